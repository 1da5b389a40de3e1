"""Parts inside their wholes: the thin part in the pale total, in Altair alone.

Parts may overlap, so none are stacked.
"""

from dashboard.charts import INK, PALETTE, framed, isolate
from dashboard.unchecked import alt
from dashboard.words import Words

ROW, AROUND = 78, 110  # pixels of a part; of title and axis
PALE = "#dfe6ee"


def draw_wholes(parts: list[dict], title: str, notes: list[str], words: Words) -> dict:
    """A row a part (`whole`, `part`, `all`, `some`): its bar, in that of its whole."""
    marks = [
        part | {"row": row} | {name: isolate(part[name], words) for name in ("whole", "part")}
        for row, part in enumerate(parts)
    ]
    base = alt.Chart(alt.NamedData("marks")).encode(
        y=alt.Y("row:O", axis=None), tooltip=[alt.Tooltip(f"{name}:N", title=" ") for name in ("whole", "part")]
    )
    x = alt.X("all:Q", title=None, axis=alt.Axis(format=",d", tickCount=4, tickMinStep=1), scale=alt.Scale(zero=True))
    bars = [
        base.mark_bar(size=size, color=colour).encode(x=x if name == "all" else alt.X(f"{name}:Q", title=None))
        for name, size, colour in (("all", 24, PALE), ("some", 10, PALETTE[0]))
    ]
    said = [
        base.mark_text(align="left", dy=dy, color=INK, fontSize=13, fontWeight=weight, limit={"expr": "width"}).encode(
            x=alt.value(0), text=f"{name}:N"
        )
        for name, dy, weight in (("whole", -22, "bold"), ("part", 24, "normal"))
    ]
    return framed(alt.layer(*bars, *said), ROW * len(parts) + AROUND, title, notes, words, marks=marks)
