"""Colours and type of the desk, as Streamlit's theme options.

Ink on paper, one accent. Verdict colours are not here: they belong to the marks.
"""

from __future__ import annotations

from typing import Any

LIGHT = {
    "backgroundColor": "#FCFBF8",
    "secondaryBackgroundColor": "#F3F1EB",
    "textColor": "#1B1F23",
    "primaryColor": "#1F5A8A",
    "linkColor": "#1F5A8A",
    "borderColor": "#D9D6CE",
    "dataframeBorderColor": "#D9D6CE",
    "dataframeHeaderBackgroundColor": "#F3F1EB",
    "codeBackgroundColor": "#F3F1EB",
    "grayTextColor": "#5A5F65",
    "grayColor": "#5A5F65",
}
DARK = {
    "backgroundColor": "#16181B",
    "secondaryBackgroundColor": "#1F2226",
    "textColor": "#E8E6E1",
    "primaryColor": "#7FB6E6",
    "linkColor": "#7FB6E6",
    "borderColor": "#34383D",
    "dataframeBorderColor": "#34383D",
    "dataframeHeaderBackgroundColor": "#1F2226",
    "codeBackgroundColor": "#1F2226",
    "grayTextColor": "#A7ACB2",
    "grayColor": "#A7ACB2",
}

THEME: dict[str, Any] = {
    "theme.font": "sans-serif",
    "theme.baseFontSize": 16,
    "theme.baseRadius": "3px",
    "theme.buttonRadius": "3px",
    "theme.headingFontWeights": [600, 600, 600, 600, 600, 600],
    "theme.headingFontSizes": ["1.75rem", "1.25rem", "1.05rem", "1rem", "1rem", "1rem"],
    "theme.showWidgetBorder": True,
    "theme.linkUnderline": True,
    **{f"theme.light.{name}": value for name, value in LIGHT.items()},
    **{f"theme.dark.{name}": value for name, value in DARK.items()},
}
