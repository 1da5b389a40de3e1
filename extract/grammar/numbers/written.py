"""Numbers that are no counts by how they are written: in a row, in a name, before an item, not as one number."""

from extract.grammar.numbers.phrases import Phrase
from extract.grammar.numbers.surroundings import Surroundings, Verdict

# What may be written on a number without a space: "و6", "لـ10", "ال250".
WRITTEN_ON = frozenset(("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب", "ولل", "وبال"))
PEOPLE_ON_EARTH = 8_300_000_000
QUOTES = frozenset('"“”«»')
LONGEST_QUOTED = 4  # tokens of a name in quotation marks behind its number
LONGEST_COUNT = 9  # digits; a longer run without separators is a telephone or a serial number


def row(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits in a long row of nothing but numbers, as a table has them: no word says what they count."""
    return Verdict("stands in a row of numbers") if phrase.first in around.rows else None


def name(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits that are part of a name: "F-16", "السويداء24", "24@", "+963"."""
    verdict, after, before = Verdict("part of a name"), phrase.last + 1, phrase.first - 1
    counts = around.counts_people(phrase) or around.folded[after] == "من" or phrase.scale > 1  # "تشريد3 ملايين"
    if "+" in (around.text[before], around.text[after]) and counts:  # "20+ قتيلا", "+20 قتيلا"
        return None
    if around.kind[phrase.last] == "digits" and around.glued(after):
        if around.text[after][0] in "+@_#\ufe0f\u20e3" or is_letters(around, after):
            return verdict
    if around.glued(phrase.first):
        if around.text[before] in ("+", "#", "@", "_") or is_letters(around, before):
            return verdict
        if around.kind[before] == "word" and around.folded[before] not in WRITTEN_ON and not counts:
            return verdict
        if around.text[before] in ("-", "–") and around.glued(before) and not counts:
            return verdict if around.kind[before - 1] in ("word", "latin") else None
    lettered = not counts and (is_letters(around, before) or is_letters(around, after))
    return verdict if lettered or names_band(around, phrase) else None


def names_band(around: Surroundings, phrase: Phrase) -> bool:
    """Whether a number heads a band's name in quotation marks: 'عصابة "400 ماووزو"'."""
    before, behind = phrase.first - 1, around.text[phrase.last + 1 : phrase.last + 1 + LONGEST_QUOTED]
    named = around.things.get(before - 1) if around.text[before] in QUOTES else None
    band = named is not None and named.reading.term.section == "bodies_of_people" and not around.counts_people(phrase)
    return band and any(text in QUOTES for text in behind)


def is_letters(around: Surroundings, at: int) -> bool:
    if around.text[at] == "quot":  # a quotation mark that a page has left written out
        return False
    return around.kind[at] == "latin" and not around.text[at][0].isnumeric()


def broken(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits broken up by a sign that is not shown, or beside another kind of digit: "12³", "1½ مليون"."""
    first, after = phrase.first, phrase.last + 1
    beside = [after] if around.kind[phrase.last] == "digits" and around.glued(after) else []
    if around.glued(first) if around.kind[first] == "digits" else around.kind[first - 1] != "digits":
        beside.append(first - 1)
    if any(around.text[at][:1].isnumeric() for at in beside):
        return Verdict("digits that do not make one number", issue=True)
    return None


def enumeration(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """The number of a list's item: "1- إجلاء الجرحى", "-2- وقف النار"."""
    first, after = phrase.first, phrase.last + 1
    if first != phrase.last or not around.glued(after):
        return None
    if around.text[after] in ("-", "–", ".", ")", "/") and around.kind[after + 1] != "digits":
        if first == 0 or around.text[first - 1] in ("-", "–", "*", "•"):
            return Verdict("the number of a list's item")
    return None


def outlet(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """An outlet that goes by its 24 hours: "حلب 24"."""
    before = phrase.first - 1
    if around.folded[phrase.first] != "24" or phrase.first != phrase.last or around.hedged(phrase):
        return None
    unknown = around.kind[before] == "word" and len(around.folded[before]) > 3 and not around.words[before].readings
    return Verdict("part of an outlet's name") if unknown and not around.counts_people(phrase) else None


def letter_or_verb(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """ "ألّف" is a verb, and "من الألف إلى الياء" is about letters."""
    if phrase.low == 1000 and phrase.first == phrase.last and around.section(phrase.first) == "scale":
        if "\u0651" in around.text[phrase.first] or around.folded[phrase.last + 2] == "الياء":
            return Verdict("a word that is written like a number")
    return None


def unreadable(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Digits that can be read in two ways: "1,2,3", "1.200 ألف"."""
    return Verdict("digits that can be read in two ways", issue=True) if phrase.low is None else None


def not_whole(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """ "7,5" of something."""
    if phrase.low.denominator == 1 or around.opens_range(phrase):
        return None
    return Verdict("not a whole number", issue=around.counts_people(phrase))


def serial(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A telephone or serial number: "0933123456"."""
    digits = around.folded[phrase.first]
    if digits.isdigit() and (len(digits) > LONGEST_COUNT or (digits[0] == "0" and len(digits) > 3)):
        return Verdict("a telephone or serial number")
    return None


def too_many(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """More than there are people: "95 مليارا"."""
    return Verdict("more than there are people") if phrase.high > PEOPLE_ON_EARTH else None
