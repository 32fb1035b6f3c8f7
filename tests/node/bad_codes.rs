//! Short codes that lead nowhere: each gets its verdict, nothing is written, and nobody guesses for long.

use covisa::clock;
use covisa::core::DeskCommand;
use covisa::core::views::LookedUp;
use covisa_tests::adversary::Adversary;
use covisa_tests::made::{DAY, Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, Running};
use covisa_tests::table::Table;
use covisa_tests::wait_for;
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::text;
use serde_json::{Value, json};

use crate::bad_kit::{Witness, told};
use crate::life::check;
use crate::meeting::nord_and_sued;
use crate::renewed::{FOUNDED, Story};
use crate::voice::{Voice, deliver};

/// Süd with somebody who has Nord's keys, and what Nord signed while it did not run.
struct Codes {
    nord: Home,
    voice: Voice,
    sued: Home,
    node: Running,
}

impl Codes {
    fn new() -> Self {
        let (nord, sued) = nord_and_sued();
        sued.done(&["space", "pin", &nord.space]);
        let voice = Voice::of(&nord, &sued);
        let node = sued.serve();
        Self {
            nord,
            voice,
            sued,
            node,
        }
    }

    /// A pass of a new member for a host, with its code.
    fn pass(&self, host: &str) -> Value {
        let added = self
            .nord
            .done(&["member", "add", "--name", "Alice Example"]);
        let member = added["member"].as_str().unwrap();
        self.nord.done(&["pass", "issue", member, "--for", host])
    }

    /// The code of a pass that is announced at Süd for so many seconds.
    fn announced(&self, peer: &Adversary, seconds: u64) -> String {
        let pass = self.pass(&self.sued.space);
        let code = pass["code"].as_str().unwrap();
        let signed = text::read(pass["pass"].as_str().unwrap()).unwrap();
        let mut notice = self
            .voice
            .announce(code, &signed, clock::now().plus(seconds));
        notice.issued_at = clock::now().minus(1);
        assert_eq!(
            deliver(peer, self.voice.signed(&notice)),
            "noted",
            "It is announced."
        );
        code.to_owned()
    }

    fn say(&self, code: &str) -> String {
        told(&check(&self.node, &json!({ "pass": code })))
    }
}

#[test]
fn codes_that_lead_nowhere_get_their_verdict() {
    let codes = Codes::new();
    let west = Made::of(3, clock::now().minus(60));
    feed(&codes.nord.path(), &west.records(&content(THREE_A_MONTH)));
    let peer = codes.voice.connect(&codes.node);
    let [used, good] = [(); 2].map(|()| codes.announced(&peer, DAY));
    let ended = codes.announced(&peer, 4);
    let ends = clock::now().plus(4);
    let elsewhere = codes.pass(&west.space.to_string());
    let entered = check(&codes.node, &json!({ "pass": used, "check_in": true }));
    assert!(
        entered["checked_in"].is_string(),
        "The visitor is in: {entered}"
    );
    wait_for("The notice ends", || clock::now() >= ends);
    let witness = Witness::of(&codes.sued, &codes.node);
    let mut table = Table::new("life-codes");
    let mut note = |about: &str, code: &str, expected: &str| {
        let got = codes.say(code) + &witness.harm();
        table.note(119, about, expected, got);
    };
    note("announced", &good, "green COV-G01");
    note("used", &used, "red COV-R16");
    note("ended", &ended, "red COV-R17");
    note("of nobody", "AAAAA-AAAAA", "red COV-R15");
    note(
        "announced to another host",
        elsewhere["code"].as_str().unwrap(),
        "red COV-R15",
    );
    note(
        "with a letter that no code has",
        "AAAAA-AAAAU",
        "red COV-R02",
    );
    note("of 9 characters", "AAAAA-AAAA", "red COV-R02");
    note("of 11 characters", "AAAAA-AAAAAA", "red COV-R02");
    for wrong in ["00000-00003", "00000-00004", "00000-00005"] {
        note("wrong, up to the fifth", wrong, "red COV-R15");
    }
    note("wrong, the sixth", "00000-00006", "red COV-R18");
    note("announced, after five wrong ones", &good, "red COV-R18");
    note("used, after five wrong ones", &used, "red COV-R18");
    note(
        "the pass itself, after five wrong ones",
        elsewhere["pass"].as_str().unwrap(),
        "red COV-R07",
    );
    let asked = json!({ "pass": "00000-00007", "home": codes.nord.space });
    let got = told(&check(&codes.node, &asked)) + &witness.harm();
    table.note(
        119,
        "asked of a home, after five wrong ones",
        "red COV-R18",
        got,
    );
    table.finish();
}

#[test]
fn a_code_said_at_many_desks_at_once_lets_one_in() {
    let codes = Codes::new();
    let peer = codes.voice.connect(&codes.node);
    for round in 0..5 {
        let code = codes.announced(&peer, DAY);
        let desk = |_| {
            let (ask, code) = (codes.node.ask.clone(), code.clone());
            let body = json!({ "pass": code, "check_in": true });
            std::thread::spawn(move || told(&ask.post("desk/check", &body).json()))
        };
        let desks: Vec<_> = (0..8).map(desk).collect();
        let mut said: Vec<String> = desks.into_iter().map(|desk| desk.join().unwrap()).collect();
        said.sort();
        let mut expected = vec!["red COV-R16"; 8];
        expected[0] = "green COV-G01";
        assert_eq!(
            said, expected,
            "Round {round}: one desk lets the visitor in, the others do not."
        );
    }
}

#[test]
fn after_five_wrong_codes_within_a_minute_none_is_looked_up_until_the_first_is_a_minute_old() {
    let mut story = Story::new();
    let mut at = |second: u64| {
        story.now = FOUNDED.plus(1_000 + second);
        let code = ShortCode::read("AAAAAAAAAA").unwrap();
        let home = None;
        match story.ask(|to| DeskCommand::LookUp { code, home, to }) {
            LookedUp::Told(view) => view.verdict.reasons[0].code(),
            LookedUp::Found { .. } => panic!("No pass has this code."),
        }
    };
    for second in [0, 57, 58, 59, 59] {
        assert_eq!(
            at(second),
            "COV-R15",
            "Second {second}: a wrong one of five."
        );
    }
    assert_eq!(at(59), "COV-R18", "The sixth within a minute.");
    assert_eq!(at(60), "COV-R15", "The first one is a minute old.");
    for second in [61, 100, 116] {
        assert_eq!(
            at(second),
            "COV-R18",
            "Second {second}: there are five again."
        );
    }
    assert_eq!(at(117), "COV-R15", "The second one is a minute old.");
}
