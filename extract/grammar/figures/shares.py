"""Numbers of a list whose items are places or parties: "4 في حلب و5 في إدلب", "الأردن (516 ألفا) وتركيا (435 ألفا)"."""

from bisect import bisect_left
from math import inf

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.counted import counted_noun
from extract.grammar.figures.events import REACH
from extract.grammar.figures.going_on import going_on
from extract.grammar.figures.groups import Group
from extract.grammar.figures.list_heads import SPREADS
from extract.grammar.figures.lists import alike_noun, by_hand, otherwise
from extract.grammar.figures.making import from_event, inherit, make
from extract.lexicon import Mark
from extract.records import Figure, Number

PLACES = ("في", "من", "الي")
NEAR = 4  # tokens between an item of a list and the next one's number
NEXT = 7  # tokens between one of a ranking and the next: "، ثم محافظة دير الزور بـ 17"
SHARES = 8  # tokens between the brackets of two shares: ") ودول المغرب العربي ("
OPENING = 3  # tokens of a sentence in which a ranking goes on: "وتلتها في ذلك حماة بـ12"


def ranked(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The next of a ranking: "اعتقل 70 شخصا في الخليل، تليها القدس بـ46 مواطنا"."""
    start = number.lead
    led = clause.words[start - 1].folded == "ب" or any(
        reading.preposition == "ب" for reading in clause.words[start].readings.values()
    )
    if not clause.figures:  # "سجلت حلب 40 حالة. تلتها حماة بـ12 حالة"
        plain = led and not group.thing and start <= 2 * OPENING
        opened = plain and any(_ranks(clause, token) for token in range(min(start, OPENING)))
        told = next(clause.before(1), None) if opened else None
        return going_on(clause, number, group, told, "figures.ranked") if told and told.figure else None
    gap = range(clause.ends[-1] + 1, start)
    if len(gap) > REACH // 2 or group.thing or any(clause.events.get(token) for token in gap):
        return None
    ranking = any(_ranks(clause, token) for token in gap)
    next_one = clause.figures[-1].rules[-1] == "figures.ranked" and len(gap) <= NEXT
    bare = group.mark is None and group.last == number.last  # "تليها سوريا (11) ثم المكسيك (9)"
    if (ranking and (led or bare)) or (next_one and bare):
        return inherit(clause, number, group, "figures.ranked")
    return None


def _ranks(clause: Clause, token: int) -> bool:
    """Whether a token leads to the next of a ranking."""
    mark = clause.sentence.at("thread").get(token)
    return mark is not None and mark.reading.term.section == "ranking"


def item(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An item of a list that breaks a figure down by place: "9 قتلى: 4 في حلب و5 في إدلب"."""
    if not clause.figures or group.noun is not None or number.last + 1 >= len(clause.words):
        return None
    listing = clause.figures[-1].rules[-1] in ("figures.item", "figures.among", "figures.coordinated")
    attached = listing and clause.joined(number) and clause.words[number.last + 1].folded.startswith("ب")
    led = clause.words[number.last + 1].folded in ("في", "من", "ب") or by_hand(clause, number.last + 1)
    led = led or clause.words[number.lead - 1].text == ":" and otherwise(clause, group)  # "12: 4 بالرصاص"
    if not led and not attached:
        return None
    first, end = clause.ends[-1] + 1, number.lead
    near = end - first <= 6
    opened = near and (
        any(word.text in (":", "(") for word in clause.words[first:end])
        or clause.figures[-1].rules[-1] == "figures.item"
        or attached
    )
    if opened or clause.joined(number) and alike(clause, number):
        return inherit(clause, number, group, "figures.item")
    return None


def alike(clause: Clause, number: Number) -> bool:
    """Whether the part before stands at a place too: "5 منهم قتلوا في القرية، و3 في المدينة"."""
    gap = range(clause.ends[-1] + 1, number.lead)
    parts = clause.figures[-1].rules[-1] in ("figures.subset", "figures.item", "figures.part-befallen")
    stands = any(clause.words[token].folded in ("في", "ب") for token in gap)
    return parts and stands and len(gap) <= REACH and not any(clause.breaks(token) for token in gap)


def beside_one(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A bare number that goes on with one person: "اعتقال مواطن في المخيم، و3 في القرية"."""
    if clause.figures or group.mark or group.population or group.thing or not clause.joined(number):
        return None
    after = clause.words[number.last + 1 : number.last + 2]
    if not after or after[0].folded not in ("في", "من"):
        return None
    for token in range(number.lead - 1, max(-1, number.lead - REACH // 2), -1):
        event = clause.event_ends.get(token)
        if event and clause.person(token + 1):
            alone = clause.nouns[token + 1].reading.form == "singular"
            return from_event(clause, number, group, event, "figures.beside-one") if alone else None
        if event or clause.breaks(token) or token in clause.number_at:
            return None
    return None


def placed_first(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The next of a list whose places or parties stand before their numbers: "120 قتيلا في هرات، وفي بادغيس 14"."""
    start = number.lead
    if not clause.figures or not _bare(clause, number, group) or start - clause.ends[-1] > REACH // 2:
        return None
    if clause.aboard(number):
        return None  # "العثور على 16 جثة في حطام الطائرة وعلى متنها 22 شخصا"
    gap = range(clause.ends[-1] + 1, start)
    countries = clause.sentence.at("countries")
    if len(gap) <= NEAR and any(at in countries and countries[at].last == start - 1 for at in gap):
        return inherit(clause, number, group, "figures.placed-first")  # "7 قتلى في غزة وشرق أوكرانيا 6 والعراق 4"
    if lists_alike(clause, group, gap):
        return inherit(clause, number, group, "figures.placed-first")  # "اعتقل فرع 4 مواطنين، والفرع الآخر 7 مواطنين"
    goes_on = {token for token in gap if clause.has_and(token) or clause.words[token - 1].text == "،"}
    for party in clause.sentence.near("forces", gap.start, start - 1):
        rest = clause.words[party.last + 1 : start]
        if party.first in goes_on and all(word.folded.startswith("ال") for word in rest):
            return inherit(clause, number, group, "figures.placed-first")
    for token in reversed(gap):
        if token in goes_on and clause.words[token].folded.removeprefix("و") in PLACES and token < start - 1:
            return inherit(clause, number, group, "figures.placed-first")
        told = token in clause.events or clause.person(token) or clause.breaks(token)
        if told or clause.words[token].kind != "word":
            return None
    return None


def lists_alike(clause: Clause, group: Group, gap: range) -> bool:
    """Whether another party has as many more of the same, its verb left out: "فرع 4 مواطنين، وفرع آخر 7 مواطنين"."""
    if not gap or len(gap) > 2 * NEAR or not alike_noun(clause, group):
        return False
    first = gap.start + (clause.words[gap.start].text == "،")
    opened = clause.has_and(first) or clause.words[first].folded in ("و", "اما")
    plain = all(clause.words[at].kind == "word" for at in range(first, gap.stop))
    told = any(at in clause.events or clause.person(at) or at in clause.number_at or clause.breaks(at) for at in gap)
    return opened and plain and not told and gap.stop - first > 1


def _bare(clause: Clause, number: Number, group: Group) -> bool:
    """Whether a number stands alone, or counts persons of whom nothing else is said."""
    if group.mark:
        return group.mark.reading.term.section == "people" and not group.mark.reading.definite
    after = clause.words[number.last + 1 : number.last + 2]
    closed = not after or after[0].kind == "sign" or clause.has_and(number.last + 1)
    return group.last == number.last and group.thing is None and closed


def bracketed(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A share in brackets behind its place: "توزع اللاجئون في الأردن (516 ألف شخص) وتركيا (435 ألفا)"."""
    start = number.lead
    closed = group.last + 1 < len(clause.words) and clause.words[group.last + 1].text == ")"
    if not closed or clause.words[start - 1].text != "(" or start - 2 in clause.number_at or not start - 1:
        return None
    if clause.figures and clause.words[clause.ends[-1] + 1].text == ")" and start - clause.ends[-1] <= SHARES:
        listed = clause.figures[-1].rules[-1] == "figures.itemised"
        return inherit(clause, number, group, "figures.itemised" if listed else "figures.bracketed")
    listed = clause.figures and shares_on(clause, group.last + 2) and (number.value or 0) <= _most(clause.figures[-1])
    if listed and spread(clause, range(clause.ends[-1] + 1, start - 1)):
        return inherit(clause, number, group, "figures.itemised")
    if clause.figures or not (group.mark or shares_on(clause, group.last + 2)):
        return None
    if named := named_last(clause, group.last + 2):
        return make(clause, number, group, named.reading.get("measure"), "figures.bracketed")
    for token in range(start - 2, max(-1, start - REACH), -1):
        noun = counted_noun(clause, token) or clause.events.get(token)
        if noun and noun.reading.definite and not noun.reading.preposition:
            return make(clause, number, group, noun.reading.get("measure"), "figures.bracketed")
        if clause.breaks(token):
            return None
    return None


def spread(clause: Clause, tokens: range) -> bool:
    """Whether people are said to be spread over places that follow: "توزعوا على الخليل (9)", "من محافظات: الخليل (9)".

    Behind names of persons stand their ages: "هم سامر (20) ورامي (22)".
    """
    if len(tokens) > SHARES or any(token in clause.events or token in clause.number_at for token in tokens):
        return False
    places = (clause.sentence.at("places").get(token) for token in tokens)
    several = any(mark and mark.reading.get("level") and mark.reading.form == "plural" for mark in places)
    named = any(clause.words[token].folded.removeprefix("و") in ("هم", "هما", "هن") for token in tokens)
    several = several and not named
    return several or any(clause.words[token].folded.removeprefix("و") in SPREADS for token in tokens)


def _most(figure: Figure) -> float:
    """The most that a figure can be."""
    return figure.number.value_max or inf


def shares_on(clause: Clause, first: int) -> bool:
    """Whether another number in brackets follows a share: "القدس (118) ورام الله (85)"."""
    for token in range(first, min(first + SHARES, len(clause.words) - 2)):
        if clause.words[token].text == "(":
            share = clause.number_at.get(token + 1)
            return share is not None and clause.words[share.last + 1 : share.last + 2] == [clause.words[first - 1]]
    return False


def named_last(clause: Clause, first: int) -> Mark | None:
    """The noun of harm behind the last of several shares: "بولندا (226 ألفا) ورومانيا (586 ألفا) لاجئا"."""
    closed = None
    for at in range(first, len(clause.words)):
        if clause.words[at].text == ")":
            closed = at
        elif clause.words[at].kind == "sign" and clause.words[at].text not in "(،":
            break
        elif at in clause.events or closed is not None and at - closed > SHARES:
            break
    noun = clause.nouns.get(closed + 1) if closed is not None else None
    measured = noun is not None and noun.reading.form == "singular" and noun.reading.get("measure")
    return noun if measured and not noun.reading.conjunction else None


def distributed(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A share behind its place, in a list whose head names the harm: "توزع الضحايا كالآتي: حلب 374 وحماة 48"."""
    if group.thing or group.population not in (None, "people", "same") or group.of_noun("measure"):
        return None
    head = head_of(clause, number)
    if head is None:
        return None
    start = max(head.stop, clause.ends[-1] + 1 if clause.figures else 0)
    gap = range(start, number.lead)
    opened = [at for at in gap if clause.words[at].text in "،:" or clause.words[at].folded.removeprefix("و") in PLACES]
    last = range(opened[-1] if opened else start, number.lead)  # "حيث سجل في مدينة حلب 70 حالة"
    named = [at for at in last if clause.words[at].kind == "word" and clause.words[at].folded not in ("و", *PLACES)]
    told = any(at in clause.events or clause.person(at) or at in clause.number_at for at in gap)
    if told or not 0 < len(named) <= NEAR or clause.words[number.lead - 1].kind == "sign":
        return None
    for at in head:
        noun, event = counted_noun(clause, at), clause.events.get(at)
        measure = noun.reading.get("measure") if noun else event.reading.get("measure") if event else None
        if measure not in (None, "none"):
            return make(clause, number, group, measure, "figures.distributed")
    return None


def head_of(clause: Clause, number: Number) -> range | None:
    """The head of a list of places, by "as follows:" or a verb of spreading, with no number of its own."""
    if clause.figures and clause.figures[0].number.first < number.first and clause.itemises:
        return None
    opened = bisect_left(clause.list_heads, number.lead, key=_end)
    head = clause.list_heads[opened - 1] if opened else range(0)
    return None if not head or any(token in clause.number_at for token in head) else head


def _end(head: range) -> int:
    return head[-1]
