"""The words that tell names of people, bodies and places apart (`words/names.toml`, `words/titles.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workbench.extract.cues import plural_of
from workbench.lexicon import entries, listed, table


@cache
def given_of(gender: str) -> frozenset[str]:
    return frozenset(table("names", "given")[gender].split())


@cache
def given() -> frozenset[str]:
    return given_of("male") | given_of("female")


@cache
def titles() -> frozenset[str]:
    return frozenset(word.rstrip(".") for group in entries("titles", "titles") for word in group["words"])


@cache
def after_names() -> frozenset[str]:
    """What stands after a name and is no part of it: "Ada Lund KC", in small letters."""
    return frozenset(table("titles", "after_names")["words"])


@cache
def parties() -> frozenset[str]:
    """Nouns for a person by the party: "the Tory"."""
    return frozenset(table("titles", "parties")["words"])


@cache
def roles() -> frozenset[str]:
    """Nouns for people by what they are, in the singular."""
    return frozenset(word for group in entries("titles", "roles") for word in group["words"])


@cache
def body_words() -> frozenset[str]:
    return frozenset(word for group in entries("titles", "bodies") for word in group["words"]) - {
        "state",
        "giant",
    }


@cache
def of_bodies() -> frozenset[str]:
    others = {
        "organization",
        "organisation",
        "secretary",
        "head",
        "state",
        "duke",
        "prince",
        "university",
        "conference",
        "college",
    }
    return body_words() | others


@cache
def inside_names() -> frozenset[str]:
    """Small words inside the name of a body: "of" in "Bank of Norvane"."""
    return frozenset(table("names", "inside")["words"])


@cache
def joined_in_bodies() -> frozenset[str]:
    """What "and" may follow in the name of a body: "fire" of "Fire and Rescue Service"."""
    return frozenset(table("names", "joined")["words"])


@cache
def on_bodies() -> frozenset[str]:
    """Nouns of bodies that "on" may follow in their names: "Committee on Fisheries"."""
    return frozenset(table("names", "inside_on")["words"])


@cache
def particles() -> frozenset[str]:
    return frozenset(table("names", "particles")["words"])


@cache
def never() -> frozenset[str]:
    return frozenset(table("names", "never")["words"])


@cache
def places() -> frozenset[str]:
    return frozenset(table("names", "places")["words"])


@cache
def peoples() -> frozenset[str]:
    return frozenset(table("names", "peoples")["words"])


@cache
def openers() -> frozenset[str]:
    return frozenset(table("abbreviations", "openers")["words"])


@cache
def outlets() -> frozenset[str]:
    return listed("outlets", "agencies") | listed("outlets", "outlets")


@cache
def papers() -> frozenset[str]:
    return frozenset(table("names", "papers")["words"])


@cache
def regnal() -> frozenset[str]:
    return frozenset(table("names", "regnal")["words"])


@cache
def people_words() -> frozenset[str]:
    """Titles, and nouns for people by what they are."""
    return titles() | roles() | parties()


@cache
def common_nouns() -> frozenset[str]:
    """Nouns for people and bodies, singular and plural."""
    groups = (*entries("titles", "roles"), *entries("titles", "bodies"))
    return frozenset(form for group in groups for word in group["words"] for form in (word, plural_of(word)))


def gender_of_words(words: set[str]) -> str:
    """What the words for people tell: "male" of "spokesman"; empty where they tell nothing."""
    for group in (*entries("titles", "titles"), *entries("titles", "roles")):
        if group.get("gender") and not words.isdisjoint(group["words"]):
            return str(group["gender"])
    return ""


@cache
def things() -> frozenset[str]:
    """Last words of names that are no one's: "Vellar River", "Harbour Bridge"."""
    return frozenset(table("names", "things")["words"])


@cache
def firms() -> frozenset[str]:
    """Last words of the names of firms: "Foods", "Ltd"."""
    return frozenset(table("names", "firms")["words"])


@cache
def demonyms() -> frozenset[str]:
    """Nouns for people by their country."""
    return frozenset(table("names", "demonyms")["words"])


@cache
def ranks() -> frozenset[str]:
    """What makes another one of a role: "deputy", "former"."""
    return frozenset(table("titles", "ranks")["words"])


@cache
def portfolios() -> frozenset[str]:
    """What an office or a ministry is for: "health" of "health minister"."""
    return frozenset(table("titles", "portfolios")["words"])


@cache
def first_name_titles() -> frozenset[str]:
    """Titles that the first name follows: "Sir Lee" for Sir Lee Ash."""
    return frozenset(table("titles", "first_name_titles")["words"])


@cache
def surname_titles() -> frozenset[str]:
    """Titles that are surnames too: "Lee Pope"."""
    return frozenset(table("titles", "surname_titles")["words"])


@cache
def leaders() -> frozenset[str]:
    """Offices whose holder may be called the leader: "the union leader"."""
    return frozenset(table("titles", "leaders")["words"])


@cache
def offices() -> frozenset[str]:
    """Offices that one person holds in a place or a body."""
    return frozenset(table("titles", "offices")["words"])


@cache
def short_offices() -> dict[str, frozenset[str]]:
    """ "CM" -> the words of the office: "chief", "minister"."""
    return {short: frozenset(words) for short, words in table("titles", "short_offices")["words"].items()}


@cache
def short_titles() -> dict[str, str]:
    """ "gov" -> "governor"."""
    return dict(table("titles", "short_titles")["words"])


@cache
def lands() -> dict[str, str]:
    """Words for a country and its people, in small letters -> the country: "belgian" -> "Belgium"."""
    found = {}
    for country, adjectives in table("subjects", "countries").items():
        for word in (country, *adjectives):
            found[word.lower()] = country
    nouns = table("names", "people_nouns")["of"]
    return found | {noun.lower(): found.get(word, word) for noun, word in nouns.items()}


@cache
def told_anew() -> frozenset[str]:
    """Nouns that tell something new of whoever the text is about: "the mother of five"."""
    return frozenset(table("titles", "told_anew")["words"])


@cache
def trades_anew() -> frozenset[str]:
    """The same by trade, for who bears no office: "the geologist"."""
    return frozenset(table("titles", "trades_anew")["words"])


@cache
def same_roles(role: str) -> frozenset[str]:
    """The other words for the role."""
    groups = (group["words"] for group in entries("titles", "same_role") if role in group["words"])
    return frozenset(word for words in groups for word in words) - {role}


@cache
def kinds_of_body(noun: str) -> frozenset[str]:
    """The words of bodies that may be called so later: "airline" for "company"."""
    groups = (group["words"] for group in entries("titles", "body_kinds") if group["name"] == noun)
    return frozenset(word for words in groups for word in words)


@cache
def speaking() -> frozenset[str]:
    """Nouns for what speaks though its name may be a place’s only: "clinic"."""
    return frozenset(word for group in entries("titles", "speaking") for word in group["words"])


@cache
def body_modifiers() -> frozenset[str]:
    """What may stand before the noun of a body and tells nothing of which: "federal", "independent"."""
    return frozenset(table("titles", "body_modifiers")["words"])


@cache
def young() -> frozenset[str]:
    """Nouns for those whom nobody calls "Mr" or "Mrs"."""
    return frozenset(table("titles", "young")["words"])


def spelled_alike(words: Iterable[str]) -> set[str]:
    """Words in small letters, each in the spelling that all of one word share: "center" for "centre"."""
    known = table("speakers", "spellings")["words"]
    return {known.get(word, word) for word in words}


@cache
def told_bodies() -> frozenset[str]:
    """Nouns that right before a name tell that a body has it: "carrier Norvex"."""
    groups = (group for group in entries("titles", "body_kinds") if not group.get("in_names_only"))
    return frozenset(word for group in groups for word in group["words"])
