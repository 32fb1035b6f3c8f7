# Verifies a record with no covisa code: python3 verify_record.py KEY.cose RECORD.cose (pip install cbor2 cryptography)
import sys, cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
def parts(path):
    return cbor2.loads(open(path, "rb").read()).value
key_log, record = parts(sys.argv[1]), parts(sys.argv[2])
public = cbor2.loads(key_log[2])[-65537][3][0][-2]
for protected, _, payload, signature in (key_log, record):
    Ed25519PublicKey.from_public_bytes(public).verify(signature, cbor2.dumps(["Signature1", protected, b"", payload]))
print("genuine:", cbor2.loads(record[2]).get(1))
