"""Which sentences of an article go on with one story: back to where another begins, on to what is told of it."""

import re
from collections.abc import Iterator

from extract.records import Figure, Sentence

OPENING = 3  # tokens at the head of a sentence in which it says that it begins another story
LINK = 12  # sentences back that a figure can be linked to
AHEAD = 3  # sentences on that a headline before all places can be linked to; another sentence only to the next
TOTAL = 200  # a figure from this size on is seldom told of what follows it
HELD = frozenset({"detained", "released"})
HEADING_LENGTH = 60  # characters of the longest line between paragraphs that begins a part of its own
DATED = re.compile(r"\d{1,2} [^\d:]{2,30}:")
TIMED = re.compile(r"\d{1,2}:\d\d\b")


class Stories:
    """The stories of an article's sentences."""

    def __init__(self, sentences: list[Sentence], items: frozenset[int] = frozenset()) -> None:
        self._sentences, self._items = sentences, items
        self._since: dict[int, bool] = {}
        self._another: dict[int, int | None] = {}  # sentence -> the token where another story begins

    def near(self, figure: Figure) -> Iterator[int]:
        """The sentences that may say where a figure happened, the likeliest first."""
        yield from self.before(figure)
        yield from self.behind(figure)

    def before(self, figure: Figure) -> Iterator[int]:
        """The sentences back to another story."""
        index = figure.sentence
        if self._stands_alone(figure):
            return
        for near in range(index - 1, max(-1, index - LINK - 1), -1):
            yield near
            if self._is_another(near, OPENING):
                break

    def is_headed(self, figure: Figure, index: int) -> bool:
        """Whether a heading stands between a figure and a sentence before it."""
        return any(self._is_heading(near) for near in range(max(1, index + 1), figure.sentence))

    def behind(self, figure: Figure) -> range:
        """The next sentences; what follows is told of one event, and a total or the held are seldom of it."""
        index = figure.sentence
        large = (figure.number.value_min or 0) >= TOTAL
        if large or figure.measure in HELD or self.is_since(index) or self._stands_alone(figure):
            return range(0)
        ahead = AHEAD if index == 0 and self._lacks_scene() else 1
        return range(index + 1, min(len(self._sentences), index + ahead + 1))

    def following(self, index: int) -> Iterator[int]:
        """The sentences that go on with the story of one, the nearest first."""
        for later in range(index + 1, min(len(self._sentences), index + AHEAD + 1)):
            if self._is_another(later, OPENING):
                break
            yield later

    def is_since(self, index: int) -> bool:
        """Whether a sentence counts from a day on: "منذ"."""
        if index not in self._since:
            self._since[index] = any(word.folded == "منذ" for word in self._sentences[index].words[:100])
        return self._since[index]

    def swaps(self, figure: Figure) -> bool:
        """Whether a figure's sentence, the one before or the headline tells of a swap."""
        near = {0, max(0, figure.sentence - 1), figure.sentence}
        return any("swap" in self._sentences[index].sections("places") for index in near)

    def _stands_alone(self, figure: Figure) -> bool:
        """Whether no other sentence is of a figure's story."""
        return self.is_listed(figure.sentence) or self._is_another(figure.sentence, figure.number.first)

    def _lacks_scene(self) -> bool:
        """Whether the first sentence is a headline, or goes on with what is not printed: "وقال ..."."""
        first = self._sentences[0]
        return first.quote[-1] not in ".؟!" or first.words[0].folded.startswith("و")

    def _is_another(self, index: int, before: int) -> bool:
        """Whether a sentence begins another story, before one of its tokens: "من جهة أخرى", or a bulletin's item."""
        if index in self._items:
            return True
        if index not in self._another:
            marks = self._sentences[index].at("places").items()
            another = (token for token, mark in marks if mark.reading.term.section == "another")
            self._another[index] = next(another, None)
        token = self._another[index]
        return token is not None and token <= before

    def _is_heading(self, index: int) -> bool:
        """Whether a sentence is a line that begins a part of its own: short, of words alone, between paragraphs."""
        sentence = self._sentences[index]
        between = self._sentences[index - 1].quote[-1] in ".!؟" and sentence.quote[-1].isalpha()
        short = sentence.end - sentence.start <= HEADING_LENGTH
        return between and short and all(word.kind == "word" for word in sentence.words)

    def is_listed(self, index: int) -> bool:
        """Whether a sentence is one of several headlines in a row, each of its own story."""
        lines = [self._sentences[near].quote for near in (index - 1, index) if near >= 0]
        headlines = (line[-1] not in '.!؟:،"»”)' and line[0].isalnum() and " " in line for line in lines)
        if any(TIMED.match(line) for line in lines):  # "09:40 - مقتل ...": a ticker tells of one event
            return False
        if all(DATED.match(line) for line in lines):  # "23 أيلول: 111 ألف نازح": a time line tells of one place
            return False
        return len(lines) == 2 and all(headlines)
