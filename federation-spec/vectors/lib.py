"""What the vector scripts share: deterministic CBOR, ids, signing, and the record tables of SPEC.md §3.

Written from the standard, not from the Rust code: the two check each other. Needs only cbor2 and cryptography.
"""

import unicodedata
import hashlib
import json
import pathlib
from decimal import Decimal

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).parent
MEDIA = {kind: f"application/covisa-{kind}+cwt" for kind in ("key", "profile", "terms", "vouches", "card", "attestation")} | {
    "status-list": "application/statuslist+cwt", "visit-message": "application/covisa-message+cwt",
}
BODY = -65537

# ---------------------------------------------------------------- deterministic CBOR, SPEC §1.2


class Raw(bytes):
    """Bytes that are CBOR already: put into the encoding as they are."""


def head(major, n):
    """The shortest head of a major type with its argument."""
    if n < 24:
        return bytes([major << 5 | n])
    for info, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if n < 1 << (8 * width):
            return bytes([major << 5 | info]) + n.to_bytes(width, "big")
    raise ValueError("an integer that CBOR heads cannot carry")


def enc(value):
    """Encodes deterministically. cbor2's `canonical` sorts keys by length first, so it cannot be used here."""
    if isinstance(value, Raw):
        return bytes(value)
    if value is None or isinstance(value, bool):
        return {False: b"\xf4", True: b"\xf5", None: b"\xf6"}[value]
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, (list, tuple)):
        return head(4, len(value)) + b"".join(map(enc, value))
    if isinstance(value, dict):
        entries = sorted((enc(key), enc(val)) for key, val in value.items())
        return head(5, len(entries)) + b"".join(key + val for key, val in entries)
    if isinstance(value, cbor2.CBORTag):
        return head(6, value.tag) + enc(value.value)
    raise TypeError(f"no deterministic form: {value!r}")


def dec(data):
    """Decodes deterministic bytes; anything that has another encoding is refused."""
    value = cbor2.loads(data)
    if enc(thaw(value)) != data:
        raise ValueError("not deterministic")
    return thaw(value)


def thaw(value):
    """cbor2's result in plain Python types."""
    if isinstance(value, cbor2.CBORTag):
        return cbor2.CBORTag(value.tag, thaw(value.value))
    if isinstance(value, (list, tuple)):
        return [thaw(element) for element in value]
    if hasattr(value, "items"):
        return {key: thaw(val) for key, val in value.items()}
    return value


# ---------------------------------------------------------------- keys, ids and envelopes, SPEC §1.1, §1.3, §3.1


def sha256(data):
    return hashlib.sha256(data).digest()


def seed(name):
    """The fixed seed of a name: vectors are reproducible, and nobody takes these keys for secret ones."""
    return sha256(b"covisa vector key: " + name.encode())


def private(secret):
    return Ed25519PrivateKey.from_private_bytes(secret)


def public(secret):
    return private(secret).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def okp(x):
    return {1: 1, -1: 6, -2: x}


def thumbprint(x):
    return sha256(enc(okp(x)))


def kid(x):
    return thumbprint(x)[:8]


def base32(data):
    """Lower-case Base32 without padding."""
    digits = "abcdefghijklmnopqrstuvwxyz234567"
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(digits[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5))


def space_id(inception_payload):
    return "covisa:" + base32(sha256(inception_payload)[:20])


def protected(kind, key, alg=-8):
    return enc({1: alg, 4: kid(key), 16: MEDIA[kind]})


def signed_bytes(prot, payload):
    return enc(["Signature1", prot, b"", payload])


def envelope(prot, payload, signature, unprotected=None, tag=18):
    return enc(cbor2.CBORTag(tag, [prot, unprotected or {}, payload, signature]))


def sign(kind, payload, secret, alg=-8):
    """The whole signed record over payload bytes, whatever they are."""
    prot = protected(kind, public(secret), alg)
    return envelope(prot, payload, private(secret).sign(signed_bytes(prot, payload)))


def sign_bytes(secret, data):
    """What a key signs of bare bytes: 64 bytes."""
    return private(secret).sign(data)


def sized(kind, claims, secret, size):
    """Payload and record of exactly `size` bytes: an ignored claim fills it up."""
    room = size - len(sign(kind, enc(claims), secret)) - 10
    for width in range(room, room + 10):
        payload = enc(claims | {40: b"." * width})
        record = sign(kind, payload, secret)
        if len(record) == size:
            return payload, record
    raise AssertionError("one of these widths gives the size")


# ---------------------------------------------------------------- names to wire keys, SPEC §3


def words(*names):
    return ("words", {name: at + 1 for at, name in enumerate(names)})


def listed(kind):
    return ("list", kind)


KIND = words("coworking", "makerspace", "hackerspace", "library", "cafe", "incubator", "other", "club", "museum")
KEY_REASON = ("words", {name: at for at, name in enumerate(("inception", "rotation", "lost", "compromised", "retired", "ended"))})
EXTENT = words("yes", "no", "limited")
TIER = words("day", "flex", "dedicated", "team")
UNIT = words("hour", "half day", "day", "block", "week", "month", "visit")
PRICE_UNIT = words("hour", "half day", "day", "block", "week", "month", "night", "once", "visit", "year", "minute")
TABLES = {
    "key": [(1, "space", "text"), (6, "issued_at", "int"), (BODY, "body", "key-event")],
    "key-event": [
        (0, "version", "int"), (1, "sequence", "int"), (2, "previous", "hex"), (3, "keys", listed("okp")),
        (4, "next", listed("hex")), (5, "recovery", "hex"), (6, "reason", KEY_REASON), (8, "recovery_key", "okp"),
        (9, "successor", "text"),
    ],
    "profile": [(1, "space", "text"), (4, "expires_at", "int"), (6, "issued_at", "int"), (BODY, "body", "profile-body")],
    "profile-body": [
        (0, "version", "int"), (1, "sequence", "int"), (2, "name", "text"), (3, "kind", KIND), (4, "place", "place"),
        (5, "zone", "text"), (6, "contact", listed("contact")), (7, "addresses", listed("hex")), (8, "domain", "text"),
        (9, "key_log_head", "hex"), (10, "peers", listed("hex")), (11, "premises", "premises"),
    ],
    "premises": [
        (1, "step_free", EXTENT), (2, "door_cm", "int"), (3, "lift", EXTENT), (4, "toilets", EXTENT), (5, "floor", "int"),
        (6, "entrance", "text"), (7, "phone_booths", "int"), (8, "quiet_zone", EXTENT), (9, "monitors", "int"),
        (10, "nursery", EXTENT), (11, "pets", EXTENT),
        (12, "parking", listed(words("none", "bicycle", "car", "accessible", "charging"))),
    ],
    "contact": [(1, "channel", words("email", "phone", "web", "form", "social", "post", "fax")), (2, "value", "text")],
    "position": [(1, "latitude", "int"), (2, "longitude", "int")],
    "place": [
        (1, "country", "text"), (2, "region", "text"), (3, "city", "text"), (4, "address", "text"),
        (5, "position", "position"),
    ],
    "terms": [(1, "space", "text"), (4, "expires_at", "int"), (6, "issued_at", "int"), (BODY, "body", "terms-body")],
    "terms-body": [
        (0, "version", "int"), (1, "sequence", "int"), (2, "current", "edition"), (3, "upcoming", "edition"),
        (4, "previous", "hex"), (5, "reviewed_at", "int"),
    ],
    "edition": [(1, "content_hash", "hex"), (2, "applies_from", "int"), (3, "content", "content")],
    "content": [
        (1, "visa", words("accepted", "declined")), (2, "grant", listed("grant")), (3, "hours", "hours"),
        (4, "site", listed("site")), (5, "several_sites", "true"), (6, "one_count", "true"),
        (7, "languages", listed("text")), (8, "contact", listed("contact")), (9, "capacity", "int"),
        (10, "area", listed("area")), (11, "group", listed("group")), (12, "price", listed("price")),
        (13, "plans", listed("text")), (14, "networks", listed("text")),
        (15, "agreement", words("not needed", "needed")), (16, "note", "text"), (17, "status", "status-rule"),
        (18, "closed_since", "text"), (19, "drop_in", words("not free", "none", "no days for sale")), (20, "door", "door"),
        (21, "payment", listed("text")), (23, "events", listed("text")),
    ],
    "door": [
        (1, "keys", words("none", "lent", "for a deposit", "for a fee")), (2, "escort", "true"), (3, "how", "text"),
    ],
    "status-rule": [(1, "refuse_after_hours", "int"), (2, "ask_home", "true")],
    "hours": [
        (1, "open", "text"), (2, "unnamed_days", words("unknown", "closed")), (3, "key_holders", "text"),
        (4, "staffed", "text"),
    ],
    "site": [(1, "name", "text"), (2, "city", "text"), (3, "position", "position")],
    "area": [
        (1, "name", "text"), (2, "count", "int"), (3, "seats", "int"),
        (4, "for_visitors", words("included", "extra", "unstated", "not for visitors")), (5, "note", "text"),
    ],
    "group": [(1, "name", "text"), (2, "spaces", listed("text")), (3, "by_name", listed("text"))],
    "grant": [
        (1, "to", words("members", "anyone", "partners", "guests of members", "would-be members")), (2, "spaces", listed("text")),
        (3, "groups", listed("text")),
        (4, "benefit", words("free", "discount", "area", "fee waived", "at a price", "free or discount", "welcome")),
        (5, "discount_percent", "int"), (6, "areas", listed("text")), (7, "caps", listed("cap")),
        (8, "requires", "requires"), (9, "booking", "booking"),
        (10, "identity", listed(words("none", "photo id", "membership proof", "letter", "id"))), (11, "guests", "guests"),
        (12, "price", listed("price")), (13, "more_on_request", "true"),
        (14, "weekdays", listed(words("mon", "tue", "wed", "thu", "fri", "sat", "sun"))),
        (15, "not_for_regulars", "true"), (16, "amount_not_fixed", "true"), (17, "label", "text"), (18, "note", "text"),
        (19, "extent_unstated", "true"),
        (20, "weeks", listed(words("first", "second", "third", "fourth", "fifth", "last"))),
        (21, "invited", "invited"), (22, "proof", "proof"), (23, "identity_any", "true"), (24, "between", "between"),
    ],
    "between": [(1, "from", "clock"), (2, "until", "clock")],
    "proof": [(1, "bears", listed(words("date", "stamp", "photo", "signature", "name"))), (2, "valid_days", "int")],
    "invited": [(1, "at_once", "int"), (2, "per_member", "true"), (3, "member_present", "true"),
        (4, "member_pays", "true"), (5, "member_registers", "true"),
    ],
    "cap": [
        (1, "amount", "int"), (2, "ask_up_to", "int"), (3, "unit", UNIT),
        (4, "per", words("visit", "week", "calendar month", "rolling", "year", "lifetime", "first visits", "unstated", "day",
            "month")),
        (5, "rolling_days", "int"), (6, "block_hours", "int"),
    ],
    "requires": [
        (1, "home_takes_ours", "true"), (2, "never_more_than_home", "true"), (3, "home_share_percent", "int"),
        (4, "home_kinds", listed(KIND)), (5, "home_has_room", "true"), (6, "min_tier", TIER),
        (7, "excluded_tiers", listed(TIER)), (8, "member_for_days", "int"), (9, "km_from_home", "int"),
        (10, "km_from_residence", "int"), (11, "region", "region"), (12, "waived_for", listed("text")),
        (13, "active_members", "true"), (14, "in_words", listed("text")), (15, "coupon", "text"),
        (16, "waived_by_agreement", "true"),
    ],
    "region": [
        (1, "rule", words("same city", "same region", "same country", "travelling", "another country")), (2, "name", "text"),
        (3, "advisory", "true"), (4, "of", words("home", "residence")),
    ],
    "booking": [
        (1, "how", words("not needed", "contact first", "reserve", "form", "approval")), (2, "days_before", "int"),
        (3, "form_fields", listed("text")), (4, "account", "text"), (5, "link", "text"), (6, "on_arrival", "text"),
    ],
    "guests": [(1, "rule", words("none", "free", "host policy", "paid")), (2, "at_most", "int")],
    "price": [
        (1, "amount", "thousandths"), (2, "currency", "text"), (3, "sign", "text"), (4, "currency_assumed", "true"),
        (5, "unit", PRICE_UNIT), (6, "count", "int"), (7, "within_days", "int"), (8, "block_hours", "int"),
        (9, "when", words("after", "beside", "donation")), (10, "only_for", "text"), (11, "before_tax", "true"),
        (12, "credited_within_days", "int"), (13, "at_least", "int"), (14, "note", "text"),
        (15, "up_to", "thousandths"), (16, "or_more", "true"), (17, "credited", "true"),
        (19, "tax_included", "true"), (21, "label", "text"), (23, "negotiable", "true"), (25, "in_packs", "true"),
    ],
    "card": [
        (1, "home", "text"), (2, "subject", "text"), (3, "audience", "text"), (4, "expires_at", "int"),
        (5, "not_before", "int"), (6, "issued_at", "int"), (65535, "status", "status"), (BODY, "body", "card-body"),
    ],
    "card-body": [(0, "version", "int"), (1, "tier", TIER), (2, "attributes", listed("attribute")), (3, "photo", "hex")],
    "status": [("status_list", "place", "place-in-list")],
    "place-in-list": [("idx", "index", "int"), ("uri", "list", "text")],
    "status-list": [
        (1, "space", "text"), (2, "list", "text"), (4, "expires_at", "int"), (6, "issued_at", "int"),
        (65533, "entries", "entries"), (65534, "ttl", "int"), (BODY, "body", "status-list-body"),
    ],
    "status-list-body": [
        (0, "version", "int"), (1, "sequence", "int"), (2, "since", "int"), (4, "suspensions", listed("suspension")),
        (6, "lifted", listed("hex")),
    ],
    "vouches": [
        (1, "space", "text"), (4, "expires_at", "int"), (6, "issued_at", "int"), (BODY, "body", "vouches-body"),
    ],
    "vouches-body": [(0, "version", "int"), (1, "sequence", "int"), (2, "vouches", listed("vouch"))],
    "vouch": [(1, "space", "text"), (2, "since", "int")],
    "suspension": [(1, "tag", "hex"), (2, "places", listed("int"))],
    "entries": [("bits", "bits", "int"), ("lst", "statuses", "hex")],
    "visit-message": [
        (1, "from", "text"), (3, "to", "text"), (4, "expires_at", "int"), (6, "issued_at", "int"), (7, "id", "hex"),
        (BODY, "body", "visit-message-body"),
    ],
    "visit-message-body": [
        (0, "version", "int"), (1, "kind", ("words", {"request": 1, "answer": 2, "notice": 5, "redemption": 6})), (2, "request", "hex"),
        (6, "decision", words("ours", "not ours")), (10, "code", "hex"), (11, "pass", "hex"), (12, "says", "text"),
        (13, "invitation", "hex"), (14, "proof", "hex"),
    ],
}
TABLES["attestation"] = TABLES["card"]
ATTRIBUTES = {
    "name": (1, "text"), "plan": (2, "text"), "home_name": (3, "text"), "member_since": (4, "int"),
    "company": (5, "text"), "over_18": (6, "int"), "email": (7, "text"), "country": (8, "text"),
    "access_needs": (10, "text"), "residence": (11, "position"), "home_share": (12, "int"),
    "city": (13, "text"),
}


def wire(kind, plain):
    """The CBOR value of a plain value of a kind: a table's name, `list`, `words`, or one of the simple kinds."""
    if isinstance(kind, tuple):
        return [wire(kind[1], one) for one in plain] if kind[0] == "list" else kind[1][plain]
    if kind == "attribute":
        (name, value), = plain.items()
        if name == "other":
            return [int(value[0]), Raw(bytes.fromhex(value[1]))]
        number, of = ATTRIBUTES[name]
        return [number, wire(of, value)]
    if kind in TABLES:
        known = {name: (key, of) for key, name, of in TABLES[kind]}
        if set(plain) - set(known):
            raise ValueError(f"{kind} has no {set(plain) - set(known)}")
        return {known[name][0]: wire(known[name][1], value) for name, value in plain.items()}
    simple = {
        "hex": bytes.fromhex,
        "okp": lambda text: okp(bytes.fromhex(text)),
        "clock": lambda text: int(text[:2]) * 60 + int(text[3:]),
        "thousandths": lambda number: int(Decimal(str(number)) * 1000),
    }
    return simple.get(kind, lambda value: value)(plain)


# ---------------------------------------------------------------- text, SPEC §6.2

# What nobody sees: soft hyphen, joiners, marks of direction and of byte order.
UNSEEN_RANGES = ((0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF))
UNSEEN = {chr(c) for first, last in UNSEEN_RANGES for c in range(first, last + 1)}


def blank(c):
    """Whether a character is taken off both ends of what is typed, and out of its middle."""
    return c.isspace() or unicodedata.category(c) == "Cc" or c in UNSEEN


def compared(typed):
    """What is typed as it is compared: ASCII in upper case, full width and Turkish letters too, without blanks and hyphens."""
    plain = (chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else "I" if c in "\u0130\u0131" else c for c in typed)
    return "".join(c.upper() if c.isascii() else c for c in plain if not blank(c) and c != "-")


# ---------------------------------------------------------------- files


def exact(value):
    """The same with numbers that JSON readers may round, those above 2^53 - 1, as text."""
    if isinstance(value, dict):
        return {name: exact(one) for name, one in value.items()}
    if isinstance(value, list):
        return [exact(one) for one in value]
    is_large = isinstance(value, int) and abs(value) >= 1 << 53
    return str(value) if is_large else value


def files(folder, made, check):
    """Writes each made vector as FOLDER/NAME.json, or compares and returns the names that differ."""
    different = []
    for name, vector in made.items():
        path = HERE / folder / f"{name}.json"
        text = json.dumps(exact(vector), indent=1, ensure_ascii=False) + "\n"
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            different.append(str(path.relative_to(HERE)))
    return different


def load(folder):
    """Every vector of a folder by name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / folder).glob("*.json"))}
