"""Figures -> where each happened: in the figure's sentence first, else where the text links another one."""

from collections.abc import Iterator

from extract.catalog.places import Place
from extract.packs import Pack
from extract.records import Article, Figure, Placing, Sentence, Span
from extract.toponyms import SIZE, Toponym, find_toponyms

PLAIN = 80.0  # the score from which a place of the figure's own sentence needs no better one elsewhere
WEAK = 3  # the strength below which a place is one only where the text names no other
LINK = 12  # sentences, back or on, that a figure without a place of its own can be linked to
# What moves people: where from, or where to, is the figure's place.
FROM = frozenset({"displaced", "evacuated", "returned"})
TO = frozenset({"refugees", "returned", "rescued", "bodies"})
HURT = frozenset({"killed", "injured", "casualties", "captured"})
HEADING_LENGTH = 60  # the longest line between paragraphs that begins a part of its own


def place_figures(article: Article, sentences: list[Sentence], figures: list[Figure], pack: Pack) -> list[Placing]:
    """One placing per figure, in their order; empty where no place is stated for it."""
    return _Placer(sentences, figures, pack).placings()


class _Placer:
    """Places the figures of one article."""

    def __init__(self, sentences: list[Sentence], figures: list[Figure], pack: Pack) -> None:
        self.sentences, self.figures, self.pack = sentences, figures, pack
        self.found: dict[int, list[Toponym]] = {}
        self.own = [self._nearest(figure) for figure in figures]
        # Sentence -> the place that its figures have in it, and the one that they have from another.
        self.told: dict[int, Toponym] = {}
        self.linked: dict[int, tuple[int, Toponym] | None] = {}
        for figure, (toponym, plain) in zip(figures, self.own):
            if plain and _can_cover(toponym):
                self.told.setdefault(figure.sentence, toponym)

    def placings(self) -> list[Placing]:
        return [self._place(figure, *own) for figure, own in zip(self.figures, self.own)]

    def toponyms(self, index: int) -> list[Toponym]:
        """The places that a sentence names, read once."""
        if index not in self.found:
            self.found[index] = find_toponyms(self.sentences[index], self.pack.places)
        return self.found[index]

    def _nearest(self, figure: Figure) -> tuple[Toponym | None, bool]:
        """The place of a figure's sentence that is most plainly where it happened, and whether it is so plainly."""
        sentence = self.sentences[figure.sentence]
        scores = [(_score(sentence, toponym, figure), toponym) for toponym in self.toponyms(figure.sentence)]
        score, best = max(scores, key=lambda one: one[0], default=(0.0, None))
        return (best, score >= PLAIN) if score else (None, False)

    def _place(self, figure: Figure, chosen: Toponym | None, plain: bool) -> Placing:
        sentence = self.sentences[figure.sentence]
        if chosen and chosen.name.kind == "world":
            return Placing()
        if chosen and chosen.name.back and chosen.strength >= WEAK:
            return self._pointed(figure, chosen)
        if chosen and plain:
            return _placing(sentence, chosen, "places.sentence", self._town_of(figure, chosen))
        if chosen and chosen.rule == "near":  # a find nearby; what another clause adds is not told of it
            return Placing()
        linked = self._restated(figure) or self._of_authority(figure) or self._linked(figure)
        if linked:
            return _placing(self.sentences[linked[0]], linked[1], "places.linked")
        return _placing(sentence, chosen, "places.sentence") if chosen else Placing()

    def _pointed(self, figure: Figure, chosen: Toponym) -> Placing:
        """The place of a generic word that stands for one named before: "في المدينة", "سجن المدينة المركزي"."""
        sentence, site = self.sentences[figure.sentence], chosen.name.kind == "site"
        level = "town" if site else chosen.name.level
        ahead = range(figure.sentence + 1, min(len(self.sentences), figure.sentence + LINK))
        for near in (figure.sentence, *self._near(figure), *ahead):
            named = [one for one in self.toponyms(near) if not one.name.back and one.can_be(level)]
            if near == figure.sentence:
                named = [one for one in named if one.end < chosen.lead or level == "country"]
            else:
                named = [one for one in named if one.rule != "bare"]
            named.sort(key=lambda one: -one.strength)
            if named and site:
                return _placing(sentence, chosen, "places.back", named[0])
            if named:
                return _placing(self.sentences[near], named[0], "places.back")
        return _placing(sentence, chosen, "places.back") if site else Placing()

    def _town_of(self, figure: Figure, site: Toponym) -> Toponym | None:
        """The town that a site is in which no catalogue knows and whose sentence does not say it: the one told of."""
        if site.name.kind != "site" or site.name.places or site.within:
            return None
        named = (one for near in self._near(figure) for one in self.toponyms(near) if one.name.places)
        return next((one for one in named if one.can_be("town") and not one.name.back), None)

    def _linked(self, figure: Figure) -> tuple[int, Toponym] | None:
        """(sentence, place) of another sentence that covers a figure; the same for all figures of its sentence."""
        index = figure.sentence
        if index not in self.linked:
            covering = ((near, self._covering(near)) for near in self._near(figure))
            self.linked[index] = next((one for one in covering if one[1]), None)
        return self.linked[index]

    def _restated(self, figure: Figure) -> tuple[int, Toponym] | None:
        """The place of another sentence that states the same number, such as the body's for a headline."""
        for other, (toponym, plain) in zip(self.figures, self.own):
            same = other.measure == figure.measure and other.number.value_min == figure.number.value_min
            if same and plain and other.sentence != figure.sentence and _can_cover(toponym):
                return other.sentence, toponym
        return None

    def _of_authority(self, figure: Figure) -> tuple[int, Toponym] | None:
        """The country, named elsewhere, of an authority that holds or frees people: "السلطات السودانية"."""
        words = self.sentences[figure.sentence].words if figure.measure in ("detained", "released") else ()
        for word in words:
            country = self.pack.places.country_of(word.folded)
            for index in range(len(self.sentences)) if country else ():
                for one in self.toponyms(index):
                    if country in one.name.places and _can_cover(one):
                        return index, one
        return None

    def _near(self, figure: Figure) -> Iterator[int]:
        """The sentences that may say where a figure happened, the likeliest first: back to a heading, then on."""
        index = figure.sentence
        if self._is_listed(index):
            return
        for near in range(index - 1, max(-1, index - LINK - 1), -1):
            if near and self._is_heading(near):
                break
            yield near
        # What follows is told of one event; a total or the held are seldom of it.
        total = any(word.folded == "منذ" for word in self.sentences[index].words)
        if not total and figure.measure not in ("detained", "released") and (figure.number.value_min or 0) < 200:
            yield from range(index + 1, min(len(self.sentences), index + LINK))

    def _is_heading(self, index: int) -> bool:
        """Whether a sentence is a line that begins a part of its own: short, of words alone, between paragraphs."""
        sentence = self.sentences[index]
        between = self.sentences[index - 1].quote[-1] in ".!؟" and sentence.quote[-1].isalpha()
        return between and len(sentence.quote) <= HEADING_LENGTH and all(word.kind == "word" for word in sentence.words)

    def _is_listed(self, index: int) -> bool:
        """Whether a sentence is one of several headlines in a row, each of its own story."""
        lines = [self.sentences[near].quote for near in (index - 1, index) if near >= 0]
        return len(lines) == 2 and all(line[-1] not in ".!؟:،\"»”)" and line[0].isalnum() and " " in line for line in lines)

    def _covering(self, index: int) -> Toponym | None:
        """The place of a sentence that another sentence's figure can be told of."""
        found = [one for one in self.toponyms(index) if one.strength > WEAK and _can_cover(one)]
        return self.told.get(index) or max(found, key=lambda one: (one.strength, -one.size), default=None)


def _can_cover(toponym: Toponym) -> bool:
    """Whether a place can be that of another sentence too: one nearby is told of one find only."""
    named = not toponym.name.back and toponym.name.kind != "world"
    return named and toponym.relation != "near" and toponym.size < SIZE["continent"]


def _score(sentence: Sentence, toponym: Toponym, figure: Figure) -> float:
    """How plainly a place of a sentence is where a figure of it happened; 0 where it cannot be."""
    measure, number = figure.measure, figure.number
    if not toponym.strength:
        return 0.0
    score = 100 + toponym.strength * 10.0
    if toponym.relation == "from" and measure in FROM or toponym.relation == "to" and measure in TO:
        score = 160
    elif toponym.rule == "care" and measure not in HURT:
        score = 130
    elif toponym.strength < WEAK:
        score -= 80
    if toponym.name.back:
        score -= 20
    after = toponym.lead > number.last
    score += 8 if after else 0  # where it happened is told after how many, more often than before
    between = range(number.last + 1, toponym.lead) if after else range(toponym.end + 1, number.first)
    score -= min(50, sum(10 for k in between if sentence.words[k].text in "،,؛;:"))
    if _is_broken(sentence, between) and (after or toponym.relation == "near"):
        score -= 80
    return max(score - 0.5 * len(between), 1.0)


def _is_broken(sentence: Sentence, between: range) -> bool:
    """Whether a clause of its own begins between a figure and a place: "..., كما", "... وأضافت أن"."""
    breaks, speech = sentence.at("clauses"), sentence.at("places")
    return any(
        k in breaks
        and breaks[k].reading.term.section == "break"
        or k in speech
        and speech[k].reading.term.section == "speech"
        and speech[k].reading.conjunction == "و"
        for k in between
    )


def _placing(sentence: Sentence, toponym: Toponym, rule: str, around: Toponym | None = None) -> Placing:
    place = _resolve(toponym)
    inner = place or next(iter(toponym.within), None) or (around and _resolve(around))
    start, end = toponym.name.start, sentence.ends[toponym.last]
    joint = toponym.last != toponym.name.last
    return Placing(
        place=Span(start, end, sentence.text[start:end]),
        place_id=place.id if place and not joint else None,
        level=toponym.name.level or (place.level if place else None),
        relation=toponym.relation,
        admin1_pcode=inner.admin1 if inner else None,
        country=inner.country if inner else None,
        rules=(rule, f"places.{toponym.rule}"),
    )


def _resolve(toponym: Toponym) -> Place | None:
    """The one place of several that bear the name: of the level that the text says, at home, the largest."""
    home = {place.country for place in toponym.within}

    def rank(place: Place) -> tuple:
        fits = toponym.name.level is None or place.level == toponym.name.level
        return (fits, place.level == "country", place.country in home, place.trust == "known", place.population)

    return max(toponym.name.places, key=rank, default=None)
