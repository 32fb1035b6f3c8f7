//! Status lists that give a pass back which its home has taken back: none does, a newer one of that home neither.

use ciborium::Value as Cbor;
use covisa::clock;
use covisa_tests::adversary::{Adversary, Manners};
use covisa_tests::forged::Forged;
use covisa_tests::made::{Kept, Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, Running};
use covisa_tests::table::Table;
use covisa_tests::wait_for;
use data_encoding::BASE32_NOPAD;
use federation_spec::protocol::{Cursor, Reply, Request};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::text;

use crate::bad_life::{SAID, card};
use crate::bad_streams::{HERE, ask_again};
use crate::judging;
use crate::life::verdict;

/// Bytes as one zlib stream.
fn packed(bytes: &[u8]) -> Vec<u8> {
    BASE32_NOPAD
        .decode(&text::write(bytes).as_bytes()[3..])
        .unwrap()
}

/// A node that holds a list by which one card is revoked, and that card.
struct Told {
    home: Home,
    node: Running,
    nord: Made,
    ost: Made,
    card: String,
}

impl Told {
    fn new() -> Self {
        let home = Home::init("Example Süd");
        let [nord, ost] = [1, 2].map(|number| Made::of(number, Timestamp(clock::now().0 - 3_600)));
        let content = content(THREE_A_MONTH);
        let mut records: Vec<Kept> = [&nord, &ost]
            .iter()
            .flat_map(|made| made.records(&content))
            .collect();
        records.push(nord.status_list(0, 60, &SAID));
        feed(&home.path(), &records);
        home.done(&["space", "pin", &nord.space.to_string()]);
        let node = home.serve();
        let card = card(&nord, 10, |_| {});
        Self {
            home,
            node,
            nord,
            ost,
            card,
        }
    }

    /// The same, after a restart of the node.
    fn again(self) -> Self {
        self.node.stop();
        let node = self.home.serve();
        Self { node, ..self }
    }

    fn says(&self, what: &str) -> String {
        format!("{what}, {}", verdict(&self.node, &self.card))
    }
}

/// What it is, the list, and what must be said of it.
type List = (&'static str, Vec<u8>, &'static str);

const REJECTED: &str = "1 reject, 0 stored, red COV-R11";
const IGNORED: &str = "1 ignore, 0 stored, red COV-R11";

/// A newer list of Nord, changed, and signed by somebody.
fn forged(told: &Told, by: &Made, change: impl FnOnce(&mut Forged)) -> Vec<u8> {
    let mut forged = Forged::of(&told.nord.status_list(0, 120, &[]).bytes);
    change(&mut forged);
    forged.sign(&by.seed);
    forged.bytes()
}

/// The id of the key that a space signs with.
fn key_id(made: &Made) -> Cbor {
    let header = Forged::of(&made.profile().bytes).protected;
    let header: Cbor = ciborium::from_reader(header.as_slice()).unwrap();
    header.into_map().unwrap()[1].1.clone()
}

fn misnamed(told: &Told) -> Vec<List> {
    let (nord, ost) = (&told.nord, &told.ost);
    let older = |more| nord.status_list(0, more, &[]).bytes.to_vec();
    let mut names_nord = Forged::of(&ost.status_list(0, 120, &[]).bytes);
    names_nord.set(&[2], Some(Cbor::Text(format!("{}/s/0", nord.space))));
    names_nord.sign(&ost.seed);
    let with_id = forged(told, ost, |list| list.set_header(4, key_id(ost)));
    let later = i64::try_from(clock::now().plus(7_200).0).unwrap();
    let future = forged(told, nord, |list| list.set(&[6], Some(later.into())));
    vec![
        ("an older list", older(30), IGNORED),
        ("the first list", older(0), IGNORED),
        (
            "signed by another space",
            forged(told, ost, |_| {}),
            REJECTED,
        ),
        (
            "signed by another space, with its key's id",
            with_id,
            IGNORED,
        ),
        (
            "a space's list under another one's name",
            names_nord.bytes(),
            REJECTED,
        ),
        ("from the future", future, IGNORED),
    ]
}

fn packed_wrongly(told: &Told) -> Vec<List> {
    let entries = |bits: i64, lst: Vec<u8>| {
        let (lst, bits) = (
            ("lst".into(), Cbor::Bytes(lst)),
            ("bits".into(), bits.into()),
        );
        let entries = Cbor::Map(vec![lst, bits]);
        forged(told, &told.nord, |list| list.set(&[65_533], Some(entries)))
    };
    let zeros = |bytes: usize| packed(&vec![0; bytes]);
    let and_more = [zeros(2_048), vec![0]].concat();
    vec![
        ("3.9 MB in 4 KB", entries(2, zeros(3_900_000)), IGNORED),
        ("2,049 bytes", entries(2, zeros(2_049)), IGNORED),
        ("2,047 bytes", entries(2, zeros(2_047)), IGNORED),
        ("a byte behind them", entries(2, and_more), IGNORED),
        ("not packed", entries(2, vec![0; 2_048]), IGNORED),
        ("entries of one bit", entries(1, zeros(1_024)), IGNORED),
        ("entries of eight bits", entries(8, zeros(2_048)), IGNORED),
    ]
}

#[test]
fn no_list_gives_a_pass_back() {
    let told = Told::new();
    let mut table = Table::new("life-lists");
    table.note(
        109,
        "before all of them",
        "revoked, red COV-R11",
        told.says("revoked"),
    );
    for (about, list, expected) in misnamed(&told).into_iter().chain(packed_wrongly(&told)) {
        let said = judging::verdict(&told.node, &list);
        table.note(
            109,
            format!("{about}, by gossip"),
            expected,
            told.says(&said),
        );
    }
    let older = told.nord.status_list(0, 30, &[]).bytes.to_vec();
    let held = judging::records(&told.node);
    table.note(
        109,
        "an older list, by catch-up",
        "offered, red COV-R11",
        offered(&told, older),
    );
    let more = judging::records(&told.node) - held;
    table.note(109, "records more", "0", more.to_string());
    let told = told.again();
    table.note(
        109,
        "after a restart",
        "revoked, red COV-R11",
        told.says("revoked"),
    );
    let newest = told.nord.status_list(0, 120, &[]).bytes.to_vec();
    table.note(
        109,
        "a newer list by which it counts, by catch-up",
        "offered, red COV-R11",
        offered(&told, newest),
    );
    table.finish();
}

/// Offers a list by catch-up: a reconciliation that ends at once, and then a change.
fn offered(told: &Told, list: Vec<u8>) -> String {
    let next = Cursor {
        arrival: HERE.arrival + 1,
        ..HERE
    };
    let manners = Manners::default().catch_up(move |frame| {
        let reply = match Request::decode(frame) {
            Ok(Request::Reconcile { .. }) => Reply::Reconcile {
                message: vec![0x61],
                at: HERE,
            },
            Ok(Request::Changes(Some(HERE))) => Reply::Records {
                next: Some(next),
                more: false,
                records: vec![list.clone()],
            },
            _ => Reply::Records {
                next: Some(next),
                more: false,
                records: Vec::new(),
            },
        };
        Some(reply.encode())
    });
    let peer = Adversary::with(&told.node.address(), manners);
    let asks_changes = || {
        let mut asked = peer.asked().into_iter();
        asked.any(|frame| matches!(Request::decode(&frame), Ok(Request::Changes(Some(HERE)))))
    };
    wait_for("The node reads what is offered", || {
        ask_again(&peer);
        asks_changes()
    });
    // It asks again only when it has done with what it was answered.
    ask_again(&peer);
    told.says("offered")
}
