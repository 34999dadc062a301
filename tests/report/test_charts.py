"""A series as a picture, as words and as a table: each says what the claims say, and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from workbench.report.charts import series_chart, series_csv, series_words
from workbench.report.findings import coverage, finding, measure
from workbench.report.marks import MARKS, mark_of
from workbench.report.series_csv import COLUMNS
from workbench.values.claim import ClaimKind
from workbench.values.figure import Change, Modifier, UnitKind
from workbench.values.listing import ClaimRow, ReferenceLine, ReferencePoint, Series, SeriesPoint
from workbench.values.review import State
from workbench.values.span import Span
from workbench.values.verdict import VerdictCode

CLAIM = ClaimRow(
    id="c1",
    article_id="a1",
    article_title="Harbour <b>ships</b> more",
    publisher="The Harbour Post",
    published=date(2026, 2, 6),
    kind=ClaimKind.NUMERIC,
    text="The port is worth <i>$380 billion</i> & more.",
    verbatim="$380 billion",
    span=Span(0, 5),
    sentence=Span(0, 40),
    subject="the port's worth",
    entity=None,
    metric="port worth|currency",
    value=Decimal("380e9"),
    high=None,
    unit="USD",
    unit_kind=UnitKind.CURRENCY,
    per=None,
    modifier=None,
    change=None,
    digits="380",
    equivalents=(),
    as_of_text=None,
    as_of_from=None,
    as_of_to=None,
    speaker=None,
    cue=None,
    attribution_kind=None,
    attribution_class=None,
    polarity=None,
    hedged=False,
    check_worthiness=Decimal("0.5"),
    why=(),
    state=State.OPEN,
    round=1,
    row_version=1,
    found=True,
    verdict=None,
    complete=False,
    decided_at=None,
)


def point(day: int, billions: str, **fields: Any) -> SeriesPoint:
    """A claim of so many billions on a day of January 2026, in an article of its own."""
    digits = {"digits": billions, "value": Decimal(billions) * 10**9}
    claim = replace(
        CLAIM, id=f"c{day}x{billions}".replace(".", "p"), article_id=f"a{day}", **(digits | fields)
    )
    return SeriesPoint(claim, date(2026, 1, day), True)


def series(*points: SeriesPoint, **fields: Any) -> Series:
    known: dict[str, Any] = {
        "metric": "port worth|currency",
        "label": "Worth of the port",
        "unit": "USD",
        "unit_kind": UnitKind.CURRENCY,
        "per": None,
        "points": points,
    }
    return Series(**(known | fields))


def marks_drawn(figure: Any) -> dict[str, Any]:
    """Name of the verdict -> its trace."""
    return {trace.name: trace for trace in figure.data if trace.customdata is not None}


# --- the finding ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "title"),
    [
        ((), "No claims to draw"),
        ((point(1, "380"),), "380 billion US dollars on 1 Jan 2026"),
        (
            (point(1, "380"), point(9, "402.7")),
            "From 380 to 402.7 billion US dollars, 1 to 9 Jan 2026",
        ),
        ((point(1, "380"), point(9, "380")), "380 billion US dollars in both claims"),
        (
            (point(1, "380"), point(9, "400"), point(9, "410")),
            "Claims differ for 9 Jan 2026: 400 to 410 billion US dollars",
        ),
        (
            (point(1, "370"), point(1, "380"), point(9, "400", modifier=Modifier.AT_LEAST)),
            "At least 400 billion US dollars on 9 Jan 2026",
        ),
        (
            (point(1, "380", modifier=Modifier.ABOUT), point(9, "400")),
            "From about 380 billion to 400 billion US dollars, 1 to 9 Jan 2026",
        ),
        (
            (point(1, "380", high=Decimal("390e9")), point(9, "400")),
            "From (380 to 390 billion) to 400 billion US dollars, 1 to 9 Jan 2026",
        ),
        (  # "more than 400" and "402.7" are no contradiction, and the sharper one is told
            (point(1, "380"), point(9, "400", modifier=Modifier.MORE_THAN), point(9, "402.7")),
            "From 380 to 402.7 billion US dollars, 1 to 9 Jan 2026",
        ),
        (
            (point(9, "402.7"), point(9, "402.73")),
            "402.73 billion US dollars on 9 Jan 2026",
        ),
        (  # no day is made up where the words give a span
            (point(5, "380", as_of_from=date(2026, 1, 1), as_of_to=date(2026, 1, 10)),),
            "380 billion US dollars, 1 to 10 Jan 2026",
        ),
        (
            (point(1, "380"), point(9, "900", verdict=VerdictCode.INACCURATE)),
            "380 billion US dollars on 1 Jan 2026",
        ),
        (
            (point(9, "900", verdict=VerdictCode.INACCURATE),),
            "No claim of this measure has stood up to review",
        ),
        (
            (point(1, "380"), point(9, "380", modifier=Modifier.ABOUT)),
            "Both claims name 380 billion US dollars",
        ),
    ],
)
def test_the_title_is_what_the_standing_claims_say(points: tuple[SeriesPoint, ...], title: str) -> None:
    assert finding(series(*points)) == title


def test_a_fall_is_told_and_drawn_below_zero() -> None:
    percent = {"unit": "%", "unit_kind": UnitKind.PERCENT}
    falls = series(
        point(1, "380", value=Decimal(5), digits="5", change=Change.UP, **percent),
        point(9, "380", value=Decimal(3), digits="3", change=Change.DOWN, **percent),
        **percent,
    )
    assert measure(falls) == "Worth of the port, change, percent"
    (trace,) = marks_drawn(series_chart(falls)).values()
    assert list(trace.y) == [5, -3]


def test_the_unit_stands_in_the_subtitle_with_the_scale_of_the_axis() -> None:
    assert measure(series(point(1, "380"))) == "Worth of the port, billion US dollars"
    assert measure(series(point(1, "380"), per="month")) == "Worth of the port, billion US dollars per month"
    assert measure(series(point(1, "380"), label="")) == "port worth|currency, billion US dollars"


def test_the_footer_counts_claims_articles_and_what_is_left_out() -> None:
    some = series(point(1, "380"), point(9, "400"), left_out=(point(3, "1"),))
    assert coverage(some) == (
        "2 claims in 2 articles, 1 to 9 Jan 2026.",
        "Not drawn: 1 claim in another unit or of another kind.",
    )
    assert coverage(series()) == ("No claims.",)


# --- the chart -------------------------------------------------------------------------------------------


def test_each_claim_is_one_mark_that_leads_to_it() -> None:
    figure = series_chart(series(point(1, "380"), point(9, "402.7", verdict=VerdictCode.ACCURATE)))
    drawn = marks_drawn(figure)
    assert set(drawn) == {"Accurate", "Not yet reviewed"}
    assert list(drawn["Accurate"].customdata) == ["c9x402p7"]
    assert list(drawn["Accurate"].y) == [402.7]
    assert list(drawn["Not yet reviewed"].x) == [date(2026, 1, 1)]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.label)
def test_a_verdict_is_drawn_by_its_own_shape_and_colour(mark: Any, dark: bool) -> None:
    figure = series_chart(series(point(1, "380", verdict=mark.code)), dark=dark)
    (trace,) = marks_drawn(figure).values()
    assert trace.marker.symbol == mark.symbol
    assert trace.marker.color == mark.colour(dark=dark)
    assert len(figure.layout.shapes) == (1 if 0 < mark.quarters < 4 else 0)


def test_no_two_verdicts_look_alike_in_black_and_white() -> None:
    assert len({(mark.symbol, mark.quarters) for mark in MARKS}) == len(MARKS)
    assert len({mark.glyph for mark in MARKS}) == len(MARKS)
    assert {mark.code for mark in MARKS} == {*VerdictCode, None}
    assert mark_of(None).label == "Not yet reviewed"


def test_a_range_is_a_bar_between_both_ends() -> None:
    figure = series_chart(series(point(1, "360", high=Decimal("380e9"))))
    (trace,) = marks_drawn(figure).values()
    assert (trace.y[0], trace.error_y.array[0], trace.error_y.visible) == (370, 10, True)


@pytest.mark.parametrize(
    ("modifier", "up"),
    [
        (Modifier.AT_LEAST, True),
        (Modifier.MORE_THAN, True),
        (Modifier.UP_TO, False),
        (Modifier.LESS_THAN, False),
    ],
)
def test_an_open_end_is_an_arrow_of_a_fixed_length(modifier: Modifier, up: bool) -> None:
    figure = series_chart(series(point(1, "380", modifier=modifier)))
    (arrow,) = figure.layout.shapes
    assert arrow.path.startswith("M0,6" if up else "M0,-6")
    assert (arrow.ysizemode, arrow.yanchor) == ("pixel", 380)


def test_a_figure_for_a_long_time_is_as_wide_as_that() -> None:
    year = point(1, "380", as_of_from=date(2025, 1, 1), as_of_to=date(2025, 12, 31))
    (trace,) = marks_drawn(series_chart(series(year))).values()
    assert trace.error_x.array[0] == 365 / 2 * 86_400_000
    (trace,) = marks_drawn(series_chart(series(year), by_published=True)).values()
    assert not trace.error_x.visible


def test_marks_stand_at_publication_where_that_is_asked_for() -> None:
    figure = series_chart(series(point(1, "380")), by_published=True)
    (trace,) = marks_drawn(figure).values()
    assert list(trace.x) == [date(2026, 2, 6)]
    assert any("by day of publication" in note.text for note in figure.layout.annotations)


def test_hovering_tells_sentence_and_publisher_as_text_and_never_as_markup() -> None:
    (trace,) = marks_drawn(series_chart(series(point(1, "380")))).values()
    (hover,) = trace.hovertext
    assert "&lt;i&gt;$380 billion&lt;/i&gt; &amp; more." in hover
    assert "The Harbour Post, Harbour &lt;b&gt;ships&lt;/b&gt; more" in hover
    assert "<b>380 billion US dollars</b>" in hover
    assert trace.hovertemplate is None


def test_a_long_sentence_is_wrapped_and_ends_somewhere() -> None:
    (trace,) = marks_drawn(series_chart(series(point(1, "380", text="word " * 2000)))).values()
    lines = trace.hovertext[0].split("<br>")
    assert max(map(len, lines)) <= 70
    assert len(lines) < 15


def test_words_of_others_are_text_in_title_and_names_too() -> None:
    line = ReferenceLine(
        "<b>Port</b>", "A & B", "USD", (ReferencePoint(date(2026, 1, 1), date(2026, 1, 2), Decimal(1)),)
    )
    figure = series_chart(series(point(1, "380"), label="<script>", references=(line,)))
    assert not any("<script>" in note.text or "<b>Port" in note.text for note in figure.layout.annotations)


def test_official_figures_are_a_dashed_line_in_ink_named_at_its_end() -> None:
    points = tuple(
        ReferencePoint(date(2026, 1, day), date(2026, 1, day), Decimal(370 + day) * 10**9)
        for day in (1, 2, 3)
    )
    line = ReferenceLine("Port statistics", "Harbour Office", "USD", points)
    figure = series_chart(series(point(1, "380"), references=(line,)), dark=True)
    trace = figure.data[0]
    assert (trace.line.dash, trace.line.color, list(trace.y)) == ("dash", "#E8E6E1", [371, 372, 373])
    assert figure.layout.annotations[0].text == "Port statistics (Harbour Office)"
    assert series_chart(series(references=(replace(line, points=()),))) is not None


def test_the_background_is_the_page_and_only_level_lines_are_drawn() -> None:
    layout = series_chart(series(point(1, "380"))).layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    assert (layout.xaxis.showgrid, layout.yaxis.showgrid) == (False, True)
    assert layout.yaxis.tickformat == ",.6~f"


def test_a_page_can_set_the_words_itself() -> None:
    some = series(point(1, "380"), point(9, "400"))
    bare, whole = series_chart(some, words=False), series_chart(some)
    assert bare.layout.annotations == ()
    assert bare.layout.height < whole.layout.height
    assert [trace.customdata for trace in bare.data] == [trace.customdata for trace in whole.data]


def test_an_empty_series_is_a_chart_that_says_so() -> None:
    figure = series_chart(series())
    assert "No claims to draw" in figure.layout.annotations[0].text
    assert series_words(series()) == "Worth of the port: no claims to draw."


def test_a_chart_is_json_for_the_browser() -> None:
    figure = series_chart(
        series(*(point(day, "380", verdict=mark.code) for day, mark in enumerate(MARKS, 1)))
    )
    assert json.loads(figure.to_json())["data"]


# --- words and table ----------------------------------------------------------------------------------------


def test_the_text_alternative_tells_every_claim_of_a_short_series() -> None:
    some = series(point(1, "380"), point(9, "402.7", verdict=VerdictCode.ACCURATE, publisher=None))
    assert series_words(some) == (
        "From 380 to 402.7 billion US dollars, 1 to 9 Jan 2026. Worth of the port, billion US dollars. "
        "2 claims in 2 articles, 1 to 9 Jan 2026. "
        "1 Jan 2026: 380 billion US dollars (The Harbour Post, not yet reviewed); "
        "9 Jan 2026: 402.7 billion US dollars (accurate)."
    )


def test_the_text_alternative_of_a_long_series_tells_its_ends_and_extremes() -> None:
    words = series_words(series(*(point(day, str(300 + day)) for day in range(1, 31))))
    assert "Lowest: 1 Jan 2026: 301 billion" in words
    assert "Highest: 30 Jan 2026: 330 billion" in words
    assert "15 Jan 2026" not in words


def test_the_table_holds_what_is_drawn_and_what_is_not() -> None:
    some = series(point(1, "380"), left_out=(point(3, "1", unit="EUR", publisher="=1+2"),))
    header, drawn, left_out = series_csv(some).splitlines()
    assert header.split(",") == [*(column.name for column in COLUMNS), "neutralised"]
    assert drawn.startswith('c1x380,2026-01-01,as_of,,,2026-02-06,380000000000,,"USD","",,,true,,open,')
    assert left_out.startswith('c3x1,2026-01-03,as_of,,,2026-02-06,1000000000,,"EUR","",,,false,,open,')
    assert left_out.endswith('"publisher"')
