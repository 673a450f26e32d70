"""Advice on how a brief reads and on what hinders some of its readers; it blocks nothing."""

from briefs.quality.advice import Advice
from briefs.quality.looking import Looked, look

__all__ = ["Advice", "Looked", "look"]
