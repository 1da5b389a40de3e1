"""The names of coasts and borders, told by whose they are: "السواحل الليبية", "الحدود مع لبنان"."""

from extract.catalog.places import Place
from extract.grammar.places.names import NameWords, PlaceName

DASHES = frozenset("-–")


def edge_name(reader: NameWords, i: int) -> PlaceName | None:
    """The coast or the border whose word stands at a token."""
    mark = reader.at[i]
    if any(name.length > 1 for name in reader.known(i)):
        return None
    shared = mark.reading.get("shared")
    if shared and reader.folded[i + 1 : i + 2] in (["مع"], ["بين"]):
        last, within = _neighbours(reader, i + 2)
        return PlaceName.told(mark, i, last, level="region", within=within) if within else None
    country = _country_of(reader, i + 1)
    if country is None or mark.reading.get("plural", True) != reader.folded[i + 1].endswith("ه"):
        return None  # "خفر السواحل الإيطالي" names no coast
    dash = reader.follows(i + 1, *DASHES)
    other = _country_of(reader, i + 2 + dash) if shared else None  # "الحدود السورية - التركية"
    last, within = (i + 2 + dash, (country, other)) if other else (i + 1, (country,))
    return PlaceName.told(mark, i, last, level="region", within=within)


def _country_of(reader: NameWords, i: int) -> Place | None:
    return reader.places.country_of(reader.folded[i]) if reader.is_named(i) else None


def _neighbours(reader: NameWords, i: int) -> tuple[int, tuple[Place, ...]]:
    """(last token, countries) of those that share a border: "مع لبنان", "بين سوريا والعراق"."""
    last, within = i - 1, ()
    while last + 1 < len(reader.words):
        joined = "و" if within else ""
        names = (name for name in reader.known(last + 1) if name.conjunction == joined and not name.preposition)
        country = next((name for name in names if name.places[0].level == "country"), None)
        if country is None:
            break
        last, within = last + country.length, (*within, country.places[0])
    return last, within
