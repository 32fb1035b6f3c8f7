//! The power is cut: what a node answered is on the disk itself, not in the system's memory. Run by `tests/power-cut`.
//!
//! The home lies on an ext4 of its own in an image file. The node is stopped at any moment and the image copied as it is:
//! what only the memory of that file system held is not in it. The copy is mounted, its journal replayed, the home opened.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use covisa_tests::faulty::{Fault, Faulty};
use covisa_tests::program::Running;

use crate::crash::{Acknowledged, Figures, chance, client, look, look_into_the_ledger};
use crate::guests::House;

/// Clients that change things at once.
const CLIENTS: usize = 4;
/// The longest time until a cut, milliseconds.
const LONGEST: u64 = 2500;

/// Runs a program of the system; what it printed if it ended well.
fn system(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    if output.status.success() {
        Ok(said)
    } else {
        Err(format!("{program} {}: {said}", arguments.join(" ")))
    }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A file system in a file, mounted where a home is.
struct Mounted(PathBuf);

impl Mounted {
    fn at(image: &Path, home: &Path) -> Result<Self, String> {
        system("mount", &["-o", "loop", path(image), path(home)])?;
        Ok(Self(home.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if system("umount", &[path(&self.0)]).is_err() {
            // Somebody still looks into it: it goes when they do.
            let _ = system("umount", &["-l", path(&self.0)]);
        }
    }
}

/// Moves the home of a house onto a file system of its own.
fn moved(house: &House, image: &Path) -> Mounted {
    let (home, aside) = (house.home.path(), house.home.beside("moved"));
    system("truncate", &["-s", "48M", path(image)]).unwrap();
    let eager = "lazy_itable_init=0,lazy_journal_init=0";
    system("mkfs.ext4", &["-q", "-E", eager, path(image)]).unwrap();
    fs::rename(&home, &aside).unwrap();
    fs::create_dir(&home).unwrap();
    let mounted = Mounted::at(image, &home).unwrap();
    system("cp", &["-a", path(&aside.join(".")), path(&home)]).unwrap();
    system("sync", &["-f", path(&home)]).unwrap();
    mounted
}

/// Copies an image as it is at one moment: until two copies are the same.
fn snapshot(image: &Path, copy: &Path) {
    let again = copy.with_extension("again");
    for _ in 0..20 {
        for to in [copy, &again] {
            system("cp", &["--sparse=always", path(image), path(to)]).unwrap();
        }
        if system("cmp", &["-s", path(copy), path(&again)]).is_ok() {
            fs::remove_file(again).unwrap();
            return;
        }
    }
    panic!("The image does not come to rest.");
}

/// One cut; what came of it in one word.
fn cut(template: &House, fault: Fault, figures: &mut Figures) -> String {
    let house = Arc::new(template.copy());
    let held = Arc::new(Mutex::new(Acknowledged::default()));
    let (image, copy) = (house.home.beside("disk"), house.home.beside("disk-after"));
    let mounted = moved(&house, &image);
    let faulty = Faulty::of(&house.home);
    faulty.set(fault);
    let node = faulty.serve(&house.home);
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| client(&house, &held, &node.ask))
        .collect();
    thread::sleep(Duration::from_millis(50 + chance(LONGEST)));
    system("kill", &["-STOP", &node.id().to_string()]).unwrap();
    snapshot(&image, &copy);
    node.kill();
    for client in clients {
        client.join().unwrap();
    }
    drop(mounted);
    figures.rounds += 1;
    figures.acknowledged += held.lock().unwrap().changes();
    after(&house, &copy, &held.lock().unwrap(), figures)
}

/// The disk as it was at the cut is put in, and the home opened.
fn after(house: &House, copy: &Path, held: &Acknowledged, figures: &mut Figures) -> String {
    let mounted = match Mounted::at(copy, &house.home.path()) {
        Ok(mounted) => mounted,
        Err(said) => return format!("cannot be mounted: {said}"),
    };
    let begun = Instant::now();
    let status = house.home.verb(&["status"]);
    figures.worst_open = figures.worst_open.max(begun.elapsed());
    if status.exit != 0 {
        return format!("cannot open: {}", status.err);
    }
    let store = status.json(0)["store"].clone();
    if store != "ok" {
        return format!("opens, but the store is {store}");
    }
    let lost = figures.lost.len();
    let node = Running::start(
        &house.home,
        &["serve", "--http", "127.0.0.1:0", "--offline"],
    );
    look(&node.ask, held, figures);
    node.stop();
    look_into_the_ledger(&house.home, held, figures);
    let aside = fs::read_dir(house.home.path()).unwrap().any(|entry| {
        let name = entry.unwrap().file_name();
        name.to_string_lossy().starts_with("quarantine-")
    });
    drop(mounted);
    match system("e2fsck", &["-fn", path(copy)]) {
        Err(said) => format!("the file system is damaged: {said}"),
        Ok(_) if figures.lost.len() > lost => "acknowledged changes are lost".to_owned(),
        Ok(_) if aside => "clean, index rebuilt".to_owned(),
        Ok(_) => "clean".to_owned(),
    }
}

#[test]
#[ignore = "needs root and loop mounts: tests/power-cut runs it"]
fn what_was_answered_before_a_power_cut_is_on_the_disk() {
    let cuts = std::env::var("COVISA_POWER_CUTS").ok();
    let cuts: usize = cuts.and_then(|cuts| cuts.parse().ok()).unwrap_or(20);
    let house = House::new();
    let (mut figures, mut ends) = (Figures::default(), std::collections::BTreeMap::new());
    while figures.rounds < cuts {
        let end = cut(&house, Fault::default(), &mut figures);
        *ends.entry(end).or_insert(0) += 1;
        if figures.rounds % 10 == 0 || figures.rounds == cuts {
            println!("{}; {ends:?}", figures.line());
        }
    }
    assert!(
        figures.lost.is_empty() && figures.reused.is_empty(),
        "Nothing acknowledged is lost: {:?} {:?}",
        figures.lost,
        figures.reused
    );
    assert!(
        ends.keys().all(|end| end.starts_with("clean")),
        "Every home opens after its power cut: {ends:?}"
    );
}

#[test]
#[ignore = "needs root and loop mounts: tests/power-cut runs it"]
fn a_disk_that_lies_is_found_out() {
    let lying = Fault {
        lying_sync: true,
        ..Fault::default()
    };
    let (house, mut figures) = (House::new(), Figures::default());
    let ends: Vec<_> = (0..3).map(|_| cut(&house, lying, &mut figures)).collect();
    println!("on a disk that lies: {}; {ends:?}", figures.line());
    assert!(
        !figures.lost.is_empty() || ends.iter().any(|end| !end.starts_with("clean")),
        "Without fsync the same cuts do harm, so this test can see it: {ends:?}"
    );
}
