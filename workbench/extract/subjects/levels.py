"""The measure that a sentence without its figure tells of: "Exports have swollen. They stood at …"."""

from __future__ import annotations

from workbench.extract.parser import Parse
from workbench.extract.subjects.phrases import noun_phrase, without_article, words
from workbench.lexicon import listed, table

LONGEST = 8
"""Words of a measure that is taken over from the sentence before."""


def measure_told(parse: Parse) -> tuple[str, int] | None:
    """What the sentence says has risen, fallen or stood, and the token that names it."""
    verb = next((i for i in range(len(parse.tokens)) if _tells_level(parse, i)), None)
    noun = None if verb is None else _subject_of(parse, verb)
    if noun is None:
        return None
    text = without_article(words(parse, noun_phrase(parse, noun)))
    known = text and len(text.split(" ")) <= LONGEST and "," not in text
    return (text, noun) if known else None


def _tells_level(parse: Parse, index: int) -> bool:
    """The main verb of its sentence, saying that something rose, fell or stood at a level."""
    token = parse.tokens[index]
    levels = listed("subjects", "level_verbs") - {"be", "go", "come"}
    moves = levels | table("subjects", "change_verbs").keys() | {"double", "triple", "treble"}
    main = token.dep == "ROOT" or (token.dep == "ccomp" and parse.tokens[token.head].dep == "ROOT")
    return main and token.pos == "VERB" and token.lemma.lower() in moves


def _subject_of(parse: Parse, verb: int) -> int | None:
    nouns = [i for i in parse.children(verb) if parse.tokens[i].dep in ("nsubj", "nsubjpass")]
    return nouns[0] if nouns and parse.tokens[nouns[0]].pos in ("NOUN", "PROPN") else None
