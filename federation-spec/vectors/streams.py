"""zlib streams made by hand, the same on every machine, unlike a compressor's output; and the entries of status lists.

SPEC §3.6
"""

import zlib

ENTRIES, LIST_BYTES = 8192, 2048


def stored(data):
    """A zlib stream of one stored block."""
    block = b"\x01" + len(data).to_bytes(2, "little") + (len(data) ^ 0xFFFF).to_bytes(2, "little") + data
    return b"\x78\x01" + block + zlib.adler32(data).to_bytes(4, "big")


def zeros(count):
    """A zlib stream of so many zeros in one block of the fixed code: repetitions of 258 and of 10, then literals."""
    literal, end = (0b00110000, 8), (0, 7)
    repeats = {258: [(0b11000101, 8), (0, 5)], 10: [(0b0001000, 7), (0, 5)]}
    codes, left = [literal], count - 1
    for length, code in repeats.items():
        codes += code * (left // length)
        left %= length
    codes += [literal] * left + [end]
    bits = [1, 1, 0] + [code >> at & 1 for code, width in codes for at in reversed(range(width))]
    bits += [0] * (-len(bits) % 8)
    packed = bytes(sum(bit << at for at, bit in enumerate(bits[byte : byte + 8])) for byte in range(0, len(bits), 8))
    return b"\x78\x01" + packed + zlib.adler32(bytes(count)).to_bytes(4, "big")


def entries(places):
    """The 2048 bytes of a list in which these places have a status and all others are valid."""
    data = bytearray(LIST_BYTES)
    for place, status in places.items():
        data[place // 4] |= status << 2 * (place % 4)
    return bytes(data)


def statuses(lst):
    """The places of a list that are not valid: place and status."""
    stream = zlib.decompressobj()
    data = stream.decompress(lst, LIST_BYTES + 1)
    if len(data) != LIST_BYTES or not stream.eof or stream.unused_data:
        raise ValueError("no list of 8192 entries")
    return {place: status for place in range(ENTRIES) if (status := data[place // 4] >> 2 * (place % 4) & 3)}
