"""The command: exit codes, and one clear line for what can't be used."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = """Ferry to Quell Island runs at a loss

The ferry carried 48,200 passengers in January, 12% fewer than a year before, the board said on Monday.

"We lose about 90,000 crowns a month," said its chair, Ida Quist.
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*words: str, given: str | bytes = "", **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("WORKBENCH_")}
        environment |= {"XDG_DATA_HOME": str(tmp_path / "data"), **settings}
        answer = subprocess.run(
            [sys.executable, "-m", "workbench", *words],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            cwd=tmp_path,
            env=environment,
        )
        return subprocess.CompletedProcess(
            answer.args, answer.returncode, answer.stdout.decode(), answer.stderr.decode()
        )

    return run


def claims_in(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("select count(*) from claim").fetchone()[0])


def one_line(answer: subprocess.CompletedProcess[str]) -> str:
    lines = answer.stderr.strip().splitlines()
    assert len(lines) == 1, answer.stderr
    assert "Traceback" not in answer.stderr
    return lines[0]


def test_a_page_is_extracted_from_standard_input(run: Run) -> None:
    answer = run("extract", "--published", "2026-02-03", given=ARTICLE)

    assert answer.returncode == 0, answer.stderr
    [article] = json.loads(answer.stdout)["articles"]
    assert article["title"] == "Ferry to Quell Island runs at a loss"
    assert article["figures"][0]["text"] == "48,200 passengers"
    assert article["published_from"] == "given"


def test_bulk_lines_keep_their_order_and_a_broken_one_is_told_in_its_place(run: Run) -> None:
    lines = [
        json.dumps({"id": "b", "text": "Rents rose 4% in May, the council said."}),
        "{not json",
        json.dumps({"id": "n", "title": "no text"}),
        json.dumps({"id": "a", "text": "Rents fell 3% in June, the council said."}),
    ]
    for jobs in ("1", "2"):
        answer = run("extract", "--from", "jsonl", "--jobs", jobs, given="\n".join(lines))

        found = [json.loads(line) for line in answer.stdout.splitlines()]
        assert answer.returncode == 3
        assert [each["id"] for each in found] == ["b", None, "n", "a"]
        assert [each.get("error", {}).get("line") for each in found] == [None, 2, 3, None]
        assert "2 of 4 lines" in one_line(answer)


def test_claims_come_as_csv_too(run: Run) -> None:
    answer = run("extract", "--to", "csv", given=ARTICLE)

    rows = list(csv.DictReader(io.StringIO(answer.stdout)))
    assert answer.returncode == 0, answer.stderr
    assert {row["value"] for row in rows} >= {"48200", "12", "90000"}


def test_figures_alone_say_what_was_passed_over(run: Run) -> None:
    answer = run("figures", "--explain", given="In May 2025 it cost $5 million.")

    found = json.loads(answer.stdout)
    assert [figure["value"] for figure in found["figures"]] == [5_000_000]
    [year] = [each for each in found["explained"] if "2025" in each["text"]]
    assert not year["is_figure"]
    assert "date" in year["reason"]


def test_the_same_text_again_adds_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ARTICLE, "utf-8")

    first = run("add", "page.txt", "--published", "2026-02-03")
    second = run("add", "page.txt", "--published", "2026-02-03")

    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    assert first.stdout.splitlines()[-1] == "1 added, 0 already there, 0 skipped"
    assert second.stdout.splitlines()[-1] == "0 added, 1 already there, 0 skipped"


def test_a_page_that_is_known_already_needs_no_parser(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ARTICLE)
    assert run("add", "page.txt").returncode == 0
    (tmp_path / "spacy.py").write_text("raise ImportError('the parser was loaded')")
    again = run("add", "page.txt")
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.splitlines()[-1] == "0 added, 1 already there, 0 skipped"
    (tmp_path / "page.txt").write_text(ARTICLE.replace("January", "March"))
    assert "the parser was loaded" in one_line(run("add", "page.txt"))


RUSSIAN = "Сегодня правительство сообщило о росте цен на газ в стране. "
NOT_FOUND = "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"


def test_a_dry_run_tells_what_would_become_of_a_page_and_stores_nothing(run: Run, tmp_path: Path) -> None:
    page, database = tmp_path / "ferry.txt", tmp_path / "desk.sqlite"
    page.write_text(ARTICLE)
    url = {"WORKBENCH_DATABASE_URL": f"sqlite:///{database}"}
    answer = run("add", "--dry-run", str(page), **url)
    assert (answer.returncode, answer.stdout) == (
        0,
        "new      Ferry to Quell Island runs at a loss\nnothing was stored\n",
    )
    assert not database.exists()
    run("add", str(page), **url)
    before = claims_in(database)
    answer = run("add", "--dry-run", str(page), **url)
    assert answer.stdout.startswith("already  a")
    assert claims_in(database) == before > 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "white space"),
        ("picture.txt", bytes(range(256)) * 8, "no text file"),
        ("russian.txt", (RUSSIAN * 4).encode(), "looks like Russian"),
        ("gone.html", NOT_FOUND.encode(), "error page"),
    ],
)
def test_what_holds_no_article_is_told_and_the_rest_goes_on(
    name: str, content: bytes, told: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / name).write_bytes(content)

    answer = run("add", name, "good.txt", "missing.txt")

    assert answer.returncode == 3, answer.stderr
    assert answer.stdout.splitlines()[-1] == "1 added, 0 already there, 2 skipped"
    [line] = [line for line in answer.stderr.splitlines() if name in line]
    assert told in line
    assert "missing.txt" in answer.stderr
    assert run("extract", name).returncode == 2


def test_another_encoding_is_read_or_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(ARTICLE.replace("crowns", "złoty").encode("utf-16"))

    answer = run("extract", "page.txt")

    assert answer.returncode == 0, answer.stderr
    assert "złoty" in answer.stdout


def test_thirty_megabytes_are_refused_with_the_limit(run: Run, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(ARTICLE * (30_000_000 // len(ARTICLE)), "utf-8")

    answer = run("add", "big.txt")

    assert answer.returncode == 2
    assert "25 MB" in answer.stderr


def test_an_article_without_claims_is_stored_and_says_so(run: Run, tmp_path: Path) -> None:
    text = "A quiet evening\n\nThe lake was calm and the boats stayed in the harbour all evening long.\n"
    (tmp_path / "calm.txt").write_text(text, "utf-8")

    answer = run("add", "calm.txt")

    assert answer.returncode == 0, answer.stderr
    assert "0 claims" in answer.stdout


def test_an_unknown_setting_is_told(run: Run) -> None:
    answer = run("audit", "verify", WORKBENCH_DATABSE_URL="sqlite://")

    assert answer.returncode == 2
    assert "WORKBENCH_DATABSE_URL" in one_line(answer)


def test_a_place_without_permission_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "page.txt").write_text(ARTICLE, "utf-8")
    answer = run("add", "page.txt", WORKBENCH_DATABASE_URL=f"sqlite:///{tmp_path}/file/desk.sqlite")

    assert answer.returncode == 2
    assert "choose another place (WORKBENCH_DATABASE_URL)" in one_line(answer)


def test_a_file_that_is_no_database_is_left_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, but somebody's notes\n" * 50, "utf-8")
    before = (tmp_path / "notes.txt").read_bytes()

    answer = run("audit", "verify", WORKBENCH_DATABASE_URL=f"sqlite:///{tmp_path}/notes.txt")

    assert answer.returncode == 2
    assert "notes.txt" in one_line(answer)
    assert (tmp_path / "notes.txt").read_bytes() == before


def test_a_database_of_a_newer_version_is_left_as_it_was(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    settings = {"WORKBENCH_DATABASE_URL": f"sqlite:///{path}"}
    (tmp_path / "page.txt").write_text(ARTICLE, "utf-8")
    assert run("add", "page.txt", **settings).returncode == 0
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = 'from the future'")
    before = claims_in(path)

    answer = run("add", "page.txt", **settings)

    assert answer.returncode == 2
    assert "newer" in one_line(answer)
    assert claims_in(path) == before > 0


def test_a_port_in_use_is_told(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        answer = run("serve", "--port", port)

    assert answer.returncode == 2
    assert port in answer.stderr.splitlines()[-1]
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["extract", "--published", "yesterday"], "2026-02-06"),
        (["extract", "--published", "2199-01-01"], "'2199-01-01' is more than a year ahead"),
        (["add", "a.txt", "--published", "1599-12-31"], "no newspaper is older than 1600"),
        (["extract", "--from", "parchment", "x"], "invalid choice"),
        (["export", "verdicts"], "--to"),
        (["extract", "--jobs", "100000", "x.jsonl"], "give a whole number from 1 to"),
        (["extract", "--jobs", "²", "x.jsonl"], "give a whole number from 1 to"),
        (["nonsense"], "nonsense"),
        ([], "COMMAND"),
        (["extract", "nowhere.txt"], "nowhere.txt"),
        (["extract", ""], "an empty path"),
        (["serve", "--port", "99999"], "from 0 to 65535"),
        (["export", "verdicts", "--to", "csv"], "no workbench database"),
    ],
)
def test_a_call_that_cannot_be_used_ends_with_2(words: list[str], told: str, run: Run) -> None:
    answer = run(*words)

    assert answer.returncode == 2
    assert told in one_line(answer)


def test_an_export_that_cannot_be_written_leaves_no_half_file(run: Run, tmp_path: Path) -> None:
    assert run("upgrade").returncode == 0
    (tmp_path / "folder").mkdir()
    assert run("export", "verdicts", "--to", "csv", "--output", "folder").returncode == 2
    answer = run("export", "verdicts", "--to", "csv", "--output", "nowhere/verdicts.csv")

    assert answer.returncode == 2
    assert "nowhere/verdicts.csv" in one_line(answer)
    assert not list(tmp_path.glob("**/*.part"))


def test_nothing_that_could_be_read_ends_with_2_and_an_empty_path_reads_no_folder(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(ARTICLE, "utf-8")

    assert run("add", "missing.txt").returncode == 2
    assert run("add", "").returncode == 2


def test_the_csv_of_a_folder_has_one_header(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "pages" / name).write_text(ARTICLE.replace("Quell", name[0].upper() + "nder"), "utf-8")

    answer = run("extract", "pages", "--to", "csv")

    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.count("article_id,article_title") == 1
    assert len({row["article_id"] for row in csv.DictReader(io.StringIO(answer.stdout))}) == 2


def test_a_line_that_cannot_be_read_does_not_stop_the_figures_of_the_rest(run: Run) -> None:
    lines = ["[" * 100_000, '{"id": 7, "text": null}', '{"id": "b", "text": "It cost $5 million."}']

    answer = run("figures", "--from", "jsonl", given="\n".join(lines))

    found = [json.loads(line) for line in answer.stdout.splitlines()]
    assert answer.returncode == 3, answer.stderr
    assert [each["id"] for each in found] == [None, "7", "b"]
    assert [figure["value"] for figure in found[2]["figures"]] == [5_000_000]


def test_one_long_unbroken_line_is_read_in_no_time(run: Run) -> None:
    answer = run("extract", "--no-split", given="a" * 200_000)

    assert answer.returncode in (0, 2), answer.stderr


def test_an_add_whose_output_nobody_reads_goes_on_to_the_end(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(4):
        text = ARTICLE.replace("48,200", f"{number + 1}8,200")
        (tmp_path / "pages" / f"{number}.txt").write_text(text, "utf-8")
    data = {"XDG_DATA_HOME": str(tmp_path / "data")}
    subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m workbench add pages | head -1"],
        cwd=tmp_path, env=os.environ | data, check=True, capture_output=True,
    )  # fmt: skip

    assert run("add", "pages").stdout.splitlines()[-1] == "0 added, 4 already there, 0 skipped"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_without_room_is_told_in_one_line(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        answer = subprocess.run(
            [sys.executable, "-m", "workbench", "figures"],
            input="Rents rose 5%.",
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[1],
        )
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "make room" in answer.stderr
