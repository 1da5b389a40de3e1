"""`hasila extract`: figures of the inputs, as a table to read, to a file, to a folder of Parquet, or into the store.

What fits into one shard is read here and now; more is read shard by shard, on all cores or a cluster.
"""

import os
from collections import Counter
from collections.abc import Mapping
from itertools import chain, islice
from pathlib import Path

from extract.commands import DONE, MISUSE, PROBLEMS
from extract.commands.articles import add_inputs, given, readings
from extract.commands.values import a_count
from extract.terminal import count, say

SAYS = "read figures out of articles"
EXAMPLE = "extract news.jsonl --format csv --out figures.csv"
FORMATS = ("csv", "jsonl", "parquet")


def add_arguments(parser) -> None:
    add_inputs(parser)
    parser.add_argument("--format", choices=FORMATS, help="how to write the figures (a table to read, if left out)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--out",
        metavar="FILE",
        help="where to; its ending says the format. FOLDER/ holds all in Parquet",
    )
    where.add_argument("--store", action="store_true", help="into the store, all at once")
    parser.add_argument(
        "--yes", action="store_true", help="with --store: also what is read otherwise, of figures that nobody reviewed"
    )
    parser.add_argument("--all", action="store_true", help="with --store: show every stored figure that changed")
    parser.add_argument("--workers", type=a_count, metavar="N", help="how many processes (one for each core)")
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="read on the cluster of this scheduler, such as tcp://host:8786"
    )
    parser.add_argument("--progress", action="store_true", help="say how far it is, even where no terminal looks on")


def run(options) -> int:
    """Figures of the inputs, wherever they shall go."""
    out = Path(options.out) if options.out else None
    to_folder = out is not None and (options.out.endswith(("/", os.sep)) or out.is_dir())
    kind = options.format or (out.suffix.removeprefix(".").lower() if out and not to_folder else "table")
    wrong = _wrong_output(kind, out, to_folder, options)
    if wrong:
        say(wrong)
        return MISUSE
    if out is None and not options.store:
        return _stream(kind, None, readings(options))
    from extract.scale.shards import cut

    pieces = cut(given(options))
    first = list(islice(pieces, 2))
    if len(first) < 2 and not options.dask:
        if not (to_folder or options.store):
            return _stream(kind, out, readings(options, chain.from_iterable(first)))
        options.workers = 1  # others would begin to no end
    from extract.commands import sharded

    pieces = chain(first, pieces)
    if options.store:
        return sharded.to_store(options, pieces)
    return sharded.to_folder(options, pieces, out) if to_folder else sharded.to_file(options, pieces, kind, out)


def _stream(kind: str, out: Path | None, read) -> int:
    """Each reading as it comes."""
    from extract.output import writer

    try:
        write = writer(kind, out)
    except OSError as error:
        say(f"--out {out.name}: cannot be written ({error.strerror}). Choose another file")
        return MISUSE
    counts = Counter()
    with write:
        for reading in read:
            if isinstance(reading, Exception):
                say(str(reading))
                counts["not_read" if reading.fails else "passed_over"] += 1
                continue
            write.rows(reading.rows)
            counts += Counter(articles=1, figures=len(reading.rows))
            counts.update("other_language" if one.stage == "language" else "issues" for one in reading.issues)
    say(summary(counts))
    return PROBLEMS if counts["not_read"] else DONE


def summary(counts: Mapping[str, int]) -> str:
    """What was read, in a line.

    >>> summary(Counter(figures=1, articles=2, not_read=1))
    '1 figure from 2 articles; 1 problem, said above'
    """
    said = [f"{count(counts['figures'], 'figure')} from {count(counts['articles'], 'article')}"]
    if issues := counts["issues"]:
        said.append(f"{count(issues, 'number')} beside a word of harm not read (hasila explain says why)")
    if foreign := counts["other_language"]:
        said.append(f"{count(foreign, 'article')} in another language")
    if passed := counts["passed_over"]:
        said.append(f"{passed:,} passed over")
    if problems := counts["not_read"]:
        said.append(f"{count(problems, 'problem')}, said above")
    return "; ".join(said)


def _wrong_output(kind: str, out: Path | None, to_folder: bool, options) -> str | None:
    """Why the figures cannot go where they shall, if so."""
    if out is None:
        return "--format parquet: Parquet is not for a terminal. Add --out FILE" if kind == "parquet" else None
    if to_folder:
        return None
    if kind not in FORMATS:
        return f"--out {out.name}: its ending does not say the format. Add --format csv, jsonl or parquet"
    if out.exists() and not out.is_file():
        return f"--out {out.name}: is a folder or a device. Name a file"
    if out.exists() and any(os.path.exists(name) and out.samefile(name) for name in options.inputs):
        return f"--out {out.name}: is an input too, and would be lost. Choose another file"
    return None
