"""Whether a verb reports in its sentence, and who does it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from workbench.extract.attributions.cue_subjects import CueSubjects
from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.grammar import MODALS
from workbench.extract.cues import forms_of, phrasal_verbs, verb_forms, verb_frames
from workbench.extract.names.words import roles
from workbench.lexicon import Entry, entries, table
from workbench.values.attribution import Polarity

_IRREALIS = frozenset({"if", "unless", "whether", "until", "before"})
_ORDER = (
    "as",
    "for",
    "estimate",
    "whom_that",
    "that",
    "wh",
    "whom_to",
    "to",
    "wish",
    "gerund",
    "quote",
    "about",
    "object",
)
"""The frames, those that ask most of the sentence first."""
GOES_ON = frozenset({"go", "continue", "proceed", "hasten", "begin", "rush", "appear", "seem", "use", "seek"})
_GOES_ON_DOING = GOES_ON | {
    "start",
    "keep",
    "stop",
    "resume",
    "spend",
    "recall",
    "remember",
    "admit",
    "deny",
    "cease",
}


_DUTIES = frozenset({"must", "should", "shall", "may", "might"})
"""With "not" these tell what is right or likely, and nothing that was left unsaid."""


_TELLING = frozenset({"say", "tell", "reply", "answer", "warn", "promise", "write"})


class ReportingVerbs(CueSubjects):
    """Finds the verbs of a sentence that report."""

    def cue_at(self, verb: int) -> CueVerb | None:
        """The cue at this word, with its subject; None where the word does not report here."""
        g = self.grammar
        word = verb_forms().get(self.low[verb])
        token = self.tokens[verb]
        if word is None or token.dep in ("amod", "compound", "aux", "case"):
            return None
        mistaken = self._is_mistaken(verb)
        if token.pos not in ("VERB", "AUX") and not mistaken:
            return None
        lemma, last = self._phrasal(verb, word)
        frames = verb_frames().get(lemma)
        if frames is None:
            return None
        if self._is_in_title(verb) or self._is_told(verb, lemma) or self._is_said_by(verb):
            return None
        subject = self.quoted_person(verb)
        aside = _first(self.lost_doer(verb), self.past_aside(verb))
        if subject is None:
            subject = _first(self.follows_statement(verb), _first(aside, g.subject(verb)))
        if subject is not None and not self.low[subject][:1].isalnum() and self.low[subject][:1] not in "@%":
            subject = None  # a mark that the parse took for a word
        if subject is None and lemma == "tell":
            told = g.first_below(verb, "nsubjpass")
            subject = told if told is not None and self.low[told] in _hearings() else None
        if subject is None and mistaken:
            subject = g.first_below(verb, "compound", "nmod")
        if subject is not None and subject < verb and (who := self.before_speaking(subject)) is not None:
            subject = who
        if subject is None and self.low[token.head] in table("cues", "leads_in")["adjectives"]:
            subject = g.subject(self.tokens[token.head].head)
        if subject is None and (goes := self.goes_so_far(verb)) is not None:
            subject = g.subject(goes)
        if subject is not None and self.low[subject] in _writing():
            subject = _first(self.whose_channel(subject, verb), subject)
        passive = bool(g.below(verb, "nsubjpass", "auxpass", "agent")) or self.reduced_passive(verb)
        passive = passive and aside is None
        governor, polarity = self._mood(verb)
        if governor is None and polarity is None and not self._is_real(verb):
            return None
        if not passive and (subject is None or not self.is_near(subject, verb)):
            subject = _first(self.beside(verb), subject)
        if (
            not passive
            and token.dep != "pcomp"
            and (
                self.adds(verb)
                or self.leaves_clause(verb)
                or (subject is None and token.dep == "conj")
                or (
                    subject is not None
                    and (token.dep == "conj" or token.tag == "VBG")
                    and not g.can_speak(subject)
                )
            )
        ):
            subject = _first(self.outer_subject(verb), subject)
        if subject is not None and not passive and not g.can_speak(subject):
            subject = _first(self.apposed(subject, verb), subject)
        if subject is None or (self.low[subject] in ("it", "there", "that", "this") and passive):
            return None
        if self.low[subject] in ("which", "what"):
            return None
        quoted = self.inside_quotation(token.span)
        if quoted and self.tokens[subject].pos == "PRON" and not self._tells_of_telling(subject, verb):
            return None
        if quoted and not self.inside_quotation(self.tokens[subject].span):
            return None  # "said that Krog “knew it”"
        ordered = tuple(sorted(frames, key=lambda frame: _ORDER.index(frame.name)))
        return CueVerb(verb, last, lemma, ordered, subject, passive, polarity, governor)

    def _tells_of_telling(self, subject: int, verb: int) -> bool:
        """Whether who is quoted tells what they said before: "“I told them it was late,” Lund recalled"."""
        said = self.tokens[verb].tag in ("VBD", "VBN") and verb_forms()[self.low[verb]] in _TELLING
        return said and self.low[subject] == "i" and subject < verb

    def _is_told(self, verb: int, lemma: str) -> bool:
        """Whether "told" tells what happened to its subject: "Told that it was late, he took a taxi"."""
        token = self.tokens[verb]
        return (
            lemma == "tell"
            and token.dep == "advcl"
            and token.tag in ("VBD", "VBN")
            and not self.grammar.below(verb, "nsubj", "aux")
        )

    def _is_said_by(self, verb: int) -> bool:
        """Whether it is said of its subject, in an aside: "the bridge, said by engineers to be unsafe,"."""
        if not verb or self.low[verb - 1] != "," or self.low[verb + 1 : verb + 2] != ("by",):
            return False
        after = self.low[verb + 2 : verb + 10]
        return any(pair in (("to", "be"), ("to", "have")) for pair in pairwise(after))

    def _is_in_title(self, verb: int) -> bool:
        """Whether it is a word of a title: "So You Think You Can Dance"."""
        if not self.tokens[verb].text[:1].isupper() or verb == 0:
            return False
        beside = [self.tokens[i].text for i in (verb - 1, verb + 1) if i < len(self.tokens)]
        shouted = self.tokens[verb].text.isupper()
        return not shouted and len(beside) == 2 and all(word[:1].isupper() for word in beside)

    def _is_mistaken(self, verb: int) -> bool:
        """Whether a past form after a name was taken for a noun: "Lund joked"."""
        token = self.tokens[verb]
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.dep not in ("ROOT", "ccomp") or verb == 0:
            return False
        lemma = verb_forms()[self.low[verb]]
        return self.low[verb] == forms_of(lemma).past != lemma and self.tokens[verb - 1].pos == "PROPN"

    def _phrasal(self, verb: int, word: str) -> tuple[str, int]:
        for rest, lemma in phrasal_verbs().get(word, ()):
            if self.low[verb + 1 : verb + 1 + len(rest)] == rest:
                return lemma, verb + len(rest)
            particle = self.grammar.first_below(verb, "prt")
            if particle is not None and (self.low[particle],) == rest:
                return lemma, verb
        return word, verb

    def _mood(self, verb: int) -> tuple[int | None, Polarity | None]:
        """The governor that unsays it, and the polarity that follows from it or from a negation."""
        g = self.grammar
        head = self.tokens[verb].head
        if self.tokens[verb].dep == "conj" and g.negation(verb) is None and self._is_unsaid_too(head, verb):
            return None, Polarity.NOT_SAID
        if self.tokens[verb].dep == "xcomp" and head != verb:
            stem = self.tokens[head].lemma.lower()
            if stem in table("cues", "not_said")["words"] and self._is_real(head):
                return head, Polarity.NOT_SAID
            if stem in ("have", "be") and any(self.low[i] == "yet" for i in g.below(head, "advmod")):
                return head, Polarity.NOT_SAID  # "has yet to say"
        if g.negation(verb) is not None and not any(self.low[i] in _DUTIES for i in g.below(verb, "aux")):
            return None, Polarity.NOT_SAID
        return None, None

    def _is_unsaid_too(self, head: int, verb: int) -> bool:
        """Whether the verb shares a denial: "did not confirm or deny", "neither confirmed nor denied"."""
        g = self.grammar
        joined = {self.low[i] for i in g.below(head, "cc") if head < i < verb}
        if self.tokens[verb].tag != self.tokens[head].tag or not joined & {"or", "nor"}:
            return False
        neither = any(self.low[i] == "neither" for i in g.below(head, "preconj"))
        return (neither or g.negation(head) is not None) and not g.below(verb, "nsubj", "aux")

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
            if self.low[verb] == "read" and self.follows_statement(verb) is not None:
                return True
            if infinitive and self.low[head] in table("cues", "leads_in")["adjectives"]:
                return self._is_real(self.tokens[head].head)  # "was quick to add"
            if (goes := self.goes_so_far(verb)) is not None:
                return self._is_real(goes)
            if infinitive and self._says_by_doing(head, verb):
                return self._is_real(head)
            if head == verb or stem not in GOES_ON or self.tokens[verb].dep not in ("xcomp", "conj", "advcl"):
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
        if self.tokens[verb].tag == "VBG" and self.tokens[verb].dep == "xcomp" and head == verb - 1:
            return self.tokens[head].lemma.lower() in _GOES_ON_DOING
        return True

    def _is_ruling(self, cue: CueVerb) -> bool:
        """Whether a court does it and says nothing by it: "the judge dismissed the lawsuit"."""
        rulings = table("cues", "rulings")
        if cue.lemma not in rulings["verbs"] or cue.subject is None:
            return False
        court = self.tokens[cue.subject].lemma.lower() in rulings["courts"]
        things = self.grammar.below(cue.verb, "nsubjpass" if cue.passive else "dobj")
        return court and any(self.tokens[i].lemma.lower() in rulings["things"] for i in things)

    def _is_deed(self, cue: CueVerb) -> bool:
        """Whether something is done to the object and nothing said: "claimed lives", "questioned a man"."""
        things = self.grammar.below(cue.verb, "nsubjpass" if cue.passive else "dobj")
        for entry in _deeds().get(cue.lemma, ()):
            if any(self.tokens[i].lemma.lower() in entry["things"] for i in things):
                return True
            if entry.get("people") and any(self._is_person(i) for i in things):
                return True
        return False

    def _is_person(self, noun: int) -> bool:
        token = self.tokens[noun]
        named = token.pos == "PROPN" and token.entity == "PERSON"
        return named or token.tag == "PRP" or token.lemma.lower() in roles()

    def _says_by_doing(self, head: int, verb: int) -> bool:
        """Whether the speaker does it to say something: "wrote to the board to say", "took to X to deny"."""
        stem = self.tokens[head].lemma.lower()
        if self.low[verb] in ("prove", "show", "demonstrate", "illustrate"):
            return False
        words = table("cues", "leads_in")
        if stem not in words["words"] or self.tokens[verb].dep not in ("advcl", "xcomp", "acl"):
            return False
        to = any(self.low[i] == "to" for i in self.grammar.below(head, "prep") if i < verb)
        return to or stem not in words["with_to"]

    def _conjoined_past(self, verb: int) -> bool:
        """A bare form that the tagger took for an infinitive: "officials claim"."""
        return (
            self.tokens[verb].tag == "VB"
            and self.grammar.first_below(verb, "nsubj") is not None
            and (not self.grammar.below(verb, "aux"))
        )


@cache
def _writing() -> frozenset[str]:
    return frozenset(table("reports", "writing")["words"]) | {"x", "youtube"}


@cache
def _deeds() -> Mapping[str, tuple[Entry, ...]]:
    """Lemma -> what is done by it, and not said."""
    found: dict[str, tuple[Entry, ...]] = {}
    for group in entries("cues", "deeds", ("verbs", "things", "example")):
        for lemma in group["verbs"]:
            found[lemma] = (*found.get(lemma, ()), group)
    return found


def _hearings() -> frozenset[str]:
    return frozenset(table("cues", "hearings")["words"])


def _first(found: int | None, otherwise: int | None) -> int | None:
    return otherwise if found is None else found
