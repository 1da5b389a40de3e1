"""What the stages found of one figure -> its row, with the columns of the table."""

from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from extract.records import Article, Attribution, Dating, Figure, Placing, Sentence
from extract.table.identity import row_id

QUOTE_LENGTH = 1000  # FIGURES: of a longer sentence the quote is a window around the number, cut at spaces


def figure_row(
    identity: str,
    article: Article,
    sentence: Sentence,
    figure: Figure,
    attribution: Attribution,
    dating: Dating,
    placing: Placing,
    *,
    status: str,
    tally: str,
    cause: str | None,
    part_of: str | None,
    rules: tuple[str, ...],
) -> dict:
    """A row of the table, its identity included; see the schema for each column."""
    number = figure.number
    as_of, as_of_basis = hold_date(dating, article.published)
    row = {
        "figure_id": identity,
        "row_id": None,
        "measure": figure.measure,
        "population": figure.population,
        "group_text": figure.group.text if figure.group else None,
        "unit": figure.unit,
        "number_text": number.span.text,
        "value": number.value,
        "value_min": number.value_min,
        "value_max": number.value_max,
        "qualifier": number.qualifier,
        "status": status,
        "tally": tally,
        "source": attribution.source_id,
        "source_text": attribution.source.text if attribution.source else None,
        "relayed_by": attribution.relay_id,
        "relayed_by_text": attribution.relay.text if attribution.relay else None,
        "place": placing.place_id,
        "place_text": placing.place.text if placing.place else None,
        "place_level": placing.level,
        "place_relation": placing.relation,
        "admin1_pcode": placing.admin1_pcode,
        "country": placing.country,
        "when_text": dating.when.text if dating.when else None,
        "event_start": dating.start,
        "event_end": dating.end,
        "date_precision": dating.precision,
        "as_of": as_of,
        "as_of_basis": as_of_basis,
        "cause": cause,
        "part_of": part_of,
        "quote": quote(sentence, number.span.start, number.span.end),
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "published_basis": article.published_basis if article.published else None,
        "article_id": article.id,
        "position": sentence.position,
        "start": number.span.start,
        "end": number.span.end,
        "rules": list(dict.fromkeys(" ".join(rules).split())),
        "origin": "extracted",
        "extractor_version": extractor_version(),
    }
    row["row_id"] = row_id(row)
    return row


def hold_date(dating: Dating, published: date | None) -> tuple[date | None, str | None]:
    """The day a figure holds for, and by what: its end, its start, or the publication where no words say when."""
    if dating.end:
        return dating.end, "event_end"
    if dating.start:
        return dating.start, "event_start"
    if published and not dating.when:
        return published, "published"
    return None, None


def quote(sentence: Sentence, start: int, end: int) -> str:
    """The sentence, or the part around text[start:end] that is no longer than QUOTE_LENGTH."""
    if sentence.end - sentence.start <= QUOTE_LENGTH:
        return sentence.quote
    text, around = sentence.text, (QUOTE_LENGTH - (end - start)) // 2
    first, last = max(sentence.start, start - around), min(sentence.end, end + around)
    if first > sentence.start:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    if last < sentence.end:
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else last
    return text[first:last]


@cache
def extractor_version() -> str:
    """The version of the installed distribution."""
    try:
        return version("hasila")
    except PackageNotFoundError:
        return "uninstalled"
