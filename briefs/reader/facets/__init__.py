"""The facets of the register: what is asked of it, and what each further choice would leave."""

from briefs.reader.facets.asked import UNSTATED, Asked
from briefs.reader.facets.offered import Facet, Facets, Option, offered

__all__ = ["UNSTATED", "Asked", "Facet", "Facets", "Option", "offered"]
