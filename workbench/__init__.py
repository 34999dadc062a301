"""The front door: read_page, read_article, read_figures and the value types.

Its parts are loaded when they are asked for, so `read_figures` needs neither parser nor database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Article": "workbench.values.article",
    "Attribution": "workbench.values.attribution",
    "Claim": "workbench.values.claim",
    "Figure": "workbench.values.figure",
    "Page": "workbench.values.article",
    "Reading": "workbench.values.reading",
    "Span": "workbench.values.span",
    "WorkbenchError": "workbench.errors",
    "read_article": "workbench.reading",
    "read_figures": "workbench.extract.figures",
    "read_page": "workbench.reading",
}

__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"workbench has no {name!r}")
    return getattr(import_module(_HOMES[name]), name)


if TYPE_CHECKING:
    from workbench.errors import WorkbenchError as WorkbenchError
    from workbench.extract.figures import read_figures as read_figures
    from workbench.reading import read_article as read_article
    from workbench.reading import read_page as read_page
    from workbench.values.article import Article as Article
    from workbench.values.article import Page as Page
    from workbench.values.attribution import Attribution as Attribution
    from workbench.values.claim import Claim as Claim
    from workbench.values.figure import Figure as Figure
    from workbench.values.reading import Reading as Reading
    from workbench.values.span import Span as Span
