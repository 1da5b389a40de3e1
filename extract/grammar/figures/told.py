"""Numbers that go on from the sentence before: "وبينهم ثلاثة أطفال.", "ومن بين هؤلاء 12 ...", the lines of a list."""

from typing import NamedTuple

from extract.grammar.figures.clauses import REACH, Clause
from extract.grammar.figures.groups import Group, of_them
from extract.grammar.figures.making import make
from extract.lexicon import Mark
from extract.records import Figure, Number, Sentence

LED = 7  # tokens from a word for "among them" to its number: "من بين هؤلاء المهاجرين، كان هناك امرأتان"
OPENED = 2  # tokens before the number of a list's line: a bullet, a dash


class Told(NamedTuple):
    """What the sentence before has counted, which this one may go on from; `opened`: a list of it follows."""

    figure: Figure
    noun: Mark | None
    sentence: int
    opened: bool


def told_by(sentence: Sentence, figures: list[Figure], told: Told | None) -> Told | None:
    """What a sentence with these figures leaves to the next one."""
    if told and figures and figures[0].rules[-1] in ("figures.listed", "figures.told-part"):
        return told._replace(sentence=sentence.index)
    whole = next((figure for figure in reversed(figures) if figure.inherits is None), None)
    if whole is None:
        return None
    opened = sentence.quote.endswith(":")
    return Told(whole, sentence.at("nouns").get(whole.noun), sentence.index, opened)


def told_part(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part of what the sentence before has counted: "وبينهم ثلاثة أطفال.", "وأضاف أن 12 منهم من الأجانب."."""
    told, start = clause.told, clause.start(number)
    if told is None or clause.figures or group.thing:
        return None
    behind = any(of_them(clause.sentence, at) for at in (group.last, group.last + 1))
    mark = group.mark and group.mark.reading
    named = mark and mark.definite and told.noun and mark.term is told.noun.reading.term  # "29 من المهاجرين"
    if not (behind or named) and not _led(clause, start):
        return None
    return _make(clause, number, group, told, "figures.told-part")


def _led(clause: Clause, start: int) -> bool:
    """Whether a word for "among them" leads up to a number with nothing before it that it could stand for."""
    for mark in clause.sentence.near("subsets", start - LED, start - 1):
        between = range(mark.last + 1, start)
        if mark.reading.term.section == "after" and not any(at in clause.events for at in between):
            earlier = range(max(0, mark.first - REACH), mark.first)
            return not any(at in clause.events or at in clause.nouns for at in earlier)
    return False


def listed(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A line of the list that the sentence before opens: "أنقذ خفر السواحل 87 مهاجرا:", "- 57 من مالي"."""
    told, start = clause.told, clause.start(number)
    if told is None or not told.opened or clause.figures or start > OPENED:
        return None
    if any(word.kind == "word" for word in clause.words[:start]) or any(at in clause.events for at in (start - 1,)):
        return None
    return _make(clause, number, group, told, "figures.listed")


def _make(clause: Clause, number: Number, group: Group, told: Told, rule: str) -> Figure | None:
    if group.population in (None, "same"):
        group = group._replace(population=told.figure.population, unit=told.figure.unit)
    return make(clause, number, group, told.figure.measure, rule)
