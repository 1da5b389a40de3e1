"""Whom a count is of where no link ties its number: before the number without a verb, behind it, in a headline."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.counted import OPENERS, counted_noun, from_topic
from extract.grammar.figures.events import NOT_BEFORE_OBJECT, REACH
from extract.grammar.figures.groups import Group
from extract.grammar.figures.links import is_year
from extract.lexicon import Mark
from extract.records import Figure, Number

TOLD = 6  # tokens between "عدد" and its number without a verb


def told_before(clause: Clause, number: Number, count: Mark) -> Mark | None:
    """The noun of a count that stands before its number without a verb: "أن عدد القتلى 25", "عدد الوفيات فيها 9"."""
    at = number.lead - 1
    while at > 0 and clause.kinds.get(at) == "light":
        at -= 1
    event = clause.event_ends.get(at) if at - count.last <= 2 else None
    plain = at not in clause.nouns or not clause.nouns[at].reading.get("measure")  # "عدد القتلى المدنيين 12"
    if clause.words[at].folded.startswith("ال") and plain and counted_noun(clause, at - 1):
        return counted_noun(clause, at - 1)  # "شهداء المساعدات 6", "عدد الجثث المنتشلة 804"
    if counted_noun(clause, at) or event and event.reading.definite:
        return counted_noun(clause, at) or event
    if done := done_to_all(clause, number, count):
        return done
    opened = count.first == 0 or clause.words[count.first - 1].folded in OPENERS
    between = range(count.last + 1, number.lead)
    named = counted_noun(clause, count.last + 1)
    times = clause.sentence.at("calendar")
    dated = next((token for token in between if token in times), between.stop)  # "عدد الأسرى حتى بداية أيلول 11 ألفا"
    dated -= clause.words[dated - 1].folded in ("حتي", "منذ", "في", "خلال")
    placed = ("في",) if dated < between.stop else ()
    between = range(between.start, dated)
    plain = all(
        clause.words[token].kind == "word" and clause.words[token].folded not in NOT_BEFORE_OBJECT.difference(placed)
        for token in between
    )
    if named and opened and plain and len(between) <= TOLD and not any(token in clause.events for token in between):
        return named  # "إن عدد قتلى تصادم القطارين 19"
    return None


def of_headline(clause: Clause, number: Number, group: Group) -> Mark | None:
    """Those whom a headline names before their bare number: "قتلى زلزال الجزائر 500 والمصابون 5000"."""
    if clause.sentence.position != "headline" or group.mark or group.population or number.lead > TOLD:
        return None
    named, after = counted_noun(clause, 0), clause.words[number.last + 1 : number.last + 2]
    plain = all(clause.words[at].kind == "word" and at not in clause.events for at in range(1, number.lead))
    led = clause.words[number.lead - 1].folded in NOT_BEFORE_OBJECT
    closed = not after or after[0].kind == "sign" or clause.has_and(number.last + 1)
    return named if named and plain and closed and not led and not is_year(number) else None


def done_to_all(clause: Clause, number: Number, count: Mark) -> Mark | None:
    """What was done to all who are counted: "إجمالي من تم ضبطهم خلال محاولتهم العبور 1786 شخصا"."""
    first = count.last + 1
    if clause.words[first : first + 1] == [] or clause.words[first].folded not in ("من", "الذين", "ما"):
        return None
    event = next((clause.events[at] for at in range(first + 1, first + 4) if at in clause.events), None)
    people = clause.nouns.get(number.last + 1)
    apart = any(clause.breaks(at) or at in clause.number_at for at in range(first, number.lead))
    told = event is not None and event.reading.pronoun and people is not None and not apart
    return event if told and people.reading.term.section == "people" else None


def headed(clause: Clause, number: Number, group: Group) -> Figure | None:
    """What is counted stands right behind a headline's number: "الجيش: 25 عدد الجنود القتلى منذ بداية المعركة"."""
    count = clause.sentence.at("topics").get(number.last + 1)
    if count is None or count.reading.term.section != "count":
        return None
    ahead = range(count.last + 1, min(count.last + 3, len(clause.words)))
    named = next((noun for noun in (counted_noun(clause, token) for token in ahead) if noun), None)
    who = clause.words[count.last + 1].folded in ("من", "الذين") if count.last + 1 < len(clause.words) else False
    named = named or (clause.events.get(count.last + 2) if who else None)  # "ليصل إلى 30 عدد من لقوا حتفهم"
    return from_topic(clause, number, group, named) if named else None


def told_after(clause: Clause, number: Number, group: Group) -> Figure | None:
    """What was counted comes after its number: "ارتفع إلى 24 عدد القتلى الذين سقطوا"."""
    start = number.lead
    rises = any(mark.reading.term.section == "rise" for mark in clause.sentence.near("topics", start - 6, start - 1))
    counts = clause.sentence.near("topics", group.last + 1, group.last + REACH) if rises else ()
    for count in counts:
        if count.reading.term.section == "count":
            ahead = range(count.last + 1, min(count.last + 12, len(clause.words)))
            named = next((noun for noun in (counted_noun(clause, token) for token in ahead) if noun), None)
            # "إلى 19 عدد الصحفيين الذين قتلوا"
            named = named or next((clause.events[token] for token in ahead if token in clause.events), None)
            return from_topic(clause, number, group, named) if named else None
    return None
