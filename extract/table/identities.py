"""The names of a table's statements and readings: those of `extract.table.identity`, worked out column by column."""

import hashlib

import polars as pl

from extract.table.identity import NOT_CONTENT

AT_ONCE = 50_000  # rows: what is hashed is the whole row, printed
# As JSON prints them within a text.
ESCAPED = {chr(code): f"\\u{code:04x}" for code in range(0x20)}
ESCAPED |= {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
TO_ESCAPE = r'[\x00-\x1f"\\]'


def row_ids(rows: pl.DataFrame) -> pl.Series:
    """The `row_id` of each row.

    >>> from extract.table.identity import row_id
    >>> row = {"quote": 'a "b"', "start": 5, "url": None}
    >>> row_ids(pl.DataFrame(row, schema={"quote": str, "start": int, "url": str})).to_list() == [row_id(row)]
    True
    """
    names = sorted(name for name in rows.columns if name not in NOT_CONTENT)
    return _hashed("r", rows.select(names), '["{}", {}]')


def figure_ids(rows: pl.DataFrame) -> pl.Series:
    """The `figure_id` of each row with an article_id, a start and an end.

    >>> figure_ids(pl.DataFrame({"article_id": ["S003"], "start": [7024], "end": [7027]})).to_list()
    ['fc6bc9d95a5beebe3']
    """
    return _hashed("f", rows.select("article_id", "start", "end"), "{1}")


def _hashed(letter: str, rows: pl.DataFrame, form: str) -> pl.Series:
    """A name of each row after its cells as JSON prints them, each in a form that may hold the name of its column."""
    ids: list[str] = []
    for part in rows.iter_slices(AT_ONCE):
        signs, values = zip(*map(_printed, part), strict=True)
        cells = ", ".join(form.format(name, sign) for name, sign in zip(part.columns, signs, strict=True))
        printed = pl.select(pl.format(f"[{cells}]", *values).cast(pl.Binary)).to_series()
        ids += (letter + hashlib.sha256(one).hexdigest()[:16] for one in printed.to_list())
    return pl.Series(ids, dtype=pl.String)


def _printed(column: pl.Series) -> tuple[str, pl.Series]:
    """How JSON prints the values of a column: what stands in each row, with {} for the text."""
    text = column.cast(pl.String)  # a day as 2024-12-06
    if column.dtype == pl.String and text.str.contains(TO_ESCAPE).any():
        text = text.str.replace_many(list(ESCAPED), list(ESCAPED.values()))
    if column.dtype.is_numeric():
        return "{}", text.fill_null("null")
    return ('"{}"', text) if not text.null_count() else ("{}", ('"' + text + '"').fill_null("null"))
