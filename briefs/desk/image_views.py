"""The images of a brief: added here, put into the text from here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from briefs.brief import Brief
from briefs.desk.forms import Decision
from briefs.fields import NormalisedCharField
from briefs.image import Image, add_image
from briefs.image_files import LARGEST
from briefs.versioning import StaleVersion

LINE = {"class": "vTextField"}


class ImageForm(Decision):
    file = forms.FileField(
        label="File",
        help_text=f"JPEG, PNG or WebP, at most {LARGEST // 1024**2} MB.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alt = NormalisedCharField(
        label="What it shows",
        max_length=400,
        widget=forms.TextInput(attrs=LINE),
        help_text="For those who cannot see it: what a reader is to take from it.",
    )
    credit = NormalisedCharField(
        label="Credit",
        max_length=200,
        widget=forms.TextInput(attrs=LINE),
        help_text="Who made it, and by what right it stands here. Readers see this.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(f"The file is larger than {LARGEST // 1024**2} MB.")
        return file


@permission_required("briefs.change_brief", raise_exception=True)
def brief_images(request: HttpRequest, pk: int) -> HttpResponse:
    brief = get_object_or_404(Brief, pk=pk)
    form = ImageForm(
        request.POST or None, request.FILES or None, initial={"version": brief.version}
    )
    if request.method == "POST" and form.is_valid() and _added(request, brief, form):
        messages.success(request, "The image is stored. Put it into the text where it belongs.")
        return redirect("admin:brief_images", pk)
    context = {
        **admin.site.each_context(request),
        "title": "Images",
        "opts": Brief._meta,
        "row": brief,
        "back": "admin:briefs_brief_change",
        "form": form,
        "images": Image.objects.filter(brief=brief),
    }
    return render(request, "desk/images.html", context)


def _added(request: HttpRequest, brief: Brief, form: ImageForm) -> bool:
    """Whether the image is stored; if not, the form says why."""
    data = form.cleaned_data
    try:
        add_image(
            brief=brief,
            version=data["version"],
            content=data["file"].read(),
            alt=data["alt"],
            credit=data["credit"],
            by=request.user,
        )
    except StaleVersion as error:
        form.came_too_late(error)
        return False
    except ValidationError as error:
        form.add_error("file", error.messages[0])
        return False
    return True
