"""How fast figures are read, how much memory that takes, and that the time grows with the text.

    python benchmarks/figures.py

Prints ratios beside the seconds: on a shared machine only ratios of one run can be trusted. The text
is made of sentences of our own, shaped like news.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workbench.extract.figures import find_figures

SENTENCES = (
    "The harbour authority said on Tuesday that cargo through the port rose 12.4% last year, to 3.1 "
    "million tonnes.",
    "At least 14 people were killed and more than 60 injured when two ferries collided off the "
    "northern coast.",
    "The ministry plans to spend between $1.2 billion and $1.5 billion on a 240-kilometre railway by 2031.",
    "“We have waited for eleven years, and nobody has told us why,” said Marta Lindqvist, 58, who "
    "runs the bakery.",
    "Turnout was 61.8 per cent, down from 66.3 per cent in the vote of May 12, 2019, the commission "
    "reported.",
    "He was ordered to pay 500,000 rubles ($6,500) a month, according to court papers seen by the newspaper.",
    "The union, which speaks for 9,400 nurses, has asked for talks to begin again before the end of "
    "the month.",
    "Nothing in the report explains how the three inspectors missed the crack, which was about two "
    "metres long.",
    "Critics of the plan say that it favours the capital and leaves the poorest districts with little "
    "to show for it.",
    "The Boeing 737 had left Terminal 2 at 10:30 p.m. with 131 passengers and six crew, and turned "
    "back over the bay.",
    "Officials declined to comment, but a spokeswoman for the governor said that an answer would come "
    "in due course.",
)


ATTACK = "five and 5 to $1,234.5 or (half of the 10 "
"""Nothing but numbers that could belong together: seven times as many of them as in news."""


def article(words: int) -> str:
    """So many words of sentences in turn, a paragraph every three of them."""
    lines: list[str] = []
    count = at = 0
    while count < words:
        sentence = SENTENCES[at % len(SENTENCES)]
        lines.append(sentence + ("\n\n" if at % 3 == 2 else " "))
        count += len(sentence.split())
        at += 1
    return "".join(lines)


def seconds(text: str, repeat: int = 5) -> float:
    """Processor seconds of the best of so many readings: the one that other work disturbed least."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        find_figures(text)
        best = min(best, time.process_time() - start)
    return best


def first_answer() -> float:
    """Seconds from starting Python to the first figure, imports included; the best of five."""
    code = "import workbench; assert workbench.read_figures('Rents rose 5%.')"
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).resolve().parent.parent)
        best = min(best, time.perf_counter() - start)
    return best


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    page = article(600)
    find_figures(page)
    each = seconds(page, 20)
    found = len(find_figures(page))
    print(f"600-word article: {each * 1000:.1f} ms, {1 / each:.0f} articles a second, {found} figures")
    print(f"import and first answer: {first_answer():.3f} s; peak memory: {megabytes():.0f} MiB")
    for name, text in (("articles", article(200_000)), ("attack", ATTACK * 24_000)):
        base = 0.0
        for size in (10_000, 100_000, 1_000_000):
            took = seconds(text[:size], 3 if size < 1_000_000 else 1)
            base = base or took / size
            print(
                f"{name}, {size:>9,} characters: {took:.2f} s, {took / size / base:.2f} times the first, each"
            )
    print(f"peak memory with a million characters: {megabytes():.0f} MiB")


if __name__ == "__main__":
    main()
