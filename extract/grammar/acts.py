"""Whether an event told beside a number came about, or only describes its people, or is kept up."""

from extract.lexicon import Mark
from extract.records import Figure, Sentence

EVENT = "event"
CAPTORS = frozenset(("الذي", "التي"))  # one who takes people; those who are taken are many: "الذين اعتقلوا"
ADJACENT = 2  # tokens from an act to the number that it governs: "حبس نحو 5"
KEPT = 4  # tokens from "يواصل" over its subject to the act
TAKEN_BY = frozenset(("detained", "abducted"))
MOVES = frozenset(("displaced", "refugees", "returned"))


def tally_word(sentence: Sentence, token: int) -> str | None:
    """The section of the word of tally.toml at a token."""
    mark = sentence.at("tally").get(token)
    return mark.reading.term.section if mark else None


def governed(sentence: Sentence, figure: Figure) -> str | None:
    """An act right before the number came about: "أمرت بحبس 5 متهمين على ذمة التحقيق"; not "استمرار احتجاز 5"."""
    cue = figure.cue
    event = sentence.at("events").get(cue) if cue is not None else None
    if event and figure.measure == "detained" and _judged(event):
        return EVENT
    event = event if event and 0 < figure.number.lead - cue <= ADJACENT else None
    if not event or event.reading.form == "present" or event.reading.get("role") == "state" or not moves(event, figure):
        return None
    held = tally_word(sentence, cue) == "held" or tally_word(sentence, cue - 1) in ("still", "going_on")
    held = held or kept_up(sentence, event)
    captor = sentence.words[cue - 1].folded in CAPTORS  # "قوات الأمن التي اعتقلت شابين"
    return None if held or idle(sentence, event) and not captor else EVENT


def happened(sentence: Sentence, figure: Figure) -> str | None:
    """A verb of the past, however far, that tells what the people did or met: "1860 شخصا، معظمهم نساء، عبروا"."""
    event = sentence.at("events").get(figure.cue) if figure.cue is not None else None
    if event is None or event.reading.form != "past" or event.reading.get("role") == "state":
        return None
    return EVENT if moves(event, figure) and not idle(sentence, event) else None


def suffered(sentence: Sentence, event: Mark) -> bool:
    """Whether a verbal noun after the people is what they met or did: "تم اعتقالهم", "تمكنوا من الفرار"."""
    before = sentence.at("nouns").get(event.first - 1)
    case = before is not None and before.reading.get("case")
    return bool(event.reading.pronoun or event.reading.preposition or case) or (
        sentence.words[event.first - 1].folded == "من"
    )


def kept_up(sentence: Sentence, event: Mark) -> bool:
    """Whether it is said to go on, before an act: "تواصل احتجاز", "يواصل الاحتلال اعتقال", "لا يزال البحث جاريا"."""
    before = sentence.near("tally", event.first - KEPT, event.first - 1)
    return any(mark.reading.get("keeps_up") or mark.reading.term.section == "still" for mark in before)


def idle(sentence: Sentence, event: Mark) -> bool:
    """Whether a word of an event tells of none: it describes, or names a place: "يضم السجن 2600", "في سجن المدينة"."""
    before = event.first - 1
    place = event.reading.definite or before >= 0 and sentence.words[before].folded in ("في", "داخل")
    place = place or tally_word(sentence, before) == "held"  # "يؤوي سجن المدينة 3400"
    place = place or before in sentence.at("things")  # "في عيادة سجن المدينة"
    return bool(event.reading.get("bare") and place) or _describes(sentence, event)


def moves(event: Mark, figure: Figure) -> bool:
    """Whether an event is one of the figure's measure; who arrives, leaves or returns has moved."""
    measures = {event.reading.get("measure"), *(event.reading.get("by") or {}).values()}
    measures |= set((event.reading.get("becomes") or {}).values()) & TAKEN_BY  # "وقع 5 مروجين في قبضة الدرك"
    if event.reading.get("captors"):
        measures |= {"abducted", "captured"}
    return bool(measures & MOVES) if figure.measure in MOVES else figure.measure in measures


def counts(sentence: Sentence, token: int) -> bool:
    """Whether a count is the subject: "يصل عددهم إلى" is no arrival."""
    return any(tally_word(sentence, later) == "counted" for later in (token, token + 1))


def _judged(event: Mark) -> bool:
    """Whether people are sentenced: "السجن 4 أشهر لـ17", "قضت محكمة بإعدام اثنين"."""
    return event.reading.term.section == "sentenced" or event.reading.get("measure") == "killed"


def _describes(sentence: Sentence, event: Mark) -> bool:
    """Whether an event before the number only describes: "الأشخاص الذين أجبروا على الفرار"."""
    clauses = sentence.at("dates")
    for token in range(event.first, max(-1, event.first - 4), -1):
        mark = clauses.get(token)
        if mark and mark.reading.term.section == "relative":
            return True
        if sentence.words[token].folded.startswith("و"):
            return False
    return False
