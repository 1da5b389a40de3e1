"""What governs a place's name: whether something happened there, people came from there, or who speaks sits there."""

from typing import NamedTuple

from extract.catalog.places import Place
from extract.grammar.places.kinds import NameReader
from extract.grammar.places.names import CLOSING, GOVERNORS, NOWHERE, OPENING
from extract.grammar.places.placename import PlaceName
from extract.lexicon import Reading

# From the smallest to the largest; a name that no catalogue knows is taken for a settlement's.
SIZE = {"site": 0, "town": 1, "district": 1, None: 1, "governorate": 2, "region": 3, "country": 4, "continent": 5}
INNER = frozenset({"inside", "side", "near"})  # another word may govern these: "من ريف حماة", "على أطراف درعا"
PARTS = frozenset({"tail", "unnamed", "side", "generic"})  # "من" behind these tells of what they are a part
WHOLES = frozenset({"side", "generic", "inside"})  # what such words are said of
UNGOVERNED = frozenset({"bare", "generic", "part", "route", "building"})  # a verb before may act on these
BRACKETS = OPENING | CLOSING
CHAIN = 10  # tokens of prepositions and generic words before one name
REACH = 15  # tokens from a verb to the place that it acts on, over its subject
# The strength of what no vocabulary governs: a bare name, one behind a generic word, one with a preposition attached.
BARE, ROUTE, DATIVE, GENERIC, SITE, INSIDE = 1, 2, 3, 4, 5, 6


class Toponym(NamedTuple):
    """A place, or several coordinated, as a sentence names it: the tokens name.first..last are printed.

    `rule` is the section of the word that governs it, `strength` how plainly that makes it the place of an event, 0
    where it cannot be. Its phrase runs from `lead`, preposition and generic word included, to `end`, with those that
    tell where it lies; `within` are the places of these, `container` the first of them. `others` are the names
    coordinated with it.
    """

    name: PlaceName
    last: int
    lead: int
    end: int
    rule: str
    strength: int
    relation: str
    within: tuple[Place, ...] = ()
    others: tuple[PlaceName, ...] = ()
    container: "Toponym | None" = None

    @property
    def size(self) -> int:
        """How large the place is."""
        return SIZE[self.name.level or (self.name.places[0].level if self.name.places else None)]

    @property
    def is_capital(self) -> bool:
        """Whether the place is told as a country's capital, without its name: "العاصمة الليبية"."""
        return self.name.kind == "edge" and self.size == SIZE["town"]

    def can_be(self, level: str) -> bool:
        """Whether a generic word of this level can stand for the place: "المدينة" for حماة."""
        levels = {self.name.level} if self.name.level else {place.level for place in self.name.places} or {None}
        return SIZE[level] in {SIZE[one] for one in levels}

    def bears(self, level: str) -> bool:
        """Whether a place of this level has the same name: the governorate of "مدينة إدلب"."""
        return level in {place.level for place in self.name.places}


def govern(reader: NameReader, name: PlaceName, after: int) -> Toponym:
    """A name with the words that govern it, read backwards from it; `after` is where the place before it ends."""
    rule, strength, relation, lead = _ungoverned(reader, name)
    k = lead - 1
    while k > max(after, lead - CHAIN) and not name.preposition:
        reading, section = reader.ending_at(k)
        if reader.words[k].text in OPENING or section == "generic" and not reading.definite:
            if section and reading.preposition == "ب":  # "بمناطق متفرقة من ..."
                rule, strength, lead = "inside", INSIDE, k
                break
            k -= 1
            continue
        if section not in GOVERNORS:
            break
        lead = reader.ending[k].first
        k = lead - 1
        part = _part_before(reader, k) if section == "origin" else None
        if part is not None:
            rule, strength, k = "part", GENERIC, part
            continue  # "الجزء الشمالي الغربي من ولاية ...", "إلى الشمال من ...", "مناطق متفرقة من ..."
        if rule != "near" or section in ("origin", "goal"):
            rule, relation = section, reading.get("relation") or relation
        strength, level = reading.get("strength"), reading.get("level")
        if (
            level and name.level is None and level in {place.level for place in name.places}
        ):  # "ريف حماة" is the governorate's
            name = name._replace(level=level)
        if reading.get("parties") and "country" in {place.level for place in name.places}:
            strength = ROUTE
        if section not in INNER or reading.preposition:
            break
    if rule in UNGOVERNED:
        verb = _verb_before(reader, lead, after) or _verb_after(reader, name.last)
        if verb:
            rule, strength, relation = "target", verb.get("strength"), verb.get("relation") or relation
    elif name.kind in NOWHERE | {"site"}:
        strength = max(strength, SITE)
    elif reader.words[name.first - 1].text in OPENING and _is_christened(reader, lead):  # "حريق "كرانستون""
        rule, strength = "elsewhere", 0
    elif rule == "event" and lead and reader.folded[lead - 1] == "منذ":  # "منذ تفجير سامراء" says when
        strength = ROUTE
    if name.kind == "route":
        strength = min(strength, DATIVE)
    host = _host(reader, name) if rule == "bare" or name.back else None
    if host:
        rule, strength = "host", host.get("strength")
    return Toponym(name, name.last, lead, name.last, rule, strength, relation, name.within)


def _part_before(reader: NameReader, k: int) -> int | None:
    """The token of the word for a part of what follows "من", None where there is none: "الشطر الباكستاني من ..."."""
    section = reader.ending_at(k)[1]
    if section not in PARTS:
        adjective = reader.folded[k].startswith("ال") and reader.folded[k].endswith(("ي", "يه"))
        return k - 1 if adjective and reader.ending_at(k - 1)[1] == "inside" else None
    while reader.ending_at(k)[1] in ("tail", "unnamed"):
        k -= 1
    whole = reader.ending_at(k)[1] in WHOLES or reader.folded[k + 1] == "كل"
    return k if whole else None  # "آخر من ...", "خمس نساء من ..." are people from there


def _ungoverned(reader: NameReader, name: PlaceName) -> tuple[str, int, str, int]:
    """(rule, strength, relation, first token) of a name by what is attached to it and what kind of name it is."""
    if name.preposition == "ب":
        return "inside", INSIDE, "at", name.lead
    if name.preposition == "ل":  # "القصف لمنطقة ..." tells of the place, "ممثل للأردن" need not
        return "event", DATIVE if name.kind == "catalogue" else SITE, "at", name.lead
    if len(name.preposition) > 1:  # "جنوبالقاهرة"
        return "side", INSIDE, "at", name.lead
    if name.kind not in ("catalogue", "head", "local", "twin"):
        return name.kind, {"route": ROUTE, "building": ROUTE, "site": SITE}.get(name.kind, GENERIC), "at", name.lead
    if name.last < 6 and reader.follows(name.last, ":", "."):
        return "topic", GENERIC, "at", name.lead  # a headline's "قفصة : ..."
    return "bare", BARE, "at", name.lead


def _verb_before(reader: NameReader, lead: int, after: int) -> Reading | None:
    """The verb that acts on a place behind its subject: "ضرب زلزال قوي مدينة ..."."""
    if "target" not in reader.told:
        return None
    for j in range(lead - 1, max(after, lead - REACH - 1), -1):
        section = reader.section(j)
        if section == "target":
            return reader.at[j].reading
        if section in ("opens", "speech") or reader.words[j].text in ".:؛":
            return None
    return None


def _is_christened(reader: NameReader, lead: int) -> bool:
    """Whether a word for what is given names of its own stands at a token: a storm, a wildfire."""
    return lead in reader.at and bool(reader.at[lead].reading.get("christened"))


def _verb_after(reader: NameReader, last: int) -> Reading | None:
    """The verb that says what a place that is its subject goes through: "مدينة سقبا تشهد نزوحا"."""
    mark = reader.at.get(last + 1)
    return mark.reading if mark and mark.reading.get("undergone") and not mark.reading.conjunction else None


def undergo(reader: NameReader, toponym: Toponym) -> Toponym:
    """A place, with those that tell where it lies, as the subject of what it goes through: "بلدة X في Y تشهد نزوحا"."""
    verb = _verb_after(reader, toponym.end) if toponym.rule in UNGOVERNED else None
    return toponym._replace(rule="target", strength=INSIDE + 1) if verb else toponym


def _host(reader: NameReader, name: PlaceName) -> Reading | None:
    """The verb that says that people stay in a place: "وتستضيف تركيا", "تركيا إنها تستضيف"."""
    if "host" not in reader.told:
        return None
    near = (name.lead - 1, *range(name.last + 1, name.last + 9))
    return next((reader.at[j].reading for j in near if reader.section(j) == "host"), None)
