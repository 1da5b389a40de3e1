"""A text file -> one article; its id is the file's name without the ending."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from extract.ingest.encodings import decoded
from extract.ingest.opening import open_unpacked, plain_name
from extract.ingest.problems import InputProblem
from extract.records import Article
from extract.terminal import printable

LARGEST_ARTICLE = 32_000_000  # bytes; some eight times the longest book, and what bounds the memory
HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def read_text(path: Path, shown: str) -> Iterator[Article]:
    """The article in a file, its text exactly as stored (a byte order mark apart)."""
    yield Article(id=article_id(shown), text=decode(path))


def article_id(shown: str) -> str:
    """The id of the one article in a file, by the name that the file is told by; no control character stays in it.

    >>> article_id("2024/a-1.txt.gz"), article_id("a\x1b[1m.txt")
    ('2024/a-1', 'a�[1m')
    """
    return printable(str(plain_name(PurePosixPath(shown)).with_suffix("")))


def decode(path: Path) -> str:
    """The text of a file in an encoding of Arabic news; `InputProblem` where it is in none."""
    text = decoded(content_of(path))
    if text is None:
        raise InputProblem(path.name, "is in no encoding that is known. Save it as UTF-8 and try again")
    return text


def content_of(path: Path) -> bytes:
    """The bytes of a file of one article, unpacked; `InputProblem` where there are too many."""
    with open_unpacked(path) as file:
        content = file.read(LARGEST_ARTICLE + 1)
    if len(content) > LARGEST_ARTICLE:
        raise InputProblem(path.name, f"is larger than {LARGEST_ARTICLE:,} bytes. Give one article a file")
    return content


def whole_characters(text: str) -> str:
    """The text with each half of a character as U+FFFD: cut emoji in JSON and odd bytes in names leave such halves,
    which no file can hold. Every offset stays.

    >>> whole_characters("5 \\ud83d قتلى")
    '5 � قتلى'
    """
    return HALF_CHARACTER.sub("\ufffd", text)
