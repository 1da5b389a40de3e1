"""Rules by what is counted: the noun itself says what happened, or of what its cases are."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import ranks_of
from extract.grammar.figures.countable import is_case
from extract.grammar.figures.counted import closer_than
from extract.grammar.figures.events import REACH
from extract.grammar.figures.following import event_after
from extract.grammar.figures.groups import Group
from extract.grammar.figures.links import topic_of
from extract.grammar.figures.making import MIXED, from_event, make
from extract.grammar.figures.meaning import measure_of
from extract.grammar.figures.movement import SWAPS
from extract.lexicon import Mark
from extract.records import Figure, Number, Rejection

HELPED = ("rescued", "evacuated")  # "71 حالة إنقاذ" are calls for help, of nobody knows how many people
OTHERS = ("اخرين", "اخرون")
KEPT = frozenset(("detained", "captured"))
JUDGEMENTS = ("حكم", "حكما", "احكام")
CARRIED_OUT = 5  # tokens from "نفذت" over its subject to the number of sentences
SWAP = 6  # tokens from captives to the swap in which they are
TURNED = ("تحول", "تحولت", "يتحول", "تتحول", "اعتبر", "اعتبرت", "تحويل")
HIDDEN = ("اختفاء", "مختفين", "مختفون", "مفقودين")
FOUND = ("وجدت", "عثر")
ALIVE = ("احياء", "الحياه", "سالمين")  # "على قيد الحياة"
BELONGS = 6  # tokens from people over "عثر على" to their bodies
NEXT = 9  # tokens from people to what befell them then


def case_of(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A case of what the next word says: "16 حالة وفاة", "56 عملية اعتقال"."""
    bare = clause.events.get(number.last + 1) if group.last == number.last else None
    if bare and bare.reading.get("cases") and not bare.reading.conjunction:
        after = clause.words[bare.last + 1 : bare.last + 2]
        if not after or after[0].kind == "sign":  # "47 شهيدا (منهم 5 انتشال)"
            return make(clause, number, group, bare.reading.get("cases"), "figures.case-of", bare)
    if bodies_found(clause, group):
        return make(clause, number, group, "bodies", "figures.case-of")
    if executed(clause, number):
        return make(clause, number, Group(None, number.last + 2, "people"), "killed", "figures.case-of")
    case = is_case(clause.sentence, group.mark) if group.mark else None
    if case is None or case.reading.get("measure") in HELPED:
        return None
    if case.reading.term.lemma == "غرق" and clause.words[number.lead - 1].folded in ("في", "مع"):
        return None  # "تدخلت الفرق في 65 حالة غرق": they help, whoever drowned or did not
    event = case if case.reading.term.vocabulary == "events" else None
    measure, at = case.reading.get("cases") or case.reading.get("measure"), case.last + 1
    other = clause.events.get(at) or clause.nouns.get(at)
    hedged = other is not None and other.last + 1 in number.hedged  # "40 حالة وفاة واختفاء على الأقل"
    if other and other.reading.conjunction == "و" and (hedged or not clause.counts_next(other)):
        both = {measure, other.reading.get("measure")}
        measure = "casualties" if len(both) == 2 and both <= MIXED else measure  # "1046 حالة وفاة واختفاء"
    if group.population == "people":
        group = group._replace(population=people_of_case(clause, number, case))
    return make(clause, number, group, measure, "figures.case-of", event)


def executed(clause: Clause, number: Number) -> bool:
    """Whether a number counts sentences of death that were carried out: "نفذت البلاد 172 حكما بالإعدام"."""
    sentence = [word.folded for word in clause.words[number.last + 1 : number.last + 3]]
    before = clause.words[max(0, number.lead - CARRIED_OUT) : number.lead]
    done = any(word.folded.removeprefix("و").startswith(("نفذ", "تنفيذ")) for word in before)
    return done and len(sentence) == 2 and sentence[0] in JUDGEMENTS and sentence[1] in ("اعدام", "بالاعدام")


def bodies_found(clause: Clause, group: Group) -> bool:
    """Whether the bodies of a group were found: "15 انتشلت جثامينهم", "عشرة تم العثور على جثثهم", "وجدت جثثهم"."""
    found = False
    for token in range(group.last + 1, min(group.last + BELONGS, len(clause.words))):
        noun, event = clause.nouns.get(token), clause.events.get(token)
        found = found or clause.words[token].folded in FOUND
        if clause.words[token].kind != "word" or not found and clause.has_and(token) or token in clause.number_at:
            return False
        found = found or event is not None and event.reading.term.section == "pulled_out"
        if noun:
            return found and noun.reading.get("measure") == "bodies" and bool(noun.reading.pronoun)
    return False


def people_of_case(clause: Clause, number: Number, case: Mark) -> str:
    """Whose cases they are: "36 حالة قتل لمدنيين", "113 حالة قتل في صفوف المدنيين"; else those of the whole."""
    for at in range(case.last + 1, min(case.last + 4, len(clause.words))):
        noun = clause.nouns.get(at)
        if noun and noun.reading.preposition == "ل" and noun.reading.form == "plural":
            named = noun.reading.get("otherwise") or noun.reading.get("population")
            return "people" if named in ("same", "families") else named
    ranks = ranks_of(clause.sentence, case.last + 1)
    whole = clause.figures[-1].population if clause.figures and clause.leads_part(number) else None
    return ranks.reading.get("population") if ranks else whole or "people"


def turned_missing(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Whose arrest has become a disappearance: "161 حالة اعتقال تحولت إلى حالات اختفاء قسري"."""
    before = clause.words[number.lead - 1].folded.removeprefix("و") if number.lead else ""
    if before in TURNED:
        behind = clause.words[group.last + 1 : group.last + NEXT]
        hidden = any(not word.stems.isdisjoint(HIDDEN) for word in behind)
        population = group.population or (clause.whole().population if clause.figures else None)
        group = group._replace(population=population)
        return make(clause, number, group, "missing", "figures.turned-missing") if hidden else None
    if clause.figures or not group.mark:
        return None
    events = clause.sentence.near("events", group.last + 1, group.last + REACH)
    turned = next((event for event in events if event.reading.term.section == "turned_missing"), None)
    return make(clause, number, group, "missing", "figures.turned-missing", turned) if turned else None


def mixed_toll(clause: Clause, number: Number, group: Group) -> Figure | Rejection | None:
    """One number over several harms: "6 بين قتيل وجريح", "100 ألف شهيد وجريح", "عشرات القتلى والجرحى"."""
    at = group.noun if group.noun is not None else number.last + 1
    for token in range(at, min(at + 7, len(clause.words) - 1)):
        either = clause.words[token + 1].folded == "او"  # "2700 شخص ما بين قتيل أو مفقود"
        apart = either or clause.words[token + 1].folded == "و"  # "بين قتيل و جريح"
        one, two = clause.nouns.get(token), clause.nouns.get(token + 1 + apart) or clause.events.get(token + 1 + apart)
        if token > number.last and token in clause.number_at:
            return None  # "سكان القرى الثلاث وخلفوا العشرات بين قتيل وجريح"
        among = clause.words[token - 1].folded in ("بين", "مابين")
        if not (one and two) or not (among or token == group.noun or either and token == group.last + 1):
            continue
        if clause.counts_next(two):
            continue  # "سقوط 13 قتيلا وإصابة 109": the second has its own number
        if any(word.folded in OTHERS for word in clause.words[two.last + 1 : two.last + 2]):
            continue  # "نقل 5 شهداء وجرحى آخرين": the second has no number
        measures = {one.reading.get("measure"), two.reading.get("measure")}
        if among and token > number.last and measures & KEPT and measures & set(MIXED):
            return Rejection(number, "figures.mixed-toll", "counts the dead and the held as one")  # "بين قتيل وموقوف"
        if (apart or two.reading.conjunction == "و") and len(measures) == 2 and measures <= MIXED | {"displaced"}:
            verbal = two.reading.get("role") == "noun"  # "300 وفاة واختفاء"
            if verbal or one.reading.form == two.reading.form and one.reading.form != "dual":
                measure = "casualties" if measures <= MIXED else "affected"
                return make(clause, number, group, measure, "figures.mixed-toll")
    return None


def own_noun(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The counted noun says what happened: "15 جريحا"."""
    measure = group.of_noun("measure")
    if measure is None or group.of_noun("soft") or predicate(clause, number) or belongs(clause, number, group):
        return None
    if "bodies" in (group.of_noun("yields") or ()) and (found := recovered(clause, number, group)):
        return make(clause, number, group, "bodies", "figures.own-noun", found)
    event = clause.event_before(number, direct=True) if group.of_noun("yields") else None
    if event is None and group.of_noun("yields"):
        event = clause.event_before(number, direct=False)  # "شيعت المدينة أمس أربعة شهداء"
        goes_on = clause.joined(number) and bool(clause.figures)  # "15 انتشلت جثامينهم، إضافة إلى 7 إصابات"
        event = event if event and event.reading.term.section in ("funeral", "pulled_out") and not goes_on else None
    yielded = None
    if event and measure_of(clause, event, group) in group.of_noun("yields"):
        yielded = from_event(clause, number, group, event, "figures.event-before")
    if yielded:
        return yielded
    pointing = number.rules[0] == "numbers.dual" and group.mark.reading.definite and not clause.events
    told = next(clause.before(1), None) if pointing else None
    if told and told.figure:
        return None  # "عثر على جثتين. وبدت على الجثتين آثار تعذيب"
    befallen = since(clause, number, group)
    if befallen:
        return befallen
    told = topic_of(clause, number)
    if measure == "bodies" and told and told.reading.get("measure") == "killed":
        return make(clause, number, group, "killed", "figures.own-noun")  # "ارتفعت حصيلة القتلى إلى 61 جثة"
    if group.population == "people" and told:
        group = group._replace(population=closer_than(clause, told).reading.get("population"))
    if measure == "missing" and any(word.folded in ALIVE for word in clause.words[group.last + 1 : group.last + 4]):
        measure = "rescued"  # "العثور على ثلاثة من المفقودين أحياء"
    return make(clause, number, group, measure, "figures.own-noun")


def belongs(clause: Clause, number: Number, group: Group) -> bool:
    """Whether those who are told of are the kin of the counted, or what they have: "كرمت أسر 300 شهيد"."""
    if clause.owned(number):
        return False  # "منح الجنسية لآلاف اللاجئين"
    before = clause.kinds.get(number.lead - 1)
    return before == "owned" or before == "kin_of" and group.of_noun("measure") in ("killed", "injured")


def recovered(clause: Clause, number: Number, group: Group) -> Mark | None:
    """The event by which the dead were found: "9 شهداء انتشال", "8 انتشلت جثامينهم", "إجمالي الانتشال 605 شهداء"."""
    for at in range(group.last + 1, min(group.last + 3, len(clause.words))):
        event = clause.events.get(at)
        if event:
            return event if event.reading.term.section == "pulled_out" and not event.reading.conjunction else None
        if clause.words[at].folded not in ("جري", "تم", "ممن", "بعد"):
            break
    at = number.lead - 1
    at -= clause.words[at].text == ":"
    before = clause.event_ends.get(at)
    counted = before is not None and before.reading.definite and before.reading.get("cases") == "bodies"
    return before if counted and not before.reading.preposition else None


def since(clause: Clause, number: Number, group: Group) -> Figure | None:
    """What has come to some of those who were harmed before: "ثلاثة من الجرحى توفوا", "ستة جرحى فارقوا الحياة"."""
    some = group.mark.reading.definite and clause.words[group.mark.first - 1].folded == "من"
    hurt = group.of_noun("measure") == "injured"
    if not some and not hurt:
        return None
    event = event_after(clause, number, group, 2)
    measure = measure_of(clause, event, group) if event and event.reading.get("role") != "state" else None
    later = measure == "killed" if hurt else measure not in (None, "none", group.of_noun("measure"))
    return make(clause, number, group, measure, "figures.event-after", event) if later else None


def predicate(clause: Clause, number: Number) -> bool:
    """Whether a dual only says what two people counted before have become: "أردى اثنين منهم قتيلين"."""
    if number.counted != number.first or not clause.figures or clause.joined(number):
        return False
    return clause.figures[-1].number.value == 2 and number.first - clause.ends[-1] <= 2


def soft_noun(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A noun that says what happened where no event says otherwise: "6000 أسير"."""
    after = clause.words[group.last + 1].folded if group.last + 1 < len(clause.words) else ""
    measure = group.of_noun("measure")
    event = clause.event_before(number, direct=True)
    if event and measure_of(clause, event, group) == "none":
        return None  # "فر 50 سجينا"
    if belongs(clause, number, group) or event and event.reading.get("busy"):
        return None
    if number.rules[0] == "numbers.dual" and group.mark and group.mark.reading.definite:
        return None  # "وقال الموقوفان إنهما": it only points back
    swapped = clause.words[group.last + 1 : group.last + SWAP]
    moved = event is None or measure_of(clause, event, group) is None  # "نقل الصليب الأحمر 100 محتجز ضمن التبادل"
    ahead = enumerate(swapped, group.last + 2)
    returned = any(word.folded == "مقابل" and at in clause.number_at for at, word in ahead)  # "90 أسيرا مقابل 3 أسيرات"
    swap = moved and (returned or any(word.folded in SWAPS for word in swapped))  # "100 أسير حرب في صفقة تبادل"
    flown = bool(clause.figures) and clause.figures[-1].measure == "released" and clause.aboard(number)
    if measure == "detained" and (swap or flown):  # "طائرة تحمل 120 أسيرا، وأخرى على متنها 101 من الأسرى"
        return make(clause, number, group, "released", "figures.soft-noun")
    if measure is None or after in ("سابق", "سابقا", "سابقين", "السابقين", "السابقون", "سابقه"):
        return None
    return make(clause, number, group, measure, "figures.soft-noun")
