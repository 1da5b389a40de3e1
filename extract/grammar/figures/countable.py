"""Whether a word behind a number is what it counts: by its form, by how the number takes it, or as cases of harm."""

from extract.grammar.figures.events import has_needs
from extract.lexicon import Mark
from extract.records import Number, Sentence
from extract.text import fold


def looks_human(noun: str, number: Number) -> bool:
    """Whether an unlisted counted noun is a person by its form.

    A sound masculine plural is of persons ("7 متسلقين"), and so is a nisba after eleven ("40 بلجيكيا").
    """
    if len(noun) < 5:
        return False
    few = number.value is not None and 3 <= number.value <= 10
    verb = noun.startswith("ي") and noun.endswith("ون")  # "8 يحملون الجنسية"
    return noun.endswith(("ين", "ون")) and not verb if few else noun.endswith("يا")


def is_case(sentence: Sentence, noun: Mark) -> Mark | None:
    """The event or noun of harm that a counted "case" is of: "16 حالة وفاة", "56 عملية اعتقال"."""
    if not noun.reading.get("case"):
        return None
    after = noun.last + 1
    found = sentence.at("events").get(after) or sentence.at("nouns").get(after)
    if found and found.reading.preposition == "ل" and not found.reading.get("measure"):
        found = sentence.at("nouns").get(found.last + 1)  # "8000 ملف لأشخاص مفقودين"
    if found and found.reading.get("particle") and not has_needs(sentence, found):
        return None  # "16 حالة عبر السقوط"
    killing = found is not None and found.reading.get("measure") == "killed"
    if killing and noun.reading.term.lemma == "عملية" and noun.reading.form == "dual":
        return None  # "قتلوا في عمليتي اغتيال"
    of, measure = noun.reading.get("case"), found and (found.reading.get("cases") or found.reading.get("measure"))
    return found if measure not in (None, "none") and (of == "any" or measure in of.split()) else None


def is_counted(mark: Mark, partitive: bool, word: str) -> bool:
    """Whether a number can count this word: it stands bare, or the number takes some "of" it."""
    reading = mark.reading
    if reading.preposition or reading.conjunction:
        return False
    if reading.get("population") == "same":
        return True  # "اثنان آخران"
    return partitive or reading.form != "dual" or word in map(fold, reading.get("plural", "").split())  # "صبيان"


def is_compound(mark: Mark, word: str, number: Number) -> bool:
    """Whether a compound that is spelled like its dual stands behind more than ten: "55 محتجزا رهينة"."""
    compound = mark.last > mark.first and mark.reading.form == "dual" and word.endswith("ا")
    return compound and (number.value or 0) > 10
