"""The names of places in a sentence: those of the catalogue, and those that a generic word tells: "بلدة X", "سجن X"."""

from dataclasses import dataclass

from extract.catalog.places import Place, Places
from extract.lexicon import Reading
from extract.records import Sentence
from extract.text import MARKS

OPENING = frozenset("\"“«'(‘[#")
CLOSING = frozenset("\"”»')’]")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name at the tokens first..last; `start` is where it begins in the text, behind what is attached to it.

    `lead` is the token of the generic word before it, else `first`; `conjunction` and `preposition` are attached there.
    `level` is what the generic word says. `back` marks a generic word that stands for a place named before: "المدينة".
    """

    lead: int
    first: int
    last: int
    start: int
    conjunction: str
    preposition: str
    places: tuple[Place, ...]
    kind: str  # generic, site or route, where such a word tells the name; else catalogue
    level: str | None = None
    within: tuple[Place, ...] = ()
    back: bool = False


class NameReader:
    """Reads the names of one sentence."""

    def __init__(self, sentence: Sentence, places: Places) -> None:
        self.sentence, self.words, self.places = sentence, sentence.words, places
        self.folded = [word.folded for word in self.words]
        # A pronoun makes another word of one that names no place: "طريقه" is his way.
        self.at = {i: mark for i, mark in sentence.at("places").items() if not mark.reading.pronoun}
        self.ending = {mark.last: mark for mark in self.at.values()}

    def section(self, i: int) -> str:
        """The section of the vocabulary of places that a token begins a term of."""
        mark = self.at.get(i)
        return mark.reading.term.section if mark else ""

    def read(self, i: int) -> PlaceName | None:
        """The name that stands at a token, or whose generic word does."""
        if self.words[i].kind != "word":
            return None
        section = self.section(i)
        if section == "world":
            reading = self.at[i].reading
            return self._name(i, i, self.at[i].last, reading.conjunction, reading.preposition, (), "world")
        if section in ("generic", "site", "route"):
            return self._told(i, self.at[i].last + 1, self.at[i].reading) or self._catalogued(i)
        if section == "edge":
            return self._edge(i) or self._catalogued(i)
        found = self._catalogued(i)
        if found is None and section == "head" and self.at[i].reading.get("alone") and self._is_word(i + 1):
            reading = self.at[i].reading
            return self._name(i, i, i + 1, reading.conjunction, reading.preposition, (), "head", "town")
        return found

    def _catalogued(self, i: int) -> PlaceName | None:
        for name in self.places.names(self.folded, i):
            if name.length > 1 or not self._is_accusative(i):
                last = self._with_tail(i + name.length - 1, name.places)
                return self._name(i, i, last, name.conjunction, name.preposition, name.places, "catalogue")
        return None

    def _is_accusative(self, i: int) -> bool:
        """Whether a word is a noun or an adjective in the accusative: "لاجئا سوريا" names no country."""
        text = self.words[i].text
        return text.endswith(("ً", "ًا")) or text.endswith("يا") and i > 0 and self.folded[i - 1].endswith("ا")

    def _told(self, i: int, start: int, generic: Reading) -> PlaceName | None:
        """The name behind a generic word, or the generic word alone where it points back."""
        kind, level = generic.term.section, generic.get("level")
        attached = generic.conjunction, generic.preposition
        if i and self.words[i - 1].kind == "digits":  # "28 قرية"
            return None
        while start < len(self.words) and self.words[start].text in OPENING:
            start += 1
        inner = self.at[start].reading if start in self.at else None
        back = kind == "site" and inner is not None and inner.term.section == "generic" and inner.definite
        told = (start, self._with_tail(start, ()), ()) if back else self._told_name(start, generic)
        if told is None:
            if kind == "generic" and generic.definite and level and generic.form == "singular":
                return self._name(i, i, i, *attached, (), kind, level, back=True)
            return None
        first, last, places = told
        if kind == "generic":
            return self._name(i, first, last, "", "", places, kind, level, conjoined=attached)
        whole = next((name.places for name in self.places.names(self.folded, i) if i + name.length > last), ())
        if self.words[first - 1].text in OPENING and last + 1 < len(self.words) and self.words[last + 1].text in CLOSING:
            last += 1
        return self._name(i, i, last, *attached, whole, kind, level, within=places, back=back)

    def _told_name(self, first: int, generic: Reading) -> tuple[int, int, tuple[Place, ...]] | None:
        """(first token, last token, places) of the name behind a generic word."""
        if generic.definite:
            if not generic.get("title") or not self._is_word(first):
                return None
            if self.places.country_of(self.folded[first]) and self._is_word(first + 1):
                first += 1  # "العاصمة الشيشانية غروزني"
        names = [name for name in self._names(first) if not name.conjunction and not name.preposition]
        if names and not (names[0].places[0].level == "country" and self.folded[first].endswith("يه")):  # "بلدة سورية"
            return first, self._with_tail(first + names[0].length - 1, names[0].places), names[0].places
        if self._can_be_name(first, generic):
            return first, self._with_tail(first + (self.section(first) == "head"), ()), ()
        return None

    def _can_be_name(self, i: int, generic: Reading) -> bool:
        """Whether a word that no catalogue knows is taken for a name behind a generic word."""
        if not self._is_word(i) or generic.definite:
            return False
        section, folded = self.section(i), self.folded[i]
        site = generic.term.section != "generic"
        if section == "head":
            return self._is_word(i + 1)
        if section or len(folded) < 3 or folded.startswith(("لل", "و")):
            return False
        if generic.form != "singular":
            following = self.folded[i + 1] if i + 1 < len(self.folded) else ""
            return following.startswith("و") or following == "،"
        return folded.startswith("ال") or not (site and folded.endswith(("ي", "يه", "ات")))

    def _edge(self, i: int) -> PlaceName | None:
        """A coast or border with the adjective of its country: "السواحل الليبية"."""
        country = self.places.country_of(self.folded[i + 1]) if self._is_word(i + 1) else None
        if country is None or any(name.length > 1 for name in self._names(i)):
            return None
        reading = self.at[i].reading
        return self._name(i, i, i + 1, reading.conjunction, reading.preposition, (), "edge", "region", (country,))

    def _names(self, i: int) -> list:
        return self.places.names(self.folded, i) if i < len(self.words) else []

    def _is_word(self, i: int) -> bool:
        return i < len(self.words) and self.words[i].kind in ("word", "latin")

    def _with_tail(self, last: int, places: tuple[Place, ...]) -> int:
        """The last token with the adjectives that belong to a name: "سجن حماة المركزي"."""
        while not places and self.section(last + 1) == "tail":
            last += 1
        return last

    def _name(self, lead, first, last, conjunction, preposition, places, kind, level=None, within=(), back=False, conjoined=None):
        start = self.sentence.starts[first] + _attached(self.words[first].text, conjunction + preposition)
        conjunction, preposition = conjoined or (conjunction, preposition)
        return PlaceName(lead, first, last, start, conjunction, preposition, places, kind, level, within, back)


def _attached(text: str, clitics: str) -> int:
    """How many code points of a printed word its clitics take; none where the name is not printed whole after them."""
    if clitics.endswith("ل") and text.find("لل") == len(clitics) - 1:  # "للرقة": the name's own alef is not printed
        clitics = clitics[:-1]
    taken = 0
    for letter in clitics:
        taken = text.index(letter, taken) + 1
    while taken and taken < len(text) and MARKS.match(text[taken]):
        taken += 1
    return taken
