"""The register as a data set: what a record holds, its version, and its three forms."""

from briefs.reader.downloads.columns import COLUMNS, Column
from briefs.reader.downloads.formats import FORMATS, Format
from briefs.reader.downloads.head import Head, head_of
from briefs.reader.downloads.version import data_set_version

__all__ = ["COLUMNS", "FORMATS", "Column", "Format", "Head", "data_set_version", "head_of"]
