"""What a text is found by: its words cut, folded and stemmed in one place.

Both databases store and compare what is made here, so that both give the same answers;
their own parsers and stemmers are not asked.
"""
