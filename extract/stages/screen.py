"""Sentences -> those that can hold a figure, so that all others cost no rules.

A figure needs a word of harm in its own sentence. The forms of those words are searched for in one pass; what a letter
may be printed as (أ إ آ, ة, ى ئ) is spelled out in the patterns, so that no sentence is folded to be passed over.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from ahocorasick_rs import AhoCorasick

from extract.lexicon import Lexicon, Reading
from extract.packs import Pack
from extract.records import Sentence
from extract.text import DIGIT, MARKS, fold

PRINTED = {"ا": "اأإآٱ", "ه": "هة", "ي": "يىئ", "و": "وؤ"}
# Letters beyond these (Persian, Maghrebi, presentation forms) are rare enough to be folded where they stand.
RARE = re.compile("[ڤڨکگچپیەڭ\ufb50-\ufdff\ufe70-\ufefc]")
DIGITS = re.compile(f"[{DIGIT}]")
LEAST = 4  # letters of a run; shorter ones stand in every sentence


def screen_sentences(sentences: Iterable[Sentence], pack: Pack) -> Iterator[Sentence]:
    """The sentences that hold both a word of harm and something that can be its number."""
    harm, numbers = harm_screen(pack.lexicon), number_screen(pack.lexicon)
    for sentence in sentences:
        printed = f" {MARKS.sub('', sentence.quote)} "
        if RARE.search(printed):
            printed = fold(printed)
        if harm.find_matches_as_indexes(printed):
            if (DIGITS.search(printed) or numbers.find_matches_as_indexes(printed)) and _harmed(sentence):
                yield sentence


def _harmed(sentence: Sentence) -> bool:
    """Whether a word of harm stands among the sentence's words, and not within another word."""
    return any(
        is_harm(mark.reading)
        for vocabulary in ("events", "nouns", "topics")
        for mark in sentence.marks.get(vocabulary, ())
    )


@lru_cache(maxsize=8)
def harm_screen(lexicon: Lexicon) -> AhoCorasick:
    """A matcher that hits in every text where a word of harm stands: an event, or a noun with a measure."""
    return AhoCorasick(sorted(patterns(harm_forms(lexicon))))


def harm_forms(lexicon: Lexicon) -> set[str]:
    """The folded forms of the words without one of which a sentence holds no figure."""
    return lexicon.forms_of(is_harm)


def is_harm(reading: Reading) -> bool:
    """Whether a reading can make a figure: it has a measure, always or for some people."""
    return any(reading.get(name) for name in ("measure", "by", "alone"))


@lru_cache(maxsize=8)
def number_screen(lexicon: Lexicon) -> AhoCorasick:
    """A matcher that hits in every text where a number is written in words, or as the dual of a counted noun."""
    forms = lexicon.forms_of(lambda one: one.form == "dual" or one.term.vocabulary == "numbers")
    return AhoCorasick(sorted(patterns(forms)))


def patterns(forms: Iterable[str]) -> set[str]:
    """What is searched for: of each form the run of letters printed in one way only, where that is long enough.

    >>> sorted(patterns(["فر", "مفقود", "جثه"]))
    [' فر ', 'جثة', 'جثه', 'مفقؤد', 'مفقود', 'وفر ']
    """
    found: set[str] = set()
    for form in forms:
        stable = max(re.split(f"[{''.join(PRINTED)}]", form), key=len)
        if len(stable) >= LEAST:
            found.add(stable)
        else:
            printed = map("".join, product(*(PRINTED.get(letter, letter) for letter in form)))
            found |= set(printed) if len(form) > 2 else {f"{before}{one} " for one in printed for before in " و"}
    return found
