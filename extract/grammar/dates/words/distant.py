"""Dates by their distance from the day of publication."""

from extract.grammar.dates.words.expressions import LAST, Named, Near
from extract.grammar.dates.words.line import CENTURY, Line, Read
from extract.grammar.dates.words.named import month, told
from extract.grammar.dates.words.stretches import Deadline, Edge, FromTold, Rolling, Span, Unresolved
from extract.grammar.dates.words.years import year
from extract.lexicon import Mark

AGE = ("عمر", "العمر")


def unit_placed(line: Line, at: int) -> Read:
    """A unit that is placed: "هذا الأسبوع", "العام الماضي", "الأيام الخمسة الأخيرة", "آخر 24 ساعة"."""
    at = line.past_early(at)  # "في وقت سابق هذا الشهر"
    if line.section(at) == "this":
        unit = line.unit(at + 1)
        if unit and unit.reading.definite and unit.reading.form == "singular":
            return at + 2, Near(unit.reading.get("unit"), 0)
        return None
    last = line.section(at) == "edge" and line.marks[at].reading.get("last", False)
    counted = line.count(at + last)
    here = counted[0] if counted else at + last
    unit = line.unit(here)
    if not unit or not (counted or unit.reading.definite or last) or line.section(at - 1) == "title":
        return None
    if counted and unit.reading.definite and unit.reading.form == "singular" and line.words[at].kind == "digits":
        return None  # "60 شخصا مقابل 40 العام الماضي" counts no years
    here += 1
    if not counted and (counted := line.count(here)):
        here = counted[0]
    here = line.past(here, "few")
    lean, name, form = line.placed(here), unit.reading.get("unit"), unit.reading.form
    if lean is None:
        return (here, Rolling(name, times(unit, counted))) if last and (counted or form != "singular") else None
    if form == "singular" and not counted:
        if name == "hour" or name == "day" and line.before(at) != "during":  # "خلال اليوم الماضي"
            return None
        if found := month(line, here + 2) if line.section(here + 1) == "from" else None:
            return found[0], Edge(found[1], "end")  # "الأسبوع الأخير من أيار"
        rolling = line.marks[here].reading.get("rolling", False)
        return line.marks[here].last + 1, Rolling(name, 1) if rolling else Near(name, lean)
    return line.marks[here].last + 1, Rolling(name, times(unit, counted)) if lean == LAST else Unresolved()


def times(unit: Mark, counted: tuple[int, int] | None) -> int | None:
    """How many of a unit: by its number, else by its form; None for a plural without one."""
    return counted[1] if counted else {"dual": 2, "singular": 1}.get(unit.reading.form)


def length(line: Line, at: int) -> tuple[int, str, int | None] | None:
    """(next token, unit, count) of a length of time: "أسبوعين", "نحو 3 أعوام", "أقل من 24 ساعة", "سنوات سبع"."""
    here = line.past(at, "about")
    counted = line.count(here)
    here = counted[0] if counted else here
    unit = line.unit(here)
    if not unit or unit.reading.definite or unit.reading.pronoun:
        return None
    here += 1
    if not counted and unit.reading.form == "plural" and (counted := line.count(here)):
        here = counted[0]
    return here, unit.reading.get("unit"), times(unit, counted)


def ago(line: Line, at: int) -> Read:
    """A distance back: "قبل أسبوعين", "قبل 3 سنوات", "قبل أيام"."""
    found = length(line, at + 1) if line.section(at) == "ago" else None
    if not found:
        return None
    end, unit, count = found
    if line.text(end) == "من" and line.text(end + 1) != "الان":
        return None  # "قبل ثلاثة أيام من بدء الحج"
    return end, Near(unit, -count) if count else Unresolved()


def shifted(line: Line, at: int) -> Read:
    """A distance from a date that was told: "قبلها بثلاثة أيام", "بعد ذلك بأسبوع", "قبل الحريق بأيام"."""
    here, shift = line.marks[at].last + 1, line.marks[at].reading.get("shift")
    if line.section(at) == "ago" and line.definite(here):
        here, shift = here + 1, -1
    elif line.section(at) != "shifted":
        return None
    joined = line.text(here) == "ب"  # "بـ3 أيام"
    if not joined and not line.text(here).startswith("ب"):
        return None
    found = length(line, here + joined)
    if not found:
        return None
    if not found[2]:  # "قبل ذلك بأيام قليلة"
        return line.past(found[0], "few"), Unresolved()
    return found[0], FromTold(found[1], shift * found[2])


def deadline(line: Line, at: int) -> Read:
    """An end by which something is to be: "قبل نهاية السنة", "بحلول منتصف آذار"."""
    if line.section(at) not in ("ago", "by"):
        return None
    here = line.marks[at].last + 1
    found = edge(line, here) or (line.section(at) == "by" and (month(line, here) or year(line, here))) or None
    return found and (found[0], Deadline(found[1]))


def edge(line: Line, at: int) -> Read:
    """A part of a month or year: "مطلع فبراير", "نهاية العام", "الربع الأول من 2024", "أوائل القرن الثامن عشر"."""
    side, at = _side(line, at)
    if side is None:
        return None
    if found := month(line, at + 1) or year(line, at + 1) or unit_placed(line, at + 1) or told(line, at + 1):
        return found[0], Edge(found[1], side)
    unit = line.unit(at + 1)
    if not unit or not unit.reading.definite or unit.reading.form != "singular":
        return None
    name = unit.reading.get("unit")
    if name == "century":
        counted = line.count(at + 2)
        return (counted[0], Unresolved(lasting=True)) if counted else None
    return (at + 2, Edge(Near(name, 0), side)) if name in ("week", "month", "year") else None


def _side(line: Line, at: int) -> tuple[str | None, int]:
    """Which edge a word says, and the last token that says it."""
    if line.section(at) == "edge":
        return line.marks[at].reading.get("edge"), at
    if line.section(at) == "share" and line.section(at + 1) == "ordinal" and line.section(at + 2) == "from":
        return "start" if line.marks[at + 1].reading.get("value") == 1 else "end", at + 2
    return None, at


def season(line: Line, at: int) -> Read:
    """A season: "صيف 2014", "شتاء عام 2012", "الخريف المقبل"."""
    if line.section(at) != "season":
        return None
    if found := line.year(at + 1 + line.singular(at + 1, "year")):
        return found[0], Named(found[1])
    if (found := unit_placed(line, at + 1)) and isinstance(found[1], Near):
        return found  # "صيف العام الماضي"
    return (at + 2, Unresolved(lasting=True)) if line.placed(at + 1) is not None else None


def decade(line: Line, at: int) -> Read:
    """Ten years: "تسعينيات القرن الماضي", "منتصف الثمانينات", "سبعينات القرن التاسع عشر"."""
    here = line.past(at, "edge")
    if line.section(here) != "decade":
        return None
    if line.text(here + 1) == "من" and line.text(here + 2).startswith(AGE):
        return None  # "رجل في الخمسينيات من عمره"
    first, end = CENTURY + line.marks[here].reading.get("value"), here + 1
    if line.unit(end) and line.unit(end).reading.get("unit") == "century":
        if counted := line.count(end + 1):
            end, first = counted[0], first - CENTURY + (counted[1] - 1) * 100
        else:
            end += 1 + (line.placed(end + 1) is not None)
    elif not line.marks[here].reading.definite:
        return None
    return end, Span(Named(first), Named(first + 9))


def opening(line: Line, at: int) -> Read:
    """The first of what lasted: "أول يومين من الحرب", "ثاني أيام عيد الفطر", "الأشهر الستة الأولى من العام"."""
    here = line.past(at, "during")
    if line.section(here) == "ordinal" and (found := length(line, here + 1)):  # "أول يومين", "ثاني أيام العيد"
        end, lasting = found[0], found[1] not in ("hour", "day") or found[2] not in (1, None)
    else:
        counted = line.count(here)
        unit = line.unit(counted[0] if counted else here)
        end = (counted[0] if counted else here) + 1
        if not unit or not (unit.reading.definite or counted) or line.singular(unit.first, "hour"):
            return None
        if not counted and (counted := line.count(end)) and line.section(end) != "ordinal":
            end = counted[0]
        if line.section(end) != "ordinal" or not line.marks[end].reading.definite:
            return None
        end, lasting = line.ordinal(end)[0], not line.singular(unit.first, "day")
    return _of_what(line, end, lasting)


def _of_what(line: Line, end: int, lasting: bool) -> Read:
    """What the first days are of: a month or year, which says the date, or an event: "من العام", "للهجوم"."""
    joined = line.section(end) == "from"
    if found := month(line, end + joined) or year(line, end + joined) or unit_placed(line, end + joined):
        return found[0], Edge(found[1], "start")
    unit = line.unit(end + 1) if joined else None
    if unit and unit.reading.definite and unit.reading.form == "singular":
        return end + 2, Edge(Near(unit.reading.get("unit"), 0), "start")
    if not joined and not line.text(end).startswith("لل") and line.section(end) != "occasion":
        return None
    end += joined
    if end >= len(line.words) or line.words[end].kind != "word":
        return None
    end += 1
    while end < len(line.words) and line.definite(end) and not line.definite(end - 1):
        end += 1
    return end, Unresolved(lasting)
