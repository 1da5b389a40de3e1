"""The lines of a list that the sentence before opens: "أنقذ 87 مهاجرا:", "- 57 من مالي", "⭕ جنين: 18 مواطنا"."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.going_on import GENERAL, going_on
from extract.grammar.figures.groups import Group
from extract.grammar.figures.thread import Told
from extract.records import Figure, Number, Sentence

OPENED = 2  # tokens before the number of a list's line: a bullet, a dash
LABEL = 7  # tokens of a line's label: "- محافظة ريف دمشق: 40"
PLACES = "places_and_buildings"


def listed(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A line of the list that the sentence before opens: "أنقذ خفر السواحل 87 مهاجرا:", "- 57 من مالي"."""
    start = number.lead
    told = None if clause.figures or start > LABEL else next(clause.before(1), None)
    if told is None or not (told.opened or _bulleted(clause, number, group, told)):
        return None
    if told.figure is None and not _counting(clause.thread.sentences[told.sentence]):
        return None  # "أسماء القتلى:", "محمد: 34"
    label = any(word.kind == "word" for word in clause.words[:start])
    placed = clause.words[start - 1].text == ":" and not any(_counts(clause, at) for at in range(start))
    if start > OPENED and not placed or label and not placed or start - 1 in clause.events:
        return None  # "- المنازل المدمرة: 40", but "- محافظة درعا: 40"
    return going_on(clause, number, group, told, "figures.listed" if told.opened else "figures.told-part")


def _bulleted(clause: Clause, number: Number, group: Group, told: Told) -> bool:
    """Whether a line holds a bullet, a place and so many people alone, fewer than were told: "⭕ جنين: 18 مواطنا"."""
    general = group.mark is not None and group.mark.reading.term.section in GENERAL
    if (
        told.figure is None
        or clause.words[0].kind != "sign"
        or not general
        or clause.words[number.lead - 1].text != ":"
    ):
        return False
    label = range(1, number.lead - 1)
    speakers = (clause.sentence.at(name) for name in ("institutions", "outlets", "offices"))
    speaks = any(at in marks for marks in speakers for at in label)
    after = group.last + 1
    closed = after >= len(clause.words) or clause.words[after].kind == "sign" or after in clause.sentence.at("subsets")
    fits = (number.value or 0) <= (told.figure.number.value_max or number.value or 0)
    return bool(label) and not speaks and closed and fits


def _counting(sentence: Sentence) -> bool:
    """Whether a sentence that counts nobody yet says that a count follows: "عدد اللاجئين في دول الجوار:"."""
    return any(mark.reading.term.section == "count" for mark in sentence.at("topics").values())


def _counts(clause: Clause, token: int) -> bool:
    """Whether a label's word says what is counted, rather than where."""
    thing = clause.things.get(token)
    place = thing is not None and thing.reading.form == "singular" and thing.reading.term.section == PLACES
    return token in clause.events or clause.person(token) or thing is not None and not place
