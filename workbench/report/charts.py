"""A series as a chart: one mark a claim, what it states and what was found of it.

Verdicts are told apart by shape first, so the chart holds in black and white. Streamlit's own theme
is switched off where it is shown (`theme=None`): the colours here are the desk's.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import pi, tan
from typing import Any

import plotly.graph_objects as go

from workbench.report import marks
from workbench.report.dates import day_words, span_words
from workbench.report.figure_words import scale_of, spelt_out
from workbench.report.findings import coverage, finding, largest, measure, series_words, stated
from workbench.report.marks import MARKS, Mark
from workbench.report.series_csv import series_csv
from workbench.values.figure import Modifier
from workbench.values.listing import ClaimRow, ReferenceLine, Series, SeriesPoint

__all__ = ["series_chart", "series_csv", "series_words"]

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
MARK_SIZE = 12  # pixels across
ARROW = 26  # pixels that an open end reaches
OPEN_UP = frozenset({Modifier.AT_LEAST, Modifier.MORE_THAN})
OPEN_DOWN = frozenset({Modifier.UP_TO, Modifier.LESS_THAN})
PLOT_HEIGHT = 280
_KEY_LINE = 21
_NOTHING = "rgba(0,0,0,0)"
WIDE_SPAN = 45  # days; what speaks of more is shown as wide as it is


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one theme."""

    dark: bool

    @property
    def text(self) -> str:
        return marks.INK_DARK if self.dark else marks.INK

    @property
    def muted(self) -> str:
        return marks.MUTED_DARK if self.dark else marks.MUTED

    @property
    def rule(self) -> str:
        return marks.RULE_DARK if self.dark else marks.RULE

    @property
    def paper(self) -> str:
        return marks.PAPER_DARK if self.dark else marks.PAPER


def series_chart(
    series: Series, *, dark: bool = False, by_published: bool = False, words: bool = True
) -> go.Figure:
    """The series as a plotly figure. `customdata` of each mark is its claim's id.

    A mark stands at the day its figure speaks of, or of its publication with `by_published`. Without
    `words` finding, measure and coverage are left to the page, which can wrap them.
    """
    ink = Ink(dark)
    scale, _ = scale_of(largest(series))
    figure = go.Figure()
    for line in series.references:
        _draw_reference(figure, line, scale, ink)
    for mark in MARKS:
        points = [point for point in series.points if point.claim.verdict == mark.code]
        if points:
            _draw_claims(figure, points, mark, scale, ink, by_published=by_published)
    days = [_day(point, by_published) for point in series.points]
    key = _KEY_LINE * ((len({point.claim.verdict for point in series.points}) + 1) // 2) + 8
    top, bottom = 14, 34
    if words:
        top, footer = _write_around(figure, series, days, ink, by_published=by_published)
        bottom += footer
    _lay_out(figure, ink, days=_room(days, series.references), top=top, bottom=bottom, key=key)
    return figure


def _draw_claims(
    figure: go.Figure,
    points: Sequence[SeriesPoint],
    mark: Mark,
    scale: Decimal,
    ink: Ink,
    *,
    by_published: bool,
) -> None:
    """The marks of one verdict: ranges as bars with both ends, open ends as arrows, wide spans as lines."""
    colour = mark.colour(dark=ink.dark)
    ends = [stated(point.claim) for point in points]
    middles = [float((each.low + each.high) / 2 / scale) for each in ends]
    half = [float((each.high - each.low) / 2 / scale) for each in ends]
    days = [_day(point, by_published) for point in points]
    spans = [0 if by_published else _half_span(point.claim) for point in points]
    for claim, day, middle in zip((point.claim for point in points), days, middles, strict=True):
        if claim.modifier in OPEN_UP or claim.modifier in OPEN_DOWN:
            up = (claim.modifier in OPEN_UP) == (stated(claim).low >= 0)
            figure.add_shape(_arrow(day, middle, colour, up=up))
        if 0 < mark.quarters < 4:
            figure.add_shape(_filled(day, middle, colour, mark.quarters))
    figure.add_trace(
        go.Scatter(
            name=mark.label,
            x=days,
            y=middles,
            mode="markers",
            marker={
                "symbol": mark.symbol,
                "size": MARK_SIZE,
                "color": colour,
                "line": {"width": 2 if mark.symbol.endswith("open") else 0, "color": colour},
            },
            error_y=_bar(half, colour, thickness=2, caps=5),
            error_x=_bar([days * 86_400_000 for days in spans], colour, thickness=1, caps=3),
            customdata=[point.claim.id for point in points],
            hovertext=[_hover(point) for point in points],
            hoverinfo="text",
            showlegend=False,
            unselected={"marker": {"opacity": 0.45}},
        )
    )
    figure.add_trace(  # the key: a legend can't show a part-filled circle, a letter can
        go.Scatter(
            name=f'<span style="color:{colour}">{mark.glyph}</span> {mark.label}',
            x=[None],
            y=[None],
            mode="markers",
            marker={"color": _NOTHING},
            hoverinfo="skip",
        )
    )


def _draw_reference(figure: go.Figure, line: ReferenceLine, scale: Decimal, ink: Ink) -> None:
    """Official figures as a dashed line in ink, named at its end."""
    if not line.points:
        return
    days = [point.first + (point.last - point.first) / 2 for point in line.points]
    values = [float(point.value / scale) for point in line.points]
    name = f"{html.escape(line.name, quote=False)} ({html.escape(line.publisher, quote=False)})"
    figure.add_trace(
        go.Scatter(
            name=name,
            x=days,
            y=values,
            mode="lines" if len(days) > 1 else "markers",
            line={"color": ink.text, "width": 1.4, "dash": "dash"},
            marker={"color": ink.text, "symbol": "line-ew-open", "size": MARK_SIZE},
            hovertext=[
                f"{name}<br>{span_words(point.first, point.last)}: {point.value:,f}" for point in line.points
            ],
            hoverinfo="text",
            showlegend=False,
        )
    )
    rising = values[-1] >= values[len(values) // 2]  # the name stands on the side the line does not come from
    figure.add_annotation(
        x=days[-1],
        y=values[-1],
        text="<br>".join(_lines(f"{line.name} ({line.publisher})", 32)),
        showarrow=False,
        xanchor="right",
        yanchor="bottom" if rising else "top",
        yshift=6 if rising else -6,
        align="right",
        font={"size": 12, "color": ink.text},
    )


def _lay_out(
    figure: go.Figure, ink: Ink, *, days: list[date] | None, top: int, bottom: int, key: int
) -> None:
    """Plot and key, with room above and below; the key has room for two columns on a narrow screen."""
    height = top + PLOT_HEIGHT + bottom + key
    figure.update_layout(
        template="none",
        height=height,
        paper_bgcolor=_NOTHING,
        plot_bgcolor=_NOTHING,
        font={"family": FONT, "size": 13, "color": ink.text},
        legend={
            "orientation": "h",
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": key / height,
            "yref": "container",
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 13, "color": ink.text},
        },
        margin={"l": 40, "r": 16, "t": top, "b": bottom + key},
        separators=".,",
        dragmode="zoom",
        clickmode="event+select",
        hovermode="closest",
        hoverlabel={
            "bgcolor": ink.paper,
            "bordercolor": ink.rule,
            "align": "left",
            "font": {"family": FONT, "size": 13, "color": ink.text},
        },
        showlegend=True,
    )
    figure.update_xaxes(
        type="date",
        showgrid=False,
        zeroline=False,
        linecolor=ink.rule,
        ticks="outside",
        tickcolor=ink.rule,
        tickfont={"color": ink.muted},
        tickformatstops=[
            {"dtickrange": [None, "M1"], "value": "%-d %b %y"},
            {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
        nticks=5,
        tickangle=0,
        range=days,
    )
    figure.update_yaxes(
        showgrid=True,
        gridcolor=ink.rule,
        gridwidth=1,
        zeroline=False,
        tickformat=",.6~f",
        tickfont={"color": ink.muted},
        automargin=True,
        nticks=6,
    )


def _write_around(
    figure: go.Figure, series: Series, days: Sequence[date], ink: Ink, *, by_published: bool
) -> tuple[int, int]:
    """Finding and measure above the plot, coverage below it; how many pixels each takes."""
    title, subtitle = _lines(finding(series), 44), _lines(measure(series), 52)
    said = f'<span style="font-size:14px;color:{ink.muted}">{"<br>".join(subtitle)}</span>'
    axis = "by day of publication" if by_published else "by the day they speak of"
    footer = [line for part in coverage(series, days) for line in _lines(part, 62)]
    footer.append(f"Marks stand {axis}.")
    beside = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -2, "yref": "paper", "align": "left"}
    figure.add_annotation(  # plotly's own title loses its first line where it has two
        text="<br>".join([*title, said]),
        y=1,
        yanchor="bottom",
        yshift=10,
        showarrow=False,
        font={"size": 18, "color": ink.text},
        **beside,
    )
    figure.add_annotation(
        text="<br>".join(footer),
        y=0,
        yanchor="top",
        yshift=-28,
        showarrow=False,
        font={"size": 12, "color": ink.muted},
        **beside,
    )
    return 16 + 23 * len(title) + 20 * len(subtitle), 16 * len(footer)


def _day(point: SeriesPoint, by_published: bool) -> date:
    if by_published and point.claim.published is not None:
        return point.claim.published
    return point.day


def _half_span(claim: ClaimRow) -> float:
    """Half the days the figure speaks of, where they are many."""
    if claim.as_of_from is None or claim.as_of_to is None:
        return 0
    days = (claim.as_of_to - claim.as_of_from).days + 1
    return days / 2 if days >= WIDE_SPAN else 0


def _room(days: Sequence[date], references: Sequence[ReferenceLine]) -> list[date] | None:
    """The first and last day to show, with room at both ends; None lets plotly choose."""
    every = [
        *days,
        *(day for line in references for point in line.points for day in (point.first, point.last)),
    ]
    if not every:
        return None
    first, last = min(every), max(every)
    margin = max((last - first) / 12, _A_DAY * 3)
    return [first - margin, last + margin]


_DAY = re.compile(r"[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}")  # stays on one line
_A_DAY = date(2000, 1, 2) - date(2000, 1, 1)


def _bar(lengths: Sequence[float], colour: str, *, thickness: int, caps: int) -> dict[str, Any]:
    return {
        "type": "data",
        "array": list(lengths),
        "visible": any(lengths),
        "color": colour,
        "thickness": thickness,
        "width": caps,
    }


def _arrow(day: date, value: float, colour: str, *, up: bool) -> dict[str, Any]:
    """An open-ended bar with an arrow: "at least" reaches up, "up to" down; in pixels, as it has no end."""
    way = 1 if up else -1  # a pixel counts upwards
    start, end, head = way * MARK_SIZE / 2, way * ARROW, way * (ARROW - 6)
    path = f"M0,{_px(start)} L0,{_px(end)} M-4,{_px(head)} L0,{_px(end)} L4,{_px(head)}"
    return _shape(path, day, value, line={"color": colour, "width": 2}, fillcolor=_NOTHING)


def _filled(day: date, value: float, colour: str, quarters: int) -> dict[str, Any]:
    """The filled quarters of a circle, clockwise from the top, as Bézier arcs."""
    radius = MARK_SIZE / 2
    reach = 4 / 3 * tan(pi / 8) * radius
    path = ["M0,0", f"L0,{_px(radius)}"]
    for quarter in range(quarters):
        (x, y), (across, up) = _compass(quarter), _compass(quarter + 1)
        corners = (
            (x * radius + across * reach, y * radius + up * reach),
            (across * radius + x * reach, up * radius + y * reach),
            (across * radius, up * radius),
        )
        path.append("C" + " ".join(f"{_px(right)},{_px(above)}" for right, above in corners))
    return _shape(" ".join([*path, "Z"]), day, value, line={"width": 0}, fillcolor=colour)


def _compass(quarter: int) -> tuple[int, int]:
    """Up, right, down, left: one pixel that way."""
    return ((0, 1), (1, 0), (0, -1), (-1, 0))[quarter % 4]


def _shape(path: str, day: date, value: float, **look: Any) -> dict[str, Any]:
    return {
        "type": "path",
        "path": path,
        "xref": "x",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": day,
        "yanchor": value,
        "layer": "above",
        **look,
    }


def _px(length: float) -> str:
    return f"{length:.2f}"


def _hover(point: SeriesPoint) -> str:
    """The sentence and its publisher, as text: nothing in it can be markup."""
    claim = point.claim
    when = span_words(claim.as_of_from, claim.as_of_to) or f"published {day_words(point.day)}"
    return "<br>".join(
        (
            f"<b>{html.escape(spelt_out(claim), quote=False)}</b>, {when}",
            *_wrapped(claim.text),
            *_wrapped(", ".join(filter(None, (claim.publisher, claim.article_title)))),
            marks.mark_of(claim.verdict).label,
        )
    )


def _wrapped(text: str) -> list[str]:
    return _lines(textwrap.shorten(text, 420, placeholder=" …"), 64)


def _lines(text: str, width: int) -> list[str]:
    """The text in lines of that many characters, as markup that says nothing but the text."""
    held = _DAY.sub(lambda day: day[0].replace(" ", "\u00a0"), text)
    return [html.escape(line, quote=False) for line in textwrap.wrap(held, width)]
