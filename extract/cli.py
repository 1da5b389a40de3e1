"""The command `hasila`: read figures out of articles, explain and check them, publish them, and show them.

Exit codes: 0 done, 1 the data has problems, 2 wrong use.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

DONE, PROBLEMS, MISUSE = 0, 1, 2
ROOT = Path(__file__).parent.parent

EXAMPLES = """\
examples:
  hasila extract article.txt --published 2024-12-06
  hasila extract news.jsonl --format csv --out figures.csv
  hasila explain article.txt
  hasila validate figures.csv
  hasila build
  hasila dashboard
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except BrokenPipeError:  # `hasila extract ... | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except Exception as error:
        if options.debug:
            raise
        say(f"something went wrong that should not ({type(error).__name__}). Run it again with --debug and report it")
        return PROBLEMS


def parser() -> argparse.ArgumentParser:
    """The command's grammar."""
    top = argparse.ArgumentParser(
        prog="hasila",
        description="Reads casualty and displacement figures out of Arabic news: who states each, where and when.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--debug", action="store_true", help="show a traceback where the program fails")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    extract = commands.add_parser("extract", help="read figures out of articles")
    extract.add_argument("inputs", nargs="+", metavar="INPUT", help="text files, or .jsonl with id, and text or file")
    extract.add_argument(
        "--published", type=a_date, metavar="DATE", help="when the articles appeared, such as 2024-12-06"
    )
    extract.add_argument("--format", choices=("csv", "jsonl", "parquet"), help="how to write the figures")
    extract.add_argument("--out", type=Path, metavar="FILE", help="where to; its ending says the format")
    extract.set_defaults(run=run_extract)

    explain = commands.add_parser("explain", help="say of each number what every stage made of it, or why it is none")
    explain.add_argument("inputs", nargs="+", metavar="INPUT", help="as for extract")
    explain.add_argument("--published", type=a_date, metavar="DATE", help="as for extract")
    explain.set_defaults(run=run_explain)

    validate = commands.add_parser("validate", help="check a CSV file of figures against the table's rules")
    validate.add_argument("file", type=Path, metavar="FILE")
    validate.set_defaults(run=run_validate)

    build = commands.add_parser("build", help="read the seed articles and write data/ anew")
    build.add_argument("--seeds", type=Path, default=ROOT / "seeds/articles.jsonl", metavar="FILE", help="the articles")
    build.add_argument("--data", type=Path, default=ROOT / "data", metavar="FOLDER", help="where the files go")
    build.set_defaults(run=run_build)

    dashboard = commands.add_parser("dashboard", help="open the dashboard on the figures of data/")
    dashboard.add_argument("--port", type=int, default=8501, metavar="N", help="the port on this machine (8501)")
    dashboard.set_defaults(run=run_dashboard)
    return top


def a_date(text: str) -> date:
    """A date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date. Write it as 2024-12-06") from None


def run_extract(options) -> int:
    """Figures of the inputs, to a file, to standard output, or as a table to read."""
    from extract.output import writer

    kind = options.format or (options.out.suffix.removeprefix(".") if options.out else "table")
    if kind not in ("csv", "jsonl", "parquet", "table"):
        say(f"--out: {options.out.name!r} does not say the format. Add --format csv, jsonl or parquet")
        return MISUSE
    if kind == "parquet" and not options.out:
        say("--format parquet: Parquet is not for a terminal. Add --out FILE")
        return MISUSE
    try:
        write = writer(kind, options.out)
    except OSError as error:
        say(f"--out: {options.out.name} cannot be written ({error.strerror}). Choose another file")
        return MISUSE
    articles = figures = issues = problems = 0
    with write:
        for reading in readings(options):
            if isinstance(reading, Exception):
                say(str(reading))
                problems += 1
                continue
            write.rows(reading.rows)
            articles, figures, issues = articles + 1, figures + len(reading.rows), issues + len(reading.issues)
    noted = f"; {count(issues, 'number')} beside a word of harm not read (hasila explain says why)" if issues else ""
    say(f"{count(figures, 'figure')} from {count(articles, 'article')}{noted}")
    return PROBLEMS if problems else DONE


def readings(options):
    """What is read in each article of the inputs, or the problem where an input gives none."""
    from dataclasses import replace

    from extract.ingest.articles import read_articles_from
    from extract.packs import load_pack
    from extract.pipeline import read_article

    pack = load_pack()
    for article in read_articles_from(options.inputs):
        if isinstance(article, Exception):
            yield article
            continue
        if options.published:
            article = replace(article, published=options.published, published_basis="supplied")
        yield read_article(article, pack)


def run_explain(options) -> int:
    """Each sentence with a number, and each number with what the stages made of it."""
    from extract.explain import explain

    problems = 0
    for reading in readings(options):
        if isinstance(reading, Exception):
            say(str(reading))
            problems += 1
        else:
            print(explain(reading))
    return PROBLEMS if problems else DONE


def run_validate(options) -> int:
    """Every problem of a file, and how many rows are ready."""
    from extract.table.check import check_csv

    rows, problems = check_csv(options.file)
    for problem in problems:
        print(f"{options.file.name}: {problem}")
    refused = len({problem.line for problem in problems if problem.line and problem.line > 1})
    ready = 0 if any(problem.line in (None, 1) for problem in problems) else max(0, rows - refused)
    print(f"{count(ready, 'row')} ready, {count(len(problems), 'problem')}")
    return PROBLEMS if problems else DONE


def run_build(options) -> int:
    """The published files, from the seed articles."""
    from extract.ingest.jsonl import InputProblem, read_jsonl
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


def run_dashboard(options) -> int:
    """The dashboard, until it is stopped."""
    import subprocess

    if not (ROOT / "data/figures.parquet").is_file():
        say("data/ holds no figures yet. Run: hasila build")
        return PROBLEMS
    say(f"opening http://127.0.0.1:{options.port} (Ctrl-C stops it)")
    return subprocess.call([sys.executable, "-m", "dashboard.server", str(options.port)], cwd=ROOT)


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "figure"), count(2, "figure")
    ('1 figure', '2 figures')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def say(text: str) -> None:
    """A line for the person, on standard error; nothing that a name holds can move the terminal."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in text)
    print(f"hasila: {shown}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
