"""Pages that a server or a guard sends in place of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.errors import UnreadableInput
from workbench.intake.lines import Line
from workbench.lexicon import table

_INSTEAD = "open it in a browser and save it again"


def refuse_error_page(name: str, lines: Sequence[Line], origin: str) -> None:
    """Raises UnreadableInput for such a page: it has few words, and is called or says what they do.

    `name` is what stands in its <title>.
    """
    told = table("furniture", "error_page")
    words = sum(line.words for line in lines if line.is_prose and not line.hint)
    if words > 150:
        return
    headings = [name, *(line.text for line in lines if line.level in {1, 2})][:4]
    for heading in headings:
        for part in (heading, *re.split(r"\s[|–—-]\s|:\s", heading)):
            if part.strip().casefold().rstrip("!. ") in {title.rstrip("!. ") for title in told["titles"]}:
                raise UnreadableInput(
                    origin,
                    f"an error page ({heading.strip()[:60]!r}), no article: {_INSTEAD}",
                )
    shown = " ".join(line.text for line in lines).casefold()[:5000]
    for phrase in told["holds"]:
        if phrase in shown:
            raise UnreadableInput(
                origin,
                f"an error page (it says {phrase!r}), no article: {_INSTEAD}",
            )
