"""The vocabulary at the desk: tags and their names, and the parties to agreements."""
