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

use crate::judging::{alive, bytes_of, grown, memory};

pub const HERE: Cursor = Cursor {
    epoch: Epoch([4; 8]),
    arrival: 9,
};

/// What came of a question, in words.
pub fn words(came: &Came) -> String {
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
        Refused::NotTaken => "not taken",
    }
}

fn reconcile(message: Vec<u8>) -> Vec<u8> {
    let salt = Salt([3; 16]);
    Request::Reconcile { salt, message }.encode()
}

/// What a node holds, and the bytes of its ledger: what nothing here may change.
pub fn state(home: &Home, node: &Running) -> (String, usize) {
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
            let few = |byte: &u8| {
                if byte.is_multiple_of(3) {
                    *byte
                } else {
                    byte % 4
                }
            };
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
        "4 records",
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
        "5 records",
        again,
    );
    let asked_again = ask_again(&silent);
    let about = "a peer that never answers, when it has news";
    table.note(93, about, "heard and asked again", asked_again);
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

/// Tells a node of news until it asks again: then it has done with what it was answered before.
pub fn ask_again(adversary: &Adversary) -> &'static str {
    let before = adversary.asked().len();
    let news = Request::News(HERE).encode();
    wait_for("The node asks again", || {
        adversary.ask(&news);
        adversary.asked().len() > before
    });
    "heard and asked again"
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
