"""The words of a sentence that name a date -> phrases, each with the expression that `calendar` resolves.

The grammar reads from left to right over the marks of the vocabulary `calendar`. A rule takes the line and a token and
gives the token after what it read, with what that means; or None. The longest reading that starts at a token wins.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.calendar import (
    FIRST_YEAR,
    LAST,
    LAST_YEAR,
    NEXT,
    Edge,
    Expression,
    Named,
    Near,
    Rolling,
    Since,
    Span,
    Told,
    Unresolved,
)
from extract.lexicon import Mark
from extract.records import Sentence

Read = tuple[int, Expression] | None
SLASH = ("/", "-", "–", "\\")
ONSET_REACH = 9  # tokens between "منذ اندلاع" and the date of it
HIJRI_YEARS = range(1300, 1500)


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Tokens first..last of a sentence that say when. `rule` is the rule that read them."""

    first: int
    last: int
    expression: Expression
    rule: str

    @property
    def since(self) -> bool:
        return isinstance(self.expression, Since)


def read_date_phrases(sentence: Sentence) -> list[DatePhrase]:
    """The phrases of a sentence that say when, in order; they do not overlap."""
    line, phrases, at = Line(sentence), [], 0
    while at < len(line.words):
        found = None
        if line.starts(at):
            found = max(line.readings(at), key=lambda reading: reading[0], default=None)
        if found:
            end, expression, rule = found
            phrases.append(DatePhrase(at, end - 1, expression, rule))
        at = found[0] if found else at + 1
    return phrases


class Line:
    """A sentence's tokens with their marks of the vocabulary `calendar`."""

    def __init__(self, sentence: Sentence):
        self.words, self.marks = sentence.words, sentence.at("calendar")
        self.nouns = sentence.at("nouns")

    def starts(self, at: int) -> bool:
        return at in self.marks or self.words[at].kind == "digits"

    def readings(self, at: int) -> Iterator[tuple[int, Expression, str]]:
        for rule in RULES:
            read = rule(self, at)
            if read:
                yield read[0], read[1], f"dates.{rule.__name__.replace('_', '-')}"

    # What stands at a token.

    def section(self, at: int) -> str | None:
        mark = self.marks.get(at)
        return mark.reading.term.section if mark else None

    def past(self, at: int, *sections: str) -> int:
        """The token after a mark of one of the sections, or the same token where there is none."""
        mark = self.marks.get(at)
        return mark.last + 1 if mark and mark.reading.term.section in sections else at

    def text(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def unit(self, at: int) -> Mark | None:
        return self.marks[at] if self.section(at) == "unit" else None

    def placed(self, at: int) -> int | None:
        """The lean of a word such as "الماضي" at the token, which is definite as what it follows is."""
        mark = self.marks.get(at)
        if mark and mark.reading.term.section == "placed" and mark.reading.definite:
            return mark.reading.get("lean")
        return None

    def count(self, at: int) -> tuple[int, int] | None:
        """(next token, number) of a small number in digits or words."""
        if self.text(at) == "ال":  # "الـ24 ساعة"
            at += 1
        if at < len(self.words) and self.words[at].kind == "digits":
            return (at + 1, int(self.text(at))) if self.text(at).isdecimal() else None
        mark = self.marks.get(at)
        if not mark or mark.reading.term.section not in ("count", "ordinal"):
            return None
        value, after = mark.reading.get("value"), self.marks.get(at + 1)
        if after and after.reading.term.section == "count":
            more = after.reading.get("value")
            if value < 10 and (more == 10 or more in (20, 30) and after.reading.conjunction):
                return at + 2, value + more
        return at + 1, value

    def year(self, at: int) -> tuple[int, int, bool] | None:
        """(next token, year, whether Hijri)."""
        if self.text(at) == "،":  # agencies' text, turned around: "مايو ،2013"
            at += 1
        text = self.text(at)
        if not (text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
            return None
        hijri = self.text(at + 1) in ("ه", "هجري", "هجريه", "للهجره")
        christian = self.text(at + 1) in ("م", "ميلادي", "ميلاديه", "للميلاد")
        return at + 1 + (hijri or christian), int(text), hijri


# Rules. Days.


def day(line: Line, at: int) -> Read:
    """"اليوم الخميس", "مساء أمس", "فجر الأحد 8 من كانون الأول", "ليلة الخميس/الجمعة", "8 آذار 2011", "يوم 12 الجاري"."""
    here = line.past(at, "daypart")
    if here > at and line.section(here) == "from":
        here += 1
    night, begin = here > at and line.text(at).startswith("ليل"), here
    unit = line.unit(here)
    if unit and unit.reading.get("unit") == "day" and unit.reading.form != "dual":
        here += 1
    named = here > begin
    today = line.marks[here] if line.section(here) == "today" else None
    if today:
        here = today.last + 1
        if today.reading.get("shift") == 0 and not _is_today(line, today.last):
            return None
    weekday = line.marks[here] if line.section(here) == "weekday" and _is_weekday(line, here) else None
    if weekday:
        here += 1
        if night:
            second = here + 1 if line.text(here) in SLASH else here
            if line.section(second) == "weekday":
                first = Named(weekday=weekday.reading.get("value"))
                return second + 1, Span(first, Named(weekday=line.marks[second].reading.get("value")))
    skipped = here + 1 if (today or weekday) and line.text(here) in ("(", "،", "الموافق", "-", "–", "بتاريخ") else here
    date = numeric_date(line, skipped) or day_of_month(line, skipped)
    if date:
        return date[0] + (line.text(skipped - 1) == "(" and line.text(date[0]) == ")"), date[1]
    if weekday:
        lean = line.placed(here)
        name = Named(weekday=weekday.reading.get("value"), lean=lean if lean else None)
        return here + (lean is not None), name
    if today:
        return here, Near("day", today.reading.get("shift"))
    counted = line.count(here) if named else None
    if counted and line.placed(counted[0]) == 0 and 1 <= counted[1] <= 31:
        return counted[0] + 1, Named(day=counted[1])
    return None


def _is_today(line: Line, at: int) -> bool:
    """Not "حتى اليوم", "اليوم الأول", "اليوم العالمي ل"."""
    before = next((back for back in (at - 1, at - 2) if line.text(back) != "،"), -1)
    if line.section(before) == "until" or line.text(before) in ("في", "علي"):
        return False
    return line.section(at + 1) not in ("ordinal", "placed") and not line.text(at + 1) in ("العالمي", "الدولي", "الوطني")


def _is_weekday(line: Line, at: int) -> bool:
    """Not "الاثنين" after what is two, and not "الأحد عشر"."""
    return line.text(at + 1) not in ("عشر", "عشره") and not line.text(at - 1).endswith(("ين", "ان", "هم", "كلا"))


def numeric_date(line: Line, at: int) -> Read:
    """"2024/12/05", "05-12-2024", "5.12.2024"."""
    text = line.text(at)
    if "." in text and text.count(".") == 2:
        parts, end = text.split("."), at + 1
    elif line.text(at + 1) in SLASH and line.text(at + 1) == line.text(at + 3):
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
    if 12 < month <= 31 and day <= 12:  # month first, as in American usage
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return end, Named(year=year, month=month, day=day, hijri=year in HIJRI_YEARS)


def day_of_month(line: Line, at: int) -> Read:
    """"8 من كانون الأول", "الثالث والعشرين من أبريل/نيسان", "18 و19 جانفي 2017"."""
    days, here = [], at
    while True:
        counted = line.count(here)
        if not counted or not 1 <= counted[1] <= 31:
            break
        days.append(counted[1])
        here = counted[0]
        if line.text(here) in ("و", "الي", "-", "–") and line.count(here + 1) and len(days) < 4:
            here += 1
        else:
            break
    if not days:
        return None
    if line.section(here) == "from":
        here += 1
    month = read_month(line, here)
    if not month or isinstance(month[1], Named) and month[1].month is None:
        return None
    end, named = month
    last = Named(named.year, named.month, days[-1], hijri=named.hijri, lean=named.lean)
    return end, last if len(days) == 1 else Span(Named(day=days[0]), last)


def told(line: Line, at: int) -> Read:
    """"اليوم التالي للهجوم", "الأيام التالية", "نفس الفترة"."""
    here = line.past(at, "during")
    if line.section(here) != "told":
        return None
    mark = line.marks[here]
    here = mark.last + 1
    if here < len(line.words) and line.text(here).startswith("لل"):
        here += 1
    return here, Told(shift=mark.reading.get("shift", 0), open=mark.reading.get("open", False))


# Months and years.


def read_month(line: Line, at: int) -> tuple[int, Named] | None:
    """A month that stands where only a month can: with its other name, its year, and "الماضي"."""
    unit = line.unit(at)
    here = at + 1 if unit and unit.reading.get("unit") == "month" and unit.reading.form == "singular" else at
    month = line.marks.get(here)
    if not month or month.reading.term.section not in ("month", "hijri_month"):
        return None
    here = month.last + 1
    if line.text(here) in SLASH and line.section(here + 1) in ("month", "hijri_month"):
        here = line.marks[here + 1].last + 1
    hijri = month.reading.term.section == "hijri_month"
    before_year = here + 1 if line.section(here) == "from" and line.unit(here + 1) else here
    unit = line.unit(before_year)
    before_year += bool(unit and unit.reading.get("unit") == "year")
    year = line.year(before_year)
    if year:
        return year[0], Named(year[1], month.reading.get("value"), hijri=hijri)
    lean = line.placed(here)
    return here + (lean is not None), Named(month=month.reading.get("value"), hijri=hijri, lean=lean or None)


def month(line: Line, at: int) -> Read:
    """"تموز", "شهر يونيو الماضي", "شباط/فبراير", "رمضان 1445"."""
    read = read_month(line, at)
    if not read:
        return None
    mark = line.marks[at]
    if mark.reading.get("alone") is False and read[0] == at + 1:
        before = line.section(at - 1)
        if before not in ("since", "during", "edge") and line.text(at - 1) != "في":
            return None
    return read


def year(line: Line, at: int) -> Read:
    """"عام 2011", "العامين 2012 و2014", "في 2018"."""
    unit = line.unit(at)
    named = bool(unit and unit.reading.get("unit") == "year")
    found = line.year(at + named)
    if not found or line.text(at) == "،" or not named and not _is_bare_year(line, at, found[1]):
        return None
    end, value, hijri = found
    later = line.year(end + 1) if line.text(end) == "و" and named else None
    if later:
        return later[0], Span(Named(value), Named(later[1]))
    return end, Named(value, hijri=hijri or value in HIJRI_YEARS)


def _is_bare_year(line: Line, at: int, value: int) -> bool:
    before = line.text(at - 1)
    known = before in ("في", "منذ", "قبل", "حتي", "بين", "خلال", "و", "نهايه", "منتصف", "مطلع", "بدايه", "اواخر")
    return known and 1900 <= value and at + 1 not in line.nouns


# What lies at a distance.


def unit_placed(line: Line, at: int) -> Read:
    """"هذا الأسبوع", "العام الماضي", "اليومين الماضيين", "الأيام الخمسة الأخيرة", "الـ 48 ساعة الماضية", "آخر 24 ساعة"."""
    if line.section(at) == "this" and (unit := line.unit(at + 1)) and unit.reading.definite:
        return (at + 2, Near(unit.reading.get("unit"), 0)) if unit.reading.form == "singular" else None
    last = line.section(at) == "edge" and line.text(at) == "اخر"
    counted = line.count(at + last)
    here = counted[0] if counted else at + last
    unit = line.unit(here)
    if not unit or not (counted or unit.reading.definite or last):
        return None
    here += 1
    if not counted and (after := line.count(here)):
        counted, here = after, after[0]
    elif line.text(here) in ("القليله", "القليلين"):
        here += 1
    lean = line.placed(here)
    name, form = unit.reading.get("unit"), unit.reading.form
    if lean is None:
        if last and (counted or form != "singular"):
            return here, Rolling(name, _counted(unit, counted))
        return None
    here += 1
    if form == "singular" and not counted:
        if name == "hour":
            return None
        return here, Near(name, lean)
    return here, Rolling(name, _counted(unit, counted)) if lean == LAST else Unresolved()


def _counted(unit: Mark, counted: tuple[int, int] | None) -> int | None:
    if counted:
        return counted[1]
    return {"dual": 2, "singular": 1}.get(unit.reading.form)


def length(line: Line, at: int) -> tuple[int, str, int | None] | None:
    """(next token, unit, count) of a length of time: "أسبوعين", "نحو 3 أعوام", "أقل من 24 ساعة", "سنوات سبع"."""
    here = at
    if line.text(here) in ("اكثر", "اقل", "نحو", "حوالي", "قرابه"):
        here += 1
        here += line.section(here) == "from"
    counted = line.count(here)
    here = counted[0] if counted else here
    unit = line.unit(here)
    if not unit or unit.reading.definite:
        return None
    here += 1
    if not counted and unit.reading.form == "plural" and (after := line.count(here)):
        counted, here = after, after[0]
    return here, unit.reading.get("unit"), _counted(unit, counted)


def ago(line: Line, at: int) -> Read:
    """"قبل أسبوعين", "قبل 3 سنوات", "قبل أيام"."""
    found = length(line, at + 1) if line.section(at) == "ago" else None
    if not found:
        return None
    end, unit, count = found
    return end, Near(unit, -count) if count else Unresolved()


def edge(line: Line, at: int) -> Read:
    """"مطلع فبراير", "نهاية العام الجاري", "أواخر عام 2024", "نهاية العام", "أوائل القرن الثامن عشر"."""
    if line.section(at) != "edge":
        return None
    found = month(line, at + 1) or year(line, at + 1) or unit_placed(line, at + 1)
    if found:
        return found[0], Edge(found[1], line.marks[at].reading.get("edge"))
    unit = line.unit(at + 1)
    if not unit or not unit.reading.definite or unit.reading.form != "singular":
        return None
    if unit.reading.get("unit") == "century":
        counted = line.count(at + 2)
        return (counted[0], Unresolved()) if counted else None
    if unit.reading.get("unit") in ("hour", "day"):
        return None
    return at + 2, Edge(Near(unit.reading.get("unit"), 0), line.marks[at].reading.get("edge"))


# What runs over a time.


def between(line: Line, at: int) -> Read:
    """"بين 18 و22 فبراير", "بين أكتوبر 2016 ويوليو 2017", "من يناير وحتى يونيو", "من السبت إلى الاثنين"."""
    kind = line.section(at)
    if kind not in ("between", "from"):
        return None
    begin = at + 1
    counted = line.count(begin)
    first = point(line, begin)
    if not first and counted and 1 <= counted[1] <= 31:
        first = counted[0], Named(day=counted[1])
    if not first:
        return None
    here = first[0]
    if kind == "between":
        if line.text(here) == "و":
            here += 1
        elif not line.text(here).startswith("و"):
            return None
    elif line.section(here) == "until":
        here = line.marks[here].last + 1
    else:
        return None
    last = point(line, here)
    return (last[0], Span(first[1], last[1])) if last else None


def point(line: Line, at: int) -> Read:
    """A date that something can run from or to."""
    for rule in (edge, day, unit_placed, month, year):
        if found := rule(line, at):
            return found
    return None


def days(line: Line, at: int) -> Read:
    """"الأربعاء والخميس", "16 تشرين الثاني و28 كانون الأول 2017"."""
    first = day(line, at)
    if not first or not isinstance(first[1], Named):
        return None
    here, last = first[0], first
    while True:
        conjunction = line.text(here) == "و"
        if not conjunction and not (line.marks.get(here) and line.marks[here].reading.conjunction == "و"):
            break
        another = day(line, here + conjunction)
        if not another or not isinstance(another[1], Named):
            break
        here, last = another[0], another
    return (here, Span(first[1], last[1])) if last is not first else None


def during(line: Line, at: int) -> Read:
    """"خلال تموز", "خلال الأيام الماضية", "خلال ستة أشهر", "في 7 أيام", "خلال الحرب الأهلية"."""
    inside = line.text(at) == "في"
    if line.section(at) != "during" and not inside:
        return None
    here = line.marks[at].last + 1 if not inside else at + 1
    if not inside:
        found = point(line, here) or between(line, here)
        if found:
            return found
    if found := length(line, here):
        return (found[0], Rolling(found[1], found[2])) if found[2] else None
    return None


def since(line: Line, at: int) -> Read:
    """"منذ الثلاثاء", "منذ يومين", "منذ اندلاع الحرب في آذار 2011", "منذ مطلع العام"."""
    if line.section(at) != "since":
        return None
    here = line.marks[at].last + 1
    if found := point(line, here) or between(line, here):
        return found[0], Since(found[1])
    if found := length(line, here):
        return found[0], Since(Near(found[1], -found[2]) if found[2] else Unresolved())
    if line.section(here) not in ("onset", "edge", "occasion"):
        return None
    for later in range(here + 1, min(here + ONSET_REACH, len(line.words))):
        if line.words[later].kind == "sign" and line.text(later) not in "()":
            break
        if line.starts(later) and (found := point(line, later)):
            return found[0] + (line.text(found[0]) == ")"), Since(found[1])
    return min(here + 2, len(line.words)), Since(None)


def occasion(line: Line, at: int) -> Read:
    """"خلال صلاة الجمعة", "إبان الحرب الأهلية", "يوم عيد الميلاد", "حرب 2014"."""
    here = line.past(at, "during")
    prefixed = here > at
    unit = line.unit(here)
    if unit and unit.reading.get("unit") == "day" and not prefixed:
        here, prefixed = here + 1, True
    if line.section(here) != "occasion":
        return None
    if found := line.year(here + 1):
        return found[0], Named(found[1])
    if not prefixed:
        return None
    end = here + 1
    if end < len(line.words) and line.text(end).startswith("ال"):
        end += 1
    return end, Unresolved()


RULES: tuple[Callable[[Line, int], Read], ...] = (
    day, numeric_date, told, days, month, year, unit_placed, ago, edge, between, during, since, occasion,
)  # fmt: skip
