from email.message import EmailMessage

import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.mail_header import subject
from briefs.importer.page import Page
from briefs.importer.pipeline import read_draft
from briefs.importer.read import read
from tests.importer.formats.made import NEWS


def _message(text: str = NEWS, **fields: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Ministry of Trade <press@trade.example>", **fields}.items():
        message[name] = value
    message.set_content(text)
    return message


def _own(page: Page) -> list[str]:
    return [line.span.of(page.text) for line in page.lines if line.zone != "furniture"]


def test_mail_headers_are_hints() -> None:
    message = _message(Subject="Re: [press] Peru and Kenya sign fish pact")
    message["Date"] = "Mon, 05 Jan 2026 23:30:00 -0500"
    hints = read("a.eml", message.as_bytes()).hints
    assert (hints.title, hints.published) == ("Peru and Kenya sign fish pact", "2026-01-05")
    assert (hints.outlet, hints.author) == ("Ministry of Trade", "")


def test_mail_from_a_person_is_a_byline() -> None:
    hints = read("a.eml", _message(From="Ann Lee <ann.lee@paper.example>").as_bytes()).hints
    assert (hints.author, hints.outlet) == ("Ann Lee", "")


def test_mail_from_a_press_office_is_an_outlet() -> None:
    hints = read("a.eml", _message(From="MFA Press <press@mfa.example>").as_bytes()).hints
    assert (hints.author, hints.outlet) == ("", "MFA Press")


def test_mail_html_forward_gives_the_forwarded_text_alone() -> None:
    message = _message("plain", Subject="Fwd: Joint statement")
    message.add_alternative(
        "<div>see below<br><br>---------- Forwarded message ---------<br>From: <b>MFA Press</b> "
        "&lt;press@mfa.example&gt;<br>Date: Mon, Jan 5, 2026 at 10:00 AM<br>Subject: Joint "
        "statement of Peru and Kenya<br>To: desk<br></div><p>They signed five agreements.</p>",
        subtype="html",
    )
    page = read("a.eml", message.as_bytes())
    assert _own(page) == ["Joint statement of Peru and Kenya", "They signed five agreements."]
    assert (page.hints.outlet, page.hints.published) == ("MFA Press", "2026-01-05")


def test_mail_subject_heads_a_text_that_lacks_it() -> None:
    page = read("a.eml", _message("They signed it.", Subject="Peru and Kenya sign").as_bytes())
    assert _own(page) == ["Peru and Kenya sign", "They signed it."]
    assert page.lines[0].zone == "title"


def test_mail_html_part_is_preferred_and_attachments_are_named() -> None:
    message = _message("plain words")
    message.add_alternative("<h1>Rich</h1><p>rich words</p>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="deal.pdf")
    page = read("a.eml", message.as_bytes())
    assert _own(page) == ["Rich", "rich words"]
    assert "attachments are not read: deal.pdf" in page.warnings


def test_mail_forwarded_head_gives_the_hints_and_is_no_text() -> None:
    text = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Ann Lee <ann.lee@paper.example>\n"
        "Date: Sun, 4 Jan 2026 at 10:00\nSubject: Peru and Kenya sign fish pact\nTo: me\n\n" + NEWS
    )
    page = read(
        "a.eml", _message(text, Subject="Fwd: pact", Date="Tue, 6 Jan 2026 1:00").as_bytes()
    )
    assert "\n\n".join(_own(page)) == NEWS.strip()
    assert (page.hints.published, page.hints.author) == ("2026-01-04", "Ann Lee")
    assert page.hints.title == "Peru and Kenya sign fish pact"


def test_mail_quoted_reply_gives_no_agreements() -> None:
    text = (
        "Thank you, we will look into it.\n\nOn Mon, 5 Jan 2026 at 9:00, Ann Lee wrote:\n"
        "> Chad and Togo signed a treaty on Monday.\n> It covers trade.\n"
    )
    draft = read_draft("a.eml", _message(text, Subject="Re: treaty").as_bytes())
    assert draft.agreements == ()


def test_mail_of_a_quote_alone_is_that_quote() -> None:
    page = read("a.eml", _message("> Chad and Togo signed a treaty.\n").as_bytes())
    assert "> Chad and Togo signed a treaty." in _own(page)


def test_mail_attached_to_an_empty_one_is_the_message() -> None:
    outer = EmailMessage()
    outer["From"] = "Ann Lee <ann.lee@paper.example>"
    outer.add_attachment(_message(NEWS, Subject="inner"))
    assert "hake fishing" in read("a.eml", outer.as_bytes()).text


@pytest.mark.parametrize("charset", ["euc-kr", "windows-1251", "shift_jis", "nonsense"])
def test_mail_charset_is_the_declared_one_when_true(charset: str) -> None:
    text = {"euc-kr": "양해각서", "windows-1251": "соглашение", "shift_jis": "協定に署名"}.get(
        charset, "Sénégal a signé"
    )
    body = text.encode(charset if charset != "nonsense" else "cp1252")
    head = f"From: a@b.example\nContent-Type: text/plain; charset={charset}\n\n".encode()
    page = read("a.eml", head + body)
    assert page.text == text
    assert page.encoding


HEAD = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
MIXED = HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n'


def _nested(levels: int) -> bytes:
    inner = b"words"
    for level in range(levels):
        mark = b"m%d" % level
        head = b'Content-Type: multipart/mixed; boundary="' + mark + b'"\n\n--' + mark
        inner = head + b"\n" + inner + b"\n--" + mark + b"--\n"
    return HEAD + inner


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (MIXED + b"--b\nContent-Type: text/plain\n\nx\n" * 3000, "more than 500 parts"),
        (MIXED + b"--b\n\nx\n" * 50_000, "more than 500 parts"),
        (_nested(400), "messages within messages"),
        (HEAD + b"Content-Type: message/rfc822\n\n" * 300, "messages within messages"),
        (b"just some words", "no e-mail"),
        (HEAD + b"Content-Type: application/pdf; name=a.pdf\n\nx", "only a.pdf"),
        (HEAD + b"\n \n", "no text"),
    ],
)
def test_mail_that_cannot_be_read_names_the_remedy(content: bytes, words: str) -> None:
    with pytest.raises(DocumentRejected, match=words):
        read("a.eml", content)


def test_mail_endless_header_is_read_in_time() -> None:
    page = read("a.eml", b"From: " + b"a," * 1_000_000 + b"\nSubject: x\n\nBody words.")
    assert "Body words." in page.text


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("Re: FW: Deal", "Deal"), ("[list] AW: Deal", "Deal"), ("Re:", "Re:"), ("Deal: x", "Deal: x")],
)
def test_subject_loses_its_marks(printed: str, plain: str) -> None:
    assert subject(printed) == plain
