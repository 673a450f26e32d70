"""The parts of public addresses, so narrow that no odd one reaches the database."""

from __future__ import annotations


class TagSlug:
    """A tag's address: letters of any script, digits, hyphens and underscores."""

    regex = r"[-\w]{1,100}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class CountryCode:
    """Two letters of ISO 3166-1, written in lower case."""

    regex = "[A-Za-z]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value.lower()


class CitationForm:
    """The file endings of the ways in which a brief is cited."""

    regex = "bib|ris|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class EditionNumber:
    """From 1, without leading zeros: each edition has one address."""

    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class _Word:
    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Picture(_Word):
    """A picture of the register whose numbers can be had."""

    regex = "over-time|who-with-whom|areas-by-country"


class DataFile(_Word):
    """The ending of a file of numbers."""

    regex = "csv|json"
