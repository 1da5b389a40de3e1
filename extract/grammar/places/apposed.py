"""Names that no vocabulary knows, told by where they lie: "في الزعفران بريف حماة", "بتيغزيرين (ولاية تيزي وزو)"."""

from extract.grammar.places.names import CLOSING, NameWords
from extract.grammar.places.placename import PlaceName

MOST = 3  # words of such a name
SHORTEST = 4  # letters of its first
GOVERNING = frozenset({"inside", "target"})
LOCATING = frozenset({"side", "near"})
FOREIGN = ("ا", "و", "ي")  # as foreign names end, and common nouns do not
RELATIVE = frozenset({"التي", "الذي"})
LIES = (["تبعد"], ["يبعد"], ["تقع"], ["يقع"])  # behind one of these, tells where a place lies
ORDINALS, LARGEST = ("ثاني", "ثالث", "رابع"), ("كبري", "اكبر")
TOWNS = ("مدن", "بلدات", "قري", "مدينه")
ALONE = ("وحدها", "وحده")  # "1013 في غوناييف وحدها"
ENDINGS = ("ات", "تين", "ها", "هم", "وا")  # of everyday words


def apposed_name(reader: NameWords, i: int) -> PlaceName | None:
    """The name that begins at a token which nobody knows, where a place that tells where it lies comes right after."""
    preposition = _preposition(reader, i)
    if preposition is None:
        return None
    like = _is_name_like(reader.folded[i][len(preposition) :]) or reader.section(i) == "head"
    alone = i + 1 < len(reader.words) and reader.folded[i + 1] in ALONE
    if not like and not alone and not _is_ranked(reader, i + 1):
        return None
    if preposition == "" and reader.ending_at(i - 1)[1] == "target" and reader.folded[i].endswith("ي"):
        return None  # "قصف مدفعي بمحافظة مأرب"
    if preposition == "" and _is_firm(reader, i):
        return PlaceName(i, i, i, "", "", "", (), "apposed")
    last = i
    while last < i + MOST and _is_unknown(reader, last):
        last += 1
        if locates(reader, last):
            joined = "و" if preposition.startswith("و") else ""
            attached = preposition.removeprefix("و")
            return PlaceName(i, i, last - 1, joined + attached, joined, attached, (), "apposed")
    return None


def _is_firm(reader: NameWords, i: int) -> bool:
    """Whether a word that only places have stands before a token that is a name and nothing else: "شاطئ سلعاتا"."""
    before, word = reader.ending_at(i - 1)[0], reader.words[i]
    return bool(before and before.get("firm")) and not word.readings and not word.folded.startswith("ال")


def _is_name_like(stem: str) -> bool:
    """Whether a folded word is definite, or ends as foreign names do and common nouns do not."""
    return len(stem) >= SHORTEST and (stem.startswith("ال") or stem.endswith(FOREIGN))


def _preposition(reader: NameWords, i: int) -> str | None:
    """What is attached to a name behind which nothing else governs it; "" where a word before does, None where none."""
    section = reader.ending_at(i - 1)[1] if i else ""
    if section in GOVERNING or section == "event" and reader.folded[i - 1] == "علي":
        return ""
    if reader.folded[i].startswith("وال") and i and reader.ends_name(i - 1):  # "معرة النعمان والحامدية بريف إدلب"
        return "و"
    attached = (one for one in ("ب", "وب") if reader.folded[i].startswith(one))
    return next((one for one in attached if not reader.folded[i].startswith(one + "ال")), None)


def _is_unknown(reader: NameWords, i: int) -> bool:
    if i >= len(reader.words) or reader.words[i].kind != "word":
        return False
    word, section = reader.words[i], reader.section(i)
    plain = not word.readings.keys() - {"homonyms"} and not word.phrases and not word.folded.endswith(ENDINGS)
    plain = plain and not word.text.endswith(("ً", "ى"))
    return plain or section == "head"


def locates(reader: NameWords, i: int) -> bool:
    """Whether a place that tells where the one before lies begins at a token: "شرق حلب", "بريف حماة", "(ولاية ...".)"""
    words = reader.words
    if i + 1 >= len(words):
        return False
    if _is_ranked(reader, i) or reader.folded[i] in ALONE:
        return True
    name = reader.folded[i - 1]
    foreign = name.endswith(FOREIGN)
    i += words[i].text in CLOSING
    bare = foreign and not name.startswith("ال")
    if bare and reader.folded[i] in RELATIVE and reader.folded[i + 1 : i + 2] in LIES:
        return True  # "في سوما التي تبعد 120 كيلومترا شمال ..."
    if i + 1 < len(words):
        i += words[i].text == "(" or words[i].text == "،" and reader.folded[i + 1].startswith("ب")
    i += reader.section(i) == "tie"
    if i + 1 >= len(words):
        return False
    section = reader.section(i)
    if foreign and reader.folded[i] == "في" and reader.section(i + 1) in LOCATING:
        i, section = i + 1, reader.section(i + 1)  # "في مالاري في شمال شرق نيجيريا"
    if section in LOCATING:
        return _begins_place(reader, i + 1) or section == "side" and _begins_place(reader, i + 2)
    attached = reader.at[i].reading.preposition if i in reader.at else ""
    within = attached == "ب" or words[i - 1].text == "("
    return within and section in ("generic", "side") and reader.is_named(i + 1)


def _is_ranked(reader: NameWords, i: int) -> bool:
    """Whether the rank of a town among others stands at a token: "كبرى مدن الإقليم", "ثاني أكبر مدن", "عاصمة إقليم"."""
    one, two, three = (*reader.folded[i : i + 3], "", "", "")[:3]
    if one in ORDINALS:
        one, two = two, three
    return one in LARGEST and two in TOWNS or one == "عاصمه" and _begins_place(reader, i + 1)


def _begins_place(reader: NameWords, i: int) -> bool:
    return reader.section(i) in ("generic", "side") or bool(reader.known(i))
