"""What is wrong in a file, in words for the person who brought it, and how large a file may be."""

import os
from dataclasses import dataclass, fields

from extract.table.messages import Message


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the line of the file, the column, the value found, what is allowed and what to do."""

    line: int | None
    column: str | None
    value: str | None
    message: Message

    @property
    def what(self) -> str:
        """What is wrong and what to do, in English."""
        return self.message.said()

    @property
    def said(self) -> str:
        """All but the line.

        >>> Problem(2, "url", "ftp://x", Message("cell.no_url")).said
        "column url, 'ftp://x': is no web address. Begin it with http:// or https://"
        """
        where = f"column {shown(self.column)}, " if self.column is not None else ""
        found = f"{shown(self.value)!r}: " if self.value is not None else ""
        return f"{where}{found}{self.what}"

    def __str__(self) -> str:
        return self.said if self.line is None else f"line {self.line}, {self.said}"


def shown(text: str) -> str:
    """A text as it may be printed in a message: short, and without what moves a terminal."""
    text = "".join(letter if letter.isprintable() else "�" for letter in text[:61])
    return text if len(text) <= 60 else text[:60] + "…"


class Refused(Exception):
    """No table can be read at all; holds the problem."""

    def __init__(self, message: Message, line: int | None = None):
        super().__init__(message.said())
        self.problem = Problem(line, None, None, message)


@dataclass(frozen=True)
class Limits:
    """How much is read of what somebody brings; `HASILA_MAX_BYTES` and so on change it."""

    # What is as large as may be takes no more memory than its bytes and 500 MB.
    bytes: int = 25_000_000  # packed or not
    rows: int = 50_000
    columns: int = 200
    cell: int = 100_000  # characters

    @classmethod
    def of_environment(cls) -> "Limits":
        """The limits that hold here; a setting that is no number is passed over."""
        told = {one.name: os.environ.get(f"HASILA_MAX_{one.name.upper()}", "") for one in fields(cls)}
        return cls(**{name: int(value) for name, value in told.items() if value.isascii() and value.isdigit()})
