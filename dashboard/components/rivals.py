"""What others say of a thing: what compares with a claim, and why the rest does not."""

import polars as pl

from dashboard.components.markup import Markup, tag, write
from dashboard.components.view import link_to
from dashboard.tables.claims import claimant_name, rivals
from dashboard.tables.names import place_name
from dashboard.words import Words

MOST = 20


def show_rivals(made: pl.DataFrame, claim_id: str, words: Words) -> None:
    """What others said: of the same scope with its verdict, of another with why it does not compare."""
    others = rivals(made, claim_id)
    write(tag("h3", words.say("claims.others")))
    if others.is_empty():
        write(tag("p", words.say("claims.no_others"), class_="note"))
        return
    write(
        tag(
            "ul",
            *(
                claim_line(row, row["reason"] or row["verdict"], words)
                for row in others.head(MOST).iter_rows(named=True)
            ),
        )
    )


def claim_line(row: dict, said: str | None, words: Words) -> Markup:
    """A claim in a line; its number leads to its sentence."""
    source = claimant_name(row, words.language)
    section = "verdict" if said in ("compatible", "differ") else "reason"
    return tag(
        "li",
        tag("a", words.number(row), href=link_to("evidence", figure=row["figure_id"], article=""), target="_self"),
        f" {words.measure(row['measure'])} · {describe_thing(row, words)} · ",
        tag("bdi", source or words.say("match.source_not_stated")),
        f" · {words.say(f'{section}.{said}')}" if said else None,
    )


def describe_thing(thing: dict, words: Words) -> str:
    """What is claimed: of whom, where and when."""
    at = thing["at"] and (place_name(thing["at"], words.language) or thing["at"].removeprefix("~"))
    where = at and words.say(f"place_relation.{thing['relation'] or 'at'}") + " " + words.isolate(at)
    when = words.days(thing["since"], thing["until"]) if thing["since"] or thing["until"] else None
    parts = (words.group(thing["population"]), words.say(f"tally.{thing['tally']}"), where, when)
    return words.comma.join(filter(None, parts))
