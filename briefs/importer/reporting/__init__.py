"""What a run says of itself: as it goes on, and at its end."""

from briefs.importer.reporting.json_stream import JsonStream
from briefs.importer.reporting.lines import PlainLines, RejectedLines
from briefs.importer.reporting.live import LiveLine
from briefs.importer.reporting.table import table
from briefs.importer.reporting.watch import Watch

__all__ = ["JsonStream", "LiveLine", "PlainLines", "RejectedLines", "Watch", "table"]
