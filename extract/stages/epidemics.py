"""Figures -> without the sick: deaths and cases of an epidemic or a disease are no figures."""

from collections.abc import Sequence

from extract.lexicon import Mark
from extract.records import Figure, Rejection, Sentence

HEALTH_MEASURES = ("killed", "injured", "casualties", "missing")
NAMED = ("generic", "route")  # words for places that are called by a word of illness
WARDS, WARD = ("مستشفي", "مشفي", "قسم", "جناح", "عياده", "دار"), 2  # tokens from a house to whom it cares for
CASE_NOUNS = ("وفاة", "إصابة", "حالة", "مصاب", "مصابة", "مريض")  # what bulletins of health count in


def set_aside_epidemics(
    sentences: Sequence[Sentence], figures: Sequence[Figure]
) -> tuple[list[Figure], list[Rejection]]:
    """The figures of people harmed by others than illness, and a rejection for each of the rest.

    An illness in the figure's own sentence decides, unless an act of war or an accident stands there too; elsewhere in
    the article it decides for cases ("41 إصابة"), which a bulletin lists line by line, and in the sentence before for a
    bare toll ("تفشت الكوليرا في البلاد. وبلغ عدد الوفيات 12").
    """
    read = {figure.sentence for figure in figures}
    kept: list[Figure] = []
    rejections: list[Rejection] = []
    sick: dict[int, Mark] = {}  # the illness of which each sentence tells
    own = {index: next(iter(_illnesses(sentences[index])), None) for index in read}
    ill = next((own[index] for index in sorted(read) if own[index]), None)
    at_war = {index for index in read if _at_war(sentences[index])}
    for figure in figures:
        sentence, mark = sentences[figure.sentence], own[figure.sentence]
        if mark is None and ill and _counts_cases(sentence, figure):
            mark = ill
        bare = mark is None and (figure.noun is None or _counts_cases(sentence, figure))
        if bare and figure.sentence and figure.measure in HEALTH_MEASURES and figure.sentence not in at_war:
            before = figure.sentence - 1
            mark = sick.get(before) or next(iter(_illnesses(sentences[before])), None)
        if mark:
            sick[figure.sentence] = mark
        if mark and figure.measure in HEALTH_MEASURES and figure.sentence not in at_war:
            rejections.append(
                Rejection(figure.number, mark.reading.term.rule, f"counts the sick ({mark.reading.term.lemma})")
            )
        else:
            kept.append(figure)
    return kept, rejections


def _illnesses(sentence: Sentence) -> list[Mark]:
    """The words of illness in a sentence; "hunger and disease" names none, nor does a quarter or a ward."""
    return [
        mark
        for mark in sentence.at("diseases").values()
        if not (_is_any(mark) or mark.reading.get("before")) and not _names_place(sentence, mark)
    ]


def _is_any(mark: Mark) -> bool:
    """Whether illness as such is meant: "الجوع والمرض", but "أصيبوا بالمرض"."""
    return mark.reading.definite and mark.reading.term.lemma == "مرض" and mark.reading.preposition != "ب"


def _names_place(sentence: Sentence, mark: Mark) -> bool:
    """Whether a place is called by an illness, a house by whom it cares for: "حي السكري", "مستشفى النساء والولادة"."""
    place = sentence.at("places").get(mark.first - 1)
    near = sentence.words[max(0, mark.first - WARD) : mark.first]
    ward = mark.reading.definite and any(not word.stems.isdisjoint(WARDS) for word in near)
    return ward or place is not None and place.reading.term.section in NAMED


def _counts_cases(sentence: Sentence, figure: Figure) -> bool:
    noun = sentence.at("nouns").get(figure.noun) if figure.noun is not None else None
    return noun is not None and noun.reading.term.lemma in CASE_NOUNS


def _at_war(sentence: Sentence) -> bool:
    """Whether an act of war or an accident stands in a sentence: "حريق في مستشفى لمرضى كورونا"."""
    if any(mark.reading.term.lemma == "شهيد" for mark in sentence.at("nouns").values()):
        return True  # "وصل 8 شهداء و13 إصابة جديدة"
    burnt = (mark.reading.term.lemma == "حريق" for mark in sentence.at("causes").values())
    return not {"conflict", "accident"}.isdisjoint(sentence.sections("causes")) or any(burnt)
