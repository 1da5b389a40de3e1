"""Figures -> without those of novels, films and plays, and of what would have been: made-up people are no figure."""

from collections.abc import Sequence

from extract.records import Figure, Rejection, Sentence

SUPPOSED = 40  # tokens from "if" to a number that answers it
ANSWER = 6  # tokens from the word that answers an "if" to its number: "لو ... لارتفعت حصيلة القتلى إلى 300"


def set_aside_fiction(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> tuple[list[Figure], list[Rejection]]:
    """The figures of the world, and a rejection for each of a story.

    A work of fiction and a word of telling in one sentence begin a story; it goes on to the end of its paragraph.
    """
    kept: list[Figure] = []
    rejections: list[Rejection] = []
    begun = _stories(sentences, figures)
    for figure in figures:
        first = begun.get(sentences[figure.sentence].paragraph)
        if first is not None and first <= figure.sentence:
            rejections.append(Rejection(figure.number, "fiction.work", "is told of made-up people"))
        elif _is_supposed(sentences[figure.sentence], figure):
            rejections.append(Rejection(figure.number, "fiction.supposed", "is told of what has not come about"))
        else:
            kept.append(figure)
    return kept, rejections


def _stories(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> dict[int, int]:
    """Of the paragraphs in which figures stand, those that tell a story, with the sentence where it begins."""
    paragraphs = {sentences[figure.sentence].paragraph for figure in figures}
    begun: dict[int, int] = {}
    for sentence in sentences:
        if sentence.paragraph in paragraphs and sentence.paragraph not in begun and _tells(sentence):
            begun[sentence.paragraph] = sentence.index
    return begun


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence tells a story: "يروي الفيلم حكاية"; a documentary tells of the world."""
    sections = sentence.sections("fiction")
    return {"work", "telling"} <= sections and "true" not in sections


def _is_supposed(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure answers an "if" of what did not happen: "لولا تدخل الجيش لقتل 500 مدني"."""
    lead = figure.number.lead
    told = sentence.near("fiction", lead - SUPPOSED, lead - 1)
    if not told:
        return False
    begun = [mark.last for mark in told if mark.reading.term.section == "supposed"]
    answers = {mark.first for mark in told if mark.reading.term.section == "answer" and mark.reading.preposition == "ل"}
    if any(mark.reading.get("asks") for mark in told):
        return True  # "ماذا لو قتل ألف طفل؟"
    events = sentence.at("events")
    answers |= {at for at in range(lead - ANSWER, lead) if at in events and events[at].reading.preposition == "ل"}
    return bool(begun) and any(begun[-1] + 1 < at >= lead - ANSWER for at in answers)
