//! The transcripts that covisa writes: who holds what, and what the two say to each other.

use data_encoding::HEXLOWER;
use federation_spec::protocol::{Cursor, Epoch, Reply, Request, Salt};
use federation_spec::records::status::Status;
use federation_spec::wire::cbor::{Item, encode};
use federation_spec::wire::ids::{Hash32, Timestamp};
use serde_json::{Value, json};

use super::conversations_deliver::deliver;
use super::ladder;
use super::plain_json::unhex;
use super::transcripts::Side;
use super::written::{NOW, Space, merge};

const SALT: Salt = Salt(*b"salt of vectors.");
const EPOCH: [Epoch; 2] = [Epoch(*b"epoch, a"), Epoch(*b"epoch, b")];
const NAMES: [&str; 2] = ["a", "b"];

/// A transcript that is being written.
pub struct Talk {
    about: &'static str,
    holds: [Value; 2],
    sides: [Side; 2],
    frames: Vec<Value>,
}

/// A record with its arrival number; the lower bits of what is held.
pub type Held = (u64, bool, Vec<u8>);

impl Talk {
    fn new(about: &'static str, a: &[Held], b: &[Held]) -> Self {
        Self::between(about, [a, b], [json!({}), json!({})])
    }

    /// Two nodes of which more is known than what they hold.
    pub fn between(about: &'static str, held: [&[Held]; 2], more: [Value; 2]) -> Self {
        let listed = |(arrival, rival, record): &Held| {
            let mut listed = json!({"arrival": arrival, "record": HEXLOWER.encode(record)});
            if *rival {
                listed["rival"] = json!(true);
            }
            listed
        };
        let holds = [0, 1].map(|side| {
            let records: Vec<Value> = held[side].iter().map(listed).collect();
            let mut holds = json!({"epoch": HEXLOWER.encode(&EPOCH[side].0), "records": records});
            merge(&mut holds, more[side].clone());
            holds
        });
        let sides = holds.each_ref().map(Side::of);
        Self {
            about,
            holds,
            sides,
            frames: Vec::new(),
        }
    }

    /// `a` asks `b`.
    pub fn ask(&mut self, says: &str, request: &Request, answer: &str) -> Reply {
        self.exchange(says, &request.encode(), answer, false)
    }

    /// `a` sends bytes that covisa would not write.
    pub fn ask_by_hand(&mut self, says: &str, request: &[u8], answer: &str) {
        self.exchange(says, request, answer, true);
    }

    fn exchange(&mut self, says: &str, request: &[u8], answer: &str, by_hand: bool) -> Reply {
        let reply = self.sides[1].answer_side(&self.sides[0], request, NOW);
        let line = |side: usize, says: &str, frame: &[u8]| json!({"from": NAMES[side], "says": says, "frame": HEXLOWER.encode(frame)});
        let mut asked = line(0, says, request);
        if by_hand {
            asked["by_hand"] = json!(true);
        }
        self.frames
            .extend([asked, line(1, answer, &reply.encode())]);
        reply
    }

    /// A reconciliation that ends within one round, and the fetch that follows from it.
    fn reconcile(&mut self, sentences: [&str; 4]) -> Cursor {
        let message = self.sides[0]
            .compare(SALT, None, NOW)
            .0
            .expect("a reconciliation begins");
        let request = Request::Reconcile {
            salt: SALT,
            message,
        };
        let Reply::Reconcile { message, at } = self.ask(sentences[0], &request, sentences[1])
        else {
            panic!("a message of a reconciliation is answered by another one");
        };
        let (next, need) = self.sides[0].compare(SALT, Some(&message), NOW);
        assert_eq!(next, None, "Sets of this size are compared in one round.");
        if !need.is_empty() {
            let ids = need.into_iter().collect();
            self.ask(
                sentences[2],
                &Request::Fetch { salt: SALT, ids },
                sentences[3],
            );
        }
        at
    }

    /// The transcript.
    pub fn json(self) -> Value {
        let [a, b] = self.holds;
        json!({"about": self.about, "written_by": "covisa", "now": NOW.0, "a": a, "b": b, "frames": self.frames})
    }
}

fn cursor(side: usize, arrival: u64) -> Cursor {
    Cursor {
        epoch: EPOCH[side],
        arrival,
    }
}

/// The signed bytes.
pub fn bytes(envelope: &federation_spec::wire::envelope::Envelope) -> Vec<u8> {
    envelope.bytes().to_vec()
}

/// Records of the vectors: two spaces, one of which contradicts itself, and terms that have ended.
struct Stock {
    yard: Space,
    yard_key: Vec<u8>,
    yard_profile: Vec<u8>,
    attic_key: Vec<u8>,
    attic_terms: [Vec<u8>; 2],
    harbour_key: Vec<u8>,
    harbour_ended: Vec<u8>,
}

fn stock() -> Stock {
    let (yard, attic) = (Space::named("Yard"), Space::named("Attic"));
    let ended = ladder::vectors("valid")
        .into_iter()
        .find(|(name, _)| name == "terms-01-nothing-said");
    let (_, ended) = ended.expect("the vectors hold terms that ended before NOW");
    let mut torn = ["open", "closed"].map(|note| attic.signed(&attic.terms(json!({"note": note}))));
    torn.sort_by_key(|terms| Hash32::of(terms.payload()));
    Stock {
        yard_key: bytes(&yard.inception()),
        yard_profile: bytes(&yard.signed(&yard.profile("Example Yard", json!({})))),
        attic_key: bytes(&attic.inception()),
        attic_terms: torn.each_ref().map(bytes),
        harbour_key: unhex(&ended["key_log"][0]),
        harbour_ended: unhex(&ended["record"]),
        yard,
    }
}

impl Stock {
    /// What `b` holds in most transcripts. Number 3 led to a record that number 6 has replaced.
    fn of_b(&self) -> Vec<Held> {
        let [shown, rival] = self.attic_terms.clone();
        vec![
            (1, false, self.yard_key.clone()),
            (2, false, self.attic_key.clone()),
            (4, false, shown),
            (5, true, rival),
            (6, false, self.yard_profile.clone()),
            (7, false, self.harbour_key.clone()),
            (8, false, self.harbour_ended.clone()),
        ]
    }
}

/// Every transcript: name and content.
pub fn all() -> Vec<(&'static str, Value)> {
    let stock = stock();
    vec![
        ("stream", stream(&stock)),
        ("cursor", from_a_cursor(&stock)),
        ("unknown-cursor", unknown_cursor(&stock)),
        ("reconcile", reconcile(&stock)),
        ("reconcile-fingerprints", fingerprints()),
        ("reconcile-alike", alike(&stock)),
        ("key-log", key_log(&stock)),
        ("news", news(&stock)),
        ("unknown-frames", unknown_frames(&stock)),
        ("status-lists", status_lists(&stock)),
        ("deliver", deliver()),
    ]
}

fn stream(stock: &Stock) -> Value {
    let mut talk = Talk::new(
        "An empty store takes everything; terms that have ended are not sent.",
        &[],
        &stock.of_b(),
    );
    talk.ask(
        "I hold nothing: what is there?",
        &Request::Changes(None),
        "Six records in the order of arrival, both of a conflict among them; that is all up to number 8.",
    );
    talk.ask(
        "What came after number 8?",
        &Request::Changes(Some(cursor(1, 8))),
        "Nothing; go on from number 8 again.",
    );
    talk.json()
}

fn from_a_cursor(stock: &Stock) -> Value {
    let held = &stock.of_b()[..5];
    let mut talk = Talk::new(
        "A node that was read before is asked for what came since: one record.",
        &[],
        held,
    );
    talk.ask(
        "What came after number 5?",
        &Request::Changes(Some(cursor(1, 5))),
        "One record; go on from number 6.",
    );
    talk.ask(
        "What came after number 3, at which nothing lies any more?",
        &Request::Changes(Some(cursor(1, 3))),
        "Three records; go on from number 6.",
    );
    talk.json()
}

fn unknown_cursor(stock: &Stock) -> Value {
    let mut talk = Talk::new(
        "Cursors that are not of this index are refused.",
        &[],
        &stock.of_b(),
    );
    talk.ask(
        "What came after number 5 of an index that is gone?",
        &Request::Changes(Some(cursor(0, 5))),
        "Refused: unknown cursor.",
    );
    talk.ask(
        "What came after a number that was never given?",
        &Request::Changes(Some(cursor(1, 9))),
        "Refused: unknown cursor.",
    );
    talk.json()
}

fn reconcile(stock: &Stock) -> Value {
    let a = [
        (1, false, stock.yard_key.clone()),
        (2, false, stock.yard_profile.clone()),
        (3, false, stock.attic_key.clone()),
    ];
    let b: Vec<Held> = stock
        .of_b()
        .into_iter()
        .filter(|(arrival, ..)| *arrival != 6)
        .collect();
    let mut talk = Talk::new(
        "Two small sets are reconciled: lists of ids are enough. What has ended is in neither set.",
        &a,
        &b,
    );
    let at = talk.reconcile([
        "These three salted ids are what I hold.",
        "These five are what I hold, up to number 8.",
        "Give me the three that I lack.",
        "Three records, the key event first.",
    ]);
    talk.ask(
        "From now on: what came after number 8?",
        &Request::Changes(Some(at)),
        "Nothing yet.",
    );
    talk.json()
}

/// Lists come first at `b`, and last in what is fetched.
fn status_lists(stock: &Stock) -> Value {
    let (yard, attic) = (&stock.yard, Space::named("Attic"));
    let list = |space: &Space, number, places: &[_]| {
        bytes(&space.signed(&space.status_list(number, places)))
    };
    let b = [
        (1, false, stock.yard_key.clone()),
        (2, false, list(yard, 0, &[(7, Status::Revoked)])),
        (3, false, stock.attic_key.clone()),
        (4, false, list(&attic, 63, &[])),
        (5, false, stock.attic_terms[0].clone()),
        (6, false, stock.yard_profile.clone()),
    ];
    let mut talk = Talk::new(
        "Status lists are read, compared and fetched like all other records; what is fetched comes in the order in which it can be judged.",
        &b[..1],
        &b,
    );
    talk.ask(
        "What came after number 1?",
        &Request::Changes(Some(cursor(1, 1))),
        "Five records, as they arrived.",
    );
    talk.reconcile([
        "This one is what I hold.",
        "These six are what I hold, up to number 6.",
        "Give me the five that I lack.",
        "Key event, profile, terms, and then the lists.",
    ]);
    talk.json()
}

fn fingerprints() -> Value {
    // Half of the events were made within one second, so that bounds need parts of ids as well.
    let house = |n: u64| {
        Space::founded(
            &format!("House {n}"),
            Timestamp(NOW.0 - 1000 * n.saturating_sub(20)),
        )
    };
    let held = |without: &[u64]| {
        let houses = (0..40).filter(|n| !without.contains(n));
        let records = houses.map(|n| bytes(&house(n).inception()));
        records
            .zip(1..)
            .map(|(record, arrival)| (arrival, false, record))
            .collect::<Vec<Held>>()
    };
    let mut talk = Talk::new(
        "Two sets of 38 and 39 are reconciled: sixteen fingerprints, and lists where they differ.",
        &held(&[7, 33]),
        &held(&[11]),
    );
    talk.reconcile([
        "These are the fingerprints of sixteen ranges.",
        "In the ranges that differ, these are my ids.",
        "Give me the two that I lack.",
        "Two records.",
    ]);
    talk.json()
}

fn alike(stock: &Stock) -> Value {
    let held = [
        (1, false, stock.yard_key.clone()),
        (2, false, stock.attic_key.clone()),
    ];
    let mut talk = Talk::new("Equal sets, and messages that are none.", &held, &held);
    talk.reconcile([
        "These two are what I hold.",
        "These two are what I hold.",
        "",
        "",
    ]);
    let by_hand = |message: &[u8]| {
        let message = message.to_vec();
        Request::Reconcile {
            salt: SALT,
            message,
        }
        .encode()
    };
    talk.ask_by_hand(
        "A message of a later negentropy version.",
        &by_hand(&[0x62, 0, 0, 0]),
        "Only the version that I speak.",
    );
    talk.ask_by_hand(
        "Not a negentropy message.",
        &by_hand(&[0x11]),
        "Refused: malformed.",
    );
    talk.ask_by_hand(
        "A message that ends too soon.",
        &by_hand(&[0x61, 0, 0, 2, 1]),
        "Refused: malformed.",
    );
    for (says, message) in nonsense() {
        talk.ask_by_hand(says, &by_hand(&message), "Refused: malformed.");
    }
    talk.ask_by_hand(
        "A message that covers nothing.",
        &by_hand(&[0x61]),
        "Nothing: all of it is skipped.",
    );
    talk.ask_by_hand(
        "A bound that lies below the one before.",
        &by_hand(&[0x61, 9, 2, 7, 7, 0, 1, 1, 7, 0]),
        "Nothing: it covers nothing, and all is skipped.",
    );
    talk.json()
}

/// Messages of the right version that make no sense. SPEC §8.4
fn nonsense() -> Vec<(&'static str, Vec<u8>)> {
    let after = |head: &[u8], count: usize| [&[0x61], head, &vec![7; count][..]].concat();
    let large = [0xff; 9];
    vec![
        ("It ends after a timestamp.", vec![0x61, 0]),
        ("It ends after a length.", vec![0x61, 0, 0]),
        (
            "It ends within the beginning of an id.",
            vec![0x61, 5, 3, 1, 2],
        ),
        ("It ends before a count.", vec![0x61, 0, 0, 2]),
        ("It ends within a count.", vec![0x61, 0, 0, 2, 0x81]),
        (
            "It ends within the varint of a second range.",
            vec![0x61, 0, 0, 2, 0, 0x80],
        ),
        ("A fingerprint of 15 bytes.", after(&[0, 0, 1], 15)),
        ("Two ids of 63 bytes.", after(&[0, 0, 2, 2], 63)),
        (
            "The beginning of an id with 33 bytes.",
            [after(&[0, 33], 33), vec![0]].concat(),
        ),
        ("A mode 3.", vec![0x61, 0, 0, 3]),
        (
            "A varint of two bytes that could be one.",
            vec![0x61, 0x80, 5, 0, 0],
        ),
        (
            "A varint of 65 bits.",
            [&[0x61, 0x82][..], &large[1..], &[0x7f, 0, 0]].concat(),
        ),
        (
            "A count that no message can hold.",
            [&[0x61, 0, 0, 2][..], &large, &[0x7f]].concat(),
        ),
        ("A number after infinity.", vec![0x61, 0, 0, 0, 2, 0, 0]),
        (
            "A timestamp of 2^64 - 1.",
            [&[0x61, 0x81][..], &large[1..], &[0x7f, 0, 0, 2, 0, 0]].concat(),
        ),
    ]
}

fn key_log(stock: &Stock) -> Value {
    let mut talk = Talk::new("The key log of one space is asked for.", &[], &stock.of_b());
    talk.ask(
        "Who speaks for the Yard?",
        &Request::KeyLog(stock.yard.id()),
        "Its inception event.",
    );
    talk.ask(
        "Who speaks for a space that you do not know?",
        &Request::KeyLog(Space::named("Nowhere").id()),
        "No records.",
    );
    talk.json()
}

fn news(stock: &Stock) -> Value {
    let a = [
        (1, false, stock.yard_key.clone()),
        (2, false, stock.yard_profile.clone()),
    ];
    let mut talk = Talk::new("A node says that it has something new.", &a, &[]);
    talk.ask(
        "I hold more, up to number 2.",
        &Request::News(cursor(0, 2)),
        "Heard.",
    );
    talk.json()
}

fn unknown_frames(stock: &Stock) -> Value {
    let mut talk = Talk::new(
        "Frames of later versions, and bytes that are no frames.",
        &[],
        &stock.of_b()[..1],
    );
    let map = |entries: &[(i64, Item)]| {
        let entry = |(key, value): &(i64, Item)| (Item::int(*key), value.clone());
        encode(&Item::Map(entries.iter().map(entry).collect()))
    };
    let (one, kind) = ((0, Item::int(1)), (1, Item::int(1)));
    let refused = "Refused: unknown request.";
    talk.ask_by_hand(
        "A kind of a later version.",
        &map(&[one.clone(), (1, Item::int(9))]),
        refused,
    );
    talk.ask_by_hand(
        "A later version.",
        &map(&[(0, Item::int(2)), kind.clone()]),
        refused,
    );
    talk.ask_by_hand(
        "A key that must not be overlooked.",
        &map(&[one.clone(), kind.clone(), (34, Item::int(0))]),
        refused,
    );
    talk.ask_by_hand(
        "A key of another kind.",
        &map(&[
            one.clone(),
            kind.clone(),
            (9, Item::Text(stock.yard.id().to_string())),
        ]),
        refused,
    );
    talk.ask_by_hand(
        "A cursor without its number.",
        &map(&[one.clone(), kind.clone(), (2, Item::Bytes(vec![0; 8]))]),
        refused,
    );
    talk.ask_by_hand(
        "A reply where a request should be.",
        &Reply::Noted.encode(),
        refused,
    );
    talk.ask_by_hand(
        "A byte after the frame.",
        &[Request::Changes(None).encode(), vec![0]].concat(),
        refused,
    );
    talk.ask_by_hand("Keys in the wrong order.", &[0xa2, 1, 1, 0, 1], refused);
    talk.ask_by_hand("Nothing at all.", &[], refused);
    talk.ask_by_hand(
        "An odd key of a later version.",
        &map(&[one, kind, (33, Item::Bool(true))]),
        "It is overlooked: one record.",
    );
    talk.json()
}
