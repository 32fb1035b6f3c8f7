"""Who is heard with a message about a visit, from SPEC.md §3.8 and §8.9 alone, as far as the transcripts need it."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from invitations import space_bytes
from lib import BODY, MEDIA, dec, signed_bytes, space_id

REQUEST, ANSWER, NOTICE, REDEMPTION, OURS = 1, 2, 5, 6, 1
# Keys of each kind of body, SPEC §3.8: request, answer that the visitor is ours, or not, notice, redemption.
SHAPES = [(REQUEST, {10}), (REQUEST, {12}), (ANSWER, {2, 6, 11}), (ANSWER, {2, 6}), (NOTICE, {10, 11}), (REDEMPTION, {13, 14})]


MALFORMED, NOT_TAKEN = 4, 5


class Refused(Exception):
    """A refusal with its number, SPEC §8.8."""


def need(holds, refusal=MALFORMED):
    if not holds:
        raise Refused(refusal)


class Desk:
    """What one side of a transcript must hold to judge messages."""

    def __init__(self, side, now):
        self.space, self.now, self.taken = side["space"], now, set()
        self.pinned = side["pinned"]
        self.asked = {bytes.fromhex(one["id"]): one["of"] for one in side["asked"]}
        self.invitations = {bytes.fromhex(one["invitation"]): [one["times"], one["ends"], set()] for one in side["invitations"]}
        self.keys, self.peers = {}, {}
        for listed in side["records"]:
            prot, _, payload, _ = dec(bytes.fromhex(listed["record"])).value
            typ, claims = dec(prot)[16], dec(payload)
            if typ == MEDIA["key"]:
                self.keys[space_id(payload)] = [key[-2] for key in claims[BODY][3]]
            if typ == MEDIA["profile"]:
                self.peers[claims[1]] = claims[BODY][10]

    def take(self, peer, record):
        """Takes a message, or refuses it: the table of §8.9, line by line."""
        claims = self.opened("visit-message", record, NOT_TAKEN)
        teller, number, body = claims[1], claims[7], claims[BODY]
        need((body[1], set(body) - {0, 1}) in SHAPES and (body[1] != ANSWER or (body[6] == OURS) == (11 in body)))
        redeems = body[1] == REDEMPTION
        if redeems:
            signed = b"covisa redemption" + space_bytes(teller) + space_bytes(claims[3]) + number
            need(verifies(body[13], body[14], signed))
        need(claims[3] == self.space != teller)
        need((redeems or teller in self.pinned) and peer in self.peers.get(teller, []), NOT_TAKEN)
        need(claims[6] < claims[4] <= claims[6] + 31 * 86_400)
        need(claims[6] <= self.now + 600, NOT_TAKEN)
        need(self.now < claims[4])
        if redeems:
            self.redeem(teller, body[13])
            return
        if number in self.taken:
            return
        if 11 in body:
            shown = self.opened("attestation", body[11], MALFORMED)
            need(shown[1] == teller and shown[3] == self.space)
        if body[1] == ANSWER:
            need(self.asked.get(body[2]) == teller)
            del self.asked[body[2]]
        self.taken.add(number)

    def redeem(self, teller, invitation):
        need(invitation in self.invitations)
        times, ends, redeemed = self.invitations[invitation]
        if teller not in redeemed:
            need(self.now < ends and len(redeemed) < times)
            redeemed.add(teller)

    def opened(self, kind, record, unknown):
        """The claims of a record of a kind that is signed by a key of the space it names."""
        try:
            prot, unprotected, payload, signature = dec(record).value
            header, claims = dec(prot), dec(payload)
        except Exception:
            raise Refused(MALFORMED) from None
        need(header.get(16) == MEDIA[kind] and unprotected == {})
        need(claims[1] in self.keys, unknown)
        need(any(verifies(key, signature, signed_bytes(prot, payload)) for key in self.keys[claims[1]]))
        return claims


def verifies(key, signature, signed):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
        return True
    except (InvalidSignature, ValueError):
        return False
