"""kanyin 刊印: structured content, layouts and fonts in; a print-ready brochure out."""

from typing import TYPE_CHECKING

from .model.version import __version__

if TYPE_CHECKING:
    from .job import Job, Proof, build
    from .model.diagnostic import Diagnostic, KanyinError

__all__ = ["Diagnostic", "Job", "KanyinError", "Proof", "__version__", "build"]
_HOME = {"Job": "job", "Proof": "job", "build": "job",
         "Diagnostic": "model.diagnostic", "KanyinError": "model.diagnostic"}  # fmt: skip


def __getattr__(name: str) -> object:
    """The public door opens a room only when it is asked for one: start-up is the cost of small
    jobs.
    """
    if name not in _HOME:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f".{_HOME[name]}", __name__), name)
