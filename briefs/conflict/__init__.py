"""Two texts of one record: what one editor typed, and what another stored meanwhile.

``values`` reads both out of the forms of the admin, ``fields`` and ``row_sets`` ask
what is to become of each that differs, ``plan`` puts the answers together.
"""
