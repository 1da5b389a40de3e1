"""Numbers that count no people, as far as what stands right beside them says: dates, ages, sums, shares, measures, names,
telephone numbers, ordinals, and what cannot be read.

What a thing is that a number counts ("سبع قرى") is not asked here. A rule gives a verdict or None; the first that speaks holds.
"""

from collections.abc import Callable
from typing import NamedTuple

from extract.hedges import PRINTERS_SIGNS
from extract.lexicon import Mark
from extract.phrases import Phrase
from extract.records import Sentence

# What may be written on a number without a space: "و6", "لـ10", "ال250".
WRITTEN_ON = frozenset(("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب"))
JOINS = frozenset(("و", "او", "الي", "حتي", "-", "–", "ثم"))
RECENT = range(1900, 2036)  # years in the digits of a count are rare; the text must say that they count
YEARS = range(1000, 2036)
PEOPLE_ON_EARTH = 8_300_000_000
LONGEST_COUNT = 9  # digits; a longer run without separators is a telephone or a serial number


class Verdict(NamedTuple):
    """Why a number is no count, and by which rule; an issue is for people to look at."""

    rule: str
    why: str
    issue: bool = False


class Surroundings:
    """What stands around the number phrases of one sentence. `hedged` are the phrases, by first token, with a hedge."""

    def __init__(self, sentence: Sentence, phrases: list[Phrase], hedged: set[int]):
        self.sentence, self.words, self.phrases, self.hedged = sentence, sentence.words, phrases, hedged
        self.nouns, self.numbers = sentence.at("nouns"), sentence.at("numbers")
        self.events, self.marks = sentence.at("events"), sentence.at("noncounts")
        self.calendar = sentence.at("calendar")
        self.mark_ends = {mark.last: mark for mark in self.marks.values()}
        self.calendar_ends = {mark.last: mark for mark in self.calendar.values()}
        self.verdicts: dict[int, Verdict | None] = {}
        # From the right: a unit holds for all the numbers that it closes, as in "بين 4 و8 سنوات".
        for self.index in range(len(phrases) - 1, -1, -1):
            phrase = phrases[self.index]
            self.verdicts[phrase.first] = next(filter(None, (rule(self, phrase) for rule in RULES)), None)

    def text(self, at: int) -> str:
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def folded(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> str:
        return self.words[at].kind if 0 <= at < len(self.words) else ""

    def glued(self, at: int) -> bool:
        """Whether no space stands between a token and the one before it."""
        text, starts, ends = self.sentence.text, self.sentence.starts, self.sentence.ends
        return 0 < at < len(self.words) and not any(map(str.isspace, text[ends[at - 1] : starts[at]]))

    def after(self, phrase: Phrase) -> int:
        at = phrase.last + 1
        while self.text(at) in PRINTERS_SIGNS and self.text(at) != "(":
            at += 1
        return at

    def before(self, phrase: Phrase) -> int:
        at = phrase.first - 1
        while self.text(at) in PRINTERS_SIGNS or self.folded(at) == "ال":
            at -= 1
        return at

    def is_month(self, at: int) -> bool:
        mark = self.calendar.get(at)
        return mark is not None and mark.reading.term.section in ("month", "hijri_month")

    def unit(self, marks: dict[int, Mark], at: int) -> Mark | None:
        """The unit of time at a token."""
        mark = marks.get(at)
        return mark if mark and mark.reading.term.section == "unit" else None

    def counts_people(self, phrase: Phrase) -> bool:
        """Whether the number stands on a noun that counts people, or before one."""
        return phrase.counted is not None or self.after(phrase) in self.nouns

    def agrees(self, phrase: Phrase) -> bool:
        """Whether the noun that follows has the number and state that a counted noun has: "2011 قتيلا", "2005 قتلى"."""
        mark = self.nouns.get(self.after(phrase))
        if mark is None or mark.reading.definite or mark.reading.conjunction:
            return False
        wanted = "plural" if 3 <= phrase.high % 100 <= 10 else "singular"
        return mark.reading.form == wanted or mark.reading.get("population") == "same"


def zero(around: Surroundings, phrase: Phrase) -> Verdict | None:
    return Verdict("numbers.zero", "an explicit zero") if phrase.high == 0 else None


def broken(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits that a sign which is not shown, or another kind of digit, breaks up: "12³", "1½ مليون"."""
    first, last = phrase.first, phrase.last
    if around.kind(first) == "digits":
        beside = [first - 1] * around.glued(first)
    else:
        beside = [first - 1] * (around.kind(first - 1) != "digits")
    if around.kind(last) == "digits" and around.glued(last + 1):
        beside.append(last + 1)
    if any(around.text(at)[:1].isnumeric() for at in beside):
        return Verdict("numbers.broken", "digits that do not make one number", True)
    return None


def name(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits that are part of a name: "F-16", "السويداء24", "24@", "+963"."""
    first, last = phrase.first, phrase.last
    verdict = Verdict("numbers.name", "part of a name")
    if around.kind(last) == "digits":
        after = last + 1
        if around.glued(after) and (around.kind(after) == "latin" or around.text(after) in "+@_#\ufe0f\u20e3"):
            return verdict
    if around.kind(first) != "digits":
        return None
    before = first - 1
    if around.glued(first):
        if around.kind(before) == "latin" or around.text(before) in ("+", "#", "@", "_"):
            return verdict
        if around.counts_people(phrase) or around.folded(last + 1) == "من":
            return None
        if around.kind(before) == "word" and around.folded(before) not in WRITTEN_ON:
            return verdict
        if around.text(before) in ("-", "–") and around.glued(before) and around.kind(before - 1) in ("word", "latin"):
            return verdict
    if not around.counts_people(phrase) and "latin" in (around.kind(before), around.kind(last + 1)):
        return verdict
    return None


def enumeration(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """The number of a list's item: "1- إجلاء الجرحى", "-2- وقف النار"."""
    if phrase.first != phrase.last or around.kind(phrase.first) != "digits" or not around.glued(phrase.last + 1):
        return None
    before, after = around.text(phrase.first - 1), around.text(phrase.last + 1)
    if after in ("-", "–", ".", ")", "ـ", "/") and (phrase.first == 0 or before in ("-", "–", "*", "•")):
        if around.kind(phrase.last + 2) != "digits":
            return Verdict("numbers.enumeration", "the number of a list's item")
    return None


def date(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """"2024/12/05", "26.05.2026", "10:30", "27 نوفمبر", "الأول من آذار", "1446 هـ"."""
    first, last = phrase.first, phrase.last
    verdict = Verdict("numbers.date", "a date or a time")
    if around.kind(first) == "digits":
        digits = around.folded(first)
        if phrase.low is None and digits.count(".") == 2:
            return verdict
        for sign, other in ((last + 1, last + 2), (first - 1, first - 2)):
            if around.kind(other) != "digits":
                continue
            if around.text(sign) in ("/", "\\") or (
                around.text(sign) == ":" and around.glued(max(sign, first)) and around.glued(max(other, sign))
            ):
                return verdict
        if around.folded(last + 1) == "ه" and first == last and len(digits) == 4:
            return verdict
    after = around.after(phrase)
    if around.is_month(after) or (around.folded(after) == "من" and around.is_month(after + 1)):
        return verdict
    return None


def dashed(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits with dashes on them that are no range: "19-7-2023", "2-1"."""
    if around.kind(phrase.first) != "digits" or around.kind(phrase.last) != "digits":
        return None
    chain = [phrase]
    for step in (-1, 1):
        at = around.index + step
        while 0 <= at < len(around.phrases):
            one, two = (around.phrases[at], chain[0]) if step < 0 else (chain[-1], around.phrases[at])
            if not (two.first - one.last == 2 and around.text(one.last + 1) in ("-", "–")):
                break
            if not (around.glued(two.first) and around.glued(two.first - 1)):
                break
            chain.insert(0 if step < 0 else len(chain), around.phrases[at])
            at += step
            if len(chain) > 3:
                break
    if len(chain) > 2:
        return Verdict("numbers.date", "a date or a number in parts")
    if len(chain) == 2 and None not in (chain[0].low, chain[1].low):
        if any(link.high in RECENT for link in chain) and not around.counts_people(chain[1]):
            return Verdict("numbers.date", "a date")
        if chain[0].high >= chain[1].low:
            return Verdict("numbers.dashed", "two numbers with a dash that are no range", around.counts_people(chain[1]))
    return None


def unit_after(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A unit behind the number: "40 عاما", "70 في المئة", "3 ملايين دولار", "عشرات الكيلومترات"."""
    at = around.after(phrase)
    mark = around.marks.get(at)
    if mark and mark.reading.get("after") and not mark.reading.conjunction:
        if phrase.rule == "numbers.magnitude" or not mark.reading.definite:
            return Verdict(mark.reading.term.rule, mark.reading.get("why"))
    unit = around.unit(around.calendar, at)
    if unit and not (unit.reading.conjunction or unit.reading.preposition) and not begins_a_date(around, unit):
        return Verdict("numbers.time", "a span of time or an age")
    if around.kind(phrase.last) == "digits" and around.folded(phrase.last + 1) == "م":
        return Verdict("numbers.measure", "a measure")
    return None


def begins_a_date(around: Surroundings, unit: Mark) -> bool:
    """Whether a unit behind a number says when it happened: "قتل 20 يوم الخميس", "300 عام 2016"."""
    folded, after = around.folded(unit.last), unit.last + 1
    if unit.reading.definite:
        return True
    if unit.reading.form != "singular" or folded.endswith(("ا", "ه")):
        return False
    return around.kind(after) == "digits" or around.folded(after).startswith("ال") or after in around.calendar


def unit_shared(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A number that shares the next one's unit: "بين 4 و8 سنوات", "18 و19 نوفمبر"."""
    if around.index + 1 >= len(around.phrases):
        return None
    following = around.phrases[around.index + 1]
    between = around.words[phrase.last + 1 : following.first]
    mark = around.numbers.get(following.first)
    if not ((len(between) == 1 and between[0].folded in JOINS) or (not between and mark and mark.reading.conjunction)):
        return None
    verdict = around.verdicts[following.first]
    return verdict if verdict and verdict.rule in SHARED else None


SHARED = frozenset(
    ("numbers.date", "numbers.time", "noncounts.time", "noncounts.money", "noncounts.measure", "noncounts.share")
)


def unit_before(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A span of time before its number: "السنوات الثلاث", "سنوات الحرب السبع"."""
    mark = around.numbers.get(phrase.first)
    if mark is None or mark.reading.conjunction or mark.reading.preposition or phrase.counted is not None:
        return None
    for back in (1, 2) if mark.reading.definite else (1,):
        unit = around.unit(around.calendar_ends, phrase.first - back)
        if unit and unit.reading.form == "plural" and not around.counts_people(phrase):
            return Verdict("numbers.time", "a span of time")
    return None


def year(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Four digits that no noun shows to be a count: "في 2011"."""
    digits, before = around.folded(phrase.first), around.before(phrase)
    if phrase.first != phrase.last or not (digits.isdigit() and len(digits) == 4) or int(digits) not in YEARS:
        return None
    verdict = Verdict("numbers.date", "a year")
    unit = around.unit(around.calendar_ends, before)
    if unit and unit.reading.form == "singular" and unit.reading.get("unit") == "year":
        return verdict
    told = around.calendar_ends.get(before)
    if told and told.reading.term.section in ("month", "hijri_month") and not around.agrees(phrase):
        return verdict
    if around.folded(before) in ("منذ", "حتي", "لعام", "للعام") and not around.agrees(phrase):
        return verdict
    if int(digits) not in RECENT or phrase.first in around.hedged or around.agrees(phrase):
        return None
    if phrase.counted is not None or around.folded(phrase.last + 1) in ("من", "منهم", "علي"):
        return None
    if around.folded(before) == "الي" and around.index and around.phrases[around.index - 1].last == before - 1:
        return verdict if around.phrases[around.index - 1].high in RECENT else None
    if before in around.events or before in around.nouns or around.folded(before) in ("الي", "بلغ", "بلغت", "البالغ", "عدد", ":"):
        return None
    return verdict


def word_before(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A word whose number this is: "الفرقة 25", "عمره 15", "شارع الثلاثين", "الساعة 10"."""
    at = around.before(phrase)
    while around.folded(at) in ("بين", "ما", "نحو", "حوالي"):
        at -= 1
    mark = around.mark_ends.get(at)
    if mark and mark.reading.get("before") and mark.reading.form != "dual" and not mark.reading.conjunction == "ف":
        if mark.reading.get("firm") or not around.counts_people(phrase):
            return Verdict(mark.reading.term.rule, mark.reading.get("why"))
    unit = around.unit(around.calendar_ends, at)
    if not unit or unit.reading.form != "singular" or around.counts_people(phrase):
        return None
    spanned = around.index and around.phrases[around.index - 1].last == unit.first - 1  # "خلال 24 ساعة 15"
    today = at in around.calendar and around.calendar[at].reading.term.section == "today"
    if around.kind(phrase.last) == "digits" and not spanned and not today:
        return Verdict("numbers.date", "a date or a time")
    return None


def ordinal(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """The tens of an ordinal, and digits for one: "الثاني عشر", "الخامس والعشرين", "القرن الـ16"."""
    verdict = Verdict("noncounts.ordinal", "part of an ordinal")
    before, word = around.mark_ends.get(phrase.first - 1), around.numbers.get(phrase.first)
    if before and before.reading.term.section == "ordinal" and word:
        section, joined = word.reading.term.section, bool(word.reading.conjunction)
        if (section == "ten" and not joined) or (section == "tens" and joined):
            return verdict
    if word is None and around.folded(phrase.first - 1) == "ال" and phrase.first not in around.hedged:
        owner = around.folded(phrase.first - 2)
        if owner.startswith(("ال", "لل")) and len(owner) > 2 and not around.counts_people(phrase):
            return verdict
    return None


def fraction(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """"خمس السكان", "ثلاثة أرباعهم", "ثمانية من كل عشرة": a part of something, or a rate."""
    after = phrase.last + 1
    mark, noun = around.numbers.get(phrase.first), around.nouns.get(after)
    if after in around.numbers and around.numbers[after].reading.term.section == "fraction":
        if not around.numbers[after].reading.conjunction:
            return Verdict("numbers.fraction", "a part of something")
    if "كل" in (around.folded(phrase.first - 1), around.folded(after + 1)) and around.folded(after) in ("من", "بين"):
        return Verdict("numbers.rate", "a rate")
    if around.folded(phrase.first - 1) == "كل":
        return Verdict("numbers.rate", "a rate")
    short = mark and phrase.first == phrase.last and mark.reading.term.section in ("unit", "ten")
    if short and not mark.reading.definite and not around.folded(phrase.first).endswith("ه"):
        if noun and (noun.reading.definite or noun.reading.pronoun):
            return Verdict("numbers.fraction", "a part of something")
    return None


def named(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Names that are number words, and outlets that go by their 24 hours: "حي الأربعين", "حلب 24"."""
    mark = around.numbers.get(phrase.first)
    hedged = phrase.first in around.hedged
    if mark and phrase.first == phrase.last and mark.reading.term.section == "tens" and mark.reading.definite:
        if not hedged and not around.counts_people(phrase) and around.folded(phrase.last + 1) != "من":
            return Verdict("numbers.name", "part of a name")
    if around.folded(phrase.first) == "24" and phrase.first == phrase.last and not hedged:
        before = phrase.first - 1
        plain = around.kind(before) == "word" and not around.words[before].readings
        if plain and around.folded(before) not in BARE and not around.counts_people(phrase):
            return Verdict("numbers.name", "part of an outlet's name")
    return None


BARE = frozenset(("في", "الي", "من", "عن", "علي", "و", "ال", "ب", "ل", "ان", "هناك", "بلغ", "عدد", "تم"))


def letter_or_verb(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """"ألّف" is a verb, and "من الألف إلى الياء" is about letters."""
    mark = around.numbers.get(phrase.first)
    if mark and phrase.first == phrase.last and phrase.low == 1000 and mark.reading.term.lemma == "ألف":
        if "\u0651" in around.text(phrase.first) or around.folded(phrase.last + 2) == "الياء":
            return Verdict("numbers.word", "a word that is written like a number")
    return None


def unreadable(around: Surroundings, phrase: Phrase) -> Verdict | None:
    if phrase.low is None:
        return Verdict("numbers.unreadable", "digits that can be read in two ways", True)
    if phrase.low.denominator != 1:
        return Verdict("numbers.fraction", "not a whole number", around.counts_people(phrase))
    digits = around.folded(phrase.first)
    if digits.isdigit() and (len(digits) > LONGEST_COUNT or (digits[0] == "0" and len(digits) > 3)):
        return Verdict("numbers.serial", "a telephone or serial number")
    if phrase.high > PEOPLE_ON_EARTH:
        return Verdict("numbers.too_many", "more than there are people")
    return None


def one(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """"واحد" counts only on a singular noun of people: "شخص واحد", never "عائلة واحدة"."""
    if phrase.rule != "numbers.one":
        return None
    noun = around.nouns.get(phrase.first - 1)
    if noun and noun.reading.form == "singular" and noun.reading.get("unit") != "families":
        return None
    return Verdict("numbers.one", "one of nothing that is counted")


def second(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A dual beside its number, or the second of two for one pair: "02 رجلين", "شخصين اثنين", "جثتي مواطنين"."""
    if phrase.rule != "numbers.dual":
        return None
    reading = around.nouns[phrase.first].reading
    if not reading.conjunction and around.index and around.phrases[around.index - 1].last == phrase.first - 1:
        return Verdict("numbers.pair", "counted by the word before it")
    if around.index + 1 < len(around.phrases):
        following = around.phrases[around.index + 1]
        if following.counted == phrase.first:
            return Verdict("numbers.pair", "counted by the word after it")
    return None


RULES: tuple[Callable[[Surroundings, Phrase], Verdict | None], ...] = (
    zero,
    name,
    broken,
    enumeration,
    date,
    dashed,
    unit_after,
    unit_shared,
    unit_before,
    year,
    word_before,
    ordinal,
    fraction,
    named,
    letter_or_verb,
    unreadable,
    one,
    second,
)
