"""Whether the words for a time can date anything that a sentence tells of."""

from extract.grammar.dates.announcing import RUN_THROUGH, section, text_at
from extract.grammar.dates.others import breaks
from extract.grammar.dates.words import DatePhrase
from extract.records import Sentence

ELATIVE = 6  # tokens between "أسوأ" and the time over which nothing was worse
ELATIVE_TOLD = 14  # ... where what is worst is told further: "الأسوأ الذي تشهده البلاد منذ 11 شهرا"
HOUR = 6  # tokens of "الساعة 07:50 من" before the day
UNTIL = 3  # words of "إلى غاية"
FOLLOWED = 8  # tokens from "تلت" over what happened first to the date of it
QUOTES = frozenset('"“”«»')
OTHER_TWO = ("الاخرين", "الباقيين", "المتبقيين")  # "الإبقاء على الاثنين الآخرين" is no Monday
SOME = frozenset("بعضهم بعضهن احدهم احداهن معظمهم اغلبهم غالبيتهم".split())
CALLED = 4  # tokens from a time that begins a name to the quotation mark that closes it
KIND = ("نوعه", "نوعها")
COUNTING = frozenset("هو وهو هي وهي المره للمره يعد تعد ويعد وتعد".split())  # before the ordinal of an event


def usable(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase can date anything: not an end ("حتى الأحد"), nor what only tells how rare an event is."""
    marks = sentence.at("dates")
    calendar = sentence.at("calendar")
    if _of_a_name(sentence, phrase) or _counts_events(sentence, phrase):
        return False
    if text_at(sentence, phrase.last) == "الاثنين" and text_at(sentence, phrase.last + 1) in OTHER_TWO:
        return False
    if text_at(sentence, phrase.first - 1) in SOME or _is_called(sentence, phrase):
        return False  # "50 محتجزين، بعضهم منذ 2021"
    if _came_first(sentence, phrase):
        return False
    before = phrase.first - (text_at(sentence, phrase.first - 1) == "اليوم")  # "حتى اليوم السبت"
    hour = next((at for at in range(before - 1, max(-1, before - HOUR), -1) if text_at(sentence, at) == "الساعه"), None)
    before = before if hour is None else hour  # "حتى الساعة 07:50 من صباح الخميس"
    for token in range(before - 1, max(-1, before - 1 - UNTIL), -1):
        if section(calendar.get(token)) == "until" and calendar[token].last == before - 1:
            return False
    told_further = section(marks.get(phrase.last + 1)) == "relative" and not phrase.since
    return told_further or not unequalled(sentence, phrase)  # "أدنى من العام الماضي الذي قتل فيه 61"


def _came_first(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase dates what others followed: "أعمال العنف التي تلت الانتخابات في 27 ديسمبر"."""
    marks = sentence.at("dates")
    for token in range(phrase.first - 1, max(0, phrase.first - 1 - FOLLOWED), -1):
        if token in marks and marks[token].reading.get("follows"):
            return section(marks.get(token - 1)) == "relative" and not phrase.since
        if breaks(sentence, token) or sentence.words[token].text == "،":
            return False
    return False


def _is_called(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a time is a name in quotation marks, or begins one: 'السفينة "ليلا نور"', 'عملية "فجر الجرود"'."""
    words = sentence.words
    if phrase.first == 0 or words[phrase.first - 1].text not in QUOTES:
        return False
    return any(word.text in QUOTES for word in words[phrase.last + 1 : phrase.last + CALLED])


def _of_a_name(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a date is part of a name: "الأراضي المحتلة عام 1948", "القضية رقم 750 لسنة 2019", "حركة 23 مارس"."""
    words, before = sentence.words, phrase.first - 1
    if before < 0 or phrase.rule not in ("dates.year", "dates.day"):
        return False
    year, name = phrase.rule == "dates.year", sentence.at("dates").get(before)
    if year and words[before].kind == "digits" and words[phrase.first].folded.startswith("ل"):
        return True
    return section(name) == "named_by" and year != bool(name.reading.get("day")) and not name.reading.definite


def unequalled(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether nothing was worse over a time: "أسوأ حرائق خلال عشر سنوات"; not "أكبر عدد قتلوا خلال آذار"."""
    if not phrase.expression.wide:
        return False  # "في أسوأ هجوم أمس"
    marks, events = sentence.at("dates"), sentence.at("events")
    told = False
    for token in range(phrase.first - 1, max(-1, phrase.first - 1 - ELATIVE_TOLD), -1):
        told = told or section(marks.get(token)) == "relative"
        if token < phrase.first - 1 - ELATIVE and not told or token in events and events[token].reading.form == "past":
            return False
        if section(marks.get(token)) == "superlative":
            return phrase.since or phrase.rule in RUN_THROUGH or not _counts(sentence, token + 1)
    return False


def _counts_events(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase says over what time an event was the third: "هجوم هو الثالث خلال شهر", "الثالث من نوعه منذ"."""
    at = phrase.first - 1
    of_kind = text_at(sentence, at) in KIND
    at -= 2 * of_kind  # "من نوعه"
    if not phrase.expression.wide or at < 1:
        return False
    event = of_kind or section(sentence.at("dates").get(at)) == "event"
    if event and section(sentence.at("calendar").get(at - 1)) == "ordinal":
        return True  # "ثالث هجوم خلال أسبوع"
    digits = sentence.words[at].kind == "digits"  # "هو الـ220 منذ"
    if not digits and section(sentence.at("calendar").get(at)) != "ordinal":
        return False
    before = at - 1 - digits
    named = section(sentence.at("dates").get(before)) == "event" or text_at(sentence, before) in COUNTING
    return named and sentence.words[before + 1].folded.startswith("ال")


def _counts(sentence: Sentence, token: int) -> bool:
    """Whether a count stands at a token: "استقبلت أكبر عدد من النازحين في أيلول" is of that month."""
    return section(sentence.at("tally").get(token)) == "counted"
