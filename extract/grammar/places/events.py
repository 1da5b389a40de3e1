"""The events of an article: what each sentence tells of, where and when that was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from extract.grammar.bullets import is_bulleted, is_ticked
from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.mentions import PLAIN, Link, Mentions, can_cover
from extract.grammar.places.stories import LINK, Stories
from extract.records import Dating, Figure

SPREAD = 15
MANY = frozenset("مختلفه متفرقه عده متعدده عديده مختلف شتي جميع كل عموم".split())
BESIDE = 3  # tokens between an event and the verb that says that it occurred
SEVERAL = 3  # places of figures from which on a sentence tells of no one event
MANY_MOVED = 10_000  # by no one event
WAR = 10_000  # a figure from this size on is told of no single town
# Measures of one kind of event: what is told of the one is sooner told of the other.
KINDS = {
    **dict.fromkeys(("killed", "injured", "casualties", "missing", "bodies", "rescued", "stranded"), "harm"),
    **dict.fromkeys(("detained", "released", "captured"), "held"),
    **dict.fromkeys(("displaced", "refugees", "evacuated", "returned", "affected"), "moved"),
}
MONTH = timedelta(days=31)


@dataclass(slots=True)
class Event:
    """What a sentence tells of: its figures that have a place of their own there, and when the last one was."""

    placed: list[tuple[Figure, Toponym]]
    dating: Dating

    @property
    def place(self) -> Toponym | None:
        """Where it was; the place of the last figure is what is told on. None where there are several."""
        several = {one.name.places or one.name for _, one in self.placed}
        return self.placed[-1][1] if len(several) < SEVERAL else None

    @property
    def kinds(self) -> set[str]:
        """The kinds of what it did to people."""
        return {kind_of(figure) for figure, _ in self.placed}


class Events:
    """The events of an article's sentences, read when they are asked for."""

    def __init__(self, mentions: Mentions, published: date | None, tallies: Mapping[Figure, str]) -> None:
        self.mentions, self.sentences, self.published = mentions, mentions.sentences, published
        self.stories = Stories(self.sentences, mentions.items)
        self.incidents = {figure for figure, tally in tallies.items() if tally == "incident"}
        self.running = {figure for figure, tally in tallies.items() if tally == "cumulative" and not _few_moved(figure)}
        self._counted = {figure.sentence: False for figure in tallies}  # sentence -> whether it counts several events
        self._counted |= {figure.sentence: True for figure in self.running}
        self.by_sentence: dict[int, Event] = {}
        self.stated: dict[tuple, list[Link]] = {}  # what figures state -> where they say so
        self.restated = {(figure.sentence, statement_of(figure)) for figure in tallies}  # with a place or without one
        self.linked: dict[tuple, Link | None] = {}
        self._told: dict[int, Toponym | None] = {}  # read once the places of all figures are known
        self._seats: dict[int, Toponym | None] = {}
        self._parts: set[tuple[int, int]] = set()  # the places of parts of a total: (sentence, token)

    def tell(self, figure: Figure, toponym: Toponym, dating: Dating, part: bool = False) -> None:
        """Note the place that a figure has in its own sentence.

        That of a `part` alone is not that of the event: "1700 أسير، منهم 23 في سجن الرملة".
        """
        if part:
            self._parts.add((figure.sentence, toponym.lead))
        elif can_cover(toponym):
            event = self.by_sentence.setdefault(figure.sentence, Event([], dating))
            event.placed.append((figure, toponym))
            event.dating = dating
            stated = self.stated.setdefault(statement_of(figure), [])
            if len(stated) < 2 and figure.sentence not in (index for index, _ in stated):
                stated.append((figure.sentence, toponym))

    def told(self, index: int) -> Toponym | None:
        """Where what a sentence tells of happened: the place of its figures, else the smallest it names, the first.

        What comes behind "من بينها" is a part of it.
        """
        if index not in self._told:
            self._told[index] = self._read_told(index)
        return self._told[index]

    def _read_told(self, index: int) -> Toponym | None:
        if "share" in self.sentences[index].sections("places"):
            return None
        if index in self.by_sentence:
            return self.by_sentence[index].place
        marks = self.sentences[index].at("places").items()
        parts = min((first for first, mark in marks if mark.reading.term.section == "includes"), default=WAR)
        whole = (one for one in self.mentions.toponyms(index)[:LINK] if (index, one.lead) not in self._parts)
        plain = (one for one in whole if can_cover(one) and one.strength > PLAIN)
        named = (one for one in plain if one.lead < parts or one.rule == "includes")
        stayed = (one for one in named if one.relation != "from")
        return min(stayed, key=lambda one: (one.relation == "to", one.size), default=None)

    def is_part(self, link: Link) -> bool:
        """Whether a place is told of a part of a total alone."""
        return (link[0], link[1].lead) in self._parts

    def once(self, toponym: Toponym) -> bool:
        """Whether the head of the article names a place in one sentence only."""
        places = toponym.name.places[:1]
        head = (self.mentions.toponyms(index)[:LINK] for index in range(min(len(self.sentences), LINK)))
        told = (named for named in head if any(one.name.places[:1] == places for one in named))
        return len(list(islice(told, 2))) < 2

    def seat(self, index: int) -> Toponym | None:
        """The place where those sit who speak in a sentence."""
        if index not in self._seats:
            named = self.mentions.toponyms(index)[-LINK:][::-1]
            self._seats[index] = next(
                (one for one in named if one.rule == "seat" and can_cover(one) and one.size), None
            )
        return self._seats[index]

    def spreads(self, figure: Figure) -> int:
        """The size of the places, several and not named, over which a figure is spread: "في ولايات مختلفة"; else -1."""
        sentence = self.sentences[figure.sentence]
        for mark in sentence.near("places", figure.number.first - SPREAD, figure.number.last + SPREAD):
            reading = mark.reading
            if reading.term.section == "generic" and reading.form == "plural":
                around = (
                    sentence.words[max(0, mark.first - 1)].folded,
                    *(word.folded for word in sentence.words[mark.last + 1 : mark.last + 2]),
                )
                counted = mark.first - 1 in sentence.at("numbers") or around[0].isdigit()  # "على سبع محافظات"
                if counted or not MANY.isdisjoint(around):
                    return SIZE[reading.get("level")]
        return -1

    def begins_elsewhere(self, index: int) -> bool:
        """Whether a sentence begins with a place of its own figures: "وفي سلوان شردت 5 عائلات"."""
        named = self.mentions.toponyms(index)[:1] if index in self.by_sentence else ()
        return any(one.lead == 0 and one.rule == "inside" and not one.name.back for one in named)

    def counts_held(self, index: int) -> bool:
        """Whether a sentence counts all who are held: "بلغ عدد الأسرى 5700"."""
        return "held" in self.sentences[index].sections("places")

    def is_incidental(self, link: Link) -> bool:
        """Whether a sentence counts no running total: the place of one that does is sooner that of another."""
        return not self._counted.get(link[0])

    def are_apart(self, one: int, other: int) -> bool:
        """Whether two sentences are lines of one list whose lines tell of several places."""
        sentences = self.sentences
        if not (is_bulleted(sentences[one]) and is_bulleted(sentences[other])):
            return False
        if is_ticked(sentences[one]) and is_ticked(sentences[other]):
            return True
        first, last = other, other
        while first and other - first < LINK and is_bulleted(sentences[first - 1]):
            first -= 1
        while last + 1 < len(sentences) and last - other < LINK and is_bulleted(sentences[last + 1]):
            last += 1
        told = (self.by_sentence[line].place for line in range(first, last + 1) if line in self.by_sentence)
        return len({place.name.places or place.name for place in told if place}) > 1

    def counts_events(self, index: int, toponym: Toponym) -> bool:
        """Whether the place that a sentence tells can be that of a running total: not where one event was."""
        counts = self._counted.get(index)
        return counts or toponym.size > SIZE["town" if counts is None else "governorate"]

    def is_recent(self, dating: Dating) -> bool:
        """Whether a figure is of the days before the publication, so that its place can be a small one."""
        start = dating.start if dating.since else None
        return bool(start and self.published and self.published - start <= MONTH)

    def is_still(self, figure: Figure) -> bool:
        """Whether a figure's sentence tells at its head how things are now: "ولا يزال 15 مفقودين"."""
        marks = self.sentences[figure.sentence].near("tally", 0, BESIDE)
        return any(mark.reading.term.section == "still" for mark in marks)

    def is_long_past(self, index: int) -> bool:
        """Whether what a sentence tells of is no news: "وكان 82 شخصا قضوا في نيسان الماضي في مستشفى ..."."""
        told = self.by_sentence[index].dating if index in self.by_sentence else None
        if told is None or not told.when or told.since or told.period:
            return False
        known = told.end and self.published
        return told.end + MONTH < self.published if known else told.scale in ("month", "year")

    def breaks_down(self, figure: Figure, index: int) -> bool:
        """Whether a sentence tells of parts of what a figure counts, here and there: "102 قتيلا.\nوقتل 38 في حمص"."""
        placed = self.by_sentence[index].placed if index in self.by_sentence else ()
        if len({toponym.name.places or toponym.name for _, toponym in placed}) > 1:
            return True
        counts = [one.number.value_min or 0 for one, _ in placed if one.measure == figure.measure]
        return bool(counts) and 2 * max(counts) < (figure.number.value_min or 0)

    def tells_where(self, index: int) -> bool:
        """Whether a sentence says of an event that was told that it occurred: "ووقع الهجوم في ..."; no figure of it."""
        marks = self.sentences[index].at("dates")
        if index in self.by_sentence or "occurs" not in self.sentences[index].sections("dates"):
            return False
        occurs = (token for token, mark in marks.items() if mark.reading.term.section == "occurs")
        near = (marks.get(other) for token in occurs for other in range(token - BESIDE, token + BESIDE + 1))
        return any(one and one.reading.term.section == "event" and one.reading.definite for one in near)


def _few_moved(figure: Figure) -> bool:
    """Whether people have moved by one event, as far as their number tells: "شردت السيول 1020 أسرة"."""
    return kind_of(figure) == "moved" and (figure.number.value_min or 0) < MANY_MOVED


def kind_of(figure: Figure) -> str:
    """The kind of event that a figure is of."""
    return KINDS.get(figure.measure, figure.measure)


def statement_of(figure: Figure) -> tuple:
    """What a figure states, by which a restatement is known."""
    return figure.measure, figure.number.value_min, figure.number.value_max
