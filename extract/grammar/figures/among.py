"""The group that a number is, or is of, named beside it: "بين القتلى ثلاثة", "الشهداء: 34", "3 نساء بين القتلى"."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.countable import is_case
from extract.grammar.figures.counted import OPENERS, counted_noun, harm_of
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import inherit, make
from extract.grammar.figures.out_of import LET_GO
from extract.lexicon import Mark
from extract.records import Figure, Number

AMONG_REACH = 14  # tokens from those among whom some are to "there are"
WERE_REACH = 9  # "400 أجنبي أغلبهم من السودانيين والمصريين من بين ضحايا الفيضانات"
HEADING = 5  # words of a heading: "ضحايا العنف الانتقامي في سوريا:"
# "تتوزع الوفيات بين 394 بالحوز و271 بتارودانت"
SPREAD = frozenset("توزع وتوزع يتوزع ويتوزع تتوزع توزعت وتتوزع وتوزعت تراوح تراوحت".split())
WERE = ("كن", "كانوا", "كان", "كانت", "كانا", "هم", "هما", "هن")


def among(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The group that the number is, or is a part of, is named before it: "بين القتلى ثلاثة", "كان القتلى ثلاثة"."""
    start = number.lead
    behind = [word.folded for word in clause.words[group.last + 1 : group.last + 3]]
    if behind[:1] in (["بين"], ["ضمن"]) or behind == ["من", "بين"]:
        if behind := were_among(clause, number, group):
            return behind  # "هناك طفلان بين الشهداء و11 بين الجرحى"
    label = labelled(clause, start) if start > 1 else None
    if label:
        return make(clause, number, group, harm_of(label), "figures.among")
    at = start - 2 if clause.words[start - 1].folded in WERE else start - 1
    named = counted_noun(clause, at) or counted_noun(clause, at - 1)  # "المفرج عنهم هم 4"
    named = named if named and named.last == at and named.first not in clause.counted else None
    before = clause.words[named.first - 1].folded if named and named.first else ""
    subject = named and (not before or before in (*OPENERS, "من", "ومن") or named.last == start - 2)
    own = number.counted is None or number.counted == number.first and named and named.last == start - 2
    if subject and named.reading.definite and not named.reading.preposition and own:
        return make(clause, number, group, harm_of(named), "figures.among")
    saved = clause.nouns.get(start - 1)
    if saved and saved.reading.term.section == "survivors" and clause.words[start - 2].folded in ("بين", "ضمن"):
        told = clause.last()
        if told and told.measure == "rescued":  # "أنقذ 64 شخصا. من بين الناجين 29 رجلا"
            return make(clause, number, group, "rescued", "figures.among")
    over = start > 1 and clause.words[start - 1].folded in ("بين", "علي")
    spread = counted_noun(clause, start - 2) if over else None
    if spread and spread.reading.definite and any(clause.words[at].folded in SPREAD for at in range(start - 5, start)):
        return make(clause, number, group, spread.reading.get("measure"), "figures.among")
    if there := among_there(clause, start):
        return make(clause, number, group, harm_of(there), "figures.among")
    near = 8 if clause.joined(number) else 4
    for token in range(start - 1, max(-1, start - 8), -1):
        noun, event = clause.nouns.get(token), clause.events.get(token)
        held = event is not None and event.reading.get("role") == "state"  # "بين المحتجزين في قبضته 15"
        case = counted_noun(clause, token - 1) if event and token > 1 else None
        if case and clause.words[token - 2].folded in ("بين", "وبين", "ضمن"):
            return make(clause, number, group, harm_of(case), "figures.among")  # "من بين حالات الانتحار المسجلة 25"
        other = clause.number_at.get(token)
        again = other and other.counted is not None and other.counted < token  # "بين الضحايا الـ103، هناك 11 طفلا"
        if event and not held or other and not again or clause.breaks(token):
            break
        if noun and noun.reading.get("measure") and noun.reading.form == "plural":
            # "بين القتلى 20", "بين قتلى الأمس 20", "بين القتلى معلمة و6 طلاب"
            led = token > 0 and clause.words[token - 1].folded in ("بين", "وبين", "ضمن")
            opened = token < 3 or any(word.kind == "sign" for word in clause.words[token - 3 : token - 1])
            if led and (opened or start - token < near):
                if clause.figures and noun.reading.pronoun and noun.reading.get("soft"):
                    return inherit(clause, number, group, "figures.among")  # "204 حالات اعتقال، من بين ضحاياها 12 طفلا"
                measure = noun.reading.get("measure")
                told = next(clause.before(1), None) if noun.reading.get("soft") else None
                let_go = told and measure == LET_GO.get(told.measure)  # "الإفراج عن 30. ومن بين الأسرى 5 نساء"
                return make(clause, number, group, told.measure if let_go else measure, "figures.among")
    return None


def among_there(clause: Clause, start: int) -> Mark | None:
    """Those among whom "there are" some, over what is said of them: "بين الجثث التي نقلت إلى المشارح هناك 219"."""
    at = start - 1
    while at > 0 and clause.words[at].kind == "sign":
        at -= 1
    if clause.words[at].folded not in ("هناك", "يوجد", "توجد"):
        return None
    for token in range(at - 1, max(0, at - AMONG_REACH), -1):
        named = counted_noun(clause, token)
        if named and named.reading.definite and clause.words[token - 1].folded in ("بين", "وبين", "ضمن"):
            return named
        if token in clause.number_at or clause.breaks(token):
            return None
    return None


def labelled(clause: Clause, start: int) -> Mark | None:
    """The label of a list's line before a number: "الشهداء: 34", "حالات الوفاة: 6", "القتلى (12)"."""
    if clause.words[start - 1].text == "(" and clause.words[start - 2].text == ":":
        start -= 1  # "القتلى: (12)"
    sign, token = clause.words[start - 1], start - 2
    bracketed = sign.text == "(" and clause.words[start + 1 : start + 2] and clause.words[start + 1].text == ")"
    if sign.text != ":" and not bracketed:
        return None
    named = counted_noun(clause, token) or (counted_noun(clause, token - 1) if token else None)
    if named is None and sign.text == ":":
        return _heading(clause, token)
    if named is None or named.last != token:
        return None
    before = clause.nouns.get(token - 1)
    first = token - 1 if before and is_case(clause.sentence, before) else named.first
    counts = any(mark.reading.term.section == "count" for mark in clause.sentence.near("topics", first - 3, first - 1))
    opened = first <= 0 or clause.words[first - 1].kind in ("sign", "digits")
    return named if counts or opened and not named.reading.preposition else None


def _heading(clause: Clause, last: int) -> Mark | None:
    """The people whom a heading of several words names at its head: "ضحايا العنف الانتقامي: 53 سيدة"."""
    first = last
    while first > max(0, last - HEADING) and clause.words[first - 1].kind == "word":
        first -= 1
    if any(token in clause.events or token in clause.number_at for token in range(first, last + 1)):
        return None
    named = counted_noun(clause, first)
    return named if named and not named.reading.get("case") and not named.reading.preposition else None


def were_among(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The group that the number is a part of is named after it: "ثلاث نساء كن من بين القتلى"."""
    for token in range(group.last + 1, min(group.last + WERE_REACH, len(clause.words) - 1)):
        led = token == group.last + 1 or clause.words[token - 1].folded in (*WERE, "من")  # "24 امرأة ضمن الضحايا"
        if led and clause.words[token].folded in ("بين", "ضمن"):
            noun = counted_noun(clause, token + 1)
            annexed = any(word.folded.startswith("ال") for word in clause.words[token + 2 : token + 3])
            if noun and (annexed or noun.reading.definite):
                return make(clause, number, group, noun.reading.get("measure"), "figures.were-among")
        if clause.breaks(token) or token in clause.number_at or token in clause.events:
            return None
    return None
