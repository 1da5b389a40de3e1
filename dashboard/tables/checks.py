"""What a reader brings: checked, answered, and stored after a yes."""

import os
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from extract.table.check import Checked, check_bytes
from extract.table.check.annotated import annotated_csv as annotated_csv  # for the page
from extract.table.store import Store
from extract.table.store.accept import Proposal, accept, propose, stamped
from extract.table.store.articles import match_articles
from extract.table.template import template_files as template_files  # for the page

LARGEST = 20  # megabytes of a file


@dataclass(frozen=True)
class Upload:
    """A checked file beside the store: what it would add, change, and has already."""

    name: str
    checked: Checked
    proposal: Proposal
    unmatched: dict[str, str]  # figure_id -> why its article's text says otherwise


def may_store() -> bool:
    """Whether readers may take figures in: not where `$HASILA_READ_ONLY` is set, as on a public server."""
    return not os.environ.get("HASILA_READ_ONLY")


def check_upload(content: bytes, name: str) -> Upload:
    """The check of a file's bytes against its rules and the store."""
    return _checked(content, name, Store().version())


@lru_cache(maxsize=4)
def _checked(content: bytes, name: str, version: int) -> Upload:
    store = Store()
    checked = check_bytes(content, name, against=store.figures())
    matched = match_articles(store.articles(), checked.ready)
    return Upload(name, checked, propose(store.history(), stamped(matched.rows, "", name)), matched.wrong)


def store_upload(upload: Upload, by: str, revisions: bool) -> int:
    """Store the rows that are new, and the revisions too where that was said; returns how many rows were stored."""
    store = Store()
    rows = stamped(
        pl.concat([upload.proposal.new, upload.proposal.revised]).select(upload.checked.ready.columns), by, upload.name
    )
    proposal = propose(store.history(), rows)
    agreed = proposal.revised if revisions else proposal.revised.clear()
    stored, _ = accept(store, rows, agreed)
    return stored.height
