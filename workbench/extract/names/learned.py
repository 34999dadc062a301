"""The runs of capitals of a text -> whom and what they name, and by which words each may be named again.

Built by rule from the words themselves (titles, roles, brackets, given names), because a small
model calls many a surname an organisation. Needs no parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.extract.cues import documents, verb_forms
from workbench.extract.names.aliases import Aliases
from workbench.extract.names.forms import (
    comes_from,
    gender_of,
    is_acronym,
    is_demonym,
    singular_of,
    title_place,
    trades,
    without_honours,
)
from workbench.extract.names.name import Name
from workbench.extract.names.runs import (
    WORD,
    Run,
    Word,
    has_inside,
    headlines,
    is_body,
    runs_of,
    starts_in,
    words_of,
)
from workbench.extract.names.told import (
    age_beside,
    body_after,
    body_before,
    is_led,
    kind_of_given,
    nickname_after,
    office_before,
    owner_before,
    role_after,
    words_before,
)
from workbench.extract.names.words import (
    body_words,
    common_nouns,
    firms,
    given,
    lands,
    openers,
    particles,
    parties,
    peoples,
    places,
    portfolios,
    regnal,
    roles,
    short_titles,
    things,
    titles,
    told_bodies,
)
from workbench.values.span import Span

_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_ACRONYM = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z&-]{1,9})\s*[),;]")
_OTHER_TIMES = frozenset({"former", "late", "ex", "then", "outgoing", "incoming", "another", "acting"})
"""Words that need an office after them to tell of a person."""
_TRADE_ENDS = ("sman", "woman", "ologist", "ographer", "keeper", "master", "maker", "smith")
"""How words for people by what they do end: "groundsman"."""
_COMPASS = frozenset({"north", "south", "east", "west"})
_SIBLING = re.compile(r"(?:\b([A-Z][\w’'-]+)\s|(?<![^\W\d_]\s))\b([A-Z][\w’'-]+)\sand\s$")


class LearnedNames:
    """The names of one text, as its capitals tell them."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._text = text
        self._names: list[Name] = []
        self._by_alias: dict[tuple[str, ...], list[Name]] = {}
        self._by_full: dict[str, Name] = {}
        self._parts: set[str] = set()  # words of the names of people
        self._words = [list(words_of(text, sentence)) for sentence in sentences]
        runs = [run for words in self._words for run in runs_of(text, words)]
        in_headlines = headlines(text)
        plain = [run for run in runs if not starts_in(in_headlines, run.words[0].span.start)]
        self._acting = {run.words[0].text for run in runs if len(run.words) == 1 and self._acts(run.words[0])}
        for run in plain or runs:
            self._learn(run)
        Aliases(text, self._names, self._by_full, self._by_alias, self._acting).give()

    def _learn(self, run: Run) -> None:
        words = without_honours(list(run.words))
        while len(words) > 1 and is_led(words[0].text):
            words.pop(0)  # "Norvane-based Fish Board"
        title_at = title_place(words)
        described = {word.plain for word in words[: title_at + 1]}
        described |= {short_titles()[word] for word in described & short_titles().keys()}
        name_words = words[title_at + 1 :]
        if run.opens and len(name_words) > 1 and self._names_kind(name_words[0]):
            noun = singular_of(name_words.pop(0).low)  # "Steelmaker Norvex"
            self._learn_body(name_words, noun)
            return
        if self._opens_with_role(run, name_words):
            described.add(name_words.pop(0).low)  # "Baker Lee Ash"
        titled = title_at >= 0 and len(name_words) > 1 and name_words[0].bare in given()  # "Senator Jo Brand"
        if not name_words or (title_at >= 0 and is_body(name_words) and not titled):
            if not is_body(words):
                return
            name_words, described = words, set()
        acronym = self._acronym_after(words[-1].span.end)
        if acronym and not acronym.startswith(name_words[0].text[:1]):
            self._learn_spelled_out(acronym, words[-1].span.end)
            acronym = None
        body = bool(acronym) or (is_body(name_words) and not titled)
        land = set[str]()
        if title_at < 0 and not acronym and (at := self._name_after_office(run, name_words)):
            name_words, body = name_words[at:], False
            described.add(office_before(self._text, run.words[0].span.start))
        while not body and len(name_words) > 2 and comes_from(name_words, run.before):
            land.add(name_words.pop(0).plain)
            if not land.isdisjoint(_COMPASS) and len(name_words) > 2:
                land.add(name_words.pop(0).plain)  # "South Carolina Lee Ash"
        if len(name_words) == 1 and not self._may_be_name(run, name_words[0], bool(described)):
            self._learn_more(name_words[0])
            return
        before = words_before(self._text, run.words[0].span.start)
        if before and self._describes(before[-1], name_words):
            described |= set(before)
        elif before[-1:] == ["of"] and (land or (described and described <= body_words() | portfolios())):
            described |= set(before) if before[-2:-1] and before[-2] in titles() else set()  # "Minister of"
        if len(name_words) == 1 and words[title_at].low in regnal() and title_at >= 0:
            name_words = [words[title_at], *name_words]  # "Pope Leo", "Queen Ida"
        full = " ".join([*(word.text for word in name_words[:-1]), name_words[-1].bare])
        after = set() if body else role_after(self._text, name_words[-1].span.end)
        kind = "body" if body else self._kind(run.before if not land else "", name_words, described | after)
        known = self._same(full)
        if known is None:
            if kind == "name" and len(name_words) == 1 and self._is_part_of_known(full):
                return
            known = Name(full, kind, first=name_words[0].span.start)
            self._names.append(known)
            self._by_full.setdefault(full.casefold(), known)
        elif kind == "person" and known.kind == "name":
            known.kind = "person"
        if known.kind == "person":
            self._parts.update(full.split())
            owner = owner_before(self._text, run.words[0].span.start)  # "Norvane’s Ada Lund"
            known.roles |= described | after | land | ({owner} if owner in lands() else set())
            known.gender = known.gender or gender_of(full, known.roles)
            self._learn_beside(known, name_words)
        elif known.kind in ("body", "name") and before and self._tells_body(before, run, full):
            known.kind = "body"
            known.roles.update((*before[-2:-1], singular_of(before[-1])))  # "broadcast company Norvex"
        end = name_words[-1].span.start + len(name_words[-1].bare)
        if (nickname := nickname_after(self._text, end)) is not None and full not in places():
            known.called.add(nickname)
        if known.kind in ("body", "name"):
            self._learn_what_it_is(known, name_words[0].span.start, end)
        if acronym and known.kind != "person":
            known.kind = "body"
            self._by_alias.setdefault((acronym.lower(),), []).append(known)

    def _learn_beside(self, name: Name, words: list[Word]) -> None:
        start, end = words[0].span.start, words[-1].span.start + len(words[-1].bare)
        if len(words) == 2:
            self._learn_sibling(words)
        age = age_beside(self._text, start, end)
        if age is not None:
            name.ages.add(age)

    def _learn_what_it_is(self, name: Name, start: int, end: int) -> None:
        """What a comma tells of a body: "Norvex, the rescue charity," or "its union, Norvex,"."""
        told = body_after(self._text, end) or body_before(self._text, start, end)
        if told and told[-1] in body_words() | told_bodies() and name.full not in places():
            name.kind = "body"
            name.roles.update(told)

    def _learn_more(self, word: Word) -> None:
        """What stands beside the surname of someone named in full before: "Ash, a Norwegian"."""
        after = role_after(self._text, word.span.start + len(word.bare)) if word.bare in self._parts else None
        if after:
            bearers = [name for name in self._names if name.full.split()[-1] == word.bare]
            if len(bearers) == 1 and bearers[0].kind == "person":
                bearers[0].roles |= after

    def _names_kind(self, word: Word) -> bool:
        noun = singular_of(word.low)
        return noun != "force" and (noun in trades() or noun.endswith("maker"))

    def _learn_body(self, words: list[Word], noun: str) -> None:
        full = " ".join([*(word.text for word in words[:-1]), words[-1].bare])
        known = self._same(full)
        if known is None:
            known = Name(full, "body", first=words[0].span.start)
            self._names.append(known)
            self._by_full.setdefault(full.casefold(), known)
        if known.kind != "person":
            known.kind = "body"
            known.roles.add(noun)

    def _learn_sibling(self, words: list[Word]) -> None:
        """Luis Ash, of "Luis and Mateo Ash" and of "Twins Luis and Mateo Ash"."""
        before = _SIBLING.search(self._text, max(0, words[0].span.start - 30), words[0].span.start)
        if before is None:
            return
        told = before[1] is not None and before[1].lower().removesuffix("s") in roles()
        if not told and (
            before[1] is not None or before[2].split("-")[0] not in given() or words[0].bare not in given()
        ):
            return
        full = f"{before[2]} {words[-1].bare}"
        if self._same(full) is None:
            sibling = Name(full, "person", gender_of(full, set()), first=before.start(2))
            self._names.append(sibling)
            self._by_full[full.casefold()] = sibling

    def _tells_body(self, before: list[str], run: Run, full: str) -> bool:
        """Whether the word right before the name tells what body has it: "carrier Norvex"."""
        apart = self._text[run.words[0].span.start - 2 : run.words[0].span.start] == ", "
        noun = singular_of(before[-1])
        return (noun in told_bodies() or noun.endswith("maker")) and not apart and full not in places()

    def _learn_spelled_out(self, acronym: str, end: int) -> None:
        """The body that an acronym in brackets abbreviates, from the words before it."""
        window = re.split(r"[.,;:()\n]", self._text[max(0, end - 120) : end])[-1]
        words = window.split()
        for first in range(len(words) - 1, -1, -1):
            capitals = "".join(word[0] for word in words[first:] if word[0].isupper())
            letters = "".join(word[0] for word in words[first:]).upper()  # "Homes for Sailors (HFS)"
            if acronym.upper() in (capitals, letters) and words[first][0].isupper():
                full = " ".join(words[first:])
                if self._same(full) is None:
                    name = Name(full, "body", first=end - len(full))
                    self._names.append(name)
                    self._by_full[full.casefold()] = name
                    self._by_alias.setdefault((acronym.lower(),), []).append(name)
                return

    def _opens_with_role(self, run: Run, words: list[Word]) -> bool:
        if len(words) < 3 or words[0].bare in given() or not words[1].is_capital:
            return False
        first = words[0].plain
        if first in regnal() and words[-1].low in body_words():
            return False  # "Saint Ida Hospital"
        return (first in roles() and first not in told_bodies()) or (
            run.opens and (words[1].bare in given() or first.endswith(_TRADE_ENDS))
        )

    def _name_after_office(self, run: Run, words: list[Word]) -> int:
        """Where the name begins behind an office: "envoy to the United Nations Ada Lund"; 0 without one."""
        if len(words) < 3 or run.before not in ("of", "for", "to", "at", "the", "and"):
            return 0
        office = office_before(self._text, words[0].span.start)
        if office not in titles() and office not in roles():
            return 0
        at = 0
        while at < len(words) - 2 and (words[at].plain in portfolios() or words[at].text == "and"):
            at += 1
        if words[-1].plain in body_words() or words[-1].bare in things() | firms():
            return at
        named = (i for i in range(1, len(words) - 1) if words[i].text in given())
        return at or next(named, 0)

    def _may_be_name(self, run: Run, word: Word, described: bool) -> bool:
        """Whether a capital alone is more than the opening of a sentence or a people."""
        if len(word.bare) < 2 or word.bare in peoples() or word.bare in openers():
            return False
        if run.opens and (word.low in common_nouns() or word.low in documents()):
            return False
        if run.before in ("the", "a", "an") and (word.low in parties() or is_demonym(word)):
            return False
        if described or not run.opens or word.bare.isupper() or word.bare in places():
            return True
        if word.text.endswith(("’s", "'s")) or body_after(self._text, word.span.end):
            return True
        following = WORD.search(self._text, word.span.end, word.span.end + 20)
        return following is not None and following.group() in verb_forms()

    def _same(self, full: str) -> Name | None:
        return self._by_full.get(full.casefold())

    def _is_part_of_known(self, word: str) -> bool:
        return word in self._parts

    def _acronym_after(self, end: int) -> str | None:
        if self._text[end : end + 2] != " (":
            return None
        match = _ACRONYM.match(self._text, end + 1, end + 16)
        return match[1] if match and sum(map(str.isupper, match[1])) >= 2 else None

    def _describes(self, noun: str, words: list[Word]) -> bool:
        """Whether the noun before the name is a person’s: not "lender", and "rival" of a full name alone."""
        if noun in ("rival", "competitor") and len(words) == 1:
            return False
        if noun not in roles() and noun not in titles():
            return False
        return not any(noun in others for others in (portfolios(), told_bodies(), _OTHER_TIMES))

    def _kind(self, before: str, words: list[Word], described: set[str]) -> str:
        if all(word.bare in places() or word.bare in peoples() for word in words):
            return "name"
        beside = before in body_words() and self._text[words[0].span.start - 2] != ","
        if len(words) > 1 and beside and not described and not _INITIAL.fullmatch(words[0].bare):
            return "body"
        long = sum(word.low not in particles() or word.bare in given() for word in words)
        if described and long <= 4:
            return "person"
        first, last = words[0].bare, words[-1].bare
        if len(words) == 1 and first in given() and first not in places() and self._acts(words[0]):
            return kind_of_given(self._text, words[0].span.end)
        if len(words) == 1 and last.isupper():
            return "body"
        if not 2 <= long <= 4 or before in ("the", "in", "at", "near", "from") or has_inside(words):
            return "name"
        initials = (
            _INITIAL.fullmatch(first) and self._text[words[0].span.start - 1 : words[0].span.start] == " "
        )
        shouted = len(first) > 1 and first.isupper() and not initials  # "Q. Was the port open?" has none
        thing = last in things() and first not in given()
        if shouted or thing or any(is_acronym(word.bare) for word in words[1:]):
            return "name"
        if (
            first.split("-")[0] in given()
            or _INITIAL.fullmatch(first)
            or self._acts(words[-1])
            or before in verb_forms()
        ):
            return "person"
        return "person" if last in self._acting else "name"

    def _acts(self, word: Word) -> bool:
        """Whether a reporting verb follows: "Lund said"."""
        following = WORD.search(self._text, word.span.end, word.span.end + 20)
        return (
            following is not None
            and following.group() in verb_forms()
            and (self._text[word.span.end : following.start()].strip() == "")
        )
