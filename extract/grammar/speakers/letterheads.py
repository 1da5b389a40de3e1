"""Whose own post or bulletin a text is, by its head: "الدفاع المدني@handle", "وزارة الصحة – غزة" alone on a line."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.catalog.sources import Sources
from extract.grammar.speakers.names import DASHES
from extract.grammar.speakers.statements import Reader
from extract.records import Sentence, Span

HEAD = 3  # sentences in which a letterhead stands
LONGEST = 80  # characters of a line that is only a letterhead, or in which an account's name ends
LONGEST_PLACE = 2  # words of a place behind the name
ACCOUNT = ("@", "Verified")  # behind the name of an account


class Letterhead(NamedTuple):
    """The body that publishes a text, and whether it is a post, which passes on what others say."""

    name: Span
    post: bool


def letterhead(sentences: Sequence[Sentence], sources: Sources) -> Letterhead | None:
    """The body that publishes a text itself, if one does. A medium's post is the text's own voice.

    >>> from extract.packs import load_pack
    >>> from extract.records import Article
    >>> from extract.stages.sentences import split_sentences
    >>> pack = load_pack()
    >>> letterhead(split_sentences(Article("A", "الخوذ البيضاء@helmets أصيب 5 أشخاص"), pack), pack.sources).name.text
    'الخوذ البيضاء'
    """
    for sentence in sentences[:HEAD]:
        begin = sentence.quote[:LONGEST]
        if len(sentence.quote) > LONGEST and not any(sign in begin for sign in ACCOUNT):
            continue  # a cheap look, before its words are read
        reader = Reader(sentence)
        start = next((token for token, word in enumerate(sentence.words) if word.kind != "sign"), None)
        name, after = reader.name(start) if start is not None else (None, 0)
        if name is None:
            continue
        ahead = range(name[0] + 1, min(after + 1, len(sentence.words)))
        account = next((token for token in ahead if sentence.words[token].text in ACCOUNT), None)
        post = account is not None
        rest = [word for word in sentence.words[after:] if word.kind != "sign"]
        span = sentence.span(name[0], account - 1 if account else name[1])
        known = sources.get(sources.id_of(span.text) or "")
        placed = any(word.text in DASHES for word in sentence.words[after : after + 1])  # "وزارة الصحة – غزة"
        body = known.kind != "media" if known else placed and reader.section(name[0], "institution") and rest
        if body and (post or len(rest) <= LONGEST_PLACE):
            return Letterhead(span, post)
    return None
