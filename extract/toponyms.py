"""The places of a sentence with what governs them: where it happened, where people came from, where who speaks sits."""

from dataclasses import dataclass, replace

from extract.catalog.places import Place, Places
from extract.placenames import CLOSING, OPENING, NameReader, PlaceName
from extract.records import Sentence

DATELINE = frozenset("-–—/(")
GOVERNORS = frozenset({"inside", "side", "near", "origin", "goal", "includes", "target", "event"})
# From the smallest to the largest; a name that no catalogue knows is taken for a settlement's.
SIZE = {"site": 0, "town": 1, "district": 1, None: 1, "governorate": 2, "region": 3, "country": 4, "continent": 5}
REACH = 15  # tokens from a verb to the place that it acts on, over its subject


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
        toponym = _governed(reader, name, found[-1].end if found else -1)
        joined = _coordinated(reader, found[-1], toponym) if found else None
        if joined is None and not _is_trusted(reader, toponym):
            continue
        toponym = _spoken(reader, toponym)
        joined = joined or (_told(reader, found[-1], toponym) if found else None)
        found[-1:] = [joined] if joined else [*found[-1:], toponym]
        i = toponym.last + 1
    return _without_dateline(reader, found)


def _is_trusted(reader: NameReader, toponym: Toponym) -> bool:
    """Whether a bare name of the catalogue means the place here."""
    name = toponym.name
    if name.kind == "world":
        return toponym.rule in ("inside", "near")
    if name.kind == "head":
        return toponym.rule == "near" or toponym.strength >= 5 and bool(reader.at[name.first].reading.get("alone"))
    if any(mark.first <= name.first <= mark.last and mark.first < mark.last for mark in reader.homonyms.values()):
        return False
    homonym = reader.homonyms.get(name.first) if name.first == name.last else None
    if name.kind != "catalogue":
        return not homonym or name.level is not None or reader.folded[name.first].startswith("ال")
    if homonym:
        doubtful = homonym.reading.term.section == "doubtful"
        return toponym.rule == "side" or doubtful and toponym.rule not in ("bare", "origin", "event")
    if toponym.rule == "bare" and _is_adjective(reader, name):
        return False
    trust = {place.trust for place in name.places}
    if "known" in trust:
        return True
    plain = not name.preposition or name.preposition == "ب" and "small" in trust
    return plain and toponym.rule not in ("bare", "origin")


def _is_adjective(reader: NameReader, name: PlaceName) -> bool:
    """Whether a country's name is its adjective in the feminine: "دولة سورية", "السلطات السعودية"."""
    if not reader.folded[name.last].endswith("يه") or name.places[0].level != "country":
        return False
    definite = reader.folded[name.first].startswith("ال")
    return not definite or name.first > 0 and reader.folded[name.first - 1].startswith("ال")


def _governed(reader: NameReader, name: PlaceName, after: int) -> Toponym:
    """A name with the words that govern it, read backwards from it; `after` is where the place before it ends."""
    rule, strength, relation, lead = _initial(reader, name)
    k = lead - 1
    while k > after and not name.preposition:
        mark = reader.ending.get(k)
        section = mark.reading.term.section if mark else ""
        if reader.words[k].text in OPENING or section == "generic" and not mark.reading.definite:
            k -= 1
            continue
        if section not in GOVERNORS:
            break
        lead = mark.first
        k = lead - 1
        if section == "origin" and k in reader.ending and reader.ending[k].reading.term.section in ("tail", "side"):
            while k in reader.ending and reader.ending[k].reading.term.section == "tail":
                k -= 1
            continue  # "الجزء الشمالي الغربي من ولاية ...", "إلى الشمال من ..."
        if rule != "near" or section in ("origin", "goal"):
            rule, relation = section, mark.reading.get("relation") or relation
        strength = mark.reading.get("strength")
        if section not in ("inside", "side", "near") or mark.reading.preposition:
            break
    if rule in ("bare", "generic", "route"):
        verb = _verb_before(reader, lead, after)
        if verb:
            rule, strength, relation = "target", verb.get("strength"), verb.get("relation") or relation
    elif name.kind == "site":
        strength = max(strength, 5)
    if name.kind == "route":
        strength = min(strength, 3)
    host = _host(reader, name) if rule == "bare" else None
    if host:
        rule, strength = "host", host.get("strength")
    return Toponym(name, name.last, lead, name.last, rule, strength, relation, name.within)


def _initial(reader: NameReader, name: PlaceName) -> tuple[str, int, str, int]:
    if name.preposition == "ب":
        return "inside", 6, "at", name.lead
    if name.preposition == "ل":
        return "event", 3, "at", name.lead
    if name.kind not in ("catalogue", "head"):
        return name.kind, {"route": 2, "site": 5}.get(name.kind, 4), "at", name.lead
    if name.last < 6 and _follows(reader, name.last, ":", "."):
        return "topic", 4, "at", name.lead
    return "bare", 1, "at", name.lead


def _host(reader: NameReader, name: PlaceName):
    """The verb that says that people stay in a place: "وتستضيف تركيا", "تركيا إنها تستضيف"."""
    near = (name.lead - 1, *range(name.last + 1, name.last + 6))
    return next((reader.at[j].reading for j in near if reader.section(j) == "host"), None)


def _verb_before(reader: NameReader, lead: int, after: int):
    """The verb that acts on a place behind its subject: "ضرب زلزال قوي مدينة ..."."""
    for j in range(lead - 1, max(after, lead - REACH - 1), -1):
        section = reader.section(j)
        if section == "target":
            return reader.at[j].reading
        if section in ("opens", "speech") or reader.words[j].text in ".:؛":
            return None
    return None


def _spoken(reader: NameReader, toponym: Toponym) -> Toponym:
    """A place as the seat of who speaks, where it is told of one: "وزارة الصحة في غزة أن", "مقره في لندن"."""
    seat = None
    for j in range(toponym.lead - 1, max(-1, toponym.lead - 8), -1):
        mark = reader.ending.get(j)
        section = mark.reading.term.section if mark else ""
        if section == "elsewhere" and toponym.lead - j <= 4:
            return replace(toponym, rule=section, strength=0)
        if section == "speech" and seat:
            return replace(toponym, rule="seat", strength=2)
        if section == "opens" or reader.words[j].kind == "sign" and reader.words[j].text not in OPENING | CLOSING:
            break
        if section == "seat" and toponym.lead - j <= 4:
            seat = mark
    opened = any(
        reader.section(j) == "opens" and reader.at[j].reading.conjunction != "ف"
        for j in range(toponym.last + 1, toponym.last + 5)
    )
    opened = opened or seat is not None and _follows(reader, toponym.last, ":")
    return replace(toponym, rule="seat", strength=2) if opened else _caring(reader, toponym)


def _caring(reader: NameReader, toponym: Toponym) -> Toponym:
    """A place to which the hurt are taken, as that: "نقلوا إلى مستشفى حلب", "إلى مشفى في ناحية ..."."""
    marks = [reader.ending.get(j) for j in (toponym.lead - 1, toponym.lead - 2)]
    inner = any(mark and mark.reading.get("care") for mark in marks)
    own = toponym.rule == "goal" and toponym.name.lead in reader.at and reader.at[toponym.name.lead].reading.get("care")
    return replace(toponym, rule="care", strength=2) if inner or own else toponym


def _coordinated(reader: NameReader, a: Toponym, b: Toponym) -> Toponym | None:
    """Two places as one where the second goes on with the first: "نابلس ورام الله", "كونار، ننغرهار"; None else."""
    texts = [reader.words[k].text for k in range(a.end + 1, b.lead)]
    if a.end > a.last or a.name.back or b.name.back or "world" in (a.name.kind, b.name.kind):
        return None
    first = reader.at.get(b.lead) if b.lead < b.name.lead else b.name
    conjunction = first.conjunction if first is b.name else first.reading.conjunction
    if all(text in CLOSING or text == "و" for text in texts) and (conjunction == "و" or "و" in texts):
        return replace(a, last=b.last, end=b.end)
    if texts in (["،"], [","]) and b.rule == "bare" and a.strength >= 5 and b.size == a.size:
        return replace(a, last=b.last, end=b.end)
    return None


def _told(reader: NameReader, a: Toponym, b: Toponym) -> Toponym | None:
    """Two places as one where the one tells where the other lies: "صرين الواقعة جنوب كوباني"; None else."""
    gap = range(a.end + 1, b.lead)
    if "world" in (a.name.kind, b.name.kind) or a.name.back:
        return None
    if b.name.back:  # "جلال آباد، المدينة الرئيسية في ..."
        apposed = [reader.words[k].text for k in gap] == ["،"] and b.lead == b.name.first
        return replace(a, end=b.last) if apposed and a.can_be(b.name.level) else None
    if b.rule not in ("inside", "side", "near", "generic", "origin", "event") or not _is_tied(reader, gap):
        return None
    bare = all(reader.words[k].text in CLOSING for k in gap)
    if bare and b.size < a.size or a.name.kind == "route" and b.size < SIZE["region"]:
        return replace(b, strength=max(a.strength, b.strength), lead=a.lead, within=b.within or a.name.places)
    if b.rule == "inside" and b.size <= a.size and any(reader.words[k].text == "،" for k in gap):
        return None
    return replace(a, end=b.end, within=a.within or b.name.places or b.within)


def _is_tied(reader: NameReader, gap: range) -> bool:
    """Whether nothing stands between two places but what ties them: "الواقعة", "(80 كلم", "المحاصرة"."""
    adjectives = 0
    for k in gap:
        word, section = reader.words[k], reader.section(k)
        if word.kind == "digits" or word.text in "،()" or word.text in CLOSING or section in ("tie", "tail"):
            continue
        if k - 1 in gap and reader.ending.get(k) and reader.ending[k].reading.term.section == "tie":
            continue
        adjectives += 1
        if adjectives > 2 or not word.folded.startswith("ال") or section not in ("", "unnamed"):
            return False
    return True


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
