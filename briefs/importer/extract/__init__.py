"""Stage four: tags and agreements out of the parts of a document."""

from .document import extract

__all__ = ["extract"]
