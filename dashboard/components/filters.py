"""The filters that all pages share. Ids in the address are plain ASCII and say the same in both languages."""

from datetime import date

import streamlit as st

from dashboard.components.markup import tag, write
from dashboard.components.view import ALL, DEFAULTS, link_to, settle
from dashboard.filtering import Filters, Period
from dashboard.tables import Table
from dashboard.tables.names import place_name
from dashboard.words import Words

NAMES = ("measure", "source", "place", "period")
EARLIEST = date(1900, 1, 1)  # that a calendar offers


def draw_filters(table: Table, words: Words, page: str) -> Filters:
    """Draw a chooser for each filter, with the count of each choice, and give what was chosen."""
    printed = page == "time" and st.session_state["basis"] == "report"
    choices = _choices(table, words)
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        for name in ("measure", "source"):
            _choose_one(name, choices[name], words)
        _choose_places(choices["place"], words)
        _choose_one("period", choices["period"], words, "period_report" if printed else "period")
        _choose_days(words)
        if any(st.session_state[name] != DEFAULTS[name] for name in NAMES):
            everything = link_to(**{name: DEFAULTS[name] for name in NAMES})
            write(tag("a", words.say("filter.clear"), href=everything, target="_self", class_="clear"))
    return chosen_filters()


def chosen_filters() -> Filters:
    """The filters as the view holds them."""
    measure, source = (None if st.session_state[name] == ALL else st.session_state[name] for name in NAMES[:2])
    period = Period.parse(st.session_state["period"])
    return Filters(measure, source, _places(), *(period.days if period else ()))


def _choose_one(name: str, labels: dict[str, str], words: Words, label: str = "") -> None:
    options = [ALL, *labels]
    settle(name, options, ALL)
    everything = words.say(f"filter.all_{name}")
    st.selectbox(
        words.say(f"filter.{label or name}"), options, key=name, format_func=lambda one: labels.get(one, everything)
    )


def _choose_places(labels: dict[str, str], words: Words) -> None:
    """Several governorates at once. The widget holds a list, the view a string that fits into an address."""
    st.session_state["place"] = ",".join(place for place in _places() if place in labels)
    st.session_state["places"] = list(_places())

    def choose() -> None:
        st.session_state["place"] = ",".join(st.session_state["places"])

    st.multiselect(
        words.say("filter.place"),
        list(labels),
        key="places",
        on_change=choose,
        format_func=labels.get,
        placeholder=words.say("filter.all_place"),
    )


def _places() -> tuple[str, ...]:
    return tuple(filter(None, st.session_state["place"].split(",")))


def _choose_days(words: Words) -> None:
    """Any days, from one to another; while only the first is picked the view stays as it is."""
    period = Period.parse(st.session_state["period"])
    key = f"days_{period}"

    def choose() -> None:
        picked = st.session_state[key]
        if len(picked) != 1:
            st.session_state["period"] = str(Period(*picked)) if picked else ALL

    st.date_input(
        words.say("filter.days"),
        period.days if period else (),
        min_value=EARLIEST,
        key=key,
        on_change=choose,
        format="YYYY-MM-DD",
    )


def describe_filters(filters: Filters, names: dict[str, str], words: Words) -> str:
    """The filters in words, for a picture that travels without its page."""
    said = [
        filters.measure and words.say(f"measure.{filters.measure}"),
        filters.source and names.get(filters.source, filters.source),
        *(place_name(place, words.language) for place in filters.places),
        filters.first and words.days(filters.first, filters.last),
    ]
    return words.comma.join(filter(None, said)) or words.say("filter.none")


def _choices(table: Table, words: Words) -> dict[str, dict[str, str]]:
    """Filter -> its choices by id, each with its label."""
    names = table.names[words.language]
    counted = {
        "measure": (table.counts["measure"], lambda value: words.say(f"measure.{value}")),
        "source": (table.counts["claimant"], names.get),
        "place": (table.counts["area"], lambda value: place_name(value, words.language) or value),
        "period": (
            _periods(table),
            lambda value: words.days(*Period.parse(value).days),
        ),
    }
    return {
        name: {value: f"{label(value)} ({n})" for value, n in counts.items()}
        for name, (counts, label) in counted.items()
    }


def _periods(table: Table) -> dict[str, int]:
    """The periods that figures fall into, and the days that were chosen, with how many figures each has."""
    found = {str(period): period.figures for period in table.periods}
    chosen = Period.parse(st.session_state["period"])
    if chosen and chosen.first <= chosen.last:
        found.setdefault(str(chosen), int(table.lean["as_of"].is_between(*chosen.days).sum()))
    return found
