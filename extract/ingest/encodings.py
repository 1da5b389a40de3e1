"""Bytes -> the text that they write, in the encodings that Arabic news is found in."""

import codecs
import re

# Both of eight bits put the letters in other places, so that the article "ال" tells which of them it is.
EIGHT_BITS = ("windows-1256", "iso-8859-6")
ARTICLE = re.compile(r"\bال\w")
ARABIC = re.compile("[\u0600-\u06ff]")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
LEAST_ARABIC = 0.8  # of what is not ASCII; typographic quotation marks, dashes and tatweel are the rest


def decoded(content: bytes) -> str | None:
    """The text, without a byte order mark; None where it is in none of these encodings.

    >>> [decoded("قتل خمسة في المدينة".encode(name)) for name in ("utf-8-sig", "utf-16", "cp1256", "iso-8859-6")]
    ['قتل خمسة في المدينة', 'قتل خمسة في المدينة', 'قتل خمسة في المدينة', 'قتل خمسة في المدينة']
    >>> decoded(b"\\xff\\xfe\\x00") is None, decoded("où été".encode("latin-1")) is None
    (True, True)
    """
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return None if marked else _eight_bits(content)


def _eight_bits(content: bytes) -> str | None:
    texts = []
    for encoding in EIGHT_BITS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(ARABIC.findall(text)) >= LEAST_ARABIC * len(NOT_ASCII.findall(text)):
            texts.append(text)
    return max(texts, key=lambda text: len(ARTICLE.findall(text)), default=None)
