"""Names that a person writes -> what the catalogues and the model know, and the nearest one where they do not."""

import difflib
from functools import cache

from extract.catalog.places import Place
from extract.packs import load_pack
from extract.text import fold, tokenise


def nearest(name: str, known, otherwise: str) -> str:
    """A question with the known name that is nearest, or what to do otherwise.

    >>> nearest("kiled", ["killed", "injured"], "Choose another")
    'Did you mean `killed`?'
    """
    near = difflib.get_close_matches(name[:60], known, 1)
    return f"Did you mean `{near[0]}`?" if near else otherwise


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


def nearest_source(printed: str) -> str:
    """What to do about a source that the catalogue does not know."""
    names = [name for one in load_pack().sources for name in (one.id, one.ar, one.en, *one.names)]
    return nearest(printed, names, "It is taken as a new one")


def place_of(printed: str) -> Place | None:
    """The place of a name or an id, the largest where several share the name.

    >>> place_of("حماة").country, place_of("Homs governorate").id, place_of("?")
    ('SYR', 'SY04', None)
    """
    places = load_pack().places
    folded = [fold(word) for word, *_ in tokenise(printed)]
    named = [name for name in places.names(folded, 0) if name.length == len(folded)] if folded else []
    if named and not named[0].preposition:
        return max(named[0].places, key=lambda place: (place.trust == "known", place.population))
    return places.get(printed) or _in_english().get(printed.lower())


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


def nearest_place(printed: str) -> str:
    """What to do about a place that the catalogue does not know."""
    return nearest(printed.lower(), _in_english(), "It is taken as a new one")


@cache
def _in_english() -> dict[str, Place]:
    """The larger places by their English names."""
    places = sorted(load_pack().places, key=lambda place: place.population)
    return {place.en.lower(): place for place in places}
