//! Conversations of two nodes as vectors: every frame is read and written back, every reply is what the store gives.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use covisa::core::IndexChange;
use covisa::core::batch::Slot;
use covisa::store::chain::Head;
use covisa::store::reconcile::compare;
use covisa::store::serve::serve;
use covisa::store::{Index, Opened, Records as _};
use data_encoding::HEXLOWER;
use federation_spec::protocol::{Epoch, Refused, Reply, Request, Salt};
use federation_spec::records::{KeyEvent, SpaceProfile, StatusList, Terms, Vouches};
use federation_spec::rules::supersede::Latest;
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use federation_spec::wire::limits::{MAX_REPLY, MAX_REPLY_RECORDS_BYTES};
use serde_json::{Value, json};

use super::conversations;
use super::delivering::Desk;
use super::ladder::{self, cddl_accepts_item, spec_dir};
use super::plain_json::unhex;

/// An index that follows an empty ledger.
const START: Head = Head {
    number: 0,
    hash: Hash32([0; 32]),
};

/// One of the two nodes: its index, filled with what the vector says that it holds.
pub struct Side {
    _home: tempfile::TempDir,
    index: Index,
    /// Its peer id, and what hears messages about a visit, where they are delivered.
    peer: Vec<u8>,
    desk: Option<RefCell<Desk>>,
}

impl Side {
    /// Opens an index of this epoch and these records.
    pub fn of(side: &Value) -> Self {
        let home = tempfile::tempdir().expect("a folder for a while can be had");
        let epoch = Epoch(
            unhex(&side["epoch"])
                .try_into()
                .expect("an epoch has 8 bytes"),
        );
        let Opened { index, .. } =
            Index::open(home.path(), Timestamp(0), epoch).expect("an index can be begun");
        let records = side["records"].as_array().expect("records are a list");
        let changes: Vec<_> = records.iter().map(change).collect();
        index
            .apply(&changes, START)
            .expect("an index can be written");
        Self {
            _home: home,
            index,
            peer: side.get("peer").map(unhex).unwrap_or_default(),
            desk: Desk::of(side).map(RefCell::new),
        }
    }

    /// What this node answers to the bytes of a request, as its network task and its store do together.
    pub fn answer(&self, request: &[u8], now: Timestamp) -> Reply {
        self.answer_to(&[], request, now)
    }

    /// What it answers another side.
    pub fn answer_side(&self, from: &Self, request: &[u8], now: Timestamp) -> Reply {
        self.answer_to(&from.peer, request, now)
    }

    fn answer_to(&self, peer: &[u8], request: &[u8], now: Timestamp) -> Reply {
        match Request::decode(request) {
            Ok(Request::Deliver(message)) => {
                let desk = self.desk.as_ref().expect("this side has a desk");
                desk.borrow_mut().hear(peer, &message, now)
            }
            // The store leaves this one to the core, which says the same to all.
            Ok(Request::News(_)) => Reply::Noted,
            Ok(request) => serve(
                &self.index,
                &request,
                self.index.cursor().arrival,
                MAX_REPLY_RECORDS_BYTES,
                now,
            ),
            Err(_) => Reply::Refused(Refused::UnknownRequest),
        }
    }

    /// The next message of a reconciliation that this node leads, and the ids that it lacks.
    pub fn compare(
        &self,
        salt: Salt,
        message: Option<&[u8]>,
        now: Timestamp,
    ) -> (Option<Vec<u8>>, BTreeSet<Hash32>) {
        let result =
            compare(&self.index, salt, message, now).expect("the other one's message makes sense");
        (result.next, result.need.into_iter().collect())
    }
}

fn change(record: &Value) -> IndexChange {
    let envelope = ladder::envelope(&unhex(&record["record"])).expect("what is held is a record");
    let arrival = record["arrival"]
        .as_u64()
        .expect("what is held arrived once");
    let rival = record["rival"] == json!(true);
    match envelope.kind() {
        RecordType::KeyEvent => put::<KeyEvent>(&envelope, arrival, rival),
        RecordType::Profile => put::<SpaceProfile>(&envelope, arrival, rival),
        RecordType::Terms => put::<Terms>(&envelope, arrival, rival),
        RecordType::StatusList => put::<StatusList>(&envelope, arrival, rival),
        RecordType::Vouches => put::<Vouches>(&envelope, arrival, rival),
        RecordType::Card | RecordType::Attestation | RecordType::VisitMessage => {
            panic!("no node holds passes or messages for others")
        }
    }
}

fn put<T: Latest>(envelope: &Envelope, arrival: u64, rival: bool) -> IndexChange {
    let record = T::read(envelope.payload()).expect("what is held has the shape of its type");
    IndexChange::Put {
        slot: Slot {
            space: record.space(),
            kind: T::TYPE,
            rival,
        },
        arrival,
        issued_at: record.issued_at(),
        expires_at: record.expires_at().unwrap_or(Timestamp(0)),
        bytes: envelope.bytes().clone(),
    }
}

/// What the one who asks remembers of a reconciliation.
#[derive(Default)]
struct Asker {
    next: BTreeMap<[u8; 16], Vec<u8>>,
    need: BTreeSet<Hash32>,
}

impl Asker {
    /// The message that the request should hold: the first one, or what followed from the last reply.
    fn leads(&mut self, side: &Side, salt: Salt, now: Timestamp) -> Option<Vec<u8>> {
        self.next
            .remove(&salt.0)
            .or_else(|| side.compare(salt, None, now).0)
    }

    fn hears(&mut self, side: &Side, salt: Salt, message: &[u8], now: Timestamp) {
        let (next, need) = side.compare(salt, Some(message), now);
        self.next.extend(next.map(|next| (salt.0, next)));
        self.need.extend(need);
    }
}

fn replay(name: &str, talk: &Value) -> usize {
    let now = Timestamp(
        talk["now"]
            .as_u64()
            .expect("a transcript says when it happens"),
    );
    let sides = [Side::of(&talk["a"]), Side::of(&talk["b"])];
    let mut asker = Asker::default();
    let frames = talk["frames"].as_array().expect("frames are a list");
    for pair in frames.chunks(2) {
        let [asked, answered] = pair else {
            panic!("{name}: every request has its reply");
        };
        let from_a = asked["from"] == json!("a");
        let (one, other) = if from_a {
            (&sides[0], &sides[1])
        } else {
            (&sides[1], &sides[0])
        };
        assert_ne!(
            asked["from"], answered["from"],
            "{name}: the other one answers."
        );
        let (request, reply) = (unhex(&asked["frame"]), unhex(&answered["frame"]));
        assert_eq!(
            HEXLOWER.encode(&other.answer_side(one, &request, now).encode()),
            HEXLOWER.encode(&reply),
            "{name}: this is the answer to {}",
            asked["says"]
        );
        let reply = written_back(name, asked, &request, &reply);
        if asked.get("by_hand").is_none() {
            follow(name, &mut asker, one, &request, &reply, now);
        }
    }
    assert!(
        asker.next.is_empty(),
        "{name}: no reconciliation is left half-way."
    );
    assert!(asker.need.is_empty(), "{name}: what is needed is fetched.");
    frames.len()
}

/// Frames that covisa would write are written again, byte by byte, and fit their rules.
fn written_back(name: &str, asked: &Value, request: &[u8], reply: &[u8]) -> Reply {
    let read = Reply::decode(reply).expect("covisa reads its own replies");
    assert_eq!(read.encode(), reply, "{name}: the reply is written back.");
    assert!(
        cddl_accepts_item("reply", reply),
        "{name}: the CDDL tool accepts the reply."
    );
    if asked.get("by_hand").is_none() {
        let read = Request::decode(request).expect("covisa reads its own requests");
        assert_eq!(
            read.encode(),
            request,
            "{name}: the request is written back."
        );
        assert!(
            cddl_accepts_item("request", request),
            "{name}: the CDDL tool accepts the request."
        );
    }
    read
}

/// The asking side of a reconciliation: its messages and what it fetches follow from what it holds.
fn follow(
    name: &str,
    asker: &mut Asker,
    one: &Side,
    request: &[u8],
    reply: &Reply,
    now: Timestamp,
) {
    match (Request::decode(request), reply) {
        (
            Ok(Request::Reconcile { salt, message }),
            Reply::Reconcile {
                message: answer, ..
            },
        ) => {
            let led = asker.leads(one, salt, now);
            assert_eq!(
                led,
                Some(message),
                "{name}: this message follows from what is held."
            );
            asker.hears(one, salt, answer, now);
        }
        (Ok(Request::Fetch { salt, ids }), Reply::Records { records, .. }) => {
            let ids: BTreeSet<_> = ids.into_iter().collect();
            assert_eq!(asker.need, ids, "{name}: what is lacking is fetched.");
            let got = records.iter().map(|record| salt.id(&Hash32::of(record)));
            assert_eq!(
                got.collect::<BTreeSet<_>>(),
                ids,
                "{name}: all of it comes."
            );
            asker.need.clear();
        }
        _ => {}
    }
}

#[test]
fn covisa_writes_the_transcripts() {
    let writing = std::env::var("COVISA_WRITE_VECTORS").is_ok_and(|value| value == "1");
    let mut names = BTreeSet::new();
    for (name, talk) in conversations::all() {
        let path = spec_dir()
            .join("vectors/transcripts")
            .join(format!("{name}.json"));
        if writing {
            let text = serde_json::to_string_pretty(&talk).expect("a transcript is JSON");
            std::fs::create_dir_all(path.parent().expect("a file has a folder"))
                .expect("a folder can be made");
            std::fs::write(&path, text + "\n").expect("the transcripts can be written");
        }
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let held: Value = serde_json::from_str(&text).expect("a transcript is JSON");
        assert_eq!(
            held, talk,
            "{name}: what two nodes say to each other has not changed."
        );
        names.insert(name.to_owned());
    }
    let held = ladder::vectors("transcripts")
        .into_iter()
        .map(|(name, _)| name);
    assert_eq!(
        held.collect::<BTreeSet<_>>(),
        names,
        "Every file is still written."
    );
}

#[test]
fn transcripts_are_replayed_frame_by_frame() {
    let transcripts = ladder::vectors("transcripts");
    let frames: usize = transcripts
        .iter()
        .map(|(name, talk)| replay(name, talk))
        .sum();
    println!("{} transcripts, {frames} frames", transcripts.len());
    assert!(transcripts.len() >= 8, "There are at least eight.");
}

/// An index of so many records of so many bytes each: what they say does not matter to a reply.
fn filled(count: u32, len: usize) -> Side {
    let side = Side::of(&json!({"epoch": "0000000000000000", "records": []}));
    let put = |number: u32| {
        let mut space = [0; 20];
        space[..4].copy_from_slice(&number.to_be_bytes());
        IndexChange::Put {
            slot: Slot {
                space: SpaceId::from_bytes(space),
                kind: RecordType::Terms,
                rival: false,
            },
            arrival: u64::from(number),
            issued_at: Timestamp(1),
            expires_at: Timestamp(u64::MAX),
            bytes: vec![7; len].into(),
        }
    };
    let changes: Vec<_> = (1..=count).map(put).collect();
    side.index
        .apply(&changes, START)
        .expect("an index can be written");
    side
}

/// How many records each reply of a stream holds.
fn pages(side: &Side) -> Vec<usize> {
    let (mut from, mut pages) = (None, Vec::new());
    loop {
        let reply = side.answer(&Request::Changes(from).encode(), Timestamp(2));
        let bytes = reply.encode();
        assert!(
            bytes.len() <= MAX_REPLY,
            "A reply of {} bytes is within its bound.",
            bytes.len()
        );
        assert_eq!(
            Reply::decode(&bytes).as_ref(),
            Ok(&reply),
            "A full reply is read back."
        );
        let Reply::Records {
            next,
            more,
            records,
        } = reply
        else {
            panic!("changes are answered with records");
        };
        pages.push(records.len());
        from = next;
        if !more {
            return pages;
        }
    }
}

#[test]
fn a_stream_comes_in_replies_within_their_bounds() {
    assert_eq!(
        pages(&filled(1024, 10)),
        [1024],
        "1024 records fit into one reply."
    );
    assert_eq!(
        pages(&filled(1100, 10)),
        [1024, 76],
        "The others come in the next one."
    );
    assert_eq!(
        pages(&filled(70, 16 * 1024)),
        [64, 6],
        "1 MiB of records fits into one reply."
    );
    assert_eq!(
        pages(&filled(1024, 1024)),
        [1024],
        "Both bounds may be reached at once."
    );
}
