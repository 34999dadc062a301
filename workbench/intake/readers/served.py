"""The other end of `apart`: reads each source that comes, until there is no more."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from workbench.errors import ItemSkipped, UnknownColumns
from workbench.intake.document import Document
from workbench.intake.readers import here, too_much_memory
from workbench.intake.readers.apart import received, send


def serve(inward: IO[bytes], outward: IO[bytes]) -> None:
    """Read each source that comes, and answer with its documents, until there is no more."""
    while True:
        try:
            source, context = received(inward)
        except EOFError:
            return
        try:
            answer = [_packed(each) for each in here(source, context)]
        except ItemSkipped as error:
            short = _is_short_of_memory(context.limits.memory_megabytes)
            answer = [_packed(too_much_memory(source, context.limits) if short else error)]
        send(outward, answer)


def _packed(found: Document | ItemSkipped) -> Document | tuple[str, str, str, tuple[str, ...]]:
    if isinstance(found, ItemSkipped):
        headings = found.headings if isinstance(found, UnknownColumns) else ()
        return type(found).__name__, found.place, found.reason, headings
    return found


def _is_short_of_memory(megabytes: int) -> bool:
    """This process has been near its limit, so that a parser's failure is likely for want of memory."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return False  # a system that does not tell
    peak = next((line for line in status.splitlines() if line.startswith("VmPeak:")), "VmPeak: 0 kB")
    return int(peak.split()[1]) * 1024 > 0.95 * megabytes * 1_000_000


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:
        return  # a system without such limits
    try:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000, megabytes * 1_000_000))
    except (ValueError, OSError):
        return


def _main() -> None:
    _limit_memory(int(sys.argv[1]))
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is no answer
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        return


if __name__ == "__main__":
    _main()
