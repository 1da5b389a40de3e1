"""What words of time mean, before it is known against which day.

News names a date in part ("الأحد", "8 كانون الأول", "2011"), by its distance ("قبل أسبوعين", "الشهر الماضي") or by one
that was told before ("اليوم التالي"). Each kind is a small record with `resolve(published, told)`, which gives a
period, or None where it cannot be known: the 31st of February, a weekday without a day of publication.

>>> Named(weekday=6, day=8, month=12).resolve(date(2024, 12, 9)).start
datetime.date(2024, 12, 8)
"""

from dataclasses import dataclass
from datetime import date

from extract.calendar import MONTHS, Period, around, whole

LAST, NEXT = -1, 1  # where a name is repeated, which one: "السبت الماضي", "السبت المقبل"
HIJRI_ERA = 622
YEARS_BACK = 9  # to the last 29th of February, over a century that has none


class Expression:
    """A date as it is named; `told` is the period that the text has told before."""

    @property
    def wide(self) -> bool:
        """Whether it is more than a day, or a week in which something happened."""
        return True

    @property
    def past(self) -> bool:
        """Whether the words themselves say that it lies before publication."""
        return False

    @property
    def scale(self) -> str | None:
        """The unit of the calendar that it is named by: "day", "month" ...; None where it names none."""
        return None

    @property
    def told(self) -> str | None:
        """The unit of the date that was told before and that it goes by: "اليوم التالي", "آذار من العام نفسه"."""
        return None

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        """The days that are meant; None where they cannot be known."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Named(Expression):
    """A date by the names that are given: of year, month, day of the month and weekday, some."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hijri: bool = False
    lean: int | None = None  # LAST or NEXT where the words say so, else the latest that is not in the future
    years: int | None = None  # from the year of publication: "أيار من العام الماضي"

    @property
    def wide(self) -> bool:
        return self.day is None and self.weekday is None

    @property
    def past(self) -> bool:
        return self.lean is not None and self.lean <= LAST

    @property
    def scale(self) -> str | None:
        return "month" if self.wide and self.month else "year" if self.wide else "day"

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        if self.year is not None:
            return whole(self.year, self.month, self.day, self.hijri)
        if published is None:
            return None
        if self.month is None and self.day is None:
            return self._weekday(published)
        if self.month is None:  # "يوم 12 الجاري"
            return whole(published.year, published.month, self.day)
        if self.years is not None:
            return whole(published.year + self.years, self.month, self.day)
        year = around_year(published, self.hijri)
        years = range(year, year + 3) if self.lean == NEXT else range(year + 1, year - YEARS_BACK, -1)
        periods = (whole(year, self.month, self.day, self.hijri) for year in years)
        return next((period for period in periods if period and self._lies(period, published)), None)

    def _lies(self, period: Period, published: date) -> bool:
        if self.lean == NEXT:
            return period.start > published
        return period.start <= published if self.lean is None else period.end < published

    def _weekday(self, published: date) -> Period | None:
        if self.weekday is None:
            return None
        back = (published.weekday() - self.weekday) % 7
        if self.lean == NEXT:
            return around(published, "day", 7 - back)
        if self.lean is not None and self.lean <= LAST:  # "السبت الماضي", "السبت قبل الماضي"
            back = (back or 7) + 7 * (LAST - self.lean)
        return around(published, "day", -back)


def around_year(published: date, hijri: bool) -> int:
    """The year of publication; of the Hijri calendar, which is shorter, one that is surely not later."""
    return published.year if not hijri else (published.year - HIJRI_ERA) * 33 // 32


@dataclass(frozen=True, slots=True)
class Near(Expression):
    """The calendar's day, week, month or year at a distance from publication: "أمس", "الشهر الماضي", "قبل عامين"."""

    unit: str
    shift: int

    @property
    def wide(self) -> bool:
        return self.unit in MONTHS

    @property
    def past(self) -> bool:
        return self.shift < 0

    @property
    def scale(self) -> str | None:
        return self.unit

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        return None if published is None else around(published, self.unit, self.shift)


@dataclass(frozen=True, slots=True)
class MonthOf(Expression):
    """A month of a year that was told: "آذار من العام نفسه"."""

    year: Expression
    month: int

    @property
    def scale(self) -> str | None:
        return "month"

    @property
    def told(self) -> str | None:
        return self.year.told

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        year = self.year.resolve(published, told)
        return year and year.start and whole(year.start.year, self.month)


@dataclass(frozen=True, slots=True)
class DayOf(Expression):
    """A day of a month that is named by its distance or was told: "12 من الشهر الماضي", "9 من الشهر نفسه"."""

    month: Expression
    day: int

    @property
    def wide(self) -> bool:
        return False

    @property
    def past(self) -> bool:
        return self.month.past

    @property
    def told(self) -> str | None:
        return self.month.told

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        month = self.month.resolve(published, told)
        return month and month.start and whole(month.start.year, month.start.month, self.day)
