"""Numbers -> figures: what was done to the people that a number counts.

A number's measure comes from its own noun ("15 جريحا"), from an event before it ("مقتل 5"), from one after it
("ستة قتلوا"), from the number that it goes on with ("3 رجال وامرأتان") or is a part of ("بينهم خمسة أطفال"), or from a
topic ("عدد القتلى ... 20"). The rules of the grammar are tried in their order of closeness; the first that reads wins.
"""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.groups import Group, read_group
from extract.grammar.figures.rules import RULES
from extract.grammar.figures.thread import Thread
from extract.packs import Pack
from extract.records import Figure, Number, Rejection, Sentence


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
    if thread:
        thread.add(sentence, clause.figures, others)
    return clause.figures, rejections


def reject(clause: Clause, number: Number, group: Group) -> Rejection:
    """Why no rule reads this number; an issue where it may count people beside a word of harm."""
    if group.thing:
        return Rejection(number, group.rule, f"counts {group.thing.reading.term.lemma}, which are not people")
    if group.mark and (clause.events or group.of_noun("measure")):
        return Rejection(number, "figures.none", "counts people, but no rule ties it to an event", issue=True)
    if not group.mark and any(at in clause.events for at in range(number.first - 3, number.first + 4)):
        return Rejection(number, "figures.none", "stands beside an event, but no rule reads it", issue=True)
    return Rejection(number, "figures.none", "no word says that it counts people who were harmed or moved")
