"""What each command does, given its options; each returns the exit code. Imports wait until a command needs them."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from extract.terminal import count, printable, say

DONE, PROBLEMS, MISUSE = 0, 1, 2
ROOT = Path(__file__).parent.parent
FORMATS = ("csv", "jsonl", "parquet")


def run_extract(options) -> int:
    """Figures of the inputs, to a file, to standard output, or as a table to read."""
    from extract.output import writer

    kind = options.format or (options.out.suffix.removeprefix(".").lower() if options.out else "table")
    wrong = _wrong_output(kind, options)
    if wrong:
        say(wrong)
        return MISUSE
    try:
        write = writer(kind, options.out)
    except OSError as error:
        say(f"--out {options.out.name}: cannot be written ({error.strerror}). Choose another file")
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
    unread = f"; {count(problems, 'problem')}, said above" if problems else ""
    say(f"{count(figures, 'figure')} from {count(articles, 'article')}{noted}{unread}")
    return PROBLEMS if problems else DONE


def _wrong_output(kind: str, options) -> str | None:
    """Why the figures cannot go where they shall, if so."""
    out = options.out
    if out is None:
        return "--format parquet: Parquet is not for a terminal. Add --out FILE" if kind == "parquet" else None
    if kind not in FORMATS:
        return f"--out {out.name}: its ending does not say the format. Add --format csv, jsonl or parquet"
    if out.exists() and not out.is_file():
        return f"--out {out.name}: is a folder or a device. Name a file"
    if out.exists() and any(os.path.exists(name) and out.samefile(name) for name in options.inputs):
        return f"--out {out.name}: is an input too, and would be lost. Choose another file"
    return None


def readings(options):
    """What is read in each article of the inputs, or the problem where an input gives none."""
    from extract.ingest.articles import read_articles_from
    from extract.ingest.problems import InputProblem
    from extract.packs import load_pack
    from extract.pipeline import read_article

    pack = load_pack()
    for article in read_articles_from(options.inputs):
        if isinstance(article, InputProblem):
            yield article
            continue
        if options.published:
            article = replace(article, published=options.published, published_basis="supplied")
        try:
            yield read_article(article, pack)
        except Exception as error:  # a defect costs one article, not all that follow
            if options.debug:
                raise
            yield InputProblem(
                f"article {article.id}", f"a defect of this program ({type(error).__name__}). Report it with the text"
            )


def run_explain(options) -> int:
    """Each sentence, and each number with what the stages made of it."""
    from extract.explain import explain
    from extract.packs import load_pack

    problems = 0
    for reading in readings(options):
        if isinstance(reading, Exception):
            say(str(reading))
            problems += 1
        else:
            print(explain(reading, load_pack()))
    return PROBLEMS if problems else DONE


def run_validate(options) -> int:
    """Every problem of a file, and how many rows are ready."""
    from extract.table.check import check_csv

    rows, problems = check_csv(options.file)
    for problem in problems:
        line = f":{problem.line}" if problem.line else ""
        print(printable(f"{options.file.name or options.file}{line}: {problem.said}"))
    refused = len({problem.line for problem in problems if problem.line and problem.line > 1})
    ready = 0 if any(problem.line in (None, 1) for problem in problems) else max(0, rows - refused)
    print(f"{count(ready, 'row')} ready, {count(len(problems), 'problem')}")
    return PROBLEMS if problems else DONE


def run_build(options) -> int:
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


def run_dashboard(options) -> int:
    """The dashboard, until it is stopped. It takes this process over, so that a signal to it leaves nothing behind."""
    if not (ROOT / "data/figures.parquet").is_file():
        say("data/ holds no figures yet. Run: hasila build")
        return PROBLEMS
    if _is_taken(options.port):
        say(f"port {options.port} is taken by another program. Choose another, such as --port {options.port + 1}")
        return PROBLEMS
    say(f"the dashboard is at http://127.0.0.1:{options.port} (Ctrl-C stops it)")
    sys.stderr.flush()
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "dashboard.server", str(options.port)])


def _is_taken(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
