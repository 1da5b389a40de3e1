"""Numbers -> figures: what was done to the people that a number counts.

A number's measure comes from its own noun ("15 جريحا"), from an event before it ("مقتل 5"), from one after it
("ستة قتلوا"), from the number that it goes on with ("3 رجال وامرأتان") or is a part of ("بينهم خمسة أطفال"), or from a
topic ("عدد القتلى ... 20"). The rules below are tried in that order of closeness; the first that reads wins.
"""

from collections.abc import Callable
from dataclasses import replace

from extract.clauses import REACH, Clause
from extract.groups import Group, read_group
from extract.lexicon import Mark
from extract.packs import Pack
from extract.records import Figure, Number, Rejection, Sentence

MIXED = {"killed", "injured", "missing"}  # one number over several of these is `casualties`


def read_figures(sentence: Sentence, numbers: list[Number], pack: Pack) -> tuple[list[Figure], list[Rejection]]:
    """The figures among a sentence's numbers, in order, and for each other number the rule by which it is none."""
    clause, rejections = Clause(sentence, numbers), []
    for number in numbers:
        group = read_group(sentence, number)
        for rule in RULES:
            figure = rule(clause, number, group)
            if figure:
                clause.add(figure, group)
                break
        else:
            rejections.append(reject(clause, number, group))
    return clause.figures, rejections


def reject(clause: Clause, number: Number, group: Group) -> Rejection:
    """Why no rule reads this number; an issue where it may count people beside a word of harm."""
    if group.thing:
        return Rejection(number, group.rule, f"counts {group.thing.reading.term.lemma}, which are not people")
    if group.mark and (clause.events or group.of_noun("measure")):
        return Rejection(number, "figures.none", "counts people, but no rule ties it to an event", issue=True)
    if not group.mark and any(abs(event - number.first) <= 3 for event in clause.events):
        return Rejection(number, "figures.none", "stands beside an event, but no rule reads it", issue=True)
    return Rejection(number, "figures.none", "no word says that it counts people who were harmed or moved")


# Rules: (clause, number, group) -> the figure, or None where the rule does not apply.


def case_of(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A case of what the next word says: "16 حالة وفاة", "56 عملية اعتقال"."""
    if not group.of_noun("case"):
        return None
    event, noun = clause.events.get(group.noun + 1), clause.nouns.get(group.noun + 1)
    if event and event.reading.get("measure"):
        return make(clause, number, group, event.reading.get("measure"), "figures.case-of", event)
    if noun and noun.reading.get("measure"):
        return make(clause, number, group, noun.reading.get("measure"), "figures.case-of")
    return None




def mixed_toll(clause: Clause, number: Number, group: Group) -> Figure | None:
    """One number over several harms: "6 بين قتيل وجريح", "100 ألف شهيد وجريح", "عشرات القتلى والجرحى"."""
    at = group.noun if group.noun is not None else number.last + 1
    for token in range(at, min(at + 7, len(clause.words) - 1)):
        one, two = clause.nouns.get(token), clause.nouns.get(token + 1)
        among = clause.words[token - 1].folded in ("بين", "مابين")
        if not (one and two) or not (among or token == group.noun):
            continue
        measures = {one.reading.get("measure"), two.reading.get("measure")}
        if two.reading.conjunction == "و" and len(measures) == 2 and measures <= MIXED | {"displaced"}:
            if one.reading.form == two.reading.form and one.reading.form != "dual":
                measure = "casualties" if measures <= MIXED else "affected"
                return make(clause, number, group, measure, "figures.mixed-toll")
    return None


def own_noun(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The counted noun says what happened: "15 جريحا"."""
    measure = group.of_noun("measure")
    return make(clause, number, group, measure, "figures.own-noun") if measure and not group.of_noun("soft") else None


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
    """The counted people are described by a noun of harm: "مئات الجنود المفقودين", "500 متنزه عالقين"."""
    if group.noun is None or group.of_noun("measure"):
        return None
    for token in range(group.last + 1, min(group.last + 3, len(clause.words))):
        noun = clause.nouns.get(token)
        if clause.words[token].kind == "sign" or token in clause.events:
            return None
        if noun and noun.reading.get("measure") and not noun.reading.conjunction and not noun.reading.preposition:
            return make(clause, number, group, noun.reading.get("measure"), "figures.described")
    return None


def subset(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part of a number before it has its measure: "بينهم خمسة أطفال", "خمسة منهم"."""
    if not clause.figures:
        return None
    marks, start = clause.sentence.at("subsets"), clause.start(number)
    if number.last + 1 in marks or group.last + 1 in marks:
        return inherit(clause, number, group, "figures.subset")
    for token in range(start - 1, max(clause.ends[-1], start - 9), -1):
        if token in clause.events or clause.breaks(token):
            return None
        if token in marks:
            near = start - token <= 3 or clause.joined(number)
            return inherit(clause, number, group, "figures.subset") if near else None
    return None


def event_after(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event whose subject the number is: "ستة فلسطينيين قتلوا", "35 مهاجرا ... مصرعهم"."""
    return from_event(clause, number, group, clause.event_after(number, group, 5), "figures.event-after")


def coordinated(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A number that goes on with the one before it: "3 رجال وامرأتان"."""
    if not clause.figures or not clause.joined(number) or not (group.mark or group.population):
        return None
    gap = range(clause.ends[-1] + 1, clause.start(number))
    if len(gap) > 5 or any(token in clause.events or clause.breaks(token) for token in gap):
        return None
    return inherit(clause, number, group, "figures.coordinated")


def topic(clause: Clause, number: Number, group: Group) -> Figure | None:
    """What is being counted was named before: "عدد القتلى ارتفع إلى 20"."""
    if group.population not in (None, "people", "same") and not group.of_noun("group") and not group.of_noun("soft"):
        if group.of_noun("measure") is None and group.mark and group.mark.reading.term.section != "nationals":
            if not _linked(clause, number):
                return None
    if not _linked(clause, number):
        return None
    counts = [mark for mark in clause.sentence.marks.get("topics", ()) if mark.reading.term.section == "count"]
    for count in reversed(counts):
        if not 0 < number.first - count.first <= REACH:
            continue
        for token in range(count.first, min(count.last + 5, number.first)):
            noun, event = clause.nouns.get(token), clause.events.get(token)
            if noun and noun.reading.get("measure") and noun.reading.form == "plural":
                if group.mark is None:
                    group = group._replace(
                        population=noun.reading.get("population"), unit=noun.reading.get("unit", "people")
                    )
                return make(clause, number, group, noun.reading.get("measure"), "figures.topic")
            if event and event.reading.get("measure"):
                return make(clause, number, group, event.reading.get("measure"), "figures.topic", event)
    return None


def among(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The group that the number is a part of is named before it: "بين القتلى ثلاثة رجال شرطة"."""
    start = clause.start(number)
    for token in range(start - 1, max(-1, start - 4), -1):
        noun = clause.nouns.get(token)
        if noun and noun.reading.definite and noun.reading.get("measure") and noun.reading.form == "plural":
            if token and clause.words[token - 1].folded in ("بين", "وبين", "ضمن"):
                return make(clause, number, group, noun.reading.get("measure"), "figures.among")
    return None


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
    measure = group.of_noun("measure")
    return make(clause, number, group, measure, "figures.soft-noun") if measure else None


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
    topic,
    coordinated,
    event_in_clause,
    event_late,
    soft_noun,
)


# What the rules are made of.


def _linked(clause: Clause, number: Number) -> bool:
    links = clause.sentence.at("topics")
    start = clause.start(number)
    for token in range(start - 1, max(-1, start - 4), -1):
        if token in links and links[token].reading.term.section == "link":
            return True
        if not clause.light(token):
            return False
    return False


def from_event(clause: Clause, number: Number, group: Group, event: Mark | None, rule: str) -> Figure | None:
    """The figure that an event makes of a group, unless the noun's own measure stands against it."""
    measure = clause.measure_of(event, group) if event else None
    if measure is None or group.thing:
        return None
    if measure in (group.of_noun("keeps") or ()):
        measure = group.of_noun("measure")
    return make(clause, number, group, measure, rule, event)


def inherit(clause: Clause, number: Number, group: Group, rule: str) -> Figure | None:
    """A figure with the measure of the one before it, and its population where no noun says another."""
    if group.thing:
        return None
    whole = clause.figures[-1]
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
    population = rest_of(clause, number) if group.population == "same" else group.population
    own = group.of_noun("measure")
    if own and own != measure and group.of_noun("otherwise"):
        population = group.of_noun("otherwise")
    population = population or (event.reading.get("population") if event else None) or "people"
    unit = measure if measure in ("bodies", "funerals") else "families" if group.unit == "families" else "people"
    ids = (*number.rules, group.rule, event.reading.term.rule if event else None, rule)
    printed = clause.sentence.span(group.noun, group.last) if group.noun is not None else None
    return Figure(number, measure, population, unit, tuple(filter(None, ids)), event and event.first, group.noun, printed)


def rest_of(clause: Clause, number: Number) -> str:
    """Whom "others" are: those of the last person or people that an event of this sentence befell."""
    for token in range(number.first - 1, -1, -1):
        noun = clause.nouns.get(token)
        if noun is None or noun.reading.get("population") in ("same", None):
            continue
        if any(figure.noun == token and figure.rules[-1] == "figures.subset" for figure in clause.figures):
            continue
        figure = next((figure for figure in clause.figures if figure.noun == token), None)
        if figure:
            return figure.population
        if token - 1 in clause.event_ends:
            return noun.reading.get("population")
    return clause.figures[-1].population if clause.figures else "people"
