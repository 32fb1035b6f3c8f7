"""What key events come to, SPEC §4.8, written from that text: signed events in, the line, what stands beside it and the keys out."""

import sys

sys.dont_write_bytecode = True

from lib import BODY, dec, enc, kid, okp, public, seed, sha256, sign, space_id, thumbprint  # noqa: E402

LOST, COMPROMISED, RETIRED, ENDED = 2, 3, 4, 5


class Event:
    """One event, as far as the rules look at it."""

    def __init__(self, record):
        payload = dec(record).value[2]
        claims = dec(payload)
        body = claims[BODY]
        self.hash, self.at = sha256(payload), claims[6]
        self.number, self.previous = body[1], body.get(2)
        self.keys = [key[-2] for key in body[3]]
        self.announced, self.recovery, self.reason = body[4], body[5], body[6]
        self.by_recovery = body[8][-2] if 8 in body else None
        self.successor = body.get(9)


def fault(event, parent, held):
    """Why an event cannot follow the one that it names."""
    if event.number != parent.number + 1:
        return "number"
    if event.at < parent.at:
        return "backwards"
    before = parent
    while before is not None:
        if set(before.keys) & set(event.keys):
            return "key again"
        before = held.get(before.previous)
    if event.by_recovery is not None:
        if thumbprint(event.by_recovery) != parent.recovery:
            return "not the recovery key"
        return "recovery kept" if event.recovery == parent.recovery else None
    if parent.reason == ENDED:
        return "after the end"
    if event.recovery != parent.recovery:
        return "recovery changed"
    return None if all(thumbprint(key) in parent.announced for key in event.keys) else "not announced"


def followers(held, event):
    found = [one for one in held.values() if one.previous == event.hash]
    return sorted(found, key=lambda one: one.hash)


def ways_to_recoveries(held, root):
    """Every way from an event, through normal ones, to a recovery; by the hash of that one."""
    ways, open_ways = [], [[root]]
    while open_ways:
        way = open_ways.pop()
        for one in followers(held, way[-1]):
            (ways if one.by_recovery else open_ways).append(way + [one])
    return sorted((way[1:] for way in ways), key=lambda way: way[-1].hash)


def walk(held, inception, chosen):
    """The line, what stands beside it, and the state."""
    line = [inception]
    while True:
        ways = ways_to_recoveries(held, line[-1])
        ways = [way for way in ways if way[-1].hash == chosen] or ways[:2]
        if len(ways) == 1:
            line += ways[0]
            continue
        if ways:
            one, other = ways
            shared = 0
            while one[shared].hash == other[shared].hash:
                shared += 1
            return line + one[:shared], one[shared:] + other[shared:], "recovered twice"
        while True:
            normal = [one for one in followers(held, line[-1]) if not one.by_recovery]
            if len(normal) > 1:
                return line, normal[:2], "forked"
            if not normal:
                return line, [], "ended" if line[-1].reason == ENDED else "running"
            line += normal


def judge(vector):
    """All that a vector expects."""
    events = [Event(bytes.fromhex(record)) for record in vector["events"]]
    heard, held, inception = [None] * len(events), {}, None
    for at in sorted(range(len(events)), key=lambda at: events[at].number):
        event = events[at]
        if event.previous is None:
            inception, held[event.hash], heard[at] = event, event, "held"
        elif event.previous not in held:
            heard[at] = "orphan"
        else:
            heard[at] = fault(event, held[event.previous], held) or "held"
            if heard[at] == "held":
                held[event.hash] = event
    chosen = events[vector["chosen"]].hash if "chosen" in vector else None
    line, beside, state = walk(held, inception, chosen)
    counts = {one.hash for one in line + beside}
    heard = ["overruled" if word == "held" and one.hash not in counts else word for word, one in zip(heard, events)]
    index = {one.hash: at for at, one in reversed(list(enumerate(events)))}
    return {
        "heard": heard, "line": [index[one.hash] for one in line], "beside": sorted(index[one.hash] for one in beside),
        "state": state, "head": line[-1].hash.hex(), "keys": tenures(line, beside),
    }


def tenures(line, beside):
    keys = []
    for at, event in enumerate(line):
        later = line[at + 1:]
        distrusted = any(one.reason == COMPROMISED for one in later)
        until = {"until": later[0].at} if later else {}
        trust = "distrusted" if distrusted else "sound"
        keys += [{"kid": kid(key).hex(), "event": event.number, "from": event.at, "trust": trust} | until for key in event.keys]
    for event in beside:
        keys += [{"kid": kid(key).hex(), "event": event.number, "from": event.at, "trust": "disputed"} for key in event.keys]
    return sorted(keys, key=lambda key: (key["event"], key["kid"]))


# ---------------------------------------------------------------- the vectors

DAY = 86_400


class Log:
    """A key log that is being made up: keys by name, so that each event says which it brings in and which it announces."""

    def __init__(self, name, at):
        self.name, self.at = name, at
        body = {0: 1, 1: 0, 3: [okp(self.key("0"))], 4: [thumbprint(self.key("1"))], 5: self.words(0), 6: 0}
        self.inception = enc({6: at, BODY: body})
        self.space = space_id(self.inception)
        self.bodies = {"0": (self.inception, body, at)}
        self.records = {"0": sign("key", self.inception, seed(f"{name} 0"))}

    def key(self, number):
        return public(seed(f"{self.name} {number}"))

    def words(self, turn):
        return thumbprint(public(seed(f"{self.name} words {turn}")))

    def event(self, name, after, reason=1, key=None, announces=None, days=90, words=None, by=None, successor=None, **changed):
        """An event after another one. Of a recovery `by` and `words` say by which words it is signed and which it announces."""
        payload, before, at = self.bodies[after]
        number = before[1] + 1
        key = name if key is None else key
        body = {
            0: 1, 1: number, 2: sha256(payload), 3: [okp(self.key(key))],
            4: [thumbprint(self.key(announces or f"{int(key.rstrip('abcdefgh')) + 1}"))],
            5: before[5] if words is None else self.words(words), 6: reason,
        }
        signer = seed(f"{self.name} {key}")
        if by is not None:
            signer = seed(f"{self.name} words {by}")
            body[8] = okp(public(signer))
        if successor:
            body[9] = successor
        body |= changed.get("body", {})
        at += days * DAY
        payload = enc({1: self.space, 6: at, BODY: body})
        self.bodies[name] = (payload, body, at)
        self.records[name] = sign("key", payload, signer)
        return name

    def line(self, *names):
        """Normal events, one after the other, each announced by the one before."""
        after = list(self.bodies)[-1]
        for name in names:
            after = self.event(name, after)


def vector(about, log, names, chosen=None):
    made = {"about": about, "written_by": "python", "events": [log.records[name].hex() for name in names]}
    if chosen is not None:
        made["chosen"] = names.index(chosen)
    return made | judge(made)


def stories(start):
    """Each made-up log, told in one sentence."""
    plain = Log("log plain", start)
    plain.line("1", "2", "3")
    yield "one", "An inception alone.", plain, ["0"]
    yield "rotated", "Three rotations, each announced.", plain, ["0", "1", "2", "3"]
    yield "reordered", "The same, in the order in which they happened to come.", plain, ["3", "1", "0", "2"]
    yield "twice", "The same events twice.", plain, ["0", "1", "1", "0", "2"]
    yield "gap", "One is missing: what follows it is an orphan, and what follows that too.", plain, ["0", "1", "3"]
    yield "no-inception-after", "The middle is missing twice.", plain, ["0", "2", "3"]

    retired = Log("log retired", start)
    retired.event("1", "0", reason=RETIRED, announces="2")
    retired.event("2", "1", reason=ENDED, successor=plain.space)
    yield "ended", "A machine was retired; then the space ended, and another goes on.", retired, ["0", "1", "2"]
    retired.event("3", "2")
    yield "after-the-end", "A normal event after the end.", retired, ["0", "1", "2", "3"]
    retired.event("3a", "2", reason=LOST, by=0, words=1, announces="4")
    yield "end-taken-back", "A recovery after the end: it goes on.", retired, ["0", "1", "2", "3a"]
    retired.event("2b", "1", reason=ENDED, by=0, words=1)
    yield "ended-by-words", "The end, said with the recovery words.", retired, ["0", "1", "2b"]

    bad = Log("log bad", start)
    bad.line("1")
    bad.event("2", "1")
    for name, about, after, kinds in [
        ("number-skipped", "A number left out.", "1", {"body": {1: 3}}),
        ("number-again", "The number of the event before.", "1", {"body": {1: 1}}),
        ("backwards", "Made before the event that it follows.", "1", {"days": -1}),
        ("not-announced", "A key that was not announced.", "1", {"key": "7"}),
        ("key-again", "The key of the inception once more.", "1", {"key": "0"}),
        ("recovery-changed", "A normal event that announces other words.", "1", {"key": "2", "words": 5}),
        ("not-the-recovery-key", "A recovery by other words than the announced ones.", "1", {"reason": LOST, "by": 4, "words": 5, "key": "8"}),
        ("recovery-kept", "A recovery that announces its own words again.", "1", {"reason": LOST, "by": 0, "words": 0, "key": "8"}),
        ("second-key-not-announced", "Two keys of which one was announced.", "1", {"key": "2", "body": {3: [okp(bad.key("2")), okp(bad.key("9"))]}}),
    ]:
        bad.event(name, after, **kinds) if "key" in kinds else bad.event(name, after, key="2", **kinds)
        yield name, about, bad, ["0", "1", name]
    yield "fault-beside-good", "One that cannot follow beside one that does.", bad, ["0", "1", "not-announced", "2"]
    bad.event("same-day", "1", key="2", days=0)
    yield "same-second", "Made in the second of the event before: that may be.", bad, ["0", "1", "same-day"]

    stolen = Log("log stolen", start)
    stolen.line("1", "2")
    stolen.event("3", "2")
    stolen.event("3a", "2", key="3", days=91)
    yield "forked", "Two events of one key at one place: a thief and the owner. The log is forked.", stolen, ["0", "1", "2", "3", "3a"]
    stolen.event("3b", "2", key="3", days=92)
    yield "forked-by-three", "A third one: the two of lower hash stand beside the line.", stolen, ["0", "1", "2", "3", "3a", "3b"]
    stolen.event("4a", "3a", key="4")
    stolen.event("5a", "4a", key="5")
    yield "forked-and-on", "What follows a fork says nothing.", stolen, ["0", "1", "2", "3", "3a", "4a", "5a"]
    yield "thief-first", "The thief goes on alone, as nobody else has said anything.", stolen, ["0", "1", "2", "3a", "4a", "5a"]
    stolen.event("3r", "2", reason=COMPROMISED, by=0, words=1, key="30", announces="31", days=100)
    yield "recovered", "The owner recovers before the theft: the thief's events count no more, however many.", stolen, [
        "0", "1", "2", "3a", "4a", "5a", "3r"]
    yield "recovery-ends-fork", "A recovery at the place of a fork ends it.", stolen, ["0", "1", "2", "3", "3a", "3r"]
    stolen.event("5r", "4a", reason=COMPROMISED, by=0, words=1, key="30", announces="31", days=100)
    yield "recovered-after", "The owner recovers after the thief's second event: those stay in the line, and every key before is distrusted.", stolen, [
        "0", "1", "2", "3a", "4a", "5a", "5r"]
    yield "recovery-through-fork", "A recovery names its way through a fork.", stolen, ["0", "1", "2", "3", "3a", "4a", "5r"]
    stolen.event("31", "3r")
    stolen.event("32", "31")
    yield "on-after-recovery", "Rotations after a recovery, and the thief's events come late.", stolen, [
        "0", "1", "2", "3r", "31", "32", "3a", "4a"]
    stolen.event("3q", "2", reason=COMPROMISED, by=0, words=2, key="40", announces="41", days=101)
    twice = ["0", "1", "2", "3r", "31", "3q"]
    yield "recovered-twice", "Two recoveries by the same words: nobody can tell which.", stolen, twice
    yield "recovered-twice-chosen", "The same, where a person has chosen the first: what follows it counts.", stolen, twice, "3r"
    yield "recovered-at-two-places", "Two recoveries by the same words at two places.", stolen, ["0", "1", "2", "3r", "3a", "4a", "5r"]
    stolen.event("3p", "2", reason=LOST, by=0, words=3, key="50", announces="51", days=102)
    yield "recovered-three-times", "Three recoveries: the two of lower hash.", stolen, ["0", "1", "2", "3r", "3q", "3p"]
    stolen.event("33", "32", reason=RETIRED, by=1, words=4, key="60", announces="61", days=10)
    yield "recovered-again", "A second recovery by the words that the first announced.", stolen, ["0", "1", "2", "3r", "31", "32", "33"]
    stolen.event("32a", "31", key="32", days=95)
    yield "forked-after-recovery", "A fork after a recovery: the line keeps the recovery.", stolen, ["0", "1", "2", "3r", "31", "32", "32a"]


def vectors(start):
    return {name: vector(about, log, names, *chosen) for name, about, log, names, *chosen in stories(start)}
