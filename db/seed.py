"""`python -m db.seed [FILE.toml] [--dry-run] [--yes]` in a checkout: what `workbench seed` does.

The one script of `db/`: it hands over to `workbench.actions.seeding`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.errors import Unproved, WorkbenchError
from workbench.home import make_importable


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 2 unusable, 4 for a dry run with something to do."""
    options = _parser().parse_args(arguments)
    make_importable()
    from workbench.actions import opening, seeding
    from workbench.settings import load_settings

    try:
        seed = seeding.load_seed(options.file)
        database = opening.open_database(load_settings().database_url)
        if options.dry_run:
            changes = seeding.plan(database, seed)
            print("\n".join(changes or (seeding.NOTHING_TO_DO,)))
            return Unproved.exit_code if changes else 0
        print("\n".join(seeding.apply(database, seed, None, yes=options.yes)))
    except WorkbenchError as error:
        print(f"db.seed: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m db.seed",
        description="Put reviewers, labels, sources, articles, reference figures and verdicts of a seed file "
        "into the database that is set (WORKBENCH_DATABASE_URL). A second run changes nothing.",
        epilog="example: python -m db.seed --dry-run",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.toml", help="without it: the samples")
    parser.add_argument("--dry-run", action="store_true", help="print what would change, change nothing")
    parser.add_argument("--yes", action="store_true", help="put samples even where real claims are")
    return parser


if __name__ == "__main__":
    sys.exit(main())
