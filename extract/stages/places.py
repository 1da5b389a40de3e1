"""Figures -> where each happened."""

from collections.abc import Callable

from extract.catalog.places import Place
from extract.packs import Pack
from extract.records import Article, Figure, Placing, Sentence, Span
from extract.toponyms import Toponym, find_toponyms

PLAIN = 3  # the strength from which a place of the figure's own sentence needs no better one elsewhere
LINK = 12  # sentences, back or on, that a figure without a place of its own can be linked to
# What moves people: where from, or where to, is the figure's place.
FROM = frozenset({"displaced", "evacuated", "returned"})
TO = frozenset({"refugees", "returned", "rescued", "bodies"})


def place_figures(article: Article, sentences: list[Sentence], figures: list[Figure], pack: Pack) -> list[Placing]:
    """One placing per figure, in their order; empty where no place is stated for it."""
    known: dict[int, list[Toponym]] = {}

    def toponyms(index: int) -> list[Toponym]:
        if index not in known:
            known[index] = find_toponyms(sentences[index], pack.places)
        return known[index]

    return [_place(sentences, figure, toponyms) for figure in figures]


def _place(sentences: list[Sentence], figure: Figure, toponyms: Callable[[int], list[Toponym]]) -> Placing:
    sentence, own = sentences[figure.sentence], toponyms(figure.sentence)
    chosen = _nearest(sentence, own, figure)
    if chosen and chosen.name.kind == "world":
        return Placing()
    if chosen and chosen.name.back and chosen.name.kind == "generic":
        named = [one for one in own if not one.name.back and one.can_be(chosen.name.level)]
        before = [one for one in named if one.end < chosen.lead]
        if named:
            return _placing(sentence, (before or named)[-1 if before else 0], "places.back")
    if chosen is None or chosen.strength < PLAIN or chosen.name.back:
        linked = _linked(sentences, figure, toponyms, chosen)
        if linked and chosen and chosen.name.kind == "site" and chosen.strength >= PLAIN:
            return _placing(sentence, chosen, "places.sentence", linked[1])
        if linked:
            return _placing(sentences[linked[0]], linked[1], "places.linked")
    if chosen is None or chosen.name.back and chosen.name.kind == "generic":
        return Placing()
    return _placing(sentence, chosen, "places.sentence")


def _linked(sentences, figure, toponyms, chosen):
    """(sentence, place) of another sentence that covers a figure, of a level where "المدينة" asks for one."""
    index = figure.sentence
    level = None
    if chosen and chosen.name.back:
        level = "town" if chosen.name.kind == "site" else chosen.name.level
    for near in [*range(index - 1, max(-1, index - LINK - 1), -1), *range(index + 1, min(len(sentences), index + LINK))]:
        found = [t for t in toponyms(near) if not t.name.back and t.strength and t.name.kind != "world"]
        found = [t for t in found if (t.can_be(level) if level else t.strength >= 4 and t.relation != "near")]
        if found:
            return near, max(found, key=lambda t: t.strength)
    return None


def _nearest(sentence: Sentence, toponyms: list[Toponym], figure: Figure) -> Toponym | None:
    """The place of a figure's sentence that is most plainly where it happened."""
    best, best_score = None, 0.0
    for toponym in toponyms:
        score = _score(sentence, toponym, figure)
        if score > best_score:
            best, best_score = toponym, score
    return best


def _score(sentence: Sentence, toponym: Toponym, figure: Figure) -> float:
    if not toponym.strength:
        return 0.0
    number = figure.number
    score = 100 + toponym.strength * 10.0
    if toponym.relation == "from" and figure.measure in FROM or toponym.relation == "to" and figure.measure in TO:
        score = 160
    elif toponym.strength < PLAIN:
        score -= 80
    if toponym.name.back:
        score -= 20
    after = toponym.lead > number.last
    first, last = (number.last + 1, toponym.lead) if after else (toponym.end + 1, number.first)
    score -= sum(10 for word in sentence.words[first:last] if word.text in "،,؛;:")
    score -= 0.5 * max(0, last - first)
    return max(score, 1.0)


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
