"""What stands beside the number phrases of a sentence, as the rules ask for it that say which of them are no counts."""

from typing import NamedTuple

from extract.grammar.numbers.hedges import PRINTERS_SIGNS, Hedges
from extract.grammar.numbers.phrases import Phrase
from extract.grammar.numbers.ranges import is_range
from extract.lexicon import Mark
from extract.records import Sentence

LONGEST_ROW = 12  # numbers without a word between them, of which a sentence may still count people


class Verdict(NamedTuple):
    """Why a number is no count. `rule` is the vocabulary's, where a word decided, else that of the grammar.

    An issue is for people to look at. A verdict that is shared holds for the number before as well, where the two are
    joined: "بين 4 و8 سنوات".
    """

    why: str
    issue: bool = False
    rule: str = ""
    shared: bool = False


def rows(sentence: Sentence, phrases: list[Phrase]) -> set[int]:
    """The first tokens of the numbers in a row, at most a sign between each two, too long for a sentence to tell of."""
    found: set[int] = set()
    begin = 0
    for end in range(1, len(phrases) + 1) if len(phrases) > LONGEST_ROW else ():
        if end == len(phrases) or not _beside(sentence, phrases[end - 1], phrases[end]):
            if end - begin > LONGEST_ROW:
                found.update(phrase.first for phrase in phrases[begin:end])
            begin = end
    return found


def _beside(sentence: Sentence, one: Phrase, two: Phrase) -> bool:
    apart = two.first - one.last - 1
    return apart == 0 or apart == 1 and sentence.words[two.first - 1].kind == "sign"


class Surroundings:
    """One sentence, its number phrases and their hedges.

    `index` is the phrase that is being judged, `verdicts` what is known of those behind it, by first token.
    """

    def __init__(self, sentence: Sentence, phrases: list[Phrase], hedges: Hedges):
        self.sentence, self.phrases, self.hedges = sentence, phrases, hedges
        self.words = words = sentence.words
        # Ends in blanks, so that a look a few tokens past either end finds nothing ([-1] is the last blank).
        blanks = [""] * 4
        self.text = [word.text for word in words] + blanks
        self.folded = [word.folded for word in words] + blanks
        self.kind = [word.kind for word in words] + blanks
        self.nouns, self.things, self.events = sentence.at("nouns"), sentence.at("things"), sentence.at("events")
        self.numbers, self.marks, self.calendar = (
            sentence.at("numbers"),
            sentence.at("noncounts"),
            sentence.at("calendar"),
        )
        self.mark_ends = {mark.last: mark for mark in self.marks.values()}
        self.calendar_ends = {mark.last: mark for mark in self.calendar.values()}
        self.rows = rows(sentence, phrases)
        self.index = 0
        self.verdicts: dict[int, Verdict | None] = {}

    def glued(self, at: int) -> bool:
        """Whether no space stands between a token and the one before it."""
        if not 0 < at < len(self.words):
            return False
        start, end = self.sentence.ends[at - 1], self.sentence.starts[at]
        return start == end or not any(map(str.isspace, self.sentence.text[start:end]))

    def section(self, at: int) -> str:
        """Which section of the number words a token is in."""
        mark = self.numbers.get(at)
        return mark.reading.term.section if mark else ""

    def joined(self, at: int) -> bool:
        """Whether a number word has "و" on it."""
        mark = self.numbers.get(at)
        return mark is not None and bool(mark.reading.conjunction)

    def after(self, phrase: Phrase) -> int:
        """The token behind a number, without the sign that closes it: "(19) مدنيا"."""
        at = phrase.last + 1
        while self.text[at] == "+" or (self.text[at] in PRINTERS_SIGNS and self.text[at] != "("):
            at += 1
        return at

    def before(self, phrase: Phrase) -> int:
        """The token before a number, without the article and the sign that opens it."""
        at = phrase.first - 1
        while self.text[at] in PRINTERS_SIGNS or self.folded[at] == "ال":
            at -= 1
        return at

    def neighbour(self, step: int) -> Phrase | None:
        """The phrase before (-1) or behind (1) the one that is being judged."""
        at = self.index + step
        return self.phrases[at] if 0 <= at < len(self.phrases) else None

    def opens_range(self, phrase: Phrase) -> bool:
        """Whether the number is the first of a range whose second is a count: "1,5 إلى 2 مليون"."""
        following = self.neighbour(1)
        if following is None or self.verdicts[following.first]:
            return False
        return is_range(self.sentence, self.hedges, phrase, following)

    def is_month(self, at: int) -> bool:
        mark = self.calendar.get(at)
        return mark is not None and mark.reading.term.section in ("month", "hijri_month")

    def unit(self, marks: dict[int, Mark], at: int) -> Mark | None:
        """The unit of time at a token."""
        mark = marks.get(at)
        return mark if mark and mark.reading.term.section == "unit" else None

    def hedged(self, phrase: Phrase) -> bool:
        return bool(self.hedges.of(phrase.first, phrase.last).tokens)

    def counts_people(self, phrase: Phrase) -> bool:
        """Whether the number stands on a noun that counts people, or before one."""
        noun = self.nouns.get(self.after(phrase))  # "الفرقة 14 بمطلوبين" counts none
        return phrase.counted is not None or noun is not None and noun.reading.preposition != "ب"

    def agrees(self, phrase: Phrase) -> bool:
        """Whether a noun follows in the number that a counted noun has: "2011 قتيلا", "2005 قتلى"."""
        mark = self.nouns.get(self.after(phrase))
        if mark is None or mark.reading.definite or mark.reading.conjunction:
            return False
        wanted = "plural" if 3 <= phrase.high % 100 <= 10 else "singular"
        return mark.reading.form == wanted or mark.reading.get("population") == "same"
