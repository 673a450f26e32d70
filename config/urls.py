"""The public addresses of the reader's wing, and the desk."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

handler400 = "briefs.reader.views.errors.bad_request"
handler403 = "briefs.reader.views.errors.forbidden"
handler500 = "briefs.reader.views.server_error"

urlpatterns = [
    path("desk/", admin.site.urls),
    path("review/", include("briefs.desk.outside.addresses")),
    path("", include("briefs.reader.urls")),
]
