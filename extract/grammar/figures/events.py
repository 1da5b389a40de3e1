"""Whether a word of an event tells of one: by the words it needs, by what undoes it, by where it leads."""

from collections.abc import Iterator, Sequence, Set
from functools import cache

from extract.grammar.figures.complements import MOST
from extract.lexicon import Mark, Word
from extract.records import Sentence
from extract.text import fold

REACH = 24  # tokens between an event and its number; beyond, readers lose the thread as well
AROUND = 8  # tokens between an event and those words on either side without which it is none
NEVER = frozenset("لم لن ولم ولن فلم".split())
PASSIVE = ("يتم", "تتم", "يجر", "تجر")  # "لم يتم الإفراج"
ONLY, ONLY_REACH = ("سوي", "الا", "غير", "اكثر"), 6  # what is denied beyond it
WITHOUT = frozenset(("دون", "بدون"))
# Courts that judge send to prison: "حكمت محكمة أمن الدولة العليا أمس بسجن مجموعة".
JUDGED, JUDGING = ("حكم", "قضت", "قضي", "احكام", "امر", "يقضي", "تقضي"), 7
FOILED = frozenset("احباط احبط احبطت يحبط تحبط افشال افشل افشلت منع فشل فشلت احباطها".split())
TRIED, FOILING = frozenset("محاوله محاولات عمليه عمليات مخطط مخططا مخططات هجوما هجمات خطه".split()), 5
HARM = frozenset(("killed", "injured", "casualties", "abducted", "captured", "detained"))
TRYING = 4  # tokens from a verb of trying, over who tries, to what is tried
OPERATIONS = ("عمليه", "عمليات", "جهود", "اعمال")
ATTEMPTED = ("الشروع", "شروع", "بالشروع", "شرع", "شرعوا")
CREWS = ("إسعاف", "إنقاذ", "إغاثة")
MOVEMENTS = frozenset("حركه وحركه لحركه جبهه وجبهه لجبهه جيش وجيش لجيش قوات وقوات منظمه هييه".split())
PARTS_OF_COUNTRIES = frozenset("جنوب شمال شرق غرب وسط شرقي غربي جنوبي شمالي دوله الجاره جمهوريه حدود داخل".split())
TOWARD = ("الي", "نحو", "باتجاه", "صوب")
# A number after one of these is no subject or object, but of the event whose preposition it is.
NOT_BEFORE_OBJECT = frozenset("من في الي علي عن بعد قبل منذ حتي امام وسط".split())
CAUSED = frozenset("جراء اثر بسبب خلال نتيجه تحت".split())


@cache
def forms(words: str) -> frozenset[str]:
    """The folded words of a line of a vocabulary."""
    return frozenset(fold(words).split())


def comes(sentence: Sentence, event: Mark, wanted: Set[str]) -> bool:
    """Whether one of several folded words comes after an event, in its reach."""
    return any(not word.stems.isdisjoint(wanted) for word in ahead(sentence, event))


def ahead(sentence: Sentence, event: Mark) -> Iterator[Word]:
    """The words after an event, in its reach."""
    clauses = sentence.at("clauses")
    for token in range(event.last + 1, min(event.last + REACH, len(sentence.words))):
        yield sentence.words[token]
        if sentence.words[token].text == "،" and tells_more(sentence, token + 1):
            return  # "اضطر 200 إلى مغادرة منازلهم، ويقيم 300 في مراكز الإيواء"
        if token in clauses and clauses[token].reading.term.section == "break":
            return  # "نزح مليونان، في حين لجأ مليون إلى البلدان المجاورة"


def stand_together(words: Sequence[Word], wanted: str) -> bool:
    """Whether two folded words stand one behind the other: "سقط 3 تجار في يد الأمن"."""
    return any(f"{one.folded} {two.folded}" == wanted for one, two in zip(words, words[1:], strict=False))


def tells_more(sentence: Sentence, token: int) -> bool:
    """Whether "و" with a verb of its own begins at a token: "، وأصيب 5", "، ويقيم 300"."""
    event, held = sentence.at("events").get(token), sentence.at("tally").get(token)
    if event and event.reading.form in ("past", "present"):
        return event.reading.conjunction == "و"
    return held is not None and held.reading.term.section == "held" and held.reading.conjunction == "و"


def has_needs(sentence: Sentence, event: Mark) -> bool:
    """Whether a word comes without which an event means something else: "فارق الحياة", but "فارق السن"."""
    needs = event.reading.get("needs")
    if event.reading.get("around") and (near := forms(event.reading.get("near"))):
        around = sentence.words[max(0, event.first - AROUND) : event.last + AROUND]
        if all(word.stems.isdisjoint(near) for word in around):
            return False
    if not needs or comes(sentence, event, forms(needs)):
        return True
    return bool(event.reading.get("abroad")) and goes_abroad(sentence, event)


def goes_abroad(sentence: Sentence, event: Mark) -> bool:
    """Whether the goal of an event is another country: "فروا من القتال إلى تشاد"."""
    for country in sentence.near("countries", event.last + 2, event.last + REACH):
        led = sentence.words[goal_at(sentence, country)].folded
        toward = led in TOWARD or led == "من" and event.reading.get("leaves")
        toward = toward and not country.reading.preposition
        if _of_some(sentence, event.last + 1, country.first):
            return False  # "نزح 3 ملايين شخص، غادر منهم 600 ألف إلى تشاد"
        breaks = sentence.near("clauses", event.last + 1, country.first - 1)
        if (toward or country.reading.preposition == "ل") and not any(
            mark.reading.term.section == "break" for mark in breaks
        ):
            return True
    return False


def _of_some(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a clause about some of those who were told begins between two tokens: "، غادر منهم", "، عبر معظمهم"."""
    comma = next((at for at in range(first, end) if sentence.words[at].text == "،"), end)
    some = (at for at in range(comma, end) if at in sentence.at("subsets") or sentence.words[at].folded in MOST)
    acts = any(mark.reading.form in ("past", "present") for mark in sentence.near("events", comma, end))
    return acts and next(some, None) is not None


def goal_at(sentence: Sentence, country: Mark) -> int:
    """The token that leads to a country, over its part or its kind: "إلى جنوب شرق تشاد", "باتجاه الجارة تشاد"."""
    at = country.first - 1
    while at > 0 and sentence.words[at].folded in PARTS_OF_COUNTRIES:
        at -= 1
    return at


def is_led(sentence: Sentence, mark: Mark) -> bool:
    """Whether a preposition is written on a mark or stands before it, or a noun that wants the next: "معتقلي سجن"."""
    before = sentence.words[mark.first - 1].folded if mark.first else ""
    noun = sentence.at("nouns").get(mark.first - 1)
    if noun and noun.reading.form == "plural" and before.endswith("ي"):
        return True
    return bool(mark.reading.preposition) or before in ("في", "من", "الي", "داخل", "خارج", "قرب", "امام")


def is_numbered(sentence: Sentence, token: int) -> bool:
    """Whether a number begins at a token."""
    return token < len(sentence.words) and (sentence.words[token].kind == "digits" or token in sentence.at("numbers"))


def is_meant(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word behind a preposition is an event all the same: "بسجن 12", "حكمت بسجن مجموعة"."""
    before = sentence.words[max(0, mark.first - JUDGING) : mark.first]
    return is_numbered(sentence, mark.last + 1) or any(word.folded.startswith(JUDGED) for word in before)


def is_foiled(words: Sequence[Word], before: int) -> bool:
    """Whether what follows a token was only tried: "إحباط محاولة اغتيال 3 ضباط", "منع هجرة 90 شخصا"."""
    tried = False
    for at in range(before, max(-1, before - FOILING), -1):
        if words[at].folded in FOILED:
            return True
        tried = tried or words[at].folded in TRIED
        if not tried or words[at].kind != "word":
            return False  # "أحبطت البحرية محاولات هجرة", but "منع الوزير بعد مقتل"
    return False


def is_attempted(sentence: Sentence, before: int) -> bool:
    """Whether what follows a token was only attempted: "محاولة قتل 5", "حاول مسلحون خطف 30", "فشل الهجوم في قتل 5"."""
    words = sentence.words
    if not words[before].stems.isdisjoint(("محاوله", "محاولات")):
        return True
    for at in range(before, max(-1, before - TRYING), -1):
        if words[at].kind != "word" or at in sentence.at("numbers"):
            return False
        verb = words[at].folded.removeprefix("و")
        if verb.startswith(("حاول", "يحاول", "تحاول")):
            return True
        if verb in ("فشل", "فشلت", "فشلوا"):
            return words[before].folded == "في"
        if at in sentence.at("events"):
            return False
    return False


def is_undone(sentence: Sentence, event: Mark) -> bool:
    """Whether an event is said not to be: "دون أن يصابوا", "طواقم الإسعاف", "من تحت الأنقاض" of those who are out."""
    words, before = sentence.words, event.first - 1
    if event.reading.term.section == "arrived":
        count = sentence.at("topics").get(event.last + 1)
        if count and count.reading.term.section == "count":
            return True  # "قد يصل العدد إلى 200 ألف"
        to = words[event.last + 1].folded if event.last + 1 < len(words) else ""
        hedge = sentence.at("hedges").get(event.last + 2)
        number = hedge.last + 1 if hedge else event.last + 2
        if to == "الي" and event.reading.form == "past" and is_numbered(sentence, number):
            return True  # "عدد العائدين وصل إلى 17 ألفا"
    if before < 0:
        return False
    if event.reading.form == "present" and words[before].folded in ("في", "الي", "من", "بعد"):
        return True  # "تسببت في توقف 700 طالب عن الدراسة"
    if words[before].folded == "من" and event.reading.get("left"):
        return True
    noun = event.reading.term.section.endswith("_noun") or event.reading.preposition == "ل"  # "محاولة لخطف 12"
    if noun and not event.reading.conjunction and is_foiled(words, before):
        return True
    moves = event.reading.get("measure") in ("refugees", "displaced") and event.reading.get("role") == "noun"
    if moves and not words[before].stems.isdisjoint(("محاوله", "محاولات")):
        return True  # "ضبط 12 شخصا أثناء محاولتهم عبور الحدود"
    if event.reading.get("measure") in HARM and not event.reading.conjunction and is_attempted(sentence, before):
        return True
    searching = before > 0 and words[before].folded in ("بحث", "البحث") and event.reading.conjunction == "و"
    if searching and words[before - 1].folded in OPERATIONS:
        return True  # "عملية بحث وإنقاذ لركابها الـ77"
    if words[before].folded == "في" and before and words[before - 1].folded.removeprefix("و") in ATTEMPTED:
        return True  # "الشروع في قتل 8"
    crew = sentence.at("clauses").get(before - searching)
    if crew and crew.reading.term.section == "crew" and not crew.reading.definite:
        bare = not event.reading.preposition and not is_numbered(sentence, event.last + 1)  # "سيارة إسعاف"
        if event.reading.definite or searching or bare and event.reading.term.lemma in CREWS:
            return True  # "طواقم الإسعاف", "فريق بحث وإنقاذ"
    if event.reading.term.lemma == "تحرير" and words[before].folded in MOVEMENTS:
        return not is_numbered(sentence, event.last + 1)  # "حركة تحرير السودان"
    body = sentence.at("clauses").get(before - 1)
    if body and body.reading.term.section == "crew" and event.reading.preposition == "ل" and event.reading.definite:
        return body.reading.definite and words[before].folded.startswith("ال")  # "المنظمة الدولية للهجرة"
    before -= words[before].folded == "ان"
    passive = event.reading.form not in ("past", "present") and words[before].folded in PASSIVE
    if before >= passive and (event.reading.form == "present" or passive) and words[before - passive].folded in NEVER:
        only = any(word.folded in ONLY for word in words[event.last + 1 : event.last + ONLY_REACH])
        return not only  # "20 شخصا لم يصابوا بأذى", but "لم يقتل سوى 5"
    return before >= 0 and words[before].folded in WITHOUT
