"""The places of a sentence with what governs them: where it happened, where people came from, where who speaks sits."""

from dataclasses import dataclass, replace

from extract.catalog.places import Place, Places
from extract.placenames import CLOSING, OPENING, NameReader, PlaceName
from extract.records import Sentence

DATELINE = frozenset("-–—/(")
GOVERNORS = frozenset({"inside", "side", "near", "origin", "goal", "includes", "target", "event"})
# From the smallest to the largest; a name that no catalogue knows is taken for a settlement's.
SIZE = {"site": 0, "town": 1, "district": 1, None: 1, "governorate": 2, "region": 3, "country": 4}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place, or several coordinated, as a sentence names it: the tokens name.first..last are printed.

    `rule` is the section of the word that governs it, `strength` how plainly that makes it the place of an event, 0 where
    it cannot be. Its phrase runs from `lead`, preposition and generic word included, to `end`, with those that tell where
    it lies; `within` are the places of these.
    """

    name: PlaceName
    last: int
    lead: int
    end: int
    rule: str
    strength: int
    relation: str
    within: tuple[Place, ...] = ()

    @property
    def size(self) -> int:
        """How large the place is."""
        level = self.name.level or (self.name.places[0].level if self.name.places else None)
        return SIZE[level]

    def can_be(self, level: str) -> bool:
        """Whether a generic word of this level can stand for the place: "المدينة" for حماة."""
        levels = {self.name.level} if self.name.level else {place.level for place in self.name.places} or {None}
        return SIZE[level] in {SIZE[one] for one in levels}


def find_toponyms(sentence: Sentence, places: Places) -> list[Toponym]:
    """The places that a sentence names, in order; coordinated ones are one, as is a place with those that tell where."""
    reader = NameReader(sentence, places)
    found: list[Toponym] = []
    i = 0
    while i < len(reader.words):
        name = reader.read(i)
        i += 1
        if name is None:
            continue
        toponym = _governed(reader, name)
        joined = _joined(reader, found[-1], toponym) if found else None
        if joined:
            found[-1] = joined
        elif _is_trusted(reader, toponym):
            found.append(toponym)
        else:
            continue
        i = toponym.last + 1
    return _without_dateline(reader, found)


def _is_trusted(reader: NameReader, toponym: Toponym) -> bool:
    """Whether a bare name of the catalogue means the place here."""
    name = toponym.name
    if name.kind == "head":
        return toponym.strength >= 5
    if name.kind != "catalogue":
        return True
    homonym = reader.sentence.at("homonyms").get(name.first)
    if homonym is not None and homonym.last == name.last:
        return toponym.rule == "side"
    return toponym.rule not in ("bare", "origin", "event") or any(place.trust == "known" for place in name.places)


def _governed(reader: NameReader, name: PlaceName) -> Toponym:
    """A name with the words that govern it, read backwards from it."""
    rule, strength, relation, lead = "bare", 1, "at", name.lead
    if name.kind != "catalogue":
        rule, strength = name.kind, 2 if name.kind == "route" else 4
    if name.preposition == "ب":
        rule, strength = "inside", 6
    elif name.preposition == "ل":
        rule, strength = "event", 3
    elif rule == "bare" and name.last < 6 and _follows(reader, name.last, ":", "."):
        rule, strength = "topic", 4
    k = lead - 1
    while k >= 0 and not name.preposition:
        mark = reader.ending.get(k)
        section = mark.reading.term.section if mark else ""
        if reader.words[k].text in OPENING or section == "generic" and not mark.reading.definite:
            k -= 1
            continue
        if section not in GOVERNORS:
            break
        if rule != "near" or section in ("origin", "goal"):
            rule, relation = section, mark.reading.get("relation") or relation
        strength, lead = mark.reading.get("strength"), mark.first
        k = lead - 1
        if section not in ("inside", "side", "near") or mark.reading.preposition:
            break
    speaker = _speaker(reader, k)
    if speaker:
        rule, strength = speaker, 2 if speaker == "seat" else 0
    elif name.kind == "site":
        strength = max(strength, 5)
    return Toponym(name, name.last, lead, name.last, rule, strength, relation, name.within)


def _speaker(reader: NameReader, k: int) -> str:
    """`seat` or `elsewhere` where a word of these stands shortly before a place, in the same breath."""
    for j in range(k, max(-1, k - 4), -1):
        mark = reader.ending.get(j)
        section = mark.reading.term.section if mark else ""
        if section in ("seat", "elsewhere"):
            return section
        if reader.words[j].kind == "sign":
            break
    return ""


def _joined(reader: NameReader, a: Toponym, b: Toponym) -> Toponym | None:
    """Two places as one: coordinated, or the one told by the other; None where they are apart."""
    gap = range(a.end + 1, b.lead)
    texts = [reader.words[k].text for k in gap]
    if a.name.back or b.name.back or "world" in (a.name.kind, b.name.kind):
        return None
    if all(text in CLOSING or text == "و" for text in texts) and a.end == a.last:
        if "و" in texts or b.name.conjunction or reader.folded[b.lead].startswith("و") and b.lead < b.name.lead:
            return replace(a, last=b.last, end=b.end)
    listed = texts and all(text in "،," for text in texts)
    if listed and a.end == a.last and b.rule == "bare" and a.strength >= 5 and b.size == a.size:
        return replace(a, last=b.last, end=b.end)
    tied = all(text in "،()" or text in CLOSING or reader.section(k) in ("tie", "tail") for k, text in zip(gap, texts))
    if not tied or b.rule not in ("inside", "side", "near", "generic", "origin", "event"):
        return None
    if b.size < a.size or a.name.kind == "route" and b.size < SIZE["region"]:
        return replace(b, strength=max(a.strength, b.strength), lead=a.lead, within=b.within or a.name.places)
    return replace(a, end=b.end, within=a.within or b.name.places or b.within)


def _follows(reader: NameReader, last: int, *texts: str) -> bool:
    return last + 1 < len(reader.words) and reader.words[last + 1].text in texts


def _without_dateline(reader: NameReader, found: list[Toponym]) -> list[Toponym]:
    """Without the place where a report was written, at its head before a dash: "بيروت - قتل ...", "دبي، الإمارات (CNN)"."""
    for n, toponym in enumerate(found[:2]):
        if toponym.lead > 4 or toponym.rule != "bare":
            break
        if _follows(reader, toponym.end, *DATELINE):
            return found[n + 1 :]
    return found
