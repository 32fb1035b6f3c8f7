//! The frames of catch-up: what covisa writes, it reads, and the CDDL tool accepts; what is malformed, both refuse.

use federation_spec::protocol::{Cursor, Epoch, Refused, Reply, Request, Run, Salt, Sender};
use federation_spec::wire::cbor::{Item, encode};
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use federation_spec::wire::limits::{MAX_FETCH, MAX_MESSAGE, MAX_RECONCILE, MAX_REPLY_RECORDS};

use super::ladder::cddl_accepts_item;

const SPACE: &str = "covisa:3l4fnojw52zco47b5p7w3xe7tkqsklwl";

fn cursor(arrival: u64) -> Cursor {
    Cursor {
        epoch: Epoch([7; 8]),
        arrival,
    }
}

fn requests() -> Vec<Request> {
    let salt = Salt([9; 16]);
    let ids = |count| vec![Hash32([3; 32]); count];
    let space: SpaceId = SPACE.parse().expect("the id of a space");
    vec![
        Request::Changes(None),
        Request::Changes(Some(cursor(0))),
        Request::Changes(Some(cursor(u64::MAX))),
        Request::Reconcile {
            salt,
            message: vec![0x61],
        },
        Request::Reconcile {
            salt,
            message: vec![0x61; MAX_RECONCILE],
        },
        Request::Fetch { salt, ids: ids(0) },
        Request::Fetch { salt, ids: ids(1) },
        Request::Fetch {
            salt,
            ids: ids(MAX_FETCH),
        },
        Request::KeyLog(space),
        Request::News(cursor(12)),
        Request::Deliver(vec![0xd2]),
        Request::Deliver(vec![0xd2; MAX_MESSAGE]),
    ]
}

fn replies() -> Vec<Reply> {
    let records = |next, more, count| Reply::Records {
        next,
        more,
        records: vec![vec![0xd2; 40]; count],
    };
    let mut replies = vec![
        records(None, false, 0),
        records(Some(cursor(1)), true, 1),
        records(Some(cursor(1024)), false, MAX_REPLY_RECORDS),
        Reply::Reconcile {
            message: vec![0x61],
            at: cursor(3),
        },
        Reply::Reconcile {
            message: Vec::new(),
            at: cursor(3),
        },
        Reply::Noted,
    ];
    let all = [
        Refused::UnknownRequest,
        Refused::UnknownCursor,
        Refused::Busy,
        Refused::Malformed,
        Refused::NotTaken,
    ];
    replies.extend(all.map(Reply::Refused));
    replies
}

#[test]
fn every_frame_that_covisa_writes_fits_its_rule_and_is_read_back() {
    for request in requests() {
        let bytes = request.encode();
        assert_eq!(
            Request::decode(&bytes).as_ref(),
            Ok(&request),
            "A request is read as it was meant."
        );
        assert!(
            cddl_accepts_item("request", &bytes),
            "The CDDL tool accepts {request:?}."
        );
        assert!(
            !cddl_accepts_item("reply", &bytes),
            "A request is no reply."
        );
        assert!(
            Reply::decode(&bytes).is_err(),
            "A request is not read as a reply."
        );
    }
    for reply in replies() {
        let bytes = reply.encode();
        assert_eq!(
            Reply::decode(&bytes).as_ref(),
            Ok(&reply),
            "A reply is read as it was meant."
        );
        assert!(
            cddl_accepts_item("reply", &bytes),
            "The CDDL tool accepts {reply:?}."
        );
        assert!(
            !cddl_accepts_item("request", &bytes),
            "A reply is no request."
        );
        assert!(
            Request::decode(&bytes).is_err(),
            "A reply is not read as a request."
        );
    }
}

fn frame(kind: i64, more: &[(i64, Item)]) -> Item {
    let start = [(0, Item::int(1)), (1, Item::int(kind))];
    map(&[&start, more].concat())
}

fn map(entries: &[(i64, Item)]) -> Item {
    let entry = |(key, value): &(i64, Item)| (Item::int(*key), value.clone());
    Item::Map(entries.iter().map(entry).collect())
}

fn bytes(len: usize) -> Item {
    Item::Bytes(vec![5; len])
}

fn list(items: &[Item]) -> Item {
    Item::Array(items.to_vec())
}

#[expect(clippy::too_many_lines, reason = "a table, one row a mistake")]
fn malformed_requests() -> Vec<(&'static str, Item)> {
    let (epoch, arrival, salt) = ((2, bytes(8)), (3, Item::int(4)), (6, bytes(16)));
    let space = (9, Item::Text(SPACE.to_owned()));
    vec![
        ("no map", list(&[Item::int(1), Item::int(1)])),
        ("no version", map(&[(1, Item::int(1))])),
        ("version 2", map(&[(0, Item::int(2)), (1, Item::int(1))])),
        ("no kind", map(&[(0, Item::int(1))])),
        ("kind 0", frame(0, &[])),
        ("kind 7, which no version has yet", frame(7, &[])),
        ("kind 32", frame(32, &[])),
        (
            "changes with half a cursor",
            frame(1, std::slice::from_ref(&epoch)),
        ),
        (
            "changes with the other half",
            frame(1, std::slice::from_ref(&arrival)),
        ),
        (
            "changes with a short epoch",
            frame(1, &[(2, bytes(7)), arrival.clone()]),
        ),
        ("changes with a salt", frame(1, std::slice::from_ref(&salt))),
        (
            "changes with an even key of later",
            frame(1, &[(34, Item::Null)]),
        ),
        ("reconcile without salt", frame(2, &[(7, bytes(9))])),
        (
            "reconcile without message",
            frame(2, std::slice::from_ref(&salt)),
        ),
        (
            "reconcile with an empty message",
            frame(2, &[salt.clone(), (7, bytes(0))]),
        ),
        (
            "reconcile with a message too long",
            frame(2, &[salt.clone(), (7, bytes(MAX_RECONCILE + 1))]),
        ),
        (
            "reconcile with a long salt",
            frame(2, &[(6, bytes(17)), (7, bytes(9))]),
        ),
        ("fetch without salt", frame(3, &[(8, list(&[bytes(32)]))])),
        (
            "fetch with a short id",
            frame(3, &[salt.clone(), (8, list(&[bytes(31)]))]),
        ),
        (
            "fetch with an empty list",
            frame(3, &[salt.clone(), (8, list(&[]))]),
        ),
        (
            "fetch with too many ids",
            frame(3, &[salt, (8, list(&vec![bytes(32); MAX_FETCH + 1]))]),
        ),
        ("key log of nobody", frame(4, &[])),
        ("key log of bytes", frame(4, &[(9, bytes(20))])),
        (
            "key log with a cursor",
            frame(4, &[epoch.clone(), arrival.clone(), space]),
        ),
        ("news without a cursor", frame(5, &[])),
        ("news with half a cursor", frame(5, &[epoch])),
        (
            "news with a negative number",
            frame(5, &[(2, bytes(8)), (3, Item::int(-1))]),
        ),
        ("deliver without a message", frame(6, &[])),
        ("deliver with an empty list", frame(6, &[(5, list(&[]))])),
        (
            "deliver with two messages",
            frame(6, &[(5, list(&[bytes(40), bytes(40)]))]),
        ),
        (
            "deliver with a message of no bytes",
            frame(6, &[(5, list(&[bytes(0)]))]),
        ),
        (
            "deliver with a message too long",
            frame(6, &[(5, list(&[bytes(MAX_MESSAGE + 1)]))]),
        ),
        ("deliver of a bare message", frame(6, &[(5, bytes(40))])),
        (
            "deliver with a space",
            frame(
                6,
                &[(5, list(&[bytes(40)])), (9, Item::Text(SPACE.to_owned()))],
            ),
        ),
    ]
}

fn malformed_replies() -> Vec<(&'static str, Item)> {
    let cursor = [(2, bytes(8)), (3, Item::int(4))];
    let long = bytes(32 * 1024 + 1);
    vec![
        ("kind 20", frame(20, &[])),
        (
            "records with more: false",
            frame(16, &[(4, Item::Bool(false))]),
        ),
        ("records with an empty list", frame(16, &[(5, list(&[]))])),
        (
            "records with an empty record",
            frame(16, &[(5, list(&[bytes(0)]))]),
        ),
        (
            "records with a record too long",
            frame(16, &[(5, list(&[long]))]),
        ),
        (
            "records as text",
            frame(16, &[(5, list(&[Item::Text("d2".to_owned())]))]),
        ),
        ("records with half a cursor", frame(16, &cursor[..1])),
        ("records with a refusal", frame(16, &[(10, Item::int(1))])),
        ("reconcile without a cursor", frame(17, &[(7, bytes(9))])),
        (
            "reconcile with a salt",
            frame(17, &[cursor[0].clone(), cursor[1].clone(), (6, bytes(16))]),
        ),
        ("noted with a message", frame(18, &[(7, bytes(9))])),
        ("refused without a reason", frame(19, &[])),
        ("refused for reason 0", frame(19, &[(10, Item::int(0))])),
        ("refused for reason 256", frame(19, &[(10, Item::int(256))])),
    ]
}

#[test]
fn malformed_frames_are_refused_by_the_code_and_by_the_cddl_tool() {
    for (about, item) in malformed_requests() {
        let bytes = encode(&item);
        assert!(
            Request::decode(&bytes).is_err(),
            "The code refuses a request: {about}."
        );
        assert!(
            !cddl_accepts_item("request", &bytes),
            "The CDDL tool refuses a request: {about}."
        );
    }
    for (about, item) in malformed_replies() {
        let bytes = encode(&item);
        assert!(
            Reply::decode(&bytes).is_err(),
            "The code refuses a reply: {about}."
        );
        assert!(
            !cddl_accepts_item("reply", &bytes),
            "The CDDL tool refuses a reply: {about}."
        );
    }
}

#[test]
fn a_frame_may_hold_odd_keys_of_a_later_version() {
    let later = encode(&frame(
        5,
        &[(2, bytes(8)), (3, Item::int(4)), (33, bytes(70))],
    ));
    assert!(
        matches!(Request::decode(&later), Ok(Request::News(_))),
        "Key 33 is ignored."
    );
    assert!(
        cddl_accepts_item("request", &later),
        "The CDDL tool ignores it as well."
    );
}

#[test]
fn what_a_sender_says_of_itself_stands_in_every_frame() {
    let whole = Sender {
        at: Some(Timestamp(1_700_000_000)),
        space: Some(SpaceId::from_bytes([7; 20])),
        run: Some(Run([9; 8])),
    };
    let alone = [
        Sender {
            at: whole.at,
            ..Sender::default()
        },
        Sender {
            space: whole.space,
            ..Sender::default()
        },
        Sender {
            run: whole.run,
            ..Sender::default()
        },
    ];
    for sender in alone.into_iter().chain([whole, Sender::default()]) {
        let request = Request::Changes(None).encode_from(sender);
        assert_eq!(
            Request::decode_from(&request),
            Ok((Request::Changes(None), sender)),
            "A request says it."
        );
        let reply = Reply::Noted.encode_from(sender);
        assert_eq!(
            Reply::decode_from(&reply),
            Ok((Reply::Noted, sender)),
            "A reply says it."
        );
        assert!(
            cddl_accepts_item("request", &request) && cddl_accepts_item("reply", &reply),
            "The CDDL tool accepts both."
        );
    }
    for run in [bytes(7), bytes(9), Item::int(8)] {
        let frame = encode(&frame(18, &[(37, run)]));
        assert_eq!(
            Reply::decode_from(&frame),
            Ok((Reply::Noted, Sender::default())),
            "What is not of eight bytes is overlooked."
        );
    }
}

#[test]
fn a_refusal_of_an_unknown_reason_is_read_as_busy() {
    let later = encode(&frame(19, &[(10, Item::int(77))]));
    assert_eq!(
        Reply::decode(&later),
        Ok(Reply::Refused(Refused::Busy)),
        "Whatever the reason is, asking again later does no harm."
    );
}
