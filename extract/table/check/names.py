"""Names that a person writes -> what the catalogues know."""

from functools import cache

from extract.catalog.places import Place
from extract.packs import load_pack
from extract.table.bring.problems import Problem
from extract.table.check.nearest import nearest_place, nearest_source
from extract.table.messages import Message
from extract.text import fold, tokenise


def source_of(printed: str) -> str | None:
    """The id of a source, by its id or by any of its names.

    >>> source_of("SOHR"), source_of("المرصد السوري"), source_of("Syrian Observatory for Human Rights"), source_of("?")
    ('SOHR', 'SOHR', 'SOHR', None)
    """
    sources = load_pack().sources
    return printed if sources.get(printed) else sources.id_of(printed)


def named_source(printed: str | None) -> dict:
    """The columns of who states a figure, by the words for him.

    >>> named_source("SOHR"), named_source(None)
    ({'source_text': 'SOHR', 'source': 'SOHR'}, {'source_text': None, 'source': None})
    """
    return {"source_text": printed, "source": printed and source_of(printed)}


def place_of(printed: str) -> Place | None:
    """The place of a name or an id: of several the one that the word before the name says, then the largest.

    >>> place_of("حماة").country, place_of("Homs governorate").id, place_of("محافظة حمص").id, place_of("?")
    ('SYR', 'SY04', 'SY04', None)
    """
    words = [(word, fold(word)) for word, *_ in tokenise(printed)]
    places = _bearing([folded for _, folded in words])
    if not places and len(words) > 1:
        generic = load_pack().lexicon.word(words[0][0]).readings.get("places")
        if generic and generic.term.section == "generic":
            level, places = generic.get("level"), _bearing([folded for _, folded in words[1:]])
            places = [place for place in places if place.level == level] or places
    if places:
        return max(places, key=lambda place: (place.trust == "known", place.population))
    return load_pack().places.get(printed) or _in_english().get(printed.lower())


def named_place(printed: str | None, relation: str | None = None) -> dict:
    """The columns of where a figure is of, by the words for the place; what the catalogue does not know stays empty.

    >>> [named_place("حماة")[name] for name in ("place_relation", "admin1_pcode", "country")]
    ['at', 'SY05', 'SYR']
    """
    place = place_of(printed) if printed else None
    return {
        "place_text": printed,
        "place": place and place.id,
        "place_level": place and place.level,
        "place_relation": (relation or "at") if place else printed and relation,
        "admin1_pcode": place and place.admin1,
        "country": place and place.country,
    }


def unknown_names(line: int, row: dict) -> list[Problem]:
    """Warnings of ids in a row of the table that no catalogue holds."""
    pack = load_pack()
    known = {
        "source": (pack.sources, nearest_source),
        "relayed_by": (pack.sources, nearest_source),
        "place": (pack.places, nearest_place),
    }
    return [
        Problem(line, name, row[name], Message("name.id", {"advice": nearest_name(row[name])}))
        for name, (catalogue, nearest_name) in known.items()
        if row[name] and not catalogue.get(row[name])
    ]


def _bearing(folded: list[str]) -> list[Place]:
    """The places whose whole name the words are."""
    named = [name for name in load_pack().places.names(folded, 0) if name.length == len(folded)] if folded else []
    return list(named[0].places) if named and not named[0].preposition else []


@cache
def _in_english() -> dict[str, Place]:
    """The places by their English names, of several the largest."""
    places = sorted(load_pack().places, key=lambda place: place.population)
    return {place.en.lower(): place for place in places}
