"""The pages of the dashboard, a module each."""

from dashboard.views.checking import show_checking
from dashboard.views.claims import show_claims
from dashboard.views.evidence import show_article
from dashboard.views.figures import show_figures
from dashboard.views.method import show_method
from dashboard.views.overview import show_overview
from dashboard.views.places import show_places
from dashboard.views.reading import show_reading
from dashboard.views.time import show_time

VIEWS = {  # as the navigation lists them; the key stands in the address
    "overview": show_overview,
    "time": show_time,
    "claims": show_claims,
    "places": show_places,
    "figures": show_figures,
    "evidence": show_article,
    "reading": show_reading,
    "checking": show_checking,
    "method": show_method,
}
