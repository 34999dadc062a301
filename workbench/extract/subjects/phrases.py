"""Words of a parse put together again: noun phrases without what only dates, counts or comments on them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from workbench.extract.parser import Parse
from workbench.lexicon import listed, table

NOUNS = ("NOUN", "PROPN", "PRON")
_LEFT_OUT = frozenset(
    (
        "relcl",
        "appos",
        "punct",
        "predet",
        "advmod",
        "npadvmod",
        "mark",
        "intj",
        "parataxis",
        "dep",
        "ccomp",
        "advcl",
    )
)
_OTHER_DETERMINERS = frozenset(
    ("this", "these", "those", "some", "any", "all", "each", "every", "another", "no")
)
_KEPT_PREPOSITIONS = frozenset(
    (
        "of",
        "in",
        "out",
        "without",
        "for",
        "from",
        "on",
        "between",
        "with",
        "to",
        "at",
        "by",
        "against",
        "into",
        "among",
        "per",
        "across",
        "near",
        "throughout",
        "off",
        "outside",
        "along",
        "under",
        "around",
        "inside",
        "aboard",
        "about",
        "towards",
        "toward",
        "through",
        "within",
        "behind",
        "onto",
        "beyond",
        "via",
    )
)
LONGEST = 14
"""Words of a noun phrase; what is longer loses its last complements."""


def words(parse: Parse, indexes: Iterable[int]) -> str:
    """The tokens in reading order, with a blank where the text has one or where something was left out.

    An empty token is one whose words another stands for.
    """
    out, last = "", -1
    for index in sorted(set(indexes)):
        token = parse.tokens[index]
        glued = last == index - 1 and parse.tokens[last].span.end == token.span.start
        text = token.text.lower() if index == 0 and token.dep == "det" else token.text
        if text:
            between = "" if glued else _mark_between(parse, last, index)
            gap = "" if glued or between == "-" or not out else " "
            out += f"{between}{gap}{text}" if out else text
        last = index
    return out.strip(" ,;:–—-")


def _mark_between(parse: Parse, last: int, index: int) -> str:
    """The hyphen of "half-year" or the comma of "coal, gas and oil", where only that was left out."""
    if last < 0 or index != last + 2 or not parse.tokens[last].text:
        return ""
    before, mark, after = parse.tokens[last : index + 1]
    if mark.text == "-":
        return "-" if before.span.end == mark.span.start and mark.span.end == after.span.start else ""
    return "," if mark.text == "," and "conj" in (after.dep, before.dep) else ""


def without_article(phrase: str) -> str:
    """The phrase without the article it begins with."""
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "that", "this") else phrase


def noun_phrase(
    parse: Parse, head: int, leave_out: Collection[int] = (), *, complements: bool = True
) -> list[int]:
    """Indexes of the noun with what names it: possessor, adjectives, "of Russia's reserves".

    Relative clauses, dates, asides and the tokens of `leave_out` are not in it.
    """
    kept = [head]
    for child in parse.children(head):
        token = parse.tokens[child]
        if token.dep == "appos" and child not in leave_out and _is_called(parse, head, child):
            kept += noun_phrase(parse, child, leave_out, complements=False)
        if child in leave_out or token.dep in _LEFT_OUT or _is_size(parse, child):
            continue
        if token.entity in ("DATE", "TIME") and parse.tokens[head].entity != token.entity:
            continue
        if token.dep != "nummod" and token.dep != "prep" and _is_other_figure(parse, child, head):
            continue
        if token.dep == "nummod":
            kept += [child] if _belongs(parse, child) else []
            continue
        if token.dep == "prep":
            if complements and token.text.lower() in _KEPT_PREPOSITIONS:
                kept += complement(parse, child, leave_out)
        elif token.dep == "acl":
            if complements and token.tag in ("VBN", "VBG"):
                kept += _participle_clause(parse, child, leave_out)
        elif token.dep in ("cc", "conj", "preconj"):
            counted = any(_is_other_figure(parse, i, child) for i in parse.subtree(child))
            beside = token.dep == "conj" and token.pos in NOUNS and not counted
            if beside and not set(parse.subtree(child)) & set(leave_out):
                kept += noun_phrase(parse, child, leave_out, complements=complements)
            elif token.dep == "cc" and _has_noun_conjunct(parse, head, leave_out):
                kept.append(child)
        elif token.dep == "det":
            if token.text.lower() not in _OTHER_DETERMINERS:
                kept.append(child)
        else:
            kept += [i for i in parse.subtree(child) if i not in leave_out]
    kept = sorted(set(kept))
    if len(kept) > LONGEST and complements:
        return noun_phrase(parse, head, leave_out, complements=False)
    return kept


def _is_size(parse: Parse, adjective: int) -> bool:
    """ "300 metres high": another figure of the noun."""
    token = parse.tokens[adjective]
    return (
        token.pos in ("ADJ", "ADV")
        and token.lemma.lower() in table("subjects", "sizes")
        and any(parse.tokens[i].pos == "NUM" for i in parse.subtree(adjective))
    )


_SIGNS = frozenset("$€£¥₹")


def _is_other_figure(parse: Parse, index: int, head: int) -> bool:
    """ "a record €497 million fine" beside "a further €280 million": an amount of its own."""
    token = parse.tokens[index]
    amount = token.entity in ("MONEY", "PERCENT", "QUANTITY") and parse.tokens[head].entity != token.entity
    if token.dep in ("nmod", "compound") and any(
        parse.tokens[i].text in _SIGNS for i in parse.subtree(index)
    ):
        return True
    return amount and (token.pos in ("NUM", "SYM") or token.text == "%")


def _is_called(parse: Parse, noun: int, name: int) -> bool:
    """ "its rival Koenig", "the ferry Anna Maria": a name right behind the noun, without a comma."""
    between = range(noun + 1, name)
    return (
        name > noun
        and parse.tokens[name].pos == "PROPN"
        and parse.tokens[noun].pos != "PROPN"
        and all(parse.tokens[i].dep == "compound" for i in between)
    )


def complement(parse: Parse, preposition: int, leave_out: Collection[int]) -> list[int]:
    """The preposition with its noun phrase; nothing where it dates, counts or holds what is left out."""
    objects = [i for i in parse.children(preposition) if parse.tokens[i].dep in ("pobj", "pcomp")]
    if not objects or preposition in leave_out:
        return []
    noun = objects[0]
    if (
        noun in leave_out
        or parse.tokens[noun].entity in ("DATE", "TIME")
        or _without_clauses(parse, noun) & set(leave_out)
    ):
        return []
    aged = parse.tokens[preposition].text.lower() in ("under", "over", "aged")
    people = parse.tokens[parse.tokens[preposition].head].lemma.lower() in listed("subjects", "groups")
    if aged and people and parse.tokens[noun].pos == "NUM":
        return [preposition, noun]  # "people under 25" are a group of their own
    if parse.tokens[noun].pos == "NUM" or any(
        parse.tokens[i].dep == "nummod" and not _belongs(parse, i) for i in parse.children(noun)
    ):
        return []  # without its number "people in four countries" would say "people in countries"
    return [preposition, *noun_phrase(parse, noun, leave_out)]


def _without_clauses(parse: Parse, noun: int) -> set[int]:
    """What hangs on the noun, without the relative clauses that only tell more of it."""
    clauses = [i for i in parse.children(noun) if parse.tokens[i].dep == "relcl"]
    return set(parse.subtree(noun)).difference(*(parse.subtree(i) for i in clauses))


def _belongs(parse: Parse, numeral: int) -> bool:
    """The two of "the two cities" tells which ones; no other number is part of a name."""
    token = parse.tokens[numeral]
    return token.text.isalpha() and any(
        parse.tokens[i].dep == "det" and parse.tokens[i].text.lower() in ("the", "these", "those")
        for i in parse.children(token.head)
    )


_NEEDED = frozenset(("for", "on", "to", "with", "into"))


def _participle_clause(parse: Parse, verb: int, leave_out: Collection[int]) -> list[int]:
    """ "injured in the attacks": the participle with its short complements, dates left out."""
    kept, lost = [verb], False
    for child in parse.children(verb):
        below = parse.subtree(child)
        dated = any(parse.tokens[i].entity in ("DATE", "TIME") or parse.tokens[i].pos == "NUM" for i in below)
        short = parse.tokens[child].dep in ("prep", "agent", "prt", "oprd") and len(below) <= 6
        if short and not dated:
            kept += [] if set(below) & set(leave_out) else below
        elif (
            parse.tokens[child].dep == "dobj"
            and parse.tokens[child].pos != "PRON"
            and len(below) <= 6
            and not dated
        ):
            kept += [] if set(below) & set(leave_out) else below  # "people seeking asylum"
        elif parse.tokens[child].text.lower() in _NEEDED or parse.tokens[child].dep == "dobj":
            dates = any(parse.tokens[i].entity in ("DATE", "TIME") for i in parse.children(child))
            lost = lost or not dates
    if lost and kept == [verb]:
        return []  # "built for 9,000", "leading to 750 deaths" say nothing without the rest
    return kept


def _has_noun_conjunct(parse: Parse, head: int, leave_out: Collection[int]) -> bool:
    return any(
        parse.tokens[i].dep == "conj"
        and parse.tokens[i].pos in NOUNS
        and not set(parse.subtree(i)) & set(leave_out)
        and not any(_is_other_figure(parse, below, i) for below in parse.subtree(i))
        for i in parse.children(head)
    )


def participle(lemma: str) -> str:
    """ "embezzle" -> "embezzled", "hold" -> "held"."""
    lemma = lemma.lower()
    irregular = _irregular(lemma)
    if irregular:
        return irregular
    if _DOUBLED.search(lemma):
        return f"{lemma}{lemma[-1]}ed"
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        return lemma[:-1] + "ied"
    return lemma + "ed"


_PREFIXES = ("under", "over", "with", "fore", "out", "mis", "un", "re")
_DOUBLED = re.compile(
    r"""
      ^[^aeiou\W]+[aeiou][bdgklmnprt]$      # stop, plan, rob
    | (?:mit|fer|cur|pel|trol|gret)$       # permit, prefer, occur
    """,
    re.VERBOSE,
)


def _irregular(lemma: str) -> str | None:
    """The listed participle, also behind a prefix: "withhold" like "hold"."""
    forms = table("subjects", "participles")
    if lemma in forms:
        return str(forms[lemma])
    for prefix in _PREFIXES:
        base = lemma.removeprefix(prefix)
        if base != lemma and base in forms:
            return f"{prefix}{forms[base]}"
    return None
