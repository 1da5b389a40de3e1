"""`hasila export`: the stored figures in a file for a spreadsheet, for a program, or to cite."""

import os
from datetime import UTC, datetime
from pathlib import Path

from extract.commands import DONE, MISUSE
from extract.commands.values import a_date
from extract.terminal import count, say

SAYS = "write the stored figures for a spreadsheet, a program or a citation"
EXAMPLE = "export --out figures.zip --reviewed"
FORMATS = ("csv", "zip", "parquet", "json", "hxl")


def add_arguments(parser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to; its ending says the format")
    parser.add_argument("--format", choices=FORMATS, help="csv is for spreadsheets; zip has clean CSV and a README")
    parser.add_argument("--reviewed", action="store_true", help="only figures that a person confirmed or corrected")
    parser.add_argument("--recorded-by", type=a_date, metavar="DATE", help="as it stood at the end of that day (UTC)")


def run(options) -> int:
    """Write the figures; an interrupted export leaves no half file."""
    from extract.table.export import export, untagged
    from extract.table.store import Store

    kind = options.format or options.out.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        say(f"--out {options.out.name}: its ending does not say the format. Add --format {', '.join(FORMATS)}")
        return MISUSE
    if options.out.exists() and not options.out.is_file():
        say(f"--out {options.out.name}: is a folder or a device. Name a file")
        return MISUSE
    figures = Store().figures(options.recorded_by, options.reviewed)
    content = export(figures, kind, datetime.now(UTC).date(), _filtered(options))
    part = options.out.with_name(f".{options.out.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, options.out)
    except OSError as error:
        say(f"--out {options.out.name}: cannot be written ({error.strerror}). Choose another file")
        return MISUSE
    finally:
        part.unlink(missing_ok=True)
    if kind == "hxl" and untagged(figures):
        say(f"HXL has no core tag for {', '.join(untagged(figures))}")
    say(f"{count(figures.height, 'figure')} written to {options.out.name}")
    return DONE


def _filtered(options) -> str:
    which = "those that a person confirmed or corrected" if options.reviewed else "all that stand"
    return f"{which}, recorded by {options.recorded_by}" if options.recorded_by else which
