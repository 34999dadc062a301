"""Everything that one version of the extractor found in one article."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.values.article import Article
from workbench.values.attribution import Attribution
from workbench.values.claim import Claim
from workbench.values.figure import Figure
from workbench.values.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Each list is in reading order; spans are places in `article.text`."""

    article: Article
    sentences: tuple[Span, ...]
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
