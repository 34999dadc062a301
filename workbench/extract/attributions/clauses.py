"""Verbs that report, read from the grammar of their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.extract.attributions.found import Found, merged, trimmed, without
from workbench.extract.attributions.grammar import MODALS, Grammar
from workbench.extract.cues import Frame, phrasal_verbs, verb_forms, verb_frames
from workbench.extract.quotations import Quotation
from workbench.lexicon import listed, table
from workbench.values.attribution import AttributionClass, Polarity
from workbench.values.span import Span

_ADJUNCTS = ("prep", "npadvmod", "advmod", "agent", "dative", "prt", "neg", "aux", "auxpass", "tmod")
_CONTRAST = frozenset({"while", "whereas", "although", "though"})
_IRREALIS = frozenset({"if", "unless", "whether", "until", "before"})
_ORDER = (
    "as",
    "for",
    "estimate",
    "whom_that",
    "that",
    "wh",
    "quote",
    "whom_to",
    "to",
    "gerund",
    "about",
    "object",
)
"""The frames, those that ask most of the sentence first."""
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBP", "VBZ"})
_CARRY_ON = frozenset({"add", "note", "stress", "insist", "cite", "emphasise", "emphasize", "argue"})
_GOES_ON = frozenset({"go", "continue", "proceed", "hasten", "begin", "rush", "appear", "seem", "use"})


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb that may report, with what surrounds it."""

    verb: int
    last: int  # the last word of a phrasal verb
    lemma: str
    frames: tuple[Frame, ...]
    subject: int | None
    passive: bool
    polarity: Polarity | None  # None where the frame's own holds
    governor: int | None  # "declined" of "declined to say"


def find_in_clauses(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of the sentence that a verb makes, in the order of the verbs.

    `quotations` are those that overlap the sentence.
    """
    reader = _Clauses(grammar, quotations)
    for index in range(len(grammar.tokens)):
        cue = reader.cue_at(index)
        if cue is not None:
            found = reader.read(cue)
            if found is not None:
                yield found


class _Clauses:
    def __init__(self, grammar: Grammar, quotations: tuple[Quotation, ...]) -> None:
        self.grammar = grammar
        self.text = grammar.text
        self.tokens = grammar.tokens
        self.low = grammar.low
        self.quotations = quotations

    # -- is it a cue at all -------------------------------------------------------------------

    def cue_at(self, verb: int) -> _Cue | None:
        """The cue at this word, with its subject; None where the word does not report here."""
        g = self.grammar
        word = verb_forms().get(self.low[verb])
        token = self.tokens[verb]
        if (
            word is None
            or token.pos not in ("VERB", "AUX")
            or token.dep in ("amod", "compound", "aux", "case")
        ):
            return None
        lemma, last = self._phrasal(verb, word)
        frames = verb_frames().get(lemma)
        if frames is None:
            return None
        subject = self._quoted_person(verb)
        if subject is None:
            subject = g.subject(verb)
        passive = bool(g.below(verb, "nsubjpass", "auxpass", "agent")) or self._reduced_passive(verb)
        governor, polarity = self._mood(verb)
        if governor is None and polarity is None and not self._is_real(verb):
            return None
        if not passive and (subject is None or not self._is_near(subject, verb)):
            subject = self._beside(verb) or subject
        if (
            not passive
            and token.dep != "pcomp"
            and (self._adds(verb) or (subject is not None and token.dep == "conj" and not g.can_speak(subject)))
        ):
            subject = self._outer_subject(verb) or subject
        if subject is None or (self.low[subject] in ("it", "there", "that", "this") and passive):
            return None
        if self.low[subject] in ("which", "what"):
            return None
        quoted = self._inside_quotation(token.span)
        if quoted and self.tokens[subject].pos == "PRON":
            return None
        ordered = tuple(sorted(frames, key=lambda frame: _ORDER.index(frame.name)))
        return _Cue(verb, last, lemma, ordered, subject, passive, polarity, governor)

    def _phrasal(self, verb: int, word: str) -> tuple[str, int]:
        for rest, lemma in phrasal_verbs().get(word, ()):
            if self.low[verb + 1 : verb + 1 + len(rest)] == rest:
                return lemma, verb + len(rest)
            particle = self.grammar.first_below(verb, "prt")
            if particle is not None and (self.low[particle],) == rest:
                return lemma, verb
        return word, verb

    def _reduced_passive(self, verb: int) -> bool:
        return self.tokens[verb].tag == "VBN" and self.tokens[verb].dep in ("acl", "advcl", "amod")

    def _mood(self, verb: int) -> tuple[int | None, Polarity | None]:
        """The governor that unsays it, and the polarity that follows from it or from a negation."""
        g = self.grammar
        head = self.tokens[verb].head
        if self.tokens[verb].dep == "xcomp" and head != verb:
            stem = self.tokens[head].lemma.lower()
            if stem in table("cues", "not_said")["words"] and self._is_real(head):
                return head, Polarity.NOT_SAID
        if g.negation(verb) is not None:
            return None, Polarity.NOT_SAID
        return None, None

    def _is_real(self, verb: int) -> bool:
        """Whether it was said: no mere possibility, command, condition or question."""
        g = self.grammar
        helpers = g.below(verb, "aux", "auxpass")
        if any(self.low[i] in MODALS for i in helpers):
            return False
        head = self.tokens[verb].head
        infinitive = any(self.low[i] == "to" for i in helpers)
        if infinitive or (self.tokens[verb].tag == "VB" and not helpers):
            stem = self.tokens[head].lemma.lower()
            if (
                head == verb
                or stem not in _GOES_ON
                or self.tokens[verb].dep not in ("xcomp", "conj", "advcl")
            ):
                return self._conjoined_past(verb)
            return self._is_real(head)
        if any(self.low[i] in _IRREALIS for i in g.below(verb, "mark", "advmod")):
            return False
        if (
            self.tokens[verb].tag == "VBG"
            and self.tokens[verb].dep == "pcomp"
            and self.low[head] in ("without", "before")
        ):
            return False
        if self.tokens[verb].dep == "conj" and self.tokens[verb].tag == "VB":
            return self._is_real(head)
        return True

    def _conjoined_past(self, verb: int) -> bool:
        """A bare form that the tagger took for an infinitive: "officials claim"."""
        return (
            self.tokens[verb].tag == "VB"
            and self.grammar.first_below(verb, "nsubj") is not None
            and (not self.grammar.below(verb, "aux"))
        )

    def _beside(self, verb: int) -> int | None:
        """A name or role right before or after the verb, where the parse gives no subject."""
        if not self.grammar.is_finite(verb) or self.grammar.below(verb, "expl", "csubj"):
            return None
        at = verb - 1
        while at >= 0 and (self.tokens[at].dep in ("aux", "advmod", "neg") or self.tokens[at].tag == "MD"):
            at -= 1
        if at >= 0 and self.tokens[at].pos in ("PROPN", "PRON") and self.grammar.can_speak(at):
            return at
        if (
            verb + 1 < len(self.tokens)
            and self.tokens[verb + 1].pos == "PROPN"
            and self.low[verb - 1 : verb] in (("”",), ('"',), (",",), ("''",))
        ):
            at = verb + 1
            while at + 1 < len(self.tokens) and self.tokens[at + 1].pos == "PROPN":
                at += 1
            return at
        return None

    def _quoted_person(self, verb: int) -> int | None:
        """Lund, in "Reuters quoted Lund as saying" and in "Lund was quoted as saying"."""
        above = self._quoting_verb(verb)
        return None if above is None else self.grammar.first_below(above, "dobj", "nsubjpass")

    def _quoting_verb(self, verb: int) -> int | None:
        as_word = self.tokens[verb].head
        if self.low[as_word] != "as" or self.tokens[verb].tag != "VBG":
            return None
        above = self.tokens[as_word].head
        for _ in range(3):
            if self.tokens[above].lemma.lower() in ("quote", "cite"):
                return above
            above = self.tokens[above].head
        return None

    def _is_near(self, subject: int, verb: int) -> bool:
        """Whether no quotation ends between the subject and a verb that follows it."""
        if subject > verb:
            return True
        first, last = self.tokens[subject].span.end, self.tokens[verb].span.start
        return not any(first < quotation.span.end <= last for quotation in self.quotations)

    def _inside_quotation(self, span: Span) -> bool:
        return any(span in quotation.inner for quotation in self.quotations)

    # -- what it reports ----------------------------------------------------------------------

    def read(self, cue: _Cue) -> Found | None:
        """The attribution that the cue makes; None where none of its frames fits."""
        g = self.grammar
        assert cue.subject is not None
        source_words = g.noun_phrase(cue.subject)
        source = g.span_of(source_words)
        if source is None:
            return None
        cue_words = self._cue_words(cue)
        clause_words = {*source_words, *cue_words, *range(cue.verb, cue.last + 1)}
        answers = self._fitting(cue, clause_words)
        if answers is None:
            return None
        frame, pieces = answers
        pieces = self._without_clause(pieces, cue, clause_words, frame)
        content = self._finished(pieces, g.span_of(cue_words) or source)
        if not content or not self._stays_in_quotation(content, self.tokens[cue.verb].span):
            return None
        speech_class = self._class_of(cue, frame)
        polarity = cue.polarity or frame.polarity
        if cue.polarity is Polarity.NOT_SAID:
            if frame.polarity is Polarity.DENIED:
                polarity = Polarity.NOT_SAID
            elif speech_class in (AttributionClass.BELIEF, AttributionClass.INTENTION):
                polarity = Polarity.DENIED
        cue_span = g.span_of(cue_words)
        assert cue_span is not None
        return Found(
            source=source,
            cue=cue_span,
            lemma=self.tokens[cue.governor].lemma if cue.governor is not None else cue.lemma,
            content=content,
            rule=f"verb: {cue.lemma} + {'source' if self._cites_source(cue, frame) else frame.name}",
            speech_class=speech_class,
            polarity=polarity,
            via=self._via(cue),
            clause=g.span_of(clause_words),
        )

    def _cites_source(self, cue: _Cue, frame: Frame) -> bool:
        """Whether "citing" names one who speaks: "citing three officials"."""
        if cue.lemma != "cite" or frame.name != "object" or self.tokens[cue.verb].tag != "VBG":
            return False
        cited = self.grammar.first_below(cue.verb, "dobj")
        return cited is not None and self.grammar.can_speak(cited)

    def _cue_words(self, cue: _Cue) -> list[int]:
        """The verb with its auxiliaries, where nothing but adverbs stands between them."""
        g = self.grammar
        words = list(range(cue.verb, cue.last + 1))
        first = cue.verb
        if cue.governor is not None:
            first = cue.governor
        elif self.tokens[cue.verb].dep == "xcomp" and self.tokens[self.tokens[cue.verb].head].lemma in _GOES_ON:
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

    def _fitting(self, cue: _Cue, clause: set[int]) -> tuple[Frame, tuple[Span, ...]] | None:
        for frame in cue.frames:
            if not self._source_fits(cue, frame):
                continue
            pieces = self._content(cue, frame, clause)
            if pieces:
                return frame, pieces
        return None

    def _source_fits(self, cue: _Cue, frame: Frame) -> bool:
        g = self.grammar
        assert cue.subject is not None
        if frame.sources == "any":
            return self.tokens[cue.subject].pos in ("PRON", "PROPN", "NOUN", "DET", "NUM", "ADJ")
        if frame.sources == "documents":
            return g.is_document(cue.subject)
        if self.low[cue.subject] == "it":
            return frame.speech_class is AttributionClass.SPEECH and frame.name in ("that", "quote", "to")
        if frame.name == "to" and g.is_document(cue.subject):
            return False
        return g.can_speak(cue.subject)

    def _content(self, cue: _Cue, frame: Frame, clause: set[int]) -> tuple[Span, ...]:
        match frame.name:
            case "that" | "wh":
                return self._clause_content(cue, frame)
            case "quote":
                return self._quoted_content(cue, clause)
            case "whom_that":
                return self._clause_content(cue, frame) or self._quoted_content(cue, clause)
            case "to" | "gerund":
                return self._infinitive(cue, frame)
            case "whom_to":
                return self._whom_to(cue)
            case "object":
                return self._object(cue, frame)
            case "as":
                return self._called(cue)
            case "for" | "estimate":
                return self._blamed(cue, frame)
            case "about":
                return self._about(cue, frame)
        return ()

    def _clause_content(self, cue: _Cue, frame: Frame) -> tuple[Span, ...]:
        g, verb = self.grammar, cue.verb
        inquit = self._inquit(cue)
        if inquit:
            return inquit
        for child in g.below(verb, "ccomp", "xcomp", "advcl", "csubjpass", "dobj", "pcomp", "acl", "conj"):
            dep = self.tokens[child].dep
            if child < verb or (not g.is_verb(child) and dep != "ccomp"):
                continue
            introduced = any(self.low[i] == "that" for i in g.below(child, "mark"))
            if dep != "ccomp" and not introduced:
                continue
            if (
                dep == "ccomp"
                and not introduced
                and not g.below(child, "nsubj", "nsubjpass", "csubj", "expl", "attr")
            ):
                if not g.is_finite(child):
                    continue
            words = self._until_contrast(g.parse.subtree(child), verb)
            if frame.name == "that" and self.low[words[0]] in ("what", "which") and not self._takes_questions(cue):
                continue
            if self.low[words[0]] in _WEEKDAYS and len(words) > 2 and self.low[words[1]] != "'s":
                words = words[1:]
            return self._pieces(words)
        for that in range(cue.last + 1, len(self.tokens)) if frame.name != "wh" else ():
            if (
                self.low[that] == "that"
                and self.tokens[that].dep == "mark"
                and self._hangs_on_adjunct(that, verb)
            ):
                return self._pieces(self._until_contrast(g.parse.subtree(self.tokens[that].head), verb))
        return ()

    def _takes_questions(self, cue: _Cue) -> bool:
        return any(frame.name == "wh" for frame in cue.frames) or cue.lemma in ("say", "know")

    def _hangs_on_adjunct(self, that: int, verb: int) -> bool:
        """Whether the parse hung the clause on a time or place of the cue: "said the same month that"."""
        at = self.tokens[self.tokens[that].head].head
        for _ in range(6):
            if at == verb:
                return True
            if self.tokens[at].dep not in ("npadvmod", "pobj", "prep", "acl", "dobj", "advmod", "pcomp"):
                return False
            at = self.tokens[at].head
        return False

    def _until_contrast(self, words: list[int], verb: int) -> list[int]:
        """The words up to a contrasting clause with a source of its own: ", while Lund claimed …"."""
        for place, index in enumerate(words):
            if place and self._adds(index):
                return words[:place]
            if self.low[index] not in _CONTRAST and not (
                self.low[index] in ("and", "but", "as") and place and self.low[index - 1] == ","
            ):
                continue
            if self._inside_quotation(self.tokens[index].span):
                continue
            for other in words[place + 1 : place + 12]:
                if other == verb or self.low[other] not in verb_forms() or not self.grammar.is_verb(other):
                    continue
                own = self.grammar.first_below(other, "nsubj")
                if (
                    own is not None
                    and own > index
                    and self.grammar.can_speak(own)
                    and self.grammar.is_finite(other)
                ):
                    return words[:place]
                if (
                    own is None
                    and self.low[index] in ("and", "but")
                    and other <= index + 3
                    and (self.tokens[other].tag in ("VBD", "VBZ", "VBP"))
                    and self.tokens[verb].tag == self.tokens[other].tag
                ):
                    return words[:place]
        return words

    def _adds(self, index: int) -> bool:
        """Whether ", adding" stands here, which goes on with the outer speaker."""
        token = self.tokens[index]
        if token.tag != "VBG" or self.low[index - 1] != "," or self.low[index] not in verb_forms():
            return False
        if self._inside_quotation(token.span) or token.dep not in ("advcl", "xcomp", "acl", "conj", "dep"):
            return False
        if verb_forms()[self.low[index]] in _CARRY_ON:
            return True
        doer = self.grammar.first_below(token.head, "nsubj", "nsubjpass")
        return doer is not None and not self.grammar.can_speak(doer)

    def _outer_subject(self, verb: int) -> int | None:
        """The speaker of the cue whose content the parse hung this verb in."""
        at = self.tokens[verb].head
        for _ in range(12):
            head = self.tokens[at].head
            if head == at:
                return None
            if self.tokens[at].dep in ("ccomp", "xcomp", "advcl", "conj") and self.low[head] in verb_forms():
                doer = self.grammar.subject(head)
                if doer is not None and self.grammar.can_speak(doer):
                    return doer
            at = head
        return None

    def _inquit(self, cue: _Cue) -> tuple[Span, ...]:
        """What stands around a clause that comes after or inside what was said: ", Volk said, "."""
        g, verb = self.grammar, cue.verb
        assert cue.subject is not None
        subject = g.noun_phrase(cue.subject)
        first = min([verb, *subject, *(i for i in g.below(verb, "aux", "neg") if i < verb)])
        while first > 0 and self.tokens[first - 1].dep == "advmod" and self.tokens[first - 1].head == verb:
            first -= 1
        before = first - 1
        if before < 0 or self.low[before] not in (",", "”", '"', "''", "’", "'", "?", "!", "—", "–", "-", "»", "…", "..."):
            return ()
        if any(i > verb for i in g.below(verb, "ccomp")) and not any(
            i < verb for i in g.below(verb, "ccomp")
        ):
            return ()
        if any(
            self.low[i] in ("if", "when", "as", "after", "while", "because", "since", "who", "which", "where")
            for i in g.below(verb, "mark", "advmod")
            if i >= first
        ):
            return ()
        if self.tokens[verb].dep in ("relcl", "acl", "xcomp", "pcomp") or not g.is_finite(verb):
            return ()
        if (
            self.tokens[verb].dep == "conj"
            and self.tokens[verb].head < first
            and g.first_below(verb, "nsubj") is None
        ):
            return ()
        last = self._end_of_clause(cue, max(cue.last, *subject))
        if last + 1 < len(self.tokens) and self.low[last + 1] == "that":
            return ()
        if not self._is_statement(0, before):
            return ()
        pieces = [Span(self.tokens[0].span.start, self.tokens[before].span.end)]
        rest = self._after_inquit(cue, last)
        if rest is not None:
            pieces.append(rest)
        return tuple(pieces)

    def _end_of_clause(self, cue: _Cue, last: int) -> int:
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
        for i in range(first, last + 1):
            if (
                g.is_verb(i)
                and self.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD")
                and not (self.tokens[i].dep in ("advcl", "relcl", "acl") and self.tokens[i].head > last)
            ):
                return True
        return False

    def _after_inquit(self, cue: _Cue, last: int) -> Span | None:
        """What was said after the reporting clause, where it goes on."""
        g = self.grammar
        after = last + 1
        while after < len(self.tokens) and self.low[after] in (",", "—", "–", "-"):
            after += 1
        if after >= len(self.tokens):
            return None
        start = self.tokens[after].span.start
        end = self.tokens[-1].span.end
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
        return (
            None
            if after in inside and self.tokens[after].dep in ("advcl", "prep", "appos")
            else Span(start, end)
        )

    def _quoted_content(self, cue: _Cue, clause: set[int]) -> tuple[Span, ...]:
        """A quotation that stands beside the clause of the cue."""
        inquit = self._inquit(cue)
        if inquit:
            return inquit
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
            near = all(
                self.tokens[i].dep
                in (
                    *_ADJUNCTS,
                    "pobj",
                    "det",
                    "compound",
                    "punct",
                    "amod",
                    "dobj",
                    "poss",
                    "case",
                    "nsubj",
                    "nummod",
                    "advcl",
                    "pcomp",
                    "mark",
                    "appos",
                    "attr",
                    "intj",
                )
                for i in between
            )
            if near and (colon or len(between) <= 12):
                if not colon and self._embeds(cue, between):
                    return self._pieces([i for i in range(between[0], len(self.tokens)) if i > last])
                return (quotation.span,)
            return ()
        return ()

    def _embeds(self, cue: _Cue, between: list[int]) -> bool:
        """Whether words of the writer lead into the quotation: "said it was “over”"."""
        return any(
            self.tokens[i].dep in ("nsubj", "mark") and self.tokens[i].head != cue.verb for i in between
        )

    def _infinitive(self, cue: _Cue, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
        for child in g.below(cue.verb, "xcomp", "ccomp", "advcl"):
            if child < cue.verb:
                continue
            if frame.name == "gerund" and self.tokens[child].tag == "VBG":
                return self._pieces(self._until_contrast(g.parse.subtree(child), cue.verb))
            if any(self.low[i] == "to" for i in g.below(child, "aux")) and self.tokens[child].dep != "advcl":
                return self._pieces(self._until_contrast(g.parse.subtree(child), cue.verb))
        return ()

    def _whom_to(self, cue: _Cue) -> tuple[Span, ...]:
        g = self.grammar
        for child in g.below(cue.verb, "xcomp", "ccomp", "advcl"):
            if child < cue.verb or not any(self.low[i] == "to" for i in g.below(child, "aux")):
                continue
            words = g.parse.subtree(child)
            for whom in g.below(cue.verb, "dobj", "dative"):
                words = g.parse.subtree(whom) + words
            for preposition in g.below(cue.verb, "prep"):
                if self.low[preposition] in ("on", "upon", "to", "for") and preposition < child:
                    words = [i for i in g.parse.subtree(preposition) if i != preposition] + words
            words = [i for i in words if i > cue.last]
            if len(words) > 1:
                return self._pieces(self._until_contrast(sorted(set(words)), cue.verb))
        for whom in g.below(cue.verb, "dobj"):
            for child in g.below(whom, "acl", "relcl"):
                if any(self.low[i] == "to" for i in g.below(child, "aux")):
                    return self._pieces(g.parse.subtree(whom))
        return ()

    def _object(self, cue: _Cue, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
        if cue.passive:
            victim = self.grammar.first_below(cue.verb, "nsubjpass")
            if victim is None and self._reduced_passive(cue.verb):
                victim = self.tokens[cue.verb].head
            return self._pieces(g.noun_phrase(victim)) if victim is not None else ()
        if " " in cue.lemma:
            for preposition in g.below(cue.verb, "prep"):
                if self.low[preposition] == cue.lemma.split()[-1]:
                    words = [i for i in g.parse.subtree(preposition) if i != preposition]
                    return self._pieces(self._until_contrast(words, cue.verb)) if words else ()
        for child in g.below(cue.verb, "dobj"):
            if child < cue.verb or self.tokens[child].pos == "PRON" or self.low[child] in ("that", "what"):
                continue
            if self.tokens[child].tag in ("PRP", "WP", "WDT"):
                continue
            words = g.parse.subtree(child)
            if frame.sources == "documents":
                words = [i for i in g.parse.subtree(cue.verb) if i >= words[0]]
            return self._pieces(self._until_contrast(words, cue.verb))
        return ()

    def _called(self, cue: _Cue) -> tuple[Span, ...]:
        """What is called what; the object alone is not enough ("call a vote")."""
        g, verb = self.grammar, cue.verb
        words: list[int] = []
        named = False
        for child in g.below(verb):
            dep = self.tokens[child].dep
            if child <= verb:
                continue
            if (dep == "prep" and self.low[child] == "as") or (dep == "advcl" and self.low[g.parse.subtree(child)[0]] == "as"):
                named = True
            elif dep in ("oprd", "ccomp", "xcomp", "acomp", "attr") and cue.lemma not in ("cite",):
                if dep in ("ccomp", "xcomp") and (self.tokens[child].tag in _VERBS or cue.lemma == "declare"):
                    continue
                if any(self.low[i] == "to" for i in g.below(child, "aux")):
                    continue
                named = True
            elif dep == "dobj":
                named = named or self._quoted_right_after(child) or self._as_inside(child)
            else:
                continue
            words.extend(g.parse.subtree(child))
        if not named:
            return ()
        words = sorted(set(words))
        between = range(cue.last + 1, words[0])
        if all(self.tokens[i].pos in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM", "PART") for i in between):
            words = [*between, *words]  # what the parse left out between the verb and its complement
        elif self.low[words[0]] == "as":
            words = words[1:]  # "what they described as"
        if words and self.low[words[0]] == "as":
            words = words[1:]
        return self._pieces(self._until_contrast(words, verb))

    def _quoted_right_after(self, child: int) -> bool:
        """A quotation inside the object phrase or at its end: "called them “productive”"."""
        span = self.grammar.parse.subtree_span(child)
        return any(
            span.start < quotation.span.start <= span.end + 2 and len(quotation.inner) > 0
            for quotation in self.quotations
        )

    def _as_inside(self, child: int) -> bool:
        return any(self.low[i] == "as" and self.tokens[i].dep == "prep" for i in self.grammar.below(child))

    def _blamed(self, cue: _Cue, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
        whom = g.first_below(cue.verb, "nsubjpass" if cue.passive else "dobj")
        if whom is None or (frame.objects and self.low[whom] not in frame.objects):
            return ()
        prepositions = [i for i in (*g.below(cue.verb, "prep"), *g.below(whom, "prep")) if i > whom]
        for preposition in prepositions:
            if self.low[preposition] in frame.prepositions:
                tail = [preposition, *g.parse.subtree(preposition)]
                also = [i for p in prepositions if p > preposition for i in g.parse.subtree(p)]
                words = sorted({*g.parse.subtree(whom), *tail, *also})
                return self._pieces(self._until_contrast(words, cue.verb))
        return ()

    def _about(self, cue: _Cue, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
        for child in g.below(cue.verb, "prep"):
            if self.low[child] in frame.prepositions and child > cue.verb:
                words = [i for i in g.parse.subtree(child) if i != child]
                if words and self.tokens[words[0]].tag != "PRP":
                    return self._pieces(self._until_contrast(words, cue.verb))
        return ()

    # -- spans --------------------------------------------------------------------------------

    def _pieces(self, words: list[int]) -> tuple[Span, ...]:
        """The words as spans; a word that is left out between two makes a gap."""
        pieces: list[Span] = []
        previous = -2
        for index in words:
            span = self.tokens[index].span
            if index == previous + 1 and pieces:
                pieces[-1] = pieces[-1].joined(span)
            else:
                pieces.append(span)
            previous = index
        return tuple(pieces)

    def _without_clause(
        self, pieces: tuple[Span, ...], cue: _Cue, clause: set[int], frame: Frame
    ) -> tuple[Span, ...]:
        inside = [i for i in clause if self.tokens[i].span.start < pieces[-1].end]
        if not inside or (frame.name in ("object", "as", "for") and not cue.passive):
            hole = self.grammar.span_of(self._cue_words(cue))
        else:
            hole = self.grammar.span_of(clause)
        return without(pieces, hole) if hole is not None else pieces

    def _finished(self, pieces: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
        """Whole quotations instead of parts of them, edges trimmed, "that" left out."""
        kept: list[Span] = []
        for piece in pieces:
            kept.append(piece)
            for quotation in self.quotations:
                if quotation.span.overlaps(piece) and cue not in quotation.span:
                    inside = quotation.span.overlap(piece) > 1
                    if inside:
                        kept.append(quotation.span)
        joined: list[Span] = []
        for piece in sorted(kept):
            if joined and piece.start <= joined[-1].end:
                joined[-1] = joined[-1].joined(piece)
            else:
                joined.append(piece)
        done = []
        for piece in joined:
            span = trimmed(self.text, piece.start, piece.end)
            if span is not None and self.text[span.start : span.start + 5].lower() == "that ":
                if self._is_complementizer(span.start):
                    span = trimmed(self.text, span.start + 5, span.end)
            if span is not None and any(character.isalnum() for character in span.of(self.text)):
                done.append(span)
        return merged(done, self.text)

    def _is_complementizer(self, offset: int) -> bool:
        index = self.grammar.parse.at(offset)
        return index is None or self.tokens[index].dep == "mark" or self.tokens[index].tag in ("IN", "RB")

    def _stays_in_quotation(self, content: tuple[Span, ...], cue: Span) -> bool:
        """A cue inside a quotation attributes nothing outside it."""
        around = next((quotation for quotation in self.quotations if cue in quotation.inner), None)
        return around is None or all(piece in around.span for piece in content)

    def _class_of(self, cue: _Cue, frame: Frame) -> AttributionClass:
        g = self.grammar
        assert cue.subject is not None
        if g.is_document(cue.subject) and frame.speech_class is AttributionClass.SPEECH:
            return AttributionClass.DOCUMENT
        if frame.speech_class is AttributionClass.SPEECH and frame.name not in ("object", "for"):
            near = {
                self.low[i]
                for child in g.below(cue.verb, "prep", "advcl")
                for i in g.parse.subtree(child)[:8]
            }
            if near & frozenset(table("reports", "writing")["words"]):
                return AttributionClass.WRITING
        return frame.speech_class

    def _via(self, cue: _Cue) -> Span | None:
        """The outlet that was told: "one source told Reuters"."""
        g = self.grammar
        above = self._quoting_verb(cue.verb)
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
        return None


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
