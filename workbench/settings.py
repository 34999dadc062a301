"""Environment and `workbench.toml` -> Settings. The environment wins."""

from __future__ import annotations

import getpass
import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workbench.errors import BadSettings

PREFIX = "WORKBENCH_"
FILE = "workbench.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs; each field is a setting of the same name (`WORKBENCH_PORT`: `port`)."""

    database_url: str  # SQLAlchemy address
    host: str = "127.0.0.1"
    port: int = 8501
    base_path: str = ""  # where a proxy serves the desk: "/desk"
    reviewer: str = "Local reviewer"  # name of the local user
    timezone: str = "UTC"  # IANA name; times are kept in UTC and shown in it
    max_megabytes: int = 25  # of one input
    max_unpacked_megabytes: int = 200  # of all that an archive or an Office file holds
    max_members: int = 2000  # files of an archive, messages of a mailbox, items of a feed
    max_pages: int = 500  # of a PDF
    max_rows: int = 20_000  # of a table
    max_seconds: int = 60  # for one document whose parser can be led astray
    max_memory_megabytes: int = 2000  # of the process that reads such a document

    fetch: bool = False  # whether pages may be read from addresses

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def load_settings(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The settings of `workbench.toml` in `folder` (the current one), the environment laid over them.

    Raises BadSettings for a name that is no setting or a value that can't be used.
    """
    environment = os.environ if environment is None else environment
    path = (folder or Path.cwd()) / FILE
    found: dict[str, object] = {"database_url": default_database_url(environment), "reviewer": local_name()}
    found |= _from_file(path)
    found |= _from_environment(environment)
    return _checked(found)


def default_database_url(environment: Mapping[str, str] | None = None) -> str:
    """An SQLite file in the user's data folder, whatever the current folder is."""
    return f"sqlite:///{data_folder(environment) / 'workbench.sqlite'}"


def data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder where this user's applications keep data (XDG base directory, or the system's own)."""
    environment = os.environ if environment is None else environment
    if environment.get("XDG_DATA_HOME"):
        return Path(environment["XDG_DATA_HOME"]) / "claim-workbench"
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "claim-workbench"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", home / "AppData" / "Local")) / "claim-workbench"
    return home / ".local" / "share" / "claim-workbench"


def local_name() -> str:
    """What the one local user is called when no name is set."""
    try:
        return getpass.getuser().capitalize()
    except (KeyError, OSError, ImportError):
        return "Local reviewer"


_NAMES = tuple(Settings.__dataclass_fields__)
_WHOLE_NUMBERS = {
    "port": (0, 65535),
    "max_megabytes": (1, 10_000),
    "max_unpacked_megabytes": (1, 100_000),
    "max_members": (1, 1_000_000),
    "max_pages": (1, 100_000),
    "max_rows": (1, 10_000_000),
    "max_seconds": (1, 3600),
    "max_memory_megabytes": (300, 1_000_000),
}


_SWITCHES = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}


def _from_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(f"{path} can't be read as TOML: {error}") from error
    for name in found:
        if name not in _NAMES:
            raise BadSettings(f"{path}: no setting is called {name!r}; there are {', '.join(_NAMES)}")
    return found


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in environment.items():
        name = key.removeprefix(PREFIX).lower()
        if not key.startswith(PREFIX) or name == "seed_page":  # WORKBENCH_SEED_PAGE belongs to the tests
            continue
        if name not in _NAMES:
            known = ", ".join(PREFIX + each.upper() for each in _NAMES)
            raise BadSettings(f"no setting is called {key}; there are {known}")
        found[name] = value
    return found


def _checked(found: dict[str, object]) -> Settings:
    for name, (low, high) in _WHOLE_NUMBERS.items():
        if name in found:
            found[name] = _whole_number(name, found[name], low, high)
    if "fetch" in found:
        found["fetch"] = _switch("fetch", found["fetch"])
    for name, value in found.items():
        if name not in (*_WHOLE_NUMBERS, "fetch") and not isinstance(value, str):
            raise BadSettings(f"{name} = {value!r}: put it in quotes")
    settings = Settings(**found)  # type: ignore[arg-type]
    if not settings.reviewer.strip():
        raise BadSettings("reviewer is empty: give the local user a name")
    try:
        settings.zone  # noqa: B018
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadSettings(
            f"timezone = {settings.timezone!r}: not an IANA zone such as Europe/Berlin"
        ) from error
    return settings


def _switch(name: str, value: object) -> bool:
    try:
        return _SWITCHES[str(value).strip().lower()]
    except KeyError as error:
        raise BadSettings(f"{name} = {value!r}: on or off is needed") from error


def _whole_number(name: str, value: object, low: int, high: int) -> int:
    try:
        number = int(str(value))
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise BadSettings(f"{name} = {value!r}: a whole number from {low} to {high} is needed")
    return number
