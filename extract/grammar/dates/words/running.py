"""What runs over a time, and words that say when without naming a date."""

from extract.grammar.dates.words.distant import edge, length, season, unit_placed
from extract.grammar.dates.words.expressions import Named, Near
from extract.grammar.dates.words.line import Line, Read
from extract.grammar.dates.words.named import day, month, next_day
from extract.grammar.dates.words.stretches import FromTold, Rolling, Since, Span, Unresolved
from extract.grammar.dates.words.years import year

CLOSED = frozenset(("في", "من", "الي", "علي", "عن", "قبل", "بعد", "ما", "لا", "لم", "قد"))  # no part of a name
WHICH = frozenset(("الذي", "التي", "الذين"))
LONG = ("month", "year", "decade", "century")
LATE, YESTERDAY = ("مساء", "ليله", "ليل"), Near("day", -1)
NAMING = '()"“”«»'  # signs around a name: "منذ بدء "معركة الموصل" في 17 تشرين"
ONSET_REACH = 14  # tokens between "منذ اندلاع" and the date of it


def point(line: Line, at: int) -> Read:
    """A date that something can run from or to."""
    for rule in (edge, day, unit_placed, month, year, season):
        if found := rule(line, at):
            return found
    return point(line, at + 1) if line.singular(at, "day") else None  # "منذ يوم 8 جويلية"


def between(line: Line, at: int) -> Read:
    """A stretch: "بين 18 و22 فبراير", "بين أكتوبر 2016 ويوليو 2017", "من يناير وحتى يونيو", "من السبت إلى الاثنين"."""
    kind = line.section(at)
    if kind not in ("between", "from"):
        return None
    night = line.text(at - 1) == "الفاصله"
    begin = line.marks[at].last + 1
    begin += line.several(begin, "day")  # "بين يومي 18 و19"
    if line.kind(begin) is None:
        return None
    counted = line.count(begin)
    first = point(line, begin)
    if counted and 1 <= counted[1] <= 31 and (not first or isinstance(first[1], Span)):
        first = counted[0], Named(day=counted[1])
    if not first:
        return None
    here = first[0]
    if kind == "between":
        joined = line.text(here) in ("و", "-", "–") or night and line.section(here) == "weekday"
        if not joined and not line.text(here).startswith("و"):
            return None
        here += joined and line.kind(here) is None
    elif (here := line.past(here, "until")) == first[0]:
        return None
    last = point(line, here)
    return (last[0], Span(first[1], last[1], night)) if last else None


def during(line: Line, at: int) -> Read:
    """A time that is run through: "خلال تموز", "على مدار العام الماضي", "خلال ستة أشهر", "في 7 أيام"."""
    here = line.past(at, "during", "throughout", "within")
    if here == at:
        return None
    if line.section(at) != "within" and (found := point(line, here) or between(line, here)):
        return found
    if line.kind(here) is None and line.numerals.section(here) is None or line.section(here) == "ordinal":
        return None  # "في ثاني أيام العيد" is one day
    found = length(line, here)
    if not found:
        return None
    if line.section(at) == "throughout":  # "محاصرون على مدار 17 يوما" says how long, not when
        return (found[0], Unresolved(lasting=True)) if found[1] in LONG else None
    if not found[2]:  # "خلال أيام قليلة"; not "خلال ساعات الليل"
        end = line.past(found[0], "few")
        named = line.definite(end) or line.section(end) in ("occasion", "daypart")
        apart = line.section(at) == "within" or named
        return None if apart else (end, Unresolved(lasting=found[1] != "hour"))
    if line.section(at) == "within" and found[0] == here + 1:  # "في يومين", "في أسبوع واحد"; not "في يوم واحد"
        if found[2] == 2:
            return found[0], Rolling(found[1], found[2])
        alone = found[1] in ("hour", "day") or line.text(found[0]) not in ("واحد", "واحده")
        return None if alone else (found[0] + 1, Rolling(found[1], found[2]))
    of_month = month(line, found[0] + 1) if found[1] == "day" and line.text(found[0]) in ("في", "من") else None
    return of_month or (found[0], Rolling(found[1], found[2]))  # "خلال ثلاثة أيام في شهر تشرين الثاني"


def since(line: Line, at: int) -> Read:
    """A beginning: "منذ الثلاثاء", "منذ يومين", "منذ اندلاع الحرب في آذار 2011", "منذ مطلع العام"."""
    here = line.past(at, "since")
    if here == at:
        return None
    if found := point(line, here) or between(line, here):
        until = found[0] + (line.text(found[0]) == "،")
        ended = line.section(until) == "until"
        last = (next_day(line, found[0]) or point(line, line.past(until, "until"))) if ended else None
        if not ended and found[1] == YESTERDAY and any(line.text(at) in LATE for at in range(here, found[0])):
            return found[0], Since(found[1], Near("day", 0))  # "منذ مساء أمس": less than a day
        return (last[0], Since(found[1], last[1])) if last else (found[0], Since(found[1]))
    if found := hours(line, here):
        return found[0], Since(found[1])
    if found := length(line, here):
        return found[0], Since(Near(found[1], -found[2]) if found[2] else Unresolved(found[1] != "hour"))
    if line.section(here) == "told":
        return line.marks[here].last + 1, Since(FromTold(unit="period"))
    if line.section(here) == "never" or here >= len(line.words) or line.words[here].kind != "word":
        return None
    for later in range(here + 1, min(here + ONSET_REACH, len(line.words))):
        apart = line.text(later) == "،" and line.text(later + 1) == "في"  # "منذ بدء العملية في غزة، في 27 ديسمبر"
        if line.words[later].kind == "sign" and line.text(later) not in NAMING and not apart:
            break
        again = line.section(later) == "since"  # no date itself
        if line.kind(later) and not again and (found := point(line, later) or length_ago(line, later)):
            return found[0] + (line.text(found[0]) == ")"), Since(found[1])
        if later in line.numerals.marks or line.words[later].kind == "digits" or line.joined(later):
            break
    end = clause_end(line, here + 1) if line.text(here) == "ان" else onset_end(line, here + 1)
    last = next_day(line, end) if line.section(end) == "until" else None  # "منذ بداية الخريف وحتى السبت"
    return last[0] if last else end, Since(None)


def hours(line: Line, at: int) -> Read:
    """The hours of a day that goes on: "ساعات الصباح الأولى", "الصباح", "ساعات الفجر"."""
    unit = line.unit(at)
    here = at + (unit is not None and unit.reading.get("unit") == "hour" and unit.reading.form == "plural")
    here += here > at and line.text(here) == "مبكره" and line.section(here + 1) == "from"
    here += here > at and line.section(here) == "from"
    if here == at and line.text(at) == "منتصف" and line.text(at + 1) in ("الليل", "الليله"):
        return at + 2 + (line.placed(at + 2) is not None), Near("day", 0)
    if line.section(here) != "daypart" or not (line.marks[here].reading.definite or day(line, here)):
        return None
    if found := day(line, here):
        return found
    return here + 1 + (line.definite(here + 1) and line.section(here + 1) == "ordinal"), Near("day", 0)


def onset_end(line: Line, at: int) -> int:
    """The token after the name of what began at the token before: "بدء حرب الإبادة", "بدء العدوان على غزة"."""
    end, words = at, line.words
    named = line.definite(at - 1) or line.text(at - 1).endswith(("ها", "هم"))
    while not named and end < min(at + 4, len(words)) and words[end].kind == "word":
        text = line.text(end)
        if line.definite(end) or line.section(end) not in (None, "occasion") or text in CLOSED or line.acts(end):
            break
        if line.joined(end) or end in line.numerals.marks:
            return end
        end += 1
    while end < min(at + 6, len(words)) and line.definite(end):
        end += 1
    if line.text(end) == "علي":
        end += 2 if line.definite(end + 1) else 3  # "على قطاع غزة"
    return min(end, len(words))


def clause_end(line: Line, at: int) -> int:
    """The token after a verb with what it tells: "منذ أن شنت القوات حملة قصف جوي"."""
    end, words = at, line.words
    while end < min(at + 5, len(words)) and words[end].kind == "word" and end not in line.numerals.marks:
        if end > at + 1 and line.text(end) in CLOSED:
            break
        end += 1
    return end


def length_ago(line: Line, at: int) -> Read:
    """The beginning of what began: "منذ اندلاعها قبل سنوات سبع"."""
    found = length(line, at + 1) if line.section(at) == "ago" else None
    return (found[0], Near(found[1], -found[2])) if found and found[2] else None


def occasion(line: Line, at: int) -> Read:
    """An occasion: "خلال صلاة الجمعة", "إبان الحرب الأهلية", "يوم عيد الميلاد", "حرب 2014", "حرب تموز 2006"."""
    here = line.past(at, "during", "throughout", "on")
    here += line.singular(here, "day") or line.section(here) == "daypart"
    said, days = here > at, line.unit(here)
    here = line.past(here, "unit") if said else here
    if line.section(here) != "occasion":
        return None
    lasting, end = line.marks[here].reading.get("lasting", False), line.marks[here].last + 1
    lasting = lasting or said and days is not None and days.reading.form == "plural"  # "خلال أيام العيد"
    if line.marks[here].reading.get("known") and not line.definite(end) and line.definite(end + 1):
        end += 1  # "معركة سيف القدس"
    if line.marks[here].reading.get("known") and not (line.definite(here) or line.definite(end)):
        return None  # "خلال حملة دهم"
    name = line.past(end, "month")  # "حرب تموز": the name of the war
    if found := line.year(name + line.singular(name, "year")):
        return found[0], Named(found[1])
    if not said:
        return None
    if line.text(end) == "ال" and (counted := line.count(end)):  # "حرب الـ12 يوما"
        return line.past(counted[0], "unit"), Unresolved(lasting)
    while name < min(end + 4, len(line.words)) and (line.definite(name) or line.section(name) == "occasion"):
        if line.text(name) in WHICH or line.section(name) == "weekday" and line.definite(name - 1):
            break  # "خلال الاحتجاجات التي شهدتها العاصمة", "خلال المظاهرات الجمعة"; not "صلاة الجمعة"
        name += 1
    return name, Unresolved(lasting)


def vague(line: Line, at: int) -> Read:
    """Words without a date: "مؤخرا", "في الآونة الأخيرة", "في وقت مبكر من الصباح", "الساعة الحادية عشرة صباحا"."""
    if line.section(at) == "vague":
        return line.marks[at].last + 1, Unresolved(line.marks[at].reading.get("lasting", False))
    end = at
    if line.section(at) == "early":
        part = line.past_early(at)
        end = line.past(part, "daypart")
        if end == part or day(line, part):  # "في ساعة مبكرة من صباح الثلاثاء": the day says it
            return None
    elif line.singular(at, "hour") and line.unit(at).reading.definite and (counted := line.count(at + 1)):
        end = line.past(counted[0], "daypart")
    elif line.section(at) == "daypart" and _is_adverb(line, at):
        end = at + 1  # "اعتقلوا فجرا"
    elif line.section(at) == "ordinal" and line.marks[at].reading.definite:
        counted = line.count(at)
        end = counted[0] + 1 if _is_adverb(line, counted[0]) else at  # "حوالي الثالثة فجرا"
    elif line.section(at) == "today" and line.section(at + 1) == "ordinal" and line.marks[at + 1].reading.definite:
        whole = line.ordinal(at + 1)[0] == at + 2  # not "اليوم الثامن والعشرين للحرب", up to which a toll runs
        end = at + 2 if whole and not day(line, at + 1) else at  # "اليوم الأول من العملية", not "اليوم الرابع من يناير"
        end += 2 * (line.section(end) == "from")
    return (min(end, len(line.words)), Unresolved()) if end > at else None


def _is_adverb(line: Line, at: int) -> bool:
    """A part of the day that stands alone, in the accusative: "فجرا", "مساءً"; not "ليلا ونهارا"."""
    if line.section(at) != "daypart" or line.text(at + 1).startswith("ونهار"):
        return False
    printed = line.words[at].text
    return line.marks[at].reading.preposition == "" and (printed.endswith(("ا", "اً", "ًا")) or printed.endswith("ءً"))
