"""Environment and `workbench.toml` -> Settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import BadSettings
from workbench.settings import load_settings


def test_without_settings_the_desk_is_local(tmp_path: Path) -> None:
    settings = load_settings({"XDG_DATA_HOME": "/data"}, tmp_path)

    assert (settings.host, settings.port) == ("127.0.0.1", 8501)
    assert settings.database_url == "sqlite:////data/claim-workbench/workbench.sqlite"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text('port = 8600\nreviewer = "Ana"\n', "utf-8")

    settings = load_settings({"WORKBENCH_PORT": "8700"}, tmp_path)

    assert (settings.port, settings.reviewer) == (8700, "Ana")


def test_settings_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    assert load_settings({"PORT": "1", "WORKBENCH_SEED_PAGE": "x"}, tmp_path).port == 8501


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"WORKBENCH_PROT": "1"}, "WORKBENCH_PROT"),
        ({"WORKBENCH_PORT": "http"}, "a whole number from 0 to 65535"),
        ({"WORKBENCH_PORT": "70000"}, "70000"),
        ({"WORKBENCH_TIMEZONE": "Atlantis"}, "Europe/Berlin"),
        ({"WORKBENCH_TIMEZONE": "/etc/passwd"}, "IANA"),
        ({"WORKBENCH_REVIEWER": "  "}, "give the local user a name"),
    ],
)
def test_a_bad_setting_is_told_with_what_to_write(
    environment: dict[str, str], told: str, tmp_path: Path
) -> None:
    with pytest.raises(BadSettings, match=told):
        load_settings(environment, tmp_path)


@pytest.mark.parametrize(
    ("file", "told"),
    [("porrt = 1", "porrt"), ("port = ", "can't be read as TOML"), ("reviewer = 3", "quotes")],
)
def test_a_bad_file_is_told_with_its_place(file: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text(file, "utf-8")

    with pytest.raises(BadSettings, match=told):
        load_settings({}, tmp_path)
