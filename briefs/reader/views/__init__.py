"""The public pages, each in the module of its subject."""

from briefs.reader.views.agreements import agreement, method, register
from briefs.reader.views.authors import author
from briefs.reader.views.briefs import brief, edition
from briefs.reader.views.citations import citation
from briefs.reader.views.corrections import corrections
from briefs.reader.views.countries import country, country_feed, country_list
from briefs.reader.views.downloads import download
from briefs.reader.views.errors import server_error
from briefs.reader.views.home import home
from briefs.reader.views.images import image
from briefs.reader.views.machines import healthz, robots
from briefs.reader.views.pdfs import pdf
from briefs.reader.views.pictures import event_data, picture_data, pictures
from briefs.reader.views.searching import brief_list, search, suggestions
from briefs.reader.views.topics import topic, topic_feed, topic_list

__all__ = [
    "agreement",
    "author",
    "brief",
    "brief_list",
    "citation",
    "corrections",
    "country",
    "country_feed",
    "country_list",
    "download",
    "edition",
    "event_data",
    "healthz",
    "home",
    "image",
    "method",
    "pdf",
    "picture_data",
    "pictures",
    "register",
    "robots",
    "search",
    "server_error",
    "suggestions",
    "topic",
    "topic_feed",
    "topic_list",
]
