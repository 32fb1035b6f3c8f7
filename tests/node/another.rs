//! Another process writes to the same home, where a lock does not hold: what it wrote counts, and what it spoilt is said.

use std::fs;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use covisa::clock;
use covisa::core::batch::PinnedFile;
use covisa::core::facts::Regard;
use covisa::core::{
    Batch, Entry, Fact, PeerCommand, PeerFact, Problem, SpaceCommand, SpaceFact, Stored,
};
use covisa::runtime::Node;
use covisa::startup;
use covisa::store::{Index, Ledger as _, NotAppended, Pinned, Segments, Writer};
use covisa_tests::made::{Made, feed};
use covisa_tests::program::Home;
use federation_spec::protocol::Epoch;
use federation_spec::rules::Standing;
use federation_spec::wire::ids::Timestamp;
use tempfile::TempDir;

fn said(fact: Fact) -> Entry {
    let at = clock::now();
    Entry { at, fact }
}

fn named(number: u8) -> Entry {
    let address = format!("/ip4/192.0.2.{number}/tcp/1");
    said(Fact::Peer(PeerFact::Named { address }))
}

fn blocks(made: &Made) -> Entry {
    let (space, standing) = (made.space, Regard::Blocked);
    said(Fact::Space(SpaceFact::Standing {
        space,
        standing,
        limit: None,
        note: None,
    }))
}

/// A home that knows another space.
fn founded() -> (TempDir, Made) {
    let home = TempDir::new().unwrap();
    startup::found_space(home.path(), clock::now()).unwrap();
    let made = Made::of(77, Timestamp(clock::now().0 - 3600));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async { Node::start(home.path(), None).await.unwrap().stop().await });
    feed(home.path(), &[made.inception(), made.profile()]);
    (home, made)
}

async fn regard(node: &Node, made: &Made, regard: Regard) -> Option<Problem> {
    let space = made.space;
    let set = node
        .handle
        .ask(|to| SpaceCommand::SetRegard(space, regard.into(), to));
    set.await.unwrap().err()
}

async fn name_a_peer(node: &Node) -> Option<Problem> {
    let id = covisa::net::address::peer_of_seed(&[8; 32]).unwrap();
    let address = format!("/ip4/192.0.2.8/tcp/7/p2p/{id}");
    let added = node.handle.ask(|to| PeerCommand::Add(address, to));
    added.await.unwrap().err()
}

async fn standing(node: &Node, made: &Made) -> Option<Standing> {
    let space = made.space;
    let shown = node.handle.ask(|to| SpaceCommand::Show(space, to));
    Some(shown.await.unwrap().ok()?.standing)
}

/// Appends, behind whatever the node writes by itself meanwhile.
fn append(ledger: &mut Segments, entries: &[Entry]) {
    let mut last = ledger.head().number;
    while let Err(refused) = ledger.append(last, entries) {
        match refused {
            NotAppended::Overtaken { last: now } => last = now,
            NotAppended::Failed(reason) => panic!("{reason}"),
        }
    }
}

fn open(home: &Path) -> Segments {
    Segments::open(&home.join("ledger")).unwrap().ledger
}

/// The disk failed after another process had been quicker, and what that one had written was forgotten.
#[tokio::test(flavor = "multi_thread")]
async fn what_it_wrote_is_so_also_when_the_disk_fails_after_that() {
    let (home, made) = tokio::task::spawn_blocking(founded).await.unwrap();
    let node = Node::start(home.path(), None).await.unwrap();
    assert_eq!(regard(&node, &made, Regard::None).await, None, "It writes.");
    let mut other = open(home.path());
    append(&mut other, &[named(1), blocks(&made)]);
    // The node may have noticed already, when it wrote something by itself.
    let named = name_a_peer(&node).await;
    assert!(
        matches!(named, None | Some(Problem::Overtaken)),
        "The other one was quicker: {named:?}"
    );
    let blocked = Some(Standing::Blocked);
    assert_eq!(
        standing(&node, &made).await,
        blocked,
        "It reads what that one wrote."
    );
    let file = Pinned::open(&home.path().join("pinned"))
        .unwrap()
        .path(&made.space);
    fs::create_dir_all(file.join("in the way")).unwrap();
    let refused = regard(&node, &made, Regard::Blocked).await;
    assert!(
        matches!(refused, Some(Problem::ReadOnly(_))),
        "The disk fails: {refused:?}"
    );
    assert_eq!(standing(&node, &made).await, blocked, "It is still so.");
    node.stop().await;
}

/// What said that a home is blocked was spoilt, and the node went on as if nobody had ever said it.
#[tokio::test(flavor = "multi_thread")]
async fn what_it_spoilt_is_said_and_nothing_is_appended_to_it() {
    let (home, made) = tokio::task::spawn_blocking(founded).await.unwrap();
    let mut other = open(home.path());
    append(&mut other, &[named(1), blocks(&made), named(2)]);
    let node = Node::start(home.path(), None).await.unwrap();
    append(&mut other, &[named(3)]);
    let path = fs::read_dir(home.path().join("ledger")).unwrap().next();
    let path = path.unwrap().unwrap().path();
    let bytes = fs::read(&path).unwrap();
    let at = bytes
        .windows(7)
        .position(|part| part == b"blocked")
        .unwrap();
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.write_all_at(&[bytes[at] ^ 1], at as u64).unwrap();
    // The node may have written something by itself before that, and have read what was still whole.
    append(&mut other, &[named(4)]);
    let mut refused = name_a_peer(&node).await;
    if refused == Some(Problem::Overtaken) {
        refused = name_a_peer(&node).await;
    }
    assert!(
        matches!(&refused, Some(Problem::ReadOnly(reason)) if reason.contains("is damaged")),
        "Nothing is appended to what is damaged: {refused:?}"
    );
    node.stop().await;
}

/// A change of a pinned file alone fails: what was written and answered for before it stays in the ledger.
#[test]
fn what_was_answered_for_stays_when_a_change_without_entries_fails() {
    let (home, made) = founded();
    let mut ledger = open(home.path());
    append(&mut ledger, &[named(1)]);
    let first = ledger.head().number + 1;
    let pinned = Pinned::open(&home.path().join("pinned")).unwrap();
    fs::create_dir_all(pinned.path(&made.space).join("in the way")).unwrap();
    let index = Index::open(home.path(), clock::now(), Epoch([1; 8]))
        .unwrap()
        .index;
    let (results, mut stored) = tokio::sync::mpsc::channel(8);
    let writer = Writer::start(home.path(), ledger, pinned, index, None, results).unwrap();
    let entries = vec![named(2)];
    let answered = Batch {
        entries,
        first,
        ..Batch::default()
    };
    writer.write(1, Box::new(answered)).unwrap();
    assert_eq!(
        stored.blocking_recv(),
        Some(Stored::Done(1)),
        "It is on disk."
    );
    let file = PinnedFile {
        space: made.space,
        records: Some(vec![made.inception().bytes]),
    };
    let fails = Batch {
        pinned: vec![file],
        ..Batch::default()
    };
    writer.write(2, Box::new(fails)).unwrap();
    let failed = stored.blocking_recv();
    assert!(
        matches!(failed, Some(Stored::Failed { id: 2, last, .. }) if last == first),
        "The file cannot be written: {failed:?}"
    );
    drop(writer);
    let left = open(home.path()).head().number;
    assert_eq!(left, first, "The entry before it is there.");
}

/// A copy whose first start could not write has not said yet that it was copied: the next start says it.
#[test]
fn a_copied_home_that_could_not_write_at_its_first_start_is_still_a_copied_one() {
    let original = Home::init("Example Nord");
    original.done(&["status"]);
    let copy = original.copied();
    let (index, aside) = (copy.path().join("index"), copy.beside("aside"));
    fs::rename(&index, &aside).unwrap();
    fs::write(&index, b"in the way").unwrap();
    let _ = copy.verb(&["status"]);
    fs::remove_file(&index).unwrap();
    fs::rename(&aside, &index).unwrap();
    for about in ["The first start that writes", "and the one after it"] {
        let status = copy.done(&["status"]);
        let doubts = status["doubts"].to_string();
        assert!(doubts.contains("was copied"), "{about} says so: {status}");
    }
}
