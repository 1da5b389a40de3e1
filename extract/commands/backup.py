"""`hasila backup`: the whole store, its history too, in one file."""

from pathlib import Path

from extract.commands import DONE
from extract.terminal import count, say

SAYS = "write the whole store, its history too, to one file"
EXAMPLE = "backup hasila.zip"


def add_arguments(parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where to; a file of that name is replaced")


def run(options) -> int:
    """The store as one file."""
    from extract.table.store import Store
    from extract.table.store.backup import backup

    rows = backup(Store(), options.file)
    say(f"{count(rows['figures'], 'row')} of figures and {count(rows['articles'], 'article')} in {options.file.name}")
    return DONE
