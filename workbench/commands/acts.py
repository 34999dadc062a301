"""The acts of a command, as `workbench article withdraw`: each gives a line for what it did."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from workbench.commands.opened import local_actor, open_desk
from workbench.commands.terminal import DONE, say

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.values.review import Actor

Act = Callable[["Database", "Actor", argparse.Namespace], Iterator[str]]


def do(act: Act, options: argparse.Namespace) -> int:
    """The exit code of an act in the database that is set."""
    settings, database = open_desk(create=False)
    for line in act(database, local_actor(settings, database), options):
        say(line)
    return DONE
