"""Where a figure's date is found where its own sentence has none: in one that the text links to it.

A link is a function of the telling and a figure's place in the list; it answers with the source of the date, or None.
"""

from bisect import bisect
from collections.abc import Callable

from extract.grammar.dates.announcing import LONG, RUN_THROUGH, section
from extract.grammar.dates.kinds import ended, of_days, of_week
from extract.grammar.dates.telling import BACK, Source, Telling
from extract.grammar.dates.words.stretches import Rolling
from extract.grammar.tolls import near

LINKED = 4  # sentences over which an event is told before readers lose it
HEADER = 8  # items below one header
NEAREST = 3  # dates of a sentence, from its head, among which that of an announcement is
RARE = 100  # so large a number is hardly told of two things
BESIDE = 4  # tokens between an event and the date of it
LEAD = 3  # sentences at the head of an article in which it says what happened
SHARED = 3  # words that a sentence shares with the lead whose story it goes on with
HARM = frozenset(("killed", "injured", "casualties", "bodies", "missing", "captured", "rescued"))
DEATHS = frozenset(("killed", "bodies", "casualties", "funerals"))


def of_whole(telling: Telling, index: int) -> Source | None:
    """A part is of the time of its whole; those let go of whom were taken are not: "اعتقل 9 أمس، أفرج عن 3 منهم"."""
    whole = telling.wholes[index]
    if whole is None or telling.found[whole] is None or telling.let_go(index):
        return None
    return telling.found[whole]._replace(rule="dates.of-whole")


def announced_day(telling: Telling, index: int) -> Source | None:
    """What was announced on a day happened on it, where the text says so: "بعد ساعات من", "عملية ليلية"."""
    at = telling.figures[index].sentence
    if not telling.happened(index):
        return None
    for sentence in (at, at - 1) if goes_on_with_speaker(telling, at) else (at,):
        told = telling.told(sentence)
        day = next((phrase for phrase in told.phrases[:NEAREST] if phrase not in told.happening), None)
        if day and same_day(telling, sentence, at):
            return Source(sentence, day, "dates.announced-day")
    return None


def same_day(telling: Telling, first: int, last: int) -> bool:
    """Whether sentences first..last, or the two that go on, tell of the day of what is announced in them."""
    for index in range(first, min(last + 3, len(telling.sentences))):
        told = telling.told(index)
        if index <= last and told.same_day:
            return True
        if index > last and told.occurred and told.day and told.day.rule == "dates.vague":
            return True
    return False


def list_header(telling: Telling, index: int) -> Source | None:
    """A header dates the items below it, unless an item tells of an event of its own."""
    at = telling.figures[index].sentence
    words = telling.sentences[at].words
    if words[0].kind != "sign" and words[-1].kind != "digits" or telling.told(at).events:
        return None
    for before in range(at - 1, max(-1, at - 1 - HEADER), -1):
        phrases = telling.told(before).happening
        if phrases and before not in telling.in_sentence:
            return Source(before, phrases[-1], "dates.list-header")
    return None


def broken_line(telling: Telling, index: int) -> Source | None:
    """A line that ends with a comma goes on in the next one."""
    at = telling.figures[index].sentence
    if not at or not telling.sentences[at - 1].quote.endswith("،"):
        return None
    phrases = telling.told(at - 1).happening
    return Source(at - 1, phrases[-1], "dates.broken-line") if phrases else None


def restated(telling: Telling, index: int) -> Source | None:
    """The same number of the same measure has its date elsewhere; a running total only beside it."""
    figure = telling.figures[index]
    if not telling.happened(index) and telling.statuses[index] == "reported":
        return None
    same = telling.same[figure.number.value_min, figure.number.value_max]
    place = bisect(same, index)
    dated = [other for other in same[max(0, place - 1 - BACK) : place + BACK] if telling.found[other]]
    for other in sorted(dated, key=lambda other: abs(other - index)):
        one, source = telling.figures[other], telling.found[other]
        if one.measure != figure.measure and not {one.measure, figure.measure} <= DEATHS:
            continue
        if one.sentence > figure.sentence and telling.turns(one.sentence):
            continue  # "... أصيب اثنان. وفي ذات السياق أصيب شخصان أمس"
        rare = (figure.number.value or 0) >= RARE
        runs = source.phrase.since and not rare
        if abs(one.sentence - figure.sentence) <= 1 or not (runs or telling.turns(figure.sentence)):
            return source._replace(rule="dates.restated")
    return None


def anaphor(telling: Telling, index: int) -> Source | None:
    """A definite number is one that was told: "المصابين الثلاثة"."""
    figure = telling.figures[index]
    word = telling.sentences[figure.sentence].words[figure.number.first].folded
    if figure.number.value is None or not word.startswith("ال"):
        return None
    for other in telling.earlier(index):
        one, source = telling.figures[other], telling.found[other]
        if figure.sentence - one.sentence > LINKED:
            return None
        if source and (one.measure == figure.measure or {one.measure, figure.measure} <= DEATHS):
            return source._replace(rule="dates.anaphor")
    return None


def event_before(telling: Telling, index: int) -> Source | None:
    """The event that the sentence takes up ("الهجوم") was dated before."""
    figure = telling.figures[index]
    at = figure.sentence
    if figure.measure not in HARM or not telling.happened(index) or not telling.takes_up(figure):
        return None
    turns = telling.turns(at)
    if telling.elsewhere(at) or turns and not telling.lemmas(figure):
        return None
    for before in range(at - 1, max(-1, at - 1 - LINKED), -1):
        told = telling.told(before)
        if told.events and told.day and not (turns and told.day.expression.wide):
            return Source(before, told.day, "dates.event-before")
    return None


def event_after(telling: Telling, index: int) -> Source | None:
    """A later sentence says when the event occurred: "ووقع الانفجار فجر الأحد"."""
    figure = telling.figures[index]
    at, lemmas = figure.sentence, telling.lemmas(figure)
    if not telling.happened(index) or figure.measure not in HARM and "نزوح" not in lemmas:
        return None
    for after in range(at + 1, min(len(telling.sentences), at + 1 + LINKED)):
        if telling.turns(after):
            return None
        told = telling.told(after)
        if told.day and ended(telling.sentences[after], told.day):
            continue
        if not told.day or not (told.occurred or of_days(told.day) or told.day.rule == "dates.vague"):
            continue
        if figure.measure in DEATHS and telling.saves(after):
            continue  # the day on which survivors were found
        beside = any(token in told.events for token in range(told.day.first - BESIDE, told.day.last + 1 + BESIDE))
        takes_up = after == at + 1 and beside and lemmas and telling.takes_up(figure)
        struck = told.struck and after not in telling.in_sentence and of_days(told.day)
        if told.occurred or struck or takes_up or not lemmas.isdisjoint(told.events.values()):
            return Source(after, told.day, "dates.event-after")
    return None


def goes_on_with_speaker(telling: Telling, at: int) -> bool:
    """Whether a sentence's speaker is that of the sentence before: "وأضاف أن", "وذكرت أن"."""
    marks = telling.sentences[at].at("dates")
    said = next((marks[token] for token in range(3) if section(marks.get(token)) == "announcing"), None)
    if not at or not said:
        return False
    elided = said.reading.get("goes_on") or section(marks.get(said.last + 1)) == "that"
    return bool(elided or telling.same_speaker(at, said.last + 1))


def goes_on(telling: Telling, index: int) -> Source | None:
    """A sentence whose speaker is not named again goes on with what is told."""
    at = telling.figures[index].sentence
    if not goes_on_with_speaker(telling, at) or not telling.happened(index):
        return None
    told = telling.told(at - 1)
    if at - 1 not in telling.in_sentence and told.day and told.events and of_days(told.day):
        return Source(at - 1, told.day, "dates.goes-on")
    for other in telling.earlier(index):
        if at - telling.figures[other].sentence > 2:
            return None
        if telling.found[other]:
            return telling.found[other]._replace(rule="dates.goes-on")
    return None


def next_sentence(telling: Telling, index: int) -> Source | None:
    """The sentence after a dated harm goes on with its victims, where it names no time of its own."""
    figure = telling.figures[index]
    at = figure.sentence
    if not at or figure.measure not in HARM or not telling.happened(index) or telling.told(at).times:
        return None
    if telling.turns(at) and not telling.says_otherwise(figure):
        return None
    for other in telling.earlier(index):
        one, source = telling.figures[other], telling.found[other]
        if one.sentence < at - 1:
            break
        dated = source and (of_days(source.phrase) or of_week(source.phrase))
        if one.sentence == at - 1 and dated and one.measure in HARM:
            return source._replace(rule="dates.next-sentence")
    told = telling.told(at - 1)
    if told.day and told.events and of_days(told.day):
        return Source(at - 1, told.day, "dates.next-sentence")
    return None


def beside_linked(telling: Telling, index: int) -> Source | None:
    """What stands beside a figure that was dated by a link is of the same event, unless its clause names another."""
    figure = telling.figures[index]
    if not telling.happened(index) and figure.measure != "missing":  # "وما زال 4 مفقودين" since that day
        return None
    clause = telling.clause(figure) if telling.lemmas(figure) else None
    for other in (index - 1, index + 1):
        if 0 <= other < len(telling.figures) and telling.figures[other].sentence == figure.sentence:
            if clause and telling.figures[other].number.first not in clause:
                continue
            source = telling.found[other]
            runs = source and source.phrase.since and source.phrase.expression.wide
            if source and source.sentence != figure.sentence and not runs:
                return source._replace(rule="dates.beside-linked")
    return None


def lead(telling: Telling, index: int) -> Source | None:
    """A sentence that goes on with the story of a lead of today is of today."""
    figure = telling.figures[index]
    at = figure.sentence
    if not telling.happened(index) or telling.turns(at) or telling.told(at).times:
        return None
    for head in range(min(LEAD, at)):
        told = telling.told(head)
        if told.today is None:
            continue
        if told.today in told.happening or same_day(telling, head, head):
            if telling.shared(head, at) >= SHARED:
                return Source(head, told.today, "dates.lead")
        return None
    return None


def bulletin_goes_on(telling: Telling, index: int) -> Source | None:
    """A report on a time goes on with what the time brought: "وفيما يخص حوادث الغرق، سجلت 4 وفيات"."""
    at = telling.figures[index].sentence
    if not telling.happened(index) or not telling.in_bulletin(at) or telling.elsewhere(at):
        return None
    for head in range(min(LEAD, at)):
        for phrase in telling.told(head).happening:
            if phrase.period or isinstance(phrase.expression, Rolling):
                return Source(head, phrase, "dates.bulletin-goes-on")
    return None


def report(telling: Telling, index: int) -> Source | None:
    """A report on a month or a year goes on with its parts: "وثقت الشبكة في نيسان مقتل 441. وقتلت القوات 11"."""
    at = telling.figures[index].sentence
    if not telling.happened(index) or telling.told(at).times or telling.turns(at):
        return None
    marks = telling.sentences[at].at("dates")
    speaks = any(section(marks.get(token)) == "announcing" for token in range(3))
    if telling.told(at).another or speaks and not goes_on_with_speaker(telling, at):
        return None
    if near(telling.sentences[at], telling.figures[index], "lasting"):
        return None  # "وأودت الحرب بحياة 500 ألف"
    for other in telling.earlier(index):
        one, source = telling.figures[other], telling.found[other]
        if at - one.sentence > LINKED:
            return None
        if source and source.sentence == one.sentence < at:
            expression = source.phrase.expression
            counted = expression.wide and expression.scale in LONG and not source.phrase.since
            told = counted and (telling.told(one.sentence).documents or source.phrase.rule in RUN_THROUGH)
            return source._replace(rule="dates.report") if told else None
    return None


def headline(telling: Telling, index: int) -> Source | None:
    """A headline's figure is of the day of the first such figure below it."""
    figure = telling.figures[index]
    if telling.sentences[figure.sentence].position != "headline" or not telling.happened(index):
        return None
    for other in range(index + 1, min(len(telling.figures), index + 1 + BACK)):
        one, source = telling.figures[other], telling.found[other]
        alike = one.measure == figure.measure or {one.measure, figure.measure} <= DEATHS
        if not alike or one.sentence - figure.sentence > 3:
            continue
        same = one.number.value == figure.number.value
        if source and (same or not source.phrase.since):
            return source._replace(rule="dates.headline")
        if same:
            return None  # the very figure below has no day
    return None


LINKS: tuple[Callable[[Telling, int], Source | None], ...] = (
    of_whole, announced_day, list_header, broken_line, restated, anaphor, event_before, goes_on, next_sentence,
    event_after, of_whole, beside_linked, restated, bulletin_goes_on, report, lead, headline, restated, of_whole,
)  # fmt: skip
