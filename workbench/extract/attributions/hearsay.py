"""What nobody is named for: "allegedly", "is said to have fled", "it is alleged that", "was told that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from workbench.extract.attributions.found import Found, merged, trimmed, without
from workbench.extract.attributions.grammar import MODALS, Grammar
from workbench.extract.attributions.sentence import QuotingSentence
from workbench.extract.cues import hearsay_adverbs
from workbench.extract.quotations import Quotation
from workbench.lexicon import table
from workbench.values.attribution import AttributionClass, Polarity
from workbench.values.span import Span

_TOLD_BY_NOBODY = "passive without a teller"
_FEWEST_OF_CHARGE = 2
"""Words of "of theft"."""

_NOUNS = frozenset({"NOUN", "PROPN"})


def find_by_passives(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of the sentence by a passive, to nobody or to whoever "by" names, in reading order."""
    reader = _Passives(grammar, quotations)
    participles = _participles()
    for index, word in enumerate(grammar.low):
        if word not in participles:
            continue
        found = (
            reader.passive_hearsay(index)
            or reader.reported(index)
            or reader.by_teller(index)
            or reader.told_or_accused(index)
            or reader.by_accounts(index)
        )
        if found is not None:
            yield found


def without_inner_tellings(found: list[Found]) -> list[Found]:
    """Of "Krog said he was told that …" the outer one: whoever says it has it from somebody unnamed."""
    said = [piece for each in found if each.source is not None for piece in each.content]
    return [
        each for each in found if each.rule != _TOLD_BY_NOBODY or not any(each.cue in piece for piece in said)
    ]


def with_hedges(each: Found, grammar: Grammar) -> Found:
    """The attribution, hedged where its cue is: "a clerk reportedly said"."""
    if hearsay_adverbs().isdisjoint(grammar.low):
        return each
    hedges = tuple(
        token.span
        for word, token in zip(grammar.low, grammar.tokens, strict=True)
        if word in hearsay_adverbs() and grammar.tokens[token.head].span in each.cue
    )
    if not hedges or each.source is None or any(h in piece for h in hedges for piece in each.content):
        return each
    return replace(each, hedges=(*each.hedges, *hedges))


def find_hearsay(grammar: Grammar, sourced: tuple[Found, ...]) -> Iterator[Found]:
    """ "allegedly" and its like, where the words they stand in are not attributed already."""
    for index, word in enumerate(grammar.low):
        span = grammar.tokens[index].span
        if word not in hearsay_adverbs() or any(
            span in piece for found in sourced for piece in (*found.content, *found.hedges)
        ):
            continue
        content = without(_between_semicolons(grammar, index, _clause_around(grammar, index)), span)
        pieces = merged((s for p in content if (s := trimmed(grammar.text, p.start, p.end))), grammar.text)
        if pieces:
            yield Found(None, span, word, pieces, "adverb of hearsay", hedges=(span,), clause=span)


def _between_semicolons(grammar: Grammar, index: int, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    marks = [i for i, word in enumerate(grammar.low) if word == ";"]
    start = max((grammar.tokens[i].span.end for i in marks if i < index), default=0)
    end = min((grammar.tokens[i].span.start for i in marks if i > index), default=len(grammar.text))
    return tuple(
        Span(max(start, piece.start), min(end, piece.end))
        for piece in pieces
        if max(start, piece.start) < min(end, piece.end)
    )


def _clause_around(grammar: Grammar, index: int) -> tuple[Span, ...]:
    if index == 0 and grammar.low[1:2] == (",",):
        return (grammar.parse.sentence,)
    at = grammar.tokens[index].head
    bare = not grammar.is_finite(at) and not grammar.below(at, "nsubj", "nsubjpass", "auxpass")
    if bare and at == index + 1 and grammar.low[index - 1 : index] == (",",):
        own = [i for i in grammar.parse.subtree(at) if i >= at]  # ", allegedly worth two million,"
        end = next((i for i in own if grammar.low[i] == ","), own[-1] + 1)
        span = grammar.span_of(i for i in own if i < end)
        return (span,) if span is not None else ()
    while not grammar.is_verb(at) and grammar.tokens[at].head != at:
        at = grammar.tokens[at].head
    while grammar.tokens[at].dep in ("xcomp", "aux", "auxpass", "conj") and (
        not grammar.below(at, "nsubj", "nsubjpass") and grammar.tokens[at].head != at
    ):
        at = grammar.tokens[at].head
    return (grammar.parse.subtree_span(at),)


@cache
def _participles() -> frozenset[str]:
    """What can open one of these: the participles, and "by" of "by all accounts"."""
    by = table("cues", "hearsay_passive")["with_by"]
    keys = ("hearsay_passive", "hearsay_tellings", "hearsay_charges")
    return frozenset(word for key in keys for word in table("cues", key)["words"]) | {"by", *by}


class _Passives(QuotingSentence):
    def by_accounts(self, index: int) -> Found | None:
        """ "by all accounts", "by some reports": set off at the opening of the sentence or by commas."""
        tail = table("hearsay", "accounts")
        last = next((i for i in range(index + 1, index + 4) if self.low[i : i + 1] == (",",)), len(self.low))
        words = self.low[index + 1 : last]
        if self.low[index] != "by" or not words or words[-1] not in tail["nouns"]:
            return None
        if not set(words[:-1]) <= set(tail["before"]) or (index and self.low[index - 1] != ","):
            return None
        phrase = self.grammar.span_of(range(index, last))
        if phrase is None or self.inside_quotation(phrase):
            return None
        around = without((self.grammar.parse.sentence,), phrase)
        pieces = merged((s for p in around if (s := trimmed(self.text, p.start, p.end))), self.text)
        if not pieces:
            return None
        return Found(
            None, phrase, " ".join(("by", *words)), pieces, "by accounts", hedges=(phrase,), clause=phrase
        )

    def passive_hearsay(self, index: int) -> Found | None:
        """ "is said to have fled", "it is alleged that …": nobody is named."""
        g = self.grammar
        words = table("cues", "hearsay_passive")
        if (
            self.low[index] not in words["words"]
            or self.tokens[index].tag not in ("VBN", "VBD")
            or self.inside_quotation(self.tokens[index].span)
        ):
            return None
        helpers = g.below(index, "auxpass")
        if self.tokens[index].tag == "VBD" and not helpers:
            return self._of_a_noun(index) if self.low[index + 1 : index + 2] == ("to",) else None
        if g.below(index, "agent") or g.negation(index) is not None:
            return None
        if not helpers:
            return self._of_a_noun(index)
        cue = g.span_of([*g.below(index, "aux"), helpers[0], index])
        hedges = (cue,) if cue and self.low[index] in words["hedging"] else ()
        subject = g.first_below(index, "nsubjpass", "nsubj", "expl")
        at = index
        while subject is None and self.tokens[at].dep == "conj" and self.tokens[at].head != at:
            at = self.tokens[at].head
            subject = g.first_below(at, "nsubj", "nsubjpass")
        subject = subject if subject is not None else g.first_below(helpers[0], "nsubj", "nsubjpass")
        if subject is None and (number := self._number_before(index, helpers[0])) is not None:
            subject = number
        for child in g.below(index, "ccomp", "xcomp", "advcl", "csubjpass"):
            if child < index or cue is None or subject is None:
                continue
            words_below = g.parse.subtree(child)
            infinitive = any(self.low[i] == "to" for i in g.below(child, "aux"))
            if self.low[subject] == "it" and not infinitive:
                if not g.is_finite(child):
                    continue
                whole = g.span_of(words_below)
                pieces: tuple[Span, ...] = (whole,) if whole else ()
            elif infinitive:
                pieces = tuple(s for s in (g.span_of(g.noun_phrase(subject)), g.span_of(words_below)) if s)
            else:
                continue
            content = merged(map(self._plain, pieces), self.text)
            return Found(
                None, cue, self.tokens[index].lemma, content, "passive of hearsay", hedges=hedges, clause=cue
            )
        return None

    def reported(self, index: int) -> Found | None:
        """ "a fire was reported in the hall", "was reported missing": nobody is named who did."""
        g = self.grammar
        helpers, about = g.below(index, "auxpass"), g.first_below(index, "nsubjpass")
        if (
            self.low[index] != "reported"
            or not helpers
            or about is None
            or g.below(index, "agent", "xcomp", "ccomp")
        ):
            return None
        if self.inside_quotation(self.tokens[index].span) or self.tokens[about].pos not in ("NOUN", "PROPN"):
            return None
        if any(self.low[i] in MODALS for i in g.below(index, "aux")) or self.low[-1] == "?":
            return None
        if any(self.low[i] in ("if", "unless", "after", "when") for i in g.below(index, "mark", "advmod")):
            return None
        if any(self.low[i] in ("to", "as") for i in g.below(index, "prep") if i > index):
            return None  # "was reported to the police"
        cue = g.span_of([*g.below(index, "aux"), helpers[0], index])
        thing, none = g.noun_phrase(about), self._opening_no(about)
        words: list[int] = []
        for child in g.below(index, "prep", "oprd", "npadvmod", "advmod"):
            if child == index + 1 + len(words):  # "in May", "at two million": one right behind the other
                words = [*words, *g.parse.subtree(child)]
        pieces = (g.span_of(i for i in thing if i != none), g.span_of(words))
        content = merged((self._plain(piece) for piece in pieces if piece is not None), self.text)
        if cue is None or not content:
            return None
        told = g.negation(index) is None and none is None
        polarity = Polarity.ASSERTED if told else Polarity.NOT_SAID
        return Found(
            None, cue, "report", content, _TOLD_BY_NOBODY, polarity=polarity, hedges=(cue,), clause=cue
        )

    def _opening_no(self, noun: int) -> int | None:
        """The "no" of "no losses were reported"."""
        return next((i for i in self.grammar.below(noun, "det") if self.low[i] == "no"), None)

    def _number_before(self, verb: int, helper: int) -> int | None:
        """The number that the parse took for a time or place: "Over a thousand were reported to"."""
        for over in self.grammar.below(verb, "prep"):
            number = self.grammar.first_below(over, "pobj")
            if over < helper and number is not None and self.tokens[number].tag == "CD":
                return over if self.grammar.parse.subtree(over)[-1] == helper - 1 else None
        return None

    def _of_a_noun(self, index: int) -> Found | None:
        """ "a ship said to carry arms", "two bodies, believed to be sailors": of the noun before it."""
        g, token = self.grammar, self.tokens[index]
        if self.low[index] not in table("cues", "hearsay_passive")["hedging"]:
            return None
        if token.dep == "acl":
            about: int | None = token.head
        elif token.dep == "conj" and self.tokens[index - 1].pos == "NOUN":
            about = index - 1  # "opened a crate said to hold", which the parse took for a second verb
        elif token.dep == "advcl":
            about = g.first_below(token.head, "nsubjpass", "dobj")
            if about is None and self.low[index - 1] == "," and index > 1:
                about = index - 2  # "recovered from a storm, estimated to have cost"
        else:
            return None
        clause = next((i for i in g.below(index, "xcomp") if i > index), None)
        if about is None or about > index or clause is None or self.tokens[about].pos not in _NOUNS:
            return None
        if not any(self.low[i] == "to" for i in g.below(clause, "aux")):
            return None
        pieces = (g.span_of(i for i in g.noun_phrase(about) if i < index), g.span_of(g.parse.subtree(clause)))
        content = merged((self._plain(piece) for piece in pieces if piece is not None), self.text)
        rule = _TOLD_BY_NOBODY
        return Found(None, token.span, token.lemma, content, rule, hedges=(token.span,), clause=token.span)

    def by_teller(self, index: int) -> Found | None:
        """ "is said by engineers to be unsafe", "the bridge, believed by Krog to be unsafe,"."""
        g = self.grammar
        words = table("cues", "hearsay_passive")
        agent = g.first_below(index, "agent")
        teller = None if agent is None else g.first_below(agent, "pobj")
        clauses = g.below(index, "xcomp", "ccomp", "advcl")
        if teller is None and agent is not None and (doing := g.first_below(agent, "pcomp")) is not None:
            teller, clauses = g.first_below(doing, "nsubj"), [doing]  # "by engineers to be unsafe"
        if (
            teller is None
            or self.low[index] not in (*words["words"], *words["with_by"])
            or self.inside_quotation(self.tokens[index].span)
            or not self._is_told_so(index)
            or not g.can_speak(teller)
        ):
            return None
        about = g.first_below(index, "nsubjpass")
        if about is None and self.tokens[index].dep == "acl":
            about = self.tokens[index].head
        source = g.span_of(g.noun_phrase(teller))
        helpers = g.below(index, "aux", "auxpass")
        cue = g.span_of([*helpers, index])
        for child in clauses:
            if about is None or source is None or cue is None or child < teller:
                continue
            if not any(self.low[i] == "to" for i in g.below(child, "aux")):
                continue
            told = [i for i in g.parse.subtree(child) if i > teller]
            pieces = (g.span_of(g.noun_phrase(about)), g.span_of(told))
            content = merged((self._plain(piece) for piece in pieces if piece is not None), self.text)
            inner = self.low[index] in words["inner"]
            speech_class = AttributionClass.BELIEF if inner else AttributionClass.SPEECH
            lemma = self.tokens[index].lemma
            return Found(
                source, cue, lemma, content, "passive by a teller", speech_class, clause=cue.joined(source)
            )
        return None

    def told_or_accused(self, index: int) -> Found | None:
        """ "has been told that …", "was accused of theft": to whom, of what, and nobody who says it."""
        g = self.grammar
        told = self.low[index] in (tellings := table("cues", "hearsay_tellings"))["words"]
        charged = self.low[index] in table("cues", "hearsay_charges")["words"]
        helpers = g.below(index, "auxpass")
        whom = g.first_below(index, "nsubjpass")
        above = self.tokens[index].head
        if charged and not helpers and self.tokens[above].lemma.lower() == "stand":
            helpers, whom = [above], g.first_below(above, "nsubj")  # "stands accused of"
        if not (told or charged) or not helpers or whom is None or g.below(index, "agent"):
            return None
        if self.inside_quotation(self.tokens[index].span) or not self._is_told_so(index):
            return None
        if self.low[whom] in (*table("cues", "hearings")["words"], "it", "who", "which", "that"):
            return None
        cue = g.span_of([*g.below(index, "aux"), helpers[0], index])
        advised = self.low[index] in tellings["advice"]
        for child in g.below(index, "xcomp") if advised else ():
            advice = (g.span_of(g.noun_phrase(whom)), g.span_of(g.parse.subtree(child)))
            if child > index and cue is not None and any(self.low[i] == "to" for i in g.below(child, "aux")):
                content = merged((self._plain(piece) for piece in advice if piece is not None), self.text)
                return Found(None, cue, self.tokens[index].lemma, content, _TOLD_BY_NOBODY, clause=cue)
        for child in g.below(index, "ccomp") if told else g.below(index, "prep"):
            words = g.parse.subtree(child)
            if cue is None or child < index or (told and not g.is_finite(child)):
                continue
            if charged and (self.low[child] != "of" or len(words) < _FEWEST_OF_CHARGE):
                continue
            if told and self.low[words[0]] not in ("that", "the") and words[0] != index + 1:
                continue
            subject = g.span_of(g.noun_phrase(whom)) if charged else None
            pieces = (subject, g.span_of(words))
            content = merged((self._plain(piece) for piece in pieces if piece is not None), self.text)
            hedges = (cue,) if charged else ()
            return Found(
                None, cue, self.tokens[index].lemma, content, _TOLD_BY_NOBODY, hedges=hedges, clause=cue
            )
        return None

    def _is_told_so(self, index: int) -> bool:
        """Whether it happened: not denied, no mere possibility, condition or question."""
        g = self.grammar
        if g.negation(index) is not None or any(self.low[i] in MODALS for i in g.below(index, "aux")):
            return False
        if any(self.low[i] in ("if", "unless", "whether") for i in g.below(index, "mark")):
            return False
        return self.low[-1] != "?"

    def _plain(self, piece: Span) -> Span:
        span = trimmed(self.text, piece.start, piece.end) or piece
        if span.of(self.text).startswith("that "):
            return Span(span.start + 5, span.end)
        return span
