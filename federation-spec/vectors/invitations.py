"""Invitations, from SPEC §3.11 alone: their text, and what redeems them; and their vectors."""

import base64
import hashlib

from lib import blank, dec, enc, public, sign_bytes

PREFIX = "CVI1."
KEYS = {"version": 0, "space": 1, "secret": 2, "nodes": 3, "expires_at": 4, "name": 5}
ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
MOST, MOST_TEXT = 1024, 16384


class Refused(Exception):
    """A text that holds no invitation, and why."""


def space_bytes(space):
    return base64.b32decode(space.removeprefix("covisa:").upper())


def redeem(secret, by, of, message):
    """The two keys of a redemption's body."""
    signed = b"covisa redemption" + space_bytes(by) + space_bytes(of) + message
    return {"invitation": public(secret).hex(), "proof": sign_bytes(secret, signed).hex()}


def body(plain):
    wired = {KEYS[name]: value for name, value in plain.items()}
    return enc(wired | {KEYS["secret"]: bytes.fromhex(plain["secret"])})


def write(bare):
    """The text of an invitation's bytes."""
    packed = (len(bare) + 4).to_bytes(2, "big") + bare + hashlib.sha256(bare).digest()[:4]
    return PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def bytes_of(letters):
    return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))


def letters_of(count):
    return -(-count * 4 // 3)


def read_at(text):
    """The invitation that stands behind `CVI`."""
    version, dot, rest = text.partition(".")
    if not dot or not version.isascii() or not version.isdigit() or not 1 <= int(version) <= 255:
        raise Refused("damaged")
    if int(version) > 1:
        raise Refused("newer version")
    letters = ""
    for one in rest:
        if blank(one) or one == ">":
            continue
        if one not in ALPHABET:
            break
        letters += one
    if len(letters) < 4:
        raise Refused("damaged")
    length = int.from_bytes(bytes_of(letters[:4])[:2], "big") + 2
    own = letters[: letters_of(length)]
    if len(own) < letters_of(length) or length < 6 or length > MOST + 6:
        raise Refused("damaged")
    packed = bytes_of(own)
    if base64.urlsafe_b64encode(packed).decode().rstrip("=") != own:
        raise Refused("damaged")
    bare, checksum = packed[2:-4], packed[-4:]
    if hashlib.sha256(bare).digest()[:4] != checksum:
        raise Refused("damaged")
    return plain(bare)


def plain(bare):
    """The shape of an invitation: what does not fit is damaged."""
    try:
        wired = dec(bare)
        fits = enc(wired) == bare
    except Exception:
        raise Refused("damaged") from None
    known = {key: value for key, value in wired.items() if not (33 <= key <= 63 and key % 2)} if isinstance(wired, dict) else {}
    nodes, name = known.get(3), known.get(5, "x")
    fits = fits and known.keys() <= set(KEYS.values()) and known.get(0) == 1
    fits = fits and isinstance(known.get(1), str) and isinstance(known.get(2), bytes) and len(known[2]) == 32
    fits = fits and isinstance(nodes, list) and 1 <= len(nodes) <= 4
    fits = fits and all(isinstance(node, str) and 1 <= len(node.encode()) <= 160 for node in nodes)
    fits = fits and isinstance(known.get(4), int) and isinstance(name, str) and 1 <= len(name.encode()) <= 80
    if not fits:
        raise Refused("damaged")
    names = {key: name for name, key in KEYS.items()}
    return {names[key]: value.hex() if isinstance(value, bytes) else value for key, value in known.items()}


def read(text):
    """The first whole invitation of a text."""
    if len(text.encode()) > MOST_TEXT:
        raise Refused("too long")
    first = None
    at = text.find("CVI")
    while at >= 0:
        try:
            return read_at(text[at + 3 :])
        except Refused as refused:
            first = first or refused
        at = text.find("CVI", at + 3)
    raise first or Refused("none")


def vectors(space, t0):
    full = {
        "version": 1, "space": space, "secret": bytes(range(32)).hex(),
        "nodes": ["/ip4/192.0.2.7/tcp/8611/p2p/12D3KooWExample", "/dns4/harbour.example/tcp/8611/p2p/12D3KooWExample"],
        "expires_at": t0 + 7 * 86_400, "name": "Example Harbour",
    }
    least = {name: value for name, value in full.items() if name != "name"} | {"nodes": full["nodes"][:1]}
    text = write(body(full))
    lines = "\n> ".join(text[at : at + 60] for at in range(0, len(text), 60))
    good = [
        ("01-full", "As it is written.", text, full),
        ("02-least", "One address and no name.", write(body(least)), least),
        ("03-link", "Behind a link.", f"https://space.example/invitation.html#{text}", full),
        ("04-letter", "In a letter, with words before and behind it.", f"Dear you,\n\n{text}\n\nSee you soon", full),
        ("05-quoted", "In lines, as an answer quotes them.", f"> {lines}\n> See you", full),
        ("06-second", "Behind one that was cut short.", f"{text[:90]}\n.{text}", full),
        ("07-stop", "A full stop behind it.", f"{text}.", full),
        ("08-later-key", "A key that a later version may add.", write(enc(dec(body(full)) | {33: 1})), full),
    ]
    swapped = text[:60] + ("B" if text[60] != "B" else "C") + text[61:]
    bad = [
        ("01-empty", "Nothing.", "", "none"), ("02-words", "Something else.", "https://space.example/#hello", "none"),
        ("03-cut", "Its end is missing.", text[:-1], "damaged"), ("04-letter", "A letter was changed.", swapped, "damaged"),
        ("05-prefix-alone", "Nothing behind the prefix.", PREFIX, "damaged"),
        ("06-newer", "Of version 2.", "CVI2." + text[5:], "newer version"),
        ("07-version-0", "Of version 0.", "CVI0." + text[5:], "damaged"),
        ("08-even-key", "A key that must not be overlooked.", write(enc(dec(body(full)) | {34: 1})), "damaged"),
        ("09-no-node", "Nowhere to come to.", write(body(full | {"nodes": []})), "damaged"),
        ("10-five-nodes", "More addresses than four.", write(body(full | {"nodes": full["nodes"][:1] * 5})), "damaged"),
        ("11-short-secret", "A secret of 31 bytes.", write(body(full | {"secret": "00" * 31})), "damaged"),
        ("12-no-space", "Of no space.", write(enc({k: v for k, v in dec(body(full)).items() if k != 1})), "damaged"),
        ("13-no-map", "No map.", write(enc([1, 2])), "damaged"),
        ("14-loose", "A number in more bytes than it needs.", write(b"\xa6\x18\x00" + body(full)[2:]), "damaged"),
        ("15-long", "A text of 16385 bytes.", text + " " * (MOST_TEXT + 1 - len(text)), "too long"),
    ]
    key = public(bytes(range(32))).hex()
    made = {
        f"read-{name}": {"about": about, "written_by": "python", "text": given, "invitation": meant, "key": key}
        for name, about, given, meant in good
    }
    return made | {
        f"refuse-{name}": {"about": about, "written_by": "python", "text": given, "error": error}
        for name, about, given, error in bad
    }


def check(vector):
    """Reads the text again."""
    try:
        read_now = read(vector["text"])
    except Refused as refused:
        read_now = str(refused)
    if read_now != vector.get("invitation", vector.get("error")):
        raise ValueError(f"read as {read_now!r}")
    if "key" in vector and public(bytes.fromhex(read_now["secret"])).hex() != vector["key"]:
        raise ValueError("another key")
