"""Figures -> who states each, and through whom.

A figure's source is looked for in its own sentence first: the last speaker before it, or "according to" after it. An
elided subject and a noun that points back take the speaker before. A figure of a headline or lead whose very number the
article restates with a source takes that source, and the other way round. An agency's credit at the head or the end
relays the figures of its text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extract.grammar.speakers.credits import credited
from extract.grammar.speakers.statements import Statement, read_statements
from extract.packs import Pack
from extract.records import Article, Attribution, Figure, Sentence, Span

LOOK_BACK = 12  # sentences over which a speaker, a quotation or a list may go on
SAME = frozenset("ذاته ذاتها نفسه نفسها المذكور المذكوره عينه".split())
NEW_CLAUSE = frozenset(("كما", "فيما", "بينما", "في حين", "في وقت"))
BULLETS = ("-", "–", "•", "*", "·", "●", "▪", "■", "✅", "🔴", "➖")
NEIGHBOURS = 8  # statements on either side of a number that can be its own
LONGEST_QUOTATION = 3000  # characters
CITED_WITHIN = 12  # tokens from a verb of saying to "نقلا عن"
CLOSE = 8  # tokens from a number to an "according to" that is its own

_token = attrgetter("token")


def attribute_figures(
    article: Article, sentences: Sequence[Sentence], figures: Sequence[Figure], pack: Pack
) -> list[Attribution]:
    """The attribution of each figure, in their order."""
    scope = Scope(sentences)
    found = [scope.attribute(figure) for figure in figures]
    found = restated(sentences, figures, found)
    credit = credited(article.text, pack.sources)
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

    def statements(self, index: int) -> list[Statement]:
        if index not in self.read:
            self.read[index] = sorted(read_statements(self.sentences[index]), key=_token)
        return self.read[index]

    def attribute(self, figure: Figure) -> Attribution:
        """Who states one figure: the last speaker before it, or "according to" after it, in its own sentence."""
        sentence, at = self.sentences[figure.sentence], figure.number.first
        before, cited = self._before(sentence, at)
        after = self._after(sentence, at)
        if cited:
            return self._made(sentence, cited, relay=before)
        if before and after and after.cited:
            return self._made(sentence, after, relay=before)
        if before and after:
            if after.relays or self._is_medium(sentence, after):
                return self._made(sentence, before, relay=after)
            own = before.first is None or after.token - at <= CLOSE and not after.vague
            return self._made(sentence, after if own else before)
        if before or after:
            return self._made(sentence, before or after)
        return self._carried(sentence)

    def _is_medium(self, sentence: Sentence, statement: Statement) -> bool:
        """Whether a speaker is an agency or a medium: beside a body that states, it only passes on."""
        if statement.first is None:
            return False
        outlets = sentence.at("outlets")
        return any(token in outlets for token in range(statement.first, statement.last + 1))

    def _before(self, sentence: Sentence, at: int) -> tuple[Statement | None, Statement | None]:
        """The statement that a number stands in, and the one whom its speaker cites, if he does."""
        statements = self.statements(sentence.index)
        cited = hung = None
        for statement in reversed(statements[: bisect_left(statements, at, key=_token)][-NEIGHBOURS:]):
            if statement.first is not None and statement.first <= at <= statement.last:
                continue
            if not statement.before:
                cited = cited or (statement if statement.cited else None)
                hung = hung or (statement if statement.hung else None)
            elif not statement.weak and self._holds(sentence, statement, at):
                near = cited and 0 < cited.token - statement.token < CITED_WITHIN
                return statement, cited if near else None
        return hung, None

    def _holds(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether a statement still holds at a number.

        One of a bare fact ends with its clause: "أفاد بتقدم الجيش، كما لقي ثلاثة". Another article's headline takes
        no speaker from this one.
        """
        if statement.first is None and sentence.position == "related_link":
            return False
        breaks = [
            mark.last
            for mark in sentence.near("clauses", statement.token + 1, at - 1)[:NEIGHBOURS]
            if mark.reading.term.lemma in NEW_CLAUSE
        ]
        # "أعلنت الوزارة ارتفاع عدد القتلى إلى 9، فيما بلغ عدد الجرحى 20" goes on counting.
        counts = breaks and any(
            mark.reading.term.section == "count" for mark in sentence.near("topics", breaks[-1] + 1, at - 1)
        )
        # "أفادت الوزارة بمقتل 5، كما قتل 10 في قرية أخرى" as well.
        stated = range(statement.token + 1, breaks[0] if breaks else 0)
        counted = any(sentence.words[token].kind == "digits" for token in stated) or (
            breaks and sentence.near("numbers", statement.token + 1, breaks[0])
        )
        return bool(statement.clause or not breaks or counts or counted)

    def _after(self, sentence: Sentence, at: int) -> Statement | None:
        """The "according to" after a number that covers it: no other speaker has begun in between."""
        statements = self.statements(sentence.index)
        begin = bisect_left(statements, at, key=_token)
        for statement in statements[begin : begin + NEIGHBOURS]:
            if not statement.before:
                return statement
            if statement.first is not None or statement.clause:
                return None
        return None

    def _carried(self, sentence: Sentence) -> Attribution:
        """The speaker of an earlier sentence whose quotation or list goes on, or of the next one that refers back."""
        if sentence.index + 1 < len(self.sentences):
            back = next((one for one in self.statements(sentence.index + 1)[:1] if one.back), None)
            if back:
                return self._made(self.sentences[sentence.index + 1], back)
        if self._in_quotation(sentence) or self._in_list(sentence):
            source, passed = self._last_speaker(sentence, 0, goes_on=True)
            return Attribution(source=source, relay=passed, rules=("attribution.carried",))
        return Attribution()

    def _in_quotation(self, sentence: Sentence) -> bool:
        """Whether a sentence begins within a quotation that an earlier one of its line opened."""
        first = sentence.index
        while (
            first > sentence.index - LOOK_BACK and first and self.sentences[first - 1].paragraph == sentence.paragraph
        ):
            first -= 1
        before = sentence.text[max(self.sentences[first].start, sentence.start - LONGEST_QUOTATION) : sentence.start]
        straight = before.count('"') % 2 == 1
        return straight or any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "«»"))

    def _in_list(self, sentence: Sentence) -> bool:
        """Whether a sentence is an item under a line that ends with a colon."""
        index = sentence.index
        while index > sentence.index - LOOK_BACK and index and self.sentences[index].quote.startswith(BULLETS):
            index -= 1
        return index < sentence.index and self.sentences[index].quote.endswith((":", "：", "التالي", "التالية"))

    def _made(self, sentence: Sentence, statement: Statement, relay: Statement | None = None) -> Attribution:
        source, passed = self._speaker(sentence, statement)
        if statement.relay:
            passed = sentence.span(*statement.relay)
        if relay is not None and relay.first is not None:
            passed = sentence.span(relay.first, relay.last)
        return Attribution(source=source, relay=passed, rules=(statement.rule,))

    def _speaker(self, sentence: Sentence, statement: Statement) -> tuple[Span | None, Span | None]:
        """Who states, and through whom he was heard where an earlier sentence said it."""
        if statement.first is None:
            return self._last_speaker(sentence, statement.token)
        noun = self._points_back(sentence, statement)
        if noun is None:
            return sentence.span(statement.first, statement.last), None
        earlier = self._last_speaker(sentence, statement.token, noun)
        if earlier[0] or noun == "مصدر":
            return earlier
        return sentence.span(statement.first, statement.last), None

    def _points_back(self, sentence: Sentence, statement: Statement) -> str | None:
        """The noun by which a definite name points back: "المصدر ذاته", "ذات المصدر", "الوزارة", "المنسق الأممي"."""
        words = sentence.words[statement.first : statement.last + 1]
        if words[0].folded in ("ذات", "نفس") and len(words) == 2:
            words = words[1:]
        reading = words[0].readings.get("pointers")
        if reading is None or not reading.definite:
            return None
        rest = all(word.folded in SAME or word.folded.startswith("ال") for word in words[1:])
        return reading.term.lemma if rest and len(words) <= 3 else None

    def _last_speaker(
        self, sentence: Sentence, token: int, noun: str | None = None, goes_on: bool = False
    ) -> tuple[Span | None, Span | None]:
        """The speaker named last before a token, and through whom; where a noun points back, the last named with it.

        "المصدر" points to whoever spoke last, "المنظمة" to the body whose spokesman he was.
        """
        for index in range(sentence.index, max(-1, sentence.index - LOOK_BACK), -1):
            there = self.sentences[index]
            statements = self.statements(index)
            end = bisect_left(statements, token, key=_token) if index == sentence.index else len(statements)
            for statement in reversed(statements[max(0, end - NEIGHBOURS) : end]):
                if statement.first is None or statement.cited and noun is None:
                    continue
                if self._points_back(there, statement):
                    continue
                named = (statement.first, statement.last)
                if noun not in (None, "مصدر"):
                    named = self._named(there, statement, noun)
                if named:
                    heard = statement.relay and (goes_on or index == sentence.index or noun == "مصدر")
                    return there.span(*named), there.span(*statement.relay) if heard else None
        return None, None

    def _named(self, sentence: Sentence, statement: Statement, noun: str) -> tuple[int, int] | None:
        """The tokens of a speaker whose name or office has a noun: his own, or of the body that he speaks for."""
        first, last = statement.office or (statement.first, statement.last)
        there = next((at for at in range(first, last + 1) if noun in _lemmas(sentence.words[at])), None)
        if there is None:
            return None
        if there == first or "offices" in sentence.words[there].readings:
            return statement.first, statement.last
        return there, statement.first - 1 if there < statement.first else last


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
        stated[key]
        if one == Attribution()
        and sentences[figure.sentence].position != "related_link"
        and (key := _content(figure)) in stated
        else one
        for figure, one in zip(figures, found, strict=True)
    ]


def _content(figure: Figure) -> tuple:
    number = figure.number
    return figure.measure, figure.unit, number.value_min or number.value_max


def _with(one: Attribution, relay: Span) -> Attribution:
    return Attribution(one.source, one.source_id, relay, one.relay_id, (*one.rules, "attribution.credit"))


def _known(one: Attribution, pack: Pack) -> Attribution:
    """The attribution with the catalogue's ids of its names."""
    if one.source is None and one.relay is None:
        return one
    return Attribution(
        one.source,
        pack.sources.id_of(one.source.text) if one.source else None,
        one.relay,
        pack.sources.id_of(one.relay.text) if one.relay else None,
        one.rules,
    )
