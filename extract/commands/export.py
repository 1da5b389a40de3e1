"""`hasila export`: the stored figures in a file for a spreadsheet, for a program, or to cite."""

from datetime import UTC, datetime
from pathlib import Path

from extract.commands import DONE, MISUSE
from extract.commands.stored import add_choice, choice, chosen, write_whole
from extract.terminal import count, say

SAYS = "write the stored figures for a spreadsheet, a program or a citation"
EXAMPLE = "export --out figures.zip --reviewed"
FORMATS = ("csv", "zip", "parquet", "json", "hxl")


def add_arguments(parser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to; its ending says the format")
    parser.add_argument("--format", choices=FORMATS, help="csv is for spreadsheets; zip has clean CSV and a README")
    add_choice(parser)


def run(options) -> int:
    """Write the figures; an interrupted export leaves no half file."""
    from extract.table.export import export, untagged

    kind = options.format or options.out.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        say(f"--out {options.out.name}: its ending does not say the format. Add --format {', '.join(FORMATS)}")
        return MISUSE
    figures = chosen(options)
    if not write_whole("--out", options.out, export(figures, kind, datetime.now(UTC).date(), choice(options))):
        return MISUSE
    if kind == "hxl" and untagged(figures):
        say(f"HXL has no core tag for {', '.join(untagged(figures))}")
    say(f"{count(figures.height, 'figure')} written to {options.out.name}")
    return DONE
