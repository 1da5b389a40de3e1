"""A file's name -> its bytes, unpacked where its ending says gzip or zstd; what never ends is not opened."""

import gzip
import io
import zlib
from pathlib import Path, PurePath
from typing import BinaryIO

from extract.ingest.problems import InputProblem

PACKED = (".gz", ".zst")
UNPACKED_FREELY = 32_000_000  # bytes, before it is asked how many there are to one of the file
MOST_TO_ONE = 200  # news text packs 3 to 20 times, the same page over and over 100 times


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


def open_unpacked(path: Path) -> BinaryIO:
    """The file, open for what it holds; reading raises `InputProblem` where it is broken or a bomb."""
    file = open_file(path)
    kind = path.suffix.lower()
    if kind not in PACKED:
        return file
    return io.BufferedReader(Unpacked(file, kind, path.name), 1 << 16)


def plain_name(path: PurePath) -> PurePath:
    """The name without the ending of a packed file.

    >>> plain_name(Path("news.jsonl.zst")).name, plain_name(Path("news.jsonl")).name
    ('news.jsonl', 'news.jsonl')
    """
    return path.with_suffix("") if path.suffix.lower() in PACKED else path


class Unpacked(io.RawIOBase):
    """The bytes of a packed file as a stream, as long as they are in proportion to it."""

    def __init__(self, file: BinaryIO, kind: str, name: str):
        self.file, self.name, self.unpacked = file, name, 0
        if kind == ".gz":
            self.stream = gzip.GzipFile(fileobj=file)
        else:
            import pyarrow  # here: a third of a second, which other inputs need not spend

            self.stream = pyarrow.CompressedInputStream(pyarrow.PythonFile(file, "r"), "zstd")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        try:
            count = self.stream.readinto(buffer)
        except (OSError, EOFError, zlib.error):
            raise InputProblem(self.name, "is cut or broken, and cannot be unpacked further. Get it anew") from None
        self.unpacked += count
        if self.unpacked > max(UNPACKED_FREELY, MOST_TO_ONE * self.file.tell()):
            raise InputProblem(self.name, f"unpacks to over {MOST_TO_ONE} times its size. Unpack it yourself first")
        return count

    def close(self) -> None:
        if not self.closed:
            self.file.close()
        super().close()
