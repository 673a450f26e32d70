"""When two addresses are those of one document."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

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
    does not either. An address of a whole site (no path, no query) is of no
    document. Never raises.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted(pair for pair in pairs if not _FOLLOWS_READERS.fullmatch(pair[0]))
    path = parts.path.rstrip("/")
    if parts.scheme not in ("http", "https") or not host or not (path or kept):
        return ""
    plain = f"{host}{path}?{urlencode(kept)}"
    return hashlib.sha256(plain.encode(errors="surrogatepass")).hexdigest()
