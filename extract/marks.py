"""Where the terms of each vocabulary stand among the words of a sentence.

>>> from extract.packs import load_pack
>>> [(one.first, one.last) for one in Marks(load_pack("ar").lexicon.words("لقوا مصرعهم أمس"))["events"].values()]
[(0, 1)]
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import partial

from extract.lexicon import Mark, Word

MARK = partial(tuple.__new__, Mark)  # of (first, last, reading), made so often that a frame for each would tell


class Marks(dict[str, dict[int, Mark]]):
    """Vocabulary -> where its terms stand, in order, by the word where each begins; the longer from the left.

    All vocabularies share one look at the words; the marks of each are made on demand.
    """

    __slots__ = ("_lemmas", "_sections", "_tokens", "begun", "phrases", "words")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self._sections: dict[str, frozenset[str]] = {}
        self._lemmas: dict[str, frozenset[str]] = {}
        self._tokens: dict[str, list[int]] = {}
        self.begun: dict[str, list[int]] = defaultdict(list)  # vocabulary -> where a term of it begins
        self.phrases: dict[str, dict[int, Mark]] = defaultdict(dict)  # those of several words
        begun, end = self.begun, len(words) - 1
        for at, word in enumerate(words):
            for vocabulary in word.readings:
                begun[vocabulary].append(at)
            if word.phrases and at < end and not word.phrases.keys().isdisjoint(words[at + 1].stems):
                self._read_phrases(at, word, word.phrases.keys() & words[at + 1].stems)

    def _read_phrases(self, at: int, word: Word, following: set[str]) -> None:
        """The terms of several words that stand whole from a word on, the first of each vocabulary."""
        words = self.words
        # In the order of the word, which begins hundreds of terms where it is "في".
        for second in following if len(following) == 1 else [one for one in word.phrases if one in following]:
            for vocabulary, others, reading in word.phrases[second]:
                last = at + 1 + len(others)
                whole = not others or last < len(words) and all(map(_can_be, others, words[at + 2 : last + 1]))
                if whole and at not in (standing := self.phrases[vocabulary]):
                    standing[at] = MARK((at, last, reading))
                    if vocabulary not in word.readings:
                        self.begun[vocabulary].append(at)

    def __missing__(self, vocabulary: str) -> dict[int, Mark]:
        found: dict[int, Mark] = {}
        if begun := self.begun.get(vocabulary):
            words, phrases = self.words, self.phrases.get(vocabulary)
            if not phrases:
                found = {at: MARK((at, at, words[at].readings[vocabulary])) for at in begun}
            else:
                reached = -1  # the last word of the term before, within which no other begins
                for at in begun:
                    if at > reached:
                        found[at] = phrases.get(at) or MARK((at, at, words[at].readings[vocabulary]))
                        reached = found[at].last
        self[vocabulary] = found
        return found

    def sections(self, vocabulary: str) -> frozenset[str]:
        """The sections of a vocabulary of which terms stand among the words."""
        if vocabulary not in self._sections:
            self._sections[vocabulary] = frozenset(mark.reading.term.section for mark in self[vocabulary].values())
        return self._sections[vocabulary]

    def lemmas(self, vocabulary: str) -> frozenset[str]:
        """The terms of a vocabulary that stand among the words."""
        if vocabulary not in self._lemmas:
            self._lemmas[vocabulary] = frozenset(mark.reading.term.lemma for mark in self[vocabulary].values())
        return self._lemmas[vocabulary]

    def near(self, vocabulary: str, first: int, last: int, most: int | None = None) -> list[Mark]:
        """The marks of a vocabulary that begin at the words first..last, in order; at `most` that many."""
        found = self[vocabulary]
        if not found:
            return []
        if vocabulary not in self._tokens:
            self._tokens[vocabulary] = list(found)
        tokens = self._tokens[vocabulary]
        begin = bisect_left(tokens, first)
        end = bisect_right(tokens, last, begin)
        return [found[token] for token in tokens[begin : end if most is None else min(end, begin + most)]]


def _can_be(form: str, word: Word) -> bool:
    """Whether a printed word can be a form."""
    return form in word.stems
