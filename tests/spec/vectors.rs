//! The vectors of the standard: valid ones climb the whole ladder and can be rebuilt, invalid ones stop where they say.

use std::collections::BTreeSet;

use covisa::core::admission::{gossip_verdict, penalty};
use covisa::core::memory::directory::Admission;
use covisa::core::{Climbed, Gossip, Shown};
use covisa::verify::{climb as climb_node, climb_pass};
use data_encoding::HEXLOWER;
use federation_spec::records::{
    Attestation, Card, KeyEvent, SpaceProfile, StatusList, Terms, VisitMessage, Vouches,
};
use federation_spec::rules::Reason;
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, MessageId, SpaceId, Subject, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign};
use federation_spec::wire::text;
use serde_json::{Value, json};

use super::ladder::{self, Refusal, admit, cddl_accepts, climb, spec_dir, view_of};
use super::plain_json::{Told, unhex};
use super::written;

fn now_of(vector: &Value) -> Timestamp {
    Timestamp(
        vector["now"]
            .as_u64()
            .expect("a vector says when it is read"),
    )
}

fn key_of(vector: &Value) -> SigningKey {
    let seed = unhex(&vector["seed"]);
    SigningKey::from_seed(&seed.try_into().expect("a seed has 32 bytes"))
}

/// What a file must say of a record: the ids that follow from its bytes, and what follows from its claims.
pub fn expectation(
    envelope: &Envelope,
    key: &SigningKey,
    space: SpaceId,
    record: &impl Told,
) -> Value {
    let mut expected = json!({
        "space": space.to_string(),
        "public_key": HEXLOWER.encode(&key.public().0),
        "kid": HEXLOWER.encode(&key.public().kid().0),
        "issued_at": record.claims()["issued_at"],
        "payload_sha256": Hash32::of(envelope.payload()).hex(),
        "record_sha256": envelope.id().hex(),
        "record_len": envelope.bytes().len(),
    });
    let more = expected.as_object_mut().expect("it is a table");
    more.extend(record.follows());
    expected
}

fn valid_as<T: Told>(name: &str, vector: &Value) {
    let bytes = unhex(&vector["record"]);
    let envelope = ladder::envelope(&bytes).unwrap_or_else(|stop| panic!("{name}: {stop:?}"));
    let key = key_of(vector);
    let verified = admit::<T>(
        envelope.clone(),
        &view_of(&vector["key_log"]),
        now_of(vector),
    )
    .unwrap_or_else(|stop| panic!("{name}: {stop:?}"));
    assert_eq!(
        envelope.payload(),
        unhex(&vector["payload"]),
        "{name}: the payload is the one in the file."
    );
    let expected = expectation(&envelope, &key, verified.signer().space, verified.record());
    assert_eq!(
        vector["expect"], expected,
        "{name}: ids, hashes and length are those in the file."
    );
    assert_eq!(
        verified.signer().key,
        key.public(),
        "{name}: the seed's key signed it."
    );
    assert!(
        cddl_accepts(&bytes, envelope.kind()),
        "{name}: the CDDL tool accepts a valid record."
    );
    if vector["rebuild"] == json!(true) {
        let rebuilt = T::of_claims(&vector["claims"]);
        assert_eq!(
            &rebuilt,
            verified.record(),
            "{name}: the claims say all that the record says."
        );
        assert_eq!(
            sign(&rebuilt, &key).bytes().as_ref(),
            bytes,
            "{name}: the typed record gives the same bytes."
        );
    } else if T::TYPE != RecordType::Card {
        let told = verified.record().claims();
        assert_eq!(
            told, vector["claims"],
            "{name}: what is ignored leaves the other claims alone."
        );
    }
}

#[test]
fn valid_vectors_climb_the_ladder_and_can_be_rebuilt() {
    let (mut python, mut covisa) = (0, 0);
    for (name, vector) in ladder::vectors("valid") {
        match vector["type"].as_str() {
            Some("key") => valid_as::<KeyEvent>(&name, &vector),
            Some("profile") => valid_as::<SpaceProfile>(&name, &vector),
            Some("terms") => valid_as::<Terms>(&name, &vector),
            Some("status-list") => valid_as::<StatusList>(&name, &vector),
            Some("vouches") => valid_as::<Vouches>(&name, &vector),
            Some("card") => valid_as::<Card>(&name, &vector),
            Some("attestation") => valid_as::<Attestation>(&name, &vector),
            Some("visit-message") => valid_as::<VisitMessage>(&name, &vector),
            other => panic!("{name}: no record is of type {other:?}"),
        }
        match vector["written_by"].as_str() {
            Some("python") => python += 1,
            Some("covisa") => covisa += 1,
            other => panic!("{name}: nobody called {other:?} writes vectors"),
        }
    }
    assert!(
        python >= 12 && covisa >= 12,
        "Both halves are there: {python} of Python, {covisa} of covisa."
    );
}

#[test]
fn covisa_writes_its_half_of_the_vectors() {
    let writing = std::env::var("COVISA_WRITE_VECTORS").is_ok_and(|value| value == "1");
    let mut names = BTreeSet::new();
    for (name, vector) in written::vectors() {
        let path = spec_dir()
            .join("vectors/valid")
            .join(format!("{name}.json"));
        if writing {
            let text = serde_json::to_string_pretty(&vector).expect("a vector is JSON");
            std::fs::write(&path, text + "\n").expect("the vectors can be written");
        }
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let held: Value = serde_json::from_str(&text).expect("a vector is JSON");
        assert_eq!(held, vector, "{name}: what covisa writes has not changed.");
        names.insert(name);
    }
    let held = ladder::vectors("valid").into_iter();
    let held: BTreeSet<_> = held
        .filter(|(_, vector)| vector["written_by"] == json!("covisa"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        held, names,
        "Every file said to be covisa's is still written by it."
    );
}

#[test]
fn invalid_vectors_stop_at_their_stage_with_their_sentence() {
    let mut wrong = Vec::new();
    let vectors = ladder::vectors("invalid");
    for (name, vector) in &vectors {
        let record = unhex(&vector["record"]);
        let stop = climb(&record, &view_of(&vector["keys"]), now_of(vector)).err();
        let stop = stop.unwrap_or(Refusal {
            stage: "none",
            error: "accepted".to_owned(),
        });
        if (json!(stop.stage), json!(stop.error))
            != (vector["stage"].clone(), vector["error"].clone())
        {
            wrong.push(format!("{name}: {stop:?} instead of {}", vector["error"]));
        }
    }
    assert!(
        wrong.is_empty(),
        "Every vector stops where it says:\n{}",
        wrong.join("\n")
    );
    assert!(
        vectors.len() >= 60,
        "There are at least 60: {}.",
        vectors.len()
    );
}

#[test]
fn of_each_invalid_vector_gossip_says_what_its_file_says() {
    let said = |record: &[u8], keys: &KeyView, now| match climb_node(record, keys) {
        Climbed::Fell(fall) => penalty(&fall),
        Climbed::KeyNotHeld(_) => Gossip::Ignore,
        Climbed::KeyEvent(event) => of_admission(event.record(), now),
        Climbed::Profile(profile) => of_admission(profile.record(), now),
        Climbed::Terms(terms) => of_admission(terms.record(), now),
        Climbed::StatusList(list) => of_admission(list.record(), now),
        Climbed::Vouches(vouches) => of_admission(vouches.record(), now),
    };
    for (name, vector) in ladder::vectors("invalid") {
        let record = unhex(&vector["record"]);
        let told = match said(&record, &view_of(&vector["keys"]), now_of(&vector)) {
            Gossip::Accept => "accept",
            Gossip::Ignore => "ignore",
            Gossip::Reject => "reject",
        };
        assert_eq!(vector["gossip"], told, "{name}: so the node says.");
    }
}

#[test]
fn of_each_invalid_vector_a_desk_is_told_what_its_file_says() {
    for (name, vector) in ladder::vectors("invalid") {
        let typed = text::write(&unhex(&vector["record"]));
        let told = match climb_pass(&typed, &view_of(&vector["keys"])) {
            Shown::Genuine(pass) if pass.record().examine().is_err() => "COV-R09",
            Shown::UnknownHome(pass) if pass.examine().is_err() => "COV-R09",
            Shown::Genuine(_) => "a pass",
            Shown::UnknownHome(_) => "COV-A01",
            Shown::UnknownKey(_) => "COV-R04",
            Shown::Asked { .. } => "a question",
            Shown::Refused(refusal, _) => Reason::Refused(refusal).code(),
        };
        assert_eq!(vector["desk"], told, "{name}: so the desk is told.");
    }
}

fn of_admission(record: &impl Told, now: Timestamp) -> Gossip {
    record.admit(now).map_or_else(
        |refused| gossip_verdict(Admission::Refused(refused)),
        |()| Gossip::Accept,
    )
}

#[test]
fn the_cddl_tool_refuses_just_the_records_of_its_stage() {
    let mut wrong = Vec::new();
    for (name, vector) in ladder::vectors("invalid") {
        let expected = match vector["stage"].as_str() {
            // What is compressed is bytes to such a tool, and a date is text.
            Some("cddl") if name.contains("-lst-") || name.contains("-closed-") => true,
            Some("cddl") => false,
            Some("signature" | "admission") => true,
            _ => continue,
        };
        let record = unhex(&vector["record"]);
        let kind = ladder::envelope(&record)
            .expect("its envelope is good")
            .kind();
        if cddl_accepts(&record, kind) != expected {
            wrong.push(name);
        }
    }
    assert!(
        wrong.is_empty(),
        "CDDL and code agree on these as well: {wrong:?}"
    );
}

#[test]
fn pass_texts_are_read_or_refused_as_their_vectors_say() {
    for (name, vector) in ladder::vectors("text") {
        let given = vector["text"].as_str().expect("a text vector has a text");
        match (text::read(given), vector.get("error")) {
            (Ok(signed), None) => {
                assert_eq!(
                    signed,
                    unhex(&vector["record"]),
                    "{name}: the text carries these bytes."
                );
                let again = text::write(&signed);
                assert!(
                    again.starts_with("CV1"),
                    "{name}: a written text starts with CV1."
                );
                assert_eq!(
                    text::read(&again),
                    Ok(signed),
                    "{name}: what is written can be read."
                );
            }
            (Err(error), Some(expected)) => {
                assert_eq!(
                    &json!(error.to_string()),
                    expected,
                    "{name}: refused for this reason."
                );
                let Shown::Refused(refusal, _) = climb_pass(given, &KeyView::default()) else {
                    panic!("{name}: it is no pass");
                };
                let code = Reason::Refused(refusal).code();
                assert_eq!(vector["desk"], code, "{name}: so the desk is told.");
            }
            (outcome, _) => panic!("{name}: {outcome:?}"),
        }
    }
}

#[test]
fn short_codes_are_read_or_refused_as_their_vectors_say() {
    for (name, vector) in ladder::vectors("codes") {
        let typed = vector["typed"].as_str().expect("somebody typed something");
        let read = ShortCode::read(typed);
        assert_eq!(
            json!(read.as_ref().map(ShortCode::as_str)),
            vector["code"],
            "{name}: this is what is meant."
        );
        if let Some(code) = read {
            let number = unhex(&vector["message"]).try_into();
            let mark = code.mark(&MessageId(number.expect("a number has 16 bytes")));
            assert_eq!(
                HEXLOWER.encode(&mark.0),
                vector["mark"],
                "{name}: its mark in that message."
            );
            code_of_pass(&name, &vector, &code);
        }
    }
}

/// Where a vector says of which pass a code is, its home makes the same.
fn code_of_pass(name: &str, vector: &Value, code: &ShortCode) {
    let Some(secret) = vector.get("secret") else {
        return;
    };
    let [secret, pass] = [secret, &vector["pass"]].map(|bytes| unhex(bytes).try_into());
    let secret = secret.expect("a secret has 32 bytes");
    let pass = Hash32(pass.expect("a record id has 32 bytes"));
    let made = ShortCode::of_pass(&secret, &pass);
    assert_eq!(&made, code, "{name}: this is the code of the pass.");
    assert_eq!(
        vector["typed"],
        made.to_string(),
        "{name}: it is shown in two groups of five."
    );
}

#[test]
fn the_codes_of_messages_leave_their_marks() {
    let code = ShortCode::read("7ZK4P-9QX2M").expect("it is a code");
    for name in [
        "visit-message-01-request-by-code",
        "visit-message-05-notice",
    ] {
        let claims = claims_of(name);
        let number = unhex(&claims["id"]).try_into();
        let mark = code.mark(&MessageId(number.expect("a number has 16 bytes")));
        assert_eq!(
            claims["body"]["code"],
            HEXLOWER.encode(&mark.0),
            "{name}: the mark is that of the code."
        );
    }
}

#[test]
fn the_subject_of_a_pass_for_one_host_is_s_of_the_cards_subject() {
    let (card, pass) = (
        claims_of("card-01-least"),
        claims_of("attestation-01-least"),
    );
    let text = |value: &Value| value.as_str().expect("ids are text").to_owned();
    let subject = Subject::parse(&text(&card["subject"])).expect("a card has a subject");
    let host = text(&pass["audience"]).parse().expect("a host is a space");
    assert_eq!(
        pass["subject"],
        subject.at_host(host).text(),
        "The home makes it as the host would."
    );
}

/// What fits into a code of a size that every scanner reads from a card of plastic.
const READABLE: usize = 520;

#[test]
fn a_card_with_a_status_claim_and_six_attributes_is_short_as_text() {
    let (_, vector) = named("covisa-card-5");
    let shown = vector["claims"]["body"]["attributes"].as_array();
    assert_eq!(
        (shown.map(Vec::len), vector["claims"]["status"].is_object()),
        (Some(6), true),
        "The card shows six attributes and has a place in a list."
    );
    let length = text::write(&unhex(&vector["record"])).len();
    println!("{length} characters");
    assert!(
        length <= READABLE,
        "Its text has {length} characters, at most {READABLE}."
    );
}

fn named(wanted: &str) -> (String, Value) {
    let mut all = ladder::vectors("valid").into_iter();
    all.find(|(name, _)| name == wanted)
        .unwrap_or_else(|| panic!("there is a vector called {wanted}"))
}

fn claims_of(name: &str) -> Value {
    named(name).1["claims"].clone()
}
