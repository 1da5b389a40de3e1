"""Figures -> incident, cumulative or stock: by the words beside a figure, then by what the text tells around it."""

from collections.abc import Sequence

from extract.grammar.tallies import INCIDENT, own_tally
from extract.grammar.tallies.linked import counted_on, goes_with, in_story, of_same_period
from extract.grammar.tallies.stories import Stories
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Sentence, Span


def tally_figures(
    article: Article,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    datings: Sequence[Dating],
    statuses: Sequence[tuple[str, str | None]],
    pack: Pack,
) -> list[tuple[str, str]]:
    """For each figure its tally, and the rule that says so."""
    stories = Stories(sentences)
    tallies: list[tuple[str, str]] = []
    totals: list[Figure] = []  # those before that are running totals, but for flights: "شرد السيل 300. وتوفي 9"
    periods: set[Span | None] = set()  # of those before that count a period: its words
    for index, (figure, dating, (status, _)) in enumerate(zip(figures, datings, statuses, strict=True)):
        sentence = sentences[figure.sentence]
        found = in_story(stories, figure, own_tally(sentence, figure, dating, status))
        if found == INCIDENT and index and tallies[-1][0] == "cumulative":
            together = goes_with(sentence, figures[index - 1], figure)
            if together and dating in (Dating(), datings[index - 1]):
                found = "cumulative", "tally.goes-with"
        if found == INCIDENT and of_same_period(dating, periods):
            found = "cumulative", "tally.same-period"
        if found == INCIDENT and dating == Dating() and status == "reported":
            if rule := counted_on(stories, figure, totals):
                found = "cumulative", rule
        tallies.append(found)
        totals += [figure] if found[0] == "cumulative" and found[1] != "tally.moved" else []
        periods |= {dating.when} if found == ("cumulative", "tally.period") else set()
    return tallies
