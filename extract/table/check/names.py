"""Names that a person writes -> what the catalogues and the model know, and the nearest one where they do not."""

import difflib
from collections.abc import Iterable
from functools import cache, lru_cache

from extract.catalog.places import Place
from extract.packs import load_pack
from extract.table.bring.problems import Problem
from extract.text import fold, tokenise

NEW = "It is taken as a new one"
ENGLISH = {"dead": "killed", "deaths": "killed", "fatalities": "killed", "wounded": "injured"}
LONGEST = 60  # letters of a name that is looked for
CACHED = 10_000


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """A question with the known name that is nearest, or what to do otherwise.

    >>> nearest("kiled", ["killed", "injured"], "Choose another")
    'Did you mean `killed`?'
    """
    near = difflib.get_close_matches(name[:LONGEST], known, 1)
    return f"Did you mean `{near[0]}`?" if near else otherwise


def meant(column: str, word: str) -> str | None:
    """The value of a column that a word of the news has in the language pack.

    >>> meant("measure", "قتلى"), meant("measure", "Dead"), meant("population", "مدنيون"), meant("measure", "place")
    ('killed', 'killed', 'civilians', None)
    """
    word = word.strip().lower()[:LONGEST]
    if column == "measure" and word in ENGLISH:
        return ENGLISH[word]
    readings = load_pack().lexicon.word(word).readings.values() if word else ()
    return next(filter(None, (reading.get(column) for reading in readings)), None)


def nearest_value(column: str, word: str, values: Iterable[str]) -> str:
    """What to do about a value that a column does not allow.

    >>> nearest_value("population", "مدنيون", ["people", "civilians"])
    'Did you mean `civilians`?'
    """
    value = meant(column, word)
    return f"Did you mean `{value}`?" if value in values else nearest(word.lower(), values, "Choose another.")


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


@lru_cache(CACHED)
def nearest_source(printed: str) -> str:
    """What to do about a source that the catalogue does not know."""
    near = difflib.get_close_matches(_folded(printed), _sources(), 1)
    return f"Did you mean `{_sources()[near[0]]}`? Else it is taken as a new one" if near else NEW


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


@lru_cache(CACHED)
def nearest_place(printed: str) -> str:
    """What to do about a place that the catalogue does not know; names that begin with another letter are not near."""
    known = _by_first_letter().get(_folded(printed)[:1], {})
    near = difflib.get_close_matches(_folded(printed), known, 1)
    return f"Did you mean `{known[near[0]]}`? Else it is taken as a new one" if near else NEW


def unknown_names(line: int, row: dict) -> list[Problem]:
    """Warnings of ids in a row of the table that no catalogue holds."""
    pack = load_pack()
    known = {
        "source": (pack.sources, nearest_source),
        "relayed_by": (pack.sources, nearest_source),
        "place": (pack.places, nearest_place),
    }
    return [
        Problem(line, name, row[name], f"is no id of the catalogue. {nearest_name(row[name])}")
        for name, (catalogue, nearest_name) in known.items()
        if row[name] and not catalogue.get(row[name])
    ]


def _bearing(folded: list[str]) -> list[Place]:
    """The places whose whole name the words are."""
    named = [name for name in load_pack().places.names(folded, 0) if name.length == len(folded)] if folded else []
    return list(named[0].places) if named and not named[0].preposition else []


def _folded(name: str) -> str:
    return fold(name[:LONGEST]).lower()


@cache
def _sources() -> dict[str, str]:
    """The names of sources by their folded form."""
    names = (name for one in load_pack().sources for name in (one.id, one.ar, one.en, *one.names))
    return {_folded(name): name for name in names}


@cache
def _in_english() -> dict[str, Place]:
    """The places by their English names, of several the largest."""
    places = sorted(load_pack().places, key=lambda place: place.population)
    return {place.en.lower(): place for place in places}


@cache
def _by_first_letter() -> dict[str, dict[str, str]]:
    """First letter -> folded name -> the name of a place."""
    found: dict[str, dict[str, str]] = {}
    for place in load_pack().places:
        for name in filter(None, (place.ar, place.en)):
            found.setdefault(_folded(name)[:1], {})[_folded(name)] = name
    return found
