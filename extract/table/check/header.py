"""The column names of a file -> what is wrong with them.

A file has either the columns of the table, as the program writes them, or some of those that a person enters.
"""

from extract.table.bring.problems import Problem
from extract.table.check.nearest import meant, nearest
from extract.table.columns import COLUMNS
from extract.table.messages import Message
from extract.table.values import MEASURES

ENTERED = {
    "measure": "What was done to the people counted",
    "number": "The number in digits (1200), or the words for it as the quote prints them",
    "min": "The least, where the quote says a range or `at least`; then number is empty",
    "max": "The most, where the quote says a range or `at most`; then number is empty",
    "population": "Who they are; people where it is empty",
    "source": "Who states it, or `not stated`",
    "publisher": "Who printed it",
    "published": "When it was printed, as 2024-12-06",
    "url": "Where it was printed",
    "event_date": "The day on which it happened, or for which a total holds, as 2024-12-06",
    "place": "The smallest place that the figure is about",
    "tally": "incident, cumulative or stock; read from the quote where it is empty",
    "quote": "The sentence that holds the number, word by word",
    "note": "Anything else; kept in the history, not in the published table",
}
EXAMPLE = dict.fromkeys(ENTERED, "") | {
    "measure": "killed",
    "number": "5",
    "population": "civilians",
    "source": "SOHR",
    "publisher": "صحيفة المثال",
    "published": "2024-12-06",
    "url": "https://example.org/1",
    "event_date": "2024-12-05",
    "place": "حمص",
    "quote": "قال المرصد السوري إن خمسة مدنيين قتلوا في حمص أمس.",
    "tally": "incident",
    "note": "an example: write over it",
}
NEEDED = ("measure", "quote")
ANSWER = "problems"  # the column of an annotated copy
IGNORED = (ANSWER, "hxl_tag")  # the column that an export with HXL tags has more


def is_entered(header: list[str]) -> bool:
    """Whether the columns are those that a person enters.

    >>> is_entered(["measure", "number", "quote"]), is_entered(["figure_id", "measure", "quote"])
    (True, False)
    """
    return "figure_id" not in header and "row_id" not in header


def plain(header: list[str]) -> list[str]:
    """The header with the table's names for its columns, however a spreadsheet writes them.

    >>> plain(["Measure", " Event date", "Colour"])
    ['measure', 'event_date', 'Colour']
    """
    known = {*ENTERED, *COLUMNS, *IGNORED}
    names = ((name, "_".join(name.lower().split())) for name in header)
    return [short if short in known else name for name, short in names]


def check_header(header: list[str]) -> list[Problem]:
    """What is wrong with the column names of a file."""
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        return [Problem(1, None, header[0], Message("header.commas"))]
    wide = {name: measure for name in header if (measure := _measure_of(name))}
    if wide:
        measures = tuple(Message("shown.quoted", {"name": measure}) for measure in wide.values())
        return [Problem(1, name, None, Message("header.wide", {"measures": measures})) for name in wide]
    known, needed = (list(ENTERED), NEEDED) if is_entered(header) else (list(COLUMNS), COLUMNS)
    problems = [
        Problem(1, name, None, Message("header.twice"))
        for name in sorted({name for name in header if header.count(name) > 1})
    ]
    for name in dict.fromkeys(header):
        if name not in known and name not in IGNORED:
            advice = nearest(name, known, Message("advice.remove"))
            problems.append(Problem(1, name, None, Message("header.unknown", {"advice": advice})))
    for name in needed:
        if name not in header:
            problems.append(Problem(1, name, None, Message("header.missing")))
    return problems


def is_tags(cells: list[str]) -> bool:
    """Whether a row under the header holds the HXL tags of the columns.

    >>> is_tags(["#meta+id", "", "#affected"]), is_tags(["#1 in the list", "5"])
    (True, False)
    """
    return any(cells) and all(cell.startswith("#") for cell in filter(None, cells))


def _measure_of(name: str) -> str | None:
    """The measure that a column of a wide sheet counts."""
    word = name.strip().lower()
    return word if word in MEASURES else None if word in (*COLUMNS, *ENTERED) else meant("measure", word)
