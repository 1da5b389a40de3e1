"""Links that date all figures of a sentence alike; each is asked once a sentence.

A link is a function of the telling and a sentence's place in the text; it answers with the source of the date, or None.
"""

from extract.grammar.dates.telling import Source, Telling
from extract.grammar.dates.words.stretches import Rolling, Span

HEADER = 8  # items below one header
LABEL = 4  # tokens of an item over its label to the colon
NEAREST = 3  # dates of a sentence, from its head, among which that of an announcement is
COUNTED = 2  # sentences between what is counted over a time and its victims
RECALLING = ("وكان", "وكانت")  # at the head of what happened before
LEAD = 3  # sentences at the head of an article in which it says what happened
SHARED = 3  # words that a sentence shares with the lead whose story it goes on with


def announced_day(telling: Telling, at: int) -> Source | None:
    """What was announced on a day happened on it, where the text says so: "بعد ساعات من", "عملية ليلية"."""
    for sentence in (at, at - 1) if telling.goes_on_with_speaker(at) else (at,):
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


def list_header(telling: Telling, at: int) -> Source | None:
    """A header dates the items below it, unless an item tells of an event of its own."""
    words = telling.sentences[at].words
    labelled = words[0].kind != "sign" and any(word.text == ":" for word in words[1:LABEL])  # "الحديدة: 412 قتيلا"
    if not (labelled or words[0].kind == "sign" or words[-1].kind == "digits") or telling.told(at).events:
        return None
    for before in range(at - 1, max(-1, at - 1 - HEADER), -1):
        phrases = telling.told(before).happening
        if labelled and telling.sentences[before].quote.endswith((".", "؟", "!")):
            return None
        if phrases and before not in telling.in_sentence:
            return Source(before, phrases[-1], "dates.list-header")
    return None


def broken_line(telling: Telling, at: int) -> Source | None:
    """A line that ends with a comma goes on in the next one."""
    if not at or not telling.sentences[at - 1].quote.endswith("،"):
        return None
    phrases = telling.told(at - 1).happening
    return Source(at - 1, phrases[-1], "dates.broken-line") if phrases else None


def lead(telling: Telling, at: int) -> Source | None:
    """A sentence that goes on with the story of a lead of today is of today."""
    if telling.turns(at) or telling.told(at).times:
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


def bulletin_goes_on(telling: Telling, at: int) -> Source | None:
    """A report on a time goes on with what the time brought: "وفيما يخص حوادث الغرق، سجلت 4 وفيات"."""
    if not telling.in_bulletin(at) or telling.elsewhere(at):
        return None
    for head in range(min(LEAD, at)):
        for phrase in telling.told(head).happening:
            if phrase.period or isinstance(phrase.expression, Rolling):
                return Source(head, phrase, "dates.bulletin-goes-on")
    return None


def round_up(telling: Telling, at: int) -> Source | None:
    """A report on what campaigns brought from one day to another goes on to its end: "وبلغ إجمالي من ضبط 1547"."""
    if telling.told(at).happened or telling.sentences[at].words[0].folded in RECALLING:
        return None
    for head in range(min(LEAD, at)):
        told = telling.told(head)
        spans = (phrase for phrase in told.happening if isinstance(phrase.expression, Span)) if told.campaigns else ()
        days = next(iter(spans), None)
        if days and days.expression.wide:
            return Source(head, days, "dates.round-up")
    return None


def counted_period(telling: Telling, at: int) -> Source | None:
    """What is counted over a time goes on with its victims: "أحصى المركز غارات تموز. وبلغ عدد القتلى 90"."""
    recorded = "records" in telling.sentences[at].sections("tally")
    if telling.told(at).happened or telling.turns(at) or telling.told(at).another and not recorded:
        return None
    near = range(at - 1, max(-1, at - 1 - COUNTED), -1)
    counts = [before not in telling.in_sentence and (recorded or telling.told(before).counts) for before in near]
    for before, counted in zip(near, counts, strict=True) if any(counts) else ():
        told = telling.told(before)
        over = [phrase for phrase in told.happening if phrase.expression.wide]
        if over and counted:
            return Source(before, over[0], "dates.counted-period")
        if told.happening or telling.turns(before):
            return None
    return None
