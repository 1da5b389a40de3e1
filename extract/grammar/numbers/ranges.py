"""Two numbers as one range: "20 إلى 30", "ما بين 15 و30 ألف", "10-15"."""

from extract.grammar.numbers.hedges import Hedges
from extract.grammar.numbers.numerals import Worth
from extract.grammar.numbers.phrases import Phrase
from extract.records import Number, Sentence

TO = ("الي", "حتي", "او")
DASHES = ("-", "–", "—", "−")
CHANGE_REACH = 6  # tokens before "من 20 إلى 30" in which "ارتفع" makes it a change and no range


def ranged(sentence: Sentence, hedges: Hedges, phrases: list[Phrase]) -> list[Phrase]:
    """Phrases with each two that are the ends of a range as one."""
    merged: list[Phrase] = []
    for phrase in phrases:
        if merged and is_range(sentence, hedges, merged[-1], phrase):
            one = merged.pop()
            phrase = Phrase(one.first, phrase.last, low_end(one, phrase), phrase.high, "numbers.range", phrase.scale)
        merged.append(phrase)
    return merged


def low_end(one: Phrase, two: Phrase) -> Worth:
    """What the first number is worth: a scale behind the second covers both, where the first stays the smaller."""
    shared = one.low * two.scale
    return shared if one.scale == 1 and shared < two.low else one.low


def is_range(sentence: Sentence, hedges: Hedges, one: Phrase, two: Phrase) -> bool:
    """Whether the words between two numbers, and "بين" before them, make them one range, the smaller first."""
    if not (one.rule == two.rule == "numbers.cardinal" and None not in (one.low, two.low) and one.low < two.low):
        return False
    words = sentence.words[one.last + 1 : two.first]
    if len(words) > 1 or low_end(one, two).denominator != 1:
        return False
    # A tatweel by itself is no token; writers use it for a dash.
    sign = words[0].folded if words else sentence.text[sentence.ends[one.last] : sentence.starts[two.first]].strip()
    if sign in DASHES or sign == "ـ":
        return True
    if sign in TO:
        return not changes(sentence, one) and not is_year(sentence, one)
    return hedges.opening(one.first) is not None and (sign == "و" or (not words and hedges.joins(two.first)))


def is_year(sentence: Sentence, one: Phrase) -> bool:
    """Whether a number is the year of the month before it: "ارتفع العدد منذ أكتوبر 2023 إلى 62 ألفا"."""
    months = sentence.near("calendar", one.first - 2, one.first - 1)
    return any(month.last == one.first - 1 and month.reading.term.section == "month" for month in months)


def changes(sentence: Sentence, one: Phrase | Number) -> bool:
    """Whether what stands before says that a number has moved to the second: "ارتفع من 20 إلى 30"."""
    marks = sentence.at("hedges")
    return any(
        at in marks and marks[at].reading.get("change") for at in range(max(0, one.first - 1 - CHANGE_REACH), one.first)
    )
