"""A sentence's tokens as the rules of dates see them: marks of the vocabulary `calendar`, and numbers."""

from extract.calendar import FIRST_YEAR, LAST_YEAR
from extract.grammar.dates.words.expressions import Expression
from extract.grammar.numbers.numerals import Numerals
from extract.lexicon import Mark
from extract.records import Sentence

Read = tuple[int, Expression] | None
SLASHES = frozenset("/-–\\")
OWN_WAW = frozenset("وقف وصول وقوع وفاه وباء ولايه وحده ورود وعد ولاده وساطه".split())  # what else can begin
HIJRI, CHRISTIAN = "ه", "م"  # one letter after a year, which is too short for the lexicon
CENTURY, SHORT_YEARS = 1900, range(30, 100)  # "عام ثمانية وأربعين"
MODERN = 1800  # a year before it is more often a count, where people or things follow
FEW = 1000  # no news counts more days, weeks, months or years


class Line:
    """One sentence, with what stands at each of its tokens."""

    def __init__(self, sentence: Sentence):
        self.sentence, self.words, self.marks = sentence, sentence.words, sentence.at("calendar")
        self.sections = sentence.sections("calendar")
        self.numerals = Numerals(sentence)
        digits = {at for at, word in enumerate(self.words) if word.kind == "digits" or word.folded == "ال"}
        digits.update(at for at in self.numerals.marks if self.numerals.section(at) == "tens")
        self.kinds = dict.fromkeys(digits, "digits") | {at: one.reading.term.section for at, one in self.marks.items()}

    def kind(self, at: int) -> str | None:
        """What a date could begin with here: a section, or `digits` for a number, be it in words."""
        return self.kinds.get(at)

    def text(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def definite(self, at: int) -> bool:
        """Whether a word has the article; "إلى" only looks so."""
        return self.text(at).startswith("ال") and len(self.text(at)) > len("الي")

    def section(self, at: int) -> str | None:
        mark = self.marks.get(at)
        return mark.reading.term.section if mark else None

    def before(self, at: int) -> str | None:
        """The section of the mark that ends before a token; none is longer than three words."""
        marks = (self.marks.get(at - words) for words in (1, 2, 3))
        return next((mark.reading.term.section for mark in marks if mark and mark.last == at - 1), None)

    def joined(self, at: int) -> bool:
        """Whether "و" is written on a word; "وقف إطلاق النار" only begins with it."""
        return self.text(at).startswith("و") and self.text(at) not in OWN_WAW

    def past(self, at: int, *sections: str) -> int:
        """The token after a mark of one of the sections, or the same token where there is none."""
        mark = self.marks.get(at)
        return mark.last + 1 if mark and mark.reading.term.section in sections else at

    def past_early(self, at: int) -> int:
        """The token after "في وقت متأخر من"; the same token where it does not stand there."""
        return self.past(self.past(at, "early"), "from") if self.section(at) == "early" else at

    def unit(self, at: int) -> Mark | None:
        return self.marks[at] if self.section(at) == "unit" else None

    def singular(self, at: int, unit: str) -> bool:
        """Whether the token is this unit, one of it."""
        mark = self.unit(at)
        return mark is not None and mark.reading.get("unit") == unit and mark.reading.form == "singular"

    def several(self, at: int, unit: str) -> bool:
        """Before the names of two or more: "يومي السبت والأحد", "عامي 2012 و2013"."""
        mark = self.marks.get(at)
        if not mark or mark.reading.get("unit") != unit or mark.reading.definite:
            return False
        return mark.reading.term.section == "two_of" or mark.reading.form == "plural"

    def placed(self, at: int) -> int | None:
        """The lean of a word such as "الماضي" at the token; it is definite, as what it follows is."""
        mark = self.marks.get(at)
        if self.section(at) == "placed" and (mark.reading.definite or mark.reading.get("definite")):
            return mark.reading.get("lean")
        return None

    def acts(self, at: int) -> bool:
        """Whether a verb stands here that tells of people: "منذ انطلاقها قتل"."""
        event = self.sentence.at("events").get(at)
        return event is not None and event.reading.form in ("past", "present")

    def count(self, at: int) -> tuple[int, int] | None:
        """(next token, number) of a small number, in digits or words."""
        if self.text(at) in ("ال", "ل"):  # "الـ24 ساعة"
            at += 1
        if at < len(self.words) and self.words[at].kind == "digits":
            digits = self.text(at)
            return (at + 1, int(digits)) if digits.isdecimal() and len(digits) <= 3 else None
        number = self.numerals.read(at)
        if number and number.value.denominator == 1 and number.value < FEW:
            return number.last + 1, int(number.value)
        return self.ordinal(at)

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """An ordinal: "الثامن", "الثالث عشر", "الحادي والعشرين"."""
        if self.section(at) != "ordinal":
            return None
        value, tens = self.marks[at].reading.get("value"), self.numerals.section(at + 1)
        if tens == "ten" and value < 10:
            return at + 2, value + 10
        if tens == "tens" and value < 10 and self.numerals.marks[at + 1].reading.conjunction:
            return at + 2, value + self.numerals.worth(at + 1)
        return at + 1, value

    def counts(self, at: int) -> bool:
        """Whether something that is counted stands at a token."""
        return at in self.sentence.at("nouns") or at in self.sentence.at("things")

    def spoken_year(self, at: int) -> tuple[int, int, bool] | None:
        """A year in words, after the word for year: "ألف وتسعمئة وثمانية وأربعين", "ثمانية وأربعين"."""
        number = self.numerals.read(at)
        if not number or number.value.denominator != 1 or self.counts(number.last + 1):
            return None
        value = int(number.value) + (CENTURY if number.value in SHORT_YEARS else 0)
        return (number.last + 1, value, False) if FIRST_YEAR <= value <= LAST_YEAR else None

    def year(self, at: int) -> tuple[int, int, bool] | None:
        """(next token, year, whether Hijri)."""
        if self.text(at) == "،":  # agencies' text, turned around: "مايو ،2013"
            at += 1
        text = self.text(at)
        if not (text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
            return None
        if int(text) < MODERN and self.counts(at + 1):
            return None  # "عالجت الفرق بين 7 يونيو و24 يوليو 1380 جريحا"
        hijri = self.section(at + 1) == "hijri_era" or self.text(at + 1) == HIJRI
        return at + 1 + (hijri or self.section(at + 1) == "era" or self.text(at + 1) == CHRISTIAN), int(text), hijri
