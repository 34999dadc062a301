"""The quotation beside a reporting verb: "said: “…”", "told him “…”", "“he said, ‘…’”"."""

from __future__ import annotations

import re

from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.naming import Naming
from workbench.extract.cues import verb_forms, verb_frames
from workbench.extract.quotations import Quotation
from workbench.values.span import Span

_ADJUNCTS = ("prep", "npadvmod", "advmod", "agent", "dative", "prt", "neg", "aux", "auxpass", "tmod")
_NEAR = frozenset(
    {
        *_ADJUNCTS,
        "pobj",
        "det",
        "compound",
        "punct",
        "amod",
        "poss",
        "case",
        "nummod",
        "mark",
        "appos",
        "intj",
        "quantmod",
    }
)
"""What may stand between a cue and its quotation."""
_LISTENERS = frozenset(
    {"dobj", "nsubj", "advcl", "pcomp", "attr", "acl", "relcl", "cc", "conj", "dative", "xcomp", "ccomp"}
)
_TOLD = frozenset(
    {"tell", "inform", "assure", "remind", "ask", "urge", "warn", "advise", "order", "brief", "notify"}
)
_NESTED = re.compile(
    r"""
    (?:[ ][\w ]{1,30})?,?[ ]            # "told me, "
    (?P<said> ['‘] [^'’"”]              # opens in a word
      (?: [^'’] | ['’](?=\w) ){1,400}?  # an apostrophe inside a word closes nothing
      [.,!?] ['’] )                     # closes behind a mark
    """,
    re.VERBOSE,
)


class QuotedContent(Naming):
    """Reads what a reporting verb quotes."""

    def quoted_content(self, cue: CueVerb, clause: set[int]) -> tuple[Span, ...]:
        """A quotation that stands beside the clause of the cue."""
        if (nested := self._nested(cue)) is not None:
            return (nested,)
        inquit = self.inquit(cue)
        if inquit:
            quoted = any(each.span.overlaps(piece) for each in self.quotations for piece in inquit)
            return inquit if quoted or any(each.name == "that" for each in cue.frames) else ()
        last = max(cue.last, *clause)
        start = self.tokens[cue.verb].span.start
        for quotation in self.quotations:
            if quotation.span.start < start:
                continue
            between = [
                i
                for i in range(cue.last + 1, len(self.tokens))
                if self.tokens[i].span.end <= quotation.span.start
            ]
            colon = any(self.low[i] in (":", ",") for i in between[-1:]) or not between
            told = cue.lemma in _TOLD
            near = all(
                self.tokens[i].dep in (_NEAR | _LISTENERS if told or colon else _NEAR) for i in between
            )
            if any(self._leads_in(i) for i in between):
                return ()
            if not colon and self._is_of_a_noun(quotation):
                return ()
            if near and (colon or len(between) <= 12):
                if not colon and self._in_object(cue, quotation):
                    return ()
                if not colon and self._embeds(cue, between):
                    return self.pieces([i for i in range(between[0], len(self.tokens)) if i > last])
                return (quotation.span,)
            return ()
        return ()

    def _is_of_a_noun(self, quotation: Quotation) -> bool:
        """Whether a word in marks stands before its noun: "was offering a “free” kitten"."""
        first, after = (
            self.grammar.parse.at(quotation.inner.start),
            self.grammar.parse.at(quotation.span.end + 1),
        )
        if first is None or after is None or after >= len(self.tokens) or self.tokens[after].pos == "PUNCT":
            return False
        return self.tokens[first].head >= after and self.tokens[first].dep in ("amod", "compound", "nmod")

    def _nested(self, cue: CueVerb) -> Span | None:
        """What stands in single marks behind a cue in a quotation: "“He said, ‘It is late.’”"."""
        after = self.tokens[cue.last].span.end
        around = next((each for each in self.quotations if self.tokens[cue.verb].span in each.inner), None)
        match = None if around is None else _NESTED.match(self.text, after, around.inner.end)
        return None if match is None else Span(match.start("said"), match.end("said"))

    def _in_object(self, cue: CueVerb, quotation: Quotation) -> bool:
        """Whether the writer's own words open what the quotation ends: "voiced a “lack of trust”"."""
        return any(frame.name == "object" for frame in cue.frames) and any(
            words[0] == cue.last + 1
            and self.tokens[words[0]].span.end <= quotation.span.start
            and self.tokens[words[-1]].span.end > quotation.span.start
            for words in map(self.grammar.parse.subtree, self.grammar.below(cue.verb, "dobj"))
        )

    def _leads_in(self, index: int) -> bool:
        """Whether a participle stands here to which the quotation belongs: "posted a note, saying"."""
        frames = verb_frames().get(verb_forms().get(self.low[index], ""), ())
        return self.tokens[index].tag == "VBG" and any(frame.name == "quote" for frame in frames)

    def _embeds(self, cue: CueVerb, between: list[int]) -> bool:
        """Whether words of the writer lead into the quotation: "said it was “over”"."""
        return any(
            self.tokens[i].dep in ("nsubj", "mark") and self.tokens[i].head != cue.verb for i in between
        )
