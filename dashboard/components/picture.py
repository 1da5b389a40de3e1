"""A picture with what belongs to it: its words for those who do not see it, itself as PNG, and the data behind it."""

from collections.abc import Callable
from io import BytesIO

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts import chart_png
from dashboard.tables import spreadsheet_csv
from dashboard.words import Words


def _behind(data: pl.DataFrame) -> pl.DataFrame:
    return data.drop("claimant", "series", strict=False) if "figure_id" in data.columns else data


def _arrow(marks: list[dict]) -> bytes:
    """The data of a picture as Streamlit sends it: made by Polars, so that the first does not wait for PyArrow."""
    stream = BytesIO()
    pl.DataFrame(marks, infer_schema_length=None).write_ipc_stream(stream, compat_level=pl.CompatLevel.oldest())
    return stream.getvalue()


def fetch_renderer() -> DeltaGenerator:
    """Have the browser fetch what draws pictures, by an empty one, which is to be taken away once there is a table."""
    fetching = st.empty()
    fetching.vega_lite_chart(spec={"mark": "point"}, theme=None)
    return fetching


def show_picture(chart: dict, said: str, name: str, data: pl.DataFrame, words: Words, **clicks) -> None:
    """Draw a picture, and beneath it buttons to download it and the rows that it is drawn from.

    `said` is the picture in words; `name` is that of the files; `clicks` go to `st.vega_lite_chart`.
    """
    sets = {name: _arrow(data) if isinstance(data, list) else data for name, data in chart["datasets"].items()}
    st.vega_lite_chart(spec=chart | {"datasets": sets}, theme=None, alt=said, **clicks)
    with st.container(horizontal=True, key=f"taken_{name}"):
        _offer("png", lambda: chart_png(chart), "image/png", name, words)
        offer_data(name, data, words)


def offer_data(name: str, data: pl.DataFrame, words: Words) -> None:
    """A button to download the rows that a picture is drawn from."""
    _offer("csv", lambda: spreadsheet_csv(_behind(data)), "text/csv", name, words)


def _offer(kind: str, content: Callable[[], bytes], mime: str, name: str, words: Words) -> None:
    st.download_button(
        words.say(f"chart.{kind}"),
        content,
        f"hasila-{name}.{kind}",
        mime,
        on_click="ignore",
        key=f"{kind}_{name}",
        type="tertiary",
        icon=":material/download:",
    )
