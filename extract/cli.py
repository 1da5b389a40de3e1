"""The command `hasila`: read figures out of articles, explain and check them, publish them, and show them.

Exit codes: 0 done, 1 the data has problems, 2 wrong use.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from extract.commands import (
    DONE,
    PROBLEMS,
    add,
    backup,
    build,
    claims,
    compare,
    dashboard,
    explain,
    export,
    extract,
    history,
    issues,
    restore,
    review,
    template,
    validate,
)
from extract.ingest.problems import InputProblem
from extract.terminal import Refusal, printable, say

# As the help lists them.
COMMANDS = (
    extract,
    explain,
    issues,
    compare,
    template,
    validate,
    add,
    review,
    history,
    claims,
    export,
    backup,
    restore,
    build,
    dashboard,
)
EXIT_CODES = "\nexit codes: 0 done, 1 the data has problems, 2 wrong use\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    sys.stdout.reconfigure(encoding="utf-8")  # Arabic, whatever the machine's locale
    try:
        return answer(asked(arguments))
    except BrokenPipeError:  # `hasila extract ... | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command line asks for; ends the program where it is help, or wrong."""
    try:
        return parser().parse_args(arguments)
    finally:
        sys.stdout.flush()  # of the help, here: at its end the interpreter would complain of a closed pipe


def answer(options) -> int:
    """Run what was asked for; no failure shows more than a line."""
    try:
        code = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except (InputProblem, Refusal) as problem:
        say(str(problem))
        return PROBLEMS
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
        epilog="\n".join(["examples:", *(f"  hasila {module.EXAMPLE}" for module in COMMANDS), EXIT_CODES]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--debug", action="store_true", help="show a traceback where the program fails")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        one = commands.add_parser(
            module.__name__.rpartition(".")[2],
            help=module.SAYS,
            description=module.SAYS[0].upper() + module.SAYS[1:] + ".",
            epilog=f"example:\n  hasila {module.EXAMPLE}\n",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.set_defaults(run=module.run)
        module.add_arguments(one)
    return top


if __name__ == "__main__":
    sys.exit(main())
