"""The items of a bulletin, each headed by where it is told of: "الموصل - انفجرت سيارة"."""

import re
from collections.abc import Sequence

from extract.catalog.places import Places
from extract.records import Sentence
from extract.text import fold

HEADED = re.compile(r"[-*•\s]*(\w+(?: \w+)?)\s+[-–—]\s")
SEVERAL = 2  # one alone heads a report with where it was written


def headed_items(sentences: Sequence[Sentence], places: Places) -> frozenset[int]:
    """The sentences that begin an item with a place and a dash, where an article has several."""
    found = []
    for sentence in sentences:
        head = HEADED.match(sentence.quote)
        if head and places.names(fold(head[1]).split(), 0):
            found.append(sentence.index)
    return frozenset(found if len(found) >= SEVERAL else ())
