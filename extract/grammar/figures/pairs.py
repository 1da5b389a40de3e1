"""Two events over the same people: "مقتل وإصابة 5", "قتلوا أو جرحوا"."""

from extract.grammar.figures.agreeing import has_object
from extract.grammar.figures.clauses import Clause
from extract.lexicon import Mark


def paired(clause: Clause, event: Mark) -> str | None:
    """The measure of an event that stands with this one over the same people: "مقتل وإصابة", "قتلوا أو جرحوا"."""
    if before := paired_before(clause, event):
        return before
    either = event.last + 1 < len(clause.words) and clause.words[event.last + 1].folded == "او"
    after = clause.events.get(event.last + 1 + either)
    agrees = after and clause.words[after.first].folded.endswith(("وا", "ون", "و"))
    agrees = agrees or after and clause.words[after.last].folded.endswith("هم")  # "أو فقد أثرهم"
    if after and agrees and (either or after.reading.conjunction == "و") and not has_object(clause, after):
        return after.reading.get("measure")
    return None


def paired_before(clause: Clause, event: Mark) -> str | None:
    """The measure of an event right before this one, over the same people: "مقتل وإصابة 5"."""
    gap = clause.words[event.first - 1].folded in ("او", "و") if event.first else False
    before = clause.event_ends.get(event.first - (2 if gap else 1))
    told = before is not None and before.reading.get("role") != "state"  # "أصيبوا بجروح وفقد ثلاثة"
    told = told and (event.reading.definite or not before.reading.definite)  # "إنقاذ 3 من الغرق وإسعاف 5"
    verb = event.reading.get("role") != "noun" and clause.words[event.first].folded.endswith("وا")
    told = told and not (verb and before.reading.get("role") == "noun")  # "نهبوا قافلة إغاثة وخطفوا خمسة"
    joined = told and (gap or event.reading.conjunction == "و") and _free(clause, before)
    return before.reading.get("measure") if joined else None


def _free(clause: Clause, event: Mark) -> bool:
    """Whether an event has nobody yet: neither a pronoun, nor a subject before it."""
    if event.first in clause.followed or event.reading.pronoun:
        return False
    if event.reading.get("role") == "noun":
        return True
    if clause.words[event.first].folded.endswith(("ا", "ون")):
        return False  # it agrees with a subject before it
    return not (event.first and (event.first - 1 in clause.nouns or event.first - 1 in clause.number_at))
