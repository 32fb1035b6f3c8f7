//! Cards made by hand and shown at a desk, by HTTP and by the verb: each gets its verdict, and nobody enters.

use ciborium::Value as Cbor;
use covisa::clock;
use covisa_tests::made::{Kept, Made, THREE_A_MONTH, card_of, content};
use covisa_tests::table::Table;
use covisa_tests::wait_for;
use data_encoding::BASE32_NOPAD;
use ed25519_dalek::Signer as _;
use federation_spec::records::Card;
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::signature::sign;
use federation_spec::wire::text;
use serde_json::json;

use crate::bad_kit::{House, Witness, earlier, told};

#[test]
fn cards_that_are_not_what_they_seem_get_their_verdict() {
    let house = House::new();
    let own = house.home.card_of("Carol Example");
    let witness = Witness::of(&house.home, &house.node);
    let mut table = Table::new("pass-cards");
    for (number, about, card, expected) in [
        (60, "of this house", own, "green COV-G03"),
        (
            61,
            "of a home that nobody knows",
            stranger("Example Elsewhere"),
            "amber COV-A01",
        ),
        (
            61,
            "of such a home that takes a known name",
            stranger("Example 1"),
            "amber COV-A01",
        ),
        (
            61,
            "of a known home that nobody checked",
            house.ost.card("Example 2"),
            "amber COV-A02",
        ),
        (
            62,
            "of a home blocked after it was issued",
            house.west.card("Example 3"),
            "red COV-R08",
        ),
        (
            65,
            "names that steer a terminal",
            stranger("\u{1b}[2J\u{202e}evil\u{7}"),
            "amber COV-A01",
        ),
    ] {
        let got = house.verdict(&card) + &witness.harm();
        table.note(number, about, expected, got);
    }
    let rows = [
        dated(&house),
        other_records(&house),
        algorithms(&house),
        enveloped(&house),
        packed(&house),
    ];
    for (number, about, card, expected) in rows.into_iter().flatten() {
        let got = house.verdict(&card) + &witness.harm();
        table.note(number, about, expected, got);
    }
    let (before, after) = about_to_begin(&house);
    table.note(59, "begins in a moment", "red COV-R06", before);
    table.note(59, "the same a moment later", "green COV-G01", after);
    table.note(0, "all of them", "nothing changed", witness.changed());
    for (about, expected, got) in shown_twice(&house) {
        table.note(64, about, expected, got);
    }
    table.finish();
}

/// Number, what it is, the text, and the verdict it must get.
type Row = (u32, String, String, &'static str);

fn named((number, about, card, expected): (u32, &str, String, &'static str)) -> Row {
    (number, about.to_owned(), card, expected)
}

fn stranger(home_name: &str) -> String {
    Made::of(99, earlier()).card(home_name)
}

/// A card of a space with some of its claims changed.
fn changed(made: &Made, change: impl FnOnce(&mut Card)) -> String {
    let mut card = card_of(
        made.space,
        &made.name,
        made.founded,
        made.founded.plus(86_400),
    );
    change(&mut card);
    text::write(sign(&card, &made.key).bytes())
}

fn dated(house: &House) -> Vec<Row> {
    let (nord, now) = (&house.nord, clock::now());
    let ended = changed(nord, |card| card.0.expires_at = Timestamp(now.0 - 1));
    let now_ending = changed(nord, |card| card.0.expires_at = now);
    let tomorrow = changed(nord, |card| card.0.not_before = Some(now.plus(86_400 / 2)));
    let ahead = changed(nord, |card| {
        (card.0.issued_at, card.0.expires_at) = (now.plus(7200), now.plus(86_400));
    });
    let backwards = changed(nord, |card| {
        card.0.expires_at = Timestamp(nord.founded.0 - 1)
    });
    let too_long = changed(nord, |card| {
        card.0.expires_at = nord.founded.plus(91 * 86_400)
    });
    let unknown = Made::of(99, earlier());
    let faulty = changed(&unknown, |card| {
        card.0.expires_at = unknown.founded.plus(91 * 86_400);
    });
    let for_ever = changed(nord, |card| card.0.expires_at = Timestamp(253_402_300_799));
    let before_its_key = changed(nord, |card| {
        card.0.issued_at = Timestamp(nord.founded.0 - 60)
    });
    let elsewhere = changed(nord, |card| card.0.audience = Some(house.west.space));
    let rows = [
        (59, "ended a second ago", ended, "red COV-R05"),
        (59, "ends this second", now_ending, "red COV-R05"),
        (59, "begins in half a day", tomorrow, "red COV-R06"),
        (59, "issued two hours from now", ahead, "red COV-R06"),
        (59, "ends before it is issued", backwards, "red COV-R09"),
        (59, "lives 91 days", too_long, "red COV-R09"),
        (
            61,
            "of an unknown home, lives 91 days",
            faulty,
            "red COV-R09",
        ),
        (59, "lives to the year 9999", for_ever, "red COV-R09"),
        (
            59,
            "issued before its key was announced",
            before_its_key,
            "red COV-R04",
        ),
        (63, "made for another house", elsewhere, "red COV-R07"),
    ];
    rows.map(named).to_vec()
}

/// The verdict on a card before it begins and after.
fn about_to_begin(house: &House) -> (String, String) {
    loop {
        let begins = clock::now().plus(2);
        let card = changed(&house.nord, |card| card.0.not_before = Some(begins));
        let before = told(
            &house
                .node
                .ask
                .post("desk/check", &json!({ "pass": card }))
                .json(),
        );
        if clock::now() < begins {
            wait_for("It begins", || clock::now() >= begins);
            return (before, house.verdict(&card));
        }
    }
}

fn shown_twice(house: &House) -> [(&'static str, &'static str, String); 3] {
    let pass = house.nord.card("Example 1");
    let enter = || {
        let body = json!({ "pass": pass, "check_in": true });
        told(&house.node.ask.post("desk/check", &body).json())
    };
    let (first, second) = (enter(), enter());
    let visits = house.node.ask.get("visits").json()["items"]
        .as_array()
        .map_or(0, Vec::len);
    [
        ("shown once", "green COV-G01", first),
        ("shown again", "green COV-G02", second),
        ("visits noted", "1", visits.to_string()),
    ]
}

fn other_records(house: &House) -> Vec<Row> {
    let nord = &house.nord;
    let shown = |kept: Kept| text::write(&kept.bytes);
    let rows = [
        (63, "a profile", shown(nord.profile()), "red COV-R09"),
        (
            63,
            "terms",
            shown(nord.terms(&content(THREE_A_MONTH), 0)),
            "red COV-R09",
        ),
        (
            63,
            "an inception event",
            shown(nord.inception()),
            "red COV-R09",
        ),
    ];
    rows.map(named).to_vec()
}

/// A COSE_Sign1 taken apart: its header, its payload, and what signs it.
struct Parts {
    header: Vec<(Cbor, Cbor)>,
    open: Vec<(Cbor, Cbor)>,
    payload: Vec<u8>,
    key: ed25519_dalek::SigningKey,
}

impl Parts {
    /// Those of a good card of a made space of this number.
    fn of(made: &Made, number: u64) -> Self {
        let signed = text::read(&made.card(&made.name)).unwrap();
        let Cbor::Tag(18, inner) = ciborium::from_reader(signed.as_slice()).unwrap() else {
            panic!("A card is a CBOR item in tag 18.");
        };
        let parts = inner.into_array().unwrap();
        let header: Cbor = ciborium::from_reader(parts[0].as_bytes().unwrap().as_slice()).unwrap();
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&number.to_be_bytes());
        Self {
            header: header.into_map().unwrap(),
            open: Vec::new(),
            payload: parts[2].as_bytes().unwrap().clone(),
            key: ed25519_dalek::SigningKey::from_bytes(&seed),
        }
    }

    /// The pass text of the parts, rightly signed over whatever they are now.
    fn sealed(self) -> String {
        let protected = bytes(&Cbor::Map(self.header));
        let signed = bytes(&Cbor::Array(vec![
            "Signature1".into(),
            Cbor::Bytes(protected.clone()),
            Cbor::Bytes(Vec::new()),
            Cbor::Bytes(self.payload.clone()),
        ]));
        let signature = self.key.sign(&signed).to_bytes().to_vec();
        let parts = vec![
            Cbor::Bytes(protected),
            Cbor::Map(self.open),
            Cbor::Bytes(self.payload),
            Cbor::Bytes(signature),
        ];
        text::write(&bytes(&Cbor::Tag(18, Box::new(Cbor::Array(parts)))))
    }
}

fn bytes(item: &Cbor) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(item, &mut bytes).unwrap();
    bytes
}

/// A good card of Nord, changed before it was signed. In the header 1 is the algorithm, 4 the key, 16 the type.
fn forged(house: &House, change: impl FnOnce(&mut Parts)) -> String {
    let mut parts = Parts::of(&house.nord, 1);
    change(&mut parts);
    parts.sealed()
}

/// Cards of other algorithms.
fn algorithms(house: &House) -> Vec<Row> {
    let alg = |alg: Cbor| forged(house, |parts| parts.header[0].1 = alg);
    let none = forged(house, |parts| drop(parts.header.remove(0)));
    let open = forged(house, |parts| parts.open.push(parts.header.remove(0)));
    let both = forged(house, |parts| parts.open.push((1.into(), "none".into())));
    let twice = forged(house, |parts| {
        parts.header.insert(0, parts.header[0].clone());
    });
    let (read, malformed) = ("green COV-G01", "red COV-R09");
    let rows = [
        ("EdDSA, as it should be", alg((-8).into()), read),
        ("Ed25519, its newer name", alg((-19).into()), read),
        ("\"none\"", alg("none".into()), malformed),
        ("null", alg(Cbor::Null), malformed),
        ("0", alg(0.into()), malformed),
        ("ES256", alg((-7).into()), malformed),
        ("Ed448", alg((-53).into()), malformed),
        ("HMAC", alg(5.into()), malformed),
        ("not said", none, malformed),
        ("said unprotected", open, malformed),
        ("\"none\" unprotected, EdDSA protected", both, malformed),
        ("said twice", twice, malformed),
    ];
    rows.map(|(about, card, expected)| (67, format!("algorithm {about}"), card, expected))
        .to_vec()
}

/// Cards whose header or body says something else that it should not.
fn enveloped(house: &House) -> Vec<Row> {
    let forged = |change: &dyn Fn(&mut Parts)| forged(house, change);
    let typ = |typ: &str| forged(&|parts| parts.header[2].1 = typ.into());
    let more = |key: Cbor| forged(&|parts| parts.header.push((key.clone(), Cbor::Bytes(vec![1]))));
    let unsorted = forged(&|parts| parts.header.reverse());
    let kid = forged(&|parts| parts.header[1].1 = Cbor::Bytes(vec![0; 8]));
    let thief = forged(&|parts| parts.key = ed25519_dalek::SigningKey::from_bytes(&[66; 32]));
    let version = |version: Cbor| {
        forged(&|parts| {
            parts.payload = with_body(&parts.payload, |body| body[0].1 = version.clone());
        })
    };
    let key = |key: i64| {
        forged(&|parts| {
            parts.payload = with_body(&parts.payload, |body| body.push((key.into(), 5.into())));
        })
    };
    let both = forged(&|parts| {
        parts.payload = with_body(&parts.payload, |body| {
            (body[0].1, body[1].1) = (2.into(), "nothing that this version knows".into());
        });
    });
    let terms = typ("application/covisa-terms+cwt");
    let (malformed, newer) = ("red COV-R09", "red COV-R10");
    let rows = [
        (67, "header in the wrong order", unsorted, malformed),
        (67, "header with certificates", more(33.into()), malformed),
        (67, "header with \"crit\"", more("crit".into()), malformed),
        (67, "type JWT", typ("application/jwt"), newer),
        (67, "type terms", terms, malformed),
        (67, "key of nobody", kid, "red COV-R04"),
        (67, "signed by another than it says", thief, "red COV-R03"),
        (66, "body of version 255", version(255.into()), newer),
        (66, "body of version 2", version(2.into()), newer),
        (66, "body of version 2, and what is new in it", both, newer),
        (66, "body of version 0", version(0.into()), malformed),
        (66, "body of version -2", version((-2).into()), malformed),
        (66, "body of version \"2\"", version("2".into()), malformed),
        (66, "body with key 33", key(33), "green COV-G01"),
        (66, "body with key 34", key(34), newer),
        (66, "body with key 62", key(62), newer),
        (66, "body with key 63", key(63), "green COV-G01"),
        (66, "body with key 31", key(31), malformed),
        (66, "body with key 32", key(32), malformed),
        (66, "body with key 64", key(64), malformed),
        (66, "body with key 65", key(65), malformed),
    ];
    rows.map(named).to_vec()
}

/// A payload with another body.
fn with_body(payload: &[u8], change: impl Fn(&mut Vec<(Cbor, Cbor)>)) -> Vec<u8> {
    let claims: Cbor = ciborium::from_reader(payload).unwrap();
    let mut claims = claims.into_map().unwrap();
    let mut all = claims.iter_mut();
    let body = all.find_map(|(key, claim)| (*key == (-65537).into()).then_some(claim));
    change(body.unwrap().as_map_mut().unwrap());
    bytes(&Cbor::Map(claims))
}

/// Good cards whose zlib stream was changed.
fn packed(house: &House) -> Vec<Row> {
    let pass = house.nord.card("Example 1");
    let stream = BASE32_NOPAD.decode(&pass.as_bytes()[3..]).unwrap();
    let carry = |stream: &[u8]| format!("CV1{}", BASE32_NOPAD.encode(stream));
    let end = stream.len();
    let mut flipped = stream.clone();
    flipped[end - 1] ^= 1;
    let unreadable = "red COV-R01";
    let rows = [
        (67, "zlib: as it should be", carry(&stream), "green COV-G01"),
        (
            67,
            "zlib: cut in the middle",
            carry(&stream[..end / 2]),
            unreadable,
        ),
        (
            67,
            "zlib: cut before the checksum",
            carry(&stream[..end - 4]),
            unreadable,
        ),
        (
            67,
            "zlib: cut in the checksum",
            carry(&stream[..end - 1]),
            unreadable,
        ),
        (67, "zlib: a wrong checksum", carry(&flipped), unreadable),
        (
            67,
            "zlib: a byte after it",
            carry(&[&stream[..], &[0]].concat()),
            unreadable,
        ),
        (
            67,
            "zlib: two streams",
            carry(&[&stream[..], &stream[..]].concat()),
            unreadable,
        ),
        (
            67,
            "zlib: without its header",
            carry(&stream[2..]),
            unreadable,
        ),
        (
            67,
            "zlib: without both",
            carry(&stream[2..end - 4]),
            unreadable,
        ),
    ];
    rows.map(named).to_vec()
}
