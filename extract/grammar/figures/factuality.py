"""Whether what an event says has come to pass, or is only asked for, sentenced, put off, prevented or not managed."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import REACH
from extract.lexicon import Mark

REQUESTED = ("طلب", "طلبت", "يطلب", "تطلب")
PUNISHMENTS, ASKED = ("إعدام", "سجن", "السجن", "حبس", "قتل", "معاقبة", "اعتقال", "توقيف", "شنق"), 7
ABOUT = ("بالتحقيق", "بتحقيق", "التحقيق", "تحقيق", "بكشف", "المتورطين", "المتهمين")
VERIFIED = frozenset(("التحقيق", "التحقق", "التاكد", "التثبت"))
PREVENTED = ("منع", "منعت", "يمنع", "تمنع", "منعوا", "حرم", "حرمت", "يحرم", "تحرم")
BETWEEN = ("علي", "بعد", "عن", "قبل", "من", "في", "اثر", "عقب", "مع", "منذ", "،")
STOPS, SUSPENDED = frozenset("علق علقت يعلق تعلق جمد جمدت اوقف اوقفت عرقل عرقلت".split()), 4
WITHHELD = 10  # tokens from "لم يتمكن" over its subject to "العودة"


def called_on(clause: Clause, event: Mark) -> bool:
    """Whether people are only called on to do what an event says: "دعا الجيش 3 آلاف مقاتل إلى الاستسلام"."""
    led = event.reading.preposition == "ل" or clause.words[event.first - 1].folded in ("الي", "علي")
    return led and demanded(clause, event)


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


def sought(clause: Clause, event: Mark) -> bool:
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


def dealt(clause: Clause, event: Mark) -> bool:
    """Whether a sentence is dealt out to whom "ل" introduces, and so not carried out yet."""
    after = range(event.last + 1, min(event.last + 3, len(clause.words)))
    return any(clause.words[at].folded == "ل" or clause.owned_at(at) for at in after)


def suspended(clause: Clause, event: Mark) -> bool:
    """Whether what an event says was put off: "علقت السلطات إطلاق سراح 602", but "علقت على الإفراج عن 50"."""
    for at in range(event.first - 1, max(-1, event.first - 1 - SUSPENDED), -1):
        if clause.words[at].folded.removeprefix("و") in STOPS:
            return event.reading.get("role") == "noun"
        if clause.words[at].folded in BETWEEN or clause.person(at) or at in clause.number_at:
            return False
    return False


def demanded(clause: Clause, event: Mark) -> bool:
    """Whether a word of demand stands before an event: "دعا إلى إطلاق سراح 20"."""
    return any(
        mark.reading.term.section == "demand"
        for mark in clause.sentence.near("topics", event.first - REACH, event.first - 1)
    )
