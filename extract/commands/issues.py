"""`hasila issues`: numbers beside a word of harm that no rule reads, the most frequent words first."""

from collections.abc import Iterator
from pathlib import Path

from extract.commands import DONE, PROBLEMS
from extract.commands.articles import add_inputs, readings
from extract.commands.values import a_count
from extract.terminal import count, isolated, padded, printable, say

SAYS = "rank the numbers that no rule reads by the words beside them"
EXAMPLE = "issues news.jsonl"


def add_arguments(parser) -> None:
    add_inputs(parser)
    parser.add_argument("--most", type=a_count, default=20, metavar="N", help="how many words to show (20)")


def run(options) -> int:
    """A line a word, with how often it stands there, in how many articles, why no rule reads it, and an example."""
    from extract.unread import rank

    problems: list[str] = []
    ranked = rank(_issues(options, problems))
    for line in problems:
        say(line)
    for one in ranked[: options.most]:
        where = count(len(one.articles), "article")
        print(f"{one.count:>7,}  {padded(one.word, 20)} in {where}: {printable(one.why)}")
        print(f"         {isolated(one.example)}")
    total = sum(one.count for one in ranked)
    say(f"{count(total, 'number')} not read, with {count(len(ranked), 'word')} beside them")
    return PROBLEMS if problems else DONE


def _issues(options, problems: list[str]) -> Iterator:
    """Each issue of a rule with its article's text; of a folder of hasila extract those that stand in it."""
    from extract.scale.folder import NOT_READ, ShardFolder

    others = []
    for name in options.inputs:
        folder = ShardFolder(Path(name))
        if not folder.note.exists():
            others.append(name)
            continue
        yield from _extracted(folder)
    options.inputs = others
    for reading in readings(options) if others else ():
        if isinstance(reading, Exception):
            problems += [str(reading)] * reading.fails
            continue
        yield from ((issue, reading.article.text) for issue in reading.issues if issue.stage not in NOT_READ)


def _extracted(folder) -> Iterator:
    import polars as pl

    from extract.records import Issue
    from extract.scale.folder import NOT_READ

    for shards in folder.batches(folder.shards()):
        texts = folder.scan("articles", shards).select("article_id", "text")
        issues = folder.scan("issues", shards).filter(~pl.col("stage").is_in(list(NOT_READ)))
        for *issue, text in issues.join(texts, on="article_id", maintain_order="left").collect().iter_rows():
            yield Issue(*issue), text
