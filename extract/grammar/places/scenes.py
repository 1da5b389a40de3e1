"""The scenes of an article: what each sentence tells of, and where it was."""

from bisect import bisect
from collections.abc import Mapping
from datetime import date, timedelta

from extract.catalog.places import Place, Places
from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.names import NOWHERE, LocalNames
from extract.grammar.places.stories import AHEAD, LINK, Stories
from extract.grammar.places.toponyms import find_toponyms
from extract.records import Dating, Figure, Sentence

PLAIN = 3  # the strength above which a place of one sentence can be that of another's figure
AROUND = 10  # places of a sentence on either side of a word that can be what it is about
BESIDE = 3  # tokens between an event and the verb that says that it occurred
SEVERAL = 3  # places of figures from which on a sentence tells of no one scene
WAR = 10_000  # a figure from this size on is told of no single town
# Measures of one kind of event: what is told of the one is sooner told of the other.
KINDS = {
    **dict.fromkeys(("killed", "injured", "casualties", "missing", "bodies", "rescued", "stranded"), "harm"),
    **dict.fromkeys(("detained", "released", "captured"), "held"),
    **dict.fromkeys(("displaced", "refugees", "evacuated", "returned", "affected"), "moved"),
}
WEEK, MONTH = timedelta(days=7), timedelta(days=31)
Link = tuple[int, Toponym]  # a sentence, and the place it names


class Scenes:
    """The scenes of an article's sentences, read when they are asked for."""

    def __init__(
        self,
        sentences: list[Sentence],
        places: Places,
        published: date | None = None,
        tallies: Mapping[Figure, str] = {},
    ) -> None:
        self.incidents = {figure for figure, tally in tallies.items() if tally == "incident"}
        self.running = {figure for figure, tally in tallies.items() if tally == "cumulative"}
        self._counted = {figure.sentence: False for figure in tallies}  # sentence -> whether it counts several events
        self._counted |= {figure.sentence: True for figure in self.running}
        self.sentences, self.places, self.published = sentences, places, published
        self.stories = Stories(sentences)
        self._toponyms: dict[int, list[Toponym]] = {}
        self._local: LocalNames = {}
        self._places: dict[int, Toponym] = {}
        self._countries: dict[tuple[int, bool], set[Place]] = {}
        self._told: dict[int, Toponym | None] = {}  # read once the places of all figures are known
        self.stated: dict[tuple, list[Link]] = {}
        self.linked: dict[tuple, Link | None] = {}
        self.dates: dict[int, Dating] = {}
        self._placed: dict[int, list[tuple[Figure, Toponym]]] = {}
        self.kinds: dict[int, set[str]] = {}
        self._parts: set[tuple[int, int]] = set()  # the places of parts of a total: (sentence, token)

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

    def tell(self, figure: Figure, toponym: Toponym, dating: Dating, part: bool = False) -> None:
        """Note the place that a figure has in its own sentence; the last one of a sentence is what is told on.

        That of a `part` alone is not: "1700 أسير، منهم 23 في سجن الرملة".
        """
        if part:
            self._parts.add((figure.sentence, toponym.lead))
        elif can_cover(toponym):
            self._places[figure.sentence] = toponym
            self.dates[figure.sentence] = dating
            self.kinds.setdefault(figure.sentence, set()).add(kind_of(figure))
            self._placed.setdefault(figure.sentence, []).append((figure, toponym))
            stated = self.stated.setdefault(statement_of(figure), [])
            if len(stated) < 2 and figure.sentence not in (index for index, _ in stated):
                stated.append((figure.sentence, toponym))

    def back(self, figure: Figure, chosen: Toponym) -> Link | None:
        """What a generic word stands for: "المدينة" the town named before it, else the next one named."""
        level = "town" if chosen.name.kind == "site" else chosen.name.level
        told = self.of_adjective(figure) if level == "country" else None
        if told:
            return told
        around = self.around(figure.sentence, chosen.lead)
        own = [one for one in around if one.end < chosen.lead]
        behind = [one for one in around if one.lead > chosen.end and level == "country" and one.strength > PLAIN]
        before = range(figure.sentence - 1, max(-1, figure.sentence - LINK - 1), -1)
        ahead = range(figure.sentence + 1, min(len(self.sentences), figure.sentence + LINK))
        other = [(index, self._other(index)) for index in (*before, *ahead)]
        named = [(figure.sentence, own), *other, (figure.sentence, behind)]
        for fits in (Toponym.can_be, Toponym.bears):  # "المحافظة" is that of "مدينة إدلب" where no governorate is named
            for index, toponyms in named:
                fitting = [one for one in toponyms if not one.name.back and fits(one, level)]
                if fitting:
                    return index, max(fitting, key=lambda one: (one.name.level == chosen.name.level, one.strength))
        return None

    def capital(self, figure: Figure, chosen: Toponym) -> Link | None:
        """The name of "العاصمة الليبية", where one is told nearby: the largest town of its country."""
        country, found = chosen.name.within[0].country, []
        for index in self._around(figure.sentence):
            for one in self.toponyms(index)[:LINK]:
                towns = [place for place in one.name.places if place.country == country and one.bears("town")]
                if towns:
                    found.append((towns[0].population, index, one))
        return max(found, key=lambda pair: pair[0])[1:] if found else None

    def stands_alone(self, index: int, pointing: Toponym) -> bool:
        """Whether a generic word names a country of itself, where no other name is told: "المملكة"."""
        return bool(self.sentences[index].at("places")[pointing.name.lead].reading.get("alone"))

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

    def of_adjective(self, figure: Figure, governed: bool = False) -> Link | None:
        """The country whose adjective stands in a figure's sentence, named nearby, behind a word if `governed`."""
        countries = self._adjectives(figure.sentence, governed)
        for index in self._around(figure.sentence) if countries else ():
            for one in self.toponyms(index)[:LINK]:
                if countries & set(one.name.places) and can_cover(one) and (not governed or one.rule != "bare"):
                    return index, one
        return None

    def _adjectives(self, index: int, governed: bool) -> set[Place]:
        """The countries whose adjectives a sentence has, indefinite ones too where it is of a body: "محكمة مصرية"."""
        if (index, governed) not in self._countries:
            self._countries[index, governed] = self._read_adjectives(index, governed)
        return self._countries[index, governed]

    def _read_adjectives(self, index: int, governed: bool) -> set[Place]:
        words = self.sentences[index].words[:100]
        people = ("ين", "ون") if governed else ()  # "اللاجئين السوريين" are no authority
        found = {self.places.country_of(word.folded) for word in words if not word.folded.endswith(people)}
        marks = self.sentences[index].at("places") if governed else {}
        for i, mark in marks.items():
            if mark.reading.term.section == "seat" and i + 1 < len(words):
                found.add(self.places.country_of("ال" + words[i + 1].folded))
        return found - {None}

    def counts_held(self, index: int) -> bool:
        """Whether a sentence counts all who are held: "بلغ عدد الأسرى 5700"."""
        return "held" in self.sentences[index].sections("places")

    def is_incidental(self, link: Link) -> bool:
        """Whether a sentence counts no running total: the place of one that does is sooner that of another."""
        return not self._counted.get(link[0])

    def counts_events(self, index: int, toponym: Toponym) -> bool:
        """Whether the place that a sentence tells can be that of a running total: not where one event was."""
        counts = self._counted.get(index)
        return counts or toponym.size > SIZE["town" if counts is None else "governorate"]

    def is_recent(self, dating: Dating) -> bool:
        """Whether a figure is of the days before the publication, so that its place can be a small one."""
        start = dating.start if dating.since else None
        return bool(start and self.published and self.published - start <= MONTH)

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
        if index in self._places:
            several = {one.name.places or one.name for _, one in self._placed[index]}
            return self._places[index] if len(several) < SEVERAL else None
        marks = self.sentences[index].at("places").items()
        parts = min((first for first, mark in marks if mark.reading.term.section == "includes"), default=WAR)
        whole = (one for one in self.toponyms(index)[:LINK] if (index, one.lead) not in self._parts)
        plain = (one for one in whole if can_cover(one) and one.strength > PLAIN)
        named = (one for one in plain if one.lead < parts or one.rule == "includes")
        stayed = (one for one in named if one.relation != "from")
        return min(stayed, key=lambda one: (one.relation == "to", one.size), default=None)

    def once(self, toponym: Toponym) -> bool:
        """Whether the head of the article names a place in one sentence only."""
        places = toponym.name.places[:1]
        head = (self.toponyms(index)[:LINK] for index in range(min(len(self.sentences), LINK)))
        return sum(any(one.name.places[:1] == places for one in named) for named in head) < 2

    def seat(self, index: int) -> Toponym | None:
        """The place where those sit who speak in a sentence."""
        named = self.toponyms(index)[-LINK:][::-1]
        return next((one for one in named if can_cover(one) and one.rule == "seat" and one.size), None)

    def breaks_down(self, figure: Figure, index: int) -> bool:
        """Whether a sentence tells of parts of what a figure counts, here and there: "102 قتيلا.\nوقتل 38 في حمص"."""
        placed = self._placed.get(index, ())
        if len({toponym.name.places or toponym.name for _, toponym in placed}) > 1:
            return True
        counts = [one.number.value_min or 0 for one, _ in placed if one.measure == figure.measure]
        return bool(counts) and 2 * max(counts) < (figure.number.value_min or 0)

    def tells_where(self, index: int) -> bool:
        """Whether a sentence says of an event that was told that it occurred: "ووقع الهجوم في ..."; no figure of it."""
        marks = self.sentences[index].at("dates")
        if index in self._places or "occurs" not in self.sentences[index].sections("dates"):
            return False
        occurs = (token for token, mark in marks.items() if mark.reading.term.section == "occurs")
        near = (marks.get(other) for token in occurs for other in range(token - BESIDE, token + BESIDE + 1))
        return any(one and one.reading.term.section == "event" and one.reading.definite for one in near)

    def _around(self, index: int) -> range:
        return range(max(0, index - LINK), min(len(self.sentences), index + LINK))


def _lead(toponym: Toponym) -> int:
    return toponym.lead


def kind_of(figure: Figure) -> str:
    """The kind of event that a figure is of."""
    return KINDS.get(figure.measure, figure.measure)


def statement_of(figure: Figure) -> tuple:
    """What a figure states, by which a restatement is known."""
    return figure.measure, figure.number.value_min, figure.number.value_max


def can_cover(toponym: Toponym) -> bool:
    """Whether a place can be that of another sentence too."""
    named = not toponym.name.back and toponym.name.kind not in NOWHERE and toponym.rule != "care"
    return named and toponym.strength > 0 and toponym.size < SIZE["continent"]
