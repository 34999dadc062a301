"""What is told after pages were read or saved: what came of them, and what could not be used."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import words
from pages.parts.ledger import Column, Row, ledger
from pages.parts.telling import as_text
from workbench.actions.adding import AddedArticle, AddReport


def draw_messages(problems: Sequence[str], report: AddReport | None, stopped: str | None) -> None:
    """What could not be read or saved, and what was saved."""
    if len(problems) == 1:
        st.error(as_text(problems[0]))
    elif problems:
        st.error(f"{words.counted(len(problems), 'part')} could not be used:")
        ledger(
            "problems",
            [Column("text", "What happened, and what to do")],
            (Row((problem,)) for problem in problems),
            empty="",
            kind="tight",
            headless=True,
        )
    if stopped:
        st.info(as_text(stopped))
    if report is None:
        return
    (st.success if report.added or report.updated else st.info)(as_text(saved_line(report)))
    for each in (*report.added, *report.updated):
        for line in told_of(each):
            st.info(as_text(line))
    for place, reason in report.skipped:
        st.warning(as_text(f"Skipped {place}: {reason}."))
    for note in report.notes:
        st.warning(as_text(note[:1].upper() + note[1:] + "."))


def saved_line(report: AddReport) -> str:
    """ "Saved 3 articles with 41 claims. 1 article was there already and stays as it is." """
    claims = sum(each.claims for each in report.added)
    line = f"Saved {words.counted(len(report.added), 'article')} with {words.counted(claims, 'claim')}."
    if report.updated:
        line += f" {words.counted(len(report.updated), 'article')} came in a newer version."
    if report.already:
        one = len(report.already) == 1
        stay = "was there already and stays as it is" if one else "were there already and stay as they are"
        line += f" {words.counted(len(report.already), 'article')} {stay}."
    return line


def told_of(added: AddedArticle) -> list[str]:
    """What a person should know of one article that was saved."""
    found = []
    if added.because:
        told = f"“{added.title}” is version {added.version} of an article that was there: {added.because}."
        if added.changes:
            told += f" Figures that changed: {'; '.join(map(str, added.changes[:5]))}."
        if added.withdrawn:
            told += " That article is withdrawn."
        found.append(told)
    if added.same_origin:
        other = added.same_origin
        found.append(
            f"“{added.title}” shares {other.score:.0%} of its text with “{other.title}”"
            f"{f' of {other.publisher}' if other.publisher else ''}. Both are kept, linked as one origin."
        )
    return found


def together(reports: Sequence[AddReport]) -> AddReport | None:
    """The reports of several pages as one; nothing for none."""
    if not reports:
        return None
    names = ("added", "already", "skipped", "rejected", "updated", "notes")
    return AddReport(
        **{name: tuple(each for report in reports for each in getattr(report, name)) for name in names}
    )


def stop_after(line: str) -> str:
    """The line with a full stop; a file's name in front of it stays as it is."""
    return line.strip() if line.strip().endswith((".", "?", "!")) else f"{line.strip()}."
