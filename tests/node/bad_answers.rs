//! Bad answers to what a node asks: nothing is kept of them, and it goes on asking.

use std::collections::BTreeMap;

use covisa::clock;
use covisa_tests::adversary::{Adversary, Manners};
use covisa_tests::made::Made;
use covisa_tests::program::Home;
use covisa_tests::table::Table;
use covisa_tests::wait_for;
use federation_spec::protocol::{Refused, Reply, Request};
use federation_spec::wire::ids::Hash32;
use federation_spec::wire::limits::{MAX_REPLY, MAX_ROUNDS};

use crate::bad_streams::{HERE, ask_again, state};
use crate::judging::{alive, bytes_of, fresh, grown, memory};
use crate::meeting::shown;

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
            let nonsense = about.ends_with("of nonsense");
            let (served, expected) = if nonsense {
                wait_for("It is put out", || !adversary.is_connected());
                ("put out", "nothing kept, put out")
            } else {
                (ask_again(&adversary), "nothing kept, heard and asked again")
            };
            let kept = if state(&home, &node) == held {
                "nothing"
            } else {
                "something"
            };
            let got = format!("{kept} kept, {served}");
            table.note(number, format!("{about}, to {asks}"), expected, got);
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
        shown(&node, &other.space.to_string())["profile"].is_object()
    });
    table.note(95, "the node after that", "alive", alive(&node));
    table.finish();
}
