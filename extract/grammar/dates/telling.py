"""What an article's sentences tell, and when: read once each, where a figure's date is looked for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Sequence
from typing import NamedTuple

from extract.grammar.dates.announcing import section
from extract.grammar.dates.others import FREED, HELD_STATES
from extract.grammar.dates.scope import raises_toll
from extract.grammar.dates.told import Told
from extract.grammar.dates.words import DatePhrase
from extract.grammar.stocks import is_state, stock_rule
from extract.grammar.tolls import goes_on, is_daily, is_total, of_what_lasts
from extract.records import Article, Figure, Sentence
from extract.text import fold_term

CLAUSE = 40  # tokens of a clause on each side of a figure
RAISED = 10  # tokens between "ليرتفع" and its toll
BACK = 30  # figures back to the one that a figure goes on with
LINKED = 4  # sentences over which an event is told before readers lose it
HARM = frozenset(("killed", "injured", "casualties", "bodies", "missing", "captured", "rescued", "evacuated"))
DEATHS = frozenset(("killed", "bodies", "casualties", "funerals"))
SAVED = frozenset(("rescued", "evacuated", "released", "returned"))
LONG = 4  # letters of a word that counts as shared by two sentences


class Source(NamedTuple):
    """A phrase and its sentence, and the rule by which it dates a figure."""

    sentence: int
    phrase: DatePhrase
    rule: str


class Telling:
    """An article's sentences, read where they are asked for; `found` is the source of each figure's date so far."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        figures: Sequence[Figure],
        statuses: Sequence[str],
        wholes: Sequence[int | None],
        items: Container[int] = (),
    ):
        self.article, self.sentences, self.figures = article, sentences, figures
        self.statuses, self.wholes, self.items = statuses, wholes, items
        self.found: list[Source | None] = [None] * len(figures)
        self.in_sentence: dict[int, set[int]] = defaultdict(set)  # sentence -> the last tokens of its figures
        self.first_in: dict[int, int] = {}  # sentence -> the last token of its first figure
        self.measures: dict[int, set[str]] = defaultdict(set)  # sentence -> the measures of its figures
        self.same: dict[tuple, list[int]] = defaultdict(list)  # number -> the figures that state it
        for index, figure in enumerate(figures):
            self.in_sentence[figure.sentence].add(figure.number.last)
            self.first_in.setdefault(figure.sentence, figure.number.last)
            self.measures[figure.sentence].add(figure.measure)
            self.same[figure.number.value_min, figure.number.value_max].append(index)
        self._told: dict[int, Told] = {}
        self._shared: dict[tuple[int, int], int] = {}
        self._happened: dict[int, bool] = {}
        self._stocks: dict[int, tuple[str | None, bool]] = {}

    def told(self, index: int) -> Told:
        """What a sentence tells."""
        if index not in self._told:
            self._told[index] = Told(self.sentences[index])
        return self._told[index]

    def happened(self, index: int) -> bool:
        """Whether a figure tells what happened: no stock, no rate, and not what lies ahead."""
        if index not in self._happened:
            figure = self.figures[index]
            sentence = self.sentences[figure.sentence]
            self._happened[index] = not (any(self._standing(index)) or is_daily(sentence, figure))
        return self._happened[index] and self.statuses[index] == "reported"

    def is_so_now(self, index: int) -> bool:
        """Whether a figure says what is so now: "لا يزال 40 محتجزين", not how many there were: "بلغ عدد المحتجزين"."""
        figure = self.figures[index]
        sentence = self.sentences[figure.sentence]
        first, nouns = figure.number.first, sentence.at("nouns")
        for mark in sentence.near("tally", first - CLAUSE // 2, first):
            noun = nouns.get(mark.last + 1)
            if section(mark) == "counted" and noun and noun.reading.get("measure"):
                return False
        rule, state = self._standing(index)
        return rule in ("tally.still", "tally.held") or state

    def _standing(self, index: int) -> tuple[str | None, bool]:
        """The rule by which words say that a figure is a stock, and whether people are only named by their state."""
        if index not in self._stocks:
            figure = self.figures[index]
            sentence = self.sentences[figure.sentence]
            self._stocks[index] = stock_rule(sentence, figure), is_state(sentence, figure)
        return self._stocks[index]

    def let_go(self, index: int) -> bool:
        """Whether a figure is of those who were taken and are let go again, on a day of its own."""
        whole, measure = self.wholes[index], self.figures[index].measure
        if whole is None or measure not in FREED or self.figures[whole].measure not in HELD_STATES:
            return False
        figure = self.figures[index]
        event = self.sentences[figure.sentence].at("events").get(figure.cue) if figure.cue is not None else None
        return event is not None and event.reading.form == "past"  # "أفرج عن 3 منهم"

    def raised(self, index: int) -> bool:
        """Whether a figure is a toll of others as well, raised by what is told: "ليرتفع عدد القتلى إلى 7"."""
        figure = self.figures[index]
        sentence = self.sentences[figure.sentence]
        near = sentence.near("dates", figure.number.first - RAISED, figure.number.first)
        return any(section(mark) == "raising" and raises_toll(sentence, mark.first) for mark in near)

    def of_more(self, index: int) -> bool:
        """Whether a figure is a running total, of more than a day brought: "وأدت الغارات حتى الآن إلى مقتل 9000"."""
        figure = self.figures[index]
        sentence = self.sentences[figure.sentence]
        total = is_total(sentence, figure) or of_what_lasts(sentence, figure)
        return total or self.raised(index) or goes_on(sentence, figure)

    def in_bulletin(self, index: int) -> bool:
        """Whether a sentence, or the one before it in its paragraph, goes on with a report of what a time brought."""
        same = index and self.sentences[index - 1].paragraph == self.sentences[index].paragraph
        return self.told(index).bulletin or bool(same and self.told(index - 1).bulletin)

    def saves(self, index: int) -> bool:
        """Whether a sentence counts only those who were saved."""
        measures = self.measures.get(index)
        return measures is not None and measures <= SAVED

    def speaks(self, index: int) -> bool:
        """Whether a sentence begins with somebody who speaks: "وقال المتحدث"."""
        marks = self.sentences[index].at("dates")
        return any(section(marks.get(token)) == "announcing" for token in range(3))

    def apart(self, index: int) -> bool:
        """Whether a figure stands in another article's headline, which takes nothing from this one."""
        return self.sentences[self.figures[index].sentence].position == "related_link"

    def turns(self, index: int) -> bool:
        """Whether a sentence begins with another event: "من جهة أخرى", "فيما", or a bulletin's next item."""
        return index in self.items or self.told(index).turns

    def says_otherwise(self, figure: Figure) -> bool:
        """Whether a sentence turns to another speaker or toll of what was told: "من جهته", not "من جهة أخرى"."""
        sentence = self.sentences[figure.sentence]
        marks = sentence.at("dates")
        if self.elsewhere(figure.sentence) or self.told(figure.sentence).another or figure.sentence in self.items:
            return False
        turn = next((marks[token] for token in range(4) if section(marks.get(token)) == "turn"), None)
        if turn:
            word = sentence.words[turn.last].folded
            return word.endswith(("ه", "ها", "هم")) and word != fold_term(turn.reading.term.lemma.split()[-1])
        return self.told(figure.sentence).stated < figure.number.first

    def elsewhere(self, index: int) -> bool:
        """Whether a sentence begins with a place of its own: "وفي محافظة ديالى", "وعلى الضفة الأخرى"."""
        return self.told(index).elsewhere

    def clause(self, figure: Figure) -> range:
        """The tokens of a figure's clause, up to the commas around it; "، والذي" goes on."""
        told, first, last = self.told(figure.sentence), figure.number.first, figure.number.last
        before, after = bisect_left(told.openings, first), bisect_left(told.commas, last)
        begin = told.openings[before - 1] + 1 if before else 0
        end = told.commas[after] if after < len(told.commas) else len(told.sentence.words)
        return range(max(begin, first - CLAUSE, 0), min(end, last + CLAUSE + 1))

    def takes_up(self, figure: Figure) -> bool:
        """Whether a figure's clause takes up an event that was told: "وأسفر الهجوم عن", "بين القتلى"."""
        sentence = self.sentences[figure.sentence]
        if sentence.sections("dates").isdisjoint(("also", "event", "victim")):
            return False
        if self.first_in[figure.sentence] == figure.number.last:
            beside = sentence.near("dates", figure.number.first - 1, figure.number.last + 3)
            if any(section(mark) == "also" for mark in beside):
                return True
        resumed = self.told(figure.sentence).resumed
        if 1 in resumed[:2]:
            return True  # "بعد الحادث، أفاد ناشطون بأن"
        clause = self.clause(figure)
        at = bisect_left(resumed, clause.start)
        return at < len(resumed) and resumed[at] < clause.stop

    def lemmas(self, figure: Figure) -> set[str]:
        """The events that a figure's clause names."""
        events = self.told(figure.sentence).events
        if not events:
            return set()
        clause = self.clause(figure)
        near = self.sentences[figure.sentence].near("dates", clause.start, clause.stop - 1)
        return {events[mark.first] for mark in near if mark.first in events}

    def shared(self, one: int, other: int) -> int:
        """How many long words of a sentence stand in another, whatever is attached to them."""
        if (one, other) not in self._shared:
            stems = {stem for word in self.sentences[one].words for stem in word.stems if len(stem) >= LONG}
            words = {word.folded: word.stems for word in self.sentences[other].words if word.kind == "word"}
            self._shared[one, other] = sum(not stems.isdisjoint(one_word) for one_word in words.values())
        return self._shared[one, other]

    def same_speaker(self, index: int, token: int) -> bool:
        """Whether the definite word at a token, a speaker, stands in the sentence before: "وأوضحت الشبكة"."""
        words = self.sentences[index].words
        if not index or token >= len(words) or not words[token].folded.startswith("ال"):
            return False
        return any(words[token].folded[2:] in word.stems for word in self.sentences[index - 1].words)

    def goes_on_with_speaker(self, index: int) -> bool:
        """Whether a sentence's speaker is that of the sentence before: "وأضاف أن", "وذكرت أن"."""
        marks = self.sentences[index].at("dates")
        said = next((marks[token] for token in range(3) if section(marks.get(token)) == "announcing"), None)
        if not index or not said or index in self.items:
            return False
        elided = said.reading.get("goes_on") or section(marks.get(said.last + 1)) == "that"
        return bool(elided or self.same_speaker(index, said.last + 1))

    def earlier(self, index: int) -> range:
        """The figures before a figure, nearest first."""
        return range(index - 1, max(-1, index - 1 - BACK), -1)
