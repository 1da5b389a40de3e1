"""What ties a count to what was named before its number: "بلغ", "إلى", a verb of reaching and its subject."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.counted import OPENERS, counted_noun
from extract.grammar.figures.events import REACH
from extract.grammar.numbers.ranges import changes
from extract.lexicon import Mark, Reading
from extract.records import Number
from extract.terms import Term

REACHED = ("بلغ", "تجاوز", "تخطى", "تعدى", "قارب", "زاد", "فاق", "ناهز")
LINKED_BY_PREPOSITION = Mark(0, 0, Reading(Term("topics", "link", "ل", {}), "fixed"))
TIMED = 7  # tokens from a link over its time to the number: "بلغ في نهاية شهر آذار 300"
ALONE = 7  # tokens from people to a verb that agrees with them: 'ضحايا "زلزال القرن" يتخطون'
ENCLOSED = 9  # tokens from a count to its number in brackets
COMPARED = ("بالنسبه", "قياسا", "مقارنه")  # what stands behind is compared with: "بالنسبة إلى 2014"
TIMES = ("في", "خلال", "منذ", "حتي", "من")


def numbered(clause: Clause, count: Mark, number: Number) -> bool:
    """Whether a count has had a number before this one."""
    return any(at in clause.number_at for at in range(count.last, number.lead))


def begun(clause: Clause, number: Number) -> Mark | None:
    """The link that stands before the people of a count: "بلغت الإصابات منذ الصباح 300"."""
    start = number.lead
    for token in range(start - 1, max(-1, start - 8), -1):
        noun = counted_noun(clause, token)
        if noun and _definite(clause, noun) and not noun.reading.preposition:
            link = clause.topic_ends.get(token - 1)
            return link if link and link.reading.term.section == "link" else None
        in_case = counted_noun(clause, token - 1) is not None  # "تجاوزت حالات الاعتقال 300"
        if clause.breaks(token) or token in clause.number_at or token in clause.events and not in_case:
            return None
    return None


def named_before(clause: Clause, link: Mark) -> range:
    """Where before its link the people of a count may be named, without a word of counting: "ضحايا القصف ارتفع إلى 9".

    The subject of the verb stands at the head, before all that describes it.
    """
    if clause.links.get(link.first) and counted_noun(clause, link.last + 1):
        return range(link.last + 1, link.last + 2)
    for mark in clause.sentence.near("topics", link.first - REACH, link.first - 1):  # "ارتفاع ضحايا الهجوم إلى 50"
        numbered = any(token in clause.number_at for token in range(mark.last, link.first))
        if mark.reading.term.section in ("rise", "link") and counted_noun(clause, mark.last + 1) and not numbered:
            return range(mark.last + 1, mark.last + 2)
    near = clause.sentence.near("topics", link.first - 2, link.first - 1)
    if any(mark.reading.term.section == "rise" for mark in near):
        begin = max(-1, link.first - REACH - 1)
        breaks = [token for token in range(begin + 1, link.first) if clause.breaks(token) or token in clause.number_at]
        return range(breaks[-1] + 1 if breaks else begin + 1, link.first)
    if link.reading.get("alone"):
        numbers = [token for token in range(max(0, link.first - ALONE), link.first) if token in clause.number_at]
        return range(link.first - 1, max([-1, link.first - ALONE, *numbers]), -1)
    return subject_of(clause, link) if link.reading.term.lemma in REACHED else range(0)


def subject_of(clause: Clause, link: Mark) -> range:
    """The token of a subject that a verb of reaching counts: "القتلى في هذه الحرب تجاوز 5 ملايين"."""
    for token in range(link.first - 1, max(-1, link.first - 8), -1):
        if token in clause.number_at or token in clause.events or clause.breaks(token):
            break
        noun = counted_noun(clause, token)
        if noun and _definite(clause, noun) and (token == 0 or clause.words[token - 1].folded in OPENERS):
            return range(token, token + 1)
    return range(0)


def _definite(clause: Clause, noun: Mark) -> bool:
    """Whether a noun is definite, by its article or by what it is annexed to: "قتلى الجيش"."""
    after = clause.words[noun.last + 1 : noun.last + 2]
    annexed = any(word.folded.startswith("ال") for word in after)
    return noun.reading.definite or bool(noun.reading.pronoun) or annexed  # "قدر ضحاياه من"


def linked(clause: Clause, number: Number) -> Mark | None:
    """The word right before a number, or in its hedge, that ties it to a count: "إلى", "بلغ", "يتجاوز", "لـ"."""
    start = number.lead
    if clause.words[start - 1].folded == "من" and changes(clause.sentence, number):
        return LINKED_BY_PREPOSITION  # "ارتفع من 12 إلى 17"
    for token in range(number.first - 1, max(-1, start - 4), -1):
        if token in clause.join_ends:
            return None  # "إضافة إلى 20"
        if token in clause.links:
            return None if clause.words[token - 1].folded in COMPARED else clause.links[token]
        if not clause.light(token):
            break
    if timed := linked_over_time(clause, start):
        return timed
    attached = start and clause.words[start - 1].folded in ("ل", "ب")
    if attached or any(one.preposition in ("ل", "ب") for one in clause.words[start].readings.values()):
        return LINKED_BY_PREPOSITION
    return None


def enclosed(clause: Clause, count: Mark, number: Number) -> bool:
    """Whether the number of a count stands in brackets behind its people: "عدد المصابين في المدينة (153)"."""
    start, after = number.first, clause.words[number.last + 1 : number.last + 2]
    if not after or after[0].text != ")" or clause.words[start - 1].text != "(" or is_year(number):
        return False
    between = range(count.last + 1, start - 1)
    told = any(at in clause.events or at in clause.number_at or clause.breaks(at) for at in between)
    return len(between) <= ENCLOSED and not told and not any(clause.words[at].text in "،()" for at in between)


def is_year(number: Number) -> bool:
    """Whether a bare number may be a year."""
    return number.value is not None and 1900 <= number.value <= 2100


def linked_over_time(clause: Clause, start: int) -> Mark | None:
    """The link that stands before the time of a count: "مجموع الضحايا بلغ عام 2015 نحو 300"."""
    times, dated = clause.sentence.at("calendar"), False
    for token in range(start - 1, max(-1, start - TIMED), -1):
        if token in clause.links and clause.words[token].kind == "word":
            return clause.links[token] if dated else None
        dated = dated or token in times
        word = clause.words[token]
        if not (token in times or word.kind == "digits" or word.folded in TIMES) or token in clause.number_at:
            return None
    return None


def topic_of(clause: Clause, number: Number) -> Mark | None:
    """Those whom the topic of a count names, where its number has a noun too: "عدد قتلى الجيش ارتفع إلى 17 قتيلا"."""
    if not linked(clause, number):
        return None
    for count in reversed(clause.sentence.near("topics", number.first - REACH, number.first - 1)):
        if count.reading.term.section == "count" and not numbered(clause, count, number):
            return next((noun for at in range(3) if (noun := counted_noun(clause, count.last + 1 + at))), None)
    return None
