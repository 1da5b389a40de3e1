"""Whether a noun means two: by its form, else by the verbs, names and pronouns beside it."""

import re

from extract.lexicon import Mark
from extract.records import Sentence
from extract.text import fold, fold_term

# They end a noun phrase, and so the search for the noun of a postposed number.
PREPOSITIONS = ("في", "من", "علي", "الي", "عن", "ان", "مع", "بين", "خلال", "منذ", "بعد", "قبل", "عبر", "جراء", "اثر")
ADJECTIVES = 2  # behind a noun, at most: "شرطيين عراقيين آخرين"
NAMESAKE_REACH = 8  # tokens after "طالبان" in which "مصرعهما" says that they are two
VOWELLED = re.compile("(?:\u064e\u0651?\u064a\u0652?|\u064a\u0652)\u0646\u0650?$")  # "معتقلَين", "مدنيَّيْن", "مدنييْن"
VOWELLED_DUAL = "\u064eين"  # a fatha before the ending, which a plural has not
INITIALS = re.compile(r"[ ،]{0,3}و?\(?[ء-ي]\. ?[ء-ي]\.?\)?(?![ء-ي])")
VERB_OF_TWO = 5  # letters of a present in the dual, at least
# What follows two people, and no more of them.
OF_TWO, OF_TWO_REACH = frozenset("كانا كانتا ثالث ثالثه احدهما احداهما كلاهما كليهما".split()), 6
BY_THEM = ("عليهما", "بهما", "عنهما", "لهما", "منهما", "هويتهما", "هويتيهما", "اسميهما")
LEAD = 400  # characters under a headline
NAMES_REACH = 12  # tokens over which people are named
TWO_IN_DIGITS = ("(2)", "(02)", "(٢)", "(٠٢)")


def is_dual(sentence: Sentence, at: int) -> bool:
    """Whether a counted noun means two; one in "ين" that may be a plural does by its verb: "عاملين لقيا حتفهما"."""
    mark = sentence.at("nouns").get(at)
    if mark is None:
        return False
    single = mark.reading.form != "dual" and not sentence.words[at].folded.endswith("ين")
    if single and mark.last + 1 not in sentence.at("things"):
        return False
    if mark.reading.preposition == "ل" and at in sentence.at("countries"):
        return False  # "للصين" is not "to two thieves"
    acts = sentence.at("events").get(at)
    if acts and acts.reading.get("role") == "acts" and acts.reading.form == "past" and number_behind(sentence, at):
        return False  # "قنبلتين أصابتا 18 جنديا"
    if of_two_things(sentence, mark):
        return True
    if mark.reading.form == "dual":
        named = mark.reading.get("namesake")
        return not is_cut_short(sentence, mark) and (not named or is_of_two(sentence, mark))
    if single or mark.reading.form != "plural":
        return False
    of_what = sentence.words[at + 1 : at + 2]
    if mark.reading.term.section == "affected" and of_what and of_what[0].folded.startswith("ب"):
        return False  # "توفيا متأثرين بجراحهما" says how
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
    if mark.reading.form == "plural" and 2 in (named_behind(sentence, at), initials_behind(sentence, at)):
        return True  # "خطف الناشطين زيد الأحمد وعمرو علي", "أوقف المواطنين (ع.ز.) و(م.ج.)"
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
    after = at + 1
    while after <= at + ADJECTIVES and _describes(sentence, after, mark):
        after += 1  # "شرطيين عراقيين آخرين أصيبا"
    hedge = sentence.at("hedges").get(after)
    after = hedge.last + 1 if hedge else after  # "عاملين على الأقل"
    verb = sentence.at("events").get(after)
    if verb is None or verb.reading.form != "past":
        return False
    if sentence.words[after].text.endswith(("ً", "ًا")):
        return False  # "يقتلون المدنيين قتلاً"
    printed = sentence.words[after].folded
    return printed.endswith("ا") and not printed.endswith("وا")


def is_cut_short(sentence: Sentence, mark: Mark) -> bool:
    """Whether a dual without its "ن" has nothing behind it that it could be of: "زوجتي وأطفالي" is "my wife"."""
    words, after = sentence.words, mark.last + 1
    if mark.last > mark.first or not words[mark.last].folded.endswith("تي") or mark.reading.pronoun:
        return False
    if after == len(words) or words[after].kind != "word" or words[after].folded in PREPOSITIONS:
        return True
    joined = any(one.conjunction or one.preposition for one in words[after].readings.values())
    event = sentence.at("events").get(after)  # "زوجتي قتلت", but "حالتي وفاة"
    timed = after in sentence.at("calendar") or event is not None and event.reading.form in ("past", "present")
    return joined or timed or words[after].folded.startswith("وا")


def _describes(sentence: Sentence, at: int, noun: Mark) -> bool:
    """Whether the word at a token is an adjective of a noun in "ين" before it: both have the article, or neither."""
    if at >= len(sentence.words) or at in sentence.at("events") or at in sentence.at("numbers"):
        return False
    word = sentence.words[at].folded
    return word.endswith("ين") and word.startswith("ال") == bool(noun.reading.definite)


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


def initials_behind(sentence: Sentence, at: int) -> int:
    """How many people are named right behind a token by their initials: "المواطنين (ع.ز.) و(م.ج.)"."""
    found, here = 0, sentence.ends[at]
    while initials := INITIALS.match(sentence.text, here, sentence.end):
        found, here = found + 1, initials.end()
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
    words, name = sentence.words, fold_term(mark.reading.get("namesake"))
    if words[mark.first].folded != name or mark.first - 1 in sentence.at("subsets"):
        return True
    return any(word.folded.endswith("هما") for word in words[mark.last + 1 : mark.last + NAMESAKE_REACH])
