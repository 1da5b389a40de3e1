"""Numbers -> figures: what was done to the people that a number counts.

A number's measure comes from its own noun ("15 جريحا"), from an event before it ("مقتل 5"), from one after it
("ستة قتلوا"), from the number that it goes on with ("3 رجال وامرأتان") or is a part of ("بينهم خمسة أطفال"), or from a
topic ("عدد القتلى ... 20"). The rules below are tried in that order of closeness; the first that reads wins.

An event has room for one object. Once a number or a person stands in it, only a coordinated number can share it:
in "قتل جندي في هجوم شنه 20 مسلحا" the twenty are nobody's victims.
"""

from collections.abc import Callable
from dataclasses import replace

from extract.groups import Group, read_group
from extract.lexicon import Mark
from extract.packs import Pack
from extract.records import Figure, Number, Rejection, Sentence
from extract.text import fold

REACH = 24  # tokens between an event and its number; beyond, readers lose the thread as well
SUBJECT_ENDINGS = ("وا", "ون", "ان", "تا", "ن", "ت", "ا", "و")  # a verb after its subject agrees with it


class Reader:
    """One sentence being read: its marks by token, and the figures found so far."""

    def __init__(self, sentence: Sentence, numbers: list[Number]):
        self.sentence = sentence
        self.words = sentence.words
        self.events = sentence.at("events")
        self.nouns = sentence.at("nouns")
        self.breaks = sentence.at("clauses")
        self.number_at = {token: number for number in numbers for token in range(number.first, number.last + 1)}
        self.hedged = {token for number in numbers for token in number.hedged}
        self.figures: list[Figure] = []
        self.ends: list[int] = []  # last token of each figure's group

    def is_break(self, token: int) -> bool:
        mark = self.breaks.get(token)
        return mark is not None and mark.reading.term.section == "break"

    def is_light(self, token: int) -> bool:
        mark, word = self.breaks.get(token), self.words[token]
        return (
            token in self.hedged
            or (mark is not None and mark.reading.term.section == "light")
            or (word.kind == "sign" and word.text not in "،.:؛-–")
        )

    def joined(self, number: Number) -> bool:
        """Whether a conjunction or a list's comma leads up to the number, over its hedge."""
        at = min((number.first, *number.hedged))
        if self.conjunction(at) or self.conjunction(number.first):
            return True
        before = at - 1
        while before >= 0 and self.is_light(before) and before > at - 5:
            before -= 1
        if before < 0:
            return False
        mark = self.breaks.get(before)
        return self.words[before].text in ("،", "و") or (
            mark is not None and mark.reading.term.section == "join"
        ) or any(m.last == before and m.reading.term.section == "join" for m in self.sentence.marks.get("clauses", ()))

    def conjunction(self, token: int) -> bool:
        word = self.words[token]
        return word.kind == "word" and word.folded.startswith("و") and any(
            reading.conjunction == "و" for reading in word.readings.values()
        )


def read_figures(sentence: Sentence, numbers: list[Number], pack: Pack) -> tuple[list[Figure], list[Rejection]]:
    """The figures among a sentence's numbers, in order, and for each other number the rule by which it is none."""
    reader, rejections = Reader(sentence, numbers), []
    for number in numbers:
        group = read_group(sentence, number)
        if group.thing:
            rejections.append(
                Rejection(number, group.rule, f"counts {group.thing.reading.term.lemma}, which are not people")
            )
            continue
        for rule in RULES:
            figure = rule(reader, number, group)
            if figure:
                reader.figures.append(figure)
                reader.ends.append(max(group.last, number.last))
                break
        else:
            rejections.append(reject(reader, number, group))
    return reader.figures, rejections


def reject(reader: Reader, number: Number, group: Group) -> Rejection:
    """Why no rule reads this number; an issue where a word of harm stands in its sentence and it may count people."""
    if group.mark and (reader.events or group.of_noun("measure")):
        return Rejection(number, "figures.none", "counts people, but no rule ties it to an event", issue=True)
    if not group.mark and any(abs(event - number.first) <= 3 for event in reader.events):
        return Rejection(number, "figures.none", "stands beside an event, but no rule reads it", issue=True)
    return Rejection(number, "figures.none", "no word says that it counts people who were harmed or moved")


# Rules: (reader, number, group) -> the figure, or None where the rule does not apply.


def mixed_toll(reader: Reader, number: Number, group: Group) -> Figure | None:
    """One number over killed and injured: "6 بين قتيل وجريح", "100 ألف شهيد وجريح"."""
    words = reader.words
    at = group.noun if group.noun is not None else number.last + 1
    for step in (at, at + 1):
        if step + 1 < len(words) and step in reader.nouns and step + 1 in reader.nouns:
            one, two = reader.nouns[step], reader.nouns[step + 1]
            measures = {one.reading.get("measure"), two.reading.get("measure")}
            between = step == at or words[step - 1].folded == "بين" or words[at].folded == "بين"
            if (
                between
                and two.reading.conjunction == "و"
                and None not in measures
                and len(measures) == 2
                and one.reading.form == two.reading.form == "singular"
            ):
                return make(reader, number, group, "casualties", "figures.mixed-toll")
    return None


def own_noun(reader: Reader, number: Number, group: Group) -> Figure | None:
    """The counted noun says what happened: "15 جريحا"."""
    measure = group.of_noun("measure")
    if measure and not group.of_noun("soft"):
        return make(reader, number, group, measure, "figures.own-noun")
    return None


def event_before(reader: Reader, number: Number, group: Group) -> Figure | None:
    """An event right before the number: "مقتل ما لا يقل عن 20"."""
    event = left_event(reader, number, direct=True)
    return from_event(reader, number, group, event, "figures.event-before") if event else None


def subset(reader: Reader, number: Number, group: Group) -> Figure | None:
    """A part of a number before it has its measure: "بينهم خمسة أطفال", "خمسة منهم"."""
    if not reader.figures:
        return None
    marks = reader.sentence.at("subsets")
    before = min((number.first, *number.hedged)) - 1
    after = group.last + 1
    if any(token in marks for token in (number.last + 1, after)) or any(
        mark.last in (before, before - 1) and mark.first >= reader.ends[-1]
        for mark in reader.sentence.marks.get("subsets", ())
        if mark.last <= before
    ):
        return inherit(reader, number, group, "figures.subset")
    return None


def event_after(reader: Reader, number: Number, group: Group) -> Figure | None:
    """An event whose subject the number is: "ستة فلسطينيين قتلوا", "35 مهاجرا ... مصرعهم"."""
    event = right_event(reader, number, group, reach=4)
    return from_event(reader, number, group, event, "figures.event-after") if event else None


def coordinated(reader: Reader, number: Number, group: Group) -> Figure | None:
    """A number that goes on with the one before it: "3 رجال وامرأتان"."""
    if not reader.figures or not (group.mark or group.population):
        return None
    gap = range(reader.ends[-1] + 1, min((number.first, *number.hedged)))
    if len(gap) > 5 or not reader.joined(number):
        return None
    if any(token in reader.events or reader.is_break(token) for token in gap):
        return None
    return inherit(reader, number, group, "figures.coordinated")


def event_in_clause(reader: Reader, number: Number, group: Group) -> Figure | None:
    """An event earlier in the clause, whose object has not come yet: "قتل في انفجار ببغداد 5 أشخاص"."""
    if not (group.mark or group.population):
        return None
    event = left_event(reader, number, direct=False)
    return from_event(reader, number, group, event, "figures.event-in-clause") if event else None


def event_late(reader: Reader, number: Number, group: Group) -> Figure | None:
    """An event later in the clause that agrees with the number: "150 شخصا من الاعتصام قد أصبحوا في عداد المفقودين"."""
    if not (group.mark or group.population):
        return None
    event = right_event(reader, number, group, reach=REACH)
    return from_event(reader, number, group, event, "figures.event-late") if event else None


def topic(reader: Reader, number: Number, group: Group) -> Figure | None:
    """What is being counted was named before: "عدد القتلى ارتفع إلى 20"."""
    if group.mark and group.of_noun("measure") is None and not group.of_noun("group") and group.population != "same":
        return None
    for token in range(number.first - 1, max(-1, number.first - REACH), -1):
        if reader.is_break(token) or token in reader.number_at:
            return None
        noun = reader.nouns.get(token)
        if noun and noun.reading.get("measure") and noun.reading.form == "plural" and counts(reader, token, number):
            return make(
                reader,
                number,
                group if group.mark else group._replace(population=noun.reading.get("population"), unit=noun.reading.get("unit", "people")),
                noun.reading.get("measure"),
                "figures.topic",
                noun.first,
            )
    return None


def soft_noun(reader: Reader, number: Number, group: Group) -> Figure | None:
    """A noun that says what happened where no event says otherwise: "6000 أسير"."""
    measure = group.of_noun("measure")
    return make(reader, number, group, measure, "figures.soft-noun") if measure else None


RULES: tuple[Callable[[Reader, Number, Group], Figure | None], ...] = (
    mixed_toll,
    own_noun,
    event_before,
    subset,
    event_after,
    coordinated,
    event_in_clause,
    event_late,
    topic,
    soft_noun,
)


# What the rules are made of.


def left_event(reader: Reader, number: Number, direct: bool) -> Mark | None:
    """The nearest event before the number that still has room for it."""
    words = reader.words
    start = min((number.first, *number.hedged))
    light = True
    for token in range(start - 1, max(-1, start - REACH), -1):
        event = event_ending(reader, token)
        if event:
            if event.reading.get("measure") is None:
                return None
            if direct != light:
                return None
            if not direct and filled(reader, event, number):
                return None
            return event if can_precede(reader, event) else None
        if token in reader.number_at and direct:
            return None
        if reader.is_break(token):
            return None
        if not reader.is_light(token):
            light = False
            if direct:
                return None
        elif words[token].text in "؛":
            return None
    return None


def event_ending(reader: Reader, token: int) -> Mark | None:
    event = reader.events.get(token)
    if event and event.last == token:
        return event
    for back in (1, 2):
        event = reader.events.get(token - back)
        if event and event.last == token:
            return event
    return None


def can_precede(reader: Reader, event: Mark) -> bool:
    """A verb before its subject is singular; a plural one ("نزحوا") has had it."""
    if event.reading.get("role") == "befalls" and event.first == event.last:
        return not reader.words[event.first].folded.endswith(("وا", "ون"))
    return True


def filled(reader: Reader, event: Mark, number: Number) -> bool:
    """Whether something else is the event's object, so that this number could only share it by coordination."""
    at = event.last + 1
    objects = [token for token in range(at, number.first) if token in reader.number_at]
    if objects:
        return True
    noun = next((reader.nouns[token] for token in (at, at + 1) if token in reader.nouns), None)
    if noun is None:
        return False
    if noun.last + 1 >= min((number.first, *number.hedged)):  # its agent stands between: "قتل مسلحون 17 شخصا"
        return False
    return not reader.joined(number)


def right_event(reader: Reader, number: Number, group: Group, reach: int) -> Mark | None:
    """The nearest event after the number whose subject it is."""
    words = reader.words
    skip_subset = False
    for token in range(group.last + 1, min(len(words), group.last + 1 + reach)):
        event = reader.events.get(token)
        if event:
            if event.reading.get("measure") is None or not follows_subject(reader, event):
                return None
            if event.reading.get("role") == "acts" and has_object(reader, event):
                return None
            return event
        if token in reader.sentence.at("subsets"):
            skip_subset = True
        if token in reader.number_at and not skip_subset:
            return None
        if reader.is_break(token) or words[token].text in "؛:":
            return None
    return None


def follows_subject(reader: Reader, event: Mark) -> bool:
    """Whether an event can have its people before it: a verb that agrees, or a noun with their pronoun."""
    word, reading = reader.words[event.first], event.reading
    if reading.get("role") == "noun":
        return reading.pronoun in ("هم", "هما", "هن", "ها") or reader.words[event.last].folded.endswith(("هم", "هما", "هن"))
    return not reading.conjunction and word.folded.endswith(SUBJECT_ENDINGS)


def has_object(reader: Reader, event: Mark) -> bool:
    """Whether an active verb has its object next to it: "قتلوا 5", "اعتقلوا مدنيين"."""
    at = event.last + 1
    while at < len(reader.words) and reader.is_light(at) and at < event.last + 5:
        if reader.words[at].folded in ("في", "على", "من", "عن", "الي"):
            return False
        at += 1
    return at in reader.number_at or at in reader.nouns


def counts(reader: Reader, topic_token: int, number: Number) -> bool:
    """Whether the words between a topic and a number say that the one is the number of the other."""
    before = min((number.first, *number.hedged)) - 1
    if before < 0:
        return False
    word = reader.words[before]
    counted = {"عدد", "حصيله", "عددهم", "اجمالي", "مجموع"}
    has_count = any(
        stem in counted
        for token in range(max(0, topic_token - 3), before + 1)
        for stem in reader.words[token].stems
    )
    links = {"الي", "بلغ", "بلغت", "هو", "بـ", "ب", ":", "بلغوا", "يبلغ"}
    linked = word.folded in links or word.text == ":" or any(
        reader.words[token].folded in links for token in range(topic_token + 1, before + 1)
    )
    return linked and (has_count or before - topic_token <= 2) or (before == topic_token and word.text == ":")


def from_event(reader: Reader, number: Number, group: Group, event: Mark, rule: str) -> Figure | None:
    measure = event.reading.get("measure")
    if event.reading.term.section == "brought_out" and group.of_noun("measure") in ("detained", "abducted"):
        measure = "released"
    needs = event.reading.get("needs")
    if needs and not any(needs_word(reader, event, need) for need in needs.split()):
        return None
    return make(reader, number, group, measure, rule, event.first, event)


def needs_word(reader: Reader, event: Mark, need: str) -> bool:
    return any(fold(need) in word.stems for word in reader.words[event.last + 1 : event.last + REACH])


def inherit(reader: Reader, number: Number, group: Group, rule: str) -> Figure:
    whole = reader.figures[-1]
    if group.population is None:
        group = group._replace(population=whole.population, unit=whole.unit)
    figure = make(reader, number, group, group.of_noun("measure") if group.of_noun("soft") is None and group.of_noun("measure") else whole.measure, rule, whole.cue)
    return replace(figure, inherits=len(reader.figures) - 1)


def make(
    reader: Reader, number: Number, group: Group, measure: str, rule: str, cue: int | None = None, event: Mark | None = None
) -> Figure:
    """The figure, with its population and unit by the counted noun."""
    population = group.population
    if population == "same":
        population = reader.figures[-1].population if reader.figures else "people"
    own = group.of_noun("measure")
    if own and own != measure and group.of_noun("otherwise"):
        population = group.of_noun("otherwise")
    population = population or (event.reading.get("population") if event else None) or "people"
    unit = {"bodies": "bodies", "funerals": "funerals"}.get(measure, "families" if group.unit == "families" else "people")
    rules = (*number.rules, *((group.rule,) if group.rule else ()), *((event.reading.term.rule,) if event else ()), rule)
    printed = reader.sentence.span(group.noun, group.last) if group.noun is not None and group.noun <= group.last else None
    return Figure(number, measure, population, unit, rules, cue, group.noun, printed)
