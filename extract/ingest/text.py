"""A text file -> one article; its id is the file's name without the ending."""

import re
from pathlib import Path
from typing import BinaryIO

from extract.ingest.encodings import decoded
from extract.ingest.problems import InputProblem
from extract.records import Article

LARGEST_ARTICLE = 32_000_000  # bytes; some eight times the longest book, and what bounds the memory
HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def read_text(path: Path) -> Article:
    """The article in a file, its text exactly as stored (a byte order mark apart)."""
    return Article(id=whole_characters(path.stem), text=decode(path))


def decode(path: Path) -> str:
    """The text of a file in an encoding of Arabic news; `InputProblem` where it is in none."""
    with open_file(path) as file:
        content = file.read(LARGEST_ARTICLE + 1)
    if len(content) > LARGEST_ARTICLE:
        raise InputProblem(path.name, f"is larger than {LARGEST_ARTICLE:,} bytes. Give one article a file")
    text = decoded(content)
    if text is None:
        raise InputProblem(path.name, "is in no encoding that is known. Save it as UTF-8 and try again")
    return text


def open_file(path: Path) -> BinaryIO:
    """The file, open for its bytes; `InputProblem` where there is none, or what may never end (a pipe, a device)."""
    try:
        if path.is_dir():
            raise InputProblem(path.name or str(path), "is a folder. Name the files in it")
        if path.exists() and not path.is_file():
            raise InputProblem(path.name, "is no file but a pipe or a device. Save it to a file")
        return path.open("rb")
    except FileNotFoundError:
        raise InputProblem(path.name, "there is no such file. Check the name") from None
    except PermissionError:
        raise InputProblem(path.name, "may not be read. Check its permissions") from None
    except (OSError, ValueError):  # a loop of links, a name too long, a NUL in a name
        raise InputProblem(path.name, "cannot be opened. Check the name") from None


def whole_characters(text: str) -> str:
    """The text with each half of a character as U+FFFD: cut emoji in JSON and odd bytes in names leave such halves,
    which no file can hold. Every offset stays.

    >>> whole_characters("5 \\ud83d قتلى")
    '5 � قتلى'
    """
    return HALF_CHARACTER.sub("\ufffd", text)
