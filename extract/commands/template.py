"""`hasila template`: an empty file to enter figures in, with an example, and the values that are allowed."""

from pathlib import Path

from extract.commands import DONE, PROBLEMS
from extract.terminal import say

SAYS = "write template.csv to enter figures in, and template-values.csv with what is allowed"
EXAMPLE = "template"


def add_arguments(parser) -> None:
    parser.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="where to (here)")


def run(options) -> int:
    """Write the two files; one that is there already is left as it is."""
    from extract.table.template import template_files

    files = template_files()
    there = [name for name in files if (options.out / name).exists()]
    if there:
        say(f"{there[0]}: is there already, and may hold figures. Move it, or name a folder with --out")
        return PROBLEMS
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (options.out / name).write_bytes(content)
    say(f"{' and '.join(files)} written. Put your rows in the place of the example, then: hasila validate template.csv")
    return DONE
