"""The home of the desk: what waits for whoever looks, and what is due."""
