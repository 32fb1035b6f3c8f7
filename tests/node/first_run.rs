//! A first run, as somebody at a terminal has it, and what its page sends.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};

use covisa_tests::asking::{Answer, Asking};
use covisa_tests::program::Home;
use covisa_tests::wait_until;
use serde_json::{Value, json};

use crate::doors::{pair, sent, told};

/// What a process said so far.
type Said = Arc<Mutex<String>>;

/// A first run that waits. It is killed when this is dropped.
pub struct FirstRun {
    child: Child,
    out: Said,
    err: Said,
    /// The way to it, without a token.
    pub ask: Asking,
    /// The code that the terminal shows.
    pub code: String,
}

impl FirstRun {
    /// Begins in a home.
    pub fn begin(home: &Home) -> Self {
        let mut command = home.command();
        command.args(["serve", "--first-run", "--http", "127.0.0.1:0", "--offline"]);
        let spawned = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = spawned.unwrap();
        let out = heard(child.stdout.take().unwrap());
        let err = heard(child.stderr.take().unwrap());
        let url = wait_until("The first run says its address", || {
            let said = err.lock().unwrap().clone();
            let ended = child.try_wait().unwrap();
            assert!(ended.is_none(), "The first run goes on; it said {said}");
            assert!(!said.contains('#'), "No code stands in a journal: {said}");
            let file = said.strip_suffix('\n')?.lines().last()?;
            std::fs::read_to_string(file).ok()
        });
        let (place, code) = url.trim().split_once("/start#").unwrap();
        Self {
            child,
            out,
            err,
            ask: Asking::new(place, ""),
            code: code.to_owned(),
        }
    }

    /// The way to it with the token that the code becomes.
    pub fn entered(&self) -> Asking {
        let paired = pair(&self.ask, &self.code);
        assert_eq!(paired.status, 201, "The code counts: {}", told(&paired));
        self.ask
            .with_token(paired.json()["token"].as_str().unwrap())
    }

    /// What it said on standard error.
    pub fn log(&self) -> String {
        self.err.lock().unwrap().clone()
    }

    /// What it said on standard output.
    pub fn out(&self) -> String {
        self.out.lock().unwrap().clone()
    }

    /// Waits until the node has taken over, and gives what it says.
    pub fn serves(&self) -> Value {
        wait_until("The node takes over", || {
            let said = self.out();
            said.ends_with('\n')
                .then(|| serde_json::from_str(&said).unwrap())
        })
    }

    /// Tells it to stop, and gives its exit code.
    pub fn ended(&mut self) -> i32 {
        let mut kill = std::process::Command::new("kill");
        let asked = kill.arg("-TERM").arg(self.child.id().to_string()).status();
        assert!(asked.unwrap().success(), "It can be told to stop.");
        let status = wait_until("It ends", || self.child.try_wait().unwrap());
        status.code().unwrap_or(-1)
    }
}

impl Drop for FirstRun {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn heard(pipe: impl Read + Send + 'static) -> Said {
    let said = Said::default();
    let noted = said.clone();
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            noted.lock().unwrap().push_str(&(line + "\n"));
        }
    });
    said
}

/// What a page sends to found a space.
pub fn example() -> Value {
    json!({
        "name": "Example Nord",
        "city": "Example City",
        "country": "DE",
        "zone": "Europe/Berlin",
        "lat": "52.52",
        "lon": "13.40",
        "contact": "desk@example.org",
        "visa": "accepted",
        "benefit": "free",
        "amount": "3",
        "unit": "day",
        "per": "calendar month",
    })
}

/// Sends it.
pub fn found(ask: &Asking, fields: &Value) -> Answer {
    sent(ask, "POST", "/fragments/start/found", fields)
}
