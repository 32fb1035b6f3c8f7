"""What status lists take away, SPEC §4.7, written from that text: signed lists in, what stands at each place out."""

import sys

sys.dont_write_bytecode = True

from lib import BODY, dec, sha256  # noqa: E402
from streams import statuses  # noqa: E402

AHEAD = 600
WORDS = {1: "revoked", 2: "suspended", 3: "replaced"}


def parts(record):
    prot, _, payload, signature = dec(record).value
    return prot, payload, signature


def read(record):
    """Number, dates, payload hash, what stands at places, suspensions by name, names that are lifted."""
    payload = parts(record)[1]
    claims = dec(payload)
    body = claims[BODY]
    lifted = set(body.get(6, []))
    named = [(one[1], set(one[2])) for one in body.get(4, []) if one[1] not in lifted]
    return {
        "number": body[1], "issued": claims[6], "ends": claims[4], "hash": sha256(payload),
        "entries": statuses(claims[65533]["lst"]), "named": named, "lifted": lifted,
    }


def takes(one):
    """Places taken for good, and (name, place) of what is suspended."""
    held = {(tag, place) for tag, places in one["named"] for place in places}
    under = {place for _, place in held}
    return {place for place, status in one["entries"].items() if status != 2 or place not in under}, held


def newest_of(lists, now):
    """The one that sections 4.2 to 4.5 admit: of the present, the highest number, of two the lower payload hash."""
    may = [at for at, one in enumerate(lists) if one["issued"] <= now + AHEAD and one["ends"] > now]
    return min(may, key=lambda at: (-lists[at]["number"], lists[at]["hash"]), default=None)


def says_more(one, newest):
    """What a list takes away that the newest does not say."""
    good, held = takes(one)
    if newest is None:
        return good, held
    newest_good, newest_held = takes(newest)
    left = {(tag, place) for tag, place in held - newest_held if tag not in newest["lifted"] and place not in newest_good}
    return good - newest_good, left


def judge(vector):
    """What stands at each place that any list ever named."""
    lists = [read(bytes.fromhex(one)) for one in vector["lists"]]
    at = newest_of(lists, vector["now"])
    newest = None if at is None else lists[at]
    if at != vector["newest"]:
        raise ValueError(f"the newest is {at}")
    beyond = [says_more(one, newest) for one in lists]
    more = [index for index, found in enumerate(beyond) if any(found)]
    if more != vector["says_more"]:
        raise ValueError(f"these say more: {more}")
    taken = set().union(*(good for good, _ in beyond))
    suspended = {place for _, held in beyond for _, place in held}
    if newest is not None:
        suspended |= {place for _, place in takes(newest)[1]}
    places = taken | suspended | {place for one in lists for place in one["entries"]}
    return {place: status(newest, taken, suspended, place) for place in sorted(places)}


def status(newest, taken, suspended, place):
    said = newest["entries"].get(place, 0) if newest else 0
    if place in taken and said in (0, 2):
        return "revoked"
    if place in suspended and said == 0:
        return "suspended"
    return WORDS.get(said, "valid")
