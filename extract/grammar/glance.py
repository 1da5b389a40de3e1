"""What printed words can be at a glance, of a number and of harm, so that most text costs no rules.

It is found once for each printed word, then kept in sets: a text costs the set of its words. Of words that were never
seen before, only those are read in which a matcher hits a form of harm or number; what a letter may be printed as
(أ إ آ, ة, ى ئ) is spelled out in its patterns, so that nothing is folded to be passed over.
"""

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from extract.lexicon import Lexicon, Reading, Word, longest
from extract.terms import Term
from extract.text import BROKEN, DIGIT, MARK, TOKEN, fold

PRINTED = {"ا": "اأإآٱ", "ه": "هة", "ي": "يىئ", "و": "وؤ"}
# Letters beyond these (Persian, Maghrebi, presentation forms) are rare enough to be folded where they stand.
RARE = "ڤڨکگچپیەڭ\ufb50-\ufdff\ufe70-\ufefc"
HIDING = re.compile(f"[{MARK}{RARE}]")  # in a word that is printed in no usual way
OTHERWISE = [letter for letter in map(chr, range(0xFFFF)) if HIDING.match(letter)]
DIGITS = re.compile(f"[{DIGIT}]")
LEAST = 4  # letters of a run; shorter ones stand in every sentence
KEPT_LETTERS = 2_000_000  # bounds memory on adversarial text; the printed words of a year's news have fewer


class Wanting(NamedTuple):
    """What makes a word one of harm: the other words of one of its `terms` ("أطلق" of "أطلق سراح"), or one near it."""

    terms: frozenset[frozenset[str]]
    wants: frozenset[str]


class Giving(NamedTuple):
    """What a word gives to one that wants it: the words that it can be (`stems`), and those that it `holds`."""

    stems: frozenset[str]
    holds: frozenset[str]


class Kept:
    """The printed words that were read so far, by what each can be; `letters` is how much they take."""

    __slots__ = ("back", "giving", "harm", "known", "letters", "numbers", "wanting")

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.numbers: set[str] = set()
        self.harm: set[str] = set()  # by themselves
        self.back: set[str] = set()  # they point at what was told before
        self.wanting: dict[str, Wanting] = {}
        self.giving: dict[str, Giving] = {}
        self.letters = 0


class Words(NamedTuple):
    """The printed words of a text, each once, all of them among those that are kept."""

    printed: set[str]
    kept: Kept

    def may_count(self) -> bool:
        """Whether any can be a number."""
        return not self.printed.isdisjoint(self.kept.numbers)

    def may_point_back(self) -> bool:
        """Whether any points at what was told before."""
        return not self.printed.isdisjoint(self.kept.back)

    def may_harm(self, held: Set[str] | None = None) -> bool:
        """Whether any can be a word of harm, beside the others and what is held near: by themselves, if not given."""
        printed, kept = self
        if not printed.isdisjoint(kept.harm):
            return True
        wanting = kept.wanting.keys() & printed
        if not wanting:
            return False
        given = [kept.giving[one] for one in kept.giving.keys() & printed]
        stems = frozenset().union(*(one.stems for one in given))
        held = frozenset().union(*(one.holds for one in given)) if held is None else held
        return any(
            not wants.isdisjoint(held) or any(term <= stems for term in terms)
            for terms, wants in map(kept.wanting.__getitem__, wanting)
        )


class Screen:
    """What printed words can be, each with the signs that are written on it; looked up once, then kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.kept = lexicon, Kept()
        self.terms: dict[str, set[frozenset[str]]] = {}  # by the word that a term is searched for
        for phrase in lexicon.phrases_of(is_harm):
            sought = longest(phrase)
            self.terms.setdefault(sought, set()).add(frozenset(phrase) - {sought})
        self.parts = frozenset().union(*(term for terms in self.terms.values() for term in terms))
        self.wanted = {word for term in lexicon.terms for word in wanted_by(term)}
        self.wants = {term: wanted_by(term) for term in lexicon.terms if is_harm(Reading(term, ""))}  # terms of harm
        self.back = lexicon.forms_of(is_back)
        words = lexicon.forms_of(is_harm) | self.parts | self.wanted | self.back
        self.harm = AhoCorasick([*sorted(patterns(words)), *OTHERWISE], implementation=Implementation.DFA)
        self.number = number_screen(lexicon)

    def of(self, text: str) -> Words:
        """The words of a text, with what they can be."""
        printed = set([token[0] for token in TOKEN.finditer(text)] if BROKEN.search(text) else text.split())
        kept = self.kept
        if not kept.known.issuperset(printed):
            if kept.letters > KEPT_LETTERS:
                kept = self.kept = Kept()
            for one in printed - kept.known:
                self._keep(one, kept)
        return Words(printed, kept)

    def _keep(self, printed: str, kept: Kept) -> None:
        spaced = f" {fold(printed) if HIDING.search(printed) else printed} "
        known = DIGITS.search(spaced) or self.number.find_matches_as_indexes(spaced)
        if known or self.harm.find_matches_as_indexes(spaced):
            self._read(printed, kept)
        kept.letters += len(printed)
        kept.known.add(printed)

    def _read(self, printed: str, kept: Kept) -> None:
        words, folded = [self.lexicon.word(one[0], one.lastgroup) for one in TOKEN.finditer(printed)], fold(printed)
        stems = frozenset().union(*(word.stems for word in words))
        wants = [wanted_by(one.term) for word in words for one in word.readings.values() if is_harm(one)]
        if any(map(can_count, words)):
            kept.numbers.add(printed)
        if [] in wants:
            kept.harm.add(printed)
        if any(not word.stems.isdisjoint(self.back) or is_definite(word) for word in words):
            kept.back.add(printed)
        wanting = Wanting(
            frozenset(term for stem in stems for term in self.terms.get(stem, ())),
            frozenset(want for wanted in wants for want in wanted),
        )
        if any(wanting):
            kept.wanting[printed] = wanting
        giving = Giving(stems & self.parts, frozenset(want for want in self.wanted if holds(folded, want)))
        if any(giving):
            kept.giving[printed] = giving


def wanted_by(term: Term) -> list[str]:
    """The folded words of which a term wants one near, to be one of harm."""
    return fold(term.get("near") or term.get("needs", "")).split()


def holds(folded: str, want: str) -> bool:
    """Whether a folded text holds a word, whatever is on it; before a pronoun its last "ه" is a "ت": "عودتهم"."""
    return want in folded or want.endswith("ه") and f"{want[:-1]}ت" in folded


def can_count(word: Word) -> bool:
    """Whether a number phrase can begin at a word: digits, a word of number, a noun that means two."""
    nouns = [word.readings["nouns"]] if "nouns" in word.readings else []
    nouns += [one for found in word.phrases.values() for vocabulary, _, one in found if vocabulary == "nouns"]
    duals = (one.form == "dual" or one.form == "plural" and word.folded.endswith("ين") for one in nouns)
    thing = word.readings.get("things")  # "سائقي السيارتين"
    if thing and thing.form == "dual" and thing.definite:
        return True
    return word.kind == "digits" or "numbers" in word.begins or any(duals)


def is_definite(word: Word) -> bool:
    """Whether a word can be a number with the article: "الثلاثة", "الـ" of "الـ41"."""
    return word.folded == "ال" or "numbers" in word.readings and word.readings["numbers"].definite


def is_back(reading: Reading) -> bool:
    """Whether a reading is of a word by which a sentence points back: "بينهم", "العملية", "عددهم"."""
    vocabulary, section = reading.term.vocabulary, reading.term.section
    told = vocabulary in ("subsets", "thread") and section != "carries"
    return told or (vocabulary, section) in (("topics", "count"), ("nouns", "others"))


@lru_cache(maxsize=8)
def screen(lexicon: Lexicon) -> Screen:
    """The screen for the words of a language."""
    return Screen(lexicon)


def is_harm(reading: Reading) -> bool:
    """Whether a reading can make a figure of whomever a number counts: it has a measure, always or for some people."""
    return not reading.get("beside") and any(reading.get(name) for name in ("measure", "by", "alone", "abroad"))


@lru_cache(maxsize=8)
def number_screen(lexicon: Lexicon) -> AhoCorasick:
    """A matcher that hits in every text where a number is written in words, or as the dual of a counted noun."""
    forms = lexicon.forms_of(lambda one: one.form == "dual" or one.term.vocabulary == "numbers" or one.term.get("kin"))
    return AhoCorasick(sorted(patterns(forms)))


def patterns(forms: Iterable[str]) -> set[str]:
    """What is searched for: of each form the run of letters printed in one way only, where that is long enough.

    >>> sorted(patterns(["فر", "مفقود", "جثه"]))
    [' فر ', 'جثة', 'جثت', 'جثه', 'مفقؤد', 'مفقود', 'وفر ']
    """
    found: set[str] = set()
    for form in forms:
        stable = _stable(form)
        if len(stable) >= LEAST:
            found.add(stable)
        else:
            ways = printed(form)
            found |= ways if len(form) > 2 else {f"{before}{one} " for one in ways for before in " و"}
    return found


def _stable(form: str) -> str:
    """The longest run of letters that are printed in one way only."""
    return max(re.split(f"[{''.join(PRINTED)}]", form), key=len)


def printed(form: str) -> set[str]:
    """All the ways in which a folded form is printed; before a pronoun its last "ة" is a "ت": "عودتهم"."""
    ways = set(map("".join, product(*(PRINTED.get(letter, letter) for letter in form))))
    return ways | {way[:-1] + "ت" for way in ways if way.endswith("ه")}
