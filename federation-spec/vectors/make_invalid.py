"""Writes the invalid vectors: one behaviour each. `--check` compares instead of writing.

Each is rightly signed over its bad bytes, unless the signature is what is bad. The error is the sentence of the
reference implementation; another one needs to agree on the stage.
"""

import sys
import zlib

sys.dont_write_bytecode = True

import bad_bytes  # noqa: E402
import bad_claims  # noqa: E402
import bad_trust  # noqa: E402
from lib import BODY, MEDIA, dec, files  # noqa: E402


def gossip(record, stage, error):
    """What a node says to gossipsub of such a message: SPEC §7.3, line by line."""
    if stage == "scanner":
        return "reject"
    if stage == "envelope":
        return "ignore" if "unknown type" in error else "reject"
    if stage == "cddl":
        return "ignore"
    if dec(dec(record).value[0])[16] in (MEDIA["card"], MEDIA["attestation"], MEDIA["visit-message"]):
        return "ignore"
    if stage == "signature":
        return "ignore" if "unknown" in error else "reject"
    return "ignore" if "future" in error or "expired" in error else "reject"


def desk(record, stage, error):
    """What a desk is told of these bytes as a pass text, if the keys are held: SPEC §6.3, row by row."""
    if len(record) > 2048 or len(zlib.compress(record)) > 4096:
        return "COV-R01"
    if stage == "scanner":
        return "COV-R09"
    if stage == "envelope":
        return "COV-R10" if "unknown type" in error else "COV-R09"
    kind = dec(dec(record).value[0])[16]
    if kind not in (MEDIA["card"], MEDIA["attestation"]):
        return "COV-R09"
    if stage == "cddl":
        claims = dec(dec(record).value[2])
        return "COV-R10" if is_later(claims.get(BODY) if isinstance(claims, dict) else None) else "COV-R09"
    if stage == "signature":
        known = {"unknown space": "COV-A01", "unknown key": "COV-R04", "wrong": "COV-R03"}
        return next(code for words, code in known.items() if words in error)
    return "COV-R09"


def is_later(body):
    """Whether a body says that a later version can read it."""
    if not isinstance(body, dict):
        return False
    version = body.get(0)
    number = isinstance(version, int) and not isinstance(version, bool)
    return number and version > 1 or any(key in body for key in range(34, 63, 2))


def main(check):
    made = {}
    for name, about, stage, error, record, keys, now in bad_bytes.vectors() + bad_claims.vectors() + bad_trust.vectors():
        assert name not in made, f"two vectors are called {name}"
        made[name] = {
            "about": about, "written_by": "python", "stage": stage, "error": error, "gossip": gossip(record, stage, error),
            "desk": desk(record, stage, error), "record": record.hex(), "keys": [key.hex() for key in keys], "now": now,
        }
    different = files("invalid", made, check)
    print(f"{len(made)} invalid vectors; {len(different)} differ" if check else f"{len(made)} written")
    return different


if __name__ == "__main__":
    sys.exit(1 if main("--check" in sys.argv) else 0)
