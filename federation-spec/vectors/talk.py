"""The answering half of catch-up, from SPEC.md §8 alone: negentropy included, and no code of covisa.

`check.py` gives it the requests of the transcripts and compares what it answers, byte by byte.
"""

from desk import Desk, Refused
from lib import MEDIA, dec, enc, sha256, space_id

ORDER = [MEDIA[kind] for kind in ("key", "profile", "terms", "status-list", "vouches")]
UNKNOWN_REQUEST, UNKNOWN_CURSOR, MALFORMED = 1, 2, 4
INFINITY = 2**64 - 1
# Keys of each kind of request, SPEC §8.2: those that must be there, and those that may.
KEYS = {1: (set(), {2, 3}), 2: ({6, 7}, set()), 3: ({6}, {8}), 4: ({9}, set()), 5: ({2, 3}, set()), 6: ({5}, set())}


class Held:
    """One record that a node holds."""

    def __init__(self, listed):
        self.arrival, self.record = listed["arrival"], bytes.fromhex(listed["record"])
        prot, _, payload, _ = dec(self.record).value
        claims = dec(payload)
        self.order = ORDER.index(dec(prot)[16])
        self.space = claims.get(1) or space_id(payload)
        self.issued, self.end = claims[6], claims.get(4)


class Node:
    """What one node of a transcript holds, and what it answers."""

    def __init__(self, side, now):
        self.epoch, self.all = bytes.fromhex(side["epoch"]), [Held(one) for one in side["records"]]
        self.last = max((one.arrival for one in self.all), default=0)
        self.held = [one for one in self.all if one.end is None or one.end > now]
        self.desk = Desk(side, now) if "space" in side else None

    def answer(self, peer, frame):
        try:
            request = read(frame)
            if request[1] == 6:
                return enc({0: 1} | self.deliver(peer, request))
            kinds = [self.changes, self.reconcile, self.fetch, self.key_log, self.news]
            return enc({0: 1} | kinds[request[1] - 1](request))
        except Refused as refusal:
            return enc({0: 1, 1: 19, 10: refusal.args[0]})

    def changes(self, request):
        if 2 in request and (request[2] != self.epoch or request[3] > self.last):
            raise Refused(UNKNOWN_CURSOR)
        later = [one for one in self.held if one.arrival > request.get(3, 0)]
        return records(sorted(later, key=lambda one: one.arrival)) | {2: self.epoch, 3: self.last}

    def salted(self, salt):
        return {sha256(salt + sha256(one.record)): one for one in self.held}

    def reconcile(self, request):
        items = sorted((one.issued, salted) for salted, one in self.salted(request[6]).items())
        return {1: 17, 2: self.epoch, 3: self.last, 7: negentropy(items, request[7])}

    def fetch(self, request):
        salted = self.salted(request[6])
        found = [salted[wanted] for wanted in set(request.get(8, [])) if wanted in salted]
        return records(sorted(found, key=lambda one: (one.order, one.arrival)))

    def key_log(self, request):
        return records([one for one in self.all if one.order == 0 and one.space == request[9]])

    def news(self, _request):
        return {1: 18}

    def deliver(self, peer, request):
        if len(request[5]) != 1:
            raise Refused(UNKNOWN_REQUEST)
        self.desk.take(peer, request[5][0])
        return {1: 18}


def records(held):
    return {1: 16} | ({5: [one.record for one in held]} if held else {})


def read(frame):
    """A request frame as a map, or the refusal of bytes that are none."""
    try:
        request = dec(frame)
        must, may = KEYS[request[1]]
        known = {key for key in request if not (33 <= key <= 63 and key % 2)} - {0, 1}
    except Exception:
        raise Refused(UNKNOWN_REQUEST) from None
    if request.get(0) != 1 or not must <= known <= must | may or len(known & {2, 3}) == 1:
        raise Refused(UNKNOWN_REQUEST)
    return request


# ---------------------------------------------------------------- negentropy, SPEC §8.4


def varint(n):
    out = [n & 0x7F]
    while n := n >> 7:
        out.append(n & 0x7F | 0x80)
    return bytes(reversed(out))


class Reader:
    """Reads a message; what ends too soon is malformed."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def more(self):
        return self.at < len(self.data)

    def take(self, count):
        if self.at + count > len(self.data):
            raise Refused(MALFORMED)
        self.at += count
        return self.data[self.at - count : self.at]

    def varint(self):
        n, first = 0, self.at
        while (byte := self.take(1)[0]) & 0x80:
            n = n << 7 | byte & 0x7F
            if n == 0 and self.at == first + 1:
                raise Refused(MALFORMED)
        n = n << 7 | byte
        if n > INFINITY:
            raise Refused(MALFORMED)
        return n


def fingerprint(ids):
    total = sum(int.from_bytes(one, "little") for one in ids) % 2**256
    return sha256(total.to_bytes(32, "little") + varint(len(ids)))[:16]


def negentropy(items, message):
    """The server's answer: lists of ids where the sets differ, for ranges small enough not to be split."""
    if message[0] != 0x61:
        if 0x60 <= message[0] <= 0x6F:
            return b"\x61"
        raise Refused(MALFORMED)
    given, out = Reader(message[1:]), b"\x61"
    begin, before, written, at, skipped = 0, 0, 0, (0, b""), False
    while given.more():
        step = given.varint()
        before = INFINITY if step == 0 else before + step - 1
        if step and before >= INFINITY:
            raise Refused(MALFORMED)
        length = given.varint()
        if length > 32:
            raise Refused(MALFORMED)
        bound = (before, given.take(length))
        mode, end = given.varint(), begin
        while end < len(items) and items[end] < bound:
            end += 1
        own = [one for _, one in items[begin:end]]
        if mode > 2:
            raise Refused(MALFORMED)
        if mode == 2:
            given.take(32 * given.varint())
        if mode == 0 or mode == 1 and given.take(16) == fingerprint(own):
            skipped = True
        else:
            assert len(own) < 32, "these transcripts need no splitting"
            if skipped:
                out, written, skipped = out + encoded(at, written) + b"\0", at[0], False
            out, written = out + encoded(bound, written) + b"\x02" + varint(len(own)) + b"".join(own), bound[0]
        begin, at = end, bound
    return out


def encoded(bound, before):
    timestamp, prefix = bound
    step = 0 if timestamp == INFINITY else timestamp - before + 1
    return varint(step) + varint(len(prefix)) + prefix


def check_transcript(talk):
    nodes = {name: Node(talk[name], talk["now"]) for name in "ab"}
    for asked, answered in zip(talk["frames"][::2], talk["frames"][1::2]):
        peer = bytes.fromhex(talk[asked["from"]].get("peer", ""))
        reply = nodes[answered["from"]].answer(peer, bytes.fromhex(asked["frame"])).hex()
        if reply != answered["frame"]:
            raise ValueError(f"{asked['says']} {reply} instead of {answered['frame']}")
