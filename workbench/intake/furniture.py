"""Which lines of a page are furniture by themselves: markers, captions, bylines, time stamps, tickers.

What only its place tells (a related headline after a marker) is decided in `splitting`. The words
are in `words/furniture.toml` and `words/outlets.toml`; how they combine is here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from workbench.intake.blocks import label_blocks
from workbench.intake.blocks.labelled import Labelled
from workbench.intake.blocks.writers import notes_on_writers
from workbench.intake.boilerplate import boilerplate, repeated_lines
from workbench.intake.bylines import (
    is_bulletin_label,
    is_byline,
    is_name_with_office,
    is_office,
    is_sign_off,
    is_signed_stamp,
    is_stamp,
    names_day,
)
from workbench.intake.captions import captions_by_words
from workbench.intake.label import PROMOTION, WORDED, Label, Role
from workbench.intake.lines import Line
from workbench.intake.page_names import is_list_name, page_names
from workbench.intake.phrases import NEEDS, by_phrase, is_told, plain_words
from workbench.intake.rows import (
    is_share_row,
    is_table_row,
    is_tag_row,
    is_ticker,
    is_wire_header,
)
from workbench.intake.worded import OF_A_STAMP, SHORT_LABEL, is_cleared, told_as_often, worded_alike
from workbench.intake.wording import odds_of_lines
from workbench.lexicon import entries, listed, table

MOST_OF_STAMP = 12
"""Words of a line in which the markup gives a day or a time."""
_PICTURE_AGENCY = "(?:REUTERS|Reuters|AFP|AP|EPA|Getty|TASS|Bloomberg|Xinhua|Anadolu|Al[ ]Jazeera)"
_CREDIT = re.compile(
    rf"""
    [(\[]? (?: AP[ ]Photo|Photo|Foto|Photograph|Image|Picture|Pic|Credit|Illustration|Graphic|Video ) s?
        (?: [ ]by | [ ]credit | [ ]courtesy (?:[ ]of)? )? [ ]?[:/|–-] .{{2,60}} $   # (AP Photo/Name)
    | \b (?: PHOTO | PICTURE | COURTESY ) S? [ ]? [:/|–-] [ ]? [A-Z].{{2,50}} $         # PHOTO/NAME
    | \b [Aa]ll [ ] (?: photos | pictures | images ) [ ]? : .{{2,50}} $              # All photos: Name
    | ^ [A-Z]{{2,6}} [ ] (?: PHOTO | FILE | GRAPHIC | PICTURE ) S? [ ]? [:/] .{{2,50}} $  # ST PHOTO: Name
    | {_PICTURE_AGENCY} [ ]?/[ ]? [A-Z][\w .,’'/-]{{2,60}} [.)\]]* $              # REUTERS/Name
    | \b [A-Z]{{3,}} (?: [ ][A-Z]{{2,}} ){{0,3}} / [A-Z][a-zà-ÿ]+ (?: [ ][A-Z][\w’'.-]+ ){{1,4}}
        (?: /File[ ]Photo )? [ .\])]* (?: Purchase[ ]Licensing[ ]Rights )? $       # NORTH PRESS/Ada Field
    | \[ [^\[\]]{{2,50}} /[ ]? {_PICTURE_AGENCY} [^\]]{{0,20}} \]? $              # [Name/Reuters]
    | \( [^()]{{2,50}} / {_PICTURE_AGENCY} [^)]{{0,20}} \) \.? $                   # (Name/AP)
    | © [ ]? [A-Z].{{2,70}} $                                                     # © Agency
    | ^ /[ ] [A-Z][\w’'.-]+ (?: [ /]{{1,3}} [A-Z][\w’'.-]+ ){{0,4}} $                # / Ada Field
    """,
    re.VERBOSE,
)
CREDIT = 200
"""Characters of a credit, at most."""
_SIGNS_OF_CREDIT = (
    "/",
    "©",
    "photo",
    "foto",
    "pic",
    "image",
    "credit",
    "graphic",
    "illustr",
    "video",
    "courtesy",
    "file",
)
"""One of these stands in each credit."""
_OF_A_GALLERY = re.compile(r"(?:\[?\d{1,2}[ ]?/[ ]?\d{1,2}\]?|\d{1,2} of \d{1,2} +[—–-])[ ]+[A-Z]")
"""[1/3] A truck …, 1 of 3 — A truck …"""
_YEAR_FIRST = re.compile(r"^(?:19|20)\d\d ")
_INITIALS = re.compile(r"[a-z]{2,4}/[a-z]{2,4} \(")  # the editors' marks: "ag/msh (AFP, AP)"
_SIGNED_BY_INITIALS = re.compile(r"[a-z]{2,4}(?:[/,] ?[a-z]{2,4}){1,3} \([A-Za-z, ]{2,40}\)")
"""ab/rt (rvk, kpa)"""
_HASHTAGS = re.compile(r"(?:[#@][\w-]+[ ,]*)+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_ASKED_OF_READERS = frozenset({"send", "email", "e-mail", "write", "contact", "follow"})
"""Before "us"."""
LONGEST_STOPPED = 13
"""Words of a byline or a button with a full stop."""
LONGEST_INVITATION = 30
"""Words."""
_SENTENCES = re.compile(r"(?<=[.?!])[ ]+")
_INVITES = re.compile(
    r"""
    (?= .* \b you (?:r)? \b )
    .* \b (?: write [ ] to | e-?mail | send | contact | tell | reach | get [ ] in [ ] touch | let ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Do you know more? Write to desk@gazette.example"""
_WEB = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+|[a-z][\w-]*(?:\.[a-z][\w-]*)+/\S+")
_COUNT = re.compile(
    r"""
    [\d.,]+[km]                                               # 1.1k
    | [\d.,]+[km]? \s* (?: (?:view|show|read)\s+ )?             # 312 view
    (?: comments?|shares?|views?|likes?|replies|reads|votes?|stories|followers ) \.?
    | (?: view | see | show | read | load ) [ ] (?: (?: all | the ) [ ] )? (?: [\d.,]+ [ ] )?
      (?: (?: comments | replies | discussion ) [ ] \( [\d.,]+ \) | (?<=\d[ ]) (?: comments? | replies ) )
    | (?: latest | all | readers[’'] ) [ ] comments [ ]? \( [\d.,]+ \)     # Latest comments (1)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(
    r"""
    (?: love | like | haha | funny | wow | sad | angry | thank | reply | share | recommend )s? [ ]
      \(?\d+\)? (?: [ ]? reply )? |
    \d (?:\.\d+)? x (?: [ ] \d (?:\.\d+)? x )* | list[ ](?:\d+[ ])?of[ ]\d+ (?:[ ]items)? |
    (?: views? | view\(s\) | hits | reads | posts | shares | downloads | comments ) [ ]? : [ ]? [\d.,]+ [km]?
    | (?: joined | registered ) [ ]? : .{5,40} \d{4} .{0,12}
    | (?: read | viewed | downloaded ) [ ] [\d.,]+ [ ] times
    | [\d.,]+ [ ] (?: users? [ ] have [ ] voted | reading [ ] now ) \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""View(s): 4,812; Love 0; 1x 1.5x; list 2 of 4"""
_TO_NEIGHBOUR = re.compile(r"← ?\w.{3,150}|\w.{3,150}→")
"""← The article before; The article behind →"""
_INITIALS_ALONE = re.compile(r"[a-z]{2,4}/[a-z]{2,4}")
"""as/mab"""
_FILE = re.compile(
    r"""
    \S+ \. (?: pdf | csv | xlsx? | docx? | zip | jpe?g | png ) (?: [ ]? [(\[] .{0,40} )?
    | [A-Za-z0-9]+ (?: _[A-Za-z0-9]+ ){2,}                       # NO_a08_harbour_02
    | .{0,60} \( (?: PDF | XLSX? | DOCX? | CSV | ZIP ) (?: ,[ ] [\d.,]+ [ ]? [KM]i?B )? \)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""gifts.csv (188 KB); Download: the logs (PDF, 4.1 MB)"""
_FOLLOW = re.compile(
    r"""
    add [ ] .{2,30} [ ] as [ ] (?: a | your ) [ ] (?: trusted | preferred ) [ ] source .{0,30} |
    (?: follow | like | find | join | watch | add | see | visit | support ) [ ] [^.!?]{2,50} [ ]
    (?: on | to ) [ ]
    (?: our [ ] )? (?: facebook | twitter | x | instagram | tiktok | youtube | threads | bluesky | linkedin
      | whatsapp | telegram | patreon | google [ ] \w+ | truth [ ] social )
    (?: [ ,/&]+ (?: and [ ] )? \w+ ){0,4} [.!]?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Follow the Gazette on Facebook"""
_SHARING = re.compile(r"\w{2,12} sharing button(?: \w{2,12})?", re.IGNORECASE)
"""facebook sharing button Share: what a button is called for those who listen"""
_NEWSLETTER = re.compile(r"(?:[A-Z0-9&][\w'’&-]* ){1,2}[Nn]ewsletters?|[Vv]ideo of the [Dd]ay")
_OF_AUDIO = re.compile(r"[A-Z]{2,5} AUDIO: .+|[A-Z]{2,5} correspondent [A-Z]\w+ [A-Z]\w+ reports .+")
"""What an agency's recording is called and who speaks it."""
_SHOWN = re.compile(r"[A-Z].{2,40}[’']s profile picture")
_NEW_WINDOW = re.compile(r".{2,120}(?:, opens new tab| \(opens in (?:a )?new (?:tab|window)\))")
"""Videos, opens new tab: a link as it is told to those who listen to the page."""
_PICTURES = re.compile(r"\+ ?\d{1,2}|View gallery|\d{1,2} (?:View gallery|pictures?|photos?|images?)")
"""+6, below a picture of a gallery"""
_PAGES = re.compile(
    r"""
    (?: page \s* )? [\d…<>«»‹›|. -]+ (?: (?: next | previous | last | older | newer ) [ »›>]* )?
    | (?: from | see | turn [ ] to ) [ ] page [ ] \w? \d+
    | (?: .{0,12} \b page [ ] )? \d+ [ ] of [ ] \d+ | \d+ \s* / \s* \d+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?:\[[^\[\]]{2,30}\][ ]?){2,}")
"""[Full story] [Print]"""
_MARKDOWN_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[!\[.*\]\(.*\)")
_MARKDOWN_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\([^)\s]+\)")


def label_lines(lines: Sequence[Line], odds: Sequence[float] | None = None) -> dict[int, Label]:
    """Index of each line that is furniture by itself -> why; `odds` are those of `wording.odds_of_lines`."""
    odds = odds or odds_of_lines(lines)
    found: dict[int, Label] = {}
    known: dict[str, Label | None] = {}  # the same words come again and again on pages with much furniture
    for index, line in enumerate(lines):
        if line.is_marked:
            label = label_of(line)
        elif line.text in known:
            label = known[line.text]
        else:
            label = known[line.text] = label_of(line)
        if label is None and odds[index] > OF_A_STAMP and not line.is_prose and names_day(line):
            label = Label("time stamp", Role.HEAD)
        if label is not None and not is_cleared(line, label, odds[index]):
            found[index] = label
    for index in boilerplate(lines, found):
        found.setdefault(index, Label("repeated on the page", Role.NOISE))
    label_blocks(lines, found)
    for index in page_names(lines, found, _sections()):
        found[index] = Label("name of the page", Role.LABEL)
    for index in repeated_lines(lines, found, odds):
        found[index] = Label("repeated on the page", Role.NOISE)
    worded = worded_alike(lines, found, odds)
    for index in (*worded, *told_as_often(lines, found, odds, worded)):
        found[index] = Label(WORDED, Role.LABEL if lines[index].words <= SHORT_LABEL else Role.NOISE)
    for index in captions_by_words(Labelled(lines, found), odds):
        found[index] = Label("caption", Role.PICTURE)
    for index in list(notes_on_writers(Labelled(lines, found))):  # names may have been worded so, too
        found[index] = Label("about the author", Role.END)
    return found


def label_of(line: Line) -> Label | None:
    """Why this line is furniture whatever stands beside it; None where it may be text."""
    if line.is_ruler:
        return Label("dividing line", Role.END)
    if line.hint:
        return Label(line.hint, ROLE_OF_REASON.get(line.hint, Role.NOISE))
    text = line.text
    if line.words > 75:
        return None
    if line.stamp and not line.level and line.words <= MOST_OF_STAMP and not line.ends_sentence:
        return Label("time stamp", Role.HEAD)
    if _MARKDOWN_PICTURE.fullmatch(text):
        return Label("caption", Role.PICTURE)
    link = _MARKDOWN_LINK.fullmatch(text)
    plain = plain_words(link["words"] if link else text)
    if not plain or not any(map(str.isalnum, plain)):
        return Label("marks without words", Role.NOISE)
    if is_sign_off(line):
        return Label("editors' credit line", Role.END)
    if (line.words <= 8 and is_stamp(text)) or ("|" in text and is_signed_stamp(line)):
        return _stamp_of(plain)
    return (
        by_phrase(line, plain)
        or _by_form(line)
        or (Label("link to another article", Role.MARKER) if link and line.words > 4 else None)
    )


def _stamp_of(plain: str) -> Label:
    """Where it was printed first stands below a text, when above it."""
    behind = plain.startswith(("originally published", "first published in", "published in"))
    return Label("time stamp", Role.END if behind else Role.HEAD)


def _by_form(line: Line) -> Label | None:
    text = line.text
    sentence = line.words > LONGEST_STOPPED and line.ends_full_stop  # no row, no name and no list of names
    if line.words <= 24 and len(text) <= 600 and not sentence:  # one unbroken run of letters is slow to try
        if is_stamp(text) or is_signed_stamp(line):
            return _stamp_of(text.casefold())
        if is_share_row(text) or ("haring button" in text and _SHARING.fullmatch(text)):
            return Label("sharing buttons", Role.END)
        if line.words <= 3 and _PICTURES.fullmatch(text):
            return Label("caption", Role.PICTURE)
        if is_ticker(line):
            return Label("market ticker", Role.NOISE)
        if is_wire_header(text):
            return Label("header of a wire", Role.LABEL)
        if is_table_row(line):
            return Label("row of a table", Role.NOISE)
        if is_bulletin_label(line):
            return Label("section label", Role.LABEL)
        if is_list_name(text, _sections()):
            return Label("list of other articles", Role.LIST)
        if _FOLLOW.fullmatch(text.replace(", external", "")):
            return Label(PROMOTION, Role.NOISE)
        section = _of_a_section(line)
        if section is not None:
            return section
        if is_byline(line) or is_office(line) or is_name_with_office(line):
            return Label("byline", Role.HEAD)
        if _is_outlet(text):
            return Label("credit", Role.PICTURE)
        if _HASHTAGS.fullmatch(text) or is_tag_row(line):
            return Label("tags", Role.END)
        if _BRACKETED.fullmatch(text):
            return Label("page navigation", Role.END)
        if _COUNT.fullmatch(text) or _PAGES.fullmatch(text) or _COUNTED.fullmatch(text):
            return Label("page navigation", Role.LABEL)
        if _NEWSLETTER.fullmatch(text):
            return Label(PROMOTION, Role.NOISE)
        if _SHOWN.fullmatch(text) or _OF_AUDIO.fullmatch(text):
            return Label("caption", Role.PICTURE)
        if _TO_NEIGHBOUR.fullmatch(text) or _NEW_WINDOW.fullmatch(text):
            return Label("link to another article", Role.NOISE)
        if _INITIALS_ALONE.fullmatch(text):
            return Label("editors' credit line", Role.END)
        if _FILE.fullmatch(text):
            return Label("file to download", Role.NOISE)
        if _WEB.fullmatch(text) or (_EMAIL.search(text) and line.words <= 6):
            return Label("address", Role.NOISE)
    if line.words <= 60 and text.count("|") > 3 and is_tag_row(line):
        return Label("page navigation", Role.LABEL)
    if line.words <= LONGEST_INVITATION and _is_invitation(text):
        return Label(PROMOTION, Role.NOISE)
    if line.words <= 45 and "@" in text and _EMAIL.search(text) and _INVITES.search(text):
        return Label(PROMOTION, Role.NOISE)
    if _OF_A_GALLERY.match(text) and line.words <= 70:
        return Label("caption", Role.PICTURE)
    credit = _credit_of(text)
    if credit and (line.words <= 45 or credit.start() == 0):
        return Label("caption", Role.PICTURE)
    return None


def _credit_of(text: str) -> re.Match[str] | None:
    """Who gave a picture, at the text's end."""
    tail = text[-CREDIT:].casefold()
    if not any(sign in tail for sign in _SIGNS_OF_CREDIT):
        return None
    return _CREDIT.search(text, max(0, len(text) - CREDIT))


ROLE_OF_REASON: Mapping[str, Role] = {
    "list of other articles": Role.LIST,
    "link to another article": Role.MARKER,
    "advertisement": Role.NOISE,
    PROMOTION: Role.NOISE,
    "sharing buttons": Role.END,
    "page navigation": Role.LABEL,
    "section label": Role.LABEL,
    "tags": Role.END,
    "caption": Role.PICTURE,
    "byline": Role.HEAD,
    "time stamp": Role.HEAD,
    "comments": Role.END,
}


def _is_invitation(text: str) -> bool:
    """It asks the reader to do something for the paper, and nobody says it."""
    if any(mark in text for mark in '“”"‘') or is_told(text):
        return False
    verbs, needs = _inviting()
    for sentence in _SENTENCES.split(text.casefold()):
        words = [word.strip(".,:;!?()*") for word in sentence.split()]
        if words and words[0] in verbs and not needs.isdisjoint(words[1:]):
            return True
        if words and words[0] in _ASKED_OF_READERS and words[1:2] in (["us"], ["it"]) and "us" in words:
            return True
    return False


@cache
def _inviting() -> tuple[frozenset[str], frozenset[str]]:
    found = table("furniture", "invitation")
    return frozenset(found["verbs"]), frozenset(found["needs"])


def _of_a_section(line: Line) -> Label | None:
    """ "More Sport" opens a list of other articles; "in Sport" below a title says where it is filed."""
    if not 2 <= line.words <= 6 or line.ends_sentence:
        return None
    low = line.text.casefold().rstrip(":")
    for table_name, label in (
        ("section_list", Label("list of other articles", Role.LIST)),
        ("section_line", Label("section label", Role.HEAD)),
    ):
        for opens in table("furniture", table_name)["opens"]:
            rest = low.removeprefix(opens + " ")
            if (
                rest != low
                and rest in _sections()
                and line.text.split()[-1][:1].isupper() | (label.role is Role.LIST)
            ):
                return label
    return None


@cache
def _sections() -> frozenset[str]:
    """The names of sections of papers, in small letters."""
    return frozenset(
        phrase
        for entry in entries("furniture", "furniture", NEEDS)
        if entry["reason"] == "section label"
        for phrase in entry["phrases"]
    )


def _is_outlet(text: str) -> bool:
    bare = text.strip("()[]—–-©| ./").removeprefix("Source: ").removeprefix("via ").strip()
    if _YEAR_FIRST.sub("", bare) in _outlets():
        return True
    if _SIGNED_BY_INITIALS.fullmatch(text):
        return True
    initials = _INITIALS.match(bare)
    if initials:
        bare = bare[initials.end() :].strip("()")
    parts = [part.strip() for part in re.split(r"[/|,]| and | & | with ", bare) if part.strip()]
    if initials and parts and all(part in _outlets() for part in parts):
        return True
    known = all(part in _outlets() for part in parts)
    joined = text.startswith("(") and text.endswith(")") and all(map(_is_in_capitals, parts))
    return 1 < len(parts) < 5 and (known or joined)


def _is_in_capitals(part: str) -> bool:
    return len(part) > 1 and part.replace(" ", "").isalpha() and part.isupper()


@cache
def _outlets() -> frozenset[str]:
    return listed("outlets", "agencies") | listed("outlets", "outlets")
