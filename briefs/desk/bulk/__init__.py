"""One act on many rows: each in its own transaction, through the door that one row has."""
