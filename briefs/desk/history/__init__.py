"""The saved versions of a brief at the desk: listed, compared, restored."""
