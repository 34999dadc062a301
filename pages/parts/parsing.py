"""The parser, loaded when the first page of text is added, and kept."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.extract.parser import Parser

_lock = threading.Lock()


def parser() -> Parser:
    """One parser for all visitors; whoever comes second waits for it."""
    with _lock:
        return _loaded()


@cache
def _loaded() -> Parser:
    from workbench.extract.parser import load_parser

    return load_parser()
