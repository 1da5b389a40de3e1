"""Rows that may be stored, beside those that are -> what a person should look at before the yes."""

from collections.abc import Iterator

import polars as pl

from extract.packs import load_pack
from extract.table.bring.problems import Problem
from extract.table.columns import COLUMNS
from extract.table.messages import Message

# What two rows of one source on one thing share.
KEY = ("who", "where", "group", "status", "measure", "population", "tally", "unit")
EVERYBODY = {"population": pl.lit("people"), "group": pl.lit(None, pl.String)}
NOT_COMPARED = ("row_id", "rules", "extractor_version")


def warn_against(rows: pl.DataFrame, stored: pl.DataFrame) -> list[Problem]:
    """Already here, a revision, another number of the same source and day, a running total that falls or triples, a
    part that is larger than its stored whole, some people of whom more are counted than of all.

    `rows` stand behind their `line`.
    """
    new = _keyed(rows.join(stored, on="figure_id", how="anti", maintain_order="left"))
    told = _keyed(stored).filter(pl.col("who").is_not_null() & pl.col("as_of").is_not_null())
    warnings = [*_revisions(rows, stored), *_wholes(new, stored), *_same_day(new, told), *_before(new, told)]
    warnings += _within_all(new, told)
    if known := rows.join(stored, on=["figure_id", "row_id"], how="semi").height:
        # Once: a file that is added again would say it of every row.
        message = Message("beside.known_one") if known == 1 else Message("beside.known", {"rows": known})
        warnings.append(Problem(None, "figure_id", None, message))
    return warnings


def _keyed(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the columns of KEY; one word for the counted group is said by `population`."""
    ids = rows["source"].drop_nulls().unique().to_list()
    heads = [load_pack().sources.root(identity) for identity in ids]
    group = pl.col("group_text")
    return rows.with_columns(
        who=pl.coalesce(pl.col("source").replace_strict(ids, heads, return_dtype=pl.String), "source_text"),
        where=pl.coalesce("place", "place_text"),
        group=pl.when(group.str.contains(" ", literal=True)).then(group),
    )


def _revisions(rows: pl.DataFrame, stored: pl.DataFrame) -> Iterator[Problem]:
    names = [name for name in COLUMNS if name not in NOT_COMPARED]
    was = stored.select("figure_id", "row_id", pl.struct(names).alias("was"))
    otherwise = rows.join(was, on="figure_id").filter(pl.col("row_id") != pl.col("row_id_right"))
    for row in otherwise.iter_rows(named=True):
        old = row["was"]
        changes = tuple(_change(name, old[name], row[name]) for name in names if old[name] != row[name])
        yield Problem(row["line"], "figure_id", row["figure_id"], Message("beside.revision", {"changes": changes}))


def _change(column: str, *values) -> Message:
    before, after = (Message("shown.empty") if value is None else str(value) for value in values)
    return Message("beside.change", {"column": column, "before": before, "after": after})


def _wholes(new: pl.DataFrame, stored: pl.DataFrame) -> Iterator[Problem]:
    """A part that is larger than its stored whole."""
    wholes = stored.select(part_of="figure_id", most="value_max")
    larger = new.join(wholes, on="part_of").filter(pl.col("value_min") > pl.col("most"))
    for line, whole, least, most in larger.select("line", "part_of", "value_min", "most").rows():
        yield Problem(line, "value", str(least), Message("beside.over_whole", {"whole": whole, "most": most}))


def _same_day(new: pl.DataFrame, told: pl.DataFrame) -> Iterator[Problem]:
    """Another number that the same source states for that day."""
    day = [*KEY, "as_of"]
    stated = told.drop_nulls("value").group_by(day).agg(stated=pl.col("value").unique().sort()).with_row_index("day")
    bounds = stated.select(*day, "day", low=pl.col("stated").list.first(), high=pl.col("stated").list.last())
    otherwise = (pl.col("low") != pl.col("value")) | (pl.col("high") != pl.col("value"))
    beside = new.join(bounds, on=day, nulls_equal=True).filter(otherwise)
    for line, value, at in beside.select("line", "value", "day").rows():
        numbers = tuple(f"{one:,}" for one in stated["stated"][at] if one != value)
        yield Problem(line, "value", str(value), Message("beside.same_day", {"numbers": numbers}))


def _before(new: pl.DataFrame, told: pl.DataFrame) -> Iterator[Problem]:
    """A running total that falls or triples: beside what the same source stated last, of the same start."""
    total = pl.col("tally") == "cumulative"
    line = pl.struct(*KEY, "event_start").hash()
    totals = new.filter(total & pl.col("as_of").is_not_null() & pl.col("value").is_not_null())
    totals = totals.select("line", "value", "as_of", of=line).sort("as_of")
    last = told.filter(total).drop_nulls("value").select("as_of", of=line, last="value", on="as_of")
    last = last.unique(["of", "as_of"], keep="first", maintain_order=True).sort("as_of")
    beside = totals.join_asof(last, on="as_of", by="of", allow_exact_matches=False, check_sortedness=False)
    falls = pl.col("value") < pl.col("last")
    odd = beside.filter(falls | (pl.col("value") >= 3 * pl.col("last"))).with_columns(falls=falls)
    for line, value, last, day, fallen in odd.select("line", "value", "last", "on", "falls").rows():
        key = "beside.falls" if fallen else "beside.triples"
        yield Problem(line, "value", str(value), Message(key, {"before": last, "day": day}))


def _within_all(new: pl.DataFrame, told: pl.DataFrame) -> Iterator[Problem]:
    """Some people of whom more are counted than the same source counts of all people of that kind and day."""
    some = new.filter(pl.col("population") != "people").with_columns(**EVERYBODY)
    day = [*KEY, "as_of"]
    most = told.group_by(day).agg(most=pl.col("value_max").max())
    more = some.join(most, on=day, nulls_equal=True).filter(pl.col("value_min") > pl.col("most"))
    for line, least, all_of_them in more.select("line", "value_min", "most").rows():
        yield Problem(line, "value", str(least), Message("beside.over_all", {"people": all_of_them}))
