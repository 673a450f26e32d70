"""E-mail to a page: the message's own text, its headers as hints, quotes set aside."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Hints, Page

from .headings import with_title
from .hints import as_day, merged
from .mail_header import header, subject
from .mail_quotes import Forwarded, set_quotes_aside
from .mail_sender import sender
from .mail_text import best_part, check_parts, text_of
from .names import shown
from .normal import normalise
from .plain import plain_page

_ANY_HEADER = re.compile(rb"(?im)^(?:from|date|subject|to|message-id|received|mime-version):")


def read_mail(page: Page) -> Page:
    """The bytes of one message to its page. Raises DocumentRejected, naming the remedy.

    The HTML part is preferred to the plain one. Attachments are named in a
    warning and not read. Subject, Date and From become hints, those of a
    forwarded message's own head before those of the message around it.
    """
    message = parse_message(page.name, page.content)
    body, attached = best_part(message)
    if body is None:
        raise DocumentRejected(
            f"{page.name}: this e-mail holds no text{_named(attached)}. Send what it carries by "
            "itself."
        )
    text, encoding, warnings = text_of(page.name, body)
    text, more = normalise(page.name, text)
    if attached:
        more += (f"attachments are not read: {', '.join(attached[:10])}",)
    page = page.changed(text=text, encoding=encoding, warnings=(*page.warnings, *warnings, *more))
    page = _laid_out(page, body)
    lines, forwarded = set_quotes_aside(page, is_forward=_is_forward(message))
    page = page.changed(lines=lines)
    return with_title(page.changed(hints=_hints(message, forwarded, page.hints)))


def parse_message(name: str, content: bytes) -> EmailMessage:
    """A message of bounded parts. Raises DocumentRejected for more, or for no message."""
    if not _ANY_HEADER.search(content[: 64 * 1024]):
        raise DocumentRejected(f"{name}: is no e-mail: it has no From, Date or Subject line.")
    check_parts(name, content)
    try:
        return message_from_bytes(content, policy=policy.default)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as trouble:
        raise DocumentRejected(
            f"{name}: this e-mail is damaged. Save it again, or send its text as .txt."
        ) from trouble


def _laid_out(page: Page, body: EmailMessage) -> Page:
    if body.get_content_subtype() != "html":
        return plain_page(page)
    from .html_page import read_html

    return read_html(page)


def _is_forward(message: EmailMessage) -> bool:
    return bool(
        re.match(r"(?i)\s*(?:fwd?|wg|tr|rv|i|転送|转发|전달)\s*:", header(message, "subject"))
    )


def _hints(message: EmailMessage, forwarded: Forwarded, page: Hints) -> Hints:
    outer = sender(header(message, "from"))
    own = Hints(
        title=subject(header(message, "subject")), published=as_day(header(message, "date"))
    )
    own = merged(own, outer)
    if forwarded.found:
        inner = sender(forwarded.sender)
        # the forwarder is neither the author nor the outlet
        own = replace(own, author=inner.author, outlet=inner.outlet)
        said = Hints(title=subject(forwarded.subject), published=as_day(forwarded.date))
        own = merged(said, own)
    return merged(own, replace(page, title="", published=""))


def _named(attached: list[str]) -> str:
    return f", only {', '.join(shown(name)[:60] for name in attached[:5])}" if attached else ""
