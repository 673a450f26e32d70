"""What was done, by whom, when and from where: written once, and never changed."""

from briefs.audit.noting import note
from briefs.audit.verbs import Verb

__all__ = ["Verb", "note"]
