"""Who wrote it, and when: bylines, offices, sign-offs and time stamps, told by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.intake.dating import is_date_time_group
from workbench.intake.lines import Line
from workbench.intake.rows import TOKEN
from workbench.lexicon import listed, table

_CLOCK_OR_DATE = re.compile(
    r"""
    \d{1,2}[:.]\d{2} (?: [:.]\d{2} )?                                 # 10:32
    | \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4} | \d{1,2}\.[ ]\d{1,2}\.[ ]\d{4}  # 6/2/2026, 6. 2. 2026
    | (?<!\d) \d{1,2} h \d{2} (?!\d)                                 # 11h42
    | \d{4}-\d{2}-\d{2} (?: t[\d:.]+ (?: z|[+-][\d:]+ )? )?           # 2026-02-06t10:32z
    | (?<!\d) [0-2]\d[0-5]\d (?= [ ]? (?: gmt|utc|hrs|hours|ist )\b )  # 1512 gmt
    """,
    re.VERBOSE,
)
LONGEST_DATED = 26
"""Words of a line that dates an article."""
BEHIND_DAY = 6
"""Words behind the day: a paper, a section."""
BESIDE_COMMENTS = 10
"""Words behind the day on a line that counts comments."""
_COMMENTS = re.compile(r"\b(?:\d+ comments?|no comments)\b", re.IGNORECASE)
"""4 March 2026 desk 2 Comments Turin, Harbour"""
_SHOWN = frozenset({"photos", "pictures", "pics", "brief", "review", "numbers", "quotes", "history"})
""" "July 18, 2025 in Photos" is a title."""
_PICTURED = re.compile(r"Photo of [A-Z].{2,90}[a-z](?:[A-Z][a-z]+|\d{1,2}) .{0,3}\d{1,2}, \d{4}.{0,50}")
"""Photo of Ada Field Ada FieldMarch 4, 2026"""
_PLACE_BEFORE_DAY = re.compile(
    r"(?:(?:New|San|Santa|Port|Cape|St|Los|El|Tel|Abu|Addis|Kuala) )?[A-ZÀ-Þ][\w’'.-]+(?: City)?, "
)
"""Turin, 4 March 2026"""
LONGEST_PART = 6
"""Words beside a stamp, between two bars."""
_BAR = re.compile(r"[ ]*[|•·][ ]*")
_ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|[ ]@\w+")
_GLUED = re.compile(r"^[a-z]{3,20}(?=\d{1,2} (?:minutes?|hours?|days?) ago$)")
"""Politics3 hours ago"""
_GLUED_PARTS = re.compile(
    r"(?<=[ /.-](?:19|20)\d\d)(?=\d{1,2}:\d\d)|(?<=[a-zA-Z\d])(?=(?:Updated|Published|Posted)\b)"
    r"|(?:(?<=Updated)|(?<=Published)|(?<=Posted))(?=[A-Z\d])"
)
_AGE = re.compile(r"\d{1,2}(?:h|d|w|mo|min|hrs?)")
"""3w; not 3D, 90s or 800m"""
_BY_GLUED = re.compile(r"[Bb]y:[A-Z]")
"""By:Ada Field-March 4, 20265:00 am"""
_OF_STAMPS = re.compile(r"\d[:.]\d\d|\b(?:by|published|updated|posted|modified|views?)\b|[|»]", re.I)
_FIGURE_OF_MONTH = re.compile(r"[a-z]+ [–—-] [\d.,]+ ?\w{0,3}")
"""october – 121 m"""
_BY = re.compile(r"by\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_WHOLE_DATE = re.compile(
    r"""
    (?: \b[A-Z](?:[a-z]{2,8}|[A-Z]{2,8})\.? [ ] \d{1,2} (?:st|nd|rd|th)? (?: ,[ ]? | [ ] ) \d{4}
                                                                       # Feb 6th, 2026
      | \b\d{1,2} (?:st|nd|rd|th)? [ ] [A-Z](?:[a-z]{2,8}|[A-Z]{2,8})\.? ,? [ ] \d{4}   # 6 February 2026
      | \d{4}-\d{2}-\d{2} | \d{1,2}/\d{1,2}/\d{4} | \d{1,2}\.[ ]\d{1,2}\.[ ]\d{4}
    ) (?: \b | (?=[A-Z]) | (?=\d{1,2}:\d\d) )                          # a name or the time may be glued to it
    """,
    re.VERBOSE,
)
_NAME_AND_DAY = re.compile(
    r"""
    (?: [A-ZÀ-Ž][\w’'.-]* [ ] ){1,4}                       # a name or the name of a desk
    (?: \d{4}\.[ ]?\d{1,2}\.[ ]?\d{1,2}\.? | \d{1,2}[./]\d{1,2}[./]\d{4} | \d{4}-\d{2}-\d{2} )
    """,
    re.VERBOSE,
)
"""Ada Field 2026.03.04."""
_NAME_AND_AGE = re.compile(
    r"[\w.’' -]{2,30}(?:, [\w.’' -]{2,30}){1,3}, (?:\d{1,2}|an?) (?:minute|hour|day|week)s? ago"
)
_BYLINE = re.compile(
    r"""
    (?: (?: [Bb]y | BY | [Ww]ords[ ][Bb]y ) (?: :[ ]* | [ ]+ ) | by (?= [A-Z][a-z] ) )
    (?! The[ ]numbers )
    [“"‘]? [A-ZÀ-ÖØ-Þ] (?: [^.!?] | (?<=[ ]St)\. | (?<=[ ][A-Z])\. ){1,110} \.?
    """,
    re.VERBOSE,
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_NAMES_ONLY = re.compile(
    rf"""
    {_NAME} (?: [ ] (?: (?:van|von|de|del|da|di|der|den|bin|al|el|la|le|ter|dos) [ ] )? {_NAME} ){{1,3}}
    (?: (?: ,[ ] | [ ]and[ ] | [ ]&[ ] ) {_NAME} (?: [ ] {_NAME} ){{1,3}} ){{0,3}}
    """,
    re.VERBOSE,
)
_PLACE_AFTER_NAME = re.compile(
    rf"(?:[ ]in[ ]|[ ]at[ ]|,[ ]|[ ]\|[ ]|[ ]-[ ]|[ ]–[ ]|[ ]—[ ])(?P<rest>{_NAME}.{{0,60}})"
)
LONGEST_OFFICE = 9
"""Words of an office and its paper."""
_OFFICE_AT = re.compile(
    r"(?:[A-Z][a-z]+ ){1,3}(?:reporter|correspondent|editor|writer|producer|journalist|columnist)s?,? "
    r"(?:(?:in|at|for) )?[A-Z][\w&]*(?: [A-Z][\w&]*){0,3}"
    r"|[A-Z]{2,4} (?:News|Sport|Radio|TV|World Service), [A-Z][^.!?:]*"
)
"""Business reporter, Harbour News; HBS News, Nairobi & London"""
LONGEST_CHAIR = 18
"""Words of an office at a university."""
_CHAIR = re.compile(
    r"""
    (?: (?: Associate | Assistant | Adjunct | Senior | Emeritus | Honorary | Visiting | Distinguished
          | Postdoctoral | Deputy ) [ ] )*
    (?: Professor | Lecturer | (?: Research[ ] )? Fellow | Reader | PhD[ ](?i: candidate | student )
      | Researcher | Director | Dean | Chair | Scientist ) \b
    .* , .* \b (?: University | College | Institut | School | Academy )
    """,
    re.VERBOSE,
)
"""Lecturer in Harbour Law, University of Turin"""
_SMALL = frozenset({"of", "in", "and", "the", "for", "at", "on", "&", "de", "candidate", "student"})
_OUR_CORRESPONDENT = re.compile(
    r"by (?:our|a|the) (?:[a-z-]+ ){0,3}(?:correspondent|reporter|editor|writer|team|desk)s?\.?",
    re.IGNORECASE,
)


def is_stamp(text: str) -> bool:
    """A date or a time and nothing else: "Updated Fri 6 Feb 2026, 10:32 GMT"."""
    low = _unglued(text).casefold().strip(" .|•·-–—")
    words, signs, alone = _stamp_words()
    if low in alone or _AGE.fullmatch(text.strip()):
        return True
    stated, by, writer = low.partition(" by ")
    if by and len(writer.split()) <= 4:
        low = stated  # "Posted on March 4, 2026 by admin"
    low = _GLUED.sub("", low)
    if is_date_time_group(low):
        return True
    if ("ago" not in low and _DIGIT.search(low) is None) or _FIGURE_OF_MONTH.fullmatch(low):
        return False
    figures = _CLOCK_OR_DATE.sub(" 0 ", low)
    tokens = [token for each in TOKEN.findall(figures) if (token := each.strip(".:,;-+"))]
    if not all(token in words or token in signs or _is_number_of(token, words | signs) for token in tokens):
        return False
    counted = any(token[0].isdigit() for token in tokens)
    return (figures != low or any(token in signs for token in tokens)) and (counted or "ago" in tokens)


def _unglued(text: str) -> str:
    """With spaces between the parts of a stamp: "March 4, 20267:41 AM UTCUpdated 5 hours ago"."""
    return _GLUED_PARTS.sub(" ", text)


def is_name_and_age(text: str) -> bool:
    """A reader, her places and how long ago it was: "Ada Field, Turin, Italy, 4 hours ago"."""
    return text.endswith(" ago") and _NAME_AND_AGE.fullmatch(text) is not None


def is_signed_stamp(line: Line) -> bool:
    """A whole date and a time, or "updated", beside a name or two: "ANI | Updated: Feb 6, 2026, 10:32".

    Or a place: "Turin, Friday, February 6, 2026", "Feb 6th 2026 | TURIN".
    """
    parts = [part.strip() for part in _BAR.split(line.text) if part.strip()]
    if len(parts) > 1 and line.words <= 28 and not line.ends_full_stop and _is_stamp_in_parts(parts):
        return True
    if line.words <= LONGEST_PART and _NAME_AND_DAY.fullmatch(line.text):
        return True
    if is_name_and_age(line.text):
        return True
    if line.text.startswith("Photo of ") and _PICTURED.fullmatch(line.text):
        return True
    if line.words > 16 or line.ends_full_stop or not (day := _WHOLE_DATE.search(line.text)):
        return False
    if _BY_GLUED.match(line.text):
        return True
    behind = line.text[day.end() :].split()
    behind = behind[1:] if behind[:1] == ["in"] else behind
    if (
        not day.start()
        and 0 < len(behind) <= BEHIND_DAY
        and all(word[:1].isupper() or word == "&" for word in behind)
        and behind[-1].casefold() not in _SHOWN
    ):
        return True  # "Mar 04, 2026 Court Stories, News", "July 18, 2025 in Climate"
    if not day.start() and len(behind) <= BESIDE_COMMENTS and _COMMENTS.search(line.text):
        return True
    if len(line.text) == day.end() and _PLACE_BEFORE_DAY.fullmatch(line.text, 0, day.start()):
        return True
    words, signs, _ = _stamp_words()
    known, rest = set[str](), list[str]()
    for each in TOKEN.findall(_CLOCK.sub(" clock ", line.text)):
        token = each.strip(".:,;-+")
        low = token.casefold()
        if low == "clock" or low in words or low in signs or _is_number_of(low or "x", words | signs):
            known.add(low)
        elif token and low not in ("and", "by"):
            rest.append(token)
    small = listed("furniture", "byline_words") | {"by"}
    if any(token[0].islower() and token not in small for token in rest):
        return False
    if len(rest) <= 8 and any(_WHOLE_DATE.fullmatch(part) for part in parts[1:]):
        return True
    told = known & {"clock", "updated", "published", "posted", "read", "modified"}
    placed = len(rest) <= 3 and (
        not known.isdisjoint(_WEEKDAYS) or ("|" in line.text and "".join(rest).isupper())
    )
    return placed or (bool(told) and len(rest) <= 5)


def names_day(line: Line) -> bool:
    """A whole date stands in it beside a time, a "by", a bar or its like, and nothing is told of that day:
    "4 March 2026: first results"."""
    day = _WHOLE_DATE.search(line.text) if line.words <= LONGEST_DATED else None
    told = day is None or line.text[day.end() : day.end() + 1] == ":"
    return not told and _OF_STAMPS.search(line.text) is not None


def _is_stamp_in_parts(parts: Sequence[str]) -> bool:
    """One of them is a stamp, none a sentence: "Press release | 4 March 2026 | Turin",
    "Ada Field |04.03.2026 - Update : 04.03.2026"."""
    stamps = [part for part in parts if is_stamp(part.replace("(", " ").replace(")", " "))]
    rest = [part.split() for part in parts if part not in stamps and _BY.match(part) is None]
    if not stamps or any(len(words) > LONGEST_PART for words in rest):
        return False
    return len(parts) > 2 or all(word[:1].isupper() for words in rest for word in words)


def _is_number_of(token: str, words: frozenset[str]) -> bool:
    """A number, perhaps with its word: 6th, 5min, 10pm."""
    rest = token.lstrip("0123456789:.")
    return token[0].isdigit() and (not rest or rest in words)


def is_byline(line: Line) -> bool:
    """ "By Ada Field and Tom Marsh in Turin": names, with "By" before them."""
    text = _ADDRESSES.sub("", line.text).rstrip(" |") if "@" in line.text else line.text
    if _OUR_CORRESPONDENT.fullmatch(text):
        return True
    if line.words > 18 or not _BYLINE.fullmatch(text):
        return False
    rest = text.split(" ", 1)[1].replace(",", " ").replace("|", " ")
    words = [word.strip(".:()") for word in rest.split()]
    lower = [word for word in words if word[:1].islower() and word not in listed("furniture", "byline_words")]
    return not lower and len(words) >= 1 and (line.words > 2 or not line.ends_full_stop)


def is_names_only(line: Line) -> bool:
    """One to four names of people, perhaps with a place or an office: what stands below a title."""
    if line.words > 12 or line.ends_sentence:
        return False
    text = line.text.replace(" AND ", " and ")
    match = _NAMES_ONLY.match(text)
    if match is None:
        return False
    rest = text[match.end() :]
    if not rest or (line.words <= 8 and _PLACE_AFTER_NAME.fullmatch(rest) is not None):
        return True
    words = listed("furniture", "byline_words")
    return rest[0] in " ," and all(word.strip(",.").casefold() in words for word in rest.lstrip(",").split())


def is_office(line: Line) -> bool:
    """What somebody is at the paper or at a university, on a line of its own: "Court reporter"."""
    if line.words <= LONGEST_CHAIR and _CHAIR.match(line.text) and _is_in_capitals(line.text):
        return True
    if line.words <= LONGEST_OFFICE and _OFFICE_AT.fullmatch(line.text):
        return True
    words = [word.strip(",.").casefold() for word in line.text.split()]
    if len(words) > 5 or line.ends_sentence or not line.text[:1].isupper() or words[0] == "the":
        return False
    if words[-1] not in listed("furniture", "offices"):
        return False
    return len(words) == 2 or all(word in listed("furniture", "byline_words") for word in words)


def _is_in_capitals(text: str) -> bool:
    """But for its small words."""
    return all(word[:1].isupper() or word in _SMALL for word in text.replace(",", "").split())


def is_name_with_office(line: Line) -> bool:
    """Names and what they are at the paper, on one line: "Ada Field, court reporter"."""
    last = line.text.split()[-1].strip(",.").casefold()
    return last in listed("furniture", "offices") and line.words > 2 and is_names_only(line)


def is_sign_off(line: Line) -> bool:
    """Who reported from where, and nothing else: "Field reported from Turin. Marsh reported from Oslo."."""
    found, low = table("furniture", "sign_off"), line.text.casefold()
    if line.words > 60 or not any(phrase in low for phrase in found["needs"]):
        return False
    words = [word.strip("()[].,;:–—") for word in line.text.split()]
    if any(map(str.isdigit, line.text)) or words[0].casefold() in found["opens_text"]:
        return False
    return all(word in found["words"] or not word[:1].islower() for word in words)


def is_bulletin_label(line: Line) -> bool:
    """What the bulletin is called and its whole day: "ECONOMIC BULLETIN, 6 FEBRUARY 2026"."""
    if line.words > 10 or line.ends_sentence or not _WHOLE_DATE.search(line.text.title()):
        return False
    names = table("furniture", "bulletin")["words"]
    return any(token.strip(".:,;|").casefold() in names for token in line.text.split())


@cache
def _stamp_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    found = table("furniture", "stamp")
    return frozenset(found["words"]), frozenset(found["signs"]), frozenset(found["alone"])
