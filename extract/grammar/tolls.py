"""What a sentence tells of the events behind a toll: of one event, of what lasts, of a group of people, of a total."""

from bisect import bisect_left

from extract.lexicon import Mark
from extract.records import Dating, Figure, Sentence

FEW = 11  # so many in a month are one event's
BESIDE = 2  # tokens between a verb and the number that it tells of
LENGTH = 4  # tokens of "منذ أكثر من شهرين"
PHRASE = 8  # tokens over which words hang together
REACH = 25  # tokens between a figure and the event that it is of
SPOT = ("عند", "امام", "داخل")  # where one event was
STRIKES = ("غارة", "ضربة", "عملية")  # one of them is over at once
NO_GROUP = frozenset(("event", "victim", "relative"))  # after victims: of an event, "الضحايا الذين"


def section_at(marks: dict[int, Mark], token: int) -> str | None:
    """The section of the mark that begins at a token."""
    return marks[token].reading.term.section if token in marks else None


def near(sentence: Sentence, figure: Figure, section: str, reach: int = REACH) -> int | None:
    """How far the nearest word of a section is from the figure, where it is near. Many events are not one."""
    if section not in sentence.sections("tally"):
        return None
    first, last = figure.number.first, figure.number.last
    distances = (
        max(first - mark.first, mark.first - last)
        for mark in sentence.near("tally", first - reach, last + reach)
        if mark.reading.term.section == section
        and (section != "event" or _one(sentence, mark))
        and not (section == "lasting" and names_place(sentence, mark))
    )
    return min(distances, default=None)


def names_place(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word is the name of a place that stands before it: "مستشفى الثورة", "حي الانتفاضة"."""
    before = sentence.at("places").get(mark.first - 1)
    return before is not None and before.reading.term.section in ("generic", "site", "route")


def _one(sentence: Sentence, event: Mark) -> bool:
    """Whether a noun names one event: not "حوادث", nor "518 حادثا"."""
    before = event.first - 1
    counted = before >= 0 and (sentence.words[before].kind == "digits" or before in sentence.at("numbers"))
    return event.reading.form != "plural" and not counted


def is_counted(sentence: Sentence, figure: Figure) -> bool:
    """Whether the words before a figure count: "بلغ عدد", "وثقت", "28 عملية أسفرت عن"; not those of another clause."""
    dates, tally = sentence.at("dates"), sentence.at("tally")
    things, numbers, words = sentence.at("things"), sentence.at("numbers"), sentence.words
    for token in range(figure.number.first - 1, max(-1, figure.number.first - REACH), -1):
        if section_at(dates, token) == "break":
            return False
        if section_at(tally, token) in ("counted", "records"):
            return True
        acts = section_at(things, token) == "events"
        if acts and token and (words[token - 1].kind == "digits" or token - 1 in numbers):
            return True
    return False


def is_recorded(sentence: Sentence, figure: Figure) -> bool:
    """Whether somebody who keeps count has recorded a figure: "وثقت الشبكة 28 عملية أسفرت عن مقتل 30"."""
    before = sentence.near("tally", figure.number.first - REACH, figure.number.first)
    return any(mark.reading.term.section == "records" for mark in before)


def is_daily(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is a rate: "500 لاجئ بمعدل يومي", "تقتل 10 يوميا"."""
    marks = sentence.near("tally", figure.number.last + 1, figure.number.last + 5)
    return any(mark.reading.term.section == "daily" for mark in marks)


def of_disaster(sentence: Sentence, figure: Figure) -> bool:
    """Whether one event is named beside a figure, be it a disaster."""
    return bool(near(sentence, figure, "event") or near(sentence, figure, "disaster"))


def of_one_strike(sentence: Sentence, figure: Figure) -> bool:
    """Whether people were hurt in one strike, said right behind them: "قتل 40 مدنيا في غارة على السوق في مارس"."""
    last = figure.number.last if figure.noun is None else max(figure.noun, figure.number.last)
    marks = sentence.near("tally", last + 1, last + PHRASE)
    return any(
        mark.reading.term.section == "fighting"
        and mark.reading.form == "singular"
        and mark.reading.term.lemma in STRIKES
        and sentence.words[mark.first - 1].folded in ("في", "جراء", "اثر", "نتيجه")
        for mark in marks
    )


def of_month_event(sentence: Sentence, figure: Figure, scale: str | None) -> bool:
    """Whether a verb tells of the event of a month or year, or of a month a figure is small: "هاجموا في آذار فندقا"."""
    marks = sentence.near("dates", figure.number.first - 2 * PHRASE, figure.number.first)
    if _when_it_happened(sentence, figure) or _by_somebody(sentence, figure):
        return True
    if scale != "month" or any(mark.reading.get("documents") for mark in marks):
        return False  # "وثقت الشبكة في آب مقتل 9"
    last = figure.number.last if figure.noun is None else max(figure.noun, figure.number.last)
    if any(word.folded in SPOT for word in sentence.words[last + 1 : last + 2]):
        return True  # "وفي ديسمبر قتل 81 عند نقطة تفتيش"
    apart = figure.number.first - BESIDE  # not "سقط 535 قتيلا", which tells of harm alone
    marks = sentence.near("dates", figure.number.first - REACH, apart - 1)
    occurs = (mark for mark in marks if mark.reading.term.section == "occurs" and not _of_lasting(sentence, mark))
    return (figure.number.value or FEW) < FEW or any(not mark.reading.get("begins") for mark in occurs)


def _of_lasting(sentence: Sentence, verb: Mark) -> bool:
    """Whether what occurred goes on: "المعارك التي وقعت"."""
    return any(lasts(mark) for mark in sentence.near("tally", verb.first - BESIDE, verb.first - 1))


def _when_it_happened(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is told with the moment of its event: "في 2018 عندما غرقت عبارة"."""
    first, last = figure.number.first, figure.number.last
    near_by, dates = sentence.near("tally", first - PHRASE, last + 2 * PHRASE), sentence.at("dates")
    moments = (mark for mark in near_by if mark.reading.term.section == "moment")
    return any(section_at(dates, mark.first - 1) != "break" for mark in moments)  # not "في حين"


def _by_somebody(sentence: Sentence, figure: Figure) -> bool:
    """Whether somebody who is not known did it, once: "قتل مسلح 32 شخصا", "أعدم مسلحون 23 عاملا"."""
    events, nouns = sentence.at("events"), sentence.at("nouns")
    for token in range(max(0, figure.number.first - PHRASE), figure.number.first):
        event, noun = events.get(token), nouns.get(token + 1)
        past = event and event.reading.form == "past" and noun and not noun.reading.definite
        between = sentence.words[token + 2 : figure.number.first]  # "أعدمت عناصر من المخابرات العسكرية 41 مدنيا"
        close = len(between) < BESIDE or between[0].folded == "من" and all(word.kind == "word" for word in between)
        if past and close and token + 1 < figure.number.first and noun.reading.get("population") == "combatants":
            return True
    return False


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
    so_far = near(sentence, figure, "up_to", PHRASE) or near(sentence, figure, "so_far", PHRASE)
    if not so_far or near(sentence, figure, "event"):
        return False
    first, last = figure.number.first, figure.number.last
    return any(lasts(mark) for mark in sentence.near("tally", first - REACH, last + REACH))


def of_several(sentence: Sentence, figure: Figure) -> bool:
    """Whether the events beside a figure are said to be several: "في هجمات متفرقة"; not "كسور متفرقة"."""
    first, last, dates = figure.number.first, figure.number.last, sentence.at("dates")
    for mark in sentence.near("tally", first - PHRASE, last + PHRASE):
        if mark.reading.term.section == "several":
            named = range(mark.first - 3, mark.first)
            return any(section_at(dates, at) == "event" and dates[at].reading.form == "plural" for at in named)
    return False


def is_total(sentence: Sentence, figure: Figure) -> bool:
    """Whether a toll is said to be the total, or that of a group: "ليرتفع عدد قتلى الفلسطينيين إلى 197"."""
    first = figure.number.first
    for mark in reversed(sentence.near("tally", first - 2 * PHRASE, first)):
        section = mark.reading.term.section
        if section == "total" or section == "counted" and _of_group(sentence, mark.last + 1, first):
            return not of_disaster(sentence, figure)
    return False


def of_what_lasts(sentence: Sentence, figure: Figure) -> bool:
    """Whether a count is of the victims of what goes on: "حصيلة ضحايا المعارك", "معارك استمرت ستة أيام"."""
    first, last, tally = figure.number.first, figure.number.last, sentence.at("tally")
    for mark in sentence.near("tally", first - REACH, last + PHRASE):
        section = mark.reading.term.section
        if section in ("lasting", "fighting") and section_at(tally, mark.last + 1) == "continued":
            return _of_days(sentence, mark.last + 1)
        counted = lasts(mark) and section != "disaster" or mark.reading.get("lasts")
        definite = mark.reading.definite or sentence.words[mark.last].folded.startswith("ال")  # "سوء التغذية"
        if counted and definite and section_at(tally, mark.first - 2) == "counted":
            return not near(sentence, figure, "event")
    return False


def _of_days(sentence: Sentence, token: int) -> bool:
    """Whether what went on did so for more than hours: "استمرت خمسة أيام", not "استمرت ساعات"."""
    units = [mark for mark in sentence.near("calendar", token, token + LENGTH) if mark.reading.term.section == "unit"]
    return all(mark.reading.get("unit") != "hour" for mark in units)


def _of_group(sentence: Sentence, token: int, end: int) -> bool:
    """Whether the count's noun is a group, or is followed by one: "عدد الجنود الذين قتلوا", "عدد قتلى الفلسطينيين"."""
    victims, nouns = sentence.at("dates"), sentence.at("nouns")
    if token >= end:
        return False
    if section_at(victims, token) == "victim":
        if victims[token].reading.pronoun and victims[token].reading.term.lemma == "قتيل":
            return True  # of a body: "عدد قتلاه في المعارك"
        token += 1
        word = sentence.words[token].folded if token < end else ""
        if token in sentence.at("things") and token not in sentence.at("forces"):
            return False  # "حصيلة ضحايا البناية المنهارة"
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
    if last - first > LENGTH:
        return False  # "منذ بدء الهجوم قبل 28 يوما"
    return any(mark.reading.term.section == "unit" for mark in sentence.near("calendar", first, last - 1))


def _says_when(sentence: Sentence, dating: Dating) -> bool:
    return dating.when is not None and sentence.start <= dating.when.start < sentence.end
