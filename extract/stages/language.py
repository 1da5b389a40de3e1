"""Article -> an issue, where it is in a language that no pack reads: its words would be taken for others."""

import re
from functools import cache

from extract.packs import Pack, Writing
from extract.records import Article, Issue

SAMPLE = 400  # characters that tell; where they say no, all of the text is asked
LEAST = 0.25  # words in its script to one in another; much of a page can be names of networks and buttons
SHOWN = 80  # characters
OTHER = r"[^\W\d_{}]+"


def unread_language(article: Article, pack: Pack) -> Issue | None:
    """The issue of an article in another language than the pack's.

    >>> from extract.packs import load_pack
    >>> unread_language(Article("A", "Five people were killed."), load_pack("ar")).why
    'is written in no language that is read (Arabic)'
    """
    text = article.text
    if is_written_in(text[:SAMPLE], pack.writing) or (len(text) > SAMPLE and is_written_in(text, pack.writing)):
        return None
    start = len(text) - len(text.lstrip())
    words = text[start : start + SHOWN].partition("\n")[0]
    why = f"is written in no language that is read ({pack.writing.name})"
    return Issue(article.id, start, start + len(words), words, "language", why)


def is_written_in(text: str, writing: Writing) -> bool:
    """Whether a text can be in a language: in its script, and with more that shows it than letters of its neighbours.

    A text without letters is in no other.
    """
    own, other, strange = _scripts(writing.letters, writing.foreign)
    if not strange.search(text):
        return True
    if len(own.findall(text)) < LEAST * len(other.findall(text)):
        return False
    return sum(map(text.count, writing.foreign)) <= sum(map(text.count, writing.shown_by))


@cache
def _scripts(letters: str, foreign: str) -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    """What finds the words of a script, those of others, and any letter of others or of its neighbours.

    The last is a quick look, which most texts of the language pass.
    """
    own, other = re.compile(f"[{letters}]+"), re.compile(OTHER.format(letters))
    known = "".join(one for one in map(chr, range(0xFFFF)) if one not in foreign and not other.match(one))
    return own, other, re.compile(f"[^{re.escape(known)}]")
