"""When two addresses are those of one document."""

from __future__ import annotations

import hashlib
import re
from string import punctuation
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

BYTE_BY_BYTE = "latin-1"

# What is added to an address to follow its readers, and says nothing of the document.
_FOLLOWS_READERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|mc_[ce]id|igshid|yclid|wt\.mc_id|cmpid|xtor|"
    r"s?cid|ncid|ref_?src|ref_?url|at_(?:medium|campaign|link\w*)|_ga|spm",
    re.IGNORECASE,
)


def address_key(url: str) -> str:
    """64 hexadecimal digits, the same for addresses of one document; empty if it tells nothing.

    The scheme, ``www.``, the port, the fragment, a slash at the end and
    parameters that only follow readers do not matter; the order of parameters
    does not either, nor whether a letter is written as such or as ``%`` and its
    bytes, in whatever encoding those are. An address of a whole site (no path, no
    query) is of no document. Never raises.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""
    query = quote(_bytes(parts.query), safe=punctuation)
    pairs = parse_qsl(query, keep_blank_values=True, encoding=BYTE_BY_BYTE)
    kept = sorted(pair for pair in pairs if not _FOLLOWS_READERS.fullmatch(pair[0]))
    path = unquote_to_bytes(_bytes(parts.path)).rstrip(b"/")
    if parts.scheme not in ("http", "https") or not host or not (path or kept):
        return ""
    plain = b"".join((_bytes(host), path, b"?", urlencode(kept, encoding=BYTE_BY_BYTE).encode()))
    return hashlib.sha256(plain).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
