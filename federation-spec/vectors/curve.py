"""Just enough Ed25519 (RFC 8032) to make signatures that no library makes: for the invalid vectors only."""

import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def recover(y, sign):
    """The x of a y, or None if there is no such point."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != sign else x


BASE = (recover(4 * pow(5, -1, P) % P, 0), 4 * pow(5, -1, P) % P)


def add(a, b):
    (x1, y1), (x2, y2) = a, b
    twist = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + twist, -1, P) % P
    return x, (y1 * y2 + x1 * x2) * pow(1 - twist, -1, P) % P


def times(n, point):
    out = (0, 1)
    while n:
        if n & 1:
            out = add(out, point)
        point, n = add(point, point), n >> 1
    return out


def pack(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def order_8():
    """A point of order 8: L times a point that is not in the prime-order group."""
    for y in range(2, 100):
        x = recover(y, 0)
        if x is not None:
            point = times(L, (x, y))
            if times(4, point) != (0, 1):
                return point
    raise AssertionError("the curve has points of order 8")


def no_point():
    """32 bytes that are no point of the curve."""
    return next(y for y in range(2, 100) if recover(y, 0) is None).to_bytes(32, "little")


def not_reduced():
    """A point of large order in an encoding that is not its own: its y is raised by the prime."""
    for y in range(2, 19):
        x = recover(y, 0)
        if x is not None and times(8, (x, y)) != (0, 1):
            return (y + P).to_bytes(32, "little")
    raise AssertionError("one of these is the y of a point")


def secret_scalar(seed):
    digest = bytearray(hashlib.sha512(seed).digest()[:32])
    digest[0] &= 248
    digest[31] = digest[31] & 127 | 64
    return int.from_bytes(digest, "little")


def sign_with(seed, message, extra=(0, 1), nonce=7):
    """A signature with a chosen nonce, `extra` added to its R: a cofactored check takes it for any small-order extra."""
    a = secret_scalar(seed)
    key, r = pack(times(a, BASE)), pack(add(times(nonce, BASE), extra))
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little")
    return r + ((nonce + h * a) % L).to_bytes(32, "little")


def sign_with_neutral(seed, message):
    """A signature whose R is the neutral point and whose S is h times the key: the equation holds, with or without cofactor."""
    a = secret_scalar(seed)
    key, r = pack(times(a, BASE)), pack((0, 1))
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little")
    return r + (h * a % L).to_bytes(32, "little")


def plus_order(signature):
    """The same signature with S + L: what a check that does not bound S takes for valid."""
    s = int.from_bytes(signature[32:], "little") + L
    return signature[:32] + s.to_bytes(32, "little")
