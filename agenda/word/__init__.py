"""Papers as Word files that missions can negotiate in."""

from .document import render

__all__ = ["render"]
