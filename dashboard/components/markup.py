"""HTML in which the words of others stay words: every child and attribute that is no `Markup` is escaped.

Titles, sources and sentences come from the news. Most of Streamlit's widgets read Markdown, and would fetch a picture
that a title names; so what others wrote goes on the page through here, `st.text` or a data frame.
"""

from html import escape

import streamlit as st


class Markup(str):
    """HTML that was made by `tag`."""


def tag(name: str, *children: str | None, **attributes: str | None) -> Markup:
    """An element. An attribute named like a word of Python has an underscore after it; None is left out.

    >>> tag("p", "<b>", tag("mark", "5"), class_="quote", lang=None)
    '<p class="quote">&lt;b&gt;<mark>5</mark></p>'
    """
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    named = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    inner = "".join(child if isinstance(child, Markup) else escape(child) for child in children if child is not None)
    return Markup(f"<{name}{named}>{inner}</{name}>")


def heading(text: str, *beside: Markup) -> None:
    """Put a section's heading on the page, with what stands beside it."""
    write(tag("div", tag("h2", text), *beside, class_="titled"))


def write(*children: Markup) -> None:
    """Put elements on the page."""
    st.html("".join(children))
