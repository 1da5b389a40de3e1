"""Where a figure happened that its own sentence does not say: the candidates of other sentences, in the order asked.

A link is a function of an article's scenes, a figure and its dating; it answers with a sentence and its place, or None.
The first that answers decides, and its name is the rule of the placing.
"""

from collections.abc import Callable, Container, Iterator

from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.scenes import WAR, WEEK, Link, Scenes, kind_of, statement_of
from extract.grammar.places.stories import HELD
from extract.records import Dating, Figure

SMALL = 10  # numbers below this are often the same by chance
SEASONS = frozenset({"month", "year"})  # what happened in one of these, of its own, is another event: "وفي مايو 2017"
SAME = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها"})  # point back: "في المكان ذاته"


def link_place(scenes: Scenes, figure: Figure, dating: Dating) -> tuple[Link, str] | None:
    """Where another sentence says that a figure happened, and the rule that links the two."""
    if figure.measure == "detained" and scenes.counts_held(figure.sentence):
        return None
    for link in LINKS:
        if found := link(scenes, figure, dating):
            return found, f"places.{link.__name__}"
    return None


def restated(scenes: Scenes, figure: Figure, dating: Dating) -> Link | None:
    """The same number of the same measure has its place elsewhere, and no scene before the figure tells it sooner.

    "15 killed in Pakistan", and after the town was named again "15 killed".
    """
    small = (figure.number.value_min or 0) < SMALL
    for index, toponym in scenes.stated.get(statement_of(figure), ()):
        if index == figure.sentence or small and 0 not in (index, figure.sentence):
            continue
        found = scene(scenes, figure, dating)
        if found is None or found[0] >= figure.sentence:
            return index, toponym
        between = index < found[0] and found[1].size <= toponym.size
        nearer = found[1].size < SIZE["country"] <= toponym.size or between
        return None if nearer else (index, toponym)
    return None


def authority(scenes: Scenes, figure: Figure, dating: Dating) -> Link | None:
    """The country of an authority that holds, frees or counts people: "السلطات السودانية", "محكمة مصرية"."""
    return scenes.of_adjective(figure, governed=True) if figure.measure in HELD | {"refugees"} else None


def occurrence(scenes: Scenes, figure: Figure, dating: Dating) -> Link | None:
    """A sentence further on says where the event occurred: "ووقع الهجوم في بلدة ..."; no wider than what is known."""
    total = _is_total(scenes, figure, dating) or figure in scenes.running
    if kind_of(figure) != "harm" or total or _own_time(scenes, figure, dating):
        return None
    known = scene(scenes, figure, dating)
    for index in scenes.stories.following(figure.sentence):
        toponym = scenes.told(index) if scenes.tells_where(index) else None
        if not toponym or toponym.relation != "at" or toponym.name.kind == "route":
            continue
        if toponym.size <= SIZE["town"] and (known is None or toponym.size <= known[1].size):
            return index, toponym
    return None


def scene(scenes: Scenes, figure: Figure, dating: Dating) -> Link | None:
    """The sentence with a place that best covers a figure; the same for all figures of its sentence and time."""
    total, kind, time = _is_total(scenes, figure, dating), kind_of(figure), _own_time(scenes, figure, dating)
    running = figure in scenes.running
    key = figure.sentence, total, running, kind, time and (time.start, time.end)
    if key not in scenes.linked:
        scenes.linked[key] = _scene(scenes, figure, total, time)
    return scenes.linked[key]


def people(scenes: Scenes, figure: Figure, dating: Dating) -> Link | None:
    """The country of a toll without a place by its people: "1.2 مليون شخص من السوريين"."""
    return scenes.of_adjective(figure) if _is_wide(scenes, figure) and figure.measure != "refugees" else None


LINKS: tuple[Callable[[Scenes, Figure, Dating], Link | None], ...] = (restated, authority, occurrence, scene, people)


def _scene(scenes: Scenes, figure: Figure, total: bool, time: Dating | None) -> Link | None:
    kind = kind_of(figure)
    fitting = (link for link in _candidates(scenes, figure, total) if _fits(scenes, figure, link, time))
    if figure in scenes.running:
        fitting = iter(sorted(fitting, key=scenes.is_incidental))
    first = next(fitting, None)
    if first and kind not in scenes.kinds.get(first[0], {kind}):
        told = [index for index, kinds in scenes.kinds.items() if index < figure.sentence and kind in kinds]
        alike = (link for link in _candidates(scenes, figure, total, told) if _fits(scenes, figure, link, time))
        first = next(alike, first)
    return first


def _candidates(scenes: Scenes, figure: Figure, total: bool, told: Container[int] | None = None) -> Iterator[Link]:
    """The places of other sentences that may cover a figure, the likeliest first; of those `told`, if given.

    What is told before it comes first, then who speaks there, then what is told behind it. A total has large ones only.
    """
    before = []
    for index in scenes.stories.before(figure):
        if told is None or index in told:
            before.append(index)
            yield from _link(scenes, index, scenes.told(index), total)
    for index in before:
        yield from _link(scenes, index, scenes.seat(index), total)
    for index in scenes.stories.behind(figure) if told is None else ():
        if not scenes.breaks_down(figure, index):
            yield from _link(scenes, index, scenes.told(index), total)


def _link(scenes: Scenes, index: int, toponym: Toponym | None, total: bool) -> Iterator[Link]:
    """A sentence and its place; for a total, the larger one that it is told to lie in, if it is none itself."""
    for one in (toponym, toponym.container) if toponym else ():
        own = one is toponym and one.size == SIZE["governorate"]  # of one scene, not of what the total counts
        if one and (not total or _is_large(one) and not (own and scenes.once(one))):
            yield index, one
            return


def _fits(scenes: Scenes, figure: Figure, link: Link, time: Dating | None) -> bool:
    """Whether a place can be that of a figure of this kind, tally and time."""
    index, toponym = link
    if figure in scenes.running:
        headed = toponym.size <= SIZE["governorate"] and scenes.stories.is_headed(figure, index)
        if headed or not scenes.counts_events(index, toponym):
            return False
    return (toponym.rule != "goal" or kind_of(figure) == "moved") and not (time and _is_apart(scenes, time, index))


def _is_wide(scenes: Scenes, figure: Figure) -> bool:
    """Whether a figure covers more than one event, as far as its size and sentence tell."""
    since = scenes.stories.is_since(figure.sentence) and figure not in scenes.incidents
    return since or (figure.number.value_min or 0) >= WAR


def _is_total(scenes: Scenes, figure: Figure, dating: Dating) -> bool:
    """Whether a figure is of more than a town can have seen: wide, and not of the days before the publication."""
    return _is_wide(scenes, figure) and not scenes.is_recent(dating)


def _own_time(scenes: Scenes, figure: Figure, dating: Dating) -> Dating | None:
    """The days that a figure's own sentence says, where they part it from what happened at another time."""
    sentence = scenes.sentences[figure.sentence]
    if not dating.when or not dating.end or dating.since or not sentence.start <= dating.when.start < sentence.end:
        return None
    listed = sentence.words[0].kind == "sign"  # "- خطف 7 خلال الشهر الماضي" is of its list's place
    return None if listed or any(word.folded in SAME for word in sentence.words[:100]) else dating


def _is_apart(scenes: Scenes, time: Dating, index: int) -> bool:
    """Whether what a sentence tells of happened at another time: "وفي مايو 2017"."""
    told = scenes.dates.get(index)
    if told and told.start:
        return time.end + WEEK < told.start or bool(told.end) and (time.start or time.end) > told.end + WEEK
    return time.scale in SEASONS and (scenes.published is None or time.end + WEEK < scenes.published)


def _is_large(toponym: Toponym) -> bool:
    """Whether a place can have the toll of a war: one that is a governorate's or a country's name too, not near it."""
    large = toponym.can_be("governorate") or toponym.size >= SIZE["governorate"]
    return large and toponym.rule != "near"
