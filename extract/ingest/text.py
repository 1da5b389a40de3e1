"""A text file -> one article; its id is the file's name without the ending."""

from pathlib import Path

from extract.ingest.problems import InputProblem
from extract.records import Article


def read_text(path: Path) -> Article:
    """The article in a UTF-8 file, its text exactly as stored (a byte order mark apart)."""
    return Article(id=path.stem, text=decode(path))


def decode(path: Path) -> str:
    """The text of a UTF-8 file; `InputProblem` where there is none."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputProblem(path.name, "there is no such file. Check the name") from None
    except IsADirectoryError:
        raise InputProblem(path.name, "is a folder. Name the files in it") from None
    except UnicodeDecodeError as error:
        raise InputProblem(
            path.name, f"is not UTF-8 (byte {error.start + 1}). Save it as UTF-8 and try again"
        ) from None
    except OSError as error:
        raise InputProblem(path.name, f"cannot be read ({error.strerror}). Check its permissions") from None
