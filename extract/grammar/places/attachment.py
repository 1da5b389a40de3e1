"""What a place's phrase belongs to: an event, or who speaks, a person's post, where the hurt are cared for.

Only what belongs to an event tells where it happened. The rule of a place says what else it belongs to: `seat` of who
speaks, `post` of a person, `care`, `elsewhere`.
"""

from extract.grammar.places.kinds import NameReader
from extract.grammar.places.locatives import BRACKETS, DATIVE, ROUTE, SIZE, Toponym
from extract.grammar.places.names import GOVERNORS
from extract.lexicon import Mark

CARRIED = 9  # tokens from a word for taking the hurt away to where
TAKEN = ("نقل", "ونقل", "اسعاف")  # begin the words for taking the hurt away
CAUSES = frozenset({"بعد", "عقب", "اثر", "جراء", "نتيجه", "بسبب"})  # what follows is how they were hurt
SPEAKER = 7  # tokens from a verb of speech, over who speaks, to his seat
POST = 7  # tokens from a title, over what it is of, to where its holder sits
SUPERLATIVE = frozenset(
    {"اكبر", "اسوا", "اعنف", "اخطر", "افقر", "اعلي", "اضخم", "اكثر", "الاسوا", "الاعنف", "الاكبر", "الاكثر"}
)
COMPARED = 6  # tokens from one of these to what it compares with: "أكبر مخيم في العالم"
HOUSES = frozenset({"site", "route", "building"})  # kinds of places that people hold a post at


def attach(reader: NameReader, toponym: Toponym, before: Toponym | None) -> Toponym:
    """A place as what it belongs to, where that is no event; `before` is the place named before it."""
    if toponym.rule == "host":
        return toponym
    if reader.folded[toponym.lead - 1 : toponym.lead] == ["حرس"]:
        return toponym._replace(rule="seat", strength=ROUTE)  # "عنصران من حرس الحدود العراقية في جبل متين"
    if _is_compared(reader, toponym):
        return toponym._replace(rule="elsewhere", strength=0)
    if _locates_one_named(reader, toponym.lead) or _ends_way(toponym, before):
        return toponym._replace(rule="elsewhere", strength=0)
    spoken = _as_spoken(reader, toponym, before.end if before else -1)
    if spoken:
        return spoken
    if _is_post(reader, toponym, before):
        return toponym._replace(rule="post", strength=0)
    return _as_caring(reader, toponym)


def _locates_one_named(reader: NameReader, lead: int) -> bool:
    """Whether a place only tells where one lies that was named before: "الإقليم الواقع على حدود طاجيكستان"."""
    pointing = reader.at.get(lead - 2)
    generic = pointing is not None and pointing.reading.term.section == "generic" and pointing.reading.definite
    return generic and reader.section(lead - 1) == "tie"


def _ends_way(toponym: Toponym, before: Toponym | None) -> bool:
    """Whether a place is where the way leads that began at the place before it: "في طريقها من القاهرة إلى باريس"."""
    way = before is not None and before.rule == "elsewhere" and toponym.rule == "goal"
    alone = toponym.name.lead - toponym.lead == 1  # "مدعومة من بلد إلى الشرق من مدينة" is no way
    return way and alone and toponym.lead == before.end + 1


def _as_spoken(reader: NameReader, toponym: Toponym, after: int) -> Toponym | None:
    """A place as the seat of who speaks, or where somebody comes from: "وزارة الصحة في غزة أن", "مقره في لندن".

    `after` is where the place before it ends.
    """
    seat = False
    spoken = not reader.told.isdisjoint(("seat", "elsewhere"))
    for j in range(toponym.lead - 1, max(-1, toponym.lead - SPEAKER - 1), -1) if spoken else ():
        (reading, section), close = reader.ending_at(j), toponym.lead - j <= 4
        told = reading and (not reading.get("origin") or toponym.rule not in ("inside", "side", "near", "goal"))
        # "قصف مصدره القوات على حلب", but "فصائل موالية لتركيا", "مدفوعا بالحرب في سوريا"
        told = told and (toponym.rule != "event" or reader.folded[toponym.lead] != "علي")
        told = told and not (reading.get("named") and (toponym.lead - j > 1 or toponym.rule != "bare"))
        if section == "elsewhere" and told and toponym.lead - j <= reading.get("reach", 4) and j > after:
            return toponym._replace(rule=section, strength=0)
        if section == "speech" and seat:
            return toponym._replace(rule="seat", strength=ROUTE)
        if reader.words[j].kind == "digits" or j in reader.sentence.at("events"):
            break  # "أشارت النقابة إلى مقتل 94 شخصا في ..."
        if section == "opens" or reader.words[j].kind == "sign" and not (seat or reader.words[j].text in BRACKETS):
            break
        seat = seat or section == "seat" and close
    if reader.is_said_at(toponym.lead, toponym.last) or seat and reader.follows(toponym.last, ":"):
        return toponym._replace(rule="seat", strength=ROUTE)
    return None


def _is_post(reader: NameReader, toponym: Toponym, named: Toponym | None) -> bool:
    """Whether a place is where a person holds a post: "أستاذ القانون بجامعة حلب", "مدير مستشفى حلب", "مراسلها في حلب".

    One title alone: "قتل ثلاثة أطباء في مستشفى حلب" tells where they were killed.
    """
    if "seat" not in reader.told or toponym.rule in ("origin", "target"):
        return False
    house = toponym.name.kind in HOUSES
    if named and named.rule == "post" and house and toponym.lead - named.end <= 3:  # "بكلية الطب بجامعة حلب"
        return True
    for j in range(toponym.lead - 1, max(-1, toponym.lead - POST - 1), -1):
        mark = reader.at.get(j)
        if mark and mark.reading.get("post"):
            before = reader.words[j - 1] if j else None
            counted = before is not None and (before.kind == "digits" or "numbers" in before.readings)
            hurt = toponym.rule == "inside" and before is not None and "events" in before.begins  # "قتل طبيب في ..."
            single = mark.reading.form == "singular" and not counted and not hurt
            return single and (house or mark.reading.get("post") == "sent")
        if reader.words[j].kind != "word" or "events" in reader.words[j].begins or reader.section(j) in GOVERNORS:
            return False
    return False


def _is_compared(reader: NameReader, toponym: Toponym) -> bool:
    """Whether the world or "the country" is only where something is the most: "أكبر مخيم في العالم"."""
    wide = toponym.name.kind == "world" or toponym.name.back and toponym.size == SIZE["country"]
    if not wide or toponym.rule != "inside":
        return False
    return not SUPERLATIVE.isdisjoint(reader.folded[max(0, toponym.lead - COMPARED) : toponym.lead])


def _as_caring(reader: NameReader, toponym: Toponym) -> Toponym:
    """A place to which the hurt are taken, as that: "نقلوا إلى مستشفى حلب", "إلى مشفى في ناحية ..."."""
    near = (reader.ending.get(j) for j in (toponym.lead - 1, toponym.lead - 2))
    inner = any(mark and mark.reading.get("care") and _is_goal(reader, mark) for mark in near)
    told = reader.at.get(toponym.name.lead)
    own = toponym.rule == "goal" and told is not None and told.reading.get("care")
    if inner or own or _is_carried(reader, toponym):
        return toponym._replace(rule="care", strength=ROUTE)
    within = toponym.rule == "inside" and told is not None and told.reading.get("care")
    return toponym._replace(strength=DATIVE) if within else toponym  # "توفي في مستشفى حلب": hurt elsewhere


def _is_carried(reader: NameReader, toponym: Toponym) -> bool:
    """Whether a place stands behind a verb that people are taken there by: "نقل هو وزوجته إلى أحد مستشفيات المدينة"."""
    goal = toponym.rule == "goal"
    if not goal and "goal" not in reader.told:
        return False
    for j in range(toponym.lead - 1, max(-1, toponym.lead - CARRIED), -1):
        if reader.words[j].kind == "sign" or reader.folded[j] in CAUSES:
            return False
        if goal and reader.folded[j].startswith(TAKEN):
            return True
        goal = goal or reader.ending_at(j)[1] == "goal"
    return False


def _is_goal(reader: NameReader, care: Mark) -> bool:
    """Whether people are taken to where they are cared for, not hurt there: "إلى مستشفى", "للعلاج", "نقله لأحد ..."."""
    taken = any(folded.startswith(TAKEN) for folded in reader.folded[max(0, care.first - 3) : care.first])
    return taken or care.reading.term.section == "treatment" or reader.ending_at(care.first - 1)[1] == "goal"
