"""The sources of the world: who states figures or passes them on, one id each, however a text prints their names."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.catalog.places import stems
from extract.terms import Term
from extract.text import fold, tokenise

RECORDS = Path(__file__).parent / "sources.toml"
KINDS = {
    "un": "UN body",
    "monitor": "Monitoring group",
    "government": "Government or military",
    "armed_group": "Armed group",
    "rescue": "Health or rescue service",
    "media": "Media",
    "unnamed": "Residents or unnamed",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A body that states figures. `people` speak for it; `within` is the id of the body that it belongs to, or None.

    `kind` is one of KINDS. An `agency` is credited at the head or the end of what others print.
    """

    id: str
    ar: str
    en: str
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    within: str | None = None
    kind: str | None = None
    agency: bool = False


class Sources:
    """The catalogue of sources, looked up by what a text prints and by id."""

    def __init__(self, records: dict[str, dict[str, str]]) -> None:
        self._before = frozenset(filter(None, map(_key, records.pop("before")["words"].split("|"))))
        self._sources = {identity: _source(identity, record) for identity, record in records.items()}
        self._ids: dict[str, str] = {}
        for one in self._sources.values():
            for name in (one.ar, one.en, *one.names, *one.people):
                if self._ids.setdefault(_key(name), one.id) != one.id:
                    raise ValueError(f"sources.toml: {name!r} names {self._ids[_key(name)]} and {one.id}; keep one")
            if one.within is not None and one.within not in self._sources:
                raise ValueError(f"sources.toml: {one.id} is within {one.within}, which has no record; add it")
            if one.kind is not None and one.kind not in KINDS:
                raise ValueError(f"sources.toml: {one.id} has the kind {one.kind!r}; allowed: {', '.join(KINDS)}")

    def __iter__(self):
        return iter(self._sources.values())

    def get(self, identity: str) -> Source | None:
        """The source of an id, None where the catalogue has none.

        >>> from extract.packs import load_pack
        >>> load_pack("ar").sources.get("WFP").within
        'UN'
        """
        return self._sources.get(identity)

    def root(self, identity: str) -> str:
        """The body at the head of those that a source belongs to: it and they count as one source.

        >>> from extract.packs import load_pack
        >>> load_pack("ar").sources.root("WFP"), load_pack("ar").sources.root("SOHR")
        ('UN', 'SOHR')
        """
        one = self._sources.get(identity)
        return identity if one is None or one.within is None else self.root(one.within)

    def id_of(self, printed: str) -> str | None:
        """The id of who is printed as a source, or None: by name, or by the name behind an office or a medium.

        A name that is only part of the printed words is not enough: "مكتب الأمم المتحدة في بيروت" is its own source.

        >>> from extract.packs import load_pack
        >>> sources = load_pack("ar").sources
        >>> [sources.id_of(name) for name in ("للمرصد السوري", "متحدث باسم الأمم المتحدة", "أ.ف.ب")]
        ['SOHR', 'UN', 'AFP']
        >>> sources.id_of("وزارة الصحة") is None
        True
        """
        words = _key(printed).split()
        for start in range(len(words)):
            if start == 0 or " ".join(words[:start]) in self._before:
                found = self._named(words[start:])
                if found is not None:
                    return found
        return None

    def _named(self, words: list[str]) -> str | None:
        for _, _, first in stems(words[0]):
            found = self._ids.get(" ".join((first, *words[1:])))
            if found is not None:
                return found
        return None

    @classmethod
    @cache
    def load(cls, path: Path = RECORDS) -> "Sources":
        """The catalogue as the package ships it; raises ValueError where two sources share a name."""
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))


def known_names() -> Iterator[Term]:
    """The names of several words of all sources, as terms of the lexicon: a speaker's name may hold a verb."""
    for record in tomllib.loads(RECORDS.read_text(encoding="utf-8")).values():
        for name in (record.get("ar", ""), *record.get("names", "").split("|")):
            words = [word for word, _, _, _ in tokenise(name)]
            if len(words) > 1:
                yield Term("sources", record.get("kind", "unnamed"), " ".join(words), {})


def _source(identity: str, record: dict[str, str]) -> Source:
    names, people = (tuple(filter(None, record.get(field, "").split("|"))) for field in ("names", "people"))
    return Source(
        identity,
        record["ar"],
        record["en"],
        names,
        people,
        record.get("within"),
        record.get("kind"),
        agency=record.get("agency") == "yes",
    )


def _key(name: str) -> str:
    """The folded words of a name, without signs: "أ.ف.ب" and "أ ف ب" are one."""
    return " ".join(fold(word).lower() for word, _, _, kind in tokenise(name) if kind != "sign")
