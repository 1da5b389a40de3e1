"""What an event says of a group: by who they are, and by the words that come with it."""

from extract.grammar.figures.captors import by_gunmen, done_by_gunmen
from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import (
    REACH,
    TOWARD,
    ahead,
    comes,
    forms,
    goal_at,
    goes_abroad,
    has_needs,
    stand_together,
)
from extract.grammar.figures.groups import Group
from extract.grammar.figures.kin import is_kin
from extract.lexicon import Mark
from extract.text import fold_term

DWELLERS = ("people", "families", "refugees", "civilians", "women", "children")
RETURN = ("العوده", "الطوعيه")
CALM = frozenset(("taken_to_hospital", "left", "returned_noun", "returned_befalls", "arrived", "other", "came_out"))
ARMED = ("security_forces", "combatants")
ACTOR = 6  # tokens between an act and who does it
ORDAINED = 14  # tokens from "قضت" over the court to "بإعدام"
INSIDE = 6  # tokens behind an event and its people in which "داخل" stands
CAPTIVITY_REACH = 13
CAPTIVITY = ("الاسر", "اسر", "السجن", "السجون", "سجون", "المعتقلات", "معتقلات")
SWAPS = ("تبادل", "التبادل")
FREED = {"returned": "released", "displaced": "none"}  # who come back from prison, and who flee from it
CALLED_ON = ("captured", "returned")  # what people do of themselves, or do not, when they are called on
REQUESTED = ("طلب", "طلبت", "يطلب", "تطلب")
PUNISHMENTS, ASKED = ("إعدام", "سجن", "السجن", "حبس", "قتل", "معاقبة", "اعتقال", "توقيف", "شنق"), 7
ABOUT = ("بالتحقيق", "بتحقيق", "التحقيق", "تحقيق", "بكشف", "المتورطين", "المتهمين")
HOMEWARD = ("عايدين", "عايدون", "عايدا")
HOMELAND = 4  # letters that a country and its nationals share
THOUSANDS = ("الفا", "الاف", "مليونا", "ملايين")  # "تضرر أكثر من 250 ألفا"
VERIFIED = frozenset(("التحقيق", "التحقق", "التاكد", "التثبت"))
WERE = frozenset("كان كانت كانوا اعتبر اعتبرت اعتبروا عدوا".split())
HAD_BEEN = 3  # tokens between one of these and the state
FOUND = frozenset("عثر عثرت العثور نجا نجوا نجت ناجين سالمين سالمون احياء عاد عادوا عودة".split())
PREVENTED = ("منع", "منعت", "يمنع", "تمنع", "منعوا", "حرم", "حرمت", "يحرم", "تحرم")
BETWEEN = ("علي", "بعد", "عن", "قبل", "من", "في", "اثر", "عقب", "مع", "منذ", "،")
STOPS, SUSPENDED = frozenset("علق علقت يعلق تعلق جمد جمدت اوقف اوقفت عرقل عرقلت".split()), 4
WITHHELD = 10  # tokens from "لم يتمكن" over its subject to "العودة"


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
    if measure == "released" and (_demanded(clause, event) or _suspended(clause, event)):
        return "detained"
    if measure in CALLED_ON and reading.get("role") == "noun" and called_on(clause, event):
        return "none"
    if measure == "killed" and reading.term.lemma == "إعدام" and reading.definite and _dealt(clause, event):
        return "detained"  # "الإعدام لستة متهمين"
    if measure in ("killed", "detained") and _sought(clause, event):
        return "none"  # "طالب الادعاء بإعدام 12 متهما"
    return measure


def found_again(clause: Clause, state: Mark) -> bool:
    """Whether who had been missing have been found: "نجا 5 كانوا في عداد المفقودين", "عادوا بعد أن اعتبروا مفقودين"."""
    was = any(word.folded in WERE for word in clause.words[max(0, state.first - HAD_BEEN) : state.first])
    near = clause.words[max(0, state.first - REACH) : state.last + CAPTIVITY_REACH]
    return was and any(not word.stems.isdisjoint(FOUND) for word in near)


def _counts_unknown(clause: Clause, group: Group) -> bool:
    """Whether a word that nobody knows stands right behind a number, where its noun does."""
    behind = clause.words[group.last + 1 : group.last + 2]
    return group.thing is None and any(word.kind == "word" and not word.known for word in behind)


def leaves_country(clause: Clause, group: Group) -> bool:
    """Whether the country that people leave stands right behind them: "غادر 8 ملايين شخص أوكرانيا"."""
    country = clause.sentence.at("countries").get(group.last + 1)
    return country is not None and not country.reading.preposition and group.mark is not None


def comes_home(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether people go to the country whose nationals they are, or come home: "437 ألف سوري عبروا إلى سوريا"."""
    if any(word.folded in HOMEWARD for word in clause.words[event.last + 1 : event.last + REACH]):
        return True  # "عبر 107 آلاف الحدود من سوريا عائدين"
    if group.mark is None or group.mark.reading.term.section != "nationals":
        return False
    own = fold_term(group.mark.reading.term.lemma)[:HOMELAND]
    countries = clause.sentence.near("countries", event.last + 2, event.last + REACH)
    goals = (one.first for one in countries if clause.words[goal_at(clause.sentence, one)].folded in TOWARD)
    return any(clause.words[at].folded.removeprefix("ال").startswith(own) for at in goals)


def comes_back(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether who arrives comes from a camp, or by an agreed return: "وصول 181 أسرة من مخيم الهول"."""
    if "fighting" in clause.sentence.sections("tally") or not clause.event_sections <= CALM:
        return False
    dwelt = group.of_noun("population") in DWELLERS
    for token in range(event.last + 1, min(event.last + REACH, len(clause.words))):
        before, word = clause.words[token - 1].folded, clause.words[token].folded
        camp = word in ("مخيم", "مخيمات") and before in ("من", "نازحي", "قاطني")
        if camp and dwelt or (before, word) == RETURN:
            return True
        if clause.breaks(token):
            return False
    return False


def inside(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether people have fled within their country: "نزح مليون شخص داخل السودان، ولجأ آخرون إلى البلدان المجاورة"."""
    for token in range(event.last + 1, min(max(event.last, group.last) + INSIDE, len(clause.words))):
        if clause.words[token].folded in ("داخل", "داخليا"):
            return True
        if clause.words[token].kind == "sign" and token > group.last:
            return False
    return False


def from_captivity(clause: Clause, event: Mark) -> bool:
    """Whether those come back from prison: "عاد 20 جنديا من الأسر", but not "عادت عشرات من الأسر"."""
    for token in range(event.last + 2, min(event.last + CAPTIVITY_REACH, len(clause.words))):
        if clause.words[token].folded in SWAPS:
            return True  # "عاد 20 جنديا في صفقة تبادل"
        if clause.words[token].folded in CAPTIVITY and clause.words[token - 1].folded == "من":
            return token - 2 not in clause.number_at
        if clause.breaks(token):
            return False
    return False


def called_on(clause: Clause, event: Mark) -> bool:
    """Whether people are only called on to do what an event says: "دعا الجيش 3 آلاف مقاتل إلى الاستسلام"."""
    led = event.reading.preposition == "ل" or clause.words[event.first - 1].folded in ("الي", "علي")
    return led and _demanded(clause, event)


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


def leaves_camp(clause: Clause, event: Mark) -> bool:
    """Whether people leave a camp, with no word of a flight."""
    for token in range(event.last + 1, min(event.last + ORDAINED, len(clause.words))):
        if clause.words[token].folded in ("مخيم", "المخيم", "مخيمات"):
            toward = clause.words[token - 1].folded in ("الي", "نحو", "باتجاه", "في", "من", "عن")
            fought = "fighting" in clause.sentence.sections("tally")  # "غادرت 300 أسرة المخيم بسبب المعارك"
            return not toward and not fought and clause.event_sections <= CALM
    return False


def withheld(clause: Clause, event: Mark) -> bool:
    """Whether people could not do what an event says: "لم يتمكن 100 ألف شخص من العودة"; not "ينتظر أن تعود"."""
    marks = clause.sentence.near("clauses", event.first - WITHHELD, event.first - 1)
    if event.first and clause.words[event.first - 1].folded == "من":
        before = clause.words[max(0, event.first - WITHHELD) : event.first]
        if any(word.folded.removeprefix("و") in PREVENTED for word in before):
            return True  # "منع الجيش آلاف النازحين من العودة"
    found = (mark for mark in marks if mark.reading.term.section == "withheld")
    return any(clause.words[mark.last + 1].folded != "ان" for mark in found)


def not_managed(clause: Clause, event: Mark) -> bool:
    """Whether somebody could not do to people what an event says: "لم تتمكن الشرطة من توقيف 11 شخصا"."""
    if event.reading.get("role") != "noun" or event.first == 0 or clause.words[event.first - 1].folded != "من":
        return False
    for mark in clause.sentence.near("clauses", event.first - WITHHELD, event.first - 1):
        if mark.reading.term.section == "withheld":
            between = [word.folded for word in clause.words[mark.last + 1 : event.first]]
            return between.count("من") == 1 and not VERIFIED.intersection(between)  # but "من التحقق من مقتل 5"
    return False


def _sought(clause: Clause, event: Mark) -> bool:
    """Whether a punishment, or the one that it goes on with, is only asked for: "طلبت إعدام 11 متهما وسجن 20"."""
    before = range(event.first - 1, max(-1, event.first - ASKED), -1) if event.reading.conjunction == "و" else ()
    first = next((clause.events[at] for at in before if at in clause.events), None)
    punished = event.reading.term.lemma in PUNISHMENTS
    return punished and (_asked_for(clause, event) or first is not None and _asked_for(clause, first))


def _asked_for(clause: Clause, event: Mark) -> bool:
    """Whether a demand takes a punishment; what is asked about has come to pass: "طالب بالتحقيق بمقتل 5"."""
    near = clause.sentence.near("topics", event.first - ASKED, event.first - 1)
    asked = [mark for mark in near if mark.reading.term.section == "demand"]
    if not asked or event.reading.term.lemma not in PUNISHMENTS:
        return False
    between = clause.words[asked[-1].last + 1 : event.first]
    by = event.reading.preposition == "ب" or clause.words[event.first].folded.startswith("بال")
    direct = (
        bool(between) and clause.words[asked[-1].first].folded.removeprefix("و") in REQUESTED
    )  # "طلبت النيابة إعدام"
    direct = direct and all(word.folded.startswith("ال") for word in between)
    return (by or direct) and not any(word.folded in ABOUT or word.kind == "sign" for word in between)


def _dealt(clause: Clause, event: Mark) -> bool:
    """Whether a sentence is dealt out to whom "ل" introduces, and so not carried out yet."""
    after = range(event.last + 1, min(event.last + 3, len(clause.words)))
    return any(clause.words[at].folded == "ل" or clause.owned_at(at) for at in after)


def _suspended(clause: Clause, event: Mark) -> bool:
    """Whether what an event says was put off: "علقت السلطات إطلاق سراح 602", but "علقت على الإفراج عن 50"."""
    for at in range(event.first - 1, max(-1, event.first - 1 - SUSPENDED), -1):
        if clause.words[at].folded.removeprefix("و") in STOPS:
            return event.reading.get("role") == "noun"
        if clause.words[at].folded in BETWEEN or clause.person(at) or at in clause.number_at:
            return False
    return False


def _demanded(clause: Clause, event: Mark) -> bool:
    return any(
        mark.reading.term.section == "demand"
        for mark in clause.sentence.near("topics", event.first - REACH, event.first - 1)
    )
