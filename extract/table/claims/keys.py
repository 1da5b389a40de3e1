"""What a figure is about, as columns that two figures of one thing share."""

import polars as pl

from extract.catalog.sources import Sources
from extract.text import fold

# Only who is moved has a way: prisoners set free "from" a prison and "at" it are the same.
MOVED = ("displaced", "refugees", "returned", "evacuated")
STAYS = ("at", "from", "to")

# What the thing is, whoever states it and whenever.
TOPIC = ("measure", "population", "group", "unit", "tally", "at", "relation", "share")
# One source's statements on it, as facts or not, from one start on.
LINE = ("claimant", "status", *TOPIC, "since")
# At one time.
MOMENT = (*LINE, "until")


def keyed(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures with the columns of MOMENT, and what decides between figures of one key.

    claimant      the body at the head of the source's, else "~" and the folded printed words, else null
    group         the counted group, folded, where several words name it; one word is said by `population`
    at, relation  the place, by id or folded words; "at" for all that stays where it is
    share         a part of people like it (5 of 20 civilians): never compared with a whole
    since, until  an event's days; of a running total its start, where stated, and the day that it holds for; of a stock
                  that day. `dated` is false where an event has only the day of its report
    outlet        who prints it, spelled one way: by the catalogue, else by the folded words
    known         where the place is known: "place", "words" or null
    """
    sources = Sources.load()
    ids = figures["source"].drop_nulls().unique().to_list()
    heads = {identity: sources.root(identity) for identity in ids}
    frame = figures.join(
        figures.select(
            part_of="figure_id", whole_people="population", whole_measure="measure", whole_unit="unit"
        ).unique("part_of"),
        on="part_of",
        how="left",
        maintain_order="left",
    )
    same = [pl.col(f"whole_{of}") == pl.col(name) for of, name in _LIKE]
    event = pl.col("tally") == "incident"
    dated = pl.col("event_start").is_not_null() | pl.col("event_end").is_not_null()
    return frame.with_columns(
        claimant=pl.coalesce(_mapped("source", heads), pl.lit("~") + _folded(figures, "source_text")),
        outlet=_mapped("publisher", outlets(figures["publisher"].drop_nulls().unique().to_list(), sources)),
        group=pl.when(pl.col("group_text").str.contains(r"\S\s+\S")).then(_folded(figures, "group_text")),
        at=pl.coalesce("place", pl.lit("~") + _folded(figures, "place_text")),
        known=pl.when(pl.col("place").is_not_null())
        .then(pl.lit("place"))
        .when(pl.col("place_text").is_not_null())
        .then(pl.lit("words")),
        relation=pl.when(pl.col("place_relation").is_in(STAYS) & ~pl.col("measure").is_in(MOVED))
        .then(pl.lit("at"))
        .otherwise("place_relation"),
        share=pl.all_horizontal(same).fill_null(False),
        since=pl.when(pl.col("tally") != "stock").then("event_start"),
        until=pl.when(event & dated)
        .then("event_end")
        .when(event)
        .then("published")
        .otherwise(pl.coalesce("as_of", "published")),
        dated=dated | ~event,
        link=(pl.col("position") == "related_link").fill_null(False),
        low=pl.col("value_min").fill_null(0),
        high=pl.col("value_max").fill_null(2**63 - 1),
    ).drop("whole_people", "whole_measure", "whole_unit")


_LIKE = (("people", "population"), ("measure", "measure"), ("unit", "unit"))


def kinds(claimants: list[str]) -> dict[str, str | None]:
    """The kind of each claimant that the catalogue knows."""
    sources = Sources.load()
    return {one: record.kind for one in claimants if (record := sources.get(one))}


def outlets(publishers: list[str], sources: Sources) -> dict[str, str]:
    """Each printed name of an outlet -> the one name that stands for it.

    >>> outlets(["فرانس برس", "AFP", "صحيفة الأمس", "صحيفة الامس"], Sources.load())["فرانس برس"]
    'AFP'
    """
    first: dict[str, str] = {}
    keys = {printed: sources.id_of(printed) or f"~{fold(printed)}" for printed in sorted(publishers)}
    return {printed: first.setdefault(key, printed) for printed, key in keys.items()}


def _folded(figures: pl.DataFrame, name: str) -> pl.Expr:
    words = figures[name].drop_nulls().unique().to_list()
    return _mapped(name, {printed: fold(printed) for printed in words})


def _mapped(name: str, into: dict[str, str]) -> pl.Expr:
    return pl.col(name).replace_strict(list(into), list(into.values()), default=None, return_dtype=pl.String)
