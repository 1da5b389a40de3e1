"""`hasila add`: figures of a file into the store, after the check and, where one is needed, a person's yes."""

import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

from extract.commands import DONE, PROBLEMS
from extract.commands.articles import INPUTS
from extract.commands.values import the_user
from extract.terminal import count, printable, say

SAYS = "take the figures of a file into the store"
EXAMPLE = "add figures.csv --articles news.jsonl"
SHOWN = 50  # revisions


def add_arguments(parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="figures, as hasila validate checks them")
    parser.add_argument(
        "--articles", action="append", default=[], metavar="INPUT", help="the articles they were read in: " + INPUTS
    )
    parser.add_argument("--by", metavar="NAME", help="who takes them in (your name on this machine)")
    parser.add_argument("--reason", metavar="TEXT", help="why stored figures are revised: they count as corrected then")
    parser.add_argument(
        "--yes", action="store_true", help="take the good rows of a file with bad ones, and the revisions, unasked"
    )


def run(options) -> int:
    """Check the file, say what it would change, ask where that is needed, and store."""
    from extract.table.check import check_file
    from extract.table.store import Store
    from extract.table.store.accept import accept, corrected, propose, stamped
    from extract.table.store.articles import match_articles

    articles = _read_articles(options.articles)
    if articles is None:
        return PROBLEMS
    store, by = Store(), options.by or the_user()
    checked = check_file(options.file, against=store.figures())
    # What is here already, and what revises it, is said below.
    warnings = [warning for warning in checked.warnings if warning.column != "figure_id"]
    for problem in (*checked.problems, *warnings):
        print(printable(f"{options.file.name or options.file}: {problem}"))
    matched = match_articles(store.articles(), checked.ready, articles)
    _print_matches(matched)
    rows = stamped(matched.rows, by, options.file.name, checked.notes)
    proposal = propose(store.history(), rows)
    agreed = corrected(proposal.revised, by, options.reason) if options.reason else proposal.revised
    _print_revisions(replace(proposal, revised=agreed))
    bad = bool(checked.problems or matched.wrong)
    stored = left = rows.clear()
    if said_yes := not (bad or agreed.height) or _yes(options, proposal, bad):
        stored, left = accept(store, rows, agreed, matched.articles)
    for figure in left["figure_id"]:
        print(f"{figure}: has been changed meanwhile. Look at it (hasila history {figure}) and add it again")
    print(
        f"{count(proposal.new.height, 'new figure')}, {count(agreed.height, 'revision')}, "
        f"{proposal.known.height:,} already here: {stored.height:,} stored"
    )
    return DONE if said_yes and not bad and left.is_empty() else PROBLEMS


def _read_articles(inputs: list[str]) -> list | None:
    """The articles of the inputs, those of one text too; None where one cannot be read, which is said."""
    from extract.ingest.articles import items_of, read_items
    from extract.ingest.problems import InputProblem

    articles, failed = [], False
    for article in read_items(items_of(inputs)):
        if isinstance(article, InputProblem):
            say(str(article))
            failed |= article.fails
        else:
            articles.append(article)
    return None if failed else articles


def _print_matches(matched) -> None:
    for figure, what in matched.wrong.items():
        print(printable(f"{figure}: {what}"))
    for article, same in matched.doubled.items():
        print(printable(f"article {article}: has the text of {same}, so its figures are {same}'s. Passed over"))
    if matched.without_text:
        texts = count(len(matched.without_text), "text")
        print(f"{texts} of articles not stored: their figures are not checked against them. Give --articles")


def _print_revisions(proposal) -> None:
    differences = proposal.differences()
    for figure, columns in islice(differences.items(), SHOWN):
        for name, (before, now) in columns.items():
            print(printable(f"{figure}: {name} {_value(before)} -> {_value(now)}"))
    if len(differences) > SHOWN:
        print(f"and {count(len(differences) - SHOWN, 'further revision')}")


def _value(value) -> str:
    return "empty" if value is None else str(value)


def _yes(options, proposal, bad: bool) -> bool:
    """Whether the person takes the good rows and the revisions."""
    taken = [count(proposal.new.height, "new figure"), count(proposal.revised.height, "revision")]
    what = " and ".join(one for one in taken if not one.startswith("0 "))
    if options.yes or not what:
        return options.yes
    if not sys.stdin.isatty():
        say(f"{what} kept aside. " + ("Mend the file, or take them" if bad else "Take them") + " with --yes")
        return False
    try:
        return input(f"Store {what}? [y/N] ").strip().lower() in ("y", "yes", "نعم")
    except EOFError:  # Ctrl-D
        return False
