"""Whether people whom somebody has lost are of his family, and so dead: "فقد 12 من أفراد أسرته"."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.groups import Group
from extract.lexicon import Mark

STAFF = ("موظف", "كادر", "متطوع", "زميل", "عامل", "مسعف", "طالب")  # of a body that has lost its own
FAMILY = 6  # tokens between a family and what it has lost
KIN = ("عايلت", "اسرت", "اقارب", "اقربا", "اهل", "ابنا", "اخوت", "اشقا", "اولاد")
THEIRS = ("ه", "ها", "هم", "هما", "ي", "نا")  # what is written on the family that is somebody's
KIN_REACH = 4  # tokens from people over "من أفراد" to whose kin they are


def is_kin(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether a group is the kin of whoever has lost them."""
    lost = group.last > event.last  # not "أربعة من موظفيه فقدوا أفرادا من أسرهم"
    if lost and group.mark and group.mark.reading.pronoun:
        if (
            group.of_noun("kin")
            or group.mark.reading.term.lemma in STAFF
            or group.mark.reading.term.lemma == "فرد"
            and _of_family(clause, event)
        ):
            return True
    return lost and _of_somebodys_kin(clause, event, group)


def _of_family(clause: Clause, event: Mark) -> bool:
    """Whether a family is the subject of an event: "عائلة فقدت 23 من أفرادها", "فقدت عائلة الأحمد 23 من أفرادها"."""
    near = clause.sentence.near("nouns", event.first - FAMILY, event.last + 1)
    return any(noun.reading.get("population") == "families" for noun in near)


def _of_somebodys_kin(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether people are out of somebody's family, who tells that they are lost: "فقدت 17 فردا من عائلتي"."""
    behind = clause.words[event.last + 1 : group.last + KIN_REACH]
    told = any(word.folded == "من" for word in behind)
    return told and any(word.folded.startswith(KIN) and word.folded.endswith(THEIRS) for word in behind)
