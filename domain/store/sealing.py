"""Facts as stored events: JSON, with personal text sealed by AES-GCM under a key per record.

The seal is bound to the record, the version and the field, so that a sealed text cannot be
moved to another place without being noticed. See ``docs/decisions/0005``.
"""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing.persistence import Notification, StoredEvent

from domain.facts import Fact, personal_fields, stored_facts, tag_of

ERASED = "(erased)"
"""What stands in the place of a text whose key was destroyed."""

_NONCE = 12


@dataclass(frozen=True)
class SealedEvent(StoredEvent):
    """A stored event together with the key of its record (``None``: destroyed)."""

    key: bytes | None = None


@dataclass(frozen=True)
class SealedNotification(Notification):
    """A stored event at its position in the log, with the key of its record."""

    key: bytes | None = None


class FactMapper:
    """Turns facts into stored events and back."""

    def __init__(self) -> None:
        self._encode = msgspec.json.Encoder().encode
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {}

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
        fact: Fact = self._decoder(stored.topic).decode(stored.state)
        row = (stored.originator_id, stored.originator_version)
        if row != (fact.originator_id, fact.originator_version):
            raise ValueError("A stored fact does not belong to its row.")
        return _opened(fact, stored.key)

    def _decoder(self, topic: str) -> msgspec.json.Decoder[Any]:
        decoder = self._decoders.get(topic)
        if decoder is None:
            decoder = self._decoders[topic] = msgspec.json.Decoder(stored_facts()[topic])
        return decoder


def new_key() -> bytes:
    """A fresh 256-bit key."""
    return AESGCM.generate_key(256)


def _sealed(fact: Fact, key: bytes) -> Fact:
    texts = {
        name: _seal(value, key, _place(fact, name))
        for name in personal_fields(type(fact))
        if (value := getattr(fact, name))
    }
    return msgspec.structs.replace(fact, **texts) if texts else fact


def _opened(fact: Fact, key: bytes | None) -> Fact:
    texts = {
        name: _open(value, key, _place(fact, name))
        for name in personal_fields(type(fact))
        if (value := getattr(fact, name))
    }
    return msgspec.structs.replace(fact, **texts) if texts else fact


def _seal(text: str, key: bytes, place: bytes) -> str:
    nonce = os.urandom(_NONCE)
    return b64encode(nonce + _cipher(key).encrypt(nonce, text.encode(), place)).decode()


def _open(sealed: str, key: bytes | None, place: bytes) -> str:
    if key is None:
        return ERASED
    raw = b64decode(sealed)
    try:
        return _cipher(key).decrypt(raw[:_NONCE], raw[_NONCE:], place).decode()
    except InvalidTag:
        raise ValueError("A sealed text does not open under the key of its record.") from None


def _place(fact: Fact, name: str) -> bytes:
    record: UUID = fact.originator_id
    return record.bytes + fact.originator_version.to_bytes(4, "big") + name.encode()


@lru_cache(maxsize=256)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)
