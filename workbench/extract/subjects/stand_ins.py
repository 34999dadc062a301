"""Words that stand for a name, replaced by it: "his term" is Smith's, "the country's reserves" Russia's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from workbench.extract.names.tables import names_of
from workbench.extract.names.words import roles
from workbench.extract.parser import Parse, Token
from workbench.extract.quotations import find_quotations
from workbench.extract.speakers import Resolver
from workbench.extract.subjects.names import Names
from workbench.extract.subjects.phrases import noun_phrase, without_article, words
from workbench.lexicon import listed, table
from workbench.values.attribution import Attribution
from workbench.values.span import Span

_OWNERS = frozenset(("his", "her", "its", "their"))
_HOLDERS = frozenset(("he", "she", "it", "they"))


class StandIns:
    """Resolves pronouns and "the country" in one article, in reading order."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        parses: Sequence[Parse],
        attributions: Sequence[Attribution],
        names: Names,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._parses = parses
        self._said = sorted(
            (said.source for said in attributions if said.source is not None), key=lambda source: source.span
        )
        self._noted = 0
        self._names = names
        self._resolver: Resolver | None = None
        self._last_key: tuple[int, bool] | None = None
        self._last_parse: Parse | None = None

    def in_parse(self, parse: Parse, *, keep_it: bool = False) -> Parse:
        """The parse with names in the place of the words that stand for them; the rest as it is.

        `keep_it`: "it" and "they" stay before a verb of level ("it was 5 %"), where they stand for a measure.
        """
        key = (parse.sentence.start, keep_it)
        if key != self._last_key:
            self._last_key, self._last_parse = key, self._with_names(parse, keep_it)
        return self._last_parse or parse

    def _with_names(self, parse: Parse, keep_it: bool) -> Parse:
        changed = {
            i: text
            for i in range(len(parse.tokens))
            if not (keep_it and _stands_for_measure(parse, i))
            and (text := self._name_for(parse, i)) is not None
        }
        for index in list(changed):
            if parse.tokens[index].pos == "NOUN":
                changed.update({i: "" for i in parse.children(index) if parse.tokens[i].dep == "det"})
        if not changed:
            return parse
        tokens = tuple(
            replace(token, text=changed[i]) if i in changed else token for i, token in enumerate(parse.tokens)
        )
        return Parse(parse.sentence, tokens)

    def in_words(self, words: str, at: int) -> str:
        """The words with the country's name in the place of "the country"."""
        return _country_word().sub(lambda match: self._names.country_near(at) or match[0], words)

    def _name_for(self, parse: Parse, index: int) -> str | None:
        token = parse.tokens[index]
        word = token.text.lower()
        if word in _OWNERS and token.tag == "PRP$":
            if _is_named(parse, token.head):
                return None
            if _of_counted(parse, index):
                return None
            found = self._owner_of_its(parse, index) if word == "its" else self._resolved(token)
            found = found or _subject_above(parse, index)
            return None if found is None else _owner(found)
        if token.tag == "WP$":
            return _whose(parse, index)
        if word in ("those", "that") and token.pos == "PRON":
            return _likened(parse, index)
        if word in _HOLDERS and token.dep in ("nsubj", "nsubjpass"):
            found = self._resolved(token)
            numbers = {other.text for other in parse.tokens if other.pos == "NUM"}
            counted = found is not None and numbers & set(re.split(r"[ -]", found))
            return None if counted else found  # "three quarters of nurses said they"
        if token.lemma.lower() in listed("subjects", "country_nouns") and token.tag == "NN":
            beside = [parse.tokens[i] for i in parse.children(index)]
            plain = all(other.dep in ("det", "case", "punct") for other in beside)
            if plain and any(other.text.lower() == "the" for other in beside):
                return self._names.country_near(token.span.start)
        if token.tag == "NN" and token.dep == "poss" and word in roles():
            beside = [parse.tokens[i] for i in parse.children(index)]
            if any(other.text.lower() == "the" for other in beside) and all(
                other.dep in ("det", "case", "punct") for other in beside
            ):
                return self._names.holder_of(token.text)
        return None

    def _owner_of_its(self, parse: Parse, index: int) -> str | None:
        """The name that "its" stands for: of the thing that does it in the same clause, before all others."""
        noun = _actor_above(parse, index)
        if noun is None or _subject_above(parse, index) is None:
            found = self._resolved(parse.tokens[index])
            return None if found is not None and _is_plural(found) else found
        if parse.tokens[noun].pos != "NOUN" or noun == 0 or parse.tokens[noun - 1].text.lower() != "the":
            return None
        the = parse.tokens[noun - 1]
        return self._resolved(replace(the, span=the.span.joined(parse.tokens[noun].span)))

    def _resolved(self, token: Token) -> str | None:
        """The name that a pronoun or noun stands for, by the rules that resolve sources."""
        if self._resolver is None:
            table = names_of(self._text, tuple(self._sentences))
            quotations = find_quotations(self._text)
            self._resolver = Resolver(self._text, self._sentences, self._parses, quotations, table)
        while self._noted < len(self._said) and self._said[self._noted].span.start < token.span.start:
            source = self._said[self._noted]
            self._resolver.note(source.span, source.resolved)
            self._noted += 1
        return self._resolver.resolve(token.span)


def _owner(name: str) -> str:
    """ "Diaz’s", "the authorities’"."""
    last = name.rpartition(" ")[2]
    return f"{name}’" if last.endswith("s") and last[:1].islower() else f"{name}’s"


def _of_counted(parse: Parse, index: int) -> bool:
    """The "their" of "12 people lost their lives" is theirs who are counted."""
    at = index
    for _ in range(4):
        at = parse.tokens[at].head
        if parse.tokens[at].pos == "VERB":
            break
    nouns = [i for i in parse.children(at) if parse.tokens[i].dep in ("nsubj", "nsubjpass") and i < index]
    if parse.tokens[index].text.lower() != "their" or not nouns or index in parse.subtree(nouns[0]):
        return False
    many = parse.tokens[nouns[0]].lemma.lower() in listed("subjects", "number_nouns")
    return many or any(parse.tokens[i].dep == "nummod" for i in parse.children(nouns[0]))


def _is_named(parse: Parse, index: int) -> bool:
    """Whether a name follows the noun: of "its rival Koenig" the name tells whose it is."""
    after = index + 1
    if parse.tokens[index].pos == "PROPN":
        return True
    named = after < len(parse.tokens) and parse.tokens[after].pos == "PROPN"
    return named and parse.tokens[after].head == index and parse.tokens[after].dep == "appos"


def _whose(parse: Parse, index: int) -> str | None:
    """ "Carla Ruiz, whose salary": the noun of the relative clause, as an owner."""
    at = index
    for _ in range(8):
        if parse.tokens[at].dep == "relcl":
            noun = parse.tokens[at].head
            return f"{without_article(words(parse, noun_phrase(parse, noun, complements=False)))}’s"
        at = parse.tokens[at].head
    return None


def _likened(parse: Parse, index: int) -> str | None:
    """ "Rents in Rask rose, those in Vell fell": the noun before whose complement begins alike."""
    word = parse.tokens[index].text.lower()
    ways = {
        parse.tokens[i].text.lower()
        for i in parse.children(index)
        if i == index + 1 and parse.tokens[i].dep == "prep"
    }
    for noun in range(index - 1, -1, -1):
        token = parse.tokens[noun]
        if token.pos != "NOUN" or (token.tag == "NNS") != (word == "those"):
            continue
        told = {parse.tokens[i].text.lower() for i in parse.children(noun) if parse.tokens[i].dep == "prep"}
        if ways & told:
            phrase = without_article(words(parse, noun_phrase(parse, noun, complements=False)))
            return phrase[:1].lower() + phrase[1:] if noun == 0 else phrase
    return None


def _subject_above(parse: Parse, index: int) -> str | None:
    """ "the central bank raised its key rate": the noun that does it, without its article."""
    word, subject = parse.tokens[index].text.lower(), _actor_above(parse, index)
    if subject is None:
        return None
    noun = parse.tokens[subject]
    person = noun.tag == "NN" and noun.lemma.lower() in roles()
    thing = noun.tag == "NN" and not person
    body = noun.tag == "NNP" and noun.entity in ("GPE", "ORG")  # "Egypt devalued its pound"
    fits = {"its": thing or body, "their": noun.tag == "NNS"}.get(word, person)
    if not fits:
        return None
    phrase = noun_phrase(parse, subject, complements=False)
    return None if index in phrase else without_article(words(parse, phrase))


def _actor_above(parse: Parse, index: int) -> int | None:
    """The subject of the verb that the word stands under, before it."""
    at = index
    for _ in range(8):
        at = parse.tokens[at].head
        if parse.tokens[at].pos in ("VERB", "AUX"):
            nouns = [i for i in parse.children(at) if parse.tokens[i].dep in ("nsubj", "nsubjpass")]
            return next((i for i in nouns if i < index), None)
    return None


def _is_plural(found: str) -> bool:
    """Whether it is a description of several, and no name: "ministers", "city officials"."""
    last = found.rpartition(" ")[2].lower()
    return last.endswith("s") and last.removesuffix("s") in roles()


def _stands_for_measure(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.text.lower() not in ("it", "they") or token.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = parse.tokens[token.head].lemma.lower()
    return verb in listed("subjects", "level_verbs") or verb in table("subjects", "change_verbs")


@cache
def _country_word() -> re.Pattern[str]:
    nouns = "|".join(sorted(listed("subjects", "country_nouns")))
    return re.compile(rf"\b[Tt]he[ ](?:{nouns})\b(?![ ](?:of|in)\b)")
