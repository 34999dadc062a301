"""What a figure measures, read off the grammar of its sentence.

The way up from the figure decides: "stood at X" measures the verb's subject, "X of the vote" a share,
"embezzle X" the amount embezzled, "a fine of X" the fine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.extract.parser import Parse, Token
from workbench.extract.subjects_phrases import NOUNS, noun_phrase, participle, without_article, words
from workbench.lexicon import listed, table
from workbench.values.figure import Figure, UnitKind

_RELATIVE = frozenset(("which", "that", "who", "whom"))
_LEVEL_PREPOSITIONS = frozenset(
    (
        "at",
        "to",
        "from",
        "below",
        "above",
        "over",
        "under",
        "near",
        "around",
        "about",
        "between",
        "past",
        "within",
        "beyond",
    )
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was read: words of the subject, the noun it hangs on, and the rule.

    `head` is the token that names the thing, where an entity may be looked for; `back` is true where
    it only points back ("that figure", "it").
    """

    subject: str
    head: int | None
    rule: str
    back: bool = False
    owner: int | None = None  # the token of another noun whose figure it is: who spent, held, won


@dataclass(frozen=True, slots=True)
class _Reader:
    parse: Parse
    figure: Figure
    inside: frozenset[int]

    # ------------------------------------------------------------ tokens

    def token(self, index: int) -> Token:
        return self.parse.tokens[index]

    def phrase(self, head: int, *, complements: bool = True) -> str:
        return words(self.parse, noun_phrase(self.parse, head, self.inside, complements=complements))

    def child(self, index: int, *deps: str) -> int | None:
        return next((i for i in self.parse.children(index) if self.token(i).dep in deps), None)

    def lemma(self, index: int) -> str:
        return self.token(index).lemma.lower()

    # ------------------------------------------------------------ the subject of a verb

    def subject_of(self, verb: int) -> int | None:
        """The noun that is the verb's subject, also where a participle or infinitive leaves it out."""
        for _ in range(12):
            found = self.child(verb, "nsubj", "nsubjpass", "csubj")
            if found is not None and found not in self.inside:
                if self.token(found).text.lower() in _RELATIVE and self.token(verb).dep == "relcl":
                    return self.token(verb).head
                return found
            token = self.token(verb)
            if token.head == verb:
                return None
            if token.dep in ("acl", "relcl") and self.token(token.head).pos in NOUNS:
                return token.head
            if token.dep in ("xcomp", "ccomp") and self.token(token.head).pos in ("VERB", "AUX"):
                controller = self.child(token.head, "dobj")
                if controller is not None and controller not in self.inside and controller < verb:
                    return controller
            if token.dep == "pcomp":
                verb = self.token(token.head).head
                if self.token(verb).pos in NOUNS:
                    return verb
                continue
            verb = token.head
            if self.token(verb).pos not in ("VERB", "AUX"):
                return verb if self.token(verb).pos in NOUNS else None
        return None

    def agent_of(self, verb: int) -> int | None:
        """Who did it, of a passive verb."""
        by = self.child(verb, "agent")
        return None if by is None else self.child(by, "pobj")

    def passive(self, verb: int) -> bool:
        return self.child(verb, "nsubjpass", "auxpass") is not None


def measured_by(parse: Parse, figure: Figure) -> Measured | None:
    """What the grammar of the sentence says that the figure measures; None where it does not tell."""
    inside = frozenset(i for i, token in enumerate(parse.tokens) if token.span.overlaps(figure.span))
    top = _top(parse, inside)
    if top is None:
        return None
    reader = _Reader(parse, figure, inside)
    counted = _counted_noun(reader, top)
    found = _of_count(reader, counted) if counted is not None else _of_amount(reader, top)
    return found and _completed(reader, found)


def _completed(reader: _Reader, found: Measured) -> Measured:
    """With what the unit adds: a price for money per ounce, a value for money that is stored as something else."""
    subject, figure = without_article(found.subject), reader.figure
    said = subject.lower()
    if figure.unit_kind is UnitKind.CURRENCY and found.head is not None and not found.back:
        if figure.per and figure.per not in ("month", "year", "week", "day", "hour", "person", "capita"):
            if not any(word in said for word in ("price", "cost", "rate", "fee", "fare", "tariff", "tax")):
                subject += " price"
        elif reader.lemma(found.head) in listed("subjects", "stored_nouns") and "value" not in said:
            subject += ", value"
    if figure.per and figure.per not in subject.lower() and "price" not in subject:
        subject += f" per {figure.per}"
    return replace(found, subject=subject)


def _top(parse: Parse, inside: frozenset[int]) -> int | None:
    """The token of the figure that hangs on the rest of the sentence."""
    outside = [
        i
        for i in sorted(inside)
        if (parse.tokens[i].head not in inside or parse.tokens[i].head == i)
        and parse.tokens[i].dep != "punct"
    ]
    nouns = [i for i in outside if parse.tokens[i].pos in ("NOUN", "PROPN", "NUM", "SYM")]
    return (nouns or outside)[-1] if outside else None


# ---------------------------------------------------------------- counts


def _counted_noun(reader: _Reader, top: int) -> int | None:
    """The noun that is counted, inside the figure or the one that its numeral belongs to."""
    if reader.figure.unit_kind not in (UnitKind.COUNT, UnitKind.OTHER):
        return None
    if reader.figure.unit == "time":  # "changed 13 times"
        return None
    token = reader.token(top)
    if token.pos in ("NOUN", "PROPN") and token.dep not in ("nmod", "compound", "amod"):
        return top
    if (
        token.dep in ("nummod", "amod", "nmod", "compound", "quantmod")
        and reader.token(token.head).pos in NOUNS
    ):
        return None if reader.figure.unit and "-" in _gap(reader, top) else token.head
    return None


def _gap(reader: _Reader, top: int) -> str:
    return "".join(reader.token(i).text for i in sorted(reader.inside) if i <= top)


def _of_count(reader: _Reader, noun: int) -> Measured:
    """The things counted, with what happened to them or whose they are."""
    parse = reader.parse
    bare = frozenset(
        i for i in reader.inside if reader.token(i).pos in ("NUM", "SYM", "PUNCT", "ADV", "ADP", "DET")
    )
    others = {i for i in parse.children(noun) if reader.token(i).dep in ("cc", "conj")}
    core_indexes = noun_phrase(parse, noun, (bare | others) - {noun})
    core = without_article(words(parse, core_indexes) or reader.token(noun).text)
    at = noun
    while reader.token(at).dep == "conj":
        at = reader.token(at).head
    token, head = reader.token(at), reader.token(at).head
    if token.dep in ("nsubj", "nsubjpass") and reader.token(head).pos in ("VERB", "AUX"):
        return Measured(_with_verb(reader, core, head), noun, "things counted that did or suffered it")
    if token.dep in ("dobj", "oprd") and reader.token(head).pos == "VERB":
        return _counted_object(reader, core, noun, head)
    if token.dep == "pobj":
        return _counted_after_preposition(reader, core, noun, head)
    if token.dep == "attr" and reader.token(head).pos in ("AUX", "VERB"):
        subject = reader.subject_of(head)
        if subject is not None and reader.token(subject).dep != "expl" and subject not in core_indexes:
            return Measured(
                _joined(core, reader.phrase(subject)), noun, "things that the subject is", owner=subject
            )
    if token.dep == "appos" and head not in reader.inside:
        return Measured(
            _joined(reader.phrase(head, complements=False), core),
            noun,
            "things set beside a noun",
            owner=head,
        )
    return Measured(core, noun, "things counted")


def _with_verb(reader: _Reader, core: str, verb: int) -> str:
    """ "people killed in the attack", "ships that left port" without the "that"."""
    token = reader.token(verb)
    if token.lemma in ("be", "have", "do"):
        complement = reader.child(verb, "acomp", "attr")
        if complement is not None and complement not in reader.inside:
            return f"{core} {words(reader.parse, [i for i in reader.parse.subtree(complement) if i not in reader.inside][:6])}"
        where = [i for i in reader.parse.children(verb) if reader.token(i).dep == "prep"]
        return f"{core} {_short(reader, where[0])}".strip() if where and token.lemma == "be" else core
    said = token.text
    if reader.passive(verb):
        said = token.text
    tail = [
        _short(reader, i)
        for i in reader.parse.children(verb)
        if i > verb and reader.token(i).dep in ("dobj", "prep", "agent", "prt", "acomp", "oprd")
    ]
    return " ".join(part for part in (core, said, *[part for part in tail if part][:2]) if part)


def _short(reader: _Reader, index: int) -> str:
    """The complement, where it is short, no date and holds no figure."""
    below = reader.parse.subtree(index)
    if len(below) > 8 or set(below) & reader.inside:
        return ""
    if any(reader.token(i).entity in ("DATE", "TIME") for i in below):
        return ""
    return words(reader.parse, [i for i in below if reader.token(i).dep not in ("det", "punct")])


def _counted_object(reader: _Reader, core: str, noun: int, verb: int) -> Measured:
    subject = reader.subject_of(verb)
    if reader.lemma(verb) in listed("subjects", "light_verbs"):
        if subject is None or reader.token(subject).pos == "PRON":
            return Measured(core, noun, "things that someone has or names", owner=subject)
        if reader.lemma(verb) in ("leave", "cause"):
            return Measured(
                f"{core} from {reader.phrase(subject)}", noun, "what the subject caused", owner=subject
            )
        return Measured(
            _joined(core, reader.phrase(subject)), noun, "things that someone has or names", owner=subject
        )
    if reader.lemma(verb) in listed("subjects", "cause_verbs") and subject is not None:
        return Measured(
            f"{core} from {reader.phrase(subject)}", noun, "what the subject caused", owner=subject
        )
    said = participle(reader.lemma(verb))
    if subject is None or reader.token(subject).pos == "PRON":
        return Measured(f"{core} {said}", noun, "things something was done to", owner=subject)
    return Measured(
        f"{core} {said} by {reader.phrase(subject)}", noun, "things something was done to", owner=subject
    )


def _counted_after_preposition(reader: _Reader, core: str, noun: int, preposition: int) -> Measured:
    governor = reader.token(preposition).head
    said = reader.token(preposition).text.lower()
    token = reader.token(governor)
    if governor in reader.inside or governor == preposition:
        return Measured(core, noun, "things counted")
    if token.pos in NOUNS:
        outer = words(
            reader.parse,
            noun_phrase(reader.parse, governor, reader.inside | {preposition}, complements=False),
        )
        if said in ("including", "like"):
            return Measured(_joined(core, outer), noun, "some of a group", owner=governor)
        if token.lemma.lower() in (
            "total",
            "number",
            "group",
            "team",
            "crowd",
            "couple",
            "pair",
            "list",
            "series",
            "half",
        ):
            outer_role = _of_count(_Reader(reader.parse, reader.figure, reader.inside), governor)
            return Measured(
                outer_role.subject.replace(outer, core, 1) if outer else core,
                noun,
                "things counted",
                owner=outer_role.owner,
            )
        return Measured(f"{outer} {said} {core}", governor, "part of a noun")
    if token.pos in ("VERB", "AUX"):
        if said in ("including", "among"):
            return Measured(core, noun, "some of a group")
        subject = reader.subject_of(governor)
        if subject is None or reader.token(subject).pos == "PRON":
            return Measured(
                f"{core} {participle(token.lemma)} {said}" if said != "including" else core,
                noun,
                "things after a verb",
            )
        if token.lemma in listed("subjects", "cause_verbs"):
            return Measured(
                f"{core} from {reader.phrase(subject)}", noun, "what the subject caused", owner=subject
            )
        return Measured(
            _joined(core, f"{reader.phrase(subject)} {token.text} {said}"),
            noun,
            "things after a verb",
            owner=subject,
        )
    return Measured(core, noun, "things counted")


# ---------------------------------------------------------------- amounts


def _of_amount(reader: _Reader, top: int) -> Measured | None:
    at = top
    while (
        reader.token(at).dep in ("conj", "appos")
        and reader.token(at).head not in reader.inside
        and _is_amount(reader, reader.token(at).head)
    ):
        at = reader.token(at).head
    label = ""
    for _ in range(4):  # "a record high of X", "the X mark": the thing whose level it is stands higher
        step = _through_level_noun(reader, at)
        if step is None:
            break
        at = step
        if reader.lemma(at) in listed("subjects", "extremes"):
            label = words(reader.parse, noun_phrase(reader.parse, at, reader.inside, complements=False))
    found = _by_role(reader, at)
    if found is None or not label or found.back:
        return found
    return replace(found, subject=f"{found.subject}, {without_article(label)}")


def _by_role(reader: _Reader, at: int) -> Measured | None:
    """The measure, by what the figure (or the noun of its level) is in its clause."""
    token = reader.token(at)
    head = token.head
    if head == at:
        return None
    governor = reader.token(head)
    if token.dep == "pobj":
        return _after_preposition(reader, at, head)
    if token.dep in ("dobj", "oprd") and governor.pos in ("VERB", "AUX"):
        return _object(reader, at, head)
    if token.dep in ("attr", "acomp") and governor.pos in ("AUX", "VERB"):
        subject = reader.subject_of(head)
        return None if subject is None else _level(reader, subject, head, "what the figure is said to be")
    if token.dep in ("nsubj", "nsubjpass") and governor.pos in ("VERB", "AUX"):
        return _amount_as_subject(reader, at, head)
    if token.dep in ("npadvmod", "advmod", "prep", "dep", "xcomp", "ccomp") and governor.pos in (
        "VERB",
        "AUX",
        "ADJ",
        "ADV",
        "ADP",
    ):
        return _beside_verb(reader, at, head)
    if governor.pos in NOUNS and token.dep in (
        "nummod",
        "compound",
        "nmod",
        "amod",
        "appos",
        "quantmod",
        "npadvmod",
        "poss",
    ):
        return _before_noun(reader, at, head)
    return None


def _is_amount(reader: _Reader, index: int) -> bool:
    token = reader.token(index)
    return (
        token.pos in ("NUM", "SYM")
        or token.entity in ("PERCENT", "MONEY", "QUANTITY", "CARDINAL")
        or token.text == "%"
    )


def _through_level_noun(reader: _Reader, at: int) -> int | None:
    """From the figure to the noun that only names its level, if that is what it hangs on."""
    token = reader.token(at)
    head = token.head
    if token.dep == "pobj" and reader.token(head).text.lower() == "of":
        noun = reader.token(head).head
        if reader.lemma(noun) in listed("subjects", "level_nouns") and reader.token(noun).pos in NOUNS + (
            "ADJ",
        ):
            if not _names_itself(reader, noun, head):
                return noun
    if token.dep in ("nummod", "compound", "nmod", "amod", "appos") and reader.lemma(head) in listed(
        "subjects", "level_nouns"
    ):
        if not _names_itself(reader, head, at):
            return head
    return None


def _names_itself(reader: _Reader, noun: int, leave_out: int) -> bool:
    """The noun has words of its own that name a measure: "a growth rate of", "the number of jobs"."""
    for child in reader.parse.children(noun):
        token = reader.token(child)
        if child == leave_out or child in reader.inside:
            continue
        if token.dep == "poss" or (
            token.dep == "compound" and token.lemma.lower() not in ("record", "time", "year")
        ):
            return True
        if token.dep == "prep" and token.text.lower() in ("of", "for") and child != leave_out:
            return True
    return False


def _level(reader: _Reader, noun: int, verb: int | None, rule: str, suffix: str = "") -> Measured:
    """The measure that the noun names."""
    text = reader.token(noun).text.lower()
    back = reader.token(noun).pos == "PRON" or (
        reader.lemma(noun) in listed("subjects", "back_nouns") and not _names_itself(reader, noun, -1)
    )
    phrase = reader.phrase(noun)
    if verb is not None and reader.lemma(verb) in listed("subjects", "price_verbs"):
        suffix = suffix or " price"
    if verb is not None and reader.lemma(verb) == "cost" and reader.figure.unit_kind is UnitKind.CURRENCY:
        suffix = " cost"
    if text in _RELATIVE:
        back = True
    return Measured(phrase + suffix, noun, rule, back=back)


def _changed(reader: _Reader, noun: int, verb: int, rule: str) -> Measured:
    """The change of what the noun names."""
    how = str(table("subjects", "change_verbs").get(reader.lemma(verb), "change"))
    found = _level(reader, noun, None, rule)
    return Measured(f"{found.subject}, {how}", noun, rule, back=found.back)


def _after_preposition(reader: _Reader, at: int, preposition: int) -> Measured | None:
    said = reader.token(preposition).text.lower()
    governor = reader.token(preposition).head
    before = _noun_before(reader, preposition)
    if said == "at" and before is not None and reader.figure.unit_kind is UnitKind.PERCENT:
        placed = _noun_at(reader, before, governor)
        if placed is not None:
            return placed
    token = reader.token(governor)
    while token.pos == "ADP" and token.head != governor:  # "from about 5 %", "prior to"
        governor = token.head
        token = reader.token(governor)
    if token.pos in ("VERB", "AUX"):
        return _after_verb(reader, at, governor, said)
    if token.pos in NOUNS or token.pos == "ADJ":
        return _after_noun(reader, at, preposition, governor, said)
    return None


def _noun_before(reader: _Reader, preposition: int) -> int | None:
    before = preposition - 1
    return before if before >= 0 and reader.token(before).pos in ("NOUN", "PROPN") else None


def _noun_at(reader: _Reader, before: int, governor: int) -> Measured | None:
    """ "Smith at 62 %, Jones at 58 %": each noun has the figure after it."""
    top = before
    while reader.token(top).dep in ("compound", "flat", "appos") and top != reader.token(top).head:
        if reader.token(top).dep == "appos":
            break
        top = reader.token(top).head
    if reader.token(top).dep in ("nsubj", "nsubjpass"):
        return None
    polled = any(token.text.lower() in listed("subjects", "poll_words") for token in reader.parse.tokens)
    person = reader.token(top).entity in ("PERSON", "ORG", "NORP", "GPE")
    if polled and person:
        return Measured(
            f"{words(reader.parse, _name(reader, top))} poll standing",
            top,
            "a name with its standing in a poll",
        )
    verb = reader.token(governor)
    if verb.pos == "VERB" and reader.child(governor, "dobj") == top and not polled:
        return Measured(reader.phrase(top), top, "a noun put at a figure")
    if person:
        return Measured(f"{words(reader.parse, _name(reader, top))} standing", top, "a name with its figure")
    return None


def _name(reader: _Reader, top: int) -> list[int]:
    return [
        i
        for i in reader.parse.subtree(top)
        if i == top
        or (
            reader.token(i).dep == "compound"
            and reader.token(i).head == top
            and reader.token(i).pos == "PROPN"
        )
    ]


def _after_verb(reader: _Reader, at: int, verb: int, said: str) -> Measured | None:
    lemma = reader.lemma(verb)
    subject = reader.subject_of(verb)
    whole = _whole(reader, at)
    if reader.figure.unit_kind is UnitKind.TIME and whole is not None:  # "over four years of development"
        return Measured(f"{without_article(reader.phrase(whole))} time", whole, "how long the noun took")
    thing = reader.child(verb, "dobj")
    if thing is not None and (thing in reader.inside or thing > at):
        thing = None
    if lemma in ("account", "stand") and said == "for":
        return _share(reader, at, subject)
    changes = lemma in table("subjects", "change_verbs")
    if thing is not None and (said in _LEVEL_PREPOSITIONS or said in ("by", "for", "with")):
        if said == "by" or (changes and reader.figure.change is not None and said not in _LEVEL_PREPOSITIONS):
            return _changed(reader, thing, verb, "the change of the verb's object")
        if said == "for":
            suffix = " price" if reader.figure.unit_kind is UnitKind.CURRENCY else ""
            return Measured(
                f"{reader.phrase(thing)}{suffix}",
                thing,
                "what was given for the verb's object",
                owner=subject,
            )
        if said != "with":
            return _level(reader, thing, verb, "the level of the verb's object")
    if subject is None:
        return None
    if said == "by":
        return _changed(reader, subject, verb, "the change of the verb's subject")
    if (
        said in ("for", "over", "within", "after", "in", "during")
        and reader.figure.unit_kind is UnitKind.TIME
    ):
        phrase = reader.phrase(subject)
        return Measured(f"{phrase} {reader.token(verb).text}, time", subject, "how long the verb took")
    if said in _LEVEL_PREPOSITIONS or changes or lemma in listed("subjects", "level_verbs"):
        return _level(reader, subject, verb, "the level of the verb's subject")
    if reader.figure.unit_kind is UnitKind.CURRENCY and said in ("for", "with"):
        return _level(
            reader, subject, verb, "what was given for the verb's subject", " price" if said == "for" else ""
        )
    return Measured(
        f"{reader.phrase(subject)} {reader.token(verb).text}", subject, "what the clause is about"
    )


def _after_noun(reader: _Reader, at: int, preposition: int, noun: int, said: str) -> Measured | None:
    """ "a fine of $5 million", "aid worth 3 billion", "growth of 4 %"."""
    leave = reader.inside | {preposition}
    phrase = words(reader.parse, noun_phrase(reader.parse, noun, leave))
    lemma = reader.lemma(noun)
    verb = _verb_over(reader, noun)
    subject = None if verb is None else reader.subject_of(verb)
    if lemma in listed("subjects", "change_nouns") and verb is not None and subject not in (None, noun):
        if (
            reader.lemma(verb)
            in listed("subjects", "light_verbs") | {"post", "suffer", "experience", "enjoy", "notch"}
            and subject is not None
        ):
            return Measured(f"{reader.phrase(subject)}, {phrase}", subject, "the change that the subject had")
    if (
        verb is not None
        and reader.lemma(verb) in listed("subjects", "hold_verbs")
        and subject not in (None, noun)
        and subject is not None
    ):
        return Measured(f"{reader.phrase(subject)} {phrase}", subject, "what the subject has")
    if (
        verb is not None
        and subject not in (None, noun)
        and subject is not None
        and reader.token(noun).dep == "dobj"
        and reader.token(verb).pos == "VERB"
    ):
        if reader.token(subject).pos == "PRON" or reader.lemma(verb) in listed("subjects", "light_verbs"):
            return Measured(phrase, noun, "a noun with its amount", owner=subject)
        return Measured(
            f"{phrase} {participle(reader.lemma(verb))} by {reader.phrase(subject)}",
            noun,
            "a noun with its amount",
            owner=subject,
        )
    return Measured(phrase, noun, "a noun with its amount", owner=subject if subject != noun else None)


def _verb_over(reader: _Reader, noun: int) -> int | None:
    token = reader.token(noun)
    if token.dep in ("dobj", "attr", "oprd") and reader.token(token.head).pos in ("VERB", "AUX"):
        return token.head
    if token.dep == "pobj" and reader.token(reader.token(token.head).head).pos in ("VERB", "AUX"):
        return reader.token(token.head).head
    return None


def _object(reader: _Reader, at: int, verb: int) -> Measured | None:
    """The figure is what the verb does it to: "embezzle $5 million", "won 62 % of the vote"."""
    lemma, kind = reader.lemma(verb), reader.figure.unit_kind
    subject = reader.subject_of(verb)
    whole = _whole(reader, at)
    if lemma in listed("subjects", "share_verbs") and kind is UnitKind.PERCENT:
        return _share(reader, at, subject)
    if lemma in table("subjects", "change_verbs") and subject is not None:
        if whole is not None and kind is UnitKind.PERCENT:
            return Measured(
                f"share of {reader.phrase(whole)} {participle(lemma)} by {reader.phrase(subject)}",
                subject,
                "a share that was lost or won",
            )
        return _changed(reader, subject, verb, "the change of the verb's subject")
    if subject is not None and lemma in listed("subjects", "level_verbs") | listed("subjects", "price_verbs"):
        return _level(reader, subject, verb, "the level of the verb's subject")
    named = _amount_name(reader, at, whole)
    if subject is None or (
        reader.token(subject).pos == "PRON" and reader.lemma(subject) not in ("he", "she", "it", "they")
    ):
        return Measured(f"{named} {participle(lemma)}", whole, "what was done with the amount")
    tail = [
        _short(reader, i)
        for i in reader.parse.children(verb)
        if i > at
        and reader.token(i).dep in ("prep", "xcomp", "dative", "advcl")
        and reader.token(i).text.lower() not in ("by", "as")
    ]
    if reader.figure.per and any(part == f"per {reader.figure.per}" for part in tail):
        tail = [part for part in tail if part != f"per {reader.figure.per}"]
    if lemma in listed("subjects", "hold_verbs"):
        return Measured(
            f"{named} held by {reader.phrase(subject)}", subject, "what the subject holds", owner=subject
        )
    said = " ".join(
        [f"{named} {participle(lemma)} by {reader.phrase(subject)}", *[part for part in tail if part][:1]]
    )
    return Measured(said, whole, "what was done with the amount", owner=subject)


def _amount_name(reader: _Reader, at: int, whole: int | None) -> str:
    if whole is not None:
        phrase = reader.phrase(whole)
        return f"share of {phrase}" if reader.figure.unit_kind is UnitKind.PERCENT else phrase
    return {
        UnitKind.CURRENCY: "amount", UnitKind.PERCENT: "share", UnitKind.TIME: "time", UnitKind.PHYSICAL: "amount",
    }.get(reader.figure.unit_kind, "number")  # fmt: skip


def _whole(reader: _Reader, at: int) -> int | None:
    """The noun after "of" (or "in", "worth of") that the figure is a part or an amount of."""
    for index in (at, *sorted(reader.inside)):
        for child in reader.parse.children(index):
            token = reader.token(child)
            if (
                token.dep == "prep"
                and token.text.lower() in ("of", "in", "for")
                and child not in reader.inside
            ):
                noun = reader.child(child, "pobj")
                if noun is not None and reader.token(noun).entity not in ("DATE", "TIME"):
                    if token.text.lower() == "of" or reader.figure.unit_kind is UnitKind.CURRENCY:
                        return noun
    return None


def _share(reader: _Reader, at: int, subject: int | None) -> Measured | None:
    whole = _whole(reader, at)
    if subject is None:
        return (
            None
            if whole is None
            else Measured(f"share of {reader.phrase(whole)}", whole, "a share of a whole")
        )
    if whole is None:
        return _level(reader, subject, None, "a share of a whole that is not named", " share")
    return Measured(
        f"{reader.phrase(subject)} share of {reader.phrase(whole)}",
        whole,
        "a share of a whole",
        owner=subject,
    )


def _amount_as_subject(reader: _Reader, at: int, verb: int) -> Measured | None:
    """ "48 % of voters backed it", "$5 million was stolen from the bank"."""
    whole = _whole(reader, at)
    named = _amount_name(reader, at, whole)
    if reader.token(verb).lemma == "be" and reader.child(verb, "attr") is not None:
        attr = reader.child(verb, "attr")
        if attr is not None and attr not in reader.inside:
            return Measured(reader.phrase(attr), attr, "what the figure is said to be")
    return Measured(_with_verb(reader, named, verb), whole, "the amount that did or suffered it")


def _beside_verb(reader: _Reader, at: int, governor: int) -> Measured | None:
    """ "rose 60 %", "changed 13 times", "5 % higher", "10 km from the city"."""
    token = reader.token(governor)
    if token.pos in ("ADJ", "ADV") and token.head != governor:
        verb = token.head
        if reader.token(verb).pos in ("VERB", "AUX"):
            subject = reader.subject_of(verb)
            if subject is not None:
                return Measured(
                    f"{reader.phrase(subject)}, {token.text}", subject, "by how much the subject is so"
                )
        if reader.token(verb).pos in NOUNS:
            return Measured(f"{reader.phrase(verb)}, {token.text}", verb, "by how much the noun is so")
        return None
    if token.pos not in ("VERB", "AUX"):
        return None
    subject = reader.subject_of(governor)
    if subject is None:
        return None
    if reader.lemma(governor) in table("subjects", "change_verbs") and reader.figure.unit != "time":
        return _changed(reader, subject, governor, "the change of the verb's subject")
    if reader.figure.unit == "time":
        return Measured(
            f"{reader.phrase(subject)} {participle(reader.lemma(governor))}, times", subject, "how often"
        )
    if reader.lemma(governor) in listed("subjects", "level_verbs") | listed("subjects", "price_verbs"):
        return _level(reader, subject, governor, "the level of the verb's subject")
    return Measured(
        f"{reader.phrase(subject)} {reader.token(governor).text}", subject, "what the clause is about"
    )


def _before_noun(reader: _Reader, at: int, noun: int) -> Measured:
    """ "a $5 million grant", "a 60 % rise in prices", "his five-year term", "a 57-member body"."""
    phrase = reader.phrase(noun)
    lemma, kind, unit = reader.lemma(noun), reader.figure.unit_kind, reader.figure.unit
    token = reader.token(noun)
    verb = _verb_over(reader, noun)
    subject = None if verb is None else reader.subject_of(verb)
    if lemma in listed("subjects", "change_nouns"):
        named = any(
            reader.token(i).dep in ("poss", "compound") or reader.token(i).text == "in"
            for i in reader.parse.children(noun)
            if i not in reader.inside
        )
        if not named and subject is not None and subject != noun:
            return Measured(f"{reader.phrase(subject)}, {phrase}", subject, "the change that the subject had")
        return Measured(phrase, noun, "the change that the noun names")
    if kind in (UnitKind.COUNT, UnitKind.OTHER) and unit and unit != lemma:
        of = token.head if token.dep == "appos" else noun
        return Measured(
            f"{_plural(unit)} of {reader.phrase(of, complements=False)}", of, "of how many the noun is made"
        )
    dimension = _dimension(reader.figure)
    return Measured(
        f"{phrase}{dimension}", noun, "a noun with its size", owner=subject if subject != noun else None
    )


def _dimension(figure: Figure) -> str:
    if figure.unit in listed("subjects", "lengths"):
        return " length"
    if figure.unit in listed("subjects", "weights"):
        return " weight"
    return {UnitKind.CURRENCY: " amount", UnitKind.PERCENT: " share"}.get(figure.unit_kind, "")


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    if noun.endswith(("x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


def _joined(one: str, other: str) -> str:
    return ", ".join(part for part in (one, other) if part)
