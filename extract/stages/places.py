"""Figures -> where each happened."""

from extract.packs import Pack
from extract.records import Article, Figure, Placing, Sentence
from extract.catalog.places import Place
from extract.toponyms import Toponym, find_toponyms

LEVELS = ("site", "town", "district", "governorate", "region", "country")
WEIGHT = {"inside": 6, "near": 6, "generic": 5, "target": 5, "event": 5, "includes": 5, "goal": 3, "origin": 2, "": 1}
# What moves people: where from or where to is the figure's place.
FROM = frozenset({"displaced", "evacuated", "released", "returned"})
TO = frozenset({"refugees", "returned"})


def place_figures(article: Article, sentences: list[Sentence], figures: list[Figure], pack: Pack) -> list[Placing]:
    """One placing per figure, in their order; empty where no place is stated for it."""
    toponyms: dict[int, list[Toponym]] = {}

    def in_sentence(index: int) -> list[Toponym]:
        if index not in toponyms:
            toponyms[index] = find_toponyms(sentences[index], pack.places)
        return toponyms[index]

    placings: list[Placing] = []
    latest: tuple[Sentence, Toponym] | None = None
    home = None
    read = -1
    for figure in figures:
        for index in range(read + 1, figure.sentence):
            strong = [t for t in in_sentence(index) if WEIGHT[t.cue] >= 5 and not t.seat]
            if strong:
                latest = (sentences[index], strong[0])
        read = max(read, figure.sentence)
        sentence = sentences[figure.sentence]
        chosen = _nearest(sentence, in_sentence(figure.sentence), figure)
        if chosen is not None:
            latest = (sentence, chosen)
            placings.append(_placing(sentence, in_sentence(figure.sentence), chosen, home, "places.sentence"))
        elif latest is not None:
            placings.append(_placing(latest[0], in_sentence(latest[0].index), latest[1], home, "places.linked"))
        else:
            placings.append(Placing())
    return placings


def _nearest(sentence: Sentence, toponyms: list[Toponym], figure: Figure) -> Toponym | None:
    best, best_score = None, 0.0
    for toponym in toponyms:
        score = _score(sentence, toponym, figure)
        if score > best_score:
            best, best_score = toponym, score
    return best


def _score(sentence: Sentence, toponym: Toponym, figure: Figure) -> float:
    number = figure.number
    score = WEIGHT[toponym.cue] * 10
    if toponym.relation == "from" and figure.measure in FROM or toponym.relation == "to" and figure.measure in TO:
        score = 60
    if toponym.seat:
        score -= 35
    after = toponym.first > number.last
    first, last = (number.last + 1, toponym.lead) if after else (toponym.last + 1, number.first)
    score -= sum(12 for word in sentence.words[first:last] if word.text in "،,؛;:")
    score -= 0.5 * max(0, last - first)
    return max(score, 1.0)


def _placing(sentence: Sentence, toponyms: list[Toponym], toponym: Toponym, home: str | None, rule: str) -> Placing:
    group = [toponym]
    for other in toponyms:
        if other is not toponym and other.lead == toponym.lead:
            group.append(other)
    first, last = min(t.first for t in group), max(t.last for t in group)
    place = _resolve(toponym, home)
    return Placing(
        place=sentence.span(first, last),
        place_id=place.id if place and len(group) == 1 else None,
        level=toponym.level or (place.level if place else None),
        relation=toponym.relation,
        admin1_pcode=place.admin1 if place else None,
        country=place.country if place else None,
        rules=(rule, f"places.{toponym.cue or 'bare'}"),
    )


def _resolve(toponym: Toponym, home: str | None) -> Place | None:
    """The one place of several that bear the name: of the level that the text says, at home, the largest."""

    def rank(place: Place) -> tuple:
        fits = toponym.level is None or place.level == toponym.level
        return (fits, place.level == "country", place.country == home, place.trust == "known", place.population)

    return max(toponym.places, key=rank, default=None)
