"""Claims that a text checks and finds false: "زعم المنشور أن 20 قتلوا، لكن تبين أن الصور قديمة"."""

from collections.abc import Iterator, Sequence

from extract.lexicon import Mark
from extract.records import Figure, Sentence

LABELS = frozenset("|:-–")  # after the verdict on a claim, before the claim
THIS = frozenset(("هذا", "هذه"))
CLAIMS = ("claim", "claims")  # the sections of what is claimed, and of verbs that claim
ASKS, QUESTION = ("هل", "صحة", "حقيقة"), "؟"
BESIDE = 4  # tokens between a claim and the word that says it to be false
FOUND = 9  # tokens from "it turned out" to what was found
NOT = frozenset(("لا", "ليس", "ليست", "لم"))
SHOWN, PICTURED = 6, 4  # tokens from "not" to a number, and back to the picture
IT = frozenset("ذلك الامر الخبر هذا هذه الانباء صحته صحتها".split())  # what was claimed
CHECKED = 3  # sentences behind a claim in which it is checked
VERDICT = 3  # tokens from the head of a line to the verdict on a claim: "التصنيف: مضلل"


def taken_back(sentences: Sequence[Sentence], figure: Figure) -> bool:
    """Whether a claim that holds a figure is found to be false behind it, in its sentence or in one of the next."""
    own, at = sentences[figure.sentence], figure.number.first
    asked = any(word.text in ASKS for word in own.words[:2]) or own.quote.endswith(QUESTION)
    claims = [mark for mark in own.at("clauses").values() if _section(mark) in CLAIMS and mark.first < at]
    if _is_not_shown(own, at):
        return True
    if not (asked or claims):
        return False
    if claims and _is_denied(own, range(figure.number.last + 1, len(own.words))):
        return True
    doubted = asked or any(_section(mark) == "claims" or mark.reading.get("doubted") for mark in claims)
    if doubted and _turns_out(own, range(figure.number.last + 1, len(own.words))):
        return True
    for behind in sentences[own.index + 1 : own.index + 1 + CHECKED]:
        words = range(len(behind.words))
        if _judges(behind) or doubted and (_turns_out(behind, words) or asked and _is_denied(behind, words)):
            return True
        if behind.at("events") and not asked:
            return False  # another story is told
    return False


def _is_not_shown(sentence: Sentence, at: int) -> bool:
    """Whether a picture is said not to show what a number counts: "الفيديو المتداول لا يوثق انتشال 25 جثة"."""
    words, clauses = sentence.words, sentence.at("clauses")
    for token in range(at - 1, max(-1, at - SHOWN), -1):
        if words[token].folded in NOT and not words[token + 1].folded.endswith("زال"):
            return any(_section(clauses.get(near)) == "picture" for near in range(token - PICTURED, token))
    return False


def _is_denied(sentence: Sentence, tokens: range) -> bool:
    """Whether somebody denies it in so many words: "، وقد نفت السلطات ذلك"."""
    status, words = sentence.at("status"), sentence.words
    denying = (mark for at, mark in status.items() if at in tokens and mark.reading.get("status") == "denied")
    return any(word.folded in IT for mark in denying for word in words[mark.last + 1 : mark.last + BESIDE])


def refutes(mark: Mark | None) -> bool:
    """Whether a word says that something is false: "كاذب", "لا أساس له"."""
    return _section(mark) == "refuted"


def _judges(sentence: Sentence) -> bool:
    """Whether a sentence says of the claim before it that it is false: "وهذا الخبر كاذب", "التصنيف: مضلل"."""
    words, status = sentence.words, sentence.at("status")
    if any(word.text in LABELS for word in words[1:VERDICT]):
        if any(refutes(status.get(token)) for token in range(VERDICT + 1)):
            return True
    for mark in sentence.at("clauses").values():
        told = mark.reading.definite or mark.first < 2 or words[mark.first - 1].folded in THIS
        if _section(mark) != "claim" or not told:
            continue
        behind = (status.get(token) for token in range(mark.last + 1, mark.last + BESIDE))
        before = (status.get(token) for token in range(mark.first - BESIDE, mark.first))
        if any(map(refutes, behind)) or any(one and one.reading.get("status") == "denied" for one in before):
            return True
    return False


def _turns_out(sentence: Sentence, tokens: range) -> bool:
    """Whether words say that a claim, or the picture that it goes by, is not what it was said to be."""
    return any(_is_stale(sentence, token, tokens) for token in _findings(sentence, tokens))


def _findings(sentence: Sentence, tokens: range) -> Iterator[int]:
    """The tokens of what is found out, or of the pictures that were looked into: "تبين", "الصورة"."""
    marks = sentence.at("clauses")
    return (token for token in tokens if _section(marks.get(token)) in ("finding", "picture"))


def _is_stale(sentence: Sentence, found: int, tokens: range) -> bool:
    """Whether it was found that something is old, staged or false: "أن الصور قديمة", "من فيلم", "غير صحيح"."""
    clauses, status = sentence.at("clauses"), sentence.at("status")
    near = range(found + 1, min(found + FOUND, tokens.stop))
    return any(_section(clauses.get(token)) == "stale" or refutes(status.get(token)) for token in near)


def _section(mark: Mark | None) -> str | None:
    return mark.reading.term.section if mark else None
