"""For whom others vouch, from SPEC.md §4.9 alone: no code of covisa."""

import base64

YEAR = 365 * 86_400
BY_A_PIN, BY_A_VOUCHED = 20, 5
AHEAD = 600


def number_of(space):
    """The 20 bytes that an id stands for."""
    return base64.b32decode(space.removeprefix("covisa:").upper())


class Town:
    """What has come in so far, and what every voucher has left."""

    def __init__(self, vector):
        self.vector, self.now = vector, vector["now"]
        self.out, self.pinned = set(vector["out"]), vector["pinned"]
        self.since = {space: since for space, since in self.pinned.items() if space not in self.out}
        self.left = {space: BY_A_PIN * self.years(space) for space in self.since}
        self.through, self.came = {}, {}

    def years(self, voucher):
        """How many years have begun since this node pinned it, or the later of the two pins by which it came in."""
        return 1 + max(0, self.now - self.since[voucher]) // YEAR

    def pin_of(self, voucher):
        """The pinned space by which a voucher goes: itself, or of its two the one that has more left."""
        pins = self.through.get(voucher, (voucher,))
        return min(pins, key=lambda pin: (-self.left[pin], number_of(pin)))

    def left_of(self, voucher, taken=0):
        """How many it may bring in still, where so many are taken of the pin by which it goes."""
        return min(self.left[voucher], max(0, self.left[self.pin_of(voucher)] - taken))

    def step(self, number, vouchers):
        """Takes in everybody for whom two of those vouch."""
        by = {}
        for voucher in vouchers:
            for vouch in self.vector["vouches"].get(voucher, []):
                space, since = vouch["space"], vouch["since"]
                known = space in self.left or space in self.pinned or space == self.vector["own"] or space in self.out
                if not known and since <= self.now + AHEAD:
                    by.setdefault(space, {})[voucher] = since
        waiting = [space for space in by if len(by[space]) > 1]
        for space in sorted(waiting, key=lambda space: (sorted(by[space].values())[1], number_of(space))):
            chosen = self.choose(by[space])
            if chosen:
                self.take_in(space, chosen, number)

    def choose(self, by):
        """The two vouchers by whom a space comes in, or nothing."""
        domains = self.vector["domains"]
        order = sorted(by, key=lambda voucher: (-self.left_of(voucher), number_of(voucher)))
        first = next((voucher for voucher in order if self.left_of(voucher) > 0), None)
        hand = domains.get(first, "").lower()
        for other in order:
            is_same_hand = hand and domains.get(other, "").lower() == hand
            taken = 1 if first and self.pin_of(other) == self.pin_of(first) else 0
            if first not in (None, other) and not is_same_hand and self.left_of(other, taken) > 0:
                return first, other
        return None

    def take_in(self, space, chosen, number):
        """Counts it against the shares, and lets it vouch if it came in by the first step."""
        for voucher in chosen:
            for spender in {voucher, self.pin_of(voucher)}:
                self.left[spender] -= 1
        self.came[space] = {"by": list(chosen), "step": number}
        if number == 1:
            self.through[space] = chosen
            self.since[space] = max(self.since[voucher] for voucher in chosen)

    def judge(self):
        """Both steps."""
        self.step(1, list(self.left))
        for space in self.came:
            self.left[space] = BY_A_VOUCHED * self.years(space)
        self.step(2, list(self.left))
        return self.came


def judge(vector):
    """Who comes in, by whom, and at which step."""
    return Town(vector).judge()
