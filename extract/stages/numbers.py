"""A sentence -> its numbers: counts, ranges, magnitudes, duals, with their hedges; and numbers that are no counts.

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

from extract.hedges import NO_HEDGE, Hedge, Hedges
from extract.noncounts import judge
from extract.packs import Pack
from extract.phrases import Phrase, read_phrases
from extract.records import Number, Rejection, Sentence, Span
from extract.surroundings import DASHES
from extract.text import fold

TO = ("الي", "حتي", "او")
CHANGE_REACH = 4  # tokens before "من 20 إلى 30" in which "ارتفع" makes it a change and no range


def read_numbers(sentence: Sentence, pack: Pack) -> tuple[list[Number], list[Rejection]]:
    """The numbers of a sentence that may be counts, in order, and those that this stage knows to be none."""
    phrases = read_phrases(sentence)
    if not phrases:
        return [], []
    hedges = Hedges(sentence, {token for phrase in phrases for token in range(phrase.first, phrase.last + 1)})
    verdicts = judge(sentence, phrases, hedges)
    counts = ranged(sentence, hedges, [phrase for phrase in phrases if phrase.first not in verdicts])
    numbers = [record(sentence, phrase, hedges.of(phrase.first, phrase.last)) for phrase in counts]
    rejections = []
    for phrase in phrases:
        verdict = verdicts.get(phrase.first)
        if verdict:
            number = record(sentence, phrase, NO_HEDGE)
            rejections.append(Rejection(number, verdict.rule, verdict.why, verdict.issue))
    return numbers, rejections


def ranged(sentence: Sentence, hedges: Hedges, phrases: list[Phrase]) -> list[Phrase]:
    """Phrases with each two that are the ends of a range as one; a scale behind the second covers both."""
    merged: list[Phrase] = []
    for phrase in phrases:
        if merged and is_range(sentence, hedges, merged[-1], phrase):
            one = merged.pop()
            low = min(one.low * phrase.scale, one.low, key=lambda low: (low >= phrase.low, -low))
            phrase = Phrase(one.first, phrase.last, low, phrase.high, "numbers.range", phrase.scale)
        merged.append(phrase)
    return merged


def is_range(sentence: Sentence, hedges: Hedges, one: Phrase, two: Phrase) -> bool:
    """Whether the words between two numbers, and "بين" before them, make them one range, the smaller first."""
    if not (one.rule == two.rule == "numbers.cardinal" and one.low < two.low):
        return False
    words = sentence.words[one.last + 1 : two.first]
    if len(words) > 1:
        return False
    # A tatweel by itself is no token; writers use it for a dash.
    sign = words[0].folded if words else sentence.text[sentence.ends[one.last] : sentence.starts[two.first]].strip()
    if sign in DASHES or sign == "ـ":
        return True
    if sign in TO:
        return not changes(sentence, one)
    return hedges.opens_range(one.first) and (sign == "و" or (not words and hedges.joins(two.first)))


def changes(sentence: Sentence, one: Phrase) -> bool:
    """Whether what stands before says that a number has moved to the second: "ارتفع من 20 إلى 30"."""
    marks = sentence.at("hedges")
    return any(
        at in marks and marks[at].reading.get("side") == "change"
        for at in range(max(0, one.first - 1 - CHANGE_REACH), one.first)
    )


def record(sentence: Sentence, phrase: Phrase, hedge: Hedge) -> Number:
    """The record of a phrase with its hedge."""
    low, high = (None if bound is None else round(bound) for bound in (phrase.low, phrase.high))
    value, qualifier = low, hedge.qualifier or "exact"
    if phrase.rule in ("numbers.magnitude", "numbers.range"):
        value, qualifier = None, phrase.rule.removeprefix("numbers.")
    elif qualifier == "at_least":
        high = None
    elif qualifier == "at_most":
        low = None
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
    start, end = sentence.starts[phrase.first], sentence.ends[phrase.printed_last]
    mark = sentence.at("numbers").get(phrase.first) or sentence.at("nouns").get(phrase.first)
    if mark:
        reading, text = mark.reading, sentence.text
        # The article swallows half of "ل": "للمئات" stays whole.
        fused = reading.preposition == "ل" and reading.definite
        clitics = len(reading.conjunction) + (0 if fused else len(reading.preposition))
        clitics += reading.term.section == "one" and phrase.low == 11  # "وأحد عشر", which is spelled like "واحد"
        while clitics or not fold(text[start]):
            letters = len(fold(text[start]))
            if letters > clitics:  # a ligature of the two
                break
            clitics -= letters
            start += 1
    return Span(start, end, sentence.text[start:end])
