"""What is wrong with an input, in words for the person who gave it."""


class InputProblem(Exception):
    """Where (a file's name, and its line, row or record), what is wrong and what to do. No traceback, no folder.

    >>> print(InputProblem("news.jsonl", "has no `id`. Give every article an id of its own", 3))
    news.jsonl:3: has no `id`. Give every article an id of its own.
    """

    fails = True  # it counts as a failure of the run

    def __init__(self, file: str, what: str, line: int | None = None):
        self.file, self.what, self.line = file, what, line
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {what}.")


class InputNote(InputProblem):
    """What was passed over as it should be, so that nothing is left out unsaid."""

    fails = False
