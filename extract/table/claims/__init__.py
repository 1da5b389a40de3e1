"""What the figures say across articles: claims, their links and series, and how sources agree. Pure Polars.

A **claim** is what one source says about one thing: the same measure, people, tally, place and time. A body and those
that belong to it are one source. A **series** is the line of one source's claims from one start. Claims of several
sources about one thing stand side by side, compared, never added up and never averaged.

    made = claims(figures)             # a row a claim: what it is about, its latest value, how many outlets print it
    links(figures)                     # a row a figure: its claim, as what, and the rule
    series(made)                       # a row a running total or stock of one source: its latest value
    agreement(made)                    # a row a thing that sources state: compatible, differ, single source
    rivals(made, made["claim_id"][0])  # what others say of it: compared, or why it cannot be

Nothing here depends on the order of the rows.
"""

from extract.table.claims.agreement import RULES, VERDICTS, agreement, rivals
from extract.table.claims.claims import LINKS, TIES, claims, claims_and_links, links
from extract.table.claims.series import series

__all__ = ["LINKS", "RULES", "TIES", "VERDICTS", "agreement", "claims", "claims_and_links", "links", "rivals", "series"]
