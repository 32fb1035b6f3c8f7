"""Invalid vectors of the stages `signature` and `admission`. SPEC §1.3, §4"""

import curve
from lib import (
    BODY, MEDIA, enc, envelope, kid, okp, private, protected, public, seed, sha256, sign, signed_bytes, wire,
)
from make_vectors import (
    DAY, T0, attestation_claims, card_claims, edition, free, inception, inception_claims, list_claims, message_claims, place,
    profile_claims, sid, terms_claims, vouches_claims,
)
from streams import zeros

SECRET = seed("harbour")
CLAIMS = enc(wire("profile", profile_claims("harbour", "Harbour")))
PROT = protected("profile", public(SECRET))
MESSAGE = signed_bytes(PROT, CLAIMS)
GOOD = private(SECRET).sign(MESSAGE)
HARBOUR = inception("harbour")[1]


def over(message):
    """The good profile with a signature over other bytes."""
    return envelope(PROT, CLAIMS, private(SECRET).sign(message))


def flipped(data, at, bit=0):
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def under_kid_of(name, signer):
    """A profile of the harbour under one key's kid, signed by another key."""
    prot = protected("profile", public(seed(name)))
    return envelope(prot, CLAIMS, private(seed(signer)).sign(signed_bytes(prot, CLAIMS)))


def wrong_signatures():
    other = protected("terms", public(SECRET))
    altered = flipped(CLAIMS, CLAIMS.index(b"Harbour"), 5)
    record = sign("profile", CLAIMS, SECRET)
    return [
        ("flipped-signature", "One bit of the signature is changed.", envelope(PROT, CLAIMS, flipped(GOOD, 63))),
        ("flipped-r", "One bit of the signature's first half is changed.", envelope(PROT, CLAIMS, flipped(GOOD, 0))),
        ("flipped-payload", "One bit of the name is changed.", envelope(PROT, altered, GOOD)),
        ("flipped-alg", "The algorithm was -8 when it was signed.",
         envelope(protected("profile", public(SECRET), -19), CLAIMS, GOOD)),
        ("other-type", "Signed as terms, shown as a profile: no record passes for another.",
         over(signed_bytes(other, CLAIMS))),
        ("bare-payload", "Signed over the payload alone.", over(CLAIMS)),
        ("whole-record", "Signed over another whole record.", over(record)),
        ("external-data", "Signed with external data.", over(enc(["Signature1", PROT, b"covisa", CLAIMS]))),
        ("other-context", "Signed as one of several signers.", over(enc(["Signature", PROT, b"", CLAIMS]))),
        ("hashed-first", "Signed over the hash of the bytes.", over(sha256(MESSAGE))),
        ("zeros", "A signature of zeros.", envelope(PROT, CLAIMS, bytes(64))),
        ("s-plus-l", "S is raised by the order of the group.", envelope(PROT, CLAIMS, curve.plus_order(GOOD))),
        ("small-order-in-r", "A point of order 8 added to R: a cofactored check would accept it.",
         envelope(PROT, CLAIMS, curve.sign_with(SECRET, MESSAGE, curve.order_8()))),
        ("neutral-r", "R is the neutral point, and the equation holds: a check that does not look at R accepts it.",
         envelope(PROT, CLAIMS, curve.sign_with_neutral(SECRET, MESSAGE))),
        ("wrong-key-right-kid", "Another key under the kid of the space's key.", under_kid_of("harbour", "quay")),
    ]


def unknown_keys():
    prot = protected("profile", public(seed("harbour next")))
    early = envelope(prot, CLAIMS, private(seed("harbour next")).sign(signed_bytes(prot, CLAIMS)))
    before = sign("card", enc(wire("card", card_claims("harbour", issued_at=T0 - 1))), SECRET)
    attested = attestation_claims("harbour", "polar", issued_at=T0 - 1)
    attested = sign("attestation", enc(wire("attestation", attested)), SECRET)
    foreign = inception_claims("harbour")
    foreign["issued_at"] += 1
    return [
        ("next-key", "The next key signs before any event brought it in.", early, [HARBOUR]),
        ("other-space", "The key of another space that is known as well.", under_kid_of("quay-house", "quay-house"),
         [HARBOUR, inception("quay-house")[1]]),
        ("wrong-kid", "The right key under a wrong kid.", under_kid_of("quay", "harbour"), [HARBOUR]),
        ("card-before-inception", "A card signed a second before the key came in.", before, [HARBOUR]),
        ("attestation-before-inception", "A pass for one host, signed a second before the key came in.", attested, [HARBOUR]),
        ("inception-unlisted", "An inception signed by a key that it does not list.",
         sign("key", enc(wire("key", foreign)), seed("quay")), []),
    ]


def unknown_spaces():
    tale = f"signature: unknown space {sid('harbour')}"
    nobody = f"signature: unknown space {sid('polar')}"
    return [
        ("no-log", "No key log at all.", sign("profile", CLAIMS, SECRET), [], tale),
        ("another-log", "Only another space's log.", sign("profile", CLAIMS, SECRET), [inception("quay-house")[1]], tale),
        ("another-name", "A known key signs in the name of an unknown space.",
         sign("card", enc(wire("card", card_claims("polar"))), SECRET), [HARBOUR], nobody),
    ]


def weak_inception(weak, others=()):
    """An inception whose keys hold a weak one. S = 0 and R = the neutral point: lenient checks accept it."""
    claims = wire("key", inception_claims("harbour"))
    claims[BODY][3] = [okp(key) for key in (*others, weak)]
    payload = enc(claims)
    if others:
        return sign("key", payload, SECRET)
    prot = enc({1: -8, 4: kid(weak), 16: MEDIA["key"]})
    return envelope(prot, payload, curve.pack((0, 1)) + bytes(32))


def weak_keys():
    weak = [
        ("neutral", "The neutral point as a key: every message has a signature.", (1).to_bytes(32, "little")),
        ("order-2", "A point of order 2.", (curve.P - 1).to_bytes(32, "little")),
        ("order-4", "A point of order 4.", bytes(32)),
        ("order-8", "A point of order 8.", curve.pack(curve.order_8())),
        ("neutral-wide", "The neutral point, its y not reduced.", (curve.P + 1).to_bytes(32, "little")),
        ("no-point", "No point of the curve.", curve.no_point()),
    ]
    made = [(name, about, weak_inception(key)) for name, about, key in weak]
    second = weak_inception((1).to_bytes(32, "little"), [public(SECRET)])
    wide = weak_inception(curve.not_reduced(), [public(SECRET)])
    return made + [
        ("second-of-two", "A good key signs, and a weak one would come in with it.", second),
        ("point-wide", "A good key signs; the other is a point of large order, its y not reduced.", wide),
    ]


def signature_vectors():
    made = []
    for name, about, record in wrong_signatures():
        made.append((f"signature-{name}", about, "signature", "signature: wrong", record, [HARBOUR], T0))
    for name, about, record, keys in unknown_keys():
        made.append((f"signature-{name}", about, "signature", "signature: unknown key", record, keys, T0))
    for name, about, record, keys, error in unknown_spaces():
        made.append((f"signature-{name}", about, "signature", error, record, keys, T0))
    for name, about, record in weak_keys():
        made.append((f"signature-weak-{name}", about, "signature", "signature: weak key", record, [], T0))
    return made


# ---------------------------------------------------------------- admission, SPEC §4


def timed(kind, end=None, issued=None, **body):
    """A profile or terms with other times or body fields."""
    good = profile_claims("harbour", "Harbour") if kind == "profile" else terms_claims("harbour", {})
    claims = good | ({"expires_at": end} if end is not None else {}) | ({"issued_at": issued} if issued is not None else {})
    claims["body"] = claims["body"] | body
    return sign(kind, enc(wire(kind, claims)), SECRET)


def card(*attributes, **more):
    return sign("card", enc(wire("card", card_claims("harbour", attributes, **more))), SECRET)


def listed(**more):
    """A card with a place in a list of its home."""
    return card(status=place("harbour", 5), **more)


def attested(*attributes, **more):
    claims = attestation_claims("harbour", "polar", attributes, **more)
    return sign("attestation", enc(wire("attestation", claims)), SECRET)


def status_list(sequence=None, **more):
    claims = list_claims("harbour", zeros(2048), **more)
    claims["body"] |= {"sequence": sequence} if sequence else {}
    return sign("status-list", enc(wire("status-list", claims)), SECRET)


def vouches(*spaces, sequence=None, **more):
    claims = vouches_claims("harbour", *spaces, **more)
    claims["body"] |= {"sequence": sequence} if sequence else {}
    return claims


def vouching(*spaces, turned=False, twice=False, **more):
    """Signed vouches, in the wrong order or one of them twice where that is asked for."""
    claims = vouches(*spaces, **more)
    said = claims["body"].get("vouches", [])
    if turned:
        said.reverse()
    if twice:
        said.append(said[-1])
    return sign("vouches", enc(wire("vouches", claims)), SECRET)


def message(**more):
    claims = message_claims("harbour", "polar", "late", kind="request", says="Ada") | more
    return sign("visit-message", enc(wire("visit-message", claims)), SECRET)


def status_cases():
    """What admission asks of status lists, of what names them, and of messages."""
    ahead, ends, long, other, twice, future, expired = (
        "sequence ahead of its own time", "ends before it begins", "lives too long", "a status list of another space",
        "attribute twice", "from the future", "expired")
    foreign = f"{sid('polar')}/s/0"
    order = "vouches out of order or twice"
    return [
        ("card-91-days", "A card for 91 days, with no place in a list.", long, card(expires_at=T0 + 91 * DAY), T0),
        ("card-401-days", "A card for 401 days, with a place in a list.", long, listed(expires_at=T0 + 401 * DAY), T0),
        ("card-listed-long", "A card for 400 days and a second, with a place in a list.", long,
         listed(expires_at=T0 + 400 * DAY + 1), T0),
        ("card-list-of-another", "A card with a place in another space's list.", other, card(status=place("polar", 5)), T0),
        ("card-twice-and-another", "One attribute twice, and a place in another space's list: the attributes come first.",
         twice, card({"name": "Ada"}, {"name": "Eve"}, status=place("polar", 5)), T0),
        ("attestation-long", "A pass for one host for 90 days and a second; its place in a list does not help.", long,
         attested(expires_at=T0 + 90 * DAY + 1, status=place("harbour", 5)), T0),
        ("attestation-ends", "A pass for one host that ends as it begins to count.", ends,
         attested(not_before=T0 + DAY, expires_at=T0 + DAY), T0),
        ("attestation-twice", "Two names on one pass for one host.", twice, attested({"name": "Ada"}, {"name": "Eve"}), T0),
        ("attestation-list-of-another", "A pass for one host with a place in that host's list.", other,
         attested(status=place("polar", 5)), T0),
        ("status-list-of-another", "A list in another space's name.", other, status_list(list=foreign), T0),
        ("status-list-long", "A list for 31 days and a second.", long, status_list(expires_at=T0 + 31 * DAY + 1), T0),
        ("status-list-ends", "A list that ends as it begins.", ends, status_list(expires_at=T0), T0),
        ("status-list-sequence", "A list whose number runs ahead too far.", ahead,
         status_list(sequence=T0 * 1000 + (1 << 20) + 1), T0),
        ("status-list-sequence-and-another", "Such a number, and another space's name: the number comes first.", ahead,
         status_list(sequence=2**64 - 1, list=foreign), T0),
        ("status-list-future", "A list from 601 seconds ahead.", future, status_list(), T0 - 601),
        ("status-list-expired", "A list in the first second at which it has ended.", expired, status_list(), T0 + 7 * DAY),
        ("vouches-for-itself", "Vouches for the space that signs them.", "vouches for itself",
         vouching(sid("harbour"), sid("polar")), T0),
        ("vouches-turned", "Vouches in descending order.", order, vouching(sid("polar"), sid("quay-house"), turned=True), T0),
        ("vouches-twice", "One space twice.", order, vouching(sid("polar"), twice=True), T0),
        ("vouches-long", "Vouches for 90 days and a second.", long, vouching(expires_at=T0 + 90 * DAY + 1), T0),
        ("vouches-ends", "Vouches that end as they begin.", ends, vouching(expires_at=T0), T0),
        ("vouches-sequence-and-itself", "A number that runs ahead too far, and a vouch for itself: the number comes first.",
         ahead, vouching(sid("harbour"), sequence=2**64 - 1), T0),
        ("vouches-future", "Vouches from 601 seconds ahead.", future, vouching(sid("polar")), T0 - 601),
        ("vouches-expired", "Vouches in the first second at which they have ended.", expired, vouching(sid("polar")),
         T0 + 90 * DAY),
        ("visit-message-long", "A message for 31 days and a second.", long, message(expires_at=T0 + 31 * DAY + 1), T0),
        ("visit-message-ends", "A message that ends as it is said.", ends, message(expires_at=T0), T0),
        ("visit-message-future", "A message from 601 seconds ahead.", future, message(), T0 - 601),
        ("visit-message-expired", "A message in the first second at which it is pointless.", expired, message(), T0 + DAY),
    ]


def falsely_hashed(which):
    edition_now = edition({"visa": "accepted", "grant": [free()]}) | {"content_hash": sha256(b"other").hex()}
    return timed("terms", **{which: edition_now})


def admission_cases():
    lead, year = T0 * 1000 + (1 << 20), 400 * DAY
    ahead, ends, long, hashed, twice, future, expired = (
        "sequence ahead of its own time", "ends before it begins", "lives too long", "content hash", "attribute twice",
        "from the future", "expired")
    early = sign("key", enc(wire("key", inception_claims("dawn", T0 + 601))), seed("dawn"))
    return [
        ("profile-sequence", "One more than a sequence number may run ahead.", ahead, timed("profile", sequence=lead + 1), T0),
        ("terms-sequence", "The greatest sequence number there is: nothing could ever follow it.", ahead,
         timed("terms", sequence=2**64 - 1), T0),
        ("profile-ends", "A profile that ends as it begins.", ends, timed("profile", end=T0), T0),
        ("terms-ends", "Terms that end before they begin.", ends, timed("terms", end=T0 - 1), T0),
        ("card-ends", "A card that ends as it begins to count.", ends,
         card(not_before=T0 + DAY, expires_at=T0 + DAY), T0),
        ("profile-long", "A profile for 400 days and a second.", long, timed("profile", end=T0 + year + 1), T0),
        ("terms-long", "Terms for 400 days and a second.", long, timed("terms", end=T0 + year + 1), T0),
        ("card-long", "A card for 90 days and a second.", long, card(expires_at=T0 + 90 * DAY + 1), T0),
        ("card-long-later", "A card for one day only, but the day ends 90 days and a second after it was signed.", long,
         card(not_before=T0 + 89 * DAY + 1, expires_at=T0 + 90 * DAY + 1), T0),
        ("card-ends-unsigned", "A card that ends in the second in which it was signed.", ends,
         card(not_before=T0 - DAY, expires_at=T0), T0),
        ("content-hash", "The hash is that of other content.", hashed, falsely_hashed("current"), T0),
        ("upcoming-hash", "The hash of the upcoming content is that of other content.", hashed, falsely_hashed("upcoming"), T0),
        ("attribute-twice", "Two names on one card.", twice, card({"name": "Ada"}, {"country": "DE"}, {"name": "Eve"}), T0),
        ("unknown-attribute-twice", "One unknown attribute twice.", twice,
         card({"other": [1000, "01"]}, {"other": [1000, "02"]}), T0),
        ("profile-future", "A profile from 601 seconds ahead.", future, timed("profile", issued=T0 + 601), T0),
        ("terms-future", "Terms from 601 seconds ahead.", future, timed("terms", issued=T0 + 601), T0),
        ("key-future", "An inception from 601 seconds ahead.", future, early, T0),
        ("profile-expired", "A profile in the first second at which it has ended.", expired, timed("profile"), T0 + 180 * DAY),
        ("terms-expired", "Terms that ended a day ago.", expired, timed("terms"), T0 + 91 * DAY),
    ]


def vectors():
    admission = [
        (f"admission-{name}", about, "admission", f"admission: {error}", record, [HARBOUR], now)
        for name, about, error, record, now in admission_cases() + status_cases()
    ]
    return signature_vectors() + admission
