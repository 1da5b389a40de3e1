"""Engines: they map work over shards, and yield the name of each shard that is finished, in any order.

Each takes shards as it has room for them, so that those waiting never fill the memory.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import BaseContext

from extract.scale.shards import Shard
from extract.terminal import Refusal

Work = Callable[[Shard], str]
AHEAD = 2  # shards for each core: one that it reads, and the next
TRIES = 2  # of a shard that its process did not outlive


def in_turn(work: Work, shards: Iterable[Shard]) -> Iterator[str]:
    """One after the other, in this process."""
    return map(work, shards)


def in_processes(work: Work, shards: Iterable[Shard], workers: int) -> Iterator[str]:
    """In several processes. A shard whose process was killed is read again, in one of its own."""
    shards = iter(shards)
    held: dict[str, Shard] = {}
    while True:
        try:
            yield from _pooled(work, shards, workers, held)
            return
        except BrokenProcessPool:
            for name in list(held):
                yield _alone(work, held.pop(name))


def on_dask(work: Work, shards: Iterable[Shard], address: str) -> Iterator[str]:
    """On the cluster whose scheduler is at an address; its machines share the folder that the work writes into.

    A shard goes along with its task: data that only a worker held would be lost with it.
    """
    from distributed import Client, KilledWorker, as_completed

    shards = iter(shards)
    try:
        client = Client(address, set_as_default=False)
    except (OSError, ValueError):
        what = f"--dask {address}: no scheduler answers there. Check the address, such as tcp://host:8786"
        raise Refusal(what) from None
    with client:
        room = AHEAD * max(1, sum(client.nthreads().values()))

        def send(count: int) -> list:
            return [client.submit(work, shard, key=shard.name, pure=False) for shard in islice(shards, count)]

        running = as_completed(send(room), loop=client.loop)
        for future in running:
            try:
                yield future.result()
            except KilledWorker:
                raise Refusal("several workers of the cluster died at one shard. Give them more memory") from None
            except ModuleNotFoundError as error:
                raise Refusal(f"a worker of the cluster lacks {error.name}. Install hasila on all of them") from None
            running.update(send(1))


def _pooled(work: Work, shards: Iterator[Shard], workers: int, held: dict[str, Shard]) -> Iterator[str]:
    """As long as no process dies; `held` are the shards that were taken and are not finished."""
    readers = pool(workers)
    running: set[Future] = set()
    try:
        while True:
            for shard in islice(shards, AHEAD * workers - len(running)):
                held[shard.name] = shard
                running.add(readers.submit(work, shard))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                name = future.result()
                del held[name]
                yield name
    finally:
        readers.shutdown(cancel_futures=True)


def _alone(work: Work, shard: Shard) -> str:
    for _ in range(TRIES):
        try:
            with pool(1) as process:
                return process.submit(work, shard).result()
        except BrokenProcessPool:
            pass
    first, last = shard.items[0].id, shard.items[-1].id
    raise Refusal(
        f"a process was killed while it read the articles {first} to {last}; too little memory? What is finished is "
        "kept. Free some memory, or take fewer with --workers, and run it again"
    )


def pool(workers: int) -> ProcessPoolExecutor:
    """Processes that have imported what they need, and end with this one."""
    return ProcessPoolExecutor(workers, processes(), initializer=begin)


def processes() -> BaseContext:
    """How processes are started: not by a fork of this one, whose threads they would not have."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["extract.scale.work"])
    return context


def begin() -> None:
    """What each process does first: Ctrl-C is for the program that started it, and it ends with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["POLARS_MAX_THREADS"] = "1"  # the cores are shared out already
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """After kill -9 nobody else tells a worker that its work is over."""
    multiprocessing.parent_process().join()
    os._exit(1)
