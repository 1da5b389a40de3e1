"""Figures -> reported, projected or denied."""

from collections.abc import Sequence

from extract.lexicon import Mark
from extract.records import Figure, Sentence
from extract.text import fold

PLANNED = ("released", "evacuated", "returned", "displaced", "refugees")  # what is decided before it is done
LONGEST_REACH = 20  # tokens; no word of status.toml reaches farther


def judge_status(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> list[tuple[str, str | None]]:
    """For each figure its status, and the rule that departs from `reported`.

    A word of status holds for what follows it in its clause. "قد" projects before a verb of the present only:
    "قد يرتفع" may rise, "قد ارتفع" has risen.
    """
    return [_status(sentences[figure.sentence], figure) for figure in figures]


def _status(sentence: Sentence, figure: Figure) -> tuple[str, str | None]:
    if figure.number.status != "reported":
        return figure.number.status, "numbers.projecting-hedge"
    first = figure.number.first if figure.cue is None else min(figure.cue, figure.number.first)
    event = sentence.at("events").get(figure.cue) if figure.cue is not None else None
    if event and event.reading.preposition == "س":
        return "projected", "status.future"
    for mark in reversed(sentence.near("status", figure.number.first - LONGEST_REACH, figure.number.first)):
        if figure.number.first - mark.last > mark.reading.get("reach"):
            continue
        if mark.reading.get("before_present") and not _present(sentence, mark):
            continue
        if figure.measure in mark.reading.get("not_for", "") or (mark.reading.get("beside") and first - mark.last > 2):
            continue
        barrier = fold(mark.reading.get("not_over", ""))
        if barrier and any(word.folded == barrier for word in sentence.words[mark.last : first]):
            continue
        if mark.last < first and not _broken(sentence, mark.last, first):
            return mark.reading.get("status"), mark.reading.term.rule
    if figure.measure in PLANNED and figure.cue is not None and figure.cue > figure.number.last:
        for mark in sentence.near("status", figure.cue - 2, figure.cue - 1):  # "13 أسيرا تقرر الإفراج عنهم"
            may = not mark.reading.get("before_present") or _present(sentence, mark)
            if mark.reading.get("status") == "projected" and may:
                return "projected", mark.reading.term.rule
    return "reported", None


def _present(sentence: Sentence, mark: Mark) -> bool:
    """Whether a verb of the present follows; some of the past begin like one: "قد تم" has been done."""
    if mark.last + 1 >= len(sentence.words):
        return False
    verb = sentence.words[mark.last + 1].folded
    return verb[:1] in ("ي", "ت") and verb not in fold(mark.reading.get("not_before", "")).split()


def _broken(sentence: Sentence, first: int, last: int) -> bool:
    breaks = sentence.at("clauses")
    return any(token in breaks and breaks[token].reading.term.section == "break" for token in range(first + 1, last))
