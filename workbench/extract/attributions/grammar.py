"""A parse, asked the questions that attributions ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache

from workbench.extract.cues import documents
from workbench.extract.names.words import roles
from workbench.extract.parser import Parse, Token
from workbench.lexicon import entries, table
from workbench.values.span import Span

RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
MODALS = frozenset(
    {"would", "could", "might", "may", "should", "must", "can", "will", "’ll", "'ll", "shall", "ca"}
)
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_CLAUSAL = frozenset({"relcl", "acl", "advcl"})
_TOO_LONG = 30
_LONGEST_PARTICIPLE = 10
_MADE_PUBLIC = frozenset({"published", "released", "issued", "printed", "posted", "made", "given"})
"""Tells when something came out, and not what it is: "a poll published on Monday"."""


@cache
def bodies() -> frozenset[str]:
    """Nouns for bodies that speak."""
    groups = (
        *entries("titles", "bodies", ("words", "example")),
        *entries("titles", "speaking", ("words", "example")),
    )
    return frozenset(word for group in groups for word in group["words"])


_ALONE = frozenset({"one", "two", "three", "four", "five", "each", "all", "both", "number", "group"})
"""These are as often said of things: "one of the bridges"."""


_NO_PEOPLE = frozenset(
    {"career", "beer", "deer", "sheer", "list", "mist", "twist", "wrist", "fist", "shortlist", "checklist"}
)
"""They end as words for people do: "career" as "volunteer", "list" as "artist"."""


_PARTS = frozenset({"part", "section", "passage", "line", "page", "copy", "version", "extract", "excerpt"})
"""Of a document, which are as it is: "part of the ruling reads"."""


@cache
def _occasions() -> frozenset[str]:
    return frozenset(table("reports", "occasions")["words"])


@cache
def _shares() -> frozenset[str]:
    return frozenset(table("reports", "shares")["words"])


class Grammar:
    """One parse. Words are asked for by their index."""

    def __init__(self, text: str, parse: Parse, named: Set[int] = frozenset()) -> None:
        """`named` holds where words of known names start."""
        self.named = named
        self.text = text
        self.parse = parse
        self.tokens: tuple[Token, ...] = parse.tokens
        self.low = tuple(token.text.lower().replace("’", "'") for token in parse.tokens)

    def below(self, index: int, *labels: str) -> list[int]:
        """Children of the word with one of the labels (all, where none is given)."""
        children = self.parse.children(index)
        return [i for i in children if self.tokens[i].dep in labels] if labels else list(children)

    def first_below(self, index: int, *labels: str) -> int | None:
        return next(iter(self.below(index, *labels)), None)

    def span_of(self, words: Iterable[int]) -> Span | None:
        """From the first to the last of the words; None for none."""
        kept = sorted(words)
        return Span(self.tokens[kept[0]].span.start, self.tokens[kept[-1]].span.end) if kept else None

    def is_verb(self, index: int) -> bool:
        return self.tokens[index].pos in ("VERB", "AUX")

    def is_finite(self, index: int) -> bool:
        """Whether the verb or one of its auxiliaries carries tense."""
        return any(
            self.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD")
            for i in [index, *self.below(index, "aux", "auxpass")]
        )

    def negation(self, index: int) -> int | None:
        """The word that denies the verb: "not", "never", or a negative subject ("neither", "nobody")."""
        for i in self.below(index):
            if self.tokens[i].dep == "neg" or self.low[i] in ("not", "n't", "never", "neither", "nor"):
                return i
        for subject in self.below(index, "nsubj"):
            if self.low[subject] in ("nobody", "none", "neither"):
                return subject
            for i in self.below(subject):
                if self.low[i] in ("neither", "no", "not"):
                    return i
        return None

    def subject(self, verb: int) -> int | None:
        """The head word of who does it, looked for where grammar puts it; None where nobody is named.

        Of a passive it is the agent.
        """
        at, seen = verb, set[int]()
        while at not in seen:
            seen.add(at)
            if self.below(at, "nsubjpass", "auxpass", "csubjpass") or self._is_bare_passive(at):
                return self._agent(at)
            own = self.first_below(at, "nsubj")
            if own is None and at == verb and self._is_participle(at):
                return None
            if own is not None:
                return self._antecedent(at, own)
            head, dep = self.tokens[at].head, self.tokens[at].dep
            if head == at or self.below(at, "csubj", "expl"):
                return None
            if dep in ("acl", "relcl"):
                return head if self.tokens[at].tag in ("VBG", "VBZ", "VBP", "VBD") else None
            if dep == "pcomp":
                at = self._governor_of_preposition(head, at)
                if self.tokens[at].pos == "ADJ" and self.tokens[at].dep == "acomp":
                    at = self.tokens[at].head  # "was right in saying"
                done_to = self.first_below(at, "nsubjpass")
                if done_to is not None and self.low[head] in ("upon", "on", "after", "before", "while"):
                    return done_to  # "was cheered upon announcing it"
                if self.tokens[at].pos in ("NOUN", "PROPN", "PRON"):
                    return at
            elif dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "aux") and self.is_verb(head):
                if dep == "ccomp" and self.tokens[at].tag not in ("VBG", "VB"):
                    return None
                at = head
            else:
                return None
        return None

    def _is_bare_passive(self, verb: int) -> bool:
        """A participle that modifies: "a plan criticised by Lund"."""
        return (
            self.tokens[verb].tag == "VBN"
            and self.tokens[verb].dep in ("acl", "advcl", "amod")
            and not self.below(verb, "aux", "nsubj")
        )

    def _is_participle(self, verb: int) -> bool:
        """A past participle without "have": done to its noun, not by it."""
        token = self.tokens[verb]
        return (
            token.tag == "VBN"
            and token.dep not in ("ROOT", "ccomp", "conj")
            and not self.below(verb, "aux", "nsubj")
        )

    def _agent(self, verb: int) -> int | None:
        by = self.first_below(verb, "agent")
        return None if by is None else self.first_below(by, "pobj")

    def _antecedent(self, verb: int, subject: int) -> int | None:
        if self.low[subject] not in ("who", "which", "that"):
            return subject
        at = verb
        while self.tokens[at].dep == "conj":
            at = self.tokens[at].head
        if self.tokens[at].dep in ("relcl", "acl") and self.tokens[at].head < subject:
            return self.tokens[at].head
        return None if self.low[subject] == "which" else subject

    def _governor_of_preposition(self, preposition: int, verb: int) -> int:
        """The verb whose subject does it: of "criticised Lund for saying" it is Lund."""
        governor = self.tokens[preposition].head
        if self.low[preposition] in ("for", "of") and self.is_verb(governor):
            victim = self.first_below(governor, "dobj", "nsubjpass")
            if victim is not None:
                return victim
        return governor if governor != verb else preposition

    def noun_phrase(self, head: int) -> list[int]:
        """The words of the noun phrase: with its appositions and lists, without relative clauses and ages."""
        words = [head]
        for child in self.below(head):
            dep = self.tokens[child].dep
            if dep == "acl" and self._tells_which(head, child):
                words.extend(self.parse.subtree(child))
                continue
            if dep in _CLAUSAL or dep in ("punct", "dep", "parataxis", "ccomp", "neg"):
                continue
            if dep == "appos" and self.tokens[child].tag == "CD":
                continue
            if dep == "prep" and child > head and self._tells_where(child):
                continue
            words.extend(self._without_relatives(child))
        words.sort()
        if head in words:
            place = words.index(head)
            start = place
            while (
                start
                and (words[start] - words[start - 1] <= 2)
                and not self._breaks(words[start - 1], words[start])
            ):
                start -= 1
            end = place
            while end + 1 < len(words) and not self._breaks_after(words[end], words[end + 1]):
                end += 1
            words = words[start : end + 1]
        while words and (
            self.tokens[words[0]].dep in ("cc", "advmod", "punct", "mark", "preconj") and words[0] != head
        ):
            if self.low[words[0] + 1 : words[0] + 2] == ("-",):
                break  # "well-informed sources"
            if self.low[words[0]] in ("some", "many", "several", "another", "other", "no", "most", "few"):
                break
            words.pop(0)
        while len(words) > 1 and words[0] != head and self._only_leads(words[0], words[1]):
            words.pop(0)
        while len(words) > 1 and self.tokens[words[0]].pos in ("PUNCT", "SYM", "X") and words[0] != head:
            words.pop(0)
        while words and self.text[self.tokens[words[0]].span.start] in "»”’)" and len(words) > 1:
            words.pop(0)
        while words and self.tokens[words[-1]].pos == "PUNCT" and self.low[words[-1]] not in (")", "]"):
            words.pop()
        if len(words) > 2 and self.tokens[words[-1]].tag == "CD" and self.low[words[-2]] == ",":
            words = words[:-2]  # "Lee Ash, 51"
        return words[-_TOO_LONG:] if words and words[-1] == head else words[:_TOO_LONG]

    def _tells_which(self, noun: int, participle: int) -> bool:
        """Whether the participle is of the noun: "papers filed in Norvane", "people briefed on the plan"."""
        words = self.parse.subtree(participle)
        if self.low[participle] in _MADE_PUBLIC and "by" not in self.low[participle : participle + 2]:
            return False
        return (
            self.tokens[participle].tag == "VBN"
            and self.tokens[noun].pos == "NOUN"
            and words[0] == noun + 1 == participle
            and len(words) <= _LONGEST_PARTICIPLE
            and not any(self.tokens[i].pos == "PUNCT" and self.low[i] != "-" for i in words)
        )

    def _without_relatives(self, index: int) -> list[int]:
        """The words below this one, without what follows "who" or "which" there."""
        words = self.parse.subtree(index)
        first = next(
            (
                self.parse.subtree(i)[0]
                for i in words
                if self.tokens[i].dep == "relcl" and self.low[self.parse.subtree(i)[0]] in RELATIVES
            ),
            None,
        )
        return words if first is None else [i for i in words if i < first]

    def _only_leads(self, word: int, following: int) -> bool:
        """A day or "itself" right before the name: "on Friday Norvex said"."""
        if self.low[word] in ("itself", "himself", "herself", "themselves", "yesterday", "today"):
            return True
        return self.low[word] in WEEKDAYS and self.tokens[following].pos == "PROPN"

    def _tells_where(self, preposition: int) -> bool:
        """ "in an interview", "during the talks": where it was said, not who said it."""
        head = self.tokens[preposition].head
        role = self.tokens[head].lemma.lower() in roles()
        one_person = (
            self.tokens[head].pos in ("PROPN", "PRON") and not role and self.low[head] not in bodies()
        )
        if (
            one_person
            and self.tokens[head].entity != "ORG"
            and self.low[preposition] in ("in", "at", "on", "to")
        ):
            return True
        if self.low[preposition] in ("according", "during", "after", "before", "amid", "via"):
            return True
        noun = self.first_below(preposition, "pobj")
        if self.low[preposition] == "of":
            return False  # "part of the statement"
        return noun is not None and self.low[noun] in _occasions()

    def _breaks(self, left: int, right: int) -> bool:
        return any(self.low[i] in ('"', "“", "”", "—", "–", ";", ":", "''") for i in range(left, right))

    def _breaks_after(self, left: int, right: int) -> bool:
        between = self.low[left + 1 : right]
        if any(mark in ('"', "“", "”", "—", "–", ";", ":") for mark in between):
            return True
        return "," in between and right - left > 1 and not self._in_list_or_aside(right)

    def _in_list_or_aside(self, index: int) -> bool:
        """Whether the word belongs to an apposition or to what is joined by "and"."""
        for _ in range(4):
            if self.tokens[index].dep in ("conj", "cc", "appos"):
                return True
            index = self.tokens[index].head
        return False

    def _are_of_speakers(self, share: int) -> bool:
        """Whether they are so many of those who can speak: "half of the pilots", "60% of those asked"."""
        of = next((i for i in self.below(share, "prep") if self.low[i] == "of"), None)
        whose = None if of is None else self.first_below(of, "pobj")
        if whose is None:
            return False
        several = self.low[share] not in _ALONE and self.tokens[whose].tag == "NNS"
        return several or self.low[whose] in ("those", "them", "us") or self.can_speak(whose)

    def is_document(self, head: int) -> bool:
        """Whether the noun names something that is read: "a report", "polls"."""
        token = self.tokens[head]
        if self.low[head] in _PARTS and (of := self.first_below(head, "prep")) is not None:
            whole = self.first_below(of, "pobj")
            return whole is not None and self.low[of] == "of" and self.is_document(whole)
        common = token.pos == "NOUN" or (token.pos == "PROPN" and (head == 0 or token.text.islower()))
        return common and self.low[head] in documents()

    def can_speak(self, head: int) -> bool:
        """Whether the noun phrase names someone who can report: a name, a person, a body, a document."""
        token, word = self.tokens[head], self.low[head]
        if word[0] == "@" and word[1:].isalnum():
            return True  # the name of an account
        if word in _shares() and self._are_of_speakers(head):
            return True
        if not word[0].isalnum():
            return False
        if word == "old" and self.low[max(0, head - 2) : head] == ("year", "-"):
            return True
        if token.span.start in self.named and word not in documents():
            return True
        if token.pos == "PRON" or token.tag in ("PRP", "WP"):
            return word in ("he", "she", "they", "who", "we", "i", "you") or word in roles()
        if token.pos == "PROPN":
            return token.entity not in ("DATE", "TIME", "MONEY", "PERCENT", "EVENT")
        if (word in documents() and token.pos == "NOUN") or word in roles() or word in bodies():
            return True
        single = token.lemma.lower()
        if single in roles() or single in bodies() or word.rpartition("-")[2] in roles():
            return True
        if token.pos in ("DET", "ADJ", "NUM"):
            return word in roles()
        return single not in _NO_PEOPLE and single.endswith(
            ("ist", "ologist", "ician", "woman", "man", "person", "crat", "eer")
        )
