"""Dates as news names them -> days, against the day of publication.

News names a date in part ("الأحد", "8 كانون الأول", "2011"), by its distance ("قبل أسبوعين", "الشهر الماضي") or by a date
that was told before ("اليوم التالي"). Each kind is a small record with `resolve(published, told)`, which gives a `Period`
or None where it cannot be known: the 31st of February, a weekday without a day of publication, Hijri years that the
tables do not hold. Weeks run from Monday to Sunday, as in ISO 8601. What has begun and not ended by the day of
publication ends on it, unless it is said to lie ahead.

>>> Named(weekday=6, day=8, month=12).resolve(date(2024, 12, 9)).start
datetime.date(2024, 12, 8)
>>> Named(day=31, month=2).resolve(date(2024, 12, 9)) is None
True
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Hijri

FIRST_YEAR, LAST_YEAR = 1000, 2100  # a "year" outside is some other number, or one of the Hijri calendar
DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
PRECISION = {"hour": "day", "decade": "year", "century": "year"}
LAST, NEXT = -1, 1  # where a name is repeated, which one: "السبت الماضي", "السبت المقبل"


class Period(NamedTuple):
    """First and last day, last included; None where an end is open. Precision: day, week, month, year or open."""

    start: date | None
    end: date | None
    precision: str


class Expression:
    """A date as it is named. `told` is the period that the text has told before.

    `wide`: whether it is longer than a day, or a week whose days do not matter.
    """

    @property
    def wide(self) -> bool:
        return True

    @property
    def past(self) -> bool:
        """Whether the words themselves lie it before publication: "الشهر الماضي", "أمس"."""
        return False

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
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

    @property
    def wide(self) -> bool:
        return self.day is None and self.weekday is None

    @property
    def past(self) -> bool:
        return self.lean == LAST

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        if self.year is None and self.month is None and self.day is None:
            return self._weekday(published)
        if self.year is not None:
            return self._in_year(self.year)
        if published is None:
            return None
        if self.month is None:  # "يوم 12 الجاري"
            return replace(self, year=published.year, month=published.month).resolve(published)
        first = published.year - 622 if self.hijri else published.year
        years = range(first - 1, first + 3) if self.lean == NEXT else range(first + 2, first - 9, -1)
        periods = (self._in_year(year) for year in years)
        return next((period for period in periods if period and self._lies(period, published)), None)

    def _lies(self, period: Period, published: date) -> bool:
        if self.lean == NEXT:
            return period.start > published
        if self.lean == LAST:
            return period.end < published
        return period.start <= published

    def _weekday(self, published: date | None) -> Period | None:
        if published is None or self.weekday is None:
            return None
        back = (published.weekday() - self.weekday) % 7
        if self.lean == NEXT:
            return shifted(published, 7 - back)
        return shifted(published, -(back or 7) if self.lean == LAST else -back)

    def _in_year(self, year: int) -> Period | None:
        try:
            if self.hijri:
                return self._in_hijri_year(year)
            if self.month is None:
                return Period(date(year, 1, 1), date(year, 12, 31), "year")
            if self.day is None:
                return Period(date(year, self.month, 1), month_end(year, self.month), "month")
            day = date(year, self.month, self.day)
            return Period(day, day, "day")
        except (ValueError, OverflowError):
            return None

    def _in_hijri_year(self, year: int) -> Period | None:
        month = self.month or 1
        first = Hijri(year, month, self.day or 1)
        if self.day:
            return Period(_gregorian(first), _gregorian(first), "day")
        last = first if self.month else Hijri(year, 12, 1)
        end = _gregorian(last) + timedelta(days=last.month_length() - 1)
        return Period(_gregorian(first), end, "month" if self.month else "year")


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

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        return None if published is None else around(published, self.unit, self.shift)


@dataclass(frozen=True, slots=True)
class Rolling(Expression):
    """The time up to publication: "خلال 24 ساعة", "الأشهر الثلاثة الماضية"; without a count its start is open."""

    unit: str
    count: int | None

    @property
    def wide(self) -> bool:
        return self.count is None or self.count * DAYS.get(self.unit, 7) > 1

    @property
    def past(self) -> bool:
        return True

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        if published is None:
            return None
        if self.count is None:
            return Period(None, published, "open")
        start = moved(published, self.unit, -self.count)
        return start and Period(start, published, PRECISION.get(self.unit, self.unit))


@dataclass(frozen=True, slots=True)
class Told(Expression):
    """A date by one that was told: "اليوم التالي", "بعد يومين" (shift), "خلال الأيام التالية" (open)."""

    unit: str = "day"  # "period": all of what was told
    shift: int = 0
    open: bool = False

    @property
    def wide(self) -> bool:
        return self.open or self.unit == "period"

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        if told is None or told.end is None:
            return None
        if self.open:
            next_day = moved(told.end, "day", 1)
            return next_day and Period(next_day, None, "open")
        return told if self.shift == 0 else around(told.end, self.unit, self.shift)


@dataclass(frozen=True, slots=True)
class Span(Expression):
    """From the first day of one date to the last day of another, which completes it: "بين 10 و21 أيار 2021"."""

    first: Expression
    last: Expression

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        last = self.last.resolve(published, told)
        first = self._completed(last).resolve(published, told)
        if first is None or last is None or None in (first.start, last.end) or first.start > last.end:
            return None
        return Period(first.start, last.end, last.precision)

    def _completed(self, last: Period | None) -> Expression:
        first = self.first
        if last is None or not isinstance(first, Named) or not isinstance(self.last, Named) or first.year is not None:
            return first
        if first.day and first.month is None:
            first = replace(first, month=self.last.month, hijri=self.last.hijri)
        if first.month and not first.hijri and last.start:
            later = first.month > last.start.month
            return replace(first, year=last.start.year - later)
        if first.weekday is not None and first.day is None and last.start:  # the weekday before the later one
            return Near("day", 0) if first.weekday == self.last.weekday else _Before(first.weekday, last.start)
        return replace(first, year=self.last.year, lean=self.last.lean)


@dataclass(frozen=True, slots=True)
class _Before(Expression):
    weekday: int
    day: date

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        return Named(weekday=self.weekday, lean=LAST).resolve(self.day)


@dataclass(frozen=True, slots=True)
class Edge(Expression):
    """The beginning, the middle or the end of a month or year, for what runs from there; the whole stays its period."""

    whole: Expression
    edge: str

    @property
    def wide(self) -> bool:
        month = isinstance(self.whole, Named) and self.whole.month is not None
        near = isinstance(self.whole, Near) and self.whole.unit in ("week", "month")
        return self.whole.wide and not (month or near)

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        return self.whole.resolve(published, told)


@dataclass(frozen=True, slots=True)
class Since(Expression):
    """From a date up to publication; None where the words name no date ("منذ اندلاع الحرب")."""

    begin: Expression | None

    @property
    def wide(self) -> bool:
        return self.begin != Near("day", 0)

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        begin = self.begin and self.begin.resolve(published, told)
        if not begin or begin.start is None:
            return Period(None, published, "open") if published and self.begin else None
        start = begin.start
        if isinstance(self.begin, Edge):
            length = (begin.end - begin.start).days + 1
            start += timedelta(days={"start": 0, "middle": length // 2, "end": length * 2 // 3}[self.begin.edge])
        if published is None or start > published:
            return Period(start, None, "open")
        return Period(start, published, begin.precision)


@dataclass(frozen=True, slots=True)
class Unresolved(Expression):
    """Words that say when and name no date: "خلال صلاة الجمعة", "في وقت مبكر من الصباح"; `lasting`: "خلال الحرب"."""

    lasting: bool = False

    @property
    def wide(self) -> bool:
        return self.lasting

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        return None


def shifted(day: date, days: int) -> Period | None:
    """The day at a distance, as a period.

    >>> shifted(date(2024, 3, 1), -1).start
    datetime.date(2024, 2, 29)
    """
    moved_to = moved(day, "day", days)
    return moved_to and Period(moved_to, moved_to, "day")


def moved(day: date, unit: str, count: int) -> date | None:
    """The day at `count` units from another; None beyond what a calendar holds.

    >>> moved(date(2024, 3, 31), "month", -1), moved(date(2024, 3, 31), "year", -9999)
    (datetime.date(2024, 2, 29), None)
    """
    try:
        if unit in DAYS:
            days = DAYS[unit] * count
            return day + timedelta(days=int(days) if days == int(days) else round(days - 0.5))
        months = day.year * 12 + day.month - 1 + MONTHS[unit] * count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def around(day: date, unit: str, shift: int) -> Period | None:
    """The calendar's day, week, month or year that holds the day at `shift` units from another.

    >>> around(date(2024, 12, 5), "week", -1)[:2]
    (datetime.date(2024, 11, 25), datetime.date(2024, 12, 1))
    """
    there = moved(day, unit, shift)
    if there is None:
        return None
    if unit in ("hour", "day"):
        return Period(there, there, "day")
    if unit == "week":
        monday = moved(there, "day", -there.weekday())
        sunday = moved(there, "day", 6 - there.weekday())
        return Period(monday, sunday, "week") if monday and sunday else None
    if unit == "month":
        return Period(there.replace(day=1), month_end(there.year, there.month), "month")
    return Period(date(there.year, 1, 1), date(there.year, 12, 31), "year")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _gregorian(day: Hijri) -> date:
    there = day.to_gregorian()
    return date(there.year, there.month, there.day)
