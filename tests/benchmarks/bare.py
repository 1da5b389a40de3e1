"""A page with one chooser and one picture of four numbers: the least that Streamlit and Altair do on this machine."""

import altair as alt
import polars as pl
import streamlit as st

chosen = st.selectbox("Measure", ["all", "killed", "injured", "displaced", "detained"])
st.html(f'<p class="note matches">{chosen}</p>')
numbers = pl.DataFrame({"day": [1, 2, 3, 4], "people": [len(chosen), 2, 3, 4]})
st.altair_chart(alt.Chart(numbers).mark_bar().encode(x="day:O", y="people:Q"))
