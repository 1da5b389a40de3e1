"""Numbers that count no people, as far as the words and signs right beside them say so: dates, ages, sums, shares,
measures, names, telephone numbers, ordinals, and what cannot be read.

A rule is a method that answers (rule, why) or None; they are asked in order.
"""

import re

from extract.hedges import PRINTERS_SIGNS
from extract.lexicon import Mark
from extract.records import Sentence

# What may be written on a number without a space: "و6", "لـ10", "ال250".
GLUED_BEFORE = frozenset(("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب"))
YEARS = range(1900, 2036)
PEOPLE_ON_EARTH = 8_300_000_000
LONGEST_COUNT = 9  # digits; a longer run without separators is a telephone or a serial number
DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}")
SHORT = ("خمس", "سبع", "تسع", "عشر", "ثمن")
YEAR_BEFORE = frozenset(("في", "منذ", "حتي", "بعد", "قبل", "خلال", "من", "لعام", "للعام"))


class NonCounts:
    """The judge of one sentence's number phrases."""

    def __init__(self, sentence: Sentence, phrases: list):
        self.sentence, self.words = sentence, sentence.words
        self.marks = sentence.at("noncounts")
        self.calendar = sentence.at("calendar")
        self.nouns = sentence.at("nouns")
        self.before_at = {mark.last: mark for mark in self.marks.values()}
        self.calendar_end = {mark.last: mark for mark in self.calendar.values()}
        self.phrases = phrases
        self.at = {phrase.first: index for index, phrase in enumerate(phrases)}
        self.found: dict[int, tuple] = {}
        for phrase in reversed(phrases):  # a unit holds for the numbers that it closes: "بين 4 و8 سنوات"
            self.found[phrase.first] = self._judge(phrase)

    def why(self, phrase) -> tuple | None:
        """(rule, why, issue) where a phrase is no count, else None."""
        return self.found[phrase.first]

    def _judge(self, phrase) -> tuple | None:
        for rule in RULES:
            answer = rule(self, phrase)
            if answer:
                return answer
        return None

    def text(self, at: int) -> str:
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def folded(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def glued(self, at: int) -> bool:
        """Whether no space stands between a token and the one before it."""
        text, starts, ends = self.sentence.text, self.sentence.starts, self.sentence.ends
        return 0 < at < len(self.words) and not any(map(str.isspace, text[ends[at - 1] : starts[at]]))

    def after(self, phrase) -> int:
        at = phrase.last + 1
        while self.text(at) in PRINTERS_SIGNS and at < len(self.words):
            at += 1
        return at

    def before(self, phrase) -> int:
        at = phrase.first - 1
        while at >= 0 and (self.words[at].text in PRINTERS_SIGNS or self.words[at].folded in ("ال", "الي", "نحو", "حوالي", "بين", "ما")):
            at -= 1
        return at

    def counts_people(self, phrase) -> bool:
        """Whether a noun that counts people follows, or is the number itself."""
        return phrase.counted is not None or self.after(phrase) in self.nouns

    # Rules


def zero(judge: NonCounts, phrase) -> tuple | None:
    return ("numbers.zero", "an explicit zero") if phrase.high == 0 else None


def broken(judge: NonCounts, phrase) -> tuple | None:
    """Digits that letters, signs or invisible marks are part of: "F-16", "24@", "12³"."""
    first, last = phrase.first, phrase.last
    if judge.words[first].kind == "digits" and judge.glued(first):
        before = judge.words[first - 1]
        if before.kind == "digits":
            return "numbers.broken", "digits broken by a sign that is not shown", True
        if before.kind == "latin" or before.text in "+#@_-" and (judge.glued(first - 1) or before.text in "+#@_"):
            return "numbers.name", "part of a name"
        if before.kind == "word" and before.folded not in GLUED_BEFORE:
            return "numbers.name", "part of a name"
    if judge.words[last].kind == "digits" and judge.glued(last + 1):
        after = judge.words[last + 1]
        if after.kind == "digits":
            return "numbers.broken", "digits broken by a sign that is not shown", True
        if after.kind == "latin" or after.text in "+@_\ufe0f\u20e3":
            return "numbers.name", "part of a name"
    return None


def date(judge: NonCounts, phrase) -> tuple | None:
    """"2024/12/05", "26.05.2026", "10:30", "27 نوفمبر"."""
    first, last = phrase.first, phrase.last
    if judge.words[first].kind == "digits":
        if DATE.fullmatch(judge.words[first].folded):
            return "numbers.date", "a date"
        for sign, other in ((last + 1, last + 2), (first - 1, first - 2)):
            if judge.text(sign) in ("/", ":", "\\", "-") and judge.text(other)[:1].isdigit():
                if judge.glued(max(sign, first)) and judge.glued(max(other, sign)):
                    return "numbers.date", "a date or a time"
    month = judge.calendar.get(judge.after(phrase))
    if month and month.reading.term.section in ("month", "hijri_month"):
        return "numbers.date", "a date"
    if judge.folded(last + 1) == "من" and phrase.high and phrase.high <= 31:
        month = judge.calendar.get(last + 2)
        if month and month.reading.term.section in ("month", "hijri_month"):
            return "numbers.date", "a date"
    return None


def year(judge: NonCounts, phrase) -> tuple | None:
    digits = judge.words[phrase.first].folded
    if phrase.first != phrase.last or len(digits) != 4 or not digits.isdigit() or int(digits) not in YEARS:
        return None
    before = judge.calendar_end.get(judge.before(phrase))
    if before and before.reading.term.section in ("month", "hijri_month", "unit"):
        return "numbers.date", "a year"
    if judge.counts_people(phrase) or judge.folded(phrase.last + 1) in ("من", "منهم"):
        return None
    if judge.folded(judge.before(phrase)) in YEAR_BEFORE or judge.sentence.at("events").get(phrase.first - 1) is None:
        return "numbers.date", "a year"
    return None


def unit_after(judge: NonCounts, phrase) -> tuple | None:
    """A unit after the number: "40 عاما", "70 في المئة", "3 ملايين دولار"; it holds for "4 و8 سنوات" too."""
    at = judge.after(phrase)
    mark = judge.marks.get(at)
    if mark and mark.reading.get("after") and not mark.reading.conjunction and not mark.reading.definite:
        return mark.reading.term.rule, mark.reading.get("why")
    unit = judge.calendar.get(at)
    if unit and unit.reading.term.section == "unit" and not unit.reading.conjunction and not unit.reading.preposition:
        following = judge.words[at + 1] if at + 1 < len(judge.words) else None
        bare = unit.reading.form == "singular" and not judge.folded(at).endswith(("ا", "ه"))
        # "قتل 20 يوم الخميس", "قتل 300 عام 2016": the word begins the date of what happened.
        if not (bare and following and (following.kind == "digits" or following.folded.startswith("ال") or following.folded == "امس")):
            return "numbers.time", "a span of time or an age"
    index = judge.at[phrase.first] + 1
    if index < len(judge.phrases):
        other = judge.phrases[index]
        between = judge.words[phrase.last + 1 : other.first]
        joined = not between and judge.folded(other.first).startswith("و")
        if joined or (len(between) == 1 and between[0].folded in ("و", "او", "الي", "-")):
            why = judge.found[other.first]
            if why and why[0] in ("numbers.time", "noncounts.time", "noncounts.money", "noncounts.measure", "noncounts.share"):
                return why
    return None


def word_before(judge: NonCounts, phrase) -> tuple | None:
    """A word before the number whose number it is: "الفرقة 25", "عمره 15", "شارع الثلاثين", "عام 2011"."""
    at = judge.before(phrase)
    mark = judge.before_at.get(at)
    if mark and mark.reading.get("before") and mark.reading.form in ("singular", "fixed", "plural"):
        if mark.reading.get("firm") or not judge.counts_people(phrase):
            return mark.reading.term.rule, mark.reading.get("why")
    unit = judge.calendar_end.get(at)
    if unit and unit.reading.term.section == "unit" and unit.reading.form == "singular" and not judge.counts_people(phrase):
        if not any(other.last == at - 1 for other in judge.phrases) and judge.words[phrase.last].kind == "digits":
            return "numbers.date", "a date or a time"
    return None


def ordinal(judge: NonCounts, phrase) -> tuple | None:
    mark = judge.before_at.get(phrase.first - 1)
    if not (mark and mark.reading.term.section == "ordinal"):
        return None
    word = judge.sentence.at("numbers").get(phrase.first)
    if word and (word.reading.term.section == "ten" and not word.reading.conjunction or word.reading.term.section == "tens" and word.reading.conjunction):
        return "noncounts.ordinal", "part of an ordinal"
    return None


def unreadable(judge: NonCounts, phrase) -> tuple | None:
    if phrase.low is None:
        return "numbers.unreadable", "digits that can be read in two ways", True
    if phrase.low.denominator != 1 or phrase.high.denominator != 1:
        return "numbers.fraction", "not a whole number", judge.counts_people(phrase)
    digits = judge.words[phrase.first].folded
    if digits.isdigit() and (len(digits) > LONGEST_COUNT or (digits[0] == "0" and len(digits) > 3)):
        return "numbers.serial", "a telephone or serial number"
    if phrase.high > PEOPLE_ON_EARTH:
        return "numbers.too_many", "more than there are people"
    return None


def one(judge: NonCounts, phrase) -> tuple | None:
    """"واحد" counts only on a singular noun of people: "شخص واحد", never "عائلة واحدة"."""
    if phrase.rule != "numbers.one":
        return None
    noun = judge.nouns.get(phrase.first - 1)
    if noun and noun.reading.form == "singular" and noun.reading.get("unit") != "families":
        return None
    return "numbers.one", "one of nothing that is counted"


def second(judge: NonCounts, phrase) -> tuple | None:
    """A dual beside its number, or the second of two for one pair: "02 رجلين", "شخصين اثنين", "جثتي مواطنين"."""
    if phrase.rule != "numbers.dual":
        return None
    index = judge.at[phrase.first]
    if index and judge.phrases[index - 1].last == phrase.first - 1 and not judge.folded(phrase.first).startswith("و"):
        return "numbers.pair", "counted by the word before it"
    if index + 1 < len(judge.phrases):
        following = judge.phrases[index + 1]
        if following.first == phrase.last + 1 and judge.sentence.at("numbers").get(following.first) is not None:
            if following.counted == phrase.first:
                return "numbers.pair", "counted by the word after it"
    return None


RULES = (zero, broken, date, unit_after, year, word_before, ordinal, unreadable, one, second)
