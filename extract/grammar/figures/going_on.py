"""Numbers that go on from what other sentences have told: "وبينهم ثلاثة أطفال.", "وشملت العملية 40 عائلة"."""

from itertools import islice

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import all_of
from extract.grammar.figures.events import CAUSED, NOT_BEFORE_OBJECT, REACH, has_needs
from extract.grammar.figures.following import QUOTES, event_after
from extract.grammar.figures.groups import Group, of_them
from extract.grammar.figures.making import APART, HARMED, make
from extract.grammar.figures.meaning import measure_of
from extract.grammar.figures.thread import Told
from extract.records import Figure, Number

NAMED = 50  # nouns of a sentence among which those are looked for who are named again
LED = 7  # tokens from a word for "among them" to its number: "من بين هؤلاء المهاجرين، كان هناك امرأتان"
CARRIES = 8  # tokens from "نقلت" over "الرحلة الثانية أمس" to the number
RELATED = 18  # the same over a relative clause: "الصفقة التي أبرمت في وقت سابق برعاية المنظمة تشمل 1400"
FAR = 3  # sentences over which an operation, a batch or a toll is still the one that was told
AFTER = 5  # tokens from people to what they do: "5200 شخص وصلوا"
ARMED = ("security_forces", "combatants", "nationals", "civilians")
CARRIED = ("released", "evacuated", "returned", "rescued", "displaced", "refugees")
UNDERTAKEN = (*CARRIED, "detained", "captured", "abducted", "killed")
# What those can be of whom they tell.
CARRIERS = {"batch": CARRIED, "undertaking": UNDERTAKEN, "deal": CARRIED, "list": ("released",)}
THE_SAME = ("figures.again", "figures.carried-on")  # by these rules "persons" are the very people that were named
RELATIVES = ("التي", "الذي")
BETWEEN = ("بين", "وبين", "ضمن")
GOING = ("arrived", "left", "came_out", "crossed", "let_go")
BEFALLEN = ("civilians", "families", "children", "women", "prisoners", "migrants", "refugees")
GENERAL = ("people", "nationals", "men", "women", "children", "families", "others", "civilians", "foreigners")


def told_part(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part of those whom the sentence before has told of: "وبينهم ثلاثة أطفال.", "وأضاف أن 12 منهم من الأجانب."."""
    earlier = any(token < number.lead for token in clause.number_at)  # "فحصوا 50 سائقا، 5 منهم"
    if clause.figures or group.thing or earlier:
        return None
    for told in clause.before(FAR) if not clause.sentence.forms.isdisjoint(BETWEEN) else ():
        if _among_named(clause, number.lead, told) and _fits(number, told):
            return going_on(clause, number, group, told, "figures.told-part")
    behind = any(of_them(clause.sentence, at) for at in (group.last, group.last + 1))
    mark = group.mark and group.mark.reading
    some = mark and mark.definite and number.counted is None and clause.words[number.last + 1].folded == "من"
    led = behind or _led(clause, number.lead)
    told = next(clause.before(1), None) if led or some else None
    part = told and told.figure and of_them(clause.thread.sentences[told.sentence], told.figure.number.last + 1)
    if told and (shared_out(clause, number) or part):  # "وتوزعت الحصيلة: 101 في حلب" is of what was counted first
        told = [one for one in clause.before(1) if one.sentence == told.sentence][-1]
    if told is None or not (led or told.noun and mark.term is told.noun.reading.term):  # "29 من المهاجرين"
        return None
    if behind and other_people(clause, number, told):
        return None
    if told.measure not in CARRIED and clause.event_before(number, direct=True):
        return None  # "فقد ستة متسلقين. وعثر على خمسة منهم": what has come to them is another thing
    return going_on(clause, number, group, told, "figures.told-part")


def shared_out(clause: Clause, number: Number) -> bool:
    """Whether a verb that shares out a whole leads up to a number: "وتوزعت الحصيلة: 101 على يد قوات النظام"."""
    marks = clause.sentence.near("subsets", max(0, number.lead - LED), number.lead - 1)
    return any(mark.reading.term.lemma == "يتوزعون" for mark in marks)


def other_people(clause: Clause, number: Number, told: Told) -> bool:
    """Whether "of them" means people of this sentence: "يمنعون المدنيين من المغادرة، لكن مئات منهم نجحوا فيها"."""
    for token in range(number.lead - 1, -1, -1):
        noun = clause.nouns.get(token)
        if noun and noun.reading.form == "plural" and noun.reading.get("population") in BEFALLEN:
            return noun.reading.get("population") != told.population
    return False


def _among_named(clause: Clause, start: int, told: Told) -> bool:
    """Whether those who were told are named again, as those "among" whom a number is: "وبين المقاتلين، 13 أجنبيا"."""
    for token in range(start - 1, max(0, start - LED), -1):
        noun, led = clause.nouns.get(token), clause.words[token - 1].folded in BETWEEN
        again = clause.sentence.at("thread").get(token)
        if led and again and again.reading.term.section in ("movers", "concerned"):
            return told.measure in CARRIED  # "وبين العابرين 176 ألف سوري"
        if noun and noun.reading.definite and led:
            named = islice(clause.thread.sentences[told.sentence].at("nouns").values(), NAMED)
            return told.figure is not None and any(one.reading.term is noun.reading.term for one in named)
        if token in clause.events or token in clause.number_at or clause.breaks(token):
            return False
    return False


def _fits(number: Number, told: Told) -> bool:
    """Whether a number can be a part of those told: "أنقذ 314 راكبا. وبين الركاب 1158 مصريا" counts all aboard."""
    most = told.figure.number.value_max if told.figure else None
    return most is None or number.value is None or number.value <= most


def _led(clause: Clause, start: int) -> bool:
    """Whether a word for "among them" leads up to a number with nothing before it that it could stand for."""
    for mark in clause.sentence.near("subsets", start - LED, start - 1):
        between = range(mark.last + 1, start)
        if mark.reading.term.section == "after" and not any(at in clause.events for at in between):
            earlier = range(max(0, mark.first - REACH), mark.first)
            return not any(at in clause.events or at in clause.nouns for at in earlier)
    return False


def carried_on(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those whom an operation, or a batch of it, takes in: "وشملت العملية 40 عائلة", "وضمت الدفعة الثانية 90"."""
    carrier, sections = None, set()
    start = number.lead
    for token in range(start - 1, max(-1, start - RELATED), -1):
        event = clause.events.get(token)
        harmed = event and event.reading.get("measure") in HARMED and has_needs(clause.sentence, event)
        if clause.breaks(token) or token in clause.number_at or harmed:
            return None
        mark = clause.sentence.at("thread").get(token) or clause.sentence.at("topics").get(token)
        section = mark.reading.term.section if mark else clause.kinds.get(token)
        if start - token >= CARRIES and not (section in CARRIERS and clause.words[mark.last + 1].folded in RELATIVES):
            continue
        carrier = mark if section in CARRIERS else carrier
        sections.add(section)
    if carrier is None or group.thing or sections.isdisjoint(("carries", "covers", "made_of", "aboard")):
        return None
    kind = carrier.reading.term.section
    if kind != "batch" and not (group.mark and carrier.reading.definite):
        return None
    measures = CARRIERS[kind]
    if clause.figures:
        measure = clause.figures[-1].measure
        return make(clause, number, group, measure, "figures.carried-on") if measure in measures else None
    told = _of_measures(clause, measures)
    return going_on(clause, number, group, told, "figures.carried-on") if told else None


def moved_on(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those who go, after it was told that they are moved: "أجلت الصين رعاياها. ووصل 678 شخصا إلى جدة"."""
    others = group.population == "same" or group.last > number.last and group.mark is None  # "سيتم إطلاق أربعة آخرين"
    if group.mark and group.mark.reading.term.section in ARMED and handed_over(clause, number):
        others = True  # "أعادت العملية 270 جنديا. وفي المقابل، سلمت روسيا 270 جنديا أوكرانيا"
    if not others and (not group.mark or group.mark.reading.term.section not in GENERAL):
        return None
    told = clause.figures[-1] if clause.figures and others else _of_measures(clause, CARRIED, 1)
    if others and group.mark and told and told.measure not in ("released", "returned"):
        return None
    if told is None or told.measure not in CARRIED or told.measure == "rescued" and clause.aboard(number):
        return None  # "أنقذ مئة من الناجين. وكانت العبارة تقل 1272 راكبا"
    start = number.lead
    event = next(filter(None, (clause.event_before(number, direct) for direct in (True, False))), None)
    event = event or event_after(clause, number, group, AFTER)  # "5200 شخص وصلوا إلى المخيم"
    if event and event.first in clause.hedged:
        return None  # "وكان هناك ما يصل إلى 7000 شخص"
    if event:
        goes = event.reading.term.section in GOING and measure_of(clause, event, group) in (None, "none")
    else:
        moves = clause.sentence.near("thread", start - CARRIES, start - 1)
        goes = any(mark.reading.term.section in ("moves", "carries") for mark in moves)
    return going_on(clause, number, group, told, "figures.moved-on") if goes else None


def handed_over(clause: Clause, number: Number) -> bool:
    """Whether people are handed over: "سلمت روسيا 270 جنديا"."""
    event = next(filter(None, (clause.event_before(number, direct) for direct in (True, False))), None)
    return event is not None and event.reading.term.section == "let_go"


def confirmed(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A bare number in an event of which the sentence before tells too: "وأوقف في إسطنبول 30", "وأحصت اللجنة 39"."""
    if group.mark or group.population or group.thing or clause.figures or group.last > number.last:
        return None
    if any(word.text in QUOTES for word in clause.words[number.last + 1 : number.last + 2]):
        return None  # '106 آلاف "هيباكوشا"'
    start = number.lead
    event = clause.event_before(number, direct=False)
    counts = clause.sentence.near("topics", max(0, start - REACH), start - 1)
    if any(one.reading.term.section == "count" and one.last + 1 in clause.things for one in counts):
        return None  # "عدد الحافلات التي غادرت 105"
    if clause.joined(number) and any(token < number.lead for token in clause.number_at):
        return None  # "ارتكبت 6 مجازر في الريف و3 في المدينة"
    if event:
        told = _of_measures(clause, (measure_of(clause, event, group),), 1)
    elif recorded(clause, start) and ends(clause, number.last):
        told = next(clause.before(1), None)
    else:
        return None
    return going_on(clause, number, group, told, "figures.confirmed") if told else None


def recorded(clause: Clause, start: int) -> bool:
    """Whether a verb of recording leads up to a number: "وأحصت اللجنة الوطنية 39"."""
    for token in range(start - 1, max(-1, start - CARRIES), -1):
        mark = clause.sentence.at("thread").get(token)
        if mark and mark.reading.term.section == "records":
            return True
        if token in clause.events or token in clause.number_at or clause.words[token].kind == "sign":
            return False
    return False


def ends(clause: Clause, last: int) -> bool:
    """Whether nothing that is counted comes after a token."""
    after = clause.words[last + 1 : last + 2]
    return not after or after[0].kind == "sign" or after[0].folded in NOT_BEFORE_OBJECT | CAUSED


def pointed(clause: Clause, number: Number, group: Group, measures: tuple[str, ...] = ()) -> Figure | None:
    """A number for those whom an earlier sentence has told of, and this one only points at: "قد يصل العدد إلى 50"."""
    told = _of_measures(clause, measures, 1) if measures else next(clause.before(1), None)
    if told and told.figure and told.figure.rules[-1] == "figures.among":
        told = told._replace(population="people")  # "وبين الضحايا 400 أجنبي. وقد يصل العدد إلى 5 آلاف"
    return going_on(clause, number, group, told, "figures.topic") if told else None


def _of_measures(clause: Clause, measures: tuple[str, ...], reach: int = FAR) -> Told | None:
    """What was told last of people to whom one of these was done."""
    return next((told for told in clause.before(reach) if told.measure in measures), None)


def going_on(clause: Clause, number: Number, group: Group, told: Told | Figure, rule: str) -> Figure | None:
    """The figure of a number that goes on with what was told; its people are theirs, where its noun says no others."""
    same = rule in THE_SAME and group.population == "people" and group.unit == told.unit
    if group.mark is None and (whole := all_of(clause.sentence, group.last)):
        group = group._replace(population=whole.reading.get("population"))  # "وبلغ عددهم 70، جميعهم من الجنود"
    if group.population in (None, "same") or same:
        group = group._replace(population=told.population, unit=told.unit)
    own = group.of_noun("measure")  # "117 مليون نازح. ومن بين هؤلاء 43 مليون لاجئ"
    return make(clause, number, group, own if {own, told.measure} in APART else told.measure, rule)
