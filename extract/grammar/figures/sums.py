"""Numbers that are tied to others by what they add up to: sums of those before, parts of one before."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.going_on import going_on
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import MIXED, inherit, make
from extract.records import Figure, Number

SUM = ("باجمالي", "بمجموع", "ليصبح", "المجموع")
MOST = 12  # tokens of the numbers in a sentence whose parts add up to what the one before has counted
REACH = 30  # tokens from a whole to the last of those who make it up


def summed(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The sum of the figures before: "270 أسيرا و120 مدنيا، بإجمالي 390 فردا"; of the dead and the hurt, of both."""
    if not clause.figures or group.mark is None or clause.words[number.lead - 1].folded not in SUM:
        return None
    if len(clause.whole_measures) == 1:
        return make(clause, number, group, *clause.whole_measures, "figures.summed")
    return make(clause, number, group, "casualties", "figures.summed") if clause.whole_measures <= MIXED else None


def apposed(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those of whom a whole consists, named behind it: "4 أشخاص، شرطيان ومدنيان", "3 أفراد، رجل وطفلتان"."""
    if not clause.figures or group.mark is None or group.of_noun("measure"):
        return None
    whole = clause.whole()
    total, items, found = whole.number.value, 0, 0
    at = clause.ends[clause.wholes[-1]] + 1
    end = min(len(clause.words), at + REACH)
    while total and at < end and found < total:
        event, one = clause.events.get(at), clause.number_at.get(at)
        if clause.breaks(at) or event and event.first != whole.cue and event.reading.get("measure"):
            return None
        if one and (one.counted is not None or one.last + 1 in clause.nouns):
            found, items, at = found + (one.value or total), items + 1, max(one.last, one.counted or 0)
        elif one is None and _one_person(clause, at):
            found, items = found + 1, items + 1
        at += 1
    named = items > 1 and found == total and number.first < at
    return inherit(clause, number, group, "figures.apposed") if named else None


def _one_person(clause: Clause, token: int) -> bool:
    """Whether one person is an item of a list: "، شاب في الثلاثين", "وطفل"."""
    noun = clause.nouns.get(token)
    if noun is None or noun.reading.form != "singular" or noun.reading.definite or noun.reading.preposition:
        return False
    return noun.reading.conjunction == "و" or clause.words[token - 1].text in "،:("


def added_up(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those who add up to what was counted before: "لا يزال 560 عالقين. هناك 500 على الجبل و60 في القرية"."""
    if group.thing or clause.event_sections or len(clause.number_at) > MOST or clause.aboard(number):
        return None
    values = [one.value or 0 for one in dict.fromkeys(clause.number_at.values())]
    told = next(clause.before(1), None) if len(values) > 1 else None
    adds_up = told and told.figure and sum(values) == told.figure.number.value
    return going_on(clause, number, group, told, "figures.told-part") if adds_up else None
