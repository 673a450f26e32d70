"""Where guests come in, and where the desk keeps their links."""

from __future__ import annotations

from django.urls import path

from briefs.desk.outside import desk_views, views

PAGES = [
    ("brief/<int:pk>/guests/", desk_views.guests, "brief_guests"),
    ("brief/<int:pk>/guests/<int:link>/revoke/", desk_views.revoke_link, "guest_revoke"),
]

urlpatterns = [
    path("<str:token>/", views.review, name="outside_review"),
    path("<str:token>/images/<uuid:uid>/<int:width>/", views.image, name="outside_image"),
]
