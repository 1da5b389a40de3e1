"""A sentence -> its number phrases: counts, ranges, magnitudes, duals, each with its hedge; and what is no count.

>>> from extract.packs import load_pack
>>> from extract.records import Article
>>> from extract.stages.sentences import split_sentences
>>> pack = load_pack("ar")
>>> sentence, = split_sentences(Article("", "مقتل ما لا يقل عن 20 شخصا في 27 نوفمبر"), pack)
>>> numbers, rejections = read_numbers(sentence, pack)
>>> [(number.span.text, number.value_min, number.qualifier) for number in numbers]
[('20', 20, 'at_least')]
>>> [(rejection.number.span.text, rejection.rule) for rejection in rejections]
[('27', 'numbers.date')]
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from extract.hedges import Hedge, Hedges
from extract.noncounts import NonCounts
from extract.numerals import Numerals
from extract.packs import Pack
from extract.records import Number, Rejection, Sentence, Span
from extract.text import fold

TO = ("الي", "حتي", "او")
DASHES = ("-", "–", "—", "−")
PREPOSITIONS = ("في", "من", "علي", "الي", "عن", "ان")
POSTPOSED = 4  # tokens back to the noun of "أبناء فلان الثلاثة"


class Phrase(NamedTuple):
    """A number phrase by its tokens, before its hedge is known; `low` and `high` are None where it cannot be read."""

    first: int
    last: int
    low: Fraction | None
    high: Fraction | None
    rule: str
    scale: int = 1
    counted: int | None = None


def read_numbers(sentence: Sentence, pack: Pack) -> tuple[list[Number], list[Rejection]]:
    """The numbers of a sentence that may be counts, in order, and those that this stage knows to be none."""
    phrases = read_phrases(sentence)
    if not phrases:
        return [], []
    taken = {token for phrase in phrases for token in range(phrase.first, phrase.last + 1)}
    hedges, noncounts = Hedges(sentence, taken), NonCounts(sentence, phrases)
    numbers, rejections = [], []
    for phrase in phrases:
        number = make(sentence, phrase, hedges.of(phrase.first, phrase.last))
        why = noncounts.why(phrase)
        if why:
            rejections.append(Rejection(number, *why))
        else:
            numbers.append(number)
    return numbers, rejections


def read_phrases(sentence: Sentence) -> list[Phrase]:
    """Every number phrase of a sentence, whatever it counts, in order."""
    numerals = Numerals(sentence)
    nouns = sentence.at("nouns")
    candidates = {at for at, word in enumerate(sentence.words) if word.kind == "digits"}
    candidates |= numerals.marks.keys()
    candidates |= {at for at, mark in nouns.items() if mark.reading.form == "dual"}
    phrases: list[Phrase] = []
    for at in sorted(candidates):
        if phrases and at <= phrases[-1].last:
            continue
        phrase = cardinal(numerals, at) or magnitude(numerals, at) or dual(sentence, at)
        if phrase is None:
            continue
        if phrases:
            merged = ranged(sentence, phrases[-1], phrase)
            if merged:
                phrases[-1] = merged
                continue
        phrases.append(phrase)
    return phrases


def cardinal(numerals: Numerals, at: int) -> Phrase | None:
    """A number in digits or words."""
    number = numerals.read(at)
    if number:
        counted = counted_before(numerals, at, number.last)
        return Phrase(at, number.last, number.value, number.value, "numbers.cardinal", number.scale, counted)
    if numerals.is_digits(at):
        return Phrase(at, at, None, None, "numbers.digits")
    if numerals.section(at) == "zero":
        return Phrase(at, at, Fraction(0), Fraction(0), "numbers.cardinal")
    if numerals.section(at) == "one":
        return Phrase(at, at, Fraction(1), Fraction(1), "numbers.one", 1, at - 1)
    return None


def counted_before(numerals: Numerals, at: int, last: int) -> int | None:
    """The noun that stands before its number: "شخصين اثنين", "الضحايا الستة", "أبناء فلان الثلاثة"."""
    nouns, words, mark = numerals.sentence.at("nouns"), numerals.words, numerals.marks.get(at)
    if mark is None or mark.reading.conjunction or mark.reading.preposition:
        return None
    if numerals.section(at) == "two" and at == last and at - 1 in nouns:
        return at - 1
    if not mark.reading.definite or last + 1 in nouns:
        return None
    noun = None
    for back in range(at - 1, max(-1, at - 1 - POSTPOSED), -1):
        if words[back].kind != "word" or words[back].folded in PREPOSITIONS:
            break
        if back in nouns and nouns[back].reading.form == "plural":
            noun = back
    return noun


def magnitude(numerals: Numerals, at: int) -> Phrase | None:
    """A word for an order of magnitude: "عشرات الآلاف"."""
    if numerals.section(at) != "magnitude":
        return None
    least, last = numerals.worth(at), at
    if numerals.goes_on(at + 1, "magnitude", "scale") and numerals.worth(at + 1) >= 1000 > least:
        least, last = least * numerals.worth(at + 1), at + 1
    return Phrase(at, last, Fraction(least), Fraction(least * 10 - 1), "numbers.magnitude")


def dual(sentence: Sentence, at: int) -> Phrase | None:
    """A counted noun in the dual."""
    mark = sentence.at("nouns").get(at)
    if mark and mark.reading.form == "dual":
        return Phrase(at, at, Fraction(2), Fraction(2), "numbers.dual", 1, at)
    return None


def ranged(sentence: Sentence, one: Phrase, two: Phrase) -> Phrase | None:
    """Two numbers as one range, where the words between (and "بين" before) make it one; a scale covers both."""
    if one.rule != "numbers.cardinal" or two.rule != "numbers.cardinal":
        return None
    low = one.low * two.scale if one.scale == 1 and one.low * two.scale < two.low else one.low
    if not low < two.low:
        return None
    if not (spans_range(sentence, one, two)):
        return None
    return Phrase(one.first, two.last, low, two.high, "numbers.range", two.scale)


def spans_range(sentence: Sentence, one: Phrase, two: Phrase) -> bool:
    words = sentence.words
    between = words[one.last + 1 : two.first]
    if len(between) == 1 and (between[0].folded in TO or between[0].text in DASHES):
        return True
    anded = not between and any(reading.conjunction == "و" for reading in words[two.first].readings.values())
    if anded or (len(between) == 1 and between[0].folded == "و"):
        opening = Hedges(sentence, set())
        mark = opening.ends.get(opening.before(one.first))
        return mark is not None and mark.reading.get("qualifier") == "between"
    return False


def make(sentence: Sentence, phrase: Phrase, hedge: Hedge) -> Number:
    """The record of a phrase with its hedge."""
    low, high = (None if bound is None else round(bound) for bound in (phrase.low, phrase.high))
    value, qualifier = low, hedge.qualifier or "exact"
    if phrase.rule in ("numbers.magnitude", "numbers.range"):
        value, qualifier = None, phrase.rule.removeprefix("numbers.")
    elif qualifier == "at_least":
        high = None
    elif qualifier == "at_most":
        low = None
    elif qualifier == "between":
        qualifier = "exact"
    return Number(
        sentence.index,
        phrase.first,
        phrase.last,
        printed(sentence, phrase),
        value,
        low,
        high,
        qualifier,
        (phrase.rule, *hedge.rules),
        phrase.counted,
        hedge.tokens,
        hedge.status or "reported",
    )


def printed(sentence: Sentence, phrase: Phrase) -> Span:
    """The words of a phrase without the conjunction and preposition that are written on its first."""
    start, end = sentence.starts[phrase.first], sentence.ends[phrase.last]
    mark = sentence.at("numbers").get(phrase.first) or sentence.at("nouns").get(phrase.first)
    if mark:
        reading, text = mark.reading, sentence.text
        # The article swallows half of "ل": "للمئات" stays whole.
        fused = reading.preposition == "ل" and reading.definite
        clitics = len(reading.conjunction) + (0 if fused else len(reading.preposition))
        while clitics or not fold(text[start]):
            clitics -= bool(fold(text[start]))
            start += 1
    return Span(start, end, sentence.text[start:end])
