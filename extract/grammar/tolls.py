"""What a sentence tells of the events behind a toll: of one event, of what lasts, of a group of people, of a total."""

from bisect import bisect_left

from extract.lexicon import Mark
from extract.records import Dating, Figure, Sentence

FEW = 11  # so many in a month are one event's
BESIDE = 2  # tokens between a verb and the number that it tells of
PHRASE = 8  # tokens over which words hang together
REACH = 25  # tokens between a figure and the event that it is of
NO_GROUP = frozenset(("event", "victim", "relative"))  # after victims: of an event, "الضحايا الذين"


def section_at(marks: dict[int, Mark], token: int) -> str | None:
    """The section of the mark that begins at a token."""
    return marks[token].reading.term.section if token in marks else None


def near(sentence: Sentence, figure: Figure, section: str, reach: int = REACH) -> int | None:
    """How far the nearest word of a section is from the figure, where it is near. Many events are not one."""
    first, last = figure.number.first, figure.number.last
    distances = (
        max(first - mark.first, mark.first - last)
        for mark in sentence.near("tally", first - reach, last + reach)
        if mark.reading.term.section == section and (section != "event" or mark.reading.form != "plural")
    )
    return min(distances, default=None)


def is_daily(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is a rate: "500 لاجئ بمعدل يومي", "تقتل 10 يوميا"."""
    marks, last = sentence.at("tally"), figure.number.last
    return any(section_at(marks, token) == "daily" for token in range(last + 1, last + 6))


def of_disaster(sentence: Sentence, figure: Figure) -> bool:
    """Whether one event is named beside a figure, be it a disaster."""
    return bool(near(sentence, figure, "event") or near(sentence, figure, "disaster"))


def of_month_event(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure of a month is so small, or a verb tells of its event: "هاجموا في آذار فندقا مخلفين 25 قتيلا"."""
    marks = sentence.near("dates", figure.number.first - 2 * PHRASE, figure.number.first)
    apart = figure.number.first - BESIDE  # not "سقط 535 قتيلا", which tells of harm alone
    occurs = (mark for mark in marks if mark.last < apart and mark.reading.term.section == "occurs")
    return (figure.number.value or FEW) < FEW or any(not mark.reading.get("begins") for mark in occurs)


def has_begun(sentence: Sentence, dating: Dating) -> bool:
    """Whether what goes on began on the day that is said: "المعارك التي اندلعت في 26 أغسطس"."""
    if not _says_when(sentence, dating):
        return False
    first = bisect_left(sentence.starts, dating.when.start)
    marks = sentence.near("tally", first - PHRASE, first - 1)
    verb = next((mark for mark in reversed(marks) if mark.reading.term.section == "begins"), None)
    if verb is None or first - verb.last > 3:
        return False
    return any(lasts(mark) for mark in sentence.near("tally", verb.first - PHRASE, verb.first))


def goes_on(sentence: Sentence, figure: Figure) -> bool:
    """Whether a toll is so far, of what goes on: "أسفرت المعارك حتى الآن عن 392 قتيلا"; not of one accident."""
    if not near(sentence, figure, "up_to", PHRASE) or near(sentence, figure, "event"):
        return False
    first, last = figure.number.first, figure.number.last
    return any(lasts(mark) for mark in sentence.near("tally", first - REACH, last + REACH))


def is_total(sentence: Sentence, figure: Figure) -> bool:
    """Whether a toll is said to be the total, or that of a group: "ليرتفع عدد قتلى الفلسطينيين إلى 197"."""
    first = figure.number.first
    for mark in reversed(sentence.near("tally", first - 2 * PHRASE, first)):
        section = mark.reading.term.section
        if section == "total" or section == "counted" and _of_group(sentence, mark.last + 1, first):
            return not of_disaster(sentence, figure)
    return False


def _of_group(sentence: Sentence, token: int, end: int) -> bool:
    """Whether the count's noun is a group, or is followed by one: "عدد الجنود الذين قتلوا", "عدد قتلى الفلسطينيين"."""
    victims, nouns = sentence.at("dates"), sentence.at("nouns")
    if token >= end:
        return False
    if section_at(victims, token) == "victim":
        token += 1
        word = sentence.words[token].folded if token < end else ""
        return word.startswith("ال") and len(word) > len("الي") and section_at(victims, token) not in NO_GROUP
    return token in nouns and nouns[token].reading.definite and nouns[token].reading.get("measure") is None


def lasts(mark: Mark) -> bool:
    """Whether a word names what goes on for days: a war, fighting, floods."""
    section, form = mark.reading.term.section, mark.reading.form
    return section == "lasting" or section in ("fighting", "disaster") and form == "plural"


def is_length(sentence: Sentence, dating: Dating) -> bool:
    """Whether the words that say when are a length of time, where they stand in this sentence: "منذ 3 أيام"."""
    if not _says_when(sentence, dating):
        return False
    first = bisect_left(sentence.starts, dating.when.start)
    last = bisect_left(sentence.starts, dating.when.end)
    return any(mark.reading.term.section == "unit" for mark in sentence.near("calendar", first, last - 1))


def _says_when(sentence: Sentence, dating: Dating) -> bool:
    return dating.when is not None and sentence.start <= dating.when.start < sentence.end
