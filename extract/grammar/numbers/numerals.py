"""What number words and digits are worth: "1,5 مليون", "ثلاثة آلاف ومئتان", "33 ألفا و634".

A number is read from its first token on, as far as it goes. A component is a number below a thousand with the
scale that it counts ("ستمائة وثلاثين ألف"); components follow each other with "و", each smaller than the scale
before it.
"""

import unicodedata
from fractions import Fraction
from typing import NamedTuple

from extract.grammar.numbers.digits import MOST_DIGITS, SHOWN_REVERSED, Worth, read_digits
from extract.lexicon import Mark
from extract.records import Sentence

LARGEST_SCALE = 1_000_000_000_000


class Numeral(NamedTuple):
    """A number as read: its last token, its worth, and the scale word that its last part counts (else 1)."""

    last: int
    value: Worth
    scale: int = 1


class Numerals:
    """The numbers of one sentence, read on demand from a token on."""

    def __init__(self, sentence: Sentence):
        self.sentence = sentence
        self.words = sentence.words
        self.marks: dict[int, Mark] = {
            at: mark for at, mark in sentence.at("numbers").items() if self.is_number(at, mark)
        }

    def is_number(self, at: int, mark: Mark) -> bool:
        """Not a look-alike, and with its hamza where it is another word without: "ميتين" are dead, "مئتين" 200."""
        if mark.reading.get("value") is None:
            return False
        if not mark.reading.get("hamza"):
            return True
        return "ئ" in unicodedata.normalize("NFKC", self.words[at].text)

    def section(self, at: int) -> str | None:
        """Which section of the vocabulary a token's number word is in."""
        mark = self.marks.get(at)
        return mark.reading.term.section if mark else None

    def worth(self, at: int) -> int:
        return self.marks[at].reading.get("value")

    def is_digits(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].kind == "digits"

    def goes_on(self, at: int, *sections: str) -> bool:
        """Whether a word of these sections stands here and belongs to the word before it."""
        mark = self.marks.get(at)
        return (
            mark is not None
            and mark.reading.term.section in sections
            and not (mark.reading.conjunction or mark.reading.preposition)
        )

    def joined(self, at: int) -> int | None:
        """The token of a number that "و" joins to what stands before `at`."""
        if at >= len(self.words):
            return None
        if self.words[at].folded == "و":
            return at + 1
        mark = self.marks.get(at)
        if mark is None or mark.reading.preposition:
            return None
        return at if mark.reading.conjunction == "و" or self.is_and_eleven(at) else None

    def is_tail_one(self, at: int) -> bool:
        """ "مئة وواحد", against "مئة وأحد القادة"."""
        return self.section(at) == "one" and "أ" not in self.words[at].text

    def is_and_eleven(self, at: int) -> bool:
        """ "وأحد عشر", which is spelled like "واحد"."""
        return self.section(at) == "one" and self.goes_on(at + 1, "ten")

    def read(self, at: int) -> Numeral | None:
        """The whole number that begins at a token: "مليون و400 ألف", "مليون ونصف المليون"."""
        number = self.component(at)
        if number is None:
            return None
        last, value, scale = number
        while scale > 1:
            following = self.joined(last + 1)
            part = None if following is None else self.component(following)
            if part and part.value < scale and part.value.denominator == 1:
                last, value, scale = part.last, value + part.value, part.scale
                continue
            if following is None and self.is_rest(last, scale):
                return Numeral(last + 1, value + int(self.words[last + 1].folded), 1)
            if following is not None and self.section(following) == "fraction":
                last, value = following, value + Fraction(scale, self.worth(following))
            elif following is not None and self.is_tail_one(following):
                last, value = following, value + 1
            break
        return Numeral(last, value, scale)

    def is_rest(self, last: int, scale: int) -> bool:
        """Whether the three digits behind a scale word go on with it, its "و" forgotten: "44 ألفا 532 مصابا"."""
        tanwin = scale == 1000 and self.words[last].folded == "الفا"
        rest = self.words[last + 1].folded if tanwin and self.is_digits(last + 1) else ""
        return len(rest) == 3 and rest.isdecimal()

    def component(self, at: int) -> Numeral | None:
        """A number below a thousand with its scale, or a scale alone: "ستمائة وثلاثين ألف", "ألفي", "نصف مليون"."""
        section = self.section(at)
        if section == "fraction" and self.goes_on(at + 1, "scale"):
            return Numeral(at + 1, Fraction(self.worth(at + 1), self.worth(at)), self.worth(at + 1))
        if section == "scale":
            scale = self.worth(at)
            return self.scaled(at + 1, 2 * scale if self.is_dual(at) else scale, at, scale)
        if section == "scale_dual":
            return Numeral(at, 2 * self.worth(at), self.worth(at))
        if self.is_digits(at):
            return self.digits(at)
        small = self.below_thousand(at)
        if small is None:
            return None
        # "ثلاثة أرباع المليون"
        if self.goes_on(small.last + 1, "fraction") and self.goes_on(small.last + 2, "scale"):
            scale = self.worth(small.last + 2)
            return Numeral(small.last + 2, Fraction(small.value * scale, self.worth(small.last + 1)), scale)
        return self.scaled(small.last + 1, small.value, small.last)

    def scaled(self, at: int, value: Worth, last: int, scale: int = 1) -> Numeral:
        """A value times the scale words that follow it: "ألف مليون"."""
        while self.is_scale(at) and scale < LARGEST_SCALE:
            last, value, scale, at = at, value * self.worth(at), scale * self.worth(at), at + 1
        return Numeral(last, value, scale)

    def is_scale(self, at: int) -> bool:
        return self.goes_on(at, "scale", "magnitude") and self.worth(at) >= 1000

    def is_dual(self, at: int) -> bool:
        """ "ألفا شخص" is two thousand, "ألفا و500" and "ألفًا" one."""
        word = self.words[at]
        if not word.folded.endswith("ا") or "\u064b" in word.text or at + 1 >= len(self.words):
            return False
        after = self.words[at + 1]
        return after.kind == "word" and after.folded != "من" and not after.folded.startswith("و")

    def digits(self, at: int) -> Numeral | None:
        last, digits = self.printed_digits(at)
        after = last + 1 + self.is_bracketed(at, last)
        scale = self.worth(after) if self.is_scale(after) else 1
        value = read_digits(digits, scale)
        return None if value is None else self.scaled(after, value, last)

    def is_bracketed(self, at: int, last: int) -> bool:
        """Whether digits stand in brackets of their own, before the scale word that they count: "(7.3) ملايين"."""
        around = self.words[at - 1 : at] + self.words[last + 1 : last + 2]
        return [word.text for word in around] in (["(", ")"], ["/", "/"])

    def printed_digits(self, at: int) -> tuple[int, str]:
        """Digits that a space sets apart: thousands ("280 000"), or a fraction by a stop with a space before it."""
        starts, ends, text = self.sentence.starts, self.sentence.ends, self.sentence.text
        digits, last = self.words[at].folded, at
        while len(self.words[at].folded) <= 3 and digits[0] != "0" and len(digits) < MOST_DIGITS:
            after = last + 1
            if not (self.is_digits(after) and len(self.words[after].folded) == 3):
                break
            if text[ends[last] : starts[after]] != " ":
                break
            last = after
            digits += "\u00a0" + self.words[after].folded
        if (
            last == at
            and self.is_digits(at + 2)
            and self.words[at + 1].text == "."
            and ends[at] < starts[at + 1]
            and ends[at + 1] == starts[at + 2]
            and self.is_scale(at + 3)
        ):
            return at + 2, digits + SHOWN_REVERSED + self.words[at + 2].folded
        return last, digits

    def below_thousand(self, at: int) -> Numeral | None:
        section = self.section(at)
        if section == "unit" and self.goes_on(at + 1, "hundred") and self.worth(at + 1) == 100:
            return self.with_tail(at + 1, self.worth(at) * 100)
        if section == "hundred":
            return self.with_tail(at, self.worth(at))
        return self.below_hundred(at)

    def with_tail(self, at: int, hundreds: int) -> Numeral:
        """Hundreds with what "و" adds to them: "مئة وخمسة وعشرون", "مئة و20"."""
        following = self.joined(at + 1)
        if following is not None:
            tail = self.below_hundred(following)
            if self.is_digits(following) and len(self.words[following].folded) <= 2:
                tail = Numeral(following, int(self.words[following].folded))
            elif tail is None and self.is_tail_one(following):
                tail = Numeral(following, 1)
            if tail:
                return Numeral(tail.last, hundreds + tail.value)
        return Numeral(at, hundreds)

    def below_hundred(self, at: int) -> Numeral | None:
        section = self.section(at)
        if section in ("one", "unit", "part_of_teen") and self.goes_on(at + 1, "ten"):
            return Numeral(at + 1, 10 + self.worth(at))
        if section in ("one", "two", "unit", "part_of_teen"):
            following = self.joined(at + 1)
            if following is not None and self.section(following) == "tens":
                return Numeral(following, self.worth(at) + self.worth(following))
        if section in ("two", "unit", "ten", "tens"):
            return Numeral(at, self.worth(at))
        return None
