"""The cells of a file as text, column by column, each row with the line of the file that it begins on."""

from dataclasses import dataclass, field

import polars as pl

from extract.ingest.text import whole_characters
from extract.table.bring.problems import Problem

Row = tuple[int, list[str]]  # file line, cells
AT_ONCE = 5_000  # rows, which take several times the memory of columns
NOTHING = pl.DataFrame(schema={"line": pl.Int64})


@dataclass(frozen=True)
class Brought:
    """What was read of a file. `cells` are the columns behind the `line` of each row, named by their places: a header
    may name two alike. Rows that no check can use, such as those of other lengths than the header, are `unread`.
    """

    header: list[str] = field(default_factory=list)
    cells: pl.DataFrame = field(default_factory=NOTHING.clone)
    problems: list[Problem] = field(default_factory=list)
    unread: list[Row] = field(default_factory=list)

    def rows(self) -> list[Row]:
        """Each row with its line."""
        return [(line, cells) for line, *cells in self.cells.iter_rows()]


class Cells:
    """Takes rows of one length, and makes columns of them."""

    def __init__(self, width: int):
        self.width, self.parts, self.rows = width, [], []

    def add(self, line: int, cells: list[str]) -> None:
        self.rows.append((line, *cells))
        if len(self.rows) == AT_ONCE:
            self._turn()

    def columns(self) -> pl.DataFrame:
        """All rows that were added.

        >>> cells = Cells(2)
        >>> cells.add(2, ["killed", "5"])
        >>> cells.columns().rows()
        [(2, 'killed', '5')]
        """
        self._turn()
        return pl.concat(self.parts)

    def _turn(self) -> None:
        lines, *columns = zip(*self.rows, strict=True) if self.rows else [()] * (self.width + 1)
        texts = {str(at): _texts(column) for at, column in enumerate(columns)}
        self.parts.append(pl.DataFrame({"line": pl.Series(lines, dtype=pl.Int64), **texts}))
        self.rows = []


def _texts(column: tuple[str, ...]) -> pl.Series:
    try:
        return pl.Series(column, dtype=pl.String)
    except UnicodeEncodeError:
        return pl.Series(map(whole_characters, column), dtype=pl.String)
