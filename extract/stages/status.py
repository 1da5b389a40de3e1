"""Figures -> reported, projected or denied."""

import re
from collections.abc import Iterator, Sequence

from extract.grammar.broken import broken
from extract.grammar.claims import LABELS, Claims, refutes
from extract.grammar.figures.events import tells_more
from extract.lexicon import Mark
from extract.records import Figure, Number, Sentence
from extract.text import fold, fold_term

PAST_FEMININE = re.compile("ت[^ت].{2,}ت")  # of verbs that begin with it: "تعرضت", "تحققت"
BESIDE = 4  # tokens between a word of doubt and the event that it stands before: "قد ينزحون", "من المتوقع أن"
REPORTED = "reported", None
SHARED = 14  # tokens between what is planned and what is planned in return
LONGEST_REACH = 20  # tokens; no word of status.toml reaches farther
BEFORE = 14  # tokens from "نفذت" over who did it and when to the sentence of death
CARRIED_OUT = frozenset("نفذ نفذت تنفيذ ينفذ تنفذ".split())
MOVED = frozenset(("released", "returned", "evacuated", "displaced", "refugees", "rescued"))
DONE_TO = frozenset(("killed", "injured", "casualties", "detained", "abducted"))
CAUSES = fold("توقع")  # "expects" as well: "انفجارات توقع 60 قتيلا", but "توقع مقتل 60"
# Before what is denied, no answer: "نفت ما ذكرته الوكالة من أن 20 قتلوا".
QUOTED = frozenset(("ما", "لما", "بما", "الذي", "التي"))
THAT = fold("أن")
NOT, EXCEPT = "لم", frozenset(map(fold, ("سوى", "إلا", "غير", "منهم", "بعد")))
WERE = frozenset(("كان", "كانت", "كانوا"))
BECAUSE = frozenset("لان لانه لانهم لانها كون بعدما".split())
COPULA = frozenset(map(fold, ("يكون", "تكون", "يكونوا", "يكونون")))  # "يخشى أن يكون 20 قد قتلوا"

Judgement = tuple[str, str | None]


def judge_status(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> list[Judgement]:
    """For each figure its status, and the rule that departs from `reported`.

    A word of status holds for what follows it in its clause, up to what is told as a fact: "قد يرتفع" may rise,
    "قد ارتفع" has risen; "مخاوف بعد مقتل 3" fears no deaths.
    """
    statuses: list[Judgement] = []
    claims = Claims(sentences)
    denied: set[tuple] = set()
    for index, figure in enumerate(figures):
        sentence, number = sentences[figure.sentence], figure.number
        stated = figure.measure, number.value_min, number.value_max
        found = _status(sentence, figure)
        if found == REPORTED and stated in denied:
            found = "denied", "status.restated"
        if found == REPORTED and claims.taken_back(figure):
            found = "denied", "status.taken-back"
        if found[0] == "denied" and sentence.position == "headline":
            denied.add(stated)
        if found == REPORTED and index and statuses[-1][0] == "projected":
            if _shares(sentences[figure.sentence], figures[index - 1], figure):
                found = "projected", "status.shares"
        statuses.append(found)
    return statuses


def _status(sentence: Sentence, figure: Figure) -> Judgement:
    if figure.number.status != "reported":
        return figure.number.status, "numbers.projecting-hedge"
    event = sentence.at("events").get(figure.cue) if figure.cue is not None else None
    if event and event.reading.preposition == "س":
        return "projected", "status.future"
    if event and figure.measure in DONE_TO and _negated(sentence, figure, event):
        return "denied", "status.negated"
    for mark in _marks(sentence, figure):
        if _holds(sentence, figure, mark, event):
            return mark.reading.get("status"), mark.reading.term.rule
    return REPORTED


def _negated(sentence: Sentence, figure: Figure, event: Mark) -> bool:
    """Whether it is said not to have happened: "لم يقتل 18 مهاجرا"; not "لم يقتل سوى 18", "لم يعد منهم سوى اثنين"."""
    if not 0 < event.first <= figure.number.first or sentence.words[event.first - 1].folded != NOT:
        return False
    between = (sentence.words[token].folded for token in range(event.last + 1, figure.number.first + 1))
    return EXCEPT.isdisjoint(between) and figure.number.qualifier == "exact"


def _shares(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """Whether a figure goes with the one before it, as a part or a price: "عن 20 مقابل 2000، منهم 250"."""
    between = range(before.number.last + 1, figure.number.first)
    if before.sentence != figure.sentence or len(between) > SHARED or broken(sentence, between):
        return False
    event = sentence.at("events").get(figure.cue) if figure.cue is not None else None
    if before.measure not in MOVED or figure.measure not in MOVED or _told(sentence, between, event):
        return False
    status, subsets = sentence.at("status"), sentence.at("subsets")
    return any(token in subsets or _section(status.get(token)) == "shares" for token in between)


def _marks(sentence: Sentence, figure: Figure) -> Iterator[Mark]:
    """The words of status that can hold for a figure, nearest first: those before it, or between it and its event."""
    first, last = figure.number.first, figure.number.last
    head = next(iter(sentence.near("status", 0, 0)), None)
    if head and refutes(head) and head.last + 1 < first and sentence.words[head.last + 1].text in LABELS:
        yield head
    behind = max(last, figure.noun or 0) + 1
    yield from (mark for mark in sentence.near("status", behind, behind) if _of_subject(sentence, mark))
    if figure.cue is not None and figure.cue > last:
        yield from _judging(sentence, max(last + 1, figure.cue - BESIDE), figure.cue)
    yield from _judging(sentence, first - LONGEST_REACH, first)
    after = sentence.near("status", last + 1, last + LONGEST_REACH)
    yield from (mark for mark in after if _section(mark) in ("refuted", "deadline"))


def _of_subject(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word right after people says what is to become of them: "5 آلاف سيبقون", "42 يعتقد أنهم ماتوا"."""
    future = sentence.words[mark.first].folded.startswith("س")
    fate = mark.reading.get("doubts", False) and mark.last + 1 in sentence.at("events")  # not "30 يعتقد أنهم مهربون"
    return mark.reading.get("status") == "projected" and (future or fate)


def _judging(sentence: Sentence, first: int, last: int) -> Iterator[Mark]:
    marks = reversed(sentence.near("status", first, last))
    return (mark for mark in marks if mark.reading.get("status"))


def _holds(sentence: Sentence, figure: Figure, mark: Mark, event: Mark | None) -> bool:
    term, number = mark.reading, figure.number
    if term.get("moves") and figure.measure not in MOVED:
        return False
    if sentenced := term.get("sentence"):
        freed = event is not None and figure.measure == "released" and event.reading.preposition == "ب"
        if not freed and (figure.measure != "killed" or event is None or event.reading.term.lemma != sentenced):
            return False
        before = sentence.words[max(0, mark.first - BEFORE) : mark.first]
        if any(word.folded.removeprefix("و") in CARRIED_OUT for word in before):
            return False  # "نفذت السلطات حكم الإعدام"
    if term.get("before_present") and not _present(sentence, mark):
        return False
    causes = sentence.words[mark.first].folded == CAUSES and mark.last + 1 == number.lead
    if causes or term.get("status") == "projected" and _known(sentence, number):
        return False
    if term.get("of_events") and not (event and mark.last < event.first < number.first):
        return False
    if term.get("moves") and _done(sentence, range(mark.first - 2, mark.first)):
        return False  # "تم بموجب الاتفاق إطلاق سراح 5"
    if refutes(mark):
        return _claimed(sentence, figure, mark)
    if _section(mark) == "deadline":
        return _goes_on(sentence, number, mark, event)
    after = mark.first > number.last
    between = range(number.last + 1, figure.cue or 0) if after else range(mark.last + 1, number.first)
    if not after and number.first - mark.last > term.get("reach") or broken(sentence, between):
        return False
    barriers = fold_term(term.get("not_over", "")).split()
    if any(sentence.words[token].folded in barriers for token in between):
        return False
    if term.get("status") == "denied":
        told = any(_answers(sentence, token) or _tells_another(sentence, token) for token in between)
        return not (told or _by_the_way(sentence, figure, between))
    return term.get("doubts", False) or not _told(sentence, between, event)


def _known(sentence: Sentence, number: Number) -> bool:
    """Whether a definite number is of those "among" whom others may be: "ما إذا كان بين القتلى العشرة أجانب"."""
    definite = sentence.words[number.first].folded.startswith("ال")
    return definite and any(word.folded == "بين" for word in sentence.words[max(0, number.first - 2) : number.first])


def _answers(sentence: Sentence, token: int) -> bool:
    """Whether who denies goes on to say what is so: "نفى الجيش ذلك قائلا إن", "نفت الشرطة الخبر وأعلنت أن"."""
    mark = sentence.at("attribution").get(token)
    if mark is None or mark.reading.definite or sentence.words[token - 1].folded in QUOTED:
        return False
    told = mark.reading.form == "past" or mark.reading.form == "present" and mark.reading.conjunction == "و"
    said = _section(mark) == "says" and told and not mark.reading.pronoun
    return said or _section(mark) == "goes_on"


def _tells_another(sentence: Sentence, token: int) -> bool:
    """Whether "و" goes on with what is so behind a comma: "لا صحة لسقوط 7 قتلى، والحصيلة جريحان"."""
    count = sentence.at("topics").get(token + 1)
    counts = count is not None and _section(count) == "count" and count.reading.conjunction == "و"
    return sentence.words[token].text == "،" and (counts or tells_more(sentence, token + 1))


def _by_the_way(sentence: Sentence, figure: Figure, between: range) -> bool:
    """Whether a relative clause only tells who denies: "نفت الحركة التي تحتجز 25 بحارا أي صلة بالهجوم"."""
    before = figure.cue - 1 if figure.cue is not None else -1
    return before in between and _section(sentence.at("dates").get(before)) == "relative"


def _told(sentence: Sentence, between: range, event: Mark | None) -> bool:
    """Whether what stands between a word of doubt and a figure is told as a fact, and not as what may be."""
    if any(sentence.words[token].folded in COPULA for token in between):
        return False
    if any(sentence.words[token].folded in BECAUSE for token in between):
        return True  # "يخشى أن ترتفع الحصيلة لأن 10 آلاف في عداد المفقودين"
    clauses = sentence.at("clauses")
    headed = any(sentence.words[token].text == ":" for token in between)  # "تحذير من كارثة: مليون يواجهون الجوع"
    if headed and event is not None and event.reading.form in ("past", "present") and not event.reading.preposition:
        return True
    # "أجلي 37 ألفا، ومن المنتظر أن يصل العدد إلى 50 ألفا": told of others
    within = event is not None and all(word.text != "،" for word in sentence.words[event.first : between.start])
    past = within and event.reading.form == "past" and not event.reading.preposition  # not "هدد بقتل"
    return past or any(_told_by(clauses.get(token)) for token in between)


def _told_by(mark: Mark | None) -> bool:
    """Whether a word says that what follows has come about, or is so now."""
    return mark is not None and (_section(mark) == "outcome" or bool(mark.reading.get("now")))


def _done(sentence: Sentence, tokens: range) -> bool:
    """Whether a word says that something is carried out: "تم بموجب الاتفاق إطلاق سراح 5"."""
    clauses = sentence.at("clauses")
    return any(token in clauses and clauses[token].reading.get("done") for token in tokens)


def _goes_on(sentence: Sentence, number: Number, mark: Mark, event: Mark | None) -> bool:
    """Whether what a deadline is set for goes on: "يحتاج 900 شخص بحلول الصيف"; not "بحلول المساء قتل 30"."""
    low, high = sorted((mark.first, number.first))
    if event and event.first and sentence.words[event.first - 1].folded in WERE:
        return False  # "90 صحفيا كانوا يقبعون في السجن بحلول آذار"
    return event is not None and event.reading.form == "present" and not broken(sentence, range(low + 1, high))


def _claimed(sentence: Sentence, figure: Figure, mark: Mark) -> bool:
    """Whether a word that says "false" is said of a claim that holds the figure."""
    clauses, number = sentence.at("clauses"), figure.number
    if mark.first == 0 and sentence.words[mark.last + 1].text in LABELS:
        return True  # "زائف: مقتل 18 مهاجرا"
    low, high = sorted((mark.first, number.first))
    if broken(sentence, range(low + 1, high)):
        return False
    before = range(max(0, number.first - LONGEST_REACH), number.first)
    claims = [token for token in before if _section(clauses.get(token)) == "claim"]
    if mark.last < number.first and sentence.words[mark.last + 1].folded == THAT:
        return True  # "ليس صحيحا أن 30 شخصا قتلوا"
    if mark.last < number.first:  # "خبر كاذب عن مقتل 30"
        return any(mark.first - 3 <= token < mark.first for token in claims)
    return bool(claims)


def _present(sentence: Sentence, mark: Mark) -> bool:
    """Whether a verb of the present follows; some of the past begin like one: "قد تم", "قد تحققت" have been done."""
    if mark.last + 1 >= len(sentence.words):
        return False
    verb = sentence.words[mark.last + 1].folded
    past = PAST_FEMININE.fullmatch(verb) or verb in fold_term(mark.reading.get("not_before", "")).split()
    return verb[:1] in ("ي", "ت") and not past


def _section(mark: Mark | None) -> str | None:
    return mark.reading.term.section if mark else None
