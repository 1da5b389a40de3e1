"""The rule by which a noun of harm governs those who are counted: whose remains, whose injuries they are."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import RANKS
from extract.grammar.figures.following import event_after
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import make
from extract.grammar.figures.preceding import remains
from extract.lexicon import Mark
from extract.records import Figure, Number, Rejection

BELONGS = 6  # tokens from "تعود" to those to whom something belongs
NONE = frozenset("دون بدون عدم لا لم".split())
CARRIED = 12  # tokens from "شيع" over who carries and whither to the bodies
NEXT = 9  # tokens from people to what befell them then


def construct(clause: Clause, number: Number, group: Group) -> Figure | Rejection | None:
    """A noun of harm governs the counted people: "جثث 17 مهاجرا", "جثث متحللة لـ 8 أشخاص"."""
    at = number.lead - 1
    led = clause.owned(number) or clause.words[at].folded == "الي"
    if led and belonging(clause, number):
        return make(clause, number, group, "bodies", "figures.construct")
    if clause.words[at].folded in RANKS and (fallen := in_ranks(clause, at)):
        return make(clause, number, group, fallen.reading.get("measure"), "figures.construct")
    if clause.owned(number):
        at -= clause.words[at].folded == "ل"
        at -= at not in clause.nouns  # "متحللة"
    of_those = number.counted is not None and number.counted == number.first - 1 and group.of_noun("measure")
    if of_those and (dead := clause.nouns.get(number.counted - 1)) and dead.reading.get("measure") == "bodies":
        measure = "funerals" if carried(clause, dead.first) else "bodies"  # "شيع الأهالي جثامين الشهداء الخمسة"
        return make(clause, number, group, measure, "figures.construct")
    before = clause.nouns.get(at) if not clause.has_and(number.lead) else None  # "27 جثة وعشرات الجرحى"
    of_two = before is not None and before.reading.get("plural") and number.counted == number.first
    if before and before.reading.form == "dual" and before.first in clause.counted and number.value == 2:
        return Rejection(number, "figures.construct", "counted by the word before it")  # "جثتي اثنين منهم"
    if before and before.last == at and not before.reading.definite and (number.counted is None or of_two):
        measure = before.reading.get("measure")
        fate = event_after(clause, number, group, NEXT) if of_two else None
        if fate and fate.reading.get("measure") == "killed":
            return None  # "رفات جنديين قتلا في الحرب"
        told = measure == "injured" and before.reading.form == "plural" and clause.owned(number)  # "إصابات لأربعة ركاب"
        if measure == "bodies" and carried(clause, at):
            measure = "funerals"
        if (told or measure in ("bodies", "funerals")) and measure != group.of_noun("measure"):
            return make(clause, number, group, measure, "figures.construct")
    return None


def carried(clause: Clause, bodies: int) -> bool:
    """Whether the bodies at a token are carried to the grave: "شيع الأهالي جثامين 7 شهداء"."""
    before = (clause.events.get(at) for at in range(bodies - 1, max(-1, bodies - CARRIED), -1) if not clause.breaks(at))
    event = next((one for one in before if one), None)
    return event is not None and event.reading.term.section == "funeral"


def in_ranks(clause: Clause, token: int) -> Mark | None:
    """What has befallen those in whose ranks it was: "إصابات متفاوتة في صفوف 65 شرطيا"."""
    before = (clause.nouns.get(at) for at in range(token - 1, max(-1, token - NEXT), -1))
    harmed = next((noun for noun in before if noun), None)
    if harmed and not NONE.isdisjoint(word.folded for word in clause.words[max(0, harmed.first - 2) : harmed.first]):
        return None  # "دون تسجيل إصابات في صفوف الموظفين الـ40"
    return harmed if harmed and harmed.reading.form == "plural" and harmed.reading.get("measure") else None


def belonging(clause: Clause, number: Number) -> Mark | None:
    """The remains that are said to be of those who are counted: "رفات تعود على الأرجح لثلاثة شبان"."""
    verbs = (clause.events.get(at) for at in range(number.lead - 1, number.lead - BELONGS, -1))
    return next((found for verb in verbs if verb and (found := remains(clause, verb))), None)
