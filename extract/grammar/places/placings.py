"""What a figure's placing says of a place that a sentence names: its words, what the catalogue knows it for."""

from extract.catalog.places import Place
from extract.grammar.places.locatives import Toponym
from extract.grammar.places.mentions import Mentions
from extract.grammar.places.placename import name_start
from extract.records import Placing, Span

LEVELS = frozenset({"site", "town", "district", "governorate", "country"})
TRUST = {"far": 0, "small": 1, "known": 2}


def placing_of(mentions: Mentions, index: int, toponym: Toponym, rule: str, around: tuple[Place, ...] = ()) -> Placing:
    """The placing that a toponym of a sentence makes, `around` the places that it is known to lie in."""
    sentence, names = mentions.sentences[index], (toponym.name, *toponym.others)
    near = (*toponym.within, *(name.places[0] for name in names if len(name.places) == 1), *around)
    near = near or mentions.context(index, toponym)
    places = [_resolve(name.places, name.level, near) for name in names]
    # Of one that no catalogue knows, and of several, what they lie in or share is stated.
    known = [place for place in places if place] or near
    inside = known if places[0] or not toponym.within else [_resolve(near, None, ())]
    level = toponym.name.level or (places[0].level if places[0] else None)
    start, end = name_start(sentence, toponym.name), sentence.ends[toponym.last]
    end -= len(mentions.places.land_of(sentence.words[toponym.last].folded))  # "حلبالسورية"
    return Placing(
        place=Span(start, end, sentence.text[start:end]),
        place_id=places[0].id if places[0] and len(places) == 1 else None,
        level=level if level in LEVELS else None,
        relation=toponym.relation,
        admin1_pcode=_shared([place.admin1 for place in inside]),
        country=_shared([place.country for place in inside]),
        rules=(rule, f"places.{toponym.rule}"),
    )


def _shared(values: list[str | None]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


def _resolve(places: tuple[Place, ...], level: str | None, near: tuple[Place, ...]) -> Place | None:
    """The one place of several that bear a name: of the level that the text says, in those it lies in, the largest."""
    governorates, countries = {place.admin1 for place in near if place.admin1}, {place.country for place in near}

    def rank(place: Place) -> tuple:
        inside = place.admin1 in governorates, place.country in countries
        fits = level in (None, place.level)
        return (fits, *inside, place.level == "country", TRUST[place.trust], place.population)

    return max(places, key=rank, default=None)
