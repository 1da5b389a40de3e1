"""Figures -> when: the words that say it, and the days that they resolve to.

The figure's own clause comes first, then its sentence, then a sentence that the text links to it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from extract.calendar import Period, Told, Unresolved
from extract.datescope import announced, covers, distance, section, usable
from extract.datewords import DatePhrase, read_date_phrases
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Sentence
from extract.stocks import is_state, stock_rule

LINKED = 4  # sentences that an event is told over before readers lose it
DEATHS = frozenset(("killed", "bodies", "casualties", "funerals"))


class Source(NamedTuple):
    """A phrase and its sentence, and the rule by which it dates a figure."""

    sentence: int
    phrase: DatePhrase
    rule: str


def date_figures(
    article: Article, sentences: Sequence[Sentence], figures: Sequence[Figure], pack: Pack
) -> list[Dating]:
    """For each figure, when. Words that name no date leave the days None; no words, no dating."""
    telling = Telling(article, sentences, figures)
    return [telling.dating(source) for source in telling.sources()]


class Telling:
    """An article's sentences with the dates in them, read where they are asked for."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], figures: Sequence[Figure]):
        self.article, self.sentences, self.figures = article, sentences, figures
        self._phrases: dict[int, list[DatePhrase]] = {}
        self.found: list[Source | None] = []

    def phrases(self, index: int) -> list[DatePhrase]:
        """The phrases of a sentence that can date something in it, those of announcements included."""
        if index not in self._phrases:
            sentence = self.sentences[index]
            self._phrases[index] = [phrase for phrase in read_date_phrases(sentence) if usable(sentence, phrase)]
        return self._phrases[index]

    def event_phrases(self, index: int) -> list[DatePhrase]:
        sentence = self.sentences[index]
        return [phrase for phrase in self.phrases(index) if not announced(sentence, phrase)]

    def sources(self) -> list[Source | None]:
        self.found = [self.own(figure) for figure in self.figures]
        for rule in LINKS:
            self.found = [
                source or (rule(self, index, figure) if self.happened(figure) else None)
                for index, (source, figure) in enumerate(zip(self.found, self.figures, strict=True))
            ]
        return self.found

    def own(self, figure: Figure) -> Source | None:
        sentence = self.sentences[figure.sentence]
        others = [one for one in self.figures if one.sentence == figure.sentence and one is not figure]
        near = [p for p in self.event_phrases(figure.sentence) if covers(sentence, figure, p, others)]
        best = min(near, key=lambda phrase: distance(sentence, figure, phrase), default=None)
        return best and Source(figure.sentence, best, "dates.sentence")

    def section_at(self, index: int, section: str) -> list:
        return [m for m in self.sentences[index].marks.get("dates", ()) if m.reading.term.section == section]

    def happened(self, figure: Figure) -> bool:
        """Not a stock, nor what lies ahead: what the text tells of other sentences is not of it."""
        sentence = self.sentences[figure.sentence]
        ahead = any(m.reading.get("status") == "projected" and m.first < figure.number.first
                    and figure.number.first - m.last <= m.reading.get("reach") for m in sentence.marks.get("status", ()))
        return figure.number.status == "reported" and not ahead and not (stock_rule(sentence, figure) or is_state(sentence, figure))

    def turns(self, index: int) -> bool:
        marks = self.sentences[index].at("dates")
        return section(marks.get(0)) == "break" or any(section(marks.get(token)) == "turn" for token in range(4))

    def definite_event(self, index: int) -> bool:
        """Whether a sentence takes up an event that was told: "الهجوم", "بين القتلى"."""
        marks = self.section_at(index, "event") + self.section_at(index, "victim")
        dates = self.sentences[index].at("dates")
        return any(
            mark.reading.definite and (section(dates.get(mark.first - 1)) != "after" or mark.first <= 2)
            for mark in marks
        )

    def lemmas(self, index: int) -> set[str]:
        marks = self.section_at(index, "event") + self.section_at(index, "occurs")
        return {mark.reading.term.lemma for mark in marks}

    def dating(self, source: Source | None) -> Dating:
        if source is None:
            return Dating()
        phrase, sentence = source.phrase, self.sentences[source.sentence]
        told = self.told(source) if isinstance(phrase.expression, Told) else None
        if told and phrase.expression.shift == 0 and not phrase.expression.open:
            return self.dating(told)
        period = phrase.expression.resolve(self.article.published, told and self.resolve(told))
        return Dating(
            sentence.span(phrase.first, phrase.last),
            *(period or Period(None, None, None)),
            since=phrase.since,
            period=phrase.period,
            wide=phrase.expression.wide,
            rules=(phrase.rule, source.rule),
        )

    def resolve(self, source: Source) -> Period | None:
        return source.phrase.expression.resolve(self.article.published)

    def told(self, source: Source) -> Source | None:
        """The last date told before a phrase."""
        for index in range(source.sentence, max(-1, source.sentence - 12), -1):
            for phrase in reversed(self.phrases(index)):
                if index == source.sentence and phrase.first >= source.phrase.first:
                    continue
                if isinstance(phrase.expression, Told):
                    continue
                if self.article.published is None or phrase.expression.resolve(self.article.published):
                    return Source(index, phrase, source.rule)
        return None


# Links: (telling, place of the figure, figure) -> the source of its date, or None.


def list_header(telling: Telling, index: int, figure: Figure) -> Source | None:
    """A header dates the items below it."""
    at = figure.sentence
    if telling.sentences[at].words[0].kind != "sign" and not telling.sentences[at].words[-1].kind == "digits":
        return None
    items = {one.sentence for one in telling.figures}
    for before in range(at - 1, max(-1, at - 9), -1):
        phrases = telling.event_phrases(before)
        if phrases and before not in items:
            return Source(before, phrases[-1], "dates.list-header")
    return None


def restated(telling: Telling, index: int, figure: Figure) -> Source | None:
    """The same number of the same measure has its date elsewhere."""
    number = figure.number
    key = (number.value, number.value_min, number.value_max)
    for other in sorted(range(len(telling.figures)), key=lambda other: abs(other - index)):
        one = telling.figures[other]
        source = telling.found[other]
        if other != index and source and key == (one.number.value, one.number.value_min, one.number.value_max):
            same = one.measure == figure.measure or {one.measure, figure.measure} <= DEATHS
            if same and not source.phrase.since | telling.turns(figure.sentence):
                return source._replace(rule="dates.restated")
    return None


def broken_line(telling: Telling, index: int, figure: Figure) -> Source | None:
    at = figure.sentence
    if at and telling.sentences[at - 1].quote.endswith("،"):
        phrases = telling.event_phrases(at - 1)
        return Source(at - 1, phrases[-1], "dates.broken-line") if phrases else None
    return None


def event_before(telling: Telling, index: int, figure: Figure) -> Source | None:
    """The event that the sentence takes up ("الهجوم") was dated before."""
    at = figure.sentence
    if telling.turns(at) or not telling.definite_event(at):
        return None
    for before in range(at - 1, max(-1, at - 1 - LINKED), -1):
        phrases = [p for p in telling.event_phrases(before) if not p.since]
        if phrases and telling.section_at(before, "event"):
            return Source(before, phrases[0], "dates.event-before")
    return None


def event_after(telling: Telling, index: int, figure: Figure) -> Source | None:
    """A later sentence says when the event occurred."""
    at = figure.sentence
    lemmas = telling.lemmas(at)
    for after in range(at + 1, min(len(telling.sentences), at + 1 + LINKED)):
        if telling.turns(after):
            return None
        phrases = [p for p in telling.event_phrases(after) if not p.since]
        if not phrases:
            continue
        if telling.section_at(after, "occurs") and telling.definite_event(after) or telling.lemmas(after) & lemmas:
            return Source(after, phrases[0], "dates.event-after")
    return None


def goes_on(telling: Telling, index: int, figure: Figure) -> Source | None:
    at = figure.sentence
    marks = [m for m in telling.section_at(at, "announcing") if m.first <= 2]
    words = telling.sentences[at].words
    if not at or not any(
        m.reading.get("goes_on") or m.last + 1 < len(words) and words[m.last + 1].folded in ("ان", "انه", "انها")
        for m in marks
    ):
        return None
    dated = [telling.found[i] for i in range(index - 1, -1, -1) if telling.figures[i].sentence == at - 1]
    if dated and dated[0]:
        return dated[0]._replace(rule="dates.goes-on")
    return None


def anaphor(telling: Telling, index: int, figure: Figure) -> Source | None:
    """A definite number is one that was told: "المصابين الثلاثة"."""
    word = telling.sentences[figure.sentence].words[figure.number.first].folded
    if figure.number.value is None or not word.startswith("ال"):
        return None
    for other in range(index - 1, -1, -1):
        if telling.found[other] and figure.sentence - telling.figures[other].sentence <= LINKED:
            return telling.found[other]._replace(rule="dates.anaphor")
    return None


def headline(telling: Telling, index: int, figure: Figure) -> Source | None:
    if telling.sentences[figure.sentence].position != "headline":
        return None
    for other in range(index + 1, len(telling.figures)):
        one = telling.figures[other]
        if telling.found[other] and one.measure == figure.measure and one.sentence - figure.sentence <= 3:
            return telling.found[other]._replace(rule="dates.headline")
    return None


LINKS = (list_header, broken_line, restated, anaphor, event_before, goes_on, event_after, restated, headline)
