"""The pages of the dashboard, a module each, loaded when it is first drawn: some need much that the others do not."""

from collections.abc import Callable
from importlib import import_module

VIEWS = {  # as the navigation lists them; the key is the module, and stands in the address
    "overview": "show_overview",
    "time": "show_time",
    "claims": "show_claims",
    "places": "show_places",
    "figures": "show_figures",
    "evidence": "show_article",
    "reading": "show_reading",
    "checking": "show_checking",
    "method": "show_method",
}


def load_view(name: str) -> Callable:
    """What draws a page, from its table, filters and words."""
    return getattr(import_module(f"dashboard.views.{name}"), VIEWS[name])
