"""The desk that this process serves: its settings, its database, who is working."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.values.review import Actor
from workbench.values.reviewer import Reviewer

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.settings import Settings


@dataclass(frozen=True, slots=True)
class Installation:
    settings: Settings
    database: Database


_installed: Installation | None = None


def install(settings: Settings, database: Database) -> None:
    """From now on the pages of this process show this desk."""
    global _installed
    _installed = Installation(settings, database)


def installed() -> Installation:
    """The desk of this process; the one that is set, where nobody has installed another."""
    if _installed is None:
        from workbench.actions import opening
        from workbench.settings import load_settings

        settings = load_settings()
        install(settings, opening.open_database(settings.database_url))
    assert _installed is not None
    return _installed


def settings() -> Settings:
    return installed().settings


def database() -> Database:
    return installed().database


def reviewer() -> Reviewer:
    """Who is working here, as the database knows them now."""
    from workbench.actions import reviewing

    return reviewing.local_reviewer(database(), settings().reviewer)


def actor() -> Actor:
    """The same person, for the log."""
    person = reviewer()
    return Actor(person.name, person.role.value, person.id, session="desk")


def tell_fault(error: Exception) -> bool:
    """Says on the page what happened, instead of Streamlit's box; the cause goes to the terminal."""
    if isinstance(error, WorkbenchError):
        st.error("That could not be done; what was saved before is safe. The reason:")
        st.text(str(error))  # as it is: a message can hold words of an article
        return True
    traceback.print_exception(error, file=sys.stderr)
    st.error(
        "This is a fault of the workbench, not of what you did. What was saved is safe. "
        "Load the page again; if it comes back, send the lines in the terminal to whoever runs the desk."
    )
    return True
