"""What is read of one statement: its speaker, its go-between, and which words it introduces."""

from typing import NamedTuple


class Statement(NamedTuple):
    """One attribution: `token` is its verb or introducing word; `first`..`last` the speaker's tokens, None if elided.

    `before`: the speaker states what follows; else ("according to") what goes before, up to the last statement.
    """

    token: int
    before: bool
    first: int | None
    last: int | None
    relay: tuple[int, int] | None = None
    relays: bool = False  # the speaker only passes on: "وفق ما نقلت وكالة"
    cited: bool = False  # whom somebody named before it cites: "أفادت وكالة نقلا عن مسؤول"
    hung: bool = False  # hangs between commas, and may speak of what follows: "ومن بين القتلى، وفق المرصد، 15"
    clause: bool = False  # states a whole clause ("أن", a quotation), and so all that is joined to it
    weak: bool = False  # what follows the speaker is not what is stated
    vague: bool = False  # what states it is only a document
    rule: str = ""
    office: tuple[int, int] | None = None  # the tokens of the speaker with his office
    report: bool = False  # who speaks does so by a report, a toll or a statement of his
    through: bool = False  # passed on by whoever spoke last: "ونقلت عن مسؤول"
    back: bool = False  # states the sentence before: "جاء ذلك في بيان للشرطة"
