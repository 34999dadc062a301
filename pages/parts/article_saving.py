"""Saving pages beside the runs of the page: how far it is, and how to stop it.

A run of a page may be ended at any moment by a click; what is saved here goes on. It is stopped between
two articles, and what was saved by then is kept.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.actions.adding import AddReport, PagePreview
from workbench.errors import WorkbenchError

Done = Callable[[int], bool]
"""Told how many articles of a page are done; answers whether to go on."""
Add = Callable[[PagePreview, Done], AddReport]
"""Stores one page; raises Stopped where it is not to go on."""


class Stopped(Exception):
    """The person stopped it. What was stored is kept."""


FAULT = "a fault of the workbench; the lines in the terminal say more"


@dataclass(slots=True)
class Saving:
    """One thread that saves pages one after the other. `previews` and `total` do not change."""

    previews: tuple[PagePreview, ...]
    add: Add
    done: int = 0  # articles
    reports: list[AddReport] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)  # places of pages that were not saved whole
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    @property
    def total(self) -> int:
        return sum(len(preview.page.articles) for preview in self.previews)

    @property
    def under_way(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def start(self) -> None:
        # a daemon: the desk can be closed at once; an article that is half stored is rolled back
        self._thread = threading.Thread(target=self._run, name="saving", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No further article is begun."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Whether it was done by then."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.under_way

    def _run(self) -> None:
        for place, preview in enumerate(self.previews):
            if self.stopping:
                self.failed.append(place)
                continue
            self._save(place, preview)

    def _save(self, place: int, preview: PagePreview) -> None:
        before = self.done

        def told(articles: int) -> bool:
            self.done = before + articles
            return not self.stopping

        try:
            self.reports.append(self.add(preview, told))
        except Stopped:
            self.failed.append(place)
        except WorkbenchError as error:
            self.problems.append(str(error))
            self.failed.append(place)
        except Exception:
            traceback.print_exc(file=sys.stderr)
            self.problems.append(f"{preview.origin}: {FAULT}")
            self.failed.append(place)
        else:
            self.done = before + len(preview.page.articles)
