"""People, or cases, that were counted before and are counted or named again: "الجرحى الثلاثة", "وبلغت 157 حالة"."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.countable import is_case
from extract.grammar.figures.following import event_after
from extract.grammar.figures.going_on import ends, going_on
from extract.grammar.figures.groups import Group
from extract.grammar.figures.lists import by_hand
from extract.grammar.figures.thread import Told
from extract.records import Figure, Number

BY_CASE = ("figures.case-of", "figures.case-again")
NEXT = 5  # tokens from two people to what is said of them
REACH = 2  # sentences over which people are named again by their number: "الجرحى الثلاثة"
ARTICLE = ("ال", "لل", "بال", "وال")


def again(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those who were counted before, named again by their number: "الجرحى الثلاثة", "العمال الـ41", "العشرة"."""
    if number.value is None or number.value < 2 or group.thing or not named_again(clause, number):
        return None
    if number.rules[0] == "numbers.dual" and not event_after(clause, number, group, NEXT):
        return None  # "وبحسب الناجيتين، غادر القارب": it only points back
    for told in clause.before(REACH):
        if told.figure and told.figure.number.value == number.value and _alike(group, told):
            return going_on(clause, number, group, told, "figures.again")
    term = group.mark and group.mark.reading.term  # "توفي عمال في الانهيار. وقالت النيابة إن العمال الأربعة من سوهاج"
    told = next((one for one in clause.before(1) if one.noun and one.noun.reading.term is term), None)
    return going_on(clause, number, group, told, "figures.again") if told and told.figure is None else None


def named_again(clause: Clause, number: Number) -> bool:
    """Whether a number stands with the article, behind its people or alone: "الجرحى الثلاثة", "العمال الـ41"."""
    start = number.first
    if clause.words[start].kind == "digits":
        start -= 1
        definite = clause.words[start].folded in ARTICLE
    else:
        definite = clause.words[start].folded.startswith(ARTICLE)
    before = clause.words[start - 1].folded if start > 0 else ""
    counted = start - 1 in clause.nouns or before.endswith(("ين", "ون")) or not before.startswith(ARTICLE)
    return definite and counted


def _alike(group: Group, told: Told) -> bool:
    """Whether a group can be the one that was told: by its noun, or where one of the two is general."""
    if group.mark is None:
        return True
    if group.of_noun("ambiguous"):
        return False  # "سلمت الرؤوس السبعة"
    term = group.mark.reading.term
    return (
        term.section in ("people", "nationals")
        or told.population in (group.population, "people")
        or told.noun is not None
        and told.noun.reading.term is term
    )


def case_again(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Cases of what the cases before were of: "سجلت حمص 19 حالة انتحار، وسجلت حماة 15 حالة في العام ذاته"."""
    if not group.mark or not group.mark.reading.get("case") or is_case(clause.sentence, group.mark):
        return None
    shared = by_hand(clause, group.last + 1)  # "وكانت 119 حالة على يد الجيش"
    if not (shared or ends(clause, group.last)) or clause.event_before(number, direct=True):
        return None
    if clause.figures:
        told, of_cases = clause.figures[-1], _of_cases(clause.figures[-1])
    else:
        told = next((one for one in clause.before(REACH) if _of_cases(one.figure)), None)
        of_cases = told is not None
    rule = "figures.told-part" if shared and not clause.figures else "figures.case-again"
    return going_on(clause, number, group, told, rule) if of_cases else None


def _of_cases(figure: Figure | None) -> bool:
    """Whether a figure counts cases."""
    return figure is not None and figure.rules[-1] in BY_CASE and figure.noun is not None
