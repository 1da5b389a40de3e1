"""What others say of a thing: what compares with a claim, and why the rest does not."""

import polars as pl

from dashboard.components.markup import Markup, tag, write
from dashboard.components.view import link_to
from dashboard.tables.claims import claimant_name, rivals
from dashboard.tables.names import place_name
from dashboard.words import Words

MOST = 20


def show_rivals(made: pl.DataFrame, claim_id: str, read: int, words: Words) -> None:
    """What others said: of the same scope with its verdict; of another, folded, with why it does not compare.

    `read` is how many articles were read, among which nobody else may have said anything.
    """
    others = rivals(made, claim_id)
    write(tag("h3", words.say("claims.others")))
    if others.is_empty():
        measures = made.filter(pl.col("claim_id") == claim_id)["measure"]
        measure = words.measure(measures.item()) if len(measures) else words.say("claims.this")
        said = words.say("claims.no_others", measure=measure, articles=words.count("articles", read))
        write(tag("p", said, class_="note"))
        return
    compared = others.filter(pl.col("reason").is_null())
    write(tag("ul", *(claim_line(row, row["verdict"], words) for row in compared.head(MOST).iter_rows(named=True))))
    if len(compared) < len(others):
        write(tag("p", words.say("claims.apart"), class_="note"))
    for (reason,), rows in others.drop_nulls("reason").group_by("reason", maintain_order=True):
        head = tag("summary", f"{words.say(f'reason.{reason}')} ({words.integer(len(rows))})")
        lines = (claim_line(row, None, words) for row in rows.head(MOST).iter_rows(named=True))
        write(tag("details", head, tag("ul", *lines), class_="apart-claims"))


def claim_line(row: dict, verdict: str | None, words: Words) -> Markup:
    """A claim in a line; its number leads to its sentence."""
    source = claimant_name(row, words.language)
    return tag(
        "li",
        tag("a", words.number(row), href=link_to("evidence", figure=row["figure_id"], article=""), target="_self"),
        f" {words.measure(row['measure'])} · {describe_thing(row, words)} · ",
        tag("bdi", source or words.say("match.source_not_stated")),
        f" ({words.count('outlets', row['outlets'])})" if row["outlets"] > 1 else None,
        f" · {words.say(f'verdict.{verdict}')}" if verdict else None,
    )


def describe_thing(thing: dict, words: Words) -> str:
    """What is claimed: of whom, where and when."""
    at = thing["at"] and (place_name(thing["at"], words.language) or thing["place_text"])
    where = at and words.say(f"place_relation.{thing['relation'] or 'at'}") + " " + words.isolate(at)
    when = words.days(thing["since"], thing["until"]) if thing["since"] or thing["until"] else None
    parts = (words.group(thing["population"]), words.say(f"tally.{thing['tally']}"), where, when)
    return words.comma.join(filter(None, parts))
