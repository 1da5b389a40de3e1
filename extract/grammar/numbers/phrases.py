"""Number phrases of a sentence, before anything is known of what they count: cardinals, magnitudes, duals, one."""

import re
from typing import NamedTuple

from extract.grammar.numbers.numerals import Numerals, Worth
from extract.lexicon import Mark
from extract.records import Sentence
from extract.text import fold

# They end a noun phrase, and so the search for the noun of a postposed number.
PREPOSITIONS = ("في", "من", "علي", "الي", "عن", "ان", "مع", "بين", "خلال", "منذ", "بعد", "قبل", "عبر", "جراء", "اثر")
NAMESAKE_REACH = 8  # tokens after "طالبان" in which "مصرعهما" says that they are two
VOWELLED = re.compile("(?:\u064e\u0651?\u064a\u0652?|\u064a\u0652)\u0646\u0650?$")  # "معتقلَين", "مدنيَّيْن", "مدنييْن"
# What follows two people, and no more of them.
VOWELLED_DUAL = "\u064eين"  # a fatha before the ending, which a plural has not
VERB_OF_TWO = 5  # letters of a present in the dual, at least
OF_TWO, OF_TWO_REACH = frozenset("كانا كانتا ثالث ثالثه احدهما احداهما كلاهما كليهما".split()), 6
BY_THEM = ("عليهما", "بهما", "عنهما", "لهما", "منهما", "هويتهما", "هويتيهما", "اسميهما")
LEAD = 400  # characters under a headline
NAMES_REACH = 12  # tokens over which people are named
TWO_IN_DIGITS = ("(2)", "(02)", "(٢)", "(٠٢)")
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
        phrase = cardinal(numerals, at) or magnitude(numerals, at) or one(numerals, at) or dual(numerals, at)
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


def is_dual(sentence: Sentence, at: int) -> bool:
    """Whether a counted noun means two; one in "ين" that may be a plural does by its verb: "عاملين لقيا حتفهما"."""
    mark = sentence.at("nouns").get(at)
    if mark and mark.reading.preposition == "ل" and at in sentence.at("countries"):
        return False  # "للصين" is not "to two thieves"
    acts = sentence.at("events").get(at)
    if acts and acts.reading.get("role") == "acts" and acts.reading.form == "past" and number_behind(sentence, at):
        return False  # "قنبلتين أصابتا 18 جنديا"
    if mark is not None and of_two_things(sentence, mark):
        return True
    if mark is None or mark.reading.form == "dual":
        return mark is not None and (not mark.reading.get("namesake") or is_of_two(sentence, mark))
    if mark.reading.form != "plural" or not sentence.words[at].folded.endswith("ين"):
        return False
    if mark.reading.definite and any(word.folded == "هما" for word in sentence.words[at + 1 : at + 2]):
        return False  # "المصابين هما امرأتان": they are counted behind
    if VOWELLED_DUAL in sentence.words[at].text and not mark.reading.definite:
        return True  # "مختطفَين", but "أسعفت المصابَين" points back
    if mark.reading.definite and at > 1 and sentence.words[at - 1].folded == "من" and at - 2 in sentence.at("numbers"):
        return False  # "اثنين من المدنيين قتلا"
    if "".join(word.text for word in sentence.words[at + 1 : at + 4]) in TWO_IN_DIGITS:
        return True  # "إرهابيين (02)"
    if sentence.position == "headline" and not mark.reading.definite and in_body(sentence, at):
        return True  # "استشهاد فلسطينيين", above "استشهد فلسطينيان"
    if mark.reading.form == "plural" and named_behind(sentence, at) == 2:
        return True  # "خطف الناشطين زيد الأحمد وعمرو علي"
    if not mark.reading.definite and VOWELLED.search(sentence.text[sentence.starts[at] : sentence.ends[at]]):
        return True
    behind = [word.folded for word in sentence.words[at + 1 : at + OF_TWO_REACH]]
    if "،" in behind:  # "مخبأ للإرهابيين، وسلم آخران نفسيهما", but "إعلاميين، وهما"
        comma = behind.index("،")
        behind = behind if of_those_behind(sentence, at + 1 + comma) else behind[:comma]
    if any(word in OF_TWO or word.endswith("هما") and word != "بينهما" for word in behind):
        return True  # "مقتل شرطيين وإصابة ثالث", "القبض على مقيمين لترويجهما المخدرات"
    if behind and behind[0].startswith("ي") and behind[0].endswith("ان") and len(behind[0]) >= VERB_OF_TWO:
        return at == 0 or sentence.words[at - 1].folded != "من"  # "مواطنين يحملان الجنسية", "اثنان من المعتقلين يضربان"
    after, hedge = at + 1, sentence.at("hedges").get(at + 1)
    after = hedge.last + 1 if hedge else after  # "عاملين على الأقل"
    verb = sentence.at("events").get(after)
    if verb is None or verb.reading.form != "past":
        return False
    if sentence.words[after].text.endswith(("ً", "ًا")):
        return False  # "يقتلون المدنيين قتلاً"
    printed = sentence.words[after].folded
    return printed.endswith("ا") and not printed.endswith("وا")


def in_body(sentence: Sentence, at: int) -> bool:
    """Whether the lead under a headline has the noun at a token in the dual of a subject: "فلسطينيان"."""
    stem = sentence.words[at].folded.removesuffix("ين")
    return f"{stem}ان " in fold(sentence.text[sentence.end : sentence.end + LEAD])


def of_those_behind(sentence: Sentence, comma: int) -> bool:
    """Whether what stands behind a comma is said of two before it: "، وهما", "، تم التعرف عليهما"."""
    nouns = sentence.at("nouns")
    for at in range(comma + 1, min(comma + OF_TWO_REACH, len(sentence.words))):
        word = sentence.words[at].folded
        if at in nouns and nouns[at].reading.form == "dual" or sentence.words[at].kind != "word":
            return False
        if word.removeprefix("و") == "هما" or word in BY_THEM:
            return True
    return False


def named_behind(sentence: Sentence, at: int) -> int:
    """How many people are named right behind a token, by their given names: "الناشطين زيد الأحمد وعمرو علي"."""
    names, words, found = sentence.at("given_names"), sentence.words, 0
    if at + 1 not in names:
        return 0
    for token in range(at + 1, min(at + NAMES_REACH, len(words))):
        joined = token in names and names[token].reading.conjunction == "و" or words[token - 1].folded == "و"
        if token in sentence.at("events") or token not in names and words[token].folded in PREPOSITIONS:
            break
        if token == at + 1 or joined or words[token].folded != "و" and words[token].folded.startswith("و"):
            found += words[token].folded != "و"
        elif words[token].kind == "sign" and words[token].text not in '"«»()':
            break
    return found


def number_behind(sentence: Sentence, at: int) -> bool:
    """Whether a number begins right behind a token."""
    after = sentence.words[at + 1 : at + 2]
    return bool(after) and (after[0].kind == "digits" or at + 1 in sentence.at("numbers"))


def of_two_things(sentence: Sentence, mark: Mark) -> bool:
    """Whether a noun before two things is a dual that has lost its end: "سائقي السيارتين", "سائقا الشاحنتين"."""
    thing = sentence.at("things").get(mark.last + 1)
    end = "ي" if mark.reading.form == "plural" else "ا"  # but "ضحايا التفجيرين"
    bound = sentence.words[mark.last].folded.endswith(end) and not mark.reading.definite
    return bound and thing is not None and thing.reading.form == "dual" and thing.reading.definite


def is_of_two(sentence: Sentence, mark: Mark) -> bool:
    """Whether what stands beside a dual that is a name as well says that it means two: "لقي طالبان مصرعهما"."""
    words, name = sentence.words, fold(mark.reading.get("namesake"))
    if words[mark.first].folded != name or mark.first - 1 in sentence.at("subsets"):
        return True
    return any(word.folded.endswith("هما") for word in words[mark.last + 1 : mark.last + NAMESAKE_REACH])


def repeats(sentence: Sentence, phrase: Phrase, other: Phrase) -> bool:
    """Whether the second stands in brackets right behind the first and says the same: "تسعة عشر (19)"."""
    between = sentence.words[phrase.last + 1 : other.first]
    return len(between) == 1 and between[0].text == "(" and phrase.low is not None and phrase.low == other.low
