"""Images of editions, from the storage through a look at who may see them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from briefs.models import Image

TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}

KEPT_AN_HOUR: dict[str, Any] = {"public": True, "max_age": 3600}
KEPT_BY_NOBODY: dict[str, Any] = {"private": True, "no_store": True}


@require_safe
def image(request: HttpRequest, uid: UUID, width: int) -> FileResponse:
    """An image that stands in a visible edition; any image for those who edit briefs."""
    found = Image.objects.public().filter(uid=uid).first()
    is_public = found is not None
    if found is None and request.user.has_perm("briefs.view_brief"):
        found = Image.objects.filter(uid=uid).first()
    if found is None or width not in found.widths:
        raise Http404
    answer = served(found, width)
    # A brief can be withdrawn, and its images with it: kept for an hour, not for ever.
    patch_cache_control(answer, **(KEPT_AN_HOUR if is_public else KEPT_BY_NOBODY))
    return answer


def served(found: Image, width: int) -> FileResponse:
    """The file of an image at one of its widths, as nothing but an image."""
    try:
        file = default_storage.open(found.file_name(width))
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(file, filename=f"{found.uid}-{width}.{found.ending}")
    answer["Content-Type"] = TYPES[found.ending]
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
