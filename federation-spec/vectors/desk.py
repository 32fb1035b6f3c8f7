"""Who is heard with a message about a visit, from SPEC.md §3.8 and §8.9 alone, as far as the transcripts need it."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from lib import BODY, MEDIA, dec, signed_bytes, space_id

REQUEST, ANSWER, NOTICE, OURS = 1, 2, 5, 1
# Keys of each kind of body, SPEC §3.8: request, answer that she is ours, or not, notice.
SHAPES = [(REQUEST, {10}), (REQUEST, {12}), (ANSWER, {2, 6, 11}), (ANSWER, {2, 6}), (NOTICE, {10, 11})]


class NotTaken(Exception):
    """What is refused, whatever the reason is."""


def need(holds):
    if not holds:
        raise NotTaken


class Desk:
    """What one side of a transcript must hold to judge messages."""

    def __init__(self, side, now):
        self.space, self.now, self.taken = side["space"], now, set()
        self.pinned = side["pinned"]
        self.asked = {bytes.fromhex(one["id"]): (one["of"], one["expires_at"]) for one in side["asked"]}
        self.keys, self.peers = {}, {}
        for listed in side["records"]:
            prot, _, payload, _ = dec(bytes.fromhex(listed["record"])).value
            typ, claims = dec(prot)[16], dec(payload)
            if typ == MEDIA["key"]:
                self.keys[space_id(payload)] = [key[-2] for key in claims[BODY][3]]
            if typ == MEDIA["profile"]:
                self.peers[claims[1]] = claims[BODY][10]

    def take(self, peer, record):
        """Takes a message, or raises what says that it is not taken."""
        claims = self.opened("visit-message", record)
        teller, number, body = claims[1], claims[7], claims[BODY]
        need((body[1], set(body) - {0, 1}) in SHAPES)
        need(claims[6] < claims[4] <= claims[6] + 31 * 86_400)
        need(claims[6] <= self.now + 600 and self.now < claims[4])
        need(claims[3] == self.space and teller in self.pinned and peer in self.peers.get(teller, []))
        if (teller, number) in self.taken:
            return
        if 11 in body:
            shown = self.opened("attestation", body[11])
            need(shown[1] == teller and shown[3] == self.space)
        if body[1] == ANSWER:
            of, ends = self.asked.get(body[2], (None, 0))
            need(of == teller and self.now < ends and (body[6] == OURS) == (11 in body))
            del self.asked[body[2]]
        self.taken.add((teller, number))

    def opened(self, kind, record):
        """The claims of a record of a kind that is signed by a key of the space it names."""
        try:
            prot, unprotected, payload, signature = dec(record).value
            header, claims = dec(prot), dec(payload)
        except Exception:
            raise NotTaken from None
        need(header.get(16) == MEDIA[kind] and unprotected == {})
        need(any(verifies(key, signature, signed_bytes(prot, payload)) for key in self.keys.get(claims[1], [])))
        return claims


def verifies(key, signature, signed):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
        return True
    except (InvalidSignature, ValueError):
        return False
