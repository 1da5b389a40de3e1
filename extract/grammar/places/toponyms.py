"""The places of a sentence: its names with what governs them, those that belong together as one."""

from extract.catalog.places import Places
from extract.grammar.places.apposed import locates
from extract.grammar.places.attachment import attach
from extract.grammar.places.kinds import NameReader
from extract.grammar.places.locatives import GENERIC, SITE, SIZE, Toponym, govern, undergo
from extract.grammar.places.names import CLOSING, NOWHERE, OPENING, LocalNames
from extract.grammar.places.persons import is_surname
from extract.grammar.places.placename import PlaceName
from extract.records import Sentence

DATELINE = frozenset("-–—/(")
DASHES = frozenset("-–—")
DATED = 8  # tokens of a date behind it
HEAD = 5  # tokens at the head of a report within which it may say where it was written
# Parts of the place before, in one list with it: "إدلب وريفها وريف حلب".
AROUND = frozenset({"وريفها", "وريفهما", "وضواحيها", "ومحيطها", "وقراها", "وجوارها"})
LISTED = 40  # names in one list
UNDER = 8  # tokens of who rules a place, behind what ties it to another
TIE = 12  # tokens between a place and the one that tells where it lies


def find_toponyms(
    sentence: Sentence, places: Places, local: LocalNames | None = None, headed: bool = False
) -> list[Toponym]:
    """The places that a sentence names, in order.

    Coordinated ones are one, as is a place with those that tell where it lies. `local` are names that no catalogue has
    and that the article has told; those that this sentence tells are added to it. The place at the head of a `headed`
    sentence is what it tells of, not where it was written.

    >>> from extract.packs import load_pack
    >>> from extract.records import Article
    >>> from extract.stages.sentences import split_sentences
    >>> pack = load_pack("ar")
    >>> [sentence] = split_sentences(Article("A", "قتل خمسة أشخاص في بلدة صرين جنوب كوباني."), pack)
    >>> [(one.rule, [place.en for place in one.name.places]) for one in find_toponyms(sentence, pack.places)]
    [('inside', ['Sirrin'])]
    """
    local = {} if local is None else local
    reader = NameReader(sentence, places, local)
    found: list[Toponym] = []
    end = -1
    for i in reader.beginnings():
        name = reader.read(i) if i > end else None
        if name is None:
            continue
        toponym = govern(reader, name, found[-1].end if found else -1)
        joined = _coordinated(reader, found[-1], toponym) if found else None
        if joined is None and not _is_trusted(reader, toponym):
            continue
        toponym = attach(reader, toponym, found[-1] if found else None)
        joined = joined or (_told(reader, found[-1], toponym) if found else None)
        joined = undergo(reader, joined) if joined else None
        found[-1:] = [joined] if joined else [*found[-1:], toponym]
        end = toponym.last
        if name.kind in ("generic", "apposed") and not name.places and not name.back:
            first, *rest = reader.folded[name.first : name.last + 1]
            local.setdefault(first, set()).add(tuple(rest))
    if headed:
        heads = found[:1] if found and found[0].end < HEAD else []
        return [one._replace(rule="topic", strength=GENERIC) for one in heads] + found[len(heads) :]
    return _without_dateline(reader, found)


def _is_trusted(reader: NameReader, toponym: Toponym) -> bool:
    """Whether a name means the place here: not a word that is spelled alike, nor part of another name."""
    name, rule = toponym.name, toponym.rule
    if any(word.text == "على" for word in reader.words[name.first + 1 : name.last + 1]):
        return False  # "ارتطمت بجبل على جانب الطريق" is not جبل علي
    if name.preposition == "ل" and name.first in reader.sentence.at("outlets"):
        return False  # "مصادر للجزيرة"
    if name.kind in NOWHERE:
        return rule in ("inside", "near", "through") or rule == "origin" and name.kind == "jails"  # "عبر الوطن"
    if name.kind in ("local", "twin"):
        return rule != "bare"
    if name.kind == "head":
        quoted = name.first > 0 and reader.words[name.first - 1].text in OPENING and rule != "bare"
        alone = toponym.strength >= SITE and reader.names_place(name.first)
        return quoted or alone or toponym.relation == "near"
    homonym = reader.homonym(name)
    if name.places and reader.in_longer_name(name.first):
        return False  # "تنظيم القاعدة ببلاد المغرب الإسلامي"
    if name.kind != "catalogue":
        return not homonym or name.level is not None or reader.folded[name.first].startswith("ال")
    if rule in ("bare", "target") and is_surname(reader, name.first):
        return False
    if homonym:
        doubtful = homonym.reading.term.section == "doubtful"
        before, section = reader.ending_at(name.lead - 1)
        firm = section == "side" or before and before.get("firm") and reader.section(name.first) != "edge"
        firm = firm or rule == "inside" and locates(reader, name.last + 1)  # "في الحسينية شمال العاصمة"
        firm = firm or rule == "origin" and reader.words[toponym.lead - 1].text == "("  # "العشرة (من الفحص)"
        definite = reader.folded[name.first].startswith("ال")
        governed = rule != "bare" if definite else section == "inside" or rule not in ("bare", "origin", "event")
        return firm or doubtful and governed
    adjective = rule == "bare" or rule == "event" and toponym.lead < name.lead and reader.section(name.lead - 1) == rule
    if rule == "bare" and toponym.size == SIZE["continent"] or adjective and _is_adjective(reader, name):
        return False  # "غارات سورية"
    trust = {place.trust for place in name.places}
    attached = name.preposition == "ل" or name.preposition == "ب" and "small" not in trust
    apart = not attached and rule != "bare" and (rule != "origin" or "small" in trust)
    return "known" in trust or apart


def _is_word(reader: NameReader, name: PlaceName) -> bool:
    """Whether a name is spelled like an everyday word: "طنطا وكان"."""
    mark = reader.homonym(name)
    return mark is not None and mark.reading.term.section == "word"


def _is_adjective(reader: NameReader, name: PlaceName) -> bool:
    """Whether a country's name is its adjective in the feminine: "دولة سورية", "السلطات السعودية"."""
    if not reader.folded[name.last].endswith("يه") or name.places[0].level != "country":
        return False
    definite = reader.folded[name.first].startswith("ال")
    return not definite or name.first > 0 and reader.folded[name.first - 1].startswith("ال")


def _coordinated(reader: NameReader, a: Toponym, b: Toponym) -> Toponym | None:
    """Two places as one where the second goes on with the first: "نابلس ورام الله", "كونار، ننغرهار"; None else."""
    if (
        len(a.others) >= LISTED
        or a.end > a.last
        and not (b.lead < b.name.first and b.name.kind in ("generic", "site"))
        or b.lead - a.end > 4
        or a.name.back
        or b.name.back
        or b.rule == "target"
        and b.lead < b.name.lead  # "في سوريا ودخلوا تركيا"
        or NOWHERE & {a.name.kind, b.name.kind}
    ):
        return None
    texts = [reader.words[k].text for k in range(a.end + 1, b.lead) if reader.folded[k] not in AROUND]
    if texts[:1] == ["("] and texts[-1:] == [")"]:  # "بين ولايتي واهاكا (جنوب) وبويبلا"
        texts = []
    governor = reader.at[b.lead].reading if b.lead < b.name.lead else b.name
    joined = a._replace(last=b.last, end=b.end, others=(*a.others, b.name))
    if all(text in CLOSING or text == "و" for text in texts) and (governor.conjunction == "و" or "و" in texts):
        generic = reader.at.get(a.name.lead)
        form = generic.reading.form if a.name.kind == "generic" and generic else "singular"
        many = form == "plural" or form == "dual" and not a.others
        told = b.name.kind != "catalogue" or many or locates(reader, b.name.last + 1)  # "مدينة حلب وأدى إلى"
        return joined if told or not _is_word(reader, b.name) else None
    more = texts == ["،"] and b.lead < b.name.first and b.rule == "generic" and governor.conjunction == "و"
    if more and a.strength >= GENERIC:
        return joined
    listed = texts in (["،"], [","]) and b.rule == "bare" and a.strength >= GENERIC and b.size == a.size
    return joined if listed and reader.homonym(b.name) is None else None


def _told(reader: NameReader, a: Toponym, b: Toponym) -> Toponym | None:
    """Two places as one where the one tells where the other lies: "صرين الواقعة جنوب كوباني"; None else."""
    gap = range(a.end + 1, b.lead)
    if a.name.kind == "world" and b.rule == "includes" and len(gap) <= TIE:  # "دول مجاورة بينها الهند"
        return b
    if a.name.back and b.rule == "part" and len(gap) < 2:  # "في البلدة القديمة من نابلس"
        return b._replace(lead=a.lead, rule=a.rule, strength=max(a.strength, b.strength))
    if NOWHERE & {a.name.kind, b.name.kind} or a.name.back or len(gap) > TIE:
        return None
    texts = [reader.words[k].text for k in gap]
    numbers = reader.sentence.at("numbers")
    if b.rule == "origin" and any(reader.words[k].kind == "digits" or k in numbers for k in gap):
        return None  # "550 ألفا من تركيا، 380 ألفا من لبنان"
    if b.name.back:  # "جلال آباد، المدينة الرئيسية في ..."
        apposed = texts == ["،"] and b.lead == b.name.first and a.can_be(b.name.level)
        beside = b.rule in ("side", "near") and _is_tied(reader, gap)  # "قرية ... جنوب شرق العاصمة"
        return a._replace(end=b.last) if apposed or beside else None
    if b.rule not in ("inside", "side", "near", "generic", "origin", "event") or not _is_tied(
        reader, gap, b.rule in ("side", "near")
    ):
        return None
    if not a.strength and (b.rule not in ("inside", "side") or b.relation == "near"):
        # "مدعومة من إيران حي ...", "أبحر من طرابلس قبالة ..."
        return None
    if not a.strength and a.size == b.size == SIZE["country"]:  # "موالية لتركيا شمال سوريا"
        return None
    if a.size == SIZE["region"] and a.name.kind == "catalogue" and b.rule in ("near", "side", "inside"):
        return b._replace(lead=a.lead)  # "البحر المتوسط قبالة ليبيا"
    bare = a.strength and b.rule != "side" and (a.rule == "bare" or all(text in CLOSING for text in texts))
    if bare and b.size < a.size or a.name.kind == "route" and b.size < SIZE["region"]:
        return b._replace(strength=max(a.strength, b.strength), lead=a.lead, within=b.within or a.name.places)
    if b.rule == "inside" and b.size <= a.size and "،" in texts:  # "بين قفصة وقابس، بمنطقة ..."
        return None
    return a._replace(end=b.end, within=a.within or b.name.places or b.within, container=a.container or b)


def _is_tied(reader: NameReader, gap: range, side: bool = False) -> bool:
    """Whether nothing stands between two places but what ties them: "الواقعة", "(80 كلم", "المحاصرة"."""
    if len(gap) and {reader.section(gap[0] + (reader.words[gap[0]].text == "،")), reader.section(gap[-1])} == {"tie"}:
        return True  # "الحيمة، الواقعة تحت سيطرتها والتابعة لمديرية ..."
    if side and 0 < len(gap) <= UNDER and reader.section(gap[0] + (reader.words[gap[0]].text == "،")) == "tie":
        return True  # "الواقعة تحت سيطرة الثوار جنوب ..."
    adjectives = 0
    for k in gap:
        word, section, ending = reader.words[k], reader.section(k), reader.ending_at(k)[1]
        tie = {section, ending} & {"tie", "tail", "generic"}
        if word.kind == "digits" or word.text in "،()" or word.text in CLOSING or tie:
            continue
        adjectives += 1
        if adjectives > 2 or not word.folded.startswith("ال") or section not in ("", "unnamed"):
            return False
    return True


def _without_dateline(reader: NameReader, found: list[Toponym]) -> list[Toponym]:
    """Without the place where a report was written, at its head before a dash: "بيروت - قتل", "دبي، الإمارات (CNN)"."""
    left = 0
    for n, toponym in enumerate(found[:2]):
        if toponym.rule in ("topic", "seat") and not (n or toponym.lead) and _is_told_from(reader, toponym.end + 1):
            left = 1
        if toponym.lead >= HEAD or toponym.rule not in ("bare", "seat"):
            break
        end = toponym.end + reader.follows(toponym.end, ")")  # "النجف (العراق) -"
        closed = end > toponym.end and left == n
        if closed or reader.follows(end, *DATELINE) or toponym.lead == 0 and _is_dated(reader, end + 1):
            left = n + 1
    return found[left:]


def _is_told_from(reader: NameReader, i: int) -> bool:
    """Whether somebody speaks right behind a colon, so that a report was only written there: "أربيل: أعلن الحزب"."""
    verb = reader.sentence.at("attribution").get(i + 1)
    return reader.words[i].text == ":" and verb is not None and verb.reading.term.section == "says"


def _is_dated(reader: NameReader, i: int) -> bool:
    """Whether a date and a dash follow a place: "بكين 16 نيسان/أبريل -"."""
    texts = [word.text for word in reader.words[i : i + DATED]]
    dash = next((k for k, text in enumerate(texts) if text in DASHES and k), 0)
    return any(word.kind == "digits" for word in reader.words[i : i + dash])
