"""A page's lines and how each one looks: its length, its end, its capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.intake.once import once
from workbench.values.article import RejectedLine

_CLOSERS = "\"'”’»)]}*_ \u00a0■◼□▪◆●"
_STOPS = ".!?”\"’'"
_OPENERS = "\"'“‘«([*_ "

_INNER_BREAK = re.compile(
    r"""
    (?: [a-z0-9]{3} | [%)”"’]     # a whole word or a bracket: "Dr." and "U.S." end no sentence
      | \b (?! al|cf|co|ed|no|op|pp|vs ) [a-z]{2} )
    [.!?]
    [”"’)\]]*                     # closing marks
    [ ]+
    [“"‘(]?[A-Z]                  # the next sentence
    """,
    re.VERBOSE,
)
_BULLET = re.compile(
    r"""
    (?: [-–—*•‣◦▪●■+] [ \t]+      # a mark and a space
      | \(?\d{1,2}[.)] [ \t]+     # 1. or 1) or (1)
    ) (?=\S)
    """,
    re.VERBOSE,
)
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_MARKDOWN_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_\n]+)(?<=\S)\1")
_ABBREVIATION_AT_END = re.compile(r"(?:\b[A-Za-z]\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No|Bros)\.$")
_AGENCY_AT_END = re.compile(
    r"""
    (?: (?<=[a-z]{4}[.!?]) | (?<=\d[.!?]) | (?<=[”"’)]) )       # no abbreviation: "Mexico vs. USA"
    (?: [ ] [A-Z]{2,8} (?: -[A-Z]\w+ (?: [ ] [A-Z]\w+ ){0,2} )?   # … on Monday. HNT-Harbour Courier
      | (?<=\.) [A-Z]{2,} (?: [ ] [A-Z]{2,} ){0,2}              # … on Monday.HARBOUR NEWS
    ) $
    | (?<=…\.) [A-Z]{2,} (?: [ ] [A-Z]{2,} ){0,2} $            # … on Monday….HARBOUR NEWS
    """,
    re.VERBOSE,
)
FEWEST_SIGNED = 8
"""Words of a sentence with an agency's letters behind it, at least."""
_INITIALS_AT_END = re.compile(
    r"""
    (?<=[.!?”"’)]) [ ]*
    (?: /[a-zA-Z]{2,5}                          # /jcb
      | [(\[] [A-Za-z]{2,5} (?:/[A-Za-z]{2,5})? [)\]]  # (JMH) or [ab/cd]
      | [A-Z]{2,4} / [A-Z]{2,4}                 # ABC/DE
      | Enditem | [–—-]0[–—-] | ENDS? | \( (?: END | ENDS | \* | more ) \)           # of agencies
      | \( [A-Z][\w.’'&-]+ (?: [ ][A-Z][\w.’'&-]+ ){0,3} \)                        # (Harbour News)
      | [–—-]{1,2} [ ]? (?i: with[ ](?:an?[ ])? (?: reports? | inputs? | files | additional[ ]reporting )
          [ ] (?: from | by ) ) [ ] [A-Z] [^.!?]{2,60}              # —with a report from Ada Field
      | [–—-]{1,2} [ ]? [A-Z][\w.’'-]+ (?: [ ][A-Z][\w.’'-]+ ){0,3} (?: ,[ ][A-Z][\w ]{1,20} )?  # — Ada Field
    ) $
    """,
    re.VERBOSE,
)
"""The marks of a writer or an editor behind the last sentence."""
LINE_UP = 8
"""Words of a line with the names of those who played or came, at least."""
_LINE_UP = re.compile(r"[A-Z][^:,;.]{1,40}: (?:(?:[^,;]+[,;] ){4}|(?:[^;]+; ){2})")
"""Harriers: Platt; Amadi, Roe, Lund, Shaw."""
_RATE = re.compile(r"\([$€£]?1 = [\d.,]+ [^()]{3,40}\)")
"""($1 = 129.15 Kenyan shillings)"""
_RULER = re.compile(r"(?:[-–—_=*#~·•.+/\s]){3,}")


@dataclass(frozen=True)
class Line:
    """One line of the page that is not blank. `text` has no white space at its ends and no heading marks."""

    number: int  # counts from 1
    text: str
    gap: int = 0  # blank lines before it
    printed: str = ""  # as it stands on the page, where that differs from `text`
    level: int = 0  # of a heading, 1 to 6; 0 where the page marks none
    hint: str = ""  # what the markup says it is: a reason to reject it
    linked: bool = False  # all its words are one link
    url: str = ""  # where that link leads
    unit: int = 0  # which <article> element it stands in, from 1; 0 for none
    kept: bool = False  # a row of a table or an item of a list inside the page: text, whatever it looks like
    stamp: str = ""  # the day or time that the markup gives for it
    named: bool = False  # the page's JSON-LD gives it as the headline of an article

    @property
    def is_marked(self) -> bool:
        """The markup says something of it, beyond its words."""
        return bool(self.hint or self.level or self.kept or self.stamp)

    @once
    def words(self) -> int:
        return len(self.text.split())

    @once
    def core(self) -> str:
        """Without a writer's marks at its end, closing quotation marks and brackets."""
        text = self.unsigned
        signed = None if text[-1:] in _STOPS else _INITIALS_AT_END.search(text[-60:])
        text = text[: len(text) - len(signed[0])] if signed else text
        return text.rstrip(_CLOSERS)

    @once
    def unsigned(self) -> str:
        """Without the agency's letters behind the last stop."""
        if self.words < FEWEST_SIGNED or not self.text[-1:].isalpha():
            return self.text
        if agency := _AGENCY_AT_END.search(self.text[-40:]):
            return self.text[: len(self.text) - len(agency[0])]
        return self.text

    @once
    def ends_sentence(self) -> bool:
        return self.core.endswith((".", "!", "?", "…", "...", "。"))

    @once
    def ends_full_stop(self) -> bool:
        """Not in an abbreviation's stop, as far as a short line tells: "Envoy flies to the U.S."."""
        if not self.core.endswith(".") or self.core.endswith("..."):
            return False
        return (
            self.words > 14
            or _ABBREVIATION_AT_END.search(self.core) is None
            or (self.words > 8 and self.core.endswith((" a.m.", " p.m.")))
            or (self.words > 5 and self.has_sentence_break)
        )

    @once
    def has_sentence_break(self) -> bool:
        return _INNER_BREAK.search(self.text) is not None

    @once
    def is_item(self) -> bool:
        """One entry of a list inside the text."""
        return _BULLET.match(self.text) is not None

    @once
    def is_ruler(self) -> bool:
        """A line of dashes or stars, or the block with which a magazine ends its pieces."""
        return _RULER.fullmatch(self.text) is not None or self.text in {"—", "■", "◼", "□", "▪", "◆"}

    @once
    def starts_lower(self) -> bool:
        first = self.text.lstrip(_OPENERS)[:1]
        return first.islower()

    @once
    def is_title_case(self) -> bool:
        """Nearly all longer words of a single sentence have a capital: a headline with a full stop."""
        if not 5 <= self.words <= 18 or self.has_sentence_break or self.text[:1] in _OPENERS:
            return False
        longer = [word for word in self.core.split() if len(word) > 3 and word[0].isalpha()]
        return len(longer) > 3 and sum(word[0].isupper() for word in longer) >= 0.85 * len(longer)

    @once
    def is_prose(self) -> bool:
        """A paragraph of running text, as far as the line alone tells."""
        if self.level:
            return False
        if self.kept:
            return self.words > 1
        core = self.core
        if self.is_item or self.starts_lower:
            return self.words > 2
        if (self.words >= LINE_UP and _LINE_UP.match(self.text)) or _RATE.fullmatch(self.text):
            return True
        if core.endswith((":", ",", ";")):
            return self.words > 3
        if self.ends_full_stop:
            if self.is_title_case:
                return False
            return self.words > 2 or (self.words == 2 and core.split()[-1][:1].islower())
        if core.endswith(("?", "!", "…", "...")):
            return self.words > 18 or self.has_sentence_break or (self.words > 1 and self.text[:1] in '“"')
        return self.words > 34 or (self.words > 13 and self.has_sentence_break)

    def rejected(self, reason: str) -> RejectedLine:
        return RejectedLine(self.printed or self.text, reason, self.number)


def squashed(text: str) -> str:
    """Its letters and digits alone, in small letters: two headlines that differ in marks only are equal."""
    return "".join(filter(str.isalnum, text.casefold()))


def usual_gap(lines: Sequence[Line]) -> int:
    """Blank lines between most paragraphs of the page."""
    counts = Counter(min(line.gap, 3) for line in lines[1:2000])
    return counts.most_common(1)[0][0] if counts else 0


def page_lines(text: str) -> tuple[Line, ...]:
    """The lines that are not blank, in order; hard-wrapped paragraphs are joined to one line each."""
    from workbench.intake.wrapping import unwrapped

    lines: list[Line] = []
    indents: list[int] = []
    gap = 0
    for number, raw in enumerate(text.splitlines(), 1):
        stripped = raw.strip()
        if not stripped:
            gap += 1
            continue
        lines.append(_read_line(number, stripped, gap))
        indents.append(len(raw) - len(raw.lstrip()))
        gap = 0
    return unwrapped(lines, indents)


def _read_line(number: int, text: str, gap: int) -> Line:
    heading = _MARKDOWN_HEADING.match(text)
    if heading:
        words = text[heading.end() :].rstrip("# ").strip()
        bold = _MARKDOWN_EMPHASIS.fullmatch(words)
        return (
            Line(number, bold["words"] if bold else words, gap, printed=text, level=len(heading[1]))
            if words
            else Line(number, text, gap)
        )
    bold = _MARKDOWN_EMPHASIS.fullmatch(text)
    if bold and len(text) < 160:
        return Line(number, bold["words"], gap, printed=text)
    return Line(number, text, gap)
