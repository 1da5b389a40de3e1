"""Text -> the sentences that can hold a figure, so that all others cost no rules.

A figure needs a word of harm in its own sentence, or in one before that it points back at, and a word that can be its
number. What a printed word can be of the two is found once, then kept: a text costs one look-up a word. Of words that
were never seen before, only those are read in which a matcher hits a form of harm or number; what a letter may be
printed as (أ إ آ, ة, ى ئ) is spelled out in its patterns, so that nothing is folded to be passed over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ahocorasick_rs import AhoCorasick, Implementation

from extract.lexicon import CACHED_FORMS, LONGEST_CACHED, Lexicon, Mark, Reading, Term, Word, longest
from extract.packs import Pack
from extract.records import Sentence
from extract.text import BROKEN, DIGIT, MARK, TOKEN, fold

PRINTED = {"ا": "اأإآٱ", "ه": "هة", "ي": "يىئ", "و": "وؤ"}
# Letters beyond these (Persian, Maghrebi, presentation forms) are rare enough to be folded where they stand.
RARE = "ڤڨکگچپیەڭ\ufb50-\ufdff\ufe70-\ufefc"
HIDING = re.compile(f"[{MARK}{RARE}]")  # in a word that is printed in no usual way
OTHERWISE = [letter for letter in map(chr, range(0xFFFF)) if HIDING.match(letter)]
FAR = 3  # sentences over which what was told is pointed at
SOME_OF = re.compile(f"[{DIGIT}] من ال")  # "29 من المهاجرين"
LINE = re.compile(rf"\W{{0,3}}[{DIGIT}]|[-–•*]")
DIGITS = re.compile(f"[{DIGIT}]")
BEFORE, BEHIND = 32, 200  # characters beside a word of harm in which what it wants stands
LEAST = 4  # letters of a run; shorter ones stand in every sentence


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What a printed word can be, of a number and of harm, and what it holds that makes another word one of harm.

    A word of harm is one by itself (`harm`), beside the other words of one of its `terms` ("سراح" of "أطلق سراح"), or
    near one of the words that it `wants`. `stems` and `holds` are what it gives others for the two. `back`: it
    points at what was told before.
    """

    number: bool = False
    harm: bool = False
    back: bool = False
    terms: frozenset[frozenset[str]] = frozenset()
    wants: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()


NOTHING = Seen()


class Screen(dict[str, Seen]):
    """What printed words can be, each with the signs that are written on it; looked up once, then kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.forms = lexicon.forms_of(is_harm)
        self.terms: dict[str, set[frozenset[str]]] = {}  # by the word that a term is searched for
        for phrase in lexicon.phrases_of(is_harm):
            sought = longest(phrase)
            self.terms.setdefault(sought, set()).add(frozenset(phrase) - {sought})
        self.parts = frozenset().union(*(term for terms in self.terms.values() for term in terms))
        self.wanted = {word for term in lexicon.terms for word in wanted_by(term)}
        self.back = lexicon.forms_of(is_back)
        words = self.forms | self.parts | self.wanted | self.back
        self.harm = AhoCorasick([*sorted(patterns(words)), *OTHERWISE], implementation=Implementation.DFA)
        self.number = number_screen(lexicon)
        self.alike: dict[tuple, Seen] = {}

    def of(self, text: str) -> set[Seen]:
        """What the words of a text can be."""
        whole = BROKEN.search(text) is None
        return set(map(self.__getitem__, text.split() if whole else [token[0] for token in TOKEN.finditer(text)]))

    def __missing__(self, printed: str) -> Seen:
        spaced = f" {fold(printed) if HIDING.search(printed) else printed} "
        known = DIGITS.search(spaced) or self.number.find_matches_as_indexes(spaced)
        seen = self._read(printed) if known or self.harm.find_matches_as_indexes(spaced) else NOTHING
        if len(printed) <= LONGEST_CACHED:
            if len(self) >= CACHED_FORMS:
                self.clear()
            self[printed] = seen
        return seen

    def _read(self, printed: str) -> Seen:
        words, folded = [self.lexicon.word(one[0], one.lastgroup) for one in TOKEN.finditer(printed)], fold(printed)
        stems = frozenset().union(*(word.stems for word in words))
        wants = [wanted_by(one.term) for word in words for one in word.readings.values() if is_harm(one)]
        seen = (
            any(map(can_count, words)),
            [] in wants,
            any(not word.stems.isdisjoint(self.back) or is_definite(word) for word in words),
            frozenset(term for stem in stems for term in self.terms.get(stem, ())),
            frozenset(want for wanted in wants for want in wanted),
            stems & self.parts,
            frozenset(want for want in self.wanted if _holds(folded, want)),
        )
        return self.alike.setdefault(seen, Seen(*seen))


def may_hold_figures(text: str, pack: Pack) -> bool:
    """Whether a text has words of harm and of number at all.

    >>> from extract.packs import load_pack
    >>> [may_hold_figures(text, load_pack("ar")) for text in ("افتتح 5 معارض.", "قتل 5 أشخاص.")]
    [False, True]
    """
    seen = screen(pack.lexicon).of(text)
    return any(one.number for one in seen) and _may_harm(seen, frozenset().union(*(one.holds for one in seen)))


def _may_harm(seen: set[Seen], held: Set[str]) -> bool:
    """Whether any of a text's words can be one of harm, beside the others and what is held near."""
    if any(one.harm for one in seen):
        return True
    stems = frozenset().union(*(one.stems for one in seen))
    return any(not one.wants.isdisjoint(held) or any(term <= stems for term in one.terms) for one in seen)


def screen_sentences(sentences: Sequence[Sentence], pack: Pack) -> Iterator[Sentence]:
    """The sentences that hold a word of harm, or go on from one that does, and something that can be its number."""
    known = screen(pack.lexicon)
    harmed: dict[int, bool] = {}  # of the sentences that were asked about

    def harms(index: int) -> bool:
        if index not in harmed:
            seen = known.of(sentences[index].quote)
            harmed[index] = _may_harm(seen, known.wanted) and is_harmed(sentences[index])
        return harmed[index]

    listing = False
    for index, sentence in enumerate(sentences):
        seen = known.of(sentence.quote)
        listing = (
            index > 0 and (listing or sentences[index - 1].quote.endswith(":")) and bool(LINE.match(sentence.quote))
        )
        if not any(one.number for one in seen):
            continue
        back = listing or any(one.back for one in seen) or SOME_OF.search(sentence.text, sentence.start, sentence.end)
        if harms(index) or back and any(map(harms, range(index - 1, max(-1, index - 1 - FAR), -1))):
            yield sentence


def is_harmed(sentence: Sentence) -> bool:
    """Whether a word of harm stands there as such, not as another word of a longer term or without what it wants."""
    return any(
        is_harm(mark.reading) and (mark.last > mark.first or _has_wanted(sentence, mark))
        for vocabulary in ("events", "nouns", "topics")
        for mark in sentence.at(vocabulary).values()
    )


def _has_wanted(sentence: Sentence, mark: Mark) -> bool:
    """Whether what a word of harm wants stands near it: "فارق ... الحياة", "المهاجرين الوافدين"."""
    wanted = wanted_by(mark.reading.term)
    if not wanted:
        return True
    start, end = sentence.starts[mark.first], sentence.ends[mark.last]
    near = fold(sentence.text[max(0, start - BEFORE) : end + BEHIND])
    return any(_holds(near, want) for want in wanted)


def wanted_by(term: Term) -> list[str]:
    """The folded words of which a term wants one near, to be one of harm."""
    return fold(term.get("near") or term.get("needs", "")).split()


def _holds(folded: str, want: str) -> bool:
    """Whether a folded text holds a word, whatever is on it; before a pronoun its last "ه" is a "ت": "عودتهم"."""
    return want in folded or want.endswith("ه") and f"{want[:-1]}ت" in folded


def can_count(word: Word) -> bool:
    """Whether a number phrase can begin at a word: digits, a word of number, a noun that means two."""
    nouns = [word.readings["nouns"]] if "nouns" in word.readings else []
    nouns += [reading for _, reading in word.phrases.get("nouns", ())]
    duals = (one.form == "dual" or one.form == "plural" and word.folded.endswith("ين") for one in nouns)
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
    return not reading.get("beside") and any(reading.get(name) for name in ("measure", "by", "alone"))


@lru_cache(maxsize=8)
def number_screen(lexicon: Lexicon) -> AhoCorasick:
    """A matcher that hits in every text where a number is written in words, or as the dual of a counted noun."""
    forms = lexicon.forms_of(lambda one: one.form == "dual" or one.term.vocabulary == "numbers")
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
