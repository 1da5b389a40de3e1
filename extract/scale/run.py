"""Pieces of what the inputs hold -> a folder with all that is read in them, by whatever engine."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from extract.ingest.articles import Item
from extract.scale.engines import Work, in_turn
from extract.scale.folder import ShardFolder
from extract.scale.progress import Progress
from extract.scale.shards import Shard, rules_version
from extract.scale.work import extract_shard
from extract.terminal import Refusal

Engine = Callable[[Work, Iterable[Shard]], Iterator[str]]


def extract_all(
    pieces: Iterable[list[Item]],
    folder: Path,
    engine: Engine = in_turn,
    progress: Progress | None = None,
    work: Callable[[Shard, Path], str] = extract_shard,
) -> dict:
    """Read all shards that the folder does not hold yet; returns its note: the counts, the rules and the shards.

    Stopped at any moment, it goes on from there when it is run again on the same pieces.
    """
    target = ShardFolder(folder.absolute())  # a worker of a cluster runs in another folder
    target.begin()
    names: dict[str, int] = {}  # in the order of the articles -> how many of them

    def missing() -> Iterator[Shard]:
        for piece in pieces:
            shard = Shard.of(piece)
            names[shard.name] = len(shard.items)
            if target.is_finished(shard.name):
                if progress:
                    progress.passed_over(len(shard.items))
            else:
                yield shard

    for name in engine(partial(work, folder=target.folder), missing()):
        if not target.is_finished(name):
            raise Refusal("what the workers write is not seen here. Name a folder that all machines share")
        if progress:
            progress.read(names[name])
    if progress:
        progress.end()
    return target.finish(list(names), rules_version())
