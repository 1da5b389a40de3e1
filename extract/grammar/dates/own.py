"""Which of its own sentence's dates is a figure's."""

from bisect import bisect

from extract.grammar.dates.announcing import FRONT, RUN_THROUGH
from extract.grammar.dates.kinds import of_days
from extract.grammar.dates.others import breaks
from extract.grammar.dates.scope import covers, dates_state, distance, is_label
from extract.grammar.dates.telling import Source, Telling
from extract.grammar.dates.told import Told
from extract.grammar.dates.words import DatePhrase
from extract.grammar.dates.words.expressions import Named, Near
from extract.grammar.figures.events import tells_more
from extract.records import Figure, Sentence

BESIDE = 1  # tokens between a date and the verb that it stands before
CLAUSE = 20  # tokens of a clause on either side of its figure
NEAREST = 3  # dates on each side of a figure that can be its own


def own(telling: Telling, index: int) -> Source | None:
    """The figure's own sentence says when."""
    figure = telling.figures[index]
    sentence, told = telling.sentences[figure.sentence], telling.told(figure.sentence)
    parts = telling.in_sentence[figure.sentence]
    phrases = [phrase for phrase in near_phrases(told, figure) if covers(sentence, figure, phrase, parts)]
    if telling.statuses[index] == "projected" and not _has_happened(sentence, figure):
        phrases = [phrase for phrase in phrases if not phrase.expression.past]
    if telling.let_go(index):
        cue = figure.number.first if figure.cue is None else min(figure.cue, figure.number.first)
        phrases = [phrase for phrase in phrases if phrase.last >= cue - BESIDE]
    if telling.is_so_now(index):
        first = figure.number.first  # "ومنذ الهدنة قتل 270، كما تواصل احتجاز 19": they are held now
        phrases = [one for one in phrases if not any(breaks(sentence, at) for at in range(one.last + 1, first))]
        # "63 شهيدا منذ بدء الحرب، و3498 معتقلا": since then those before have been counted.
        phrases = [one for one in phrases if one.first > first or not any(part < one.first for part in parts)]
        phrases = [phrase for phrase in phrases if dates_state(sentence, phrase) or is_label(sentence, phrase)]
    if any(map(of_days, phrases)):  # "خلال احتجاجات قرب السياج الاثنين"
        phrases = [phrase for phrase in phrases if phrase.rule != "dates.occasion"]
    phrases = [phrase for phrase in phrases if not of_next_toll(sentence, figure, phrase)]
    phrases = in_clause(sentence, figure, phrases) or phrases
    if not phrases:
        return None
    before = (phrase for phrase in phrases if phrase.first < figure.number.first and phrase.rule not in RUN_THROUGH)
    last = max((phrase.first for phrase in before), default=-1)
    found = min(phrases, key=lambda phrase: distance(sentence, figure, phrase, parts, phrase.first < last))
    return Source(figure.sentence, weekday_of_today(told, found), "dates.sentence")


def in_clause(sentence: Sentence, figure: Figure, phrases: list[DatePhrase]) -> list[DatePhrase]:
    """The days of a clause that "و" and a verb open behind a comma: "قتل 5 الثلاثاء، وأصيب 7 في هجوم الأربعاء"."""
    opens = [
        token + 1
        for token in range(
            max(0, figure.number.first - CLAUSE), min(len(sentence.words) - 1, figure.number.last + CLAUSE)
        )
        if sentence.words[token].text == "،" and tells_more(sentence, token + 1)
    ]
    first = max((token for token in opens if token <= figure.number.first), default=None)
    if first is None:
        return []
    end = min((token for token in opens if token > figure.number.first), default=len(sentence.words))
    return [
        one for one in phrases if first <= one.first < end and not one.expression.wide and one.rule != "dates.vague"
    ]


def _has_happened(sentence: Sentence, figure: Figure) -> bool:
    """Whether what may be is told in the past: "ربما ماتوا العام الماضي"."""
    event = sentence.at("events").get(figure.cue) if figure.cue is not None else None
    return event is not None and event.reading.form == "past" and not event.reading.preposition


def of_next_toll(sentence: Sentence, figure: Figure, phrase: DatePhrase) -> bool:
    """Whether a count since a day is of a toll told next: "قتل 60، وارتفع إجمالي الوفيات منذ حزيران إلى 907"."""
    between = range(figure.number.last + 1, phrase.first) if phrase.since else ()
    rises = (sentence.at("topics").get(token + 1) for token in between if sentence.words[token].text == "،")
    return any(one and one.reading.term.section == "rise" and one.reading.conjunction == "و" for one in rises)


def near_phrases(told: Told, figure: Figure) -> list[DatePhrase]:
    """The dates that stand nearest to a figure, and the one that heads the sentence."""
    at = bisect(told.starts, figure.number.first)
    near = told.happening[max(0, at - NEAREST) : at + NEAREST]
    headed = at > NEAREST and told.starts[0] <= FRONT
    return [told.happening[0], *near] if headed else near


def weekday_of_today(told: Told, phrase: DatePhrase) -> DatePhrase:
    """The weekday where one was named: in "أعلنت الوزارة، الجمعة، مقتل اثنين بعد ظهر اليوم" today is the Friday."""
    if phrase.expression != Near("day", 0):
        return phrase
    weekdays = (other for other in told.phrases[:NEAREST] if isinstance(other.expression, Named))
    weekdays = (day for day in weekdays if day.expression.lean is None)  # "الاثنين الماضي" is not today
    words = told.sentence.words  # "أمس الخميس" is not today
    weekdays = (day for day in weekdays if not words[day.first].folded.startswith("امس"))
    return next((day for day in weekdays if day.expression.weekday is not None and day.first < phrase.first), phrase)
