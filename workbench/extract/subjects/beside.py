"""What a figure measures by the one before it in its sentence: "down from 58 %", "up 36 %", "Korea 22 %"."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.extract.periods.vocabulary import months
from workbench.extract.subjects.multiples import AS_MANY, UNIT
from workbench.extract.subjects.subject import Subject
from workbench.lexicon import listed, table
from workbench.values.figure import Figure, UnitKind
from workbench.values.span import Span

_NEAR = 80
"""Characters before a figure that may say what it is to the figure before."""
_MODIFIED = (
    r"(?:(?:the|an?|another|(?:a[ ])?further|about|around|roughly|nearly|just|only|some|almost"
    r"|(?:more|less)[ ]than|over|under)[ ])*"
)
_NAME = r"(?-i:[A-Z][\w’-]*(?:[ ](?:of[ ](?:the[ ])?)?[A-Z][\w’-]*){0,3})"
_COMPARED = re.compile(
    rf"""
    (?: (?<=[,(–—][ ])from
      | \b(?:up|down)(?:[ ][\w.,%$€£]{{1,15}}(?:[ ](?:%|per[ ]?cent|(?:percentage[ ])?points?))?)?[ ]from
      | \bcompared[ ](?:with|to) | \bagainst | \bversus
    )
    [ ]{_MODIFIED}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    rf"""
    [ ](?P<way>for|in|at)[ ](?:the[ ]|(?:his|her|its|their)[ ][a-z-]{{2,20}},?[ ])?
    (?P<name>{_NAME})
    """,
    re.VERBOSE,
)
_AND_CHANGED = re.compile(
    rf"""
    (?:[,(–—][ ]?)
    (?: (?P<way>up|down)[ ](?:by[ ])?
      | (?:an?|the)[ ](?:[a-z-]+[ ])?(?P<noun>[a-z]+)[ ]of[ ]
    )
    {_MODIFIED}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ASIDE = re.compile(rf"[,(–—][ ]?{_MODIFIED}$", re.IGNORECASE)
_OWN_CHANGE = re.compile(
    r"""
    [ -](?:[a-z-]+[ ])?(?P<noun>[a-z]+)              # ", a 30 % increase", "a 30 % annual rise"
    (?: [ ](?:on|from|over|compared|since)\b | [,;.–—)] | $)
    """,
    re.VERBOSE,
)
_MORE_THAN = re.compile(r"[ ](?P<way>more|higher|up|less|fewer|lower|down)[ ](?:than|from|on|compared)\b")
_IN_OTHER_WORDS = re.compile(rf",?[ ]or[ ]{_MODIFIED}$", re.IGNORECASE)
_VERB_LEFT_OUT = re.compile(
    rf"""
    (?: [,;] | [ ](?:and|but|while|of|behind) )[ ]
    (?:the[ ])?(?P<name>{_NAME})[ ](?:(?:on|at|with|by)[ ])?
    {_MODIFIED}$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def beside_another(
    text: str, figure: Figure, sentence: Span, before: Subject | None, nearest: Subject | None
) -> Subject | None:
    """The measure of the figure, where it is told by one before it in the sentence; else None.

    `before` is what the last figure of the same kind measures, `nearest` what the last of any kind does.
    """
    said = text[max(sentence.start, figure.span.start - _NEAR) : figure.span.start]
    counted = before or nearest
    if counted is not None and (part := _part_of(text, figure, sentence, said, counted)) is not None:
        return part
    if before is not None:
        if _COMPARED.search(said):
            return _compared(text, figure, sentence, before)
        if figure.per and _IN_OTHER_WORDS.search(said):
            per = "" if f"per {figure.per}" in before.text else f" per {figure.per}"
            rule = "the figure before in other words"
            return replace(before, text=before.text + per, rule=rule, back=False)
        each = _of_each(text, figure, sentence, said, before)
        if each is not None:
            return each
        other = _VERB_LEFT_OUT.search(said)
        if other is not None:
            found = _of(other["name"], before)
            if found is not None:
                return replace(found, rule="another one beside the figure before")
    change = _AND_CHANGED.search(said)
    if change is None and nearest is not None and _ASIDE.search(said):
        own = _OWN_CHANGE.match(text, figure.span.end, sentence.end)
        if own is not None and own["noun"] in listed("subjects", "change_nouns"):
            measure = f"{level_of(nearest.text)}, {own['noun']}"
            return replace(nearest, text=measure, rule="the change of the figure before", back=False)
        many = AS_MANY.match(text, figure.span.end, sentence.end) if figure.unit == UNIT else None
        if many is not None:
            measure = f"{level_of(nearest.text)}, times {many['what']}"
            return replace(nearest, text=measure, rule="how many times another it is", back=False)
        by = _MORE_THAN.match(text, figure.span.end, sentence.end)
        if by is not None:
            how = "rise" if by["way"] in ("more", "higher", "up") else "fall"
            measure = f"{level_of(nearest.text)}, {how}"
            return replace(nearest, text=measure, rule="by how much more the figure before is")
    if change is None or nearest is None:
        return None
    how = change["noun"] or {"up": "rise", "down": "fall"}[change["way"].lower()]
    if change["noun"] and change["noun"] not in listed("subjects", "change_nouns"):
        return None
    return replace(nearest, text=f"{level_of(nearest.text)}, {how}", rule="the change of the figure before")


_OF_WHOM = re.compile(rf"\bof[ ](?:whom|which)[ ]{_MODIFIED}$", re.IGNORECASE)
_OF_THEM = re.compile(r"[ ]of[ ](?P<them>them|these|those|whom|which)\b")
_REST = re.compile(r"[ ](?P<rest>[^\d,.;:()–—”\"]{2,70})")
_INCLUDING = re.compile(rf"[ ]including[ ]{_MODIFIED}$", re.IGNORECASE)
_ENDS_OPEN = re.compile(r",[^,]*[ ](?:in|at|on|for|with|to|from|by|of|left with)$")
_TELLS = re.compile(r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|do|\w+ed)[ ]")
_LONGEST_REST = 9
"""Words that tell the part."""


def _part_of(text: str, figure: Figure, sentence: Span, said: str, whole: Subject) -> Subject | None:
    """ "40 people, 12 of them children", "85 people, of whom 30 remain": the measure before.

    With what is said of the part alone.
    """
    if figure.unit_kind not in (UnitKind.COUNT, UnitKind.OTHER):
        return None
    base = _ENDS_OPEN.sub("", level_of(whole.text))
    if _INCLUDING.search(said) and figure.unit_kind is UnitKind.COUNT and figure.unit:
        things = " ".join(figure.span.of(text).split(" ")[-len(figure.unit.split(" ")) :])
        if things.lower() in base.lower() or not things.replace(" ", "").replace("-", "").isalpha():
            return None  # "300 jobs, including 20 jobs in Germany"
        own = f"{base}, {things}"
        return replace(whole, text=own, rule="a part of those before", back=False)
    after = _OF_THEM.match(text, figure.span.end, sentence.end)
    if after is None and not _OF_WHOM.search(said):
        return None
    told = _REST.match(text, figure.span.end if after is None else after.end(), sentence.end)
    rest = "" if told is None else " ".join(told["rest"].split(" ")[:_LONGEST_REST]).strip()
    relative = after is None or after["them"] in ("whom", "which")
    joint = " that " if relative or _TELLS.match(rest) else ", "
    if not rest:
        return None  # "killed 93 of them"
    return replace(whole, text=f"{base}{joint}{rest}", rule="a part of those before", back=False)


def _compared(text: str, figure: Figure, sentence: Span, before: Subject) -> Subject:
    """The measure of the figure before; "compared with 41 % for Jones" of another owner."""
    found = replace(before, rule="compared with the figure before", back=False)
    other = _OF_ANOTHER.match(text, figure.span.end, sentence.end)
    if other is None or other["name"].partition(" ")[0].lower() in months():
        return found
    return _of(other["name"], found) or found


_GROUP_BEFORE = re.compile(
    rf"[ ](?P<way>for|in|among)[ ](?P<group>[^,;]{{2,60}}?)"
    rf"(?:,|;|,?[ ](?:and|but))[ ](?:including[ ])?{_MODIFIED}$"
)
_GROUP = re.compile(r"[ ](?P<way>for|in|among)[ ](?P<group>[^\d,;.:]{2,40}?)(?=[,;.]|[ ](?:and|but)[ ])")


def _of_each(text: str, figure: Figure, sentence: Span, said: str, before: Subject) -> Subject | None:
    """ "5 % in France, 4 % in Spain and 3 % in Italy": the measure before, of the group after the figure."""
    last, own = _GROUP_BEFORE.search(said), _GROUP.match(text, figure.span.end, sentence.end)
    if last is None or own is None or last["way"] != own["way"]:
        return None
    group = own["group"].strip()
    if group.split(" ")[0].lower() in months() or re.search(r"\d", last["group"]):
        return None
    base = before.text.rpartition(f" {own['way']} ")[0] or before.text
    was_owner = before.entity is not None and before.entity not in base
    name = group.removeprefix("the ")
    owner = name if re.fullmatch(_NAME, name) else None
    entity = owner if was_owner or before.entity is None else before.entity
    rule = "another group beside the figure before"
    return replace(before, text=f"{base} {own['way']} {name}", entity=entity, rule=rule, back=False)


def _of(name: str, measure: Subject) -> Subject | None:
    """The measure with another owner; None where its words don't name the one it has."""
    owner = measure.entity
    if not owner or name == owner:
        return None
    short = owner if owner in measure.text else owner.rpartition(" ")[2]
    if not re.search(rf"\b{re.escape(short)}\b", measure.text):
        return None
    return replace(measure, text=measure.text.replace(short, name), entity=name, back=False)


def level_of(subject: str) -> str:
    """Without what was said of the last figure only: ", rise" and " among those under 25"."""
    nouns = {*listed("subjects", "change_nouns"), *map(str, table("subjects", "change_verbs").values())}
    level, _, change = subject.rpartition(", ")
    subject = level if level and change in nouns else subject
    return re.sub(r"[ ]among(?:st)?[ ][^,]*$", "", subject)
