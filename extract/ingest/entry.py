"""What a file of many articles says of one of them -> the article, or what is wrong with it.

Known are `id` and `text`, and where the file has them title, publisher, url, published (a date) and published_basis.
Any other key or column is passed over, so that a file of annotations is an input as well.
"""

import re
from datetime import date

from extract.calendar import written_day
from extract.ingest.problems import InputProblem
from extract.ingest.text import whole_characters
from extract.records import Article

TEXTS = ("title", "publisher", "url", "published_basis")
COLUMNS = ("id", "text", "published", *TEXTS)
BASES = ("stated", "inferred", "supplied")
ADDRESS = re.compile(r"https?://\S+")
TIME_OF_DAY = re.compile(r"[T ]\d\d:\d\d[\d:.,]*\s?(?:Z|UTC|[+-]\d\d:?\d\d)?")


def article_of(entry: dict, file: str, line: int) -> Article:
    """The article of an entry; `InputProblem` with file and line where it is none.

    >>> article_of({"id": "A", "text": "قتل 5.", "published": "2024-12-06T10:00:00Z"}, "news.jsonl", 1).published
    datetime.date(2024, 12, 6)
    """

    def problem(what: str) -> InputProblem:
        return InputProblem(file, what, line)

    if not isinstance(entry.get("id"), str) or not entry["id"].strip():
        raise problem("has no `id`. Give every article an id of its own, as a text")
    if not isinstance(entry.get("text"), str):
        raise problem("has no `text`. Give the article's text")
    for name in TEXTS:
        if not isinstance(entry.get(name), str | None):
            raise problem(f"`{name}` is no text. Write it in quotation marks, or leave it out")
    known = {name: whole_characters(entry[name]) for name in TEXTS if entry.get(name)}
    if "url" in known and not ADDRESS.fullmatch(known["url"]):
        raise problem("`url` is no web address. Begin it with http:// or https://, or leave it out")
    if known.get("published_basis", BASES[0]) not in BASES:
        raise problem(f"`published_basis` is not known. Write one of {', '.join(BASES)}, or leave it out")
    published = None
    if entry.get("published") is not None:
        published = printed_day(entry["published"]) if isinstance(entry["published"], str) else None
        if published is None:
            raise problem("`published` is no date. Write it as 2024-12-06, or leave it out")
        known.setdefault("published_basis", "stated")
    return Article(id=whole_characters(entry["id"]), text=whole_characters(entry["text"]), published=published, **known)


def printed_day(stamp: str) -> date | None:
    """The day of a date with or without a time, as it is printed: no time zone moves it.

    >>> printed_day("2024-12-06 23:59:00+03:00"), printed_day("2024-12-06 at noon")
    (datetime.date(2024, 12, 6), None)
    """
    day, time = stamp[:10], stamp[10:]
    return written_day(day) if not time or TIME_OF_DAY.fullmatch(time) else None
