"""`hasila build`: the published files, from the seed articles."""

from pathlib import Path

from extract.commands import DONE, PROBLEMS, ROOT
from extract.terminal import count, say

SAYS = "read the seed articles and write data/ anew"
EXAMPLE = "build"


def add_arguments(parser) -> None:
    parser.add_argument(
        "--seeds", type=Path, default=ROOT / "seeds/articles.jsonl", metavar="FILE", help="the articles"
    )
    parser.add_argument("--data", type=Path, default=ROOT / "data", metavar="FOLDER", help="where the files go")


def run(options) -> int:
    """The published files, from the seed articles."""
    from extract.ingest.jsonl import read_jsonl
    from extract.ingest.problems import InputProblem
    from extract.pipeline import read_articles
    from extract.table.build import build

    try:
        figures = build(read_articles(read_jsonl(options.seeds)), options.data)
    except InputProblem as problem:
        say(str(problem))
        return PROBLEMS
    articles = count(figures["article_id"].n_unique(), "article")
    say(f"{count(figures.height, 'figure')} from {articles} written to {options.data.name}/")
    return DONE
