"""Key figures: one number each, with who says so, as of when, and the way to its sentence."""

from collections.abc import Callable
from itertools import accumulate, pairwise

import polars as pl

from dashboard.components.markup import Markup, tag, write
from dashboard.components.view import link_to
from dashboard.looks import Look
from dashboard.marks import describe_number
from dashboard.series import key_figures, parts_among, parts_of, projections, rest_of
from dashboard.tables import Table
from dashboard.tables.claimants import stated_by
from dashboard.tables.claims import standing
from dashboard.words import Words


def show_keys(table: Table, look: Look, names: dict[str, str], words: Words) -> None:
    """Draw the key figures, the projections apart from them, and the rule that chose."""
    keys, parts, projected = look.once("keys", lambda: _find_keys(table, look.matching, words.terms("measure")))
    if keys.is_empty():
        write(tag("p", words.say("key.none"), class_="note"))
        return

    def said_by(row: dict) -> str:
        source = stated_by(row, names) or words.say("match.source_not_stated")
        return words.say("key.said_by", source=words.isolate(source), day=words.day(row["as_of"]))

    held = standing(table, keys)
    cards = [
        _card(row, parts_of(parts, row["figure_id"]), said_by, held[row["figure_id"]], words)
        for row in keys.iter_rows(named=True)
    ]
    write(tag("div", *cards, class_="keys"))
    apart = [
        tag(
            "li",
            _link(row, describe_number(row, words), words),
            f" {words.heading(row)} · {said_by(row)}",
        )
        for row in projected.iter_rows(named=True)
    ]
    if apart:
        write(tag("div", tag("h3", words.say("key.apart")), tag("ul", *apart), class_="apart"))
    write(tag("p", words.say("key.rule"), class_="note"))


def _find_keys(table: Table, figures: pl.DataFrame, measures: list[str]) -> tuple[pl.DataFrame, ...]:
    """The rows of the key figures, of their parts, and of the newest projections."""
    keys = key_figures(figures, measures)
    found = keys, parts_among(figures, keys), projections(figures).head(3)
    rows = table.rows_untold(pl.concat(found))
    ends = accumulate(map(len, found), initial=0)
    return tuple(rows[first:end] for first, end in pairwise(ends))


def _card(
    row: dict, parts: pl.DataFrame, said_by: Callable[[dict], str], held: tuple[int, str], words: Words
) -> Markup:
    sources, verdict = held
    return tag(
        "article",
        tag("h3", words.heading(row)),
        tag("strong", words.number(row)),
        tag("p", " · ".join(_kind(row, words))),
        tag("p", said_by(row), class_="source"),
        *(tag("p", line, class_="part") for line in _parts(row, parts, words)),
        tag("p", f"{words.count('sources', sources)} · {words.say(f'key.{verdict}')}", class_="part"),
        tag("p", words.say(f"review.{row['review']}"), class_="part"),
        _link(row, words.say("key.evidence"), words),
    )


def _kind(row: dict, words: Words) -> list[str]:
    """Who and what kind of count: a number alone would not say what it covers."""
    who = "unit" if row["unit"] != "people" else "population"
    return [
        words.say(f"{who}.{row[who]}"),
        words.say(f"tally.{row['tally']}"),
        words.say(f"qualifier.{row['qualifier']}"),
    ]


def _parts(row: dict, parts: pl.DataFrame, words: Words) -> list[str]:
    """The subsets inside the number, and the rest where it can be known."""
    said = []
    for part in parts.iter_rows(named=True):
        group = words.group(part["population"])
        if part["population"] == row["population"]:  # "twenty civilians, five of them of one family"
            group = part["group_text"] or words.say("key.told_apart")
        said.append(words.say("key.part", count=words.number(part), group=group))
    rest = rest_of(row, parts) if said else None
    if rest:
        said[-1] += words.say("key.rest", rest=words.integer(rest))
    return said


def _link(row: dict, text: str, words: Words) -> Markup:
    return tag("a", text, href=link_to(figure=row["figure_id"]), target="_self")
