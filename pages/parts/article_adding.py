"""Adding pages: what was read and can be corrected before it is kept, and saving it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from pages.parts import article_form, words
from pages.parts.article_form import Reading
from pages.parts.article_messages import draw_messages, stop_after, together
from pages.parts.article_saving import Done, Saving, Stopped
from pages.parts.ledger import Column, Row, ledger
from pages.parts.page_lines import act_of, apply, page_lines
from pages.parts.parsing import parser
from pages.parts.telling import as_text, told
from workbench.actions import adding, drafting
from workbench.actions.adding import AddReport, PagePreview
from workbench.actions.drafting import Draft
from workbench.actions.taking_back import takes_back
from workbench.serving import installation
from workbench.values.review import Acknowledgement

DRAFTS, PROBLEMS, REPORT, SAVING, ACKS = "drafts", "problems", "report", "saving", "acknowledged"
LOOKED_AT, STOPPED = "looked-at", "stopped"
MOST_AT_ONCE = 8
"""Pages in the table of those that were read; a longer one scrolls."""


def prepare() -> None:
    """What the page keeps for this visitor, and what a saving that has ended left behind."""
    for name in (DRAFTS, PROBLEMS):
        st.session_state.setdefault(name, [])
    st.session_state.setdefault(REPORT, None)
    st.session_state.setdefault(ACKS, {})
    saving = st.session_state.setdefault(SAVING, None)
    if saving is not None and not saving.under_way:
        _settle(saving)


def take(reading: Reading) -> None:
    """What was read takes the place of what was read before."""
    state = st.session_state
    state[PROBLEMS], state[REPORT], state[ACKS] = reading.problems, None, {}
    state[DRAFTS] = reading.drafts


def draw_told() -> None:
    """What came of the last reading or saving."""
    state = st.session_state
    draw_messages(state[PROBLEMS], state[REPORT], state.pop(STOPPED, None))


def draw_saving() -> None:
    """How far it is; the rest of the page waits. The run of the page lasts as long as the saving, so that
    no timer in the browser has to ask for the next."""
    saving: Saving = st.session_state[SAVING]
    total = max(1, saving.total)
    st.header("Saving", anchor=False)
    bar = st.empty()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Stop", key="stop", on_click=saving.stop, disabled=saving.stopping)
        st.caption(
            "Stopping after this article …"
            if saving.stopping
            else "You can stop at any time: what is saved stays, and Save goes on from there."
        )
    while True:
        told_so_far = f"{saving.done:,} of {words.counted(saving.total, 'article')} saved"
        bar.progress(min(1.0, saving.done / total), text=told_so_far)
        if saving.wait(0.5):
            break
    st.rerun()


def draw_drafts() -> None:
    """What was read, line by line, and the buttons that keep it or drop it."""
    article_form.be_done()  # also where the run that read them was cut off right after
    drafts: list[tuple[str, Draft]] = st.session_state[DRAFTS]
    st.header("What was read", anchor=False)
    name, draft = drafts[0]
    if len(drafts) > 1:
        name = _choose(drafts)
        draft = dict(drafts)[name]
    for note in draft.preview.notes:
        st.warning(as_text(note[:1].upper() + note[1:] + "."))
    page_lines(
        name,
        draft,
        ack=st.session_state[ACKS].get(name),
        on_commands=partial(on_commands, name),
        key=f"lines-{name}",
    )
    with told():
        back = takes_back(installation.database(), draft.preview)
    if back:
        st.warning(as_text(f"Saving this: {back}."))
    fresh = sum(one.fresh for _, one in drafts)
    with st.container(horizontal=True, vertical_alignment="center", key="decide"):
        st.button(
            f"Save {words.counted(fresh, 'article')}" if fresh else "Nothing new to save",
            type="primary",
            on_click=save,
            disabled=not fresh,
            key="save",
        )
        st.button("Discard", on_click=drop, key="discard")
        st.caption("Nothing is stored yet." if fresh else "Every article of it is there already.")


def _choose(drafts: list[tuple[str, Draft]]) -> str:
    """The name of the page that is looked at, of several."""
    names = [name for name, _ in drafts]
    if st.session_state.get(LOOKED_AT) not in names:
        st.session_state[LOOKED_AT] = names[0]
    here = names.index(st.session_state[LOOKED_AT])
    with st.container(height=430 if len(drafts) > MOST_AT_ONCE else "content", border=False, key="pages"):
        ledger(
            "pages-read",
            [Column("number", "No.", "3rem"), Column("title", "Page"), Column("quiet", "Articles")],
            (
                Row((str(place), _told_of_page(draft), _what_is_new(draft)), {"page": name})
                for place, (name, draft) in enumerate(drafts, 1)
            ),
            empty="",
            kind="tight",
            choose=lambda place: _look_at(place["page"]),
        )
    with st.container(horizontal=True, vertical_alignment="center", key="which-page"):
        st.write(f"**Page {here + 1:,} of {len(drafts):,}**")
        st.button("Back", key="page-back", disabled=not here, on_click=_look_at, args=(names[here - 1],))
        st.button(
            "Next",
            key="page-next",
            disabled=here == len(names) - 1,
            on_click=_look_at,
            args=(names[min(here + 1, len(names) - 1)],),
        )
        st.button("Leave this page out", key="leave-page", on_click=drop, args=(names[here],))
    return names[here]


def _told_of_page(draft: Draft) -> dict[str, str]:
    """The page by its headline where it holds one article, and where it came from."""
    preview = draft.preview
    found = preview.page.articles
    title = found[0].headline if len(found) == 1 else preview.origin
    return {"title": title, "about": preview.origin if len(found) == 1 else ""}


def _what_is_new(draft: Draft) -> str:
    total = len(draft.preview.page.articles)
    there = total - draft.fresh
    told = words.counted(total, "article")
    return f"{told}, {there:,} there already" if there else told


def _look_at(name: str) -> None:
    """A callback: this page is shown."""
    st.session_state[LOOKED_AT] = name


def on_commands(name: str) -> None:
    """A callback: corrections of the page, each taken once."""
    drawn = st.session_state.get(f"lines-{name}")
    message = drawn.commands if drawn is not None else None
    if not message or not message["queue"] or name not in dict(st.session_state[DRAFTS]):
        return
    acks: dict[str, Acknowledgement] = st.session_state[ACKS]
    acks[name] = apply(partial(_take, name), message, acks.get(name))


def _take(name: str, command: Mapping[str, Any]) -> None:
    state = st.session_state
    drafts: list[tuple[str, Draft]] = state[DRAFTS]
    place = next(place for place, (each, _) in enumerate(drafts) if each == name)
    draft, database = drafts[place][1], installation.database()
    if command["kind"] == "undo":
        draft = drafting.undo(database, draft) if draft.acts else drafting.undo_all(database, draft)
    elif command["kind"] == "undo_all":
        draft = drafting.undo_all(database, draft)
    else:
        draft = drafting.take(database, draft, act_of(command, draft))
    state[DRAFTS] = [*drafts[:place], (name, draft), *drafts[place + 1 :]]


def save() -> None:
    """A callback: begin to store the articles, each whole or not at all."""
    state = st.session_state
    if state[SAVING] is not None:
        return  # pressed twice
    for name, _ in state[DRAFTS]:
        on_commands(name)  # a correction may come with the same run
    database, actor = installation.database(), installation.actor()

    def add(preview: PagePreview, goes_on: Done) -> AddReport:
        def progress(done: int, total: int, _: str) -> None:
            if not goes_on(done) and done < total:
                raise Stopped

        return adding.add_page(database, actor, preview, parser(), progress=progress)

    saving = Saving(tuple(draft.preview for _, draft in state[DRAFTS]), add)
    state[SAVING], state[PROBLEMS], state[REPORT] = saving, [], None
    saving.start()
    saving.wait(0.4)  # an article or two need no bar


def drop(name: str | None = None) -> None:
    """A callback: nothing of the page, or of all pages, is kept."""
    state = st.session_state
    names = [each for each, _ in state[DRAFTS]]
    state[DRAFTS] = [pair for pair in state[DRAFTS] if name is not None and pair[0] != name]
    if name and len(names) > 1:
        place = names.index(name)
        state[LOOKED_AT] = names[place + 1] if place + 1 < len(names) else names[place - 1]
    if not state[DRAFTS]:
        state[PROBLEMS] = []


def _settle(saving: Saving) -> None:
    """What was not saved whole stays to be saved; the rest is told."""
    state = st.session_state
    database = installation.database()
    state[SAVING], state[REPORT] = None, together(saving.reports)
    state[PROBLEMS] = [stop_after(each) for each in saving.problems]
    with told():
        left = [
            (name, drafting.marked(database, draft))
            for place, (name, draft) in enumerate(state[DRAFTS])
            if place in saving.failed
        ]
    state[DRAFTS] = [(name, draft) for name, draft in left if draft.fresh or saving.problems]
    if state[DRAFTS] and saving.stopping:
        state[STOPPED] = (
            f"Stopped with {saving.done:,} of {saving.total:,} saved. Save goes on with the rest."
        )
    if not state[DRAFTS]:
        article_form.forget()
