"""Sentences to copy: what was reported of a figure, by whom and where it was printed, in Arabic or English.

A sentence claims no more than the article does: a magnitude is its word, a projection "could be", a denial is the
denier's, and what the article leaves out is said to be left out. "X reported", never "X killed".
"""

from dashboard.words import END, FIRST_STRONG, LEFT_TO_RIGHT, RIGHT_TO_LEFT, Words

UNITS = ("bodies", "funerals")  # counted as such, not as people


def cite_sentence(figure: dict, whole: dict | None, parts: list[dict], said_by: dict, words: Words) -> str:
    """A figure in a sentence.

    `whole` is the figure that it is a part of, `parts` are its own; `said_by` has the names `source` and `relay`, each
    None where the article names nobody, and `place`.
    """
    what = _measured(figure, words)
    if whole:
        what = words.say("cite.part", what=what, whole=_counted(whole, words))
    elif parts:
        listed = words.comma.join(_counted(part, words) for part in parts)
        what = words.say("cite.including", what=what, parts=listed)
    if said_by["place"]:
        what = words.say(f"cite.{figure['place_relation'] or 'at'}", what=what, place=said_by["place"])
    said = _stated(figure, _timed(figure, what, words), said_by, words)
    return plain(words.say("cite.sentence", said=said, basis=_basis(figure, words)))


def cite_article(figure: dict, words: Words) -> str:
    """Where a figure was printed: publisher, title, day, address and the sentence itself."""
    cited = words.say(
        "cite.citation",
        publisher=words.isolate(figure["publisher"] or words.say("cite.no_publisher")),
        title=words.isolate(figure["title"] or words.say("cite.untitled")),
        day=_day(figure, words),
        url=f"{words.comma}{figure['url']}" if figure["url"] else "",
        quote=words.isolate(figure["quote"]),
        figure=figure["figure_id"],
    )
    return plain(cited)


def plain(text: str) -> str:
    """A text without the isolates that keep its direction on screen: what is copied goes elsewhere.

    >>> plain(Words("ar").isolate("SOHR"))
    'SOHR'
    """
    return text.translate(dict.fromkeys(map(ord, (LEFT_TO_RIGHT, RIGHT_TO_LEFT, FIRST_STRONG, END))))


def _measured(figure: dict, words: Words) -> str:
    stock = (figure["measure"], figure["tally"]) == ("displaced", "stock")
    measure = "displaced_stock" if stock else figure["measure"]
    return words.say(f"cite_measure.{measure}", people=_counted(figure, words))


def _counted(figure: dict, words: Words) -> str:
    """The number with its qualifier and those whom it counts: "at least 300 civilians", "hundreds of people"."""
    counted = figure["unit"] if figure["unit"] in UNITS else figure["population"]
    low, high = figure["value_min"], figure["value_max"]
    if figure["qualifier"] == "magnitude":
        return words.say("cite_number.magnitude", word=words.say(f"magnitude.{low}"), people=words.uncounted(counted))
    n = low if high is None else high
    bound = "" if low is None else words.integer(low)
    return words.say(f"cite_number.{figure['qualifier']}", low=bound, people=words.cited(counted, n))


def _timed(figure: dict, what: str, words: Words) -> str:
    first, last = figure["event_start"], figure["event_end"]
    if figure["tally"] == "cumulative" and first:
        return words.say("cite.since", what=what, day=words.day(first))
    return words.say("cite.when", what=what, days=words.days(first, last)) if first or last else what


def _stated(figure: dict, what: str, said_by: dict, words: Words) -> str:
    publisher = words.isolate(figure["publisher"] or words.say("cite.no_publisher"))
    source = words.isolate(said_by["source"]) if said_by["source"] else None
    if figure["status"] != "reported":
        return words.say(f"cite.{figure['status']}", source=source or publisher, what=what)
    if source is None:
        return words.say("cite.unnamed", publisher=publisher, what=what)
    if said_by["relay"]:
        return words.say("cite.relayed", source=source, relay=words.isolate(said_by["relay"]), what=what)
    return words.say("cite.reported", source=source, what=what)


def _basis(figure: dict, words: Words) -> str:
    """Where and when it was printed, and what the article leaves out."""
    publisher = words.isolate(figure["publisher"] or words.say("cite.no_publisher"))
    printed = words.say("cite.printed", publisher=publisher, day=_day(figure, words))
    no_period = not (figure["event_start"] or figure["event_end"] or figure["when_text"])
    no_area = not figure["place_text"]
    if not (no_period or no_area):
        return printed
    missing = "period_and_area" if no_period and no_area else "period" if no_period else "area"
    return f"{printed}{'؛' if words.rtl else ';'} {words.say(f'cite.{missing}')}"


def _day(figure: dict, words: Words) -> str:
    return words.day(figure["published"]) if figure["published"] else words.say("cite.no_day")
