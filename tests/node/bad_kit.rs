//! What the tables of bad inputs share: files of inputs, a house that looks the same after them, a desk that is asked.

use std::fs;
use std::path::{Path, PathBuf};

use covisa::clock;
use covisa_tests::made::{Kept, Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, Output, Running, command, contents};
use federation_spec::wire::ids::Timestamp;
use serde_json::{Value, json};
use toml::Table as Toml;

/// What a house must look like after every bad input as it did before.
pub struct Witness<'a> {
    home: &'a Home,
    node: &'a Running,
    ledger: Vec<(PathBuf, Vec<u8>)>,
    shown: Vec<Value>,
}

impl<'a> Witness<'a> {
    /// Looks at a house.
    pub fn of(home: &'a Home, node: &'a Running) -> Self {
        Self {
            home,
            node,
            ledger: contents(&home.path().join("ledger")),
            shown: shown(node),
        }
    }

    /// Nothing if the node lives and its ledger is as it was; otherwise what is wrong, to be added to an answer.
    pub fn harm(&self) -> String {
        let lives = self.node.ask.send("GET", "/healthz", &[], b"").status == 200;
        let same = contents(&self.home.path().join("ledger")) == self.ledger;
        let panicked = self.node.log().contains("panicked");
        let wrong = [
            (!lives, ", and the node is gone"),
            (!same, ", and the ledger changed"),
            (panicked, ", and something panicked"),
        ];
        let wrong = wrong.iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, text)| *text).collect()
    }

    /// The same for all that the house shows.
    pub fn changed(&self) -> &'static str {
        if shown(self.node) == self.shown {
            "nothing changed"
        } else {
            "something changed"
        }
    }
}

fn shown(node: &Running) -> Vec<Value> {
    let lists = ["members", "visits", "terms", "tokens", "peers", "spaces"];
    lists.map(|list| node.ask.get(list).json()).to_vec()
}

/// A node without a network.
pub fn offline(home: &Home) -> Running {
    Running::start(home, &["serve", "--http", "127.0.0.1:0", "--offline"])
}

/// The files of a kind of bad inputs, by name.
pub fn bad(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bad").join(kind)
}

/// The tables of this name in every TOML file of a kind of bad inputs.
pub fn written(kind: &str, name: &str) -> Vec<Toml> {
    let mut paths: Vec<_> = fs::read_dir(bad(kind))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    let tables = paths.iter().flat_map(|path| {
        let file: Toml = fs::read_to_string(path).unwrap().parse().unwrap();
        file[name].as_array().unwrap().clone()
    });
    tables
        .map(|table| table.as_table().unwrap().clone())
        .collect()
}

/// The value of a key as text.
pub fn text<'a>(table: &'a Toml, key: &str) -> &'a str {
    table[key].as_str().unwrap()
}

/// The number of a row.
pub fn number(table: &Toml) -> u32 {
    table["number"].as_integer().unwrap().try_into().unwrap()
}

/// A house and the spaces it knows.
pub struct House {
    /// Its home.
    pub home: Home,
    /// Its node.
    pub node: Running,
    /// Pinned.
    pub nord: Made,
    /// Known.
    pub ost: Made,
    /// Blocked.
    pub west: Made,
}

/// An hour ago: cards that ended since then can be made.
pub fn earlier() -> Timestamp {
    Timestamp(clock::now().0 - 3600)
}

impl House {
    /// A house that runs.
    pub fn new() -> Self {
        let home = Home::init("Example Süd");
        let [nord, ost, west] = [1, 2, 3].map(|number| Made::of(number, earlier()));
        let content = content(THREE_A_MONTH);
        let records: Vec<Kept> = [&nord, &ost, &west]
            .iter()
            .flat_map(|made| made.records(&content))
            .collect();
        feed(&home.path(), &records);
        let node = offline(&home);
        let house = Self {
            home,
            node,
            nord,
            ost,
            west,
        };
        house.stand(&house.nord, "pinned");
        house.stand(&house.west, "blocked");
        house
    }

    fn stand(&self, made: &Made, standing: &str) {
        let path = format!("spaces/{}/standing", made.space);
        let answer = self
            .node
            .ask
            .json("PUT", &path, &[], &json!({ "standing": standing }));
        assert_eq!(
            answer.status,
            200,
            "The operator decides: {}",
            answer.json()
        );
    }

    /// The verdict on a text, asked for in every way; and what else is wrong.
    pub fn verdict(&self, text: &str) -> String {
        let answer = self.node.ask.post("desk/check", &json!({ "pass": text }));
        let by_http = match answer.status {
            200 => told(&answer.json()),
            status => format!("{status} {}", answer.code()),
        };
        let verb = self.home.verb_with(&["verify", "--stdin"], text.as_bytes());
        let by_verb = said(&verb);
        let harm = raw(&self.on_a_terminal(text));
        if by_http == by_verb {
            by_http + harm
        } else {
            format!("{by_http} by HTTP, {by_verb} by the verb{harm}")
        }
    }

    /// What the verb says to people.
    fn on_a_terminal(&self, text: &str) -> String {
        let mut command = command();
        command
            .arg("--home")
            .arg(self.home.path())
            .args(["verify", "--stdin"]);
        let output = Output::of(command, text.as_bytes());
        output.text() + &output.err
    }
}

/// Level and code of a check.
pub fn told(check: &Value) -> String {
    let word = |name: &str| check["verdict"][name].as_str().unwrap_or("none").to_owned();
    format!("{} {}", word("level"), word("code"))
}

fn said(verb: &Output) -> String {
    let told = told(&serde_json::from_slice(&verb.out).unwrap_or_default());
    let level = match verb.exit {
        0 => "green",
        3 => "red",
        4 => "amber",
        _ => "no level",
    };
    if told.starts_with(level) {
        told
    } else {
        format!("{told}, exit code {}", verb.exit)
    }
}

fn raw(said: &str) -> &'static str {
    let unsafe_char =
        |c: char| c != '\n' && c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    if said.contains(unsafe_char) {
        ", and control characters reach the terminal"
    } else {
        ""
    }
}
