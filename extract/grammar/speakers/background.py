"""Whether a number only tells which event or which speaker is spoken of, and is not what somebody states.

"كشفت الوزارة عن سبب الحريق الذي أسفر عن مقتل 17" states a cause; the 17 are known already.
"""

from extract.grammar.speakers.holders import COMMAS
from extract.grammar.speakers.statement import Statement
from extract.records import Sentence

WHICH = frozenset("الذي التي والذي والتي".split())
WHO = frozenset("الذي التي الذين وهو وهي واحد واحده".split())
NEAR_WHICH = 12  # tokens from "الذي" to a number that it leads to
KNOWN_FROM = frozenset("بعد اثر عقب غداه بعدما بعيد".split())  # what follows them is known: "أعلنت الحداد إثر مقتل 5"
DETAILS = frozenset("تفاصيل ملابسات حيثيات كواليس خلفيات لحظات اللحظات مشاهد اسباب".split())  # tells of what is known
KNOWN_WITHIN = 40  # tokens from an announcement to a number that it only recalls
SPANS = frozenset("يوم يوما يومين ايام ساعه ساعات اسابيع اشهر".split())
CLAIMED = frozenset("مسووليته مسووليتها مسووليتهم".split())
DETAILS_WITHIN = 12  # tokens from a verb of saying to the details that it tells
QUOTED = frozenset('"“”«»')


def in_background(sentence: Sentence, statement: Statement, at: int) -> bool:
    """Whether a number only tells which event is spoken of: "كشفت عن سبب الحريق الذي أسفر عن مقتل 17"."""
    if _describes(sentence, statement, at):
        return True
    if statement.clause:
        return False  # "قالت إن الهجوم الذي استهدف الفندق أسفر عن 27 قتيلا"
    words, events = sentence.words, sentence.at("events")
    if _is_known(sentence, statement, at) or _tells_details(sentence, statement, at):
        return True
    for which in range(max(statement.token + 1, (statement.last or 0) + 1, at - NEAR_WHICH + 1), at):
        if words[which].folded in WHICH:
            harm = any(
                token in events or (mark := sentence.at("name_ends").get(token)) and mark.reading.form == "past"
                for token in (which + 1, which + 2)
            )
            told = any(token in events for token in range(statement.token + 1, which)) or any(
                mark.reading.term.section == "count"  # "أعلن ارتفاع عدد ضحايا الحريق الذي وقع أمس إلى 31"
                for mark in sentence.near("topics", statement.token + 1, which - 1)
            )
            happened = any(
                mark.reading.term.section == "event" for mark in sentence.near("dates", statement.token + 1, which - 1)
            )
            return harm and happened and not told
    return False


def _describes(sentence: Sentence, statement: Statement, at: int) -> bool:
    """Whether a number tells who speaks: "وشدد الأردن، الذي يستضيف 600 ألف لاجئ، على"."""
    words, last = sentence.words, statement.last
    if last is None or last + 2 >= at or words[last + 1].text not in COMMAS or words[last + 2].folded not in WHO:
        return False
    marks = COMMAS | QUOTED | {":"}
    return not any(words[token].text in marks for token in range(last + 3, at))


def _tells_details(sentence: Sentence, statement: Statement, at: int) -> bool:
    """Whether what is told is how it happened: "روى ناجون تفاصيل الهجوم الذي أودى بحياة 5"."""
    words, begin = sentence.words, max(statement.token, statement.last or 0) + 1
    near = range(begin, min(begin + DETAILS_WITHIN, at))
    detail = next((token for token in near if words[token].folded in DETAILS), at)
    return any(words[token].folded in WHICH for token in range(detail, at))


def _is_known(sentence: Sentence, statement: Statement, at: int) -> bool:
    """Whether nothing of harm is stated before what is known: "أعلنت الحداد إثر مقتل 5", "مسؤوليتها عن تفجير"."""
    words, begin = sentence.words, max(statement.token, statement.last or 0) + 1
    if at - begin > KNOWN_WITHIN:
        return False
    for token in range(begin, at):
        counted = words[token].kind == "digits" or token in sentence.at("numbers")
        told = token in sentence.at("events") or token in sentence.at("topics")
        if told or counted and words[token].folded not in SPANS and words[token + 1].folded not in SPANS:
            return False
        if words[token].folded in CLAIMED:
            return token + 2 not in sentence.at("events")  # but "مسؤوليتها عن مقتل 5"
        if words[token].folded in KNOWN_FROM:
            stops = sentence.near("name_ends", token, at)
            # "أشارت، بعد دخولها، إلى أن"
            clause = any(one.reading.get("states") == "clause" and one.reading.preposition != "ك" for one in stops)
            return not clause and not any(words[one].text in "،," for one in range(token, at))
    return False
