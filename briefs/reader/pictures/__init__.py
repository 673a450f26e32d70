"""Pictures of the register, drawn on the server: numbers first, then where they stand."""

from briefs.reader.pictures.areas import areas_by_country
from briefs.reader.pictures.events import Track, track
from briefs.reader.pictures.grid import Grid
from briefs.reader.pictures.over_time import OverTime, cells_in, cells_of, over_time
from briefs.reader.pictures.partners import who_with_whom

__all__ = [
    "Grid",
    "OverTime",
    "Track",
    "areas_by_country",
    "cells_in",
    "cells_of",
    "over_time",
    "track",
    "who_with_whom",
]
