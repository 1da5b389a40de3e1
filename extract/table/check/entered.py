"""A row that a person enters -> the row of the table: the number is looked for in the quote, the rest filled in.

What nobody wrote down stays empty; only what the table needs of every row (who, what kind of count) is read from the
quote by the program's own rules, and said where they do not read it.
"""

import polars as pl

from extract.packs import load_pack
from extract.pipeline import Reading, read_article
from extract.records import Article, Number
from extract.stages.numbers import read_numbers
from extract.stages.sentences import split_sentences
from extract.table.bring.problems import Problem
from extract.table.check.cells import type_cell, unsafe
from extract.table.check.header import ENTERED, EXAMPLE, NEEDED
from extract.table.check.names import named_place, named_source
from extract.table.check.nearest import nearest_place, nearest_source
from extract.table.check.typed import Typed, one_by_one
from extract.table.columns import COLUMNS
from extract.table.derived import held_day, unit_of
from extract.table.identity import entered_id, row_id
from extract.table.messages import Message

NOT_STATED = {"not stated", "غير مذكور"}
# Of a person's columns those that become one of the table as they stand.
TYPED = {name: name for name in ("measure", "population", "publisher", "published", "url", "tally", "quote")}
TYPED["event_date"] = "event_start"
AMOUNTS = ("number", "min", "max")


def type_entered(cells: pl.DataFrame) -> Typed:
    """The rows that are right by themselves, and what is wrong with the others."""
    return one_by_one(cells, _type_one)


def _type_one(line: int, cells: dict[str, str]) -> tuple[dict | None, list[Problem], list[Problem]]:
    """(row, problems, warnings); no row where there is a problem."""
    cells = {name: cells.get(name, "").strip() for name in ENTERED}
    if cells == EXAMPLE:
        return None, [Problem(line, None, None, Message("row.example"))], []
    problems = [
        Problem(line, name, cell, what)
        for name, cell in cells.items()
        if name not in AMOUNTS and (what := unsafe(cell))
    ]
    row = dict.fromkeys(COLUMNS) | {"rules": ["entered"], "origin": "entered"}
    for name, cell in cells.items():
        column = TYPED.get(name)
        if column and (cell or name in NEEDED):
            row[column], what = type_cell(column, cell)
            if what:
                problems.append(Problem(line, name, cell, what))
    asked, wrong = _asked(cells)
    problems += [Problem(line, name, cells[name], what) for name, what in wrong.items()]
    if problems:
        return None, problems, []
    reading = read_article(Article("", row["quote"], published=row["published"]))
    number = next((one for one in _numbers(row["quote"]) if _is(one, asked)), None)
    if number is None:
        return None, [Problem(line, "quote", cells["quote"], Message("cell.no_such_number"))], []
    warnings = _fill(line, row, cells, number, reading)
    return row, [], warnings


def _asked(cells: dict[str, str]) -> tuple[tuple[int | None, int | None], dict[str, Message]]:
    """(least, most) that the row states; column -> what is wrong with it."""
    number, bounded, nothing = cells["number"], cells["min"] or cells["max"], (None, None)
    if number and bounded:
        return nothing, {"number": Message("cell.number_and_bounds")}
    if not number and not bounded:
        return nothing, {"number": Message("cell.unstated_number")}
    if number and not any(sign.isdigit() for sign in number) and number[0].isalpha():
        read = _numbers(number)
        if len(read) != 1:
            return nothing, {"number": Message("cell.unread_number")}
        return (read[0].value_min, read[0].value_max), {}
    values, wrong = {}, {}
    for name in AMOUNTS:
        values[name], what = type_cell("value", cells[name])
        if what or values[name] == 0:
            wrong[name] = what or Message("cell.zero")
    low, high = (values["number"],) * 2 if number else (values["min"], values["max"])
    if low and high and low > high:
        wrong["min"] = Message("cell.over_max", {"max": high})
    return (low, high), wrong


def _numbers(text: str) -> list[Number]:
    """Every number of a text, those included that are no counts by themselves."""
    pack = load_pack()
    found = []
    for sentence in split_sentences(Article("", text), pack):
        counts, others = read_numbers(sentence, pack)
        found += [*counts, *(one.number for one in others)]
    return found


def _is(number: Number, asked: tuple[int | None, int | None]) -> bool:
    """Whether a number of the quote is the one asked for; "at least 300" is both 300 and min 300."""
    low, high = asked
    if low == high:
        return number.value == low if number.value else (number.value_min, number.value_max) == asked
    return (number.value_min, number.value_max) == asked


def _fill(line: int, row: dict, cells: dict[str, str], number: Number, reading: Reading) -> list[Problem]:
    warnings = []
    # The same number twice in a quote: the one that was read with this measure.
    read = [one for one in reading.rows if (one["value_min"], one["value_max"]) == (number.value_min, number.value_max)]
    same = next((one for one in read if one["measure"] == row["measure"]), {})
    row |= {
        "number_text": number.span.text,
        "value": number.value,
        "value_min": number.value_min,
        "value_max": number.value_max,
        "qualifier": number.qualifier,
        "status": same.get("status", number.status),
        "cause": same.get("cause"),
        "group_text": same.get("group_text"),
        "population": row["population"] or same.get("population", "people"),
    }
    row["unit"] = unit_of(row["measure"], row["population"])
    if not row["tally"]:
        row["tally"] = same.get("tally", "incident")
        if not same:
            warnings.append(Problem(line, "tally", None, Message("unsaid.tally")))
    warnings += _name(line, row, cells)
    row["event_end"] = row["event_start"]
    row["date_precision"] = "day" if row["event_start"] else None
    if row["tally"] == "cumulative" and row["event_start"]:  # the day that it holds for; its start is not stated
        row |= {"event_start": None, "date_precision": "open"}
    row["published_basis"] = "supplied" if row["published"] else None
    row |= held_day(row)
    row["figure_id"] = entered_id(row["url"] or row["publisher"], row["published"], row["quote"], row["number_text"])
    row["row_id"] = row_id(row)
    return warnings


def _name(line: int, row: dict, cells: dict[str, str]) -> list[Problem]:
    """Source and place by the catalogues; what they do not know, and what is not said, are warnings."""
    warnings = []
    if not cells["source"]:
        warnings.append(Problem(line, "source", None, Message("unsaid.source")))
    elif cells["source"].lower() not in NOT_STATED:
        row |= named_source(cells["source"])
        if row["source"] is None:
            unknown = Message("name.source", {"advice": nearest_source(cells["source"])})
            warnings.append(Problem(line, "source", cells["source"], unknown))
    if not cells["event_date"]:
        warnings.append(Problem(line, "event_date", None, Message("unsaid.event_date")))
    if not cells["place"]:
        warnings.append(Problem(line, "place", None, Message("unsaid.place")))
        return warnings
    row |= named_place(cells["place"])
    if row["place"] is None:
        unknown = Message("name.place", {"advice": nearest_place(cells["place"])})
        warnings.append(Problem(line, "place", cells["place"], unknown))
    return warnings
