"""Names of places that are somebody's surname: "أبو فهد خشام", "وزير الدفاع خوان مانويل سانتوس"."""

from extract.grammar.places.names import NameWords

PERSONAL = frozenset({"homonyms", "given_names"})  # the vocabularies that a word of a person's name may be in
KUNYAS = ("ابو", "ابي", "بن", "ام")
LEADING = frozenset("خارج داخل عبر ضد حول نحو لدي باسم".split())
TITLE, OFFICE = 3, 2  # words of a title behind an office, "الدفاع"; tokens of the office itself


def is_surname(reader: NameWords, i: int) -> bool:
    """Whether a token stands behind a person's own names, of a kunya or behind his office."""
    if i > 1 and reader.section(i - 2) == "head" and reader.folded[i - 2] in KUNYAS:
        return True
    given = i
    while given > 1 and _is_given(reader, given - 1):
        given -= 1
    if given == i:
        return False
    title = given
    while title > 1 and given - title < TITLE and reader.folded[title - 1].startswith("ال"):
        title -= 1
    offices = reader.sentence.near("offices", title - OFFICE, given - 1)
    return any(office.last >= title - 1 for office in offices)


def _is_given(reader: NameWords, i: int) -> bool:
    """Whether a token can only be of somebody's name."""
    word = reader.words[i]
    plain = word.kind == "word" and word.readings.keys() <= PERSONAL and word.folded not in LEADING
    plain = plain and not word.folded.startswith("ال")
    return plain and i not in reader.sections and i not in reader.named
