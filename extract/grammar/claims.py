"""Claims that a text checks and finds false: "زعم المنشور أن 20 قتلوا، لكن تبين أن الصور قديمة"."""

from collections.abc import Sequence
from functools import cached_property

from extract.lexicon import Mark
from extract.records import Figure, Sentence

LABELS = frozenset("|:-–")  # after the verdict on a claim, before the claim
THIS = frozenset(("هذا", "هذه"))
CLAIMS = ("claim", "claims")  # the sections of what is claimed, and of verbs that claim
FINDINGS = ("finding", "picture")  # what is found out, and the pictures that were looked into: "تبين", "الصورة"
ASKS, QUESTION = ("هل", "صحة", "حقيقة"), "؟"
BESIDE = 4  # tokens between a claim and the word that says it to be false
FOUND = 9  # tokens from "it turned out" to what was found
NOT = frozenset(("لا", "ليس", "ليست", "لم"))
SHOWN, PICTURED = 6, 4  # tokens from "not" to a number, and back to the picture
IT = frozenset("ذلك الامر الخبر هذا هذه الانباء صحته صحتها".split())  # what was claimed
CHECKED = 3  # sentences behind a claim in which it is checked
VERDICT = 3  # tokens from the head of a line to the verdict on a claim: "التصنيف: مضلل"


class Claims:
    """The claims of an article's sentences, and what is found of them."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._checked: dict[int, Checked] = {}

    def checked(self, index: int) -> "Checked":
        """What a sentence claims, and what it finds of a claim."""
        if index not in self._checked:
            self._checked[index] = Checked(self.sentences[index])
        return self._checked[index]

    def taken_back(self, figure: Figure) -> bool:
        """Whether a claim that holds a figure is found to be false behind it, in its sentence or in one of the next."""
        own, at, last = self.checked(figure.sentence), figure.number.first, figure.number.last
        if _is_not_shown(own.sentence, at):
            return True
        claims = own.claimed < at
        if not (own.asks or claims):
            return False
        doubted = own.asks or own.doubted < at
        if claims and own.denied > last or doubted and own.stale > last:
            return True
        for index in range(figure.sentence + 1, min(len(self.sentences), figure.sentence + 1 + CHECKED)):
            behind = self.checked(index)
            if behind.judges or doubted and (behind.stale >= 0 or own.asks and behind.denied >= 0):
                return True
            if behind.sentence.at("events") and not own.asks:
                return False  # another story is told
        return False


class Checked:
    """What one sentence claims, and what it finds of a claim; each read where it is asked for."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.clauses, self.status = sentence, sentence.at("clauses"), sentence.at("status")

    @cached_property
    def asks(self) -> bool:
        """Whether it asks if a claim is true."""
        return any(word.text in ASKS for word in self.sentence.words[:2]) or self.sentence.quote.endswith(QUESTION)

    @cached_property
    def _claims(self) -> list[Mark]:
        sections = self.sentence.sections("clauses")
        return [] if sections.isdisjoint(CLAIMS) else [m for m in self.clauses.values() if _section(m) in CLAIMS]

    @cached_property
    def claimed(self) -> int:
        """The first token of what is claimed; behind the last token where there is none."""
        return next((mark.first for mark in self._claims), len(self.sentence.words))

    @cached_property
    def doubted(self) -> int:
        """The first token of a claim that is doubted; behind the last token where there is none."""
        doubted = (mark.first for mark in self._claims if _section(mark) == "claims" or mark.reading.get("doubted"))
        return next(doubted, len(self.sentence.words))

    @cached_property
    def denied(self) -> int:
        """The last token by which somebody denies it in so many words, -1 for none: "، وقد نفت السلطات ذلك"."""
        words = self.sentence.words
        denying = (mark for mark in self.status.values() if mark.reading.get("status") == "denied")
        told = (m.first for m in denying if any(word.folded in IT for word in words[m.last + 1 : m.last + BESIDE]))
        return max(told, default=-1)

    @cached_property
    def stale(self) -> int:
        """The last token of what is found not to be what it was said to be, a claim or its picture; -1 for none."""
        if self.sentence.sections("clauses").isdisjoint(FINDINGS):
            return -1
        found = (token for token, mark in self.clauses.items() if _section(mark) in FINDINGS)
        return max(filter(self._is_stale, found), default=-1)

    def _is_stale(self, found: int) -> bool:
        """Whether it was found that something is old, staged or false: "أن الصور قديمة", "من فيلم", "غير صحيح"."""
        near = range(found + 1, min(found + FOUND, len(self.sentence.words)))
        return any(_section(self.clauses.get(at)) == "stale" or refutes(self.status.get(at)) for at in near)

    @cached_property
    def judges(self) -> bool:
        """Whether it says of the claim before it that it is false: "وهذا الخبر كاذب", "التصنيف: مضلل"."""
        words, status = self.sentence.words, self.status
        if any(word.text in LABELS for word in words[1:VERDICT]):
            if any(refutes(status.get(token)) for token in range(VERDICT + 1)):
                return True
        for mark in self._claims:
            told = mark.reading.definite or mark.first < 2 or words[mark.first - 1].folded in THIS
            if _section(mark) != "claim" or not told:
                continue
            behind = (status.get(token) for token in range(mark.last + 1, mark.last + BESIDE))
            before = (status.get(token) for token in range(mark.first - BESIDE, mark.first))
            if any(map(refutes, behind)) or any(one and one.reading.get("status") == "denied" for one in before):
                return True
        return False


def _is_not_shown(sentence: Sentence, at: int) -> bool:
    """Whether a picture is said not to show what a number counts: "الفيديو المتداول لا يوثق انتشال 25 جثة"."""
    words, clauses = sentence.words, sentence.at("clauses")
    for token in range(at - 1, max(-1, at - SHOWN), -1):
        if words[token].folded in NOT and not words[token + 1].folded.endswith("زال"):
            return any(_section(clauses.get(near)) == "picture" for near in range(token - PICTURED, token))
    return False


def refutes(mark: Mark | None) -> bool:
    """Whether a word says that something is false: "كاذب", "لا أساس له"."""
    return _section(mark) == "refuted"


def _section(mark: Mark | None) -> str | None:
    return mark.reading.term.section if mark else None
