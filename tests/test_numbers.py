"""Runs the number corpus and the examples of the number stage's rules, and what any number must survive.

numbers.cases.toml is the corpus: a value, then every way to write it. hedges.cases.toml and noncounts.cases.toml
hold, by rule, sentences in which the rule fires and sentences in which it does not, with the numbers left in them.
"""

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.grammar.numbers.noncounts import RULES
from extract.packs import LANGUAGES, load_pack
from extract.records import Sentence
from extract.stages.numbers import read_numbers

FOLDER = LANGUAGES / "ar"
PACK = load_pack("ar")


def load(name):
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def read(text):
    """The numbers and rejections of a text as one sentence."""
    sentence = Sentence(0, 0, len(text), text, PACK.lexicon)
    return read_numbers(sentence, PACK)


def written(number):
    """A number as the case files write it."""
    sign = {"about": "~{0}", "at_least": "{0}+", "at_most": "{0}-"}.get(number.qualifier, "{0}")
    value = f"{number.value_min}..{number.value_max}" if number.value is None else sign.format(number.value)
    return value if number.status == "reported" else f"{value} {number.status}"


CORPUS = load("numbers.cases.toml")


@pytest.mark.parametrize(
    ("value", "entry"), [(value, entry) for value, entries in CORPUS["corpus"].items() for entry in entries]
)
def test_corpus(value, entry):
    text = re.sub(r"[\[\]]", "", entry)
    phrase = re.search(r"\[(.*)\]", entry)
    numbers, rejections = read(text)
    assert numbers, f"nothing found; rejected: {[(one.number.span.text, one.rule) for one in rejections]}"
    assert len(numbers) == 1, f"several found: {[number.span.text for number in numbers]}"
    assert numbers[0].span.text == (phrase[1] if phrase else text), "not the whole phrase"
    assert written(numbers[0]) == value, "another value"


@pytest.mark.parametrize("text", CORPUS["nothing"]["none"])
def test_no_number(text):
    assert [number.span.text for number in read(text)[0]] == []


CASES = {
    rule: examples
    for name in ("numbers", "hedges", "noncounts")
    for rule, examples in load(f"{name}.cases.toml").items()
    if rule not in ("corpus", "nothing")
}


# Sections whose words shape what other rules do and leave no trace of their own.
SILENT = {"hedges.change", "hedges.toll"}


@pytest.mark.parametrize(
    ("rule", "answer", "text", "expected"),
    [
        (rule, answer, text, expected)
        for rule, examples in CASES.items()
        for answer in ("yes", "no")
        for text, expected in examples[answer].items()
    ],
)
def test_case(rule, answer, text, expected):
    numbers, rejections = read(text)
    assert "; ".join(map(written, numbers)) == expected
    fired = {rule for number in numbers for rule in number.rules} | {one.rule for one in rejections}
    if answer == "yes":
        assert rule in fired or rule in SILENT, f"rules that fired: {sorted(fired)}"
    elif not rule.startswith("hedges."):  # a hedge may hold for another number of the sentence; the values show it
        assert rule not in fired


def sections(vocabulary):
    return {f"{vocabulary}.{name}" for name in load(f"{vocabulary}.toml")}


def test_every_rule_has_examples():
    rules = {f"numbers.{rule.__name__}" for of_kind in RULES.values() for rule in of_kind}
    rules -= {"numbers.ordinal"}  # speaks by its words' section
    rules |= {f"numbers.{kind}" for kind in ("cardinal", "one", "magnitude", "dual", "range")}
    assert set(CASES) == rules | sections("hedges") | sections("noncounts")


def test_every_number_word_is_in_the_corpus():
    text = " ".join(entry for entries in CORPUS["corpus"].values() for entry in entries)
    text += " ".join(CORPUS["nothing"]["none"]) + " صفر"
    words = (PACK.lexicon.word(word) for word in re.findall(r"[^\W\d_]+", text))
    seen = {word.readings["numbers"].term.lemma for word in words if "numbers" in word.readings}
    assert {term.lemma for term in PACK.lexicon.terms if term.vocabulary == "numbers"} - seen == set()


# Numbers in words, made by the grammar of the schoolbook, to be read back.

UNITS = [None, "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = [None, "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
TEENS = [None, "أحد عشر", "اثنا عشر", *(f"{unit} عشر" for unit in UNITS[3:])]
HUNDREDS = [None, "مئة", "مئتان", *(f"{stem}مئة" for stem in "ثلاث أربع خمس ست سبع ثمان تسع".split())]


def in_words(value):
    parts = []
    for scale, one, two, few in ((10**6, "مليون", "مليونان", "ملايين"), (10**3, "ألف", "ألفان", "آلاف")):
        count, value = divmod(value, scale)
        if count:
            counted = few if 3 <= count % 100 <= 10 else one
            parts.append({1: one, 2: two}.get(count) or f"{in_words(count)} {counted}")
    hundreds, rest = divmod(value, 100)
    parts += [HUNDREDS[hundreds]] if hundreds else []
    tens, unit = divmod(rest, 10)
    if 10 < rest < 20:
        parts.append(TEENS[unit])
    else:
        parts += [word for word in (unit and UNITS[unit], tens and TENS[tens]) if word]
    return " و".join(parts)


def is_said_in_one_way(value):
    """Not one or two, which are nouns, nor thousands that end in them: "مئة ألف وألف" is said of 101,000."""
    return value > 2 and all(count <= 2 or count % 100 not in (1, 2) for count in (value // 1000, value // 10**6))


values = st.integers(3, 999_999_999).filter(is_said_in_one_way)


@given(values)
@settings(max_examples=300)
def test_words_are_read_back(value):
    numbers, _ = read(f"نزح {in_words(value)} شخصا")
    assert [(number.value, number.span.text) for number in numbers] == [(value, in_words(value))]


@given(values, st.data())
def test_marks_inside_words_change_nothing(value, data):
    words = in_words(value)
    for _ in range(3):
        at = data.draw(st.sampled_from([at for at, letter in enumerate(words) if letter != " "])) + 1
        words = words[:at] + data.draw(st.sampled_from("\u064e\u0652\u0640\u200f\u200d")) + words[at:]
    numbers, _ = read(f"نزح {words} شخصا")
    assert [number.value for number in numbers] == [value]


DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


@given(
    st.integers(3, 999_999_999),
    st.sampled_from(["", ",", ".", "،", "٬", "'", "’", "\u00a0", "\u202f", " "]),
    st.sampled_from(DIGITS),
)
def test_digits_are_read_in_every_hand(value, separator, digits):
    text = f"{value:,}".replace(",", separator).translate(str.maketrans(DIGITS[0], digits))
    numbers, _ = read(f"نزح {text} شخصا")
    assert [(number.value, number.span.text) for number in numbers] == [(value, text)]


PIECES = (
    "3 20 1,5 1.200 12ر1 ٥ ۵ ² ½ ثلاثة عشر ستون مئة مئتي ألف ألفا مليون ملايين نصف عشرات واحد اثنين قتيلان "
    "و ، . - / : ( ) % ـ نحو ما لا يقل عن على الأقل بين من إلى عدد تجاوز عاما يوم 2011 نوفمبر ال أشخاص القتلى "
    "دولار كل F 24 0 "
).split() + [" ", "\u200f", "\u064b", "\u0640", "\n"]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=30))
@settings(max_examples=1000)
def test_any_mixture_is_read_in_order(pieces):
    text = "".join(piece + gap for piece, gap in pieces)
    numbers, rejections = read(text)
    spans = [number.span for number in (*numbers, *(one.number for one in rejections))]
    assert all(text[span.start : span.end] == span.text and span.text.strip() for span in spans)
    spans.sort(key=lambda span: span.start)
    assert all(one.end <= two.start for one, two in zip(spans, spans[1:], strict=False))
    for number in numbers:
        assert (number.value_min or 0) <= (number.value_max or number.value_min or 0)
