"""Whether a number says how many are held, displaced or missing now, rather than what happened to them.

The word nearest to the number decides: one of state ("لا يزال 5 آخرون", "يضم 2600 سجين", "عدد النازحين") or an event of
the figure's measure ("اعتقال 4", "20 ألفا نزحوا"). What only describes the people is no event: "الذين نزحوا".
"""

from extract.grammar.acts import (
    EVENT,
    MOVES,
    counts,
    governed,
    happened,
    idle,
    kept_up,
    moves,
    suffered,
    tally_word,
)
from extract.records import Figure, Sentence

STATES = frozenset(("detained", "captured", "abducted", "missing", "stranded", "displaced", "refugees", "affected"))
TAKEN = frozenset(("abducted", "captured"))
OTHERS = frozenset(("bodies", "injured", "evacuated"))  # a stock only where a word beside the number says so
DWELLERS = MOVES | {"detained", "affected", "stranded"}
DWELL = 6  # tokens between "يعيش" and the number of those who do
STAYING = 4  # tokens from a number over its people to "لا يزالون"
# Before one more number of a toll: "بالإضافة إلى 128 مفقودا", "فضلا عن 35 مفقودا".
JOINS = frozenset((("بالاضافه", "الي"), ("اضافه", "الي"), ("الي", "جانب"), ("فضلا", "عن")))
FAR = 40  # tokens from people to "، لا يزالون"
BESIDE, LEFT, RIGHT = 3, 24, 6  # tokens within which a state is said: beside the number, before it, after it

HEADLINES = ("headline", "related_link")  # tell in the present what has happened


def stock_rule(sentence: Sentence, figure: Figure) -> str | None:
    """The rule by which words say that a figure is a stock; None where they do not."""
    found = _verdict(sentence, figure)
    return found if found != EVENT else None


def is_state(sentence: Sentence, figure: Figure) -> bool:
    """Whether people are only named by their state: no event of the measure is told of them.

    Who is abducted or captured was so by an act: a text counts those who are so now with a word for it, "لا يزالون".
    """
    return figure.measure in STATES - TAKEN and _verdict(sentence, figure) is None


def _verdict(sentence: Sentence, figure: Figure) -> str | None:
    if figure.measure not in STATES and figure.measure not in OTHERS:
        return None
    first, last = figure.number.lead, figure.number.last
    after = range(last + 1, min(len(sentence.words), last + 1 + RIGHT))
    before = range(first - 1, max(-1, first - LEFT), -1)
    beside = _beside(sentence, figure, before[:BESIDE])
    if figure.measure == "missing" and _listed(sentence, figure, before):
        return EVENT
    if figure.measure in STATES:
        if beside == EVENT and any(tally_word(sentence, token) == "still" for token in after[:STAYING]):
            return "tally.still"  # "البحث عن 18 مفقودا لا يزالون تحت الأنقاض"
        near = beside or _said_at_last(sentence, last)
        near = near or (_dwelling(sentence, before[:DWELL]) if figure.measure in DWELLERS else None)
        near = near or governed(sentence, figure) or _said_after(sentence, figure, after)
        return near or _said_before(sentence, figure, before) or happened(sentence, figure)
    behind = sentence.near("tally", last + 1, last + BESIDE)  # "5 مصابين، ومازال البحث جاريا" is of others
    goes_on = any(mark.reading.conjunction for mark in behind)
    beside = beside or (None if goes_on else _beside(sentence, figure, after[:BESIDE])) or _needed(sentence, figure)
    return beside or (_withheld(sentence, before[:DWELL]) if figure.measure == "bodies" else None)


def _withheld(sentence: Sentence, tokens: range) -> str | None:
    """Whether bodies are held by somebody: "تحتجز السلطات جثامين 600 شخص", "احتجاز رفات 9"."""
    events = (sentence.at("events").get(token) for token in tokens)
    held = (event for event in events if event and event.reading.get("measure") == "detained")
    return "tally.holding" if any(event.reading.form != "past" for event in held) else None


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
    words = [word.folded for word in sentence.words[max(0, lead - 2) : lead]]
    joined = sentence.words[lead].folded.startswith("و") or words[-1:] == ["و"] or tuple(words) in JOINS
    counts = (tally_word(sentence, token) in ("counted", "sought", "become", "still") for token in before[:BESIDE])
    return joined and not any(counts) and not any(_counts_missing(sentence, token) for token in before)


def _counts_missing(sentence: Sentence, token: int) -> bool:
    """Whether the missing are counted at a token: "عدد المفقودين", not "عدد القتلى"."""
    noun = sentence.at("nouns").get(token + 1) if tally_word(sentence, token) == "counted" else None
    return noun is not None and noun.reading.get("measure") == "missing"


def _dwelling(sentence: Sentence, tokens: range) -> str | None:
    """A verb of dwelling, or of giving room, before the number: "يعيش هنا نحو 1750 فلسطينيا هربوا من بغداد"."""
    for token in tokens:
        if tally_word(sentence, token) == "held":
            return "tally.held"
        if sentence.words[token].kind == "sign" or token in sentence.at("events"):
            return None
    return None


def _beside(sentence: Sentence, figure: Figure, tokens: range) -> str | None:
    """A word of state right beside the number, or one that says that it came about ("البحث عن")."""
    for token in tokens:
        section = tally_word(sentence, token)
        if section == "still":
            there = sentence.at("tally")[token].reading.get("there") and figure.measure == "injured"
            return None if there else "tally.still"  # "مشيرا إلى وجود 26 جريحا": of a toll
        if section == "sought" and _still_sought(sentence, token):
            return "tally.still"
        if section in ("sought", "become"):
            return EVENT
        if sentence.words[token].kind == "sign":
            return None
    return None


def _needed(sentence: Sentence, figure: Figure) -> str | None:
    if figure.measure != "evacuated":
        return None
    low, high = figure.number.first - 6, figure.number.last + 6
    return "tally.need" if any(tally_word(sentence, token) == "need" for token in range(low, high)) else None


def _still_sought(sentence: Sentence, token: int) -> bool:
    """Whether a search still goes on: "لا تزال فرق الإنقاذ تبحث عن 153 مفقودا", "ما زال البحث جاريا عن 4"."""
    return any(mark.reading.term.section == "still" for mark in sentence.near("tally", token - DWELL, token))


def _said_after(sentence: Sentence, figure: Figure, tokens: range) -> str | None:
    """What the words after the number say: a rule, EVENT, or nothing."""
    events, clauses, numbers = sentence.at("events"), sentence.at("dates"), sentence.at("numbers")
    for token in tokens:
        word, following = sentence.words[token], token + 1 if token + 1 < len(sentence.words) else token
        if word.text in ".؛" or word.text == "،" and sentence.words[following].folded.startswith("و"):
            return None
        clause = clauses.get(token)
        if word.kind == "digits" or token in numbers or clause and clause.reading.term.section in ("relative", "break"):
            return EVENT if tally_word(sentence, following) in ("become", "was") else None
        section = tally_word(sentence, token)
        if section in ("still", "held"):
            return f"tally.{section}"
        lasted = events.get(following) if section == "was" else None  # "كانوا يقبعون خلف القضبان"
        if section in ("become", "was") and not (lasted and lasted.reading.form == "present"):
            return EVENT
        if section == "need" and figure.measure == "affected":
            return "tally.need"
        event = events.get(token)
        if event and moves(event, figure):
            if event.reading.get("role") == "state":
                return None if figure.measure == "affected" else "tally.held"
            if event.reading.form == "present" and figure.measure not in MOVES:
                return "tally.holding"
            if event.reading.form != "verbal" or suffered(sentence, event):
                return EVENT
    return None


def _said_before(sentence: Sentence, figure: Figure, tokens: range) -> str | None:
    """What the words before the number say: a rule, EVENT, or nothing."""
    events, nouns = sentence.at("events"), sentence.at("nouns")
    was = False
    for token in tokens:
        if sentence.words[token].text in ".؛":
            break
        section = tally_word(sentence, token)
        if section in ("still", "held"):
            return f"tally.{section}"
        if section == "sought" and _still_sought(sentence, token):
            return "tally.still"
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
        amounts = sentence.words[token + 1].folded == "الي" and token + 2 >= tokens.start  # "ووصل إلى 962 ألفا"
        if event and moves(event, figure) and not (idle(sentence, event) or amounts or counts(sentence, token + 1)):
            if event.reading.get("role") == "state":  # "في سجون السلطات ستة آلاف أسير"
                return None if figure.measure == "affected" else "tally.held"
            if event.reading.form == "verbal" and kept_up(sentence, event):
                return "tally.still"  # "يواصل الاحتلال اعتقال 167 طفلا"
            present = event.reading.form == "present" and figure.measure not in MOVES
            if present and event.reading.get("at_once"):  # "يضبط 4" is no "يحتجز 4"
                if event.first != figure.cue:
                    continue
                present = False
            return "tally.holding" if present and sentence.position not in HEADLINES else EVENT
    return EVENT if was else None
