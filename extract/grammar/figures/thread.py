"""The thread of an article: what its sentences have told of people, from which a later number may go on.

A number is read from the thread where its own sentence points back at it: "وشملت العملية 40 عائلة", "وبينهم 3 أطفال",
"الجرحى الثلاثة", "وارتفعت الحصيلة إلى 12". A sentence tells of those whom it has counted; one without a figure tells
of those whom its events befall ("بدأت عملية إجلاء المدنيين").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.grammar.figures.agreeing import follows_subject
from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import complement
from extract.grammar.figures.events import NOT_BEFORE_OBJECT
from extract.grammar.figures.groups import Group
from extract.grammar.figures.meaning import measure_of
from extract.lexicon import Mark
from extract.records import Figure, Sentence

BESIDE = 3  # tokens between an event and those whom it befalls
GOING_ON = ("figures.listed", "figures.told-part")  # rules whose figures go on from another sentence's


class Told(NamedTuple):
    """What a sentence has told of some people. `figure` is theirs, where it has counted them; `noun` names them.

    `opened`: a list of them follows.
    """

    measure: str
    population: str | None
    unit: str
    sentence: int
    noun: Mark | None = None
    figure: Figure | None = None
    opened: bool = False


class Thread:
    """What was told in an article, sentence by sentence; a sentence without figures is read once something asks."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._told: dict[int, tuple[Told, ...]] = {}

    def add(self, sentence: Sentence, figures: list[Figure], others: bool = False) -> None:
        """Take in the figures of a sentence. One that goes on with a list leaves the list's whole to the next.

        `others`: it counts people to whom nothing was done, so that nothing behind it goes on from the harmed.
        """
        if figures and figures[0].rules[-1] in GOING_ON:
            self._told[sentence.index] = self.told(sentence.index - 1)
            return
        opened, nouns = sentence.quote.endswith(":"), sentence.at("nouns")
        wholes = [figure for figure in figures if figure.inherits is None]
        if wholes:
            self._told[sentence.index] = tuple(
                Told(one.measure, one.population, one.unit, sentence.index, nouns.get(one.noun), one, opened)
                for one in reversed(wholes)
            )
        elif others:
            self._told[sentence.index] = ()

    def told(self, index: int) -> tuple[Told, ...]:
        """What a sentence has told: of those whom it has counted the last first, of others as they are named."""
        if index < 0:
            return ()
        if index not in self._told:
            self._told[index] = tuple(_named(self.sentences[index]))
        return self._told[index]

    def before(self, index: int, reach: int) -> Iterator[Told]:
        """What the sentences before one have told, the nearest first, over `reach` of them."""
        for earlier in range(index - 1, max(-1, index - 1 - reach), -1):
            yield from self.told(earlier)


def _named(sentence: Sentence) -> Iterator[Told]:
    """Those whom the events of a sentence befall, though it counts nobody: "بدأت عملية إجلاء المدنيين"."""
    clause, opened = Clause(sentence, []), sentence.quote.endswith(":")
    for event in clause.events.values():
        noun = _people(clause, event)
        measure = measure_of(clause, event, Group(None, event.last, mark=noun))
        if measure in (None, "none"):
            continue
        closer = noun and complement(sentence, noun, general=noun.reading.get("population") == "people")
        population = (closer or noun).reading.get("population") if noun else None
        if noun and noun.reading.get("measure") and measure != noun.reading.get("measure"):
            population = noun.reading.get("otherwise") or population
        unit = noun.reading.get("unit", "people") if noun else "people"
        yield Told(measure, None if population == "same" else population, unit, sentence.index, noun, opened=opened)
    for noun in clause.nouns.values():
        if noun.reading.get("measure") and noun.reading.form == "plural":
            told = noun.reading.get("measure"), noun.reading.get("population"), noun.reading.get("unit", "people")
            yield Told(*told, sentence.index, noun, opened=opened)


def _people(clause: Clause, event: Mark) -> Mark | None:
    """Those whom an event befalls: behind it and who does it, or before a verb that agrees with them."""
    own, found = ("عن", "علي", *event.reading.get("with", "").split()), []
    for at in range(event.last + 1, min(event.last + 1 + BESIDE, len(clause.words))):
        if clause.person(at):
            found.append(clause.nouns[at])
        elif clause.words[at].folded in NOT_BEFORE_OBJECT and clause.words[at].text not in own:
            break
    if found:
        return found[-1 if event.reading.get("role") == "acts" else 0]  # "خطف مسلحون تلاميذ"
    return clause.nouns.get(event.first - 1) if follows_subject(clause, event) else None
