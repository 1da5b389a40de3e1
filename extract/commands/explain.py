"""`hasila explain`: each sentence, and each number with what the stages made of it."""

from extract.commands import DONE, PROBLEMS
from extract.commands.articles import add_inputs, readings
from extract.terminal import say

SAYS = "say of each number what every stage made of it, or why it is none"
EXAMPLE = "explain article.txt --published 2024-12-06"
add_arguments = add_inputs


def run(options) -> int:
    """Each sentence, and each number with what the stages made of it."""
    from extract.explain import explain
    from extract.packs import load_pack

    problems = 0
    for reading in readings(options):
        if isinstance(reading, Exception):
            say(str(reading))
            problems += reading.fails
        else:
            print(explain(reading, load_pack()))
    return PROBLEMS if problems else DONE
