"""Facts as stored events: JSON, with personal text sealed by AES-GCM under a key per record.

The seal is bound to the record, the version and the field, so that a sealed text cannot be
moved to another place without being noticed. See ``docs/decisions/0005``.
"""

import os
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.facts import Fact, personal_fields, stored_facts, tag_of

ERASED = "(erased)"
"""What stands in the place of a text whose key was destroyed."""

_NONCE = 12


class SealedEvent(NamedTuple):
    """A stored event together with the key of its record (``None``: destroyed)."""

    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes
    key: bytes | None = None


class SealedNotification(NamedTuple):
    """A stored event at its position in the log (``id``), with the key of its record."""

    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes
    id: int
    key: bytes | None = None


class Reader(NamedTuple):
    """How facts of one stored name are read: the decoder, and which fields to open."""

    decode: Callable[[bytes], Fact]
    personal: tuple[str, ...]


class FactMapper:
    """Turns facts into stored events and back."""

    def __init__(self) -> None:
        self._encode = msgspec.json.Encoder().encode
        self._readers: dict[str, Reader] = {}

    def to_stored_event(self, fact: Fact, key: bytes) -> SealedEvent:
        """The fact as it is written: its tag as topic, its JSON as state, its texts sealed."""
        return SealedEvent(
            originator_id=fact.originator_id,
            originator_version=fact.originator_version,
            topic=tag_of(type(fact)),
            state=self._encode(_sealed(fact, key)),
            key=key,
        )

    def to_domain_event(self, stored: SealedEvent | SealedNotification) -> Fact:
        """The fact as it was written. Raises KeyError for a stored name nobody declared.

        Raises ValueError for a fact or a text that stands in another place than it was written to.
        """
        reader = self._readers.get(stored.topic) or self._reader(stored.topic)
        fact = reader.decode(stored.state)
        if (
            fact.originator_version != stored.originator_version
            or fact.originator_id != stored.originator_id
        ):
            raise ValueError("A stored fact does not belong to its row.")
        if reader.personal:
            _open_all(fact, reader.personal, stored.key)
        return fact

    def _reader(self, topic: str) -> Reader:
        kind = stored_facts()[topic]
        reader = Reader(msgspec.json.Decoder(kind).decode, personal_fields(kind))
        self._readers[topic] = reader
        return reader


def new_key() -> bytes:
    """A fresh 256-bit key."""
    return AESGCM.generate_key(256)


def _sealed(fact: Fact, key: bytes) -> Fact:
    place = _place(fact)
    texts = {
        name: _seal(value, key, place + name.encode())
        for name in personal_fields(type(fact))
        if (value := getattr(fact, name))
    }
    return msgspec.structs.replace(fact, **texts) if texts else fact


def _open_all(fact: Fact, fields: tuple[str, ...], key: bytes | None) -> None:
    # The fact was decoded a moment ago and nobody else has seen it: no copy is needed.
    place = _place(fact)
    for name in fields:
        if sealed := getattr(fact, name):
            text = ERASED if key is None else _open(sealed, key, place + name.encode())
            msgspec.structs.force_setattr(fact, name, text)


def _seal(text: str, key: bytes, place: bytes) -> str:
    nonce = os.urandom(_NONCE)
    return b2a_base64(
        nonce + _cipher(key).encrypt(nonce, text.encode(), place), newline=False
    ).decode()


def _open(sealed: str, key: bytes, place: bytes) -> str:
    raw = a2b_base64(sealed)
    try:
        return _cipher(key).decrypt(raw[:_NONCE], raw[_NONCE:], place).decode()
    except InvalidTag:
        raise ValueError("A sealed text does not open under the key of its record.") from None


def _place(fact: Fact) -> bytes:
    return fact.originator_id.bytes + fact.originator_version.to_bytes(4, "big")


@lru_cache(maxsize=256)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)
