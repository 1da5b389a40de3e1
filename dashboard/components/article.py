"""The text of an article, right to left, with its figures and what was not understood marked where they stand."""

import polars as pl

from dashboard.components.markup import Markup, tag, write
from dashboard.components.view import link_to
from dashboard.tables import Table
from dashboard.tables.unread import unread
from dashboard.words import Words


def show_text(
    table: Table,
    article_id: str | None,
    figures: pl.DataFrame,
    chosen: dict | None,
    words: Words,
    *,
    linked: bool = True,
) -> None:
    """Draw an article; each mark is a link that chooses its figure, unless the address cannot hold the text."""
    article = table.articles.get(article_id)
    if article is None:
        write(tag("p", words.say("evidence.no_text"), class_="note"))
        quotes = [
            tag("p", quote, dir="rtl", lang="ar", class_="quote")
            for quote in figures["quote"].unique(maintain_order=True)
        ]
        write(*quotes)
        return
    issues = unread(table, article_id)
    counted = words.say(
        "evidence.found", figures=words.count("figures", len(figures)), issues=words.count("numbers", len(issues))
    )
    publisher = article.publisher or words.say("evidence.no_publisher")
    write(tag("p", tag("bdi", publisher), " · ", words.day(article.published), " · ", counted, class_="note"))
    write(_legend(figures, words))
    marks = [*_figure_marks(figures, chosen, words, linked), *_issue_marks(issues, words)]
    write(tag("div", *_paragraphs(article.text, marks), dir="rtl", lang="ar", class_="article"))
    if len(issues):
        said = [
            tag("li", words.say("evidence.unread_one", words=words.isolate(row["words"]), why=_why(row, words)))
            for row in issues.iter_rows(named=True)
        ]
        write(tag("h3", words.say("evidence.unread")), tag("ul", *said, class_="unread"))


def _legend(figures: pl.DataFrame, words: Words) -> Markup:
    measures = figures["measure"].unique(maintain_order=True)
    return tag("p", *(tag("mark", words.measure(one), class_=one) for one in measures), class_="legend")


def _figure_marks(
    figures: pl.DataFrame, chosen: dict | None, words: Words, linked: bool
) -> list[tuple[int, int, Markup]]:
    """(start, end, mark) of each figure; the measure stands beside it in words, since colour alone says nothing."""
    marks = []
    for row in figures.drop_nulls(["start", "end"]).sort("start").iter_rows(named=True):
        current = "true" if chosen and row["figure_id"] == chosen["figure_id"] else None
        mark = tag("mark", row["number_text"], class_=row["measure"], data_measure=words.measure(row["measure"]))
        address = link_to(figure=row["figure_id"], article="") if linked else None
        link = tag("a", mark, href=address, target="_self", aria_current=current, id=row["figure_id"])
        marks.append((row["start"], row["end"], link))
    return marks


def _issue_marks(issues: pl.DataFrame, words: Words) -> list[tuple[int, int, Markup]]:
    return [
        (row["start"], row["end"], tag("span", row["words"], class_="unread", title=_why(row, words)))
        for row in issues.iter_rows(named=True)
    ]


def _why(issue: dict, words: Words) -> str:
    return words.say(f"unread.{issue['why']}")


def _paragraphs(text: str, marks: list[tuple[int, int, Markup]]) -> list[Markup]:
    """The lines of a text as paragraphs, the marks in their places. A mark that overlaps the one before is left out."""
    pieces: list[list[str | Markup]] = [[]]

    def add(plain: str) -> None:
        first, *lines = plain.split("\n")
        pieces[-1].append(first)
        pieces.extend([line] for line in lines)

    at = 0
    for start, end, mark in sorted(marks, key=lambda one: one[:2]):
        if start < at:
            continue
        add(text[at:start])
        pieces[-1].append(mark)
        at = end
    add(text[at:])
    return [tag("p", *line) for line in pieces if any(line)]
