"""The rules by which a number counts people to whom something was done.

A rule takes (clause, number, group) and gives the figure, or None where it does not apply. They are tried in the
order of RULES, the closest tie first.
"""

from collections.abc import Callable
from dataclasses import replace

from extract.grammar.figures.clauses import REACH, Clause
from extract.grammar.figures.groups import Group, is_case, ranks_of
from extract.lexicon import Mark, Reading, Term
from extract.records import Figure, Number

PREPOSITIONS = {"من", "في", "الي", "علي", "عن", "بعد", "قبل", "بين", "مع", "خلال", "منذ"}
MIXED = {"killed", "injured", "missing"}  # one number over several of these is `casualties`


def case_of(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A case of what the next word says: "16 حالة وفاة", "56 عملية اعتقال"."""
    case = is_case(clause.sentence, group.mark) if group.mark else None
    if case is None:
        return None
    event = case if case.reading.term.vocabulary == "events" else None
    return make(clause, number, group, case.reading.get("measure"), "figures.case-of", event)


def mixed_toll(clause: Clause, number: Number, group: Group) -> Figure | None:
    """One number over several harms: "6 بين قتيل وجريح", "100 ألف شهيد وجريح", "عشرات القتلى والجرحى"."""
    at = group.noun if group.noun is not None else number.last + 1
    for token in range(at, min(at + 7, len(clause.words) - 1)):
        one, two = clause.nouns.get(token), clause.nouns.get(token + 1)
        among = clause.words[token - 1].folded in ("بين", "مابين")
        if not (one and two) or not (among or token == group.noun):
            continue
        if clause.counts_next(two):
            continue  # "سقوط 13 قتيلا وإصابة 109": the second has its own number
        measures = {one.reading.get("measure"), two.reading.get("measure")}
        if two.reading.conjunction == "و" and len(measures) == 2 and measures <= MIXED | {"displaced"}:
            if one.reading.form == two.reading.form and one.reading.form != "dual":
                measure = "casualties" if measures <= MIXED else "affected"
                return make(clause, number, group, measure, "figures.mixed-toll")
    return None


def own_noun(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The counted noun says what happened: "15 جريحا"."""
    measure = group.of_noun("measure")
    if measure is None or group.of_noun("soft"):
        return None
    event = clause.event_before(number, direct=True) if group.of_noun("yields") else None
    if event and event.reading.get("measure") in group.of_noun("yields"):
        return from_event(clause, number, group, event, "figures.event-before")
    return make(clause, number, group, measure, "figures.own-noun")


def construct(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A noun of harm governs the counted people: "جثث 17 مهاجرا"."""
    before = clause.nouns.get(clause.start(number) - 1)
    if before and before.last + 1 == clause.start(number) and not before.reading.definite:
        if before.reading.get("measure") in ("bodies", "funerals") and number.counted is None:
            return make(clause, number, group, before.reading.get("measure"), "figures.construct")
    return None


def event_before(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event right before the number: "مقتل ما لا يقل عن 20"."""
    return from_event(clause, number, group, clause.event_before(number, direct=True), "figures.event-before")


def described(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The counted people are described by a noun of harm: "مئات الجنود المفقودين", "500 متنزه ما زالوا عالقين"."""
    if group.noun is None or group.of_noun("measure"):
        return None
    for token in range(group.last + 1, min(group.last + 5, len(clause.words))):
        noun, word = clause.nouns.get(token), clause.words[token]
        if word.kind == "sign" or token in clause.events or token in clause.number_at or word.folded in PREPOSITIONS:
            return None
        if noun and noun.reading.get("measure") and not noun.reading.conjunction and not noun.reading.preposition:
            if noun.reading.definite and not group.mark.reading.definite:
                return None
            return make(clause, number, group, noun.reading.get("measure"), "figures.described")
    return None


def subset(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part of what was named before it has its measure: "12 قتيلا بينهم 5", "خمسة منهم", "قتلى بينهم طفلان"."""
    marks, start = clause.sentence.at("subsets"), clause.start(number)
    if clause.figures and (number.last + 1 in marks or group.last + 1 in marks):
        return inherit(clause, number, group, "figures.subset")
    reached = clause.ends[-1] if clause.figures else -1
    for token in range(start - 1, max(reached, start - 9), -1):
        if token in clause.events or clause.breaks(token):
            return None
        if token in marks:
            if start - token > 3 and not clause.joined(number):
                return None
            return part_of_unnumbered(clause, number, group, token, reached) or (
                inherit(clause, number, group, "figures.subset") if clause.figures else None
            )
    return None


def part_of_unnumbered(clause: Clause, number: Number, group: Group, mark: int, reached: int) -> Figure | None:
    """A part of people who are not counted themselves: "سقوط قتلى بينهم طفلان", "مقتل مدنيين بينهم 3 نساء"."""
    for token in range(mark - 1, max(reached, mark - REACH), -1):
        noun, event = clause.nouns.get(token), clause.event_ends.get(token)
        if noun and noun.reading.form == "plural" and noun.reading.get("measure"):
            return make(clause, number, group, noun.reading.get("measure"), "figures.subset")
        if event and event.reading.get("measure") and not clause.follows_subject(event):
            return from_event(clause, number, group, event, "figures.subset")
        if clause.breaks(token):
            return None
    return None


def event_after(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event whose subject the number is: "ستة فلسطينيين قتلوا", "35 مهاجرا ... مصرعهم"."""
    return from_event(
        clause,
        number,
        group,
        clause.event_after(number, group, 5 if group.mark or group.population else 2),
        "figures.event-after",
    )


def coordinated(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A number that goes on with the one before it: "3 رجال وامرأتان"."""
    if not clause.figures or not clause.joined(number) or not (group.mark or group.population):
        return None
    gap = range(clause.ends[-1] + 1, clause.start(number))
    if len(gap) > 5 or any(token in clause.events or clause.breaks(token) for token in gap):
        return None
    return inherit(clause, number, group, "figures.coordinated")


def second_topic(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A second group that a count goes on with: "بلغ عدد القتلى 20 والجرحى 90"."""
    noun = clause.nouns.get(clause.start(number) - 1)
    if noun is None or noun.reading.conjunction != "و" or not (noun.reading.definite and clause.figures):
        return None
    counted = clause.figures[-1].rules[-1] in ("figures.topic", "figures.second-topic")
    if not counted or not noun.reading.get("measure"):
        return None
    return from_topic(clause, number, group, noun, "figures.second-topic")


def topic(clause: Clause, number: Number, group: Group) -> Figure | None:
    """What is being counted was named before: "عدد القتلى ارتفع إلى 20", "النازحون الذين يقدرون بنحو 300"."""
    near = clause.sentence.near("topics", number.first - REACH, number.first - 1)
    for count in reversed([mark for mark in near if mark.reading.term.section == "count"]):
        if not (linked(clause, number) or any(at in clause.links for at in (count.first - 1, count.first - 2))):
            continue
        back = count.reading.get("back")
        ahead = range(count.first, min(count.last + 5, number.first))
        for token in range(count.first - 1, max(-1, count.first - REACH), -1) if back else ahead:
            named = counted_noun(clause, token) or clause.events.get(token)
            if named and named.reading.get("measure"):
                return from_topic(clause, number, group, named)
        if count.reading.get("points") and count.reading.definite and clause.figures:
            return inherit(clause, number, group, "figures.topic")
        if count.reading.get("alone"):
            return make(clause, number, group, count.reading.get("alone"), "figures.topic")
        return None
    covers = clause.sentence.at("topics").get(clause.start(number) - 1)
    if covers and covers.reading.term.section == "covers":
        for token in range(covers.first - 1, max(-1, covers.first - REACH), -1):
            event = clause.events.get(token)
            if event and event.reading.get("measure") and event.reading.get("role") == "noun":
                return from_topic(clause, number, group, event)
        return None
    link = linked(clause, number)
    for token in named_before(clause, link) if link else ():
        named = counted_noun(clause, token)
        if named and not named.reading.preposition:
            return from_topic(clause, number, group, named)
    return None


def named_before(clause: Clause, link: Mark) -> range:
    """Where before its link the people of a count may be named, without a word of counting: "ضحايا القصف ارتفع إلى 9".

    The subject of the verb stands at the head, before all that describes it.
    """
    near = clause.sentence.near("topics", link.first - 2, link.first - 1)
    if any(mark.reading.term.section == "rise" for mark in near):
        begin = max(-1, link.first - REACH - 1)
        breaks = [token for token in range(begin + 1, link.first) if clause.breaks(token) or token in clause.number_at]
        return range(breaks[-1] + 1 if breaks else begin + 1, link.first)
    return range(link.first - 1, max(-1, link.first - 4), -1) if link.reading.get("alone") else range(0)


def among(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The group that the number is a part of is named before it: "بين القتلى ثلاثة رجال شرطة"."""
    start = clause.start(number)
    for token in range(start - 1, max(-1, start - 4), -1):
        noun = clause.nouns.get(token)
        if noun and noun.reading.definite and noun.reading.get("measure") and noun.reading.form == "plural":
            if token and clause.words[token - 1].folded in ("بين", "وبين", "ضمن"):
                return make(clause, number, group, noun.reading.get("measure"), "figures.among")
    return None


def were_among(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The group that the number is a part of is named after it: "ثلاث نساء كن من بين القتلى"."""
    for token in range(group.last + 1, min(group.last + 4, len(clause.words) - 1)):
        if clause.words[token].folded in ("بين", "ضمن"):
            noun = counted_noun(clause, token + 1)
            if noun and noun.reading.definite:
                return make(clause, number, group, noun.reading.get("measure"), "figures.were-among")
        if clause.words[token].folded not in ("كن", "كانوا", "كان", "كانت", "كانا", "هم", "من"):
            return None
    return None


def item(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An item of a list that breaks a figure down by place: "9 قتلى: 4 في حلب و5 في إدلب"."""
    if not clause.figures or group.mark or group.population or number.last + 1 >= len(clause.words):
        return None
    gap = clause.words[clause.ends[-1] + 1 : clause.start(number)]
    opened = any(word.text in (":", "(") for word in gap) or clause.figures[-1].rules[-1] == "figures.item"
    placed = clause.words[number.last + 1].folded in ("في", "من", "ب")
    if placed and (opened and len(gap) <= 6 or clause.joined(number) and alike(clause, number)):
        return inherit(clause, number, group, "figures.item")
    return None


def alike(clause: Clause, number: Number) -> bool:
    """Whether the part before stands at a place too: "5 منهم قتلوا في القرية، و3 في المدينة"."""
    gap = range(clause.ends[-1] + 1, clause.start(number))
    parts = clause.figures[-1].rules[-1] in ("figures.subset", "figures.item")
    stands = any(clause.words[token].folded in ("في", "ب") for token in gap)
    return parts and stands and len(gap) <= REACH and not any(clause.breaks(token) for token in gap)


def event_in_clause(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event earlier in the clause, whose object has not come yet: "قتل في انفجار ببغداد 5 أشخاص"."""
    if not (group.mark or group.population):
        return None
    return from_event(clause, number, group, clause.event_before(number, direct=False), "figures.event-in-clause")


def event_late(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event later in the clause that agrees with the number: "150 شخصا من الحي قد أصبحوا في عداد المفقودين"."""
    if not (group.mark or group.population):
        return None
    return from_event(clause, number, group, clause.event_after(number, group, REACH), "figures.event-late")


def soft_noun(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A noun that says what happened where no event says otherwise: "6000 أسير"."""
    after = clause.words[group.last + 1].folded if group.last + 1 < len(clause.words) else ""
    measure = group.of_noun("measure")
    event = clause.event_before(number, direct=True)
    if event and clause.measure_of(event, group) == "none":
        return None  # "فر 50 سجينا"
    if measure is None or after in ("سابق", "سابقا", "سابقين", "السابقين", "السابقون", "سابقه"):
        return None
    return make(clause, number, group, measure, "figures.soft-noun")


RULES: tuple[Callable[[Clause, Number, Group], Figure | None], ...] = (
    case_of,
    mixed_toll,
    own_noun,
    construct,
    among,
    event_before,
    described,
    subset,
    event_after,
    were_among,
    second_topic,
    topic,
    coordinated,
    item,
    event_in_clause,
    event_late,
    soft_noun,
)


# What the rules are made of.

LINKED_BY_PREPOSITION = Mark(0, 0, Reading(Term("topics", "link", "ل", {}), "fixed"))


def linked(clause: Clause, number: Number) -> Mark | None:
    """The word right before a number, or in its hedge, that ties it to a count: "إلى", "بلغ", "يتجاوز", "لـ"."""
    start = clause.start(number)
    for token in range(number.first - 1, max(-1, start - 4), -1):
        if token in clause.links:
            return clause.links[token]
        if not clause.light(token):
            break
    attached = start and clause.words[start - 1].folded in ("ل", "ب")
    if attached or any(one.preposition in ("ل", "ب") for one in clause.words[start].readings.values()):
        return LINKED_BY_PREPOSITION
    return None


def counted_noun(clause: Clause, token: int) -> Mark | None:
    """A plural noun of harm at a token, as the topic of a count."""
    noun = clause.nouns.get(token)
    return noun if noun and noun.reading.get("measure") and noun.reading.form == "plural" else None


def from_topic(clause: Clause, number: Number, group: Group, named: Mark, rule: str = "figures.topic") -> Figure | None:
    """The figure of a topic; its people are those of the number's own noun, else those that the topic names."""
    event = named if named.reading.term.vocabulary == "events" else None
    measure, beside = named.reading.get("measure"), clause.nouns.get(named.last + 1)
    if beside and beside.reading.conjunction == "و" and {measure, beside.reading.get("measure")} <= MIXED:
        measure = "casualties" if measure != beside.reading.get("measure") else measure  # "عدد القتلى والجرحى"
    if group.mark is None or group.of_noun("group"):
        people = next((clause.nouns[at] for at in (named.first - 1, named.first - 2) if at in clause.nouns), named)
        population = people.reading.get("population") or group.population
        group = group._replace(population=population, unit=named.reading.get("unit", "people"))
    return make(clause, number, group, measure, rule, event)


def from_event(clause: Clause, number: Number, group: Group, event: Mark | None, rule: str) -> Figure | None:
    """The figure that an event makes of a group, unless the noun's own measure stands against it."""
    measure = clause.measure_of(event, group) if event else None
    if measure is None or measure == "none" or group.thing:
        return None
    if clause.paired(event) in MIXED - {measure} and measure in MIXED:
        measure = "casualties"  # "مقتل وإصابة 16", "قتلوا أو جرحوا"
    if measure in (group.of_noun("keeps") or ()):
        measure = group.of_noun("measure")
    return make(clause, number, group, measure, rule, event)


def inherit(clause: Clause, number: Number, group: Group, rule: str) -> Figure | None:
    """A figure with the measure of the one before it, and its population where no noun says another."""
    if group.thing:
        return None
    whole, own = clause.figures[-1], group.of_noun("measure")
    if rule == "figures.coordinated" and own and whole.measure in MIXED | {"casualties"}:
        return make(clause, number, group, own, rule)  # "ألف قتيل و20 ألف نازح"
    if group.population is None:
        group = group._replace(population=whole.population, unit=whole.unit)
    figure = make(clause, number, group, whole.measure, rule)
    return replace(figure, cue=whole.cue, inherits=len(clause.figures) - 1)


def make(
    clause: Clause, number: Number, group: Group, measure: str, rule: str, event: Mark | None = None
) -> Figure | None:
    """The figure, its population and unit by the counted noun; None where the number counts things."""
    if group.thing:
        return None
    population = group.population
    if population == "same" or (population is None and clause.figures and clause.joined_event(event)):
        population = rest_of(clause, number, group)
    own = group.of_noun("measure")
    if own and own != measure and group.of_noun("otherwise"):
        population = group.of_noun("otherwise")
    if population == "prisoners" and measure in ("detained", "captured", "abducted"):
        population = None  # what they are beyond being held
    population = population or "people"
    unit = measure if measure in ("bodies", "funerals") else "families" if group.unit == "families" else "people"
    ids = (*number.rules, group.rule, event.reading.term.rule if event else None, rule)
    printed = clause.sentence.span(group.noun, group.last) if group.noun is not None else None
    return Figure(
        number, measure, population, unit, tuple(filter(None, ids)), event and event.first, group.noun, printed
    )


def rest_of(clause: Clause, number: Number, group: Group) -> str:
    """Whom "others", or a bare number, are: those whom an event of this sentence befell last, by their affiliation.

    That the ones were men does not say that the others are.
    """
    ranks = ranks_of(clause.sentence, group.last + 1)
    if ranks:
        return ranks.reading.get("population")
    last = next((figure for figure in reversed(clause.figures) if figure.rules[-1] != "figures.subset"), None)
    since = last.number.last + 1 if last else 0
    for token in range(number.first - 1, since - 1, -1):
        noun = clause.nouns.get(token)
        if noun and token - 1 in clause.event_ends and noun.reading.get("population") not in ("same", None):
            population = noun.reading.get("population")
            return "people" if population == "men" else population
    return "people" if last is None or last.population == "men" else last.population
