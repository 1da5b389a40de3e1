"""Text as printed, and the folded form that rules are matched on.

Offsets are code points of the text as given; nothing is normalised before an offset is taken. A token is a slice of
that text, so its offsets hold whatever its letters carry. Only the token's own letters are folded, once a word form.

>>> [text for text, *_ in tokenise("قُتل 1,5 مليون")]
['قُتل', '1,5', 'مليون']
>>> [text for text, *_ in tokenise("القاهرةفي ليلةً")]
['القاهرة', 'في', 'ليلةً']
>>> fold("أُصِيـــبَ") == fold("اصيب")
True
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

DIGIT = "0-9٠-٩۰-۹"
# Written on or between letters without being one: tashkeel, tatweel, joiners, and the controls of text direction.
MARK = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# A word ends at its ta marbuta, so that words run together are read apart: "القاهرةفي".
LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc"
INNER = LETTER.replace("\u0620-\u063f", "\u0620-\u0628\u062a-\u063f")
# Writers break words up to pass a platform's filter: "المعتـ .ـقلين" is one word.
CENSORED = r"\u0640[ .]{1,3}\u0640"
CUT = r"(?<=\u0640)[ .]{1,3}\u0640"  # the rest of it, where its first tatweel is taken for a letter's

TOKEN = re.compile(
    # A thousands or decimal separator stands between digits; "ر" is one for Arabic agencies: "12ر1 مليون". A space that
    # does not break the line is one only before three digits.
    rf"(?P<digits>[{DIGIT}]+(?:[.,،٫٬ر\u2019'][{DIGIT}]+|[\u00a0\u2009\u202f][{DIGIT}]{{3}}(?![{DIGIT}]))*)"
    rf"|(?P<word>[{LETTER}][{INNER}{MARK}]*(?:{CUT}[{INNER}{MARK}]+)*(?:{CUT})?(?:ة[{MARK}]*)?)"
    rf"|(?P<latin>(?![{LETTER}{MARK}])[^\W\d_](?:(?![{LETTER}{MARK}])[^\W_])*)"  # ends where Arabic begins
    rf"|(?P<sign>(?!(?<=[{LETTER}{MARK}])_[{LETTER}])[^\s{MARK}])"  # a hashtag's "_" parts words: "#خان_يونس"
)

FOLD = str.maketrans(
    "أإآٱىةؤئکیگڨڤپچە" + "".join(map(chr, (*range(0x660, 0x66A), *range(0x6F0, 0x6FA)))),
    "اااايهويكيكقفبجه" + "01234567890123456789",
)
MARKS = re.compile(f"{CENSORED}|[{MARK}]")
PRESENTED = re.compile("[\ufb50-\ufefc]")  # letters in the form that they have at their place in a word
BROKEN = re.compile(CENSORED)


def fold(text: str) -> str:
    """The form that vocabularies are matched on: no marks, one letter for hamza carriers, alef, ya and ta marbuta.

    >>> fold("مئةٍ"), fold("٨٢٦"), fold("ﻗﺘﯿﻞ")
    ('ميه', '826', 'قتيل')
    """
    if PRESENTED.search(text):
        text = unicodedata.normalize("NFKC", text)
    return MARKS.sub("", text).translate(FOLD)


@cache
def fold_term(text: str) -> str:
    """The folded form of what a line of a vocabulary says; kept, as vocabularies are small."""
    return fold(text)


def tokenise(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, int, int, str]]:
    """Yield (token, start, end, kind) for text[start:end]; kind is `digits`, `word`, `latin` or `sign`."""
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        yield match[0], match.start(), match.end(), match.lastgroup
