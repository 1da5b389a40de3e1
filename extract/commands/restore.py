"""`hasila restore`: a store from a backup."""

from pathlib import Path

from extract.commands import DONE
from extract.terminal import count, say

SAYS = "begin the store anew from a backup"
EXAMPLE = "restore hasila.zip"


def add_arguments(parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that hasila backup wrote")


def run(options) -> int:
    """The store as it was when the backup was written."""
    from extract.table.store import Store
    from extract.table.store.backup import restore

    rows = restore(Store(), options.file)
    say(f"{count(rows['figures'], 'row')} of figures and {count(rows['articles'], 'article')} restored")
    return DONE
