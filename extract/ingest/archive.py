"""A web archive (WARC) -> the pages in it; a problem's line is the number of its record."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extract.ingest.entry import ADDRESS
from extract.ingest.html import Page
from extract.ingest.opening import open_unpacked
from extract.ingest.problems import InputProblem
from extract.ingest.text import LARGEST_ARTICLE
from extract.terminal import printable

PAGES = ("text/html", "application/xhtml+xml")
ANSWERED = 200
END = b"\r\n\r\n"  # of a record
CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})(?:;[^\r\n]{0,200})?\r\n")
ZIPPED = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # 47: a gzip or a zlib head, as it comes


def read_archive(path: Path) -> Iterator[Page | InputProblem]:
    """The page of each record that holds one. Its id is the address with the time at which it was fetched."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        what = "is a web archive, and what reads that is not installed. Install it: pip install 'hasila[web]'"
        raise InputProblem(path.name, what) from None
    with open_unpacked(path) as file:
        stream = Stream(file)
        answers = WarcRecordType.response
        records = enumerate(ArchiveIterator(stream, parse_http=True, auto_decode="none", stream_detect=False), 1)
        number, held = 0, None  # until it is known that its record is whole
        while True:
            try:
                number, record = next(records, (number, None))
            except Exception:
                yield from filter(None, [held])
                raise stream.problem or InputProblem(
                    path.name, "is no record, nor is what follows", number + 1
                ) from None
            if record is None:
                break
            yield from filter(None, [held])
            held = _page(record, path.name, number) if record.record_type == answers else None
            length = record.content_length
        if stream.problem:
            raise stream.problem
        if number and (stream.tail != END or length > stream.count):
            raise InputProblem(path.name, "is cut here. Get it anew", number)
        yield from filter(None, [held])


def _page(record, file: str, number: int) -> Page | InputProblem | None:
    http, kind = record.http_headers, (record.http_content_type or "").lower()
    if http is None or http.status_code != ANSWERED or kind not in PAGES:
        return None
    try:
        content = _unpacked(record.reader.read(LARGEST_ARTICLE + 1), http)
    except (ValueError, zlib.error):
        return InputProblem(file, "is packed in a way that cannot be unpacked. Passed over", number)
    if len(content) > LARGEST_ARTICLE:
        return InputProblem(file, f"is larger than {LARGEST_ARTICLE:,} bytes. Passed over", number)
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    name = printable(f"{address}@{record.headers.get('WARC-Date', '')}")
    url = address if ADDRESS.fullmatch(address) else None
    return Page(name, content, file, number, record.http_charset, url)


def _unpacked(content: bytes, http) -> bytes:
    """What was sent, unpacked, up to the most that is read of a page; the library itself would not stop there, and
    would lose the next record. Many archives say how a page was packed, and hold it unpacked.
    """
    if http.get("Transfer-Encoding", "").lower() == "chunked" and CHUNK.match(content):
        content = b"".join(_chunks(content))
    kind = http.get("Content-Encoding", "").lower()
    if kind not in ZIPPED or content.lstrip().startswith(b"<"):
        return content
    return zlib.decompressobj(ZIPPED[kind]).decompress(content, LARGEST_ARTICLE + 1)


def _chunks(content: bytes) -> Iterator[bytes]:
    at = 0
    while size := CHUNK.match(content, at):
        end = size.end() + int(size[1], 16)
        yield content[size.end() : end]
        at = end + 2


class Stream:
    """A file as the library reads it, which asks where it is, and goes on after an error as after the end."""

    def __init__(self, file: BinaryIO):
        self.file, self.count, self.tail = file, 0, b""
        self.problem: InputProblem | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            content = b"" if self.problem else self.file.read(size)
        except InputProblem as problem:
            self.problem, content = problem, b""
        self.count += len(content)
        self.tail = (self.tail + content[-len(END) :])[-len(END) :]
        return content

    def tell(self) -> int:
        return self.count
