"""Those who got away, and those whom nobody holds, are no figure; who is caught again is held."""

from extract.grammar.figures.agreeing import PEOPLE_PRONOUNS
from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import REACH
from extract.grammar.figures.following import HELD, event_after, was_held
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import make
from extract.lexicon import Mark
from extract.records import Figure, Number, Rejection

AT_LARGE = 4  # tokens between a number and the words that nobody holds its people
FLIGHT = ("فر", "هرب", "فرار", "هروب", "لاذ", "لاذ بالفرار")
HEELS = ("لاذ", "لاذ بالفرار")
FEW = 10  # so many get away from a fight; those who flee it are more
MANY = 1000  # thousands who flee a fight are displaced
MOVED = ("displaced", "refugees", "evacuated")
WARRANT = 6  # tokens from a warrant to the number of those for whom it is out
FATAL = ("killed", "bodies", "funerals")
JUSTICE = frozenset("العداله القضاء السجن سجن وجه الخدمه الجيش الشرطه قبضه الاعتقال الملاحقه القانون".split())
FLED = 9  # "عشرات منهم، بينهم فتاة في السابعة، من الفرار"


def escaped(clause: Clause, number: Number, group: Group) -> Figure | Rejection | None:
    """Captives who fled, and the convicted whom nobody holds, are no figure: "تمكن 50 منهم من الفرار"."""
    if _runs_from_justice(clause, group):
        return Rejection(number, "figures.escaped", "flee from justice")  # "20 منهم فارون", "12 فارا من العدالة"
    for event in clause.sentence.near("events", number.first - AT_LARGE, group.last + AT_LARGE):
        if event.reading.term.section != "at_large":
            continue
        gap = range(event.last + 1, number.first) if event.first < number.first else range(group.last + 1, event.first)
        if not any(clause.breaks(token) or token in clause.number_at for token in gap):
            return Rejection(number, "events.at_large", "nobody holds them")
    if _wanted(clause, number):
        return Rejection(number, "clauses.warrant", "a warrant is out for them")
    if clause.sentence.lemmas("events").isdisjoint(FLIGHT):
        return None
    events = clause.sentence.near("events", number.first - REACH, group.last + REACH)
    if not any(event.reading.term.lemma in FLIGHT for event in events):
        return None
    told = clause.last()
    bare = group.mark is None and group.last == number.last
    others = (group.population == "same" or bare) and (number.value_min or 0) < MANY
    others = others or 0 < (number.value or 0) <= FEW and group.population in ("people", "combatants")
    if _takes_to_its_heels(clause, number, group):
        return Rejection(number, "figures.escaped", "got away")  # "شارك في الهجوم 12 مسلحا لاذوا بالفرار"
    few = group.population == "same" and number.value is not None and number.value <= FEW
    if few and (told is None or told.measure not in MOVED) and _gets_away(clause, number, group):
        return Rejection(number, "figures.escaped", "got away")  # "تمكن اثنان آخران من الفرار"
    if others and told and told.measure in (*FATAL, "injured", "detained") and _gets_away(clause, number, group):
        return Rejection(number, "figures.escaped", "got away")  # "قتل ثلاثة مسلحين. وتمكن اثنان آخران من الفرار"
    held = group.mark.reading.term.section in ("detained", "abducted") if group.mark else False
    held = held or group.of_noun("freed") == "prisoners"  # "فرار 40 نزيلا"
    taken = told is not None and told.measure == "abducted" and (bare or group.population == told.population)
    held = held or taken and not group.of_noun("measure")  # "خطف مسلحون 140 تلميذا، وتمكن 25 تلميذا من الفرار"
    if group.population == "same":  # "اعتقل رجل، فيما تمكن آخران من الفرار"
        held = any(event.reading.get("measure") in HELD for event in clause.events.values())
    if group.mark is None and group.last > number.last:  # "خمسون منهم"
        before, named = clause.last(), clause.nouns.get(group.last + 1)  # "28 من هؤلاء المخطوفين"
        held = bool(before) and before.measure in HELD or bool(named) and named.reading.get("measure") in HELD
    whole = number.counted is not None and number.counted < number.first  # "50 من التلاميذ الـ303 الذين خطفوا فروا"
    held = held or not whole and any(was_held(clause, one) for one in events if one.first > group.last)
    event = held and (event_after(clause, number, group, FLED) or clause.event_before(number, direct=True))
    if event and event.reading.term.lemma in FLIGHT:
        again = next((one for one in events if one.first > event.first and _takes_back(one)), None)
        if again:
            return make(clause, number, group, "detained", "figures.recaptured", again)
        return Rejection(number, "figures.escaped", "escaped from those who held them")
    return None


def _wanted(clause: Clause, number: Number) -> bool:
    """Whether a warrant is out for those whom a number counts: "مذكرات توقيف دولية بحق 23 مسؤولا"."""
    before = clause.words[number.lead - 1].folded
    led = before in ("بحق", "حق", "ضد") or clause.owned(number)
    near = clause.sentence.near("clauses", number.lead - WARRANT, number.lead - 1) if led else ()
    return any(mark.reading.term.section == "warrant" for mark in near)


def _runs_from_justice(clause: Clause, group: Group) -> bool:
    """Whether people are called fugitives, and not such as have fled from a war."""
    noun = group.mark or clause.nouns.get(group.last + 1)
    if noun is None or not noun.reading.get("hunted") or noun.reading.get("measure") != "displaced":
        return False
    behind = [word.folded for word in clause.words[noun.last + 1 : noun.last + 3]]
    return behind[:1] != ["من"] or not JUSTICE.isdisjoint(behind)


def _gets_away(clause: Clause, number: Number, group: Group) -> bool:
    """Whether people have got away: "تمكن خمسة من الفرار", "فر اثنان آخران"."""
    event = event_after(clause, number, group, FLED) or clause.event_before(number, direct=True)
    return event is not None and event.reading.term.lemma in FLIGHT


def _takes_to_its_heels(clause: Clause, number: Number, group: Group) -> bool:
    """Whether so few fighters flee as get away from a deed of theirs, or few take to their heels, whoever they are."""
    event = event_after(clause, number, group, FLED) or clause.event_before(number, direct=True)
    few, fighters = 0 < (number.value or 0) <= FEW, group.population == "combatants"
    if event is None or not (few or fighters):
        return False
    return event.reading.term.lemma in (HEELS if not few or not fighters else FLIGHT)


def _takes_back(event: Mark) -> bool:
    """Whether an event holds those who fled again: "هرب الأسرى الستة وأعيد اعتقالهم"."""
    return event.reading.get("measure") == "detained" and event.reading.pronoun in PEOPLE_PRONOUNS
