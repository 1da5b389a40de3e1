"""Wholes told with their parts: behind them, "60 من أصل 88", or before, "من أصل 251 خطفوا، لا يزال 105"."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import ONE
from extract.grammar.figures.following import HELD, event_after, was_held
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import from_event, inherit, make
from extract.records import Figure, Number, Rejection

LET_GO = {"released": "detained", "returned": "displaced"}  # what those were of whom some are let go, or came back
PEOPLED = ("السكان", "سكانها", "سكانه", "سكان", "لسكان", "لسكانها")
PEOPLE_REACH = 6  # tokens from the people of a place to "البالغ عددهم"
OUT_OF = ("اصل", "مجموع", "جمله")
NEAR = 8  # tokens from a part to its whole: "ستين من أصل 88", "26 مهاجرا من جنسيات أفريقية، من أصل 75"
FREED = ("المحررين", "المحررون", "المحررات")


def out_of(clause: Clause, number: Number, group: Group) -> Figure | Rejection | None:
    """The whole behind its part: "الإفراج عن 60 من أصل 88"; of others nothing is said but that some were harmed."""
    start, counted = number.lead, number.counted
    if counted is not None and counted < number.first and counted > 1:
        if clause.words[counted - 1].folded == "من" and counted - 2 in clause.number_at:
            if own := group.of_noun("measure"):
                state = clause.events.get(number.last + 1)  # "سبعة من الأسرى الـ183 المحررين", "المفرج عنهم"
                freed = clause.words[number.last + 1 : number.last + 2]
                freed = any(word.folded in FREED for word in freed)
                freed = freed or state is not None and state.reading.get("measure") == "released"
                own = "released" if freed and own == "detained" else own
                return make(clause, number, group, own, "figures.out-of")  # "خمسة من الرهائن السبعة أفرج عنهم"
            near = clause.sentence.near("events", number.last + 1, number.last + NEAR)
            if taken := next((event for event in near if was_held(clause, event)), None):
                return from_event(clause, number, group, taken, "figures.out-of")  # "50 من التلاميذ الـ303 الذين خطفوا"
            return Rejection(number, "figures.out-of", "the whole of which some are counted")  # "102 من الركاب الـ105"
    if led_by_count(clause, number) and peopled(clause, number.lead):
        return Rejection(number, "figures.out-of", "the people of a place")  # "ثلث السكان البالغ عددهم 29 مليونا"
    led = range(max(0, start - 1), start)
    if not any(clause.words[at].folded in OUT_OF and clause.words[at - 1].folded == "من" for at in led):
        return None
    part = clause.figures[-1] if clause.figures else None
    if part is None and clause.words[start - 3].folded in ONE:
        return Rejection(number, "figures.out-of", "a ratio")  # "واحد من أصل خمسة أشخاص"
    if group.of_noun("measure") or part is None or start - clause.ends[-1] > NEAR:
        return None
    fate = event_after(clause, number, group, NEAR)
    if fate and fate.reading.get("measure") in HELD:
        return from_event(clause, number, group, fate, "figures.out-of")  # "أطلقوا 27 تلميذا من أصل 42 خطفوا"
    if any(word.folded == "كانوا" for word in clause.words[group.last + 1 : group.last + NEAR]):
        return Rejection(number, "figures.out-of", "all who were there")  # "مئة من جملة 132 أجنبيا كانوا في المنشأة"
    whole, noun = LET_GO.get(part.measure), clause.nouns.get(part.noun)
    if whole == "detained" and group.mark and group.mark.reading.term.section in ("people", "foreigners") and not noun:
        whole = None  # "107 من أصل 132 عاملا أجنبيا في المنشأة أطلق سراحهم"
    if whole == "detained" and noun and noun.reading.get("measure") == "abducted":
        whole = "abducted"  # "تسليم سبعة رهائن من أصل عشرين"
    if whole is None:
        return Rejection(number, "figures.out-of", "the whole of which some are counted") if group.mark else None
    if group.population is None:
        group = group._replace(population=part.population, unit=part.unit)
    return make(clause, number, group, whole, "figures.out-of")


def peopled(clause: Clause, start: int) -> bool:
    """Whether the number at a token is of all who live in a place: "سكان المدينة البالغ عددهم 29 ألفا"."""
    return any(word.folded in PEOPLED for word in clause.words[max(0, start - PEOPLE_REACH) : start])


def led_by_count(clause: Clause, number: Number) -> bool:
    """Whether "whose number is" leads up to a number: "البالغ عددهم 26 مليونا", "والبالغ 500 ألف"."""
    before = clause.words[max(0, number.lead - 2) : number.lead]
    return any(word.folded.removeprefix("و") in ("البالغ", "عددهم", "تعدادهم", "عددها") for word in before)


def remaining(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Who is left of those who were taken: "من أصل 251 شخصا خطفوا، لا يزال 105 في القطاع"."""
    if group.mark or group.thing or not clause.figures or clause.kinds.get(number.lead - 1) != "copula":
        return None
    whole = clause.figures[-1]
    led = clause.words[max(0, whole.number.lead - 2) : whole.number.lead]
    out_of = len(led) == 2 and led[0].folded.endswith("من") and led[1].folded in (*OUT_OF, "بين")
    return inherit(clause, number, group, "figures.remaining") if out_of and whole.measure in HELD else None
