"""kanyin 刊印: structured content, layouts and fonts in; a print-ready brochure out."""

from typing import TYPE_CHECKING

from .model.version import __version__

if TYPE_CHECKING:
    from .job import Proof, build
    from .model.composed import Line
    from .model.diagnostic import Diagnostic, KanyinError
    from .model.job import Job
    from .text.compose import compose

__all__ = [
    "Diagnostic", "Job", "KanyinError", "Line", "Proof", "__version__", "build", "compose",
]  # fmt: skip
_HOME = {"Job": "model.job", "Proof": "job", "build": "job",
         "Line": "model.composed", "compose": "text.compose",
         "Diagnostic": "model.diagnostic", "KanyinError": "model.diagnostic"}  # fmt: skip


def __getattr__(name: str) -> object:
    """The public door opens a room only when it is asked for one: start-up is the cost of small
    jobs.
    """
    if name not in _HOME:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f".{_HOME[name]}", __name__), name)
