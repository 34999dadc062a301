"""How fast pages are read, split and cleaned: HTML beside trafilatura, and plain text.

    python benchmarks/intake.py [FILES]

Makes FILES (1,000) HTML pages of 60 kB of the sample articles, with the menus, scripts and teasers that
pages carry, writes them to a folder and reads every file in turn with trafilatura and with us, so that
other work on the machine disturbs both alike. Prints files a CPU second, their ratio, and characters of
plain text a CPU second. Nothing is extracted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import trafilatura

from workbench.intake.pages import read_page

SAMPLES = Path(__file__).resolve().parent.parent / "sample_data" / "articles"
SIZE = 60_000
"""Bytes of one HTML page; that of news sites is mostly menu, script and style."""


def paragraphs() -> list[str]:
    """Paragraphs of running text of all sample pages."""
    lines = [line for path in sorted(SAMPLES.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    return [line for line in lines if len(line.split()) > 25]


def html_page(number: int, text: Sequence[str]) -> str:
    """One article of eight paragraphs among what a news site puts around it."""
    body = "".join(f"<p>{text[(number * 8 + i) % len(text)]}</p>\n" for i in range(8))
    menu = "".join(f'<li><a href="/section/{i}">Section {i}</a></li>' for i in range(60))
    teasers = "".join(
        f'<div class="teaser"><a href="/story/{number}-{i}"><h3>Another story, number {i}</h3></a></div>'
        for i in range(40)
    )
    page = (
        f"<!doctype html><html><head><title>Story {number}</title>"
        f'<meta property="article:published_time" content="2026-02-06T09:00:00Z">'
        f"<style>{'.a{color:#123}' * 200}</style></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><article><h1>What the harbour board decided, part {number}</h1>{body}</article></main>"
        f"<aside>{teasers}</aside><footer>{menu}</footer><script>{{}}</script></body></html>"
    )
    return page.replace("{}", "x();" * max(0, (SIZE - len(page.encode())) // 4))


def text_page(characters: int) -> str:
    """The sample pages one after the other, again and again, until so many characters."""
    pages = [path.read_text("utf-8").strip() for path in sorted(SAMPLES.glob("*.txt"))]
    repeats = characters // sum(map(len, pages)) + 1
    return "\n\n".join(pages * repeats)[:characters]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    text = paragraphs()
    ours = theirs = 0.0
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.html" for number in range(count)]
        for number, path in enumerate(paths):
            path.write_text(html_page(number, text), "utf-8")
        size = sum(path.stat().st_size for path in paths) / count
        for path in islice(paths, 5):  # both have loaded what they need
            trafilatura.bare_extraction(path.read_text("utf-8"))
            read_page(path.read_bytes(), origin=path.name, form="html")
        for path in paths:
            start = time.process_time()
            trafilatura.bare_extraction(path.read_text("utf-8"), with_metadata=True)
            between = time.process_time()
            read_page(path.read_bytes(), origin=path.name, form="html")
            theirs += between - start
            ours += time.process_time() - between
    print(f"{count} HTML files of {size / 1000:.0f} kB")
    print(
        f"trafilatura {count / theirs:.0f} files a second, we {count / ours:.0f}: ratio {theirs / ours:.2f}"
    )
    page = text_page(1_000_000)
    start = time.process_time()
    found = read_page(page, origin="text", form="text")
    rate = len(page) / (time.process_time() - start)
    told = f"{len(page):,} characters, {len(found.articles)} articles"
    print(f"plain text, {told}: {rate:,.0f} characters a second")


if __name__ == "__main__":
    main()
