"""Invalid vectors of the stage `cddl`: rightly encoded, rightly signed, and not what the record may say. SPEC §3"""

import copy

from lib import BODY, enc, okp, public, seed, sha256, sign, wire
from make_vectors import (
    PREMISES, T0, all_of_content, attestation_claims, card_claims, inception, inception_claims, list_claims, message_claims, place,
    made_up, profile_claims, sid, terms_claims, vouches_claims,
)
from streams import stored, zeros

GONE = object()


def base(kind):
    """A good claims set with much in it, by wire keys."""
    if kind == "key":
        return wire("key", inception_claims("harbour"))
    if kind == "profile":
        more = {
            "place": {"country": "DE", "position": {"latitude": 1, "longitude": 1}},
            "contact": [{"channel": "email", "value": "a@b.example"}], "domain": "b.example", "addresses": ["00"],
            "premises": PREMISES,
        }
        return wire("profile", profile_claims("harbour", "Harbour", **more))
    if kind == "terms":
        return wire("terms", terms_claims("harbour", all_of_content()))
    if kind == "status-list":
        return wire(kind, list_claims("harbour", zeros(2048)))
    if kind == "vouches":
        return wire(kind, vouches_claims("harbour", sid("polar")))
    if kind == "attestation":
        return wire(kind, attestation_claims("harbour", "polar", [{"name": "Ada"}]))
    if kind == "visit-message":
        return wire(kind, message_claims("harbour", "polar", "bad", kind="notice", code="00" * 16, **{"pass": "d2"}))
    shown = [{"name": "Ada"}, {"over_18": True}, {"country": "DE"}, {"residence": {"latitude": 1, "longitude": 1}},
             {"home_share": 5}, {"member_since": 5}]
    return wire("card", card_claims("harbour", shown, status=place("harbour", 5)))


def changed(kind, path, value):
    """The good claims with one value set (or taken away) at a path of keys and indices."""
    claims = copy.deepcopy(base(kind))
    place = claims
    for step in path[:-1]:
        place = place[step]
    if value is GONE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    if kind == "terms":
        edition = claims[BODY].get(2, {})
        if isinstance(edition, dict) and 1 in edition and path[-1:] != (1,):
            edition[1] = sha256(enc(edition.get(3)))
    return claims


MISSING, TYPE, RANGE, LENGTH, FORM, UNKNOWN = (
    "missing", "wrong type", "out of range", "wrong length", "wrong form", "unknown key")
KEY = {1: 1, -1: 6, -2: b"k" * 32}
PLACE = (65535, "status_list")


def key_cases():
    b = BODY
    return [
        ("space-in-inception", "An inception that names a space.", (1,), sid("harbour"), UNKNOWN),
        ("no-time", "No time of issue.", (6,), GONE, MISSING),
        ("no-body", "No body.", (b,), GONE, MISSING),
        ("body-array", "The body as an array.", (b,), [1, 0], TYPE),
        ("version-2", "Wire version 2.", (b, 0), 2, "unknown version"),
        ("version-text", "The version as text.", (b, 0), "1", "unknown version"),
        ("no-version", "No version.", (b, 0), GONE, MISSING),
        ("second-event", "Event 1 that names no space.", (b, 1), 1, MISSING, (1,)),
        ("event-256", "Event 256: a log has 256 at most.", (b, 1), 256, RANGE),
        ("previous", "An inception that follows another event.", (b, 2), b"p" * 32, UNKNOWN),
        ("no-keys", "No keys.", (b, 3), GONE, MISSING),
        ("empty-keys", "An empty list of keys.", (b, 3), [], LENGTH),
        ("five-keys", "Five keys.", (b, 3), [KEY] * 5, LENGTH),
        ("short-key", "A key of 31 bytes.", (b, 3, 0, -2), b"k" * 31, LENGTH),
        ("key-type-ec", "A key of another key type.", (b, 3, 0, 1), 2, FORM),
        ("key-x25519", "A key of another curve.", (b, 3, 0, -1), 4, FORM),
        ("key-alg", "A key with its algorithm.", (b, 3, 0, 3), -8, FORM),
        ("key-bare", "A key as its bare bytes.", (b, 3, 0), b"k" * 32, TYPE),
        ("next-short", "A thumbprint of 31 bytes.", (b, 4, 0), b"n" * 31, LENGTH),
        ("recovery-text", "The recovery thumbprint as text.", (b, 5), "r" * 32, TYPE),
        ("reason-1", "An inception with the reason of a rotation.", (b, 6), 1, RANGE),
    ]


def profile_cases():
    b = BODY
    return [
        ("no-end", "No end.", (4,), GONE, MISSING),
        ("no-space", "No space.", (1,), GONE, MISSING),
        ("audience", "A claim that belongs to other records.", (3,), sid("harbour"), UNKNOWN),
        ("status", "A status claim, which belongs to passes.", (65535,), {}, UNKNOWN),
        ("status-list", "The entries of a status list, which belong to another record.", (65533,), {}, UNKNOWN),
        ("space-upper-case", "A space id in upper case.", (1,), sid("harbour").upper(), FORM),
        ("space-short", "A space id of 38 characters.", (1,), sid("harbour")[:-1], FORM),
        ("space-digit-1", "A space id with a digit that Base32 has not.", (1,), "covisa:" + "1" * 32, FORM),
        ("space-newline", "A space id with a line end.", (1,), sid("harbour") + "\n", FORM),
        ("space-bytes", "A space id as bytes.", (1,), b"harbour", TYPE),
        ("time-negative", "A time before 1970.", (6,), -1, TYPE),
        ("time-10000", "A time after the year 9999.", (6,), 253_402_300_800, RANGE),
        ("time-text", "A time as text.", (6,), "2027-01-15", TYPE),
        ("sequence-negative", "A negative sequence number.", (b, 1), -1, TYPE),
        ("name-empty", "An empty name.", (b, 2), "", LENGTH),
        ("name-81", "A name of 81 bytes in 54 characters.", (b, 2), "aü" * 27, LENGTH),
        ("name-bytes", "A name as bytes.", (b, 2), b"Harbour", TYPE),
        ("kind-0", "A kind below the first.", (b, 3), 0, RANGE),
        ("kind-10", "A kind beyond the last.", (b, 3), 10, RANGE),
        ("kind-word", "A kind by its word.", (b, 3), "coworking", TYPE),
        ("place-array", "The place as an array.", (b, 4), [], TYPE),
        ("latitude", "North of the North Pole.", (b, 4, 5, 1), 9_000_001, RANGE),
        ("longitude", "West of the date line.", (b, 4, 5, 2), -18_000_001, RANGE),
        ("longitude-huge", "A number beyond 64 bits with a sign.", (b, 4, 5, 2), -(2**64), RANGE),
        ("no-longitude", "Half a position.", (b, 4, 5, 2), GONE, MISSING),
        ("contact-empty", "An empty list where leaving it out is the form.", (b, 6), [], LENGTH),
        ("contact-nine", "Nine contacts.", (b, 6), [{1: 1}] * 9, LENGTH),
        ("contact-even", "An unknown even key in a map inside.", (b, 6, 0, 34), 1, UNKNOWN),
        ("address-empty", "A multiaddr of no bytes.", (b, 7, 0), b"", LENGTH),
        ("domain-null", "null where leaving it out is the form.", (b, 8), None, TYPE),
        ("domain-short", "A domain of 3 bytes.", (b, 8), "a.b", LENGTH),
        ("no-peers", "No peers.", (b, 10), GONE, MISSING),
        ("peer-short", "A peer id of 33 bytes.", (b, 10, 0), b"p" * 33, LENGTH),
        ("even-34", "An unknown even key.", (b, 34), 1, UNKNOWN),
        ("odd-31", "An unknown key below 33.", (b, 31), 1, UNKNOWN),
        ("odd-65", "An odd key above 63.", (b, 65), 1, UNKNOWN),
        ("negative-key", "A negative key.", (b, -1), 1, UNKNOWN),
        ("premises-array", "Premises as an array.", (b, 11), [], TYPE),
        ("premises-even", "An unknown even key in premises.", (b, 11, 34), 1, UNKNOWN),
        ("step-free-4", "An extent beyond the last.", (b, 11, 1), 4, RANGE),
        ("step-free-true", "An extent as a flag.", (b, 11, 1), True, TYPE),
        ("door-0", "A door of no width.", (b, 11, 2), 0, RANGE),
        ("floor-1000", "A floor above the highest.", (b, 11, 5), 1000, RANGE),
        ("entrance-161", "An entrance of 161 bytes.", (b, 11, 6), "e" * 161, LENGTH),
        ("booths-negative", "Fewer phone booths than none.", (b, 11, 7), -1, RANGE),
        ("parking-empty", "An empty list of parking where leaving it out is the form.", (b, 11, 12), [], LENGTH),
        ("parking-6", "Something parked that has no number.", (b, 11, 12, 0), 6, RANGE),
    ]


def terms_cases():
    b, c, g = BODY, (BODY, 2, 3), (BODY, 2, 3, 2, 0)
    return [
        ("no-content", "An edition without content.", (b, 2, 3), GONE, MISSING),
        ("no-hash", "An edition without the hash.", (b, 2, 1), GONE, MISSING),
        ("stance-3", "An unknown stance.", c + (1,), 3, RANGE),
        ("false", "false where leaving it out is the form.", c + (5,), False, TYPE),
        ("one-for-true", "1 where true is meant.", c + (6,), 1, TYPE),
        ("no-grants", "An empty list of grants.", c + (2,), [], LENGTH),
        ("note-2001", "A note of 2001 bytes.", c + (16,), "n" * 2001, LENGTH),
        ("group-space", "A group with something that is no space id.", c + (11, 0, 2, 0), "harbour", FORM),
        ("even-in-content", "An unknown even key in the content.", c + (42,), 1, UNKNOWN),
        ("no-benefit", "A grant that grants nothing.", g + (4,), GONE, MISSING),
        ("percent-0", "A discount of 0 percent.", g + (5,), 0, RANGE),
        ("amount-10001", "More than 10,000 days.", g + (7, 0, 1), 10_001, RANGE),
        ("five-caps", "Five caps.", g + (7,), [{1: 1, 3: 3, 4: 3}] * 5, LENGTH),
        ("eight-weekdays", "Eight weekdays.", g + (14,), [1] * 8, LENGTH),
        ("weekday-8", "An eighth day of the week.", g + (14, 1), 8, RANGE),
        ("days-before-366", "A booking 366 days before.", g + (9, 2), 366, RANGE),
        ("region-even", "An unknown even key five maps down.", g + (8, 11, 34), True, UNKNOWN),
        ("region-of", "A region rule of a third place.", g + (8, 11, 4), 3, RANGE),
        ("closed-on-no-day", "Closed on a 30 February.", c + (18,), "2026-02-30", FORM),
        ("closed-month-13", "Closed in a thirteenth month.", c + (18,), "2026-13", FORM),
        ("closed-year", "Closed in a year with a blank in it.", c + (18,), "20 26", FORM),
        ("closed-words", "Closed in words.", c + (18,), "long ago", FORM),
        ("drop-in-0", "Dropping in by a rule below the first.", c + (19,), 0, RANGE),
        ("drop-in-4", "Dropping in by a rule that this version does not know.", c + (19,), 4, RANGE),
        ("keys-5", "Keys in a fifth way.", c + (20, 1), 5, RANGE),
        ("door-how-161", "161 bytes of what to do at the door.", c + (20, 3), "h" * 161, LENGTH),
        ("payment-nine", "Nine ways to pay.", c + (21,), ["cash"] * 9, LENGTH),
        ("events-nine", "Nine events.", c + (23,), ["breakfast"] * 9, LENGTH),
        ("price-label-81", "A price with a name of 81 bytes.", g + (12, 0, 21), "p" * 81, LENGTH),
        ("payment-empty", "A way to pay without a name.", c + (21, 0), "", LENGTH),
        ("staffed-257", "257 bytes of hours.", c + (3, 4), "h" * 257, LENGTH),
        ("audience-6", "A grant to whom this version does not know.", g + (1,), 6, RANGE),
        ("weeks-seven", "Seven weeks of a month.", g + (20,), [1] * 7, LENGTH),
        ("weeks-7", "A seventh week of a month.", g + (20, 0), 7, RANGE),
        ("proof-mark-6", "A proof that bears a sixth thing.", g + (22, 1, 0), 6, RANGE),
        ("identity-6", "A document that this version does not know.", g + (10, 0), 6, RANGE),
        ("proof-old-0", "A proof of at most no days.", g + (22, 2), 0, RANGE),
        ("between-1441", "A time of a day after its end.", g + (24, 2), 1441, RANGE),
        ("between-text", "A time of a day in letters.", g + (24, 1), "09:00", TYPE),
        ("between-open", "Times of a day without their end.", g + (24, 2), GONE, MISSING),
        ("identity-any-false", "A flag that is there and false.", g + (23,), False, TYPE),
        ("tax-included-1", "A flag that is a number.", g + (12, 0, 19), 1, TYPE),
        ("invited-101", "101 guests at once.", c + (2, 2, 21, 1), 101, RANGE),
        ("period-11", "A period that this version does not know.", g + (7, 0, 4), 11, RANGE),
        ("unit-8", "A cap counted in what this version does not know.", g + (7, 0, 3), 8, RANGE),
        ("condition-161", "A condition of 161 bytes.", g + (8, 14, 0), "c" * 161, LENGTH),
        ("conditions-nine", "Nine conditions.", g + (8, 14), ["c"] * 9, LENGTH),
        ("coupon-empty", "A coupon of nobody.", g + (8, 15), "", LENGTH),
        ("benefit-8", "A benefit that this version does not know.", g + (4,), 8, RANGE),
        ("region-rule-6", "A region rule that this version does not know.", g + (8, 11, 1), 6, RANGE),
        ("price-unit-12", "A price for what this version does not know.", g + (12, 0, 5), 12, RANGE),
        ("price-up-to-huge", "A price up to above the bound.", g + (12, 0, 15), 10**12 + 1, RANGE),
        ("price-negative", "A negative price.", g + (12, 0, 1), -1, TYPE),
        ("price-huge", "A price above the bound.", g + (12, 0, 1), 10**12 + 1, RANGE),
        ("currency-4", "A currency of four letters.", g + (12, 0, 2), "EURO", LENGTH),
        ("refuse-after-23", "Refusing what is a day old: 23 hours.", c + (17, 1), 23, RANGE),
        ("refuse-after-8785", "Refusing what is older than a leap year.", c + (17, 1), 8785, RANGE),
        ("ask-home-false", "false where leaving it out is the form, in the status rule.", c + (17, 2), False, TYPE),
    ]


def card_cases():
    b, a = BODY, (BODY, 2)
    return [
        ("subject-last-bits", "A subject whose last character holds bits that are not zero.", (2,), "A" * 21 + "B", FORM),
        ("subject-21", "A subject of 21 characters.", (2,), "A" * 21, FORM),
        ("subject-base64", "A subject in the other alphabet of Base64.", (2,), "+" * 21 + "A", FORM),
        ("subject-bytes", "A subject as bytes.", (2,), bytes(16), TYPE),
        ("no-subject", "No subject.", (2,), GONE, MISSING),
        ("holder-key", "A holder's key, which this version does not read.", (8,), {1: KEY}, UNKNOWN),
        ("audience-form", "An audience that is no space id.", (3,), "anyone", FORM),
        ("tier-5", "An unknown tier.", (b, 1), 5, RANGE),
        ("attributes-empty", "An empty list of attributes.", a, [], LENGTH),
        ("attributes-17", "Seventeen attributes.", a, [[n, 1] for n in range(100, 117)], LENGTH),
        ("attribute-single", "An attribute without a value.", a + (0,), [1], LENGTH),
        ("attribute-map", "Attributes as a map.", a, {1: "Ada"}, TYPE),
        ("attribute-element-map", "An attribute as a map.", a + (0,), {1: "Ada"}, TYPE),
        ("attribute-negative", "A negative attribute id.", a + (0, 0), -1, TYPE),
        ("attribute-name-empty", "An empty name.", a + (0, 1), "", LENGTH),
        ("attribute-over-18", "Over 18 as a number.", a + (1, 1), 1, TYPE),
        ("attribute-country", "A country of three letters.", a + (2, 1), "DEU", LENGTH),
        ("attribute-residence", "A residence without longitude.", a + (3, 1, 2), GONE, MISSING),
        ("attribute-name-81", "A name of 81 bytes.", a + (0, 1), "c" * 81, LENGTH),
        ("attribute-share", "More than all of the visits.", a + (4, 1), 101, RANGE),
        ("photo-short", "A photo's hash of 31 bytes.", (b, 3), b"p" * 31, LENGTH),
        ("card-even", "An unknown even key.", (b, 62), 1, UNKNOWN),
        ("status-place-8192", "A place after the last.", PLACE + ("idx",), 8192, RANGE),
        ("status-place-negative", "A place before the first.", PLACE + ("idx",), -1, RANGE),
        ("status-no-uri", "A place in no list.", PLACE + ("uri",), GONE, MISSING),
        ("status-list-64", "List number 64.", PLACE + ("uri",), f"{sid('harbour')}/s/64", FORM),
        ("status-leading-zero", "A list number with a leading zero.", PLACE + ("uri",), f"{sid('harbour')}/s/01", FORM),
        ("status-address", "A list at an address of the web.", PLACE + ("uri",), "https://example.org/s/0", FORM),
        ("status-more", "Something beside the place and the list.", PLACE + (33,), 1, UNKNOWN),
        ("status-beside", "Something beside the reference.", (65535, "identifier_list"), {}, UNKNOWN),
        ("status-bare", "A status claim without its outer map.", (65535,), {"idx": 1, "uri": f"{sid('harbour')}/s/0"},
         MISSING, (65535, "status_list")),
    ]


def attestation_cases():
    return [
        ("no-audience", "For no host.", (3,), GONE, MISSING),
        ("no-subject", "About nobody.", (2,), GONE, MISSING),
        ("subject-bytes", "A subject as bytes.", (2,), bytes(16), TYPE),
        ("holder-key", "A holder's key: such a pass will be of another type.", (8,), {1: KEY}, UNKNOWN),
        ("terms-inside", "The body of terms.", (BODY, 2), {1: bytes(32)}, TYPE),
    ]


def list_cases():
    b, lst = BODY, (65533, "lst")
    full = bytes(2048)
    uri = lambda end: sid("harbour") + end
    return [
        ("no-list", "A list without its id.", (2,), GONE, MISSING),
        ("list-64", "List number 64.", (2,), uri("/s/64"), FORM),
        ("list-leading-zero", "A list number with a leading zero.", (2,), uri("/s/00"), FORM),
        ("list-plus", "A list number with a sign.", (2,), uri("/s/+1"), FORM),
        ("list-no-number", "A list without a number.", (2,), uri("/s/"), FORM),
        ("list-more", "A list id that goes on.", (2,), uri("/s/1/"), FORM),
        ("list-bare", "A number alone.", (2,), 1, TYPE),
        ("no-entries", "A list without entries.", (65533,), GONE, MISSING),
        ("bits-1", "Entries of 1 bit.", (65533, "bits"), 1, RANGE),
        ("bits-4", "Entries of 4 bits.", (65533, "bits"), 4, RANGE),
        ("aggregation", "An address at which there would be more.", (65533, "aggregation_uri"), "https://example.org",
         UNKNOWN),
        ("statuses-text", "The entries as text.", lst, "0000", TYPE),
        ("statuses-none", "No bytes.", lst, b"", LENGTH),
        ("lst-2047", "A quarter of a byte less than 8192 entries: 2047 bytes.", lst, stored(full[1:]), FORM),
        ("lst-2049", "2049 bytes.", lst, stored(full + b"\0"), FORM),
        ("lst-nothing", "A stream of no bytes.", lst, stored(b""), FORM),
        ("lst-bomb", "Some 2000 bytes that inflate to 300,000.", lst, zeros(300_000), FORM),
        ("lst-trailing", "A byte after the stream.", lst, stored(full) + b"\0", FORM),
        ("lst-cut", "A stream that is cut short.", lst, stored(full)[:-1], FORM),
        ("lst-checksum", "A wrong checksum.", lst, zeros(2048)[:-1] + b"\xff", FORM),
        ("lst-raw", "The entries as they are.", lst, full, FORM),
        ("lst-raw-deflate", "No zlib stream around the deflated bytes.", lst, zeros(2048)[2:-4], FORM),
        ("ttl-0", "Signed anew after no time.", (65534,), 0, RANGE),
        ("ttl-week", "Signed anew after a week and a second.", (65534,), 604_801, RANGE),
        ("no-since", "A list that does not say since when there are lists.", (b, 2), GONE, MISSING),
        ("body-even", "An unknown even key.", (b, 34), 1, UNKNOWN),
        ("no-suspensions", "An empty array, where leaving it out is the form.", (b, 4), [], LENGTH),
        ("no-lifted", "An empty array, where leaving it out is the form.", (b, 6), [], LENGTH),
        ("tag-short", "The name of a suspension of 7 bytes.", (b, 4), [{1: bytes(7), 2: [1]}], LENGTH, (b, 4, 0, 1)),
        ("suspension-of-none", "A suspension of no place.", (b, 4), [{1: bytes(8), 2: []}], LENGTH, (b, 4, 0, 2)),
        ("suspension-8192", "A place after the last.", (b, 4), [{1: bytes(8), 2: [8192]}], RANGE, (b, 4, 0, 2, 0)),
        ("suspension-nameless", "A suspension without a name.", (b, 4), [{2: [1]}], MISSING, (b, 4, 0, 1)),
        ("lifted-text", "A name as text.", (b, 6), ["a1a1a1a1"], TYPE, (b, 6, 0)),
        ("status", "A list that has a place in a list.", (65535,), {}, UNKNOWN),
    ]


def message_cases():
    b = BODY
    code, number, held = b"m" * 16, b"r" * 16, b"\xd2"
    wrong = [
        ("notice-no-code", "A notice without a code.", {1: 5, 11: held}),
        ("notice-no-pass", "A notice without a pass.", {1: 5, 10: code}),
        ("notice-says", "A notice in words.", {1: 5, 10: code, 11: held, 12: "Ada"}),
        ("request-nothing", "A request about nobody.", {1: 1}),
        ("request-both", "A request by a code and in words.", {1: 1, 10: code, 12: "Ada"}),
        ("request-pass", "A request with a pass.", {1: 1, 10: code, 11: held}),
        ("request-decided", "A request that answers itself.", {1: 1, 10: code, 6: 1}),
        ("answer-nothing", "An answer to nothing.", {1: 2, 6: 2}),
        ("answer-undecided", "An answer that says nothing.", {1: 2, 2: number}),
        ("ours-no-pass", "Ours, without a pass.", {1: 2, 2: number, 6: 1}),
        ("not-ours-pass", "Not ours, with a pass.", {1: 2, 2: number, 6: 2, 11: held}),
        ("answer-code", "An answer with a code.", {1: 2, 2: number, 6: 1, 10: code, 11: held}),
        ("redemption-nothing", "A redemption of nothing.", {1: 6}),
        ("redemption-no-proof", "A redemption without a proof.", {1: 6, 13: bytes(32)}),
        ("redemption-no-invitation", "A proof of nothing.", {1: 6, 14: bytes(64)}),
        ("redemption-code", "A redemption with a code.", {1: 6, 10: code, 13: bytes(32), 14: bytes(64)}),
        ("request-proof", "A request that redeems.", {1: 1, 12: "Ada", 14: bytes(64)}),
        ("notice-invitation", "A notice that redeems.", {1: 5, 10: code, 11: held, 13: bytes(32)}),
    ]
    cases = [(name, about, (b,), {0: 1} | body, FORM) for name, about, body in wrong]
    return cases + [
        ("no-host", "A message to nobody.", (3,), GONE, MISSING),
        ("no-id", "A message without a number.", (7,), GONE, MISSING),
        ("id-15", "A number of 15 bytes.", (7,), bytes(15), LENGTH),
        ("kind-3", "A receipt, which this version does not know.", (b, 1), 3, RANGE),
        ("code-17", "A mark of 17 bytes.", (b, 10), bytes(17), LENGTH),
        ("kind-7", "A kind that this version does not know.", (b, 1), 7, RANGE),
        ("invitation-31", "An invitation's key of 31 bytes.", (b,), {0: 1, 1: 6, 13: bytes(31), 14: bytes(64)}, LENGTH, (b, 13)),
        ("proof-65", "A proof of 65 bytes.", (b,), {0: 1, 1: 6, 13: bytes(32), 14: bytes(65)}, LENGTH, (b, 14)),
        ("decision-3", "An unknown decision.", (b, 6), 3, RANGE),
        ("pass-2049", "A pass larger than any.", (b, 11), bytes(2049), LENGTH),
        ("pass-none", "A pass of no bytes.", (b, 11), b"", LENGTH),
        ("says-161", "More than 160 bytes of words.", (b,), {0: 1, 1: 1, 12: "a" * 161}, LENGTH, (b, 12)),
    ]


def reported(path):
    """Where the fault is said to be. A COSE_Key is one value: what is wrong inside it is wrong with it."""
    return path[:3] if path[:2] == (BODY, 3) and len(path) == 4 and path[2] == 0 else path


def following_events(known):
    """Events after an inception whose fields do not fit together."""
    b, key = BODY, public(seed("harbour"))
    normal = {0: 1, 1: 1, 2: b"p" * 32, 3: [okp(key)], 4: [b"n" * 32], 5: b"r" * 32, 6: 1}
    recovery = normal | {6: 2, 8: okp(key)}
    cases = [
        ("no-space", "A later event that names no space.", normal, (1,), MISSING, {1: GONE}),
        ("no-previous", "A later event that follows nothing.", {**normal, 2: GONE}, (b, 2), MISSING, {}),
        ("reason-inception", "A later event with the reason of an inception.", normal | {6: 0}, (b, 6), RANGE, {}),
        ("reason-lost", "A normal event that says that keys were lost.", normal | {6: 2}, (b, 6), RANGE, {}),
        ("reason-compromised", "A normal event that distrusts keys: a thief could say so.", normal | {6: 3}, (b, 6), RANGE, {}),
        ("reason-6", "A reason that there is not.", normal | {6: 6}, (b, 6), RANGE, {}),
        ("rotation-by-words", "A recovery that says that it is a rotation.", recovery | {6: 1}, (b, 6), RANGE, {}),
        ("successor", "A successor of a space that has not ended.", normal | {9: sid("harbour")}, (b, 9), UNKNOWN, {}),
        ("recovery-key-bare", "The recovery key as its bare bytes.", recovery | {8: key}, (b, 8), TYPE, {}),
        ("odd-7", "Key 7, which is not to be overlooked.", normal | {7: 1}, (b, 7), UNKNOWN, {}),
    ]
    made = []
    for name, about, body, path, fault, more in cases:
        claims = {1: sid("harbour"), 6: T0, BODY: {at: value for at, value in body.items() if value is not GONE}} | more
        claims = {at: value for at, value in claims.items() if value is not GONE}
        record = sign("key", enc(claims), seed("harbour"))
        error = f"cddl: {'/'.join(map(str, path))}: {fault}"
        made.append((f"cddl-key-event-{name}", about, "cddl", error, record, known, T0))
    return made


def vouches_cases():
    b, one = BODY, (BODY, 2, 0)
    many = [{1: space, 2: T0} for space in sorted(made_up(201))]
    return [
        ("no-body", "Vouches without a body.", (b,), GONE, MISSING),
        ("no-sequence", "Vouches without a number.", (b, 1), GONE, MISSING),
        ("empty", "An empty list: whoever vouches for nobody leaves it out.", (b, 2), [], LENGTH),
        ("201", "One more than there may be.", (b, 2), many, LENGTH),
        ("id-alone", "An id in the place of a vouch.", one, sid("polar"), TYPE),
        ("id-bytes", "The id of a space as bytes.", one + (1,), bytes(20), TYPE),
        ("id-form", "An id that is none.", one + (1,), "covisa:polar", FORM),
        ("no-space", "A vouch for nobody.", one + (1,), GONE, MISSING),
        ("no-since", "A vouch that does not say since when.", one + (2,), GONE, MISSING),
        ("since-text", "A day as text.", one + (2,), "2026-12-01", TYPE),
        ("level", "A key of the rules to come, which is not to be overlooked.", one + (4,), 1, UNKNOWN),
    ]


def vectors():
    known, made = [inception("harbour")[1]], []
    tables = {
        "key": key_cases(), "profile": profile_cases(), "terms": terms_cases(), "card": card_cases(),
        "status-list": list_cases(), "vouches": vouches_cases(), "attestation": attestation_cases(), "visit-message": message_cases(),
    }
    for kind, cases in tables.items():
        # Where the fault is said to be, if that is not where the change was made.
        for name, about, path, value, fault, *elsewhere in cases:
            record = sign(kind, enc(changed(kind, path, value)), seed("harbour"))
            error = f"cddl: {'/'.join(map(str, *elsewhere or [reported(path)]))}: {fault}"
            made.append((f"cddl-{kind}-{name}", about, "cddl", error, record, known, T0))
    text_key = changed("profile", (BODY, "name"), "Harbour")
    odd_ones = [
        ("payload-array", "Claims as an array.", "cddl: payload: wrong type", [1, 2]),
        ("profile-text-key", "A text key in a body.", f"cddl: {BODY}/name: unknown key", text_key),
        ("profile-terms-inside", "The claims of terms under the type of a profile.", f"cddl: {BODY}/2: wrong type", base("terms")),
    ]
    made += following_events(known)
    for name, about, error, claims in odd_ones:
        record = sign("profile", enc(claims), seed("harbour"))
        made.append((f"cddl-{name}", about, "cddl", error, record, known, T0))
    return made
