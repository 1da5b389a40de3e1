"""A language's vocabularies, looked up by word form.

`Lexicon.word(form)` answers which terms a printed word can be, of which vocabularies, with what was attached to it:
one reading a vocabulary, the one that strips least. Terms of several words are found by `Marks`; of these the first
word inflects as the section says.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from extract.inflection import INFLECTIONS, compound_forms, strippings
from extract.terms import Term, read_terms
from extract.text import BROKEN, fold, tokenise

SIGNS = {",": "،", ";": "؛", "?": "؟", "٬": "،"}  # of Latin keyboards, as Arabic writes them
CACHED_FORMS = 200_000  # bounds memory on adversarial text; Arabic news of a year holds fewer forms
LONGEST_CACHED = 60  # characters


class Reading(NamedTuple):
    """A term that a printed word can be: its form (`singular`, `dual`, `plural`, `past` ...), and what is attached."""

    term: Term
    form: str
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    pronoun: str = ""

    def get(self, name: str, default: Any = None) -> Any:
        """What the term's line says of `name`, else its section."""
        return self.term.data.get(name, default)


class Mark(NamedTuple):
    """A reading over the tokens first..last of a sentence, last included."""

    first: int
    last: int
    reading: Reading


@dataclass(slots=True, eq=False)
class Word:
    """What is known of one printed form, whatever its sentence. `stems` holds it folded, with and without clitics.

    `phrases` are the terms of several words that it can begin, by their second word: vocabulary, the words behind that,
    and the reading; the longer come first.
    `begins` names the vocabularies of which it has any of the two.
    """

    text: str
    kind: str
    folded: str
    readings: dict[str, Reading] = field(default_factory=dict)
    phrases: dict[str, list[tuple[str, tuple[str, ...], Reading]]] = field(default_factory=dict)
    stems: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        return bool(self.begins)


class Lexicon:
    """Vocabularies compiled for look-up by printed form."""

    def __init__(self, terms: Iterable[Term]):
        self.terms = tuple(terms)
        self._single: dict[str, dict[str, Reading]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, Reading]]] = {}
        self._words: dict[str, Word] = {}
        self._printed = Printed(self)
        for term in self.terms:
            first, *rest = term.lemma.split()
            excluded = set(map(fold, term.get("not_forms", "").split()))
            forms = INFLECTIONS[term.get("inflect", "fixed")](first, term.data)
            if rest:
                forms = compound_forms(forms, fold(first), tuple(map(fold, rest)), term.get("adjective", False))
            else:
                forms = ((form, (), feature) for form, feature in forms)
            for form, others, feature in forms:
                if form in excluded:
                    continue
                reading = Reading(term, feature)
                if others:
                    self._phrases.setdefault(form, []).append((others, term.vocabulary, reading))
                else:
                    self._single.setdefault(form, {}).setdefault(term.vocabulary, reading)

    def forms_of(self, wanted: Callable[[Reading], bool]) -> set[str]:
        """The folded forms of all readings that are wanted; of a term of several words, the longest of its words."""
        forms = {form for form, readings in self._single.items() if any(map(wanted, readings.values()))}
        return forms | {longest(phrase) for phrase in self.phrases_of(wanted)}

    def phrases_of(self, wanted: Callable[[Reading], bool]) -> list[tuple[str, ...]]:
        """The folded words of the terms of several words that are wanted."""
        return [
            (first, *rest)
            for first, phrases in self._phrases.items()
            for rest, _, reading in phrases
            if wanted(reading)
        ]

    def word(self, text: str, kind: str = "word") -> Word:
        """What is known of a printed form; looked up once, then kept."""
        word = self._words.get(text)
        if word is None:
            if len(self._words) >= CACHED_FORMS:
                self._words.clear()
            word = self._words[text] = self._read(text, kind)
        return word

    def pieces(self, text: str) -> list["Piece"]:
        """What stands between two spaces each of a text."""
        return list(map(self._printed.__getitem__, spaced(text)))

    def words(self, text: str) -> list[Word]:
        """The words of a text, in order."""
        return list(chain.from_iterable(map(WORDS, self.pieces(text))))

    def first(self, text: str) -> Word | None:
        """The first word of a text, for which no other is looked at."""
        return next((one.words[0] for one in map(self._printed.__getitem__, spaced(text)) if one.words), None)

    def last(self, text: str) -> Word | None:
        """The last word of a text, for which no other is looked at."""
        backwards = map(self._printed.__getitem__, reversed(spaced(text)))
        return next((one.words[-1] for one in backwards if one.words), None)

    def _read(self, text: str, kind: str) -> Word:
        text = SIGNS.get(text, text)
        folded = fold(text)
        if kind != "word":
            readings = dict(self._single.get(folded, {}))
            return _made(text, kind, folded, readings, self._phrases.get(folded, []), {folded})
        readings, stems, phrases, bare = {}, set(), [], False
        marbuta = text.endswith(("ة", "\ufe93", "\ufe94"))  # folded like the pronoun "ه", which it is not
        for stem, conjunction, preposition, definite, pronoun in strippings(folded):
            if marbuta and pronoun:
                continue
            stems.add(stem)
            found = self._single.get(stem, {})
            # "أسرى" is a noun, not "أسر" with a pronoun.
            bare = bare or (not pronoun and any(reading.form != "bound dual" for reading in found.values()))
            for vocabulary, reading in found.items():
                if (reading.form == "fixed" or bare) if pronoun else reading.form == "bound dual":
                    continue
                if preposition == "س" and reading.form != "present":
                    continue
                if reading.form == "present" and (definite or preposition in ("ب", "ك")):
                    continue  # "التدخل" is no verb, and "بينها" no "ب" before "ينهي"
                if reading.form == "past" and (preposition == "ك" or marbuta and not _listed(stem, reading)):
                    continue  # "فتاة" is no "تاه", and "كفر" no "فر"; but "مشيرة" is of "أشار"
                form = reading.form.removeprefix("bound ")
                if form == "singular" and pronoun and stem.endswith("ا"):
                    form = "dual"  # شقيقاها, against the accusative شقيقا
                readings.setdefault(
                    vocabulary, Reading(reading.term, form, conjunction, preposition, definite, pronoun)
                )
            if not pronoun:
                phrases += [
                    (rest, vocabulary, Reading(reading.term, reading.form, conjunction, preposition, definite))
                    for rest, vocabulary, reading in self._phrases.get(stem, ())
                ]
        return _made(text, kind, folded, readings, sorted(phrases, key=lambda phrase: -len(phrase[0])), stems)

    @classmethod
    def load(cls, folder: Path, names: Iterable[Term] = ()) -> "Lexicon":
        """The lexicon of a language's folder, every *.toml in it that is no file of cases, and names in the world."""
        paths = sorted(path for path in folder.glob("*.toml") if not path.name.endswith(".cases.toml"))
        return cls((*(term for path in paths for term in read_terms(path)), *names))


class Piece(NamedTuple):
    """The words of what stands between two spaces, and where in it each starts and ends."""

    words: tuple[Word, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


WORDS = attrgetter("words")


def spaced(text: str) -> list[str]:
    """What stands between two spaces each; whole where a word is broken by one."""
    return [text] if BROKEN.search(text) else text.split(" ")


class Printed(dict[str, Piece]):
    """What stands between two spaces, as printed; kept, as a word mostly comes again with the same signs on it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, printed: str) -> Piece:
        words = [(self.lexicon.word(token, kind), start, end) for token, start, end, kind in tokenise(printed)]
        piece = Piece(*zip(*words, strict=True))
        if len(printed) <= LONGEST_CACHED:
            if len(self) >= CACHED_FORMS:
                self.clear()
            self[printed] = piece
        return piece


def _listed(stem: str, reading: Reading) -> bool:
    """Whether the line of a term lists a form."""
    return stem in map(fold, reading.term.get("forms", "").split())


def longest(phrase: Sequence[str]) -> str:
    """The longest word of a term, the last of several: by it the term is searched for."""
    return max(reversed(phrase), key=len)


def _made(text: str, kind: str, folded: str, readings: dict, phrases: list, stems: set[str]) -> Word:
    """The word of a printed form; of its phrases those come first whose second word is that of the longest."""
    begun: dict[str, list[tuple[str, tuple[str, ...], Reading]]] = {}
    for (second, *others), vocabulary, reading in phrases:
        begun.setdefault(second, []).append((vocabulary, tuple(others), reading))
    begins = frozenset((*readings, *(vocabulary for _, vocabulary, _ in phrases)))
    return Word(text, kind, folded, readings, begun, frozenset(stems), begins)
