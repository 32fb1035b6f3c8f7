//! A new node takes in 10,000 records of another one: all verified and on disk. Beside it the limit: the same records as a
//! bare stream over TCP, checked with `verify_strict` by two threads, and stored in sled with one fsync.

use std::io::{BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use covisa_tests::made::{Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, Running};
use federation_spec::wire::ids::Timestamp;

use crate::limit::{Limit, WORD, checks, ready};
use crate::load::median;

/// Spaces that the other node knows, with three records each.
const SPACES: u64 = 3_334;
/// Records handed over at once.
const FRAME: usize = 256;

/// So many example spaces, founded an hour ago.
fn spaces(count: u64) -> impl Iterator<Item = Made> {
    let founded = Timestamp(covisa::clock::now().0 - 3600);
    (0..count).map(move |number| Made::of(1_000 + number, founded))
}

/// A home that knows so many spaces.
/// `listed` gives each of them a status list too.
pub fn knowing(count: u64, listed: bool) -> Home {
    let home = Home::init("Example that knows many");
    let terms = content(THREE_A_MONTH);
    let records: Vec<_> = spaces(count)
        .flat_map(|made| {
            let list = listed.then(|| made.status_list(0, 0, &[]));
            made.records(&terms).into_iter().chain(list)
        })
        .collect();
    feed(&home.path(), &records);
    home
}

/// Measures.
pub fn run(rounds: usize) {
    let home = knowing(SPACES, false);
    let served = home.serve();
    let limit = Limit::start(&["stream", &SPACES.to_string()]);
    let mut pairs = Vec::new();
    for _ in 0..rounds {
        pairs.push((join(&served), bare(limit.port)));
    }
    let each = |figure: &dyn Fn(&(f64, f64)) -> f64| median(pairs.iter().map(figure).collect());
    println!(
        "{} records into an empty node, from the start of its process until all are on disk; medians of {rounds} rounds",
        SPACES * 3
    );
    println!("  covisa {:>7.3} s", each(&|(ours, _)| *ours));
    println!(
        "  limit  {:>7.3} s   (bare TCP stream, verify_strict on two threads, sled and one fsync)",
        each(&|(_, bare)| *bare)
    );
    println!(
        "  ratio  {:.2} times the time of the limit",
        each(&|(ours, bare)| ours / bare)
    );
}

/// Seconds until a new node has all records on disk.
fn join(served: &Running) -> f64 {
    let newcomer = Home::init("Newcomer");
    let begun = Instant::now();
    let node = newcomer.serve_at("127.0.0.1", 0, &["--peer", &served.address()]);
    while node.ask.counted("records_admitted", "stream") < SPACES * 3 {
        assert!(begun.elapsed() < Duration::from_secs(120), "All arrive.");
        std::thread::sleep(Duration::from_millis(5));
    }
    begun.elapsed().as_secs_f64()
}

/// Seconds that the bare way takes.
fn bare(port: u16) -> f64 {
    let folder = tempfile::TempDir::new().unwrap();
    let begun = Instant::now();
    let took = Command::new(std::env::current_exe().unwrap())
        .args([WORD, "take", &port.to_string()])
        .arg(folder.path())
        .stdout(Stdio::null())
        .status();
    assert!(took.unwrap().success(), "The limit takes all records.");
    begun.elapsed().as_secs_f64()
}

/// The sending side of the limit: every record behind the key of its signer and its length, for each who connects.
pub fn stream(count: u64) {
    let terms = content(THREE_A_MONTH);
    let mut bytes = Vec::new();
    for made in spaces(count) {
        for record in made.records(&terms) {
            bytes.extend(made.key.public().0);
            bytes.extend((record.bytes.len() as u32).to_be_bytes());
            bytes.extend_from_slice(&record.bytes);
        }
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    ready(listener.local_addr().unwrap().port());
    for stream in listener.incoming() {
        stream.unwrap().write_all(&bytes).unwrap();
    }
}

type Signed = ([u8; 32], Vec<u8>);

/// The receiving side of the limit.
pub fn take(port: u16, directory: &Path) {
    let (frames, waiting) = sync_channel::<Vec<Signed>>(16);
    let (checked, storing) = sync_channel(16);
    let waiting = Arc::new(Mutex::new(waiting));
    for _ in 0..2 {
        let (waiting, checked) = (waiting.clone(), checked.clone());
        std::thread::spawn(move || check(&waiting, &checked));
    }
    drop(checked);
    let directory = directory.to_owned();
    let writer = std::thread::spawn(move || store(&directory, &storing));
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).unwrap());
    let mut frame = Vec::new();
    while let Some(signed) = read(&mut stream) {
        frame.push(signed);
        if frame.len() == FRAME {
            frames.send(std::mem::take(&mut frame)).unwrap();
        }
    }
    frames.send(frame).unwrap();
    drop(frames);
    let stored = writer.join().unwrap();
    assert!(stored > 0 && stored.is_multiple_of(3), "All came: {stored}");
}

fn read(stream: &mut impl std::io::Read) -> Option<Signed> {
    let (mut key, mut len) = ([0; 32], [0; 4]);
    stream.read_exact(&mut key).ok()?;
    stream.read_exact(&mut len).unwrap();
    let mut bytes = vec![0; u32::from_be_bytes(len) as usize];
    stream.read_exact(&mut bytes).unwrap();
    Some((key, bytes))
}

fn check(waiting: &Mutex<Receiver<Vec<Signed>>>, checked: &SyncSender<Vec<Signed>>) {
    loop {
        let next = waiting.lock().unwrap().recv();
        let Ok(frame) = next else {
            return;
        };
        let genuine = frame.iter().all(|(key, bytes)| checks(key, bytes));
        assert!(genuine, "Every record is genuine.");
        checked.send(frame).unwrap();
    }
}

fn store(directory: &Path, frames: &Receiver<Vec<Signed>>) -> u64 {
    let config = sled::Config::new().path(directory).flush_every_ms(None);
    let db = config.open().unwrap();
    let mut arrival: u64 = 0;
    for frame in frames {
        let mut batch = sled::Batch::default();
        for (_, bytes) in frame {
            arrival += 1;
            batch.insert(&arrival.to_be_bytes(), bytes);
        }
        db.apply_batch(batch).unwrap();
    }
    db.flush().unwrap();
    let file = std::fs::File::open(directory.join("db")).unwrap();
    file.sync_data().unwrap();
    arrival
}
