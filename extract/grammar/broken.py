"""Whether another clause begins between a word and what it may be said of."""

from extract.lexicon import Mark
from extract.records import Sentence

GOES_ON = frozenset(("علي", "عن", "الي"))  # take up the verb before an aside


def broken(sentence: Sentence, tokens: range) -> bool:
    """Whether another clause begins among the tokens."""
    clauses, dates = sentence.at("clauses"), sentence.at("dates")
    breaks = (token for token in tokens if _section_of(clauses.get(token)) == "break")
    return any(_section_of(dates.get(token)) != "moment" and not _is_aside(sentence, token, tokens) for token in breaks)


def _is_aside(sentence: Sentence, token: int, tokens: range) -> bool:
    """Whether a clause stands between commas, and the verb before it goes on: "ينص الاتفاق، كما علمت الوكالة، على"."""
    words = sentence.words
    closing = (at for at in range(token + 1, tokens.stop - 1) if words[at].text == "،")
    return words[token - 1].text == "،" and any(words[at + 1].folded in GOES_ON for at in closing)


def _section_of(mark: Mark | None) -> str | None:
    return mark.reading.term.section if mark else None
