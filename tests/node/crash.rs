//! A node that is killed at any moment: what it answered is there, and no number of its terms means two things.
//!
//! `make crash` does the same a thousand times and prints the figures.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use covisa::core::{Fact, OwnFact};
use covisa::random;
use covisa::store::Segments;
use covisa_tests::asking::{Answer, Asking};
use covisa_tests::program::{Home, Running};
use covisa_tests::table::Table;
use federation_spec::records::{Decoded, Terms};
use federation_spec::wire::envelope::{Envelope, RecordType};
use serde_json::{Value, json};

use crate::guests::House;

/// Kills without a number of one's own.
const ROUNDS: usize = 60;
/// Rounds of one house; then another one begins, so that a thousand rounds stay quick.
const ROUNDS_OF_A_HOUSE: usize = 60;
/// Clients that change things at once: one fsync serves several of them.
const CLIENTS: usize = 3;

/// What a node has answered as done.
#[derive(Default)]
pub struct Acknowledged {
    /// Number and hash of the content of terms.
    terms: BTreeSet<(u64, String)>,
    members: BTreeSet<String>,
    visits: BTreeSet<String>,
    cards: Vec<String>,
    /// Guests who tried to come in.
    guests: usize,
}

impl Acknowledged {
    /// How many they are.
    pub fn changes(&self) -> usize {
        self.terms.len() + self.members.len() + self.visits.len() + self.cards.len()
    }
}

/// The figures of a run.
#[derive(Default)]
pub struct Figures {
    /// Kills, or power cuts.
    pub rounds: usize,
    /// Changes that were answered.
    pub acknowledged: usize,
    /// Those that were not there afterwards.
    pub lost: Vec<String>,
    /// Numbers of terms that mean two things.
    pub reused: Vec<String>,
    /// The slowest start.
    pub worst_open: Duration,
}

#[test]
fn what_a_killed_node_answered_is_there() {
    let named = std::env::var("COVISA_CRASH_ROUNDS").ok();
    let rounds = named
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(ROUNDS);
    let mut figures = Figures::default();
    while figures.rounds < rounds {
        let more = ROUNDS_OF_A_HOUSE.min(rounds - figures.rounds);
        one_house(more, &mut figures);
        println!("{}", figures.line());
    }
    let mut table = Table::new("faults-crash");
    let input = format!("{rounds} kills, a quarter of them while the home is opened");
    let got = format!(
        "{} lost, {} numbers of terms reused",
        figures.lost.len(),
        figures.reused.len()
    );
    table.note(2, input, "0 lost, 0 numbers of terms reused", got);
    assert!(
        figures.lost.is_empty(),
        "What was answered is there after a kill: {:?}",
        figures.lost
    );
    assert!(
        figures.reused.is_empty(),
        "No number of terms was used for two contents: {:?}",
        figures.reused
    );
    assert!(
        figures.acknowledged > figures.rounds,
        "The clients did change things: {}",
        figures.line()
    );
    table.finish();
}

impl Figures {
    /// One line for people.
    pub fn line(&self) -> String {
        format!(
            "{} rounds, {} changes acknowledged, {} lost, {} numbers of terms reused, slowest start {:?}",
            self.rounds,
            self.acknowledged,
            self.lost.len(),
            self.reused.len(),
            self.worst_open
        )
    }
}

fn one_house(rounds: usize, figures: &mut Figures) {
    let house = Arc::new(House::new());
    let held = Arc::new(Mutex::new(Acknowledged::default()));
    for round in 0..rounds {
        if round % 4 == 3 {
            kill_while_opening(&house.home);
        } else {
            let node = start(&house.home, figures);
            look(&node.ask, &held.lock().unwrap(), figures);
            let clients: Vec<_> = (0..CLIENTS)
                .map(|_| client(&house, &held, &node.ask))
                .collect();
            thread::sleep(Duration::from_millis(20 + chance(230)));
            node.kill();
            for client in clients {
                client.join().unwrap();
            }
        }
        figures.rounds += 1;
    }
    let node = start(&house.home, figures);
    let held = held.lock().unwrap();
    look(&node.ask, &held, figures);
    node.kill();
    look_into_the_ledger(&house.home, &held, figures);
    figures.acknowledged += held.changes();
}

/// A number below this one.
pub fn chance(below: u64) -> u64 {
    u64::from_be_bytes(random::bytes()) % below
}

fn start(home: &Home, figures: &mut Figures) -> Running {
    let begun = Instant::now();
    let node = Running::start(home, &["serve", "--http", "127.0.0.1:0", "--offline"]);
    figures.worst_open = figures.worst_open.max(begun.elapsed());
    node
}

fn kill_while_opening(home: &Home) {
    let mut command = home.command();
    command.args(["serve", "--http", "127.0.0.1:0", "--offline"]);
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut node = quiet.spawn().unwrap();
    thread::sleep(Duration::from_millis(chance(150)));
    node.kill().unwrap();
    node.wait().unwrap();
}

/// Changes things until the node does not answer any more.
pub fn client(house: &Arc<House>, held: &Arc<Mutex<Acknowledged>>, ask: &Asking) -> JoinHandle<()> {
    let (house, held, ask) = (house.clone(), held.clone(), ask.clone());
    thread::spawn(move || while change(&house, &held, &ask).is_some() {})
}

/// One change, noted once it is answered; `None` when there was no answer.
fn change(house: &House, held: &Mutex<Acknowledged>, ask: &Asking) -> Option<()> {
    match chance(4) {
        0 => {
            let toml = format!("visa = \"accepted\"\nnote = \"{}\"\n", chance(u64::MAX));
            let kind = [("content-type", "application/toml")];
            let answer = ask.try_send("PUT", "/api/v1/terms", &kind, toml.as_bytes());
            let body = done(answer.ok()?);
            let hash = body["content_hash"].as_str().unwrap().to_owned();
            let entry = (body["seq"].as_u64().unwrap(), hash);
            held.lock().unwrap().terms.insert(entry);
        }
        1 => {
            let body = post(ask, "members", &json!({ "name": "Carol Example" }))?;
            let member = body["member"].as_str().unwrap().to_owned();
            held.lock().unwrap().members.insert(member);
        }
        2 => {
            let member = held.lock().unwrap().members.iter().next().cloned();
            let path = format!("members/{}/passes", member.unwrap_or_default());
            if path.contains("m-") {
                let body = post(ask, &path, &json!({}))?;
                let card = body["pass"].as_str().unwrap().to_owned();
                held.lock().unwrap().cards.push(card);
            }
        }
        _ => {
            let guest = {
                let mut held = held.lock().unwrap();
                held.guests += 1;
                held.guests
            };
            let shown =
                json!({ "pass": house.card(guest), "check_in": true, "admit": "is expected" });
            let body = post(ask, "desk/check", &shown)?;
            let visit = body["checked_in"].as_str().unwrap().to_owned();
            held.lock().unwrap().visits.insert(visit);
        }
    }
    Some(())
}

fn post(ask: &Asking, path: &str, body: &Value) -> Option<Value> {
    let path = format!("/api/v1/{path}");
    let kind = [("content-type", "application/json")];
    let answer = ask.try_send("POST", &path, &kind, body.to_string().as_bytes());
    Some(done(answer.ok()?))
}

fn done(answer: Answer) -> Value {
    let body = answer.json();
    assert!(answer.status < 300, "The change is made: {body}");
    body
}

/// Whether the node that was just started has everything.
pub fn look(ask: &Asking, held: &Acknowledged, figures: &mut Figures) {
    let terms = ask.get("terms").json();
    let now = (terms["seq"].as_u64(), terms["content_hash"].as_str());
    if let Some((seq, hash)) = held.terms.last() {
        let same = now == (Some(*seq), Some(hash.as_str()));
        if !same && now.0 <= Some(*seq) {
            figures.lost.push(format!("terms {seq}"));
        }
    }
    for (path, name, wanted) in [
        ("members", "member", &held.members),
        ("visits", "visit", &held.visits),
    ] {
        let there = ids(&ask.get(path).json(), name);
        figures.lost.extend(wanted.difference(&there).cloned());
    }
    let some = held.cards.iter().rev().take(3).chain(held.cards.first());
    for card in some {
        let check = ask.post("desk/check", &json!({ "pass": card })).json();
        if check["verdict"]["level"] != "green" {
            figures.lost.push(format!("a card that verifies: {check}"));
        }
    }
}

fn ids(list: &Value, name: &str) -> BTreeSet<String> {
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|item| item[name].as_str().unwrap().to_owned())
        .collect()
}

/// Every record of terms that was ever signed here stands in the ledger.
pub fn look_into_the_ledger(home: &Home, held: &Acknowledged, figures: &mut Figures) {
    let entries = Segments::open(&home.path().join("ledger")).unwrap().entries;
    let mut signed: BTreeMap<u64, String> = BTreeMap::new();
    for (_, entry) in entries {
        let Fact::Own(OwnFact::Signed { record }) = entry.fact else {
            continue;
        };
        let envelope = Envelope::parse(&record).unwrap();
        if envelope.kind() != RecordType::Terms {
            continue;
        }
        let terms = Decoded::<Terms>::read(envelope).unwrap();
        let body = &terms.unproven().0.body;
        let hash = body.current.content_hash.hex();
        let before = signed.insert(body.sequence, hash.clone());
        if before.is_some_and(|before| before != hash) {
            figures.reused.push(body.sequence.to_string());
        }
    }
    for (seq, hash) in &held.terms {
        if signed.get(seq) != Some(hash) {
            figures.lost.push(format!("terms {seq} in the ledger"));
        }
    }
}
