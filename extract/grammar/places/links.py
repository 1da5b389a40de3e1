"""Places across the sentences of an article: what a figure without a place of its own is told of."""

import re
from bisect import bisect
from collections.abc import Container, Iterator
from datetime import date, timedelta

from extract.catalog.places import Place, Places
from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.names import LocalNames
from extract.grammar.places.toponyms import find_toponyms
from extract.records import Dating, Figure, Sentence

PLAIN = 3  # the strength above which a place of one sentence can be that of another's figure
OPENING = 3  # tokens at the head of a sentence in which it says that it begins another story
LINK = 12  # sentences back that a figure can be linked to
AHEAD = 3  # sentences on that a headline before all places can be linked to; another sentence only to the next
AROUND = 10  # places of a sentence on either side of a word that can be what it is about
SMALL = 10  # numbers below this are often the same by chance
WAR = 10_000  # a figure from this size on is told of no single town
TOTAL = 200  # a figure from this size on is seldom told of what follows it
HEADING_LENGTH = 60  # characters of the longest line between paragraphs that begins a part of its own
HELD = frozenset({"detained", "released"})
# Measures of one kind of event: what is told of the one is sooner told of the other.
KINDS = {
    **dict.fromkeys(("killed", "injured", "casualties", "missing", "bodies", "rescued", "stranded"), "harm"),
    **dict.fromkeys(("detained", "released", "captured"), "held"),
    **dict.fromkeys(("displaced", "refugees", "evacuated", "returned", "affected"), "moved"),
}
SEASONS = frozenset({"month", "year"})  # what happened in one of these, of its own, is another event: "وفي مايو 2017"
TIMED = re.compile(r"\d{1,2}:\d\d\b")
WEEK, MONTH = timedelta(days=7), timedelta(days=31)
SAME = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها"})  # point back: "في المكان ذاته"
Link = tuple[int, Toponym]  # a sentence, and the place it names


class PlaceLinks:
    """The places of an article's sentences, read when they are asked for, and what leads from one to another."""

    def __init__(self, sentences: list[Sentence], places: Places, published: date | None = None) -> None:
        self.sentences, self.places, self._published = sentences, places, published
        self._toponyms: dict[int, list[Toponym]] = {}
        self._local: LocalNames = {}
        self._told: dict[int, Toponym] = {}
        self._since: dict[int, bool] = {}
        self._stated: dict[tuple, list[Link]] = {}
        self._linked: dict[tuple, Link | None] = {}
        self._dates: dict[int, Dating] = {}
        self._kinds: dict[int, set[str]] = {}

    def toponyms(self, index: int) -> list[Toponym]:
        """The places that a sentence names."""
        if index not in self._toponyms:
            self._toponyms[index] = find_toponyms(self.sentences[index], self.places, self._local)
        return self._toponyms[index]

    def around(self, index: int, token: int) -> list[Toponym]:
        """The places that a sentence names nearest to one of its tokens, before it and after it."""
        found = self.toponyms(index)
        middle = bisect(found, token, key=_lead)
        return found[max(0, middle - AROUND) : middle + AROUND]

    def tell(self, figure: Figure, toponym: Toponym, dating: Dating) -> None:
        """Note the place that a figure has in its own sentence; the last one of a sentence is what is told on."""
        if _can_cover(toponym):
            self._told[figure.sentence] = toponym
            self._dates[figure.sentence] = dating
            self._kinds.setdefault(figure.sentence, set()).add(_kind(figure))
            stated = self._stated.setdefault(_statement(figure), [])
            if len(stated) < 2 and figure.sentence not in (index for index, _ in stated):
                stated.append((figure.sentence, toponym))

    def of(self, figure: Figure, dating: Dating) -> Link | None:
        """Where another sentence says that a figure happened: the one that restates it, else the nearest that can."""
        if figure.measure == "detained" and self._counts_held(figure.sentence):
            return None
        links = (link for link in self._stated.get(_statement(figure), ()) if self._restates(figure, link))
        restated, scene = (
            next(links, None),
            self._nearest(figure, self._own_time(figure, dating), self._is_recent(dating)),
        )
        if restated and not (scene and _is_nearer(scene, restated, figure)):
            return restated
        return self._of_authority(figure) or scene or self._of_people(figure)

    def _counts_held(self, index: int) -> bool:
        """Whether a sentence counts all who are held: "بلغ عدد الأسرى 5700"."""
        return any(mark.reading.term.section == "held" for mark in self.sentences[index].at("places").values())

    def _restates(self, figure: Figure, link: Link) -> bool:
        """Whether another sentence's number is plainly this one: not small, or one of the two is in the headline."""
        small = (figure.number.value_min or 0) < SMALL
        return link[0] != figure.sentence and (not small or 0 in (link[0], figure.sentence))

    def back(self, figure: Figure, chosen: Toponym) -> Link | None:
        """What a generic word stands for: "المدينة" the town named before it, else the next one named."""
        level = "town" if chosen.name.kind == "site" else chosen.name.level
        told = self._of_adjective(figure) if level == "country" else None
        if told:
            return told
        own = [
            one
            for one in self.around(figure.sentence, chosen.lead)
            if one.end < chosen.lead or level == "country" and one.strength > PLAIN
        ]
        ahead = range(figure.sentence + 1, min(len(self.sentences), figure.sentence + LINK))
        other = ((index, self._other(index)) for index in (*self._near(figure), *ahead))
        for index, named in ((figure.sentence, own), *other):
            fitting = [one for one in named if not one.name.back and one.can_be(level)]
            if fitting:
                return index, max(fitting, key=lambda one: (one.name.level == chosen.name.level, one.strength))
        return None

    def context(self, index: int, chosen: Toponym) -> tuple[Place, ...]:
        """The places that tell where one of a sentence lies that does not say so itself: beside it, else near it."""
        before = range(index - 1, max(-1, index - LINK - 1), -1)
        for one in (index, *before, *range(index + 1, len(self.sentences))[:AHEAD]):
            places = [
                place
                for toponym in self.toponyms(one)[:LINK]
                if toponym is not chosen and toponym.strength and toponym.size < SIZE["continent"]
                for place in toponym.name.places or toponym.within
            ]
            if places:
                return tuple(places)
        return ()

    def _other(self, index: int) -> list[Toponym]:
        return [one for one in self.toponyms(index)[:LINK] if one.rule != "bare"]

    def _of_authority(self, figure: Figure) -> Link | None:
        """The country of an authority that holds or frees people: "السلطات السودانية"."""
        return self._of_adjective(figure, governed=True) if figure.measure in HELD else None

    def _of_people(self, figure: Figure) -> Link | None:
        """The country of a toll without a place by its people: "1.2 مليون شخص من السوريين"."""
        told = self._is_total(figure) and figure.measure != "refugees"
        return self._of_adjective(figure) if told else None

    def _of_adjective(self, figure: Figure, governed: bool = False) -> Link | None:
        """The country whose adjective stands in a figure's sentence, named nearby, behind a word if `governed`."""
        words = self.sentences[figure.sentence].words
        countries = {self.places.country_of(word.folded) for word in words[:100]} - {None}
        for index in self._around(figure.sentence) if countries else ():
            for one in self.toponyms(index)[:LINK]:
                if countries & set(one.name.places) and _can_cover(one) and (not governed or one.rule != "bare"):
                    return index, one
        return None

    def _nearest(self, figure: Figure, time: Dating | None, recent: bool) -> Link | None:
        """The sentence with a place that best covers a figure; the same for all figures of its sentence and time."""
        total, kind = self._is_total(figure) and not recent, _kind(figure)
        key = figure.sentence, total, kind, time and (time.start, time.end)
        if key not in self._linked:
            fitting = (link for link in self._covering(figure) if self._fits(link, kind, total, time))
            first = next(fitting, None)
            if first and kind not in self._kinds.get(first[0], {kind}):
                told = [index for index, kinds in self._kinds.items() if index < figure.sentence and kind in kinds]
                alike = (link for link in self._covering(figure, told) if self._fits(link, kind, total, time))
                first = next(alike, first)
            self._linked[key] = first
        return self._linked[key]

    def _covering(self, figure: Figure, told: Container[int] | None = None) -> Iterator[Link]:
        """The places of other sentences that may cover a figure, the likeliest first; of those `told`, if given.

        What is told before it comes first, then who speaks there, then what is told behind it.
        """
        before = []
        for index in self._before(figure):
            if told is None or index in told:
                before.append(index)
                if scene := self._scene(index):
                    yield index, scene
        for index in before:
            if seat := self._seat(index):
                yield index, seat
        for index in self._behind(figure) if told is None else ():
            if scene := self._scene(index):
                yield index, scene

    def _fits(self, link: Link, kind: str, total: bool, time: Dating | None) -> bool:
        """Whether a place can be that of a figure of this kind and time; that of a total is a large one."""
        index, toponym = link
        if total and not _is_large(toponym) or toponym.rule == "goal" and kind != "moved":
            return False
        return not (time and self._is_apart(time, index))

    def _is_recent(self, dating: Dating) -> bool:
        """Whether a figure is of the days before the publication, so that its place can be a small one."""
        start = dating.start if dating.since else None
        return bool(start and self._published and self._published - start <= MONTH)

    def _own_time(self, figure: Figure, dating: Dating) -> Dating | None:
        """The days that a figure's own sentence says, where they part it from what happened at another time."""
        sentence = self.sentences[figure.sentence]
        if not dating.when or not dating.end or dating.since or not sentence.start <= dating.when.start < sentence.end:
            return None
        listed = sentence.words[0].kind == "sign"  # "- خطف 7 خلال الشهر الماضي" is of its list's place
        return None if listed or any(word.folded in SAME for word in sentence.words[:100]) else dating

    def _is_apart(self, time: Dating, index: int) -> bool:
        """Whether what a sentence tells of happened at another time: "وفي مايو 2017"."""
        told = self._dates.get(index)
        if told and told.start:
            return time.end + WEEK < told.start or bool(told.end) and (time.start or time.end) > told.end + WEEK
        return time.scale in SEASONS and (self._published is None or time.end + WEEK < self._published)

    def _is_total(self, figure: Figure) -> bool:
        """Whether a figure covers more than one event, as far as its size and sentence tell."""
        return self._is_since(figure.sentence) or (figure.number.value_min or 0) >= WAR

    def _is_since(self, index: int) -> bool:
        if index not in self._since:
            self._since[index] = any(word.folded == "منذ" for word in self.sentences[index].words[:100])
        return self._since[index]

    def _scene(self, index: int) -> Toponym | None:
        """Where what a sentence tells of happened: the place of its figures, else the smallest it names, the first.

        What comes behind "من بينها" is a part of it.
        """
        sections = {first: mark.reading.term.section for first, mark in self.sentences[index].at("places").items()}
        if "share" in sections.values():
            return None
        if index in self._told:
            return self._told[index]
        parts = min((first for first, section in sections.items() if section == "includes"), default=WAR)
        plain = (one for one in self.toponyms(index)[:LINK] if _can_cover(one) and one.strength > PLAIN)
        named = (one for one in plain if one.lead < parts or one.rule == "includes")
        stayed = (one for one in named if one.relation != "from")
        return min(stayed, key=lambda one: (one.relation == "to", one.size), default=None)

    def _seat(self, index: int) -> Toponym | None:
        """The place where those sit who speak in a sentence."""
        named = self.toponyms(index)[-LINK:][::-1]
        return next((one for one in named if _can_cover(one) and one.rule == "seat" and one.size), None)

    def _near(self, figure: Figure) -> Iterator[int]:
        """The sentences that may say where a figure happened, the likeliest first."""
        yield from self._before(figure)
        yield from self._behind(figure)

    def _before(self, figure: Figure) -> Iterator[int]:
        """The sentences back to a heading or to another story."""
        index = figure.sentence
        if self._stands_alone(figure):
            return
        for near in range(index - 1, max(-1, index - LINK - 1), -1):
            if near and self._is_heading(near):
                break
            yield near
            if self._is_another(near, OPENING):
                break

    def _behind(self, figure: Figure) -> range:
        """The next sentences; what follows is told of one event, and a total or the held are seldom of it."""
        index = figure.sentence
        large = (figure.number.value_min or 0) >= TOTAL
        if large or figure.measure in HELD or self._is_since(index) or self._stands_alone(figure):
            return range(0)
        ahead = AHEAD if index == 0 and self._lacks_scene() else 1
        return range(index + 1, min(len(self.sentences), index + ahead + 1))

    def _stands_alone(self, figure: Figure) -> bool:
        """Whether no other sentence is of a figure's story."""
        return self._is_listed(figure.sentence) or self._is_another(figure.sentence, figure.number.first)

    def _lacks_scene(self) -> bool:
        """Whether the first sentence is a headline, or goes on with what is not printed: "وقال ..."."""
        first = self.sentences[0]
        return first.quote[-1] not in ".؟!" or first.words[0].folded.startswith("و")

    def _around(self, index: int) -> range:
        return range(max(0, index - LINK), min(len(self.sentences), index + LINK))

    def _is_another(self, index: int, before: int) -> bool:
        """Whether a sentence begins another story, before one of its tokens: "من جهة أخرى"."""
        return any(mark.reading.term.section == "another" for mark in self.sentences[index].near("places", 0, before))

    def _is_heading(self, index: int) -> bool:
        """Whether a sentence is a line that begins a part of its own: short, of words alone, between paragraphs."""
        sentence = self.sentences[index]
        between = self.sentences[index - 1].quote[-1] in ".!؟" and sentence.quote[-1].isalpha()
        short = sentence.end - sentence.start <= HEADING_LENGTH
        return between and short and all(word.kind == "word" for word in sentence.words)

    def _is_listed(self, index: int) -> bool:
        """Whether a sentence is one of several headlines in a row, each of its own story."""
        lines = [self.sentences[near].quote for near in (index - 1, index) if near >= 0]
        headlines = (line[-1] not in '.!؟:،"»”)' and line[0].isalnum() and " " in line for line in lines)
        if any(TIMED.match(line) for line in lines):  # "09:40 - مقتل ...": a ticker tells of one event
            return False
        return len(lines) == 2 and all(headlines)


def _is_nearer(scene: Link, restated: Link, figure: Figure) -> bool:
    """Whether the scene before a figure tells of it sooner than where its number was stated before.

    "15 killed in Pakistan", and after the town was named again "15 killed".
    """
    index, toponym = scene
    between = restated[0] < index < figure.sentence and toponym.size <= restated[1].size
    return index < figure.sentence and toponym.size < SIZE["country"] <= restated[1].size or between


def _lead(toponym: Toponym) -> int:
    return toponym.lead


def _is_large(toponym: Toponym) -> bool:
    """Whether a place can have the toll of a war: one that is a governorate's or a country's name too, not near it."""
    large = toponym.can_be("governorate") or toponym.size >= SIZE["governorate"]
    return large and toponym.rule != "near"


def _kind(figure: Figure) -> str:
    return KINDS.get(figure.measure, figure.measure)


def _statement(figure: Figure) -> tuple:
    return figure.measure, figure.number.value_min, figure.number.value_max


def _can_cover(toponym: Toponym) -> bool:
    """Whether a place can be that of another sentence too."""
    named = not toponym.name.back and toponym.name.kind != "world" and toponym.strength > 0 and toponym.rule != "care"
    return named and toponym.size < SIZE["continent"]
