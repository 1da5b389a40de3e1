"""Rows that may be stored, beside those that are -> what a person should look at before the yes."""

from collections.abc import Iterator

import polars as pl

from extract.packs import load_pack
from extract.table.bring.problems import Problem
from extract.terminal import count

SAME = ("status", "measure", "population", "tally", "unit")
ALL = {"population": "people", "group_text": None}
NOT_COMPARED = ("row_id", "rules", "extractor_version")


def warn_against(rows: list[dict], lines: list[int], stored: pl.DataFrame) -> list[Problem]:
    """Already here, a revision, another number of the same source and day, a running total that falls or triples, a
    part that is larger than its stored whole, some people of whom more are counted than of all.
    """
    here = {row["figure_id"]: row for row in stored.iter_rows(named=True)}
    by_source: dict[tuple, list[dict]] = {}
    for row in here.values():
        if row["source"] or row["source_text"]:
            by_source.setdefault(_key(row), []).append(row)
    warnings, known = [], 0
    for line, row in zip(lines, rows, strict=True):
        old = here.get(row["figure_id"])
        if old is not None:
            known += row["row_id"] == old["row_id"]
            if row["row_id"] != old["row_id"]:
                warnings.append(_revision(line, row, old))
            continue
        whole = here.get(row["part_of"])
        if whole and row["value_min"] and whole["value_max"] and row["value_min"] > whole["value_max"]:
            what = f"is larger than the stored whole {whole['figure_id']} ({whole['value_max']:,}). Check both"
            warnings.append(Problem(line, "value", str(row["value_min"]), what))
        warnings += _beside(line, row, by_source.get(_key(row), []))
        warnings += _within_all(line, row, by_source.get(_key(row | ALL), []))
    if known:  # once: a file that is added again would say it of every row
        what = f"{count(known, 'row')} already here. Nothing is stored for them"
        warnings.append(Problem(None, "figure_id", None, what))
    return warnings


def _key(row: dict) -> tuple:
    """What two rows of one source on one thing share; one word for the counted group is said by `population`."""
    source = load_pack().sources.root(row["source"]) if row["source"] else row["source_text"]
    group = row["group_text"] if " " in (row["group_text"] or "") else None
    return (source, row["place"] or row["place_text"], group, *(row[name] for name in SAME))


def _revision(line: int, row: dict, old: dict) -> Problem:
    changed = [
        f"{name} {_shown(old[name])} -> {_shown(row[name])}"
        for name in row
        if name not in NOT_COMPARED and row[name] != old.get(name)
    ]
    what = f"is here with other content: a proposed revision ({'; '.join(changed)}). Compare them"
    return Problem(line, "figure_id", row["figure_id"], what)


def _shown(value) -> str:
    return "empty" if value is None else str(value)


def _beside(line: int, row: dict, others: list[dict]) -> Iterator[Problem]:
    """What the same source stated of the same thing: on that day, and last before it."""
    value = row["value"]
    if value is None or row["as_of"] is None:
        return
    dated = [one for one in others if one["as_of"] and one["value"]]
    same_day = sorted({one["value"] for one in dated if one["as_of"] == row["as_of"]} - {value})
    if same_day:
        said = ", ".join(f"{one:,}" for one in same_day)
        yield Problem(line, "value", str(value), f"the same source states {said} for that day. Check both")
    before = [one for one in dated if one["as_of"] < row["as_of"] and one["event_start"] == row["event_start"]]
    if row["tally"] == "cumulative" and before:
        last = max(before, key=lambda one: one["as_of"])
        if value < last["value"] or value >= 3 * last["value"]:
            change = "falls" if value < last["value"] else "triples"
            what = f"the running total {change}: it was {last['value']:,} on {last['as_of']}. Check it"
            yield Problem(line, "value", str(value), what)


def _within_all(line: int, row: dict, everybody: list[dict]) -> Iterator[Problem]:
    """What the same source stated of all people of that kind and day, of whom the row counts some."""
    value, day = row["value_min"], row["as_of"]
    if row["population"] == "people" or value is None or day is None:
        return
    most = [one["value_max"] for one in everybody if one["as_of"] == day and one["value_max"]]
    if most and value > max(most):
        what = f"is more than the {max(most):,} people whom the same source counts for that day. Check both"
        yield Problem(line, "value", str(value), what)
