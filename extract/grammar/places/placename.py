"""The name of a place as a sentence prints it, with what is attached to it and is no part of it."""

from typing import NamedTuple

from extract.catalog.places import Place
from extract.lexicon import Mark
from extract.records import Sentence
from extract.text import MARKS


class PlaceName(NamedTuple):
    """A name at the tokens first..last; `attached` is what stands on the first of them and is no part of it.

    `lead` is the token of the generic word before it, else `first`; `conjunction` and `preposition` are attached there.
    `kind` is the section of the word that tells the name, else `catalogue`, and `level` what that word says. `within`
    are places in its own words. `back` marks a generic word that stands for a place named before: "المدينة".
    """

    lead: int
    first: int
    last: int
    attached: str
    conjunction: str
    preposition: str
    places: tuple[Place, ...]
    kind: str
    level: str | None = None
    within: tuple[Place, ...] = ()
    back: bool = False

    @classmethod
    def told(cls, mark: Mark, first: int, last: int, places: tuple[Place, ...] = (), **more) -> "PlaceName":
        """A name told by the term of a mark; what is attached to that term is not printed with the name."""
        reading = mark.reading
        attached = reading.conjunction + reading.preposition if first == mark.first else ""
        told = {"kind": reading.term.section, "level": reading.get("level"), **more}
        return cls(mark.first, first, last, attached, reading.conjunction, reading.preposition, places, **told)


def name_start(sentence: Sentence, name: PlaceName) -> int:
    """Where a name begins in the text, behind what is attached to it."""
    whole = name.kind == "catalogue" and not any(place.ar.startswith("ال") for place in name.places)
    return sentence.starts[name.first] + _attached(sentence.words[name.first].text, name.attached, whole)


def _attached(text: str, clitics: str, whole: bool) -> int:
    """How many code points of a printed word its clitics take; none where the name is not printed whole after them."""
    if clitics in ("ل", "ول") and text.find("لل") == len(clitics) - 1 and not whole:  # "للرقة", but "لليبيا"
        clitics = clitics[:-1]
    taken = 0
    for letter in clitics:
        taken = text.index(letter, taken) + 1
    while taken and taken < len(text) and MARKS.match(text[taken]):
        taken += 1
    return taken
