"""A day that is none, or can't be told, costs the date and one word of note, never the article."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.intake.formats import making as make
from workbench.intake.contents import PageRead, read_contents

BODY = "\n\n".join(make.PARAGRAPHS)


def _markdown(day: str) -> tuple[str, bytes]:
    return "a.md", f"---\ntitle: {make.HEADLINE}\ndate: {day}\n---\n\n{BODY}\n".encode()


def _mail(day: str) -> tuple[str, bytes]:
    headers = f"From: Ida Quist <ida@herald.example>\nSubject: {make.HEADLINE}\nDate: {day}\n"
    return "a.eml", f"{headers}Content-Type: text/plain; charset=utf-8\n\n{BODY}\n".encode()


def _json_line(day: str) -> tuple[str, bytes]:
    line = {"id": "x", "title": make.HEADLINE, "text": BODY, "published": day}
    return "a.jsonl", json.dumps(line).encode() + b"\n"


@pytest.mark.parametrize(
    ("made", "stated"),
    [
        (_markdown, "2026-02-31"),
        (_markdown, "2026/13/40"),
        (_mail, "Tue, 31 Feb 2026 10:00:00 +0000"),
        (_json_line, "2026-02-31"),
        (_json_line, "soon"),
    ],
)
def test_an_impossible_day_is_told_and_the_article_kept(made: object, stated: str) -> None:
    name, raw = made(stated)  # type: ignore[operator]
    (page,) = read_contents(name, raw)
    assert isinstance(page, PageRead)
    (article,) = page.page.articles
    assert make.PARAGRAPHS[0] in article.text
    assert article.published is None
    assert page.notes == (f"its date {stated!r} can't be told: write it as YYYY-MM-DD",)


@pytest.mark.parametrize("made", [_markdown, _json_line])
@pytest.mark.parametrize("stated", ["2026/02/13", "2026.02.13", "2026-02-13"])
def test_a_day_with_the_year_first_is_told_however_it_is_parted(made: object, stated: str) -> None:
    name, raw = made(stated)  # type: ignore[operator]
    (page,) = read_contents(name, raw)
    assert isinstance(page, PageRead)
    assert (page.page.articles[0].published, page.notes) == (date(2026, 2, 13), ())
