"""Numbers that date or measure something: days, years, hours, ages, sums, shares, lengths, numbers of a series."""

from extract.grammar.numbers.phrases import Phrase
from extract.grammar.numbers.ranges import DASHES
from extract.grammar.numbers.surroundings import Surroundings, Verdict
from extract.lexicon import Mark

JOINS = frozenset(("و", "او", "الي", "حتي", *DASHES))
RECENT = range(1900, 2036)  # rare as counts: the text must show that they count
YEARS = range(1000, 2036)
LATEST = 10_000  # what is larger numbers no year, month or day
MONTH, THIS_OR_LAST = ("شهر", "الشهر"), ("الجاري", "الحالي", "الماضي", "المنصرم", "المقبل", "القادم", "نفسه", "ذاته")
YEAR_WORDS = ("منذ", "حتي", "لعام", "للعام")
COUNT_WORDS = ("الي", "بلغ", "بلغت", "البالغ", "عدد", "عددهم", "عددهن")
ARMS, UNIT_NAME = ("مشاه", "مدرع", "مدرعات", "مدفعيه", "هندسه"), 5  # tokens of a unit's name before its number
ROUNDING = ("بين", "ما", "نحو", "حوالي")  # between "أعمارهم" and the ages


def date(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """The day, hour or year of a date: "2024/12/05", "26.05.2026", "10:30", "27 نوفمبر", "1446 هـ"."""
    first, last = phrase.first, phrase.last
    verdict = Verdict("a date or a time", shared=True)
    if around.kind[first] == "digits":
        digits = around.folded[first]
        if phrase.low is None and digits.count(".") == 2:
            return verdict
        for sign, other in ((last + 1, last + 2), (first - 1, first - 2)):
            if around.kind[other] != "digits":
                continue
            if around.text[sign] in ("/", "\\"):
                return verdict
            if around.text[sign] == ":" and around.glued(max(sign, first)) and around.glued(max(other, sign)):
                return verdict
        if around.folded[last + 1] == "ه" and len(digits) == 4:
            return verdict
    after = around.after(phrase)
    after += around.folded[after] == "من"
    after += around.folded[after] in MONTH  # "17 من شهر يناير"
    this = around.folded[after - 1] == "الشهر" and around.folded[after] in THIS_OR_LAST
    return verdict if this or around.is_month(after) else None


def dash(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits with dashes on them that are no range: "19-7-2023", "2-1"."""
    if around.text[phrase.last + 1] not in DASHES and around.text[phrase.first - 1] not in DASHES:
        return None
    one, two = around.neighbour(-1), around.neighbour(1)
    before = one is not None and dashed(around, one, phrase)
    after = two is not None and dashed(around, phrase, two)
    if not (before or after):
        return None
    if longer_chain(around, before, after):
        return Verdict("a date or a number in parts")
    low, high = (one, phrase) if before else (phrase, two)
    if low.low is None or high.low is None:
        return None
    if (low.high in RECENT or high.high in RECENT) and not around.counts_people(high):
        return Verdict("a date")
    if low.high >= high.low:
        return Verdict("two numbers with a dash that are no range", issue=around.counts_people(high))
    return None


def dashed(around: Surroundings, one: Phrase, two: Phrase) -> bool:
    sign = one.last + 1
    return (
        two.first - one.last == 2
        and around.text[sign] in DASHES
        and around.kind[one.first] == around.kind[two.first] == "digits"
        and around.glued(sign)
        and around.glued(two.first)
    )


def longer_chain(around: Surroundings, before: bool, after: bool) -> bool:
    """Whether a third number hangs on the two."""
    if before and after:
        return True
    step = -1 if before else 1
    near, far = around.neighbour(step), around.neighbour(2 * step)
    return far is not None and (dashed(around, far, near) if before else dashed(around, near, far))


def unit_after(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A unit behind the number: "40 عاما", "70 في المئة", "3 ملايين دولار", "عشرات الكيلومترات"."""
    at = around.after(phrase)
    mark = around.marks.get(at)
    if mark and mark.reading.get("after") and not mark.reading.conjunction:
        if phrase.rule == "numbers.magnitude" or not mark.reading.definite:
            return Verdict(mark.reading.get("why"), rule=mark.reading.term.rule, shared=True)
    unit = around.unit(around.calendar, at)
    if unit and not unit.reading.conjunction and not unit.reading.preposition:
        if not begins_a_date(around, phrase, unit):
            return Verdict("a span of time or an age", shared=True)
    if around.kind[phrase.last] == "digits" and around.folded[phrase.last + 1] == "م":
        return Verdict("a measure", shared=True)
    return None


def begins_a_date(around: Surroundings, phrase: Phrase, unit: Mark) -> bool:
    """Whether a unit behind a number says when it happened: "قتل 20 يوم الخميس", "300 عام 2016"."""
    after = unit.last + 1
    if unit.reading.definite:
        return phrase.rule != "numbers.magnitude"
    of_year = around.kind[after] == "digits" and len(around.folded[after]) == 4  # "كان عدد القتلى 65 سنة 2017"
    if unit.reading.form != "singular" or around.folded[unit.last].endswith(("ا", "ه")) and not of_year:
        return False
    if around.folded[after] == "من":  # "100 يوم من الصراع"
        return False
    return around.kind[after] == "digits" or around.folded[after].startswith("ال") or after in around.calendar


def unit_shared(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A number that shares the next one's unit: "بين 4 و8 سنوات", "18 و19 نوفمبر"."""
    following = around.neighbour(1)
    verdict = following and around.verdicts[following.first]
    if not (verdict and verdict.shared):
        return None
    between = around.words[phrase.last + 1 : following.first]
    joined = around.joined(following.first) if not between else len(between) == 1 and between[0].folded in JOINS
    return verdict._replace(rule="") if joined else None


def unit_before(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A span of time before its number: "السنوات الثلاث", "سنوات الحرب السبع"."""
    reading = around.numbers[phrase.first].reading
    if reading.conjunction or reading.preposition or around.counts_people(phrase):
        return None
    for back in (1, 2) if reading.definite else (1,):
        unit = around.unit(around.calendar_ends, phrase.first - back)
        if unit and unit.reading.form == "plural":
            return Verdict("a span of time")
    return None


def year(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Four digits that nothing shows to be a count: "في 2011"."""
    digits, before = around.folded[phrase.first], around.before(phrase)
    if phrase.first != phrase.last or not (digits.isdigit() and len(digits) == 4) or int(digits) not in YEARS:
        return None
    verdict = Verdict("a year", shared=True)
    told = around.calendar_ends.get(before)
    if told and told.reading.get("unit") == "year" and told.reading.form == "singular":
        return verdict
    if around.agrees(phrase) or (around.opens_range(phrase) and around.agrees(around.neighbour(1))):
        return None
    if (told and told.reading.term.section in ("month", "hijri_month")) or around.folded[before] in YEAR_WORDS:
        return verdict
    if int(digits) not in RECENT or around.hedged(phrase) or phrase.counted is not None:
        return None
    if around.folded[phrase.last + 1] in ("من", "منهم") or around.folded[before] == "اصل":
        return None  # "1809 أسرى من أصل 1968 أطلق سراحهم"
    earlier = around.neighbour(-1)
    if around.folded[before] in ("الي", "و") and earlier and earlier.last == before - 1:  # "من 2015 إلى 2020"
        return verdict if earlier.high in RECENT else None
    counted = around.nouns.get(before)
    if before in around.events or (counted and counted.reading.form == "plural"):
        return None
    return None if around.folded[before] in COUNT_WORDS or around.text[before] == ":" else verdict


def word_before(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A word whose number this is: "الفرقة 25", "عمره 15", "شارع الثلاثين", "الساعة 10", "في العشرين من عمره"."""
    if around.joined(phrase.first):  # "الشهيد عمر وثلاثة آخرون"
        return None
    at, earlier = around.before(phrase), around.neighbour(-1)
    if earlier and around.folded[at] == "و" and earlier.last == at - 1:  # "أعمارهم بين 19 و44"
        at = earlier.first - 1
    while around.folded[at] in ROUNDING:
        at -= 1
    if around.hedged(phrase) and not around.mark_ends.get(at):
        hedge = min(around.hedges.of(phrase.first, phrase.last).tokens) - 1
        firm = around.mark_ends.get(hedge)
        at = hedge if firm and firm.reading.get("firm") else at  # "لاستيعاب أكثر من 500 سجين"
    mark = around.mark_ends.get(at) or _unit_before(around, at)
    if mark and mark.reading.term.section == "street" and stands_apart(around, phrase):
        mark = None
    if mark and mark.reading.get("before") and mark.reading.form != "dual":
        if mark.reading.get("firm") or not (around.counts_people(phrase) or around.hedged(phrase)):
            return Verdict(mark.reading.get("why"), rule=mark.reading.term.rule)
    mark = around.marks.get(phrase.last + 2) if around.folded[phrase.last + 1] == "من" else None
    if mark and mark.reading.term.section == "age":
        return Verdict(mark.reading.get("why"), rule=mark.reading.term.rule)
    if around.counts_people(phrase) or around.kind[phrase.last] != "digits" or around.hedged(phrase):
        return None
    unit = around.unit(around.calendar_ends, at)
    spanned = unit and earlier and earlier.last == unit.first - 1  # "خلال 24 ساعة 15"
    if unit and phrase.low is not None and phrase.low >= LATEST:
        return None  # "بلغ هذا العام 44763"
    day = around.folded[at] == "اليوم" and around.folded[at - 1] == "في"  # not today, "قتل اليوم 5"
    behind = around.folded[phrase.last + 1 : phrase.last + 3]
    again = unit is not None and around.folded[unit.first] in behind  # "عام 2023 و15 في عام 2024"
    if day or (unit and unit.reading.form == "singular" and not spanned and not again):
        return Verdict("a date or a time")
    return None


def _unit_before(around: Surroundings, at: int) -> Mark | None:
    """The army's unit that is named at length before its number: "لواء مشاة البحرية الأوكراني 36"."""
    arm = False
    for token in range(at, max(0, at - UNIT_NAME), -1):
        mark, word = around.mark_ends.get(token), around.folded[token]
        if mark and mark.reading.term.section == "army":
            return mark if arm else None
        arm = arm or word.removeprefix("ال") in ARMS
        if not arm and not word.startswith("ال"):
            return None
    return None


def stands_apart(around: Surroundings, phrase: Phrase) -> bool:
    """Whether a number is no part of the name before it: "المستشفى بالعشرات", "بالرصاص الحي، اثنان منهم"."""
    number = around.numbers.get(phrase.first)
    return bool(number and number.reading.preposition) or around.folded[phrase.last + 1] in ("منهم", "منهن")


def ordinal(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """The tens of an ordinal: "الثاني عشر", "الخامس والعشرين"."""
    before, ten = around.mark_ends.get(phrase.first - 1), around.numbers[phrase.first].reading
    if before is None or before.reading.term.section != "ordinal":
        return None
    if around.folded[phrase.first] == "عشره" and not around.folded[phrase.first - 1].endswith("ه"):
        return None  # "في التفجير الثاني عشرة أشخاص": the two do not agree
    if ten.term.section == ("tens" if ten.conjunction else "ten"):
        if not ten.conjunction or (ten.definite and before.reading.definite):
            return Verdict(before.reading.get("why"), rule=before.reading.term.rule)
    return None


def footnote(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """The number of a note, in square brackets on the word before it: "كما ورد[2]"."""
    first, last = phrase.first, phrase.last
    bracketed = around.text[first - 1] == "[" and around.text[last + 1] == "]"
    return Verdict("the number of a note") if bracketed and around.glued(first - 1) else None


def ordinal_digits(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits with an article, behind the one thing that bears the number: "القرن الـ16"."""
    owner = around.folded[phrase.first - 2]
    if around.folded[phrase.first - 1] != "ال" or not owner.startswith(("ال", "لل")) or len(owner) < 3:
        return None
    return None if around.hedged(phrase) or around.counts_people(phrase) else Verdict("an ordinal")
