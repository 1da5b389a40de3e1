"""The event before a number that has room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.grammar.figures.bands import makes
from extract.grammar.figures.events import CAUSED, NOT_BEFORE_OBJECT, REACH
from extract.grammar.figures.following import QUOTES
from extract.lexicon import Mark
from extract.records import Number
from extract.text import fold_term

if TYPE_CHECKING:
    from extract.grammar.figures.clauses import Clause

INSERTED, SOURCE = "،-–—", 8  # around who says so, and how many tokens that takes
ACCORDING = frozenset("بحسب حسب وفق وفقا حسبما".split())
SUBJECT = 12  # tokens from remains over what describes them to "تعود"
LIVES = ("بحياه", "بارواح")
OTHER = ("break", "join")
DONE = ("تم", "يتم", "جري", "يجري")  # before the verbal noun of what is done


def event_before(clause: Clause, number: Number, direct: bool) -> Mark | None:
    """The nearest event before the number that has room for it; `direct`: with nothing of weight between."""
    start = _past_source(clause, number.lead)
    if not clause.has_event(start - REACH + 1, start - 1):
        return None
    if clause.led_by(number, "owned") or clause.led_by(number, "done_by"):
        return None
    parent = clause.kinds.get(start - 1) == "parent" and clause.words[start - 1].folded != "الله"
    if parent and not clause.joined(number):
        return None
    light = True
    for token in range(start - 1, max(-1, start - REACH), -1):
        event = None if makes(clause, token) else clause.event_ends.get(token)
        if event and _attribute(clause, event, start):
            light = False
            continue  # "أفرج قاضي التحقيق عن اثنين"
        caused = event is not None and event.first > 0 and clause.words[event.first - 1].folded in CAUSED
        if caused and event.reading.definite:
            light = False
            continue  # "مات تحت التعذيب 60 سجينا"
        if event and clause.words[start - 1].folded in LIVES and event.reading.get("role") != "noun":
            taken = clause.words[start - 1].folded in fold_term(event.reading.get("with", "")).split()
            if not taken:
                light = False
                continue  # "أودى حريق أصاب مصنعا بحياة 5"
            return event
        if event and event.reading.get("belongs") and (clause.owned(number) or remains(clause, event)):
            return None  # "رفات تعود لسبعة أشخاص"
        if event and event.reading.get("role") != "state":
            if event.first in clause.followed or event.first in clause.counted:
                return None  # "93 وفاة وأكثر من 100 إصابة"
            by_preposition = _by_preposition(clause, event, start)
            acts = event.reading.get("role") == "acts" and event.reading.get("with")
            if acts and event.last + 1 == start and not by_preposition:
                return None  # "عثر ثلاثة غواصين على أطفال أحياء": who does it
            beside = event.last + 1 == start == number.lead and event.reading.get("role") == "noun"
            if beside and clause.joined(number):
                return None  # "وصلت فرق إنقاذ وخمسة أطباء": others are named beside it
            other = clause.words[start - 1].folded in NOT_BEFORE_OBJECT and start - 1 not in clause.join_ends
            if not direct and not by_preposition and other:
                return None  # "هرب الخبر من ثلاثة صحفيين"
            bereft = _loses_kin(clause, event, number)
            can = bereft or _can_precede(clause, event, direct, by_preposition)
            if (not (light or by_preposition) if direct else light) or not can:
                return None
            made = any(makes(clause, at) for at in range(event.last + 1, start))  # "ضبط 4 خلايا ضمت 10 متهمين"
            made = made and not (clause.figures and clause.figures[-1].number.first > event.last)
            return None if not (direct or made or bereft) and _filled(clause, event, number) else event
        if not direct and clause.words[token].folded.removeprefix("و") in DONE:
            return None  # "حاصرت القوات المخيم وتم إنزال 30 مسلحا": another thing was done to them
        if clause.breaks(token) or (token in clause.number_at if direct else clause.kinds.get(token) == "says"):
            return None
        if not clause.light(token):
            light = False
            if direct and start - token > 6 and clause.words[start - 1].folded not in NOT_BEFORE_OBJECT:
                return None  # but "أفرجت الحركة المتمردة في جنوب البلاد اليوم عن ستة"
    return None


def _past_source(clause: Clause, start: int) -> int:
    """Where a number begins for an event that who says so stands behind: "راح ضحيتها، بحسب الجيش، 260 متمردا"."""
    if start < 3 or clause.words[start - 1].text not in INSERTED:
        return start
    for token in range(start - 2, max(0, start - SOURCE), -1):
        if clause.words[token].text in INSERTED:
            return token if clause.words[token + 1].folded in ACCORDING else start
        if clause.words[token].kind == "sign" or token in clause.events or token in clause.number_at:
            return start
    return start


def _attribute(clause: Clause, event: Mark, start: int) -> bool:
    """Whether an event of no measure only tells whose somebody is: "قاضي التحقيق", but "التحقيق مع خمسة"."""
    says_nothing = event.reading.definite and event.reading.get("role") == "noun" and not event.reading.get("measure")
    return says_nothing and not _by_preposition(clause, event, start)


def remains(clause: Clause, event: Mark) -> Mark | None:
    """The remains of which a verb says whose they are: "رفات تعود على الأرجح لثلاثة شبان"."""
    if not event.reading.get("belongs"):
        return None
    nouns = (clause.nouns.get(at) for at in range(event.first - 1, max(-1, event.first - SUBJECT), -1))
    return next((one for one in nouns if one and one.reading.get("measure") == "bodies"), None)


def _by_preposition(clause: Clause, event: Mark, start: int) -> bool:
    """Whether the event takes what begins at `start` by its own preposition: "الإفراج قريبا عن 20"."""
    if any(makes(clause, token) for token in range(event.last + 1, start)):
        return True
    prepositions = fold_term(event.reading.get("with", "")).split()
    written = {one.preposition for one in clause.words[start].readings.values()}
    if written.intersection(prepositions):
        return True  # "الإطاحة بخمسة مهربين"
    between = range(event.last + 1, start)
    if clause.owned_at(start) and len(between) <= 2 and not any(map(clause.person, between)):
        return True  # "عمليات الإجلاء لعشرات الأسر", "إجلاء طبي لـ 43 شخصا", but "مقتل أب لأربعة أطفال"
    begin = start - 1
    while begin > event.last and clause.light(begin):
        begin -= 1  # "عن دفعة جديدة من 45"
    near = range(max(event.last + 1, min(begin, start - 3)), start)
    led = [at for at in near if not clause.words[at].stems.isdisjoint(prepositions)]
    return bool(led) and not any(map(clause.person, range(led[-1] + 1, start)))  # "لجنة الإفراج عن المعتقلين إن 300"


def _loses_kin(clause: Clause, event: Mark, number: Number) -> bool:
    """Whether somebody loses whom a number counts: "فقدت العائلة ثلاثة من أبنائها"."""
    kin, word, subject = clause.nouns.get(number.last + 2), *clause.words[event.last : event.last + 2]
    if word.folded == "فقد" and not subject.folded.startswith("ال"):
        return False  # "فقد انتظر ثلاثة من أبنائه"
    named = kin is not None and kin.reading.get("kin") and kin.reading.pronoun
    return bool(named and event.reading.get("kin")) and clause.words[number.last + 1].folded == "من"


def _can_precede(clause: Clause, event: Mark, direct: bool, by_preposition: bool) -> bool:
    """Whether an event can have its people after it.

    A verb before its subject is singular ("نزحوا" has had it). A definite verbal noun takes its object by its
    preposition alone: in "فرق الإنقاذ" and "مسيرات العودة" it has none.
    """
    role, reading = event.reading.get("role"), event.reading
    if reading.get("direct") and not direct:
        # Before a preposition or an army "فقد" is the verb: "فقد جراء الإعصار 17 بحارا".
        next_word = clause.words[event.last + 1].folded
        family = reading.get("kin") and clause.nouns.get(event.last + 1)  # "فقدت عائلة الأحمد 11 من أفرادها"
        if family and family.reading.form == "singular" and family.reading.get("population") == "families":
            return True
        if next_word not in NOT_BEFORE_OBJECT | CAUSED and event.last + 1 not in clause.sentence.at("forces"):
            return False
    if role == "befalls" and event.first == event.last:
        return not clause.words[event.first].folded.endswith(("وا", "ون"))
    if event.first == event.last and reading.definite:
        return by_preposition
    if role == "noun" and not direct:
        return not reading.pronoun and event.first == event.last
    return True


def _filled(clause: Clause, event: Mark, number: Number) -> bool:
    """Whether something else is the event's object, so that this number could share it only by coordination."""
    at, start = event.last + 1, number.lead
    between = [clause.number_at[token] for token in range(at, start) if token in clause.number_at]
    things = [clause.things.get(one.last + 1) for one in between]
    if between and not (all(things) and (clause.joined(number) or _reaches(clause, things[-1].last + 1, start))):
        return True  # but "احتجاز 3 قوارب و12 بحارا", "نقلت 9 حافلات أمس 380 مدنيا"
    noun = next((clause.nouns[token] for token in (at, at + 1) if token < start and clause.person(token)), None)
    if noun is None:
        return False
    if event.reading.get("kin") and noun.reading.get("population") == "families" and not clause.joined(number):
        return False  # "فقدت عائلة الأحمد 11 من أفرادها"
    between = range(noun.last + 1, start)
    if event.reading.get("role") == "noun" and noun.first == at and noun.reading.definite and not between:
        return number.counted is not None and number.counted < number.first  # "إطلاق الحوثيين 19 أسيرا"
    if _acts_on(clause, event, noun, between) or is_dual_object(clause, event, number):
        return False
    named = [token for token in between if clause.words[token].text not in QUOTES]
    if len(named) <= 2 and all(clause.words[token].kind == "word" for token in named):
        # The agent stands between a verb and its object: "قتل مسلحون قبليون 12 شخصا", "مسلحو «النور»".
        if event.reading.get("role") == "acts" and not any(clause.kinds.get(token) in OTHER for token in named):
            return False
    return not clause.joined(number)


def _reaches(clause: Clause, token: int, start: int) -> bool:
    """Whether nothing but a day stands between two tokens."""
    days = clause.sentence.at("calendar")
    while token < start and token in days:
        token = days[token].last + 1
    return token == start


def is_dual_object(clause: Clause, event: Mark, number: Number) -> bool:
    """Whether a dual is a verb's object by its case: "قتل مسلح يرتدي زيا عسكريا جنديين"."""
    if event.reading.get("role") != "acts" or number.counted != number.first or number.first == 0:
        return False
    before = clause.words[number.first - 1]
    led = before.folded in NOT_BEFORE_OBJECT | {"مع", "بين", "ضد", "و"} or before.kind == "sign"
    clitic = any(one.preposition or one.conjunction for one in clause.words[number.first].readings.values())
    bound = number.first - 1 in clause.nouns or number.first - 1 in clause.things
    return clause.words[number.first].folded.endswith("ين") and not (led or clitic or bound)


def _acts_on(clause: Clause, event: Mark, agent: Mark, between: range) -> bool:
    """Whether the subject of a verb is told by its case, so that its object is to come: "خطف مسلحون أمس 3 سياح"."""
    armed = agent.reading.term.section in ("combatants", "security_forces")  # who acts, rather than suffers
    subject = armed and event.reading.get("role") == "acts" and agent.first == event.last + 1
    if not subject or not between or any(clause.words[at].kind == "sign" for at in between):
        return False
    of_body = clause.words[between[0]].folded == "من"  # "أعدمت عناصر من المخابرات العسكرية 41 مدنيا"
    if not (of_body or clause.words[agent.first].folded.endswith("ون")):
        return False
    led = clause.words[between[-1]].folded in NOT_BEFORE_OBJECT | {"مع", "بين", "ضد"}
    return not led and not any(at in clause.events or at in clause.number_at or clause.breaks(at) for at in between)
