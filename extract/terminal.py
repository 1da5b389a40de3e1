"""What is printed for a person: no byte of a text or a name moves the terminal, and Arabic stays in its cell."""

import sys
import unicodedata

# FSI ... PDI: a cell keeps its own direction, so that Arabic words do not reorder the columns around them.
ISOLATE = "\u2068{}\u2069"
JOINERS = "\u200c\u200d"  # they shape letters, and move nothing


class Refusal(Exception):
    """Why something that was asked for is not done, and what to do, in words for the person who asked."""


def say(text: str) -> None:
    """A line on standard error."""
    print(f"hasila: {printable(text)}", file=sys.stderr)


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "figure"), count(2000, "figure")
    ('1 figure', '2,000 figures')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def number(row: dict) -> str:
    """A row's number as a person reads it: a magnitude by its word, bounds with their sign.

    >>> number({"qualifier": "at_least", "value": 300, "value_min": 300, "number_text": "300", "status": "projected"})
    '≥300 projected'
    """
    sign = {"about": "~", "at_least": "≥", "at_most": "≤"}.get(row["qualifier"], "")
    shown = f"{sign}{row['value']:,}" if row["value"] is not None else row["number_text"]
    return shown if row["status"] == "reported" else f"{shown} {row['status']}"


def printable(text: str) -> str:
    """A text on one line, each control character a �, each other white space a space.

    >>> printable("red \\x1b[31m\\nnext")
    'red �[31m next'
    """
    return "".join(
        letter if letter.isprintable() or letter in JOINERS else " " if letter.isspace() else "�" for letter in text
    )


def isolated(text: str) -> str:
    """A printable text that keeps its own direction."""
    return ISOLATE.format(printable(text))


def padded(text: str, width: int) -> str:
    """A cell of its column's width."""
    text = clipped(printable(text), width)
    return ISOLATE.format(text) + " " * max(0, width - columns(text))


def clipped(text: str, width: int) -> str:
    """A text of at most so many columns, an ellipsis where it is cut.

    >>> clipped("المرصد السوري", 8)
    'المرصد …'
    """
    if columns(text) <= width:
        return text
    room = width - 1
    for index, letter in enumerate(text):
        room -= columns(letter)
        if room < 0:
            return text[:index] + "…"
    return text


def columns(text: str) -> int:
    """How many terminal columns a text takes; marks on letters take none.

    >>> columns("قُتل")
    3
    """
    return sum(
        1 + (unicodedata.east_asian_width(x) in "WF") for x in text if unicodedata.category(x) not in ("Mn", "Cf")
    )
