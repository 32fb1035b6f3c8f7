//! Passes that count no more or never did: each gets its verdict, and nothing is written.

use ciborium::Value as Cbor;
use covisa::clock;
use covisa_tests::forged::Forged;
use covisa_tests::made::{DAY, Made, card_of, feed};
use covisa_tests::table::Table;
use federation_spec::records::attestation::AttestationClaims;
use federation_spec::records::card::CardClaims;
use federation_spec::records::status::{ListId, Status, StatusClaim};
use federation_spec::records::visit_message::Said;
use federation_spec::records::{Attestation, Card, VisitMessage};
use federation_spec::wire::ids::{CodeMark, MessageId, SpaceId};
use federation_spec::wire::signature::sign;
use federation_spec::wire::text;

use crate::bad_kit::{House, Witness, offline};

/// Number, what it is, the text, and the verdict it must get.
type Row = (u32, &'static str, String, &'static str);

/// What Nord says of its passes.
pub const SAID: [(u16, Status); 3] = [
    (10, Status::Revoked),
    (11, Status::Suspended),
    (12, Status::Replaced),
];

/// A house that holds a status list of its pinned home.
fn house() -> House {
    let House {
        home,
        node,
        nord,
        ost,
        west,
    } = House::new();
    node.stop();
    feed(&home.path(), &[nord.status_list(0, 0, &SAID)]);
    let node = offline(&home);
    House {
        home,
        node,
        nord,
        ost,
        west,
    }
}

fn claim(space: SpaceId, number: u8, index: u16) -> Option<StatusClaim> {
    StatusClaim::new(ListId { space, number }, index)
}

/// A card of Nord at a place of its list, changed before it is signed.
pub fn card(nord: &Made, index: u16, change: impl FnOnce(&mut CardClaims)) -> String {
    let (now, begun) = (clock::now(), nord.founded);
    let Card(mut claims) = card_of(nord.space, &nord.name, begun, now.plus(DAY));
    claims.status = claim(nord.space, 0, index);
    change(&mut claims);
    text::write(sign(&Card(claims), &nord.key).bytes())
}

/// A pass of Nord for one host, changed before it is signed.
fn pass_for(nord: &Made, host: SpaceId, change: impl FnOnce(&mut AttestationClaims)) -> String {
    let begun = nord.founded;
    let Card(card) = card_of(nord.space, &nord.name, begun, clock::now().plus(DAY));
    let mut claims = AttestationClaims {
        home: nord.space,
        subject: card.subject.at_host(host),
        audience: host,
        expires_at: card.expires_at,
        not_before: None,
        issued_at: begun,
        status: claim(nord.space, 0, 5),
        body: card.body,
    };
    change(&mut claims);
    text::write(sign(&Attestation(claims), &nord.key).bytes())
}

/// A right text, taken apart, changed and signed again.
fn forged(nord: &Made, pass: &str, change: impl FnOnce(&mut Forged)) -> String {
    let mut forged = Forged::of(&text::read(pass).unwrap());
    change(&mut forged);
    forged.sign(&nord.seed);
    text::write(&forged.bytes())
}

#[test]
fn passes_that_do_not_count_get_their_verdict() {
    let house = house();
    let witness = Witness::of(&house.home, &house.node);
    let mut table = Table::new("life-passes");
    let own: SpaceId = house.home.space.parse().unwrap();
    let nord = &house.nord;
    let all = [
        dated(nord, own),
        listed(&house, own),
        claimed(nord),
        others(&house, own),
        bombs(),
    ];
    for (number, about, text, expected) in all.into_iter().flatten() {
        let got = house.verdict(&text) + &witness.harm();
        table.note(number, about, expected, got);
    }
    table.note(0, "all of them", "nothing changed", witness.changed());
    table.finish();
}

fn dated(nord: &Made, own: SpaceId) -> Vec<Row> {
    let (now, west) = (clock::now(), Made::of(3, nord.founded).space);
    let for_own = |change: &dyn Fn(&mut AttestationClaims)| pass_for(nord, own, change);
    let ended = for_own(&|pass| pass.expires_at = now.minus(1));
    let later = for_own(&|pass| pass.not_before = Some(now.plus(DAY / 2)));
    let long = for_own(&|pass| pass.expires_at = nord.founded.plus(91 * DAY));
    let card_for = |days| {
        card(nord, 5, |card| {
            card.expires_at = nord.founded.plus(days * DAY)
        })
    };
    vec![
        (
            105,
            "a pass for this host",
            for_own(&|_| {}),
            "green COV-G01",
        ),
        (
            105,
            "a pass for another host",
            pass_for(nord, west, |_| {}),
            "red COV-R07",
        ),
        (105, "a pass that ended a second ago", ended, "red COV-R05"),
        (
            105,
            "a pass that begins in half a day",
            later,
            "red COV-R06",
        ),
        (105, "a pass for one host for 91 days", long, "red COV-R09"),
        (105, "a card for 400 days", card_for(400), "green COV-G01"),
        (105, "a card for 401 days", card_for(401), "red COV-R09"),
        (
            105,
            "a card for 91 days without a place",
            card(nord, 5, |card| {
                (card.status, card.expires_at) = (None, nord.founded.plus(91 * DAY));
            }),
            "red COV-R09",
        ),
    ]
}

fn listed(house: &House, own: SpaceId) -> Vec<Row> {
    let nord = &house.nord;
    let place = |index| card(nord, index, |_| {});
    let at = |claim: Option<StatusClaim>| card(nord, 5, |card| card.status = claim);
    let revoked_and = |change: &dyn Fn(&mut CardClaims)| card(nord, 10, change);
    let (now, ost) = (clock::now(), house.ost.space);
    vec![
        (106, "a card that is valid", place(9), "green COV-G01"),
        (106, "revoked", place(10), "red COV-R11"),
        (106, "suspended", place(11), "red COV-R12"),
        (106, "replaced", place(12), "red COV-R13"),
        (106, "the place after it", place(13), "green COV-G01"),
        (106, "the last place", place(8191), "green COV-G01"),
        (
            106,
            "revoked, for this host",
            pass_for(nord, own, |pass| pass.status = claim(nord.space, 0, 10)),
            "red COV-R11",
        ),
        (
            106,
            "revoked, and ended",
            revoked_and(&|card| card.expires_at = now.minus(1)),
            "red COV-R05",
        ),
        (
            106,
            "revoked, and for another host",
            revoked_and(&|card| card.audience = Some(ost)),
            "red COV-R07",
        ),
        (
            106,
            "of a list that is not held",
            at(claim(nord.space, 5, 10)),
            "amber COV-A36",
        ),
        (
            106,
            "of the list of another space",
            at(claim(ost, 0, 5)),
            "red COV-R09",
        ),
        (
            106,
            "of this house's own list",
            at(claim(own, 0, 5)),
            "red COV-R09",
        ),
        (
            106,
            "without a place, since there is a list",
            at(None),
            "amber COV-A38",
        ),
    ]
}

/// The status claim of a list and an index that may be none.
fn written(uri: &str, index: i64) -> Cbor {
    let place = Cbor::Map(vec![
        ("idx".into(), index.into()),
        ("uri".into(), uri.into()),
    ]);
    Cbor::Map(vec![("status_list".into(), place)])
}

fn claimed(nord: &Made) -> Vec<Row> {
    let good = card(nord, 5, |_| {});
    let said = |uri: &str, index: i64| {
        let claim = written(uri, index);
        forged(nord, &good, |forged| forged.set(&[65_535], Some(claim)))
    };
    let list = |number: &str| format!("{}/s/{number}", nord.space);
    let with =
        |key: i64, value: Cbor| forged(nord, &good, |forged| forged.set(&[key], Some(value)));
    let malformed = "red COV-R09";
    vec![
        (107, "as it should be", said(&list("0"), 5), "green COV-G01"),
        (107, "place 8,192", said(&list("0"), 8_192), malformed),
        (107, "place -1", said(&list("0"), -1), malformed),
        (107, "list 64", said(&list("64"), 5), malformed),
        (107, "list 00", said(&list("00"), 5), malformed),
        (107, "list -0", said(&list("-0"), 5), malformed),
        (107, "list without a number", said(&list(""), 5), malformed),
        (
            107,
            "a list on a web server",
            said("https://example.org/s/0", 5),
            malformed,
        ),
        (
            107,
            "a place that is no map",
            with(65_535, 5.into()),
            malformed,
        ),
        (
            107,
            "bound to a key of its holder",
            with(8, Cbor::Map(Vec::new())),
            malformed,
        ),
    ]
}

fn others(house: &House, own: SpaceId) -> Vec<Row> {
    let nord = &house.nord;
    let good = card(nord, 5, |_| {});
    let attestation = pass_for(nord, own, |_| {});
    let typ = |pass: &str, typ: Cbor| forged(nord, pass, |forged| forged.set_header(16, typ));
    let message = message(nord, own, &attestation);
    let called =
        |pass: &str, kind: &str| typ(pass, format!("application/covisa-{kind}+cwt").into());
    let list = text::write(&nord.status_list(0, 0, &SAID).bytes);
    vec![
        (
            108,
            "an SD-CWT key binding token, 294",
            typ(&good, 294.into()),
            "red COV-R10",
        ),
        (
            108,
            "an SD-CWT, 293",
            typ(&attestation, 293.into()),
            "red COV-R10",
        ),
        (
            108,
            "the same by name",
            typ(&attestation, "application/sd-cwt".into()),
            "red COV-R10",
        ),
        (
            108,
            "a type below zero",
            typ(&good, (-1).into()),
            "red COV-R09",
        ),
        (108, "a status list", list, "red COV-R09"),
        (108, "a message about a visit", message, "red COV-R09"),
        (
            108,
            "a card that says that it is a message",
            called(&good, "message"),
            "red COV-R09",
        ),
        (
            108,
            "a card that says that it is for one host",
            called(&good, "attestation"),
            "red COV-R09",
        ),
        (
            108,
            "a pass for one host that says it is a card",
            called(&attestation, "card"),
            "green COV-G01",
        ),
    ]
}

/// A notice that brings a pass, as text.
fn message(nord: &Made, own: SpaceId, pass: &str) -> String {
    let message = VisitMessage {
        from: nord.space,
        to: own,
        id: MessageId([7; 16]),
        issued_at: nord.founded,
        expires_at: clock::now().plus(DAY),
        said: Said::Notice {
            code: CodeMark([7; 16]),
            pass: text::read(pass).unwrap(),
        },
    };
    text::write(sign(&message, &nord.key).bytes())
}

fn bombs() -> Vec<Row> {
    vec![
        (
            108,
            "4 MiB of nothing, packed",
            text::write(&vec![0; 4 << 20]),
            "red COV-R01",
        ),
        (
            108,
            "2,049 bytes of nothing, packed",
            text::write(&[0; 2_049]),
            "red COV-R01",
        ),
    ]
}
