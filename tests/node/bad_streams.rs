//! Bad questions, answers and streams of catch-up: what each gets, and that the node goes on serving everyone else.
//!
//! The questions stand in `tests/bad/streams.toml`.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use covisa::clock;
use covisa_tests::PATIENCE;
use covisa_tests::adversary::streams::{Came, End};
use covisa_tests::adversary::{Adversary, Manners};
use covisa_tests::made::Made;
use covisa_tests::program::{Home, Running, contents};
use covisa_tests::table::Table;
use covisa_tests::wait_for;
use federation_spec::protocol::{CATCH_UP, Cursor, Epoch, Refused, Reply, Request, Salt};
use federation_spec::wire::ids::Hash32;
use federation_spec::wire::limits::{MAX_REPLY, MAX_ROUNDS};

use crate::bad_control::{alive, grown, memory};
use crate::bad_gossip::{bytes_of, fresh};

const HERE: Cursor = Cursor {
    epoch: Epoch([4; 8]),
    arrival: 9,
};

/// What came of a question, in words.
fn words(came: &Came) -> String {
    let bytes = match came {
        // Whether a stream is reset or only closed depends on whether our own end of it has arrived by then.
        Came::Closed(bytes) if bytes.is_empty() => return "no answer".to_owned(),
        Came::Closed(bytes) => bytes,
        Came::Broken => return "no answer".to_owned(),
        Came::Refused => return "no such protocol".to_owned(),
        Came::Silence => return "silence".to_owned(),
    };
    match Reply::decode(bytes) {
        Ok(Reply::Records { records, .. }) => format!("{} records", records.len()),
        Ok(Reply::Reconcile { .. }) => "reconcile".to_owned(),
        Ok(Reply::Noted) => "noted".to_owned(),
        Ok(Reply::Refused(why)) => format!("refused: {}", reason(why)),
        Err(error) => format!("{} bytes: {error}", bytes.len()),
    }
}

fn reason(why: Refused) -> &'static str {
    match why {
        Refused::UnknownRequest => "unknown request",
        Refused::UnknownCursor => "unknown cursor",
        Refused::Busy => "busy",
        Refused::Malformed => "malformed",
    }
}

fn reconcile(message: Vec<u8>) -> Vec<u8> {
    let salt = Salt([3; 16]);
    Request::Reconcile { salt, message }.encode()
}

/// What a node holds, and the bytes of its ledger: what nothing here may change.
fn state(home: &Home, node: &Running) -> (String, usize) {
    let status = node.ask.get("status").json();
    let ledger = contents(&home.path().join("ledger"));
    let bytes = ledger.iter().map(|(_, bytes)| bytes.len()).sum();
    (
        format!("{} spaces, {} records", status["spaces"], status["records"]),
        bytes,
    )
}

#[test]
fn every_bad_question_gets_its_answer() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("bad/streams.toml");
    let file: toml::Table = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let home = Home::init("Example Nord");
    let node = home.serve();
    let (before, held) = (memory(&node), state(&home, &node));
    let mut table = Table::new("streams-questions");
    let adversary = Adversary::meet(&node.address());
    for entry in file["question"].as_array().unwrap() {
        let text = |key: &str| entry.get(key).and_then(toml::Value::as_str);
        let hex = text("hex").map(bytes_of);
        let frame = hex.unwrap_or_else(|| reconcile(bytes_of(text("reconcile").unwrap())));
        table.note(
            entry["number"].as_integer().unwrap() as u32,
            text("about").unwrap(),
            text("gets").unwrap(),
            words(&adversary.ask(&frame)),
        );
    }
    for (about, request) in whole_questions() {
        table.note(
            97,
            about,
            "refused: unknown request",
            cut_anywhere(&node, &request),
        );
    }
    table.note(
        98,
        "2,000 random messages",
        "all answered",
        random_messages(&node),
    );
    let kept = if state(&home, &node) == held {
        "nothing"
    } else {
        "something"
    };
    table.note(93, "what is kept of all of them", "nothing", kept);
    table.note(
        93,
        "memory after all of them",
        "within 64 MiB more",
        grown(before, memory(&node)),
    );
    table.note(93, "the node after all of them", "alive", alive(&node));
    table.finish();
}

fn whole_questions() -> Vec<(String, Vec<u8>)> {
    let fetch = Request::Fetch {
        salt: Salt([3; 16]),
        ids: vec![Hash32([5; 32])],
    };
    let space = Made::of(1, clock::now()).space;
    let all = [
        ("changes", Request::Changes(Some(HERE)).encode()),
        ("reconcile", reconcile(vec![0x61, 0, 0, 2, 0])),
        ("fetch", fetch.encode()),
        ("key log", Request::KeyLog(space).encode()),
        ("news", Request::News(HERE).encode()),
    ];
    let told = |(name, frame): (&str, Vec<u8>)| {
        (
            format!(
                "a question of kind {name}, cut at each of its {} bytes",
                frame.len()
            ),
            frame,
        )
    };
    all.into_iter().map(told).collect()
}

/// The one answer to every beginning of a question, our side closed behind it.
fn cut_anywhere(node: &Running, frame: &[u8]) -> String {
    let adversary = Adversary::meet(&node.address());
    let mut got: Vec<String> = (0..frame.len())
        .map(|end| words(&adversary.ask(&frame[..end])))
        .collect();
    got.dedup();
    got.join("; ")
}

/// Messages that begin as negentropy does and go on by chance, always the same chance.
fn random_messages(node: &Running) -> String {
    let mut seed = Hash32([1; 32]);
    let mut got: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..20 {
        let adversary = Adversary::meet(&node.address());
        for _ in 0..100 {
            seed = Hash32::of(&seed.0);
            // Small numbers make sense as bounds, modes and counts.
            let mut message = vec![0x61];
            let few = |byte: &u8| if byte % 3 == 0 { *byte } else { byte % 4 };
            message.extend(seed.0.iter().map(few).take(1 + usize::from(seed.0[0] % 31)));
            *got.entry(words(&adversary.ask(&reconcile(message))))
                .or_default() += 1;
        }
    }
    let unanswered: Vec<_> = got
        .iter()
        .filter(|(words, _)| !["reconcile", "refused: malformed"].contains(&words.as_str()))
        .collect();
    match (unanswered.is_empty(), got.len()) {
        (true, 2) => "all answered".to_owned(),
        _ => format!("{got:?}"),
    }
}

#[test]
fn streams_that_say_nothing_are_let_go_and_others_are_served() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let (before, held) = (memory(&node), state(&home, &node));
    let mut table = Table::new("streams-silence");
    let silent = Adversary::with(&node.address(), Manners::default().catch_up(|_| None));
    wait_for("The node asks the silent peer", || {
        !silent.asked().is_empty()
    });
    let half = Request::Changes(None).encode();
    let unended = silent.open(CATCH_UP, &half[..3], End::Open, PATIENCE);
    let idle: Vec<_> = (0..100)
        .map(|_| silent.open(CATCH_UP, b"", End::Open, PATIENCE))
        .collect();
    let other = Adversary::meet(&node.address());
    let meanwhile = words(&other.ask(&Request::Changes(None).encode()));
    table.note(
        93,
        "another peer's question meanwhile",
        "3 records",
        meanwhile,
    );
    table.note(96, "the node meanwhile", "alive", alive(&node));
    let unended = words(&unended.recv().unwrap());
    table.note(93, "a question that never ends", "no answer", unended);
    let mut ends: Vec<String> = idle.iter().map(|one| words(&one.recv().unwrap())).collect();
    ends.sort();
    ends.dedup();
    table.note(
        96,
        "100 streams opened and not used",
        "no answer",
        ends.join("; "),
    );
    let again = words(&silent.ask(&Request::Changes(None).encode()));
    // The record by which the node proved to be alive is there, too.
    table.note(
        96,
        "the same peer's question after that",
        "4 records",
        again,
    );
    let after = state(&home, &node);
    table.note(
        93,
        "bytes more in the ledger",
        "0",
        (after.1 - held.1).to_string(),
    );
    table.note(
        96,
        "memory after all of them",
        "within 64 MiB more",
        grown(before, memory(&node)),
    );
    table.finish();
    node.stop();
}

/// Answers that nobody should give to the first question of a node, whatever it is.
fn answers() -> Vec<(u32, &'static str, Vec<u8>)> {
    let records = |records, more| {
        Reply::Records {
            next: Some(HERE),
            more,
            records,
        }
        .encode()
    };
    let range = |message: Vec<u8>| Reply::Reconcile { message, at: HERE }.encode();
    let ids: Vec<u8> = (0..1_000)
        .flat_map(|n: u32| Hash32::of(&n.to_be_bytes()).0)
        .collect();
    let list = [vec![0x61, 0, 0, 2, 0x87, 0x68], ids].concat();
    vec![
        (93, "no byte", Vec::new()),
        (
            93,
            "one byte more than an answer may have",
            vec![0; MAX_REPLY + 1],
        ),
        (93, "4 MiB", vec![0; 4 << 20]),
        (94, "a question", Request::Changes(None).encode()),
        (94, "noted", Reply::Noted.encode()),
        (
            94,
            "refused: malformed",
            Reply::Refused(Refused::Malformed).encode(),
        ),
        (
            94,
            "refused: unknown cursor",
            Reply::Refused(Refused::UnknownCursor).encode(),
        ),
        (
            94,
            "refused for a reason of a later version",
            bytes_of("a3000101130a18ff"),
        ),
        (
            94,
            "1,024 records of nonsense",
            records(vec![vec![0]; 1_024], false),
        ),
        (
            94,
            "an empty page, and more to come",
            records(Vec::new(), true),
        ),
        (98, "a reconciliation with nonsense", range(vec![0xff; 100])),
        (98, "a reconciliation of another version", range(vec![0x62])),
        (98, "1,000 ids that nobody holds", range(list)),
        (
            98,
            "bounds that go backwards",
            range(bytes_of("61 06 01 ff 01 00*16 01 01 00 01 00*16")),
        ),
        (98, "20,000 ranges", range(bytes_of("61 020000*20000"))),
    ]
}

#[test]
fn no_answer_ends_a_node_or_leaves_anything_behind() {
    let mut table = Table::new("streams-answers");
    // One node that knows nobody asks for everything; one that knows somebody reconciles.
    for known in [false, true] {
        let home = Home::init("Example Nord");
        let node = home.serve();
        if known {
            alive(&node);
        }
        let (before, asks) = (memory(&node), if known { "reconcile" } else { "changes" });
        for (number, about, answer) in answers() {
            let held = state(&home, &node);
            let manners = Manners::default().catch_up(move |_| Some(answer.clone()));
            let adversary = Adversary::with(&node.address(), manners);
            wait_for("The node asks", || !adversary.asked().is_empty());
            // Served after it, the node has read what it was answered.
            let served =
                words(&adversary.ask(&Request::KeyLog(Made::of(1, clock::now()).space).encode()));
            let kept = if state(&home, &node) == held {
                "nothing"
            } else {
                "something"
            };
            let got = format!("{kept} kept, served: {served}");
            table.note(
                number,
                format!("{about}, to {asks}"),
                "nothing kept, served: 0 records",
                got,
            );
        }
        table.note(
            98,
            "memory after all of them",
            "within 64 MiB more",
            grown(before, memory(&node)),
        );
        table.note(98, "the node after all of them", "alive", alive(&node));
    }
    table.finish();
}

#[test]
fn an_endless_reconciliation_is_given_up() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    alive(&node);
    let mut table = Table::new("streams-endless");
    let other = Reply::Reconcile {
        message: bytes_of("61 00 00 01 11*16"),
        at: HERE,
    };
    let other = other.encode();
    let manners = Manners::default().catch_up(move |_| Some(other.clone()));
    let adversary = Adversary::with(&node.address(), manners);
    let most = MAX_ROUNDS as usize + 1;
    wait_for("The node asks as often as it may", || {
        rounds(&adversary) >= most - 1
    });
    table.note(
        98,
        "the node after an endless reconciliation",
        "alive",
        alive(&node),
    );
    let asked = rounds(&adversary);
    let got = if asked <= most {
        "given up".to_owned()
    } else {
        format!("{asked} questions")
    };
    table.note(98, "an answer that always differs", "given up", got);
    table.finish();
}

/// The most questions of one reconciliation, each of which has a salt of its own.
fn rounds(adversary: &Adversary) -> usize {
    let mut of_salt: BTreeMap<[u8; 16], usize> = BTreeMap::new();
    for frame in adversary.asked() {
        if let Ok(Request::Reconcile { salt, .. }) = Request::decode(&frame) {
            *of_salt.entry(salt.0).or_default() += 1;
        }
    }
    of_salt.values().copied().max().unwrap_or(0)
}

#[test]
fn a_key_log_of_another_space_than_asked_brings_no_key() {
    let mut table = Table::new("streams-key-log");
    let home = Home::init("Example Nord");
    let node = home.serve();
    let (asked, other) = (
        Made::of(fresh(), clock::now()),
        Made::of(fresh(), clock::now()),
    );
    let log = Reply::Records {
        next: None,
        more: false,
        records: vec![other.inception().bytes.to_vec()],
    };
    let log = log.encode();
    let manners = Manners::default().catch_up(move |frame| match Request::decode(frame) {
        Ok(Request::KeyLog(_)) => Some(log.clone()),
        _ => Some(Reply::Refused(Refused::Busy).encode()),
    });
    let adversary = Adversary::with(&node.address(), manners);
    adversary.publish(&asked.profile().bytes);
    let known = |made: &Made| node.ask.get(&format!("spaces/{}", made.space)).status;
    wait_for("The other space's key log is taken for what it is", || {
        known(&other) == 200
    });
    table.note(
        95,
        "the space that was asked about stays unknown",
        "404",
        known(&asked).to_string(),
    );
    let key_logs = adversary.asked().into_iter().filter(|frame| {
        matches!(Request::decode(frame), Ok(Request::KeyLog(space)) if space == asked.space)
    });
    table.note(
        95,
        "how often its key log was asked for",
        "1",
        key_logs.count().to_string(),
    );
    let terms = other.profile();
    adversary.publish(&terms.bytes);
    wait_for("The other space's records count", || {
        crate::meeting::shown(&node, &other.space.to_string())["profile"].is_object()
    });
    table.note(95, "the node after that", "alive", alive(&node));
    table.finish();
}

#[test]
fn names_of_protocols_are_bounded() {
    let mut table = Table::new("streams-names");
    let home = Home::init("Example Nord");
    let node = home.serve();
    let adversary = Adversary::meet(&node.address());
    let patience = Duration::from_secs(60);
    for length in [1, 100, 10_000, 16_000] {
        let name = format!("/{}", "a".repeat(length));
        let came = adversary
            .open(&name, b"", End::Open, patience)
            .recv()
            .unwrap();
        table.note(
            100,
            format!("a protocol of {} characters", length + 1),
            "no such protocol",
            words(&came),
        );
    }
    table.note(100, "the node after that", "alive", alive(&node));
    table.finish();
}
