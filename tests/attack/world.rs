//! A node that is attacked, a home that it has pinned, and a desk.

use std::fmt;
use std::net::Ipv4Addr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use covisa_tests::adversary::passage::Passage;
use covisa_tests::asking::Asking;
use covisa_tests::attack::mebibytes;
use covisa_tests::made::THREE_A_MONTH;
use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;
use serde_json::json;

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    /// The attack and what is measured.
    pub about: String,
    /// What came of it.
    pub figure: String,
    /// What is to come of it.
    pub goal: String,
    /// Whether it did.
    pub held: bool,
}

impl Row {
    /// A figure that must not be above another one.
    pub fn at_most(about: impl Into<String>, figure: f64, goal: f64, unit: &str) -> Self {
        Self {
            about: about.into(),
            figure: format!("{figure:.1} {unit}"),
            goal: format!("≤ {goal} {unit}"),
            held: figure <= goal,
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = if self.held { "yes" } else { "NO" };
        write!(
            f,
            "| {} | {} | {} | {held} |",
            self.about, self.figure, self.goal
        )
    }
}

/// A host under attack, and a home that it has pinned; both run.
pub struct World {
    _host: Home,
    _home: Home,
    /// The node that is attacked.
    pub node: Running,
    home: Running,
    card: String,
    /// Cards that are taken back one after the other: name, and text.
    lost: Vec<(String, String)>,
    _passage: Passage,
}

/// So many cards are taken back during an attack.
const REVOCATIONS: usize = 10;
/// How soon each has to count.
const SOON: Duration = Duration::from_secs(2);

/// On this processor the node runs, if there are two.
const NODE: &str = "0";
/// On this one everybody else.
const OTHERS: &str = "1";

impl World {
    /// Both are connected, and the host knows what its pinned home says.
    pub fn new() -> Self {
        let (host, home) = (Home::init("Example Host"), Home::init("Example Home"));
        host.publish(THREE_A_MONTH);
        home.publish(THREE_A_MONTH);
        let card = home.card_of("Guest");
        let lost = (0..REVOCATIONS).map(|number| {
            let name = format!("Guest {number}");
            let member = home.done(&["member", "add", "--name", &name]);
            let lost = home.done(&["pass", "issue", member["member"].as_str().unwrap()]);
            let text = |key: &str| lost[key].as_str().unwrap().to_owned();
            (text("id"), text("pass"))
        });
        let lost = lost.collect();
        let node = serve(&host, NODE, &[]);
        let passage = Passage::to(&node.address(), Ipv4Addr::new(127, 0, 2, 1));
        let home_node = serve(&home, OTHERS, &["--peer", &passage.address]);
        let space = home.space.clone();
        wait_for("The home is known", || {
            node.ask.get(&format!("spaces/{space}")).json()["terms"].is_object()
        });
        let pinned = node.ask.json(
            "PUT",
            &format!("spaces/{space}/standing"),
            &[],
            &json!({ "standing": "pinned" }),
        );
        assert!(pinned.status < 300, "The home is pinned: {pinned:?}");
        let world = Self {
            _host: host,
            _home: home,
            node,
            home: home_node,
            card,
            lost,
            _passage: passage,
        };
        wait_for("Its cards are green", || {
            level(&world.node.ask, &world.card) == "green"
        });
        world
    }

    /// Memory of the node now, mebibytes.
    pub fn memory(&self) -> f64 {
        mebibytes(self.node.id(), "VmRSS:")
    }

    /// A desk that checks one card again and again until it is asked; its pinned home takes other ones back meanwhile.
    pub fn desk(&self, length: Duration) -> Desk {
        let (ask, card) = (self.node.ask.clone(), self.card.clone());
        let over = Arc::new(AtomicBool::new(false));
        let until = over.clone();
        let check = move || {
            let mut times = Vec::new();
            while !until.load(Ordering::Relaxed) {
                let begun = Instant::now();
                assert_eq!(level(&ask, &card), "green", "A good card stays green.");
                times.push(begun.elapsed());
                std::thread::sleep(Duration::from_millis(20));
            }
            times
        };
        let (home, host, lost) = (
            self.home.ask.clone(),
            self.node.ask.clone(),
            self.lost.clone(),
        );
        let pause = length / (REVOCATIONS as u32 + 1);
        let revoke = move || {
            let one = |(id, pass): &(String, String)| {
                std::thread::sleep(pause);
                revoke(&home, &host, id, pass)
            };
            lost.iter().map(one).collect()
        };
        Desk {
            over,
            checks: std::thread::spawn(check),
            revocations: std::thread::spawn(revoke),
        }
    }

    /// Runs attackers for a while, with a desk beside them.
    pub fn under(&self, name: &str, attackers: &[Vec<String>], length: Duration) -> Vec<Row> {
        let desk = self.desk(length);
        let running: Vec<Attacker> = attackers.iter().map(|one| Attacker::start(one)).collect();
        std::thread::sleep(length);
        let rows = desk.ended().rows(name);
        drop(running);
        rows
    }
}

/// A home takes a card back; how long until a host is red, and when that is enough.
fn revoke(home: &Asking, host: &Asking, id: &str, pass: &str) -> Duration {
    let answer = home.post(&format!("passes/{id}/revoke"), &json!({}));
    assert!(answer.status < 300, "The card is taken back: {answer:?}");
    let begun = Instant::now();
    while level(host, pass) != "red" && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(10));
    }
    begun.elapsed()
}

fn level(ask: &Asking, pass: &str) -> String {
    let check = ask.post("desk/check", &json!({ "pass": pass })).json();
    check["verdict"]["level"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// A desk at work, and a home that takes cards back.
pub struct Desk {
    over: Arc<AtomicBool>,
    checks: JoinHandle<Vec<Duration>>,
    revocations: JoinHandle<Vec<Duration>>,
}

impl Desk {
    /// Ends its work: what its checks took, and how long revocations took to count.
    pub fn ended(self) -> Times {
        let revocations = self.revocations.join().unwrap();
        self.over.store(true, Ordering::Relaxed);
        let mut checks = self.checks.join().unwrap();
        checks.sort_unstable();
        Times {
            checks,
            revocations,
        }
    }
}

/// What checks took, the shortest first, and how long revocations took to count.
pub struct Times {
    checks: Vec<Duration>,
    revocations: Vec<Duration>,
}

impl Times {
    /// The 99th percentile of checks, to be at most 10 ms, and how many revocations counted in time.
    pub fn rows(&self, name: &str) -> Vec<Row> {
        let half = self.percentile(50.0);
        let check = Row::at_most(
            format!("{name}: a desk's check, 99th percentile (median {half:.1} ms)"),
            self.percentile(99.0),
            10.0,
            "ms",
        );
        let longest = self.revocations.iter().max().unwrap();
        let soon = self.revocations.iter().filter(|took| **took <= SOON);
        let count = format!("{} of {REVOCATIONS}", soon.count());
        let revoked = Row::at_most(
            format!("{name}: until a revocation counts, {count} in time, the longest"),
            longest.as_secs_f64(),
            SOON.as_secs_f64(),
            "s",
        );
        vec![check, revoked]
    }

    /// The median of checks, which is to be at most so many milliseconds.
    pub fn median_row(&self, name: &str, most: f64) -> Row {
        let about = format!("{name}: a desk's check, median");
        Row::at_most(about, self.percentile(50.0), most, "ms")
    }

    /// The nearest-rank percentile, milliseconds.
    fn percentile(&self, percent: f64) -> f64 {
        let rank = (self.checks.len() as f64 * percent / 100.0).ceil() as usize;
        let at = rank.clamp(1, self.checks.len()) - 1;
        self.checks[at].as_secs_f64() * 1e3
    }
}

/// An attacker as a process of its own; it ends when this is dropped.
pub struct Attacker(Child);

impl Attacker {
    /// Starts it.
    pub fn start(arguments: &[String]) -> Self {
        let mut command = pinned(OTHERS, std::env::current_exe().unwrap().as_os_str());
        let child = command
            .arg(crate::WORD)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(child.unwrap())
    }
}

impl Drop for Attacker {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs a node on one processor.
pub fn serve_there(home: &Home, flags: &[&str]) -> Running {
    serve(home, OTHERS, flags)
}

fn serve(home: &Home, processor: &str, flags: &[&str]) -> Running {
    let plain = home.command();
    let mut command = pinned(processor, plain.get_program());
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args(plain.get_args())
        .args([
            "serve",
            "--http",
            "127.0.0.1:0",
            "--listen",
            "/ip4/127.0.0.1/tcp/0",
        ])
        .args(flags);
    Running::spawned(home, command)
}

/// A program on one processor, where the machine has several and can say so.
fn pinned(processor: &str, program: &std::ffi::OsStr) -> Command {
    let there = Command::new("taskset")
        .args(["-c", processor, "true"])
        .stderr(Stdio::null())
        .status();
    if !there.is_ok_and(|status| status.success()) {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.args(["-c", processor]).arg(program);
    command
}
