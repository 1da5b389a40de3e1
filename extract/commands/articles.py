"""The articles that a command is given, and what is read in each."""

from dataclasses import replace

from extract.commands.values import a_date

INPUTS = (
    "a text file or a web page (its name without the ending is the id); JSON lines, CSV or Parquet with id, text and "
    "what else is known; a web archive (.warc); any of them as .gz or .zst; a folder; or a pattern: 'news/*.html'"
)


def add_inputs(parser) -> None:
    """The arguments of a command that reads articles."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUTS)
    parser.add_argument(
        "--published", type=a_date, metavar="DATE", help="when all of them appeared, such as 2024-12-06"
    )


def given(options):
    """Each item of the inputs: an article, a page that is not read yet, or the problem where an input gives none."""
    from extract.ingest.articles import items_of
    from extract.ingest.problems import InputProblem

    for item in items_of(options.inputs):
        if options.published and not isinstance(item, InputProblem):
            item = replace(item, published=options.published, published_basis="supplied")
        yield item


def readings(options, items=None):
    """What is read in each article, those of the inputs where no others are named, or the problem in its place."""
    from extract.ingest.articles import articles_of
    from extract.ingest.problems import InputProblem
    from extract.packs import load_pack
    from extract.pipeline import read_article

    pack = load_pack()
    for article in articles_of(given(options) if items is None else items):
        if isinstance(article, InputProblem):
            yield article
            continue
        try:
            yield read_article(article, pack)
        except Exception as error:  # a defect costs one article, not all that follow
            if options.debug:
                raise
            yield InputProblem(
                f"article {article.id}", f"a defect of this program ({type(error).__name__}). Report it with the text"
            )
