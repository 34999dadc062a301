"""quantulum3 and Recognizers-Text beside our figures, on the same sentences in the same run.

    python benchmarks/peers.py

Makes an environment of its own under build/peers (once; it needs a package index), reads the sentences of
`tests/cases`, prints the table and writes it into `docs/accuracy.md`. The sentences are ours, so the table
is a guide and no neutral ranking; those of the sealed file were written without sight of the rules.

Peers name units in their own way: each name is read by our own table of units ("russian ruble per month"
is RUB per month). Neither gives the noun that is counted, so one column leaves counts without their noun.
A range may be given as one answer or as its two ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from venv import EnvBuilder

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.figure_cases import Answer, by_unit, by_value, ends, figure_cases
from benchmarks.figures import article
from benchmarks.scoring import Score, write_table
from workbench.extract.figures import find_figures
from workbench.values.figure import UnitKind

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE.parent / "build" / "peers"
NAMES = {"quantulum3": "quantulum3 0.10.0", "recognizers": "Recognizers-Text 1.0.2a2"}
ARTICLES = 5
"""Of 600 words, to time the peers on: they take a while."""


def python_of_peers() -> Path:
    """The interpreter of the peers' environment, made where it is not there yet."""
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / "ready").exists():
        print(f"installing the peers into {ENVIRONMENT} (once)", file=sys.stderr)
        EnvBuilder(with_pip=True, clear=True).create(ENVIRONMENT)
        subprocess.run([python, "-m", "pip", "install", "-qq", "-r", HERE / "peers.txt"], check=True)
        (ENVIRONMENT / "ready").touch()
    return python


@cache
def our_name(unit: str) -> tuple[str, str | None]:
    """A peer's name of a unit as ours, with its denominator."""
    if not unit:
        return "", None
    found = find_figures(f"It came to 250 {unit.lower()}.")
    return (found[0].unit, found[0].per) if len(found) == 1 else (unit, None)


def peer(name: str, texts: Sequence[str]) -> tuple[list[list[Answer]], float, float, int]:
    """Its answers, seconds to the first one, seconds for all, and on how many texts it failed."""
    told = json.loads(
        subprocess.run(
            [python_of_peers(), HERE / "peer_answers.py", name],
            input=json.dumps(texts),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        ).stdout
    )
    answers = [
        [
            Answer(
                _exact(each["value"]),
                None if each["high"] is None else _exact(each["high"]),
                *our_name(each["unit"]),
            )
            for each in found
        ]
        for found in told["answers"]
    ]
    return answers, told["start"], told["seconds"], told["failed"]


def _exact(value: float | str) -> Decimal:
    """The number as printed; of a binary fraction the twelve digits that mean something."""
    number = Decimal(f"{value:.12g}" if isinstance(value, float) else str(value))
    return number if number.is_finite() else Decimal(0)


def ours(texts: Sequence[str]) -> list[list[Answer]]:
    return [
        [Answer(each.value, each.high, each.unit, each.per) for each in find_figures(text)] for text in texts
    ]


def is_counted(unit: str) -> bool:
    """The unit is the noun of a count, which the peers do not give."""
    return bool(unit) and all(
        figure.unit_kind is UnitKind.COUNT for figure in find_figures(f"It came to 250 {unit}s.")
    )


def without_nouns(answers: Sequence[Answer]) -> list[Answer]:
    counted = {each.unit: is_counted(each.unit) for each in answers}
    return [Answer(each.value, None, "" if counted[each.unit] else each.unit, each.per) for each in answers]


def row(name: str, files: Sequence[str], answers: Sequence[Sequence[Sequence[Answer]]]) -> list[str]:
    cells = [name]
    for file, found in zip(files, answers, strict=True):
        value = unit = nounless = Score()
        for (_, wanted), given in zip(figure_cases(file), found, strict=True):
            value += by_value(ends(given), ends(wanted))
            unit += by_unit(ends(given), ends(wanted))
            nounless += by_unit(without_nouns(ends(given)), without_nouns(ends(wanted)))
        cells += [f"{value.f1:.1%}", f"{unit.f1:.1%}", f"{nounless.f1:.1%}"]
    return cells


def main() -> None:
    files = ("figures.toml", "figures_sealed.toml")
    texts = [[text for text, _ in figure_cases(file)] for file in files]
    news = [article(600)] * ARTICLES
    rows: list[tuple[str, ...]] = []
    find_figures(news[0])
    started = time.perf_counter()
    for each in news * 10:
        find_figures(each)
    rate = 10 * ARTICLES / (time.perf_counter() - started)
    rows.append((*row("this workbench", files, [ours(each) for each in texts]), f"{rate:.0f}"))
    for name, title in NAMES.items():
        answers, failed = [], 0
        for each in texts:
            found, _, _, broken = peer(name, each)
            answers.append(found)
            failed += broken
        seconds = peer(name, news)[2]
        rows.append((*row(title, files, answers), f"{ARTICLES / seconds:.1f}"))
        if failed:
            print(f"{title} failed on {failed} sentences: nothing found in them", file=sys.stderr)
    counts = " + ".join(str(len(each)) for each in texts)
    head = (
        f"F1 on {counts} sentences of ours",
        *("open: value", "value and unit", "without counted nouns"),
        *("sealed: value", "value and unit", "without counted nouns"),
        "articles a second",
    )
    print(write_table("peers", [head, *rows]))


if __name__ == "__main__":
    main()
