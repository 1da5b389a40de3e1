"""What pages find out of the figures that they look at, worked out once for all who look at the same.

Most reruns of a page change no filter: a mark is clicked on, a page of the table turned, the language changed.
"""

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TypeVar

import polars as pl

from dashboard.filtering import Filters, Period, by_basis, facet, find_periods, match_figures, parted
from dashboard.series import drawable

Answer = TypeVar("Answer")
DRAWN_BY = (  # what of figures in short pictures are made by
    "row whole measure unit qualifier status tally claimant value_min value_max as_of as_of_basis"
).split()


class Look:
    """The figures in short that match filters, by the day of a basis (see `by_basis`), and what is asked of them."""

    def __init__(self, figures: pl.DataFrame, filters: Filters, basis: str) -> None:
        self.filters, self.basis, self._figures, self._known = filters, basis, figures, {}

    def once(self, what: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """What `work_out` gave when `what` was asked first: the name of the answer, and all that it depends on."""
        if what not in self._known:
            self._known[what] = work_out()
        return self._known[what]

    @cached_property
    def matched(self) -> pl.DataFrame:
        """Those that match and those beside them (see `match_figures`)."""
        return match_figures(by_basis(self._figures, self.basis), self.filters)

    @cached_property
    def matching(self) -> pl.DataFrame:
        return parted(self.matched)[0]

    def counts(self, column: str, measure: str | None = None) -> dict[str, int]:
        """The values of a column with their counts, of those of one measure where one is given."""
        return self.once(("counts", column, measure), lambda: facet(self._of(measure), column))

    def periods(self, measure: str | None = None, tally: str | None = None) -> list[Period]:
        """The stretches of days of all, or of those that a chart of a measure and a tally can hold."""
        figures = (lambda: self.drawn(measure, tally)) if measure else (lambda: self.matching)
        return self.once(("periods", measure, tally), lambda: find_periods(figures()))

    def drawn(self, measure: str, tally: str | None = None, period: Period | None = None) -> pl.DataFrame:
        """Those of a measure that a chart can hold (see `drawable`), with what pictures are made by; of a tally and in
        a period, where they are given.
        """

        def find() -> pl.DataFrame:
            if period:
                return drawable(self.drawn(measure, tally), measure, period)
            if tally:
                return self.drawn(measure).filter(pl.col("tally") == tally)
            return drawable(self.matching.select(*DRAWN_BY), measure, None)

        return self.once(("drawn", measure, tally, period), find)

    def _of(self, measure: str | None) -> pl.DataFrame:
        return self.matching.filter(pl.col("measure") == measure) if measure else self.matching
