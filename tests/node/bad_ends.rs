//! Pipes that nobody reads, many at once on one home, and ends that nobody planned: what was acknowledged stays, and nobody is left in the dark.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use covisa::clock;
use covisa_tests::PATIENCE;
use covisa_tests::asking::Asking;
use covisa_tests::made::{Kept, Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, Output};
use covisa_tests::table::Table;
use serde_json::Value;

use crate::bad_cli::{Place, facts, limited, outcome};

/// Verbs started at once.
const VERBS: usize = 20;
/// Nodes started at once.
const NODES: usize = 100;
/// Example spaces in the index that is opened when the signal comes.
const SPACES: u64 = 300;

#[test]
fn twenty_verbs_at_once_take_turns_and_lose_nothing() {
    let home = Home::init("Example Nord");
    let adding: Vec<_> = (0..VERBS)
        .map(|number| {
            let name = format!("Example Member {number}");
            let mut add = home.command();
            add.args(["member", "add", "--name", &name]);
            std::thread::spawn(move || (name, Output::of(add, b"")))
        })
        .collect();
    let ended: Vec<_> = adding
        .into_iter()
        .map(|adding| adding.join().unwrap())
        .collect();
    let listed = home.done(&["member", "list"])["items"].clone();
    let listed: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|member| member["name"].as_str().unwrap())
        .collect();
    let mut table = Table::new("cli-races");
    for (name, output) in &ended {
        let told = match output.exit {
            0 => "added",
            7 => "not added",
            _ => &outcome(output),
        };
        let there = match listed.contains(&name.as_str()) {
            true => "added",
            false => "not added",
        };
        table.note(8, format!("{name}, one of {VERBS} at once"), there, told);
    }
    table.finish();
}

#[test]
fn an_address_where_nobody_answers_any_more_is_waited_out() {
    let home = Home::init("Example Nord");
    let url = format!(
        "http://{}",
        TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
    );
    let lock = home.path().join("lock");
    fs::write(&lock, format!("1\n{url}\n")).unwrap();
    let held = File::options().write(true).open(&lock).unwrap();
    held.lock().unwrap();
    let verb = std::thread::spawn({
        let mut add = home.command();
        add.args(["member", "add", "--name", "Alice Example"]);
        move || Output::of(add, b"")
    });
    std::thread::sleep(Duration::from_millis(500));
    drop(held);
    assert_eq!(
        verb.join().unwrap().json(0)["name"],
        "Alice Example",
        "The verb takes its turn once the home is free."
    );
}

#[test]
fn of_a_hundred_nodes_on_one_home_one_runs() {
    let home = Home::init("Example Nord");
    let before = facts(&home.path());
    let errors: Vec<_> = (0..NODES)
        .map(|number| home.beside(&format!("error-{number}")))
        .collect();
    let starting = errors
        .iter()
        .map(|error| Serving::spawn(&home, &["--offline"], File::create(error).unwrap().into()));
    let starting: Vec<_> = starting.collect();
    let (mut running, mut refused) = (Vec::new(), Vec::new());
    for (mut node, error) in starting.into_iter().zip(&errors) {
        match node.wait() {
            true => running.push(node),
            false => refused.push((node.ended(), fs::read_to_string(error).unwrap())),
        }
    }
    assert_eq!(running.len(), 1, "Exactly one runs: {refused:?}");
    let node = running.remove(0);
    let mut table = Table::new("cli-copies");
    for (exit, err) in refused {
        let named = err.contains(&format!("Process {} ", node.id()));
        let got = outcome(&Output {
            exit,
            out: Vec::new(),
            err,
        });
        let got = if named {
            format!("{got}, names the holder")
        } else {
            got
        };
        table.note(
            100,
            "one more node on the home",
            "exit 7, in-use, names the holder",
            got,
        );
    }
    table.note(
        100,
        "the one that runs",
        "200",
        node.ask(&home, "/readyz").to_string(),
    );
    node.signal("TERM");
    table.note(
        100,
        "the one that runs, stopped",
        "0",
        node.ended().to_string(),
    );
    let same = facts(&home.path()) == before;
    table.note(
        100,
        "keys, ledger and pinned files",
        "as before",
        if same { "as before" } else { "changed" },
    );
    table.finish();
}

/// A home whose index holds many spaces.
fn crowded() -> Home {
    let home = Home::init("Example Nord");
    let (founded, content) = (clock::now(), content(THREE_A_MONTH));
    let made = (0..SPACES).map(|number| Made::of(number, founded));
    let records: Vec<Kept> = made.flat_map(|made| made.records(&content)).collect();
    feed(&home.path(), &records);
    home
}

#[test]
fn a_signal_ends_a_node_at_any_moment_and_nothing_is_lost() {
    let mut table = Table::new("cli-signals");
    let home = crowded();
    let before = facts(&home.path());
    let mut note = |number, name: String, node: Serving, log: &std::path::Path| {
        let exit = node.ended();
        let panicked = fs::read_to_string(log).unwrap().contains("panicked");
        // Before it listens for signals, a signal ends it as any program.
        let got = match (exit, panicked) {
            (0 | -1, false) => "ended".to_owned(),
            (exit, panicked) => format!("exit {exit}, panicked: {panicked}"),
        };
        table.note(number, name, "ended", got);
    };
    let log = home.beside("log");
    let spawn = || Serving::spawn(&home, &["--offline"], File::create(&log).unwrap().into());
    for rebuilding in [false, true] {
        for delay in [0, 5, 20, 50, 100, 200, 400] {
            if rebuilding {
                let index = home.path().join("index");
                fs::create_dir_all(&index).unwrap();
                fs::write(index.join("db"), "no index").unwrap();
            }
            let node = spawn();
            std::thread::sleep(Duration::from_millis(delay));
            node.signal("TERM");
            let name = format!("SIGTERM after {delay} ms, the index is rebuilt: {rebuilding}");
            note(11, name, node, &log);
        }
    }
    for signals in [["INT", "INT"], ["INT", "TERM"], ["TERM", "TERM"]] {
        let mut node = spawn();
        assert!(node.wait(), "The node is ready.");
        signals.iter().for_each(|signal| node.signal(signal));
        note(12, format!("{signals:?} while it serves"), node, &log);
    }
    let status = home.done(&["status"]);
    table.note(
        12,
        "the store afterwards",
        "ok",
        status["store"].as_str().unwrap(),
    );
    let same = facts_but_quarantine(&home) == before;
    table.note(
        12,
        "keys, ledger and pinned files",
        "as before",
        if same { "as before" } else { "changed" },
    );
    table.finish();
}

/// Facts without the damaged indexes that were moved aside.
fn facts_but_quarantine(home: &Home) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut all = facts(&home.path());
    all.retain(|(path, _)| !path.display().to_string().contains("quarantine"));
    all
}

#[test]
fn every_pipe_that_is_closed_or_never_ends_has_its_exit_code() {
    let mut table = Table::new("cli-pipes");
    let place = Place::new();
    note_closed_pipes(&mut table, &place);
    note_endless_input(&mut table, &place.home);
    table.finish();
}

/// A pipe that nobody reads from.
fn closed_pipe() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

/// 9: nobody reads, or nothing can be written.
fn note_closed_pipes(table: &mut Table, place: &Place) {
    let own = place.fill("{own}");
    for words in [
        &["status"][..],
        &["space", "list"],
        &["space", "show", &own],
        &["space", "show", &own, "--record", "terms", "--raw"],
        &["terms", "show", "--toml"],
        &["member", "list"],
        &["--help"],
        &["--version"],
        &["serve", "--offline", "--http", "127.0.0.1:0"],
        &["demo", "--exit"],
    ] {
        let got = ended(place.home.command().args(words).stdout(closed_pipe()));
        table.note(
            9,
            format!("{words:?} into a pipe that nobody reads"),
            "exit 0",
            got,
        );
    }
    for words in [
        &["status"][..],
        &["terms", "show", "--toml"],
        &["member", "list"],
    ] {
        let got = ended(place.home.command().args(words).stdout(full()));
        table.note(
            9,
            format!("{words:?} onto a full disk"),
            "exit 1, no-output",
            got,
        );
    }
    note_closed_errors(table, place);
}

/// A disk without room.
fn full() -> Stdio {
    File::options()
        .write(true)
        .open("/dev/full")
        .unwrap()
        .into()
}

/// 9: talk and logs that nobody can hear.
fn note_closed_errors(table: &mut Table, place: &Place) {
    for (words, expected) in [
        (&["fly"][..], 2),
        (&["space", "pin", "x"], 2),
        (&["status"], 0),
    ] {
        for (name, errors) in [
            ("pipe that nobody reads", closed_pipe()),
            ("full disk", full()),
        ] {
            let status = place
                .home
                .command()
                .args(words)
                .stdout(Stdio::null())
                .stderr(errors)
                .status();
            let got = format!("exit {}", status.unwrap().code().unwrap_or(-1));
            table.note(
                9,
                format!("{words:?}, its talk to a {name}"),
                format!("exit {expected}"),
                got,
            );
        }
    }
    for (name, errors) in [
        ("pipe that nobody reads", closed_pipe()),
        ("full disk", full()),
    ] {
        let got = logging_to(&place.home, errors);
        table.note(
            9,
            format!("a node whose log goes to a {name}"),
            "200, exit 0",
            got,
        );
    }
}

fn ended(verb: &mut Command) -> String {
    let child = verb.stdin(Stdio::null()).stderr(Stdio::piped()).spawn();
    let ended = child.unwrap().wait_with_output().unwrap();
    outcome(&Output {
        exit: ended.status.code().unwrap_or(-1),
        out: Vec::new(),
        err: String::from_utf8_lossy(&ended.stderr).into_owned(),
    })
}

/// What a node answers that writes all it can to this log, and how it ends.
fn logging_to(home: &Home, log: Stdio) -> String {
    let config = home.path().join("config.toml");
    fs::write(&config, "[log]\nlevel = \"trace\"\n").unwrap();
    let node = Serving::start(home, &["--listen", "/ip4/127.0.0.1/tcp/0"], log);
    let status = node.ask(home, "/healthz");
    node.signal("TERM");
    let exit = node.ended();
    fs::remove_file(&config).unwrap();
    format!("{status}, exit {exit}")
}

/// 10: input that never ends.
fn note_endless_input(table: &mut Table, home: &Home) {
    for (words, input, expected) in [
        (&["verify", "--stdin"][..], "/dev/zero", "exit 3"),
        (&["verify", "--stdin"], "/dev/urandom", "exit 3"),
        (&["verify", "--stdin"], "/dev/null", "exit 3"),
        (
            &["verify", "--image", "/dev/zero"],
            "/dev/null",
            "exit 1, bad-photo",
        ),
        (
            &["terms", "check", "/dev/zero"],
            "/dev/null",
            "exit 6, terms-invalid",
        ),
        (
            &["terms", "publish", "/dev/urandom"],
            "/dev/null",
            "exit 6, terms-invalid",
        ),
    ] {
        let output = Output::of(limited(home, words, input), b"");
        table.note(
            10,
            format!("{words:?} fed from {input}"),
            expected,
            outcome(&output),
        );
    }
}

/// A node that is told to stop in ways of its own. It is killed when this is dropped.
pub(crate) struct Serving {
    child: Child,
    out: BufReader<ChildStdout>,
    url: String,
}

impl Serving {
    /// Starts a node without waiting for it.
    pub(crate) fn spawn(home: &Home, flags: &[&str], log: Stdio) -> Self {
        let mut serve = home.command();
        let spawned = serve
            .args(["serve", "--http", "127.0.0.1:0"])
            .args(flags)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn();
        let mut child = spawned.unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self {
            child,
            out,
            url: String::new(),
        }
    }

    /// Starts a node and waits until it is ready.
    pub(crate) fn start(home: &Home, flags: &[&str], log: Stdio) -> Self {
        let mut serving = Self::spawn(home, flags, log);
        serving.wait();
        assert!(!serving.url.is_empty(), "The node is ready.");
        serving
    }

    /// Waits until it is ready or has ended; whether it is ready.
    pub(crate) fn wait(&mut self) -> bool {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap_or_default();
        self.url = ready["http"].as_str().unwrap_or_default().to_owned();
        !self.url.is_empty()
    }

    /// The status of an answer.
    pub(crate) fn ask(&self, home: &Home, path: &str) -> u16 {
        let ask = Asking::new(&self.url, &home.token());
        ask.send("GET", path, &[], b"").status
    }

    /// Sends a signal. One that has ended already gets none.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let _ = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The exit code it ends with; -1 if a signal ended it.
    pub(crate) fn ended(mut self) -> i32 {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("The node ends within {PATIENCE:?}.");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
