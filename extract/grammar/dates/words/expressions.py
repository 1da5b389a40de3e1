"""What words of time mean, before it is known against which day.

News names a date in part ("الأحد", "8 كانون الأول", "2011"), by its distance ("قبل أسبوعين", "الشهر الماضي") or by one
that was told before ("اليوم التالي"). Each kind is a small record with `resolve(published, told)`, which gives a
period, or None where it cannot be known: the 31st of February, a weekday without a day of publication.

>>> Named(weekday=6, day=8, month=12).resolve(date(2024, 12, 9)).start
datetime.date(2024, 12, 8)
>>> Since(Named(weekday=1)).resolve(date(2024, 12, 6))[:2]
(datetime.date(2024, 12, 3), datetime.date(2024, 12, 6))
"""

from dataclasses import dataclass, replace
from datetime import date

from extract.calendar import DAYS, MONTHS, PRECISION, Period, around, moved, whole

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
class DayOf(Expression):
    """A day of a month that is named by its distance: "12 من الشهر الماضي"."""

    month: Expression
    day: int

    @property
    def wide(self) -> bool:
        return False

    @property
    def past(self) -> bool:
        return self.month.past

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        month = self.month.resolve(published, told)
        return month and month.start and whole(month.start.year, month.start.month, self.day)


@dataclass(frozen=True, slots=True)
class Rolling(Expression):
    """The time up to publication: "خلال 24 ساعة", "الأشهر الثلاثة الماضية"; without a count its start is open."""

    unit: str
    count: int | None

    @property
    def wide(self) -> bool:
        return self.count is None or self.count * DAYS.get(self.unit, 7) > 1

    @property
    def scale(self) -> str | None:
        return self.unit

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
class FromTold(Expression):
    """A date by one that was told: "اليوم التالي" (shift), "خلال الأيام التالية" (open), "الفترة ذاتها" (a period)."""

    unit: str = "day"
    shift: int = 0
    open: bool = False

    @property
    def wide(self) -> bool:
        return self.open or self.unit != "day"

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        if told is None or told.end is None:
            return None
        if self.open:
            following = moved(told.end, "day", 1)
            return following and Period(following, None, "open")
        return (
            told
            if self.unit == "period" or self.unit == "day" and not self.shift
            else around(told.end, self.unit, self.shift)
        )


@dataclass(frozen=True, slots=True)
class Span(Expression):
    """From the first day of one date to the last day of another, which completes it: "بين 10 و21 أيار 2021"."""

    first: Expression
    last: Expression
    night: bool = False  # the night between them: "ليلة الخميس/الجمعة"

    @property
    def wide(self) -> bool:
        """Not "مساء أمس واليوم", which is one day or less."""
        return not (self.night or isinstance(self.first, Near) and self.first.unit == "day" and self.first.shift >= -1)

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        last = self.last.resolve(published, told)
        first = last and self._first(last, published)
        if not first or first.start is None or last.end is None or first.start > last.end:
            return None
        return Period(first.start, last.end, last.precision)

    def _first(self, last: Period, published: date | None) -> Period | None:
        """What the first date lacks is the last one's; where that would be later, of the year or week before."""
        first = self.first
        if not isinstance(first, Named) or not isinstance(self.last, Named) or first.year or last.start is None:
            return first.resolve(published)
        if first.day and first.month is None:
            first = replace(first, month=self.last.month, hijri=self.last.hijri)
        if first.month is None:
            named = replace(first, lean=None)
            return named.resolve(last.start)
        return replace(first, lean=None, years=None).resolve(last.end)


@dataclass(frozen=True, slots=True)
class Edge(Expression):
    """The beginning, the middle or the end of a month or year. Its period is the whole; what runs from it does not."""

    whole: Expression
    edge: str

    @property
    def wide(self) -> bool:
        month = isinstance(self.whole, Named) and self.whole.month is not None
        near = isinstance(self.whole, Near) and self.whole.unit in ("week", "month")
        return self.whole.wide and not (month or near)

    @property
    def past(self) -> bool:
        return self.whole.past

    @property
    def scale(self) -> str | None:
        return self.whole.scale

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        return self.whole.resolve(published, told)

    def start(self, published: date | None) -> Period | None:
        """The whole from its edge on: "منذ منتصف آذار" is from the sixteenth."""
        period = self.whole.resolve(published)
        if not period or period.start is None or period.end is None:
            return period
        length = (period.end - period.start).days + 1
        shift = {"start": 0, "middle": length // 2, "end": length * 2 // 3}[self.edge]
        return period._replace(start=moved(period.start, "day", shift))


@dataclass(frozen=True, slots=True)
class Since(Expression):
    """From a date up to publication; None where the words name no date ("منذ اندلاع الحرب")."""

    begin: Expression | None

    @property
    def wide(self) -> bool:
        """Not "منذ فجر اليوم" or "منذ ساعات", which is one day."""
        day = isinstance(self.begin, Near) and self.begin.unit in ("day", "hour") and self.begin.shift == 0
        return not (day or isinstance(self.begin, Unresolved) and not self.begin.lasting)

    @property
    def scale(self) -> str | None:
        return self.begin.scale if self.begin else None

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        if self.begin is None:
            return None
        begin = self.begin.start(published) if isinstance(self.begin, Edge) else self.begin.resolve(published, told)
        if not begin or begin.start is None:
            return published and Period(None, published, "open")
        if published is None or begin.start > published:
            return Period(begin.start, None, "open")
        return Period(begin.start, published, begin.precision)


@dataclass(frozen=True, slots=True)
class Unresolved(Expression):
    """Words that say when and name no date: "خلال صلاة الجمعة", "في وقت مبكر من الصباح"; `lasting`: "خلال الحرب"."""

    lasting: bool = False

    @property
    def wide(self) -> bool:
        return self.lasting

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        return None
