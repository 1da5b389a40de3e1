"""A language's vocabularies, looked up by word form.

A vocabulary is a TOML file of sections. A section gives what its terms share, how they inflect, and the terms, one a
line, each with what is particular to it:

    [killed]
    inflect = "noun"
    measure = "killed"
    [killed.terms]
    "قتيل" = { plural = "قتلى" }

`Lexicon.word(form)` answers which terms a printed word can be, of which vocabularies, with what was attached to it:
one reading a vocabulary, the one that strips least. Terms of several words are found by `mark`; of these the first word
inflects as the section says.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from extract.text import BROKEN, fold, tokenise

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ل", "ك", "س")  # "س" is the future of a verb
PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "ه")  # of the persons that news speaks of
SIGNS = {",": "،", ";": "؛", "?": "؟", "٬": "،"}  # of Latin keyboards, as Arabic writes them
CACHED_FORMS = 200_000  # bounds memory on adversarial text; Arabic news of a year holds fewer forms
LONGEST_CACHED = 60  # characters


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One line of a vocabulary: its file, its section (together the id of its rule), and what the two say of it."""

    vocabulary: str
    section: str
    lemma: str
    data: dict[str, Any]

    @property
    def rule(self) -> str:
        return f"{self.vocabulary}.{self.section}"

    def get(self, name: str, default: Any = None) -> Any:
        return self.data.get(name, default)


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

    `phrases` are the terms of several words that it can begin, by vocabulary: their other words, and the reading.
    `begins` names the vocabularies of which it has any of the two; `seconds` are the words that go on those terms.
    """

    text: str
    kind: str
    folded: str
    readings: dict[str, Reading] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Reading]]] = field(default_factory=dict)
    stems: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        return bool(self.begins)


def noun_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """The (folded form, number) of a noun: singular, accusative, dual and its plurals.

    A dual in -ين is left out where the plural is the sound masculine one, which is spelled alike. A bound dual is
    one only with a pronoun: "شقيقيه".
    """
    plurals = [fold(plural) for plural in data.get("plural", "").split()]
    for singular in map(fold, lemma.split()):
        yield singular, "singular"
        if singular.endswith("ه"):
            stem = singular[:-1] + "ت"
            yield stem + "ي", "dual"  # before a complement: جثتي مواطنين
            yield stem + "ا", "dual"
            plurals.append(singular[:-1] + "ات")
        else:
            stem = singular
            yield singular + "ا", "singular"
        yield stem + "ان", "dual"
        if singular + "ون" not in plurals:
            yield stem + "ين", "dual"
        if data.get("kin"):
            yield stem + "ي", "bound dual"
    for dual in data.get("dual", "").split():
        yield fold(dual), "dual"
    for plural in plurals:
        yield plural, "plural"
        yield plural + "ا", "plural"
        if plural.endswith("ي") and f"{plural[:-1]}ى" in data["plural"].split():
            yield plural[:-1] + "ا", "plural"  # before a pronoun: قتلاه
        if plural.endswith("اء"):  # before a pronoun: أبناؤه, أبنائه
            yield plural[:-1] + "و", "plural"
            yield plural[:-1] + "ي", "plural"
        if plural.endswith("ون") and plural[:-2] == fold(lemma):  # sound, as "قرون" is not
            yield plural[:-2] + "ين", "plural"
            yield plural[:-2] + "ي", "plural"
            yield plural[:-1], "plural"


def verb_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """The (folded form, tense) of a verb; `present` gives its other stem, `forms` what no rule makes."""
    past = fold(lemma)
    if past[-1] in "اي" and lemma[-1] != "أ":  # defective: قضى, قضت, قضوا; لقي, لقيت, لقوا; but لجأ, لجأت
        stem = past[:-1]
        endings = ("ت", "يت", "تا", "وا", "يا", "ا", "يتا")
        yield from ((form, "past") for form in (past, *(stem + ending for ending in endings)))
    else:
        yield from ((past + ending, "past") for ending in ("", "ت", "تا", "وا", "و", "ا", "ن"))
    for present in map(fold, data.get("present", "").split()):
        stem = present[1:]
        base = stem[:-1] if stem[-1] in "اي" else stem
        for person in "يت":
            yield person + stem, "present"
            yield from ((person + base + ending, "present") for ending in ("ون", "وا", "ان", "ا", "ين", "ن"))
    yield from ((fold(form), "past") for form in data.get("forms", "").split())


def verbal_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """A verbal noun, which takes a pronoun ("مقتلهم") but no number; with the other `forms` of its line."""
    for form in map(fold, (lemma, *data.get("forms", "").split())):
        yield form, "verbal"
        if form.endswith("اء"):  # before a pronoun: إجلاؤهم, إجلائهم
            yield form[:-1] + "و", "verbal"
            yield form[:-1] + "ي", "verbal"


def fixed_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """A word that does not inflect, with the other `forms` that its line lists."""
    yield from ((fold(form), "fixed") for form in (lemma, *data.get("forms", "").split()))


def plural_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """A plural of no singular, with the other `forms` of its line: "المفرج عنهم"."""
    yield from ((fold(form), "plural") for form in (lemma, *data.get("forms", "").split()))


INFLECTIONS: dict[str, Callable] = {
    "noun": noun_forms,
    "verb": verb_forms,
    "verbal": verbal_forms,
    "fixed": fixed_forms,
    "plural": plural_forms,
}


def read_terms(path: Path) -> list[Term]:
    """The terms of one vocabulary file, in its order."""
    terms = []
    for section, shared in tomllib.loads(path.read_text(encoding="utf-8")).items():
        shared = dict(shared)
        for lemma, own in shared.pop("terms", {}).items():
            data = {**shared, **(own if isinstance(own, dict) else {"value": own})}
            if data.get("inflect", "fixed") not in INFLECTIONS:
                raise ValueError(
                    f"{path.name}: [{section}] inflect is {data['inflect']!r}; write one of {', '.join(INFLECTIONS)}"
                )
            terms.append(Term(path.stem, section, lemma, data))
            if feminine := data.get("feminine"):
                terms.append(Term(path.stem, section, feminine, {**data, "plural": "", "gender": "feminine"}))
    return terms


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
            for form, feature in INFLECTIONS[term.get("inflect", "fixed")](first, term.data):
                if form in excluded:
                    continue
                reading = Reading(term, feature)
                if rest:
                    key = tuple(fold(word) for word in rest)
                    self._phrases.setdefault(form, []).append((key, term.vocabulary, reading))
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

    def pieces(self, text: str) -> list[list[tuple[Word, int, int]]]:
        """The words of a text between two spaces each, with where in it they start and end."""
        return list(map(self._printed.__getitem__, [text] if BROKEN.search(text) else text.split(" ")))

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
                if reading.form == "past" and (marbuta or preposition == "ك"):
                    continue  # "فتاة" is no "تاه", and "كفر" no "فر"
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


class Printed(dict[str, list[tuple[Word, int, int]]]):
    """What stands between two spaces -> its words; kept, as a word mostly comes again with the same signs on it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, piece: str) -> list[tuple[Word, int, int]]:
        words = [(self.lexicon.word(token, kind), start, end) for token, start, end, kind in tokenise(piece)]
        if len(piece) <= LONGEST_CACHED:
            if len(self) >= CACHED_FORMS:
                self.clear()
            self[piece] = words
        return words


def longest(phrase: Sequence[str]) -> str:
    """The longest word of a term, the last of several: by it the term is searched for."""
    return max(reversed(phrase), key=len)


def _made(text: str, kind: str, folded: str, readings: dict, phrases: list, stems: set[str]) -> Word:
    """The word of a printed form; of its phrases those come first whose second word is that of the longest."""
    seconds = list(dict.fromkeys(rest[0] for rest, _, _ in phrases))
    begun: dict[str, list[tuple[tuple[str, ...], Reading]]] = {}
    for rest, vocabulary, reading in sorted(phrases, key=lambda phrase: seconds.index(phrase[0][0])):
        begun.setdefault(vocabulary, []).append((rest, reading))
    begins = frozenset(readings.keys() | begun.keys())
    return Word(text, kind, folded, readings, begun, frozenset(stems), begins, frozenset(seconds))


def spot(words: list[Word]) -> dict[str, list[int]]:
    """Vocabulary -> the words of a sentence at which a term of it may begin."""
    spots: defaultdict[str, list[int]] = defaultdict(list)
    last = len(words) - 1
    for i, word in enumerate(words):
        if word.begins:
            goes_on = word.seconds and i < last and not word.seconds.isdisjoint(words[i + 1].stems)
            for vocabulary in word.begins if goes_on else word.readings:
                spots[vocabulary].append(i)
    return spots


def mark(words: list[Word], vocabulary: str, spots: list[int]) -> dict[int, Mark]:
    """The marks of a vocabulary at those words where its terms may begin, by the word; the longer from the left."""
    marks: dict[int, Mark] = {}
    reached = -1  # the last word of a term of several, within which no other begins
    for i in spots:
        if i <= reached:
            continue
        word = words[i]
        found = _phrase_at(words, i, word.phrases[vocabulary]) if vocabulary in word.phrases else None
        if found:
            reached = found.last
            marks[i] = found
        elif vocabulary in word.readings:
            marks[i] = Mark(i, i, word.readings[vocabulary])
    return marks


def _phrase_at(words: list[Word], i: int, phrases: list[tuple[tuple[str, ...], Reading]]) -> Mark | None:
    """The first of the terms of several words that stands whole from the word i on."""
    following = words[i + 1].stems if i + 1 < len(words) else ()
    for rest, reading in phrases:
        if rest[0] in following:
            last = i + len(rest)
            if last < len(words) and all(rest[k] in words[i + 1 + k].stems for k in range(1, len(rest))):
                return Mark(i, last, reading)
    return None


def strippings(folded: str) -> Iterable[tuple[str, str, str, bool, str]]:
    """(stem, conjunction, preposition, definite, pronoun) of a folded word, the least stripped first.

    >>> [s[0] for s in strippings("وبمقتلهم")][:4]
    ['وبمقتلهم', 'بمقتلهم', 'مقتلهم', 'وبمقتل']
    """
    for stem, pronoun in _without_pronoun(folded):
        for conjunction in CONJUNCTIONS:
            if not stem.startswith(conjunction):
                continue
            after = stem[len(conjunction) :]
            for preposition in PREPOSITIONS:
                if not after.startswith(preposition):
                    continue
                bare = after[len(preposition) :]
                if len(bare) < 2 and (conjunction or preposition or pronoun):
                    continue
                yield bare, conjunction, preposition, False, pronoun
                if bare.startswith("ال") and len(bare) > 3:
                    yield bare[2:], conjunction, preposition, True, pronoun
                elif preposition == "ل" and bare.startswith("ل") and len(bare) > 2:  # للمدنيين
                    yield bare[1:], conjunction, preposition, True, pronoun
                    yield "ال" + bare[1:], conjunction, preposition, False, pronoun  # للأمم المتحدة


def _without_pronoun(folded: str) -> Iterable[tuple[str, str]]:
    yield folded, ""
    for pronoun in PRONOUNS:
        stem = folded[: -len(pronoun)]
        if folded.endswith(pronoun) and len(stem) >= 3:
            yield stem, pronoun
            if stem.endswith("ت"):
                yield stem[:-1] + "ه", pronoun  # إصابتهم


def words_of(lexicon: Lexicon, text: str) -> list[Word]:
    """The words of a text, as a stage would see them; for cases and tests."""
    return [word for piece in lexicon.pieces(text) for word, _, _ in piece]
