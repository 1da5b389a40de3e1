"""What an event says of a group: by who they are, and by the words that come with it."""

from extract.grammar.figures.clauses import REACH, Clause, comes, has_needs
from extract.grammar.figures.groups import Group
from extract.lexicon import Mark
from extract.text import fold

TOWARD = ("الي", "نحو", "باتجاه", "صوب")


def measure_of(clause: Clause, event: Mark, group: Group) -> str | None:
    """The measure of an event for a group; None where it says nothing of such people."""
    reading = event.reading
    measure = reading.get("measure")
    by = reading.get("by")
    if by and group.mark and group.mark.reading.term.section in by:
        measure = by[group.mark.reading.term.section]
    elif reading.get("weak") and group.of_noun("measure"):
        measure = None
    if not has_needs(clause.sentence, event):
        return None
    for earlier, becomes in (reading.get("after") or {}).items():
        if reading.preposition and any(
            fold(earlier) in word.stems for word in clause.words[max(0, event.first - 5) : event.first]
        ):
            measure = becomes
    for later, becomes in (reading.get("becomes") or {}).items():
        if comes(clause.sentence, event, later):
            measure = becomes
    crossed = reading.get("abroad")
    if crossed and measure != "none" and goes_abroad(clause, event):
        sections = reading.get("abroad_of")
        measure = crossed if not sections or group.mark and group.mark.reading.term.section in sections else measure
    if group.of_noun("hunted") and (measure == "displaced" or reading.term.section == "searched_for"):
        return "none"  # "فر ثلاثة لصوص", "البحث عن ثلاثة لصوص"
    if measure == "released" and _demanded(clause, event):
        return "detained"
    return measure


def goes_abroad(clause: Clause, event: Mark) -> bool:
    """Whether the goal of an event is another country: "فروا من القتال إلى تشاد"."""
    for country in clause.sentence.near("countries", event.last + 2, event.last + REACH):
        toward = clause.words[country.first - 1].folded in TOWARD and not country.reading.preposition
        if (toward or country.reading.preposition == "ل") and not any(
            map(clause.breaks, range(event.last + 1, country.first))
        ):
            return True
    return False


def _demanded(clause: Clause, event: Mark) -> bool:
    return any(
        mark.reading.term.section == "demand"
        for mark in clause.sentence.near("topics", event.first - REACH, event.first - 1)
    )
