"""Within one sentence: which of its dates is that of a figure.

A date belongs to what is said beside it: to an announcement ("أعلنت الوزارة أمس عن ..."), to another event, to a part of
the figure, or to the figure.
"""

from collections.abc import Sequence

from extract.calendar import Unresolved
from extract.datewords import DatePhrase
from extract.lexicon import Mark
from extract.records import Figure, Sentence

FRAME = 22  # tokens between a verb of saying and the day of it
ELATIVE = 6  # tokens between "أسوأ" and the time over which nothing was worse
FRONT = 2  # tokens before a date that heads its sentence: "و", "في", "يوم"


def section(mark: Mark | None) -> str | None:
    """The section of the vocabulary that a mark is of."""
    return mark.reading.term.section if mark else None


def usable(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase can date anything: not an end ("حتى الأحد"), nor what nobody was harmed by."""
    marks = sentence.at("dates")
    if section(sentence.at("calendar").get(phrase.first - 1)) == "until":
        return False
    for token in range(phrase.first - 1, max(-1, phrase.first - FRAME), -1):
        kind = section(marks.get(token))
        if kind == "superlative" and phrase.first - token <= ELATIVE or kind == "charged":
            return False
        if kind in ("that", "break") or sentence.words[token].text == "،":
            return True
    return True


def announced(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase says when something was announced: "قالت الشرطة، أمس، إن", "وفي أيار أفادت"."""
    marks, events = sentence.at("dates"), sentence.at("events")
    if phrase.first <= FRONT:
        after = phrase.last + 1
        after += after < len(sentence.words) and sentence.words[after].kind == "sign"
        if section(marks.get(after)) == "announcing":
            return True
    for token in range(phrase.first - 1, max(-1, phrase.first - FRAME), -1):
        kind = section(marks.get(token))
        if kind == "announcing":
            return True
        if kind in ("that", "break", "relative", "event", "victim") or token in events:
            return False
    return False


def covers(sentence: Sentence, figure: Figure, phrase: DatePhrase, others: Sequence[Figure]) -> bool:
    """Whether nothing between a phrase and a figure keeps them apart."""
    first, last = figure.number.first, figure.number.last
    if phrase.first <= last and first <= phrase.last:
        return False
    if any(_attached(sentence, phrase, other) for other in others):
        return False
    if phrase.last < first:
        return _covers_forward(sentence, phrase.last + 1, first)
    if sentence.words[phrase.first].folded.startswith("و") or _text(sentence, phrase.first - 1) == "و":
        return False  # it heads another clause: "... و"خلال سنوات الحرب ولد"
    return _covers_back(sentence, last + 1, phrase)


def _text(sentence: Sentence, token: int) -> str:
    return sentence.words[token].folded if token >= 0 else ""


def _attached(sentence: Sentence, phrase: DatePhrase, part: Figure) -> bool:
    """Whether a phrase is that of a part only: "منهم 30 معتقلون منذ 20 عاما"."""
    subsets = sentence.at("subsets")
    if not 0 < phrase.first - part.number.last <= 5:
        return False
    if any(sentence.words[token].kind == "sign" for token in range(part.number.last + 1, phrase.first)):
        return False
    return any(token in subsets for token in range(max(0, part.number.first - 3), part.number.first))


def _covers_forward(sentence: Sentence, low: int, high: int) -> bool:
    """From a date on to a later figure: not into what happened before ("بعد"), nor into what else is announced."""
    marks = sentence.at("dates")
    broken = False
    for token in range(low, high):
        mark = marks.get(token)
        kind = section(mark)
        if kind == "after" and not any(sentence.words[later].text == "،" for later in range(token, high)):
            return False
        if kind == "that" and mark.reading.conjunction:
            return False
        if kind == "announcing" and (broken or mark.reading.get("goes_on")):
            return False
        broken = broken or kind == "break"
    return True


def _covers_back(sentence: Sentence, low: int, phrase: DatePhrase) -> bool:
    """From a date back to an earlier figure: not over what is compared, nor over what else is announced."""
    marks = sentence.at("dates")
    broken = False
    for token in range(low, phrase.first):
        mark = marks.get(token)
        kind = section(mark)
        if kind in ("comparing", "charged") or kind == "that" and mark.reading.conjunction:
            return False
        if kind == "announcing" and (broken or mark.reading.conjunction):
            return False
        broken = broken or kind == "break"
    return not (broken and phrase.since)


def distance(sentence: Sentence, figure: Figure, phrase: DatePhrase) -> tuple[bool, int, int]:
    """How far a phrase is from a figure: what names no date comes last, then clauses count, then tokens."""
    marks = sentence.at("dates")
    low, high = sorted((phrase.first, figure.number.first))
    fronted = phrase.first <= FRONT
    clauses = 0 if fronted else sum(section(marks.get(token)) == "break" for token in range(low, high))
    vague = isinstance(phrase.expression, Unresolved)
    return vague, clauses, 0 if fronted and high - low > 8 else high - low
