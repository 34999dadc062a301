"""One figure in the parse of its sentence: the steps that all readings of its measure share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.extract.parser import Parse, Token
from workbench.extract.subjects.phrases import NOUNS, complement, noun_phrase, participle, words
from workbench.lexicon import entries, listed, table
from workbench.values.figure import Change, Figure, Modifier, UnitKind

_RELATIVE = frozenset(("which", "that", "who", "whom"))
_POINTERS = frozenset(("it", "they", "this", "that", "these", "those", "which", "the same"))
_PRONOUNS = _POINTERS | frozenset(
    ("he", "she", "they", "we", "i", "you", "him", "them", "one", "who", "there", "what")
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
    adds: str = ""  # what the words say of the measure that they point back to: ", rise"
    measure: bool = True  # the words name a measure, not only what the clause is about


@dataclass(frozen=True, slots=True)
class Reader:
    parse: Parse
    figure: Figure
    inside: frozenset[int]
    counted_before: str = ""

    # ------------------------------------------------------------ tokens

    def token(self, index: int) -> Token:
        return self.parse.tokens[index]

    def phrase(self, head: int, *, complements: bool = True) -> str:
        return words(self.parse, noun_phrase(self.parse, head, self.inside, complements=complements))

    def phrase_beside(self, head: int, verb: int) -> str:
        """The noun's phrase without the verb, where the verb is a participle of the noun: "area located"."""
        of_noun = set(self.parse.subtree(verb)) if self.token(verb).head == head else set[int]()
        return words(self.parse, noun_phrase(self.parse, head, self.inside | of_noun))

    def called(self, noun: int, phrase: str, measure: str) -> str:
        """The noun's phrase with its measure: "bridge cost", but "bridge over the Aller, cost"."""
        short = phrase.endswith(self.phrase(noun, complements=False))
        return f"{phrase} {measure}" if short else f"{phrase}, {measure}"

    def denied(self, verb: int) -> bool:
        """ "did not pay", "was never paid"."""
        return any(
            self.token(i).dep == "neg" or self.token(i).text.lower() == "never"
            for i in self.parse.children(verb)
            if i < verb or self.lemma(verb) == "be"
        )

    def child(self, index: int, *deps: str) -> int | None:
        return next((i for i in self.parse.children(index) if self.token(i).dep in deps), None)

    def lemma(self, index: int) -> str:
        return self.token(index).lemma.lower()

    def done(self, verb: int) -> str:
        """The verb's participle, as printed where it is one, with its particle: "set aside"."""
        token = self.token(verb)
        said = token.text.lower()
        printed = token.tag == "VBN" or (token.tag == "VBD" and said.endswith("ed"))
        particle = next((i for i in (verb + 1, verb + 2) if self._is_particle(i, verb)), None)
        done = said if printed else participle(token.lemma)
        done = f"not {done}" if self.denied(verb) else done
        return done if particle is None else f"{done} {self.token(particle).text}"

    def _is_particle(self, index: int, verb: int) -> bool:
        """ "away" of "turned away", "aside" of "set aside"."""
        if index >= len(self.parse.tokens) or index in self.inside or self.token(index).head != verb:
            return False
        token = self.token(index)
        if self.figure.modifier is Modifier.UP_TO and token.text.lower() == "up":
            return False  # "holds up to 30 people"
        adverb = token.dep == "advmod" and token.text.lower() in listed("subjects", "particles")
        return adverb or token.dep == "prt"

    def relative(self, index: int) -> bool:
        """ "which" or "that" of a relative clause, before its verb."""
        token = self.token(index)
        demonstrative = token.dep == "det" or token.tag == "DT"  # "That is 3 euros more"
        return token.text.lower() in _RELATIVE and not demonstrative and token.head > index

    def antecedent(self, index: int) -> int | None:
        """The noun that a relative pronoun stands for: the reserves of "reserves of Chile, which"."""
        at = self.token(index).head
        for _ in range(6):
            if self.token(at).dep == "relcl":
                noun = self.token(at).head
                of = self.token(noun).head
                if self.token(noun).pos == "PROPN" and self.token(of).text.lower() in ("of", "in"):
                    outer = self.token(of).head
                    return outer if self.token(outer).pos == "NOUN" else noun
                return noun
            at = self.token(at).head
        return self._noun_before(index)

    def is_verb(self, index: int) -> bool:
        """A verb, also where it is read as a noun in spite of its subject: "the plan sets aside"."""
        token = self.token(index)
        if token.pos in ("VERB", "AUX"):
            return True
        misread = token.tag == "NNS" and self.child(index, "nsubj") is not None
        return misread and self.child(index, "dobj", "advmod") is not None

    # ------------------------------------------------------------ the subject of a verb

    def subject_of(self, verb: int) -> int | None:
        """The noun that is the verb's subject, also where a participle or infinitive leaves it out."""
        for _ in range(12):
            found = self.child(verb, "nsubj", "nsubjpass", "csubj")
            if found is not None and found not in self.inside:
                return self.antecedent(found) if self.relative(found) and found < verb else found
            token = self.token(verb)
            if token.head == verb:
                return None
            if token.dep in ("acl", "relcl") and self.token(token.head).pos in NOUNS:
                first = self._of_title(verb)
                return token.head if first is None else first
            if token.dep in ("xcomp", "ccomp") and self.token(token.head).pos in ("VERB", "AUX"):
                controller = self.child(token.head, "dobj")
                if controller is not None and controller not in self.inside and controller < verb:
                    return controller
            if token.dep == "pcomp":
                verb = self.token(token.head).head
                if self.token(verb).pos in NOUNS and self.lemma(verb) not in listed(
                    "subjects", "accusations"
                ):
                    return verb
                accused = self.child(verb, "dobj")
                if accused is not None and self.lemma(verb) in listed("subjects", "accusing_verbs"):
                    return accused
                continue
            accused = token.dep == "pobj" and self.lemma(verb) in listed("subjects", "accusations")
            verb = self.token(token.head).head if accused else token.head
            if self.token(verb).pos not in ("VERB", "AUX"):
                return verb if self.token(verb).pos in NOUNS else None
        return None

    def _of_title(self, participle_at: int) -> int | None:
        """ "Carer who stole from a patient told to pay": in a title without a verb its first noun is told."""
        if self.token(participle_at).tag not in ("VBN", "VBD") or self.child(participle_at, "xcomp") is None:
            return None
        at = participle_at
        for _ in range(12):
            outer = self.token(at).head
            if outer == at:
                return None
            noun = self.token(outer)
            if self.token(at).dep == "relcl" and noun.dep == "ROOT" and noun.pos in NOUNS:
                return outer if at != participle_at else None
            at = outer
        return None

    def _noun_before(self, index: int) -> int | None:
        """What a relative pronoun most likely stands for, where the parse does not tell."""
        return next((i for i in range(index - 1, -1, -1) if self.token(i).pos in ("NOUN", "PROPN")), None)

    def is_pronoun(self, index: int) -> bool:
        """A pronoun that nothing in the article was found to stand for."""
        return self.token(index).text.lower() in _PRONOUNS

    def is_name(self, index: int) -> bool:
        """A name, also where it stands for a pronoun."""
        token = self.token(index)
        stands_for = token.pos == "PRON" and token.text[:1].isupper() and not self.is_pronoun(index)
        return token.pos == "PROPN" or stands_for

    def points_back(self, index: int) -> bool:
        """ "That", "it": what was spoken of before."""
        return self.token(index).text.lower() in _POINTERS

    def other_subject(self, verb: int | None, noun: int) -> int | None:
        """The verb's subject, where it is another noun."""
        found = None if verb is None else self.subject_of(verb)
        return None if found == noun else found


def top_of(parse: Parse, inside: frozenset[int]) -> int | None:
    """The token of the figure that hangs on the rest of the sentence."""
    outside = [
        i
        for i in sorted(inside)
        if (parse.tokens[i].head not in inside or parse.tokens[i].head == i)
        and parse.tokens[i].dep != "punct"
    ]
    nouns = [i for i in outside if parse.tokens[i].pos in ("NOUN", "PROPN", "NUM", "SYM")]
    within = [i for i in nouns if parse.tokens[i].dep in ("pobj", "dobj", "attr")]
    last = parse.tokens[nouns[-1]] if nouns else None  # the "h" of "in excess of 185 km/h", beside the verb
    stray = last is not None and last.dep == "npadvmod" and parse.tokens[last.head].pos in ("VERB", "AUX")
    return ((stray and within) or nouns or outside)[-1] if outside else None


def level(reader: Reader, noun: int, verb: int | None, rule: str, suffix: str = "") -> Measured:
    """The measure that the noun names."""
    if reader.relative(noun):
        noun = reader.antecedent(noun) or noun
    text = reader.token(noun).text.lower()
    back = text in _POINTERS or (
        reader.lemma(noun) in listed("subjects", "back_nouns")
        and not names_itself(reader, noun, -1)
        and not _of_everything(reader, noun)
    )
    phrase = reader.phrase(noun)
    money = reader.figure.unit_kind is UnitKind.CURRENCY
    suffix = reader.called(noun, phrase, "price").removeprefix(phrase) if suffix == " price" else suffix
    if verb is not None and money and reader.lemma(verb) in listed("subjects", "price_verbs"):
        suffix = suffix or reader.called(noun, phrase, "price").removeprefix(phrase)
    if verb is not None and money and reader.lemma(verb) == "cost":
        suffix = reader.called(noun, phrase, "cost").removeprefix(phrase)
    return Measured(phrase + suffix, noun, rule, back=back)


def _of_everything(reader: Reader, noun: int) -> bool:
    """ "Prices rose 2 %": all prices, not the one before."""
    plural_noun = reader.token(noun).tag == "NNS" and reader.lemma(noun) in listed(
        "subjects", "plain_plurals"
    )
    return plural_noun and reader.child(noun, "det", "poss") is None


def changed(reader: Reader, noun: int, verb: int, rule: str) -> Measured:
    """The change of what the noun names."""
    by_direction = {Change.UP: "rise", Change.DOWN: "fall"}
    named = by_direction.get(reader.figure.change, "change") if reader.figure.change else "change"
    how = str(table("subjects", "change_verbs").get(reader.lemma(verb), named))
    found = level(reader, noun, None, rule)
    return Measured(f"{found.subject}, {how}", found.head, rule, back=found.back, adds=f", {how}")


def names_itself(reader: Reader, noun: int, leave_out: int) -> bool:
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


def whole_of(reader: Reader, at: int) -> int | None:
    """The noun after "of" (or "in", "worth of") that the figure is a part or an amount of."""
    for index in (*sorted(reader.inside), at):
        for child in reader.parse.children(index):
            token = reader.token(child)
            said = token.text.lower()
            if token.dep != "prep" or said not in ("of", "in"):
                continue
            noun = reader.child(child, "pobj")
            if noun is None or noun in reader.inside or reader.token(noun).entity in ("DATE", "TIME"):
                continue
            if reader.token(noun).text.lower() == "them":
                continue
            if said == "of" or reader.figure.unit_kind is UnitKind.CURRENCY:
                return noun
    return None


_NAMES_OF_AMOUNTS = {
    UnitKind.CURRENCY: "amount",
    UnitKind.PERCENT: "share",
    UnitKind.TIME: "time",
    UnitKind.PHYSICAL: "amount",
}


def amount_name(reader: Reader, whole: int | None) -> str:
    """ "share of voters", "aid", else "amount" or "time"."""
    if whole is not None:
        counts = {i for i in reader.parse.children(whole) if reader.token(i).dep == "nummod"}
        of_some = counts if reader.figure.unit_kind is UnitKind.COUNT else set[int]()
        indexes = noun_phrase(reader.parse, whole, reader.inside | of_some)
        phrase = words(reader.parse, [*indexes, *_beside_whole(reader, max(indexes) + 1)])
        return f"share of {phrase}" if reader.figure.unit_kind is UnitKind.PERCENT else phrase
    named = _NAMES_OF_AMOUNTS.get(reader.figure.unit_kind)
    if named is None:
        unit = reader.figure.unit or reader.counted_before
        named = "people" if unit in ("", "person") else plural(unit)
    return named


def plural(noun: str) -> str:
    """ "member" -> "members"."""
    before, gap, word = noun.rpartition(" ")
    if word in _irregular_plurals():
        return before + gap + _irregular_plurals()[word]
    if word.endswith(("woman", "sman", "eman", "rman")) and word not in ("german",):
        return noun[:-2] + "en"  # fishermen, policemen
    if noun.endswith("s"):
        return noun
    if noun.endswith(("x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


def _beside_whole(reader: Reader, place: int) -> list[int]:
    """ "at state schools" of "44 % of pupils at state schools", where the parse hangs it on the figure."""
    if place >= len(reader.parse.tokens) or reader.token(place).dep != "prep":
        return []
    if reader.token(place).text.lower() == "per":
        return []
    noun = reader.child(place, "pobj")
    outside = noun is None or reader.token(noun).entity in ("DATE", "TIME") or noun in reader.inside
    if outside or reader.token(place).head not in reader.inside:
        return []
    return complement(reader.parse, place, reader.inside)


@cache
def _irregular_plurals() -> dict[str, str]:
    return {str(each["one"]): str(each["many"]) for each in entries("plurals", "plural", ("one", "many"))}


def joined(one: str, other: str) -> str:
    """Both with a comma, where there are two."""
    return ", ".join(part for part in (one, other) if part)
