"""Loads modules that others import and seldom use once something of them is used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader

__all__ = ["answering", "fill_when_used", "loaded_later"]


def fill_when_used(module: dict[str, Any], fill: Callable[[], None]) -> None:
    """Call ``fill`` once, when a name that ``module`` does not hold is asked for."""
    waiting, filling = [fill], RLock()

    def filled(name: str) -> Any:
        with filling:  # whoever asks meanwhile, on another thread, waits for the whole of it
            if waiting:
                _run_or_put_back(waiting)
                if module["__getattr__"] is filled:  # and not one of the module's own
                    del module["__getattr__"]
        try:
            return module[name]
        except KeyError:
            raise AttributeError(f"module {module['__name__']!r} has no {name!r}") from None

    module["__getattr__"] = filled


def _run_or_put_back(waiting: list[Callable[[], None]]) -> None:
    """Run what is waiting; if it fails, the next who asks is to learn the same reason."""
    fill = waiting.pop()
    try:
        fill()
    except BaseException:
        waiting.append(fill)
        raise


@contextmanager
def loaded_later(*names: str) -> Iterator[None]:
    """Within it, modules of these names are imported empty, and loaded when they are used.

    Python's own ``LazyLoader`` loads a module that is imported a second time.
    """
    finder = _Finder(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


@contextmanager
def answering(name: str, **answers: object) -> Iterator[None]:
    """Within it, a module that was imported to be loaded later has these names already.

    Who asks for no others does not load it. One that is loaded keeps its own.
    """
    held = vars(import_module(name))
    if "__getattr__" not in held or answers.keys() & held.keys():
        yield
        return
    held.update(answers)
    try:
        yield
    finally:
        for answer, given in answers.items():
            if held.get(answer) is given:
                del held[answer]


class _Finder:
    """Finds modules as Python does, and has some of them loaded later."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def find_spec(
        self, name: str, path: Sequence[str] | None, _: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module is that is to be loaded later; None leaves it to others."""
        spec = PathFinder.find_spec(name, path) if name in self._names else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Later(spec.loader)  # type: ignore[assignment]  # all of one that is asked
        return spec


class _Later:
    """Leaves a module empty; ``loader`` fills it when something of it is used."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Return the module that is to be filled; None for a plain one."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Fill the module once it is used."""
        fill_when_used(vars(module), lambda: self._loader.exec_module(module))
