"""An agency's credit, at the end of a text ("(رويترز)") or behind the place at its head ("دمشق (رويترز) -")."""

import re

from extract.catalog.sources import Sources
from extract.records import Span

CREDIT_LENGTH = 40  # characters of "(د .ب .أ)" and the like
HEAD = 300  # characters in which the place and the agency of a text stand
HEAD_LINES, HEAD_PARTS = 4, 4
LONGEST_PART = 3  # words of a place, a date or a reporter's name before the agency
PARTS = re.compile(r"[^-–—ـ/():«»\"]+")


def credited(text: str, sources: Sources) -> Span | None:
    """Who is credited with a whole text, if anybody.

    >>> from extract.packs import load_pack
    >>> credited("بيروت (رويترز) - أصيب 5 أشخاص.", load_pack().sources).text
    'رويترز'
    """
    return bracketed(text) or headed(text, sources)


def bracketed(text: str) -> Span | None:
    """An agency's credit in brackets at the end of the text: "(رويترز)"."""
    text = text.rstrip()
    if not text.endswith(")") or "(" not in text[-CREDIT_LENGTH:]:
        return None
    start = text.rindex("(") + 1
    name = text[start:-1].strip()
    start = text.index(name, start) if name else start
    caption = any(letter.isdigit() or letter in ':"' for letter in name)  # "(رويترز: فلان)" credits a picture
    if not name or name == "وكالات" or caption or len(name.split()) > 5:
        return None
    return Span(start, start + len(name), name)


def headed(text: str, sources: Sources) -> Span | None:
    """An agency's credit behind the place at the head of a text: "دمشق (رويترز) -", "غزة/ فلان/ الأناضول"."""
    start = 0
    for line in text[:HEAD].split("\n")[:HEAD_LINES]:
        parts = [(match.start(), match[0]) for match in PARTS.finditer(line)]
        if len(parts) > 1 and len(parts[0][1].split()) <= 2:
            for at, part in parts[1:HEAD_PARTS]:
                part = part.split(". ")[0]  # "القاهرة - سبوتنيك. كتب فلان"
                if len(part.split()) > LONGEST_PART:
                    break
                known = sources.get(sources.id_of(part.strip()) or "")
                if known is not None and known.agency:
                    name = part.strip()
                    begin = text.index(name, start + at)
                    return Span(begin, begin + len(name), name)
        start += len(line) + 1
    return None
