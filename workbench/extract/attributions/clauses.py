"""Verbs that report, read from the grammar of their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from workbench.extract.attributions.complements import Complements
from workbench.extract.attributions.content_edges import ContentEdges
from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.found import Found, without
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.attributions.verbs import GOES_ON, ReportingVerbs
from workbench.extract.cues import Frame, claiming_forms, verb_forms
from workbench.extract.quotations import Quotation
from workbench.lexicon import listed, table
from workbench.values.attribution import AttributionClass, Polarity
from workbench.values.span import Span

_SHOWING = frozenset(
    {
        "suggest",
        "indicate",
        "show",
        "reveal",
        "prove",
        "demonstrate",
        "illustrate",
        "signal",
        "imply",
        "highlight",
        "find",
        "confirm",
        "estimate",
        "rule",
        "determine",
        "underline",
        "underscore",
        "hail",
        "document",
        "order",
    }
)
"""With "it" they mostly tell what a fact means."""
_INNER = (AttributionClass.BELIEF, AttributionClass.INTENTION)


_TOPICS = frozenset({"describe", "mention"})
"""At the opening these name what somebody speaks about: "Describing the fire, Lund said it was over"."""
_SPEAKING = frozenset({"speak", "talk", "comment", "reflect", "elaborate", "remark", "expand"})
_DENYING = frozenset({"deny", "reject", "dispute", "dismiss", "contest"})


@cache
def _charges() -> frozenset[str]:
    return frozenset(table("reports", "unowned")["nouns"]) | {"charge", "charges", "assertion"}


def find_in_clauses(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of the sentence that a verb makes, in the order of the verbs.

    `quotations` are those that overlap the sentence.
    """
    reader = _Clauses(grammar, quotations)
    forms = verb_forms()
    for index, word in enumerate(grammar.low):
        cue = reader.cue_at(index) if word in forms else None
        if cue is not None:
            found = reader.read(cue)
            if found is not None:
                yield found


class _Clauses(ReportingVerbs, Complements, ContentEdges):
    def read(self, cue: CueVerb) -> Found | None:
        """The attribution that the cue makes; None where none of its frames fits."""
        g = self.grammar
        assert cue.subject is not None
        charge = self.charge_past(cue)
        source_words = [i for i in g.noun_phrase(cue.subject) if charge is None or i < charge]
        if len(source_words) > 1 and self.low[source_words[0]] == "what":
            source_words = source_words[1:]  # "what organisers estimated at 5,000"
        if cue.subject < cue.verb in source_words:
            source_words = [i for i in source_words if i < cue.verb]
        if cue.lemma in _DENYING and len(source_words) > 2 and self.low[source_words[1]] in _charges():
            source_words = source_words[2:]  # "…, a claim Norvane denies", which the parse took for one noun
        source = g.span_of(self._past_hyphen(self._past_clause(source_words, cue.subject)))
        if source is None:
            return None
        cue_words = self._cue_words(cue)
        clause_words = {*source_words, *cue_words, *range(cue.verb, cue.last + 1)}
        answers = self._fitting(cue, clause_words)
        if answers is None:
            return self._withheld(cue, source)
        frame, pieces = answers
        pieces = self.with_further_clauses(pieces, frame)
        pieces = self._without_clause(pieces, cue, clause_words, frame)
        content = self.finished(pieces, g.span_of(cue_words) or source)
        if (
            not content
            or content[0].of(self.text).lower() == "it"
            or not self.stays_in_quotation(content, self.tokens[cue.verb].span)
        ):
            return None
        speech_class = self._class_of(cue, frame)
        if speech_class in _INNER and self._is_anyone(cue):
            return None
        polarity = cue.polarity or frame.polarity
        if cue.polarity is None and frame.name == "object" and self._doubts(cue):
            polarity = Polarity.DENIED
        if cue.polarity is Polarity.NOT_SAID:
            if frame.polarity is Polarity.DENIED:
                polarity = Polarity.NOT_SAID
            elif speech_class in _INNER:
                polarity = Polarity.DENIED
        cue_span = g.span_of(cue_words)
        assert cue_span is not None
        return Found(
            source=self.closed(source),
            cue=cue_span,
            lemma=self.tokens[cue.governor].lemma if cue.governor is not None else cue.lemma,
            content=content,
            rule=f"verb: {cue.lemma} + {'source' if self._cites_source(cue, frame) else frame.name}",
            speech_class=speech_class,
            polarity=polarity,
            via=self._via(cue),
            clause=g.span_of(clause_words),
        )

    def _past_clause(self, words: list[int], head: int) -> list[int]:
        """Without a clause that the parse took for a part: "The hotel was cleared and | local police"."""
        before = [i for i in words if i < head]
        if not any(self.tokens[i].tag in ("VBD", "VBZ", "MD") and self.grammar.is_verb(i) for i in before):
            return words
        opens = max((i + 1 for i in before if self.low[i] in ("and", "but", ",", ";")), default=words[0])
        return [i for i in words if i >= opens]

    def _past_hyphen(self, words: list[int]) -> list[int]:
        """With the rest of a name that the parse cut at a hyphen: "study co | -author Karen Alley"."""
        last = words[-1] if words else len(self.tokens)
        if self.low[last + 1 : last + 2] != ("-",):
            return words
        while last + 1 < len(self.tokens) and self.tokens[last + 1].pos in ("NOUN", "PROPN", "PUNCT"):
            if self.low[last + 1] != "-" and self.tokens[last + 1].pos == "PUNCT":
                break
            last += 1
        return [*words, *range(words[-1] + 1, last + 1)]

    def _is_anyone(self, cue: CueVerb) -> bool:
        """Whether the subject is nobody in particular: "every voter who wants to vote"."""
        assert cue.subject is not None
        of = self.grammar.below(cue.subject, "det", "amod")
        if self.low[cue.subject] in ("we", "you"):
            return True
        anyone = {"anyone", "anybody", "everyone", "everybody", "someone", "those"}
        return self.low[cue.subject] in anyone or any(self.low[i] in ("every", "any", "each") for i in of)

    def _doubts(self, cue: CueVerb) -> bool:
        """Whether the verb denies a claim or a figure: "disputed the numbers", "rejected that"."""
        if cue.lemma not in table("reports", "denying_verbs")["words"]:
            return False
        objects = self.grammar.below(cue.verb, "nsubjpass" if cue.passive else "dobj")
        doubted = table("reports", "doubted")["words"]
        return any(
            self.tokens[i].lemma.lower() in doubted or self.low[i] in ("that", "this") for i in objects
        )

    def _withheld(self, cue: CueVerb, source: Span) -> Found | None:
        """ "refused to comment", of nothing that the sentence names."""
        g = self.grammar
        if cue.governor is None or cue.lemma not in ("comment", "respond", "elaborate", "answer", "reply"):
            return None
        if cue.subject is None or (not g.can_speak(cue.subject) and self.tokens[cue.subject].tag != "PRP"):
            return None
        withheld = [i for child in g.below(cue.verb, "dobj") for i in g.parse.subtree(child)]
        content = g.span_of([*g.below(cue.verb, "aux"), *range(cue.verb, cue.last + 1), *withheld])
        return Found(
            source=source,
            cue=self.tokens[cue.governor].span,
            lemma=self.tokens[cue.governor].lemma,
            content=(content,) if content is not None else (self.tokens[cue.verb].span,),
            rule=f"verb: {cue.lemma} withheld",
            polarity=Polarity.NOT_SAID,
            clause=source.joined(self.tokens[cue.verb].span),
        )

    def _cites_source(self, cue: CueVerb, frame: Frame) -> bool:
        """Whether "citing" names one who speaks: "citing three officials"."""
        if cue.lemma != "cite" or frame.name != "object" or self.tokens[cue.verb].tag != "VBG":
            return False
        cited = self.grammar.first_below(cue.verb, "dobj")
        return cited is not None and self.grammar.can_speak(cited)

    def _cue_words(self, cue: CueVerb) -> list[int]:
        """The verb with its auxiliaries, where nothing but adverbs stands between them."""
        g = self.grammar
        words = list(range(cue.verb, cue.last + 1))
        first = cue.verb
        if cue.governor is not None:
            first = cue.governor
        elif (
            self.tokens[cue.verb].dep in ("xcomp", "advcl")
            and self.tokens[cue.verb].tag == "VB"
            and self.tokens[self.tokens[cue.verb].head].lemma in GOES_ON
        ):
            first = self.tokens[cue.verb].head
        while (
            first > 0
            and (
                self.tokens[first - 1].dep in ("aux", "auxpass", "neg")
                or (
                    self.tokens[first - 1].dep == "advmod"
                    and self.tokens[first - 2 : first - 1]
                    and self.tokens[first - 2].dep in ("aux", "auxpass", "neg")
                )
            )
            and self.tokens[first - 1].head in (cue.verb, cue.governor)
        ):
            first -= 1
        return sorted({*words, *range(first, cue.verb), *g.below(cue.verb, "prt")})

    def _fitting(self, cue: CueVerb, clause: set[int]) -> tuple[Frame, tuple[Span, ...]] | None:
        if cue.lemma == "cite" and ("as", "saying") in pairwise(self.low[cue.verb :]):
            return None  # those who are cited say it
        for frame in cue.frames:
            if not self._source_fits(cue, frame):
                continue
            if frame.polarity is Polarity.NOT_SAID and cue.polarity is not Polarity.NOT_SAID:
                continue
            fronted = cue.subject is not None and cue.verb < cue.subject
            if frame.name == "object" and fronted and cue.lemma in _TOPICS:
                continue
            if frame.name == "about" and self._only_names_topic(cue):
                continue
            if frame.name in ("object", "for", "quote") and (self._is_ruling(cue) or self._is_deed(cue)):
                continue
            pieces = self.content(cue, frame, clause)
            if pieces:
                return frame, pieces
        return None

    def _only_names_topic(self, cue: CueVerb) -> bool:
        """Whether a participle tells what another cue is about: "Speaking about the toll, Lund said"."""
        bare = self.tokens[cue.verb].tag == "VBG" and not self.grammar.below(cue.verb, "aux")
        others = (i for i, word in enumerate(self.low) if word in claiming_forms() and i != cue.verb)
        return bare and cue.lemma in _SPEAKING and any(self.grammar.is_verb(i) for i in others)

    def _source_fits(self, cue: CueVerb, frame: Frame) -> bool:
        g = self.grammar
        assert cue.subject is not None
        if frame.sources == "any":
            speaks = self.tokens[cue.subject].pos in ("PRON", "PROPN", "NOUN", "DET", "NUM", "ADJ")
            return speaks or g.can_speak(cue.subject)
        if frame.sources == "hearings":
            return self.low[cue.subject] in table("cues", "hearings")["words"]
        if frame.sources == "documents":
            return g.is_document(cue.subject)
        if self.low[cue.subject] == "it":
            if frame.name == "to" and cue.lemma in ("intend", "plan", "want", "aim", "hope", "expect"):
                return True  # a body
            return frame.speech_class is AttributionClass.SPEECH and cue.lemma not in _SHOWING
        if frame.name == "to" and g.is_document(cue.subject):
            return False
        return g.can_speak(cue.subject)

    def _without_clause(
        self, pieces: tuple[Span, ...], cue: CueVerb, clause: set[int], frame: Frame
    ) -> tuple[Span, ...]:
        by = self.grammar.below(cue.verb, "agent")
        if cue.passive and by:  # "was accused of theft by the board"
            agent = self.grammar.span_of(i for i in (*by, *clause) if i >= by[0])
            verb = self.grammar.span_of(self._cue_words(cue))
            kept = pieces if verb is None else without(pieces, verb)
            return kept if agent is None else without(kept, agent)
        inside = [i for i in clause if self.tokens[i].span.start < pieces[-1].end]
        if not inside or (frame.name in ("object", "as", "for") and not cue.passive):
            hole = self.grammar.span_of(self._cue_words(cue))
        else:
            hole = self.grammar.span_of(clause)
            if hole is not None and all(piece in hole for piece in pieces):
                hole = self.grammar.span_of(
                    self._cue_words(cue)
                )  # the speaker comes after: "Noting that …, he"
        return without(pieces, hole) if hole is not None else pieces

    def _class_of(self, cue: CueVerb, frame: Frame) -> AttributionClass:
        g = self.grammar
        assert cue.subject is not None
        if g.is_document(cue.subject) and frame.speech_class is AttributionClass.SPEECH:
            return AttributionClass.DOCUMENT
        if frame.speech_class is AttributionClass.SPEECH and frame.name not in ("object", "for"):
            near = {
                self.low[i]
                for child in g.below(cue.verb, "prep", "advcl")
                for i in g.parse.subtree(child)[:8]
                if self._names_writing(i)
            }
            if near & frozenset(table("reports", "writing")["words"]):
                return AttributionClass.WRITING
        return frame.speech_class

    def _names_writing(self, index: int) -> bool:
        """Whether the word stands for itself, not in "post-earnings call" or "post office"."""
        token = self.tokens[index]
        if (token.dep == "amod" and not token.tag.startswith("VB")) or token.tag == "JJ":
            return False
        return token.dep != "compound" or token.text[:1].isupper()

    def _via(self, cue: CueVerb) -> Span | None:
        """The outlet that was told: "one source told Reuters"."""
        g = self.grammar
        above = self.quoting_verb(cue.verb)
        if above is not None:
            who = g.subject(above)
            return None if who is None or who == cue.subject else g.span_of(g.noun_phrase(who))
        if cue.lemma != "tell":
            return None
        for whom in g.below(cue.verb, "dobj", "dative"):
            words = g.noun_phrase(whom)
            span = g.span_of(words)
            if span is not None and is_outlet(span.of(self.text)):
                return span
        opened = (
            g.span_of(range(cue.last + 1, end))
            for end in range(cue.last + 2, min(cue.last + 5, len(self.tokens)))
        )
        return next((span for span in opened if span is not None and is_outlet(span.of(self.text))), None)


def is_outlet(name: str) -> bool:
    """Whether the words name a news outlet or agency, or stand for one: "the newspaper"."""
    plain = name.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s")
    known = listed("outlets", "agencies") | listed("outlets", "outlets")
    return (
        plain in known
        or f"The {plain}" in known
        or plain.lower()
        in (
            "newspaper",
            "paper",
            "news agency",
            "agency",
            "broadcaster",
            "channel",
            "state television",
            "state media",
        )
    )
