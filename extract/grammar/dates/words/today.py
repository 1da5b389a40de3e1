"""Whether a date says "اليوم"."""

from extract.grammar.dates.words import DatePhrase
from extract.lexicon import Mark
from extract.records import Sentence


def is_today(mark: Mark | None) -> bool:
    """Whether a mark of the calendar is "اليوم"."""
    return mark is not None and mark.reading.term.section == "today" and mark.reading.get("shift") == 0


def names_today(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase says "اليوم"."""
    calendar = sentence.at("calendar")
    return any(is_today(calendar.get(token)) for token in range(phrase.first, phrase.last + 1))
