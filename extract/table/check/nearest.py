"""A name or value that nothing knows -> the known one that was perhaps meant."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cache

from extract.packs import load_pack
from extract.table.messages import Message
from extract.text import fold

ENGLISH = {"dead": "killed", "deaths": "killed", "fatalities": "killed", "wounded": "injured"}
ALIKE = 0.6  # of the letters, in order
LONGEST = 60  # letters of a name that is looked for
MOST = 50  # names that one is held against, so that a file of unknown names takes no longer than another


def nearest(name: str, known: Iterable[str], otherwise: Message) -> Message:
    """A question with the known name that is nearest, or what to do otherwise.

    >>> nearest("kiled", ["killed", "injured"], Message("advice.remove")).said()
    'Did you mean `killed`?'
    """
    near = get_close_matches(name[:LONGEST], known, 1)
    return Message("advice.meant", {"name": near[0]}) if near else otherwise


def nearest_value(column: str, word: str, values: Iterable[str]) -> Message:
    """What to do about a value that a column does not allow.

    >>> nearest_value("population", "مدنيون", ["people", "civilians"]).said()
    'Did you mean `civilians`?'
    """
    value = meant(column, word)
    if value in values:
        return Message("advice.meant", {"name": value})
    return nearest(word.lower(), values, Message("advice.other_value"))


def meant(column: str, word: str) -> str | None:
    """The value of a column that a word of the news has in the language pack.

    >>> meant("measure", "قتلى"), meant("measure", "Dead"), meant("population", "مدنيون"), meant("measure", "place")
    ('killed', 'killed', 'civilians', None)
    """
    word = word.strip().lower()[:LONGEST]
    if column == "measure" and word in ENGLISH:
        return ENGLISH[word]
    readings = load_pack().lexicon.word(word).readings.values() if word else ()
    return next(filter(None, (reading.get(column) for reading in readings)), None)


def nearest_source(printed: str) -> Message:
    """What to do about a source that the catalogue does not know."""
    return _asked(_sources().nearest(printed))


def nearest_place(printed: str) -> Message:
    """What to do about a place that the catalogue does not know."""
    return _asked(_places().nearest(printed))


def _asked(near: str | None) -> Message:
    return Message("advice.meant_or_new", {"name": near}) if near else Message("advice.new")


class Names:
    """Names by their words, and by their words without one letter: two that differ in a letter share such a form."""

    def __init__(self, names: Iterable[str]):
        self._names = list(names)
        self._at: dict[str, list[int]] = {}
        for at, name in enumerate(self._names):
            for form in {form for word in _folded(name).split() for form in _forms(word)}:
                self._at.setdefault(form, []).append(at)

    def nearest(self, printed: str) -> str | None:
        """The most alike name, of several the one that was given first.

        >>> Names(["Homs", "Hama", "Syrian Observatory"]).nearest("Homss")
        'Homs'
        """
        asked = _folded(printed)
        found = (self._at.get(form, []) for word in asked.split() for form in _forms(word))
        rarest = dict.fromkeys(at for those in sorted(found, key=len) for at in those[:MOST])
        few = [self._names[at] for at in sorted(list(rarest)[:MOST])]
        alike = [SequenceMatcher(None, asked, _folded(name)).ratio() for name in few]
        best = max(alike, default=0)
        return few[alike.index(best)] if best >= ALIKE else None


def _forms(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _folded(name: str) -> str:
    return fold(name[:LONGEST]).lower()


@cache
def _sources() -> Names:
    return Names(name for one in load_pack().sources for name in (one.id, one.ar, one.en, *one.names))


@cache
def _places() -> Names:
    """Syria's first, then the largest."""
    places = sorted(load_pack().places, key=lambda place: (place.country != "SYR", -place.population))
    return Names(name for place in places for name in (place.ar, place.en) if name)
