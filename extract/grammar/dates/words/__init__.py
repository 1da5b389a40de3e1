"""The words of a sentence that say when -> phrases, each with the expression that `calendar` resolves.

A rule takes the line and a token, and gives the token after what it read with what that means, or None. The longest
reading that starts at a token wins.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.grammar.dates.words.distant import ago, deadline, decade, edge, opening, season, shifted, unit_placed
from extract.grammar.dates.words.expressions import Expression, Near
from extract.grammar.dates.words.line import SLASHES, Line, Read
from extract.grammar.dates.words.named import day, days, month, months, told
from extract.grammar.dates.words.running import between, during, occasion, since, vague
from extract.grammar.dates.words.stretches import FromTold, Rolling, Since, Span
from extract.grammar.dates.words.years import year
from extract.lexicon import Word
from extract.records import Sentence

Rule = Callable[[Line, int], Read]

DAYS: tuple[Rule, ...] = (day, days)
# What stands first in a phrase -> the rules that may read it.
RULES: dict[str, tuple[Rule, ...]] = {
    "digits": (*DAYS, year, unit_placed, opening),
    "ordinal": (*DAYS, opening, vague),
    "weekday": DAYS,
    "today": (*DAYS, vague),
    "daypart": (*DAYS, occasion, vague),
    "two_of": (days, months, year),
    "unit": (*DAYS, month, months, year, unit_placed, opening, occasion, vague),
    "month": (month,),
    "hijri_month": (month,),
    "told": (told,),
    "this": (unit_placed, day),
    "edge": (edge, unit_placed, decade),
    "decade": (decade,),
    "share": (edge,),
    "season": (season,),
    "since": (since,),
    "during": (during, told, opening, occasion),
    "throughout": (during, occasion),
    "on": (occasion,),
    "within": (during,),
    "ago": (ago, shifted, deadline),
    "by": (deadline,),
    "shifted": (shifted,),
    "between": (between,),
    "from": (between,),
    "occasion": (occasion,),
    "vague": (vague,),
    "early": (unit_placed, vague),
}
# A phrase has one of these, unless it is all digits.
TIMES = frozenset((
    "weekday", "month", "hijri_month", "today", "told", "daypart", "unit", "two_of", "season", "decade", "since",
    "vague", "during", "throughout", "on",
))  # fmt: skip
YEAR = 4  # digits of a year


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Tokens first..last of a sentence that say when. `rule` is the rule that read them."""

    first: int
    last: int
    expression: Expression
    rule: str

    @property
    def since(self) -> bool:
        """Whether a count runs from the date on."""
        return isinstance(self.expression, Since)

    @property
    def period(self) -> bool:
        """Whether the words run through a stretch of time: "خلال تموز", "بين 3 و5 مايو"."""
        if self.rule == "dates.during" and isinstance(self.expression, Near):
            return self.expression.unit != "day"  # "خلال الأسبوع الماضي"
        through = isinstance(self.expression, (Span, Rolling, FromTold)) or self.rule == "dates.during"
        return through and self.expression.wide


def read_date_phrases(sentence: Sentence) -> list[DatePhrase]:
    """The phrases of a sentence that say when, in order; they do not overlap."""
    if not _names_time(sentence):
        return []
    line, phrases, reached = Line(sentence), [], -1
    for at, kind in sorted(line.kinds.items()):
        if at > reached and kind in RULES and (phrase := _read(line, at, RULES[kind])):
            phrases.append(phrase)
            reached = phrase.last
    return phrases


def _names_time(sentence: Sentence) -> bool:
    """Whether a sentence has a word of time, or digits that can be a year or a date."""
    if any(mark.reading.term.section in TIMES for mark in sentence.at("calendar").values()):
        return True
    digits = [at for at, word in enumerate(sentence.words) if word.kind == "digits"]
    return any(len(sentence.words[at].folded) >= YEAR or _slashed(sentence.words, at) for at in digits)


def _slashed(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].text in SLASHES


def read_last_date(line: Line, phrase: DatePhrase) -> DatePhrase | None:
    """The date with which a phrase of a sentence's line ends, by itself: 17 August of "منذ زلزال 17 آب"."""
    for at in range(phrase.first + 1, phrase.last + 1):
        date = _read(line, at, RULES.get(line.kind(at), ()))
        if date and date.last == phrase.last:
            return date
    return None


def _read(line: Line, at: int, rules: tuple[Rule, ...]) -> DatePhrase | None:
    end, found = at, None
    for rule in rules:
        read = rule(line, at)
        if read and read[0] > end:
            end, found = read[0], DatePhrase(at, read[0] - 1, read[1], f"dates.{rule.__name__.replace('_', '-')}")
    return found
