"""Issues -> the words beside their numbers, the most frequent first: the next word that a rule should know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.records import Issue
from extract.text import fold, tokenise

REACH = 60  # characters behind a number in which its word stands
SHORT = 3  # letters of a word that says little by itself: a preposition
AROUND = 80  # characters beside a number that are shown


@dataclass
class Unread:
    """Numbers that no rule reads, with one word behind them, for one reason."""

    why: str
    printed: Counter = field(default_factory=Counter)  # the word as it is printed
    articles: set[str] = field(default_factory=set)
    example: str = ""

    @property
    def count(self) -> int:
        return self.printed.total()

    @property
    def word(self) -> str:
        return self.printed.most_common(1)[0][0]


def rank(issues: Iterable[tuple[Issue, str]]) -> list[Unread]:
    """Issues with the texts of their articles, by reason and by the word behind the number; the most frequent first.

    >>> text = "الحصيلة 7 دفعة، ثم 9 دفعة."
    >>> issues = [Issue("A", at, at + 1, text[at], "figures.none", "no rule") for at in (8, 19)]
    >>> [(one.word, one.count) for one in rank((issue, text) for issue in issues)]
    [('دفعة', 2)]
    """
    found: dict[tuple[str, str], Unread] = {}
    for issue, text in issues:
        word = words_behind(text, issue)
        one = found.setdefault((issue.why, fold(word)), Unread(issue.why))
        one.printed[word] += 1
        one.articles.add(issue.article_id)
        one.example = one.example or around(text, issue)
    return sorted(found.values(), key=lambda one: (-one.count, one.word))


def words_behind(text: str, issue: Issue) -> str:
    """The word that a number counts, as far as its place tells, with the short ones before it ("من المدنيين"); where
    none follows, the number itself.
    """
    words = []
    for word, _, _, kind in tokenise(text, issue.end, min(len(text), issue.end + REACH)):
        if kind not in ("word", "latin"):
            break
        words.append(word)
        if len(fold(word)) > SHORT:
            break
    return " ".join(words) or issue.words


def around(text: str, issue: Issue) -> str:
    """The words beside a number, cut at spaces."""
    start, end = max(0, issue.start - AROUND), min(len(text), issue.end + AROUND)
    before, after = text[start : issue.start], text[issue.end : end]
    before = before.partition(" ")[2] if start else before
    after = after.rpartition(" ")[0] if end < len(text) else after
    return " ".join(
        f"{before.rpartition(chr(10))[2]}{text[issue.start : issue.end]}{after.partition(chr(10))[0]}".split()
    )
