"""The arrows of `docs/architecture.md`: who may import whom, read from the code with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# code in (longest prefix wins) -> the parts of this project it may import; "values" is workbench.values
ARROWS: dict[str, str] = {
    "workbench": "*",  # the front door loads its parts when they are asked for
    "workbench.values": "values",
    "workbench.errors": "",
    "workbench.home": "",
    "workbench.settings": "errors",
    "workbench.lexicon": "errors home",
    "workbench.contract": "values",
    "workbench.intake": "values errors lexicon contract intake workbench",
    "workbench.extract": "values errors lexicon extract",
    "workbench.compare": "values errors lexicon extract compare",
    "workbench.review": "values errors lexicon review",
    "workbench.report": "values errors lexicon contract extract review report",
    "workbench.reading": "values errors intake extract",
    "workbench.data_dictionary": "home report db",
    "workbench.commands.figures": "contract errors extract.figures intake",
    "workbench.bulk": "values contract errors extract intake reading report",
    "workbench.actions": "values errors lexicon contract home settings intake extract compare review report "
    "actions db workbench",
    "workbench.serving": "values errors home settings actions serving db.engine",
    "workbench.cli": "*",
    "workbench.commands": "values errors actions extract.parser intake commands db.engine",
    "workbench.commands.adding": "errors settings actions extract.parser intake commands db.engine",
    "workbench.commands.opened": "actions settings values db.engine",
    "workbench.commands.arguments": "errors commands intake workbench",
    "workbench.commands.terminal": "errors",
    "workbench.__main__": "cli home",
    "db": "values errors contract home db workbench",
    "db.seed": "actions errors home settings extract.parser",
    "pages": "actions values errors report settings home serving extract.parser pages db.engine",
}

# what comes from outside, and the only folders that may bring it in
OUTSIDE: dict[str, tuple[str, ...]] = {
    "streamlit": ("pages", "workbench.serving"),
    "sqlalchemy": ("db",),
    "alembic": ("db",),
    "spacy": tuple(
        f"workbench.extract.{module}"
        for module in ("parser", "model_layers", "model_parser", "transitions", "word_forms")
    ),
    "trafilatura": ("workbench.intake",),
    "pypdf": ("workbench.intake.readers",),
    "docx": ("workbench.intake.readers",),
    "openpyxl": ("workbench.intake.readers",),
    "feedparser": ("workbench.intake.readers",),
    "warcio": ("workbench.intake.readers",),
    "requests": ("workbench.intake.fetching",),
    "AntiSSRF": ("workbench.intake.fetching",),
    "protego": ("workbench.intake.fetching",),
    "plotly": ("workbench.report", "workbench.serving"),
}


def modules() -> Iterator[tuple[str, Path]]:
    for folder in ("workbench", "db", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "versions" not in path.parts:
                yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """What the file imports, anywhere: `from a import b` is `a.b` where that is a module, else `a`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}:{node.lineno}: write imports absolutely"
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if _is_module(whole) else node.module, node.lineno


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or path.is_dir()


def within(name: str, part: str) -> bool:
    return name == part or name.startswith(part + ".")


def home_of(name: str) -> str:
    return max((part for part in ARROWS if within(name, part)), key=len)


def may_import(name: str, target: str) -> bool:
    allowed = ARROWS[home_of(name)].split()
    if "*" in allowed:
        return True
    if target == "workbench":
        return "workbench" in allowed  # its version
    parts = (part if part.startswith(("db", "pages")) else f"workbench.{part}" for part in allowed)
    return any(within(target, part) for part in parts)


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=[name for name, _ in modules()] or None)
def test_imports_follow_the_arrows(name: str, path: Path) -> None:
    for target, line in imported(path):
        top = target.partition(".")[0]
        if top in ("workbench", "db", "pages"):
            assert may_import(name, target), f"{name}:{line} imports {target}; see ARROWS"
        elif top in OUTSIDE:
            assert any(within(name, home) for home in OUTSIDE[top]), (
                f"{name}:{line} imports {top}, which belongs to {', '.join(OUTSIDE[top])}"
            )


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}

    assert [name for name, _ in modules() if vague & set(name.split("."))] == []


def test_figures_alone_load_neither_parser_nor_database() -> None:
    import subprocess
    import sys

    code = (
        "import sys, workbench; workbench.read_figures('It cost $5 million.');"
        "print(sorted({'spacy', 'sqlalchemy', 'pandas', 'streamlit', 'numpy', 'babel'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert answer.stdout.strip() == "[]"
