"""Stretches of time as they are named: up to now, from one date to another, from a date on, or without any date.

>>> Since(Named(weekday=1)).resolve(date(2024, 12, 6))[:2]
(datetime.date(2024, 12, 3), datetime.date(2024, 12, 6))
"""

from dataclasses import dataclass, replace
from datetime import date

from extract.calendar import DAYS, PRECISION, Period, around, moved
from extract.grammar.dates.words.expressions import Expression, Named, Near


@dataclass(frozen=True, slots=True)
class Rolling(Expression):
    """The time up to publication: "خلال 24 ساعة", "الأشهر الثلاثة الماضية"; without a count its start is open."""

    unit: str
    count: int | None

    @property
    def wide(self) -> bool:
        return self.unit != "hour" if self.count is None else self.count * DAYS.get(self.unit, 7) > 1

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
    """A date by one that was told: "اليوم التالي", "قبلها بأسبوع" (shift), "الأيام التالية" (open), "الفترة ذاتها"."""

    unit: str = "day"
    shift: int = 0
    open: bool = False
    whole: bool = False  # the unit beside that which was told, all of it: "العام الذي سبقه"
    alone: bool = False  # where none was told it is by the publication: "العام السابق"

    @property
    def wide(self) -> bool:
        return self.open or self.unit != "day" and (not self.shift or self.whole)

    @property
    def told(self) -> str | None:
        return self.unit

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        if told is None and self.alone:
            return Near(self.unit, self.shift).resolve(published)
        if told is None or told.end is None:
            return None
        if self.open:
            following = moved(told.end, "day", 1)
            return following and Period(following, None, "open")
        if self.shift and self.unit in ("hour", "day", "week") and told.start != told.end:
            return None  # "بعد ذلك بيومين", of a month
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

    @property
    def scale(self) -> str | None:
        return self.last.scale

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
    def told(self) -> str | None:
        return self.whole.told

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
class Deadline(Expression):
    """The time up to an end that is named: "قبل نهاية السنة"."""

    end: Expression

    @property
    def scale(self) -> str | None:
        return self.end.scale

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        period = self.end.resolve(published, told)
        return period and Period(None, period.end, "open")


@dataclass(frozen=True, slots=True)
class Since(Expression):
    """From a date up to another, or to publication; None where the words name no date ("منذ اندلاع الحرب")."""

    begin: Expression | None
    until: Expression | None = None

    @property
    def wide(self) -> bool:
        """Not "منذ فجر اليوم" or "منذ ساعات", which is one day."""
        if self.begin and self.until:
            return Span(self.begin, self.until).wide
        day = isinstance(self.begin, Near) and self.begin.unit in ("day", "hour") and self.begin.shift == 0
        return not (day or isinstance(self.begin, Unresolved) and not self.begin.lasting)

    @property
    def scale(self) -> str | None:
        return self.begin.scale if self.begin else None

    def resolve(self, published: date | None, told: Period | None = None) -> Period | None:
        if self.begin is None:
            return None
        if self.until:
            return Span(self.begin, self.until).resolve(published, told)
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
