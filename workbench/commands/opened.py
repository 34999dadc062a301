"""What a command opens: the settings, the database they name, and the one who is at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.settings import Settings
    from workbench.values.review import Actor


def settings_here() -> Settings:
    """The settings of this folder and environment. Raises BadSettings."""
    from workbench.settings import load_settings

    return load_settings()


def open_desk(*, create: bool = True) -> tuple[Settings, Database]:
    """The settings and the database, brought to this version. Raises BadSettings, DatabaseUnusable."""
    from workbench.actions import opening

    settings = settings_here()
    return settings, opening.open_database(settings.database_url, create=create)


def local_actor(settings: Settings, database: Database) -> Actor:
    """The local user, as the log names them."""
    from workbench.actions import reviewing
    from workbench.values.review import Actor

    reviewer = reviewing.local_reviewer(database, settings.reviewer)
    return Actor(reviewer.name, reviewer.role.value, reviewer.id, session="command line")
