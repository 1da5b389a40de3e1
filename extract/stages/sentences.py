"""Article -> sentences, with their position on the page."""

import re
from collections.abc import Iterator

from extract.marks import Marks
from extract.packs import Pack
from extract.records import Article, Sentence
from extract.text import DIGIT, LETTER, MARK, TOKEN

# A break may stand without a space after it ("الجزيرة.وأكدت") or with one before it ("أفغانستان .وأصدرت").
BREAK = re.compile(r"[!؟?]|\.")
# Not a full stop: a decimal or a date, an ellipsis, an initial ("د. محمد", "(أ .ف .ب)"), a broken word ("معتـ .ـقلين").
INITIAL = re.compile(rf"(?:^|[^{LETTER}{MARK}{DIGIT}A-Za-z])[{LETTER}A-Za-z]\s?$")
NUMBER_UNDER = re.compile(rf"\n\s*[{DIGIT}][{DIGIT}.,،٫٬]*[^\S\n]*(?=\n|$)")
WORDS_OVER = re.compile(r"[^\S\n]?\n([^\S\n]?[^\s].*)")  # the line under a line, with no empty one between
ITEM = re.compile(rf"\s?[-–•*▪●]|\s?[{DIGIT}]{{1,2}}\s?[-.)]")
LABEL_LENGTH = 24  # characters in which a line says what it is: "اقرأ أيضا:"
HEADLINE_LENGTH = 160  # the longest first line of the seeds' kind that is a headline; a longer one is a lead
BAR = re.compile(r"\s\|\s")
TICKED = 25  # characters of a headline before a bar, at least


def split_sentences(article: Article, pack: Pack) -> list[Sentence]:
    """The sentences of an article, in order; each lies within one line, or in a label and the number under it."""
    sentences: list[Sentence] = []
    first_line = True
    for line, (line_start, line_end) in enumerate(_lines(article.text, pack)):
        bounds = list(_bounds(article.text, line_start, line_end))
        if not bounds:
            continue
        position = _position(article.text[line_start:line_end].strip(), first_line, pack)
        first_line = False
        sentences += [
            Sentence(index, start, end, article.text, pack.lexicon, position, line)
            for index, (start, end) in enumerate(bounds, len(sentences))
        ]
    return sentences


def _position(line: str, first: bool, pack: Pack) -> str:
    """What a line is on the page."""
    return _label(line, pack) or ("headline" if first and _is_headline(line) else "body")


def _label(line: str, pack: Pack) -> str | None:
    """The section of the layout's term that begins a line: "اقرأ أيضا:"."""
    first = TOKEN.search(line)
    word = pack.lexicon.word(first[0], first.lastgroup) if first else None
    if not word or "layout" not in word.begins:
        return None
    words = pack.lexicon.words(line[:LABEL_LENGTH])
    label = Marks(words)["layout"].get(0)
    if label and (
        not label.reading.get("colon") or words[label.last + 1 : label.last + 2] == [pack.lexicon.word(":", "sign")]
    ):
        return label.reading.term.section
    return None


def _lines(text: str, pack: Pack) -> Iterator[tuple[int, int]]:
    """The lines of a text; a label and the number alone under it are one: "عدد الضحايا:", then "23".

    So are the lines into which a page has broken a sentence: "مقتل", then "20 شخصا".
    """
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            number = end - start <= LABEL_LENGTH and NUMBER_UNDER.match(text, end)
            end = number.end() if number else end
            while (line := WORDS_OVER.match(text, end)) and _goes_on(text[start:end], line[1], pack):
                end = line.end()
            yield start, end
        start = end + 1


def _goes_on(line: str, following: str, pack: Pack) -> bool:
    """Whether a line breaks off inside its sentence: behind a word that wants another, or a number before its noun."""
    if ITEM.match(following):
        return False
    last = pack.lexicon.last(line[-LABEL_LENGTH:].rpartition("  ")[2])
    if last is None:
        return False
    if "line_ends" in last.readings:
        return True
    if last.kind != "digits" and "numbers" not in last.readings:
        return False
    first = pack.lexicon.first(following[:LABEL_LENGTH])
    noun = first and (first.readings.get("nouns") or first.readings.get("numbers"))
    return noun is not None and not (noun.definite or noun.conjunction)


def _is_headline(line: str) -> bool:
    return len(line) <= HEADLINE_LENGTH and not line.rstrip().endswith((".", "،", ":"))


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line; of a ticker those of each headline: "مقتل 5 في غارة على حلب | إصابة 3 في حماة | ..."."""
    begin = start
    for bar in _bars(text, start, end):
        yield from _between(text, begin, bar)
        begin = bar + 1
    yield from _between(text, begin, end)


def _bars(text: str, start: int, end: int) -> Iterator[int]:
    """The bars that part the headlines of a ticker; one alone stands behind an alert or before a medium."""
    bars = [match.start() + 1 for match in BAR.finditer(text, start, end)]
    begin = start
    for bar in bars if len(bars) > 1 else ():
        if bar - begin >= TICKED:
            yield bar
            begin = bar


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in BREAK.finditer(text, start, end):
        if match[0] == "." and not _is_stop(text, match.start(), start, end):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_stop(text: str, dot: int, start: int, end: int) -> bool:
    before, after = text[max(start, dot - 4) : dot], text[dot + 1 : dot + 2] if dot + 1 < end else " "
    if after in ".ـ" or before.endswith((".", "ـ ", "ـ")):
        return False
    if after.isdigit() and before.rstrip(" ")[-1:].isdigit():  # "5 .2 مليون" as well, written from right to left
        return False
    if after.isascii() and after.isalpha():  # a host's name, a file's ending
        return False
    return not INITIAL.search(before)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    printed = text[start:end].lstrip()
    if printed:
        yield end - len(printed), end - len(printed) + len(printed.rstrip())
