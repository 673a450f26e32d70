"""Two texts, or two states of a record, laid side by side: what is the same, what differs.

Pure Python: no Django, no database. History, conflicts and proposals all compare here.
"""
