"""The table in short: a row a figure, in its order, with what pages filter, count and order by.

Words are codes and no sentence is among them, so that a million figures are gone through while a reader waits. `row` is
where a figure stands in the table, from which `whole_rows` takes all that is said of the few that are shown.
"""

import polars as pl

CODED = "measure unit qualifier status tally claimant as_of_basis position".split()
PLAIN = ("value_min", "value_max", "as_of", "published")
CODE = pl.Categorical()
# Columns of the table that it is made of, and those that only some pages add to it.
LEAN = (*CODED, *PLAIN, "place", "place_text", "admin1_pcode", "country", "part_of", "figure_id")
MORE = (
    *(pl.col(name).cast(CODE) for name in "population place place_text place_relation country publisher".split()),
    "value",
)
NOWHERE, WIDER = "place_not_stated", "wider_area"  # what may stand in `area` in the place of a P-code


def lean(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures in short: columns of the table, of which it needs those of LEAN, and beside them

    `row`: where a figure stands in the table; `is_part`, and in `whole` where the one stands that it is a part of, null
    where the table has none such; `area`: the P-code of its governorate, NOWHERE, WIDER (than one, or not said which),
    null in another country.
    """
    coded = figures.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("row"),
        pl.col(*CODED).cast(CODE),
        *PLAIN,
        is_part=pl.col("part_of").is_not_null(),
        area=_area(),
    )
    return coded.join(_wholes(figures), on="row", how="left", maintain_order="left")


def newest_first(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures by the day that they hold for; those of none come last, those of one day as they stood."""
    return figures[newest(figures)]


def newest(figures: pl.DataFrame) -> pl.Series:
    """Where figures stand, in the order of `newest_first`: of a million the few of a page are taken by it."""
    by_day = pl.arg_sort_by("as_of", descending=True, nulls_last=True, maintain_order=True)
    return figures.select(by_day).to_series()


def whole_rows(figures: pl.DataFrame, short: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table of figures in short, in their order, with the day they stand under here and `match`."""
    under = short.select(pl.col("as_of", "as_of_basis", *({"match"} & set(short.columns))))
    return figures[short["row"]].with_columns(under.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String)))


def _area() -> pl.Expr:
    nowhere = pl.col("place").is_null() & pl.col("place_text").is_null()
    wide = pl.col("admin1_pcode").is_null() & (pl.col("country") == "SYR").fill_null(True)
    said = pl.when(wide).then(pl.lit(WIDER, CODE)).otherwise(pl.col("admin1_pcode").cast(CODE))
    return pl.when(nowhere).then(pl.lit(NOWHERE, CODE)).otherwise(said)


def _wholes(figures: pl.DataFrame) -> pl.DataFrame:
    """(row, whole) of the parts whose whole is in the table."""
    numbered = figures.select("figure_id", "part_of").with_row_index("row")
    parts = numbered.select("row", figure_id="part_of").drop_nulls()
    wholes = numbered.select("figure_id", whole="row").join(parts, on="figure_id", how="semi")
    return parts.join(wholes.unique("figure_id", keep="first"), on="figure_id").select("row", "whole")
