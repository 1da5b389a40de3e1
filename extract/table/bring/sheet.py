"""A spreadsheet (.xlsx) -> rows: the values of its one sheet. Formulas and macros are refused, never run."""

import io
import warnings
import zipfile
from datetime import date, datetime

from openpyxl import load_workbook

from extract.table.bring.brought import Brought, Cells, Row
from extract.table.bring.problems import Limits, Problem, Refused
from extract.table.messages import Message

UNREADABLE = Message("file.no_sheet")


def read_sheet(content: bytes, limits: Limits) -> Brought:
    """The cells of a workbook's only sheet as text, each row with its number in the sheet."""
    _check_archive(content, limits)
    try:
        with warnings.catch_warnings(action="ignore"):  # of styles that the library does not know
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            if len(book.sheetnames) != 1:
                raise Refused(Message("file.sheets", {"sheets": len(book.sheetnames)}))
            return _cells(book.worksheets[0], limits)
    except Refused:
        raise
    except Exception:  # the library raises errors of many kinds at a broken file
        raise Refused(UNREADABLE) from None


def _check_archive(content: bytes, limits: Limits) -> None:
    """Refuse what unpacks to too much, before a byte is unpacked: no more than is declared is ever read."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused(UNREADABLE) from None
    if len(members) > 1000 or sum(one.file_size for one in members) > limits.bytes:
        raise Refused(Message("file.unpacks", {"limit": limits.bytes}))
    if any("vba" in one.filename.lower() or "macro" in one.filename.lower() for one in members):
        raise Refused(Message("file.macros"))


def _cells(sheet, limits: Limits) -> Brought:
    header: list[str] = []
    unread: list[Row] = []
    problems: list[Problem] = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > limits.rows + 1:
            raise Refused(Message("file.rows", {"limit": limits.rows}), number)
        if len(row) > limits.columns:
            raise Refused(Message("file.columns", {"limit": limits.columns}), number)
        cells = [_text(cell.value) for cell in row]
        if not any(cells):
            continue
        if not header:
            while cells and not cells[-1]:
                cells.pop()
            header, table = cells, Cells(len(cells))
            continue
        formula = next((at for at, cell in enumerate(row) if cell.data_type in ("f", "e")), None)
        if formula is not None:
            name = header[formula] if formula < len(header) else None
            problems.append(Problem(number, name, cells[formula], Message("cell.formula")))
            unread.append((number, cells))
        elif any(cells[len(header) :]):
            problems.append(Problem(number, None, None, Message("row.beyond", {"columns": len(header)})))
            unread.append((number, cells))
        else:
            table.add(number, (cells + [""] * len(header))[: len(header)])
    if not header:
        raise Refused(Message("file.empty_sheet"))
    return Brought(header, table.columns(), problems, unread)


def _text(value) -> str:
    """A cell as a person sees it: a day as 2024-12-06, 826.0 as 826."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
