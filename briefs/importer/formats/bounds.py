"""How much of anything is read (DESIGN section 5 rule 7), all checked before parsing."""

from __future__ import annotations

MIB = 2**20

# one document; text of this size is a book already
MAX_BYTES = 5 * MIB
# a document that may carry pictures: Word, PDF, e-mail, a saved web page
MAX_CARRIER_BYTES = 20 * MIB
# an archive or a file of many documents
MAX_CONTAINER_BYTES = 100 * MIB
MAX_DOCUMENTS = 20_000

MAX_CHARACTERS = 2_000_000
MAX_LINES = 60_000
# blank ones too, which are cheap but not free
MAX_RAW_LINES = 240_000
MAX_NAME = 200

MAX_UNZIPPED = 200 * MIB
MAX_WORD_UNZIPPED = 60 * MIB
# deflate reaches 1032 to 1; prose stays below 10, repetitive tables below 100
MAX_RATIO = 200
RATIO_FROM_BYTES = 4 * MIB
MAX_WORD_PARTS = 2_000
MAX_XML_DEPTH = 200
MAX_XML_ELEMENTS = 500_000

MAX_JSON_DEPTH = 64
MAX_MAIL_PARTS = 500
MAX_MAIL_NESTING = 20
MAX_PDF_PAGES = 500
MAX_PDF_OBJECTS = 200_000

# of the process that parses; a document that needs more is not a news page
MAX_SECONDS = 10.0
# of all the documents in one file together, and for each of them more than an ordinary one takes
MAX_FILE_SECONDS = 60.0
SECONDS_EACH = 0.05
MAX_MEMORY = 512 * MIB
