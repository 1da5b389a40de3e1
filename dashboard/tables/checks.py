"""A sheet that a reader brings: checked, answered, and set beside the store."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.tables.storing import Offer, make_offer
from extract.table.check import Checked, check_bytes
from extract.table.check.annotated import annotated_csv as annotated_csv  # for the page
from extract.table.store import Store
from extract.table.template import template_files as template_files  # for the page

LARGEST = 20  # megabytes of a file


@dataclass(frozen=True)
class Upload:
    """A checked file, and what its good rows would add to the store, change there, and have there already."""

    checked: Checked
    offer: Offer


def check_upload(content: bytes, name: str) -> Upload:
    """The check of a file's bytes against its rules and the store."""
    return _checked(content, name, Store().version())


@lru_cache(maxsize=4)
def _checked(content: bytes, name: str, version: int) -> Upload:
    checked = check_bytes(content, name, against=Store().figures())
    return Upload(checked, make_offer(checked.ready, name, notes=checked.notes))
