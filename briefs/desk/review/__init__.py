"""The review screen: the source on the left, the draft on the right, decided value by value."""
