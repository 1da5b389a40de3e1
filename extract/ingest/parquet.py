"""Parquet -> articles, batch by batch: columns id and text, and those that are known besides."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extract.ingest.entry import COLUMNS, article_of
from extract.ingest.opening import MOST_TO_ONE, UNPACKED_FREELY, open_file
from extract.ingest.problems import InputProblem
from extract.ingest.text import LARGEST_ARTICLE
from extract.records import Article

BATCH = 256  # rows; a batch of the longest articles is what bounds the memory


def read_parquet(path: Path) -> Iterator[Article | InputProblem]:
    """The article of each row, or its problem; a problem's line is the number of the row."""
    import pyarrow
    from pyarrow import parquet

    with open_file(path) as file:
        try:
            _check(parquet.ParquetFile(file), path.name)
            # As dictionaries: a text that stands in a million rows is held once.
            table = parquet.ParquetFile(file, read_dictionary=["text"], pre_buffer=False, buffer_size=1 << 20)
            known = [name for name in COLUMNS if name in table.schema_arrow.names]
            number = 0
            for batch in table.iter_batches(BATCH, columns=known, use_threads=False):
                columns = {name: batch.column(name) for name in known}
                for row in range(batch.num_rows):
                    number += 1
                    yield _article(columns, row, path.name, number)
        except (pyarrow.ArrowException, OSError):
            what = "is no Parquet file that can be read. Write it again, or save it as JSON lines"
            raise InputProblem(path.name, what) from None


def _check(table, file: str) -> None:
    names = table.schema_arrow.names
    for name in ("id", "text"):
        if name not in names:
            raise InputProblem(file, f"has no column `{name}`. Name the columns of ids and texts so")
    for name in COLUMNS:
        if names.count(name) > 1:
            raise InputProblem(file, f"has the column `{name}` twice. Leave one")
    groups = [table.metadata.row_group(at) for at in range(table.num_row_groups)]
    columns = [group.column(at) for group in groups for at in range(group.num_columns)]
    unpacked = sum(column.total_uncompressed_size for column in columns)
    if unpacked > max(UNPACKED_FREELY, MOST_TO_ONE * sum(column.total_compressed_size for column in columns)):
        raise InputProblem(file, f"unpacks to over {MOST_TO_ONE} times its size. Write it with less repeated")


def _article(columns: dict, row: int, file: str, number: int) -> Article | InputProblem:
    try:
        cells = {name: column[row].as_py() for name, column in columns.items()}
    except (ValueError, OverflowError):  # text that is not UTF-8, a time that no clock shows
        return InputProblem(file, "holds a value that cannot be read. Write it again", number)
    if isinstance(cells["id"], int):
        cells["id"] = str(cells["id"])
    if isinstance(cells.get("published"), date):  # a moment too
        cells["published"] = str(cells["published"])
    if len(cells["text"] or "") > LARGEST_ARTICLE:
        return InputProblem(file, f"its text is longer than {LARGEST_ARTICLE:,} characters. Split it", number)
    try:
        return article_of(cells, file, number)
    except InputProblem as problem:
        return problem
