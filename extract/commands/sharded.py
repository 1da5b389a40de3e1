"""Articles read shard by shard, on all cores or a cluster, and where what was read goes."""

import hashlib
import os
import shutil
import sys
from functools import partial
from pathlib import Path

import polars as pl

from extract.commands import DONE, PROBLEMS
from extract.commands.changed import print_changes
from extract.commands.extract import summary
from extract.ingest.articles import items_of
from extract.ingest.problems import InputProblem
from extract.output import writer
from extract.scale import engines
from extract.scale.folder import ShardFolder
from extract.scale.progress import Progress
from extract.scale.run import Engine, extract_all
from extract.table.store import Store
from extract.table.store.extraction import take_in
from extract.terminal import count, say

SAID = 20  # lines on what was not read
SHOWN = ("input", "defect", "passed over")
ELSEWHERE = "in the issues of --out FOLDER/"


def to_folder(options, pieces, out: Path) -> int:
    """A folder of Parquet shards."""
    note = _extract(options, pieces, out)
    return _end(note, ShardFolder(out), "in issues/")


def to_file(options, pieces, kind: str, out: Path) -> int:
    """One file, by way of shards beside it, which a rerun goes on with."""
    folder = out.with_name(f".{out.name}.shards")
    note = _extract(options, pieces, folder)
    shards = ShardFolder(folder)
    if kind == "parquet":
        part = out.with_name(f".{out.name}.part")
        shards.scan("figures").sink_parquet(part, compression="zstd", statistics=False)
        os.replace(part, out)
    else:
        with writer(kind, out) as write:
            for shard in note["shards"]:
                write.rows(shards.scan("figures", [shard]).collect().to_dicts())
    code = _end(note, shards, ELSEWHERE)
    shutil.rmtree(folder)
    return code


def to_store(options, pieces) -> int:
    """The store, in one commit; until then the shards stand in a folder of it, which the same command goes on with."""
    store = Store()
    asked = "\0".join([*map(os.path.abspath, options.inputs), str(options.published)])
    folder = store.folder / "shards" / hashlib.sha256(asked.encode()).hexdigest()[:16]
    note = _extract(options, pieces, folder)
    shards = ShardFolder(folder)

    def tables():
        for batch in shards.batches(note["shards"]):
            yield tuple(shards.scan(kind, batch) for kind in ("figures", "articles"))

    taken = take_in(store, tables, options.yes)
    code = _end(note, shards, ELSEWHERE)
    shutil.rmtree(folder)
    print(f"{taken.stored:,} stored, {taken.known:,} already here")
    if taken.changes:
        print_changes(taken.changes, options.all)
    for number, why in (
        (taken.waiting, "in articles that are read otherwise now wait. Take them, and withdraw the lost, with --yes"),
        (taken.reviewed, "read otherwise than a person reviewed them, and stay as they are"),
        (taken.doubled, "in articles with the text of another one, whose figures they are"),
        (taken.other_text, "in articles that are stored with another text. Give these ids of their own"),
        (taken.refused, "in articles that break a rule of the table beside what is stored"),
    ):
        if number:
            print(f"{count(number, 'figure')} {why}")
    return PROBLEMS if taken.waiting or taken.other_text or taken.refused else code


def engine(workers: int | None, dask: str | None = None) -> Engine:
    """The engine for so many processes (one for each core, if None), or for the cluster at an address."""
    if dask:
        return partial(engines.on_dask, address=dask)
    workers = workers or _cores()
    return partial(engines.in_processes, workers=workers) if workers > 1 else engines.in_turn


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _extract(options, pieces, folder: Path) -> dict:
    run = engine(options.workers, options.dask)
    try:
        if not (options.progress or sys.stderr.isatty()):
            return extract_all(pieces, folder, run)
        counted = engines.processes().Value("q", -1)
        counting = engines.processes().Process(target=_count, args=(options.inputs, counted), daemon=True)
        counting.start()
        try:
            total = Progress(lambda: counted.value if counted.value >= 0 else None)
            return extract_all(pieces, folder, run, total)
        finally:
            counting.terminate()
    except KeyboardInterrupt:
        say("what is finished is kept: the same command goes on from there")
        raise


def _count(inputs: list[str], counted) -> None:
    """How many articles the inputs hold; they are read once more for it, as no format says so by itself."""
    engines.begin()
    counted.value = sum(not isinstance(item, InputProblem) for item in items_of(inputs))


def _end(note: dict, shards: ShardFolder, all_of_them: str) -> int:
    """Say what was read, and of what was not read the first lines."""
    unread = shards.scan("issues").filter(pl.col("stage").is_in(SHOWN))
    for article, why in unread.select("article_id", "why").head(SAID).collect().iter_rows():
        say(f"article {article}: {why}" if article else why)
    left = note["not_read"] + note["passed_over"] - SAID
    if left > 0:
        say(f"and {count(left, 'further line')} like these; all stand {all_of_them}")
    say(summary(note))
    return PROBLEMS if note["not_read"] else DONE
