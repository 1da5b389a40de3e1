"""The places that an article names, sentence by sentence, and which of them a word points back to."""

from bisect import bisect
from collections.abc import Iterator

from extract.catalog.places import Place, Places
from extract.grammar.items import headed_items
from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.names import NOWHERE, LocalNames
from extract.grammar.places.stories import AHEAD, LINK
from extract.grammar.places.toponyms import find_toponyms
from extract.lexicon import Mark
from extract.records import Figure, Sentence

PLAIN = 3  # the strength above which a place of one sentence can be that of another's figure
BESIDE = 12  # tokens between a number and a site that it is told of
GROUP = 2  # words of a counted group that can say whose people they are
AROUND = 10  # places of a sentence on either side of a word that can be what it is about
Link = tuple[int, Toponym]  # a sentence, and the place it names


class Mentions:
    """The places that the sentences of an article name, read when they are asked for."""

    def __init__(self, sentences: list[Sentence], places: Places) -> None:
        self.sentences, self.places = sentences, places
        self.items = headed_items(sentences, places)
        self._toponyms: dict[int, list[Toponym]] = {}
        self._local: LocalNames = {}
        self._country: Link | tuple[()] | None = None  # read when it is asked for; empty where there is none
        self._countries: dict[tuple[int, bool], set[Place]] = {}

    def toponyms(self, index: int) -> list[Toponym]:
        """The places that a sentence names."""
        if index not in self._toponyms:
            self._toponyms[index] = find_toponyms(self.sentences[index], self.places, self._local, index in self.items)
        return self._toponyms[index]

    def around(self, index: int, token: int) -> list[Toponym]:
        """The places that a sentence names nearest to one of its tokens, before it and after it."""
        found = self.toponyms(index)
        middle = bisect(found, token, key=_lead)
        return found[max(0, middle - AROUND) : middle + AROUND]

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

        def named() -> Iterator[tuple[int, list[Toponym]]]:
            yield figure.sentence, own
            yield from ((index, self._other(index)) for index in (*before, *ahead))
            yield figure.sentence, behind

        for fits in (Toponym.can_be, Toponym.bears):  # "المحافظة" is that of "مدينة إدلب" where no governorate is named
            for index, toponyms in named():
                fitting = [one for one in toponyms if not one.name.back and fits(one, level)]
                if fitting:
                    return index, max(fitting, key=lambda one: (one.name.level == chosen.name.level, one.strength))
        return None

    def site(self, figure: Figure, inside: bool = False) -> Link | None:
        """The camp, prison or airport named before that a definite word beside a number points back to: "المخيم".

        Where they are said to be `inside` it, it tells more plainly than a land: "من داخل المطار".
        """
        first, last, marks = figure.number.first, figure.number.last, self.sentences[figure.sentence].at("places")
        near = self.sentences[figure.sentence].near("places", first - BESIDE, last + BESIDE)
        sites = [mark for mark in near if _is_site(mark) and (not inside or _is_inside(marks, mark))]
        lemmas = {mark.reading.term.lemma for mark in sites if mark.reading.definite}
        for index in range(figure.sentence, max(-1, figure.sentence - LINK - 1), -1) if lemmas else ():
            marks = self.sentences[index].at("places")
            for one in reversed(self.toponyms(index)[:LINK]):
                mark = marks.get(one.name.lead)
                if one.name.kind == "site" and can_cover(one) and mark and mark.reading.term.lemma in lemmas:
                    return index, one
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
        countries = self.adjectives(figure.sentence, governed)
        for index in self._around(figure.sentence) if countries else ():
            for one in self.toponyms(index)[:LINK]:
                if countries & set(one.name.places) and can_cover(one) and (not governed or one.rule != "bare"):
                    return index, one
        return None

    def country(self) -> Link | None:
        """Where an article names the one country that all its places lie in, or the one place that it names at all."""
        if self._country is None:
            named: list[Link] = []
            lands: set[str] = set()
            for index in range(min(len(self.sentences), LINK)):
                here = self.toponyms(index)[:LINK]
                named += [(index, one) for one in here]
                lands |= {place.country for one in here for place in (one.name.places or one.within)[:1]} - {None}
                if len(lands) > 1:
                    break
            plain = [link for link in named if can_cover(link[1])]
            single = len({one.name.places[:1] for _, one in named}) == 1
            told = [link for link in plain if link[1].rule not in ("seat", "route")]
            whole = told if single else [link for link in plain if link[1].size == SIZE["country"]]
            self._country = whole[0] if len(lands) == 1 and whole else ()
        return self._country or None

    def nationalities(self, figure: Figure) -> set[Place]:
        """The countries whose adjectives a figure's sentence has, or its counted group: "فلسطينيا"."""
        words = self.sentences[figure.sentence].words[figure.number.last + 1 : figure.number.last + 1 + GROUP]
        counted = {self.places.country_of("ال" + word.folded.removesuffix("ا")) for word in words}
        return self.adjectives(figure.sentence) | counted - {None}

    def adjectives(self, index: int, governed: bool = False) -> set[Place]:
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

    def _around(self, index: int) -> range:
        return range(max(0, index - LINK), min(len(self.sentences), index + LINK))


def _is_site(mark: Mark) -> bool:
    """Whether a word is of one site, and not of where the hurt are cared for."""
    reading = mark.reading
    return reading.term.section == "site" and reading.form == "singular" and not reading.get("care")


def _is_inside(marks: dict[int, Mark], site: Mark) -> bool:
    """Whether a word says that what it is told of lies inside a site."""
    before = marks.get(site.first - 1)
    return site.reading.preposition == "ب" or before is not None and before.reading.term.section == "inside"


def _lead(toponym: Toponym) -> int:
    return toponym.lead


def can_cover(toponym: Toponym) -> bool:
    """Whether a place can be that of another sentence too."""
    named = not toponym.name.back and toponym.name.kind not in NOWHERE and toponym.rule != "care"
    return named and toponym.strength > 0 and toponym.size < SIZE["continent"]
