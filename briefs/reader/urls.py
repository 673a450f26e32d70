"""The public addresses (DESIGN section 4)."""

from __future__ import annotations

from django.contrib.sitemaps.views import sitemap
from django.urls import path, register_converter

from briefs.reader import converters, feeds, views
from briefs.reader.sitemaps import SITEMAPS

register_converter(converters.TagSlug, "tag")
register_converter(converters.CountryCode, "iso2")
register_converter(converters.EditionNumber, "edition")
register_converter(converters.CitationForm, "citation")
register_converter(converters.Picture, "picture")
register_converter(converters.DataFile, "data")

urlpatterns = [
    path("", views.home, name="home"),
    path("briefs/", views.brief_list, name="brief_list"),
    path("briefs/<slug:slug>/", views.brief, name="brief"),
    path("briefs/<slug:slug>/editions/<edition:number>/", views.edition, name="edition"),
    path("briefs/<slug:slug>.pdf", views.pdf, name="pdf"),
    path("briefs/<slug:slug>/editions/<edition:number>.pdf", views.pdf, name="edition_pdf"),
    path("briefs/<slug:slug>.<citation:form>", views.citation, name="citation"),
    path(
        "briefs/<slug:slug>/editions/<edition:number>.<citation:form>",
        views.citation,
        name="edition_citation",
    ),
    path("topics/", views.topic_list, name="topic_list"),
    path("topics/<tag:slug>/", views.topic, name="topic"),
    path("topics/<tag:slug>/feed.atom", views.topic_feed, name="topic_feed"),
    path("countries/", views.country_list, name="country_list"),
    path("countries/<iso2:code>/", views.country, name="country"),
    path("countries/<iso2:code>/feed.atom", views.country_feed, name="country_feed"),
    path("agreements.csv", views.download, {"ending": "csv"}, name="agreements_csv"),
    path("agreements.json", views.download, {"ending": "json"}, name="agreements_json"),
    path("agreements.jsonl", views.download, {"ending": "jsonl"}, name="agreements_jsonl"),
    path("agreements/", views.register, name="register"),
    path("agreements/method/", views.method, name="method"),
    path("agreements/corrections/", views.corrections, name="corrections"),
    path("agreements/pictures/", views.pictures, name="pictures"),
    path(
        "agreements/pictures/<picture:picture>.<data:ending>",
        views.picture_data,
        name="picture_data",
    ),
    path("agreements/<slug:slug>/events.<data:ending>", views.event_data, name="event_data"),
    path("agreements/<slug:slug>/", views.agreement, name="agreement"),
    path("authors/<tag:slug>/", views.author, name="author"),
    path("search/", views.search, name="search"),
    path("search/suggestions.json", views.suggestions, name="suggestions"),
    path("feed.atom", feeds.LatestBriefs(), name="feed"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("images/<uuid:uid>/<int:width>/", views.image, name="image"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.healthz, name="healthz"),
]
