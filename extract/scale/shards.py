"""Articles -> shards: work for a core for about a second, named by what is in it and by the rules that read it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract.ingest.articles import Item
from extract.ingest.html import Page
from extract.ingest.problems import InputProblem
from extract.records import Article, Issue

MOST_ARTICLES = 500
MOST_LETTERS = 1_000_000  # of all its articles; a longer one is a shard by itself
MARKUP = 20  # bytes of a page that count as a letter: of markup there is more, and it fills the memory
EXTRACT = Path(__file__).parents[1]
# What a reading can depend on; a file too many costs a reading anew, one too few would leave an old one standing.
RULES = ("*.py", "ingest/*.py", "stages/*.py", "grammar/**/*.py", "lang/**/*.toml", "catalog/**/*.*", "table/[is]*.py")
READERS = ("trafilatura", "lxml")  # of pages


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles, and pages that are not read yet, which are read at once; and issues of the inputs between them."""

    name: str
    rules: str
    items: tuple[Article | Page, ...]
    issues: tuple[Issue, ...]

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Shard":
        """The shard of some items; the same items and rules give the same name.

        >>> [Shard.of([Article("A", "قتل 5")]).name == Shard.of([Article("A", text)]).name for text in ("قتل 5", "قتل")]
        [True, False]
        """
        items = tuple(items)
        given = tuple(item for item in items if not isinstance(item, InputProblem))
        issues = tuple(issue_of(item) for item in items if isinstance(item, InputProblem))
        digest = hashlib.sha256(rules_version().encode())
        for item in (*given, *issues):
            digest.update(repr(astuple(item)).encode("utf-8", "surrogatepass"))
        return cls(digest.hexdigest()[:32], rules_version(), given, issues)


def issue_of(problem: InputProblem) -> Issue:
    """What was not read of the inputs, as an issue: as it should be, or not."""
    return Issue(None, None, None, None, "input" if problem.fails else "passed over", str(problem))


def cut(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in pieces of a shard's size, in order; no more than one piece is held.

    >>> [len(piece) for piece in cut(Article(str(number), "قتل 5") for number in range(1200))]
    [500, 500, 200]
    """
    piece: list[Item] = []
    letters = 0
    for item in items:
        length = _letters(item)
        if piece and (len(piece) == MOST_ARTICLES or letters + length > MOST_LETTERS):
            yield piece
            piece, letters = [], 0
        piece.append(item)
        letters += length
    if piece:
        yield piece


def _letters(item: Item) -> int:
    if isinstance(item, Article):
        return len(item.text)
    return len(item.content) // MARKUP if isinstance(item, Page) else 0


@cache
def rules_version() -> str:
    """A hash of the rules, the vocabularies, the catalogues and the readers of pages, as they are installed here."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in RULES for path in EXTRACT.glob(pattern)}):
        if ".cases." not in path.name and path.suffix != ".pyc":
            digest.update(path.relative_to(EXTRACT).as_posix().encode() + b"\0" + path.read_bytes())
    for name in READERS:
        try:
            digest.update(version(name).encode())
        except PackageNotFoundError:
            pass
    return digest.hexdigest()[:16]
