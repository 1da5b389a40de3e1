"""A web page -> its article, in a process of its own: `python -m extract.ingest.page`, for `extract.ingest.pages`.

Of each page come in its charset and its content, each behind its length; a line of JSON goes out.
"""

import json
import re
import signal
import sys

import trafilatura
from lxml import html

from extract.ingest.encodings import decoded
from extract.ingest.entry import ADDRESS, printed_day
from extract.ingest.pages import LENGTH, READY
from extract.ingest.text import LARGEST_ARTICLE, whole_characters
from extract.ingest.visible import leave_the_article

MEMORY = 500_000_000  # bytes that a page may take, beside the code of the libraries
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|x0*(?:[0-8bcef]|1[0-9a-f]|7f))(?![0-9a-f]);?",
    re.IGNORECASE,
)
EIGHT_BITS = {"windows-1256": "cp1256", "cp1256": "cp1256", "x-cp1256": "cp1256", "iso-8859-6": "iso-8859-6"}
LATIN = {"iso-8859-1", "iso-8859-15", "latin1", "us-ascii", "windows-1252"}
FEW = 0.001  # of the letters, that may be broken: a page is often cut within one
HEAD = 4_096  # bytes in which a page says its charset
DATES = (
    "//meta[@property='article:published_time' or @itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='DC.date.issued']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')


def text_of(content: bytes, charset: str | None) -> str | None:
    """The text of a page: what it is, before what it is said to be; a sender's word before the page's own.

    >>> page = '<meta charset="windows-1256">قتل'
    >>> text_of(page.encode("cp1256"), None) == text_of(page.encode(), "iso-8859-6") == page
    True
    """
    said = [name.lower() for name in (charset, *_declared(content)) if name]
    try:
        content.decode()
    except UnicodeDecodeError:
        for name in said:
            if name in EIGHT_BITS:
                return content.decode(EIGHT_BITS[name], "replace")
    text = decoded(content)
    if text is None and LATIN & set(said):
        return content.decode("cp1252", "replace")
    if text is None:
        text = content.decode("utf-8", "replace")
        return text if text.count("\ufffd") <= max(1, FEW * len(text)) else None
    return text


def _declared(content: bytes) -> list[str]:
    found = DECLARED.search(content, 0, HEAD)
    return [found[1].decode()] if found else []


def read_page(content: bytes, charset: str | None = None) -> dict:
    """The article of a page and what the page says of it; nothing where it has none, `problem` alone where it cannot
    be read.
    """
    text = text_of(content, charset)
    if text is None:
        return {"problem": "is in no encoding that is known. Save it as UTF-8 and try again"}
    if not text.strip():
        return {"problem": "is empty"}
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # A control character makes the libraries give up the whole page.
    tree = html.document_fromstring(CONTROL.sub("\ufffd", text).encode("utf-8", "replace"), parser)
    day = _stated_day(tree)
    leave_the_article(tree)
    dates = {"original_date": True, "extensive_search": False}
    page = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if page is None or not page.text:
        return {}
    title = (page.title or "").strip()
    body = page.text if not title or title in page.text[: 2 * len(title) + 200] else f"{title}\n{page.text}"
    found = {"title": title, "publisher": page.sitename or page.hostname, "text": body}
    if page.url and ADDRESS.fullmatch(page.url):
        found["url"] = page.url
    if day or (page.date and printed_day(page.date)):
        found |= {"published": day or page.date, "published_basis": "stated" if day else "inferred"}
    return {name: whole_characters(value) for name, value in found.items() if value}


def _stated_day(tree) -> str | None:
    """The day on which the page says that it was published, in what it says of itself."""
    stamps = [stamp for path in DATES for stamp in tree.xpath(path)]
    for script in tree.xpath("//script[@type='application/ld+json']"):
        stamps += LINKED_DATE.findall(script.text or "")
    return next((str(day) for stamp in stamps if (day := printed_day(stamp.strip()))), None)


def main(seconds: float) -> None:
    """Answer page after page, until there are no more or one takes more seconds of a processor."""
    _bound_memory()
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    while head := sys.stdin.buffer.read(LENGTH.size):
        charset = sys.stdin.buffer.read(LENGTH.unpack(head)[0]).decode()
        content = sys.stdin.buffer.read(LENGTH.unpack(sys.stdin.buffer.read(LENGTH.size))[0])
        _end_after(seconds)
        try:
            found = read_page(content[:LARGEST_ARTICLE], charset)
        except Exception:  # of libraries that a page has got the better of
            found = {"problem": "is no page that can be read. Save its text to a file"}
        _end_after(0)
        sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()


def _end_after(seconds: float) -> None:
    """End this process when it has used so many seconds of a processor from now; 0 lets it go on."""
    if hasattr(signal, "setitimer"):  # Windows has none; the clock of who asks bounds it there
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; time bounds it there
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, resource.getrlimit(resource.RLIMIT_DATA)[1]))


if __name__ == "__main__":
    main(float(sys.argv[1]))
