"""Text columns that hold the same text on SQLite and on PostgreSQL.

Text is normalised to NFC (Unicode Standard Annex #15) with line feeds only;
characters that a database or a browser refuses (NUL, lone surrogates) are
refused here, at the entrance, in words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

if TYPE_CHECKING:
    _CharField = models.CharField[str, str]
    _TextField = models.TextField[str, str]
else:
    _CharField, _TextField = models.CharField, models.TextField

_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_FORBIDDEN = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


def normalise(text: str) -> str:
    """NFC, line feeds only, no control characters but tab and line feed.

    Raises ``ValidationError`` for NUL, lone surrogates and noncharacters, which
    PostgreSQL or UTF-8 cannot store.
    """
    if _FORBIDDEN.search(text):
        raise ValidationError(
            "This text holds a character that cannot be stored (a NUL or half of a pair); "
            "delete it and try again.",
            code="unstorable",
        )
    return unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_END.sub("\n", text)))


class NormalisedCharField(forms.CharField):
    """A form field whose value is normalised, so that a browser's line ends change nothing."""

    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value) or "")


class LineField(_CharField):
    """One line of text: normalised, runs of white space folded to one space."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return " ".join(normalise(value).split()) if isinstance(value, str) else value

    def formfield(self, *args: Any, **options: Any) -> Any:
        if not self.choices:
            options.setdefault("form_class", NormalisedCharField)
        return super().formfield(*args, **options)


class ProseField(_TextField):
    """Any text of several lines, such as Markdown: normalised."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return normalise(value) if isinstance(value, str) else value

    def formfield(self, *args: Any, **options: Any) -> Any:
        options.setdefault("form_class", NormalisedCharField)
        return super().formfield(*args, **options)
