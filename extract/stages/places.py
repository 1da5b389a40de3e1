"""Figures -> where each happened."""

from extract.catalog.places import Place
from extract.packs import Pack
from extract.records import Article, Figure, Placing, Sentence, Span
from extract.toponyms import Toponym, find_toponyms

# What moves people: where from, or where to, is the figure's place.
FROM = frozenset({"displaced", "evacuated", "released", "returned"})
TO = frozenset({"refugees", "returned"})
LINK = 6  # sentences back that a figure without a place of its own can be linked to


def place_figures(article: Article, sentences: list[Sentence], figures: list[Figure], pack: Pack) -> list[Placing]:
    """One placing per figure, in their order; empty where no place is stated for it."""
    known: dict[int, list[Toponym]] = {}

    def toponyms(index: int) -> list[Toponym]:
        if index not in known:
            known[index] = find_toponyms(sentences[index], pack.places)
        return known[index]

    placings: list[Placing] = []
    for figure in figures:
        sentence = sentences[figure.sentence]
        chosen = _nearest(sentence, toponyms(figure.sentence), figure)
        rule = "places.sentence"
        if chosen is None or chosen.name.back:
            level = chosen.name.level if chosen else None
            sentence, chosen = _linked(sentences, figure.sentence, toponyms, level)
            rule = "places.linked"
        placings.append(_placing(sentence, chosen, rule) if chosen else Placing())
    return placings


def _linked(sentences, index, toponyms, level):
    """The place of an earlier sentence that covers a figure, of a level where a word such as "المدينة" asks for one."""
    for back in [*range(index - 1, max(-1, index - LINK - 1), -1), 0]:
        if back < 0: continue
        found = [t for t in toponyms(back) if t.strength >= 4 and not t.name.back]
        if level:
            found = [t for t in found if t.size == {"country": 4, "governorate": 2}.get(level, 1)]
        if found:
            return sentences[back], max(found, key=lambda t: t.strength)
    return sentences[index], None


def _nearest(sentence: Sentence, toponyms: list[Toponym], figure: Figure) -> Toponym | None:
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
    score = toponym.strength * 10.0
    if toponym.relation == "from" and figure.measure in FROM or toponym.relation == "to" and figure.measure in TO:
        score = 60
    after = toponym.lead > number.last
    first, last = (number.last + 1, toponym.lead) if after else (toponym.last + 1, number.first)
    score -= sum(12 for word in sentence.words[first:last] if word.text in "،,؛;:")
    score -= 0.5 * max(0, last - first)
    return max(score, 1.0)


def _placing(sentence: Sentence, toponym: Toponym, rule: str) -> Placing:
    place = _resolve(toponym)
    joint = toponym.last != toponym.name.last
    inner = place or next(iter(toponym.within), None)
    start, end = toponym.name.start, sentence.ends[toponym.last]
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
