"""Trends: a measure over time, from all articles."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts import addresses, words
from pages.parts.ledger import claim_table
from pages.parts.telling import as_text, told
from workbench.actions import charting
from workbench.report.charts import series_chart, series_csv, series_words
from workbench.report.findings import coverage, finding, measure
from workbench.serving import installation
from workbench.values.listing import MetricChoice, Series

CHART = {"displayModeBar": False, "scrollZoom": False, "doubleClick": "reset"}


def chosen() -> None:
    """A callback: the measure goes to the address."""
    st.query_params["metric"] = st.session_state.metric


def told_choice(metric: MetricChoice) -> str:
    """What the list of measures says of one."""
    claims, articles = words.counted(metric.claims, "claim"), words.counted(metric.articles, "article")
    return f"{metric.label} ({claims} in {articles})"


def drawn(series: Series, *, dark: bool) -> Any:
    """The chart without its words: the page sets those, so that they wrap on a phone."""
    figure = series_chart(series, dark=dark)
    figure.layout.annotations = [each for each in figure.layout.annotations if each.xref != "paper"]
    keys = 8 + 21 * ((len({point.claim.verdict for point in series.points}) + 1) // 2)
    top, plot, ticks = 14, 290, 46
    figure.update_layout(
        height=top + plot + ticks + keys,
        margin={"t": top, "b": ticks + keys},
        legend={"y": keys / (top + plot + ticks + keys)},
    )
    figure.update_xaxes(tickangle=0, nticks=5)
    return figure


def clicked(event: Any) -> str | None:
    """The id of the claim whose mark was clicked."""
    for point in event.selection.points if event else ():
        data = point.get("customdata")
        claim = data[0] if isinstance(data, list) and data else data
        if isinstance(claim, str):
            return claim
    return None


st.title("Trends", anchor=False)
with told():
    metrics = {metric.key: metric for metric in charting.metrics(installation.database())}
if not metrics:
    st.write("No measure can be charted yet. A measure appears here when articles state figures of it.")
    st.page_link(addresses.page("articles"), label="Add a page")
    st.stop()

wanted = st.query_params.get("metric", "")
st.session_state.metric = wanted if wanted in metrics else next(iter(metrics))
st.selectbox(
    "Measure",
    list(metrics),
    key="metric",
    format_func=lambda key: told_choice(metrics[key]),
    on_change=chosen,
)
with told():
    series = charting.series(installation.database(), st.session_state.metric)

with st.container(key="finding"):
    st.header(as_text(finding(series)), anchor=False)
    st.write(as_text(measure(series)))
dark = st.context.theme.type == "dark"
event = st.plotly_chart(
    drawn(series, dark=dark),
    key=f"chart-{series.metric}",
    theme=None,
    on_select="rerun",
    selection_mode="points",
    config=CHART,
    alt=series_words(series),
)
claim = clicked(event)
if claim:
    row = next((point.claim for point in series.points if point.claim.id == claim), None)
    if row:
        st.switch_page(addresses.page("review"), query_params={"article": row.article_id, "claim": row.id})
with st.container(horizontal=True, vertical_alignment="center", key="under-chart"):
    st.caption(as_text(" ".join(coverage(series))) + " A click on a mark opens its claim.")
    st.download_button(
        "These claims as CSV",
        series_csv(series),
        file_name=f"{addresses.file_name(series.label)}.csv",
        mime="text/csv",
        on_click="ignore",
    )
with st.expander("The chart in words", key="in-words"):
    st.write(as_text(series_words(series)))
st.header("The claims behind it", anchor=False)
claim_table("series", [point.claim for point in series.points], empty="No claim.")
