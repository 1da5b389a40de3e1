"""Where a figure happened that its own sentence does not say: the candidates of other sentences, in the order asked.

A link is a function of an article's events, a figure and its dating; it answers with a sentence and its place, or None.
The first that answers decides, and its name is the rule of the placing.
"""

from collections.abc import Callable, Container, Iterator
from datetime import timedelta

from extract.grammar.places.events import WAR, Events, kind_of, statement_of
from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.mentions import Link
from extract.grammar.places.stories import HELD
from extract.records import Dating, Figure

WEEK = timedelta(days=7)
HUGE = (1_000_000, 100_000)  # the moved, the hurt
SMALL = 10  # numbers below this are often the same by chance
SEASONS = frozenset({"month", "year"})  # what happened in one of these, of its own, is another event: "وفي مايو 2017"
SAME = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها"})  # point back: "في المكان ذاته"


def link_place(events: Events, figure: Figure, dating: Dating) -> tuple[Link, str] | None:
    """Where another sentence says that a figure happened, and the rule that links the two."""
    if figure.measure == "detained" and events.counts_held(figure.sentence):
        return None
    for link in LINKS:
        found = link(events, figure, dating)
        if found and not (link is scene and figure.measure in ("released", "abducted") and is_prison(events, found)):
            return found, f"places.{link.__name__}"
    return None


def is_prison(events: Events, link: Link) -> bool:
    """Whether a place is a prison, from which others are not let go, and in which no hostages are."""
    index, toponym = link
    return events.mentions.sentences[index].words[toponym.name.first].folded.endswith("سجن")


def anaphor(events: Events, figure: Figure, dating: Dating) -> Link | None:
    """What a definite word points back to: "في المخيم"."""
    return events.mentions.site(figure)


def restated(events: Events, figure: Figure, dating: Dating) -> Link | None:
    """The same number of the same measure has its place elsewhere, and no scene before the figure tells it sooner.

    "15 killed in Pakistan", and after the town was named again "15 killed".
    """
    small = (figure.number.value_min or 0) < SMALL
    for index, toponym in events.stated.get(statement_of(figure), ()):
        if index == figure.sentence or small and 0 not in (index, figure.sentence):
            continue
        found = scene(events, figure, dating)
        if found is None or found[0] >= figure.sentence:
            return index, toponym
        between = index < found[0] and found[1].size <= toponym.size
        nearer = found[1].size < SIZE["country"] <= toponym.size or between
        return None if nearer else (index, toponym)
    return None


def authority(events: Events, figure: Figure, dating: Dating) -> Link | None:
    """The country of an authority that holds, frees or counts people: "السلطات السودانية", "محكمة مصرية"."""
    return events.mentions.of_adjective(figure, governed=True) if figure.measure in HELD | {"refugees"} else None


def occurrence(events: Events, figure: Figure, dating: Dating) -> Link | None:
    """A sentence further on says where the event occurred: "ووقع الهجوم في بلدة ..."; no wider than what is known."""
    total = _is_total(events, figure, dating) or figure in events.running
    if kind_of(figure) != "harm" or total or _own_time(events, figure, dating):
        return None
    known = scene(events, figure, dating)
    for index in events.stories.following(figure.sentence):
        toponym = events.told(index) if events.tells_where(index) else None
        if not toponym or toponym.relation != "at" or toponym.name.kind == "route":
            continue
        if toponym.size <= SIZE["town"] and (known is None or toponym.size <= known[1].size):
            return index, toponym
    return None


def scene(events: Events, figure: Figure, dating: Dating) -> Link | None:
    """The sentence with a place that best covers a figure; the same for all figures of its sentence and time."""
    total, kind, time = _is_total(events, figure, dating), kind_of(figure), _own_time(events, figure, dating)
    running = figure in events.running
    key = figure.sentence, total, running, kind, time and (time.start, time.end)
    if key not in events.linked:
        events.linked[key] = _scene(events, figure, total, time)
    return events.linked[key]


def people(events: Events, figure: Figure, dating: Dating) -> Link | None:
    """The country of a toll without a place by its people: "1.2 مليون شخص من السوريين"."""
    return events.mentions.of_adjective(figure) if _is_wide(events, figure) and figure.measure != "refugees" else None


def land(events: Events, figure: Figure, dating: Dating) -> Link | None:
    """The one country that an article tells of, where nothing else places a figure that is of no other's people.

    "وخلفت الحرب آلاف القتلى.\nوتحتاج سوريا إلى المساعدة."
    A smaller place is one where it was told of before.
    """
    found = events.mentions.country()
    if found is None or found[1].relation in ("from", "to") or events.counts_held(figure.sentence):
        return None
    if found[0] > figure.sentence and found[1].lead == 0 and found[0] in events.by_sentence:
        return None  # "بلغت الحصيلة 30 ألفا.\nوفي إسرائيل قتل 1160": those alone
    if events.stories.is_listed(figure.sentence) or events.is_part(found) or _is_burial(events, figure, found[0]):
        return None
    before = found[0] in events.stories.before(figure) and _fits(
        events, figure, found, _own_time(events, figure, dating)
    )
    if found[1].size < SIZE["country"] and not before:
        return None
    peoples = events.mentions.nationalities(figure)
    return found if {place.country for place in peoples} <= {place.country for place in found[1].name.places} else None


LINKS: tuple[Callable[[Events, Figure, Dating], Link | None], ...] = (
    anaphor,
    restated,
    authority,
    occurrence,
    scene,
    people,
)


def _scene(events: Events, figure: Figure, total: bool, time: Dating | None) -> Link | None:
    kind = kind_of(figure)
    fitting = (link for link in _candidates(events, figure, total) if _fits(events, figure, link, time))
    if figure in events.running:
        fitting = iter(sorted(fitting, key=events.is_incidental))
    first = next(fitting, None)
    if first and events.is_still(figure) and events.is_long_past(first[0]):
        first = next((link for link in fitting if not events.is_long_past(link[0])), first)
    if first and first[0] in events.by_sentence and kind not in events.by_sentence[first[0]].kinds:
        told = [index for index, event in events.by_sentence.items() if index < figure.sentence and kind in event.kinds]
        alike = (link for link in _candidates(events, figure, total, told) if _fits(events, figure, link, time))
        first = next(alike, first)
    return first


def _candidates(events: Events, figure: Figure, total: bool, told: Container[int] | None = None) -> Iterator[Link]:
    """The places of other sentences that may cover a figure, the likeliest first; of those `told`, if given.

    What is told before it comes first, then who speaks there, then what is told behind it. A total has large ones only.
    """
    before = []
    for index in events.stories.before(figure):
        if events.are_apart(index, figure.sentence):
            continue
        if told is None or index in told:
            before.append(index)
            if toponym := events.told(index):
                yield from _link(events, index, toponym, total)
    for index in before:
        if toponym := events.seat(index):
            yield from _link(events, index, toponym, total)
    for index in events.stories.behind(figure) if told is None else ():
        apart = events.breaks_down(figure, index) or events.are_apart(index, figure.sentence)
        apart = apart or events.begins_elsewhere(index)  # "أصيب 4.\nوفي سلوان شردت 5 عائلات"
        toponym = None if apart else events.told(index)
        if toponym:
            yield from _link(events, index, toponym, total)
        if (index, statement_of(figure)) in events.restated:
            return  # a headline's figure stated again: what follows is told of others


def _link(events: Events, index: int, toponym: Toponym, total: bool) -> Iterator[Link]:
    """A sentence and its place; for a total, the larger one that it is told to lie in, if it is none itself."""
    for one in (toponym, toponym.container):
        own = one is toponym and one.size == SIZE["governorate"]  # of one scene, not of what the total counts
        if one and (not total or _is_large(one) and not (own and events.once(one))):
            yield index, one
            return


def _fits(events: Events, figure: Figure, link: Link, time: Dating | None) -> bool:
    """Whether a place can be that of a figure of this kind, tally and time."""
    index, toponym = link
    if events.spreads(figure) >= toponym.size:
        return False
    if _is_huge(figure) and toponym.size < SIZE["region"]:
        return False
    if _is_burial(events, figure, index):
        return False
    if figure in events.running:
        headed = toponym.size <= SIZE["governorate"] and events.stories.is_headed(figure, index)
        if headed or not events.counts_events(index, toponym):
            return False
    return (toponym.rule != "goal" or kind_of(figure) == "moved") and not (time and _is_apart(events, time, index))


def _is_burial(events: Events, figure: Figure, index: int) -> bool:
    """Whether a sentence tells of a funeral alone: where some are buried, others did not die."""
    told = events.by_sentence.get(index)
    return told is not None and told.kinds == {"funerals"} != {kind_of(figure)}


def _is_wide(events: Events, figure: Figure) -> bool:
    """Whether a figure covers more than one event, as far as its size and sentence tell."""
    since = events.stories.is_since(figure.sentence) and figure not in events.incidents
    return since or (figure.number.value_min or 0) >= WAR


def _is_huge(figure: Figure) -> bool:
    """Whether a figure is more than a single governorate can have seen."""
    return (figure.number.value_min or 0) >= HUGE[kind_of(figure) == "harm"]


def _is_total(events: Events, figure: Figure, dating: Dating) -> bool:
    """Whether a figure is of more than a town can have seen: wide, and not of the days before the publication."""
    return _is_wide(events, figure) and not events.is_recent(dating)


def _own_time(events: Events, figure: Figure, dating: Dating) -> Dating | None:
    """The days that a figure's own sentence says, where they part it from what happened at another time."""
    sentence = events.sentences[figure.sentence]
    if not dating.when or not dating.end or dating.since or not sentence.start <= dating.when.start < sentence.end:
        return None
    listed = sentence.words[0].kind == "sign"  # "- خطف 7 خلال الشهر الماضي" is of its list's place
    return None if listed or any(word.folded in SAME for word in sentence.words[:100]) else dating


def _is_apart(events: Events, time: Dating, index: int) -> bool:
    """Whether what a sentence tells of happened at another time: "وفي مايو 2017"."""
    told = events.by_sentence[index].dating if index in events.by_sentence else None
    if told and told.start:
        return time.end + WEEK < told.start or bool(told.end) and (time.start or time.end) > told.end + WEEK
    return time.scale in SEASONS and (events.published is None or time.end + WEEK < events.published)


def _is_large(toponym: Toponym) -> bool:
    """Whether a place can have the toll of a war: one that is a governorate's or a country's name too, not near it."""
    large = toponym.can_be("governorate") or toponym.size >= SIZE["governorate"]
    return large and toponym.rule != "near"
