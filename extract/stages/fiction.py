"""Figures -> without those of novels, films and plays: what is told of made-up people is no figure."""

from collections.abc import Sequence

from extract.records import Figure, Rejection, Sentence


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
