"""Where the pages, the migrations and the samples lie: in a checkout, and in an installed wheel."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_INSTALLED = PACKAGE / "_app"
ROOT = _INSTALLED if _INSTALLED.is_dir() else PACKAGE.parent

PAGES = ROOT / "pages"
MIGRATIONS = ROOT / "db" / "migrations"
SAMPLES = ROOT / "sample_data"
WORDS = PACKAGE / "words"


def make_importable() -> None:
    """Let `db` and `pages` be imported in this process; a wheel adds no such name to an environment."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
