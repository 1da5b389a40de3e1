"""What kind of time a phrase names: days, a week, today, the end of something."""

from extract.grammar.dates.announcing import section
from extract.grammar.dates.words import DatePhrase
from extract.grammar.dates.words.stretches import Rolling
from extract.records import Sentence

ENDED = 6  # tokens between the end of an event and the day of it


def of_days(phrase: DatePhrase) -> bool:
    """Whether a phrase says on which days, or in which hours, not in which month or year."""
    if isinstance(phrase.expression, Rolling):
        return phrase.expression.unit == "hour"
    between = phrase.rule == "dates.between" and not phrase.since
    return phrase.rule in ("dates.day", "dates.days") or between and phrase.expression.scale in ("day", "hour")


def of_week(phrase: DatePhrase) -> bool:
    """Whether a phrase says in which week: "هذا الأسبوع"."""
    return phrase.rule == "dates.unit-placed" and phrase.expression.scale == "week"


def ended(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase says when something ended: "هدأت الاشتباكات الثلاثاء"."""
    marks = sentence.at("dates")
    return any(section(marks.get(token)) == "ends" for token in range(phrase.first - ENDED, phrase.first))
