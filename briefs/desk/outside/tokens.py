"""The secret in the address of a link: 32 random bytes, signed, and kept only as a digest."""

from __future__ import annotations

import hashlib
import secrets

from django.core import signing

_signer = signing.Signer(salt="briefs.desk.outside", sep=".")
LONGEST = 200


def new_token() -> tuple[str, str]:
    """A token for the address, and the digest of it that is kept."""
    secret = secrets.token_urlsafe(32)
    return _signer.sign(secret), _digest(secret)


def digest_of(token: str) -> str | None:
    """What is kept of a token, or nothing if this site has not signed it."""
    if len(token) > LONGEST:
        return None
    try:
        secret = _signer.unsign(token)
    except signing.BadSignature:
        return None
    return _digest(secret)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
