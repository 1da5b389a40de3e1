"""Dates by name: days and months."""

from dataclasses import replace

from extract.calendar import FIRST_YEAR, LAST_YEAR
from extract.grammar.dates.words.expressions import DayOf, MonthOf, Named, Near
from extract.grammar.dates.words.line import SLASHES, Line, Read
from extract.grammar.dates.words.stretches import FromTold, Span
from extract.grammar.dates.words.years import BEFORE_TIME, HIJRI_YEARS

DOOR = "باب"  # not "بآب"
MONTHS = ("month", "hijri_month")
OTHERS = frozenset(("اخران", "اخرين", "اخرون"))
ELEVEN = frozenset(("الاحد", "الاثنا", "الاثني"))  # "الأحد عشر"; not "الثلاثاء عشرة جنود"


def day(line: Line, at: int) -> Read:
    """A day: "اليوم الخميس", "مساء أمس", "فجر الأحد 8 من كانون الأول", "ليلة الخميس/الجمعة", "يوم 12 الجاري"."""
    if line.section(at) == "ordinal" and line.text(at).startswith("بال"):
        return None  # "بالعاشر من رمضان" is the town
    night, begin = line.text(at).startswith("ليل"), line.past(at, "daypart")
    if begin > at and line.text(at).endswith("ا"):
        return None  # "فجرا من يوم 19": the time of day is said apart
    if begin > at:
        begin = line.past(begin, "from")
    here = begin + (line.singular(begin, "day") and line.section(begin) == "unit")
    named = here > begin
    today = line.marks[here] if line.section(here) == "today" else None
    if today:
        if today.reading.get("shift") == 0 and not _is_today(line, today.first, today.last):
            return None
        here = today.last + 1
        if line.text(here) in ("(", "،", *SLASHES) and line.section(here + 1) == "weekday":
            here += 1  # "أمس (السبت)", "اليوم، الثلاثاء", "اليوم /الثلاثاء/"
    here += line.section(here) == "this" and line.section(here + 1) == "weekday"  # "صبيحة هذا السبت"
    weekday = line.marks[here] if line.section(here) == "weekday" and _is_weekday(line, here) else None
    if weekday:
        opened, closed = line.text(here - 1), line.text(here + 1)
        here += 1 + (opened == "(" and closed == ")" or opened in SLASHES and opened == closed and bool(today))
        if night and (span := _night(line, weekday.reading.get("value"), here)):
            return span
    bracket = line.text(here) == "("
    skipped = here + ((bracket or line.text(here) in ("،", "-", "–", "الموافق", "بتاريخ")) and here > begin)
    if found := numeric_date(line, skipped) or day_of_month(line, skipped) or day_of_placed_month(line, skipped):
        if skipped == at + 1 and line.section(at) == "unit":
            return None  # "يوم 19 نيسان": the date says it without the word
        return found[0] + (bracket and line.text(found[0]) == ")"), found[1]
    if (named or weekday or line.text(at - 1) == "بتاريخ") and (found := day_and_month(line, skipped)):
        return found[0] + (bracket and line.text(found[0]) == ")"), found[1]
    if weekday:
        lean = line.placed(here)
        end = here if lean is None else line.marks[here].last + 1
        return end, Named(weekday=weekday.reading.get("value"), lean=lean or None)
    if today:
        return here, Near("day", today.reading.get("shift"))
    counted = line.count(here) if named else None
    if counted and line.placed(counted[0]) == 0 and 1 <= counted[1] <= 31:
        return counted[0] + 1, Named(day=counted[1])
    return None


def _is_today(line: Line, first: int, last: int) -> bool:
    """Not "حتى اليوم", "في مثل هذا اليوم", "اليوم الأول", "اليوم العالمي ل", "الليلة الفاصلة بين"."""
    if line.text(last).startswith("اللي") and line.text(last + 1).startswith("ال"):
        return False
    before = first - 1 - (line.text(first - 1) == "،")
    if (
        line.section(before) == "until"
        or line.text(before) in ("في", "مثل")
        or line.section(last + 1) in ("ordinal", "placed")
    ):
        return False
    return line.section(last + 1) != "world_day"


def _is_weekday(line: Line, at: int) -> bool:
    """Not "الاثنين" after what is two, though it is after "آخران", and not "الأحد عشر"."""
    before = line.text(at - 1)
    if before.removeprefix("ب") == "سوق" and line.placed(at + 1) is None:
        return False  # "سوق الأربعاء", but "في سوق الثلاثاء الماضي"
    two = line.marks[at].reading.get("value") == 0 and before.endswith(("ين", "ان", "كلا"))
    counted = line.words[at - 2].kind == "digits" or line.numerals.section(at - 2) is not None  # "3 معلمين الاثنين"
    two = two and before not in OTHERS and not counted
    return not two and (line.numerals.section(at + 1) != "ten" or line.text(at) not in ELEVEN)


def _night(line: Line, weekday: int, here: int) -> Read:
    """The night between two days: "ليلة الخميس/الجمعة", "ليل السبت الأحد", "ليلة 9-10 مارس"."""
    second = here + (line.text(here) in SLASHES or line.text(here) in ("علي", "الي", "و"))
    if line.section(second) != "weekday":
        return None
    dates = day_of_month(line, second + 1)
    if dates and isinstance(dates[1], Span):
        return dates[0], replace(dates[1], night=True)
    last = Named(weekday=line.marks[second].reading.get("value"))
    return second + 1, Span(Named(weekday=weekday), last, night=True)


def numeric_date(line: Line, at: int) -> Read:
    """A date in figures: "2024/12/05", "05-12-2024", "5.12.2024"."""
    if line.text(at).count(".") == 2:
        parts, end = line.text(at).split("."), at + 1
    elif line.text(at + 1) in SLASHES and line.text(at + 1) == line.text(at + 3):
        parts, end = [line.text(at), line.text(at + 2), line.text(at + 4)], at + 5
    else:
        return None
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = map(int, parts)
    if len(parts[2]) == 2:
        year += 2000
    if 12 < month <= 31 and day <= 12:  # the month first, as in American usage
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return end, Named(year=year, month=month, day=day, hijri=year in HIJRI_YEARS)


def day_of_month(line: Line, at: int) -> Read:
    """A day of a month: "8 من كانون الأول", "الثالث والعشرين من أبريل/نيسان", "18 و19 جانفي 2017"."""
    days, here = [], at
    if line.sections.isdisjoint(MONTHS):
        return None
    while len(days) < 4 and (counted := line.count(here)) and 1 <= counted[1] <= 31:
        days.append(counted[1])
        here = counted[0]
        if not (line.text(here) in ("و", "-", "–") or line.section(here) == "until") or not line.count(here + 1):
            break
        here += 1
    here += line.text(here) in SLASHES  # "11 / أيلول", "24 – فبراير – 2025"
    found = read_month(line, line.past(here, "from")) if days else None
    if not found or not isinstance(found[1], Named):
        return None
    end, month = found
    last = replace(month, day=days[-1])
    return end, last if len(days) == 1 else Span(Named(day=days[0]), last)


def day_of_placed_month(line: Line, at: int) -> Read:
    """A day of a month that is named by its distance: "12 من الشهر الماضي", "السادس والعشرين من الشهر الحالي"."""
    counted = None if line.sections.isdisjoint(("unit", "told")) else line.count(at)
    here = line.past(counted[0], "from") if counted and 1 <= counted[1] <= 31 else at
    if here > at and line.section(here) == "told" and line.marks[here].reading.get("unit") == "month":
        end, told_month = told(line, here) or (here, FromTold("month"))
        return end, DayOf(told_month, counted[1])
    named = here > at and line.singular(here, "month") and line.marks[here].reading.definite  # not "15 شهرا"
    lean = line.placed(here + 1) if named else None
    return (here + 2, DayOf(Near("month", lean), counted[1])) if lean is not None else None


def day_and_month(line: Line, at: int) -> Read:
    """A day and a month in figures, where a word says that it is a date: "يوم 12/3", "بتاريخ 3-4"."""
    numbers = line.text(at), line.text(at + 2)
    if line.text(at + 1) not in SLASHES or not all(number.isdecimal() and len(number) <= 2 for number in numbers):
        return None
    day, month = map(int, numbers)
    return (at + 3, Named(month=month, day=day)) if 1 <= day <= 31 and 1 <= month <= 12 else None


def days(line: Line, at: int) -> Read:
    """Several days: "الأربعاء والخميس", "مساء أمس، واليوم السبت", "16 تشرين الثاني و28 كانون الأول 2017"."""
    first = day(line, at + line.several(at, "day"))
    last = first
    while last and (another := next_day(line, last[0])):
        last = another
    return (last[0], Span(first[1], last[1])) if last is not first else None


def next_day(line: Line, at: int) -> Read:
    """Another day that "و" or "وحتى" joins to the one before."""
    here = at + (line.text(at) == "،")
    joined = here in line.marks and line.marks[here].reading.conjunction == "و"
    if line.section(here) == "until":
        return day(line, line.past(here, "until"))
    if line.text(here) == "و":
        return day(line, here + 1)
    return day(line, here) if joined else None


def told(line: Line, at: int) -> Read:
    """A date by one that was told: "اليوم التالي للهجوم", "خلال الأيام التالية", "نفس الفترة"."""
    here = line.past(at, "during")
    if line.section(here) != "told":
        return None
    mark = line.marks[here]
    if line.section(mark.last + 1) == "ordinal" or line.section(here - 1) == "title":
        return None  # "في يومها الأول", "الأمين العام السابق"
    here = mark.last + 1 + line.text(mark.last + 1).startswith("لل")
    data = mark.reading.term.data
    unit, shift, alone = data.get("unit", "day"), data.get("shift", 0), data.get("alone", False)
    return here, FromTold(unit, shift, data.get("open", False), whole=unit != "day", alone=alone)


def read_month(line: Line, at: int) -> tuple[int, Named | MonthOf] | None:
    """A month with its other name, its year and "الماضي", where nothing but a month can stand."""
    here = at + line.singular(at, "month")
    if line.words[here : here + 1] and line.words[here].text in ("أب", "وأب", "إب", "وإب"):
        return None  # a father, or a town of Yemen, not "آب"
    if line.section(here) not in MONTHS or line.text(here) == DOOR and "آ" not in line.words[here].text:
        return None
    name = line.marks[here]
    hijri, month, here = name.reading.term.section == "hijri_month", name.reading.get("value"), name.last + 1
    if line.text(here) in (*SLASHES, "(") and line.section(here + 1) in MONTHS:
        bracket, here = line.text(here) == "(", line.marks[here + 1].last + 1
        here += bracket and line.text(here) == ")"
    elif line.section(here) in MONTHS and line.marks[here].reading.get("value") == month:
        here = line.marks[here].last + 1  # "نيسان أبريل"
    here = line.past(here, "holy")
    here += line.text(here) in SLASHES and line.year(here + 1) is not None  # "شباط/2019"
    of_year = line.section(here) == "from" and (line.singular(here + 1, "year") or line.section(here + 1) == "told")
    before_year = here + of_year  # "من العام 2014"
    year = line.year(before_year + line.singular(before_year, "year"))
    if year:
        return year[0], Named(year[1], month, hijri=hijri)
    lean = line.placed(here)
    if lean is not None:
        return line.marks[here].last + 1, Named(month=month, hijri=hijri, lean=lean or None)
    if line.section(before_year) == "told" and line.marks[before_year].reading.get("unit") == "year" and not hijri:
        end, told_year = told(line, before_year) or (here, FromTold("year"))
        return end, MonthOf(told_year, month)  # "آذار من العام نفسه", "آذار من العام السابق"
    years = line.placed(before_year + 1) if line.singular(before_year, "year") else None
    if years is not None and not hijri:  # "أيار من العام الماضي"
        return before_year + 2, Named(month=month, years=years)
    return here, Named(month=month, hijri=hijri)


def month(line: Line, at: int) -> Read:
    """A month: "تموز", "شهر يونيو الماضي", "شباط/فبراير", "رمضان 1445"."""
    if line.section(at - 2) == "ordinal" and line.text(at - 2).startswith("بال"):
        return None  # "بالعاشر من رمضان"
    found = read_month(line, at)
    if found and found[0] == at + 1 and line.marks[at].reading.get("alone") is False:
        # A name or a verb as well: "مارس", "رمضان". It is a month where a word says so.
        joined = line.section(at - 1) == "month" and line.text(at).startswith("و")  # "بين يناير ومارس"
        if line.before(at) not in BEFORE_TIME and line.text(at - 1) != "في" and not joined:
            return None
    return found


def months(line: Line, at: int) -> Read:
    """Two months: "شهري أيار وحزيران 2014"."""
    first = read_month(line, at + 1) if line.several(at, "month") else None
    last = read_month(line, first[0]) if first and line.text(first[0]).startswith("و") else None
    return (last[0], Span(first[1], last[1])) if last else None
