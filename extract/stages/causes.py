"""Figures -> the kind of cause, where the text names one."""

from collections.abc import Sequence

from extract.records import Figure, Sentence

REACH = 60  # tokens; farther off, a cause is another event's


def name_causes(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> list[tuple[str | None, str | None]]:
    """For each figure its cause (conflict, disaster, accident, migration or crime) and rule; (None, None) if unstated.

    The word of the vocabulary nearest to the number decides, in the figure's own sentence only.
    """
    found = []
    for figure in figures:
        at = figure.number.first
        marks = sentences[figure.sentence].near("causes", at - REACH, at + REACH)
        nearest = min(marks, key=lambda mark: abs(mark.first - figure.number.first), default=None)
        term = nearest.reading.term if nearest else None
        found.append((term.get("cause", term.section), term.rule) if term else (None, None))
    return found
