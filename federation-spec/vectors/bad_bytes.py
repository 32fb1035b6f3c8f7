"""Invalid vectors of the stages `scanner` and `envelope`. SPEC §1.1, §1.2, §2"""

import cbor2

from lib import (
    BODY, MEDIA, Raw, enc, envelope, head, kid, private, protected, public, seed, sign, signed_bytes, sized, wire,
)
from make_vectors import (
    T0, attestation_claims, card_claims, inception, inception_claims, list_claims, message_claims, profile_claims, sid,
    terms_claims, vouches_claims,
)
from streams import zeros

PROFILE = wire("profile", profile_claims("harbour", "Harbour"))
SECRET = seed("harbour")
GOOD = sign("profile", enc(PROFILE), SECRET)


def raw_map(entries):
    """A map of encoded keys and values, in the order given."""
    return Raw(head(5, len(entries)) + b"".join(key + value for key, value in entries))


def claims_with(more):
    """The profile's claims and some ignored ones, everything in order."""
    return enc(PROFILE | more)


def claims_among(*entries):
    """The profile's claims and raw entries among them, by the order of their keys."""
    pairs = [(enc(key), enc(value)) for key, value in PROFILE.items()]
    return bytes(raw_map(sorted(pairs + list(entries), key=lambda pair: pair[0])))


def with_header(header, payload=None):
    """A record under another protected header (bytes), rightly signed."""
    payload = enc(PROFILE) if payload is None else payload
    return envelope(header, payload, private(SECRET).sign(signed_bytes(header, payload)))


def header(**changes):
    """The protected header with changes: `k1`, `k4`, `k16` or others; None takes one away."""
    entries = {1: -8, 4: kid(public(SECRET)), 16: MEDIA["profile"]}
    for name, value in changes.items():
        entries[int(name[1:])] = value
    return enc({key: value for key, value in entries.items() if value is not None})


def outer(*elements, start=b"\xd2"):
    return start + enc(list(elements))


def parts():
    prot, payload = protected("profile", public(SECRET)), enc(PROFILE)
    return prot, {}, payload, private(SECRET).sign(signed_bytes(prot, payload))


def nested(levels):
    value = 0
    for _ in range(levels):
        value = [value]
    return value


def payload_of(payload):
    return sign("profile", payload, SECRET)


def scanner_outside():
    prot, _, payload, signature = parts()
    big = sized("terms", wire("terms", terms_claims("harbour", {})), SECRET, 32_769)[1]
    order = Raw(raw_map([(enc(key), enc(value)) for key, value in (
        (16, MEDIA["profile"]), (4, kid(public(SECRET))), (1, -8))]))
    wide = b"\xd2\x84\x59" + len(prot).to_bytes(2, "big") + prot + b"\xa0" + enc(payload) + enc(signature)
    endless = b"\xd2\x9f" + enc(prot) + b"\xa0" + enc(payload) + enc(signature) + b"\xff"
    return [
        ("empty", "No bytes at all.", "cut short", b""),
        ("cut", "The last byte is missing.", "cut short", GOOD[:-1]),
        ("trailing", "A byte follows the record.", "trailing bytes", GOOD + b"\0"),
        ("too-long", "One byte more than any message.", "too long: 32769 bytes, at most 32768", big),
        ("indefinite-array", "An array of indefinite length, once common in COSE.", "indefinite length", endless),
        ("lone-break", "A break where an item should be.", "indefinite length", b"\xff"),
        ("wide-length", "A length written with more bytes than it needs.", "head not shortest", wide),
        ("tag-61", "The CWT tag in front.", "tag 61", b"\xd8\x3d" + GOOD),
        ("tag-98", "COSE_Sign instead of COSE_Sign1.", "tag 98", b"\xd8\x62" + GOOD[1:]),
        ("tag-18-twice", "Tag 18 in front of tag 18.", "tag 18", b"\xd2" + GOOD),
        ("header-order", "A protected header whose keys are not in order.", "map keys not in order",
         with_header(bytes(order))),
        ("header-empty", "A protected header of no bytes, which COSE itself allows for an empty map.", "cut short",
         with_header(b"")),
        ("header-trailing", "A byte follows the map of the protected header.", "trailing bytes",
         with_header(header() + b"\0")),
    ]


def scanner_inside():
    """Payloads: every fault stands in a claim that would be ignored, so that only the encoding is at stake."""
    at = enc(100)
    return [
        ("payload-empty", "A payload of no bytes.", "cut short", payload_of(b"")),
        ("payload-trailing", "A byte follows the claims.", "trailing bytes", payload_of(enc(PROFILE) + b"\0")),
        ("payload-indefinite", "A claim with an indefinite map.", "indefinite length",
         payload_of(claims_among((at, b"\xbf\xff")))),
        ("payload-wide-int", "The number 1 in two bytes.", "head not shortest",
         payload_of(claims_among((at, b"\x18\x01")))),
        ("payload-wide-nint", "-1 in nine bytes.", "head not shortest",
         payload_of(claims_among((at, b"\x3b" + bytes(8))))),
        ("payload-reserved", "Additional information 28.", "reserved head", payload_of(claims_among((at, b"\x1c")))),
        ("payload-float", "A float, even one that is whole.", "floating-point number",
         payload_of(claims_among((at, b"\xf9\x3c\x00")))),
        ("payload-double", "A double.", "floating-point number", payload_of(claims_among((at, b"\xfb" + bytes(8))))),
        ("payload-undefined", "`undefined`.", "simple value", payload_of(claims_among((at, b"\xf7")))),
        ("payload-simple-59", "Simple value 59.", "simple value", payload_of(claims_among((at, b"\xf8\x3b")))),
        ("payload-wide-false", "`false` in two bytes.", "simple value", payload_of(claims_among((at, b"\xf8\x14")))),
        ("payload-tag", "A date under tag 1.", "tag 1", payload_of(claims_with({100: cbor2.CBORTag(1, T0)}))),
        ("payload-bignum", "A number as a bignum.", "tag 2",
         payload_of(claims_with({100: cbor2.CBORTag(2, b"\x01" * 9)}))),
        ("payload-utf8", "Text that is not UTF-8.", "text is not UTF-8",
         payload_of(claims_among((at, b"\x62\xc3\x28")))),
        ("payload-surrogate", "A surrogate in UTF-8 dress.", "text is not UTF-8",
         payload_of(claims_among((at, b"\x63\xed\xa0\x80")))),
        ("payload-bytes-key", "A byte string as a map key.", "map key of a wrong type",
         payload_of(claims_among((b"\x41\x78", b"\0")))),
        ("payload-array-key", "An array as a map key.", "map key of a wrong type",
         payload_of(claims_among((b"\x80", b"\0")))),
        ("payload-length-first", "Keys in the length-first order of RFC 7049: -1 before 100.", "map keys not in order",
         payload_of(claims_with({100: raw_map([(enc(-1), b"\0"), (enc(100), b"\0")])}))),
        ("payload-unsorted", "The claims in the order of their meaning.", "map keys not in order",
         payload_of(bytes(raw_map([(enc(key), enc(PROFILE[key])) for key in (1, 6, 4, BODY)])))),
        ("payload-key-twice", "One claim twice, with one value.", "duplicate map key",
         payload_of(claims_among((enc(BODY), enc(PROFILE[BODY]))))),
        ("payload-text-key-twice", "A text key twice, in a map inside.", "duplicate map key",
         payload_of(claims_with({100: raw_map([(enc("a"), b"\0"), (enc("a"), b"\1")])}))),
        ("payload-nine-deep", "Nine levels: the claims and eight arrays.", "nested too deep",
         payload_of(claims_with({100: nested(8)}))),
        ("payload-257-elements", "An array of 257 elements.", "too many entries",
         payload_of(claims_with({100: [0] * 257}))),
        ("payload-257-entries", "A map of 257 entries.", "too many entries",
         payload_of(claims_with({100: {n: 0 for n in range(257)}}))),
        ("payload-long-length", "A byte string that says it has 2^63 bytes.", "cut short",
         payload_of(claims_among((at, b"\x5b\x80" + bytes(7))))),
    ]


def envelope_form():
    prot, _, payload, signature = parts()
    form, unprotected = "not a COSE_Sign1", "unprotected header not empty"
    return [
        ("untagged", "No tag 18.", form, GOOD[1:]),
        ("three-elements", "The signature is missing.", form, outer(prot, {}, payload)),
        ("five-elements", "One element too many.", form, outer(prot, {}, payload, signature, b"")),
        ("a-map", "A map in tag 18.", form, b"\xd2\xa0"),
        ("detached", "The payload is somewhere else.", form, outer(prot, {}, None, signature)),
        ("open-header", "The protected header as a map, not as its bytes.", form, outer(Raw(prot), {}, payload, signature)),
        ("text-payload", "The payload as text.", form, outer(prot, {}, "payload", signature)),
        ("unprotected-null", "null in place of the unprotected header.", form, outer(prot, None, payload, signature)),
        ("short-signature", "A signature of 63 bytes.", form, outer(prot, {}, payload, signature[:63])),
        ("long-signature", "A signature of 65 bytes.", form, outer(prot, {}, payload, signature + b"\0")),
        ("unprotected-kid", "The kid in the unprotected header as well.", unprotected,
         outer(prot, {4: kid(public(SECRET))}, payload, signature)),
        ("unprotected-other", "Anything in the unprotected header.", unprotected, outer(prot, {"x": 1}, payload, signature)),
    ]


def envelope_header():
    wrong, algorithm = "protected header", "algorithm"
    long_kid = kid(public(SECRET)) + b"\0"
    return [
        ("header-no-alg", "No algorithm.", wrong, with_header(header(k1=None))),
        ("header-no-kid", "No kid.", wrong, with_header(header(k4=None))),
        ("header-no-type", "No type.", wrong, with_header(header(k16=None))),
        ("header-crit", "Critical headers.", wrong, with_header(header(k2=[16]))),
        ("header-content-type", "A content type beside the type.", wrong, with_header(header(k3=0))),
        ("header-claims", "Claims in the header (RFC 9597).", wrong, with_header(header(k15={1: sid("harbour")}))),
        ("header-short-kid", "A kid of 7 bytes.", wrong, with_header(header(k4=long_kid[:7]))),
        ("header-long-kid", "A kid of 9 bytes.", wrong, with_header(header(k4=long_kid))),
        ("header-text-kid", "A kid as text.", wrong, with_header(header(k4="harbour1"))),
        ("header-type-negative", "A type by a negative number.", wrong, with_header(header(k16=-1))),
        ("header-type-bytes", "A type as bytes.", wrong, with_header(header(k16=MEDIA["profile"].encode()))),
        ("header-array", "An array for a header.", wrong, with_header(enc([-8, b"", ""]))),
        ("header-null", "null for a header.", wrong, with_header(enc(None))),
        ("header-es256", "Algorithm -7, ES256.", algorithm, with_header(header(k1=-7))),
        ("header-ed448", "Algorithm -53, Ed448.", algorithm, with_header(header(k1=-53))),
        ("header-alg-text", "The algorithm by name.", algorithm, with_header(header(k1="EdDSA"))),
        ("header-alg-huge", "An algorithm beyond 64 bits with a sign.", algorithm, with_header(header(k1=2**64 - 8))),
    ]


def envelope_type():
    key = sized("key", wire("key", inception_claims("lock")), seed("lock"), 1025)[1]
    profile = sized("profile", wire("profile", profile_claims("harbour", "Harbour")), SECRET, 4097)[1]
    terms = sized("terms", wire("terms", terms_claims("harbour", {})), SECRET, 16_385)[1]
    card = sized("card", wire("card", card_claims("harbour")), SECRET, 2049)[1]
    lists = sized("status-list", wire("status-list", list_claims("harbour", zeros(2048))), SECRET, 4097)[1]
    attested = sized("attestation", wire("attestation", attestation_claims("harbour", "polar")), SECRET, 2049)[1]
    message = message_claims("harbour", "polar", "long", kind="request", says="Ada")
    message = sized("visit-message", wire("visit-message", message), SECRET, 4097)[1]
    vouches = sized("vouches", wire("vouches", vouches_claims("harbour")), SECRET, 16_385)[1]
    unknown = lambda typ: (f'unknown type "{typ}"', with_header(header(k16=typ)))
    return [
        ("type-vouch", "A type of some later version.", *unknown("application/covisa-vouch+cwt")),
        ("type-and-algorithm", "A type of some later version, under an algorithm of it.",
         'unknown type "application/covisa-vouch+cwt"', with_header(header(k1=-50, k16="application/covisa-vouch+cwt"))),
        ("type-number-293", "A type by number: that of SD-CWT.", *unknown(293)),
        ("type-number-294", "A type by number: that of the key binding tokens of SD-CWT.", *unknown(294)),
        ("type-other-headers", "A type of some later version, whose header has neither kid nor algorithm, but a key.",
         'unknown type "294"', with_header(header(k1=None, k4=None, k13=b"kcwt", k16=294))),
        ("type-statuslist-jwt", "The JWT form of a status list.", *unknown("application/statuslist+jwt")),
        ("type-upper-case", "The type in upper case.", *unknown("APPLICATION/COVISA-PROFILE+CWT")),
        ("type-short", "The type without `application/`.", *unknown("covisa-profile+cwt")),
        ("long-key-event", "A key event of 1025 bytes.", "1025 bytes, at most 1024 for this type", key),
        ("long-profile", "A profile of 4097 bytes.", "4097 bytes, at most 4096 for this type", profile),
        ("long-terms", "Terms of 16385 bytes.", "16385 bytes, at most 16384 for this type", terms),
        ("long-card", "A card of 2049 bytes.", "2049 bytes, at most 2048 for this type", card),
        ("long-status-list", "A status list of 4097 bytes.", "4097 bytes, at most 4096 for this type", lists),
        ("long-vouches", "Vouches of 16385 bytes.", "16385 bytes, at most 16384 for this type", vouches),
        ("long-attestation", "A pass for one host of 2049 bytes.", "2049 bytes, at most 2048 for this type", attested),
        ("long-message", "A message of 4097 bytes.", "4097 bytes, at most 4096 for this type", message),
    ]


def vectors():
    """(name, about, stage, error, record, keys, now) of every vector here."""
    known, made = [inception("harbour")[1]], []
    for stage, cases in (
        ("scanner", scanner_outside() + scanner_inside()),
        ("envelope", envelope_form() + envelope_header() + envelope_type()),
    ):
        for name, about, error, record in cases:
            made.append((f"{stage}-{name}", about, stage, f"{stage}: {error}", record, known, T0))
    return made
