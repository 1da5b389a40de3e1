"""Numbers that count no people, as far as what stands right beside them says so.

What the thing is that a number counts ("سبع قرى") is not asked here; `measures` asks what it measures, `written` how
it is written. A rule gives a verdict or None; the first that speaks holds, under the id "numbers.<name of the rule>"
or, where a word decided, that of its vocabulary.
"""

from collections.abc import Callable

from extract.grammar.numbers import measures, written
from extract.grammar.numbers.hedges import Hedges
from extract.grammar.numbers.phrases import Phrase
from extract.grammar.numbers.surroundings import Surroundings, Verdict
from extract.records import Sentence

MANY = ("كل", "بين", "اصل", "مجموع", "ضمن")  # "شخص واحد من كل عشرة"
AMONG = ("بينهم", "بينهن", "منهم", "منهن", "ضمنهم")
EACH = ("كل", "لكل", "بكل")
PLACE = 5  # tokens between "سعة" and how many a place holds
PARENTS = ("ام", "اب", "والد", "والده", "اما", "ابا")
LIST_REACH = 9  # tokens between "واحد" and the number that it goes on from


def judge(sentence: Sentence, phrases: list[Phrase], hedges: Hedges) -> dict[int, Verdict]:
    """The verdicts on those phrases that are no counts, by first token."""
    around = Surroundings(sentence, phrases, hedges)
    # From the right: a unit holds for all the numbers that it closes.
    for around.index in range(len(phrases) - 1, -1, -1):
        phrase = phrases[around.index]
        for rule in RULES[kind_of(around, phrase)]:
            verdict = rule(around, phrase)
            if verdict:
                verdict = verdict if verdict.rule else verdict._replace(rule=f"numbers.{rule.__name__}")
                break
        around.verdicts[phrase.first] = verdict
    return {first: verdict for first, verdict in around.verdicts.items() if verdict}


def kind_of(around: Surroundings, phrase: Phrase) -> str:
    """By which rules a phrase is judged."""
    if phrase.rule in ("numbers.one", "numbers.dual"):
        return phrase.rule.removeprefix("numbers.")
    return "digits" if around.kind[phrase.first] == "digits" else "words"


def zero(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """An explicit zero: "0 إصابات"."""
    return Verdict("an explicit zero") if phrase.high == 0 else None


def thing(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A number behind the things that it counts: "القرى الثلاث"."""
    counted = around.things.get(phrase.counted)
    if counted is None or phrase.counted in around.nouns:
        return None
    return Verdict(f"counts {counted.reading.term.lemma}, which are not people")


def part(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A part of something: "خمس السكان", "ثلاثة أرباعهم"."""
    after, noun = around.folded[phrase.last + 1], around.nouns.get(phrase.last + 1)
    verdict = Verdict("a part of something")
    if after.startswith(("ارباع", "اخماس", "اعشار")):
        return verdict
    reading = around.numbers[phrase.first].reading
    if phrase.first == phrase.last and reading.term.section in ("unit", "ten"):
        # A counted noun behind a number has no article: "خمس نساء".
        if not reading.definite and not around.folded[phrase.first].endswith("ه"):
            return verdict if noun and (noun.reading.definite or noun.reading.pronoun) else None
    return None


def rate(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Both numbers of "ثمانية من كل عشرة", "5 قتلى لكل 100 ألف نسمة"."""
    after = phrase.last + 1
    if around.folded[phrase.first - 1] in EACH:
        return Verdict("a rate")
    for at in (after, after + 1) if after in around.nouns else (after,):
        at += around.folded[at] in ("من", "بين", "ل", "ب")
        at += around.folded[at] == "بين"
        each = around.folded[at] in EACH and (at > after or around.folded[at] != "كل")
        if each and (around.kind[at + 1] == "digits" or at + 1 in around.numbers):
            return Verdict("a rate")
    return None


def threshold(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Two of a rule for all who are as many: "من قتل شخصين أو أكثر"."""
    after = phrase.last + 1
    more = around.folded[after] in ("فاكثر", "فما") or around.folded[after : after + 2] == ["او", "اكثر"]
    return Verdict("a threshold") if more else None


def capacity(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """How many a place is made for, told over its name: "سعة المخيم 12 ألف نازح", "الطاقة الاستيعابية للسجن 4000"."""
    for at in range(around.before(phrase), max(-1, phrase.first - PLACE), -1):
        mark = around.mark_ends.get(at)
        if mark and mark.reading.term.section == "capacity":
            return Verdict(mark.reading.get("why"))
        told = at in around.events and at not in around.things  # "السجن" is both
        if around.kind[at] != "word" or told or at in around.numbers or around.folded[at].startswith("و"):
            return None
    return None


def decade(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """Twenty to ninety with the article and nothing to count, a place's name or a day: "أحياء الوعر والأربعين"."""
    reading = around.numbers[phrase.first].reading
    if phrase.first != phrase.last or reading.term.section != "tens" or not reading.definite:
        return None
    if around.hedged(phrase) or around.counts_people(phrase) or around.folded[phrase.last + 1] == "من":
        return None
    return Verdict("part of a name")


def lone(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """ "واحد" counts only on a singular noun of people: "شخص واحد", never "عائلة واحدة" or "واحد من"."""
    noun = around.nouns.get(phrase.counted)
    if noun and noun.reading.form == "singular" and noun.reading.get("unit") != "families":
        of_many = around.folded[phrase.last + 1] == "من" and around.folded[phrase.last + 2] in MANY
        return Verdict("one of a group") if of_many else None
    return None if listed_one(around, phrase) else Verdict("one of nothing that is counted")


def listed_one(around: Surroundings, phrase: Phrase) -> bool:
    """Whether one is the last of a list, or one of those named: "9 في حلب وواحد في حمص", "بينهم واحد على الأقل"."""
    before, after = phrase.first - 1, around.folded[phrase.last + 1]
    if around.folded[before] in AMONG:
        return after != "من" and phrase.last + 1 not in around.nouns
    earlier = around.neighbour(-1)
    joined = around.joined(phrase.first) or around.folded[before] == "و"
    return (
        joined
        and earlier is not None
        and phrase.first - earlier.last < LIST_REACH
        and (after in ("في", "علي") or around.text[phrase.last + 1].startswith("ب"))
    )


def pair(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """A dual beside its number, or the second of two for one pair: "02 رجلين", "شخصين اثنين", "جثتي مواطنين"."""
    reading, before, following = around.nouns[phrase.first].reading, around.neighbour(-1), around.neighbour(1)
    if not reading.conjunction and before and before.last == phrase.first - 1:
        return Verdict("counted by the word before it")
    if around.folded[phrase.first - 1] in ("احد", "احدي"):
        return Verdict("one of two")  # "مقتل أحد الشخصين"
    if around.folded[phrase.first - 1] == "هما" and two_before(around, phrase.first - 2):
        return Verdict("says who the two before it are")  # "مصرع مهاجرين غرقا، هما طفلان"
    if any(one and one.counted == phrase.first for one in (following, around.neighbour(2))):
        return Verdict("counted by the word after it")
    listed = following and around.nouns.get(following.first)  # "ست وفيات، امرأتين وفتاتين"
    listed = listed and listed.reading.form == "dual" and listed.reading.conjunction
    apart = not reading.conjunction and not listed and before and before.last == phrase.first - 2
    if apart and phrase.first - 1 in around.nouns:
        return Verdict("describes those who are counted before it")  # "11 مهاجرا ميتين"
    own = around.nouns.get(before.first) if before and before.counted == before.first else None
    if own and own.reading.get("unit") == "bodies" and reading.preposition == "ل" and phrase.first - before.last <= 3:
        return Verdict("counted by the word before it")  # "جثتين تعودان لرجلين"
    if around.folded[phrase.first - 1] in ("منهم", "منهما") and before and before.low == 2:
        return Verdict("describes those who are counted before it")  # "اثنان منهم متوفيان"
    rest = reading.get("population") == "same"
    if reading.preposition and before and before.counted != before.first:
        return None  # "خمس جثث لسيدتين وثلاث فتيات"
    if rest and around.folded[phrase.first - 1].endswith(("ان", "ين")) and not reading.conjunction:
        return Verdict("describes those who are counted before it")  # "منزلان آخران"
    near = (around.things.get(at) for at in range(phrase.first - 3, phrase.first))
    two_things = any(one is not None and one.reading.form == "dual" for one in near)
    if two_things and reading.term.section == "nationals" and not reading.conjunction and not reading.preposition:
        return Verdict("describes the two things before it")  # "سفينتي صيد يمنيتين"
    adjective = reading.term.lemma.endswith(("ي", "ية")) and not reading.conjunction and not reading.preposition
    described = around.folded[phrase.first - 1]
    verbal = phrase.first - 1 in around.events  # "فقدان جنديين"
    if adjective and not verbal and len(described) > 4 and described.endswith(("ين", "ان")):
        return Verdict("describes the two things before it")
    return None


def parent(around: Surroundings, phrase: Phrase) -> Verdict | None:
    """The children of somebody who is told of: "بينهن أم لثلاثة أطفال", "أب لـ4"."""
    word, before = around.words[phrase.first], phrase.first - 1
    led = around.folded[before] in ("ل", "لـ") or any(one.preposition == "ل" for one in word.readings.values())
    before -= around.folded[before] in ("ل", "لـ")
    of = led and around.folded[before].removeprefix("و") in PARENTS
    return Verdict("the children of somebody") if of else None


def two_before(around: Surroundings, last: int) -> bool:
    """Whether two people are named before "هما", by a dual that is no plural, or by one that is counted."""
    dual = around.nouns.get(last)
    counted = around.neighbour(-1)
    if dual and dual.reading.form == "dual":
        return True
    return around.text[last] == "،" and counted is not None and counted.low == counted.high == 2


Rule = Callable[[Surroundings, Phrase], Verdict | None]

FOR_ALL_BUT_DUALS: tuple[Rule, ...] = (
    measures.date, measures.unit_after, measures.unit_shared, rate, parent, written.unreadable,
)  # fmt: skip
RULES: dict[str, tuple[Rule, ...]] = {
    "digits": (
        written.row,
        zero,
        thing,
        written.name,
        written.broken,
        written.enumeration,
        measures.dash,
        *FOR_ALL_BUT_DUALS,
        measures.year,
        measures.ordinal_digits,
        measures.footnote,
        measures.word_before,
        capacity,
        written.outlet,
        written.not_whole,
        written.serial,
        written.too_many,
    ),
    "words": (
        zero,
        thing,
        written.broken,
        *FOR_ALL_BUT_DUALS,
        measures.unit_before,
        measures.ordinal,
        measures.word_before,
        capacity,
        part,
        decade,
        written.letter_or_verb,
        written.not_whole,
        written.too_many,
    ),
    "one": (thing, lone),
    "dual": (pair, threshold),
}
