"""An agency's credit: behind the place at the head of a text ("دمشق (رويترز) -"), or at its end ("(رويترز)")."""

import re
from collections.abc import Sequence

from extract.catalog.sources import Sources
from extract.records import Sentence, Span

CREDIT_LENGTH = 40  # characters of "(د .ب .أ)" and the like
HEAD = 300  # characters in which the place and the agency of a text stand
HEAD_LINES, HEAD_PARTS = 4, 6
LONGEST_PLACE = 3  # words before the agency: a place, a place with a date
LONGEST_DATED = 5  # words of a place with a date
LONGEST_PART = 3  # words of a place, a date or a reporter's name before the agency
PARTS = re.compile(r"[^-–—ـ/():«»\"]+")
SENTENCE = re.compile(r"(?<=\w\w)\. ")  # but "ا. ش .ا"
DATE = re.compile(r"[\d\s.]*")
OPENS = "-–—ـ/(«»"  # what may stand before an agency; a quotation mark or a colon opens what is said
CLOSES = "-–—ـ/)»"  # what stands behind one that opens the text; a colon makes it a speaker
ORIGIN = re.compile(r"^\W*المصدر\s*:\s*(.+)$", re.MULTILINE)
LONGEST_SIGNED = 12  # tokens of "المصدر: ..."
END = 80  # characters in which the origin of a text stands


def credited(text: str, sources: Sources) -> Span | None:
    """Who is credited with a whole text, if anybody.

    >>> from extract.packs import load_pack
    >>> credited("بيروت (رويترز) - أصيب 5 أشخاص.", load_pack().sources).text
    'رويترز'
    """
    return bracketed(text) or headed(text, sources) or origin(text, sources)


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
    """An agency's credit at the head of a text: "دمشق (رويترز) -", "غزة/ فلان/ الأناضول", "(رويترز) -"."""
    start = 0
    for line in text[:HEAD].split("\n")[:HEAD_LINES]:
        parts = [match for match in PARTS.finditer(line) if match[0].strip(" .،")]
        dated = parts and any(map(str.isdigit, parts[0][0]))  # "عمان 21 كانون الثاني (بترا)"
        if len(parts[0][0].split()) <= (LONGEST_DATED if dated else LONGEST_PLACE) if parts else False:
            for part in parts[:HEAD_PARTS]:
                words = SENTENCE.split(part[0])[0]  # "القاهرة - سبوتنيك. كتب فلان"
                begin = part.start() + DATE.match(words).end()  # "رام الله 12-3-2013 وفا-"
                name = words[begin - part.start() :].strip()
                if len(name.split()) > (LONGEST_DATED if dated else LONGEST_PART):
                    break
                known = sources.get(sources.id_of(name) or "")
                before, behind = line[: part.start()].rstrip(), line[part.end() :].lstrip()
                if before.endswith('"') and behind.startswith('"'):  # "جنين - "وفا" -"
                    before, behind = before[:-1].rstrip(), behind[1:].lstrip()
                before, behind = before[-1:], behind[:1]
                led = before in OPENS if before else behind and behind in CLOSES
                if known is not None and known.agency and led:
                    return Span(start + begin, start + begin + len(name), name)
        start += len(line) + 1
    return None


def signed_by(sentences: Sequence[Sentence]) -> Span | None:
    """The body that the last line of a bulletin names as its source: "المصدر: وزارة الصحة"; a medium passes it on."""
    last = sentences[-1] if sentences else None
    first = int(last is not None and last.words[:1] != [] and last.words[0].text == "(")
    if last is None or len(last.words) < first + 3 or last.words[first].folded != "المصدر":
        return None
    if last.words[first + 1].text != ":" or len(last.words) > LONGEST_SIGNED:
        return None
    begin, end = first + 2, len(last.words) - 1
    if begin not in last.at("institutions") or begin in last.at("outlets"):
        return None
    while last.words[end].kind == "sign":
        end -= 1  # "(المصدر: وزارة الصحة)."
    return last.span(begin, end)


def origin(text: str, sources: Sources) -> Span | None:
    """A medium that a text names as its origin in its last line: "المصدر: رويترز"."""
    tail = max(0, len(text.rstrip()) - END)
    found = ORIGIN.search(text, tail)
    if found is None:
        return None
    for part in PARTS.finditer(text, found.start(1), found.end(1)):
        name = part[0].strip(" '+،,.\n")
        known = sources.get(sources.id_of(name) or "") if name else None
        if known is not None and known.kind == "media" and not name.startswith("ب"):
            begin = text.index(name, part.start())
            return Span(begin, begin + len(name), name)
    return None
