"""Number phrases of a sentence, before anything is known of what they count: cardinals, magnitudes, duals, one."""

from typing import NamedTuple

from extract.grammar.numbers.duals import PREPOSITIONS, is_dual
from extract.grammar.numbers.numerals import Numerals, Worth
from extract.records import Sentence

CREW = "طاقم"
BODIES = ("combatants", "security_forces")
POSTPOSED = 4  # tokens back to the noun: "أبناء فلان الفلاني الثلاثة"


class Phrase(NamedTuple):
    """A number phrase by its tokens. `low` and `high` bound it; both are None where its digits cannot be read.

    `scale` is that of its last part. `counted` is the noun that it stands on or after: a dual, "شخص واحد", "الضحايا
    الستة". `end` is the last token of its own words: a number that repeats it in brackets is taken up, "تسعة عشر (19)".
    """

    first: int
    last: int
    low: Worth | None
    high: Worth | None
    rule: str
    scale: int = 1
    counted: int | None = None
    end: int = -1

    @property
    def printed_last(self) -> int:
        return self.end if self.end >= 0 else self.last


def read_phrases(sentence: Sentence) -> list[Phrase]:
    """Every number phrase of a sentence, whatever it counts, in order.

    >>> from extract.packs import load_pack
    >>> text = "قتيلان وعشرات الجرحى في 2011"
    >>> sentence = Sentence(0, 0, len(text), text, load_pack("ar").lexicon)
    >>> [(phrase.first, phrase.last, phrase.rule) for phrase in read_phrases(sentence)]
    [(0, 0, 'numbers.dual'), (1, 1, 'numbers.magnitude'), (4, 4, 'numbers.cardinal')]
    """
    words, nouns, numerals = sentence.words, sentence.at("nouns"), Numerals(sentence)
    starts = {at for at, word in enumerate(words) if word.kind == "digits"}
    starts |= numerals.marks.keys()
    starts |= {at for at in nouns if is_dual(sentence, at)}
    shares = (mark for mark in sentence.at("noncounts").values() if mark.reading.term.section == "share")
    starts -= {mark.last for mark in shares}  # "في المئة" is no hundred
    starts -= {at for at, mark in sentence.at("calendar").items() if mark.reading.term.section == "weekday"}
    phrases: list[Phrase] = []
    for at in sorted(starts):
        if phrases and at <= phrases[-1].last:
            continue
        number = at in numerals.marks or words[at].kind == "digits"
        phrase = (cardinal(numerals, at) or magnitude(numerals, at) or one(numerals, at)) if number else None
        phrase = phrase or dual(numerals, at)
        if phrase and phrases and repeats(sentence, phrases[-1], phrase):
            closed = phrase.last + 1 < len(words) and words[phrase.last + 1].text == ")"
            phrases[-1] = phrases[-1]._replace(last=phrase.last + closed, end=phrases[-1].printed_last)
        elif phrase:
            phrases.append(phrase)
    return phrases


def cardinal(numerals: Numerals, at: int) -> Phrase | None:
    """A number in digits or words; also digits that cannot be read, with the scale that they count, and zero."""
    number = numerals.read(at)
    if number:
        counted = counted_before(numerals, at, number.last)
        return Phrase(at, number.last, number.value, number.value, "numbers.cardinal", number.scale, counted)
    if numerals.is_digits(at):
        last, _ = numerals.printed_digits(at)
        while numerals.is_scale(last + 1):
            last += 1
        return Phrase(at, last, None, None, "numbers.cardinal")
    if numerals.section(at) == "zero":
        return Phrase(at, at, 0, 0, "numbers.cardinal")
    return None


def counted_before(numerals: Numerals, at: int, last: int) -> int | None:
    """The noun that stands before its number: "شخصين اثنين", "الضحايا الـ16", "أبناء فلان الثلاثة"."""
    mark, nouns = numerals.marks.get(at), numerals.sentence.at("nouns")
    if mark is None:
        return noun_before(numerals, at - 1, last) if at and numerals.words[at - 1].folded == "ال" else None
    if mark.reading.conjunction or mark.reading.preposition:
        return None
    if numerals.section(at) == "two" and at == last and at - 2 in nouns and nouns[at - 2].last == at - 1:
        return at - 2  # "موظفين أمميين اثنين"
    dual = at > 0 and numerals.words[at - 1].folded.endswith(("ان", "ين"))  # but "أسر اثنين من الجنود"
    if numerals.section(at) == "two" and at == last and at - 1 in nouns and dual:
        national = nouns[at - 1].reading.term.section == "nationals" and not nouns[at - 1].reading.conjunction
        return at - 2 if national and at - 2 in nouns else at - 1  # "مختطفين عراقيين اثنين"
    return noun_before(numerals, at, last) if mark.reading.definite else None


def noun_before(numerals: Numerals, at: int, last: int) -> int | None:
    """The plural before a number with the article, over what describes or names it."""
    words, sentence = numerals.words, numerals.sentence
    nouns, things, hedges, noun = sentence.at("nouns"), sentence.at("things"), sentence.at("hedges"), None
    for back in range(at - 1, max(-1, at - 1 - POSTPOSED), -1):
        if back in hedges:  # "تجاوز عدد القتلى الألف"
            return None
        if words[back].kind != "word" or words[back].folded in PREPOSITIONS:
            break
        named = nouns.get(back) or things.get(back)
        if named and (named.reading.form == "plural" or named.reading.term.lemma == CREW):
            noun = back
            before = nouns.get(back - 1)  # "البحارة الأمريكيين العشرة"
            apposed = before is not None and before.reading.form == "plural"
            ranks = apposed and before.reading.term.section in BODIES  # "مقاتلي الشباب الثمانية"
            apposed = apposed and before.reading.definite or ranks
            if named.reading.conjunction or (back in nouns and named.reading.definite and not apposed):
                break
        elif noun is None and last + 1 in nouns and not nouns[last + 1].reading.conjunction:  # "الثلاثة المعتقلون"
            break
    return noun


def magnitude(numerals: Numerals, at: int) -> Phrase | None:
    """A word for an order of magnitude: "عشرات الآلاف"."""
    if numerals.section(at) != "magnitude":
        return None
    least, last = numerals.worth(at), at
    if numerals.goes_on(at + 1, "magnitude", "scale") and numerals.worth(at + 1) >= 1000:
        least, last = least * numerals.worth(at + 1), at + 1
    return Phrase(at, last, least, least * 10 - 1, "numbers.magnitude")


def one(numerals: Numerals, at: int) -> Phrase | None:
    """An explicit one: "شخص واحد". Written with a hamza it is "and one of"."""
    if numerals.section(at) != "one" or "أ" in numerals.words[at].text:
        return None
    nouns, things = numerals.sentence.at("nouns"), numerals.sentence.at("things")
    described, noun = nouns.get(at - 2), nouns.get(at - 1)
    of_case = described is not None and described.reading.get("case") and noun is None  # "حالة قتل واحدة"
    national = described is not None and noun is not None and noun.reading.term.section == "nationals"
    of_words = described is not None and described.last == at - 1  # "رجل أمن واحد"
    if of_case or of_words or (national and described.reading.form == "singular"):  # "جندي إسرائيلي واحد"
        return Phrase(at, at, 1, 1, "numbers.one", counted=at - 2)
    return Phrase(at, at, 1, 1, "numbers.one", counted=at - 1 if noun or at - 1 in things else None)


def dual(numerals: Numerals, at: int) -> Phrase | None:
    """A counted noun in the dual."""
    if is_dual(numerals.sentence, at):
        return Phrase(at, at, 2, 2, "numbers.dual", counted=at)
    return None


def repeats(sentence: Sentence, phrase: Phrase, other: Phrase) -> bool:
    """Whether the second stands in brackets right behind the first and says the same: "تسعة عشر (19)"."""
    between = sentence.words[phrase.last + 1 : other.first]
    return len(between) == 1 and between[0].text == "(" and phrase.low is not None and phrase.low == other.low
