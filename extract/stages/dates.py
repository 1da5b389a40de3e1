"""Figures -> when: the words that say it, and the days that they resolve to.

The figure's own sentence comes first, then a sentence that the text links to it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from extract.calendar import Period
from extract.grammar.dates.links import link_dates
from extract.grammar.dates.own import own
from extract.grammar.dates.telling import Source, Telling
from extract.grammar.dates.words import DatePhrase
from extract.grammar.dates.words.expressions import NEXT, Expression, Named
from extract.grammar.dates.words.stretches import FromTold, Rolling
from extract.grammar.items import headed_items
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Sentence, Span

TOLD = 12  # sentences, and dates of one sentence, back over which "اليوم التالي" finds the day before it


def date_figures(
    article: Article,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    pack: Pack,
    statuses: Sequence[tuple[str, str | None]] = (),
    wholes: Sequence[int | None] = (),
) -> list[Dating]:
    """For each figure, when. Words that name no date leave the days None; no words, no dating.

    `statuses` are those of the status stage: what is projected lies ahead, and is dated by its own sentence only.
    `wholes` says of each figure which one it is a part of.
    """
    reported, whole = ["reported"] * len(figures), [None] * len(figures)
    items = headed_items(sentences, pack.places)
    telling = Telling(article, sentences, figures, [one for one, _ in statuses] or reported, wholes or whole, items)
    telling.found = [own(telling, index) for index in range(len(figures))]
    link_dates(telling)
    return [_dating(telling, source, telling.statuses[index]) for index, source in enumerate(telling.found)]


def _dating(telling: Telling, source: Source | None, status: str) -> Dating:
    if source is None:
        return Dating()
    phrase, expression = source.phrase, source.phrase.expression
    told = _told_before(telling, source) if expression.told else None
    if told and isinstance(expression, FromTold) and not expression.shift and not expression.open:
        # "خلال الفترة نفسها": the words are its own, the days those of the period
        printed = _printed(telling.sentences[source.sentence], phrase)
        dating = replace(_dating(telling, told, status), when=printed, rules=(phrase.rule, source.rule))
        if expression.unit == "day":  # "يومها", of what was in June
            return replace(dating, since=False, period=False, wide=False, scale="day")
        return replace(dating, period=dating.period or expression.unit == "period")
    before = _resolved(telling, told.phrase.expression, status) if told else None
    return Dating(
        _printed(telling.sentences[source.sentence], phrase),
        *(_resolved(telling, expression, status, before) or Period(None, None, None)),
        since=phrase.since,
        period=phrase.period,
        wide=expression.wide,
        scale=expression.scale,
        rules=(phrase.rule, source.rule),
    )


def _printed(sentence: Sentence, phrase: DatePhrase) -> Span:
    """The words of a phrase, without the conjunction that is written on the first of them."""
    span = sentence.span(phrase.first, phrase.last)
    mark = sentence.at("calendar").get(phrase.first)
    if not mark or not mark.reading.conjunction:
        return span
    return Span(span.start + 1, span.end, span.text[1:])


def _resolved(telling: Telling, expression: Expression, status: str, told: Period | None = None) -> Period | None:
    """The days of an expression. What happened lies in the past: a month that goes on ends with the publication."""
    published = telling.article.published
    ahead = status == "projected"
    if ahead and isinstance(expression, Named) and expression.lean is None:
        expression = replace(expression, lean=NEXT)
    period = expression.resolve(published, told)
    if period and published and period.start and period.end and period.start <= published < period.end and not ahead:
        return period._replace(end=published)
    return period


def _told_before(telling: Telling, source: Source) -> Source | None:
    """The last date that was told before a phrase, itself not told by another; a period, where one is meant."""
    period = source.phrase.expression.told == "period"
    for index in range(source.sentence, max(-1, source.sentence - TOLD), -1):
        phrases = telling.told(index).phrases
        end = len(phrases)
        if index == source.sentence:
            end = bisect_left(phrases, source.phrase.first, key=attrgetter("first"))
        for phrase in reversed(phrases[max(0, end - TOLD) : end]):
            known = telling.article.published is None or phrase.expression.resolve(telling.article.published)
            stretch = phrase.expression.wide or isinstance(phrase.expression, Rolling)
            if known and not phrase.expression.told and (stretch or not period):
                return Source(index, phrase, source.rule)
    return None
