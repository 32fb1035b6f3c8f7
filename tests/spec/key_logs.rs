//! What key events come to: the vectors, in every order in which events may come; and what a log of many costs nobody.

use federation_spec::records::KeyEvent;
use federation_spec::rules::key_log::{Heard, KeyFault, KeyLog, LogState};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{Hash32, Timestamp};
use federation_spec::wire::signature::{KeyDirectory as _, KeyTrust, Verified};
use serde_json::{Value, json};

use super::ladder::{admit, vectors};
use super::plain_json::unhex;

fn events(vector: &Value) -> Vec<Verified<KeyEvent>> {
    let records = vector["events"].as_array().expect("events are a list");
    let climbed = records.iter().map(|record| {
        let envelope = Envelope::parse(&unhex(record)).expect("an event is an envelope");
        admit::<KeyEvent>(envelope, &KeyView::default(), Timestamp(u64::MAX))
            .expect("an event is signed by a key of its own")
    });
    climbed.collect()
}

fn word(heard: Heard) -> &'static str {
    match heard {
        Heard::Held | Heard::Known => "held",
        Heard::Overruled => "overruled",
        Heard::Orphan => "orphan",
        Heard::Refused(fault) => match fault {
            KeyFault::Number => "number",
            KeyFault::Backwards => "backwards",
            KeyFault::NotAnnounced => "not announced",
            KeyFault::KeyAgain => "key again",
            KeyFault::RecoveryChanged => "recovery changed",
            KeyFault::NotTheRecoveryKey => "not the recovery key",
            KeyFault::RecoveryKept => "recovery kept",
            KeyFault::AfterTheEnd => "after the end",
        },
    }
}

/// What a log comes to, in the words of the vectors. `number` says at which place of the vector an event stands.
fn told(log: &KeyLog, number: impl Fn(Hash32) -> usize) -> Value {
    let mut beside: Vec<usize> = log.beside().map(|(_, hash)| number(hash)).collect();
    beside.sort_unstable();
    let mut keys: Vec<Value> = log
        .keys()
        .iter()
        .map(|key| {
            let mut told = json!({
                "kid": data_encoding::HEXLOWER.encode(&key.key.bytes().kid().0),
                "event": key.event,
                "from": key.from.0,
                "trust": match key.trust {
                    KeyTrust::Sound => "sound",
                    KeyTrust::Distrusted { .. } => "distrusted",
                    KeyTrust::Disputed => "disputed",
                },
            });
            if let Some(until) = key.until {
                told["until"] = json!(until.0);
            }
            told
        })
        .collect();
    keys.sort_by_key(|key| {
        (
            key["event"].as_u64(),
            key["kid"].as_str().map(str::to_owned),
        )
    });
    json!({
        "line": log.line().map(|(_, hash)| number(hash)).collect::<Vec<_>>(),
        "beside": beside,
        "state": match log.state() {
            LogState::Running => "running",
            LogState::Ended { .. } => "ended",
            LogState::Forked => "forked",
            LogState::RecoveredTwice => "recovered twice",
        },
        "head": log.head().hex(),
        "keys": keys,
    })
}

fn chosen(view: KeyView, vector: &Value, events: &[Verified<KeyEvent>]) -> KeyView {
    match vector["chosen"].as_u64() {
        None => view,
        Some(at) => {
            let event = &events[usize::try_from(at).expect("an index is small")];
            // What follows the one that was chosen comes once more.
            let view = view.choosing(&event.record().space(), event.payload_hash());
            view.with_all(events).0
        }
    }
}

fn log_of(view: &KeyView, events: &[Verified<KeyEvent>]) -> KeyLog {
    let space = events[0].record().space();
    view.log(&space)
        .unwrap_or_else(|| panic!("a log of {space} is held"))
        .clone()
}

fn expected(vector: &Value) -> Value {
    json!({
        "line": vector["line"], "beside": vector["beside"], "state": vector["state"],
        "head": vector["head"], "keys": vector["keys"],
    })
}

#[test]
fn every_key_log_of_the_vectors_comes_to_what_its_file_says() {
    let all = vectors("key-logs");
    assert!(all.len() >= 30, "There are at least 30: {}.", all.len());
    for (name, vector) in all {
        let events = events(&vector);
        let first = |hash| {
            let mut all = events.iter();
            all.position(|event| event.payload_hash() == hash)
                .expect("what is held came")
        };
        let (view, heard) = KeyView::default().with_all(&events);
        let heard: Vec<&str> = heard.into_iter().map(word).collect();
        let view = chosen(view, &vector, &events);
        if vector["chosen"].is_null() {
            assert_eq!(
                json!(heard),
                vector["heard"],
                "{name}: what becomes of each."
            );
        }
        assert_eq!(
            told(&log_of(&view, &events), first),
            expected(&vector),
            "{name}: what they come to."
        );
    }
}

/// A node hears events one by one, in any order, and whole logs now and then.
#[test]
fn a_log_comes_to_the_same_whatever_the_order() {
    for (name, vector) in vectors("key-logs") {
        let events = events(&vector);
        let first = |hash| {
            let mut all = events.iter();
            all.position(|event| event.payload_hash() == hash)
                .expect("what is held came")
        };
        for turn in 0..events.len() * 2 {
            let mut order: Vec<&Verified<KeyEvent>> = events.iter().collect();
            order.rotate_left(turn % events.len());
            if turn >= events.len() {
                order.reverse();
            }
            let mut view = KeyView::default();
            for event in &order {
                view = view.with(event);
            }
            let view = chosen(view.with_all(order).0, &vector, &events);
            assert_eq!(
                told(&log_of(&view, &events), first),
                expected(&vector),
                "{name}, in order {turn}."
            );
        }
    }
}

/// What a thief writes without end is bounded by the numbers of a log.
#[test]
fn a_thief_who_fills_a_log_is_overruled_by_one_recovery() {
    use federation_spec::records::Decoded;
    use federation_spec::records::key_log::{Following, KeyReason};
    use federation_spec::wire::signature::{SigningKey, sign, verify};

    let at = Timestamp(1_800_000_000);
    let seed = [5; 32];
    let key = |number| SigningKey::numbered(&seed, number);
    let print = |number| key(number).public().thumbprint();
    let words = SigningKey::from_seed(&[9; 32]);
    let proven = |event: &KeyEvent, by: &SigningKey| {
        let decoded = Decoded::<KeyEvent>::read(sign(event, by)).expect("it is an event");
        verify(decoded, &KeyView::default()).expect("its own key signed it")
    };
    let inception = KeyEvent::inception(key(0).public(), print(1), words.public().thumbprint(), at);
    let mut events = vec![proven(&inception, &key(0))];
    let following = |number: u8, previous: &Verified<KeyEvent>, recovery: bool| {
        let event = KeyEvent::following(Following {
            space: inception.space(),
            sequence: number,
            previous: previous.payload_hash(),
            key: match recovery {
                true => SigningKey::numbered(&[6; 32], number.into()).public(),
                false => key(number.into()).public(),
            },
            next: print(u64::from(number) + 1),
            recovery: match recovery {
                true => Hash32([1; 32]),
                false => words.public().thumbprint(),
            },
            reason: match recovery {
                true => KeyReason::Compromised,
                false => KeyReason::Rotation,
            },
            recovery_key: recovery.then(|| words.public()),
            successor: None,
            issued_at: at.plus(number.into()),
        });
        let by = match recovery {
            true => words.clone(),
            false => key(number.into()),
        };
        proven(&event, &by)
    };
    for number in 1..=255 {
        let next = following(number, &events[usize::from(number) - 1], false);
        events.push(next);
    }
    let (full, _) = KeyView::default().with_all(&events);
    assert_eq!(
        log_of(&full, &events).line().count(),
        256,
        "All of it counts."
    );
    let recovery = following(3, &events[2], true);
    let (recovered, heard) = full.with_all([&recovery]);
    assert_eq!(heard, [Heard::Held], "It is held, however full the log is.");
    let log = log_of(&recovered, &events);
    assert_eq!(log.line().count(), 4, "Everything after it is gone.");
    let keys = recovered.keys_of(&log.space()).map(|(keys, _)| keys.len());
    assert_eq!(keys, Some(4), "And so are its keys.");
}
