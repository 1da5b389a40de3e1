"""People in company: with somebody to whom it happened too, or aboard what was saved, lost or sent away."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import CAUSED, NOT_BEFORE_OBJECT, REACH
from extract.grammar.figures.following import event_after
from extract.grammar.figures.groups import Group, of_them
from extract.grammar.figures.making import from_event, inherit, make
from extract.grammar.figures.meaning import measure_of
from extract.lexicon import Mark
from extract.records import Figure, Number

BUSES = ("حافلة", "باص")
RIDES, RIDE = ("طائرة", "حافلة", "باص", "رحلة"), 8  # what carries captives home, and tokens from it to their number
CRASH = ("killed_noun", "killed_befalls", "injured_noun", "injured_befalls")
LEAVING = ("came_out", "left", "evacuated_noun", "evacuated_acts", "displaced_noun")
SAVED_OR_LOST = ("rescued", "evacuated", "missing", "abducted", "detained", "stranded", "released")
BESIDE_THINGS = ("with_whom", "made_of", "restated")
SEIZED = 10  # tokens from the number of what is seized to those who are caught with it
FATE = 20  # tokens from those aboard to what came to some of them
WITH = ("مع", "برفقه", "بصحبه")


def accompanied(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those to whom the same was done as to somebody named: "مقتله مع ثلاثة من حراسه", "قتل القائد مع 3 من مرافقيه"."""
    start = number.lead
    if not (group.mark or group.population or group.last > number.last) or clause.words[start - 1].folded not in WITH:
        return None
    for token in range(start - 2, max(-1, start - 8), -1):
        event = clause.event_ends.get(token)
        if event:
            taken = event.reading.get("role") == "befalls" or event.reading.pronoun or alone(clause, event.last + 1)
            return from_event(clause, number, group, event, "figures.accompanied") if taken else None
        word = clause.words[token]
        if word.folded == "في" and token + 1 in clause.sentence.at("forces"):
            continue  # "قتل قيادي في الحركة مع خمسة من مرافقيه"
        if word.kind != "word" or word.folded in NOT_BEFORE_OBJECT | CAUSED or token in clause.number_at:
            return None  # "قتل جندي في اشتباك مع 20 مسلحا"
    return None


def alone(clause: Clause, token: int) -> bool:
    """Whether one person stands at a token: "اغتيال ضابط برفقة اثنين من حراسه"."""
    return clause.person(token) and clause.nouns[token].reading.form == "singular"


def of_family(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The members of one family or crew to whom it happened: "وفاة عائلة من 5 أفراد", "احتجاز طاقمها المؤلف من 11"."""
    at = number.lead - 1
    while at > 0 and (clause.words[at].folded == "من" or clause.kinds.get(at) == "made_of"):
        at -= 1
    if at == number.lead - 1:
        return None
    at -= at not in clause.nouns  # "كاملة"
    family = clause.nouns.get(at)
    if family is None or family.reading.form != "singular" or at in clause.number_at:
        return None
    if family.reading.term.lemma == "طاقم" or not group.mark and family.reading.get("population") == "families":
        return from_event(clause, number, group, taker(clause, at), "figures.of-family")
    if not group.mark or family.reading.get("population") != "families":
        return None
    if clause.figures and at - 1 in clause.sentence.at("subsets"):
        return inherit(clause, number, group, "figures.of-family")  # "17 قتيلا، بينهم عائلة مؤلفة من سبعة أشخاص"
    event = clause.event_ends.get(at - 1) or event_after(clause, number, group._replace(population="families"), REACH)
    return from_event(clause, number, group, event or taker(clause, at), "figures.of-family")


def taker(clause: Clause, token: int) -> Mark | None:
    """The event before a token whose object stands there, over its subject and others: "أباد القصف عائلة من 9"."""
    for at in range(token - 1, max(-1, token - REACH), -1):
        event = clause.event_ends.get(at)
        if event and event.reading.get("role") == "place":
            continue  # "خطفت سفينة على متنها طاقم من 29 فردا"
        if event or clause.breaks(at) or at in clause.number_at:
            return event if event and event.reading.get("role") != "befalls" else None
    return None


def carried(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those aboard what was saved or lost: "إنقاذ قارب على متنه 50 مهاجرا"."""
    if not group.mark or not clause.aboard(number):
        return None
    if group.mark.reading.term.section == "detained" and rides(clause, number):
        return make(clause, number, group, "released", "figures.carried")  # "طائرة نقلت 19 محتجزا"
    if any(of_them(clause.sentence, at) for at in range(group.last + 1, min(group.last + FATE, len(clause.words)))):
        return None  # "جرفت السيول حافلة تقل 20 شخصا، قتل ثلاثة منهم ونجا الآخرون"
    if by_bus(clause, number):
        return make(clause, number, group, "evacuated", "figures.carried")
    for token in range(number.lead - 2, max(-1, number.lead - REACH), -1):
        event = clause.events.get(token)
        if clause.breaks(token) or token in clause.number_at and not clause.counts_thing(token):
            return None  # but "47 سفينة على متنها 867 بحارا"
        agreed = event and clause.words[event.first].folded.endswith(("وا", "ون"))  # with others before it
        taking = event is not None and event.reading.get("role") == "acts"
        agreed = agreed and not (taking and vessel(clause, event, number))  # "خطفوا سفينة على متنها 18 بحارا"
        if event and measure_of(clause, event, group) in SAVED_OR_LOST and not agreed:
            return from_event(clause, number, group, event, "figures.carried")
    return None


def vessel(clause: Clause, event: Mark, number: Number) -> bool:
    """Whether the object of a verb is what carries a number's people: "احتجزوا في آذار سفينة على متنها 18 بحارا"."""
    things = (at for at in range(event.last + 1, number.lead) if at in clause.things)
    return any(clause.words[at - 1].folded not in NOT_BEFORE_OBJECT for at in things)


def caught(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those caught with what is seized: "ضبط 400 قضية تورط فيها 451 متهما", "40 قطعة سلاح بحوزة 35 شخصا"."""
    at = number.lead - 1
    at -= clause.words[at].folded == "فيها"
    if not group.mark or group.mark.reading.get("measure") or clause.kinds.get(at) not in BESIDE_THINGS:
        return None
    for token in range(at - 1, max(-1, at - SEIZED), -1):
        if token in clause.number_at and clause.counts_thing(token):
            things = clause.number_at[token]
            event = clause.event_ends.get(things.lead - 1)
            if event and event.reading.get("measure") == "detained":
                return from_event(clause, number, group, event, "figures.caught")
            again = clause.figures and clause.figures[-1].rules[-1] == "figures.caught" and clause.joined(things)
            return inherit(clause, number, group, "figures.caught") if again else None
        if clause.breaks(token) or token in clause.events:
            return None
    return None


def rides(clause: Clause, number: Number) -> bool:
    """Whether a plane or a bus is what carries: captives who are flown or driven off are let go."""
    near = range(max(0, number.first - RIDE), number.first)
    return any(clause.things.get(token) and clause.things[token].reading.term.lemma in RIDES for token in near)


def by_bus(clause: Clause, number: Number) -> bool:
    """Whether buses take people out: "100 حافلة تنقل 6700 شخص غادرت المنطقة"."""
    bus = any(
        thing.reading.term.lemma in BUSES
        for token in range(max(0, number.first - REACH), number.first)
        if (thing := clause.things.get(token))
    )
    crash = not clause.event_sections.isdisjoint(CRASH)  # "ارتطام حافلة تقل 13 معتمرا"
    return bus and not crash and not clause.event_sections.isdisjoint(LEAVING)
