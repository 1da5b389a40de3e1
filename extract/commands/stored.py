"""The stored figures that a command reads, and the file that it writes of them."""

import os
from pathlib import Path

from extract.commands.values import a_date
from extract.terminal import say


def add_choice(parser) -> None:
    """The arguments of a command that reads stored figures."""
    parser.add_argument("--reviewed", action="store_true", help="only figures that a person confirmed or corrected")
    parser.add_argument("--recorded-by", type=a_date, metavar="DATE", help="as it stood at the end of that day (UTC)")


def chosen(options):
    """The figures that the options choose."""
    from extract.table.store import Store

    return Store().figures(options.recorded_by, options.reviewed)


def choice(options) -> str:
    """What the options choose, in words."""
    which = "those that a person confirmed or corrected" if options.reviewed else "all that stand"
    return f"{which}, recorded by {options.recorded_by}" if options.recorded_by else which


def write_whole(option: str, out: Path, content: bytes) -> bool:
    """Whether the file of an option was written; an interrupted program leaves no half file."""
    if out.exists() and not out.is_file():
        say(f"{option} {out.name}: is a folder or a device. Name a file")
        return False
    part = out.with_name(f".{out.name}.part") if out.name else out
    try:
        part.write_bytes(content)
        os.replace(part, out)
    except OSError as error:
        say(f"{option} {out.name}: cannot be written ({error.strerror}). Choose another file")
        return False
    finally:
        if part != out:
            part.unlink(missing_ok=True)
    return True
