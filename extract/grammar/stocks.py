"""Whether a number says how many are held, displaced or missing now, rather than what happened to them.

The word nearest to the number decides: one of state ("لا يزال 5 آخرون", "يضم 2600 سجين", "عدد النازحين") or an event of
the figure's measure ("اعتقال 4", "20 ألفا نزحوا"). What only describes the people is no event: "الذين نزحوا".
"""

from extract.lexicon import Mark
from extract.records import Figure, Sentence

STATES = frozenset(("detained", "captured", "abducted", "missing", "stranded", "displaced", "refugees", "affected"))
OTHERS = frozenset(("bodies", "injured", "evacuated"))  # a stock only where a word beside the number says so
MOVES = frozenset(("displaced", "refugees", "returned"))
DWELL = 6  # tokens between "يعيش" and the number of those who do
ADJACENT = 2  # tokens from an act to the number that it governs: "حبس نحو 5"
KEPT = 4  # tokens from "يواصل" over its subject to the act
STAYING = 4  # tokens from a number over its people to "لا يزالون"
JOINS = frozenset(("و", "الي"))  # before one more number of a toll: "بالإضافة إلى 128 مفقودا"
FAR = 40  # tokens from people to "، لا يزالون"
BESIDE, LEFT, RIGHT = 3, 24, 6  # tokens within which a state is said: beside the number, before it, after it

EVENT = "event"


def stock_rule(sentence: Sentence, figure: Figure) -> str | None:
    """The rule by which words say that a figure is a stock; None where they do not."""
    found = _verdict(sentence, figure)
    return found if found != EVENT else None


def is_state(sentence: Sentence, figure: Figure) -> bool:
    """Whether people are only named by their state: no event of the measure is told of them."""
    return figure.measure in STATES and _verdict(sentence, figure) is None


def _verdict(sentence: Sentence, figure: Figure) -> str | None:
    first, last = figure.number.first, figure.number.last
    after = range(last + 1, min(len(sentence.words), last + 1 + RIGHT))
    before = range(first - 1, max(-1, first - LEFT), -1)
    beside = _beside(sentence, before[:BESIDE])
    if figure.measure == "missing" and _listed(sentence, figure, before):
        return EVENT
    if figure.measure in STATES:
        if beside == EVENT and any(_section(sentence, token) == "still" for token in after[:STAYING]):
            return "tally.still"  # "البحث عن 18 مفقودا لا يزالون تحت الأنقاض"
        near = beside or _said_at_last(sentence, last) or _dwelling(sentence, before[:DWELL])
        near = near or _governed(sentence, figure) or _said_after(sentence, figure, after)
        return near or _said_before(sentence, figure, before)
    if figure.measure in OTHERS:
        behind = sentence.near("tally", last + 1, last + BESIDE)  # "5 مصابين، ومازال البحث جاريا" is of others
        goes_on = any(mark.reading.conjunction for mark in behind)
        return beside or (None if goes_on else _beside(sentence, after[:BESIDE])) or _needed(sentence, figure)
    return None


def _said_at_last(sentence: Sentence, last: int) -> str | None:
    """What is said of people far behind them: "90 شخصا ممن اعتقلوا منذ آذار، بينهم 5 نساء، لا يزالون قيد الاعتقال"."""
    words = sentence.words
    marks = (mark for mark in sentence.near("tally", last + RIGHT, last + FAR) if mark.reading.term.section == "still")
    said = (mark for mark in marks if words[mark.last].folded.endswith(("ون", "وا")))
    return "tally.still" if any(words[mark.first - 1].text in "،)»" for mark in said) else None


def _listed(sentence: Sentence, figure: Figure, before: range) -> bool:
    """Whether the missing stand in a toll: "75 قتيلا و200 مفقود"; not "ارتفع عدد المفقودين إلى 40 مفقودا"."""
    after = figure.noun is not None and figure.noun > figure.number.last
    noun = sentence.at("nouns").get(figure.noun) if after else None
    if noun is None or noun.reading.get("measure") != "missing":
        return False
    lead = figure.number.lead
    joined = sentence.words[lead].folded.startswith("و") or lead and sentence.words[lead - 1].folded in JOINS
    counts = (_section(sentence, token) in ("counted", "sought", "become", "still") for token in before[:BESIDE])
    raised = any(_section(sentence, token) == "counted" for token in before)
    return bool(joined) and not any(counts) and not raised


def _dwelling(sentence: Sentence, tokens: range) -> str | None:
    """A verb of dwelling before the number: "هنا يعيش منذ 2006 نحو 1750 فلسطينيا هربوا من بغداد"."""
    for token in tokens:
        mark = sentence.at("tally").get(token)
        if mark and mark.reading.get("dwells"):
            return "tally.held"
        if sentence.words[token].kind == "sign" or token in sentence.at("events"):
            return None
    return None


def _section(sentence: Sentence, token: int) -> str | None:
    mark = sentence.at("tally").get(token)
    return mark.reading.term.section if mark else None


def _beside(sentence: Sentence, tokens: range) -> str | None:
    """A word of state right beside the number, or one that says that it came about ("البحث عن")."""
    for token in tokens:
        section = _section(sentence, token)
        if section == "still":
            return "tally.still"
        if section in ("sought", "become"):
            return EVENT
        if sentence.words[token].kind == "sign":
            return None
    return None


def _governed(sentence: Sentence, figure: Figure) -> str | None:
    """An act right before the number came about: "أمرت بحبس 5 متهمين على ذمة التحقيق"; not "استمرار احتجاز 5"."""
    first, cue = figure.number.first, figure.cue
    event = sentence.at("events").get(cue) if cue is not None and 0 < first - cue <= ADJACENT else None
    if not event or event.reading.form == "present" or event.reading.get("role") == "state" or not moves(event, figure):
        return None
    held = _section(sentence, cue) == "held" or _section(sentence, cue - 1) in ("still", "going_on")
    held = held or _kept_up(sentence, event)
    return None if held or _idle(sentence, event) else EVENT


def _needed(sentence: Sentence, figure: Figure) -> str | None:
    if figure.measure != "evacuated":
        return None
    low, high = figure.number.first - 6, figure.number.last + 6
    return "tally.need" if any(_section(sentence, token) == "need" for token in range(low, high)) else None


def _said_after(sentence: Sentence, figure: Figure, tokens: range) -> str | None:
    """What the words after the number say: a rule, EVENT, or nothing."""
    events, clauses, numbers = sentence.at("events"), sentence.at("dates"), sentence.at("numbers")
    for token in tokens:
        word, following = sentence.words[token], token + 1 if token + 1 < len(sentence.words) else token
        if word.text in ".؛" or word.text == "،" and sentence.words[following].folded.startswith("و"):
            return None
        clause = clauses.get(token)
        if word.kind == "digits" or token in numbers or clause and clause.reading.term.section in ("relative", "break"):
            return EVENT if _section(sentence, following) in ("become", "was") else None
        section = _section(sentence, token)
        if section in ("still", "held"):
            return f"tally.{section}"
        if section in ("become", "was"):
            return EVENT
        if section == "need" and figure.measure == "affected":
            return "tally.need"
        event = events.get(token)
        if event and moves(event, figure):
            if event.reading.get("role") == "state":
                return None if figure.measure == "affected" else "tally.held"
            if event.reading.form == "present" and figure.measure not in MOVES:
                return "tally.holding"
            if event.reading.form != "verbal" or _suffered(sentence, event):
                return EVENT
    return None


def _suffered(sentence: Sentence, event: Mark) -> bool:
    """Whether a verbal noun after the people is what they met or did: "تم اعتقالهم", "تمكنوا من الفرار"."""
    before = sentence.at("nouns").get(event.first - 1)
    case = before is not None and before.reading.get("case")
    return bool(event.reading.pronoun or event.reading.preposition or case) or (
        sentence.words[event.first - 1].folded == "من"
    )


def _said_before(sentence: Sentence, figure: Figure, tokens: range) -> str | None:
    """What the words before the number say: a rule, EVENT, or nothing."""
    events, nouns = sentence.at("events"), sentence.at("nouns")
    was = False
    for token in tokens:
        if sentence.words[token].text in ".؛":
            break
        section = _section(sentence, token)
        if section in ("still", "held"):
            return f"tally.{section}"
        if section in ("become", "sought"):
            return EVENT
        was = was or section == "was"
        if section == "need" and figure.measure == "affected":
            return "tally.need"
        if section == "counted":
            noun = nouns.get(token + 1)
            if noun and noun.reading.definite and noun.reading.get("measure") in STATES:
                return EVENT if noun.reading.get("measure") == "missing" else "tally.number-of"
            if sentence.words[token].folded.endswith("هم") and figure.measure in MOVES:
                return "tally.counted"
        event = events.get(token)
        if event and moves(event, figure) and not _idle(sentence, event) and not _counted(sentence, token + 1):
            if event.reading.get("role") == "state":  # "في سجون السلطات ستة آلاف أسير"
                return None if figure.measure == "affected" else "tally.held"
            if event.reading.form == "verbal" and _kept_up(sentence, event):
                return "tally.still"  # "يواصل الاحتلال اعتقال 167 طفلا"
            present = event.reading.form == "present" and figure.measure not in MOVES
            return "tally.holding" if present and sentence.position != "headline" else EVENT
    return EVENT if was else None


def _kept_up(sentence: Sentence, event: Mark) -> bool:
    """Whether it is said to go on, before an act: "تواصل احتجاز", "يواصل الاحتلال اعتقال"."""
    return any(mark.reading.get("keeps_up") for mark in sentence.near("tally", event.first - KEPT, event.first - 1))


def _idle(sentence: Sentence, event: Mark) -> bool:
    """Whether a word of an event tells of none: it describes, or names a place: "يضم السجن 2600", "في سجن المدينة"."""
    place = event.reading.definite or event.first and sentence.words[event.first - 1].folded in ("في", "داخل")
    return bool(event.reading.get("bare") and place) or _describes(sentence, event)


def moves(event: Mark, figure: Figure) -> bool:
    """Whether an event is one of the figure's measure; who arrives, leaves or returns has moved."""
    measures = {event.reading.get("measure"), *(event.reading.get("by") or {}).values()}
    if event.reading.get("captors"):
        measures |= {"abducted", "captured"}
    return bool(measures & MOVES) if figure.measure in MOVES else figure.measure in measures


def _counted(sentence: Sentence, token: int) -> bool:
    """Whether a count is the subject: "يصل عددهم إلى" is no arrival."""
    return any(_section(sentence, later) == "counted" for later in (token, token + 1))


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
