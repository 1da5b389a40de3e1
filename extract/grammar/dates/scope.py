"""Within one sentence: which of its dates is that of a figure.

A date belongs to what is said beside it: to an announcement ("أعلنت الوزارة أمس عن ..."), to another event, to a part
of the figure, or to the figure.
"""

from collections.abc import Container

from extract.grammar.dates.announcing import FRONT, RUN_THROUGH, section, text_at
from extract.grammar.dates.others import (
    FREED,
    HELD,
    HELD_STATES,
    breaks,
    charged,
    held_since,
    of_earlier,
    of_events,
    of_others,
    part_before,
    sets_out,
    since_when,
)
from extract.grammar.dates.usable import unequalled
from extract.grammar.dates.words import DatePhrase
from extract.grammar.dates.words.stretches import Unresolved
from extract.lexicon import Mark
from extract.records import Figure, Sentence

STRETCHES = RUN_THROUGH | {"dates.edge", "dates.occasion", "dates.vague"}
CAUSE = 10  # tokens between "بعد الزلزال الذي ضرب" and the day of it
GROWN = 8  # tokens between a verb of growing and what has grown
NESTED = 6  # tokens between a relative pronoun and the figure of its clause
MORE = frozenset(("وهو", "وهي", "ويعد", "وتعد"))
WHICH = frozenset(("ما", "مما"))  # "، ما أدى إلى": of all that was told before
HURT = frozenset(("killed", "injured", "casualties"))
NEXT = 3  # tokens from a number over its noun to the date beside it
SOME = frozenset("نصفهم ثلثهم ثلثاهم ربعهم معظمهم اغلبهم غالبيتهم اكثرهم بعضهم جلهم".split())
OVER = ("للفتره", "الفتره", "للمده", "المده")  # before what a report is on
BRACKET = 3  # tokens between what is compared with and its number: "مقارنة مع السنة الماضية (71 صحافيا)"
REACH = 150  # tokens between a figure and the date of it; readers lose a longer thread


def covers(sentence: Sentence, figure: Figure, phrase: DatePhrase, ends: Container[int]) -> bool:
    """Whether nothing between a phrase and a figure keeps them apart. `ends` are the last tokens of the figures."""
    first, last = figure.number.first, figure.number.last
    if phrase.first <= last and first <= phrase.last or abs(phrase.first - first) > REACH:
        return False
    led = phrase.first - 1 - (text_at(sentence, phrase.first - 1) in ("في", "خلال", "منذ"))
    if text_at(sentence, led) in SOME:
        return False  # "قتلوا 2150، نصفهم في العامين الأخيرين", but "قتل 20 معظمهم مدنيون أمس"
    part = part_before(sentence, phrase, ends)
    late = part is not None and figure.cue is not None and part < figure.cue < phrase.first
    if part not in (None, last) and not late:  # "23 شخصا بينهم 7 نساء قتلوا أمس": the verb is that of all of them
        return False
    freed = figure.measure in FREED and held_since(sentence, phrase, figure.noun)
    if phrase.since and (freed or since_when(sentence, figure, phrase)):
        return False
    low, high = sorted((phrase.first, first))
    if phrase.rule == "dates.deadline" and any(breaks(sentence, token) for token in range(low, high)):
        return False  # "يحتاج الملايين بحلول الصيف إلى المساعدة حيث نزح 3 ملايين"
    if phrase.last < first:
        return _covers_forward(sentence, phrase, first, figure.measure in HURT)
    before = phrase.first - 1 - (text_at(sentence, phrase.first - 1) == '"')
    if sentence.words[phrase.first].folded.startswith("و") or text_at(sentence, before) == "و":
        return False  # it heads another clause: "... و"خلال سنوات الحرب ولد"
    counted = figure.number.last if figure.noun is None else figure.noun
    if of_others(sentence, figure, phrase) or (
        not phrase.since and charged(sentence, phrase, counted, figure.measure in HELD_STATES)
    ):
        return False
    if sets_out(sentence, phrase) or of_earlier(sentence, figure, phrase) or of_events(sentence, phrase):
        return False
    if unequalled(sentence, phrase):
        return False
    return _covers_back(sentence, figure, phrase, ends)


def dates_state(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase can date what is so now: since when, by when, over which time or after what it is so."""
    if phrase.since or phrase.rule in STRETCHES:
        return True
    marks = sentence.at("dates")
    return any(section(marks.get(token)) == "after" for token in range(max(0, phrase.first - CAUSE), phrase.first))


def _covers_forward(sentence: Sentence, phrase: DatePhrase, high: int, hurt: bool) -> bool:
    """From a date on to a later figure: not into what happened before ("بعد"), nor into what else is announced.

    Who else was `hurt` is of the same event: "ارتفع قتلى هجوم الأربعاء إلى 57 وأن 115 أصيبوا".
    """
    marks, tally = sentence.at("dates"), sentence.at("tally")
    if high - phrase.last > BRACKET and _compared(sentence, phrase):
        return False
    after = broken = recalled = False
    for token in range(phrase.last + 1, high):
        mark = marks.get(token)
        kind = section(mark)
        own = token == phrase.last + 1  # "العام الماضي الذي قتل فيه 61"
        nested = kind == "relative" and not own and token >= high - NESTED
        nested = nested and not phrase.since and phrase.rule not in RUN_THROUGH
        if nested and not _occurs(sentence, phrase, token):
            return False
        state = section(tally.get(token))
        if state == "still" and (broken or tally[token].reading.conjunction):
            return False  # "..., ولا يزال 40 محتجزين": what is so now
        if state == "held" and broken and token >= high - HELD:
            return False  # "..., حيث يعيش الآن مليون لاجئ"
        if kind == "recalls":
            recalled = True
        elif text_at(sentence, token) in WHICH and text_at(sentence, token - 1) == "،":
            recalled = False  # "قرب موكب أحيا ذكرى مقتله، ما أدى إلى جرح 5": of the attack that is told
        if kind == "after" and text_at(sentence, token - 1) != "علي":  # not "على بعد 50 كيلومترا"
            after = True
        after = after and sentence.words[token].text != "،"
        apart_from = kind == "that" and mark.reading.conjunction and not hurt
        if apart_from or kind == "raising" and raises_toll(sentence, token):
            return False
        if kind == "announcing" and (broken or mark.reading.get("goes_on")) and _speaks(sentence, mark, high):
            return False
        broken = broken or breaks(sentence, token)
    apart = any(section(marks.get(token)) == "break" for token in range(phrase.last + 1, high))
    return not (after or recalled) and not (apart and charged(sentence, phrase))


def is_label(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a date heads a line, before a colon: "- 23 أيلول: 111 ألف نازح"."""
    return phrase.first <= FRONT and text_at(sentence, phrase.last + 1) == ":"


def _compared(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a time is only compared with: "مقارنة مع السنة الماضية", "في تراجع عن عام 2013"."""
    return any(section(mark) == "comparing" for mark in sentence.near("dates", phrase.first - 3, phrase.first - 1))


def _speaks(sentence: Sentence, mark: Mark, end: int) -> bool:
    """Whether a verb announces what follows it; one such as "اعتبر" does so only before "أن"."""
    marks = sentence.at("dates")
    that = any(section(marks.get(token)) == "that" for token in range(mark.last + 1, end))
    return that or not mark.reading.get("with_that")


def _occurs(sentence: Sentence, phrase: DatePhrase, end: int) -> bool:
    """Whether what a phrase dates is an event, told further in a relative clause that begins at `end`."""
    marks, events = sentence.at("dates"), sentence.at("events")
    near = range(max(0, phrase.first - HELD), end)
    return any(section(marks.get(token)) in ("event", "occurs") or token in events for token in near)


def raises_toll(sentence: Sentence, token: int) -> bool:
    """Whether a toll that is raised is that of others as well: "ليصل عدد القتلى إلى", not "ليبلغ مجموعهم"."""
    tally = sentence.at("tally")
    near = (tally.get(later) for later in range(token + 1, token + 5))
    return any(section(mark) == "counted" and not mark.reading.term.get("theirs") for mark in near if mark)


def _covers_back(sentence: Sentence, figure: Figure, phrase: DatePhrase, ends: Container[int]) -> bool:
    """From a date back to an earlier figure: not over what is compared, nor over what else is announced."""
    low, noun = figure.number.last + 1, figure.noun
    marks, events = sentence.at("dates"), sentence.at("events")
    broken = told_by = after = stated = False
    for token in range(low, phrase.first):
        mark = marks.get(token)
        kind = section(mark)
        told_by = (told_by or kind == "according") and sentence.words[token].text != "،"
        swapped = figure.measure == "released" and text_at(sentence, token) == "مقابل"  # "20 أسيرا مقابل 9 جنود أمس"
        other = kind in ("comparing", "raising", "charged") and token != noun and not swapped
        other = other and (not mark.reading.get("of_held") or figure.measure in HELD_STATES)
        if other or kind == "that" and mark.reading.conjunction:
            return False
        after = after or kind == "after"
        if _happens_too(sentence, mark):
            return False  # "... 46 إصابة، ووقع صباح اليوم حادث"
        found = kind == "victim" or section(events.get(token)) == "pulled_out"
        if after and found and not phrase.since and _raised_to(sentence, figure):
            return False  # "ارتفعت الحصيلة إلى 564 عقب سقوط قتلى جدد السبت", "بعدما انتشلت أمس 4 جثث"
        if (broken or after) and token in ends and (phrase.expression.wide or not _others(marks, token)):
            return False  # the date of another clause's figure
        apart = broken or mark is not None and (mark.reading.conjunction or text_at(sentence, token - 1) == "،")
        if stated and kind == "that" and not _tells_event(sentence, range(token + 1, phrase.first)):
            return False  # "اعتقل 70 شخصا، مشيرا إلى أن العدد منذ تموز تجاوز ألفا"
        stated = stated or kind == "announcing" and apart
        if kind == "announcing" and apart and mark.reading.form != "fixed" and not mark.reading.get("goes_on"):
            return False
        broken = broken or breaks(sentence, token)
    if told_by and text_at(sentence, phrase.first - 1) in OVER and phrase.period:
        return True  # "حسب حصيلة أوردتها المصالح للفترة من 3 إلى 9 مارس"
    return not (told_by or broken and phrase.since)  # "بحسب حصيلة محدثة في مطلع آب" dates the report


def _happens_too(sentence: Sentence, mark: Mark | None) -> bool:
    """Whether a verb tells of one more event: "ووقع حادث", not "ووقع الحادث"."""
    another = mark is not None and mark.reading.get("happens") and mark.reading.conjunction
    return bool(another) and not _tells_event(sentence, range(mark.last + 1, mark.last + 4))


def _raised_to(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is what a toll has risen to: "ارتفعت الحصيلة إلى 30"."""
    near = sentence.near("dates", figure.number.first - GROWN, figure.number.first)
    return any(section(mark) == "grows" for mark in near)


def _tells_event(sentence: Sentence, tokens: range) -> bool:
    """Whether words tell when something occurred that was told before: "مشيرا إلى أن الحادث وقع أمس"."""
    marks = sentence.at("dates")
    return any(
        section(marks.get(token)) == "occurs" or section(marks.get(token)) == "event" and marks[token].reading.definite
        for token in tokens
    )


def _others(marks: dict[int, Mark], token: int) -> bool:
    """Whether the number at a token is of others of the same event: "قتل 3 بينما أصيب 5 آخرون مساء أمس"."""
    return any(section(marks.get(at)) == "also" for at in (token + 1, token + 2))


def _goes_into(sentence: Sentence, token: int) -> bool:
    """Whether what follows tells more of something else: "في إقليم يشهد تمردا الذي", "، وهو الانفجار الثالث منذ"."""
    marks = sentence.at("dates")
    sees = section(marks.get(token)) == "relative" and section(marks.get(token + 1)) == "occurs"
    return sees or text_at(sentence, token) in MORE


def distance(
    sentence: Sentence, figure: Figure, phrase: DatePhrase, ends: Container[int], nearer: bool
) -> tuple[bool, bool, int, bool, int]:
    """How far a phrase is from a figure: what names no date comes last, then clauses count, then tokens.

    A date at the head of its sentence holds for all of it, up to the next (`nearer`: one stands between); "منذ" next
    after a figure says that it is a running total.
    """
    marks = sentence.at("dates")
    low, high = sorted((phrase.first, figure.number.first))
    broken = sum(breaks(sentence, token) or section(marks.get(token)) == "comparing" for token in range(low, high))
    against = any(
        section(marks.get(token)) == "break" and marks[token].reading.get("against") for token in range(low, high)
    )
    fronted = phrase.first <= FRONT and not nearer and not against
    clauses = 0 if fronted else broken + sum(section(marks.get(token)) == "according" for token in range(low, high))
    between = range(figure.number.last + 1, phrase.first)
    runs = phrase.since and not any(token in ends or _goes_into(sentence, token) for token in between)
    runs = runs and phrase.first > figure.number.first and section(marks.get(phrase.first - 1)) != "ongoing"
    # "... 29 آخرين، في اليوم نفسه الذي قتل فيه 632": of what follows
    beside = 0 < phrase.first - figure.number.last <= NEXT  # "أعلن الخميس ... وجرح 1824 في 11 آذار"
    told = phrase.expression.told and phrase.first > figure.number.first
    occasion = phrase.rule == "dates.occasion" and section(marks.get(phrase.last + 1)) == "relative"
    if is_label(sentence, phrase) and phrase.last < figure.number.first:
        return False, False, 0, 0  # "5 تشرين الأول: مقتل 59 خلال جنازة"
    last = phrase.rule == "dates.vague" or occasion or bool(told) and section(marks.get(phrase.last + 1)) == "relative"
    tokens = -1 if beside else 0 if fronted and high - low > 8 else high - low
    undated = isinstance(phrase.expression, Unresolved)  # "خلال مهرجان في أويو الأربعاء"
    return last, not runs, clauses, undated, tokens
