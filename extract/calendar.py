"""Days of the calendar, Gregorian and Hijri, and the weeks, months and years around them.

Nothing here raises: a day that no calendar holds is None. Weeks run from Monday to Sunday, as in ISO 8601.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Hijri

FIRST_YEAR, LAST_YEAR = 1000, 2100  # a "year" outside is some other number
DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
PRECISION = {"hour": "day", "decade": "year", "century": "year"}


class Period(NamedTuple):
    """First and last day, last included; None where an end is open. Precision: day, week, month, year or open."""

    start: date | None
    end: date | None
    precision: str


def written_day(text: str) -> date | None:
    """The day that a file or a command line names, as YYYY-MM-DD; None for any other form, and for a year of another
    calendar or a misprint.

    >>> written_day("2024-12-06")
    datetime.date(2024, 12, 6)
    >>> written_day("6/12/2024"), written_day("2024-02-30"), written_day("20241206"), written_day("1446-06-04")
    (None, None, None, None)
    """
    try:
        day = date.fromisoformat(text) if len(text) == len("2024-12-06") and text.isascii() else None
    except ValueError:
        return None
    return day if day and 1800 <= day.year <= LAST_YEAR and day.isoformat() == text else None


def whole(year: int, month: int | None = None, day: int | None = None, hijri: bool = False) -> Period | None:
    """The year, the month or the day, as a period; None where the calendar has no such day.

    >>> whole(2024, 2).end
    datetime.date(2024, 2, 29)
    >>> whole(2024, 2, 31), whole(1446, 9, 1, hijri=True).start, whole(1200, hijri=True)
    (None, datetime.date(2025, 3, 1), None)
    """
    precision = "day" if day else "month" if month else "year"
    try:
        if hijri:
            start = gregorian(Hijri(year, month or 1, day or 1))
            last = Hijri(year, month or 12, 1)
            end = start if day else moved(gregorian(last), "day", last.month_length() - 1)
        else:
            start = date(year, month or 1, day or 1)
            end = start if day else month_end(year, month or 12)
    except (ValueError, OverflowError):
        return None
    return Period(start, end, precision)


def moved(day: date, unit: str, count: int) -> date | None:
    """The day at `count` units from another; None beyond what a calendar holds.

    >>> moved(date(2024, 3, 31), "month", -1), moved(date(2024, 3, 31), "year", -9999)
    (datetime.date(2024, 2, 29), None)
    """
    try:
        if unit in DAYS:
            return day + timedelta(days=int(DAYS[unit] * count))  # some hours are still the same day
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
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def gregorian(day: Hijri) -> date:
    """The day of the Gregorian calendar.

    >>> gregorian(Hijri(1446, 9, 1))
    datetime.date(2025, 3, 1)
    """
    there = day.to_gregorian()
    return date(there.year, there.month, there.day)
