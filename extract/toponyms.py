"""The places of a sentence with what governs them: where something happened, where people came from, where who spoke sits."""

from dataclasses import dataclass, replace

from extract.catalog.places import Place, Places
from extract.placenames import CLOSING, OPENING, NameReader, PlaceName
from extract.records import Sentence

DATELINE = frozenset("-–—/(")
# From the smallest to the largest; a name that no catalogue knows is taken for a settlement's.
SIZE = {"site": 0, "town": 1, "district": 1, None: 1, "governorate": 2, "region": 3, "country": 4}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place, or several coordinated, as a sentence names it: name.first..last printed.

    `rule` is the section of the word that governs it, `strength` how plainly that makes it the place of an event, 0 where
    it cannot be. `lead` is the first token of its phrase, preposition and generic word included. `within` are the places
    that it lies in by the text.
    """

    name: PlaceName
    last: int
    lead: int
    rule: str
    strength: int
    relation: str
    within: tuple[Place, ...] = ()

    @property
    def size(self) -> int:
        """How large the place is."""
        level = self.name.level or (self.name.places[0].level if self.name.places else None)
        return SIZE[level]


def find_toponyms(sentence: Sentence, places: Places) -> list[Toponym]:
    """The places that a sentence names, in order; coordinated ones are one, as is a place with those that tell where it is."""
    reader = NameReader(sentence, places)
    found: list[Toponym] = []
    i = 0
    while i < len(reader.words):
        name = reader.read(i)
        toponym = _governed(reader, name) if name else None
        if toponym is None or not _is_trusted(reader, toponym):
            i += 1
            continue
        i = toponym.last + 1
        joined = _joined(reader, found[-1], toponym) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(toponym)
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
    ends = {mark.last: mark.reading for mark in reader.at.values()}
    rule, strength, relation, lead = "bare", 1, "at", name.lead
    if name.kind != "catalogue":
        rule, strength = name.kind, 2 if name.kind == "route" else 4
    if name.preposition == "ب":
        rule, strength = "inside", 6
    elif name.preposition == "ل":
        rule, strength = "event", 3
    k = lead - 1
    while k >= 0 and not name.preposition:
        reading = ends.get(k)
        section = reading.term.section if reading else ""
        if reader.words[k].text in OPENING or section == "generic" and not reading.definite:
            k -= 1
            continue
        if section not in ("inside", "side", "near", "origin", "goal", "includes", "target", "event"):
            break
        if rule != "near" or section in ("origin", "goal"):
            rule, relation = section, reading.get("relation") or relation
        strength = reading.get("strength")
        lead = k = next(first for first, mark in reader.at.items() if mark.last == k)
        k -= 1
        if section not in ("inside", "side", "near") or reading.preposition:
            break
    for j in range(k, max(-1, k - 4), -1):
        section = ends[j].term.section if j in ends else ""
        if section == "elsewhere":
            return Toponym(name, name.last, lead, section, 0, relation, name.within)
        if section == "seat":
            return Toponym(name, name.last, lead, section, 2, relation, name.within)
        if reader.words[j].kind == "sign":
            break
    return Toponym(name, name.last, lead, rule, strength, relation, name.within)


def _joined(reader: NameReader, a: Toponym, b: Toponym) -> Toponym | None:
    """Two places as one: coordinated, or the one told by the other; None where they are apart."""
    gap = range(a.last + 1, b.lead)
    texts = [reader.words[k].text for k in gap]
    if a.name.back or b.name.back:
        return None
    if all(text in CLOSING or text == "و" for text in texts):
        if "و" in texts or reader.folded[b.lead].startswith("و") and (b.name.conjunction or b.lead < b.name.lead):
            return replace(a, last=b.last)
    if texts and all(text in "،," for text in texts) and b.rule == "bare" and a.strength >= 5 and b.size == a.size:
        return replace(a, last=b.last)
    tied = all(text in "،()" or text in CLOSING or reader.section(k) in ("tie", "tail") for k, text in zip(gap, texts))
    if tied and b.rule in ("inside", "side", "near", "generic", "origin", "event"):
        if b.size < a.size:
            return replace(b, strength=max(a.strength, b.strength), lead=a.lead, within=a.name.places)
        return replace(a, within=a.within or b.name.places or b.within)
    return None


def _without_dateline(reader: NameReader, found: list[Toponym]) -> list[Toponym]:
    """At the head of a sentence, a place before a dash is where it was written; before a colon, what it is about."""
    for n, toponym in enumerate(found[:2]):
        if toponym.lead > 4 or toponym.rule != "bare":
            break
        following = reader.words[toponym.last + 1].text if toponym.last + 1 < len(reader.words) else ""
        if following in DATELINE:
            return found[n + 1 :]
        if following in (":", "."):
            found[n] = replace(toponym, rule="topic", strength=4)
    return found
