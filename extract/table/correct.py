"""A person's changes to a figure -> its row, with what follows from them worked out anew."""

from calendar import monthrange
from datetime import date, timedelta

from pandera.errors import SchemaErrors

from extract.table.check.names import named_place, named_source, source_of
from extract.table.derived import held_day, unit_of
from extract.table.identity import row_id
from extract.table.schema import figures_frame


def correct(row: dict, changes: dict) -> dict:
    """The row with the changes. A place, a source and days bring the columns that depend on them along.

    >>> row = {"measure": "killed", "population": "people", "unit": "people", "value_min": 5, "qualifier": "exact"}
    >>> correct(row, {"population": "families", "qualifier": "at_least"})["unit"]
    'families'
    """
    changes = {name: value for name, value in changes.items() if row.get(name) != value}
    changed = row | changes
    if changes.keys() & {"measure", "population"}:
        changed["unit"] = unit_of(changed["measure"], changed["population"])
    if changes.keys() & {"qualifier", "value_min", "value_max"}:
        changed |= _bounded(changed["qualifier"], changed.get("value_min"), changed.get("value_max"))
    if "source_text" in changes:
        changed |= named_source(changed["source_text"])
    if "relayed_by_text" in changes:
        changed["relayed_by"] = changed["relayed_by_text"] and source_of(changed["relayed_by_text"])
    if "place_text" in changes:
        changed |= named_place(changed["place_text"], changed["place_relation"])
    if changes.keys() & {"event_start", "event_end"}:
        changed["date_precision"] = _precision(changed["event_start"], changed["event_end"])
        changed |= held_day(changed)
    return changed | {"row_id": row_id({name: value for name, value in changed.items() if name in row})}


def broken_rules(rows: list[dict]) -> list[str]:
    """The rules of the table that rows break, each as the schema says it."""
    try:
        figures_frame(rows)
    except SchemaErrors as errors:
        return errors.failure_cases["check"].unique(maintain_order=True).to_list()
    return []


def _bounded(qualifier: str, low: int | None, high: int | None) -> dict:
    """The three values as a qualifier has them."""
    if qualifier in ("exact", "about"):
        return {"value": low, "value_min": low, "value_max": low}
    if qualifier == "at_least":
        return {"value": low, "value_min": low, "value_max": None}
    if qualifier == "at_most":
        return {"value": high, "value_min": None, "value_max": high}
    return {"value": None, "value_min": low, "value_max": high}


def _precision(first: date | None, last: date | None) -> str | None:
    """How closely two days say when."""
    if first is None or last is None:
        return "open" if first or last else None
    if first == last:
        return "day"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return "year"
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return "month"
    return "week" if last - first == timedelta(days=6) else "open"
