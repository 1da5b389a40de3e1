"""Which dates of a sentence say when something was announced, and not when it happened."""

from extract.grammar.dates.words import DatePhrase
from extract.grammar.dates.words.today import names_today
from extract.lexicon import Mark
from extract.records import Sentence

FRAME = 22  # tokens between a verb of saying and the day of it
TOWN = 6  # tokens of the name of a town, with its signs
DATELINE = 6  # tokens of the places before the date of a dateline
RELAYED = 6  # tokens between "نقلت" and "عن"
TOLL = 4  # tokens between a verb of growing and the count that grows
DASHES = frozenset("-–—")
THAT = 10  # tokens between "اعتبرت" and "أن"
APART = 3  # tokens between the day of an announcement and that of what is announced
FALLS, PASSED = frozenset("يصادف تصادف ويصادف وتصادف يوافق توافق".split()), frozenset(("مرور", "بمرور"))
FRONT = 2  # tokens before a date that heads its sentence: "و", "في", "يوم"
LONG = frozenset(("month", "year"))
RUN_THROUGH = frozenset(("dates.during", "dates.between"))


def section(mark: Mark | None) -> str | None:
    """The section of its vocabulary that a mark is of."""
    return mark.reading.term.section if mark else None


def text_at(sentence: Sentence, token: int) -> str:
    """The folded word at a token; nothing before the sentence, nor behind it."""
    return sentence.words[token].folded if 0 <= token < len(sentence.words) else ""


def announced(sentence: Sentence, phrase: DatePhrase, before: DatePhrase | None = None) -> bool:
    """Whether a phrase says when something was announced: "قالت الشرطة، أمس، إن", "وفي أيار أفادت".

    `before` is the date before it: of two behind one verb the first is that of the announcement.
    """
    marks, events = sentence.at("dates"), sentence.at("events")
    if dateline(sentence, phrase) or _raised(sentence, phrase) or _falls_on(sentence, phrase):
        return True
    if phrase.expression.told and phrase.rule != "dates.shifted":
        return False  # "وأعلنت القيادة يومها توقيف 62"
    if phrase.since or phrase.rule in RUN_THROUGH or phrase.rule == "dates.vague" and phrase.expression.wide:
        return False  # "وثقت خلال الشهر الماضي مقتل 91": what it documents is of that month
    if phrase.first <= FRONT:
        after = phrase.last + 1
        after += after < len(sentence.words) and sentence.words[after].kind == "sign"
        if section(marks.get(after)) == "announcing" and not _documents(marks[after], phrase):
            return True
    for token in range(phrase.first - 1, max(-1, phrase.first - FRAME), -1):
        kind = section(marks.get(token))
        if kind == "announcing" and not _considers(sentence, marks[token]):
            of_another = before is not None and token < before.first and phrase.first - before.last > APART
            return not (of_another or _documents(marks[token], phrase))
        if kind in ("that", "break", "relative") and not _relays(sentence, token):
            return False
        if kind in ("event", "victim") and not marks[token].reading.definite:  # not "هيئة إدارة الكوارث"
            return False
        event = events.get(token)
        if event and event.reading.form == "verbal" and text_at(sentence, phrase.last + 1) in ("عن", "علي"):
            return False  # "أعلنت الشرطة الإفراج أمس عن عشرة"
        named = event and (event.reading.definite and not _takes(sentence, event) or _of_crew(sentence, event))
        if event and not event.reading.get("needs") and not named:
            return False  # but "المنظمة الدولية للهجرة"
    return False


def _falls_on(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a day is only that of an anniversary: "يصادف اليوم مرور عام على الكارثة"."""
    before = any(text_at(sentence, phrase.first - back) in FALLS for back in (1, 2))
    return before or any(text_at(sentence, phrase.last + ahead) in PASSED for ahead in (1, 2))


def _takes(sentence: Sentence, event: Mark) -> bool:
    """Whether an event takes its object by a preposition, so that it is no part of a name: "القبض على تسعة"."""
    return text_at(sentence, event.last + 1) in ("علي", "عن")


def _of_crew(sentence: Sentence, event: Mark) -> bool:
    """Whether an event is what those do who are named by it: "عمال إغاثة"."""
    crew = section(sentence.at("clauses").get(event.first - 1)) == "crew"
    return crew and event.reading.term.section == "rescued_noun"


def _considers(sentence: Sentence, mark: Mark) -> bool:
    """Whether a verb that announces only before "أن" has none: "حادث اعتبر الأكثر دموية"."""
    marks, following = sentence.at("dates"), range(mark.last + 1, mark.last + THAT)
    return bool(mark.reading.get("with_that")) and not any(
        section(marks.get(token)) == "that" and text_at(sentence, token - 1) != "بعد" for token in following
    )


def _relays(sentence: Sentence, token: int) -> bool:
    """Whether "عن" names whose words are relayed: "نقلت القناة عن الوزير، أمس، أن"."""
    before = sentence.near("dates", token - RELAYED, token - 1)
    return text_at(sentence, token) == "عن" and any(mark.reading.get("relays") for mark in before)


def _documents(mark: Mark, phrase: DatePhrase) -> bool:
    """Whether a month or a year is that of what is counted, not of the count: "وثقت الشبكة في نيسان مقتل 441"."""
    return bool(mark.reading.get("documents")) and phrase.expression.wide and phrase.expression.scale in LONG


def _raised(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase says when a toll was raised: "ارتفعت الثلاثاء حصيلة قتلى الزلزال"."""
    marks, tally = sentence.at("dates"), sentence.at("tally")
    comma = text_at(sentence, phrase.first - 1) == "،"
    before = phrase.first - 1 - comma
    if section(marks.get(before)) == "grows" and any(
        section(tally.get(token)) == "counted" for token in range(before - TOLL, before)
    ):
        return True  # "إن عدد الوفيات ارتفع أمس إلى 300"
    if comma and not phrase.since and names_today(sentence, phrase) and _in_toll(sentence, phrase):
        return True  # "ارتفعت حصيلة قتلى الزلزال، اليوم الأربعاء، إلى 300"
    after = phrase.last + 1
    after += after < len(sentence.words) and sentence.words[after].text == "،"
    headed = phrase.first <= FRONT and phrase.rule == "dates.day"
    if headed and section(marks.get(after)) == "grows":  # "وصباح الخميس، تخطى عدد القتلى"
        after += 1
    elif section(marks.get(before)) != "grows":
        return False
    return section(sentence.at("tally").get(after)) == "counted"


def _in_toll(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase stands in the clause of a toll that is raised, behind no other event."""
    marks, tally = sentence.at("dates"), sentence.at("tally")
    for token in range(phrase.first - 1, max(-1, phrase.first - FRAME), -1):
        kind = section(marks.get(token))
        if kind == "grows":
            return any(section(tally.get(near)) == "counted" for near in range(token - TOLL, token + TOLL))
        if kind in ("break", "relative", "occurs"):
            return False
    return False


def _heads(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether nothing but the name of a town stands before a date: "روما 4 تشرين الأول –", "عمان، 14 آذار –"."""
    before = range(phrase.first)
    if phrase.rule != "dates.day" or len(before) > TOWN or phrase.expression.scale != "day":
        return False
    if sentence.index > 1 or any(sentence.at(name).get(token) for token in before for name in ("dates", "clauses")):
        return False
    return any(word.kind == "digits" for word in sentence.words[phrase.first : phrase.last + 1])


def dateline(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase says when an agency sent its report: "بغداد 19 أبريل 2022 (شينخوا) قتل"."""
    events, outlets = sentence.at("events"), sentence.at("outlets")
    if phrase.first > DATELINE or any(token in events for token in range(phrase.first)):
        return False
    after = phrase.last + 1
    if _heads(sentence, phrase) and after < len(sentence.words) and sentence.words[after].text in DASHES:
        return True
    after += after < len(sentence.words) and sentence.words[after].text in ("(", "/", "-", "–")
    return after in outlets
