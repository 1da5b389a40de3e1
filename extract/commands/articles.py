"""The articles that a command is given, and what is read in each."""

from dataclasses import replace

from extract.commands.values import a_date

INPUTS = "a text file (its name without the ending is the id), or .jsonl: a line an article, with id, and text or file"


def add_inputs(parser) -> None:
    """The arguments of a command that reads articles."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUTS)
    parser.add_argument(
        "--published", type=a_date, metavar="DATE", help="when all of them appeared, such as 2024-12-06"
    )


def readings(options):
    """What is read in each article of the inputs, or the problem where an input gives none."""
    from extract.ingest.articles import read_articles_from
    from extract.ingest.problems import InputProblem
    from extract.packs import load_pack
    from extract.pipeline import read_article

    pack = load_pack()
    for article in read_articles_from(options.inputs):
        if isinstance(article, InputProblem):
            yield article
            continue
        if options.published:
            article = replace(article, published=options.published, published_basis="supplied")
        try:
            yield read_article(article, pack)
        except Exception as error:  # a defect costs one article, not all that follow
            if options.debug:
                raise
            yield InputProblem(
                f"article {article.id}", f"a defect of this program ({type(error).__name__}). Report it with the text"
            )
