"""The words that report, with the frames they do it in, as `words/cues.toml` lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workbench.lexicon import Entry, entries, table
from workbench.values.attribution import AttributionClass, Polarity

_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
"""A verb of one syllable with a short vowel: "snap", "snapped"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a verb reports; `name` is one of those explained in `words/cues.toml`."""

    name: str
    speech_class: AttributionClass
    polarity: Polarity
    sources: str  # who may be its subject: "any", "speakers" (or documents), "documents", "hearings"
    prepositions: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Forms:
    """The printed forms of a verb."""

    third: str
    past: str
    participle: str
    ing: str


@cache
def verb_forms() -> Mapping[str, str]:
    """Printed form -> lemma, of every verb that can report; phrasal verbs by their first word."""
    found: dict[str, str] = {}
    for lemma in verb_frames():
        word = lemma.split()[0]
        forms = forms_of(word)
        for form in (word, forms.third, forms.past, forms.participle, forms.ing):
            found.setdefault(form, word)
    for form, lemma in table("cues", "spellings").items():
        found.setdefault(form, lemma)
    return found


@cache
def claiming_forms() -> frozenset[str]:
    """The printed forms of verbs that tell a clause whoever their subject is: "saying", "claimed"."""
    told = {
        lemma
        for lemma, frames in verb_frames().items()
        if any(frame.name == "that" and frame.sources == "any" for frame in frames)
    }
    return frozenset(form for form, lemma in verb_forms().items() if lemma in told)


@cache
def verb_frames() -> Mapping[str, tuple[Frame, ...]]:
    """Lemma -> its frames, in the order of the list; phrasal verbs under all their words."""
    found: dict[str, list[Frame]] = {}
    for group in entries("cues", "verbs", ("lemmas", "frames", "class", "example")):
        for lemma in group["lemmas"]:
            frames = found.setdefault(lemma, [])
            known = {(frame.name, frame.sources, frame.prepositions) for frame in frames}
            frames.extend(
                frame
                for frame in _frames(group)
                if (frame.name, frame.sources, frame.prepositions) not in known
            )
    return {lemma: tuple(frames) for lemma, frames in found.items()}


def _frames(group: Entry) -> tuple[Frame, ...]:
    return tuple(
        Frame(
            name,
            AttributionClass(group["class"]),
            Polarity(group.get("polarity", "asserted")),
            group.get("sources", "any"),
            frozenset(group.get("prepositions", ())),
            frozenset(group.get("objects", ())),
        )
        for name in group["frames"]
    )


@cache
def phrasal_verbs() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (the words that follow it, the whole lemma), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for lemma in verb_frames():
        first, *rest = lemma.split()
        if rest:
            found.setdefault(first, []).append((tuple(rest), lemma))
    return {first: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for first, each in found.items()}


@cache
def forms_of(lemma: str) -> Forms:
    """The forms of a verb: those listed as irregular, else made by the rules of spelling."""
    listed = table("cues", "irregular").get(lemma)
    if listed:
        return Forms(*listed)
    vowels = "aeiou"
    if lemma.endswith("y") and lemma[-2] not in vowels:
        return Forms(lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing")
    if _DOUBLED.fullmatch(lemma):
        return Forms(
            lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
        )
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    return Forms(third, past, past, stem + "ing")


@cache
def reporting_nouns() -> Mapping[str, tuple[Entry, ...]]:
    """Singular or plural -> its entries in `words/reports.toml`: "claim", "warnings"."""
    found: dict[str, tuple[Entry, ...]] = {}
    for group in entries("reports", "nouns", ("lemmas", "frames", "class", "example")):
        for lemma in group["lemmas"]:
            for form in (lemma, plural_of(lemma)):
                found[form] = (*found.get(form, ()), group)
    return found


@cache
def documents() -> frozenset[str]:
    """Nouns for what is read and not heard, singular and plural: "report", "data", "polls"."""
    words = table("reports", "documents")["words"]
    return frozenset(words) | frozenset(plural_of(word) for word in words)


def plural_of(noun: str) -> str:
    """The regular plural."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def hearsay_adverbs() -> frozenset[str]:
    """ "allegedly", "reportedly" …"""
    return frozenset(entry["name"] for entry in entries("hearsay", "adverbs", ("name", "example")))


@cache
def reporting_adjectives() -> Mapping[str, Entry]:
    """What somebody is, who believes, says or intends something -> its entry: "convinced", "keen"."""
    groups = entries("cues", "adjectives", ("words", "frames", "class", "example"))
    return {word: group for group in groups for word in group["words"]}


@cache
def reporting_words() -> frozenset[str]:
    """Every printed word, in small letters, that can open an attribution."""
    others = {"according", "per", "citing", "words", "view", "opinion", "via"}
    others |= set(table("reports", "emerging")["nouns"])
    others |= reporting_adjectives().keys()
    return frozenset(verb_forms()) | frozenset(reporting_nouns()) | hearsay_adverbs() | documents() | others
