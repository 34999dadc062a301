"""Whether a figure is one that is expected: it joins no series of what was."""

from __future__ import annotations

from workbench.extract.parser import Parse
from workbench.lexicon import listed
from workbench.values.span import Span

_AHEAD = frozenset({"will", "’ll", "'ll", "would", "shall", "could", "may", "might", "should"})

_APART = frozenset({"relcl", "acl", "appos", "parataxis"})
_BACK = frozenset({"after", "since", "from", "than", "following", "despite", "against"})
"""What stands behind these is not what is expected: "will close after a loss of $6 million"."""


def is_forecast(figure: Span, parse: Parse) -> bool:
    """Whether a verb over the figure looks ahead or expects: "will reach", "was forecast to be"."""
    at = next((i for i, token in enumerate(parse.tokens) if token.span.overlaps(figure)), None)
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        token = parse.tokens[at]
        if token.pos in ("VERB", "AUX", "NOUN") and token.lemma.lower() in listed("metrics", "expecting"):
            return True
        helpers = [parse.tokens[i] for i in parse.children(at) if parse.tokens[i].dep in ("aux", "auxpass")]
        if any(helper.text.lower() in _AHEAD for helper in helpers):
            return True
        if token.dep in _APART or (token.dep in ("prep", "mark") and token.text.lower() in _BACK):
            return False
        at = token.head
    return False
