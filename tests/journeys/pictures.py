"""Take the pictures of `docs/pictures/`: every page on the sample desk, two widths, light and dark.

python -m tests.journeys.pictures [NAME …]
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from db.engine import Database
from tests.journeys.conftest import QUIET, chromium, desk_at
from tests.journeys.sample_page import PASTED
from tests.journeys.test_every_page import DRAWN
from workbench.actions import browsing, charting, opening, reviewing, seeding
from workbench.extract.parser import load_parser
from workbench.home import ROOT
from workbench.values.listing import ClaimCase, MetricChoice

FOLDER = ROOT / "docs" / "pictures"
SIZES = ((1440, 900), (390, 844))
SEEN = {**DRAWN, "article": "mark.read", "split": "table.articles"}
COLOURS = 200  # of a picture's palette: no difference to the eye, a third of the size


def pages(database: Database) -> dict[str, str]:
    """Each page with the address at which it has most to say."""
    person = reviewing.local_reviewer(database, "Mara Feld")
    article = max(browsing.list_articles(database), key=lambda row: (min(row.decided, row.waiting), row.id))
    case = reviewing.article_case(database, person, article.id)
    claim = max(case.claims, key=_says_much)
    metric = max(charting.metrics(database), key=lambda each: _variety(database, each))
    return {
        "desk": "/",
        "articles": "/articles",
        "article": f"/articles?article={article.id}",
        "split": "/articles",
        "review": f"/review?article={article.id}&claim={claim.row.id}",
        "claims": "/claims",
        "speakers": "/speakers",
        "trends": f"/trends?metric={metric.key}",
        "export": "/export",
        "guideline": "/guideline",
    }


def split(page: Any) -> None:
    """A pasted page before it is saved, an article begun by hand."""
    page.get_by_text("Add a page").click()
    page.get_by_label("Paste a page, or an article").fill(PASTED)
    page.get_by_label("Publisher, where the page does not say").fill("Island Gazette")
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator("li.row", has_text="asked for a later boat").locator(".no").click()
    page.keyboard.press("b")
    page.locator(".counts", has_text="1 correction").wait_for()


def take(page: Any, path: Path) -> None:
    """A picture of what the window shows, in a small file. MAXCOVERAGE keeps rare colours: those of marks."""
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shot.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    wanted = sys.argv[1:]
    folder = Path(tempfile.mkdtemp(prefix="workbench-pictures-"))
    database = opening.open_database(f"sqlite:///{folder / 'workbench.sqlite'}")
    seeding.apply(database, seeding.load_seed(None), load_parser())
    FOLDER.mkdir(parents=True, exist_ok=True)
    with desk_at(database, folder) as served, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium(), args=list(QUIET))
        for width, height in SIZES:
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
                )
                page = context.new_page()
                for name, address in pages(database).items():
                    if wanted and name not in wanted:
                        continue
                    page.goto(served.url + address)
                    page.locator(SEEN[name].replace(".numeral", "h3")).first.wait_for()
                    if name == "split":
                        split(page)
                    page.wait_for_timeout(700)  # fonts and the chart's last pass
                    path = FOLDER / f"{name}-{width}-{scheme}.png"
                    take(page, path)
                    print(path.name, file=sys.stderr)
                context.close()
        browser.close()
    database.close()
    shutil.rmtree(folder, ignore_errors=True)


def _variety(database: Database, metric: MetricChoice) -> tuple[int, int, int]:
    """A chart says most with many articles, several verdicts and an official series."""
    series = charting.series(database, metric.key)
    verdicts = {point.claim.verdict for point in series.points}
    return min(metric.articles, 4), len(verdicts), len(series.references)


def _says_much(case: ClaimCase) -> tuple[bool, bool, bool, int]:
    row = case.row
    return row.verdict is None, row.value is not None, row.speaker is not None, len(case.appearances)


if __name__ == "__main__":
    main()
