"""Parquet -> rows; a row's line is its number behind a header, as it would have in CSV."""

import io

import polars as pl

from extract.table.bring.brought import Brought
from extract.table.bring.problems import Limits, Problem, Refused
from extract.table.messages import Message


def read_parquet(content: bytes, limits: Limits) -> Brought:
    """The cells of a Parquet file as text; `Refused` where it is none, or larger than its bytes let one think."""
    try:
        frame = pl.scan_parquet(io.BytesIO(content))
        schema = frame.collect_schema()
        if frame.select(pl.len()).collect().item() > limits.rows:  # of the footer: nothing is unpacked
            raise Refused(Message("file.rows", {"limit": limits.rows}))
        if len(schema) > limits.columns:
            raise Refused(Message("file.columns", {"limit": limits.columns}))
        nested = [name for name, kind in schema.items() if kind.is_nested() and kind != pl.List(pl.String)]
        if nested:
            return Brought(problems=[Problem(None, nested[0], None, Message("cell.nested"))])
        table = frame.collect()
        if table.estimated_size() > limits.bytes:
            raise Refused(Message("file.unpacks", {"limit": limits.bytes}))
    except (pl.exceptions.PolarsError, OSError, pl.exceptions.PanicException):
        raise Refused(Message("file.no_parquet")) from None
    lists = [name for name, kind in schema.items() if kind == pl.List(pl.String)]
    text = table.with_columns(pl.col(lists).list.join(" ")).select(pl.all().cast(pl.String).fill_null(""))
    text.columns = [str(at) for at in range(text.width)]
    return Brought(list(schema), text.with_row_index("line", 2).cast({"line": pl.Int64}))
