"""What else a date beside a figure can be that of: a departure, a charge, a part, or what else befell the people."""

from collections.abc import Container

from extract.grammar.dates.announcing import FRAME, section, text_at
from extract.grammar.dates.words import DatePhrase
from extract.grammar.figures.events import is_led
from extract.records import Figure, Sentence

SAILED = 6  # tokens between a departure and the day of it
HELD = 4  # tokens between people held and since when they are
DEAD = frozenset(("killed", "bodies"))
FREED = frozenset(("released", "rescued", "returned", "evacuated"))
HELD_STATES = frozenset(("detained", "captured", "abducted", "missing", "stranded"))
APART = frozenset(("،", "بعد", "عقب", "اثر"))
EARLIER = 4  # tokens between "سابق", over where, and the day
LED = 5  # tokens from a preposition over a hedge to what is counted
WITHIN = frozenset(("في", "خلال", "جراء", "اثر", "نتيجه", "ب", "عبر", "بسبب"))
OWN = 3  # tokens from a verb over its preposition to the part that it befell
FAR = 8  # tokens between a part with a verb of its own and its date: "حكم على خمسة منهم بالسجن ست سنوات في آذار"
PART = 5  # tokens between a part and a date of its own


def breaks(sentence: Sentence, token: int) -> bool:
    """Whether another clause begins at a token; "كما أصيب 5" goes on."""
    marks = sentence.at("dates")
    if section(marks.get(token)) != "break":
        return False
    return not (marks[token].reading.get("goes_on") and token + 1 in sentence.at("events"))


def of_others(sentence: Sentence, figure: Figure, phrase: DatePhrase) -> bool:
    """Whether what else happened to the people of a figure is dated: "الإفراج عن 24 تلميذة اختطفن في 17 تموز"."""
    events, nouns, marks = sentence.at("events"), sentence.at("nouns"), sentence.at("dates")
    for token in range(figure.number.last + 1, phrase.first):
        event = events.get(token)
        if not event or token in nouns or event.reading.conjunction or event.reading.get("needs"):
            continue
        if event.reading.get("bare") and is_led(sentence, event):
            continue  # "الإفراج عن 198 صيادا من سجن المدينة مساء الخميس"
        measure = event.reading.get("measure")
        if measure == figure.measure or measure not in HELD_STATES or figure.measure not in FREED | DEAD:
            continue
        before = section(marks.get(token - 1))
        if before == "after" or before != "break" and event.reading.form in ("past", "verbal"):
            return True
    return False


def sets_out(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a phrase says when those set out whom something befell later: "غرق قارب أبحر ليلة الأحد"."""
    marks, events = sentence.at("dates"), sentence.at("events")
    for token in range(phrase.first - 1, max(-1, phrase.first - 1 - SAILED), -1):
        if token in marks and section(marks[token]) == "sets_out":
            return True
        if token in events:
            return False
    return False


def charged(sentence: Sentence, phrase: DatePhrase, counted: int | None = None, held: bool = False) -> bool:
    """Whether a phrase dates what people are accused of; not where the noun that is `counted` says "accused".

    `held`: whether they are, so that what they took part in is what for: "اعتقل 7 شاركوا في هجوم عام 2015".
    """
    marks = sentence.at("dates")
    for token in range(phrase.first - 1, max(-1 if counted is None else counted, phrase.first - FRAME), -1):
        kind = section(marks.get(token))
        if kind == "charged" and (held or not marks[token].reading.get("of_held")):
            return True
        if breaks(sentence, token) or sentence.words[token].text == "،":
            return False
    return False


def held_since(sentence: Sentence, phrase: DatePhrase, counted: int | None) -> bool:
    """Whether a phrase says since when people were held or lost who are now free: "كانوا محتجزين منذ تموز".

    Their noun, which is `counted`, says nothing of it: "استعادت البلاد 500 أسير منذ تموز".
    """
    nouns, events = sentence.at("nouns"), sentence.at("events")
    near = [token for token in range(phrase.first - HELD, phrase.first) if token != counted]
    marks = (mark for token in near for mark in (nouns.get(token), events.get(token)) if mark)
    return any(mark.reading.get("measure") in HELD_STATES for mark in marks)


def since_when(sentence: Sentence, figure: Figure, phrase: DatePhrase) -> bool:
    """Whether a phrase says since when others are so: "هجوما على المسلحين المتحصنين منذ 3 أيام أدى إلى مقتل 11"."""
    before = phrase.first - 1
    word, noun = text_at(sentence, before), sentence.at("nouns").get(before)
    so = word.startswith("الم") and word.endswith(("ين", "ون")) and (noun is None or noun.reading.get("measure"))
    counted = any(section(mark) == "counted" for mark in sentence.near("tally", before - 2, before - 1))
    so = so and not counted  # "ارتفع عدد الهنود المرحلين منذ عودة الرئيس إلى 332"
    return bool(so) and not 0 <= before - figure.number.last <= HELD


def of_earlier(sentence: Sentence, figure: Figure, phrase: DatePhrase) -> bool:
    """Whether a phrase dates an earlier event than a figure's: "قتل 3 في قصف، بعد هجوم سابق قبل يومين".

    Not "قتل 3 في هجوم سابق قبل يومين", nor "في وقت سابق اليوم".
    """
    for at in range(max(1, phrase.first - EARLIER), phrase.first):
        if text_at(sentence, at) in ("سابق", "سابقه") and text_at(sentence, at - 1) not in ("وقت", "ساعه", "يوم"):
            return any(text_at(sentence, token) in APART for token in range(figure.number.last + 1, at))
    return False


def of_events(sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether "since" dates events that are counted right before it, and nothing that they did to a figure's people.

    "... تعرضت لأكثر من 140 هجوما منذ آب"; not "قتلوا في 140 هجوما منذ آب".
    """
    things, at = sentence.at("things"), phrase.first - 1
    event = things.get(at)
    counted = at > 0 and (sentence.words[at - 1].kind == "digits" or at - 1 in sentence.at("numbers"))
    if not (phrase.since and counted and event and event.reading.term.section == "events"):
        return False
    led = {text_at(sentence, token) for token in range(max(0, at - LED), at - 1)}
    return led.isdisjoint(WITHIN)


def part_before(sentence: Sentence, phrase: DatePhrase, ends: Container[int]) -> int | None:
    """The last token of the figure whose own date a phrase is: of a part, "منهم 30 معتقلون منذ 20 عاما"."""
    subsets = sentence.at("subsets")
    for token in range(phrase.first - 1, max(-1, phrase.first - 1 - FAR), -1):
        if sentence.words[token].kind == "sign":
            return None
        if token in ends:
            if _has_own_verb(sentence, token):
                return token
            if phrase.first - 1 - token >= PART:
                return None
            part = any(before in subsets for before in range(max(0, token - 3), token))
            return token if part and _told_of(sentence, range(token + 1, phrase.first)) else None
    return None


def _has_own_verb(sentence: Sentence, last: int) -> bool:
    """Whether a part has a verb of its own before it: "11 ناشطا حكم على خمسة منهم"."""
    behind = sentence.at("subsets").get(last + 1)
    if behind is None or not behind.reading.get("behind"):
        return False
    for token in range(last - 1, max(-1, last - 1 - OWN), -1):
        if sentence.words[token].kind != "word":
            return False
        if token in sentence.at("events"):
            return sentence.at("events")[token].reading.form == "past"
    return False


def _told_of(sentence: Sentence, tokens: range) -> bool:
    """Whether something is told of the people between a number and a date: not "بينهم ست نساء منذ 2005".

    What ends the verb of the whole is not of the part: "لقي أربعة، بينهم طفلان، مصرعهم أمس".
    """
    events, nouns = sentence.at("events"), sentence.at("nouns")
    told = any(token in events and not events[token].reading.pronoun for token in tokens)
    return told or any(token in nouns and nouns[token].reading.get("measure") for token in tokens)
