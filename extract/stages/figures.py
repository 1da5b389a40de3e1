"""Numbers -> figures: what was done to the people that a number counts.

A number's measure comes from its own noun ("15 جريحا"), from an event before it ("مقتل 5"), from one after it
("ستة قتلوا"), from the number that it goes on with ("3 رجال وامرأتان") or is a part of ("بينهم خمسة أطفال"), or from a
topic ("عدد القتلى ... 20"). The rules of the grammar are tried in their order of closeness; the first that reads wins.
"""

from dataclasses import replace

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.groups import Group, read_group
from extract.grammar.figures.rules import RULES
from extract.grammar.figures.thread import Thread
from extract.packs import Pack
from extract.records import Figure, Number, Rejection, Sentence

BY_NOUN = ("figures.own-noun", "figures.case-of")  # rules by which a number's own noun says what happened


def read_figures(
    sentence: Sentence, numbers: list[Number], pack: Pack, thread: Thread | None = None
) -> tuple[list[Figure], list[Rejection]]:
    """The figures among a sentence's numbers, in order, and for each other number the rule by which it is none.

    `thread` is what the article has told before, to go on from; the sentence's figures are added to it.
    """
    if not numbers:
        return [], []
    clause, rejections, others = Clause(sentence, numbers, thread), [], False
    for number in numbers:
        group = read_group(sentence, number)
        found = next((found for rule in RULES if (found := rule(clause, number, group))), None)
        if isinstance(found, Figure):
            clause.add(found, group)
            continue
        rejections.append(found or reject(clause, number, group))
        others = others or not found and bool(group.mark or group.population)
    figures = [mixed(clause.figures, index) for index in range(len(clause.figures))]
    if thread:
        thread.add(sentence, figures, others)
    return figures, rejections


def mixed(figures: list[Figure], index: int) -> Figure:
    """A figure, as one number over both where its dead and its injured follow: "120 ضحية: 40 قتيلا و80 جريحا"."""
    whole, parts = figures[index], figures[index + 1 : index + 3]
    if whole.measure not in ("killed", "injured") or {part.measure for part in parts} != {"killed", "injured"}:
        return whole
    if any(part.rules[-1] not in BY_NOUN for part in parts):
        return whole  # "120 قتيلا بينهم 40 طفلا، وأصيب 80"
    values = [figure.number.value for figure in (whole, *parts)]
    return replace(whole, measure="casualties") if None not in values and values[0] == sum(values[1:]) else whole


def reject(clause: Clause, number: Number, group: Group) -> Rejection:
    """Why no rule reads this number; an issue where it may count people beside a word of harm."""
    if group.thing:
        return Rejection(number, group.rule, f"counts {group.thing.reading.term.lemma}, which are not people")
    if group.mark and (clause.events or group.of_noun("measure")):
        return Rejection(number, "figures.none", "counts people, but no rule ties it to an event", issue=True)
    if not group.mark and any(at in clause.events for at in range(number.first - 3, number.first + 4)):
        return Rejection(number, "figures.none", "stands beside an event, but no rule reads it", issue=True)
    return Rejection(number, "figures.none", "no word says that it counts people who were harmed or moved")
