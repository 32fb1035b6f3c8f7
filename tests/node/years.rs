//! A checkpoint stands for the visits of the ledger that it is of, and for nothing else.

use std::fs;
use std::path::Path;

use covisa::clock;
use covisa::core::facts::{Entry, Fact, VisitFact};
use covisa::startup::{found_space, open};
use covisa::store::Segments;
use covisa_tests::years::{SHOWN, open_for};
use tempfile::TempDir;
use tokio::sync::mpsc;

/// A home that has been open for so many days, with twenty visits a day.
fn house(days: u64) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    found_space(home.path(), clock::now()).unwrap();
    open_for(home.path(), days, 20, clock::now());
    home
}

/// What a home remembers of its visits, in a form that can be compared, and what it says at its start.
fn opened(home: &Path) -> (Vec<String>, Vec<String>) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    let (stored, _said) = mpsc::channel(16);
    let opened = open(home, stored).unwrap();
    let (visits, written, beside) = opened.core.counted_visits();
    let mut told: Vec<String> = visits.iter().map(|visit| format!("{visit:?}")).collect();
    told.sort();
    told.push(format!("{written:?} {beside:?}"));
    (told, opened.notices)
}

fn file(home: &Path) -> std::path::PathBuf {
    home.join("ledger/visits.checkpoint")
}

#[test]
fn ten_years_of_visits_are_counted_alike_with_a_checkpoint_and_without() {
    let home = house(500);
    let (in_full, _) = opened(home.path());
    assert!(file(home.path()).exists(), "It was worth making one.");
    let (beside, notices) = opened(home.path());
    assert_eq!(in_full, beside, "What is remembered is the same.");
    assert!(
        !notices.iter().any(|notice| notice.contains("checkpoint")),
        "There is nothing to be said of it."
    );
    let bytes = fs::read(file(home.path())).unwrap();
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    assert!(
        !holds(SHOWN.as_bytes()),
        "It holds nothing that a visitor showed."
    );
    assert!(holds(b"v-00001-0001"), "It holds the visits.");
    let mut ledger = Segments::open(&home.path().join("ledger")).unwrap().ledger;
    let fact = Fact::Visit(VisitFact::Removed {
        visit: "v-00001-0001".to_owned(),
    });
    let at = clock::now();
    ledger
        .append_with(&[Entry { at, fact }], || [7; 16])
        .unwrap();
    let (after, _) = opened(home.path());
    assert_eq!(after.len(), in_full.len() - 1, "What came after it counts.");
}

#[test]
fn a_checkpoint_that_is_cut_altered_of_another_ledger_or_version_is_passed_over_said_and_made_anew()
{
    let home = house(400);
    let (in_full, _) = opened(home.path());
    let good = fs::read(file(home.path())).unwrap();
    let other = house(401);
    opened(other.path());
    let foreign = fs::read(file(other.path())).unwrap();
    let altered = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        bytes
    };
    let later = [b"COVISAV2".as_slice(), &good[8..]].concat();
    let bad = [
        ("nothing", Vec::new()),
        ("cut short", good[..good.len() / 2].to_vec()),
        ("a byte less", good[..good.len() - 1].to_vec()),
        ("its head altered", altered(10)),
        ("a visit altered", altered(good.len() / 2)),
        ("its digest altered", altered(good.len() - 3)),
        ("of a later version", later),
        ("of another ledger", foreign),
    ];
    for (name, bytes) in bad {
        fs::write(file(home.path()), &bytes).unwrap();
        let (told, notices) = opened(home.path());
        assert_eq!(told, in_full, "{name}: the ledger counts.");
        assert!(
            notices
                .iter()
                .any(|notice| notice.contains("visits.checkpoint")),
            "{name}: that is said: {notices:?}"
        );
        let (again, notices) = opened(home.path());
        assert_eq!(again, in_full, "{name}: so it stays.");
        assert!(
            !notices
                .iter()
                .any(|notice| notice.contains("visits.checkpoint")),
            "{name}: it was made anew: {notices:?}"
        );
    }
}

#[test]
fn a_ledger_that_is_damaged_is_found_so_whatever_a_checkpoint_says() {
    let home = house(400);
    opened(home.path());
    let segment = fs::read_dir(home.path().join("ledger")).unwrap();
    let segment = segment
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|end| end == "ledger"))
        .unwrap();
    let mut bytes = fs::read(&segment).unwrap();
    let word = b"v-00007-0001";
    let at = bytes.windows(word.len()).position(|part| part == word);
    bytes[at.unwrap()] ^= 1;
    fs::write(&segment, bytes).unwrap();
    let (_, notices) = opened(home.path());
    assert!(
        notices.iter().any(|notice| notice.contains("is damaged")),
        "An entry that the checkpoint stands for is checked all the same: {notices:?}"
    );
}
