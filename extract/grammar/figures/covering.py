"""Those whom an event has reached, by a verb of covering: "حملة الاعتقالات في المدينة طالت 120 شخصا"."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.counted import counted_noun, from_topic
from extract.grammar.figures.events import REACH
from extract.grammar.figures.going_on import pointed
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import inherit, make
from extract.records import Figure, Number

LET_GO = ("let_go", "recovered")
COVERED = 10  # tokens from "شمل" over its subject to the number


def covered(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those whom an event has reached: "حملة الاعتقالات في المدينة طالت 120 شخصا"."""
    at = number.lead - 1
    at -= clause.words[at].text in ("(", "/")  # "27 حالة إصابة شملت (9) أطفال"
    covers = clause.topic_ends.get(at)
    if covers is None or covers.reading.term.section != "covers":
        return covered_late(clause, number, group)
    if clause.figures and clause.figures[-1].rules[-1] == "figures.case-of" and clause.ends[-1] == covers.first - 1:
        return inherit(clause, number, group, "figures.covered")  # "57 حالة خطف طالت 71 شخصا"
    people = counted_noun(clause, covers.first - 1)
    if people and people.reading.definite and clause.words[covers.first].folded.endswith("وا"):  # "المصابون شملوا 14"
        return make(clause, number, group, people.reading.get("measure"), "figures.covered")
    for token in range(covers.first - 1, max(-1, covers.first - REACH), -1):
        event = clause.events.get(token)
        named = event and (event.reading.get("role") == "noun" or event.reading.definite)
        if named and event.reading.get("measure"):
            return from_topic(clause, number, group, event, "figures.covered")
    if group.of_noun("measure") == "detained" and not clause.event_sections.isdisjoint(LET_GO):
        return make(clause, number, group, "released", "figures.covered")  # "تبادلتا 300، ويتوقع أن يشمل ألف أسير"
    return None


def covered_late(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The same with the event behind its verb: "شمل العفو أمس 300 شخص"."""
    start = number.lead
    for mark in reversed(clause.sentence.near("topics", start - COVERED, start - 2)):
        if mark.reading.term.section != "covers":
            continue
        between = range(mark.last + 1, start)
        if any(clause.breaks(token) or token in clause.number_at for token in between):
            return None
        toll = clause.sentence.at("topics").get(mark.last + 1)
        if toll and toll.reading.get("alone") and toll.reading.definite and group.mark:  # "وتشمل الحصيلة 132 سائحا"
            return pointed(clause, number, group) or make(
                clause, number, group, toll.reading.get("alone"), "figures.covered"
            )
        event = next((clause.events[token] for token in between if token in clause.events), None)
        named = event and event.reading.get("role") == "noun" and event.first <= mark.last + 3
        return from_topic(clause, number, group, event, "figures.covered") if named and group.mark else None
    return None
