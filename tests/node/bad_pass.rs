//! Texts and cards shown as passes at a desk, by HTTP and by the verb: each gets its verdict, and nobody enters.
//!
//! What can be written down stands in `tests/bad/pass`; what is signed is made here.

use ciborium::Value as Cbor;
use covisa::clock;
use covisa_tests::made::{Kept, Made, THREE_A_MONTH, card_of, content, feed};
use covisa_tests::program::{Home, Output, Running};
use covisa_tests::table::Table;
use covisa_tests::wait_for;
use data_encoding::BASE32_NOPAD;
use ed25519_dalek::Signer as _;
use federation_spec::records::Card;
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::signature::sign;
use federation_spec::wire::text;
use serde_json::{Value, json};

use crate::bad_http::{Witness, number, offline, text as text_of, written};

/// A house and the spaces it knows.
pub struct House {
    /// Its home.
    pub home: Home,
    /// Its node.
    pub node: Running,
    /// Pinned.
    pub nord: Made,
    /// Known.
    ost: Made,
    /// Blocked.
    west: Made,
}

/// An hour ago: cards that ended since then can be made.
fn earlier() -> Timestamp {
    Timestamp(clock::now().0 - 3600)
}

impl House {
    /// A house that runs.
    pub fn new() -> Self {
        let home = Home::init("Example Süd");
        let [nord, ost, west] = [1, 2, 3].map(|number| Made::of(number, earlier()));
        let content = content(THREE_A_MONTH);
        let records: Vec<Kept> = [&nord, &ost, &west]
            .iter()
            .flat_map(|made| made.records(&content))
            .collect();
        feed(&home.path(), &records);
        let node = offline(&home);
        let house = Self {
            home,
            node,
            nord,
            ost,
            west,
        };
        house.stand(&house.nord, "pinned");
        house.stand(&house.west, "blocked");
        house
    }

    fn stand(&self, made: &Made, standing: &str) {
        let path = format!("spaces/{}/standing", made.space);
        let answer = self
            .node
            .ask
            .json("PUT", &path, &[], &json!({ "standing": standing }));
        assert_eq!(
            answer.status,
            200,
            "The operator decides: {}",
            answer.json()
        );
    }

    /// The verdict on a text, asked for in every way; and what else is wrong.
    fn verdict(&self, text: &str) -> String {
        let answer = self.node.ask.post("desk/check", &json!({ "pass": text }));
        let by_http = match answer.status {
            200 => told(&answer.json()),
            status => format!("{status} {}", answer.code()),
        };
        let verb = self.home.verb_with(&["verify", "--stdin"], text.as_bytes());
        let by_verb = said(&verb);
        let harm = raw(&self.on_a_terminal(text));
        if by_http == by_verb {
            by_http + harm
        } else {
            format!("{by_http} by HTTP, {by_verb} by the verb{harm}")
        }
    }

    /// What the verb says to people.
    fn on_a_terminal(&self, text: &str) -> String {
        let mut command = covisa_tests::program::command();
        command
            .arg("--home")
            .arg(self.home.path())
            .args(["verify", "--stdin"]);
        let output = Output::of(command, text.as_bytes());
        output.text() + &output.err
    }
}

/// Level and code of a check.
pub fn told(check: &Value) -> String {
    let word = |name: &str| check["verdict"][name].as_str().unwrap_or("none").to_owned();
    format!("{} {}", word("level"), word("code"))
}

fn said(verb: &Output) -> String {
    let told = told(&serde_json::from_slice(&verb.out).unwrap_or_default());
    let level = match verb.exit {
        0 => "green",
        3 => "red",
        4 => "amber",
        _ => "no level",
    };
    if told.starts_with(level) {
        told
    } else {
        format!("{told}, exit code {}", verb.exit)
    }
}

fn raw(said: &str) -> &'static str {
    let unsafe_char =
        |c: char| c != '\n' && c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    if said.contains(unsafe_char) {
        ", and control characters reach the terminal"
    } else {
        ""
    }
}

#[test]
fn texts_that_are_no_pass_are_red_and_forgiven_ones_are_read() {
    let house = House::new();
    let (pass, other) = (house.nord.card("Example 1"), house.ost.card("Example 2"));
    let (half, rest) = pass.split_at(pass.len() / 2);
    let witness = Witness::of(&house.home, &house.node);
    let mut table = Table::new("pass");
    for row in written("pass", "text") {
        let text = text_of(&row, "text")
            .replace("{pass}", &pass)
            .replace("{half}", half)
            .replace("{rest}", rest)
            .replace("{other}", &other);
        let got = house.verdict(&text) + &witness.harm();
        table.note(
            number(&row),
            text_of(&row, "about"),
            text_of(&row, "verdict"),
            got,
        );
    }
    let read = "green COV-G01";
    let unreadable = "red COV-R01";
    let too_large = "413 too-large by HTTP, red COV-R01 by the verb";
    for (number, about, text, expected) in [
        (
            52,
            "10 MB",
            "CV1".to_owned() + &"A".repeat(10_000_000),
            too_large,
        ),
        (
            52,
            "10 MB of spaces around a pass",
            format!("{pass}{}", " ".repeat(10_000_000)),
            too_large,
        ),
        (
            52,
            "100 KB",
            "CV1".to_owned() + &"A".repeat(100_000),
            unreadable,
        ),
        (
            52,
            "8,193 letters",
            "CV1".to_owned() + &"A".repeat(8190),
            unreadable,
        ),
        (55, "lower case", pass.to_lowercase(), read),
        (55, "mixed case", mixed(&pass), read),
        (55, "in groups", grouped(&pass, " "), read),
        (55, "in lines", grouped(&pass, "\r\n"), read),
        (
            56,
            "a zero-width space between any two letters",
            every(&pass, '\u{200b}'),
            read,
        ),
    ] {
        let got = house.verdict(&text) + &witness.harm();
        table.note(number, about, expected, got);
    }
    table.note(0, "all of them", "nothing changed", witness.changed());
    table.finish();
}

fn mixed(pass: &str) -> String {
    let case = |(at, c): (usize, char)| {
        if at % 2 == 0 {
            c.to_ascii_lowercase()
        } else {
            c
        }
    };
    pass.chars().enumerate().map(case).collect()
}

fn grouped(pass: &str, between: &str) -> String {
    let letters: Vec<char> = pass.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(between)
}

fn every(pass: &str, unseen: char) -> String {
    pass.chars().flat_map(|c| [c, unseen]).collect()
}

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
type Row = (u32, &'static str, String, &'static str);

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
    let for_ever = changed(nord, |card| card.0.expires_at = Timestamp(253_402_300_799));
    let before_its_key = changed(nord, |card| {
        card.0.issued_at = Timestamp(nord.founded.0 - 60)
    });
    let elsewhere = changed(nord, |card| card.0.audience = Some(house.west.space));
    vec![
        (59, "ended a second ago", ended, "red COV-R05"),
        (59, "ends this second", now_ending, "red COV-R05"),
        (59, "begins in half a day", tomorrow, "red COV-R06"),
        (59, "issued two hours from now", ahead, "red COV-R06"),
        (59, "ends before it is issued", backwards, "red COV-R09"),
        (59, "lives 91 days", too_long, "red COV-R09"),
        (59, "lives to the year 9999", for_ever, "red COV-R09"),
        (
            59,
            "issued before its key was announced",
            before_its_key,
            "red COV-R04",
        ),
        (63, "made for another house", elsewhere, "red COV-R07"),
    ]
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
    vec![
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
    ]
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

/// Cards whose header was changed before they were signed. In the header 1 is the algorithm, 4 the key, 16 the type.
fn enveloped(house: &House) -> Vec<Row> {
    let forged = |change: &dyn Fn(&mut Parts)| {
        let mut parts = Parts::of(&house.nord, 1);
        change(&mut parts);
        parts.sealed()
    };
    let alg = |alg: Cbor| forged(&|parts| parts.header[0].1 = alg.clone());
    let typ = |typ: &str| forged(&|parts| parts.header[2].1 = typ.into());
    let more = |key: Cbor| forged(&|parts| parts.header.push((key.clone(), Cbor::Bytes(vec![1]))));
    let no_alg = forged(&|parts| drop(parts.header.remove(0)));
    let open_alg = forged(&|parts| {
        let alg = parts.header.remove(0);
        parts.open.push(alg);
    });
    let both = forged(&|parts| parts.open.push((1.into(), "none".into())));
    let twice = forged(&|parts| parts.header.insert(0, parts.header[0].clone()));
    let unsorted = forged(&|parts| parts.header.reverse());
    let kid = forged(&|parts| parts.header[1].1 = Cbor::Bytes(vec![0; 8]));
    let thief = forged(&|parts| parts.key = ed25519_dalek::SigningKey::from_bytes(&[66; 32]));
    let version = forged(&|parts| parts.payload = with_version(&parts.payload, 255));
    let (malformed, wrong) = ("red COV-R09", "red COV-R03");
    vec![
        (
            67,
            "algorithm EdDSA, as it should be",
            forged(&|_| {}),
            "green COV-G01",
        ),
        (
            67,
            "algorithm Ed25519, its newer name",
            alg((-19).into()),
            "green COV-G01",
        ),
        (67, "algorithm \"none\"", alg("none".into()), malformed),
        (67, "algorithm null", alg(Cbor::Null), malformed),
        (67, "algorithm 0", alg(0.into()), malformed),
        (67, "algorithm ES256", alg((-7).into()), malformed),
        (67, "algorithm Ed448", alg((-53).into()), malformed),
        (67, "algorithm HMAC", alg(5.into()), malformed),
        (67, "no algorithm", no_alg, malformed),
        (67, "algorithm unprotected", open_alg, malformed),
        (
            67,
            "algorithm \"none\" unprotected beside the protected one",
            both,
            malformed,
        ),
        (67, "algorithm twice", twice, malformed),
        (67, "header in the wrong order", unsorted, malformed),
        (
            67,
            "a certificate in the header",
            more(33.into()),
            malformed,
        ),
        (67, "a critical header", more("crit".into()), malformed),
        (67, "key of nobody", kid, "red COV-R04"),
        (
            67,
            "signed by another key under this one's name",
            thief,
            wrong,
        ),
        (67, "type JWT", typ("application/jwt"), malformed),
        (
            67,
            "type terms",
            typ("application/covisa-terms+cwt"),
            malformed,
        ),
        (66, "body of version 255", version, malformed),
    ]
}

/// A payload whose body says that it has this version.
fn with_version(payload: &[u8], version: u64) -> Vec<u8> {
    let claims: Cbor = ciborium::from_reader(payload).unwrap();
    let mut claims = claims.into_map().unwrap();
    let bodies = claims
        .iter_mut()
        .filter_map(|(_, claim)| claim.as_map_mut());
    for body in bodies {
        body[0].1 = version.into();
    }
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
    vec![
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
    ]
}
