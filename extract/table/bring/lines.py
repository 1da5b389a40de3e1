"""JSON lines -> rows: an object a line, its keys the columns; the lines of an array of objects too."""

import json

from extract.table.bring.brought import Brought, Cells
from extract.table.bring.delimited import text_of
from extract.table.bring.problems import Limits, Problem, Refused
from extract.table.messages import Message


def read_lines(content: bytes, limits: Limits) -> Brought:
    """The cells of a JSON lines file; what a line does not name is empty."""
    entries: list[tuple[int, dict]] = []
    problems: list[Problem] = []
    text = text_of(content)
    array = text.lstrip().startswith("[")
    for number, line in enumerate(text.split("\n"), 1):  # no splitlines: U+2028 is a letter of a text
        if array:
            line = line.strip().removeprefix("[").removesuffix("]").removesuffix(",")
        if not line.strip():
            continue
        if len(entries) >= limits.rows:
            raise Refused(Message("file.rows", {"limit": limits.rows}), number)
        try:
            # Numbers stay as they are written: 1e309 and what is beyond 64 bits are answered like any other cell.
            entry = json.loads(line, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once)
        except _Doubled as doubled:
            problems.append(Problem(number, doubled.args[0], None, Message("row.key_twice")))
        except (ValueError, RecursionError):
            problems.append(Problem(number, None, None, Message("row.no_json")))
        else:
            if isinstance(entry, dict):
                entries.append((number, entry))
            else:
                problems.append(Problem(number, None, None, Message("row.no_object")))
    if len(problems) > 1 and not entries and _is_json(text):
        raise Refused(Message("file.over_lines"))
    header = list(dict.fromkeys(name for _, entry in entries for name in entry))
    if len(header) > limits.columns:
        raise Refused(Message("file.columns", {"limit": limits.columns}))
    cells = Cells(len(header))
    for number, entry in entries:
        cells.add(number, [_cell(entry.get(name)) for name in header])
    return Brought(header, cells.columns(), problems)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
        return True
    except (ValueError, RecursionError):
        return False


class _Doubled(Exception):
    """An object names a key twice."""


def _once(pairs: list[tuple]) -> dict:
    seen: dict = {}
    for name, value in pairs:
        if name in seen:
            raise _Doubled(name)
        seen[name] = value
    return seen


def _cell(value) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return " ".join(value)  # `rules`
    return json.dumps(value, ensure_ascii=False)
