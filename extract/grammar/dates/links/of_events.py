"""Links to the day of the event that a figure's clause names: it was told before, or a later sentence tells it."""

from extract.grammar.bullets import is_bulleted
from extract.grammar.dates.kinds import ended, of_days
from extract.grammar.dates.telling import DEATHS, HARM, LINKED, SAVED, Source, Telling
from extract.grammar.tolls import near, of_disaster

STORY = 6  # sentences over which a text tells of one day
TOLL = 100  # hardly the harm of the day that is told, unless one event is named beside it
MANY = 1000  # no one day's
RECALLING = ("وكان", "وكانت")  # at the head of what happened before
BESIDE = 4  # tokens between an event and the date of it


def event_before(telling: Telling, index: int) -> Source | None:
    """The event that the sentence takes up ("الهجوم") was dated before."""
    figure = telling.figures[index]
    at = figure.sentence
    if figure.measure not in HARM or not telling.happened(index) or not telling.takes_up(figure):
        return None
    many = (figure.number.value_min or 0) >= TOLL and not of_disaster(telling.sentences[at], figure)
    turns = telling.turns(at)
    if telling.elsewhere(at) or turns and not telling.lemmas(figure):
        return None
    for before in range(at - 1, max(-1, at - 1 - LINKED), -1):
        told = telling.told(before)
        if many and told.day and of_days(told.day):
            return None  # "قصفت الطائرات السوق أمس. وأسفرت الغارات عن مقتل 4734"
        if told.events and told.day and not (turns and told.day.expression.wide):
            return Source(before, told.day, "dates.event-before")
    return None


SHARE = 6  # tokens from "most" of those counted to the day of theirs
MOST = frozenset("معظم اغلب غالبيه معظمهم اغلبهم غالبيتهم".split())


def event_after(telling: Telling, index: int) -> Source | None:
    """A later sentence says when the event occurred: "ووقع الانفجار فجر الأحد"."""
    figure = telling.figures[index]
    at, lemmas = figure.sentence, telling.lemmas(figure)
    if not telling.happened(index) or figure.measure not in HARM and "نزوح" not in lemmas:
        return None
    for after in range(at + 1, min(len(telling.sentences), at + 1 + LINKED)):
        if telling.turns(after):
            return None
        recalls = telling.sentences[after].words and telling.sentences[after].words[0].folded in RECALLING
        if recalls and figure.measure in telling.measures.get(after, ()):
            return None  # "قتل 14 في الموجة الثانية. وكان الوزير أعلن أن انفجارات أمس أودت بحياة 12"
        told = telling.told(after)
        named = not lemmas.isdisjoint(told.events.values())
        if not (told.occurred or told.struck or named or lemmas and after == at + 1):
            continue
        if len(told.calendar_days) > 1:
            continue  # of more than one event
        day = told.day.first if told.day else 0
        if any(word.folded in MOST for word in telling.sentences[after].words[max(0, day - SHARE) : day]):
            continue  # "وأوضح أن معظم الضحايا سقطوا بعد 15 أيلول"
        if told.day and ended(telling.sentences[after], told.day):
            continue
        if not told.day or not (told.occurred or of_days(told.day) or told.day.rule == "dates.vague"):
            continue
        if figure.measure in DEATHS and telling.saves(after):
            continue  # the day on which survivors were found
        beside = any(token in told.events for token in range(told.day.first - BESIDE, told.day.last + 1 + BESIDE))
        takes_up = after == at + 1 and beside and lemmas and telling.takes_up(figure)
        struck = told.struck and after not in telling.in_sentence and of_days(told.day)
        if told.occurred or struck or takes_up or named:
            return Source(after, told.day, "dates.event-after")
    return None


def story(telling: Telling, index: int) -> Source | None:
    """Harm of which no other event is told is that of the day that the text tells of."""
    figure = telling.figures[index]
    at = figure.sentence
    own = telling.told(at)
    if figure.measure not in HARM - SAVED or not telling.happened(index) or own.times or own.another or own.turns:
        return None
    if (figure.number.value_min or 0) >= MANY or near(telling.sentences[at], figure, "lasting"):
        return None
    causes = telling.sentences[at].sections("causes")
    for before in range(at - 1, max(-1, at - 1 - STORY), -1):
        told = telling.told(before)
        if is_bulleted(telling.sentences[at]) and is_bulleted(telling.sentences[before]):
            return None  # each line of a list tells of its own event
        if told.happening:
            day = told.day
            known = day and len(told.happening) == 1 and of_days(day) and told.events
            known = known and causes <= telling.sentences[before].sections("causes")
            known = known and set(own.events.values()) <= set(told.events.values())
            return Source(before, day, "dates.story") if known else None
        if told.turns:
            return None
    return None
