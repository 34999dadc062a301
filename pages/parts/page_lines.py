"""A page before it is stored: its lines in one column, article after article, what is left out in place.

The component holds what is chosen and unfolded; what was corrected comes to `on_commands` as a queue,
as on the review desk, and stays there until it is acknowledged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts import addresses, words
from pages.parts.review_desk import plain
from pages.parts.telling import sentence
from workbench.actions import drafting
from workbench.actions.becoming import Becoming
from workbench.actions.drafting import WHOLE_PAGE, About, Draft
from workbench.errors import WorkbenchError
from workbench.values.article import Article, Boundary, DateOrigin
from workbench.values.page import EditKind, LinePart, PageEdit, PageLine
from workbench.values.review import Acknowledgement, CommandAnswer, Outcome

HERE = Path(__file__).parent
SCRIPTS = (
    "review_js/drawing",
    "review_js/commands",
    "page_lines_js/model",
    "page_lines_js/section",
    "page_lines_js/pane",
)
MOST_LETTERS = 600_000
"""Of a page that is sent to the browser whole; of the lines of a longer one only the first letters go."""
CLIPPED = 240

SKELETON = """
<div class="page">
  <div class="options"></div>
  <div class="bar" role="group" aria-label="The page"></div>
  <p class="notice" role="alert" hidden></p>
  <div class="page-form"></div>
  <div class="column"></div>
  <p class="spoken" aria-live="polite"></p>
</div>
"""

_lines = st.components.v2.component(
    "claim_workbench.page_lines",
    html=SKELETON,
    css="".join((HERE / name).read_text("utf-8") for name in ("component.css", "page_lines.css")),
    js="\n".join((HERE / f"{name}.js").read_text("utf-8") for name in SCRIPTS),
)

_QUOTED = re.compile(r"'([^']+)'")
_POINTS = re.compile(r"([+\-−]?[0-9.]+) (.+)", re.DOTALL)  # "+1.2 a headline stands above"


def page_lines(
    name: str, draft: Draft, *, ack: Acknowledgement | None, on_commands: Callable[[], None], key: str
) -> None:
    """Draw the page; `name` is the same as long as it is the same page, whatever was corrected.
    `on_commands` reads `st.session_state[key]`."""
    _lines(key=key, data=page_data(name, draft, ack), on_commands_change=on_commands)


def apply(
    take: Callable[[Mapping[str, Any]], None], message: Mapping[str, Any], ack: Acknowledgement | None
) -> Acknowledgement:
    """The answer to the commands of a message, each taken once, in their order."""
    boot = str(message["boot"])
    number = ack.number if ack and ack.boot == boot else 0
    answers = list(ack.answers[-20:]) if ack and ack.boot == boot else []
    for command in message["queue"]:
        if command["number"] <= number:
            continue
        number = command["number"]
        try:
            take(command)
            answers.append(CommandAnswer(number, str(command["claim"]), Outcome.APPLIED, 0))
        except WorkbenchError as error:
            why = sentence(error).rstrip(".")
            answers.append(CommandAnswer(number, str(command["claim"]), Outcome.REFUSED, 0, why=why))
    return Acknowledgement(boot, number, tuple(answers))


def act_of(command: Mapping[str, Any], draft: Draft) -> PageEdit | About:
    """The correction that a command asks for. The browser may have only the first letters of a line."""
    body = command["body"]
    if command["kind"] == "about":
        day = body.get("published")
        return About(
            int(body["line"]),
            date.fromisoformat(day) if day else None,
            str(body.get("publisher") or "").strip() or None,
        )
    number, text = int(body["line"]), str(body["text"])
    stands = next((line.text for line in draft.lines if line.number == number), "")
    return PageEdit(EditKind(command["kind"]), number, stands if stands.startswith(text) else text)


def page_data(name: str, draft: Draft, ack: Acknowledgement | None) -> dict[str, Any]:
    """What the component draws."""
    page, lines = draft.preview.page, draft.lines
    firsts = drafting.first_lines(lines)
    boundaries = page.boundaries if len(page.boundaries) == len(page.articles) else ()
    titled = {line.article for line in lines if line.part is LinePart.TITLE}
    clipped = sum(len(line.text) for line in lines) > MOST_LETTERS
    starts = set(firsts.values())
    return {
        "id": name,
        "origin": draft.preview.origin,
        "lines": [_line(line, line.number in starts, clipped) for line in lines],
        "articles": [
            {
                "line": firsts[place],
                "title": "" if place in titled else article.title or "",
                **_becoming(draft, place),
                "reasons": _reasons(lines, boundaries, place, firsts[place]),
                **_about(article),
            }
            for place, article in enumerate(page.articles)
            if place in firsts
        ],
        "mended": sorted({edit.line for edit in draft.preview.edits} | _described(draft)),
        "can_be_split": draft.can_be_split,
        "page": {"published": _iso(draft.whole.published), "publisher": draft.whole.publisher or ""},
        "several": len(page.articles) > 1,
        "acts": len(draft.acts) or len(draft.read.edits),
        "counts": told_counts(draft),
        "clipped": clipped,
        "ack": plain(asdict(ack)) if ack else None,
    }


def told_counts(draft: Draft) -> str:
    """ "3 articles, 12 lines left out, 2 corrections"."""
    left = sum(line.part is LinePart.LEFT_OUT for line in draft.lines)
    parts = [words.counted(len(draft.preview.page.articles), "article")]
    parts.append(f"{words.counted(left, 'line')} left out" if left else "nothing left out")
    mended = len(draft.preview.edits) + sum(isinstance(act, About) for act in draft.acts)
    if mended:
        parts.append(words.counted(mended, "correction"))
    return ", ".join(parts)


def how_dated(article: Article) -> str:
    """How the date is known, in a few words; empty where there is none."""
    if article.published is None or article.published_from is None:
        return article.dated_because if article.published is None else ""
    because = _QUOTED.sub(r"“\1”", article.dated_because.strip())
    if article.published_from is DateOrigin.GIVEN:
        return because or "set by hand"
    if article.published_from is DateOrigin.INFERRED:
        return f"inferred: {because.removeprefix('inferred:').strip() or 'from the text'}"
    return because or "the page says so"


def _about(article: Article) -> dict[str, Any]:
    return {
        "date": words.day(article.published),
        "published": _iso(article.published),
        "how": how_dated(article),
        "inferred": article.published_from is DateOrigin.INFERRED,
        "publisher": article.publisher or "",
        "words": words.counted(len(article.text.split()), "word"),
    }


def _becoming(draft: Draft, place: int) -> dict[str, str]:
    """What the article will be where another is there, and the address of that one."""
    if not draft.preview.becomes:
        return {"becomes": "", "href": ""}
    will_be = draft.preview.becomes[place]
    told = {
        Becoming.NEW: "",
        Becoming.ALREADY: "There already; it stays as it is.",
        Becoming.UPDATE: f"A newer version of an article that is there: {will_be.because}.",
    }[will_be.kind]
    return {"becomes": told, "href": addresses.address("articles", {"article": will_be.article_id})}


def _line(line: PageLine, start: bool, clipped: bool) -> list[Any]:
    """As `rowsOf` in model.js takes it; with its length where only its first letters go."""
    found = [line.number, line.text, line.part.value, line.reason, start]
    if clipped and len(line.text) > CLIPPED:
        found[1] = line.text[:CLIPPED]
        found.append(len(line.text))
    return found


def _reasons(
    lines: Iterable[PageLine], boundaries: tuple[Boundary, ...], place: int, first: int
) -> list[list[str]]:
    if boundaries:
        told = boundaries[place].reasons
    else:
        told = next((line.reasons for line in lines if line.number == first), ())
    found = []
    for each in told:
        match = _POINTS.fullmatch(each)
        found.append([match[1].replace("-", "−"), match[2]] if match else ["", each])
    return found


def _described(draft: Draft) -> set[int]:
    return {act.line for act in draft.acts if isinstance(act, About)} - {WHOLE_PAGE}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
