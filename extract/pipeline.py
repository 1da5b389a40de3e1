"""Article -> rows of figures and issues: the one place that knows the order of the stages.

>>> from extract.records import Article
>>> [(row["value"], row["measure"]) for row in read_article(Article("A", "قتل 5 أشخاص في حمص.")).rows]
[(5, 'killed')]
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.grammar.figures.thread import Thread
from extract.grammar.wholes.populations import share_populations
from extract.packs import Pack, load_pack
from extract.records import Article, Figure, Issue, Number, Placing, Rejection, Sentence
from extract.rows import figure_row
from extract.stages.attribution import attribute_figures
from extract.stages.causes import name_causes
from extract.stages.dates import date_figures
from extract.stages.epidemics import set_aside_epidemics
from extract.stages.fiction import set_aside_fiction
from extract.stages.figures import read_figures
from extract.stages.language import unread_language
from extract.stages.numbers import read_numbers
from extract.stages.places import place_figures
from extract.stages.screen import may_hold_figures, screen_sentences
from extract.stages.sentences import split_sentences
from extract.stages.status import judge_status
from extract.stages.subsets import link_subsets
from extract.stages.tally import tally_figures
from extract.table.identity import figure_id


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article: rows for the table, issues for people, and each stage's word for `explain`.

    `sentences` is empty where no word of harm or no number stands in the article, or it is in another language, so that
    nothing else of it was read.
    """

    article: Article
    rows: list[dict]
    issues: list[Issue]
    sentences: list[Sentence]
    numbers: list[Number]
    figures: list[Figure]
    rejections: list[Rejection]


def read_articles(articles: Iterable[Article], language: str = "ar") -> Iterator[Reading]:
    """Read articles one by one; memory does not grow with their number."""
    pack = load_pack(language)
    for article in articles:
        yield read_article(article, pack)


def read_article(article: Article, pack: Pack | None = None) -> Reading:
    """Read one article."""
    pack = pack or load_pack()
    if unread := unread_language(article, pack):
        return Reading(article, [], [unread], [], [], [], [])
    sentences = split_sentences(article, pack) if may_hold_figures(article.text, pack) else []
    numbers: list[Number] = []
    figures: list[Figure] = []
    rejections: list[Rejection] = []
    thread = Thread(sentences)
    for sentence in screen_sentences(sentences, pack):
        found, unread = read_numbers(sentence, pack)
        counted, uncounted = read_figures(sentence, found, pack, thread)
        numbers += found
        figures += counted
        rejections += unread + uncounted
    figures, sick = set_aside_epidemics(sentences, figures)
    figures, stories = set_aside_fiction(sentences, figures)
    rejections += sick + stories
    wholes = link_subsets(sentences, figures)
    figures = share_populations(sentences, figures, [whole for whole, _ in wholes])
    rows = _rows(article, sentences, figures, wholes, pack) if figures else []
    issues = [
        Issue(article.id, one.number.span.start, one.number.span.end, one.number.span.text, one.rule, one.why)
        for one in rejections
        if one.issue
    ]
    return Reading(article, rows, issues, sentences, numbers, figures, rejections)


def _rows(
    article: Article,
    sentences: list[Sentence],
    figures: list[Figure],
    wholes: list[tuple[int | None, str | None]],
    pack: Pack,
) -> list[dict]:
    parents = [whole for whole, _ in wholes]
    statuses = judge_status(sentences, figures)
    attributions = attribute_figures(article, sentences, figures, pack, parents)
    datings = date_figures(article, sentences, figures, pack, statuses, parents)
    tallies = tally_figures(article, sentences, figures, datings, statuses, pack)
    counted, sources = [tally for tally, _ in tallies], [one.source for one in attributions]
    placings = place_figures(article, sentences, figures, pack, datings, parents, counted, sources)
    causes = name_causes(sentences, figures)
    figure_ids = [figure_id(article.id, figure.number.span.start, figure.number.span.end) for figure in figures]
    rows: list[dict] = []
    for index, figure in enumerate(figures):
        whole, whole_rule = wholes[index]
        attribution, dating, placing = attributions[index], datings[index], placings[index]
        status, tally = statuses[index], tallies[index]
        if whole is not None and figures[whole].sentence == figure.sentence:
            # A part is of the place of its whole, unless it says otherwise.
            placing = placings[whole] if placing == Placing() else placing
        if whole is not None and tally[1] == "tally.incident" and tallies[whole][0] == "cumulative":
            tally = tallies[whole]
        if whole is not None and figures[whole].measure == figure.measure:
            of_its_own = tally[0] == "stock" and tally[1] != "tally.state"  # "... لا يزال 13 منهم محتجزين"
            tally = tally if of_its_own else tallies[whole]
            status = statuses[whole] if status[0] == "reported" else status
        rows.append(
            figure_row(
                figure_ids[index],
                article,
                sentences[figure.sentence],
                figure,
                attribution,
                dating,
                placing,
                status=status[0],
                tally=tally[0],
                cause=causes[index][0],
                part_of=figure_ids[whole] if whole is not None else None,
                rules=(*figure.rules, *attribution.rules, *dating.rules, *placing.rules)
                + tuple(rule for rule in (status[1], tally[1], causes[index][1], whole_rule) if rule),
            )
        )
    return rows
