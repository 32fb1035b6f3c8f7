//! Every verb of the interface, once with the running node and once without: exit code, shape and values are the same.

use std::collections::BTreeMap;

use covisa::calendar::{House, day_text};
use covisa::clock;
use covisa_tests::program::{Home, Output, Running};
use federation_spec::rules::LocalDay;
use serde_json::Value;

use crate::meeting::{days_a_month, nord_and_sued};

/// A verb, how it ends, and which fields interface.md promises.
struct Step {
    /// Words; those in braces are remembered ones.
    words: &'static str,
    exit: i32,
    schema: &'static str,
    /// Fields of the object, or of each item.
    fields: &'static str,
    /// What to remember: the pointer to it and its name.
    keep: Option<(&'static str, &'static str)>,
}

const fn step(words: &'static str, schema: &'static str, fields: &'static str) -> Step {
    Step {
        words,
        exit: 0,
        schema,
        fields,
        keep: None,
    }
}

const fn kept(mut step: Step, pointer: &'static str, name: &'static str) -> Step {
    step.keep = Some((pointer, name));
    step
}

const fn ending(mut step: Step, exit: i32) -> Step {
    step.exit = exit;
    step
}

/// A verb that fails: its code.
const fn failing(words: &'static str, exit: i32, code: &'static str) -> Step {
    Step {
        words,
        exit,
        schema: "error",
        fields: code,
        keep: None,
    }
}

const SPACE: &str = "space name country standing terms_seq issued_at expires_at reviewed_at";
const TERMS: &str = "seq issued_at expires_at summary";
const UNDONE: &str = "undone import members_gone members_back plans_back passes_gone passes_back";
const MEMBER: &str = "member name plan active";
const PASS: &str = "pass kind expires_at code shows";
const NOTE: &str = "id member kind expires_at status";
const PLAN: &str = "plan travels tier";
const VISIT: &str = "visit home date day of open";
const PEER: &str = "peer space address connected last_seen";
const CHECK: &str = "verdict home visit checked_against disclosed checked_in";

const STEPS: &[Step] = &[
    step(
        "status",
        "status",
        "space running peers spaces records store warnings",
    ),
    step(
        "key status",
        "key-status",
        "signs state events beside reprint",
    ),
    step(
        "key rotate",
        "key-rotate",
        "signs state events beside reprint",
    ),
    step(
        "key retire",
        "key-retire",
        "signs state events beside reprint",
    ),
    step("peer add {address}", "peer-add", PEER),
    step("peer list", "peer-list", PEER),
    failing("peer remove 12D3KooWUnknown", 1, "unknown-peer"),
    step("peer remove {peer}", "peer-remove", ""),
    step("peer add {address}", "peer-add", PEER),
    step("peer remove {address}", "peer-remove", ""),
    step("space list", "space-list", SPACE),
    step("space list --country DE", "space-list", SPACE),
    step("space list --country FR", "space-list", ""),
    step("space list --q nord", "space-list", SPACE),
    step("space list --near 52.5,13.4 --km 10", "space-list", ""),
    step(
        "space show {nord}",
        "space-show",
        "space name country standing terms_seq issued_at expires_at reviewed_at profile terms summary",
    ),
    step(
        "space show {own}",
        "space-show",
        "space standing profile terms summary",
    ),
    failing("space show {stranger}", 1, "unknown-space"),
    failing(
        "space show {stranger} --record terms --raw",
        1,
        "unknown-space",
    ),
    step("space pin {nord}", "space-pin", "space standing"),
    step("space unpin {nord}", "space-unpin", "space standing"),
    step("space block {nord}", "space-block", "space standing"),
    step("space unblock {nord}", "space-unblock", "space standing"),
    step("space pin {nord}", "space-pin", "space standing"),
    step(
        "space contacts desk@example.org +49305550100",
        "space-contacts",
        SPACE,
    ),
    step("space vouch {nord}", "space-vouch", "space vouched_since"),
    step("space unvouch {nord}", "space-vouch", "space standing"),
    failing("space vouch {own}", 1, "own-space"),
    step("space welcome", "space-welcome", "welcome"),
    step("space welcome one-day", "space-welcome", "welcome"),
    failing("space pin {own}", 1, "own-space"),
    failing("space pin {stranger}", 1, "unknown-space"),
    step("terms check {file}", "terms-check", TERMS),
    failing("terms check {bad}", 6, "terms-invalid"),
    failing("terms check {none}", 1, "no-file"),
    step("terms publish {file}", "terms-publish", TERMS),
    step("terms publish {file}", "terms-publish", TERMS),
    failing("terms publish {bad}", 6, "terms-invalid"),
    step(
        "terms publish {later} --applies-from 2040-07-01",
        "terms-publish",
        TERMS,
    ),
    step("terms show", "terms-show", TERMS),
    step("terms history", "terms-history", TERMS),
    kept(
        step(
            "member add --name Carol --plan Flex --tier flex --since 2026-01-31 --until 2099-12-31",
            "member-add",
            MEMBER,
        ),
        "/member",
        "carol",
    ),
    kept(
        step("member add --name Dora", "member-add", MEMBER),
        "/member",
        "dora",
    ),
    failing("member add --name Dora --until someday", 2, "bad-value"),
    step("member list", "member-list", MEMBER),
    step("member end {dora}", "member-end", MEMBER),
    failing("member end m-unknown", 1, "unknown-member"),
    failing("member end m/../x", 1, "unknown-member"),
    failing("pass issue {dora}", 1, "member-ended"),
    failing("pass issue m-unknown", 1, "unknown-member"),
    failing("pass issue {carol} --days 401", 2, "bad-days"),
    kept(
        step("pass issue {carol} --days 7", "pass-issue", PASS),
        "/pass",
        "own_pass",
    ),
    step("pass issue {carol} --out {svg}", "pass-issue", PASS),
    step("pass issue {carol} --out {png}", "pass-issue", PASS),
    kept(
        step("pass list {carol}", "pass-list", NOTE),
        "/items/0/id",
        "noted",
    ),
    step("pass suspend {noted}", "pass-suspend", NOTE),
    step("pass resume {noted}", "pass-resume", NOTE),
    failing("pass resume {noted}", 1, "pass-ended"),
    step("pass revoke {noted}", "pass-revoke", NOTE),
    failing("pass revoke {noted}", 1, "pass-ended"),
    failing("pass revoke p-unknown", 1, "unknown-pass"),
    step("pass replace {carol}", "pass-replace", PASS),
    step(
        "pass issue {carol} --for {nord} --show name,tier",
        "pass-issue",
        PASS,
    ),
    failing("pass issue {carol} --for {own}", 1, "own-host"),
    failing("pass issue {carol} --for {stranger}", 1, "unknown-space"),
    failing("pass issue {carol} --show shoes", 2, "cannot-show"),
    failing(
        "pass issue {carol} --for {nord} --from 2001-01-01",
        2,
        "bad-dates",
    ),
    step("pass issue --due 1", "pass-issue", ""),
    step("plan list", "plan-list", PLAN),
    step("plan set Flex --travels no", "plan-set", PLAN),
    failing("pass issue {carol}", 1, "plan-stays"),
    step("plan set Flex --travels yes --tier flex", "plan-set", PLAN),
    step(
        "member change {carol} --name Carola --plan Flex --email carola@example.org",
        "member-change",
        MEMBER,
    ),
    step(
        "member import {list} --dry-run",
        "member-import",
        "line name change revokes offers_card plan since until",
    ),
    step(
        "member import {list}",
        "member-import",
        "line name change revokes offers_card plan since until",
    ),
    failing("member import {none}", 1, "no-file"),
    failing("member import {file}", 1, "not-a-list"),
    step("member undo-import --dry-run", "member-undo-import", UNDONE),
    step("member undo-import", "member-undo-import", UNDONE),
    step("member profiles", "member-profiles", ""),
    failing("member forget-profile Nobodys", 1, "unknown-profile"),
    failing("member undo-import", 1, "nothing-to-undo"),
    step("request list", "request-list", ""),
    kept(
        step("request ask {nord} --says Someone", "request-ask", CHECK),
        "/request",
        "asked",
    ),
    ending(step("verify --request {asked}", "verify", CHECK), 4),
    failing("request answer {asked} --no", 1, "unknown-request"),
    failing("request ask {stranger} --says Someone", 1, "unknown-space"),
    step("request list", "request-list", "request direction state"),
    kept(
        step("pass issue {carol} --days 7", "pass-issue", PASS),
        "/pass",
        "own_pass",
    ),
    step("pass issue {carol} --out {png}", "pass-issue", PASS),
    step("verify {own_pass}", "verify", CHECK),
    step("verify {pass}", "verify", CHECK),
    step(
        "verify {pass} --fact id_seen=true --fact guests=0",
        "verify",
        CHECK,
    ),
    step("verify --image {png}", "verify", CHECK),
    failing("verify --image {file}", 1, "bad-photo"),
    failing("verify --image {none}", 1, "no-file"),
    ending(step("verify nonsense", "verify", CHECK), 3),
    step("visit list", "visit-list", ""),
    kept(
        step("visit add {pass} --date {day}", "visit-add", VISIT),
        "/visit",
        "paper",
    ),
    failing("visit add nonsense --date {day}", 1, "pass-not-genuine"),
    failing("visit add {pass} --date 2099-01-01", 1, "day-in-future"),
    kept(
        step("verify {pass} --check-in", "verify", CHECK),
        "/checked_in",
        "visit",
    ),
    step("verify {pass} --check-in", "verify", CHECK),
    step("visit list", "visit-list", VISIT),
    step("visit list --day {day}", "visit-list", VISIT),
    step("visit end {visit}", "visit-end", VISIT),
    failing("visit end v-unknown", 1, "unknown-visit"),
    step("visit erase {visit}", "visit-erase", VISIT),
    step("member erase {carol}", "member-erase", MEMBER),
    failing("member erase {carol}", 1, "unknown-member"),
    step("visit remove {paper}", "visit-remove", VISIT),
    failing("visit remove {paper}", 1, "unknown-visit"),
    step("visit list", "visit-list", VISIT),
    step("token list", "token-list", ""),
    step(
        "desk tablets --name 192.0.2.7 --port 8700",
        "desk-tablets",
        "open port name url encrypted certificate trouble by_file",
    ),
    failing("desk tablets --port 80", 2, "bad-value"),
    failing("token revoke desk-unknown", 1, "unknown-token"),
    step(
        "status",
        "status",
        "space running peers spaces records store warnings",
    ),
];

/// A member list by hand.
const MEMBER_LIST: &str = "name,email,plan\nErna Example,erna@example.org,Flex\n";

/// One home that goes through all steps, and what it remembers of them.
struct Walk {
    home: Home,
    remembered: BTreeMap<String, String>,
}

impl Walk {
    fn new(home: Home, remembered: &BTreeMap<String, String>) -> Self {
        let mut remembered = remembered.clone();
        for (name, text) in [
            ("file", days_a_month(2)),
            ("later", days_a_month(4)),
            ("bad", "visa = 3\n".to_owned()),
            ("list", MEMBER_LIST.to_owned()),
        ] {
            remembered.insert(name.to_owned(), home.file(&format!("{name}.toml"), text));
        }
        for name in ["none", "card.svg", "card.png"] {
            let short = name.trim_start_matches("card.").to_owned();
            remembered.insert(short, home.beside(name).display().to_string());
        }
        Self { home, remembered }
    }

    /// Takes a step and gives what it said, without what differs from home to home.
    fn take(&mut self, step: &Step) -> Value {
        let words: Vec<String> = step.words.split(' ').map(|word| self.fill(word)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = self.home.verb(&words);
        let value = if step.schema == "error" {
            output.error(step.exit)
        } else {
            output.json(step.exit)
        };
        check(step, &value);
        if let Some((pointer, name)) = step.keep {
            let text = value.pointer(pointer).and_then(Value::as_str);
            let text = text.unwrap_or_else(|| panic!("{} says {pointer}: {value}", step.words));
            self.remembered.insert(name.to_owned(), text.to_owned());
        }
        self.common(value)
    }

    fn fill(&self, word: &str) -> String {
        match word
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'))
        {
            Some(name) => self.remembered[name].clone(),
            None => word.to_owned(),
        }
    }

    /// The same value with the names of what is remembered, and with words for moments.
    fn common(&self, value: Value) -> Value {
        match value {
            Value::Array(items) => {
                // Ids are drawn, so what is listed by them comes in another order in another home.
                let mut items: Vec<Value> =
                    items.into_iter().map(|item| self.common(item)).collect();
                items.sort_by_key(Value::to_string);
                Value::Array(items)
            }
            Value::Object(entries) => {
                let entries = entries
                    .into_iter()
                    .filter(|(name, _)| !VOLATILE.contains(&name.as_str()));
                entries
                    .map(|(name, value)| (name, self.common(value)))
                    .collect()
            }
            Value::String(text) => Value::String(self.common_text(text)),
            other => other,
        }
    }

    fn common_text(&self, text: String) -> String {
        let time = text.len() == 20 && text.ends_with('Z') && text.as_bytes()[10] == b'T';
        if time {
            return "a moment".to_owned();
        }
        let around = self.home.beside("").display().to_string();
        let named = self
            .remembered
            .iter()
            .find(|(_, held)| held.len() > 8 && **held == text);
        named.map_or(text.replace(&around, "beside/"), |(name, _)| {
            format!("{{{name}}}")
        })
    }
}

/// What a running node has and a home alone has not, and what is drawn anew for each.
const VOLATILE: &[&str] = &[
    "running",
    "addresses",
    "seq",
    "terms_seq",
    "sequence",
    "pass",
    "id",
    "code",
    "import",
    "member",
    "request",
    "status_age_s",
    "valid_until",
    "replaces",
];

/// Asserts the schema and the fields that interface.md promises.
fn check(step: &Step, value: &Value) {
    assert_eq!(
        value["schema"],
        format!("covisa/{}/1", step.schema),
        "{} has its schema.",
        step.words
    );
    if step.schema == "error" {
        assert_eq!(
            value["code"], step.fields,
            "{} fails for its own reason: {value}",
            step.words
        );
        return;
    }
    let items = value["items"].as_array();
    if step.fields.is_empty() {
        assert_eq!(
            items.map(Vec::len),
            Some(0),
            "{} gives no items: {value}",
            step.words
        );
        return;
    }
    let objects = items.map_or_else(|| vec![value], |items| items.iter().collect());
    assert!(
        !objects.is_empty(),
        "{} gives something: {value}",
        step.words
    );
    for object in objects {
        for field in step.fields.split(' ') {
            assert!(
                object.get(field).is_some(),
                "{} says {field}, null if it is absent: {object}",
                step.words
            );
        }
    }
}

/// Two copies of one home that know Nord, and what both remember.
fn two_walks() -> (Walk, Walk) {
    let (nord, sued) = nord_and_sued();
    // A backup that the running node makes by itself is none that the other one has.
    let config = sued.path().join("config.toml");
    std::fs::write(config, "[backup]\nnightly = false\n").unwrap();
    let today = House::new(Some("Europe/Berlin"), None).day(clock::now());
    let day = day_text(LocalDay(today.0 - 2));
    let stranger = format!("covisa:{}", "a".repeat(32));
    let peer = "12D3KooWSLp15KbCyrfc37ZPyYqz6xcEGLkLzuxZWTnScxDZGgzd";
    let remembered = [
        ("nord", nord.space.clone()),
        ("own", sued.space.clone()),
        ("stranger", stranger),
        ("pass", nord.card_of("Alice Example")),
        ("day", day),
        ("peer", peer.to_owned()),
        ("address", format!("/ip4/127.0.9.9/tcp/9/p2p/{peer}")),
    ];
    let remembered = remembered
        .map(|(name, text)| (name.to_owned(), text))
        .into();
    (
        Walk::new(sued.copy(), &remembered),
        Walk::new(sued, &remembered),
    )
}

#[test]
fn every_verb_gives_the_same_with_and_without_the_running_node() {
    let (mut alone, mut served) = two_walks();
    let node = Running::start(
        &served.home,
        &["serve", "--http", "127.0.0.1:0", "--offline"],
    );
    for step in STEPS {
        let (one, other) = (alone.take(step), served.take(step));
        assert_eq!(
            one, other,
            "{} gives the same without the node and with it.",
            step.words
        );
    }
    assert_eq!(
        served.home.done(&["status"])["running"],
        true,
        "The one was running all the time."
    );
    node.stop();
    assert_eq!(
        alone.home.done(&["status"])["running"],
        false,
        "The other was not."
    );
}

#[test]
fn raw_records_and_files_are_the_same_with_and_without_the_running_node() {
    let (alone, served) = two_walks();
    let node = served.home.serve();
    let nord = &alone.remembered["nord"];
    for record in ["profile", "terms", "key", "key-log"] {
        let [one, other] = [&alone, &served].map(|walk| {
            walk.home
                .verb(&["space", "show", nord, "--record", record, "--raw"])
        });
        assert_eq!(
            (one.exit, other.exit),
            (0, 0),
            "The {record} is written out: {}{}",
            one.err,
            other.err
        );
        assert!(
            !one.out.is_empty() && one.out == other.out,
            "The bytes of the {record} are the same."
        );
    }
    let [one, other] = [&alone, &served].map(|walk| walk.home.verb(&["terms", "show", "--toml"]));
    assert_eq!(
        (one.exit, &one.out),
        (other.exit, &other.out),
        "The file form is the same."
    );
    let pass = alone.remembered["pass"].as_bytes();
    let [one, other] = [&alone, &served]
        .map(|walk| walk.home.verb_with(&["verify", "--stdin"], pass).json(4)["verdict"].clone());
    assert_eq!(one, other, "A pass on standard input is judged the same.");
    node.stop();
}

#[test]
fn a_desk_can_be_paired_only_at_the_running_node() {
    let nord = Home::init("Example Nord");
    let refused = nord.verb(&["desk", "pair"]).error(5);
    assert_eq!(
        refused["code"], "not-running",
        "The verb needs the running node: {refused}"
    );
    let node = nord.serve();
    let offered = nord.done(&["desk", "pair"]);
    for field in ["url", "code", "expires_at"] {
        assert!(
            offered[field].is_string(),
            "An offer has {field}: {offered}"
        );
    }
    let url = offered["url"].as_str().unwrap();
    assert!(
        url.starts_with(&node.ask.url),
        "The address is the node's own: {url}"
    );
    assert!(
        url.ends_with(offered["code"].as_str().unwrap()),
        "It carries the code: {url}"
    );
}

#[test]
fn serving_says_where_when_it_is_ready() {
    let nord = Home::init("Example Nord");
    let node = nord.serve();
    assert_eq!(
        node.ready["space"],
        nord.space.as_str(),
        "The space is named."
    );
    assert!(
        node.ready["http"]
            .as_str()
            .unwrap()
            .starts_with("http://127.0.0.1:"),
        "The URL is said."
    );
    let desk = node.ready["desk"].as_str().unwrap();
    assert!(
        desk.starts_with(&format!("{}/desk#", node.ask.url)),
        "The desk's address carries its code: {desk}"
    );
    assert!(
        node.address().starts_with("/ip4/127.0.0.1/tcp/"),
        "Port 0 picked a free one."
    );
    assert!(
        node.address().contains("/p2p/12D3KooW"),
        "The multiaddr names the peer."
    );
    assert!(
        !node.log().contains(&nord.token()),
        "The log holds no token."
    );
    node.stop();
}

#[test]
fn a_card_is_drawn_as_a_picture_and_read_from_it() {
    let nord = Home::init("Example Nord");
    let member = nord.done(&["member", "add", "--name", "Carol Example"])["member"]
        .as_str()
        .unwrap()
        .to_owned();
    let (svg, png) = (nord.beside("card.svg"), nord.beside("card.png"));
    nord.done(&[
        "pass",
        "issue",
        &member,
        "--out",
        &svg.display().to_string(),
    ]);
    let drawn = std::fs::read_to_string(&svg).unwrap();
    assert!(
        drawn.starts_with("<svg") && drawn.trim_end().ends_with("</svg>"),
        "An SVG is drawn."
    );
    nord.done(&[
        "pass",
        "issue",
        &member,
        "--out",
        &png.display().to_string(),
    ]);
    let read: Output = nord.verb(&["verify", "--image", &png.display().to_string()]);
    assert_eq!(
        read.json(0)["disclosed"]["name"],
        "Carol Example",
        "The picture is the card."
    );
}
