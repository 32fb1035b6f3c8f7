//! The ledger on its own: cut, altered, erased, of a later format.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use covisa::core::{Entry, Fact, LedgerFact, PeerFact};
use covisa::store::{Damage, Ledger as _, LedgerError, NotAppended, Segments};
use federation_spec::wire::ids::Timestamp;
use tempfile::TempDir;

const NOW: Timestamp = Timestamp(1_800_000_000);

/// A ledger of so many entries, each naming a peer.
fn filled(count: u64) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let mut ledger = Segments::open(folder.path()).unwrap().ledger;
    for number in 1..=count {
        ledger.append_with(&[entry(number)], || [7; 16]).unwrap();
    }
    let file = fs::read_dir(folder.path()).unwrap().next().unwrap();
    let path = file.unwrap().path();
    (folder, path)
}

fn entry(number: u64) -> Entry {
    Entry {
        at: NOW,
        fact: Fact::Peer(PeerFact::Named {
            address: format!("/example/{number}"),
        }),
    }
}

fn entries(folder: &Path) -> Vec<Entry> {
    let entries = Segments::open(folder).unwrap().entries;
    entries.into_iter().map(|(_, entry)| entry).collect()
}

#[test]
fn a_cut_anywhere_leaves_the_entries_before_it() {
    let (folder, path) = filled(5);
    let whole = fs::read(&path).unwrap();
    let four = {
        let (_folder, path) = filled(4);
        fs::metadata(path).unwrap().len() as usize
    };
    for len in four..whole.len() {
        fs::write(&path, &whole[..len]).unwrap();
        assert_eq!(
            entries(folder.path()),
            (1..=4).map(entry).collect::<Vec<_>>(),
            "A file of {len} bytes holds four whole entries."
        );
        assert_eq!(
            fs::metadata(&path).unwrap().len() as usize,
            len,
            "Nothing is taken away before something takes its place."
        );
    }
    let mut ledger = Segments::open(folder.path()).unwrap().ledger;
    ledger.append_with(&[entry(6)], || [7; 16]).unwrap();
    assert_eq!(
        entries(folder.path()),
        [1, 2, 3, 4, 6].map(entry),
        "The next entry follows the fourth."
    );
}

#[test]
fn a_tail_that_was_never_written_is_left_out() {
    let (folder, path) = filled(3);
    let whole = fs::read(&path).unwrap();
    for zeros in [1, 77, 78, 79, 500, 4096] {
        let tail = vec![0; zeros];
        fs::write(&path, [whole.as_slice(), &tail].concat()).unwrap();
        assert_eq!(
            entries(folder.path()).len(),
            3,
            "{zeros} zeros were allotted and not written."
        );
    }
}

#[test]
fn a_tail_of_whatever_lay_there_is_left_out() {
    let (folder, path) = filled(3);
    let whole = fs::read(&path).unwrap();
    for byte in [0x02, 0x5a, 0xff] {
        let tail = vec![byte; 4096];
        fs::write(&path, [whole.as_slice(), &tail].concat()).unwrap();
        let opened = Segments::open(folder.path()).map(|opened| opened.entries.len());
        assert_eq!(
            opened.map_err(|error| error.to_string()),
            Ok(3),
            "Bytes {byte:#x} were never written here: they are no later format."
        );
    }
}

#[test]
fn a_full_segment_whose_end_was_cut_is_followed_by_another() {
    let (folder, path) = filled(1);
    let long = Entry {
        at: NOW,
        fact: Fact::Peer(PeerFact::Named {
            address: "x".repeat(250_000),
        }),
    };
    let mut ledger = Segments::open(folder.path()).unwrap().ledger;
    ledger.append_with(&vec![long; 270], || [7; 16]).unwrap();
    drop(ledger);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 1000]).unwrap();
    let mut ledger = Segments::open(folder.path()).unwrap().ledger;
    ledger.append_with(&[entry(2)], || [7; 16]).unwrap();
    drop(ledger);
    let segments = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(segments, 2, "The first segment was full.");
    let opened = Segments::open(folder.path()).map(|opened| opened.entries.len());
    assert_eq!(
        opened.map_err(|error| error.to_string()),
        Ok(271),
        "All but the one that was cut are there, and the one after it."
    );
}

#[test]
fn a_copy_that_somebody_left_beside_it_is_not_written_to() {
    let (folder, path) = filled(3);
    let copy = path.with_file_name("00000000000000000001-copy.ledger");
    fs::copy(&path, &copy).unwrap();
    let before = fs::read(&copy).unwrap();
    let mut ledger = Segments::open(folder.path()).unwrap().ledger;
    ledger.append_with(&[entry(4)], || [7; 16]).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), before, "The copy is left alone.");
    fs::remove_file(&copy).unwrap();
    assert_eq!(
        entries(folder.path()).len(),
        4,
        "Without the copy the ledger is whole."
    );
}

#[test]
fn every_altered_byte_before_the_last_entry_is_named() {
    let (folder, path) = filled(4);
    let whole = fs::read(&path).unwrap();
    let each = whole.len() / 4;
    for at in 0..each * 3 {
        let mut altered = whole.clone();
        altered[at] ^= 0x01;
        fs::write(&path, &altered).unwrap();
        let number = at as u64 / each as u64 + 1;
        let opened = Segments::open(folder.path()).unwrap();
        let named: Vec<u64> = opened.damage.iter().map(|one| one.number).collect();
        // What only the header's own hash covers shows in the header after it.
        assert!(
            named == [number] || named == [number + 1],
            "Byte {at} lies in entry {number}; these are named: {named:?}"
        );
        let left = opened.entries.len();
        assert!(left >= 3, "All others are read: {left} of 4, byte {at}.");
        assert_eq!(
            opened.ledger.head().number,
            4,
            "The chain goes on to its end."
        );
        assert_eq!(fs::read(&path).unwrap(), altered, "The file is left alone.");
    }
}

#[test]
fn whatever_bit_is_flipped_the_entries_around_it_are_read() {
    let (folder, path) = filled(4);
    let whole = fs::read(&path).unwrap();
    let each = whole.len() / 4;
    for at in each..each * 2 {
        for bit in 0..8 {
            let mut altered = whole.clone();
            altered[at] ^= 1 << bit;
            fs::write(&path, &altered).unwrap();
            let opened = Segments::open(folder.path()).unwrap();
            let numbers: Vec<u64> = opened.entries.iter().map(|(number, _)| *number).collect();
            assert!(
                [1, 3, 4].iter().all(|number| numbers.contains(number)),
                "Bit {bit} of byte {at} in the second: {numbers:?} are read."
            );
            assert!(
                !opened.damage.is_empty(),
                "Bit {bit} of byte {at} is noticed."
            );
            let in_header = at < each + 78;
            let harmless = opened.damage.iter().all(Damage::is_harmless);
            assert!(
                harmless || in_header,
                "Bit {bit} of byte {at}: the header is whole, and says that it was about a peer."
            );
            let sure = at == each || !in_header;
            assert!(
                !harmless || sure,
                "Bit {bit} of byte {at}: with a damaged header nothing is proven."
            );
        }
    }
}

#[test]
fn entries_that_are_gone_altogether_are_named() {
    let (folder, path) = filled(6);
    let whole = fs::read(&path).unwrap();
    let each = whole.len() / 6;
    let gone = [&whole[..each], &whole[each * 4..]].concat();
    fs::write(&path, &gone).unwrap();
    let opened = Segments::open(folder.path()).unwrap();
    let named: Vec<u64> = opened.damage.iter().map(|one| one.number).collect();
    assert_eq!(named, [2, 3, 4], "Each that is missing has its number.");
    let left: Vec<u64> = opened.entries.iter().map(|(number, _)| *number).collect();
    assert_eq!(left, [1, 5, 6], "The others keep theirs.");
    assert!(
        !opened.damage.iter().any(Damage::is_harmless),
        "Of what is gone nothing is proven."
    );
}

#[test]
fn an_erased_entry_is_gone_and_the_chain_still_checks() {
    let (folder, path) = filled(5);
    let before = fs::read(&path).unwrap();
    let mut ledger = Segments::open(folder.path()).unwrap().ledger;
    let erased = Entry {
        at: NOW,
        fact: Fact::Ledger(LedgerFact::Erased {
            entries: vec![2, 4],
        }),
    };
    let more = [erased.clone(), entry(7)];
    ledger.append_with(&more, || [9; 16]).unwrap();
    let kept = fs::read(&path).unwrap();
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
    assert!(holds(&before, "/example/2"), "It was there.");
    assert!(
        !holds(&kept, "/example/2") && !holds(&kept, "/example/4"),
        "No byte of what was erased is left in the file."
    );
    let left = entries(folder.path());
    assert_eq!(
        left,
        [entry(1), entry(3), entry(5), erased, entry(7)],
        "All others are there, and one says what was erased."
    );
}

#[test]
fn an_erasure_that_was_cut_is_finished_at_the_next_start() {
    let (folder, path) = filled(3);
    let before = fs::read(&path).unwrap();
    let each = before.len() / 3;
    let mut ledger = Segments::open(folder.path()).unwrap().ledger;
    let said = Entry {
        at: NOW,
        fact: Fact::Ledger(LedgerFact::Erased {
            entries: vec![1, 99],
        }),
    };
    ledger.append_with(&[said], || [9; 16]).unwrap();
    drop(ledger);
    // What was erased is a header of 78 bytes now; the entry that says so stands behind the two others. The power went
    // between the two.
    let erased = fs::read(&path).unwrap();
    let says_so = &erased[78 + 2 * each..];
    fs::write(&path, [&before, says_so].concat()).unwrap();
    assert_eq!(
        entries(folder.path()).len(),
        3,
        "Two and the one that says so."
    );
    let kept = fs::read(&path).unwrap();
    assert!(
        !kept.windows(10).any(|window| window == b"/example/1"),
        "Its bytes have left the disk."
    );
}

#[test]
fn an_entry_without_its_payload_that_nobody_erased_is_an_altered_one() {
    let (folder, path) = filled(3);
    let whole = fs::read(&path).unwrap();
    let each = whole.len() / 3;
    let mut cut = whole.clone();
    cut[each] |= 0x80;
    cut.drain(each + 78..each * 2);
    fs::write(&path, &cut).unwrap();
    let opened = Segments::open(folder.path()).unwrap();
    let named: Vec<u64> = opened.damage.iter().map(|one| one.number).collect();
    assert_eq!(named, [2], "Entry 2 was taken away by hand.");
    assert_eq!(opened.entries.len(), 2, "The others are read.");
}

#[test]
fn a_later_format_is_refused_by_name_and_left_alone() {
    let (folder, path) = filled(3);
    let mut later = fs::read(&path).unwrap();
    let each = later.len() / 3;
    later[each * 2] = 2;
    fs::write(&path, &later).unwrap();
    let error = Segments::open(folder.path()).unwrap_err();
    assert!(
        matches!(
            error,
            LedgerError::NewerFormat {
                number: 3,
                version: 2,
                ..
            }
        ),
        "The format is named: {error}"
    );
    assert_eq!(fs::read(&path).unwrap(), later, "No byte is touched.");
}

#[test]
fn a_chain_that_was_replaced_does_not_go_through_the_old_head() {
    let (folder, _) = filled(3);
    let head = Segments::open(folder.path()).unwrap().ledger.head();
    let same = Segments::open(folder.path()).unwrap();
    assert!(same.goes_through(head), "The same chain goes through it.");
    let other = TempDir::new().unwrap();
    let mut ledger = Segments::open(other.path()).unwrap().ledger;
    for number in 1..=5 {
        ledger.append_with(&[entry(number)], || [8; 16]).unwrap();
    }
    let replaced = Segments::open(other.path()).unwrap();
    assert!(
        !replaced.goes_through(head),
        "Another chain of the same entries does not."
    );
}

#[test]
fn an_entry_that_could_not_be_read_again_is_not_written() {
    let (folder, path) = filled(2);
    let before = fs::read(&path).unwrap();
    let mut ledger = Segments::open(folder.path()).unwrap().ledger;
    let long = Entry {
        at: NOW,
        fact: Fact::Peer(PeerFact::Named {
            address: "x".repeat(300 * 1024),
        }),
    };
    let refused = ledger.append_with(&[entry(3), long], || [9; 16]);
    assert!(
        matches!(refused, Err(LedgerError::TooLong { .. })),
        "An entry of 300 KiB is refused: {refused:?}"
    );
    assert_eq!(
        fs::read(&path).unwrap(),
        before,
        "Nothing of the group is written."
    );
    assert_eq!(
        entries(folder.path()).len(),
        2,
        "The ledger reads as before."
    );
}

/// Two processes that write to one folder, as they could where its lock does not hold (a network drive): neither writes over what
/// the other one wrote.
#[test]
fn what_another_process_appended_is_read_and_never_written_over() {
    let (folder, path) = filled(3);
    let open = || Segments::open(folder.path()).unwrap().ledger;
    let (mut one, mut other) = (open(), open());
    let written = one.append_with(&[entry(4)], || [7; 16]);
    assert!(written.is_ok(), "The first one writes.");
    let overtaken = Err(NotAppended::Overtaken { last: 4 });
    let fifth = [entry(5)];
    assert_eq!(
        other.append(3, &fifth),
        overtaken,
        "The second one is told."
    );
    assert_eq!(
        other.append(4, &fifth),
        Ok(5),
        "Then it writes behind that."
    );
    let erased = Entry {
        at: NOW,
        fact: Fact::Ledger(LedgerFact::Erased { entries: vec![2] }),
    };
    assert_eq!(
        other.append(5, &[erased]),
        Ok(6),
        "An erasure makes another file of it."
    );
    assert_eq!(
        one.append(4, &[entry(9)]),
        Err(NotAppended::Overtaken { last: 6 }),
        "The first one is told, though the file that it has open has not grown."
    );
    fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, &[1, 1, 0]))
        .unwrap();
    assert_eq!(
        one.append(6, &[entry(7)]),
        Ok(7),
        "What was cut is no entry: it is written over."
    );
    assert!(
        matches!(one.append(9, &[entry(10)]), Err(NotAppended::Failed(_))),
        "Nothing is written behind what is not there."
    );
    let left: Vec<Entry> = [1, 3, 4, 5, 7].into_iter().map(entry).collect();
    let mut all = entries(folder.path());
    all.retain(|entry| !matches!(entry.fact, Fact::Ledger(LedgerFact::Erased { .. })));
    assert_eq!(all, left, "All that was written is there.");
}

/// One line a fact, as the ledger of version 0.1.0 has it: whoever reads it later reads the same, and writes it in the same way.
#[test]
fn the_facts_of_the_ledger_keep_their_form() {
    let lines = include_str!("../ledger/facts.jsonl").lines();
    let mut words = BTreeSet::new();
    for line in lines {
        let fact: Fact =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(
            serde_json::to_string(&fact).unwrap(),
            line,
            "It is written as it was read."
        );
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        words.insert(value["what"].as_str().unwrap().to_owned());
    }
    assert_eq!(words.len(), 42, "All of them are there.");
    let unknown = serde_json::from_str::<Fact>(r#"{"what":"praised","member":"m1"}"#);
    assert_eq!(
        unknown.map_err(|error| error.to_string()),
        Err("a fact that this version knows, with all of its parts".to_owned()),
        "What is no fact is refused in words."
    );
}

/// Somebody brings another ledger back under a running node: what is refused then takes nothing away of it.
#[test]
fn what_was_brought_back_under_a_running_node_is_left_alone() {
    let (here, path) = filled(5);
    let backup = TempDir::new().unwrap();
    let mut ledger = Segments::open(here.path()).unwrap().ledger;
    let long = |number: u64| Entry {
        at: NOW,
        fact: Fact::Peer(PeerFact::Named {
            address: format!("/example/{number}/{}", "x".repeat(500)),
        }),
    };
    let mut kept = Segments::open(backup.path()).unwrap().ledger;
    kept.append_with(&[long(1), long(2), long(3)], || [7; 16])
        .unwrap();
    fs::copy(backup.path().join(path.file_name().unwrap()), &path).unwrap();
    assert!(
        matches!(ledger.append(5, &[entry(6)]), Err(NotAppended::Failed(_))),
        "It ends before what was written."
    );
    ledger.cut_back().unwrap();
    assert_eq!(entries(here.path()).len(), 3, "All of it is there.");
}
