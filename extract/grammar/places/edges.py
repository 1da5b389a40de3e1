"""The names of coasts and borders, told by whose they are: "السواحل الليبية", "الحدود السورية التركية"."""

from extract.catalog.places import Place
from extract.grammar.places.names import NameWords
from extract.grammar.places.placename import PlaceName

DASHES = frozenset("-–")


def edge_name(reader: NameWords, i: int) -> PlaceName | None:
    """The coast or the border whose word stands at a token."""
    mark = reader.at[i]
    if any(name.length > 1 for name in reader.known(i)):
        return None
    shared = mark.reading.get("shared")
    country = _country_of(reader, i + 1)
    if country is None or mark.reading.get("plural", True) != reader.folded[i + 1].endswith("ه"):
        return None  # "خفر السواحل الإيطالي" names no coast
    dash = reader.follows(i + 1, *DASHES)
    other = _country_of(reader, i + 2 + dash) if shared else None  # "الحدود السورية - التركية"
    last, within = (i + 2 + dash, (country, other)) if other else (i + 1, (country,))
    return PlaceName.told(mark, i, last, level="region", within=within)


def _country_of(reader: NameWords, i: int) -> Place | None:
    return reader.places.country_of(reader.folded[i]) if reader.is_named(i) else None
