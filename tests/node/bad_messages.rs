//! Messages about visits that no node should send, from a peer with the keys of a pinned home: what each gets, that nothing
//! is kept of those that are refused, and that the desk goes on.

use std::time::Duration;

use covisa::clock;
use covisa_tests::adversary::Adversary;
use covisa_tests::forged::Forged;
use covisa_tests::made::{DAY, card_of};
use covisa_tests::program::{Home, Running, contents};
use covisa_tests::table::Table;
use covisa_tests::wait_for;
use data_encoding::HEXLOWER;
use federation_spec::records::Card;
use federation_spec::records::attestation::AttestationClaims;
use federation_spec::records::values::Text;
use federation_spec::records::visit_message::{Said, VisitMessage, Visitor};
use federation_spec::wire::ids::{CodeMark, MessageId, SpaceId, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign};
use serde_json::json;

use crate::bad_kit::told;
use crate::meeting::{connect, knows, nord_and_sued};
use crate::voice::{Voice, deliver, number, seed};

/// Süd, which has pinned Nord, and somebody with Nord's keys.
pub struct Desk {
    /// Somebody with Nord's keys.
    pub nord: Voice,
    /// The desk's home.
    pub sued: Home,
    /// Its node.
    pub node: Running,
    /// A card of Nord.
    pub card: String,
}

impl Desk {
    /// A desk that runs; Nord does not.
    pub fn new() -> Self {
        let (nord, sued) = nord_and_sued();
        sued.done(&["space", "pin", &nord.space]);
        let card = nord.card_of("Alice Example");
        let node = sued.serve();
        Self {
            nord: Voice::of(&nord, &sued),
            sued,
            node,
            card,
        }
    }

    /// Bytes of its ledger.
    pub fn ledger(&self) -> usize {
        let ledger = contents(&self.sued.path().join("ledger"));
        ledger.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// The reply to a message, what became of the ledger, and whether the desk goes on.
    pub fn reply(&self, peer: &Adversary, message: Vec<u8>) -> String {
        let before = self.ledger();
        let reply = deliver(peer, message);
        let kept = match self.ledger() == before {
            true => "nothing kept",
            false => "kept",
        };
        let check = self
            .node
            .ask
            .post("desk/check", &json!({ "pass": self.card }));
        let desk = match told(&check.json()).as_str() {
            "green COV-G01" => String::new(),
            other => format!(", and the desk says {other}"),
        };
        format!("{reply}, {kept}{desk}")
    }

    /// A request of Süd to Nord, by its number.
    fn ask(&self) -> MessageId {
        let space = self.nord.space.to_string();
        let asked = self
            .sued
            .done(&["request", "ask", &space, "--says", "Alice"]);
        let hex = asked["request"].as_str().unwrap().as_bytes().to_vec();
        MessageId(HEXLOWER.decode(&hex).unwrap().try_into().unwrap())
    }
}

const KEPT: &str = "noted, kept";
const AGAIN: &str = "noted, nothing kept";
const MALFORMED: &str = "refused: malformed, nothing kept";
const NOT_TAKEN: &str = "refused: not taken, nothing kept";
const NO_REQUEST: &str = "refused: unknown request, nothing kept";

/// What it is, the message, and what must come of it.
type Row = (&'static str, Vec<u8>, &'static str);

fn noted_in(table: &mut Table, number: u32, desk: &Desk, peer: &Adversary, rows: Vec<Row>) {
    for (about, message, expected) in rows {
        table.note(number, about, expected, desk.reply(peer, message));
    }
}

#[test]
fn every_bad_message_about_a_visit_gets_its_answer() {
    let desk = Desk::new();
    let peer = desk.nord.connect(&desk.node);
    let mut table = Table::new("messages");
    noted_in(&mut table, 110, &desk, &peer, repeated(&desk.nord));
    noted_in(&mut table, 111, &desk, &peer, misdirected(&desk));
    noted_in(&mut table, 112, &desk, &peer, out_of_time(&desk.nord));
    noted_in(&mut table, 113, &desk, &peer, passes(&desk));
    noted_in(&mut table, 114, &desk, &peer, no_messages(&desk.nord));
    noted_in(&mut table, 115, &desk, &peer, answers(&desk));
    let stranger = Adversary::meet(&desk.node.address());
    let good = desk.nord.signed(&desk.nord.notice(&desk.nord.pass(|_| {})));
    let got = desk.reply(&stranger, good.clone());
    table.note(
        116,
        "from a peer that the profile does not name",
        NOT_TAKEN,
        got,
    );
    for (verb, undo) in [("unpin", "pin"), ("block", "unblock")] {
        let space = desk.nord.space.to_string();
        desk.sued.done(&["space", verb, &space]);
        let before = desk.ledger();
        let got = deliver(&peer, good.clone());
        assert_eq!(
            desk.ledger(),
            before,
            "Nothing is kept of a space that is not heard."
        );
        table.note(116, format!("after {verb}"), "refused: not taken", got);
        desk.sued.done(&["space", undo, &space]);
        desk.sued.done(&["space", "pin", &space]);
    }
    table.note(116, "the same, pinned again", KEPT, desk.reply(&peer, good));
    let panicked = desk.node.log().contains("panicked");
    table.note(
        0,
        "the node's log",
        "no panic",
        if panicked { "a panic" } else { "no panic" },
    );
    table.finish();
}

#[test]
fn a_number_counts_once_for_the_space_that_says_it() {
    let desk = Desk::new();
    let west = Home::init("Example West");
    let running = west.serve();
    connect(&running, &desk.node);
    wait_for("The desk knows West", || knows(&desk.node, &west));
    running.stop();
    desk.sued.done(&["space", "pin", &west.space]);
    let west = Voice::of(&west, &desk.sued);
    let of_nord = desk.nord.notice(&desk.nord.pass(|_| {}));
    let of_west = VisitMessage {
        id: of_nord.id,
        ..west.notice(&west.pass(|_| {}))
    };
    let (one, other) = (desk.nord.connect(&desk.node), west.connect(&desk.node));
    let said = [
        desk.reply(&one, desk.nord.signed(&of_nord)),
        desk.reply(&other, west.signed(&of_west)),
        desk.reply(&one, desk.nord.signed(&of_nord)),
        desk.reply(&other, west.signed(&of_west)),
    ];
    assert_eq!(
        said,
        [KEPT, KEPT, AGAIN, AGAIN],
        "Nobody uses up the number of another space."
    );
}

fn repeated(nord: &Voice) -> Vec<Row> {
    let notice = nord.notice(&nord.pass(|_| {}));
    let other = VisitMessage {
        said: nord.notice(&nord.pass(|_| {})).said,
        ..notice.clone()
    };
    vec![
        ("a notice", nord.signed(&notice), KEPT),
        ("the same bytes again", nord.signed(&notice), AGAIN),
        ("and again", nord.signed(&notice), AGAIN),
        (
            "something else under its number",
            nord.signed(&other),
            AGAIN,
        ),
        (
            "another one",
            nord.signed(&nord.notice(&nord.pass(|_| {}))),
            KEPT,
        ),
    ]
}

fn misdirected(desk: &Desk) -> Vec<Row> {
    let nord = &desk.nord;
    let good = nord.notice(&nord.pass(|_| {}));
    let other = SpaceId::from_bytes([9; 20]);
    let change = |from: SpaceId, to: SpaceId| VisitMessage {
        from,
        to,
        id: number(),
        ..good.clone()
    };
    let own = SigningKey::from_seed(&seed(&desk.sued, "signing"));
    let by_sued = |message: &VisitMessage| sign(message, &own).bytes().to_vec();
    vec![
        (
            "told to another space",
            nord.signed(&change(nord.space, other)),
            MALFORMED,
        ),
        (
            "told to its own sender",
            nord.signed(&change(nord.space, nord.space)),
            MALFORMED,
        ),
        (
            "said by the desk itself",
            by_sued(&change(nord.to, nord.to)),
            MALFORMED,
        ),
        (
            "said by an unknown space",
            nord.signed(&change(other, nord.to)),
            NOT_TAKEN,
        ),
        ("signed by the desk's key", by_sued(&good), NOT_TAKEN),
    ]
}

fn out_of_time(nord: &Voice) -> Vec<Row> {
    let now = clock::now();
    let lives = |from: Timestamp, until: Timestamp| {
        let message = VisitMessage {
            issued_at: from,
            expires_at: until,
            ..nord.notice(&nord.pass(|_| {}))
        };
        nord.signed(&message)
    };
    vec![
        (
            "ended a second ago",
            lives(now.minus(60), now.minus(1)),
            MALFORMED,
        ),
        ("ends this second", lives(now.minus(60), now), MALFORMED),
        (
            "ends before it begins",
            lives(now, now.minus(60)),
            MALFORMED,
        ),
        (
            "lives for 32 days",
            lives(now, now.plus(32 * DAY)),
            MALFORMED,
        ),
        (
            "signed in an hour",
            lives(now.plus(3_600), now.plus(DAY)),
            NOT_TAKEN,
        ),
        (
            "signed in five minutes",
            lives(now.plus(300), now.plus(DAY)),
            KEPT,
        ),
        ("lives for 31 days", lives(now, now.plus(31 * DAY)), KEPT),
        (
            "signed before its home was founded",
            lives(now.minus(30 * DAY), now.plus(DAY / 2)),
            KEPT,
        ),
    ]
}

fn passes(desk: &Desk) -> Vec<Row> {
    // One of them was signed a second ago: its home must have been there.
    std::thread::sleep(Duration::from_secs(1));
    let (nord, now) = (&desk.nord, clock::now());
    let with = |pass: &[u8]| nord.signed(&nord.notice(pass));
    let changed = |change: &dyn Fn(&mut AttestationClaims)| with(&nord.pass(change));
    let other = SpaceId::from_bytes([9; 20]);
    let card = card_of(nord.space, "Example Nord", now, now.plus(DAY));
    let mut for_sued = card.clone();
    for_sued.0.audience = Some(nord.to);
    let sealed = |card: &Card| sign(card, &nord.key).bytes().to_vec();
    let mut broken = nord.pass(|_| {});
    *broken.last_mut().unwrap() ^= 1;
    let thief = SigningKey::from_seed(&[66; 32]);
    let stolen = sign(&card, &thief).bytes().to_vec();
    vec![
        (
            "a pass for another host",
            changed(&|pass| pass.audience = other),
            MALFORMED,
        ),
        (
            "a pass of another home",
            changed(&|pass| pass.home = other),
            MALFORMED,
        ),
        (
            "a pass of the host itself",
            changed(&|pass| pass.home = nord.to),
            MALFORMED,
        ),
        ("a card for every host", with(&sealed(&card)), MALFORMED),
        ("a card for this host", with(&sealed(&for_sued)), KEPT),
        ("a pass with a wrong signature", with(&broken), MALFORMED),
        ("a card that somebody else signed", with(&stolen), MALFORMED),
        ("no pass at all", with(b"pass"), MALFORMED),
        (
            "a message in place of a pass",
            with(&with(b"pass")),
            MALFORMED,
        ),
        (
            "a pass that lives for 91 days",
            changed(&|pass| pass.expires_at = now.plus(91 * DAY)),
            MALFORMED,
        ),
        (
            "a pass that has ended",
            nord.signed(&VisitMessage {
                issued_at: now,
                ..nord.notice(&nord.pass(|pass| {
                    (pass.issued_at, pass.expires_at) = (now.minus(1), now);
                }))
            }),
            KEPT,
        ),
    ]
}

fn no_messages(nord: &Voice) -> Vec<Row> {
    let good = nord.signed(&nord.notice(&nord.pass(|_| {})));
    let mut long = Forged::of(&good);
    long.set(&[1000], Some(ciborium::Value::Bytes(vec![7; 5_000])));
    long.sign(&nord.seed);
    let mut cut = good.clone();
    cut.pop();
    let mut wrong = good.clone();
    *wrong.last_mut().unwrap() ^= 1;
    vec![
        ("rightly signed, of 5 KiB", long.bytes(), MALFORMED),
        ("5 KiB of nonsense", vec![0xa5; 5 << 10], MALFORMED),
        ("32 KiB of nonsense", vec![0xa5; 32 << 10], MALFORMED),
        (
            "32 KiB and a byte, more than a frame holds",
            vec![0xa5; (32 << 10) + 1],
            NO_REQUEST,
        ),
        ("no byte, less than a frame holds", Vec::new(), NO_REQUEST),
        ("one byte", vec![0], MALFORMED),
        ("cut by its last byte", cut, MALFORMED),
        ("with a wrong signature", wrong, MALFORMED),
        ("a pass in place of a message", nord.pass(|_| {}), MALFORMED),
        ("after all of these, a good one", good, KEPT),
    ]
}

fn answers(desk: &Desk) -> Vec<Row> {
    let nord = &desk.nord;
    let (first, second, third) = (desk.ask(), desk.ask(), desk.ask());
    let no = |request| nord.signed(&nord.message(Said::NotOurs { request }));
    let yes = |request, pass: &[u8]| {
        let pass = pass.to_vec();
        nord.signed(&nord.message(Said::Ours { request, pass }))
    };
    let pass = nord.pass(|_| {});
    let elsewhere = nord.pass(|pass| pass.audience = SpaceId::from_bytes([9; 20]));
    let said_no = no(first);
    let question = |visitor| nord.signed(&nord.message(Said::Request(visitor)));
    vec![
        ("an answer to no question", no(number()), MALFORMED),
        ("ours, to no question", yes(number(), &pass), MALFORMED),
        ("not ours", said_no.clone(), KEPT),
        ("the same bytes again", said_no, AGAIN),
        ("a second answer", no(first), MALFORMED),
        (
            "a second answer that is another one",
            yes(first, &pass),
            MALFORMED,
        ),
        (
            "ours, with a pass for another host",
            yes(second, &elsewhere),
            MALFORMED,
        ),
        ("ours, with no pass", yes(second, b"pass"), MALFORMED),
        ("ours, after these", yes(second, &pass), KEPT),
        ("not ours, after ours", no(second), MALFORMED),
        ("an answer to the third question", yes(third, &pass), KEPT),
        (
            "a question about somebody",
            question(Visitor::Says(Text::new("Bob").unwrap())),
            KEPT,
        ),
        (
            "a question by a code of nobody",
            question(Visitor::Code(CodeMark([1; 16]))),
            KEPT,
        ),
    ]
}
