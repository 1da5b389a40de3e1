"""Figures -> when: the words that say it, and the days that they resolve to."""

from collections.abc import Sequence

from extract.calendar import Period
from extract.datewords import DatePhrase, read_date_phrases
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Sentence


def date_figures(
    article: Article, sentences: Sequence[Sentence], figures: Sequence[Figure], pack: Pack
) -> list[Dating]:
    """For each figure, when: by its own clause, then its sentence, then a sentence that the text links."""
    phrases = {i: _phrases(sentences[i]) for i in {figure.sentence for figure in figures}}
    datings = []
    for figure in figures:
        sentence = sentences[figure.sentence]
        phrase = _nearest(sentence, figure, phrases[figure.sentence])
        datings.append(_dating(article, sentence, phrase) if phrase else Dating())
    return datings


def _phrases(sentence: Sentence) -> list[DatePhrase]:
    return [phrase for phrase in read_date_phrases(sentence) if not _announces(sentence, phrase)]


def _announces(sentence: Sentence, phrase: DatePhrase) -> bool:
    marks = sentence.marks.get("dates", ())
    return any(
        mark.reading.term.section == "announcing" and 0 < phrase.first - mark.last <= 6 for mark in marks
    )


def _nearest(sentence: Sentence, figure: Figure, phrases: Sequence[DatePhrase]) -> DatePhrase | None:
    apart = [phrase for phrase in phrases if not phrase.first <= figure.number.first <= phrase.last]
    return min(apart, key=lambda phrase: _distance(sentence, figure, phrase), default=None)


def _distance(sentence: Sentence, figure: Figure, phrase: DatePhrase) -> tuple[int, int]:
    low, high = sorted((phrase.first, figure.number.first))
    breaks = sum(
        mark.reading.term.section == "break" and low < mark.first < high
        for mark in sentence.marks.get("dates", ())
    )
    return breaks, high - low


def _dating(article: Article, sentence: Sentence, phrase: DatePhrase) -> Dating:
    period = phrase.expression.resolve(article.published) or Period(None, None, None)
    return Dating(
        sentence.span(phrase.first, phrase.last), *period, since=phrase.since, rules=(phrase.rule,)
    )
