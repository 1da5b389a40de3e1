"""Text -> the sentences that can hold a figure, so that all others cost no rules.

A figure needs a word of harm in its own sentence, or in one before that it points back at, and a word that can be its
number.
"""

import re
from collections.abc import Iterator, Sequence

from extract.grammar.glance import holds, screen
from extract.lexicon import Mark
from extract.packs import Pack
from extract.records import Sentence
from extract.text import DIGIT, fold

FAR = 3  # sentences over which what was told is pointed at
# "29 من المهاجرين", "وبين المقاتلين، 130 أجنبيا", "119 حالة على يد الجيش"
SOME_OF = re.compile(rf"[{DIGIT}] من ال|\bو?بين ال|على (?:يد|أيدي) ")
LINE = re.compile(rf"\W{{0,3}}[{DIGIT}]|[-–•*]|[^:{DIGIT}]{{1,40}}:\s?\(?[{DIGIT}]")  # "- 5", "في حلب: 5"
WORD = re.compile(r"[^\W\d_]")
BEFORE, BEHIND = 32, 200  # characters beside a word of harm in which what it wants stands


def may_hold_figures(text: str, pack: Pack) -> bool:
    """Whether a text has words of harm and of number at all.

    >>> from extract.packs import load_pack
    >>> [may_hold_figures(text, load_pack("ar")) for text in ("افتتح 5 معارض.", "قتل 5 أشخاص.")]
    [False, True]
    """
    words = screen(pack.lexicon).of(text)
    return words.may_count() and words.may_harm()


def screen_sentences(sentences: Sequence[Sentence], pack: Pack) -> Iterator[Sentence]:
    """The sentences that hold a word of harm, or go on from one that does, and something that can be its number."""
    known = screen(pack.lexicon)
    words = [known.of(sentence.quote) for sentence in sentences]
    harmed: dict[int, bool] = {}  # of the sentences that were asked about

    def harms(index: int) -> bool:
        if index not in harmed:
            harmed[index] = words[index].may_harm(known.wanted) and is_harmed(sentences[index])
        return harmed[index]

    opening = None  # the sentence that opens the list in whose lines we are
    for index, sentence in enumerate(sentences):
        if not LINE.match(sentence.text, sentence.start, sentence.end):
            opening = None
        elif index and sentence.text[sentences[index - 1].end - 1] == ":":
            opening = index - 1
        elif opening is None and index and _has_word(sentence) and harms(index - 1):
            opening = index - 1  # "تعتقل القوات 60 مواطنا", "⭕ جنين: 18 مواطنا"
        if not words[index].may_count():
            continue
        if opening is not None and harms(opening):
            yield sentence
            continue
        if harms(index):
            yield sentence
            continue
        back = words[index].may_point_back() or SOME_OF.search(sentence.text, sentence.start, sentence.end)
        if back and any(map(harms, range(index - 1, max(-1, index - 1 - FAR), -1))):
            yield sentence


def _has_word(sentence: Sentence) -> bool:
    """Whether a line is more than a number: "5" alone is none of a list that nothing announced."""
    return WORD.search(sentence.text, sentence.start, sentence.end) is not None


def is_harmed(sentence: Sentence) -> bool:
    """Whether a word of harm stands there as such, not as another word of a longer term or without what it wants."""
    wants = screen(sentence.lexicon).wants
    doubtful: list[Mark] = []
    for vocabulary in ("events", "nouns", "topics"):
        for mark in sentence.at(vocabulary).values():
            wanted = wants.get(mark.reading.term)
            if wanted is None:
                continue
            if not wanted or mark.last > mark.first:
                return True
            doubtful.append(mark)
    return any(_has_wanted(sentence, mark, wants[mark.reading.term]) for mark in doubtful)


def _has_wanted(sentence: Sentence, mark: Mark, wanted: list[str]) -> bool:
    """Whether what a word of harm wants stands near it: "فارق ... الحياة", "المهاجرين الوافدين"."""
    start, end = sentence.starts[mark.first], sentence.ends[mark.last]
    near = fold(sentence.text[max(0, start - BEFORE) : end + BEHIND])
    return any(holds(near, want) for want in wanted)
