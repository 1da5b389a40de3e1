"""The event behind a number and its people, whose subject or resumed object they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.grammar.figures.agreeing import PEOPLE_PRONOUNS, follows_subject, has_object
from extract.grammar.figures.events import CAUSED, has_needs
from extract.grammar.figures.groups import Group
from extract.lexicon import Mark
from extract.records import Number

if TYPE_CHECKING:
    from extract.grammar.figures.clauses import Clause

COUNTED = ("عددهم", "عددها", "تعدادهم")
PART = 4  # tokens of a part, or of others with whom people share an event, by which its reach is longer
BRACKETED = 12  # tokens of a bracket that is passed over
BEFORE_VERBS = ("ما", "لا", "قد")
SOME = ("بعضهم", "بعضهن", "بعضها", "نصفهم", "نصفهن", "نصفها", "ثلثهم", "ثلثها", "ربعهم")
QUOTES = frozenset('"«»“”')
HELD = ("detained", "captured", "abducted")
RELATIVE = ("الذين", "الذي", "التي", "اللواتي", "اللاتي", "اللذين", "ممن")
SINCE = 24  # tokens from how people were held to what has come to them


def event_after(clause: Clause, number: Number, group: Group, reach: int) -> Mark | None:
    """The nearest event after the number's group whose subject, or resumed object, the group is."""
    if not clause.event_tokens or clause.event_tokens[-1] <= group.last:
        return None
    subsets = clause.sentence.at("subsets")
    passing, passed, first = False, False, group.last + 1
    held: Mark | None = None
    while first in clause.hedged:
        first += 1  # "11 ألفا على الأقل لقوا حتفهم"
    if any(word.text == ")" for word in clause.words[first : first + 1]) and clause.words[first - 2].text == "(":
        first += 1  # "5000 (مهاجر) قد انقذوا"
    while first < len(clause.words) and clause.words[first].text in QUOTES:
        first += 1  # 'أن "أكثر من 9000 شخص" ما زالوا في عداد المفقودين'
    at = first
    while clause.kinds.get(at) == "copula" or at < len(clause.words) and clause.words[at].folded in BEFORE_VERBS:
        reach, at = reach + 1, at + 1  # "150 ألفا قد يصبحون بلا مأوى"
    some = None  # where it is said of some of them alone
    for count, token in enumerate(_past_brackets(clause, first, reach + SINCE)):
        if count >= reach and held is None:
            return None
        if clause.words[token].folded in SOME:
            some = token
        elif clause.words[token].kind == "sign":
            some = None  # "80 صحفيا، نصفهم سوريون، قتلوا"
        event = None if token in clause.hedged else clause.events.get(token)  # "ما يصل إلى 12"
        if event and held is None and was_held(clause, event):
            held = event  # what has come to them since may follow
            continue
        if held and event and event.reading.get("measure") in (None, "none", *HELD):
            continue
        said = event is not None and event.reading.get("weak") and event.reading.get("role") == "state"
        if said and group.of_noun("measure"):
            continue  # "ألفا أسير في السجون ... لإطلاق سراحهم"
        if event and event.reading.definite and clause.words[token - 1].folded in CAUSED:
            continue  # "4 أشخاص جراء التعذيب، قتلوا"
        beside = token - 1 - (clause.words[token - 1].folded == "في")
        others = clause.number_at.get(beside) if beside > first else None
        if event and event.reading.get("role") == "state" and others and clause.joined(others):
            return held  # "25 رهينة، و9 في عداد المفقودين"; not "25 طالبا و9 معلمين في أيدي الخاطفين"
        if event and some is not None:
            return held  # "153 شخصا، بعضهم جرى الإفراج عنهم"
        if event and _says_again(clause, event, group):
            continue
        if event and not has_needs(clause.sentence, event):
            continue  # "تسعة أشخاص ألقي القبض عليهم" have not laid down their arms
        if event and event.reading.get("bare") and not follows_subject(clause, event, number, group):
            continue  # "سجينين في أكبر سجن في البلد توفيا"
        if event and passed and event.reading.get("role") == "state" and group.of_noun("measure"):
            return held  # "55 رهينة، و95 في عداد المفقودين"
        if event and event.reading.get("role") == "befalls" and _has_subject(clause, event):
            return held  # "80 مخطوفة، عادت 26 منهن"
        if event and event.reading.get("role") != "place":
            return event if follows_subject(clause, event, number, group) else held
        if clause.words[token].text == ")":
            return held  # "378 شخصا (بينهم 113 امرأة و193 طفلا) غادروا"
        if token in subsets or clause.kinds.get(token) in ("made_of", "restated"):
            reach += PART if not passing else 0  # "115 عائلة تضم 487 فردا غادرت"
            passing = True  # "44 شخصا بينهم ثلاثة رضع توفوا": the part does not take the event away
        if token in clause.number_at and not (passing or clause.counts_thing(token)):
            whole = group.noun is not None and clause.number_at[token].counted == group.noun
            of = clause.words[clause.number_at[token].lead - 1].folded in ("من", "ضمن")
            if of and families(clause, token):
                reach += PART
                continue  # "714 شخصا من 191 عائلة غادروا"
            if clause.words[clause.number_at[token].lead - 1].folded in COUNTED:
                reach += PART
                continue  # "14 مليونا من السكان البالغ عددهم 26 مليون نسمة يحتاجون"
            if not whole and not clause.joined(clause.number_at[token]):
                return held  # but "102 من الركاب الـ105 لقوا مصرعهم"
            reach, passed = reach + PART, True  # "685 عاملا و107 من أصل 132 أجنبيا أطلق سراحهم"
        if clause.words[token].folded == "وان":
            return held  # "ينتمون إلى 22 عائلة، وأن إحدى العائلات فقدت 23"
        if clause.breaks(token) or clause.words[token].text in "؛:" or clause.words[token].folded == "قبل":
            return held  # "اعتقلت الشرطة 27 شخصا قبل أن تطلق سراحهم"
    return held


def _has_subject(clause: Clause, event: Mark) -> bool:
    """Whether a verb in the singular has others for its subject right behind it: "عادت 26 منهن", "وقتل 5"."""
    at = event.last + 1
    many = clause.words[event.first].folded.endswith(("وا", "ون", "ان", "ين"))
    return not many and at in clause.number_at and not clause.counts_thing(at)


def families(clause: Clause, token: int) -> bool:
    """Whether the number at a token counts families."""
    noun = clause.nouns.get(clause.number_at[token].last + 1)
    return noun is not None and noun.reading.get("population") == "families"


def was_held(clause: Clause, event: Mark) -> bool:
    """Whether a clause says how people were held before: "كانت تحتجزهم الحركة", "الذين اعتقلتهم القوات"."""
    before, word = clause.words[event.first - 1].folded, clause.words[event.first].folded
    if event.reading.get("measure") not in HELD:
        return False
    day = clause.sentence.at("calendar").get(event.last + 1)  # "سبعة كوريين احتجزوا الخميس قد أفرج عنهم"
    dated = day is not None and day.reading.term.section in ("weekday", "today")
    passive = event.reading.get("role") == "acts" and word.endswith("وا") and (dated or before in ("الذين", "ممن"))
    passive = passive and not has_object(clause, event)  # "العمال الأربعة الذين خطفوا في آذار أطلق سراحهم"
    return passive or before in (*RELATIVE, "كان", "كانت") and event.reading.pronoun in PEOPLE_PRONOUNS


def _says_again(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether a relative clause only says again of captives that they were taken: "60 رهينة اختطفتهم ... قتلوا"."""
    if group.of_noun("measure") not in HELD or event.reading.get("measure") not in HELD:
        return False
    return any(word.folded in RELATIVE for word in clause.words[max(0, event.first - 2) : event.first])


def _past_brackets(clause: Clause, first: int, reach: int) -> Iterator[int]:
    """The next tokens, without those in brackets: "107 آلاف شخص (24 ألف أسرة) نزحوا"."""
    token = first
    while token < min(len(clause.words), first + reach):
        closed = token
        while clause.words[token].text == "(" and closed < min(len(clause.words), token + BRACKETED):
            if clause.words[closed].text == ")":
                reach += closed - token + 1
                token = closed
                break
            closed += 1
        else:
            yield token
        token += 1
