"""The command `hasila`: read figures out of articles, explain and check them, publish them, and show them.

Exit codes: 0 done, 1 the data has problems, 2 wrong use.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from extract.commands import (
    DONE,
    FORMATS,
    PROBLEMS,
    ROOT,
    run_build,
    run_dashboard,
    run_explain,
    run_extract,
    run_validate,
)
from extract.terminal import printable, say

EXAMPLES = """\
examples:
  hasila extract article.txt --published 2024-12-06
  hasila extract news.jsonl --format csv --out figures.csv
  hasila explain article.txt
  hasila validate figures.csv
  hasila build
  hasila dashboard

exit codes: 0 done, 1 the data has problems, 2 wrong use
"""
INPUTS = "a text file (its name without the ending is the id), or .jsonl: a line an article, with id, and text or file"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    sys.stdout.reconfigure(encoding="utf-8")  # Arabic, whatever the machine's locale
    options = parser().parse_args(arguments)
    try:
        code = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # `hasila extract ... | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except Exception as error:
        if options.debug:
            raise
        if isinstance(error, OSError) and error.strerror:
            say(f"a file cannot be read or written ({error.strerror}). Check the disk and the permissions")
        else:
            say(f"a defect of this program ({type(error).__name__}). Run it again as `hasila --debug …` and report it")
        return PROBLEMS


class Parser(argparse.ArgumentParser):
    """Prints no control byte of a wrong argument."""

    def error(self, message: str):
        super().error(printable(message))


def parser() -> argparse.ArgumentParser:
    """The command's grammar."""
    top = Parser(
        prog="hasila",
        description="Reads casualty and displacement figures out of Arabic news: who states each, where and when.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--debug", action="store_true", help="show a traceback where the program fails")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run, says: str, example: str) -> argparse.ArgumentParser:
        one = commands.add_parser(
            name,
            help=says,
            description=says[0].upper() + says[1:] + ".",
            epilog=f"example:\n  hasila {example}\n",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.set_defaults(run=run)
        return one

    extract = command(
        "extract", run_extract, "read figures out of articles", "extract news.jsonl --format csv --out figures.csv"
    )
    explain = command(
        "explain",
        run_explain,
        "say of each number what every stage made of it, or why it is none",
        "explain article.txt --published 2024-12-06",
    )
    for one in (extract, explain):
        one.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUTS)
        one.add_argument(
            "--published", type=a_date, metavar="DATE", help="when all of them appeared, such as 2024-12-06"
        )
    extract.add_argument("--format", choices=FORMATS, help="how to write the figures (a table to read, if left out)")
    extract.add_argument("--out", type=Path, metavar="FILE", help="where to; its ending says the format")

    validate = command(
        "validate", run_validate, "check a CSV file of figures against the table's rules", "validate figures.csv"
    )
    validate.add_argument("file", type=Path, metavar="FILE", help="with the columns that data/README.md describes")

    build = command("build", run_build, "read the seed articles and write data/ anew", "build")
    build.add_argument("--seeds", type=Path, default=ROOT / "seeds/articles.jsonl", metavar="FILE", help="the articles")
    build.add_argument("--data", type=Path, default=ROOT / "data", metavar="FOLDER", help="where the files go")

    dashboard = command(
        "dashboard", run_dashboard, "open the dashboard on the figures of data/", "dashboard --port 8600"
    )
    dashboard.add_argument("--port", type=a_port, default=8501, metavar="N", help="the port on this machine (8501)")
    return top


def a_date(text: str) -> date:
    """A date of the command line."""
    from extract.calendar import written_day

    day = written_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date. Write it as 2024-12-06")
    return day


def a_port(text: str) -> int:
    """A port of the command line."""
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port. Choose one from 1024 to 65535")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
