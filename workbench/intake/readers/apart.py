"""A process of its own for parsers that can be led astray: stopped when its time is over.

It has a limit of memory where the system knows one (Linux, and other systems that honour
RLIMIT_AS). One process serves an input; after it was stopped the next document gets a new one.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from workbench.errors import ItemSkipped, NotEnglish, UnknownColumns, UnreadableInput
from workbench.intake.document import Document
from workbench.intake.limits import Limits
from workbench.intake.readers.source import Context, Source

_SIZE = struct.Struct(">Q")
_ERRORS: Mapping[str, type[ItemSkipped]] = {
    each.__name__: each for each in (ItemSkipped, UnreadableInput, NotEnglish)
}


class Apart:
    """Reads sources in another process. It is started when the first one comes."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Apart:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, source: Source, context: Context) -> list[Document | ItemSkipped]:
        """The source's documents. Raises UnreadableInput where there are none, or the time was over."""
        process = self.process = self.process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        over = threading.Event()
        watch = threading.Timer(self.limits.seconds, _stop, (process, over))
        watch.start()
        try:
            send(process.stdin, (source, context))
            answer = received(process.stdout)
        except (BrokenPipeError, EOFError, OSError) as error:
            raise self._lost(source, over) from error
        finally:
            watch.cancel()
        found = [_unpacked(each) for each in answer]
        for each in found:
            if isinstance(each, ItemSkipped) and len(found) == 1:
                raise each
        return found

    def _lost(self, source: Source, over: threading.Event) -> UnreadableInput:
        code = self._end()
        if over.is_set():
            reason = (
                f"it takes longer than {self.limits.seconds} seconds to read: not read; split it, "
                "or raise WORKBENCH_MAX_SECONDS"
            )
        else:
            reason = (
                f"its reader broke down (code {code}), for want of memory or by damage in the file: "
                "not read; split it, or raise WORKBENCH_MAX_MEMORY_MEGABYTES"
            )
        return UnreadableInput(source.origin, reason)

    def _started(self) -> subprocess.Popen[bytes]:
        root = str(Path(__file__).resolve().parents[3])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        return subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "workbench.intake.readers.served",
                str(self.limits.memory_megabytes),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )

    def _end(self) -> int | None:
        """Stop the process, and say how it ended."""
        process, self.process = self.process, None
        if process is None:
            return None
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
        try:
            code = process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        if process.stdout is not None:
            process.stdout.close()
        return code


def send(stream: IO[bytes], value: object) -> None:
    """Write a value so that `received` reads it. Both ends are this program."""
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def received(stream: IO[bytes]) -> Any:
    """The next value of the stream. Raises EOFError where it ends before that."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(head)
    packed = stream.read(size)
    if len(packed) < size:
        raise EOFError
    return pickle.loads(packed)


def _unpacked(found: Document | tuple[str, str, str, tuple[str, ...]]) -> Document | ItemSkipped:
    if isinstance(found, Document):
        return found
    name, place, reason, headings = found
    if headings:
        return UnknownColumns(place, reason, headings)
    return _ERRORS.get(name, UnreadableInput)(place, reason)


def _stop(process: subprocess.Popen[bytes], over: threading.Event) -> None:
    over.set()
    process.kill()
