"""`hasila review`: a person's verdict on a figure, as a new dated row."""

from extract.commands import DONE
from extract.commands.values import the_user
from extract.terminal import count, say

SAYS = "confirm, withdraw or dispute a figure, or note something on it"
EXAMPLE = 'review withdraw f0123456789abcdef --reason "counted twice"'


def add_arguments(parser) -> None:
    parser.add_argument("verdict", choices=("confirm", "withdraw", "dispute", "note"), help="nothing stored is changed")
    parser.add_argument("figures", nargs="+", metavar="FIGURE_ID", help="as hasila history shows it")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why, for those who read it later")
    parser.add_argument("--by", metavar="NAME", help="who says so (your name on this machine)")


def run(options) -> int:
    """Each figure's verdict, one after the other."""
    from extract.table.store import Store
    from extract.table.store.review import review

    store = Store()
    for figure in dict.fromkeys(options.figures):
        rows = review(store, figure, options.verdict, options.by or the_user(), options.reason)
        parts = f"; without its whole now: {count(rows.height - 1, 'part')}" if rows.height > 1 else ""
        say(f"{figure}: {'noted' if options.verdict == 'note' else rows['review'][0]}{parts}")
    return DONE
