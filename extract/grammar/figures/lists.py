"""Numbers that go on with a figure before them: "3 رجال وامرأتان", "9 قتلى: 4 في حلب و5 في إدلب"."""

from extract.grammar.figures.agreeing import PEOPLE_PRONOUNS
from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import CAUSED, REACH
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import inherit
from extract.records import Figure, Number

QUOTES = ("“", "«", '"')
OPENERS = ("(", "-", "–", *QUOTES)
PLACES = ("في", "من", "الي")
FAR = 60  # tokens from a figure to a number that goes on from it and has parts of its own
SHARES = 8  # tokens between the brackets of two shares: ") ودول المغرب العربي ("
NEAR = 4  # tokens from a figure to the colon that opens its list
SPREAD, SPREAD_OVER = "يتوزعون", 9  # tokens of "، توزعوا على النحو الآتي:"
SEVERITY = ("حرجه", "خطيره", "خطره", "بليغه", "متوسطه", "طفيفه", "خفيفه")
COMPARED = ("مقابل", "ب")
INSTEAD = ("ليس", "ليسوا", "لا", "بدلا")
TELLING = frozenset("تحدث تحدثت يتحدث تتحدث اشار اشارت تشير".split())
RIVAL_REACH = 7  # tokens from "تحدثت" over its subject to "عن"
CHANGES = ("انخفاضا", "ارتفاعا", "تراجعا", "صعودا", "نزولا", "هبوطا")
SITED = frozenset("قرب امام عند بالقرب بين".split())
OPENING = 3  # tokens of a sentence in which a ranking goes on: "وتلتها في ذلك حماة بـ12"
COMPARED = frozenset(("مقابل", "مقارنه", "بالمقارنه", "قياسا"))
COMPARED_REACH = 20  # tokens over who states it to the number of another time


def coordinated(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A number that goes on with the one before it: "3 رجال وامرأتان"."""
    if not clause.figures or not clause.joined(number) or group.thing:
        return None
    gap = range(clause.ends[-1] + 1, number.lead)
    if parallel(clause, group) and len(gap) <= REACH and not any(clause.breaks(token) for token in gap):
        return inherit(clause, number, group, "figures.coordinated")
    compared = _compared(clause, number, gap)
    if len(gap) > (COMPARED_REACH if compared else 10):
        return None  # asked first, since a list of a thousand numbers has a thousand gaps
    before = number.lead - 1
    joined = before in clause.join_ends and clause.words[before].folded != "و"
    besides = joined or group.population == "same" or alike_noun(clause, group)  # "جنديان أصيبا فضلا عن 5 مدنيين"
    causes = any(word.folded in CAUSED for word in clause.words[group.last + 1 : group.last + 2])
    besides = besides or clause.figures[-1].rules[-1] == "figures.told-part"  # "و20 أجنبيا"
    besides = besides or causes or otherwise(clause, group)  # "18 شابا أصيبوا بالرصاص، و55 بالغاز"
    cue = clause.figures[-1].cue  # "12 شخصا قتلوا في المدينة وواحد في القرية"
    fell = (event := clause.events.get(gap.start)) and event.reading.term.section == "fallen"  # "13 قتيلا سقطوا في"
    barriers = (token for token in gap if token in clause.events and token != cue and not (fell and token == gap.start))
    if any(map(clause.breaks, gap)) or any(not (besides and idle(clause, token)) for token in barriers):
        return None
    if not (group.mark or group.population or compared or placed(clause, number)):
        return None
    if group.mark is None and any(word.folded in CAUSED for word in clause.words[group.last + 1 : group.last + 2]):
        group = group._replace(population=clause.whole().population)  # "بينهم 18 طفلا و5 نساء و4 بسبب الجوع"
    elif group.population is None and clause.figures[-1].inherits is not None and not _stands(clause, gap):
        group = group._replace(population=clause.whole().population)  # "60 مهاجرا بينهم 4 أطفال و49 من السودان"
    return inherit(clause, number, group, "figures.coordinated")


def _compared(clause: Clause, number: Number, gap: range) -> bool:
    """Whether a bare number is that of another time: "9757 في 2024 وفق المنظمة، مقابل 6007 في السنة التي قبلها"."""
    before = {word.folded for word in clause.words[max(gap.start, number.lead - 2) : number.lead]}
    behind = range(number.last + 1, number.last + 3)
    return bool(before & COMPARED) and any(at in clause.sentence.at("calendar") for at in behind)


def _stands(clause: Clause, gap: range) -> bool:
    """Whether those before stand at a place of their own: "بينهم 4 أطفال من حلب و5 من إدلب"."""
    return any(clause.words[token].folded in ("في", "من", "ب") for token in gap)


def idle(clause: Clause, token: int) -> bool:
    """Whether an event in a list has its people already, or says nothing of people: "647 شخصا تورطوا في حمل سلاح"."""
    reading = clause.events[token].reading
    told = reading.term.section == "sentenced" and clause.figures[-1].measure == "detained"
    told = told or token == clause.ends[-1] + 1 and clause.words[token].folded.endswith("وا")  # "منهم 36 قتلوا"
    if told or clause.taken(token) or reading.definite or reading.pronoun in PEOPLE_PRONOUNS:
        return True  # "87 مهاجرا ضبطوا ... أثناء محاولتهم العبور، و6 آخرين"
    return not any(reading.get(name) for name in ("measure", "by"))


def alike_noun(clause: Clause, group: Group) -> bool:
    """Whether the noun before is counted again: "3 مدنيين قتلوا في القصف و6 مدنيين في السجن"."""
    counted = (clause.nouns.get(one.noun) for one in (clause.figures[-1], clause.whole()))
    return bool(group.mark) and any(one and one.reading.term is group.mark.reading.term for one in counted)


def parallel(clause: Clause, group: Group) -> bool:
    """Whether the same noun is counted again: "50 أسيرا محكوما بالمؤبد، و60 أسيرا من غزة"."""
    return bool(group.of_noun("measure")) and alike_noun(clause, group)


def placed(clause: Clause, number: Number) -> bool:
    """Whether a number without a noun goes on as the one before it did: "24 من المدينة وتسعة من القرية"."""
    after, before = number.last + 1, clause.words[number.lead - 1].folded
    after += before == "(" and any(word.text == ")" for word in clause.words[after : after + 1])  # "(4) في باكستان"
    if not clause.joined(number):
        return False
    if before in COMPARED:
        return True  # "بلغ عددهم 44 ألفا، مقابل 23 ألفا"
    if after >= len(clause.words):
        return False
    told = clause.words[after].folded
    if not clause.words[after].stems.isdisjoint(("داخل", "خارج")):
        return True  # "94 ألفا داخل المخيمات و150 ألفا خارجها"
    if told in SEVERITY and clause.figures[-1].measure == "injured":
        return True  # "إصابة واحدة حرجة و3 خطيرة و90 متوسطة"
    if told == "الي" and clause.words[clause.ends[-1] + 1].folded == "الي":
        return True  # "711 إلى النيجر، و295 إلى إيطاليا"
    calendar = clause.sentence.at("calendar")
    if after in calendar and clause.ends[-1] + 1 in calendar:
        return True  # "قتل 87 شخصا الجمعة و56 السبت"
    if by_hand(clause, after):
        return True  # "10 على يد الجيش و3 على يد الهيئة"
    if told in SITED and clause.words[clause.ends[-1] + 1].folded in ("في", *SITED):
        return True  # "سبعة في المحطة و21 قرب الساحة"
    if told in ("من", "في", "ب", "لم", "ممن") or told in CAUSED or after in clause.sentence.at("subsets"):
        return True
    return otherwise(clause, Group(None, number.last))


def by_hand(clause: Clause, token: int) -> bool:
    """Whether a token begins the words for who did it: "على يد"."""
    return [word.folded for word in clause.words[token : token + 2]] in (["علي", "يد"], ["علي", "ايدي"])


def otherwise(clause: Clause, group: Group) -> bool:
    """Whether a group was harmed by another means than the one before: "أصيب 3 بالرصاص و20 بالاختناق"."""
    after = group.last + 1
    if after >= len(clause.words) or after in clause.nouns:
        return False
    word = clause.words[after]
    means = any(reading.preposition == "ب" for reading in word.readings.values())
    return means or word.folded == "ب" or word.folded.startswith("بال")


def itemised(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An item that counts what its whole counts: "عاد 666 شخصا: 378 شخصا غادروا بلدا و288 شخصا من آخر"."""
    if not clause.figures or group.mark is None:
        return None
    before = number.lead - 1
    while clause.words[before].text not in OPENERS and before > clause.ends[-1] and clause.light(before):
        before -= 1  # "(عدد 20 تونسيا"
    sign = clause.words[before].text
    if sign == '"' and before != number.lead - 1:
        return None  # it closes: 'من سماهم "العملاء" إلى 20 معتقلا'
    listed = clause.itemises and clause.joined(number)
    spread = any(mark.reading.term.lemma == SPREAD for mark in clause.sentence.near("subsets", clause.ends[-1], before))
    if sign == ":" and before - clause.ends[-1] <= (SPREAD_OVER if spread else NEAR) and not group.of_noun("measure"):
        return inherit(clause, number, group, "figures.itemised")  # "تسعة لقوا مصرعهم: ثلاثة جنود وستة مدنيين"
    whole = clause.nouns.get(clause.whole().noun)
    alike = whole and whole.reading.term is group.mark.reading.term
    if sign in OPENERS and before == clause.ends[-1] + 1 and not group.of_noun("measure"):
        alike = True  # "569 مهاجرا (20 تونسيا و549 أجنبيا)"
    if sign in QUOTES and any(map(clause.breaks, range(clause.ends[-1] + 1, before))):
        return None  # 'إن "3 مدنيين قتلوا"، مشيرا إلى أن "7 مدنيين أصيبوا"'
    if (sign == ":" or sign in OPENERS or listed) and alike:
        return inherit(clause, number, group, "figures.itemised")
    return None


def rival(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Another number for the same: "قال إن القتلى 19 وليس 32", "أعلن أسر 73 جنديا، فيما تحدثت الوزارة عن 56"."""
    start = number.lead
    if not clause.figures or group.mark or group.thing or start - clause.ends[-1] > REACH or start < 2:
        return None
    words = [word.folded.removeprefix("و") for word in clause.words[max(0, start - RIVAL_REACH) : start]]
    instead = words[-1] in INSTEAD
    other = words[-1] in ("عن", "الي") and not TELLING.isdisjoint(words)
    changed = words[-1] == "من" and words[-2] in CHANGES  # "639 ألفا في الأردن، تراجعا من 649 ألفا"
    between = range(clause.ends[-1] + 1, start)
    others = any(token in clause.events and token != clause.figures[-1].cue for token in between)
    if not (instead or other or changed) or others:
        return None
    return inherit(clause, number, group, "figures.rival")


def divided(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A number that goes on from a figure far before it, and has parts of its own: "... و6 مدنيين بينهم طفلان"."""
    marks = clause.sentence.at("subsets")
    parted = number.last + 1 in marks or group.last + 1 in marks
    if not (clause.figures and parted and clause.joined(number)):
        return None
    things = range(max(clause.ends[-1] + 1, number.lead - FAR), number.lead)
    if any(at in clause.number_at and clause.counts_thing(at) for at in things):
        return None  # "39 مدنيا، ووثقت 95 حادثة اعتداء، 73 منها"
    return inherit(clause, number, group, "figures.divided")
