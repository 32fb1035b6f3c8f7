//! The vectors of the verdict: every question that the stories of these tests ask, and 250 made-up ones, as files that a
//! second implementation can answer. SPEC Appendix A

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use federation_spec::records::StatusList;
use federation_spec::records::card::Attribute;
use federation_spec::records::values::List;
use federation_spec::rules::{Opening, Presented, Question, Standing, Verdict, decide};
use federation_spec::wire::ids::Timestamp;
use serde_json::{Value, json};

use super::ladder::{self, spec_dir};
use super::reference::Random;
use super::verdict_json::{day_of, question, verdict, verdict_of};
use super::verdict_kit::{Known, Story, sued};
use super::verdict_property;

/// The last second that there is a time for. SPEC §2.3
const LAST: u64 = 253_402_300_799;

/// How many questions are made up.
const MADE_UP: usize = 250;

/// How many questions of one story are kept: some ask the same one a hundred times with another day.
const OF_ONE_STORY: usize = 16;

thread_local! {
    /// The questions that the story on this thread asked: each test has a thread of its own.
    static ASKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Keeps what a story asks as a vector, or sees that the file still says the same. Questions of other tests are left out.
pub fn keep(asked: &Question<'_>, beside: &[StatusList], answer: &Verdict) {
    let thread = std::thread::current();
    let Some((room, story)) = thread.name().and_then(|name| name.split_once("::")) else {
        return;
    };
    let told_by = room
        .strip_prefix("verdict")
        .filter(|room| !room.contains("property"));
    let (Some(room), Some(asked)) = (told_by, question(asked, beside)) else {
        return;
    };
    let number = ASKED.with_borrow_mut(|known| {
        let is_new = known.insert(asked.to_string());
        (is_new && known.len() <= OF_ONE_STORY).then_some(known.len())
    });
    if let Some(number) = number {
        let part = room.trim_start_matches('_');
        let part = if part.is_empty() { "desk" } else { part };
        let name = format!("{part}-{}-{number:02}", story.replace('_', "-"));
        compare(&name, &vector(&sentence(story), asked, answer));
    }
}

fn vector(about: &str, asked: Value, answer: &Verdict) -> Value {
    let mut vector = asked;
    vector["about"] = json!(about);
    vector["written_by"] = json!("covisa");
    vector["expect"] = verdict(answer);
    vector
}

/// Writes the file if it is asked for, and sees that it holds this.
fn compare(name: &str, vector: &Value) {
    let path = folder().join(format!("{name}.json"));
    if std::env::var("COVISA_WRITE_VECTORS").is_ok_and(|value| value == "1") {
        let text = serde_json::to_string_pretty(vector).expect("a vector is JSON");
        std::fs::create_dir_all(folder()).expect("the folder can be made");
        std::fs::write(&path, text + "\n").expect("the vectors can be written");
    }
    let held = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("verdicts/{name}.json: {error}; `make vectors` writes what is missing")
    });
    let held: Value = serde_json::from_str(&held).expect("a vector is JSON");
    assert_eq!(
        &held, vector,
        "verdicts/{name}.json says what this story asks and is told."
    );
}

fn folder() -> PathBuf {
    spec_dir().join("vectors/verdicts")
}

fn sentence(story: &str) -> String {
    let words = story.replace('_', " ");
    let (first, rest) = words.split_at(1);
    format!("{}{rest}.", first.to_uppercase())
}

#[test]
fn every_vector_is_decided_as_it_says() {
    let vectors = ladder::vectors("verdicts");
    for (name, vector) in &vectors {
        let told = verdict(&verdict_of(vector));
        assert_eq!(told, vector["expect"], "{name}: this is the verdict.");
    }
    assert!(
        vectors.len() >= 300 + MADE_UP,
        "There are at least 300 of stories: {} in all.",
        vectors.len()
    );
}

#[test]
fn every_code_of_the_verdict_is_in_a_vector() {
    let vectors = ladder::vectors("verdicts");
    let told = vectors.iter().flat_map(|(_, vector)| {
        let reasons = vector["expect"]["reasons"].as_array();
        reasons
            .into_iter()
            .flatten()
            .map(|reason| reason["code"].to_string())
    });
    let told: BTreeSet<String> = told
        .map(|code| code.replace('"', "").replace("COV-", ""))
        .collect();
    let missing: Vec<String> = verdict_property::catalogue()
        .into_iter()
        .filter(|code| !told.contains(code))
        .collect();
    assert!(missing.is_empty(), "No vector tells {missing:?}.");
}

#[test]
fn made_up_questions_are_kept_too() {
    let mut random = Random::of(12);
    let mut number = 0;
    while number < MADE_UP {
        let Some(story) = likely(verdict_property::story(&mut random, None)) else {
            continue;
        };
        let asked = story.ask(Presented::Genuine(&story.pass()), |asked| {
            question(asked, &story.beside).map(|kept| (kept, decide(asked)))
        });
        if let Some((asked, answer)) = asked {
            number += 1;
            let about = "A made-up question: much at once.";
            compare(
                &format!("made-up-{number:03}"),
                &vector(about, asked, &answer),
            );
        }
    }
}

/// The story on a day of the calendar, with moments that there are; nothing if it plays at the end of time.
fn likely(mut story: Story) -> Option<Story> {
    let mut facts = story.day_facts();
    let today = facts.today.0;
    if !(1..=40_000).contains(&today) {
        return None;
    }
    facts.opening = match facts.opening {
        Opening::Closed { opens } => Opening::Closed {
            opens: opens.map(|opens| Timestamp(story.now.0 + opens.0 % 86_400)),
        },
        other => other,
    };
    let facts = federation_spec::rules::DayFacts {
        opening: facts.opening,
        present: facts.present,
        minute: facts.minute,
        ..day_of(facts.today)
    };
    for visit in &mut story.visits {
        visit.day.0 = visit.day.0.clamp(0, today);
        let start = visit.day.0 as u64 * 86_400;
        visit.started = Timestamp((start + visit.started.0 % 86_400).min(story.now.0));
        visit.ended = visit
            .ended
            .map(|at| Timestamp((visit.started.0 + at.0 % 40_000).min(story.now.0)));
    }
    story.facts.booked_on = story
        .facts
        .booked_on
        .filter(|on| (0..=40_000).contains(&on.0));
    if let Known::Expired(at) = &mut story.home {
        *at = Timestamp(at.0 % story.now.0);
    }
    let attributes = story
        .card
        .0
        .body
        .attributes
        .iter()
        .cloned()
        .map(|shown| match shown {
            Attribute::MemberSince(at) => Attribute::MemberSince(Timestamp(at.0 % LAST)),
            other => other,
        });
    story.card.0.body.attributes = List::new(attributes.collect())?;
    story.card.0.expires_at = Timestamp(story.card.0.expires_at.0.min(LAST));
    if story.home_space == sued() {
        story.standing = Standing::Own;
    }
    Some(story.on(facts))
}
