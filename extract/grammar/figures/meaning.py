"""What an event says of a group: by who they are, and by the words that come with it."""

from extract.grammar.figures.captors import by_gunmen, done_by_gunmen
from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import (
    REACH,
    ahead,
    comes,
    forms,
    goes_abroad,
    has_needs,
    stand_together,
)
from extract.grammar.figures.factuality import called_on, dealt, demanded, not_managed, sought, suspended, withheld
from extract.grammar.figures.groups import Group
from extract.grammar.figures.kin import is_kin
from extract.grammar.figures.movement import (
    comes_back,
    comes_home,
    from_captivity,
    inside,
    leaves_camp,
    leaves_country,
)
from extract.lexicon import Mark
from extract.text import fold_term

ARMED = ("security_forces", "combatants")
ACTOR = 6  # tokens between an act and who does it
ORDAINED = 14  # tokens from "قضت" over the court to "بإعدام"
FREED = {"returned": "released", "displaced": "none"}  # who come back from prison, and who flee from it
CALLED_ON = ("captured", "returned")  # what people do of themselves, or do not, when they are called on
THOUSANDS = ("الفا", "الاف", "مليونا", "ملايين")  # "تضرر أكثر من 250 ألفا"
WERE = frozenset("كان كانت كانوا اعتبر اعتبرت اعتبروا عدوا".split())
HAD_BEEN = 3  # tokens between one of these and the state
FOUND = frozenset("عثر عثرت العثور نجا نجوا نجت ناجين سالمين سالمون احياء عاد عادوا عودة".split())
FOUND_REACH = 13  # tokens behind a state in which its end is told


def measure_of(clause: Clause, event: Mark, group: Group) -> str | None:
    """The measure of an event for a group; None where it says nothing of such people."""
    reading = event.reading
    measure = reading.get("measure")
    by = reading.get("by")
    section = group.mark.reading.term.section if group.mark else group.population  # "ثمانية من قوات الأمن"
    if section is None and (is_of_persons(clause, event) or clause.words[group.last].folded in THOUSANDS):
        section = "people"  # "193 ألفا تأثروا بالسيول"
    kind = group.of_noun("kind")
    if by and reading.get("of_bodies") and not lost_by_body(clause, event, group):
        by = None  # "فقد ثلاثة جنود في كمين"
    if by and (kind in by or section in by):
        measure = by[kind if kind in by else section]
    elif reading.get("weak") and group.of_noun("measure"):
        measure = None
    if reading.term.section == "taken_to_hospital" and group.mark and group.mark.reading.term.lemma == "حالة":
        return "injured"  # "تم نقل 27 حالة"
    if not has_needs(clause.sentence, event):
        return None
    if reading.get("things") and section is None and _counts_unknown(clause, group):
        return None  # "احترقت 7 أكواخ"
    for earlier, becomes in (reading.get("after") or {}).items():
        if reading.preposition and any(
            fold_term(earlier) in word.stems for word in clause.words[max(0, event.first - ORDAINED) : event.first]
        ):
            measure = becomes
    told = False
    if later := reading.get("becomes"):
        words = list(ahead(clause.sentence, event))
        follow = frozenset().union(*(word.stems for word in words))
        for word, becomes in later.items():
            wanted = fold_term(word)
            if wanted in follow or " " in wanted and stand_together(words, wanted):
                measure, told = becomes, becomes == "evacuated"
    kin = reading.get("kin")
    if kin and is_kin(clause, event, group):
        measure = kin
    if measure == "missing" and reading.get("role") == "state" and found_again(clause, event):
        return None
    taken = reading.get("captors") and measure == reading.get("measure")
    if taken and (done_by_gunmen(clause, event) or by_gunmen(clause, group.last + 1)):
        measure = "captured" if group.population == "security_forces" else reading.get("captors")
    if reading.term.section == "left" and measure == "displaced" and leaves_camp(clause, event):
        measure = "returned"  # "غادرت 100 عائلة المخيم"
    if measure == "returned" and withheld(clause, event):
        measure = "displaced"
    if measure not in (None, "displaced", "returned") and not_managed(clause, event):
        return "none"  # "لم تتمكن الشرطة من توقيف 11 شخصا"
    if measure in FREED and group.unit != "families" and from_captivity(clause, event):
        measure = FREED[measure]
    crossed = reading.get("abroad")
    if measure == "refugees" and reading.get("measure") == "displaced" and inside(clause, event, group):
        return "displaced"
    if told:
        crossed = None  # "مغادرة 300 لاجئ إلى دول ثالثة ضمن إعادة التوطين"
    if crossed and measure != "none" and goes_abroad(clause.sentence, event):
        sections = reading.get("abroad_of")
        measure = crossed if not sections or group.mark and group.mark.reading.term.section in sections else measure
    cared_for = reading.term.section == "taken_to_hospital" and measure == "injured"
    if cared_for and not comes(clause.sentence, event, forms(reading.get("needs") or "")):
        return None  # "إن 22 من أفراد الطاقم نقلوا إلى جيبوتي"
    if measure == "refugees" and comes_home(clause, event, group):
        measure = "returned"  # "437 ألف سوري عبروا إلى سوريا"
    if reading.term.section == "arrived" and measure in (None, "none", "refugees") and comes_back(clause, event, group):
        measure = "returned"
    if crossed and reading.term.section == "left" and measure == "displaced" and leaves_country(clause, group):
        measure = crossed  # "مغادرة 8 ملايين شخص أوكرانيا"
    if group.of_noun("hunted") and (measure == "displaced" or reading.term.section == "searched_for"):
        return "none"  # "فر ثلاثة لصوص", "البحث عن ثلاثة لصوص"
    if measure == "released" and (demanded(clause, event) or suspended(clause, event)):
        return "detained"
    if measure in CALLED_ON and reading.get("role") == "noun" and called_on(clause, event):
        return "none"
    if measure == "killed" and reading.term.lemma == "إعدام" and reading.definite and dealt(clause, event):
        return "detained"  # "الإعدام لستة متهمين"
    if measure in ("killed", "detained") and sought(clause, event):
        return "none"  # "طالب الادعاء بإعدام 12 متهما"
    return measure


def found_again(clause: Clause, state: Mark) -> bool:
    """Whether who had been missing have been found: "نجا 5 كانوا في عداد المفقودين", "عادوا بعد أن اعتبروا مفقودين"."""
    was = any(word.folded in WERE for word in clause.words[max(0, state.first - HAD_BEEN) : state.first])
    near = clause.words[max(0, state.first - REACH) : state.last + FOUND_REACH]
    return was and any(not word.stems.isdisjoint(FOUND) for word in near)


def _counts_unknown(clause: Clause, group: Group) -> bool:
    """Whether a word that nobody knows stands right behind a number, where its noun does."""
    behind = clause.words[group.last + 1 : group.last + 2]
    return group.thing is None and any(word.kind == "word" and not word.known for word in behind)


def is_of_persons(clause: Clause, event: Mark) -> bool:
    """Whether a verb is of persons by its ending: "تأثروا", "تضررن"."""
    return event.reading.get("role") == "befalls" and clause.words[event.first].folded.endswith(("وا", "ون"))


def lost_by_body(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether a body, or fighters, have lost a group: "فقد الجيش 11 جنديا", "لقد فقدنا 14 مقاتلا"."""
    if group.last < event.first:
        return False  # "12 جنديا فقدوا في الجبال"
    if group.mark and group.mark.reading.pronoun:
        return True  # "فقدت 14 من مقاتليها"
    forces = {**clause.sentence.at("countries"), **clause.sentence.at("forces")}
    for at in (*range(event.last + 1, event.last + 4), *range(event.first - 1, event.first - ACTOR, -1)):
        named = forces.get(at) or clause.nouns.get(at)
        counted = at - 1 in clause.number_at or at - 2 in clause.number_at
        country = named and named.reading.term.vocabulary == "countries"  # "إن روسيا فقدت 600 ألف جندي"
        armed = country or named and named.reading.get("population") in ARMED
        if armed and not counted and not named.reading.preposition:
            return True
    return clause.words[event.first].folded.endswith(("وا", "نا"))
