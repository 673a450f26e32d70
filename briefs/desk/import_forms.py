"""Documents handed in at the desk: files, or text pasted in."""

from __future__ import annotations

from typing import Any

from django import forms

from briefs.fields import normalise

LARGEST_PASTE = 500_000
MOST_FILES = 50


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One file or several; the cleaned value is the list of uploads, empty if none was chosen."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        chosen = [super(SeveralFilesField, self).clean(file, initial) for file in files if file]
        if len(chosen) > MOST_FILES:
            raise forms.ValidationError(
                f"{len(chosen)} files at once are too many: hand in at most {MOST_FILES}, "
                "or use manage.py import_sources."
            )
        return chosen


class ImportForm(forms.Form):
    """At least one file or some text."""

    documents = SeveralFilesField(
        required=False,
        allow_empty_file=True,  # one empty file is rejected by its name and the others go on
        label="Files",
        help_text="Pages saved as text or HTML, Word files, e-mails, PDF with text, "
        "or a ZIP of these; several at once.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=LARGEST_PASTE,
        label="Or paste the text",
        help_text="As it stands on the page, with its headline first.",
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField prose"}),
    )
    url = forms.URLField(
        required=False,
        max_length=1000,
        label="Address of the page pasted",
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vTextField", "placeholder": "https://"}),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return normalise(text) if text.strip() else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("documents") and not cleaned.get("text"):
            raise forms.ValidationError("Choose a file or paste a text.")
        return cleaned
