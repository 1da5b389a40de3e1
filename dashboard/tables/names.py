"""What the catalogues call the sources and places of the table, where places are, and the outlines around them."""

import json
from functools import cache
from pathlib import Path

from extract.catalog.places import Places
from extract.catalog.sources import Sources


def source_name(source: str, language: str) -> str | None:
    """The catalogue's name of a source; None where it has none.

    >>> source_name("SOHR", "en")
    'Syrian Observatory for Human Rights'
    """
    known = Sources.load().get(source)
    return known and (known.ar if language == "ar" else known.en)


def place_name(place: str, language: str) -> str | None:
    """The catalogue's name of a place, or of a governorate by its P-code; None where it has none.

    >>> place_name("SY05", "ar")
    'محافظة حماة'
    """
    known = Places.load().get(place)
    return known and (known.ar if language == "ar" else known.en)


def place_point(place: str | None, governorate: str | None) -> tuple[float, float, bool] | None:
    """(longitude, latitude, whether they are its own) of a place; else those of its governorate's centre; else None.

    >>> place_point("sy-talbiseh", "SY04")
    (36.7309, 34.8407, True)
    >>> place_point(None, "SY04")[2], place_point(None, None)
    (False, None)
    """
    known = Places.load().get(place) if place else None
    if known and known.lat is not None and known.level in ("town", "site"):
        return known.lon, known.lat, True
    centre = Places.load().get(governorate) if governorate else known
    return (centre.lon, centre.lat, False) if centre and centre.lat is not None else None


@cache
def _outlines() -> dict:
    return json.loads((Path(__file__).parents[1] / "outlines.json").read_text(encoding="utf-8"))


def read_outlines(countries: set[str]) -> dict:
    """The outlines of countries (ISO 3166-1 alpha-3) as GeoJSON."""
    features = _outlines()["features"]
    return {"type": "FeatureCollection", "features": [one for one in features if one["id"] in countries]}


def source_parent(source: str) -> str | None:
    """The id of the body that a source belongs to; None where it is its own, or unknown.

    >>> source_parent("WFP")
    'UN'
    """
    known = Sources.load().get(source)
    return known and known.within
