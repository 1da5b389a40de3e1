"""Sentences -> those that can hold a figure."""

from collections.abc import Iterable, Iterator

from extract.records import Sentence

NUMBERED = ("numbers",)
HARMED = ("events", "nouns")


def screen_sentences(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences that hold both a number and a word for people or for what was done to them."""
    for sentence in sentences:
        marks = sentence.marks
        if ("events" in marks or "nouns" in marks) and (
            "numbers" in marks
            or any(word.kind == "digits" for word in sentence.words)
            or any(mark.reading.form == "dual" for mark in marks.get("nouns", ()))
        ):
            yield sentence
