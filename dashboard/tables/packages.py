"""Figures as a package to cite: clean CSV, what each column means, and a README."""

from datetime import date

import polars as pl

from extract.table.export import export


def package(figures: pl.DataFrame, day: date, filtered: str) -> bytes:
    """A zip of the figures that match; `filtered` says in words how they were chosen, empty where all were taken."""
    if "match" in figures.columns:
        figures = figures.filter(pl.col("match") == "match")
    return export(figures, "zip", day, filtered or "all")
