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

from extract.grammar.numbers.hedges import NO_HEDGE, Hedge, Hedges
from extract.grammar.numbers.noncounts import judge
from extract.grammar.numbers.phrases import Phrase, read_phrases
from extract.grammar.numbers.ranges import ranged
from extract.packs import Pack
from extract.records import Number, Rejection, Sentence, Span
from extract.text import fold


def read_numbers(sentence: Sentence, pack: Pack) -> tuple[list[Number], list[Rejection]]:
    """The numbers of a sentence that may be counts, in order, and those that this stage knows to be none."""
    phrases = read_phrases(sentence)
    if not phrases:
        return [], []
    hedges = Hedges(sentence, {token for phrase in phrases for token in range(phrase.first, phrase.last + 1)})
    verdicts = judge(sentence, phrases, hedges)
    counts = ranged(sentence, hedges, [phrase for phrase in phrases if phrase.first not in verdicts])
    numbers, rejections = [], []
    for phrase in counts:
        hedge = hedges.of(phrase.first, phrase.last, ranged=phrase.rule == "numbers.range")
        numbers.append(record(sentence, phrase, hedge))
    for phrase in phrases:
        verdict = verdicts.get(phrase.first)
        if verdict:
            number = record(sentence, phrase, NO_HEDGE)
            rejections.append(Rejection(number, verdict.rule, verdict.why, verdict.issue))
    return numbers, rejections


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
    if ")" in sentence.text[start:end] and "(" not in sentence.text[start:end]:
        start = sentence.starts[phrase.first - 1]  # "(7.3) ملايين"
    return Span(start, end, sentence.text[start:end])
