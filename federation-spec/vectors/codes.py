"""Short codes and what is made of secrets, from SPEC §3.1 and §3.9 alone; and the vectors of short codes."""

import base64
import hashlib
import hmac

from lib import compared

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MESSAGE = bytes(range(16))


def mac(key, data):
    """The first 16 bytes of HMAC-SHA-256."""
    return hmac.new(key, data, hashlib.sha256).digest()[:16]


def subject(raw):
    """The text of a subject: 22 characters of base64url."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def s_of(card_subject, host):
    """S: under which this host counts who has this card subject. SPEC §3.1"""
    return subject(mac(base64.urlsafe_b64decode(card_subject + "=="), host.encode()))


def read(typed):
    """The code that a person means, or None. SPEC §3.9"""
    code = compared(typed).translate(str.maketrans("OIL", "011"))
    return code if len(code) == 10 and all(c in ALPHABET for c in code) else None


def mark(code, message):
    """What a code leaves in a message of this number."""
    return mac(message, code.encode())


def of_pass(secret, record_id):
    """The code that a home makes of a pass: the first 50 bits."""
    bits = int.from_bytes(mac(secret, record_id + b"code")[:7], "big") >> 6
    return "".join(ALPHABET[bits >> at & 31] for at in range(45, -1, -5))


def vectors():
    code = "0123456789"
    good = [
        ("01-as-written", "A code as it is shown.", "7ZK4P-9QX2M"),
        ("02-lower-case", "Case does not matter.", "7zk4p9qx2m"),
        ("03-spaces", "White space is what Unicode calls so.", " 7Z K4\u00a0P9\u2009QX\t2M\n"),
        ("04-hyphens", "Hyphens do not matter, wherever they are.", "-7-Z-K-4-P-9-Q-X-2-M-"),
        ("05-letters-for-digits", "O is read as 0, I and L as 1.", "oO-iIlL-ABCD"),
        ("06-digits", "Digits alone.", code),
        ("07-unseen", "Characters that nobody sees, as a chat puts them in.", "\u200b7ZK4P\u00ad-\u20609QX2M\ufeff"),
        ("08-full-width", "Letters, digits and the hyphen in full width.", "\uff17\uff3a\uff4b4P\uff0d9QX2M"),
    ]
    bad = [
        ("01-empty", "Nothing.", ""),
        ("02-short", "Nine characters.", code[:9]),
        ("03-long", "Eleven characters.", code + "0"),
        ("04-letter-u", "U is no digit of Crockford's Base32.", "U123456789"),
        ("05-other-letters", "A letter that looks like one of the alphabet.", "\u0410123456789"),
        ("06-other-hyphen", "A dash that is no hyphen.", "01234\u201356789"),
        ("07-other-digits", "Digits of another script.", "\u0660123456789"),
    ]
    made = {}
    for name, about, typed in good:
        meant = read(typed)
        made[f"read-{name}"] = {
            "about": about, "written_by": "python", "typed": typed, "code": meant, "message": MESSAGE.hex(),
            "mark": mark(meant, MESSAGE).hex(),
        }
    for at in range(3):
        secret, record_id = bytes([at]) * 32, hashlib.sha256(b"pass %d" % at).digest()
        made_of = of_pass(secret, record_id)
        made[f"make-0{at + 1}"] = {
            "about": "The code of a pass, as a home makes it.", "written_by": "python", "secret": secret.hex(),
            "pass": record_id.hex(), "typed": f"{made_of[:5]}-{made_of[5:]}", "code": made_of, "message": MESSAGE.hex(),
            "mark": mark(made_of, MESSAGE).hex(),
        }
    for name, about, typed in bad:
        made[f"refuse-{name}"] = {"about": about, "written_by": "python", "typed": typed}
    return made


def check(vector):
    """Reads what was typed again, and makes the mark again."""
    meant = read(vector["typed"])
    if meant != vector.get("code"):
        raise ValueError(f"read as {meant!r}")
    if meant and mark(meant, bytes.fromhex(vector["message"])).hex() != vector["mark"]:
        raise ValueError("another mark")
    if "secret" in vector and of_pass(*(bytes.fromhex(vector[part]) for part in ("secret", "pass"))) != meant:
        raise ValueError("another code")
