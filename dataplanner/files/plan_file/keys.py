"""The key that a password makes, with which SQLCipher encrypts a plan's files; it is held in memory only."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

SALT = 16  # bytes; an encrypted file begins with them
ROUNDS = 256_000  # as SQLCipher 4 derives a key, so that its own tools open a plan with the password too


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What opens all the files of one plan: they share the salt, so that a password is stretched only once."""

    raw: bytes
    salt: bytes

    @property
    def text(self) -> str:
        """The key as SQLCipher takes it."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    def is_for(self, content: bytes) -> bool:
        """Whether a file that begins so was encrypted with the salt of this key."""
        return content[:SALT] == self.salt

    def made_of(self, password: str) -> bool:
        """Whether this is the key that the password makes; takes as long as making one."""
        return secrets.compare_digest(_key(password, self.salt).raw, self.raw)


Secret = str | Key | None
"""A password, or the key that it made; None where nobody has given one."""


def new_key(password: str) -> Key:
    """A key for a plan that gets this password now; takes a third of a second, so that guessing takes ages."""
    return _key(password, secrets.token_bytes(SALT))


def key_to(content: bytes, secret: str | Key) -> Key | None:
    """The key with which a file that begins so may open; None where ``secret`` is the key to others."""
    if isinstance(secret, str):
        return _key(secret, content[:SALT])
    return secret if secret.is_for(content) else None


def _key(password: str, salt: bytes) -> Key:
    """The key; an “é” is the same letter on every keyboard and system."""
    stretched = unicodedata.normalize("NFC", password).encode(errors="surrogatepass")
    return Key(hashlib.pbkdf2_hmac("sha512", stretched, salt, ROUNDS, 32), salt)
