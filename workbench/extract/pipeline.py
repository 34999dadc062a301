"""The way from an article to everything found in it. Pure: the same article gives the same reading.

Each step of `read_article` is a module of this folder.
"""

from __future__ import annotations

from workbench.extract.attributions import find_attributions
from workbench.extract.claims import make_claims
from workbench.extract.figures import find_figures
from workbench.extract.parser import Parser
from workbench.extract.periods import find_periods
from workbench.extract.sentences import split_sentences
from workbench.extract.worth_parsing import sentences_worth_parsing
from workbench.values.article import Article
from workbench.values.reading import Reading

VERSION = "4"
"""Raised when a reading of the same text can change. The words have a version of their own."""


def read_article(article: Article, parser: Parser | None) -> Reading:
    """Everything found in the article, each list in reading order.

    Without a parser the structure of sentences is guessed from word order: fewer attributions and
    plainer subjects, the same figures.
    """
    sentences = split_sentences(article.text)
    figures = find_figures(article.text)
    periods = find_periods(article.text, sentences, article.published)
    parses = (
        parser.parse(article.text, sentences_worth_parsing(article.text, sentences, figures))
        if parser
        else ()
    )
    attributions = find_attributions(article, sentences, parses)
    claims = make_claims(article, sentences, figures, attributions, periods, parses)
    return Reading(article, sentences, figures, attributions, claims)
