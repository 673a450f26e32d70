"""An edition as a reference manager reads it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from briefs.models import Edition
from briefs.reader.citing import FORMS, work_of
from briefs.reader.published import filed, with_what_the_page_says
from briefs.reader.views.finding import Route, elsewhere, find


@require_safe
def citation(request: HttpRequest, slug: str, form: str, number: int | None = None) -> HttpResponse:
    """BibTeX, RIS or CSL-JSON of the current edition, or of the one with this number."""
    found = find(with_what_the_page_says(Edition.objects.all()), slug, number)
    if found is None:
        return elsewhere(request, Route("citation", "edition_citation", (form,)), slug, number)
    edition, _ = found
    write, media_type = FORMS[form]
    address = request.build_absolute_uri(edition.get_edition_url())
    answer = HttpResponse(write(work_of(edition, address, [tag.name for tag in filed(edition)])))
    answer["Content-Type"] = f"{media_type}; charset=utf-8"
    name = f"{edition.brief.slug}-edition-{edition.number}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer
