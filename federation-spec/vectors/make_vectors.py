"""Writes the valid vectors made by Python, and the pass-text vectors. `--check` compares instead of writing.

Needs cbor2 and cryptography. Everything is fixed: running it again gives the same bytes.
"""

import sys

sys.dont_write_bytecode = True

import codes  # noqa: E402
import invitations  # noqa: E402
import key_log  # noqa: E402
import takings  # noqa: E402
from lib import (  # noqa: E402
    BODY, base32, enc, envelope, files, kid, protected, public, private, seed, sha256, sign, signed_bytes, sized,
    space_id, thumbprint, wire,
)
from streams import entries, statuses, stored, zeros  # noqa: E402

T0 = 1_800_000_000  # 2027-01-15T08:00:00Z
DAY = 86_400


def key_hex(name):
    return public(seed(name)).hex()


def print_hex(name):
    return thumbprint(public(seed(name))).hex()


def inception_claims(name, at=T0):
    body = {
        "version": 1, "sequence": 0, "keys": [key_hex(name)], "next": [print_hex(f"{name} next")],
        "recovery": print_hex(f"{name} recovery"), "reason": "inception",
    }
    return {"issued_at": at, "body": body}


def inception(name, at=T0):
    """Payload and signed record of the space that one seed name founds."""
    payload = enc(wire("key", inception_claims(name, at)))
    return payload, sign("key", payload, seed(name))


def sid(name):
    return space_id(inception(name)[0])


def vector(about, kind, signer, claims, payload=None, record=None, rebuild=True, founder=None, now=T0):
    """One vector. `rebuild` says that `claims` say all there is, so that any writer must arrive at the same bytes."""
    secret = seed(signer)
    payload = payload or enc(wire(kind, claims))
    record = record or sign(kind, payload, secret)
    log = [] if kind == "key" else [inception(founder or signer)[1].hex()]
    space = space_id(payload) if kind == "key" else claims.get("space") or claims.get("home") or claims["from"]
    return {
        "about": about, "written_by": "python", "type": kind, "seed": secret.hex(), "rebuild": rebuild, "now": now,
        "key_log": log, "claims": claims,
        "expect": {
            "space": space, "public_key": public(secret).hex(), "kid": kid(public(secret)).hex(),
            "issued_at": claims["issued_at"], "payload_sha256": sha256(payload).hex(),
            "record_sha256": sha256(record).hex(), "record_len": len(record),
        } | told_by_list(kind, claims),
        "payload": payload.hex(), "record": record.hex(),
    }


def told_by_list(kind, claims):
    """What else follows from a status list: its places that are not valid."""
    if kind != "status-list":
        return {}
    held = statuses(bytes.fromhex(claims["entries"]["statuses"]))
    return {"statuses": {str(place): status for place, status in held.items()}}


# ---------------------------------------------------------------- key events


def key_vectors():
    four = inception_claims("quay")
    four["body"]["keys"] = [key_hex(name) for name in ("quay", "quay 2", "quay 3", "quay 4")]
    four["body"]["next"] = [print_hex(f"quay next {n}") for n in range(4)]
    with_claims = enc(wire("key", inception_claims("mole")) | {9: b"x", 100: [1, None], -70000: True, "note": "ignored"})
    full, _ = sized("key", wire("key", inception_claims("lock")), seed("lock"), 1024)
    return {
        "key-01-one-key": vector(
            "An inception with one key, one next key and a recovery key.", "key", "harbour", inception_claims("harbour")),
        "key-02-four-keys": vector("Four keys and four next keys; the first key signs.", "key", "quay", four),
        "key-03-third-key-signs": vector(
            "Any key of the inception may sign it: here the third of four.", "key", "quay 3", four),
        "key-04-last-second": vector(
            "The last second this version can write.", "key", "dusk", inception_claims("dusk", 253_402_300_799),
            now=253_402_300_799),
        "key-05-ignored-claims": vector(
            "Claims that the profile does not name are ignored, and still part of the space id.", "key", "mole",
            inception_claims("mole"), payload=with_claims, rebuild=False),
        "key-06-largest": vector(
            "A key event of exactly 1024 bytes, the most there may be.", "key", "lock", inception_claims("lock"),
            payload=full, rebuild=False),
    }


# ---------------------------------------------------------------- profiles


def profile_claims(founder, name, **more):
    body = {
        "version": 1, "sequence": T0 * 1000, "name": name, "kind": "coworking", "place": {}, "zone": "Europe/Berlin",
        "key_log_head": sha256(inception(founder)[0]).hex(), "peers": [(b"\x00\x24\x08\x01\x12\x20" + seed(name)).hex()],
    }
    return {"space": sid(founder), "expires_at": T0 + 180 * DAY, "issued_at": T0, "body": body | more}


PREMISES = {
    "step_free": "limited", "door_cm": 1000, "lift": "yes", "toilets": "no", "floor": -99, "entrance": "ü" * 80,
    "phone_booths": 0, "quiet_zone": "yes", "monitors": 9999, "nursery": "no", "pets": "limited",
    "parking": ["bicycle", "car", "accessible", "charging"],
}


def profile_vectors():
    small = profile_claims("harbour", "Harbour")
    rich = profile_claims(
        "quay-house", "Kaihaus Übersee", kind="makerspace",
        place={"country": "DE", "region": "DE-HH", "city": "Hamburg", "address": "Am Kai 4",
               "position": {"latitude": 5_354_321, "longitude": 998_765}},
        contact=[{"channel": "email", "value": "desk@kai.example"}, {"channel": "phone"}],
        addresses=["047f000001060fa1", "0407b3221e060fa1"], domain="kai.example",
    )
    south = profile_claims(
        "polar", "Z" * 80, kind="other", zone="Antarctica/McMurdo", sequence=T0 * 1000 + (1 << 20),
        place={"position": {"latitude": -9_000_000, "longitude": -18_000_000}},
        peers=["00" * 34, "01" * 42, "02" * 38, "03" * 40])
    south["expires_at"] = T0 + 400 * DAY
    later = profile_claims("mole-house", "Later")
    payload = wire("profile", later)
    payload[BODY] |= {33: "a later version's field", 63: {"any": [1, None, True]}}
    payload[BODY][4] |= {35: b"inside a map as well"}
    return {
        "profile-01-least": vector("A profile with nothing it may leave out.", "profile", "harbour", small),
        "profile-02-full": vector("A profile with every field.", "profile", "quay-house", rich),
        "profile-03-bounds": vector(
            "At the bounds: name of 80 bytes, both poles of the ranges, a sequence as far ahead as it may be, 400 days.",
            "profile", "polar", south),
        "profile-04-odd-keys": vector(
            "Unknown odd keys from 33 to 63 are ignored wherever a body or a map inside it holds them.",
            "profile", "mole-house", later, payload=enc(payload), rebuild=False),
        "profile-05-alg-19": alg_19("harbour", small),
        "profile-06-premises": vector(
            "What a visitor has to know before coming: all that can be said, at its bounds.",
            "profile", "quay-house", profile_claims("quay-house", "Kaihaus", premises=PREMISES)),
        "profile-07-premises-unstated": vector(
            "Premises of which nothing is said, and none of this is a no.",
            "profile", "harbour", profile_claims("harbour", "Harbour", premises={})),
    }


def alg_19(signer, claims):
    payload, secret = enc(wire("profile", claims)), seed(signer)
    prot = protected("profile", public(secret), alg=-19)
    record = envelope(prot, payload, private(secret).sign(signed_bytes(prot, payload)))
    about = "Signed under algorithm -19, which is read as -8 is."
    return vector(about, "profile", signer, claims, record=record, rebuild=False)


# ---------------------------------------------------------------- terms


def edition(content, applies_from=T0, item=None):
    item = item or wire("content", content)
    return {"content_hash": sha256(enc(item)).hex(), "applies_from": applies_from, "content": content}


def terms_claims(founder, content, **more):
    body = {"version": 1, "sequence": T0 * 1000, "current": edition(content)}
    return {"space": sid(founder), "expires_at": T0 + 90 * DAY, "issued_at": T0, "body": body | more}


def free(amount=3, unit="day", per="calendar month", **more):
    return {"to": "members", "benefit": "free", "caps": [{"amount": amount, "unit": unit, "per": per}]} | more


def all_of_a_grant():
    """Every field of a grant, and of what hangs below it."""
    price = {
        "amount": 8.4, "currency": "EUR", "sign": "€", "currency_assumed": True, "unit": "block", "count": 5,
        "within_days": 30, "block_hours": 4, "when": "beside", "only_for": "students", "before_tax": True,
        "credited_within_days": 14, "at_least": 1, "note": "at the desk", "up_to": 12.5, "credited": True,
    }
    requires = {
        "home_takes_ours": True, "never_more_than_home": True, "home_share_percent": 60,
        "home_kinds": ["coworking", "makerspace"], "home_has_room": True, "min_tier": "flex", "excluded_tiers": ["team"],
        "member_for_days": 30, "km_from_home": 50, "km_from_residence": 80,
        "region": {"rule": "travelling", "name": "the bay", "advisory": True, "of": "residence"},
        "waived_for": [sid("harbour")], "active_members": True, "in_words": ["they came by train", "a member is with them"],
        "coupon": "A guild", "waived_by_agreement": True,
    }
    booking = {
        "how": "form", "days_before": 2, "form_fields": ["name", "date"], "account": "the guild's forum",
        "link": "https://kai.example/visit", "on_arrival": "ring twice",
    }
    caps = [
        {"amount": 0, "ask_up_to": 2, "unit": "block", "per": "rolling", "rolling_days": 30, "block_hours": 4},
        {"amount": 10_000, "unit": "hour", "per": "lifetime"},
        {"amount": 2, "unit": "hour", "per": "day"},
        {"amount": 5, "unit": "visit", "per": "month"},
    ]
    return {
        "to": "partners", "spaces": [sid("harbour")], "groups": ["North"], "benefit": "discount", "discount_percent": 25,
        "areas": ["Studio"], "caps": caps, "requires": requires, "booking": booking, "identity": ["photo id", "letter", "id"],
        "guests": {"rule": "paid", "at_most": 2}, "price": [price], "more_on_request": True, "weekdays": ["mon", "sun"],
        "not_for_regulars": True, "amount_not_fixed": True, "label": "Visa", "note": "ask for Kim",
        "extent_unstated": True, "weeks": ["first", "last"],
        "proof": {"bears": ["date", "stamp", "photo", "name"], "valid_days": 30},
        "identity_any": True, "between": {"from": "09:00", "until": "24:00"},
    }


def others():
    """Grants to others than visitors, and prices without an amount."""
    kept = {"unit": "once", "when": "beside", "only_for": "the key"}
    return [
        {"to": "guests of members", "benefit": "free",
         "invited": {"at_once": 2, "per_member": True, "member_present": True, "member_pays": True,
                     "member_registers": True}},
        {"to": "anyone", "benefit": "welcome", "booking": {"on_arrival": "say hello"}, "price": [{"unit": "visit", "tax_included": True, "label": "pass", "negotiable": True, "in_packs": True}],
         "requires": {"home_kinds": ["club", "museum"], "region": {"rule": "another country"}}},
        {"to": "would-be members", "benefit": "free",
         "price": [kept, {"amount": 30, "or_more": True, "unit": "night", "when": "after"}]},
    ]


def all_of_content():
    return {
        "visa": "accepted", "grant": [all_of_a_grant(), free(), *others()],
        "hours": {
            "open": "Mo-Fr 09:00-18:00", "unnamed_days": "unknown", "key_holders": "24/7", "staffed": "Mo-Fr 10:00-16:00",
        },
        "site": [{"name": "Kai", "city": "Hamburg", "position": {"latitude": 1, "longitude": -1}}],
        "several_sites": True, "one_count": True, "languages": ["de", "en-GB"], "contact": [{"channel": "web"}],
        "capacity": 40, "area": [{"name": "Studio", "count": 1, "seats": 6, "for_visitors": "extra", "note": "quiet"}],
        "group": [{"name": "North", "spaces": [sid("polar")], "by_name": ["Old Mill"]}],
        "price": [{"amount": 25, "unit": "day", "when": "after"}], "plans": ["Flex 10"], "networks": ["A guild"],
        "agreement": "needed", "note": "Coffee is free.", "status": {"refuse_after_hours": 24, "ask_home": True},
        "closed_since": "2026-05", "drop_in": "not free", "payment": ["cash", "card"], "events": ["breakfast on Mondays"],
        "door": {"keys": "for a deposit", "escort": True, "how": "the bell at the back"},
    }


def terms_vectors():
    soon = terms_claims(
        "mole-house", {"visa": "accepted", "grant": [free(2)]}, upcoming=edition({"visa": "declined"}, T0 + 30 * DAY),
        previous=sha256(b"what applied before").hex(), reviewed_at=T0 - DAY)
    beyond = {"visa": "accepted", "grant": [free(1)]}
    item = wire("content", beyond) | {41: "a later version's field"}
    later = terms_claims("polar", beyond)
    later["body"]["current"] = edition(beyond, item=item)
    payload = wire("terms", later)
    payload[BODY][2][3] = item
    made = [
        ("terms-01-nothing-said", "Terms that say nothing: every field of the content is optional.", "harbour",
         terms_claims("harbour", {})),
        ("terms-02-declined", "A space that was asked and said no.", "harbour",
         terms_claims("harbour", {"visa": "declined", "note": "Too small."})),
        ("terms-03-three-days", "Three free days a calendar month.", "quay-house",
         terms_claims("quay-house", {"visa": "accepted", "grant": [free()]})),
        ("terms-04-upcoming", "Other terms from a later date, the hash of earlier ones, and when a person reviewed them.",
         "mole-house", soon),
        ("terms-07-keys-alone", "Hours of those who hold a key, and none of visitors.", "harbour",
         terms_claims("harbour", {"hours": {"key_holders": "24/7"}})),
        ("terms-05-everything", "Every field there is.", "quay-house", terms_claims("quay-house", all_of_content())),
    ]
    vectors = {name: vector(about, "terms", signer, claims) for name, about, signer, claims in made}
    vectors["terms-06-odd-keys"] = vector(
        "The content hash covers unknown odd keys of the content.", "terms", "polar", later, payload=enc(payload),
        rebuild=False)
    return vectors


# ---------------------------------------------------------------- cards


def card_claims(founder, attributes=(), **more):
    body = {"version": 1} | ({"attributes": list(attributes)} if attributes else {})
    subject = "AAECAwQFBgcICQoLDA0ODw"
    return {"home": sid(founder), "subject": subject, "expires_at": T0 + 30 * DAY, "issued_at": T0, "body": body} | more


def card_vectors():
    every = [
        {"name": "Ada"}, {"plan": "Flex 10"}, {"home_name": "Harbour"}, {"member_since": 1_700_006_400},
        {"company": "Analytical"}, {"over_18": False}, {"email": "ada@example.org"}, {"country": "DE"},
        {"access_needs": "step-free"}, {"residence": {"latitude": 5_355_000, "longitude": 1_000_000}}, {"home_share": 75},
        {"city": "Hamburg"},
    ]
    other = [{"name": "Ada"}, {"other": [0, "f6"]}, {"other": [9, "80"]}, {"other": [2**64 - 1, "a10102"]}]
    aimed = card_claims("harbour", [{"name": "Ada"}], audience=sid("quay-house"), not_before=T0 + DAY)
    aimed["body"] |= {"tier": "team", "photo": sha256(b"a photo").hex()}
    aimed["expires_at"] = T0 + 90 * DAY
    made = [
        ("card-01-least", "A card that shows nothing.", card_claims("harbour")),
        ("card-02-every-attribute", "Every attribute this version knows.", card_claims("harbour", every)),
        ("card-03-for-one-host", "For one host, from tomorrow to the 90th day, with a tier and a photo's hash.", aimed),
        ("card-04-unknown-attributes", "Attributes of unknown ids are kept.", card_claims("harbour", other)),
    ]
    made += [
        ("card-05-with-status", "At the last place of the last list, to the 400th day.",
         card_claims("harbour", status=place("harbour", 8191, 63), expires_at=T0 + 400 * DAY)),
    ]
    return {name: vector(about, "card", "harbour", claims) for name, about, claims in made}


def place(founder, index, number=0):
    """A status claim."""
    return {"place": {"index": index, "list": f"{sid(founder)}/s/{number}"}}


# ---------------------------------------------------------------- status lists, SPEC §3.6


def list_claims(founder, lst, number=0, **more):
    body = {"version": 1, "sequence": T0 * 1000, "since": T0 - 30 * DAY}
    return {
        "space": sid(founder), "list": f"{sid(founder)}/s/{number}", "expires_at": T0 + 7 * DAY, "issued_at": T0,
        "entries": {"bits": 2, "statuses": lst.hex()}, "body": body,
    } | more


def some_places(count):
    """So many different places, drawn by a hash, in turn revoked, suspended and replaced."""
    drawn, at = {}, 0
    while len(drawn) < count:
        place_drawn = int.from_bytes(sha256(b"place %d" % at)[:2], "big") % 8192
        drawn.setdefault(place_drawn, len(drawn) % 3 + 1)
        at += 1
    return drawn


def status_list_vectors():
    edges = {0: 1, 3: 2, 4: 3, 8191: 1}
    later = list_claims("polar", stored(entries(edges)), expires_at=T0 + DAY)
    payload = wire("status-list", later) | {100: "ignored", "sub": "no claim of ours"}
    payload[BODY][33] = "a later version's field"
    made = [
        ("status-list-01-empty", "A list in which every pass counts.", "harbour", list_claims("harbour", zeros(2048))),
        ("status-list-02-41-places", "41 places that do not count, in one stored block; the last list there may be, for "
         "31 days, with a ttl.", "quay-house",
         list_claims("quay-house", stored(entries(some_places(41))), 63, expires_at=T0 + 31 * DAY, ttl=21_600)),
    ]
    named = list_claims("polar", stored(entries({7: 2, 8: 2, 9: 1, 4000: 2})))
    named["body"] |= {
        "suspensions": [{"tag": "a1" * 8, "places": [7, 8]}, {"tag": "b2" * 8, "places": [4000]}], "lifted": ["c3" * 8],
    }
    made.append(("status-list-04-suspensions", "Two suspensions by name, one of two places, and one that was lifted.",
                 "polar", named))
    vectors = {name: vector(about, "status-list", signer, claims) for name, about, signer, claims in made}
    vectors["status-list-03-edges"] = vector(
        "The first and the last place, and those on both sides of a byte; ignored claims and keys.", "status-list", "polar",
        later, payload=enc(payload), rebuild=False)
    return vectors


# ---------------------------------------------------------------- vouches


def vouches_claims(founder, *spaces, **more):
    """Vouches for spaces, each as an id, or an id and since when."""
    said = [space if isinstance(space, tuple) else (space, T0 - DAY) for space in spaces]
    body = {"version": 1, "sequence": T0 * 1000}
    if said:
        body["vouches"] = [{"space": space, "since": since} for space, since in sorted(said)]
    return {"space": sid(founder), "expires_at": T0 + 90 * DAY, "issued_at": T0, "body": body} | more


def made_up(count):
    """Ids of so many spaces that nobody founded."""
    return [space_id(b"a space of a vector %d" % at) for at in range(count)]


def vouches_vectors():
    later = vouches_claims("polar", sid("harbour"))
    payload = wire("vouches", later) | {100: "ignored", "sub": "no claim of ours"}
    payload[BODY][33] = "a later version's field"
    payload[BODY][2][0][35] = "a remark of a later version"
    made = [
        ("vouches-01-nobody", "Vouches for nobody: whoever was vouched for is not any more.", "harbour",
         vouches_claims("harbour", expires_at=T0 + DAY)),
        ("vouches-02-two", "Vouches for two spaces, since different days.", "harbour",
         vouches_claims("harbour", (sid("polar"), T0 - 400 * DAY), sid("quay-house"))),
        ("vouches-03-200", "Vouches for as many spaces as there may be.", "quay-house",
         vouches_claims("quay-house", *made_up(200))),
    ]
    vectors = {name: vector(about, "vouches", signer, claims) for name, about, signer, claims in made}
    vectors["vouches-04-odd-keys"] = vector(
        "Ignored claims, and keys of a later version in the body and in a vouch.", "vouches", "polar", later,
        payload=enc(payload), rebuild=False)
    return vectors


# ---------------------------------------------------------------- what is taken away, SPEC §4.7


def said(at, places, suspensions=(), lifted=(), number=None):
    """A signed list of polar, so many seconds after T0."""
    claims = list_claims("polar", stored(entries(places)), issued_at=T0 + at, expires_at=T0 + at + 7 * DAY)
    claims["body"]["sequence"] = (T0 + at) * 1000 if number is None else number
    if suspensions:
        claims["body"]["suspensions"] = [{"tag": tag, "places": held} for tag, held in suspensions]
    if lifted:
        claims["body"]["lifted"] = list(lifted)
    return sign("status-list", enc(wire("status-list", claims)), seed("polar"))


def taken(about, lists, newest, more, now=T0 + DAY):
    """Lists in the order in which they are heard, which of them is the newest at the end, which others say more, and what
    stands at each place that somebody ever named."""
    vector = {
        "about": about, "now": now, "key_log": [inception("polar")[1].hex()], "lists": [one.hex() for one in lists],
        "newest": newest, "says_more": more,
    }
    return vector | {"statuses": {str(place): what for place, what in takings.judge(vector).items()}}


def takings_vectors():
    a, b = "a1" * 8, "b2" * 8
    revoked, later = said(60, {5: 1, 6: 3}), said(120, {})
    held = said(60, {7: 2, 8: 2}, [(a, [7, 8])])
    lifted, again = said(120, {}, lifted=[a]), said(180, {7: 2}, [(b, [7])], [a])
    rivals = [said(90, {}, number=T0 * 1000 + 90_000), said(90, {9: 1}, number=T0 * 1000 + 90_000)]
    shown = min((0, 1), key=lambda at: sha256(make_payload(rivals[at])))
    return {
        "01-a-newer-list-gives-nothing-back": taken(
            "Two places taken for good, and a newer list that says nothing of them.", [revoked, later], 1, [0]),
        "02-nor-does-the-order": taken("The same lists, the newer one first.", [later, revoked], 0, [1]),
        "03-a-suspension": taken("Two places under one name.", [held], 0, []),
        "04-lifted-by-name": taken("The newest list lifts it by its name.", [held, lifted], 1, []),
        "05-not-by-silence": taken("A newer list says nothing of it.", [held, later], 1, [0]),
        "06-another-name": taken("One place is suspended anew, the other one is not.", [lifted, again, held], 1, []),
        "07-from-the-future": taken(
            "A home whose clock is two hours ahead takes a place: it counts at once, and is not the newest.",
            [later, said(120 + 7200, {3: 1})], 0, [1], now=T0 + 180),
        "08-expired": taken("A list that ended before it was heard of takes away all the same.",
                            [said(-8 * DAY, {4: 1}), later], 1, [0]),
        "09-a-conflict": taken("Two lists under one number: what either takes away counts.", rivals, shown, [1 - shown]
                               if shown == 0 else []),
        "10-suspended-without-a-name": taken(
            "An entry 2 that no suspension names is taken for good, and cannot be lifted.",
            [said(60, {2: 2}), said(120, {}, lifted=[a])], 1, [0]),
        "11-taken-after-suspended": taken("What was suspended is then taken: lifting does not help.",
                                          [held, said(90, {7: 1}, [], [a]), said(150, {}, lifted=[a])], 2, [1]),
        "12-nothing-but-the-future": taken("The only list heard is from the future: there is no newest.",
                                           [said(7200, {1: 1})], None, [0], now=T0 + 60),
        "13-named-and-not-entered": taken(
            "A suspension names two places; the entry of one of them is 0: it is suspended all the same.",
            [said(60, {7: 2}, [(a, [7, 8])])], 0, []),
        "14-entered-and-not-named": taken(
            "The newest list itself has an entry 2 that no suspension names.", [said(60, {2: 2})], 0, []),
    }


def make_payload(record):
    return takings.parts(record)[1]


# ---------------------------------------------------------------- passes for one host, SPEC §3.7


def attestation_claims(home, host, attributes=(), **more):
    card = card_claims(home, attributes)
    return card | {"subject": codes.s_of(card["subject"], sid(host)), "audience": sid(host)} | more


def attestation_vectors():
    shown = [{"name": "Ada"}, {"email": "ada@example.org"}, {"company": "Analytical"}, {"member_since": 1_700_006_400}]
    full = attestation_claims(
        "harbour", "quay-house", shown, not_before=T0 + DAY, expires_at=T0 + 90 * DAY, status=place("harbour", 4321, 7))
    full["body"] |= {"tier": "dedicated", "photo": sha256(b"a photo").hex()}
    made = [
        ("attestation-01-least", "For one host, with nothing shown; its subject is S of that of card-01-least.",
         attestation_claims("harbour", "quay-house")),
        ("attestation-02-full", "With a place in a list, a tier, four attributes and a photo, to the 90th day.", full),
    ]
    return {name: vector(about, "attestation", "harbour", claims) for name, about, claims in made}


# ---------------------------------------------------------------- messages about a visit, SPEC §3.8


def message_id(name):
    return sha256(b"covisa vector message: " + name.encode())[:16]


def message_claims(teller, told, name, **body):
    return {
        "from": sid(teller), "to": sid(told), "expires_at": T0 + DAY, "issued_at": T0, "id": message_id(name).hex(),
        "body": {"version": 1} | body,
    }


def host_pass():
    """The signed pass of attestation-01-least."""
    return sign("attestation", enc(wire("attestation", attestation_claims("harbour", "quay-house"))), seed("harbour")).hex()


def marked(name, code="7ZK4P9QX2M"):
    return codes.mark(code, message_id(name)).hex()


def message_vectors():
    asked = message_id("by code").hex()
    said = [
        ("01-request-by-code", "A host asks by the code 7ZK4P-9QX2M.", "quay-house", "harbour", "by code",
         {"kind": "request", "code": marked("by code")}),
        ("02-request-by-word", "A host asks by what the visitor says.", "quay-house", "harbour", "by word",
         {"kind": "request", "says": "Ada, Flex 10, since spring"}),
        ("03-ours", "The home answers the first one: the visitor is ours, and this is the pass.", "harbour", "quay-house", "ours",
         {"kind": "answer", "request": asked, "decision": "ours", "pass": host_pass()}),
        ("04-not-ours", "The home answers that the visitor is not one of its members.", "harbour", "quay-house", "not ours",
         {"kind": "answer", "request": asked, "decision": "not ours"}),
        ("05-notice", "The home says that a member is coming, who will say 7ZK4P-9QX2M.", "harbour", "quay-house", "notice",
         {"kind": "notice", "code": marked("notice"), "pass": host_pass()}),
        ("06-redemption", "A space that was invited redeems its invitation.", "quay-house", "harbour", "redemption",
         {"kind": "redemption", **invitations.redeem(seed("invitation"), sid("quay-house"), sid("harbour"), message_id("redemption"))}),
    ]
    vectors = {}
    for name, about, teller, told, number, body in said:
        claims = message_claims(teller, told, number, **body)
        vectors[f"visit-message-{name}"] = vector(about, "visit-message", teller, claims)
    return vectors


# ---------------------------------------------------------------- pass text, SPEC §6


def typed(text, shown, meant):
    """What a keyboard set to another layout shows for the keys of `meant`."""
    return text.translate({ord(m): s for m, s in zip(meant, shown)})


def text_vectors(cards):
    record = bytes.fromhex(cards["card-02-every-attribute"]["record"])
    text = "CV1" + base32(stored(record)).upper()
    groups = " ".join(text[at : at + 4] for at in range(0, len(text), 4))
    lines = "\r\n\t".join(text[at : at + 60] for at in range(0, len(text), 60))
    french = typed(text, "&é\"'(-èQWAZ?", "1234567AZQWM")
    wide = "".join(chr(ord(c) + 0xFEE0) for c in text)
    unseen = f"\ufeff\u200e{text[:2]}\u00ad{text[2:40]}\u200b{text[40:80]}\u2060{text[80:]}\u200e\u200b"
    good = [
        ("01-plain", "A pass text as it is written.", text),
        ("02-lower-case", "Case does not matter.", text.lower()),
        ("03-groups", "Spaces do not matter, in the prefix either.", f"  {groups} \n"),
        ("04-lines", "Line ends and tabs do not matter.", lines),
        ("05-hyphens", "Hyphens do not matter.", "-".join(text[at : at + 8] for at in range(0, len(text), 8))),
        ("06-mixed-case", "Upper and lower case, mixed.", "".join(c.lower() if n % 2 else c for n, c in enumerate(text))),
        ("07-no-break-space", "White space is what Unicode calls so.", text.replace("A", "A\u00a0\u2009", 3)),
        ("08-qwertz", "Typed by a US scanner on a German keyboard: Y and Z change places.", typed(text, "ZYzy", "YZyz")),
        ("09-qwertz-lower", "The same in lower case.", typed(text.lower(), "zy", "yz")),
        ("10-azerty", "Typed by a US scanner on a French keyboard.", french),
        ("11-azerty-lower", "The same in lower case.", typed(text.lower(), "&é\"'(-èqwaz,", "1234567azqwm")),
        ("12-unseen", "What messengers and files add unseen does not matter, in the prefix either.", unseen),
        ("13-aim", "A scanner says which kind of code it was.", "]Q1" + text),
        ("14-stars", "A scanner puts stars around a code.", f"*{text}*"),
        ("15-controls", "STX, ETX, GS and NUL, within it too.", f"\x02{text[:90]}\x1d{text[90:]}\x00\x03\r\n"),
        ("16-twice", "Scanned twice.", text + text),
        ("17-thrice", "Three times, with all that a scanner adds.", f"]Q1{text}\r\n" * 3),
        ("18-quotes", "Quotation marks of a spreadsheet.", f'"{text}"'),
        ("19-belgian", "Typed by a US scanner on a Belgian keyboard, or on a French one of a Mac.",
         typed(text, "&é\"'(§èQWAZ?", "1234567AZQWM")),
        ("20-czech", "On a Czech keyboard.", typed(text, "+ěščřžýZY", "1234567YZ")),
        ("21-czech-lower", "On one on which Y and Z do not change places, in lower case.",
         typed(text.lower(), "+ěščřžý", "1234567")),
        ("22-slovak", "On a Slovak keyboard.", typed(text, "+ľščťžýZY", "1234567YZ")),
        ("23-lithuanian", "On a Lithuanian keyboard.", typed(text, "ąčęėįšų", "1234567")),
        ("24-turkish", "In lower case on a Turkish keyboard.", typed(text.lower(), "ı", "i")),
        ("25-full-width", "In letters of full width, with their hyphen.", wide[:60] + "\uff0d" + wide[60:]),
        ("26-full-width-lower", "The same in lower case.", wide.lower()),
        ("27-czech-capitals", "On a Czech keyboard with Caps Lock.", typed(text, "+ĚŠČŘŽÝZY", "1234567YZ")),
        ("28-slovak-in-place", "On a Slovak keyboard on which Y and Z do not change places.", typed(text, "+ľščťžý", "1234567")),
        ("29-slovak-capitals", "On a Slovak keyboard with Caps Lock.", typed(text, "+ĽŠČŤŽÝZY", "1234567YZ")),
        ("30-lithuanian-capitals", "On a Lithuanian keyboard with Caps Lock.", typed(text, "ĄČĘĖĮŠŲ", "1234567")),
        ("31-all-marks", "All marks, several at a time.", f"`*\"']d2{text}'\"*`]d2"),
        ("32-all-blanks", "Ideographic spaces, marks of direction, isolates and C1 controls.",
         text[:30] + "\u3000\u202a\u202e" + text[30:60] + "\u2066\u206f\x85\x9f\x7f" + text[60:]),
    ]
    made = {f"read-{name}": text_vector(about, given, record=record) for name, about, given in good}
    return made | bad_texts(record, text)


def told(error):
    """What a desk is told of a text that is no pass: SPEC §6.3."""
    newer = "COV-R10" if "newer" in error else "COV-R01"
    return "COV-R02" if error == "not a covisa pass" else newer


def text_vector(about, text, record=None, error=None):
    outcome = {"record": record.hex()} if record else {"error": error, "desk": told(error)}
    return {"about": about, "written_by": "python", "text": text} | outcome


def spoilt(letter):
    """The letter with its last bit, which carries nothing, turned on."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    return alphabet[alphabet.index(letter) | 1]


def bad_texts(record, text):
    packed = stored(record)
    wrong = bytes([packed[-1] ^ 1])
    carry = lambda data: "CV1" + base32(data).upper()
    swapped = text[:200] + text[201] + text[200] + text[202:]
    bad = [
        ("01-empty", "White space only.", " \n\t", "empty"),
        ("02-address", "A web address.", "https://example.org/CV1", "not a covisa pass"),
        ("03-prefix-only", "Nothing after the prefix.", "CV1", "damaged on the way"),
        ("04-version-2", "A later version.", "CV2ABCDEFG", "a pass of version 2, newer than this program"),
        ("05-version-0", "There never was a version 0.", "CV0ABCDEFG", "not a covisa pass"),
        ("06-cut-short", "The last letters are missing.", text[:-8], "damaged on the way"),
        ("07-letter-twice", "One letter too many.", text[:50] + text[50] + text[50:], "damaged on the way"),
        ("08-letters-swapped", "Two letters in the wrong order.", swapped, "damaged on the way"),
        ("09-not-base32", "0, 1, 8 and 9 are no digits of Base32.", "CV1" + "0189" * 8, "damaged on the way"),
        ("10-padding", "Padding is not written.", text + "=", "damaged on the way"),
        ("11-last-bits", "The unused bits of the last letter are not zero.", "CV1" + "AB", "damaged on the way"),
        ("12-checksum", "The checksum of the zlib stream is wrong.", carry(packed[:-1] + wrong), "damaged on the way"),
        ("13-after-the-stream", "A byte follows the zlib stream.", carry(packed + b"\0"), "damaged on the way"),
        ("14-inflates-too-far", "Inflates to 2049 bytes.", carry(stored(bytes(2049))), "longer than any pass"),
        ("15-packed-too-long", "4097 bytes before inflating.", carry(bytes(4097)), "longer than any pass"),
        ("16-too-many-letters", "8193 characters.", "CV1" + "A" * 8190, "longer than any pass"),
        ("17-raw-deflate", "No zlib stream around the deflated bytes.", carry(packed[2:-4]), "damaged on the way"),
        ("19-two-passes", "Two passes, one behind the other.", text + carry(stored(record[:-1])), "damaged on the way"),
        ("20-once-and-a-part", "The same one, and a part of it.", text + text[:40], "damaged on the way"),
        ("21-another-code", "Another code, behind what the scanner says of it.", "]E04012345678901", "not a covisa pass"),
        ("22-marks-only", "Stars, and nothing between them.", "**", "not a covisa pass"),
        ("23-mark-within", "A star within it.", text[:60] + "*" + text[60:], "damaged on the way"),
        ("25-unused-bits", "A whole stream, and a bit that is not zero behind it.", text[:-1] + spoilt(text[-1]), "damaged on the way"),
        ("26-blanks-count", "8193 bytes with the blanks, and a pass without them.", text + " " * (8193 - len(text)), "longer than any pass"),
        ("27-bytes-count", "Fewer characters and more bytes than that.", text + "\u3000" * 2720, "longer than any pass"),
        ("28-aim-of-two-letters-and-a-star", "No identifier of AIM.", "]1Q" + text, "not a covisa pass"),
        ("29-newer-nine", "The last version that this rule knows.", "CV9ABCDEFG", "a pass of version 9, newer than this program"),
        ("24-newer-framed", "A later version, behind what the scanner says of it.", "]Q1CV3ABCDEFG",
         "a pass of version 3, newer than this program"),
        ("18-unseen-only", "Characters that nobody sees.", "\ufeff \u200b\u2060\u00ad", "empty"),
    ]
    return {f"refuse-{name}": text_vector(about, given, error=error) for name, about, given, error in bad}


def main(check):
    cards = card_vectors()
    valid = key_vectors() | profile_vectors() | terms_vectors() | cards
    valid |= status_list_vectors() | vouches_vectors() | attestation_vectors() | message_vectors()
    different = files("valid", valid, check) + files("text", text_vectors(cards), check)
    different += files("invitations", invitations.vectors(sid("harbour"), T0), check)
    different += files("key-logs", key_log.vectors(T0), check) + files("codes", codes.vectors(), check) + files("takings", takings_vectors(), check)
    print(f"{len(valid)} valid vectors of Python; {len(different)} differ" if check else f"{len(valid)} written")
    return different


if __name__ == "__main__":
    sys.exit(1 if main("--check" in sys.argv) else 0)
