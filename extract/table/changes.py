"""Two readings of the same articles -> which figures the later one gained, lost and reads otherwise.

A figure keeps its `figure_id` as long as its number stands where it stood, whatever is understood of it.
"""

from dataclasses import dataclass

import polars as pl

from extract.table.columns import COLUMNS

UNSAID = ("row_id", "rules", "extractor_version")  # how a row was read is no difference


@dataclass(frozen=True)
class Changes:
    """What became of figures; `before` holds the former rows of the revised ones, in their order."""

    gained: pl.DataFrame
    lost: pl.DataFrame
    revised: pl.DataFrame
    before: pl.DataFrame
    held: int

    def differences(self) -> dict[str, dict[str, tuple]]:
        """figure_id -> column -> (before, now), of the revised figures."""
        pairs = zip(self.before.iter_rows(named=True), self.revised.iter_rows(named=True), strict=True)
        return {
            now["figure_id"]: {
                name: (before[name], now[name]) for name in COLUMNS if name not in UNSAID and before[name] != now[name]
            }
            for before, now in pairs
        }

    def __bool__(self) -> bool:
        return bool(self.gained.height or self.lost.height or self.revised.height)


def changes(before: pl.DataFrame, after: pl.DataFrame) -> Changes:
    """What the rows after gained, lost and read otherwise, compared with those before."""
    before, after = before.select(COLUMNS), after.select(COLUMNS)
    otherwise = after.join(before, on="row_id", how="anti").join(before, on="figure_id", how="semi")
    former = before.join(otherwise, on="figure_id", how="semi")
    order = ("article_id", "start", "figure_id")
    return Changes(
        gained=after.join(before, on="figure_id", how="anti").sort(order),
        lost=before.join(after, on="figure_id", how="anti").sort(order),
        revised=otherwise.sort(order),
        before=former.sort(order),
        held=after.join(before, on="row_id", how="semi").height,
    )


def joined(parts: list[Changes]) -> Changes:
    """The changes of several sets of articles as one."""
    frames = {
        name: pl.concat([getattr(part, name) for part in parts]) for name in ("gained", "lost", "revised", "before")
    }
    return Changes(**frames, held=sum(part.held for part in parts))
