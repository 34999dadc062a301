"""What is weighed is the same in every process: no sum hangs on the order in which sets give their words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
WEIGHED = """
import sys
from itertools import pairwise
from pathlib import Path
from workbench.intake.cohesion import Vocabulary
from workbench.intake.depicting import caption_odds
from workbench.intake.wording import furniture_odds
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    lines = [line for line in path.read_text("utf-8").split("\\n") if line.strip()]
    words = Vocabulary(lines)
    for number, (line, odds) in enumerate(zip(lines, furniture_odds(lines))):
        above = words.overlap(words.terms(number), words.terms(max(0, number - 1)))
        print(repr((odds, caption_odds(line), above, words.weight(words.terms(number)))))
"""


def test_lines_weigh_the_same_whatever_the_order_of_sets() -> None:
    one, other = (weighed(seed) for seed in ("0", "1"))
    assert len(one.splitlines()) > 100
    assert one == other


def weighed(seed: str) -> str:
    """All weights of the lines of our pages, in a process whose sets are in an order of their own."""
    command = [sys.executable, "-c", WEIGHED, str(PAGES)]
    return subprocess.run(
        command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
    ).stdout
