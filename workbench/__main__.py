"""`workbench …` and `python -m workbench …`."""

from __future__ import annotations

import sys

from workbench.home import make_importable


def main() -> int:
    """The exit code of the command line as it was given."""
    make_importable()
    from workbench.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
