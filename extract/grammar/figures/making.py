"""The figure that a rule makes: whose it is where the number's own noun does not say, and what it is one of."""

from bisect import bisect_left
from dataclasses import replace

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import ranks_of
from extract.grammar.figures.events import REACH
from extract.grammar.figures.groups import Group
from extract.grammar.figures.meaning import measure_of
from extract.grammar.figures.pairs import paired, paired_before
from extract.grammar.figures.sides import side_of
from extract.lexicon import Mark
from extract.records import Figure, Number

BY_AGE_AND_SEX = {"men", "women", "children", "elderly"}
CAPTIVITY = 3  # sentences over which those in captivity are the abducted of whom some were let go
HARMED = {"killed", "injured", "bodies"}
SURVIVED = ("نجا", "نجت", "نجوا", "ينجو")
HELD_BY = 7  # tokens behind people in which it is said that they are held: "سبعة أجانب على الأقل محتجزين"
HELPERS = ("aid_workers", "medics")  # who do something to the harmed: "تمكن المنقذون من إخراج 8 منهم"
FOUND = ("bodies", "killed")
HARMS = HARMED | {"casualties", "missing", "captured"}
APART = (  # "6 ملايين نازح و157 ألف معتقل": what is counted of them is said by each noun
    {"displaced", "refugees"},
    {"detained", "abducted"},
    {"detained", "displaced"},
    {"detained", "refugees"},
    {"detained", "missing"},
)
MIXED = {"killed", "injured", "missing"}  # one number over several of these is `casualties`


def from_event(clause: Clause, number: Number, group: Group, event: Mark | None, rule: str) -> Figure | None:
    """The figure that an event makes of a group, unless the noun's own measure stands against it."""
    measure = measure_of(clause, event, group) if event else None
    if measure is None or measure == "none" or group.thing:
        return None
    if measure in HARMED and event.last < number.lead - 1 and clause.aboard(number):
        return None
    if group.mark is None and clause.words[group.last].folded == "منها" and of_things(clause, number):
        return None  # "إسقاط 47 طائرة، حيث أسقطت 17 منها فوق البحر"
    if measure == "killed" and clause.words[number.lead - 1].folded.removeprefix("و") in SURVIVED:
        return None  # "نجا ثلاثة من محاولة اغتيالهم"
    others = {paired(clause, event), or_else(clause, group), or_still(clause, event)}
    if measure in MIXED and others & (MIXED - {measure}):
        measure = "casualties"  # "مقتل وإصابة 16", "قتلوا أو جرحوا", "مقتل 50 ألف طفل أو إصابتهم"
    elif (first := paired_before(clause, event)) and first not in ("none", measure):
        measure = first  # "أسر وجرح العشرات", "استشهاد واعتقال العشرات"
    if group.noun is None and group.last > number.last and not clause.figures and group.population is None:
        group = group._replace(population=antecedent(clause, event))
    if not group.of_noun("measure"):
        measure = in_thread(clause, event, measure)
    if measure in (group.of_noun("keeps") or ()) and not event.reading.get("expels"):
        measure = group.of_noun("measure")
    return make(clause, number, group, measure, rule, event)


def of_things(clause: Clause, number: Number) -> bool:
    """Whether the number before one counts things, of which this one is a part."""
    before = bisect_left(clause.number_tokens, number.first) - 1
    return before >= 0 and clause.counts_thing(clause.number_tokens[before])


def in_thread(clause: Clause, event: Mark, measure: str) -> str:
    """What an event is of captives whom the text has told of: who come back are free, who are held were abducted."""
    if measure == "returned" and captives_before(clause, event):
        return "released"  # "طائرات تحمل أسرى في عملية لإعادة ألف رجل"
    left = measure == "displaced" and event.reading.term.section == "left"
    demanded = event.reading.get("measure") == "released"  # "طالبت بالإفراج عن الخمسة"
    held = measure == "detained" and (demanded or event.reading.get("role") == "state")  # "لا يزالون قيد الاحتجاز"
    if not (left or held or measure == "returned"):
        return measure
    before = clause.figures[-1] if clause.figures else next(clause.before(1), None)
    if before is None:
        return measure
    if left and before.measure == "evacuated":
        return "evacuated"  # "بدأ إخراج المسلحين. وغادر نحو 6 آلاف شخص"
    if measure == "returned" and before.measure in ("released", "abducted", "captured"):
        return "released"  # "أتم البلدان تبادل الأسرى. وعاد 103 جنود"
    taken = (
        before.measure == "abducted"
        or before.measure == "released"
        and any(told.measure == "abducted" for told in clause.before(CAPTIVITY))
    )
    return "abducted" if held and taken else measure


def captives_before(clause: Clause, event: Mark) -> bool:
    """Whether captives are named before an event, so that who comes home are those."""
    near = clause.sentence.near("nouns", event.first - REACH, event.first - 1)
    return any(noun.reading.term.lemma == "أسير" and noun.reading.form == "plural" for noun in near)


def or_else(clause: Clause, group: Group) -> str | None:
    """What else may have come to a group: "مقتل 50 ألف طفل أو إصابتهم"."""
    at = group.last + 1
    event = clause.events.get(at + 1)
    either = event and clause.words[at].folded == "او" and event.reading.pronoun
    return event.reading.get("measure") if either else None


def or_still(clause: Clause, event: Mark) -> str | None:
    """What else people may still be: "لقوا مصرعهم أو ما زالوا مفقودين"."""
    at = event.last + 1
    if at >= len(clause.words) or clause.words[at].folded != "او":
        return None
    states = (clause.nouns.get(token) for token in range(at + 2, at + 4) if clause.kinds.get(token - 1) == "copula")
    return next((state.reading.get("measure") for state in states if state), None)


def antecedent(clause: Clause, event: Mark) -> str | None:
    """Whom "of them" means: the people named before the event: "فرقت الشرطة المتظاهرين واعتقلت 60 منهم".

    Where none are, they are those of the sentence before.
    """
    forces = clause.sentence.at("forces")
    for token in range(event.first - 1, max(-1, event.first - REACH), -1):
        noun = clause.nouns.get(token)
        if token in forces and forces[token].reading.preposition == "ل":
            return forces[token].reading.get("population")  # "قصف موقعا للجيش وقتل 12 منهم"
        done = clause.led_at(token, "done_by")  # "أصيبوا في هجوم شنه مسلحون"
        if noun and noun.reading.form == "plural" and noun.reading.get("population") not in HELPERS and not done:
            return noun.reading.get("population") if noun.reading.get("population") != "same" else None
    return next((told.population for told in clause.before(1)), None)


def buried(clause: Clause, number: Number) -> str | None:
    """Whose bodies a number counts, behind "ل": "22 جثة، بينها سبع لأطفال"."""
    noun = clause.nouns.get(number.last + 1)
    return noun.reading.get("population") if noun and noun.reading.preposition == "ل" else None


def inherit(clause: Clause, number: Number, group: Group, rule: str) -> Figure | None:
    """A figure with the measure of the one before it, and its population where no noun says another."""
    if group.thing:
        return None
    survived = group.mark and group.mark.reading.term.section == "survivors"
    if survived and clause.figures[-1].measure in (*MIXED, "casualties") and "pulled_out" not in clause.event_sections:
        return None  # "81 ضحية و20 ناجيا"
    at, own = len(clause.figures) - 1, group.of_noun("measure")
    whole, beside = clause.figures[at], clause.last_whole
    parted = rule == "figures.coordinated" and not own and whole.rules[-1] == "figures.own-noun"
    if parted and beside is not None and clause.figures[beside].measure not in HARMS and clause.is_part(whole):
        at, whole = beside, clause.figures[beside]  # "نزح 300، بينهم 20 جريحا و40 طفلا": the children are not hurt
    if rule == "figures.coordinated" and own and whole.measure in MIXED | {"casualties"}:
        return make(clause, number, group, own, rule)  # "ألف قتيل و20 ألف نازح"
    women = clause.words[group.last].folded.endswith("هن") and whole.population == "people"  # "خمس منهن"
    if group.population is None:
        of = clause.of_whom(number, group)
        named = buried(clause, number) if whole.measure == "bodies" and group.mark is None else None
        group = group._replace(population=named or ("women" if women else of.population), unit=of.unit)
    let_go = own == "detained" and group.of_noun("soft") and "released" in clause.measures
    if whole.measure in FOUND and let_go:
        return make(clause, number, group, "released", rule)  # "تبادل 20 أسيرا و4 جثث، إضافة إلى 1809 أسرى"
    found = whole.measure == "bodies" or "pulled_out" in clause.event_sections  # "انتشال 5 قتلى و20 ناجيا"
    if whole.measure in FOUND and found and survived and group.mark.reading.definite:
        return None  # "22 جثة، واثنان من الناجين الأربعة وصلا سباحة"
    if whole.measure in FOUND and found and survived:
        return make(clause, number, group, "rescued", rule)  # "عثر على 63 جثة و40 ناجيا"
    if rule == "figures.coordinated" and own and {own, whole.measure} in APART:
        return make(clause, number, group, own, rule)  # "2.8 مليون نازح و2.6 مليون لاجئ", "50 معتقلا و5 رهائن"
    if whole.measure == "affected" and own:
        return make(clause, number, group, own, rule)  # "5 ملايين متضرر، منهم مليون لاجئ"
    figure = make(clause, number, group, whole.measure, rule)
    return figure and replace(figure, cue=whole.cue, inherits=at)


def make(
    clause: Clause, number: Number, group: Group, measure: str, rule: str, event: Mark | None = None
) -> Figure | None:
    """The figure, its population and unit by the counted noun; None where the number counts things."""
    if group.thing or event is None and group.of_noun("kind") == "candidate":
        return None  # "عدد النازحين 26 ألف ناخب"
    population = group.population
    goes_on = clause.figures and (clause.joined_event(event) or clause.figures[-1].measure == measure)
    if clause.figures and event and event.reading.get("role") == "state":
        goes_on = goes_on or clause.joined(number)  # "50 صحفيا معتقلا، و9 في عداد المفقودين"
    if population == "same" or (population is None and goes_on):
        population = rest_of(clause, number, group)
    own = group.of_noun("measure")
    if own and own != measure and group.of_noun("otherwise"):
        women = group.of_noun("gender") == "feminine" and group.of_noun("otherwise") == "prisoners"
        population = "women" if women else group.of_noun("otherwise")  # "27 أسيرة"
        population = "people" if measure == "rescued" else population  # "إنقاذ 12 محتجزا في سيول"
    if measure == "released" and group.of_noun("freed"):
        population = group.of_noun("freed")
    open_to = population in (None, "people") or group.of_noun("group")
    side = side_of(clause, number, group) if measure in HARMS and open_to else None
    population = side[0] if side else population
    captive = group.of_noun("captive") or event is None
    if measure == "detained" and (captive and among_hostages(clause, number, group) or called_abducted(clause, group)):
        measure = "abducted"
    if population == "prisoners" and measure in ("detained", "captured", "abducted"):
        population = None  # what they are beyond being held
    population = population or "people"
    unit = measure if measure in ("bodies", "funerals") else "families" if group.unit == "families" else "people"
    ids = (*number.rules, group.rule, event.reading.term.rule if event else None, side and side[1], rule)
    printed = clause.sentence.span(group.noun, group.last) if group.noun is not None else None
    return Figure(
        number, measure, population, unit, tuple(filter(None, ids)), event and event.first, group.noun, printed
    )


def called_abducted(clause: Clause, group: Group) -> bool:
    """Whether people are called abducted right behind their noun: "تحتفظ الحركة بأربعة مدنيين مخطوفين"."""
    noun = clause.nouns.get(group.last + 1) if group.mark else None
    attached = noun and (noun.reading.conjunction or noun.reading.preposition)
    return noun is not None and noun.reading.term.section == "abducted" and not attached


def among_hostages(clause: Clause, number: Number, group: Group) -> bool:
    """Whether the held are hostages: they are in gunmen's hands, or hostages were told of beside them."""
    behind = range(number.first, min(group.last + HELD_BY, len(clause.words)))
    if not any(one and one.reading.get("captive") for one in map(clause.nouns.get, behind)):
        return False
    israeli = any(clause.words[at].folded.removeprefix("ال").startswith("اسراييلي") for at in behind)
    told = next(clause.before(1), None)
    return israeli or clause.hostages or told is not None and told.measure == "abducted"


def rest_of(clause: Clause, number: Number, group: Group) -> str:
    """Whom "others", or a bare number, are: those whom an event of this sentence befell last, by their affiliation.

    That the ones were men or children does not say that the others are.
    """
    ranks = ranks_of(clause.sentence, group.last + 1)
    if ranks:
        return ranks.reading.get("population")
    last = None if clause.last_whole is None else clause.figures[clause.last_whole]
    since, before = last.number.last + 1 if last else 0, bisect_left(clause.befallen, number.first)
    if before and clause.befallen[before - 1] >= since:
        population = clause.nouns[clause.befallen[before - 1]].reading.get("population")
        return "people" if population in BY_AGE_AND_SEX else population
    told = last or next(clause.before(1), None)  # "قتل ثلاثة جنود. وأصيب 6 آخرون"
    return "people" if told is None or told.population in (None, "families", *BY_AGE_AND_SEX) else told.population
