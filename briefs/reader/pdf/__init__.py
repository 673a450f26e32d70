"""An edition as a PDF: HTML of the edition → tree of nodes → one Typst template → bytes."""
