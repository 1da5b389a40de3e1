"""The columns that a person enters -> an example to write over, and the values that are allowed, from the model."""

import csv
import io

from extract.table.check.header import ENTERED, EXAMPLE
from extract.table.values import MEASURES, POPULATIONS, TALLIES

ALLOWED = {"measure": MEASURES, "population": POPULATIONS, "tally": TALLIES, "source": {"not stated": "Nobody"}}


def template_files() -> dict[str, bytes]:
    """Name -> content of the two files.

    >>> [name for name in template_files()]
    ['template.csv', 'template-values.csv']
    """
    values = [("column", "value", "meaning")]
    for name, said in ENTERED.items():
        values.append((name, "", said))
        values += [(name, value, meaning) for value, meaning in ALLOWED.get(name, {}).items()]
    rows = [list(ENTERED), list(EXAMPLE.values())]
    return {"template.csv": _csv(rows), "template-values.csv": _csv(values)}


def _csv(rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")
