"""Bytes -> the text that they write, in the encodings that Arabic news is found in."""

import codecs
import re

# Both of eight bits put the letters in other places, so that the article "ال" tells which of them it is.
EIGHT_BITS = ("windows-1256", "iso-8859-6")
ARTICLE = re.compile(r"\bال\w")
ARABIC = re.compile("[\u0600-\u06ff]")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
LEAST_ARABIC = 0.8  # of what is not ASCII; typographic quotation marks, dashes and tatweel are the rest
HIGH_BYTES = b"\x00\x06\x20"  # of UTF-16: Latin letters and digits, Arabic, typographic signs
SAMPLE = 65_536  # bytes that tell the encoding of a file that is read as a stream; even, for UTF-16


def decoded(content: bytes) -> str | None:
    """The text, without a byte order mark; None where it is in none of these encodings.

    >>> [decoded("قتل خمسة في المدينة".encode(name)) for name in ("utf-8-sig", "utf-16-le", "cp1256", "iso-8859-6")]
    ['قتل خمسة في المدينة', 'قتل خمسة في المدينة', 'قتل خمسة في المدينة', 'قتل خمسة في المدينة']
    >>> decoded(b"\\xff\\xfe\\x00") is None, decoded("où été".encode("latin-1")) is None
    (True, True)
    """
    wide = _sixteen_bits(content)
    try:
        return content.decode(wide or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        if wide:
            return None
    texts = {name: text for name in EIGHT_BITS if (text := _eight_bits(content, name)) is not None}
    return max(texts.values(), key=lambda text: len(ARTICLE.findall(text)), default=None)


def encoding_of(sample: bytes) -> str | None:
    """The encoding of a file that begins with the sample; None where it is none that is known.

    >>> encoding_of("قتل خمسة".encode("utf-16-be")), encoding_of("قتل خمسة".encode()[:-1]), encoding_of(b"o\\xf9")
    ('utf-16-be', 'utf-8-sig', None)
    """
    if wide := _sixteen_bits(sample):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # a character cut at the end is whole further on
        return "utf-8-sig"
    except UnicodeDecodeError:
        text = decoded(sample)
    return next((name for name in EIGHT_BITS if text is not None and _eight_bits(sample, name) == text), None)


def _sixteen_bits(content: bytes) -> str | None:
    """UTF-16 by its mark, else by its high bytes: its Arabic is valid UTF-8 too, ASCII with control characters."""
    if content.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if content.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    sample = content[:SAMPLE]
    if b"\x06" not in sample and b"\x00" not in sample:
        return None
    half = len(sample) // 2
    for name, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        known = sum(map(high.count, HIGH_BYTES))
        control = high.count(0) + high.count(6)
        if half and known >= LEAST_ARABIC * half and control > half / 2 and low.count(0) < half / 2:
            return name
    return None


def _eight_bits(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if len(ARABIC.findall(text)) >= LEAST_ARABIC * len(NOT_ASCII.findall(text)) else None
