"""What `hasila` can do: a module a command, each with what it says of itself, its arguments and what it runs.

`run` takes the options and returns the exit code. Imports wait until a command runs, so that help appears at once.
"""

from pathlib import Path

DONE, PROBLEMS, MISUSE = 0, 1, 2
ROOT = Path(__file__).parents[2]
