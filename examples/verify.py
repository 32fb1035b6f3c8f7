"""covisa wire standard, version 1: reads passes, climbs the stages and judges what is shown at a desk.

The program follows SPEC.md section by section and needs Python 3.10 and the package `cryptography` (Ed25519 alone).
Gossip and catch-up (SPEC §7, §8) are left out, but for the verdict of §7.3. So are the calendar of opening hours
(§3.4.3): a question to `judge` says what the hours of the moment are; the bound of 4 lists (§4.7); and making records.

    verify.py PASS --key-log HEX_OR_FILE ... [--status-list HEX_OR_FILE ...] [--host SPACE] [--now SECONDS]
    verify.py --vectors DIR

Each option of bytes takes one record and may be given more than once: `--key-log` for each key event, in any order.
"""

from __future__ import annotations

import argparse
import base64
import calendar
import hashlib
import hmac
import json
import math
import re
import sys
import time
import zlib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Plain = dict[str, Any]
"""A map in the plain form: names in place of keys, words in place of numbers (SPEC Appendix A)."""


class Fault(Exception):
    """Says why a reader stops, and at which stage of SPEC §1.4; `record` is what was known of it by then."""

    def __init__(self, stage: str, why: str):
        super().__init__(f"{stage}: {why}")
        self.stage, self.why = stage, why
        self.record: Record | None = None


def require(holds: bool, stage: str, why: str) -> None:
    """Stops at a stage unless something holds."""
    if not holds:
        raise Fault(stage, why)


# ---------------------------------------------------------------- §1.1 the envelope

EDDSA, ED25519 = -8, -19


@dataclass
class Record:
    """A record on its way up the stages."""

    data: bytes
    type: RecordType
    kid: bytes
    protected: bytes
    payload: bytes
    signature: bytes
    claims: Any
    plain: Plain = field(default_factory=dict)
    signer: HeldKey | None = None

    @property
    def payload_hash(self) -> str:
        """The SHA-256 of the payload, in hexadecimal (SPEC §1.1)."""
        return hashlib.sha256(self.payload).hexdigest()

    @property
    def space(self) -> str:
        """The space whose key speaks for the record (SPEC §4.1)."""
        return space_id(self.payload) if self.type.name == "key" and 1 not in self.claims else self.claims[1]


def open_envelope(data: bytes) -> Record:
    """Takes a record apart: stages `scanner` and `envelope` (SPEC §1.1, §1.4)."""
    require(len(data) <= LONGEST_MESSAGE, "scanner", "longer than any message")
    message = decode(data, tag_allowed=True)
    require(isinstance(message, Tagged), "envelope", "no tag 18")
    parts = message.value
    require(isinstance(parts, list) and len(parts) == 4, "envelope", "no array of four")
    protected, unprotected, payload, signature = parts
    require(isinstance(protected, bytes), "envelope", "protected header is no byte string")
    require(unprotected == {}, "envelope", "unprotected header is not the empty map")
    require(isinstance(payload, bytes), "envelope", "payload is no byte string")
    require(isinstance(signature, bytes) and len(signature) == 64, "envelope", "signature is not 64 bytes")
    header, claims = decode(protected), decode(payload)
    record_type, kid = read_header(header)
    require(len(data) <= record_type.most_bytes, "envelope", "longer than its type allows")
    return Record(data, record_type, kid, protected, payload, signature, claims)


def read_header(header: Any) -> tuple[RecordType, bytes]:
    """Reads the type before all else, then the key id, out of the protected header (SPEC §1.1)."""
    require(isinstance(header, dict), "envelope", "protected header is no map")
    media_type = header.get(16)
    by_number = type(media_type) is int and media_type >= 0
    require(by_number or isinstance(media_type, str), "envelope", "type is neither text nor unsigned integer")
    require(media_type in TYPES, "envelope", "unknown type")
    require(header.keys() == {1, 4, 16}, "envelope", "other headers than alg, kid and typ")
    require(type(header[1]) is int and header[1] in (EDDSA, ED25519), "envelope", "unknown algorithm")
    require(isinstance(header[4], bytes) and len(header[4]) == 8, "envelope", "kid is not 8 bytes")
    return TYPES[media_type], header[4]


def signed_bytes(record: Record) -> bytes:
    """Gives the Sig_structure that a signature covers (SPEC §1.1)."""
    return encode(["Signature1", record.protected, b"", record.payload])


# ---------------------------------------------------------------- §1.2 deterministic CBOR

LONGEST_MESSAGE = 32768
DEEPEST, MOST_ELEMENTS, MOST_ENTRIES = 8, 256, 256
UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG, SIMPLE = range(8)
SIMPLE_VALUES = {20: False, 21: True, 22: None}
COSE_SIGN1_TAG = 18


class Tagged(NamedTuple):
    """A value behind the tag 18."""

    value: Any


class Scanner:
    """Reads one item of deterministic CBOR and refuses all else (SPEC §1.2, §2.1)."""

    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def item(self, depth: int = 1, tag_allowed: bool = False) -> Any:
        """Reads the item that begins here; an array, map or tag stands on level `depth`."""
        major, argument = self.head()
        if major in (UNSIGNED, NEGATIVE):
            return argument if major == UNSIGNED else -1 - argument
        if major == BYTES:
            return self.take(argument)
        if major == TEXT:
            return self.text(argument)
        if major == SIMPLE:
            require(argument in SIMPLE_VALUES, "scanner", f"simple value {argument}")
            return SIMPLE_VALUES[argument]
        require(depth <= DEEPEST, "scanner", "nested too deep")
        if major == ARRAY:
            require(argument <= MOST_ELEMENTS, "scanner", "too many elements")
            return [self.item(depth + 1) for _ in range(argument)]
        if major == MAP:
            return self.map(argument, depth)
        require(tag_allowed and argument == COSE_SIGN1_TAG, "scanner", f"tag {argument}")
        return Tagged(self.item(depth + 1))

    def head(self) -> tuple[int, int]:
        """Reads major type and argument, the latter in its shortest form (SPEC §1.2 rules 1, 2 and 5)."""
        first = self.take(1)[0]
        major, info = first >> 5, first & 31
        if info < 24:
            return major, info
        require(info <= 27 and major != SIMPLE, "scanner", "indefinite length, reserved head, float or wide value")
        size = 1 << (info - 24)
        argument = int.from_bytes(self.take(size), "big")
        require(argument >= (24 if size == 1 else 1 << (4 * size)), "scanner", "head is not the shortest")
        return major, argument

    def take(self, size: int) -> bytes:
        """Takes the next bytes."""
        require(size <= len(self.data) - self.at, "scanner", "cut short")
        self.at += size
        return self.data[self.at - size:self.at]

    def text(self, size: int) -> str:
        """Reads text, which is UTF-8 (SPEC §1.2 rule 4)."""
        try:
            return self.take(size).decode("utf-8")
        except UnicodeDecodeError:
            raise Fault("scanner", "text is not UTF-8") from None

    def map(self, count: int, depth: int) -> dict:
        """Reads the entries of a map, whose encoded keys rise (SPEC §1.2 rule 6)."""
        require(count <= MOST_ENTRIES, "scanner", "too many entries")
        entries: dict = {}
        before = b""
        for _ in range(count):
            begin = self.at
            key = self.item(depth + 1)
            encoded = self.data[begin:self.at]
            require(type(key) in (int, str), "scanner", "map key is neither integer nor text")
            require(encoded > before, "scanner", "map keys do not rise")
            entries[key] = self.item(depth + 1)
            before = encoded
        return entries


def decode(data: bytes, tag_allowed: bool = False) -> Any:
    """Decodes bytes that are one item and nothing behind it (SPEC §1.2)."""
    scanner = Scanner(data)
    value = scanner.item(tag_allowed=tag_allowed)
    require(scanner.at == len(data), "scanner", "bytes follow the item")
    return value


def encode_head(major: int, argument: int) -> bytes:
    """Encodes a head in its shortest form."""
    if argument < 24:
        return bytes([major << 5 | argument])
    info = next(i for i in range(4) if argument < 1 << (8 << i))
    return bytes([major << 5 | 24 + info]) + argument.to_bytes(1 << info, "big")


def encode(value: Any) -> bytes:
    """Encodes what `decode` gives of a header or a payload, with the same bytes."""
    if value is None or isinstance(value, bool):
        return bytes([SIMPLE << 5 | {False: 20, True: 21, None: 22}[value]])
    if isinstance(value, int):
        return encode_head(UNSIGNED, value) if value >= 0 else encode_head(NEGATIVE, -1 - value)
    if isinstance(value, bytes):
        return encode_head(BYTES, len(value)) + value
    if isinstance(value, str):
        return encode_head(TEXT, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return encode_head(ARRAY, len(value)) + b"".join(map(encode, value))
    entries = sorted((encode(key), encode(inner)) for key, inner in value.items())
    return encode_head(MAP, len(entries)) + b"".join(key + inner for key, inner in entries)


# ---------------------------------------------------------------- §1.3 algorithms and keys

PRIME = 2**255 - 19
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
Point = tuple[int, int]


def decode_point(encoded: bytes) -> Point | None:
    """Gives the point whose one encoding these 32 bytes are, or none (RFC 8032 §5.1.3)."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if x * x % PRIME != square or (x == 0 and sign):
        return None
    return (x if x & 1 == sign else PRIME - x), y


def double_point(point: Point) -> Point:
    """Adds a point to itself."""
    x, y = point
    product = CURVE_D * x * x * y * y
    return (2 * x * y * pow(1 + product, -1, PRIME) % PRIME,
            (y * y + x * x) * pow(1 - product, -1, PRIME) % PRIME)


def is_weak(encoded: bytes) -> bool:
    """Tells whether a key is weak: the encoding of no point, or of a point of small order (SPEC §1.3)."""
    point = decode_point(encoded)
    return point is None or double_point(double_point(double_point(point))) == (0, 1)


def is_signature(key: bytes, message: bytes, signature: bytes) -> bool:
    """Verifies a signature strictly (SPEC §1.3).

    `cryptography` compares the encoding of [S]B - [h]A with R, without the cofactor; it overlooks weak keys and R.
    """
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= GROUP_ORDER or is_weak(key) or is_weak(signature[:32]):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


# ---------------------------------------------------------------- §1.4 stages


def climb(data: bytes, key_logs: KeyLogs, now: int) -> Record:
    """Takes bytes up all stages of SPEC §1.4, and gives the record or raises the fault of the first that fails."""
    record = open_envelope(data)
    try:
        record.plain = record.type.read_claims(record.claims)
        record.signer = find_key(record, key_logs)
        admit(record, now)
    except Fault as fault:
        fault.record = record
        raise
    return record


# ---------------------------------------------------------------- §1.5 shapes, and what is unknown

LAST_SECOND = 253402300799
MOST_UNSIGNED = 2**64 - 1
MOST_EXACT_IN_JSON = 2**53 - 1
Shape = Callable[[Any], Any]
"""Reads a value from the wire: gives its plain form, or stops at stage `cddl`."""


def integer(low: int = 0, high: int = MOST_UNSIGNED) -> Shape:
    """Makes the shape of an integer within bounds."""
    def read(value: Any) -> int:
        require(type(value) is int and low <= value <= high, "cddl", "no integer within its bounds")
        return value
    return read


def read_thousandths(value: Any) -> int | float:
    """Reads an amount of money, a decimal in the plain form (SPEC §3.4.7)."""
    whole, rest = divmod(integer(0, 10**12)(value), 1000)
    return value / 1000 if rest else whole


def read_clock(value: Any) -> str:
    """Reads a time of a day, `09:00` in the plain form (SPEC §3.4.4)."""
    hour, minute = divmod(integer(0, 24 * 60)(value), 60)
    return f"{hour:02}:{minute:02}"


def string(low: int, high: int, pattern: str = r"(?s:.*)") -> Shape:
    """Makes the shape of text of so many bytes of UTF-8, and of a pattern."""
    def read(value: Any) -> str:
        require(isinstance(value, str), "cddl", "no text")
        require(low <= len(value.encode()) <= high, "cddl", "text too short or too long")
        require(re.fullmatch(pattern, value) is not None, "cddl", "text of another form")
        return value
    return read


def octets(low: int, high: int) -> Shape:
    """Makes the shape of a byte string of so many bytes, hexadecimal in the plain form."""
    def read(value: Any) -> str:
        require(isinstance(value, bytes) and low <= len(value) <= high, "cddl", "no byte string of this length")
        return value.hex()
    return read


def words(*named: str | None) -> Shape:
    """Makes the shape of a number of a word list; `None` stands for one that is kept for later (SPEC §3)."""
    def read(value: Any) -> str:
        word = named[integer(1, len(named))(value) - 1]
        require(word is not None, "cddl", "a number that is kept for later")
        return word
    return read


def boolean(value: Any) -> bool:
    """Reads `true` or `false`, where both are said."""
    require(isinstance(value, bool), "cddl", "neither true nor false")
    return value


def flag(value: Any) -> bool:
    """Reads `true`; what does not hold is left out (SPEC §1.5 *Absence*)."""
    require(value is True, "cddl", "a flag is true or left out")
    return True


def listed(high: int, element: Shape) -> Shape:
    """Makes the shape of an array of 1 to so many elements."""
    def read(value: Any) -> list:
        require(isinstance(value, list) and 1 <= len(value) <= high, "cddl", "no list of this length")
        return [element(inner) for inner in value]
    return read


def is_odd_key(key: int | str) -> bool:
    """Tells whether bodies and the maps inside them may hold a key unknown (SPEC §1.5)."""
    return isinstance(key, int) and key in range(33, 64, 2)


def is_other_claim(key: int | str) -> bool:
    """Tells whether a claim is one that the standard does not name (SPEC §1.5)."""
    return key not in (*range(1, 9), 39, 65533, 65534, 65535, -65537)


def is_never(key: int | str) -> bool:
    """Tells that an exact map, such as a COSE_Key, holds no unknown key (SPEC §1.5)."""
    return False


def mapped(fields: dict[int | str, tuple[str, Shape]], is_ignored: Callable[[int | str], bool] = is_odd_key) -> Shape:
    """Makes the shape of a map of named fields; `?` behind a name marks what may be left out."""
    def read(value: Any) -> Plain:
        require(isinstance(value, dict), "cddl", "no map")
        for key in value:
            require(key in fields or is_ignored(key), "cddl", f"unknown key {key}")
        for key, (name, _) in fields.items():
            require(key in value or name.endswith("?"), "cddl", f"{name} is missing")
        return {name.rstrip("?"): shape(value[key]) for key, (name, shape) in fields.items() if key in value}
    return read


def as_json(plain: Any) -> Any:
    """Gives the plain form as JSON has it: numbers above 2^53 - 1 as text (SPEC Appendix A)."""
    if isinstance(plain, dict):
        return {name: as_json(value) for name, value in plain.items()}
    if isinstance(plain, list):
        return [as_json(value) for value in plain]
    return str(plain) if type(plain) is int and plain > MOST_EXACT_IN_JSON else plain


# ---------------------------------------------------------------- §3.1 ids


def thumbprint(public_key: bytes) -> bytes:
    """Gives the thumbprint of a key (SPEC §3.1)."""
    return hashlib.sha256(encode({1: 1, -1: 6, -2: public_key})).digest()


def key_id(public_key: bytes) -> bytes:
    """Gives the first 8 bytes of a key's thumbprint (SPEC §3.1)."""
    return thumbprint(public_key)[:8]


def space_id(inception_payload: bytes) -> str:
    """Gives the id of the space that an inception event founds (SPEC §3.1)."""
    return "covisa:" + base64.b32encode(hashlib.sha256(inception_payload).digest()[:20]).decode().lower()


SPACE_ID = r"covisa:[a-z2-7]{32}"
SPACE = string(39, 39, SPACE_ID)
SUBJECT = string(22, 22, r"[A-Za-z0-9_-]{21}[AQgw]")
LIST_ID = string(43, 44, SPACE_ID + r"/s/([0-9]|[1-5][0-9]|6[0-3])")

# ---------------------------------------------------------------- §3 records

TIME = integer(0, LAST_SECOND)
HASH = octets(32, 32)
VERSION = ("version", integer(1, 1))
SEQUENCE = ("sequence", integer())
KIND_OF_SPACE = words("coworking", "makerspace", "hackerspace", "library", "cafe", "incubator", "other", "club", "museum")
CHANNEL = words("email", "phone", "web", "form", "social", "post", "fax")
TIERS = ("day", "flex", "dedicated", "team")
TIER = words(*TIERS)
UNITS = ("hour", "half day", "day", "block", "week", "month")
CAP_UNITS = (*UNITS, "visit")
UNIT = words(*CAP_UNITS)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKS = ("first", "second", "third", "fourth", "fifth", "last")
SHORT_NAME = string(1, 60)

# §3.2
COSE_KEY = mapped({1: ("kty", integer(1, 1)), -1: ("crv", integer(6, 6)), -2: ("x", HASH)}, is_never)
KEY_REASONS = ("inception", "rotation", "lost", "compromised", "retired", "ended")
REASONS_OF_NORMAL_EVENTS = ("inception", "rotation", "retired", "ended")
REASONS_OF_RECOVERIES = ("lost", "compromised", "retired", "ended")


def read_key_reason(value: Any) -> str:
    """Reads why a key event was made; its words are numbered from 0 on (SPEC §3.2)."""
    return KEY_REASONS[integer(0, len(KEY_REASONS) - 1)(value)]


def read_key(value: Any) -> str:
    """Reads a COSE_Key, its 32 bytes in the plain form (SPEC §1.3)."""
    return COSE_KEY(value)["x"]


KEY_EVENT = mapped({
    0: VERSION, 1: ("sequence", integer(0, 255)), 2: ("previous?", HASH), 3: ("keys", listed(4, read_key)),
    4: ("next", listed(4, HASH)), 5: ("recovery", HASH), 6: ("reason", read_key_reason),
    8: ("recovery_key?", read_key), 9: ("successor?", SPACE),
})
KEY_CLAIMS = mapped({1: ("space?", SPACE), 6: ("issued_at", TIME), -65537: ("body", KEY_EVENT)}, is_other_claim)


def read_key_event(value: Any) -> Plain:
    """Reads the claims of a key event, which have to fit together (SPEC §3.2)."""
    claims = KEY_CLAIMS(value)
    body = claims["body"]
    why = body["reason"]
    looks_first = {"space" not in claims, body["sequence"] == 0, "previous" not in body, why == "inception"}
    require(len(looks_first) == 1, "cddl", "neither an inception nor an event after one")
    fitting = REASONS_OF_RECOVERIES if "recovery_key" in body else REASONS_OF_NORMAL_EVENTS
    require(why in fitting, "cddl", "a reason of the other kind of event")
    require("successor" not in body or why == "ended", "cddl", "a successor of what has not ended")
    return claims


# §3.3
POSITION = mapped({1: ("latitude", integer(-9000000, 9000000)), 2: ("longitude", integer(-18000000, 18000000))})
PLACE = mapped({
    1: ("country?", string(2, 2)), 2: ("region?", string(1, 60)), 3: ("city?", string(1, 80)),
    4: ("address?", string(1, 160)), 5: ("position?", POSITION),
})
CONTACT = mapped({1: ("channel", CHANNEL), 2: ("value?", string(1, 160))})
EXTENT = words("yes", "no", "limited")
PREMISES = mapped({
    1: ("step_free?", EXTENT), 2: ("door_cm?", integer(1, 1000)), 3: ("lift?", EXTENT), 4: ("toilets?", EXTENT),
    5: ("floor?", integer(-99, 999)), 6: ("entrance?", string(1, 160)), 7: ("phone_booths?", integer(0, 9999)),
    8: ("quiet_zone?", EXTENT), 9: ("monitors?", integer(0, 9999)), 10: ("nursery?", EXTENT), 11: ("pets?", EXTENT),
    12: ("parking?", listed(5, words("none", "bicycle", "car", "accessible", "charging"))),
})
PROFILE = mapped({
    0: VERSION, 1: SEQUENCE, 2: ("name", string(1, 80)), 3: ("kind", KIND_OF_SPACE), 4: ("place", PLACE),
    5: ("zone", string(1, 64)), 6: ("contact?", listed(8, CONTACT)), 7: ("addresses?", listed(16, octets(1, 128))),
    8: ("domain?", string(4, 253)), 9: ("key_log_head", HASH), 10: ("peers", listed(4, octets(34, 42))),
    11: ("premises?", PREMISES),
})

# §3.4.5 to §3.4.8
CAP = mapped({
    1: ("amount", integer(0, 10000)), 2: ("ask_up_to?", integer(1, 10000)), 3: ("unit", UNIT),
    4: ("per", words("visit", "week", "calendar month", "rolling", "year", "lifetime", "first visits", "unstated",
                     "day", "month")),
    5: ("rolling_days?", integer(1, 3660)), 6: ("block_hours?", integer(1, 8784)),
})
REGION = mapped({
    1: ("rule", words("same city", "same region", "same country", "travelling", "another country")), 2: ("name?", SHORT_NAME),
    3: ("advisory?", flag), 4: ("of?", words("home", "residence")),
})
REQUIRES = mapped({
    1: ("home_takes_ours?", flag), 2: ("never_more_than_home?", flag), 3: ("home_share_percent?", integer(1, 100)),
    4: ("home_kinds?", listed(8, KIND_OF_SPACE)), 5: ("home_has_room?", flag), 6: ("min_tier?", TIER),
    7: ("excluded_tiers?", listed(4, TIER)), 8: ("member_for_days?", integer(1, 3660)),
    9: ("km_from_home?", integer(1, 20000)), 10: ("km_from_residence?", integer(1, 20000)), 11: ("region?", REGION),
    12: ("waived_for?", listed(128, SPACE)), 13: ("active_members?", flag),
    14: ("in_words?", listed(8, string(1, 160))), 15: ("coupon?", string(1, 80)), 16: ("waived_by_agreement?", flag),
})
PRICE = mapped({
    1: ("amount?", read_thousandths), 2: ("currency?", string(3, 3)), 3: ("sign?", string(1, 4)),
    4: ("currency_assumed?", flag), 5: ("unit", words(*UNITS, "night", "once", "visit", "year", "minute")),
    6: ("count?", integer(1, 1000)), 7: ("within_days?", integer(1, 3660)), 8: ("block_hours?", integer(1, 8784)),
    9: ("when?", words("after", "beside", "donation")), 10: ("only_for?", string(1, 80)), 11: ("before_tax?", flag),
    12: ("credited_within_days?", integer(1, 366)), 13: ("at_least?", integer(1, 366)), 14: ("note?", string(1, 160)),
    15: ("up_to?", read_thousandths), 16: ("or_more?", flag), 17: ("credited?", flag), 19: ("tax_included?", flag), 21: ("label?", string(1, 80)),
    23: ("negotiable?", flag), 25: ("in_packs?", flag),
})
BOOKING = mapped({
    1: ("how?", words("not needed", "contact first", "reserve", "form", "approval")),
    2: ("days_before?", integer(0, 365)), 3: ("form_fields?", listed(16, string(1, 40))),
    4: ("account?", string(1, 120)), 5: ("link?", string(1, 200)), 6: ("on_arrival?", string(1, 120)),
})
IDENTITY = words("none", "photo id", "membership proof", "letter", "id")
PROOF = mapped({
    1: ("bears?", listed(4, words("date", "stamp", "photo", "signature", "name"))), 2: ("valid_days?", integer(1, 3660)),
})
GUESTS = mapped({1: ("rule", words("none", "free", "host policy", "paid")), 2: ("at_most?", integer(1, 100))})
INVITED = mapped({1: ("at_once?", integer(1, 100)), 2: ("per_member?", flag), 3: ("member_present?", flag),
                  4: ("member_pays?", flag), 5: ("member_registers?", flag)})

BETWEEN = mapped({1: ("from", read_clock), 2: ("until", read_clock)})

# §3.4.4
GRANT = mapped({
    1: ("to", words("members", "anyone", "partners", "guests of members", "would-be members")),
    2: ("spaces?", listed(128, SPACE)), 3: ("groups?", listed(16, SHORT_NAME)),
    4: ("benefit", words("free", "discount", "area", "fee waived", "at a price", "free or discount", "welcome")),
    5: ("discount_percent?", integer(1, 100)), 6: ("areas?", listed(8, SHORT_NAME)), 7: ("caps?", listed(4, CAP)),
    8: ("requires?", REQUIRES), 9: ("booking?", BOOKING), 10: ("identity?", listed(4, IDENTITY)),
    11: ("guests?", GUESTS), 12: ("price?", listed(8, PRICE)), 13: ("more_on_request?", flag),
    14: ("weekdays?", listed(7, words(*WEEKDAYS))), 15: ("not_for_regulars?", flag), 16: ("amount_not_fixed?", flag),
    17: ("label?", string(1, 80)), 18: ("note?", string(1, 500)), 19: ("extent_unstated?", flag),
    20: ("weeks?", listed(6, words(*WEEKS))), 21: ("invited?", INVITED), 22: ("proof?", PROOF),
    23: ("identity_any?", flag), 24: ("between?", BETWEEN),
})

# §3.4.1 to §3.4.3
DATE = string(4, 10, r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def read_date(value: Any) -> str:
    """Reads a day of the Gregorian calendar, or its month or year alone (SPEC §3.4.3)."""
    plain = DATE(value)
    year, month, day = map(int, (plain + "-01-01")[:10].split("-"))
    require(day <= calendar.monthrange(year, month)[1], "cddl", "no such day")
    return plain


HOURS = mapped({
    1: ("open?", string(1, 256)), 2: ("unnamed_days?", words("unknown", "closed")), 3: ("key_holders?", string(1, 256)),
    4: ("staffed?", string(1, 256)),
})
DOOR = mapped({
    1: ("keys?", words("none", "lent", "for a deposit", "for a fee")), 2: ("escort?", flag),
    3: ("how?", string(1, 160)),
})
SITE = mapped({1: ("name", SHORT_NAME), 2: ("city?", string(1, 80)), 3: ("position?", POSITION)})
AREA = mapped({
    1: ("name", SHORT_NAME), 2: ("count?", integer(1, 1000)), 3: ("seats?", integer(1, 1000)),
    4: ("for_visitors?", words("included", "extra", "unstated", "not for visitors")), 5: ("note?", string(1, 160)),
})
GROUP = mapped({
    1: ("name", SHORT_NAME), 2: ("spaces?", listed(128, SPACE)), 3: ("by_name?", listed(32, string(1, 80))),
})
STATUS_RULE = mapped({1: ("refuse_after_hours?", integer(24, 8784)), 2: ("ask_home?", flag)})
CONTENT = mapped({
    1: ("visa?", words("accepted", "declined")), 2: ("grant?", listed(16, GRANT)), 3: ("hours?", HOURS),
    4: ("site?", listed(32, SITE)), 5: ("several_sites?", flag), 6: ("one_count?", flag),
    7: ("languages?", listed(16, string(2, 12))), 8: ("contact?", listed(8, CONTACT)),
    9: ("capacity?", integer(1, 100000)), 10: ("area?", listed(16, AREA)), 11: ("group?", listed(16, GROUP)),
    12: ("price?", listed(16, PRICE)),
    13: ("plans?", listed(8, string(1, 120))), 14: ("networks?", listed(8, string(1, 80))),
    15: ("agreement?", words("not needed", "needed")), 16: ("note?", string(1, 2000)), 17: ("status?", STATUS_RULE),
    18: ("closed_since?", read_date), 19: ("drop_in?", words("not free", "none", "no days for sale")), 20: ("door?", DOOR),
    21: ("payment?", listed(8, string(1, 40))), 23: ("events?", listed(8, string(1, 80))),
})
EDITION = mapped({1: ("content_hash", HASH), 2: ("applies_from", TIME), 3: ("content", CONTENT)})
TERMS = mapped({
    0: VERSION, 1: SEQUENCE, 2: ("current", EDITION), 3: ("upcoming?", EDITION), 4: ("previous?", HASH),
    5: ("reviewed_at?", TIME),
})

# §3.5
LINE = string(1, 80)
ATTRIBUTES = {
    1: ("name", LINE), 2: ("plan", LINE), 3: ("home_name", LINE), 4: ("member_since", TIME), 5: ("company", LINE),
    6: ("over_18", boolean), 7: ("email", LINE), 8: ("country", string(2, 2)), 10: ("access_needs", LINE),
    11: ("residence", POSITION), 12: ("home_share", integer(0, 100)), 13: ("city", LINE),
}


def read_attribute(value: Any) -> Plain:
    """Reads an attribute of a pass: an array of an id and a value (SPEC §3.5)."""
    require(isinstance(value, list) and len(value) == 2, "cddl", "an attribute is an array of two")
    number = integer()(value[0])
    if number not in ATTRIBUTES:
        return {"other": [number, encode(value[1]).hex()]}
    name, shape = ATTRIBUTES[number]
    return {name: shape(value[1])}


PASS = mapped({0: VERSION, 1: ("tier?", TIER), 2: ("attributes?", listed(16, read_attribute)), 3: ("photo?", HASH)})

# §3.6
PLACES_OF_LIST = 8192
STATUS_WORDS = ("valid", "revoked", "suspended", "replaced")
REVOKED, SUSPENDED, REPLACED = 1, 2, 3


def inflate_statuses(stream: bytes) -> bytes:
    """Inflates the entries of a status list, four to a byte (SPEC §3.6)."""
    inflater = zlib.decompressobj()
    try:
        table = inflater.decompress(stream, PLACES_OF_LIST // 4 + 1)
    except zlib.error:
        raise Fault("cddl", "statuses are no zlib stream") from None
    require(inflater.eof and not inflater.unused_data, "cddl", "statuses are not one whole zlib stream")
    require(len(table) == PLACES_OF_LIST // 4, "cddl", "statuses of another size")
    return table


def read_statuses(value: Any) -> str:
    """Reads the compressed entries of a status list, which stay compressed in the plain form (SPEC §3.6)."""
    plain = octets(1, 4096)(value)
    inflate_statuses(value)
    return plain


PLACE_OF_LIST = integer(0, PLACES_OF_LIST - 1)
TAG_OF_SUSPENSION = octets(8, 8)
SUSPENSION = mapped({1: ("tag", TAG_OF_SUSPENSION), 2: ("places", listed(256, PLACE_OF_LIST))})
STATUS_LIST = mapped({
    0: VERSION, 1: SEQUENCE, 2: ("since", TIME), 4: ("suspensions?", listed(256, SUSPENSION)),
    6: ("lifted?", listed(256, TAG_OF_SUSPENSION)),
})
ENTRIES = mapped({"bits": ("bits", integer(2, 2)), "lst": ("statuses", read_statuses)}, is_never)
STATUS_PLACE = mapped({"idx": ("index", PLACE_OF_LIST), "uri": ("list", LIST_ID)}, is_never)
STATUS_CLAIM = mapped({"status_list": ("place", STATUS_PLACE)}, is_never)

# §3.10
VOUCH = mapped({1: ("space", SPACE), 2: ("since", TIME)})
VOUCHES = mapped({0: VERSION, 1: SEQUENCE, 2: ("vouches?", listed(200, VOUCH))})

# §3.8
MESSAGE_NUMBER = octets(16, 16)
MESSAGE_FIELDS = mapped({
    0: VERSION, 1: ("kind", words("request", "answer", None, None, "notice", "redemption")), 2: ("request?", MESSAGE_NUMBER),
    6: ("decision?", words("ours", "not ours")), 10: ("code?", octets(16, 16)), 11: ("pass?", octets(1, 2048)),
    12: ("says?", string(1, 160)), 13: ("invitation?", octets(32, 32)), 14: ("proof?", octets(64, 64)),
})
MESSAGE_LINES = (
    ("request", None, {"code"}),
    ("request", None, {"says"}),
    ("answer", "ours", {"request", "decision", "pass"}),
    ("answer", "not ours", {"request", "decision"}),
    ("notice", None, {"code", "pass"}),
    ("redemption", None, {"invitation", "proof"}),
)


def read_message(value: Any) -> Plain:
    """Reads the body of a message about a visit, which holds the keys of one line of the table (SPEC §3.8)."""
    plain = MESSAGE_FIELDS(value)
    line = plain["kind"], plain.get("decision"), plain.keys() - {"version", "kind"}
    require(line in MESSAGE_LINES, "cddl", "keys of no line of messages")
    return plain


# §1.1, §2.2, §4.4
DAY = 86400
SIGNED_BY_SPACE = {1: ("space", SPACE), 4: ("expires_at", TIME), 6: ("issued_at", TIME)}
LIST_CLAIMS = {2: ("list", LIST_ID), 65533: ("entries", ENTRIES), 65534: ("ttl?", integer(1, 604800))}
PASS_CLAIMS = {
    1: ("home", SPACE), 2: ("subject", SUBJECT), 3: ("audience?", SPACE), 4: ("expires_at", TIME),
    5: ("not_before?", TIME), 6: ("issued_at", TIME), 65535: ("status?", STATUS_CLAIM), -65537: ("body", PASS),
}
MESSAGE_CLAIMS = {
    1: ("from", SPACE), 3: ("to", SPACE), 4: ("expires_at", TIME), 6: ("issued_at", TIME), 7: ("id", MESSAGE_NUMBER),
    -65537: ("body", read_message),
}


class RecordType(NamedTuple):
    """A type of record: its most bytes, how long it may live, and its claims (SPEC §1.1, §2.2, §3, §4.4)."""

    name: str
    most_bytes: int
    longest_life: float
    read_claims: Shape


def define_type(name: str, most_bytes: int, days: float, claims: dict[int, tuple[str, Shape]]) -> RecordType:
    """Makes a type of record out of its claims, beside which others are ignored (SPEC §1.5)."""
    return RecordType(name, most_bytes, days * DAY, mapped(claims, is_other_claim))


TYPES = {
    "application/covisa-key+cwt": RecordType("key", 1024, math.inf, read_key_event),
    "application/covisa-profile+cwt": define_type("profile", 4096, 400, {**SIGNED_BY_SPACE, -65537: ("body", PROFILE)}),
    "application/covisa-terms+cwt": define_type("terms", 16384, 400, {**SIGNED_BY_SPACE, -65537: ("body", TERMS)}),
    "application/statuslist+cwt": define_type(
        "status-list", 4096, 31, {**SIGNED_BY_SPACE, **LIST_CLAIMS, -65537: ("body", STATUS_LIST)}),
    "application/covisa-vouches+cwt": define_type("vouches", 16384, 90, {**SIGNED_BY_SPACE, -65537: ("body", VOUCHES)}),
    "application/covisa-card+cwt": define_type("card", 2048, 90, PASS_CLAIMS),
    "application/covisa-attestation+cwt": define_type(
        "attestation", 2048, 90, {**PASS_CLAIMS, 3: ("audience", SPACE)}),
    "application/covisa-message+cwt": define_type("visit-message", 4096, 31, MESSAGE_CLAIMS),
}
PASS_TYPES = ("card", "attestation")
UNPUBLISHED_TYPES = (*PASS_TYPES, "visit-message")


# ---------------------------------------------------------------- §3.9 short codes

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10
WHITE_SPACE = frozenset(map(chr, [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029,
                                  0x202F, 0x205F, 0x3000]))
UNSEEN = frozenset(map(chr, [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]))
CONTROLS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
BLANKS = WHITE_SPACE | CONTROLS | UNSEEN
# Letters as they are compared: upper case, also those of full width and those of a Turkish keyboard.
FULL_WIDTH = {letter: letter - 0xFEE0 for letter in range(0xFF01, 0xFF5F)}
UPPER_CASE = (str.maketrans("abcdefghijklmnopqrstuvwxyzıİ", "ABCDEFGHIJKLMNOPQRSTUVWXYZII") | FULL_WIDTH
              | {small + 0xFEE0: small - 0x20 for small in range(0x61, 0x7B)})


def as_compared(typed: str) -> str:
    """Gives what is typed in upper case, without blanks and hyphens (SPEC §6.2 rule 3)."""
    return "".join(letter for letter in typed.translate(UPPER_CASE) if letter not in BLANKS and letter != "-")


def read_code(typed: str) -> str | None:
    """Reads a short code as a person types it, or finds that it is none (SPEC §3.9)."""
    code = as_compared(typed).translate(str.maketrans("OIL", "011"))
    return code if len(code) == CODE_LENGTH and all(letter in CODE_ALPHABET for letter in code) else None


def make_code(secret: bytes, record_id: bytes) -> str:
    """Makes the short code of a pass, as a home does (SPEC §3.9)."""
    number = int.from_bytes(hmac.digest(secret, record_id + b"code", "sha256")[:8], "big") >> 14
    return "".join(CODE_ALPHABET[number >> 5 * place & 31] for place in reversed(range(CODE_LENGTH)))


def code_mark(code: str, message_number: bytes) -> bytes:
    """Makes the mark of a code in one message (SPEC §3.9)."""
    return hmac.digest(message_number, code.encode(), "sha256")[:16]


# ---------------------------------------------------------------- §4.1 whose key

SOUND, DISPUTED, DISTRUSTED = "sound", "disputed", "distrusted"


class HeldKey(NamedTuple):
    """A key of a space: the event that brought it in, its tenure, and how far it is trusted (SPEC §4.1)."""

    key: bytes
    event: int
    begins_at: int
    ends_at: float = math.inf
    trust: str = SOUND
    distrusted_since: int | None = None

    def is_in_tenure(self, record: Record) -> bool:
        """Tells whether it may have signed a record; only a pass must not be older than the key (SPEC §4.1)."""
        at, is_pass = record.plain["issued_at"], record.type.name in PASS_TYPES
        return at < self.ends_at and (self.begins_at <= at or not is_pass)


def keys_that_sign(record: Record, key_logs: KeyLogs) -> list[HeldKey]:
    """Gives the keys that may have signed a record (SPEC §4.1)."""
    if record.type.name == "key":
        event = Event.of(record)
        require(not any(map(is_weak, [*event.keys, *event.recovery_keys])), "signature", "weak key")
        return [HeldKey(key, event.number, event.issued_at) for key in event.recovery_keys or event.keys]
    require(record.space in key_logs, "signature", "unknown space")
    return [held for held in key_logs[record.space].keys() if held.is_in_tenure(record)]


def find_key(record: Record, key_logs: KeyLogs) -> HeldKey:
    """Finds the key that signed a record (SPEC §4.1)."""
    candidates = [held for held in keys_that_sign(record, key_logs) if key_id(held.key) == record.kid]
    require(bool(candidates), "signature", "unknown key")
    signers = [held for held in candidates if is_signature(held.key, signed_bytes(record), record.signature)]
    require(bool(signers), "signature", "wrong")
    return signers[0]


# ---------------------------------------------------------------- §4.2 to §4.4 sequence, future, life

LONGEST_AHEAD = 600
LISTED_CARD_LIFE = 400 * DAY
PROVABLE_FAULTS = ("life", "sequence", "content hash", "attribute twice", "list of another space", "weak key", "vouches for itself",
                   "order of vouches")


def admit(record: Record, now: int) -> None:
    """Asks what stage `admission` asks, in the order of SPEC §4.4, or of §3.5 for passes.

    A key that is disputed or distrusted (§4.1) is asked for behind the faults that nobody can excuse.
    """
    claims = record.plain
    issued_at, ends_at = claims["issued_at"], claims.get("expires_at", math.inf)
    is_listed_card = record.type.name == "card" and "status" in claims
    longest = LISTED_CARD_LIFE if is_listed_card else record.type.longest_life
    require(0 < ends_at - issued_at <= longest, "admission", "life")
    if record.type.name in PASS_TYPES:
        admit_pass(claims)
        return
    require(claims["body"].get("sequence", 0) <= 1000 * issued_at + 1048576, "admission", "sequence")
    if record.type.name == "terms":
        check_content_hashes(record.claims[-65537])
    if record.type.name == "status-list":
        require(space_of_list(claims["list"]) == record.space, "admission", "list of another space")
    if record.type.name == "vouches":
        spaces = [vouch["space"] for vouch in claims["body"].get("vouches", [])]
        require(record.space not in spaces, "admission", "vouches for itself")
        require(all(one < following for one, following in zip(spaces, spaces[1:])), "admission", "order of vouches")
    require(record.signer.trust == SOUND, "admission", f"key is {record.signer.trust}")
    require(issued_at <= now + LONGEST_AHEAD, "admission", "future")
    require(ends_at > now, "admission", "expired")


def admit_pass(claims: Plain) -> None:
    """Asks of a pass when it begins, for attributes twice, and whose list it names (SPEC §3.5)."""
    require(claims["expires_at"] > claims.get("not_before", -1), "admission", "life")
    ids = [value[0] if name == "other" else name
           for attribute in claims["body"].get("attributes", []) for name, value in attribute.items()]
    require(len(set(ids)) == len(ids), "admission", "attribute twice")
    if "status" in claims:
        list_id = claims["status"]["place"]["list"]
        require(space_of_list(list_id) == claims["home"], "admission", "list of another space")


def check_content_hashes(body: dict) -> None:
    """Compares the content hash of each edition with its content as it stands on the wire (SPEC §3.4.2)."""
    for edition in (body[key] for key in (2, 3) if key in body):
        require(hashlib.sha256(encode(edition[3])).digest() == edition[1], "admission", "content hash")


def space_of_list(list_id: str) -> str:
    """Gives the space that keeps a status list (SPEC §3.6)."""
    return list_id.split("/")[0]


# ---------------------------------------------------------------- §4.7 what is taken away


@dataclass(frozen=True)
class StatusList:
    """What one status list says of its places (SPEC §3.6)."""

    issued_at: int
    table: bytes
    suspensions: dict[int, frozenset[str]]
    lifted: frozenset[str]

    @classmethod
    def of(cls, claims: Plain) -> StatusList:
        """Reads the claims of a status list in the plain form."""
        suspensions: dict[int, frozenset[str]] = {}
        for suspension in claims["body"].get("suspensions", []):
            for place in suspension["places"]:
                suspensions[place] = suspensions.get(place, frozenset()) | {suspension["tag"]}
        table = inflate_statuses(bytes.fromhex(claims["entries"]["statuses"]))
        return cls(claims["issued_at"], table, suspensions, frozenset(claims["body"].get("lifted", [])))

    def entry(self, place: int) -> int:
        """Gives the entry at a place: byte i / 4, first entries in the lowest bits."""
        return self.table[place // 4] >> 2 * (place % 4) & 3

    def named(self, place: int) -> frozenset[str]:
        """Gives the tags of the suspensions that name a place."""
        return self.suspensions.get(place, frozenset())

    def suspending(self, place: int) -> frozenset[str]:
        """Gives the tags by which the list suspends a place (SPEC §4.7 rule 2)."""
        return self.named(place) - self.lifted

    def takes(self, place: int) -> bool:
        """Tells whether the list takes a place for good (SPEC §4.7 rule 1)."""
        entry = self.entry(place)
        return entry in (REVOKED, REPLACED) or entry == SUSPENDED and not self.suspending(place)

    def places(self) -> set[int]:
        """Gives the places of which the list says something."""
        return {place for place in range(PLACES_OF_LIST) if self.entry(place)} | self.suspensions.keys()

    def says_more_than(self, newest: StatusList | None) -> bool:
        """Tells whether the list takes something away that the newest does not (SPEC §4.7 rule 4)."""
        for place in self.places():
            if newest is not None and newest.takes(place):
                continue
            known = newest.lifted | newest.named(place) if newest is not None else frozenset()
            if self.takes(place) or self.suspending(place) - known:
                return True
        return False


def status_at(place: int, newest: StatusList | None, beside: list[StatusList]) -> int | None:
    """Gives the entry of a place after all lists that were heard, or none if nothing was heard (SPEC §5.3.1)."""
    entry = newest.entry(place) if newest is not None else None
    if entry in (REVOKED, REPLACED):
        return entry
    if any(other.takes(place) for other in beside):
        return REVOKED
    lifted = newest.lifted if newest is not None else frozenset()
    heard = beside if newest is None else [newest, *beside]
    if entry == SUSPENDED or any(a_list.suspending(place) - lifted for a_list in heard):
        return SUSPENDED
    return entry


def hear_lists(signed: Iterable[bytes], key_logs: KeyLogs, now: int,
               expired_are_held: bool = False) -> tuple[list[Record], Record | None]:
    """Gives the status lists of one line that count for what they take away, and the newest (SPEC §4.7, §4.6)."""
    heard, admitted = [], []
    for data in signed:
        try:
            record, is_admitted = climb(data, key_logs, now), True
        except Fault as fault:
            if fault.stage != "admission" or fault.why in PROVABLE_FAULTS:
                continue
            record, is_admitted = fault.record, expired_are_held and fault.why == "expired"
        if record.type.name == "status-list":
            heard.append(record)
            if is_admitted:
                admitted.append(record)
    newest = min(admitted, default=None, key=lambda record: (
        -record.plain["body"]["sequence"], hashlib.sha256(record.payload).digest()))
    return heard, newest


# ---------------------------------------------------------------- §4.8 key logs

RUNNING, FORKED, RECOVERED_TWICE, ENDED = "running", "forked", "recovered twice", "ended"


@dataclass(frozen=True, eq=False)
class Event:
    """A key event that climbed the stages, known by its payload hash (SPEC §3.2)."""

    payload_hash: str
    issued_at: int
    keys: tuple[bytes, ...]
    recovery_keys: tuple[bytes, ...]
    body: Plain

    @classmethod
    def of(cls, record: Record) -> Event:
        """Reads a key event; of `recovery_keys` a recovery has one, any other event none."""
        body = record.plain["body"]
        recovery_keys = [body["recovery_key"]] if "recovery_key" in body else []
        return cls(record.payload_hash, record.plain["issued_at"], tuple(map(bytes.fromhex, body["keys"])),
                   tuple(map(bytes.fromhex, recovery_keys)), body)

    @property
    def number(self) -> int:
        """Its place in the log."""
        return self.body["sequence"]

    @property
    def previous(self) -> str | None:
        """The payload hash of the event that it follows; none of an inception."""
        return self.body.get("previous")

    @property
    def is_recovery(self) -> bool:
        """Whether the recovery key signs it."""
        return bool(self.recovery_keys)

    @property
    def ends_space(self) -> bool:
        """Whether the space ended by it."""
        return self.body["reason"] == "ended"


Way = tuple[Event, ...]
"""Events that follow each other, from the inception on."""


def fault_of(event: Event, way: Way) -> str | None:
    """Gives the first fault for which an event cannot follow the last one of a way (SPEC §4.8, *Following*)."""
    before = way[-1]
    faults = {
        "number": event.number != before.number + 1,
        "backwards": event.issued_at < before.issued_at,
        "key again": any(key in earlier.keys for key in event.keys for earlier in way),
    }
    if event.is_recovery:
        faults |= {
            "not the recovery key": thumbprint(event.recovery_keys[0]).hex() != before.body["recovery"],
            "recovery kept": event.body["recovery"] == before.body["recovery"],
        }
    else:
        faults |= {
            "after the end": before.ends_space,
            "recovery changed": event.body["recovery"] != before.body["recovery"],
            "not announced": any(thumbprint(key).hex() not in before.body["next"] for key in event.keys),
        }
    return next((word for word, holds in faults.items() if holds), None)


def find_ways(events: Iterable[Event]) -> tuple[list[Way], dict[str, str]]:
    """Finds the ways from the inception to each event, and the faults of those that cannot follow (SPEC §4.8)."""
    after: dict[str | None, list[Event]] = {}
    for event in events:
        after.setdefault(event.previous, []).append(event)
    ways: list[Way] = [(inception,) for inception in after.get(None, [])]
    faults: dict[str, str] = {}
    for way in ways:  # which grows meanwhile
        for event in after.get(way[-1].payload_hash, []):
            fault = fault_of(event, way)
            if fault is None:
                ways.append((*way, event))
            else:
                faults[event.payload_hash] = fault
    return ways, faults


def lowest(ways: Iterable[Way]) -> list[Way]:
    """Gives ways in the order of the payload hashes to which they lead."""
    return sorted(ways, key=lambda way: way[-1].payload_hash)


def recoveries_after(line: Way, ways: list[Way], chosen: str | None) -> list[Way]:
    """Gives the ways to the recoveries that follow a line through normal events alone (SPEC §4.8 rules 1 and 2).

    The one that a person chose is the only one here.
    """
    on = len(line)
    found = [way for way in ways if len(way) > on and way[on - 1] is line[-1] and way[-1].is_recovery
             and not any(event.is_recovery for event in way[on:-1])]
    return [way for way in found if way[-1].payload_hash == chosen] or lowest(found)


def shared_way(one: Way, other: Way) -> Way:
    """Gives the events that lead to both ends of two ways that part."""
    return tuple(event for event, same in zip(one, other) if event is same)


@dataclass(frozen=True)
class KeyLog:
    """What a reader holds of the key log of a space, and what became of all that it heard (SPEC §4.8)."""

    line: Way
    beside: Way
    state: str
    ways: list[Way]
    faults: dict[str, str]

    @classmethod
    def of(cls, events: Iterable[Event], chosen: str | None = None) -> KeyLog:
        """Judges the events of one space together; `chosen` is the payload hash of the recovery that counts here."""
        ways, faults = find_ways(events)
        line = ways[0]
        while recoveries := recoveries_after(line, ways, chosen):
            if len(recoveries) > 1:
                one, other = recoveries[:2]
                line = shared_way(one, other)
                return cls(line, one[len(line):] + other[len(line):], RECOVERED_TWICE, ways, faults)
            line = recoveries[0]
        while following := lowest(way for way in ways if way[-2:-1] == line[-1:]):
            if len(following) > 1:
                return cls(line, (following[0][-1], following[1][-1]), FORKED, ways, faults)
            line = following[0]
        return cls(line, (), ENDED if line[-1].ends_space else RUNNING, ways, faults)

    @property
    def head(self) -> str:
        """The payload hash of the last event of the line."""
        return self.line[-1].payload_hash

    @property
    def is_contradiction(self) -> bool:
        """Whether the home contradicts itself by its log (SPEC §5.2 rule 3)."""
        return self.state in (FORKED, RECOVERED_TWICE)

    @property
    def end(self) -> Plain | None:
        """The end of the space and who goes on in its place, as a question to `judge` has it (SPEC §5.3 rule 2)."""
        last = self.line[-1]
        if not last.ends_space:
            return None
        return {"at": last.issued_at} | {name: last.body[name] for name in ("successor",) if name in last.body}

    def heard_as(self, payload_hash: str) -> str:
        """Says what became of an event that was heard (SPEC §4.8, Appendix A)."""
        if payload_hash in self.faults:
            return self.faults[payload_hash]
        if any(event.payload_hash == payload_hash for event in self.line + self.beside):
            return "held"
        follows = any(way[-1].payload_hash == payload_hash for way in self.ways)
        return "overruled" if follows else "orphan"

    def keys(self) -> Iterator[HeldKey]:
        """Gives the keys of the line with their tenures and trust, and the disputed ones (SPEC §4.1)."""
        for at, event in enumerate(self.line):
            later = self.line[at + 1:]
            ends_at = later[0].issued_at if later else math.inf
            since = next((one.issued_at for one in later if one.body["reason"] == "compromised"), None)
            trust = SOUND if since is None else DISTRUSTED
            yield from (HeldKey(key, event.number, event.issued_at, ends_at, trust, since) for key in event.keys)
        for event in self.beside:
            yield from (HeldKey(key, event.number, event.issued_at, trust=DISPUTED) for key in event.keys)


KeyLogs = dict[str, KeyLog]
"""The key logs that a reader holds, by space."""


def hold_key_logs(signed: Iterable[bytes], now: int = LAST_SECOND, chosen: str | None = None) -> KeyLogs:
    """Gives the key logs that key events make, all of which come together; vectors hold them whatever the clock says.

    One from the future is as if it had not come; without its inception nothing is held of a space (SPEC §4.8).
    """
    spaces: dict[str, dict[str, Event]] = {}
    for data in signed:
        try:
            record = climb(data, {}, now)
        except Fault as fault:
            if fault.why == "future":
                continue
            raise
        require(record.type.name == "key", "cddl", "no key event")
        spaces.setdefault(record.space, {})[record.payload_hash] = Event.of(record)
    return {space: KeyLog.of(events.values(), chosen) for space, events in spaces.items()
            if any(event.previous is None for event in events.values())}


# ---------------------------------------------------------------- §5.1, §5.7 reasons and verdicts

LEVELS = ("red", "amber", "green")
LEVEL_OF_LETTER = {"R": "red", "A": "amber", "G": "green"}
OUTCOMES = {
    "unreadable": "R01", "not a pass": "R02", "wrong signature": "R03", "unknown key": "R04", "malformed": "R09",
    "newer version": "R10", "unknown code": "R15", "used code": "R16", "ended code": "R17", "too many codes": "R18",
    "not ours": "R19", "no answer": "A40",
}
Reason = dict[str, Any]


def reason(code: str, **data: Any) -> Reason:
    """Makes a reason of the catalogue; what is not known is left out (SPEC §5.7)."""
    return {"code": f"COV-{code}", **{name: value for name, value in data.items() if value is not None}}


def level_of(a_reason: Reason) -> str:
    """Gives the level of a reason."""
    return LEVEL_OF_LETTER[a_reason["code"][4]]


@dataclass
class Verdict:
    """What a desk is told (SPEC §5.1)."""

    reasons: list[Reason]
    number: Plain | None = None
    counts: bool = True
    status_age: int | None = None

    def __post_init__(self) -> None:
        self.reasons.sort(key=lambda a_reason: LEVELS.index(level_of(a_reason)))

    @property
    def level(self) -> str:
        """The level of the gravest reason."""
        return level_of(self.reasons[0]) if self.reasons else "green"

    def as_json(self) -> Plain:
        """Gives the verdict as the vectors have it (SPEC Appendix A)."""
        beside = {"number": self.number, "status_age": self.status_age}
        return {"level": self.level, "reasons": self.reasons, "counts": self.counts,
                **{name: value for name, value in beside.items() if value is not None}}


# ---------------------------------------------------------------- §5 the question and its verdict


def judge(question: Plain) -> Verdict:
    """Gives the verdict on a question: a pure function (SPEC §5)."""
    shown = question["shown"]
    if "outcome" in shown:
        verdict = Verdict([reason(OUTCOMES[shown["outcome"]])], counts=False)
    elif "asked" in shown:
        verdict = Verdict([reason("A39", **shown["asked"])], counts=False)
    elif "unknown_home" in shown:
        verdict = judge_unknown_home(question)
    else:
        verdict = judge_pass(question)
    doubts = [reason("A35")] if "clock" in question else []
    doubts += books_doubts(question)
    if verdict.level == "red" or not doubts:
        return verdict
    return Verdict(doubts + verdict.reasons, verdict.number, verdict.counts, verdict.status_age)


def books_doubts(question: Plain) -> list[Plain]:
    """Tells what is doubtful of whatever a host judges by its books (SPEC §5.3)."""
    if question.get("books_damaged"):
        return [reason("A42")]
    made = question.get("books_restored_from")
    return [] if made is None else [reason("A49", since=made)]


def judge_unknown_home(question: Plain) -> Verdict:
    """Judges the pass of a home without a key log here, of which its standing alone counts (SPEC §5.2 rule 2)."""
    bare = {name: question["home"][name] for name in ("space", "standing")}
    refusal = pass_refusal(question | {"home": bare}, question["shown"]["unknown_home"]["claims"], Status())
    reasons = [reason("A01", alike=question["shown"].get("alike"))]
    return Verdict(reasons + refusal, counts=not refusal)


def judge_pass(question: Plain) -> Verdict:
    """Judges a genuine pass (SPEC §5.2 rules 3 and 4, §5.4 rules 1 and 2)."""
    claims = question["shown"]["pass"]["claims"]
    status = Status.of(question, claims)
    refusal = pass_refusal(question, claims, status)
    if refusal:
        return Verdict(refusal, counts=False, status_age=status.age)
    if is_own(question):
        return Verdict([reason("G03")], counts=False, status_age=status.age)
    desk = DeskQuestion(question, claims)
    ongoing = desk.ongoing_visit()
    verdict = judge_again(desk, ongoing) if ongoing else judge_new_visit(desk, status)
    verdict.status_age = status.age
    return verdict


def is_own(question: Plain) -> bool:
    """Tells whether the home is the host itself (SPEC §5.2 rule 4)."""
    return question["home"]["space"] == question["host"]["space"]


VOUCHED_FOR = "vouched for"


def welcome_doubts(desk: DeskQuestion) -> list[Reason]:
    """Gives the doubt about a home that others vouch for, or that is limited, by what its members get (SPEC §5.2 rule 5)."""
    by = desk.home.get("vouchers", [])
    was_here = any(visit.day < desk.moment.today for visit in desk.visits)
    is_seen = desk.desk.get("document_seen")
    match desk.home["standing"]:
        case "vouched for":
            return [reason("A51", by=by)]
        case "vouched for, with a document":
            return [] if is_seen else [reason("A52", by=by)]
        case "vouched for, one day":
            return [reason("A53", by=by)] if was_here else []
        case "pinned, with a document":
            return [] if is_seen else [reason("A54")]
        case "pinned, one day":
            return [reason("A55")] if was_here else []
    return []


def home_doubts(desk: DeskQuestion) -> list[Reason]:
    """Gives the doubts about a home that is known (SPEC §5.2 rule 3)."""
    home, doubts = desk.home, []
    is_vouched_for = home["standing"].startswith(VOUCHED_FOR)
    if home["standing"] == "not pinned" or is_vouched_for:
        doubts += [reason("A34", space=home["alike"])] if "alike" in home else []
        doubts += [] if is_vouched_for else [reason("A02")]
    doubts += welcome_doubts(desk)
    if home.get("conflicting"):
        doubts.append(reason("A06"))
    if "key_distrusted_since" in home:
        doubts.append(reason("A48", since=home["key_distrusted_since"]))
    if "terms" not in home:
        ended_at = home.get("terms_ended_at")
        doubts.append(reason("A07") if ended_at is None else reason("A08", at=ended_at))
    return doubts


def pass_refusal(question: Plain, claims: Plain, status: Status) -> list[Reason]:
    """Gives the one reason for which a pass itself is red, if there is one (SPEC §5.3)."""
    now, clock = question["now"], question.get("clock")
    beginnings = ((claims.get("not_before", 0), now), (claims["issued_at"], now + LONGEST_AHEAD))
    begins_at = max((at for at, latest in beginnings if at > latest), default=None)
    home = question["home"]
    if home["standing"] == "blocked":
        return [reason("R08")]
    if "ended" in home:
        return [reason("R21", **home["ended"])]
    distrusted_since = home.get("key_distrusted_since")
    if distrusted_since is not None and not was_here_before(question, distrusted_since):
        return [reason("R20", since=distrusted_since)]
    if claims["expires_at"] <= now and clock != "ahead":
        return [reason("R05", at=claims["expires_at"])]
    if begins_at is not None and clock != "behind":
        return [reason("R06", **{"from": begins_at})]
    if claims.get("audience", question["host"]["space"]) != question["host"]["space"]:
        return [reason("R07", host=claims["audience"])]
    return status_refusal(question, status)


def was_here_before(question: Plain, time: int) -> bool:
    """Tells whether a visit began before a time (SPEC §5.3 rule 3)."""
    return any(visit["started"] < time for visit in question.get("visits", []))


# ---------------------------------------------------------------- §5.3.1 status

OLDEST_FRESH = 86400


class Status(NamedTuple):
    """What is known of a pass from the status lists of its home (SPEC §5.3.1)."""

    entry: int | None = None
    age: int | None = None
    listed_at: int | None = None

    @classmethod
    def of(cls, question: Plain, claims: Plain) -> Status:
        """Looks a genuine pass up in the list that it names and in those beside it."""
        if "status" not in claims:
            return cls()
        home = question["home"]
        newest = StatusList.of(home["list"]) if "list" in home else None
        beside = [StatusList.of(other) for other in home.get("lists_beside", [])]
        entry = status_at(claims["status"]["place"]["index"], newest, beside)
        if newest is None:
            return cls(entry)
        return cls(entry, max(0, question["now"] - newest.issued_at), newest.issued_at)


def status_refusal(question: Plain, status: Status) -> list[Reason]:
    """Gives the reason for which its status refuses a pass, if there is one (SPEC §5.3.1 rules 1 and 2)."""
    if status.entry:
        return [reason({REVOKED: "R11", SUSPENDED: "R12", REPLACED: "R13"}[status.entry])]
    hours = question["host"].get("terms", {}).get("status", {}).get("refuse_after_hours")
    is_exempt = is_own(question) or question.get("clock") == "ahead"
    if status.age is None or hours is None or is_exempt or status.age <= 3600 * hours:
        return []
    return [reason("R14", since=status.listed_at, hours=hours)]


def status_doubt(claims: Plain, status: Status, lists_since: int | None) -> list[Reason]:
    """Gives the doubt about the status of a pass, if there is one (SPEC §5.3.1 rules 3 to 5)."""
    if "status" not in claims:
        is_unnamed = lists_since is not None and claims["issued_at"] >= lists_since
        return [reason("A38")] if is_unnamed else []
    if status.age is None:
        return [reason("A36")]
    return [reason("A37", since=status.listed_at)] if status.age > OLDEST_FRESH else []


# ---------------------------------------------------------------- §5.4 grants, and which applies

VISITOR_GRANTS = ("members", "anyone", "partners", "would-be members")
BEST_BENEFITS_FIRST = ("free", "free or discount", "fee waived", "discount", "area", "welcome", "at a price")
USED_UP_CODES = ("COV-A03", "COV-A04", "COV-A05")
ON_THE_SPOT_CODES = ("COV-A29", "COV-A43", "COV-A44")


class Visit(NamedTuple):
    """A visit that the host wrote down (SPEC §5.6 rule 1)."""

    day: date
    started: int
    ended: int | None
    half_day: bool
    site: str | None
    desk: str | None

    @classmethod
    def of(cls, plain: Plain) -> Visit:
        """Reads a visit as a question has it."""
        return cls(date.fromisoformat(plain["day"]), plain["started"], plain.get("ended"),
                   plain.get("half_day", False), plain.get("site"), plain.get("desk"))


class Moment(NamedTuple):
    """The moment for which grants are weighed: now, or that of a check-in (SPEC §5.6 rule 8)."""

    now: int
    today: date
    site: str | None
    half_day: bool
    time: str


class DeskQuestion:
    """What a question says of the host, the home, the visitor and the desk."""

    def __init__(self, question: Plain, claims: Plain):
        self.host: Plain = question["host"]
        self.terms: Plain = self.host.get("terms", {})
        self.home: Plain = question["home"]
        self.claims = claims
        self.tier: str | None = claims["body"].get("tier")
        self.attributes = {name: value for attribute in claims["body"].get("attributes", [])
                           for name, value in attribute.items()}
        self.visits = [Visit.of(visit) for visit in question.get("visits", [])]
        self.visits_missing: Plain | None = question.get("visits_missing")
        self.hours: Plain = question["day"]["hours"]
        self.present: int = question["day"]["present"]
        self.desk: Plain = question.get("desk", {})
        self.moment = Moment(question["now"], date.fromisoformat(question["day"]["today"]),
                             self.desk.get("site"), self.desk.get("half_day", False),
                             question["day"]["time"])

    def ongoing_visit(self) -> Visit | None:
        """Finds the visit that goes on, if the visitor is in already (SPEC §5.6 rule 7)."""
        open_since = self.hours.get("open_since")
        begun = date.fromisoformat(open_since) if open_since else None
        going_on = [visit for visit in self.visits
                    if visit.day == self.moment.today or visit.ended is None and visit.day == begun]
        return min(going_on, default=None, key=lambda visit: (
            visit.started, visit.day, visit.half_day, visit.site is not None, (visit.site or "").encode(),
            visit.ended is not None, visit.ended or 0, visit.desk is not None, (visit.desk or "").encode()))

    def settle(self) -> None:
        """Takes what a desk settles on the spot as settled (SPEC §5.6 rule 8)."""
        rules = [grant.get("requires", {}) for grant in self.terms.get("grant", [])]
        texts = [text for rule in rules for text in rule.get("in_words", []) + [rule.get("coupon")]]
        self.desk = self.desk | {"document_seen": True, "confirmed": texts}

    def earlier_visits(self, moment: Moment) -> list[Visit]:
        """Gives the visits of days before, in order, without those at other listed sites (SPEC §5.6 rule 2)."""
        sites = [site["name"] for site in self.terms.get("site", [])]

        def is_elsewhere(visit: Visit) -> bool:
            return (not self.terms.get("one_count") and visit.site != moment.site
                    and visit.site in sites and moment.site in sites)

        earlier = [visit for visit in self.visits if visit.day < moment.today and not is_elsewhere(visit)]
        return sorted(earlier, key=lambda visit: (visit.day, visit.started))

    def applying_grant(self, moment: Moment) -> WeighedGrant | None:
        """Weighs all grants for visitors and finds the one that applies (SPEC §5.4 rules 3 to 5 and 10 to 12)."""
        if "closed_since" in self.terms:
            return None
        weighed = [weigh(self, grant, moment) for grant in self.terms.get("grant", []) if grant["to"] in VISITOR_GRANTS]
        given = [one for one in weighed if one.grant["benefit"] != "at a price"]
        given_out = [one for one in given if one.is_at_most_given_out()]
        if not given_out:
            return min(weighed, key=WeighedGrant.rank, default=None)
        best = min(given, key=WeighedGrant.rank)
        for_sale = [one for one in weighed if one not in given and not one.lasting_doubts()]
        prices = self.terms.get("price", [])
        used_up = min((one for one in given_out if one.lasting_doubts()), key=WeighedGrant.rank, default=best)
        is_settled_on_the_spot = best.doubts and not best.lasting_doubts()
        lesser = min((one for one in given if one is not best and one.asks_less_than(best)), key=WeighedGrant.rank, default=None)
        return replace(best, otherwise=lesser.given() if lesser and is_settled_on_the_spot else {}, for_sale=[price for one in for_sale for price in one.grant.get("price", prices)],
                       doubts_beside=used_up.lasting_doubts() if is_settled_on_the_spot else [])


def judge_new_visit(desk: DeskQuestion, status: Status) -> Verdict:
    """Judges a pass whose visitor is not in yet (SPEC §5.4 rules 2 and 3)."""
    reasons = home_doubts(desk)
    reasons += status_doubt(desk.claims, status, desk.home.get("lists_since"))
    if "closed_since" in desk.terms:
        return Verdict(reasons + [reason("A46", since=desk.terms["closed_since"])])
    reasons += house_doubts(desk)
    if "terms" not in desk.host:
        return Verdict(reasons + [reason("A09")])
    grant = desk.applying_grant(desk.moment)
    if grant is None:
        reasons.append(reason("A10" if desk.terms.get("visa") == "declined" else "A11"))
        return Verdict(reasons + price_reasons(desk.terms.get("price", [])))
    missing = visits_missing(desk, grant.number())
    reasons += grant.doubts + grant.doubts_beside + missing + grant.green_reasons(desk)
    if desk.home["standing"].startswith(VOUCHED_FOR) and not welcome_doubts(desk):
        reasons.append(reason("G13", by=desk.home.get("vouchers", [])))
    return Verdict(reasons, grant.number(), counts=not grant.is_open_to_all())


def visits_missing(desk: DeskQuestion, number: Plain | None) -> list[Reason]:
    """Tells whether visits may be missing from what a number counts (SPEC §5.3)."""
    gap = desk.visits_missing
    if gap is None or number is None or "of" not in number:
        return []
    period = number["period"]
    today = desk.moment.today
    began = today if period == "day" else calendar_start(period, today) if period in CALENDAR_PERIODS else None
    within = began is None or began <= date.fromisoformat(gap["until_day"])
    return [reason("A50", **{"from": gap["from"], "until": gap["until"]})] if within else []


def earlier_time(time: str, minutes: int) -> str:
    """Gives the time of a day so many minutes before one (SPEC §5.6 rule 8)."""
    hour, minute = map(int, time.split(":"))
    hour, minute = divmod((60 * hour + minute - minutes) % (24 * 60), 60)
    return f"{hour:02}:{minute:02}"


def judge_again(desk: DeskQuestion, visit: Visit) -> Verdict:
    """Judges a pass whose visitor is in already (SPEC §5.4 rule 1, §5.6 rules 7 and 8)."""
    passed = desk.moment.now - visit.started
    asking = desk.desk.get("name")
    is_at_two_desks = (asking is not None and visit.desk is not None and asking != visit.desk
                       and passed < 300 and visit.ended is None)
    reasons = [reason("A41", since=visit.started) if is_at_two_desks
               else reason("G02", since=visit.started, minutes=max(0, passed) // 60)]
    desk.settle()
    moment = Moment(visit.started, visit.day, visit.site, visit.half_day, earlier_time(desk.moment.time, desk.moment.now // 60 - visit.started // 60))
    grant = desk.applying_grant(moment)
    if grant and (grant.grant["benefit"] == "at a price" or any(one["code"] in ("COV-A19", "COV-A45") for one in grant.doubts)):
        desk.desk = desk.desk | {"would_join": True}
        joining = desk.applying_grant(moment)
        grant = joining if joining and joining.grant["benefit"] != "at a price" else grant
    if grant is None:
        return Verdict(reasons)
    shown = grant.shown_count()
    has_begun_anew = (shown is not None and shown.cap["per"] in CALENDAR_PERIODS
                      and calendar_start(shown.cap["per"], desk.moment.today) > visit.day)
    return Verdict(reasons + grant.green_reasons(desk), None if has_begun_anew else grant.number(),
                   counts=not grant.is_open_to_all())


@dataclass(frozen=True)
class WeighedGrant:
    """A grant with what is against it at a moment (SPEC §5.4 rule 4), and what is told beside it (rules 10 to 12)."""

    grant: Plain
    doubts: list[Reason]
    advice: list[Reason]
    counts: list[CapCount]
    earlier: list[Visit]
    for_sale: list[Plain] = field(default_factory=list)
    doubts_beside: list[Reason] = field(default_factory=list)
    otherwise: Plain = field(default_factory=dict)

    def given(self) -> Plain:
        """Gives what the grant gives, as COV-G01 and G12 tell it (SPEC §5.7)."""
        grant = self.grant
        return {"benefit": grant["benefit"], "percent": grant.get("discount_percent"), "areas": grant.get("areas")}

    def asks_less_than(self, other: WeighedGrant) -> bool:
        """Tells whether it has fewer doubts than another grant, each of them one of that (SPEC §5.4 rule 12)."""
        return len(self.doubts) < len(other.doubts) and all(doubt in other.doubts for doubt in self.doubts)

    def lasting_doubts(self) -> list[Reason]:
        """Gives the doubts that a desk does not settle on the spot (SPEC §5.4 rule 4)."""
        return [doubt for doubt in self.doubts if doubt["code"] not in ON_THE_SPOT_CODES]

    def is_at_most_given_out(self) -> bool:
        """Tells whether nothing lasting is against the grant but that it has been given out (SPEC §5.4 rule 5)."""
        return all(doubt["code"] == "COV-A32" or doubt["code"] in USED_UP_CODES
                   and doubt.get("of", doubt.get("sure")) > 0 for doubt in self.lasting_doubts())

    def rank(self) -> tuple:
        """Gives the order in which grants are compared, the least one applies (SPEC §5.4 rule 5)."""
        lasting = self.lasting_doubts()
        is_to_others = any(doubt["code"] in ("COV-A19", "COV-A45") for doubt in lasting)
        shown = self.shown_count()
        leaves = math.inf if shown is None else shown.leaves
        return (bool(lasting), is_to_others, len(lasting), BEST_BENEFITS_FIRST.index(self.grant["benefit"]),
                len(self.doubts) - len(lasting), -leaves)

    def shown_count(self) -> CapCount | None:
        """Gives the cap that leaves least (SPEC §5.4.3 rule 5)."""
        return min(self.counts, key=lambda count: count.leaves, default=None)

    def is_open_to_all(self) -> bool:
        """Tells whether no visit counts under the grant (SPEC §5.4 rule 9)."""
        return (self.grant["to"] == "anyone" and self.grant["benefit"] == "free" and not self.counts
                and not self.grant.get("not_for_regulars") and not self.grant.get("extent_unstated"))

    def number(self) -> Plain | None:
        """Gives the number of the visit (SPEC §5.4.3 rule 5, §5.6 rules 5 and 6)."""
        shown = self.shown_count()
        if self.is_open_to_all():
            return None
        if shown is None:
            return {"position": len({visit.day for visit in self.earlier}) + 1, "unit": "day"}
        return {"position": shown.position, "of": shown.cap["amount"], "unit": shown.cap["unit"],
                "period": shown.cap["per"]}

    def green_reasons(self, desk: DeskQuestion) -> list[Reason]:
        """Gives the green reasons of the grant (SPEC §5.4 rule 8)."""
        grant, reasons = self.grant, []
        if not any(doubt["code"] in USED_UP_CODES for doubt in self.doubts):
            reasons.append(reason("G01", **self.given()))
        reasons += self.advice
        if self.is_open_to_all() and not self.doubts:
            reasons.append(reason("G04"))
        if grant.get("not_for_regulars") and self.earlier:
            reasons.append(reason("G08", visits=len(self.earlier)))
        reasons += price_reasons(self.prices_told(desk.terms))
        if grant.get("more_on_request") or grant.get("amount_not_fixed"):
            reasons.append(reason("G09"))
        if "note" in grant:
            reasons.append(reason("G10", note=grant["note"]))
        if "on_arrival" in grant.get("booking", {}):
            reasons.append(reason("G11", done=grant["booking"]["on_arrival"]))
        if self.otherwise:
            reasons.append(reason("G12", **self.otherwise))
        return reasons

    def prices_told(self, terms: Plain) -> list[Plain]:
        """Gives the prices of the grant or of the content (SPEC §5.4 rule 10)."""
        prices = self.grant.get("price", terms.get("price", []))
        if self.doubts:
            told = list(prices)
            told += [price for at, price in enumerate(self.for_sale) if price not in told + self.for_sale[:at]]
            return told
        if self.grant["benefit"] in ("discount", "welcome", "at a price"):
            return prices
        return [price for price in prices if price.get("when", "after") != "after"]


def price_reasons(prices: list[Plain]) -> list[Reason]:
    """Tells prices, if there are any."""
    return [reason("G05", prices=prices)] if prices else []


def weigh(desk: DeskQuestion, grant: Plain, moment: Moment) -> WeighedGrant:
    """Weighs one grant by itself (SPEC §5.4 rule 4)."""
    earlier = desk.earlier_visits(moment)
    place_reasons = list(distance_and_region(desk, grant, moment))
    counts, home_number_doubt = count_caps(desk, grant, earlier, moment)
    doubts = list(audience_doubt(desk, grant))
    doubts += home_rules(desk, grant)
    doubts += member_rules(desk, grant, moment)
    doubts += [found for found in place_reasons if level_of(found) == "amber"]
    doubts += home_number_doubt
    doubts += [count.doubt() for count in counts if count.is_used_up]
    doubts += rules_of_the_day(desk, grant, moment)
    if grant.get("extent_unstated") and earlier:
        doubts.append(reason("A32", visits=len(earlier)))
    advice = [found for found in place_reasons if level_of(found) == "green"]
    return WeighedGrant(grant, doubts, advice, counts, earlier)


def audience_doubt(desk: DeskQuestion, grant: Plain) -> Iterator[Reason]:
    """Asks whether the visitor is a partner or a would-be member, where a grant is to these (SPEC §5.4 rule 6)."""
    if grant["to"] == "would-be members" and not desk.desk.get("would_join"):
        yield reason("A45")
    if grant["to"] == "partners" and not is_partner(grant, desk.terms, desk.home["space"]):
        name = desk.home.get("profile", {}).get("name", "")
        is_by_name = any(is_same_name(name, partner) for group in groups_named(grant, desk.terms)
                         for partner in group.get("by_name", []))
        yield reason("A19", by_name=is_by_name or None)


def groups_named(grant: Plain, content: Plain) -> list[Plain]:
    """Gives the groups of a content that a grant of it names."""
    return [group for group in content.get("group", []) if group["name"] in grant.get("groups", [])]


def is_partner(grant: Plain, content: Plain, space: str) -> bool:
    """Tells whether a grant to partners names a space, by itself or in a group (SPEC §5.4 rule 6)."""
    return any(space in named.get("spaces", []) for named in [grant, *groups_named(grant, content)])


# ---------------------------------------------------------------- §5.4.1, §5.4.2 home and member rules


def is_made_to(grant: Plain, content: Plain, space: str) -> bool:
    """Tells whether a grant of the home is made to the host (SPEC §5.4.1 rule 1)."""
    if "closed_since" in content:
        return False
    if grant["to"] == "anyone":
        return True
    if content.get("visa") == "declined":
        return False
    return grant["to"] == "members" or grant["to"] == "partners" and is_partner(grant, content, space)


def gives_something(grant: Plain) -> bool:
    """Tells whether a grant gives something (SPEC §5.4.1 rule 1)."""
    gives_nothing = any(cap["amount"] == 0 and "ask_up_to" not in cap for cap in grant.get("caps", []))
    return grant["benefit"] != "at a price" and not gives_nothing


def home_rules(desk: DeskQuestion, grant: Plain) -> Iterator[Reason]:
    """Asks what a grant asks of the home (SPEC §5.4.1)."""
    requires, profile = grant.get("requires", {}), desk.home.get("profile", {})
    terms = desk.home.get("terms", {})
    if requires.get("home_takes_ours") and not any(
            is_made_to(theirs, terms, desk.host["space"]) and gives_something(theirs)
            for theirs in terms.get("grant", [])):
        yield reason("A13")
    share = desk.attributes.get("home_share")
    if (needed := requires.get("home_share_percent")) is not None and (share is None or share < needed):
        yield reason("A14", attested=share, needed=needed)
    if requires.get("home_has_room") and not profile.get("place", {}).keys() & {"address", "position"}:
        yield reason("A33")
    kinds = requires.get("home_kinds")
    if kinds and profile.get("kind") not in kinds:
        yield reason("A20", **{"is": profile.get("kind"), "wanted": kinds})


def member_rules(desk: DeskQuestion, grant: Plain, moment: Moment) -> Iterator[Reason]:
    """Asks what a grant asks of the member (SPEC §5.4.2)."""
    requires, tier = grant.get("requires", {}), desk.tier
    least, excluded = requires.get("min_tier"), requires.get("excluded_tiers")
    if tier is None and (least or excluded):
        yield reason("A22")
    if tier and least and TIERS.index(tier) < TIERS.index(least):
        yield reason("A21", **{"is": tier, "least": least})
    if tier and excluded and tier in excluded:
        yield reason("A23", tier=tier)
    since, needed = desk.attributes.get("member_since"), requires.get("member_for_days")
    days = None if since is None else max(0, (moment.now - since) // DAY)
    if needed is not None and (days is None or days < needed):
        yield reason("A24", days=days, least=needed)


# ---------------------------------------------------------------- §5.4.3 caps, and never more than the home


def count_caps(desk: DeskQuestion, grant: Plain, earlier: list[Visit],
               moment: Moment) -> tuple[list[CapCount], list[Reason]]:
    """Counts all caps that hold, those of the host first; doubts whether the home names a number (SPEC §5.4.3)."""
    own = grant.get("caps", [])
    counts = [CapCount.of(cap, earlier, moment) for cap in own]
    if not grant.get("requires", {}).get("never_more_than_home"):
        return counts, []
    theirs = home_caps(desk, grant)
    if theirs is None:
        return counts, [reason("A12")]
    caps = [home_cap(cap, own) for cap in theirs]
    return counts + [CapCount.of(cap, earlier, moment, by_home=True) for cap in caps], []


def home_caps(desk: DeskQuestion, grant: Plain) -> list[Plain] | None:
    """Finds the caps of the most generous fit grant of the home (SPEC §5.4.3 rule 3)."""
    terms = desk.home.get("terms", {})
    worst = BEST_BENEFITS_FIRST.index(grant["benefit"])
    fit = [theirs["caps"] for theirs in terms.get("grant", [])
           if is_made_to(theirs, terms, desk.host["space"]) and "caps" in theirs
           and BEST_BENEFITS_FIRST.index(theirs["benefit"]) <= worst]
    return max(fit, key=lambda caps: min(cap["amount"] * unit_hours(cap) for cap in caps), default=None)


def home_cap(cap: Plain, own_caps: list[Plain]) -> Plain:
    """Gives a cap of the home as it holds here: without asking, and with a period if it states none."""
    adopted = {name: value for name, value in cap.items() if name != "ask_up_to"}
    if cap["per"] == "unstated" and own_caps:
        adopted.pop("rolling_days", None)
        adopted |= {name: own_caps[0][name] for name in ("per", "rolling_days") if name in own_caps[0]}
    return adopted


# ---------------------------------------------------------------- §5.4.4 on the day


def house_doubts(desk: DeskQuestion) -> list[Reason]:
    """Gives the doubts of the house: closed, or full (SPEC §5.4.4 rules 1 and 2)."""
    doubts = []
    if desk.hours.get("closed"):
        doubts.append(reason("A26", opens=desk.hours.get("opens")))
    capacity = desk.terms.get("capacity")
    if capacity is not None and desk.present + desk.desk.get("guests", 0) >= capacity:
        doubts.append(reason("A31", capacity=capacity))
    return doubts


def rules_of_the_day(desk: DeskQuestion, grant: Plain, moment: Moment) -> Iterator[Reason]:
    """Asks for weekday, booking, identity, conditions and guests (SPEC §5.4.4 rules 3 to 8)."""
    weekdays, weeks = grant.get("weekdays"), grant.get("weeks")
    if (weekdays and WEEKDAYS[moment.today.weekday()] not in weekdays
            or weeks and weeks_of_month(moment.today).isdisjoint(weeks)):
        yield reason("A25", weekdays=weekdays, weeks=weeks)
    between = grant.get("between")
    if between and not between["from"] <= moment.time < between["until"]:
        yield reason("A47", **between)
    yield from booking_doubt(grant.get("booking", {}), desk.desk.get("booked_on"), moment.today)
    yield from document_doubt(grant, desk.desk.get("document_seen", False))
    requires, confirmed = grant.get("requires", {}), desk.desk.get("confirmed", [])
    for condition in requires.get("in_words", []):
        if condition not in confirmed:
            yield reason("A43", condition=condition)
    if "coupon" in requires and requires["coupon"] not in confirmed:
        yield reason("A44", coupon=requires["coupon"])
    yield from guests_doubt(grant.get("guests", {"rule": "none"}), desk.desk.get("guests", 0))


def document_doubt(grant: Plain, seen: bool) -> Iterator[Reason]:
    """Asks whether the documents that a grant wants were looked at (SPEC §5.4.4 rule 5)."""
    asked, is_any = grant.get("identity", []), grant.get("identity_any", False)
    documents = [way for way in asked if way in ("photo id", "letter", "id")]
    if seen or not documents or is_any and len(documents) < len(asked):
        return
    others = list(dict.fromkeys(way for way in documents if is_any and way != documents[0]))
    proof = grant.get("proof", {}) if "letter" in [documents[0], *others] else {}
    yield reason("A29", document=documents[0], **{"or": others or None}, **proof)


def weeks_of_month(day: date) -> set[str]:
    """Gives the week of the month in which a day lies; one of the last seven days lies in the last as well."""
    is_last = day.day > calendar.monthrange(day.year, day.month)[1] - 7
    return {WEEKS[(day.day - 1) // 7], *(["last"] if is_last else [])}


def booking_doubt(booking: Plain, booked_on: str | None, today: date) -> Iterator[Reason]:
    """Asks whether a visit was booked, and early enough (SPEC §5.4.4 rule 4)."""
    if booking.get("how", "not needed") == "not needed":
        return
    days_before = booking.get("days_before", 0)
    was = -1 if booked_on is None else (today - date.fromisoformat(booked_on)).days
    if was < 0:
        yield reason("A27", how=booking["how"], days_before=days_before)
    elif was < days_before:
        yield reason("A28", was=was, days_before=days_before)


def guests_doubt(guests: Plain, brings: int) -> Iterator[Reason]:
    """Asks whether the visitor's guests are welcome (SPEC §5.4.4 rule 8)."""
    if guests["rule"] in ("free", "paid"):
        at_most = guests.get("at_most", math.inf)
    else:
        at_most = 0
    if brings > at_most:
        yield reason("A30", brings=brings, at_most=None if guests["rule"] == "host policy" else at_most)


# ---------------------------------------------------------------- §5.5 distance and region

EARTH_RADIUS_KM = 6371


def is_same_name(one: str, other: str) -> bool:
    """Compares names without regard to case (SPEC §5.5 rule 4)."""
    return one.lower() == other.lower()


def kilometres(one: Plain, other: Plain) -> int:
    """Gives the great circle distance of two positions, rounded down (SPEC §5.5 rule 3)."""
    latitudes = [math.radians(position["latitude"] / 1e5) for position in (one, other)]
    longitudes = [math.radians(position["longitude"] / 1e5) for position in (one, other)]
    haversine = (math.sin((latitudes[1] - latitudes[0]) / 2) ** 2 + math.cos(latitudes[0]) * math.cos(latitudes[1])
                 * math.sin((longitudes[1] - longitudes[0]) / 2) ** 2)
    return math.floor(2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(haversine))))


def host_place(desk: DeskQuestion, site_name: str | None) -> Plain:
    """Gives the place of the host, or of the listed site at which the desk stands (SPEC §5.5 rule 2)."""
    place = dict(desk.host.get("place", {}))
    site = next((site for site in desk.terms.get("site", []) if site["name"] == site_name), {})
    if "city" in site and not ("city" in place and is_same_name(site["city"], place["city"])):
        place.pop("region", None)
        place.pop("position", None)
    return place | {name: site[name] for name in ("city", "position") if name in site}


def is_same(part: str, here: Plain, there: Plain) -> bool | None:
    """Compares a part of two places; none if one of them does not name it (SPEC §5.5 rule 4)."""
    if "country" in here and "country" in there and not is_same_name(here["country"], there["country"]):
        return False
    return is_same_name(here[part], there[part]) if part in here and part in there else None


def distance_and_region(desk: DeskQuestion, grant: Plain, moment: Moment) -> Iterator[Reason]:
    """Asks how far the visitor comes from, and from which region (SPEC §5.5)."""
    requires = grant.get("requires", {})
    if not requires.keys() & {"km_from_home", "km_from_residence", "region"}:
        return
    if desk.home["space"] in requires.get("waived_for", []):
        yield reason("G06")
        return
    here = host_place(desk, moment.site)
    places = {"home": desk.home.get("profile", {}).get("place", {}), "residence": residence_of(desk.attributes)}
    for start, there in places.items():
        least = requires.get(f"km_from_{start}")
        if least is not None:
            yield from distance_doubt(here.get("position"), there.get("position"), least, start)
    if "region" in requires:
        yield from region_reason(requires["region"], here, places)


def residence_of(attributes: Plain) -> Plain:
    """Gives the place of the residence as far as attributes say it (SPEC §5.5 rule 2)."""
    parts = {"position": "residence", "city": "city", "country": "country"}
    return {part: attributes[name] for part, name in parts.items() if name in attributes}


def distance_doubt(here: Plain | None, there: Plain | None, least: int, start: str) -> Iterator[Reason]:
    """Asks whether a distance is long enough (SPEC §5.5 rule 3)."""
    if here is None or there is None:
        yield reason("A16", **{"from": start, "least": least})
    elif (km := kilometres(here, there)) < least:
        yield reason("A15", **{"km": km, "least": least, "from": start})


def region_reason(region: Plain, here: Plain, places: dict[str, Plain]) -> Iterator[Reason]:
    """Asks whether the home or the residence is where it must be, or should be (SPEC §5.5 rules 4 and 5)."""
    rule, start = region["rule"], region.get("of", "home")
    part = {"same region": "region", "same country": "country", "another country": "country"}.get(rule, "city")
    same = is_same(part, here, places[start])
    is_kept = None if same is None else same != (rule in ("travelling", "another country"))
    if is_kept:
        return
    code = "G07" if region.get("advisory") else "A18" if is_kept is None else "A17"
    yield reason(code, **{"rule": rule, "name": region.get("name"), "from": start})


# ---------------------------------------------------------------- §5.6 the day count

CALENDAR_PERIODS = ("week", "calendar month", "month", "year")
HOURS_OF_UNIT = {"hour": 1, "half day": 12, "day": 24, "visit": 24, "week": 168, "month": 720}
HOUR = 3600


class Usage(NamedTuple):
    """The units used, what this visit adds, and the hours left of a stretch (SPEC §5.6 rules 4 and 6)."""

    used: int
    this: int
    left_of_stretch: int = 0


@dataclass(frozen=True)
class CapCount:
    """What one cap has come to with this visit (SPEC §5.6 rules 5 and 6)."""

    cap: Plain
    by_home: bool
    used: int
    position: int
    leaves: int
    again: date | None

    @classmethod
    def of(cls, cap: Plain, earlier: list[Visit], moment: Moment, by_home: bool = False) -> CapCount:
        """Counts earlier visits under a cap."""
        begin = window_start(cap, earlier, moment.today)
        counted = [visit for visit in earlier if begin is not None and visit.day >= begin]
        usage = usage_under(cap, counted, moment)
        position = usage.used + usage.this
        leaves = (cap["amount"] - position) * unit_hours(cap) + usage.left_of_stretch
        return cls(cap, by_home, usage.used, position, leaves, starts_again(cap, counted, moment.today))

    @property
    def is_used_up(self) -> bool:
        """Whether the position is greater than the amount."""
        return self.position > self.cap["amount"]

    def doubt(self) -> Reason:
        """Gives the doubt of a cap that is used up (SPEC §5.4.3 rule 4)."""
        amount, unit = self.cap["amount"], self.cap["unit"]
        if self.position <= self.cap.get("ask_up_to", -1):
            return reason("A05", sure=amount, up_to=self.cap["ask_up_to"], unit=unit)
        if self.cap["per"] == "unstated":
            return reason("A04", used=self.used, of=amount, unit=unit)
        return reason("A03", used=self.used, of=amount, unit=unit, period=self.cap["per"],
                      again=self.again.isoformat() if self.again else None, by_home=self.by_home or None)


def unit_hours(cap: Plain) -> int:
    """Gives the hours of a cap's unit (SPEC §5.6 rule 6)."""
    return cap.get("block_hours", 1) if cap["unit"] == "block" else HOURS_OF_UNIT[cap["unit"]]


def calendar_start(period: str, today: date) -> date:
    """Gives the first day of the week, month or year of a day."""
    if period == "week":
        return today - timedelta(days=today.weekday())
    return today.replace(day=1) if period in ("calendar month", "month") else today.replace(month=1, day=1)


def window_start(cap: Plain, earlier: list[Visit], today: date) -> date | None:
    """Gives the first day of which a cap counts visits, or none if it counts nothing (SPEC §5.6 rule 3)."""
    period = cap["per"]
    if period in CALENDAR_PERIODS:
        return calendar_start(period, today)
    if period == "day":
        return today
    if period == "rolling" and "rolling_days" in cap:
        return today - timedelta(days=cap["rolling_days"] - 1)
    days = {visit.day for visit in earlier}
    if period != "visit":
        return min(days, default=None)
    first = today
    while first - timedelta(days=1) in days:
        first -= timedelta(days=1)
    return first


def usage_under(cap: Plain, counted: list[Visit], moment: Moment) -> Usage:
    """Counts the units of visits, and what this one adds (SPEC §5.6 rule 4)."""
    unit = cap["unit"]
    if unit == "hour":
        return Usage(sum(begun_hours(visit) for visit in counted), 1)
    if unit == "half day":
        halves: dict[date, int] = {}
        for visit in counted:
            halves[visit.day] = min(2, halves.get(visit.day, 0) + (1 if visit.half_day else 2))
        return Usage(sum(halves.values()), 1 if moment.half_day else 2)
    if unit in ("day", "visit"):
        return Usage(len({visit.day for visit in counted}), 1)
    if unit == "block":
        starts = [visit.started for visit in counted]
        return stretches(starts, moment.now, step=HOUR, hours=unit_hours(cap), hours_of_step=1)
    starts = [visit.day.toordinal() for visit in counted]
    return stretches(starts, moment.today.toordinal(), step=1, hours=unit_hours(cap), hours_of_step=24)


def begun_hours(visit: Visit) -> int:
    """Gives the begun hours of a visit, at least one."""
    return 1 if visit.ended is None else max(1, -((visit.started - visit.ended) // HOUR))


def stretches(starts: list[int], here: int, step: int, hours: int, hours_of_step: int) -> Usage:
    """Counts stretches of so many hours; moments are counted in seconds or days, `step` is a whole hour or day."""
    length = hours // hours_of_step * step
    used, begin = 0, None
    for start in starts:
        if begin is None or start - begin >= length:
            used, begin = used + 1, start
    this = 0 if begin is not None and here - begin < length else 1
    passed = 0 if this or begin is None else max(0, here - begin) // step * hours_of_step
    return Usage(used, this, max(0, hours - passed - hours_of_step))


def starts_again(cap: Plain, counted: list[Visit], today: date) -> date | None:
    """Gives the day from which something is left again, if that can be told (SPEC §5.6 rule 9)."""
    period, amount = cap["per"], cap["amount"]
    if amount == 0:
        return None
    if period == "day":
        return today + timedelta(days=1)
    if period in CALENDAR_PERIODS:
        longest = {"week": 7, "calendar month": 31, "month": 31, "year": 366}[period]
        begin = calendar_start(period, today)
        return calendar_start(period, begin + timedelta(days=longest))
    days = sorted({visit.day for visit in counted})
    if period == "rolling" and cap["unit"] in ("day", "visit") and "rolling_days" in cap and len(days) >= amount:
        return days[-amount] + timedelta(days=cap["rolling_days"])
    return None


# ---------------------------------------------------------------- §6 pass text

LONGEST_TEXT, LONGEST_STREAM, LONGEST_PASS = 8192, 4096, 2048
KEYBOARDS = [
    str.maketrans(typed, meant)
    for typed, meant in (
        ("zyZY", "yzYZ"),
        ("&é\"'(-è_çàqwazQWAZ,?;§!", "1234567890azqwAZQWmMm68"),
        ("+ěščřžýáíéĚŠČŘŽÝÁÍÉzyZY", "1234567890234567890yzYZ"),
        ("+ěščřžýáíéĚŠČŘŽÝÁÍÉ", "1234567890234567890"),
        ("+ľščťžýáíéĽŠČŤŽÝÁÍÉzyZY", "1234567890234567890yzYZ"),
        ("+ľščťžýáíéĽŠČŤŽÝÁÍÉ", "1234567890234567890"),
        ("ąčęėįšųūĄČĘĖĮŠŲŪ", "1234567812345678"),
    )
]
SCANNER_MARK = r"(?:[*\"'`]|\][A-Z][0-9A-Z])*"


class NoPass(Exception):
    """Says what a reading comes to that gives no record, in the words of the catalogue (SPEC §6.3)."""

    def __init__(self, outcome: str):
        super().__init__(outcome)
        self.outcome = outcome


def read_pass_text(text: str) -> bytes:
    """Reads a pass text and gives the bytes of the record it carries (SPEC §6.2)."""
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise NoPass("unreadable")
    text = text.strip("".join(BLANKS))
    if not text:
        raise NoPass("unreadable")
    try:
        return read_as_it_stands(text)
    except NoPass as failure:
        if failure.outcome == "newer version":
            raise
        first_failure = failure
    for layout in KEYBOARDS:
        try:
            return read_as_it_stands(text.translate(layout))
        except NoPass:
            continue
    raise first_failure


def read_as_it_stands(text: str) -> bytes:
    """Reads a text without changing letters (SPEC §6.2 rule 3)."""
    stream = decode_base32(body_of(as_compared(text)))
    if len(stream) > LONGEST_STREAM:
        raise NoPass("unreadable")
    inflater = zlib.decompressobj()
    try:
        record = inflater.decompress(stream, LONGEST_PASS + 1)
    except zlib.error:
        raise NoPass("unreadable") from None
    if len(record) > LONGEST_PASS or not inflater.eof or inflater.unused_data:
        raise NoPass("unreadable")
    return record


def body_of(letters: str) -> str:
    """Gives what follows the prefix, the same each time, without what scanners put around it (SPEC §6.2 rule 3)."""
    rest = re.sub(f"^{SCANNER_MARK}", "", letters)
    if not rest.startswith("CV1"):
        raise NoPass("newer version" if re.match("CV[2-9]", rest) else "not a pass")
    bodies = set()
    while rest:
        if not rest.startswith("CV1"):
            raise NoPass("unreadable")
        body = re.match("(?:(?!CV1)[^*\"'`\\]])*", rest[3:])[0]
        bodies.add(body)
        rest = re.sub(f"^{SCANNER_MARK}", "", rest[3 + len(body):])
    if len(bodies) > 1:
        raise NoPass("unreadable")
    return bodies.pop()


def decode_base32(letters: str) -> bytes:
    """Decodes Base32 without padding, whose unused bits are zero (SPEC §6.2 rule 3)."""
    if not re.fullmatch("[A-Z2-7]*", letters) or len(letters) % 8 in (1, 3, 6):
        raise NoPass("unreadable")
    data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    if base64.b32encode(data).decode().rstrip("=") != letters:
        raise NoPass("unreadable")
    return data


def read_pass(data: bytes, key_logs: KeyLogs, now: int) -> tuple[Record, bool]:
    """Takes a pass up the stages, and tells whether its home is known (SPEC §6.3)."""
    try:
        record = climb(data, key_logs, now)
        is_known = True
    except Fault as fault:
        if fault.why != "unknown space" or fault.record.type.name not in PASS_TYPES:
            raise NoPass(outcome_of_fault(fault)) from None
        record, is_known = fault.record, False
    if record.type.name not in PASS_TYPES:
        raise NoPass("malformed")
    if not is_known:
        try:
            admit(record, now)
        except Fault as fault:
            raise NoPass(outcome_of_fault(fault)) from None
    return record, is_known


def outcome_of_fault(fault: Fault) -> str:
    """Gives the outcome of SPEC §6.3 for a fault of a pass."""
    if fault.why == "unknown type":
        return "newer version"
    if fault.record is None or fault.record.type.name not in PASS_TYPES:
        return "malformed"
    if fault.stage == "cddl" and is_later_body(fault.record.claims):
        return "newer version"
    if fault.stage == "signature":
        return {"unknown key": "unknown key", "wrong": "wrong signature"}[fault.why]
    return "malformed"


def is_later_body(claims: Any) -> bool:
    """Tells whether the body under claim -65537 is of a later version (SPEC §6.3)."""
    body = claims.get(-65537) if isinstance(claims, dict) else None
    if not isinstance(body, dict):
        return False
    version = body.get(0)
    return type(version) is int and version > 1 or any(key in body for key in range(34, 63, 2))


# ---------------------------------------------------------------- §7.3 what becomes of a message


def gossip_verdict(fault: Fault) -> str:
    """Gives the verdict on a message that failed a stage (SPEC §7.3)."""
    if fault.stage == "scanner":
        return "reject"
    if fault.stage == "envelope":
        return "ignore" if fault.why == "unknown type" else "reject"
    if fault.stage == "cddl" or fault.record.type.name in UNPUBLISHED_TYPES:
        return "ignore"
    return "reject" if fault.why in ("wrong", *PROVABLE_FAULTS) else "ignore"


# ---------------------------------------------------------------- Appendix A: vectors


def check_valid(vector: Plain) -> tuple[Plain, Plain]:
    """Compares what is read of a record that passes every stage; it is not made again."""
    key_logs = hold_key_logs(map(bytes.fromhex, vector["key_log"]))
    record = climb(bytes.fromhex(vector["record"]), key_logs, vector["now"])
    found = {
        "type": record.type.name, "claims": as_json(record.plain), "payload": record.payload.hex(),
        "space": record.space, "public_key": record.signer.key.hex(), "kid": record.kid.hex(),
        "issued_at": record.plain["issued_at"], "payload_sha256": record.payload_hash,
        "record_sha256": hashlib.sha256(record.data).hexdigest(), "record_len": len(record.data),
    }
    if record.type.name == "status-list":
        status_list = StatusList.of(record.plain)
        entries = {place: status_list.entry(place) for place in range(PLACES_OF_LIST)}
        found["statuses"] = {str(place): entry for place, entry in entries.items() if entry}
    expected = {**vector["expect"], **{name: vector[name] for name in ("type", "claims", "payload")}}
    return expected, found


def check_invalid(vector: Plain) -> tuple[Plain, Plain]:
    """Compares the stage at which a record fails, what gossip is told, and what a desk is."""
    expected = {name: vector[name] for name in ("stage", "gossip", "desk")}
    key_logs, data = hold_key_logs(map(bytes.fromhex, vector["keys"])), bytes.fromhex(vector["record"])
    found = {"stage": None, "gossip": "accept", "desk": code_at_desk(data, key_logs, vector["now"])}
    try:
        climb(data, key_logs, vector["now"])
    except Fault as fault:
        found |= {"stage": fault.stage, "gossip": gossip_verdict(fault)}
    return expected, found


def code_at_desk(data: bytes, key_logs: KeyLogs, now: int) -> str | None:
    """Gives the code for bytes that come as a pass text; none for a genuine pass (SPEC §6.3)."""
    text = "CV1" + base64.b32encode(zlib.compress(data)).decode().rstrip("=")
    try:
        is_known = read_pass(read_pass_text(text), key_logs, now)[1]
    except NoPass as failure:
        return reason(OUTCOMES[failure.outcome])["code"]
    return None if is_known else "COV-A01"


def check_text(vector: Plain) -> tuple[Plain, Plain]:
    """Compares what a text carries, or what a desk is told of one that carries nothing."""
    expected = {name: vector[name] for name in ("record", "desk") if name in vector}
    try:
        return expected, {"record": read_pass_text(vector["text"]).hex()}
    except NoPass as failure:
        return expected, {"desk": reason(OUTCOMES[failure.outcome])["code"]}


def check_code(vector: Plain) -> tuple[Plain, Plain]:
    """Compares a short code as it was typed, its mark, and what a home makes of its secret."""
    expected = {name: vector[name] for name in ("code", "mark") if name in vector}
    code = read_code(vector["typed"])
    if code is None:
        return expected, {}
    found = {"code": code, "mark": code_mark(code, bytes.fromhex(vector["message"])).hex()}
    if "secret" in vector:
        expected["made"] = vector["code"]
        found["made"] = make_code(bytes.fromhex(vector["secret"]), bytes.fromhex(vector["pass"]))
    return expected, found


def check_key_log(vector: Plain) -> tuple[Plain, Plain]:
    """Compares what becomes of key events that come together, and the keys that follow."""
    signed = [bytes.fromhex(data) for data in vector["events"]]
    hashes = [open_envelope(data).payload_hash for data in signed]
    chosen = hashes[vector["chosen"]] if "chosen" in vector else None
    (log,) = hold_key_logs(signed, chosen=chosen).values()
    found = {
        "heard": list(map(log.heard_as, hashes)), "line": [hashes.index(event.payload_hash) for event in log.line],
        "beside": sorted(hashes.index(event.payload_hash) for event in log.beside), "state": log.state,
        "head": log.head, "keys": in_order(map(plain_key, log.keys())),
    }
    expected = {name: vector[name] for name in found}
    return expected | {"beside": sorted(vector["beside"]), "keys": in_order(vector["keys"])}, found


def plain_key(held: HeldKey) -> Plain:
    """Gives a key as the vectors of key logs have it."""
    plain = {"kid": key_id(held.key).hex(), "event": held.event, "from": held.begins_at, "trust": held.trust}
    return plain if held.ends_at == math.inf else plain | {"until": held.ends_at}


def in_order(keys: Iterable[Plain]) -> list[Plain]:
    """Puts keys in an order, since what stands beside a line has none."""
    return sorted(keys, key=lambda key: json.dumps(key, sort_keys=True))


def check_taking(vector: Plain) -> tuple[Plain, Plain]:
    """Compares what lists take away, which of them is the newest, and which say more than that."""
    signed = [bytes.fromhex(data) for data in vector["lists"]]
    key_logs = hold_key_logs(map(bytes.fromhex, vector["key_log"]))
    heard, newest_record = hear_lists(signed, key_logs, vector["now"])
    newest = StatusList.of(newest_record.plain) if newest_record else None
    others = {signed.index(record.data): StatusList.of(record.plain) for record in heard if record is not newest_record}
    places = set().union(*(StatusList.of(record.plain).places() for record in heard))
    statuses = {place: status_at(place, newest, list(others.values())) for place in places}
    found = {
        "newest": signed.index(newest_record.data) if newest_record else None,
        "says_more": sorted(index for index, other in others.items() if other.says_more_than(newest)),
        "statuses": {str(place): STATUS_WORDS[entry or 0] for place, entry in statuses.items()},
    }
    return {name: vector[name] for name in found}, found


def check_verdict(vector: Plain) -> tuple[Plain, Plain]:
    """Compares a verdict to the last field."""
    return vector["expect"], judge(vector).as_json()


CHECKS: dict[str, Callable[[Plain], tuple[Plain, Plain]]] = {
    "valid": check_valid, "invalid": check_invalid, "text": check_text, "codes": check_code,
    "key-logs": check_key_log, "takings": check_taking, "verdicts": check_verdict,
}


def check_file(path: Path, check: Callable[[Plain], tuple[Plain, Plain]]) -> list[str]:
    """Checks one vector and gives a line for each field that differs."""
    try:
        expected, found = check(json.loads(path.read_text("utf-8")))
    except Exception as error:  # what should be read and is not is a difference too, not the end of the run
        return [f"    {type(error).__name__}: {error}"]
    differing = [name for name in {**expected, **found} if expected.get(name) != found.get(name)]
    return [f"    {name}: expected {json.dumps(expected.get(name))}, found {json.dumps(found.get(name))}"
            for name in differing]


def run_vectors(directory: Path) -> int:
    """Checks all vectors and gives the exit code."""
    total = 0
    for folder, check in CHECKS.items():
        paths = sorted((directory / folder).glob("*.json"))
        differing = {path: lines for path in paths if (lines := check_file(path, check))}
        print(f"{folder}: {len(paths)} files, {len(differing)} differ")
        for path, lines in differing.items():
            print(f"  {path.name}", *lines, sep="\n")
        total += len(differing) + (not paths)
    return 1 if total else 0


# ---------------------------------------------------------------- command line

EXIT_CODES = {"green": 0, "amber": 1, "red": 2}
WRONG_USAGE = 3


class Parser(argparse.ArgumentParser):
    """A parser that tells wrong usage by the exit code 3."""

    def error(self, message: str) -> None:
        """Prints what is wrong, and leaves."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")


def read_bytes(hex_or_file: str) -> bytes:
    """Reads bytes from hexadecimal, or from a file that holds them or their hexadecimal."""
    if re.fullmatch(r"([0-9a-fA-F]{2})+", hex_or_file):
        return bytes.fromhex(hex_or_file)
    try:
        data = Path(hex_or_file).read_bytes()
    except OSError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return bytes.fromhex(data.decode()) if re.fullmatch(rb"[0-9a-fA-F\s]+", data) else data


def home_of_pass(shown: Record, signed_lists: list[bytes], key_logs: KeyLogs, now: int) -> Plain:
    """Says what is held of the home of a pass, as a question to `judge` has it; its key is taken as pinned."""
    claims = shown.plain
    home: Plain = {"space": shown.space, "standing": "pinned", **home_by_key_log(shown, key_logs[shown.space])}
    heard, _ = hear_lists(signed_lists, key_logs, now)
    own = [record for record in heard if record.space == shown.space]
    if since := [record.plain["body"]["since"] for record in own if record.signer.trust == SOUND]:
        home["lists_since"] = min(since)
    named = claims.get("status", {}).get("place", {}).get("list")
    of_line = [record.data for record in own if record.plain["list"] == named]
    line, newest = hear_lists(of_line, key_logs, now, expired_are_held=True)
    if newest is not None:
        home["list"] = newest.plain
    home["lists_beside"] = [record.plain for record in line if record is not newest]
    return home


def home_by_key_log(shown: Record, log: KeyLog) -> Plain:
    """Says what the key log of its home makes of a pass (SPEC §5.2 rule 3, §5.3 rules 2 and 3)."""
    facts = {"conflicting": log.is_contradiction or None, "ended": log.end,
             "key_distrusted_since": shown.signer.distrusted_since}
    return {name: fact for name, fact in facts.items() if fact is not None}


def judge_text(text: str, key_logs: KeyLogs, signed_lists: list[bytes], host: str | None,
               now: int) -> tuple[Verdict, Plain]:
    """Judges a pass text by itself and its status; gives what it says as well.

    The rules of a house are not asked: a pass that nothing speaks against is green, with no reason.
    """
    try:
        record, is_known = read_pass(read_pass_text(text), key_logs, now)
    except NoPass as failure:
        return Verdict([reason(OUTCOMES[failure.outcome])], counts=False), {}
    claims = record.plain
    host = host or claims.get("audience", "")
    question = {"now": now, "host": {"space": host}, "home": {"space": claims["home"], "standing": "unknown"},
                "shown": {"unknown_home": {"claims": claims}}}
    if not is_known:
        return judge_unknown_home(question), claims
    question["home"] = home_of_pass(record, signed_lists, key_logs, now)
    status = Status.of(question, claims)
    reasons = pass_refusal(question, claims, status)
    if not reasons:
        reasons = [reason("G03")] if is_own(question) else text_doubts(question["home"], claims, status)
    return Verdict(reasons, status_age=status.age), claims


def text_doubts(home: Plain, claims: Plain, status: Status) -> list[Reason]:
    """Gives the doubts that a key log and status lists leave of a pass (SPEC §5.2 rule 3, §5.3.1)."""
    conflict = [reason("A06")] if home.get("conflicting") else []
    return conflict + status_doubt(claims, status, home.get("lists_since"))


def main() -> int:
    """Runs the command line and gives the exit code."""
    parser = Parser(description="Verify covisa passes, or the vectors of the standard.")
    parser.add_argument("text", nargs="?", metavar="PASS", help="the text of a pass")
    parser.add_argument("--vectors", type=Path, metavar="DIR", help="check all vectors under a directory")
    parser.add_argument("--key-log", type=read_bytes, action="append", default=[], metavar="HEX_OR_FILE")
    parser.add_argument("--status-list", type=read_bytes, action="append", default=[], metavar="HEX_OR_FILE")
    parser.add_argument("--host", metavar="SPACE", help="the host; without it the audience is not asked")
    parser.add_argument("--now", type=int, default=int(time.time()), metavar="SECONDS")
    arguments = parser.parse_args()
    if (arguments.vectors is None) == (arguments.text is None):
        parser.error("give either the text of a pass or --vectors")
    if arguments.vectors is not None:
        return run_vectors(arguments.vectors)
    try:
        key_logs = hold_key_logs(arguments.key_log, arguments.now)
    except Fault as fault:
        parser.error(f"--key-log: {fault}")
    verdict, claims = judge_text(arguments.text, key_logs, arguments.status_list, arguments.host, arguments.now)
    print(json.dumps({"level": verdict.level, "reasons": verdict.reasons, "claims": as_json(claims)},
                     indent=1, ensure_ascii=False))
    return EXIT_CODES[verdict.level]


if __name__ == "__main__":
    sys.exit(main())
