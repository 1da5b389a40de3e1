"""What the stages hand on: small records that point into the article's text.

Every `start` and `end` is a code point offset of the article's text, end exclusive; `first` and `last` are token
numbers of one sentence, last included.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, chain

from extract.lexicon import WORDS, Lexicon, Mark, Piece, Word
from extract.marks import Marks


@dataclass(frozen=True, slots=True)
class Article:
    """A text and where it was printed. What is not known is None; `published_basis` says how the date is known."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: str | None = None


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence of an article, with its words once somebody asks for them.

    `at(vocabulary)` gives where the terms of a vocabulary stand, in order, by the token where each begins,
    `near(vocabulary, first, last)` those that begin within these tokens, `sections(vocabulary)` the sections of which
    there are any, and `lemmas(vocabulary)` the terms. `forms` are its folded words, for rules of a few words alone.
    """

    index: int
    start: int
    end: int
    text: str  # of the article, whole: text[start:end] is the sentence
    lexicon: Lexicon
    position: str = "body"
    paragraph: int = 0
    pieces: list[Piece] = field(init=False, repr=False)
    words: list[Word] = field(init=False, repr=False)
    starts: list[int] = field(init=False, repr=False)
    ends: list[int] = field(init=False, repr=False)
    forms: frozenset[str] = field(init=False, repr=False)
    at: Callable[[str], dict[int, Mark]] = field(init=False, repr=False)
    near: Callable[..., list[Mark]] = field(init=False, repr=False)
    sections: Callable[[str], frozenset[str]] = field(init=False, repr=False)
    lemmas: Callable[[str], frozenset[str]] = field(init=False, repr=False)

    def __getattr__(self, name: str) -> object:
        """What is asked for the first time: the words with their marks, or where each starts and ends."""
        if name == "pieces":
            self.pieces = self.lexicon.pieces(self.quote)
        elif name in ("words", "at", "near", "sections", "lemmas"):
            self.words = list(chain.from_iterable(map(WORDS, self.pieces)))
            marks = Marks(self.words)
            # Asked for so often that one call more would tell.
            self.at, self.near, self.sections, self.lemmas = marks.__getitem__, marks.near, marks.sections, marks.lemmas
        elif name in ("starts", "ends"):
            lengths = [len(printed) + 1 for printed in self.quote.split(" ")]
            begun = list(zip(accumulate(lengths, initial=self.start), self.pieces, strict=False))
            self.starts = [begin + start for begin, piece in begun for start in piece.starts]
            self.ends = [begin + end for begin, piece in begun for end in piece.ends]
        elif name == "forms":
            self.forms = frozenset([word.folded for word in self.words])
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def span(self, first: int, last: int) -> "Span":
        """The tokens first..last, last included, as a span of the article."""
        return Span(self.starts[first], self.ends[last], self.text[self.starts[first] : self.ends[last]])

    @property
    def quote(self) -> str:
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Span:
    """Printed words of the article: text[start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase. `span` is the phrase alone, without hedge and counted noun; `first`..`last` its tokens.

    `counted` is the token of the noun where the number itself stands on one: a dual, which is number and noun at once
    (then it lies in the span), or the noun before a postposed number ("الضحايا الستة"). `hedged` are the tokens of the
    words that made the qualifier, so that other stages do not take them for something else. `lead` is the first token
    of all of these.
    """

    sentence: int
    first: int
    last: int
    span: Span
    value: int | None
    value_min: int | None
    value_max: int | None
    qualifier: str
    rules: tuple[str, ...]
    counted: int | None = None
    hedged: tuple[int, ...] = ()
    status: str = "reported"  # a hedge such as "قد يصل إلى" projects
    lead: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        counted = self.first if self.counted is None else self.counted
        object.__setattr__(self, "lead", min(self.first, counted, *self.hedged))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts people, and what was done to them. `cue` is the token of the word that says so.

    `noun` and `group` are the tokens of the counted noun and of the whole counted group, where one is printed, and
    `sentence` is its number's.
    """

    number: Number
    measure: str
    population: str
    unit: str
    rules: tuple[str, ...]
    cue: int | None = None
    noun: int | None = None
    group: Span | None = None
    inherits: int | None = None  # the figure, by its place in the list, whose measure this one has taken over
    sentence: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", self.number.sentence)

    def __hash__(self) -> int:
        return self.number.span.start  # each stands at a place of its own


@dataclass(frozen=True, slots=True)
class Rejection:
    """A number that is no figure, and by which rule. `issue` marks those that a person should look at."""

    number: Number
    rule: str
    why: str
    issue: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who states a figure, and through whom. Ids are those of the catalogue of sources."""

    source: Span | None = None
    source_id: str | None = None
    relay: Span | None = None
    relay_id: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """When: the words, and the days they resolve to. `precision` is day, week, month, year or open."""

    when: Span | None = None
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    since: bool = False  # a running count from `start` on: "منذ الثلاثاء"
    period: bool = False  # the words run through a stretch of time: "خلال تموز", "بين 3 و5 مايو"
    wide: bool = False  # the words name more than a day: "تموز", "الأسبوع الماضي"
    scale: str | None = None  # the unit of the calendar that the words name: "day", "month" ...
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placing:
    """Where: the words, the place of the catalogue, and how the figure relates to it."""

    place: Span | None = None
    place_id: str | None = None
    level: str | None = None
    relation: str | None = None
    admin1_pcode: str | None = None
    country: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What was seen and not understood: where, the words, the stage, and why.

    Of an article or an input that was not read at all there are no words.
    """

    article_id: str | None
    start: int | None
    end: int | None
    words: str | None
    stage: str
    why: str
