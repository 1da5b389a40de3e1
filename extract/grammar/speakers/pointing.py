"""What a speaker's name says of itself: whom it points back to, how it is printed, whether a body or a woman speaks."""

from extract.grammar.speakers.holders import CLOSING, OPENING
from extract.grammar.speakers.statement import Statement
from extract.records import Sentence, Span
from extract.text import fold_term

SAME = frozenset("ذاته ذاتها نفسه نفسها المذكور المذكوره عينه".split())
ANOTHER = frozenset("اخر ثان ثاني ثالث رابع منفصل لاحق سابق".split())
VERBS = ("attribution.verb", "attribution.verb-after")
PLURALS = ("مصادر", "وسايل", "تقارير", "قوات", "سلطات", "مصالح", "صحف", "فصايل", "وكالات", "منظمات", "وحدات", "فرق")
HEADS = ("pointers", "institutions", "outlets", "offices")


def may_point_back(sentence: Sentence) -> bool:
    """Whether any name of a sentence can point back, by the words that `points_back` wants at its head."""
    heads = (word.readings["pointers"] for word in sentence.words if "pointers" in word.readings)
    return any(head.definite or head.term.section in ("document", "those") for head in heads)


def points_back(sentence: Sentence, statement: Statement) -> tuple[str, str] | None:
    """The noun by which a definite name points back, and its kind: "المصدر ذاته", "الوزارة", "المنسق الأممي"."""
    words = sentence.words[statement.first : statement.last + 1]
    same = words[0].folded in ("ذات", "نفس") and len(words) == 2
    words = words[1:] if same else words
    reading = words[0].readings.get("pointers")
    another = len(words) > 1 and all(word.folded in ANOTHER for word in words[1:])  # "بيان آخر"
    if reading is not None and reading.term.section == "document" and another:
        return reading.term.lemma, "document"
    if reading is not None and reading.term.section == "those" and len(words) == 1:
        return "مصدر", "generic"  # "وأوضح هؤلاء": whoever spoke last
    if reading is None or not reading.definite:
        return None
    rest = all(word.folded in SAME or word.folded.startswith("ال") for word in words[1:])
    return (reading.term.lemma, reading.term.section) if rest and len(words) <= 3 else None


def printed(sentence: Sentence, first: int, last: int, heard: bool = False) -> Span:
    """A name as printed, without a fused preposition where what is left is printed whole: "لوكالة رويترز".

    `heard`: of whom somebody told it, so that "ل" is the preposition of an unknown name too.
    """
    span, word = sentence.span(first, last), sentence.words[first]
    inside = {one.text for one in sentence.words[first : last + 1]}
    if first and sentence.words[first - 1].text in OPENING and inside & CLOSING and not inside & (OPENING - CLOSING):
        return sentence.span(first - 1, last)  # ""جيش" الاحتلال"
    heads = [word.readings[one] for one in HEADS if one in word.readings]
    heads += [reading for names in word.phrases.values() for vocabulary, _, reading in names if vocabulary in HEADS]
    if any(reading.conjunction == span.text[0] for reading in heads):
        span = Span(span.start + 1, span.end, span.text[1:])  # "فالتنظيم أعلن"
    readings = [reading for vocabulary, reading in word.readings.items() if vocabulary != "homonyms"]
    if not (heard or readings) or any(reading.preposition != "ل" for reading in readings):
        return span  # "لبنان" is no "ل" and "بنان"
    if word.folded.startswith("ل") and not word.folded.startswith("لل") and len(word.folded) > 3:
        return Span(span.start + 1, span.end, span.text[1:])
    return span


def called(sentence: Sentence, statement: Statement, noun: str, plural: bool = False) -> tuple[int, int] | None:
    """The tokens of a speaker whose name or office has a noun: his own, or of the body that he speaks for."""
    first, last = statement.office or (statement.first, statement.last)
    made = [mark for mark in sentence.near("documents", statement.token + 1, first - 1)]
    if any(mark.reading.term.lemma == noun for mark in made):
        return statement.first, statement.last  # "قال تقرير للمنظمة", and then "التقرير"
    there = next((at for at in range(first, last + 1) if noun in _lemmas(sentence.words[at])), None)
    if there is None or plural and sentence.words[there].readings["pointers"].form != "plural":
        return None  # "المسؤولون" are more than the official before
    if there == first or "offices" in sentence.words[there].readings:
        return statement.first, statement.last
    return there, statement.first - 1 if there < statement.first else last


def _lemmas(word) -> set[str]:
    return {reading.term.lemma for reading in word.readings.values()}


def is_body(sentence: Sentence, statement: Statement) -> bool:
    """Whether a body or a medium speaks, not a person."""
    own = statement.first, statement.last
    first = (statement.office or own)[0]
    bodies = (first in sentence.at(vocabulary) for vocabulary in ("institutions", "outlets", "documents"))
    office = sentence.at("offices").get(first)
    rank = office is not None and not (office.reading.term.lemma == "فريق" and statement.office in (None, own))
    return not rank and any(bodies)


def is_feminine(sentence: Sentence, statement: Statement) -> bool | None:
    """Whether a speaker takes a verb in the feminine singular; None where neither his own nor his name says it."""
    agrees = verb_is_feminine(sentence, statement.token) if statement.rule in VERBS else None
    if agrees is not None:
        return agrees  # "قال بيان للشرطة", and then "وأضاف"
    word = sentence.words[(statement.office or (statement.first, statement.last))[0]]
    if word.text.endswith("ة") or word.folded.endswith(PLURALS) or word.folded in ("الامم", "للامم"):
        return True
    return False if {"institutions", "offices"} & word.readings.keys() else None


def verb_is_feminine(sentence: Sentence, token: int) -> bool | None:
    """Whether a verb or a participle of saying is feminine; None in the plural."""
    word = sentence.words[token]
    reading = word.readings.get("attribution")
    folded = word.folded.lstrip("وف") if reading is None or reading.conjunction else word.folded
    if folded.endswith(("وا", "ون", "ين")):
        return None
    if reading is not None and reading.form == "present":
        return folded.startswith("ت")
    if reading is not None and fold_term(reading.term.lemma) == folded:
        return False  # "لفت"
    return folded.endswith(("ت", "ه"))
