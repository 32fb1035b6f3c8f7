"""Passes and status lists, verified and read with programs that know nothing of covisa: cwt, pycose, and cbor2 with cryptography.

Needs cwt 3.3.0 and pycose 1.1.0. Every vector of a card, a pass for one host or a status list is read three times, all three
have to say the same, and a copy with one bit changed has to be refused. What a list says of a pass is read with zlib alone.

`third_party.py KEY.cose TEXT` does so with a pass text and the inception event of its home instead.
"""

import base64
import hashlib
import pathlib
import sys
import zlib

sys.dont_write_bytecode = True

import cbor2  # noqa: E402
import cwt  # noqa: E402
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: E402
from pycose.keys import OKPKey  # noqa: E402
from pycose.keys.curves import Ed25519  # noqa: E402
from pycose.messages import CoseMessage  # noqa: E402

from lib import load  # noqa: E402

TYPES = ("card", "attestation", "status-list")
VALID, REPLACED = 0, 3
# cwt looks at dates by the clock of this machine, and vectors have theirs for ever.
FOR_EVER = 10**10


def by_cwt(record, key):
    kid = hashlib.sha256(bytes.fromhex("a301012006215820") + key).digest()[:8]
    reader = cwt.CWT.new(leeway=FOR_EVER)
    return reader.decode(record, cwt.COSEKey.new({1: 1, 2: kid, -1: 6, -2: key, 3: -8, 4: [2]}))


def by_pycose(record, key):
    message = CoseMessage.decode(record)
    message.key = OKPKey(crv=Ed25519, x=key)
    if not message.verify_signature():
        raise ValueError("not signed by this key")
    return cbor2.loads(message.payload)


def by_hand(record, key):
    protected, _, payload, signature = cbor2.loads(record).value
    signed = cbor2.dumps(["Signature1", protected, b"", payload])
    Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    return cbor2.loads(payload)


READERS = (by_cwt, by_pycose, by_hand)


def refused(reader, record, key):
    try:
        reader(record, key)
        return False
    except Exception:  # each library has errors of its own
        return True


def status_of(claims, status_list):
    """What a list says of the pass with these claims, in the words of the Token Status List draft."""
    reference = claims[65535]["status_list"]
    if reference["uri"] != status_list[2]:
        raise ValueError("another list")
    return entry(status_list, reference["idx"])


def entry(status_list, index):
    bits = status_list[65533]["bits"]
    data = zlib.decompress(status_list[65533]["lst"])
    each = 8 // bits
    return data[index // each] >> index % each * bits & (1 << bits) - 1


def read_thrice(name, record, key):
    """The claims, the same to all readers."""
    said = [reader(record, key) for reader in READERS]
    assert all(claims == said[0] for claims in said), f"{name}: all readers say the same"
    flipped = record[:-70] + bytes([record[-70] ^ 1]) + record[-69:]
    assert all(refused(reader, flipped, key) for reader in READERS), f"{name}: a changed copy is refused"
    return said[0]


def check(name, vector):
    record, key = bytes.fromhex(vector["record"]), bytes.fromhex(vector["expect"]["public_key"])
    claims = read_thrice(name, record, key)
    if vector["type"] == "status-list":
        for index, status in vector["expect"]["statuses"].items():
            assert entry(claims, int(index)) == status, f"{name}: place {index}"
        assert sum(entry(claims, index) != 0 for index in range(8192)) == len(vector["expect"]["statuses"]), name
    else:
        assert claims[1] == vector["claims"]["home"] and claims[2] == vector["claims"]["subject"], name
    return claims


def check_text(inception, text):
    """A pass text, SPEC §6.1, under the first key of an inception event."""
    letters = text.removeprefix("CV1")
    record = zlib.decompress(base64.b32decode(letters + "=" * (-len(letters) % 8)))
    key = cbor2.loads(cbor2.loads(inception).value[2])[-65537][3][0][-2]
    claims = read_thrice("the pass", record, key)
    print(f"read by cwt, pycose and cbor2 with cryptography: a pass of {claims[1]} at place {claims[65535]['status_list']}")


def main():
    read = {}
    for name, vector in load("valid").items():
        if vector["type"] in TYPES:
            read[name] = check(name, vector)
    status_list = read["covisa-status-list-2"]
    told = {name: status_of(read[name], status_list) for name in ("covisa-card-5", "covisa-attestation-2")}
    assert list(told.values()) == [VALID, REPLACED], told
    kinds = {kind: sum(name.startswith((kind, f"covisa-{kind}")) for name in read) for kind in TYPES}
    assert all(count >= 3 for count in kinds.values()), kinds
    print(f"{len(read)} records read by cwt, pycose and cbor2 with cryptography: {kinds}")


if __name__ == "__main__":
    if sys.argv[1:]:
        check_text(pathlib.Path(sys.argv[1]).read_bytes(), sys.argv[2])
    else:
        main()
