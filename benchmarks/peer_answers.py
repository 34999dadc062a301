"""Run in the environment of the peers: reads sentences, prints what quantulum3 or Recognizers-Text finds.

    python peer_answers.py quantulum3|recognizers < texts.json > answers.json

In: a JSON list of texts. Out: {"start": seconds to the first answer, "seconds": for all texts, "answers":
one list of {"value", "high", "unit"} a text}. Imports nothing of the workbench.
"""

from __future__ import annotations

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")


def quantulum3():
    from quantulum3 import parser

    def read(text):
        found = []
        for each in parser.parse(text):
            spread = each.uncertainty or 0
            unit = "" if each.unit.name == "dimensionless" else each.unit.name
            ends = (each.value - spread, each.value + spread) if spread else (each.value, None)
            found.append({"value": ends[0], "high": ends[1], "unit": unit})
        return found

    return read


def recognizers():
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )
    from recognizers_text import Culture

    with_unit = (recognize_percentage, recognize_currency, recognize_age, recognize_dimension)

    def read(text):
        found, taken = [], set()
        for recognize in (*with_unit, recognize_temperature, recognize_number):
            for each in recognize(text, Culture.English):
                place = set(range(each.start, each.end + 1))
                value = (each.resolution or {}).get("value")
                if value is None or place & taken:
                    continue
                taken |= place
                unit = each.resolution.get("unit") or ("%" if value.endswith("%") else "")
                found.append({"value": value.rstrip("%"), "high": None, "unit": unit})
        return found

    return read


def main() -> None:
    texts = json.load(sys.stdin)
    started = time.perf_counter()
    read = {"quantulum3": quantulum3, "recognizers": recognizers}[sys.argv[1]]()
    read("Rents rose 5%.")
    ready = time.perf_counter()
    answers, failed = [], 0
    for text in texts:
        try:
            answers.append(read(text))
        except Exception:  # a peer that fails on a sentence has found nothing in it
            failed += 1
            answers.append([])
    seconds = time.perf_counter() - ready
    json.dump(
        {"start": ready - started, "seconds": seconds, "failed": failed, "answers": answers}, sys.stdout
    )


if __name__ == "__main__":
    main()
