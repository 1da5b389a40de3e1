"""How far a statement reaches in its sentence: to the end of a quotation, to the next clause, or over all of it."""

from extract.grammar.speakers.antecedents import NEIGHBOURS
from extract.grammar.speakers.background import QUOTED
from extract.grammar.speakers.holders import COMMAS
from extract.grammar.speakers.statement import Statement
from extract.records import Sentence

BEHIND = frozenset(
    "وذلك وهو علما فيما بينما ليصل لتصل ليرتفع لترتفع وبذلك".split()
)  # after a quotation the outlet itself goes on
AMONG = frozenset("بينهم بينهن بينها منهم منهن منها ومنهم وبينهم من".split())  # goes on with what was stated
NEW_CLAUSE = frozenset(("كما", "فيما", "بينما", "في حين", "في وقت"))
OTHERS = frozenset("اخرين اخرون اخر اخري".split())


def holds(sentence: Sentence, statement: Statement, at: int) -> bool:
    """Whether a statement still holds at a number.

    One of a bare fact ends with its clause: "أفاد بتقدم الجيش، كما لقي ثلاثة". Another article's headline takes
    no speaker from this one.
    """
    if statement.first is None and sentence.position == "related_link" or _left_quotation(sentence, statement, at):
        return False
    if statement.rule == "attribution.noun" and _parted(sentence, statement, at):
        return False
    breaks = [
        mark
        for mark in sentence.near("clauses", statement.token + 1, at - 1, NEIGHBOURS)
        if mark.reading.term.lemma in NEW_CLAUSE and not _is_day(sentence, mark.first)  # "في وقت سابق"
    ]
    # "أعلنت الوزارة ارتفاع عدد القتلى إلى 9، فيما بلغ عدد الجرحى 20" goes on counting.
    counts = breaks and any(
        mark.reading.term.section == "count" for mark in sentence.near("topics", breaks[-1].last + 1, at - 1)
    )
    # "أفادت الوزارة بمقتل 5، كما قتل 10 في قرية أخرى" as well.
    stated = range(statement.token + 1, breaks[0].last if breaks else 0)
    counted = any(sentence.words[token].kind == "digits" for token in stated) or (
        breaks and sentence.near("numbers", statement.token + 1, breaks[0].last, 1)
    )
    # "أكد الجيش مقتل جندي، فيما جرح خمسة آخرون" too.
    others = {word.folded for word in sentence.words[at + 1 : at + 3]} & OTHERS
    meanwhile = breaks and breaks[0].reading.term.lemma != "كما"
    counted = counted or others and meanwhile and any(token in sentence.at("events") for token in stated)
    return bool(statement.clause or not breaks or counts or counted)


def _parted(sentence: Sentence, statement: Statement, at: int) -> bool:
    """Whether a comma or "إن" ends what a noun of saying introduces: "بعد إعلان الجيش مقتل جندي، قتل 5 مدنيين"."""
    words, begin = sentence.words, statement.last + 1
    if not statement.clause and any(
        mark.reading.get("states") == "clause" for mark in sentence.near("name_ends", begin, at - 1)
    ):
        return True  # "قال الوزير بعد إعلان الجيش مقتل جندي إن 5 مدنيين قتلوا"
    commas = (token for token in range(begin, at) if words[token].text in COMMAS)
    return any(words[token + 1].folded not in AMONG for token in commas)


def _is_day(sentence: Sentence, token: int) -> bool:
    mark = sentence.at("name_ends").get(token)
    return mark is not None and mark.reading.term.section == "day"


def _left_quotation(sentence: Sentence, statement: Statement, at: int) -> bool:
    """Whether a number stands behind the quotation that a speaker's words were: "...", وذلك بعد مقتل 5"."""
    words = sentence.words
    begin = next(
        (token for token in range(max(statement.token, statement.last or 0) + 1, at) if words[token].text in QUOTED),
        None,
    )
    if begin is None or words[begin - 1].text != ":" and not words[begin - 1].folded.endswith(("ان", "انه", "انها")):
        return False
    end = next((token for token in range(begin + 1, at) if words[token].text in QUOTED), None)
    return end is not None and any(words[token].folded in BEHIND for token in (end + 1, end + 2) if token < at)
