"""A web page -> its article. Reading a page costs more than all that is done with its article, so it may wait: a `Page`
goes along to whoever has the time, another process or another machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.ingest.pages import PageError, Pages
from extract.ingest.problems import InputNote, InputProblem
from extract.ingest.text import article_id, content_of
from extract.records import Article


@dataclass(frozen=True, slots=True)
class Page:
    """A page that nobody has read yet, and what is known of it from outside: its place in the inputs, and what its
    sender said. A day of publication that is given here counts more than the page's own.
    """

    id: str
    content: bytes
    file: str
    line: int | None = None
    charset: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: str | None = None


def read_page(path: Path, shown: str) -> Iterator[Page]:
    """The page in a file; its id is the file's name without the ending."""
    yield Page(article_id(shown), content_of(path), shown)


def article_of_page(page: Page, pages: Pages) -> Article | InputProblem:
    """The article of a page, or why there is none. Offsets point into the text as it was taken from the page."""
    try:
        found = pages.read(page.content, page.charset)
    except PageError as error:
        return InputProblem(page.file, str(error), page.line)
    if not found:
        return InputNote(page.file, "holds no article. Passed over", page.line)
    if page.published:
        found |= {"published": page.published, "published_basis": page.published_basis}
    elif "published" in found:
        found["published"] = date.fromisoformat(found["published"])
    return Article(id=page.id, **found | ({"url": page.url} if page.url else {}))
