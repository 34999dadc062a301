"""What stands around a reporting clause that comes after or inside what was said."""

from __future__ import annotations

from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.sentence import CLOSING, QuotingSentence
from workbench.lexicon import table
from workbench.values.span import Span

_BEFORE_INQUIT = frozenset({",", "”", '"', "''", "’", "'", "»", "“", "?", "!", "—", "–", "-", "…", "..."})
_SUBORDINATING = frozenset(
    {"if", "when", "as", "after", "while", "because", "since", "who", "which", "where"}
)
_OPENING = frozenset({"“", '"', "``", "‘", "'", "«", "„", "''"})

_PLACES = frozenset(
    {"in", "near", "between", "since", "until", "across", "outside", "inside", "under", "off", "along"}
)
_ANSWERS = frozenset(
    {"response", "reply", "answer", "reference", "remarks", "comments", "fact", "turn", "part", "court"}
)


class Inquits(QuotingSentence):
    """Reads ", Volk said," and its like."""

    def inquit(self, cue: CueVerb) -> tuple[Span, ...]:
        """What stands around a clause that comes after or inside what was said: ", Volk said, "."""
        g, verb = self.grammar, cue.verb
        assert cue.subject is not None
        if self.low[cue.last + 1 : cue.last + 2] == ("that",):
            return ()
        subject = g.noun_phrase(cue.subject)
        first = min([verb, *subject, *(i for i in g.below(verb, "aux", "neg") if i < verb)])
        while first > 0 and self.tokens[first - 1].dep == "advmod" and self.tokens[first - 1].head == verb:
            first -= 1
        above = self.quoting_verb(verb)
        if above is not None:  # “…,” AP quoted him as saying
            quoting = g.first_below(above, "nsubj", "nsubjpass")
            first = above if quoting is None else min(above, *g.noun_phrase(quoting))
        before = first - 1
        if before > 0 and self.low[before] == "," and self.low[before - 1] in ("which", "who"):
            last = self._end_of_clause(max(cue.last, *subject))
            if self.low[last + 1 : last + 2] == (",",) and last + 2 < len(self.tokens):
                return (Span(self.tokens[last + 2].span.start, self.tokens[-1].span.end),)
        if before < 0 or self.low[before] not in _BEFORE_INQUIT or not self._may_follow(cue, first):
            return ()
        last = self._end_of_clause(max(cue.last, *subject))
        goes_on = last + 2 < len(self.tokens) and self.low[last + 1] == "," and first > 1
        goes_on = goes_on and (
            self.low[last + 2] not in _OPENING or self._is_predicate(self.tokens[last + 2].span.start)
        )
        clauses = g.below(verb, "ccomp")
        if not goes_on and clauses and min(clauses) > verb:
            return ()
        if last + 1 < len(self.tokens) and self.low[last + 1] == "that":
            return ()
        if not self._is_statement(0, before) and not (goes_on and self._is_inside(cue, last)):
            return ()
        pieces = [Span(self._start_of_said(self.tokens[before].span.end), self.tokens[before].span.end)]
        around = self.tokens[verb].head
        if self.tokens[verb].dep in ("parataxis", "ccomp") and self.tokens[around].dep == "relcl":
            return (g.parse.subtree_span(around),)  # "who, it said, were emerging"
        rest = self._after_inquit(cue, last)
        if rest is not None:
            pieces.append(rest)
        return tuple(pieces)

    def _start_of_said(self, end: int) -> int:
        """The start of the sentence or what follows a semicolon, or of a quotation after a colon."""
        first = self.tokens[0].span.start
        for i, word in enumerate(self.low):
            span = self.tokens[i].span
            if word == ";" and span.end <= end and not self.inside_quotation(span):
                first = span.end  # "…; his death, they said, was an accident"
        for quotation in self.quotations:
            if end - 2 <= quotation.span.end <= end and first < quotation.span.start:
                lead = self.text[first : quotation.span.start].rstrip()
                return quotation.span.start if lead.endswith(":") else first
        return first

    def _may_follow(self, cue: CueVerb, first: int) -> bool:
        """Whether the clause that starts at `first` can report what stands before it."""
        g, verb = self.grammar, cue.verb
        token = self.tokens[verb]
        if any(self._follows(child, cue.last) for child in g.below(verb, "ccomp", "xcomp")):
            return False
        assert cue.subject is not None
        opens = range(first, min(verb, cue.subject))  # "has since admitted" opens nothing
        if any(self.low[i] in _SUBORDINATING for i in g.below(verb, "mark", "advmod") if i in opens):
            return False
        quoted = self.low[first - 1] in CLOSING
        if quoted and self.quoting_verb(verb) is not None:
            return True
        own_subject = g.first_below(verb, "nsubj") is not None or cue.subject in g.below(verb, "dobj")
        if token.dep in ("relcl", "acl", "xcomp", "pcomp") and not (quoted and own_subject):
            return False
        if not g.is_finite(verb) and not quoted:
            return False
        return own_subject or not (token.dep == "conj" and token.head < first)

    def _is_inside(self, cue: CueVerb, last: int) -> bool:
        """Whether the reporting clause stands inside what was said."""
        if self.tokens[cue.verb].dep in ("parataxis", "ccomp"):
            return True
        return any(
            self.grammar.parse.subtree(i)[-1] > last + 1 for i in self.grammar.below(cue.verb, "ccomp")
        )

    def _follows(self, child: int, last: int) -> bool:
        """Whether the clause comes right after the cue, with "that" or without a comma."""
        if child < last:
            return False
        below = self.grammar.parse.subtree(child)
        if any(self.low[i] == "that" and i > last for i in self.grammar.below(child, "mark")):
            return True
        return below[0] > last and not any(
            self.low[i] in (",", "”", '"') for i in range(last + 1, below[0] + 1)
        )

    def _end_of_clause(self, last: int) -> int:
        """The last word of the reporting clause: up to a comma, a quotation or the end."""
        at = last
        while at + 1 < len(self.tokens):
            word = self.low[at + 1]
            if word in (",", ".", ";", ":", "“", '"', "”", "''", "``", "—", "–", "!", "?", "…", "..."):
                break
            at += 1
        return at

    def _is_statement(self, first: int, last: int) -> bool:
        """Whether the words hold a finite verb or a quotation: something that can be said."""
        g = self.grammar
        window = Span(self.tokens[first].span.start, self.tokens[last].span.end)
        if any(quotation.span.overlaps(window) for quotation in self.quotations):
            return True
        words = [i for i in range(first, last + 1) if self.tokens[i].pos != "PUNCT"]
        headline = self.text[self.grammar.parse.sentence.end - 1] not in '.!?”"'
        if headline and len(words) >= 3 and self.tokens[words[0]].pos not in ("ADP", "SCONJ", "CCONJ"):
            return True  # "Pier unsafe for years, an audit says"
        for i in range(first, last + 1):
            if (
                g.is_verb(i)
                and self.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD")
                and not self._is_subordinate(i, last)
            ):
                return True
        return False

    def _is_subordinate(self, verb: int, last: int) -> bool:
        """Whether the verb, or the one it helps, hangs on what comes after: "When he left, …"."""
        at = verb
        while self.tokens[at].dep in ("aux", "auxpass", "conj", "ccomp") and self.tokens[at].head <= last:
            at = self.tokens[at].head
        return self.tokens[at].dep in ("advcl", "relcl", "acl") and (
            self.tokens[at].dep != "advcl" or self.tokens[at].head > last
        )

    def _is_predicate(self, start: int) -> bool:
        """Whether a quotation opens here that goes on in the writer's words: "“normalised” after March"."""
        for quotation in self.quotations:
            if start <= quotation.span.start <= start + 1:
                rest = self.text[quotation.span.end : self.tokens[-1].span.end]
                lead = self.text[self.tokens[0].span.start : start]
                opens = self.text[quotation.inner.start : quotation.inner.start + 1].islower()
                return opens and any(map(str.isalnum, rest)) and not any(mark in lead for mark in _OPENING)
        return False

    def _past_relative(self, cue: CueVerb, after: int) -> Span | None:
        """The quotation after what tells more of the speaker: "said Lund, who farms here, “we …”"."""
        assert cue.subject is not None
        own = set(self.grammar.parse.subtree(cue.subject))
        for quotation in self.quotations:
            if quotation.span.start <= self.tokens[after].span.start:
                continue
            between = [
                i for i in range(after, len(self.tokens)) if self.tokens[i].span.end <= quotation.span.start
            ]
            told = all(i in own or self.tokens[i].pos == "PUNCT" for i in between)
            return quotation.span if told and between and self.low[between[-1]] == "," else None
        return None

    def _after_inquit(self, cue: CueVerb, last: int) -> Span | None:
        """What was said after the reporting clause, where it goes on."""
        g = self.grammar
        after = last + 1
        while after < len(self.tokens) and self.low[after] in (",", "—", "–", "-"):
            after += 1
        if after >= len(self.tokens):
            return None
        start = self.tokens[after].span.start
        end = self.tokens[-1].span.end
        if self._is_predicate(start):
            return Span(start, end)
        if (past := self._past_relative(cue, after)) is not None:
            return past
        if any(start <= quotation.span.start <= start + 1 for quotation in self.quotations):
            return next(q.span for q in self.quotations if start <= q.span.start <= start + 1)
        if self.low[after] in (
            "adding",
            "saying",
            "citing",
            "noting",
            "but",
            "and",
            "while",
            "as",
            "after",
            "when",
            "who",
            "which",
            "although",
            "though",
            "before",
            "according",
            "where",
            ".",
            "with",
            "speaking",
        ):
            return None
        root = next(i for i, token in enumerate(self.tokens) if token.head == i)
        head = self.tokens[after].head
        inside = g.parse.subtree(cue.verb)
        if root == cue.verb:
            said = [i for child in g.below(cue.verb, "ccomp") for i in g.parse.subtree(child)]
            return Span(start, end) if after in said or head in said else None
        if after == last + 2 and self._tells_where_it_was(after):
            return Span(start, end)
        return (
            None
            if after in inside and self.tokens[after].dep in ("advcl", "prep", "appos")
            else Span(start, end)
        )

    def _tells_where_it_was(self, preposition: int) -> bool:
        """Whether a place of what happened follows, and not of the telling: ", he said, near the lock"."""
        where = self.grammar.first_below(preposition, "pobj")
        if (
            where is None
            or self.low[preposition] not in _PLACES
            or self.tokens[where].entity in ("DATE", "TIME")
        ):
            return False
        telling = {*table("reports", "told_at")["words"], *table("reports", "occasions")["words"]}
        return (
            self.low[where] not in telling | _ANSWERS
            and self.low[where] not in table("reports", "writing")["words"]
        )
