"""Figures -> who states each, and through whom.

A figure's source is looked for in its own sentence first: the last speaker before it, or "according to" after it. An
elided subject and a noun that points back take the speaker before. A figure of a headline or lead whose very number the
article restates with a source takes that source, and the other way round. An agency's credit at the head or the end
relays the figures of its text.
"""

from collections.abc import Sequence

from extract.packs import Pack
from extract.records import Article, Attribution, Figure, Sentence, Span
from extract.speakers import Reader, Statement, read_statements

LOOK_BACK = 12  # sentences in which the speaker of "وأضاف" may stand
CREDIT_LENGTH = 40  # characters of "(د .ب .أ)" and the like


def attribute_figures(
    article: Article, sentences: Sequence[Sentence], figures: Sequence[Figure], pack: Pack
) -> list[Attribution]:
    """The attribution of each figure, in their order."""
    scope = Scope(sentences)
    found = [scope.attribute(figure) for figure in figures]
    found = restated(sentences, figures, found)
    credit = scope.credit(article)
    if credit:
        found = [
            one if one.relay or (one.source and one.source.text == credit.text) else _with(one, relay=credit)
            for one in found
        ]
    return [_known(one, pack) for one in found]


class Scope:
    """The statements of an article, read where a figure asks for them."""

    def __init__(self, sentences: Sequence[Sentence]):
        self.sentences = sentences
        self.read: dict[int, list[Statement]] = {}
        self.speakers: dict[int, tuple[Span, str] | None] = {}

    def statements(self, index: int) -> list[Statement]:
        if index not in self.read:
            self.read[index] = read_statements(self.sentences[index])
        return self.read[index]

    def attribute(self, figure: Figure) -> Attribution:
        sentence, at = self.sentences[figure.sentence], figure.number.first
        before = after = None
        for statement in self.statements(figure.sentence):
            if statement.first is not None and statement.first <= at <= statement.last:
                continue
            if statement.token < at and statement.before:
                before = statement
            elif statement.token > at and not statement.before and after is None and self._reaches(sentence, at, statement):
                after = statement
            elif statement.token < at and not statement.before and self._opens_clause(sentence, statement, at):
                before = statement
        if after and before and after.relays:
            return self._made(sentence, before, relay=after)
        if after and (before is None or before.first is None or after.token - at <= 8):
            if after.relays and before:
                return self._made(sentence, before, relay=after)
            return self._made(sentence, after)
        return self._made(sentence, before) if before else Attribution()

    def _reaches(self, sentence: Sentence, at: int, statement: Statement) -> bool:
        """Whether "according to" covers a number before it: no other speaker has begun in between."""
        return not any(
            at < other.token < statement.token and other.before for other in self.statements(sentence.index)
        )

    def _opens_clause(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether "according to" introduces what follows: it opens its clause, or hangs between commas in it."""
        previous = sentence.words[statement.token - 1] if statement.token else None
        return previous is None or previous.text == "،" or previous.folded in ("و", "ان", "انه", "انها")

    def _made(self, sentence: Sentence, statement: Statement, relay: Statement | None = None) -> Attribution:
        source = self._speaker(sentence, statement)
        passed = sentence.span(*statement.relay) if statement.relay else None
        if relay is not None:
            passed = sentence.span(relay.first, relay.last)
        return Attribution(source=source, relay=passed, rules=(statement.rule,))

    def _speaker(self, sentence: Sentence, statement: Statement) -> Span | None:
        if statement.first is None:
            return self._last_speaker(sentence, statement.token)
        generic = self._points_back(sentence, statement)
        if generic:
            earlier = self._last_speaker(sentence, statement.token, generic)
            if earlier:
                return earlier
        return sentence.span(statement.first, statement.last)

    def _points_back(self, sentence: Sentence, statement: Statement) -> str | None:
        """The noun by which a definite noun alone points back: "المصدر", "المصدر ذاته", "الوزارة"."""
        mark = Reader(sentence).section(statement.first, "generic")
        if not mark or not mark.reading.definite:
            return None
        rest = sentence.words[statement.first + 1 : statement.last + 1]
        if all(word.folded in ("ذاته", "ذاتها", "نفسه", "نفسها", "المذكور", "المذكوره", "عينه") for word in rest):
            return mark.reading.term.lemma
        return None

    def _last_speaker(self, sentence: Sentence, token: int, noun: str | None = None) -> Span | None:
        """The speaker named last before a token; of several, the one whose name has the noun that points back."""
        nearest = None
        for index in range(sentence.index, max(-1, sentence.index - LOOK_BACK), -1):
            for statement in reversed(self.statements(index)):
                if index == sentence.index and statement.token >= token or statement.first is None:
                    continue
                there = self.sentences[index]
                if self._points_back(there, statement):
                    continue
                span = there.span(statement.first, statement.last)
                if noun is None:
                    return span
                nearest = nearest or span
                if any(noun in _lemmas(word) for word in there.words[statement.first : statement.last + 1]):
                    return span
        return nearest

    def credit(self, article: Article) -> Span | None:
        """An agency's credit in brackets at the end of the text: "(رويترز)"."""
        text = article.text.rstrip()
        if not text.endswith(")") or "(" not in text[-CREDIT_LENGTH:]:
            return None
        start = text.rindex("(") + 1
        name = text[start:-1].strip()
        start = text.index(name, start) if name else start
        if not name or name == "وكالات" or any(letter.isdigit() for letter in name) or len(name.split()) > 5:
            return None
        return Span(start, start + len(name), name)


def _lemmas(word) -> set[str]:
    return {reading.term.lemma for reading in word.readings.values()}


def restated(
    sentences: Sequence[Sentence], figures: Sequence[Figure], found: Sequence[Attribution]
) -> list[Attribution]:
    """A figure without a source takes that of the same number of the same thing elsewhere in the article."""
    stated: dict[tuple, Attribution] = {}
    for figure, one in zip(figures, found, strict=True):
        if one.source and sentences[figure.sentence].position != "related_link":
            stated.setdefault(_content(figure), one)
    return [
        stated[key] if one == Attribution() and (key := _content(figure)) in stated else one
        for figure, one in zip(figures, found, strict=True)
    ]


def _content(figure: Figure) -> tuple:
    number = figure.number
    return figure.measure, figure.unit, number.value_min or number.value_max


def _with(one: Attribution, relay: Span) -> Attribution:
    return Attribution(one.source, one.source_id, relay, one.relay_id, (*one.rules, "attribution.credit"))


def _known(one: Attribution, pack: Pack) -> Attribution:
    """The attribution with the catalogue's ids of its names."""
    sources = getattr(pack, "sources", None)
    if sources is None or (one.source is None and one.relay is None):
        return one
    return Attribution(
        one.source,
        sources.id_of(one.source.text) if one.source else None,
        one.relay,
        sources.id_of(one.relay.text) if one.relay else None,
        one.rules,
    )
