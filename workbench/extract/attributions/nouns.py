"""Attributions by a noun: "the ministry's claim that", "issued a warning that", "rumours spread that"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from workbench.extract.attributions.found import Found, merged, trimmed
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.attributions.sentence import QuotingSentence
from workbench.extract.cues import documents, reporting_nouns
from workbench.extract.quotations import Quotation
from workbench.lexicon import table
from workbench.values.attribution import AttributionClass, Polarity

_MATTERS = frozenset({"of", "for", "about", "against", "regarding", "concerning"})

_INCLUDED = ("xcomp", "dobj", "ccomp", "attr")


def find_by_nouns(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of the sentence that a noun makes, in reading order."""
    reader = _Nouns(grammar, quotations)
    telling = _telling_nouns()
    for index, word in enumerate(grammar.low):
        if word not in telling:
            continue
        found = reader.noun(index) or reader.is_that(index) or reader.emerging(index) or reader.unowned(index)
        if found is not None:
            yield found


@cache
def _telling_nouns() -> frozenset[str]:
    more = (*table("reports", "emerging")["nouns"], *table("reports", "unowned")["nouns"])
    return frozenset((*reporting_nouns(), *documents(), *more))


class _Nouns(QuotingSentence):
    def noun(self, index: int) -> Found | None:
        """ "the ministry's claim that …", "issued a warning that …", "his call for …"."""
        entries = reporting_nouns().get(self.low[index])
        if entries is None or self.tokens[index].pos != "NOUN" or not self._stands_with_owner(index):
            return None
        quoted = self.inside_quotation(self.tokens[index].span)
        entry, content, frame = entries[0], list[int](), ""
        for entry in entries:
            content, frame = self._noun_content(index, entry["frames"])
            if content and (frame == "that" or not quoted):
                break
        else:
            return None
        polarity = Polarity(entry.get("polarity", "asserted"))
        if any(self.low[i] == "no" for i in self.grammar.below(index, "det")):
            polarity = Polarity.NOT_SAID  # "made no claim of responsibility"
        speech_class = AttributionClass(entry["class"])
        cue = self.tokens[index].span
        owner = self._owner(index)
        if owner is None:
            verb = self._verb_over(index)
            if verb is None:
                return None
            stem = self.tokens[verb].lemma.lower()
            owner = self.grammar.subject(verb)
            if stem in table("reports", "denying_verbs")["words"]:
                polarity = Polarity.DENIED
            elif stem not in table("reports", "light_verbs")["words"]:
                return None
            cue = self.tokens[verb].span.joined(cue) if verb < index else cue
        if owner is None or (not self.grammar.can_speak(owner) and self.tokens[owner].tag != "PRP$"):
            return None
        if self.low[owner] in ("my", "our", "your", "i", "we", "you", "its") and frame != "that":
            return None
        source = self.grammar.span_of(self.owner_words(owner))
        pieces = self.grammar.span_of(content)
        if source is None or pieces is None:
            return None
        for quotation in self.quotations:
            if quotation.span.overlap(pieces) > 1 and not quotation.span.overlaps(cue):
                pieces = pieces.joined(quotation.span)
        spans = merged((s for p in [pieces] if (s := trimmed(self.text, p.start, p.end))), self.text)
        if not spans or source.overlaps(spans[0]):
            return None
        return Found(
            source,
            cue,
            self.tokens[index].lemma,
            spans,
            f"noun + {frame}",
            speech_class,
            polarity,
            clause=source.joined(cue),
        )

    def _stands_with_owner(self, index: int) -> bool:
        """Whether the noun is in no quotation, or in one that names whose it is: "“assurances from Lund”"."""
        around = next((each for each in self.quotations if self.tokens[index].span in each.inner), None)
        if around is None:
            return True
        owner = self._owner(index)
        return (
            owner is not None and self.tokens[owner].pos != "PRON" and self.tokens[owner].span in around.inner
        )

    def emerging(self, index: int) -> Found | None:
        """ "rumours circulated that …", "there are reports that …": told by nobody who is named."""
        g = self.grammar
        token = self.tokens[index]
        nouns = table("reports", "emerging")
        frames = {frame for entry in reporting_nouns().get(self.low[index], ()) for frame in entry["frames"]}
        if token.pos != "NOUN" or not (
            "that" in frames or self.low[index] in nouns["nouns"] or self.low[index] in documents()
        ):
            return None
        if self.inside_quotation(token.span) or self._owner(index) is not None:
            return None
        verb = token.head
        exists = token.dep == "attr" and bool(g.below(verb, "expl"))
        emerges = token.dep == "nsubj" and self.tokens[verb].lemma.lower() in nouns["verbs"]
        judged = not exists and not emerges and token.dep in ("nsubj", "nsubjpass")
        judged = judged and self.low[index] in documents()
        if not (exists or emerges or judged) or g.negation(verb) is not None:
            return None
        clause = next(
            (
                child
                for above in ((index,) if judged else (index, verb))
                for child in g.below(above, "acl", "ccomp", "advcl", "relcl")
                if child > index
                and (
                    any(self.low[i] == "that" for i in g.below(child, "mark"))
                    or (emerges and self.tokens[child].dep == "ccomp" and g.is_finite(child))
                )
            ),
            None,
        )
        if clause is None:
            return None
        content = self.pieces([i for i in g.parse.subtree(clause) if self.low[i] != "that" or i > clause])
        pieces = merged((s for p in content if (s := trimmed(self.text, p.start, p.end))), self.text)
        source = g.span_of(g.noun_phrase(index))
        if not pieces or source is None:
            return None
        cue = self.tokens[verb].span
        if judged:
            cue, source = token.span, None
        elif exists or self.low[index] not in documents():
            beside = not exists and source.end <= cue.start and clause > verb
            cue, source = (source.joined(cue) if beside else token.span), None
        return Found(
            source,
            cue,
            self.tokens[verb].lemma if source is not None else token.lemma,
            pieces,
            "noun that emerged",
            AttributionClass.SPEECH if source is None else AttributionClass.DOCUMENT,
            hedges=() if source is not None else (cue,),
            clause=cue if source is None else source.joined(cue),
        )

    def unowned(self, index: int) -> Found | None:
        """ "amid reports that …", "faces claims that …", "there were reports of …": nobody is named."""
        g, token = self.grammar, self.tokens[index]
        listed = table("reports", "unowned")
        if self.low[index] not in listed["nouns"] or token.pos != "NOUN" or self._owner(index) is not None:
            return None
        if self.inside_quotation(token.span) or any(
            self.low[i] in ("no", "any") for i in g.below(index, "det")
        ):
            return None
        above = token.head
        exists = token.dep == "attr" and bool(g.below(above, "expl"))
        if (about := self._is_of(index)) is not None:
            exists, index = True, about
        amid = token.dep == "pobj" and self.low[above] in listed["prepositions"]
        if not (exists or amid or token.dep == "dobj") or g.negation(above) is not None:
            return None
        words, frame = self._noun_content(index, ["that", "of"] if exists or amid else ["that"])
        pieces = self.grammar.span_of(words)
        span = None if pieces is None else trimmed(self.text, pieces.start, pieces.end)
        if span is None:
            return None
        cue = token.span
        return Found(None, cue, token.lemma, (span,), f"noun of nobody + {frame}", hedges=(cue,), clause=cue)

    def _is_of(self, index: int) -> int | None:
        """The verb of "the first reports were of a leak"."""
        verb = self.tokens[index].head
        if self.tokens[index].dep != "nsubj" or self.tokens[verb].lemma.lower() != "be":
            return None
        return (
            verb
            if any(i == verb + 1 and self.low[i] == "of" for i in self.grammar.below(verb, "prep"))
            else None
        )

    def is_that(self, index: int) -> Found | None:
        """ "the union's fear is that …", "Lund's message was that …"."""
        g = self.grammar
        entries = reporting_nouns().get(self.low[index], ())
        verb, owner = self.tokens[index].head, self._owner(index)
        includes = self.tokens[verb].lemma.lower() in ("include", "comprise")
        entry = next((each for each in entries if includes or "that" in each["frames"]), None)
        if entry is None or owner is None or self.tokens[index].dep != "nsubj":
            return None
        if not (includes or self.tokens[verb].lemma.lower() == "be") or self.inside_quotation(
            self.tokens[index].span
        ):
            return None
        if not g.can_speak(owner) and self.tokens[owner].tag != "PRP$":
            return None
        clause = next((i for i in g.below(verb, *(_INCLUDED if includes else ("ccomp",))) if i > verb), None)
        if clause is None or not (includes or any(self.low[i] == "that" for i in g.below(clause, "mark"))):
            return None
        words = [i for i in g.parse.subtree(clause) if self.low[i] != "that" or i > clause]
        if includes:
            words = [i for i in g.parse.subtree(verb) if i >= words[0]]
        spans = (trimmed(self.text, p.start, p.end) for p in self.pieces(words))
        source = g.span_of(self.owner_words(owner))
        content = merged((span for span in spans if span is not None), self.text)
        if source is None or not content:
            return None
        cue = self.tokens[index].span
        return Found(
            source,
            cue,
            self.tokens[index].lemma,
            content,
            "noun + is that",
            AttributionClass(entry["class"]),
            Polarity(entry.get("polarity", "asserted")),
            clause=source.joined(cue),
        )

    def _noun_content(self, index: int, frames: list[str]) -> tuple[list[int], str]:
        g = self.grammar
        for child in g.below(index):
            dep = self.tokens[child].dep
            if child < index:
                continue
            marks = [i for i in g.below(child, "mark") if self.low[i] == "for" and i == index + 1]
            if marks and any(self.low[i] == "to" for i in g.below(child, "aux")):
                return [i for i in g.parse.subtree(child) if i > marks[0]], "to"  # "a call for Lund to go"
            if "that" in frames and dep in ("acl", "ccomp") and self._needs_no_that(child, index):
                return g.parse.subtree(child), "that"
            if "that" in frames and dep in ("acl", "ccomp", "relcl", "dobj"):
                marks = [i for i in g.below(child, "mark", "nsubj", "dobj") if self.low[i] == "that"]
                if marks and (self.tokens[marks[0]].dep == "mark" or self.tokens[marks[0]].tag == "IN"):
                    return [i for i in g.parse.subtree(child) if i > marks[0]], "that"
            if (
                "to" in frames
                and dep in ("acl", "xcomp", "relcl")
                and any(self.low[i] == "to" for i in g.below(child, "aux"))
            ):
                return g.parse.subtree(child), "to"
            if "of" in frames and self._names_matter(child, index):
                words = [i for i in g.parse.subtree(child) if i != child]
                return [*words, *self._what_they_do(child, words)], "of"
        if "that" in frames and (owner := self._owner(index)) is not None and owner > index:
            that = g.noun_phrase(owner)[-1] + 1
            if self.low[that : that + 1] == ("that",) and self.tokens[that].dep == "mark":
                clause = g.parse.subtree(self.tokens[that].head)
                return [i for i in clause if i > that] if clause[0] == that else [], "that"
        after = index + 1  # "issued warnings against attempts", where the parse hung it on the verb
        if (
            "of" in frames
            and self.tokens[index].dep == "dobj"
            and after in g.below(self.tokens[index].head, "prep")
            and self._names_matter(after, index)
        ):
            return [i for i in g.parse.subtree(after) if i != after], "of"
        return [], ""

    def _what_they_do(self, preposition: int, words: list[int]) -> list[int]:
        """The words of "to stay away" in "a plea for visitors to stay away", which hang elsewhere."""
        after = words[-1] + 1 if words else len(self.low)
        if self.low[preposition] != "for" or self.low[after : after + 1] != ("to",):
            return []
        below = self.grammar.parse.subtree(self.tokens[after].head)
        return below if below[0] == after else []

    def _names_matter(self, child: int, noun: int) -> bool:
        """Whether a preposition opens what the noun tells: "a warning against floods", not "against Lund"."""
        if self.tokens[child].dep == "acl":
            return self.low[child] in ("regarding", "concerning")
        if self.tokens[child].dep != "prep" or self.low[child] not in _MATTERS:
            return False
        aimed = (
            self.low[child] == "against"
            and self.tokens[noun].lemma.lower() in table("reports", "aimed")["nouns"]
        )
        return not aimed

    def _needs_no_that(self, child: int, noun: int) -> bool:
        """Whether a clause with its own subject follows: "speculation the fire was set"."""
        subject = self.grammar.first_below(child, "nsubj", "nsubjpass", "expl")
        if subject is None or self.tokens[subject].tag in ("WDT", "WP") or not self.grammar.is_finite(child):
            return False
        return self.grammar.parse.subtree(child)[0] == noun + 1 == self.grammar.parse.subtree(subject)[0]

    def _owner(self, index: int) -> int | None:
        g = self.grammar
        owner = g.first_below(index, "poss")
        if owner is not None:
            return owner
        for child in g.below(index, "prep", "agent"):
            if self.low[child] in ("by", "from"):
                return g.first_below(child, "pobj")
        after = index + 1  # "was given assurances from Lund that", where the parse hung it on the verb
        if self.low[after : after + 1] == ("from",) and self.tokens[after].head == self.tokens[index].head:
            return g.first_below(after, "pobj")
        return None

    def _verb_over(self, index: int) -> int | None:
        if self.tokens[index].dep == "dobj":
            return self.tokens[index].head
        if self.tokens[index].dep == "pobj":
            above = self.tokens[self.tokens[index].head].head
            return above if self.tokens[above].lemma.lower() in ("come", "reach", "arrive") else None
        return None
