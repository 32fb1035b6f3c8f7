//! Real nodes: three spaces, the desk's own house first, all run by the built `covisa`.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use covisa_tests::program::program;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Terms under which a visitor must have booked the day before, and show a document.
const STRICT: &str = r#"
visa = "accepted"

[[grant]]
to = "members"
benefit = "free"
caps = [{ amount = 2, unit = "day", per = "calendar month" }]
identity = ["photo id"]
booking = { how = "reserve", days_before = 1 }
"#;

/// A space with a running node.
pub struct House {
    /// The node's home.
    pub home: PathBuf,
    /// Where its pages are.
    pub url: String,
    /// Its id.
    pub space: String,
    /// Where other nodes reach it.
    pub address: String,
    process: Child,
}

/// Three houses that know each other.
pub struct World {
    /// The desk's house: default terms. It has pinned `nomads`, and knows `strict` without having pinned it.
    pub souk: House,
    /// A home whose members are green at `souk`.
    pub nomads: House,
    /// Members of it are amber at `souk`. Its own desk asks for a booking and a document; it has pinned `nomads`.
    pub strict: House,
    _dir: TempDir,
}

impl Drop for House {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl World {
    /// The world of the tests that run now. The last one that lets go of it ends its nodes.
    pub fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<World>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let world = Arc::new(Self::start());
            *shared = Arc::downgrade(&world);
            world
        })
    }

    /// A world of its own, for whoever changes more than the others would bear.
    pub fn start() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let terms = dir.path().join("strict.toml");
        std::fs::write(&terms, STRICT).unwrap();
        let souk = House::found(dir.path(), "Example Harbour", "Portland", None, &[]);
        let nomads = House::found(
            dir.path(),
            "Example Nomads",
            "Seattle",
            None,
            &[&souk.address],
        );
        let known = [souk.address.as_str(), nomads.address.as_str()];
        let strict = House::found(dir.path(), "Example Sévère", "Nantes", Some(&terms), &known);
        souk.learns(&nomads);
        souk.learns(&strict);
        strict.learns(&nomads);
        souk.covisa(&["space", "pin", &nomads.space]);
        strict.covisa(&["space", "pin", &nomads.space]);
        Self {
            souk,
            nomads,
            strict,
            _dir: dir,
        }
    }
}

impl House {
    /// A house in a folder, with a running node.
    pub fn found(dir: &Path, name: &str, city: &str, terms: Option<&Path>, peers: &[&str]) -> Self {
        let home = Self::init(dir, name, city, terms);
        Self::serve(&home, peers)
    }

    /// The home of a space that was just founded, with nobody in it.
    pub fn init(dir: &Path, name: &str, city: &str, terms: Option<&Path>) -> PathBuf {
        let home = dir.join(city);
        let mut init = vec!["init", "--city", city];
        let name = format!("--name={name}");
        init.push(&name);
        if let Some(terms) = terms {
            init.extend(["--terms", terms.to_str().unwrap()]);
        }
        covisa(&home, &init);
        home
    }

    /// A node in a home where a space was founded.
    pub fn serve(home: &Path, peers: &[&str]) -> Self {
        let mut serve = Command::new(program());
        serve
            .arg("--home")
            .arg(home)
            .args(["--json", "serve", "--http", "127.0.0.1:0"]);
        serve.args(["--listen", "/ip4/127.0.0.1/tcp/0"]);
        for peer in peers {
            serve.args(["--peer", peer]);
        }
        let log = std::fs::File::create(home.with_extension("log")).unwrap();
        let mut process = serve.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let ready = lines
            .find_map(|line| serde_json::from_str::<Value>(&line.unwrap()).ok())
            .unwrap_or_else(|| panic!("{} must say that it is up", home.display()));
        Self {
            url: text(&ready, "http"),
            space: text(&ready, "space"),
            address: ready["addresses"][0].as_str().unwrap().to_owned(),
            home: home.to_owned(),
            process,
        }
    }

    /// Asks the API as the operator: the status and what is answered.
    pub fn ask(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let token = std::fs::read_to_string(self.home.join("api-token")).unwrap();
        self.ask_as(token.trim(), method, path, body)
    }

    /// The same with a token of somebody's.
    pub fn ask_as(&self, token: &str, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url))
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json");
        let sent = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let mut response = agent.run(request.body(sent).unwrap()).unwrap();
        let text = response.body_mut().read_to_string().unwrap();
        let answer = serde_json::from_str(&text).unwrap_or(Value::String(text));
        (response.status().as_u16(), answer)
    }

    /// The node goes, as in a power cut.
    pub fn stop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Runs a verb against the running node.
    pub fn covisa(&self, arguments: &[&str]) -> Value {
        covisa(&self.home, arguments)
    }

    /// A member with this name, and their pass.
    pub fn pass(&self, name: &str) -> String {
        let member = self.covisa(&["member", "add", "--name", name]);
        text(
            &self.covisa(&["pass", "issue", &text(&member, "member")]),
            "pass",
        )
    }

    /// An address that pairs a browser.
    pub fn pairing(&self) -> String {
        text(&self.covisa(&["desk", "pair"]), "url")
    }

    /// The names of all paired desks.
    pub fn desks(&self) -> Vec<String> {
        let tokens = self.covisa(&["token", "list"]);
        let items = tokens["items"].as_array().unwrap().clone();
        items.iter().map(|token| text(token, "token")).collect()
    }

    /// Waits until it knows the terms of another house.
    pub fn learns(&self, other: &Self) {
        let until = Instant::now() + Duration::from_secs(180);
        while Instant::now() < until {
            let known = self.covisa(&["space", "list"]);
            let complete = |space: &Value| {
                space["space"] == json!(other.space) && space["issued_at"].is_string()
            };
            if known["items"].as_array().unwrap().iter().any(complete) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!(
            "{} must learn of {} within three minutes",
            self.home.display(),
            other.home.display()
        );
    }
}

fn covisa(home: &Path, arguments: &[&str]) -> Value {
    let out = Command::new(program())
        .arg("--home")
        .arg(home)
        .arg("--json")
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "covisa {arguments:?} must work: {}{}.",
        String::from_utf8_lossy(&out.stdout),
        String::from_utf8_lossy(&out.stderr)
    );
    serde_json::from_slice(&out.stdout).unwrap()
}

fn text(value: &Value, name: &str) -> String {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name} must be a text in {value}"))
        .to_owned()
}

/// Says that a test was left out, past the capture of the test runner.
pub fn left_out(test: &str, why: &str) {
    let _ = writeln!(std::io::stderr(), "left out: {test}: {why}");
}

/// Says something past the capture of the test runner: a measure, or what was left out.
pub fn told(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
