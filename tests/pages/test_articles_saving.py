"""Saving goes on beside the page, tells how far it is, and stops between two articles."""

from __future__ import annotations

import threading

import pytest

from pages.parts.article_saving import Done, Saving, Stopped
from workbench.actions.adding import AddedArticle, AddReport, PagePreview
from workbench.errors import Refused
from workbench.values.article import Article, Page


def preview(name: str, articles: int) -> PagePreview:
    page = Page(tuple(Article(f"{name} {number}") for number in range(articles)))
    return PagePreview(name, name, "text", page)


def report(articles: int) -> AddReport:
    return AddReport(added=tuple(AddedArticle(str(number), "", 2) for number in range(articles)))


def add_each(page: PagePreview, done: Done) -> AddReport:
    for number in range(1, len(page.page.articles) + 1):
        if not done(number):
            raise Stopped
    return report(len(page.page.articles))


def added(saving: Saving) -> int:
    return sum(len(each.added) for each in saving.reports)


def test_all_pages_are_saved_and_counted() -> None:
    saving = Saving((preview("a", 2), preview("b", 3)), add_each)
    saving.start()

    assert saving.wait(10)
    assert (saving.done, saving.total, saving.failed) == (5, 5, [])
    assert added(saving) == 5


def test_what_is_stopped_is_told_and_no_further_page_is_begun() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def add(page: PagePreview, done: Done) -> AddReport:
        begun.set()
        go_on.wait(10)
        return add_each(page, done)

    saving = Saving((preview("a", 2), preview("b", 3)), add)
    saving.start()
    begun.wait(10)
    saving.stop()
    go_on.set()

    assert saving.wait(10)
    assert saving.failed == [0, 1]
    assert (saving.done, added(saving)) == (1, 0)


def test_a_page_that_can_not_be_saved_leaves_the_others() -> None:
    def add(page: PagePreview, done: Done) -> AddReport:
        if page.origin == "a":
            raise Refused("the database is read-only")
        return add_each(page, done)

    saving = Saving((preview("a", 2), preview("b", 3)), add)
    saving.start()

    assert saving.wait(10)
    assert saving.problems == ["the database is read-only"]
    assert saving.failed == [0]
    assert added(saving) == 3


def test_a_fault_is_told_and_the_others_are_saved(capfd: pytest.CaptureFixture[str]) -> None:
    def add(page: PagePreview, done: Done) -> AddReport:
        if page.origin == "a":
            raise ZeroDivisionError
        return add_each(page, done)

    saving = Saving((preview("a", 1), preview("b", 1)), add)
    saving.start()

    assert saving.wait(10)
    assert "ZeroDivisionError" in capfd.readouterr().err
    assert saving.problems == ["a: a fault of the workbench; the lines in the terminal say more"]
    assert added(saving) == 1
