"""Where a sentence names places: by the catalogue, or by a generic word before a name that no catalogue holds."""

from dataclasses import dataclass

from extract.catalog.places import Place, Places
from extract.lexicon import Mark
from extract.records import Sentence

OPENING = frozenset("\"“”«»'(‘’#[")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A named place in a sentence: the tokens of its name, what it can be, and what governs it.

    `lead` is the token where its phrase begins, preposition and generic words included; `cue` the section of the word
    that governs it (`inside`, `near`, `origin`, `goal`, `target` ...), empty for a bare name.
    """

    first: int
    last: int
    lead: int
    places: tuple[Place, ...]
    level: str | None
    cue: str
    relation: str
    seat: bool = False


def find_toponyms(sentence: Sentence, places: Places) -> list[Toponym]:
    """The places that a sentence names, in order."""
    words, found, i = sentence.words, [], 0
    folded = [word.folded for word in words]
    while i < len(words):
        toponym = _read(sentence, places, folded, i, found[-1] if found else None)
        if toponym is None:
            i += 1
        else:
            found.append(toponym)
            i = toponym.last + 1
    return found


def _read(sentence: Sentence, places: Places, folded: list[str], i: int, before: Toponym | None) -> Toponym | None:
    if sentence.words[i].kind != "word":
        return None
    mark = sentence.at("places").get(i)
    section = mark.reading.term.section if mark else ""
    if section in ("generic", "site", "route"):
        return _behind_generic(sentence, places, folded, i, mark, before)
    for name in places.names(folded, i):
        cue, relation, lead, seat = _governor(sentence, i, name.preposition, before)
        trusted = [place for place in name.places if place.trust != "common"]
        if not trusted or (name.length == 1 and section == "everyday"):
            continue
        if all(place.trust == "small" for place in trusted) and not (cue and cue != "origin"):
            continue
        return Toponym(i, i + name.length - 1, lead, tuple(trusted), None, cue, relation, seat)
    return None


def _behind_generic(sentence: Sentence, places: Places, folded: list[str], i: int, mark: Mark, before) -> Toponym | None:
    words, at = sentence.words, sentence.at("places")
    start = mark.last + 1
    while start < len(words) and words[start].text in OPENING:
        start += 1
    if start >= len(words) or words[start].kind not in ("word", "latin") or mark.reading.definite:
        return None
    cue, relation, lead, seat = _governor(sentence, i, mark.reading.preposition, before)
    site = mark.reading.term.section != "generic"
    level = mark.reading.get("level")
    inner = at.get(start)
    if inner is not None and inner.reading.term.section in ("generic", "inside", "near", "origin", "goal", "target"):
        return None
    names = [name for name in places.names(folded, start) if not name.preposition]
    if names:
        last, known = start + names[0].length - 1, names[0].places
    else:
        last, known = start, ()
        if inner is not None and inner.reading.term.section == "head" and start + 1 < len(words):
            last += 1
    while last + 1 in at and at[last + 1].reading.term.section == "tail":
        last += 1
    if site:
        whole = [name for name in places.names(folded, i)]
        known = next((name.places for name in whole if i + name.length - 1 >= last), ())
    return Toponym(i if site else start, last, lead, known, level, cue or "generic", relation, seat)


def _governor(sentence: Sentence, i: int, preposition: str, before: Toponym | None) -> tuple[str, str, int, bool]:
    """What governs the name or generic word at i: (section, relation, where its phrase begins, a speaker's seat)."""
    at = sentence.at("places")
    cue, relation, lead = "", "at", i
    if preposition == "ب":
        cue = "inside"
    elif preposition == "ل":
        cue = "event"
    k = i - 1
    while k >= 0:
        word = sentence.words[k]
        mark = next((at[j] for j in (k, k - 1, k - 2) if j in at and at[j].last == k), None)
        section = mark.reading.term.section if mark else ""
        if word.text in OPENING or section == "generic":
            k -= 1
            continue
        if section in ("inside", "near", "origin", "goal", "includes", "target", "event"):
            if not cue or cue == "inside" or section == "near":
                cue = section if cue != "near" else cue
            relation = mark.reading.get("relation") or relation
            k = mark.first - 1
            lead = mark.first
            if section in ("inside", "near"):
                continue
            break
        if word.folded == "و" or not cue and before is not None and before.last == k and sentence.words[i].folded[:1] == "و":
            return before.cue or cue, before.relation, before.lead, before.seat
        break
    seat = any(k - j in at and at[k - j].reading.term.section == "seat" for j in range(3) if k - j >= 0)
    return cue, relation, lead, seat
