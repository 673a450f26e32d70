import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.decoding import decode
from briefs.importer.formats.normal import normalise


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Türkiye – Kenya".encode(), "utf-8"),
        ("\ufeffTürkiye – Kenya".encode(), "utf-8"),
        ("\ufeffTürkiye – Kenya".encode("utf-16-le"), "utf-16-le"),
        ("\ufeffTürkiye – Kenya".encode("utf-16-be"), "utf-16-be"),
        ("Türkiye – Kenya".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_decode_unicode_is_told_by_mark_or_shape(content: bytes, encoding: str) -> None:
    text, found, _ = decode("a.txt", content)
    assert (text, found) == ("Türkiye – Kenya", encoding)


def test_decode_declared_charset_is_believed_after_utf8() -> None:
    content = '<meta charset="windows-1252"><p>Genève</p>'.encode("cp1252")
    text, encoding, warnings = decode("a.html", content)
    assert "Genève" in text
    assert encoding == "windows-1252"
    assert warnings


def test_decode_undeclared_charset_is_guessed_and_said() -> None:
    content = ("Les ministres ont signé à Genève un accord sur la pêche. " * 8).encode("cp1252")
    text, _, warnings = decode("a.txt", content)
    assert "signé" in text
    assert "guess" in warnings[0]


def test_decode_false_mark_is_rejected() -> None:
    with pytest.raises(DocumentRejected, match="byte-order mark"):
        decode("a.txt", b"\xef\xbb\xbf\xff\xff")


def test_normalise_newlines_composition_and_invisible_characters() -> None:
    text, _ = normalise("a.txt", "a\r\nb\rcafe\u0301 agree\u200bment\x00 com\u00adment")
    assert text == "a\nb\ncafé agreement comment"


def test_normalise_mojibake_is_mended_and_said() -> None:
    text, warnings = normalise("a.txt", "Moroccoâ€™s ministry")
    assert text in ("Morocco’s ministry", "Morocco's ministry")
    assert warnings


def test_normalise_plain_accents_are_left_alone() -> None:
    assert normalise("a.txt", "São Tomé e Príncipe") == ("São Tomé e Príncipe", ())


def test_normalise_lone_surrogate_is_rejected() -> None:
    with pytest.raises(DocumentRejected, match="half a character"):
        normalise("a.txt", "a\ud800b")
