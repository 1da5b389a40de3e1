"""Text -> the sentences that can hold a figure, so that all others cost no rules.

A figure needs a word of harm in its own sentence, or in the one before that it goes on from. The forms of those words
are searched for in one pass over the text; what a letter may be printed as (أ إ آ, ة, ى ئ) is spelled out in the
patterns, so that no text is folded to be passed over. A text without such a word is not even split into sentences.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from extract.lexicon import CACHED_FORMS, Lexicon, Reading, Word
from extract.packs import Pack
from extract.records import Sentence
from extract.text import DIGIT, MARK, MARKS, TOKEN, fold

PRINTED = {"ا": "اأإآٱ", "ه": "هة", "ي": "يىئ", "و": "وؤ"}
# Letters beyond these (Persian, Maghrebi, presentation forms) are rare enough to be folded where they stand.
RARE = "ڤڨکگچپیەڭ\ufb50-\ufdff\ufe70-\ufefc"
UNUSUAL = re.compile(f"[{RARE}]")
HIDING = re.compile(f"[{MARK}{RARE}]")  # in a word that is printed in no usual way
OTHERWISE = [letter for letter in map(chr, range(0xFFFF)) if HIDING.match(letter)]
# What lets a sentence go on from the numbers of the one before: "بينهم", "منهم", "29 من المهاجرين", a list's line.
GOES_ON = re.compile(f"بينه|منه[من]|ضمنه|فيه[من]|هؤلاء|[{DIGIT}] من ال")
LINE = re.compile(rf"\W{{0,3}}[{DIGIT}]|[-–•*]")
DIGITS = re.compile(f"[{DIGIT}]")
BLOCK, OVERLAP = 1 << 16, 64  # characters that are searched at once, and those of the next, for words on the edge
PHRASE, CLAUSE = 32, 200  # characters beside a word in which the rest of its term, and of its clause, stands
FEW = 16  # ways to print a word that are all searched for
LEAST = 4  # letters of a run; shorter ones stand in every sentence


class Needs(NamedTuple):
    """What makes a word one of harm: any of the terms, with all its words, each in any way that it is printed.

    Without terms a word is one of harm by itself.
    """

    reach: int  # characters behind the word
    terms: list[list[tuple[str, ...]]]


def words_of_harm(text: str, pack: Pack) -> list[int]:
    """Where words stand in a text that may be words of harm; without one it holds no figure.

    >>> from extract.packs import load_pack
    >>> words_of_harm("افتتح المعرض. قتل 5 أشخاص.", load_pack("ar"))
    [14]
    """
    lexicon, found, reached = pack.lexicon, [], 0
    for start in _hits(text, harm_screen(lexicon)):
        if start < reached:
            continue
        token = TOKEN.search(text, max(reached, text.rfind(" ", reached, start) + 1))
        while token and token.end() <= start:
            token = TOKEN.search(text, token.end())
        if not token:
            break
        reached = token.end()
        needs = needs_of(lexicon.word(token[0], token.lastgroup), lexicon)
        if needs and (not needs.terms or _stand_near(needs, text, token)):
            found.append(token.start())
    return found


@lru_cache(maxsize=CACHED_FORMS)
def needs_of(word: Word, lexicon: Lexicon) -> Needs | None:
    """What makes a word one of harm; None where nothing does.

    What it needs are the other words of its term ("سراح" of "أطلق سراح"), or what its line says: behind it ("فارق ...
    الحياة"), or on either side ("المهاجرين الوافدين").
    """
    if word.stems.isdisjoint(harm_forms(lexicon)):
        return None
    alone = [fold(one.get("near") or one.get("needs", "")).split() for one in word.readings.values() if is_harm(one)]
    if [] in alone:
        return Needs(0, [])
    terms = {others for stem in word.stems for others in harm_phrases(lexicon).get(stem, ())}
    terms |= {frozenset([need]) for needs in alone for need in needs}
    searched = [[_searched(needed) for needed in term] for term in terms]
    return Needs(CLAUSE if alone else PHRASE, searched) if searched else None


def _searched(needed: str) -> tuple[str, ...]:
    """What of a word can be searched for in a text that is not folded."""
    ways = printed(needed)
    return tuple(ways) if len(ways) <= FEW else (_stable(needed),)


def _stand_near(needs: Needs, text: str, token: re.Match) -> bool:
    near = text[max(0, token.start() - PHRASE) : token.end() + needs.reach]
    return any(all(any(way in near for way in needed) for needed in term) for term in needs.terms) or bool(
        HIDING.search(near)
    )


def _hits(text: str, screen: AhoCorasick) -> Iterator[int]:
    """Where a matcher hits, in order, some twice; block by block, lest the hits of a book fill the memory."""
    for begin in range(0, len(text), BLOCK):
        block = f" {text[begin : begin + BLOCK + OVERLAP]} ".replace("\n", " ")
        for _, start, _ in screen.find_matches_as_indexes(block):
            yield begin + max(0, start - 1)


def screen_sentences(sentences: Iterable[Sentence], harm: Iterable[int], pack: Pack) -> Iterator[Sentence]:
    """The sentences that hold a word of harm, of those found in their text, and something that can be its number."""
    places = iter(harm)
    place, before, listing = next(places, None), None, False
    for sentence in sentences:
        while place is not None and place < sentence.start:
            place = next(places, None)
        if place is None and before is None:
            return
        harmed = place is not None and place < sentence.end and _is_numbered(sentence, pack) and _is_harmed(sentence)
        listing = before is not None and (listing or before.quote.endswith(":")) and bool(LINE.match(sentence.quote))
        goes_on = before is not None and (listing or GOES_ON.search(sentence.text, sentence.start, sentence.end))
        if harmed or (goes_on and _is_numbered(sentence, pack)):
            yield sentence
            before = sentence
        else:
            before = None


def _is_numbered(sentence: Sentence, pack: Pack) -> bool:
    if DIGITS.search(sentence.text, sentence.start, sentence.end):
        return True
    printed = f" {MARKS.sub('', sentence.quote)} "
    printed = fold(printed) if UNUSUAL.search(printed) else printed
    return bool(number_screen(pack.lexicon).find_matches_as_indexes(printed))


def _is_harmed(sentence: Sentence) -> bool:
    """Whether a word of harm stands there as such, and not as another word of a longer term."""
    return any(
        is_harm(mark.reading)
        for vocabulary in ("events", "nouns", "topics")
        for mark in sentence.at(vocabulary).values()
    )


@lru_cache(maxsize=8)
def harm_screen(lexicon: Lexicon) -> AhoCorasick:
    """A matcher that hits where a word of harm stands, and at each mark and letter that can hide one from it."""
    return AhoCorasick([*sorted(patterns(harm_forms(lexicon))), *OTHERWISE], implementation=Implementation.DFA)


@lru_cache(maxsize=8)
def harm_phrases(lexicon: Lexicon) -> dict[str, list[frozenset[str]]]:
    """The word by which each term of harm of several words is searched for -> its other words."""
    found: dict[str, list[frozenset[str]]] = {}
    for phrase in lexicon.phrases_of(is_harm):
        longest = max(phrase, key=len)
        found.setdefault(longest, []).append(frozenset(phrase) - {longest})
    return found


@lru_cache(maxsize=8)
def harm_forms(lexicon: Lexicon) -> set[str]:
    """The folded forms of the words without one of which a sentence holds no figure."""
    return lexicon.forms_of(is_harm)


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
