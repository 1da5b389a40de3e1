"""Whether a number says how many are held, displaced or missing now, rather than what happened to them.

What stands nearest to the number decides: a word of state ("لا يزال 5 آخرون", "يضم 2600 سجين", "عدد النازحين") or an
event of the figure's measure ("اعتقال 4", "20 ألفا نزحوا"). People who are only named by their state are a stock.
"""

from extract.records import Figure, Sentence

STATES = frozenset(("detained", "captured", "abducted", "missing", "stranded", "displaced", "refugees", "affected"))
CAN_STILL = STATES | {"bodies", "injured", "evacuated"}
LEFT, RIGHT = 24, 6  # tokens before and after a number within which its state is said
GOING = frozenset(("refugees", "displaced", "returned"))


def stock_rule(sentence: Sentence, figure: Figure) -> str | None:
    """The rule by which a figure is a stock; None where it is not."""
    if figure.measure not in CAN_STILL:
        return None
    after = _nearest(sentence, figure, range(figure.number.last + 1, figure.number.last + 1 + RIGHT))
    if after:
        return after if after != "event" else None
    first = figure.number.first
    before = _nearest(sentence, figure, range(first - 1, max(-1, first - LEFT), -1))
    if before:
        return before if before != "event" else None
    return "tally.state" if figure.measure in STATES else None


def _nearest(sentence: Sentence, figure: Figure, tokens: range) -> str | None:
    """What the nearest word of state or event among the tokens says: a rule, `event`, or nothing."""
    marks, events, nouns = sentence.at("tally"), sentence.at("events"), sentence.at("nouns")
    relative = sentence.at("dates")
    described = False
    for token in tokens:
        if token >= len(sentence.words):
            return None
        clause = relative.get(token)
        if tokens.step > 0 and clause and clause.reading.term.section == "relative":
            described = True
        event = events.get(token)
        if event and event.reading.get("measure") in _measures(figure):
            if event.reading.get("role") == "state" or event.reading.form == "present":
                return "tally.held" if event.reading.form == "present" else "tally.state"
            if not described and not _in_relative(sentence, token, tokens):
                return "event"
        mark = marks.get(token)
        section = mark.reading.term.section if mark else None
        if section in ("still", "held"):
            return f"tally.{section}"
        if section == "need" and figure.measure in ("affected", "evacuated"):
            return "tally.need"
        if section == "become":
            return "event"
        if section == "counted" and tokens.step < 0:
            noun = nouns.get(token + 1)
            if noun and noun.reading.definite and noun.reading.get("measure") in STATES - {"missing"}:
                return "tally.counted"
        if sentence.words[token].text in ".؛":
            return None
    return None


def _measures(figure: Figure) -> frozenset[str]:
    return GOING if figure.measure in GOING else frozenset((figure.measure,))


def _in_relative(sentence: Sentence, token: int, tokens: range) -> bool:
    """Whether an event before the number only describes: "الأشخاص الذين أجبروا على الفرار"."""
    if tokens.step > 0:
        return False
    marks = sentence.at("dates")
    return any(
        (mark := marks.get(back)) is not None and mark.reading.term.section == "relative"
        for back in range(max(0, token - 4), token)
    )
