//! The program as an operator has it: a home, verbs, and a node that runs.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::sync_channel;

use serde_json::Value;
use tempfile::TempDir;

use crate::PATIENCE;
use crate::asking::Asking;

/// The built program: beside this test's own executable. Cargo does not build it for another package's tests, so it is
/// built here, once a process, which takes no time when nothing has changed: no test speaks of an older one.
pub fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(built);
    &PROGRAM
}

fn built() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let folder = here.parent().unwrap().parent().unwrap();
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build
        .args(["build", "--quiet", "--bin", "covisa"])
        .current_dir(workspace);
    // What cargo told this test about itself would make build scripts run anew.
    let told = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in std::env::vars().filter(|(name, _)| told(name)) {
        build.env_remove(name);
    }
    if folder.ends_with("release") {
        build.arg("--release");
    }
    let path = folder.join("covisa");
    let built = build.status().is_ok_and(|status| status.success());
    assert!(
        built || path.exists(),
        "covisa must be built: cargo build --bin covisa."
    );
    path
}

/// The program with an environment that says nothing of its own.
pub fn command() -> Command {
    let mut command = Command::new(program());
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

/// How a verb ended.
#[derive(Debug, Clone)]
pub struct Output {
    /// The exit code; -1 if it was killed.
    pub exit: i32,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: String,
}

impl Output {
    /// Runs a command to its end, with these bytes on standard input.
    pub fn of(mut command: Command, input: &[u8]) -> Self {
        let piped = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        let id = child.id().to_string();
        // A program that does not read its input closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(input);
        let (ending, ended) = sync_channel(1);
        std::thread::spawn(move || ending.send(child.wait_with_output().unwrap()));
        let ended = ended.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            let killed = Command::new("kill").arg("-KILL").arg(&id).status();
            panic!("A verb ends within {PATIENCE:?}; this one did not and was killed: {killed:?}")
        });
        Self {
            exit: ended.status.code().unwrap_or(-1),
            out: ended.stdout,
            err: String::from_utf8_lossy(&ended.stderr).into_owned(),
        }
    }

    /// The one JSON object on standard output of a verb that ended with this code.
    pub fn json(&self, exit: i32) -> Value {
        assert_eq!(
            self.exit, exit,
            "The verb ends with exit code {exit}; it said: {}",
            self.err
        );
        let text = String::from_utf8(self.out.clone()).unwrap();
        assert_eq!(
            text.lines().count(),
            1,
            "One line holds the one JSON object: {text:?}"
        );
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text:?} is JSON: {error}"))
    }

    /// The one JSON object on standard error of a verb that failed with this code.
    pub fn error(&self, exit: i32) -> Value {
        assert_eq!(
            self.exit, exit,
            "The verb ends with exit code {exit}; it said: {}",
            self.err
        );
        assert!(
            self.out.is_empty(),
            "Nothing stands on standard output when a verb fails: {self:?}"
        );
        let value: Value = serde_json::from_str(self.err.trim()).unwrap_or_else(|error| {
            panic!("standard error {:?} is one JSON object: {error}", self.err)
        });
        assert_eq!(
            value["schema"], "covisa/error/1",
            "An error has its schema."
        );
        for name in ["code", "text", "next"] {
            assert!(value[name].is_string(), "An error has {name}: {value}");
        }
        value
    }

    /// Standard output as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }
}

/// A node's home in a folder that goes away with it.
#[derive(Debug)]
pub struct Home {
    around: TempDir,
    /// The space's id; empty before `init`.
    pub space: String,
}

impl Home {
    /// A folder without a space.
    pub fn empty() -> Self {
        Self {
            around: TempDir::new().unwrap(),
            space: String::new(),
        }
    }

    /// A space of this name in Berlin's zone, with the default terms.
    pub fn init(name: &str) -> Self {
        Self::init_with(name, &[])
    }

    /// A space of this name, with further flags.
    pub fn init_with(name: &str, flags: &[&str]) -> Self {
        let mut home = Self::empty();
        let mut arguments = vec![
            "init",
            "--name",
            name,
            "--city",
            "Example City",
            "--country",
            "DE",
            "--tz",
            "Europe/Berlin",
        ];
        arguments.extend(flags);
        let founded = home.verb(&arguments).json(0);
        home.space = founded["space"].as_str().unwrap().to_owned();
        home
    }

    /// Another home with the same files, as if it had always lain there: a fresh start of the same story.
    pub fn copy(&self) -> Self {
        let copy = self.copied();
        // Where it lies is noted when it is opened.
        let _ = std::fs::remove_file(copy.path().join("lies"));
        copy
    }

    /// A copy that the program can tell from the original: a backup, a clone.
    pub fn copied(&self) -> Self {
        let copy = Self {
            around: TempDir::new().unwrap(),
            space: self.space.clone(),
        };
        let copied = Command::new("cp")
            .arg("-a")
            .arg(self.path())
            .arg(copy.path())
            .status();
        assert!(copied.unwrap().success(), "The home is copied.");
        copy
    }

    /// The folder.
    pub fn path(&self) -> PathBuf {
        self.around.path().join("home")
    }

    /// A path beside the home.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    /// A file beside the home.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.beside(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// The program, told to use this home and to speak JSON.
    pub fn command(&self) -> Command {
        let mut command = command();
        command.arg("--home").arg(self.path()).arg("--json");
        command
    }

    /// Runs a verb.
    pub fn verb(&self, arguments: &[&str]) -> Output {
        self.verb_with(arguments, b"")
    }

    /// Runs a verb with this on its standard input.
    pub fn verb_with(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command();
        command.args(arguments);
        Output::of(command, input)
    }

    /// Runs a verb that must succeed.
    pub fn done(&self, arguments: &[&str]) -> Value {
        self.verb(arguments).json(0)
    }

    /// The admin's token.
    pub fn token(&self) -> String {
        std::fs::read_to_string(self.path().join("api-token"))
            .unwrap()
            .trim()
            .to_owned()
    }

    /// A member and their card.
    pub fn card_of(&self, name: &str) -> String {
        let member = self.done(&["member", "add", "--name", name]);
        self.card(member["member"].as_str().unwrap())
    }

    /// One more card of a member.
    pub fn card(&self, member: &str) -> String {
        self.done(&["pass", "issue", member])["pass"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Publishes terms written as TOML.
    pub fn publish(&self, toml: &str) -> Value {
        let file = self.file("terms.toml", toml);
        self.done(&["terms", "publish", &file])
    }

    /// Runs the node on a free port of this machine.
    pub fn serve(&self) -> Running {
        self.serve_at("127.0.0.1", 0, &[])
    }

    /// Runs the node on a port of one of this machine's own addresses, with further flags.
    pub fn serve_at(&self, ip: &str, port: u16, flags: &[&str]) -> Running {
        let listen = format!("/ip4/{ip}/tcp/{port}");
        let mut arguments = vec!["serve", "--http", "127.0.0.1:0", "--listen", &listen];
        arguments.extend(flags);
        Running::start(self, &arguments)
    }
}

/// A node that runs. It is killed when this is dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    /// Its standard output stays open.
    _out: BufReader<ChildStdout>,
    /// What it printed when it was ready.
    pub ready: Value,
    /// The way to ask it, with its admin's token.
    pub ask: Asking,
    log: PathBuf,
}

impl Running {
    /// Starts the node and waits until it is ready.
    pub fn start(home: &Home, arguments: &[&str]) -> Self {
        let mut command = home.command();
        command.args(arguments);
        Self::spawned(home, command)
    }

    /// Starts the node with a command of one's own and waits until it is ready.
    pub fn spawned(home: &Home, mut command: Command) -> Self {
        let log = home.beside("log");
        let spawned = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap())
            .spawn();
        let mut child = spawned.unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap_or_else(|_| {
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            panic!("The node says when it is ready; it said {line:?} and {said}")
        });
        assert_eq!(
            ready["schema"], "covisa/serve/1",
            "The node is ready: {ready}"
        );
        let ask = Asking::new(ready["http"].as_str().unwrap(), &home.token());
        Self {
            child,
            _out: out,
            ready,
            ask,
            log,
        }
    }

    /// Where others reach it: the first full multiaddr.
    pub fn address(&self) -> String {
        self.ready["addresses"][0].as_str().unwrap().to_owned()
    }

    /// Its peer id.
    pub fn peer(&self) -> String {
        self.address().rsplit('/').next().unwrap().to_owned()
    }

    /// The TCP port others reach it at.
    pub fn port(&self) -> u16 {
        let address = self.address();
        address
            .split('/')
            .skip_while(|part| *part != "tcp")
            .nth(1)
            .unwrap()
            .parse()
            .unwrap()
    }

    /// The log so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Stops it as an operator does, and waits until it has ended well.
    pub fn stop(mut self) {
        let asked = Command::new("kill")
            .arg("-TERM")
            .arg(self.child.id().to_string())
            .status();
        assert!(asked.unwrap().success(), "The node can be told to stop.");
        let ended = self.child.wait().unwrap();
        assert_eq!(
            ended.code(),
            Some(0),
            "A node that is told to stop ends with exit code 0: {}",
            self.log()
        );
    }

    /// Kills it as a power cut does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Every file under a folder with its bytes, but for the lock: what a verb that fails must leave alone.
pub fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "lock") {
                found.push((path.clone(), std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
