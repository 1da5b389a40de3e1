"""Links to another figure, whose date is handed on: a whole, the same number, one beside or before it."""

from bisect import bisect

from extract.grammar.bullets import is_bulleted
from extract.grammar.dates.announcing import LONG, RUN_THROUGH, section
from extract.grammar.dates.kinds import of_days, of_week
from extract.grammar.dates.telling import BACK, DEATHS, HARM, LINKED, Source, Telling
from extract.grammar.tolls import is_recorded, near
from extract.records import Figure

RARE = 100  # so large a number is hardly told of two things
ARMED = ("security_forces", "combatants")
ROUNDED = 1.1  # a headline's number is off by less
OTHER = frozenset(("اخر", "اخري", "منفصل", "منفصله"))
CLAUSE = 8  # tokens behind a figure in which its event is told
AGAIN = 2  # sentences between two statements of one running total
REPORTED_ON = frozenset(("dates.report", "dates.goes-on", "dates.bulletin-goes-on"))


def of_whole(telling: Telling, index: int) -> Source | None:
    """A part is of the time of its whole; those let go of whom were taken are not: "اعتقل 9 أمس، أفرج عن 3 منهم"."""
    whole = telling.wholes[index]
    if whole is None or telling.found[whole] is None or telling.let_go(index):
        return None
    return telling.found[whole]._replace(rule="dates.of-whole")


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
        if not rare and (one.population != figure.population and "people" not in (one.population, figure.population)):
            continue  # "قتل أربعة جنود أمس. وفي الموصل قتل أربعة مدنيين"
        runs = source.phrase.since and not rare
        if figure.number.qualifier == "magnitude" and abs(one.sentence - figure.sentence) > 1:
            continue  # dozens are said of much
        turns = telling.turns(figure.sentence) and not telling.says_otherwise(figure)
        if abs(one.sentence - figure.sentence) <= 1 or not (runs or turns):
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


def goes_on(telling: Telling, index: int) -> Source | None:
    """A sentence whose speaker is not named again goes on with what is told."""
    at = telling.figures[index].sentence
    if not telling.goes_on_with_speaker(at) or not telling.happened(index) or telling.raised(index):
        return None
    if is_bulleted(telling.sentences[at]) and is_bulleted(telling.sentences[at - 1]):
        return None
    told = telling.told(at - 1)
    if at - 1 not in telling.in_sentence and told.day and told.events and of_days(told.day):
        return Source(at - 1, told.day, "dates.goes-on")
    for other in telling.earlier(index):
        if at - telling.figures[other].sentence > 2:
            return None
        source = telling.found[other]
        unlike = telling.figures[other].measure != telling.figures[index].measure
        buried = telling.figures[other].measure == "funerals"  # the others did not die on that day
        runs = source and source.phrase.since and source.phrase.expression.wide
        day = telling.told(telling.figures[other].sentence).day
        if source and day and of_days(day) and not of_days(source.phrase) and not source.phrase.since:
            continue  # "88 قتيلا فجر السبت، في أعنف هجوم منذ مجزرة عام 1997 التي قضى فيها 58"
        if source and not ((runs or buried) and unlike):
            return source._replace(rule="dates.goes-on")
    return None


def next_sentence(telling: Telling, index: int) -> Source | None:
    """The sentence after a dated harm goes on with its victims, where it names no time of its own."""
    figure = telling.figures[index]
    at = figure.sentence
    if not at or figure.measure not in HARM or not telling.happened(index) or telling.told(at).times:
        return None
    if telling.turns(at) and not telling.says_otherwise(figure) or telling.raised(index):
        return None
    if telling.told(at).another and not telling.speaks(at) or is_bulleted(telling.sentences[at]):
        return None  # "قتل 9 أمس في حريق. وقتل 12 في انفجار"
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


def rival(telling: Telling, index: int) -> Source | None:
    """Another's toll of what the sentence has just dated: "قتل 155 أمس، فيما تحدثت الوزارة عن 99 قتيلا"."""
    figure = telling.figures[index]
    if not telling.happened(index):
        return None
    for other in telling.earlier(index):
        one, source = telling.figures[other], telling.found[other]
        if one.sentence != figure.sentence:
            return None
        if source is None or one.measure not in HARM or figure.measure not in HARM:
            continue
        between = telling.sentences[figure.sentence].near("dates", one.number.last + 1, figure.number.first - 1)
        said = next((mark.first for mark in reversed(between) if section(mark) == "announcing"), None)
        turned = any(mark.first < (said or 0) and section(mark) in ("break", "relative") for mark in between)
        if not turned or not of_days(source.phrase) or _of_another(telling, figure):
            return None
        told = (mark for mark in between if mark.first > said and section(mark) in ("event", "occurs"))
        return None if any(not mark.reading.definite for mark in told) else source._replace(rule="dates.rival")
    return None


def _of_another(telling: Telling, figure: Figure) -> bool:
    """Whether a figure is said to be of another event: "قال شهود إن 20 قتلوا في هجوم آخر"."""
    words, last = telling.sentences[figure.sentence].words, figure.number.last
    return any(word.folded in OTHER for word in words[last + 1 : last + 1 + CLAUSE])


def beside_linked(telling: Telling, index: int) -> Source | None:
    """What stands beside a figure that was dated by a link is of the same event, unless its clause names another."""
    figure = telling.figures[index]
    if not telling.happened(index) and figure.measure != "missing" or telling.let_go(index):
        return None  # "وما زال 4 مفقودين" are so since that day
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


def report(telling: Telling, index: int) -> Source | None:
    """A report on a month or a year goes on with its parts: "وثقت الشبكة في نيسان مقتل 441. وقتلت القوات 11"."""
    at = telling.figures[index].sentence
    if not telling.happened(index) or telling.told(at).happened or telling.turns(at):
        return None
    recorded = is_recorded(telling.sentences[at], telling.figures[index])
    if not recorded and (telling.told(at).another or telling.speaks(at) and not telling.goes_on_with_speaker(at)):
        return None
    if near(telling.sentences[at], telling.figures[index], "lasting"):
        return None  # "وأودت الحرب بحياة 500 ألف"
    for other in telling.earlier(index):
        one, source = telling.figures[other], telling.found[other]
        if at - one.sentence > LINKED:
            return None
        if source and source.sentence < at and (source.sentence == one.sentence or source.rule in REPORTED_ON):
            expression = source.phrase.expression
            counted = expression.wide and expression.scale in LONG and (recorded or not source.phrase.since)
            told = recorded or telling.told(source.sentence).documents or source.phrase.rule in RUN_THROUGH
            return source._replace(rule="dates.report") if counted and told else None
    return None


def total_again(telling: Telling, index: int) -> Source | None:
    """A running total is stated again with another number, by another: "4000 مدني منذ شباط. ... 4031 في المجموع"."""
    figure, value = telling.figures[index], telling.figures[index].number.value_min
    at = figure.sentence
    if not value or value < RARE or telling.turns(at) or telling.told(at).happened or not telling.happened(index):
        return None
    for other in telling.earlier(index):
        one, source = telling.figures[other], telling.found[other]
        if at - one.sentence > AGAIN:
            return None
        if source and source.phrase.since and one.measure == figure.measure and one.number.value_min:
            alike = value <= 2 * one.number.value_min and one.number.value_min <= 2 * value
            return source._replace(rule="dates.total-again") if alike else None
    return None


def _rounded(headline: Figure, figure: Figure) -> bool:
    """Whether a headline rounds a figure: "أكثر من 25 ألف عائلة", of 25776."""
    least, value = headline.number.value_min, figure.number.value_min
    return headline.number.qualifier != "exact" and bool(least and value) and least <= value < least * ROUNDED


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
        same = one.number.value == figure.number.value or _rounded(figure, one)
        other_side = (one.population in ARMED) != (figure.population in ARMED)  # "60 قتيلا. ... وقتل 13 جنديا أمس"
        counted = source is not None and (source.phrase.since or source.phrase.expression.wide)  # "4748 العام الماضي"
        if source and (same or not (other_side or counted)):
            return source._replace(rule="dates.headline")
        if same:
            return None  # the very figure below has no day
    return None
