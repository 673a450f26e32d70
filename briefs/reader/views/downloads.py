"""The register as files: CSV, JSON and JSON Lines, streamed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from briefs.agreements.models import Agreement
from briefs.reader.downloads import FORMATS, Head, head_of
from briefs.reader.downloads.formats import gathered
from briefs.reader.facets import Asked


@require_safe
def download(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The entries that the register shows for the same filters, all of them.

    400 for a value that it has not: a file of more than was asked for would mislead.
    Whoever names the version they have gets 304 while nothing public has changed.
    """
    asked = Asked.of(request.GET)
    if asked.ignored:
        return _not_understood(asked)
    head = _head(request, asked)
    etag = f'W/"{head.version}-{ending}"'
    answer = get_conditional_response(request, etag=etag) or _file(request, asked, head, ending)
    answer["ETag"] = etag
    patch_cache_control(answer, public=True, no_cache=True)
    return answer


def _head(request: HttpRequest, asked: Asked) -> Head:
    documentation = request.build_absolute_uri(reverse("method") + "#columns")
    register = request.build_absolute_uri(reverse("register") + asked.query)
    return head_of(request.build_absolute_uri("/")[:-1], register, documentation, asked)


def _file(request: HttpRequest, asked: Asked, head: Head, ending: str) -> HttpResponseBase:
    form = FORMATS[ending]
    answer: HttpResponseBase
    if request.method == "HEAD":
        answer = HttpResponse(content_type=form.media_type)
    else:
        found = asked.narrow(Agreement.objects.public())
        answer = StreamingHttpResponse(
            gathered(form.write(found, head)), content_type=form.media_type
        )
    name = f"agreements-{'part-' if asked.query else ''}{head.version}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Link"] = f'<{head.documentation}>; rel="describedby"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _not_understood(asked: Asked) -> HttpResponse:
    words = " or ".join(asked.ignored)
    text = f"Nothing in the register goes by the {words} that was asked for. Nothing was sent.\n"
    return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")
