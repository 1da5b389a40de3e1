"""The places of the world by name: `places.tsv`, made by `build` from the records beside it and from GeoNames.

A name is looked up by its folded words. What was printed may carry a conjunction and a preposition ("وبحمص"); they are
told apart here, so that a caller knows that the name stood behind one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

SHORTER = {"افغانستان": "افغان"}  # a country whose adjective is of its people
TABLE = Path(__file__).parent / "places.tsv"
CACHED_FORMS = 100_000
# Printed with no space before a name, as web pages lose it: "جنوبالقاهرة".
SIDES = ("شمالي", "شمال", "جنوبي", "جنوب", "شرقي", "شرق", "غربي", "غرب", "وسط")
SHORTEST = 4  # letters of a name behind one of these


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the world. `admin1` is the P-code of its governorate in Syria; `country` ISO 3166-1 alpha-3.

    `trust` says how far its bare name means it: `known`; `small`, which counts behind a preposition or a generic word;
    `far`, which moreover has no preposition attached to it.
    """

    id: str
    level: str
    ar: str
    en: str
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    trust: str


class Name(NamedTuple):
    """A name that starts at a word: how many words it takes, what is attached to it, the places that bear it."""

    length: int
    conjunction: str
    preposition: str
    places: tuple[Place, ...]


class Begun(NamedTuple):
    """The names that a word can begin: alone, and with the words that follow it in each, by the first of these."""

    alone: list[Name]
    longer: dict[str, list[tuple[list[str], Name]]]


class Beginning(dict[str, Begun | None]):
    """The names that a folded word can begin, None where it begins none; looked up once, then kept."""

    def __init__(self, places: "Places") -> None:
        self.places = places

    def __missing__(self, word: str) -> Begun | None:
        if len(self) >= CACHED_FORMS:
            self.clear()
        alone: list[Name] = []
        longer: dict[str, list[tuple[list[str], Name]]] = {}
        whole = word[: -len(land)] if (land := self.places.land_of(word)) else word
        for conjunction, preposition, stem in stems(whole):
            for rest, identities in self.places.called(stem):
                name = Name(1 + len(rest), conjunction, preposition, tuple(map(self.places.get, identities)))
                if rest:
                    longer.setdefault(rest[0], []).append((list(rest), name))
                else:
                    alone.append(name)
        for names in longer.values():
            names.sort(key=lambda one: -len(one[0]))
        self[word] = begun = Begun(alone, longer) if alone or longer else None
        return begun


class Places:
    """The catalogue of places, looked up by name and by id."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines()[1:]
        self._lines: dict[str, str] = {}
        self._names: dict[str, dict[tuple[str, ...], list[str]]] = {}
        self._places: dict[str, Place] = {}
        self.beginning = Beginning(self)
        for line in lines:
            head, _, keys = line.rpartition("\t")
            identity = line[: line.index("\t")]
            self._lines[identity] = head
            for name in filter(None, keys.split("|")):
                first, *rest = name.split(" ")
                self._names.setdefault(first, {}).setdefault(tuple(rest), []).append(identity)

    def __iter__(self) -> Iterator[Place]:
        return map(self.get, self._lines)

    def get(self, identity: str) -> Place | None:
        """The place of an id, None where the catalogue has none.

        >>> from extract.packs import load_pack
        >>> load_pack("ar").places.get("SY04").en
        'Homs governorate'
        """
        place = self._places.get(identity)
        if place is None and identity in self._lines:
            _, level, ar, en, admin1, country, lat, lon, population, trust = self._lines[identity].split("\t")
            place = self._places[identity] = Place(
                *(identity, level, ar, en, admin1 or None, country or None),
                *(float(lat) if lat else None, float(lon) if lon else None, int(population or 0), trust),
            )
        return place

    def names(self, folded: list[str], start: int) -> list[Name]:
        """The names that start at a word of a sentence's folded words, the longest first, the least stripped first.

        >>> from extract.packs import load_pack
        >>> places = load_pack("ar").places
        >>> places.names(["وبدير", "الزور"], 0)[0][:3]
        (2, 'و', 'ب')
        """
        begun = self.beginning[folded[start]]
        if begun is None:
            return []
        longer = begun.longer.get(folded[start + 1]) if begun.longer and start + 1 < len(folded) else None
        if not longer:
            return begun.alone
        return [name for rest, name in longer if folded[start + 1 : start + name.length] == rest] + begun.alone

    def called(self, word: str) -> Iterable[tuple[tuple[str, ...], list[str]]]:
        """The names that begin with just this word: what follows it in each, and the ids of what bears it."""
        return self._names.get(word, {}).items()

    def country_of(self, adjective: str) -> Place | None:
        """The country that a folded definite adjective belongs to.

        >>> from extract.packs import load_pack
        >>> load_pack("ar").places.country_of("الليبيه").id
        'LBY'
        """
        return self.get(self._adjectives.get(adjective, ""))

    def land_of(self, word: str) -> str:
        """The adjective of a country that is printed with no space behind a name, "" where none is.

        >>> from extract.packs import load_pack
        >>> load_pack("ar").places.land_of("صفاقسالتونسيه")
        'التونسيه'
        """
        land = word[word.rfind("ال") :] if word.endswith(("ي", "يه")) and word.rfind("ال") >= SHORTEST - 1 else ""
        return land if land in self._adjectives else ""

    @cached_property
    def _adjectives(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, rests in self._names.items():
            for identity in rests.get((), ()):
                if self.get(identity).level == "country":
                    stem = name.removeprefix("ال").removesuffix("ه").removesuffix("ا").removesuffix("ي")
                    stem = SHORTER.get(stem, stem)
                    for ending in ("ي", "يه", "يين", "يون"):
                        found[f"ال{stem}{ending}"] = identity
        return found

    @classmethod
    @cache
    def load(cls, path: Path = TABLE) -> "Places":
        """The catalogue as the package ships it."""
        return cls(path.read_text(encoding="utf-8"))


def stems(word: str) -> Iterator[tuple[str, str, str]]:
    """(conjunction, preposition, name) of a folded word, the least stripped first.

    >>> list(stems("وللرقه"))[-1]
    ('و', 'ل', 'الرقه')
    """
    for conjunction in ("", "و"):
        if word.startswith(conjunction):
            bare = word[len(conjunction) :]
            yield conjunction, "", bare
            if bare[:1] in ("ب", "ل") and len(bare) > 2:
                yield conjunction, bare[0], bare[1:]
                if bare.startswith("لل"):
                    yield conjunction, "ل", "ا" + bare[1:]
            side = next((side for side in SIDES if bare.startswith(side)), "")
            if side and len(bare) >= len(side) + SHORTEST:
                yield conjunction, side, bare[len(side) :]
