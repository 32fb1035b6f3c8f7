//! Nobody but the desk learns who stood there. Homes, hosts and strangers record every byte that reaches them, decrypted,
//! while two hundred passes are shown at one desk; all of it is searched for all that is known of each member.
//!
//! | file | what it is |
//! |---|---|
//! | [`cast`] | who takes part, and how a recording peer is a home's node |
//! | [`secrets`] | what is searched for, in which forms |
//! | [`stage`] | who is connected with whom, and the wires that are watched |

mod cast;
mod secrets;
mod stage;

use std::collections::BTreeSet;
use std::time::Duration;

use covisa::core::{Fact, VisitFact};
use covisa_tests::adversary::tape::Frames;
use covisa_tests::asking::Answer;
use covisa_tests::program::{Home, Running, contents};
use covisa_tests::wait_for;
use federation_spec::protocol::Request;
use federation_spec::wire::ids::SpaceId;
use serde_json::{Value, json};

use crate::meeting::days_a_month;
use cast::{Cast, MEMBERS, OST, SUED, ledger, space};
use secrets::{Secrets, What, pass_in, places_told};
use stage::{Before, Hosts, Listener, Stage, Watched};

/// How often a pass is shown at the desk.
const SCANS: usize = 200;
/// How long the wire is watched, with the scans and without.
const WINDOW: Duration = Duration::from_secs(3);
/// By less than so many bytes the two may differ: one message of 32 bytes in four scans is more.
const DIFFERENCE: usize = SCANS * 32 / 4;

#[test]
fn nobody_but_the_desk_learns_who_stood_there() {
    let mut cast = Cast::found();
    let hosts = Hosts::open(&cast);
    cast.take_members_in();
    let before = Before::met(&mut cast, &hosts);
    let announced = before.announced.clone();
    let elsewhere = cast.issue(1, &cast.ost.space.clone(), &[]);
    let stage = Stage::set(&cast, hosts, &before);
    let quiet = stage.watch(WINDOW, || {});
    let mut answers = Vec::new();
    let scan = || answers = scan_all(&cast, &stage.hosts.sued, &announced, &elsewhere);
    let scanned = stage.watch(WINDOW, scan);
    nothing_left_the_host(&quiet, &scanned);
    judged_as_ever(&answers);
    let at_ost = shown(&stage.hosts.ost, &cast.members[0].card).json();
    let level = &at_ost["verdict"]["level"];
    assert_eq!(level, "green", "Ost lets the visitor in: {at_ost}");
    stage.everybody_asks();
    what_leaves_is_seen(&stage, &cast);
    let mut listeners = stage.end();
    listeners.extend(before.listeners);
    found_where_it_is(&cast, &answers, &announced);
    nothing_reached(&cast, &listeners);
    nothing_is_kept(&cast);
    numbers_do_not_join(&cast, &announced);
}

/// Shows a pass at a desk and checks in with it.
fn shown(node: &Running, pass: &str) -> Answer {
    let shown = json!({ "pass": pass, "check_in": true });
    node.ask.post("desk/check", &shown)
}

/// Two hundred passes at Süd's desk: Nord's pass for Süd, every card again and again, and what makes a desk wonder.
fn scan_all(cast: &Cast, sued: &Running, announced: &str, elsewhere: &str) -> Vec<Answer> {
    let known = &cast.members[..2 * MEMBERS];
    let odd = [
        "CV1NOTAPASS",
        "0123456789",
        "ABCDE-FGHJK",
        elsewhere,
        &cast.members[2 * MEMBERS].card,
        &cast.members[2 * MEMBERS + 1].card,
    ];
    let cards = known.iter().map(|member| member.card.as_str()).cycle();
    let cards = cards.take(SCANS - 1 - odd.len());
    let passes = [announced].into_iter().chain(cards).chain(odd);
    passes.map(|pass| shown(sued, pass)).collect()
}

/// The scans were real: passes count, days are counted once, and what is wrong is said.
fn judged_as_ever(answers: &[Answer]) {
    let checks: Vec<Value> = answers.iter().map(Answer::json).collect();
    assert_eq!(checks.len(), SCANS, "Every scan was answered.");
    let codes = |check: &Value| {
        let reasons = check["verdict"]["reasons"].as_array().unwrap().clone();
        let codes = reasons.iter().map(|reason| reason["code"].clone());
        codes.collect::<Vec<_>>()
    };
    let first = &checks[0]["checked_in"];
    assert!(
        first.is_string(),
        "The pass for Süd lets its holder in: {}",
        checks[0]
    );
    assert_eq!(
        &checks[1]["checked_in"], first,
        "The card is the same visit."
    );
    assert!(
        codes(&checks[1]).contains(&json!("COV-G02")),
        "It is the second scan of a day that counts once: {}",
        checks[1]
    );
    let known = &checks[..checks.len() - 6];
    for (number, check) in known.iter().enumerate().skip(1) {
        let revoked = (number - 1) % (2 * MEMBERS) == MEMBERS - 1;
        let level = if revoked { "red" } else { "green" };
        assert_eq!(check["verdict"]["level"], level, "Scan {number}: {check}");
    }
    let odd = checks[checks.len() - 6..].iter();
    let said: Vec<Value> = odd.map(|check| check["verdict"]["code"].clone()).collect();
    let expected = ["R01", "R15", "R15", "R07", "A02", "A01"];
    let expected: Vec<String> = expected.iter().map(|code| format!("COV-{code}")).collect();
    assert_eq!(said, expected, "What is odd is told as it is.");
}

/// Prints both windows. No listener got a frame, and the wires carried no more than what keeps connections alive.
fn nothing_left_the_host(quiet: &Watched, scanned: &Watched) {
    println!(
        "| window of {WINDOW:?} | busy for | host sent, by wire | host received | gossip, control, catch-up, other |"
    );
    println!("|---|---|---|---|---|");
    for (name, one) in [("quiet", quiet), ("200 scans", scanned)] {
        let Watched {
            took,
            sent,
            received,
            frames,
        } = one;
        println!("| {name} | {took:?} | {sent:?} | {received:?} | {frames:?} |");
    }
    assert_eq!(
        scanned.frames,
        Frames::default(),
        "Not one frame of any protocol reached a listener while passes were shown."
    );
    let more = scanned.all_sent().saturating_sub(quiet.all_sent());
    assert!(
        more < DIFFERENCE,
        "The host sent {more} bytes more than in a quiet while: one message of 32 bytes in four scans is {DIFFERENCE}."
    );
}

/// The control: what does leave is counted, and where the host's terms ask the home, one question goes to the home alone
/// and does not say for whom. SPEC §5.3.1 rule 6
fn what_leaves_is_seen(stage: &Stage, cast: &Cast) {
    let terms = format!("{}\n[status]\nask_home = true\n", days_a_month(3));
    let heard = || stage.listeners.iter().map(|one| one.peer.heard().len());
    let before: Vec<usize> = heard().collect();
    let published = stage.watch(Duration::ZERO, || {
        cast.sued.publish(&terms);
        wait_for("Everybody hears the new terms", || {
            heard().zip(&before).all(|(now, before)| now > *before)
        });
    });
    assert!(
        published.all_sent() > DIFFERENCE && published.frames.gossip == stage.listeners.len(),
        "Terms that the host publishes are seen to leave it: {published:?}"
    );
    let asked = || stage.listeners.iter().map(|one| one.peer.asked());
    let before: Vec<usize> = asked().map(|asked| asked.len()).collect();
    shown(&stage.hosts.sued, &cast.members[0].card);
    let more = asked()
        .zip(before)
        .map(|(asked, before)| asked[before..].to_vec());
    let more: Vec<Vec<Vec<u8>>> = more.collect();
    let [nord, others @ ..] = &more[..] else {
        panic!("There are listeners.")
    };
    let [question] = &nord[..] else {
        panic!("The home is asked once: {nord:?}")
    };
    let request = Request::decode(question);
    let changes = matches!(request, Ok(Request::Changes(_)));
    assert!(
        changes,
        "It is asked what is new, as at any time: {request:?}"
    );
    let silent = others.iter().all(Vec::is_empty);
    assert!(silent, "Nobody else is asked: {others:?}");
}

/// The control: the same search finds everything where it is.
fn found_where_it_is(cast: &Cast, answers: &[Answer], announced: &str) {
    let answers: Vec<u8> = answers
        .iter()
        .flat_map(|answer| answer.body.clone())
        .collect();
    let found = cast.secrets.found_in(&answers);
    for number in 0..2 * MEMBERS {
        let is = found.contains_key(&(What::Name, number));
        assert!(
            is,
            "The desk is told the name of {}.",
            cast.members[number].name
        );
    }
    for (number, member) in cast.members.iter().enumerate() {
        let (_, card) = pass_in(&member.card);
        let found = cast.secrets.found_in(card.bytes());
        for what in [
            What::Name,
            What::Email,
            What::Subject,
            What::Pass,
            What::Place,
        ] {
            assert!(
                found.contains_key(&(what, number)),
                "A card holds {what:?}."
            );
        }
        assert_eq!(
            places_told(card.bytes(), &[member.home]),
            1,
            "It names a place."
        );
        let text = cast.secrets.found_in(member.card.as_bytes());
        assert!(
            text.contains_key(&(What::Pass, number)),
            "Its text is found."
        );
    }
    let (_, pass) = pass_in(announced);
    let found = cast.secrets.found_in(pass.bytes());
    for what in [
        What::Name,
        What::Email,
        What::NumberAt(SUED),
        What::Pass,
        What::Place,
    ] {
        assert!(
            found.contains_key(&(what, 0)),
            "A pass for one host holds {what:?}."
        );
    }
    let subject = found.contains_key(&(What::Subject, 0));
    assert!(
        !subject,
        "A pass for one host does not hold the subject of the cards."
    );
}

/// No listener received anything of anybody, in any form that is searched for.
fn nothing_reached(cast: &Cast, listeners: &[Listener]) {
    println!("| party | bytes received | gossip | control | catch-up | other | findings |");
    println!("|---|---|---|---|---|---|---|");
    for listener in listeners {
        let tape = listener.peer.tape();
        let streams = tape.streams();
        let whole = |frame: &Vec<u8>| {
            let holds = |body: &[u8]| body.windows(frame.len()).any(|part| part == frame);
            streams.iter().any(|said| holds(&said.body))
        };
        let (heard, asked) = (listener.peer.heard(), listener.peer.asked());
        assert!(
            heard.iter().chain(&asked).all(whole),
            "The tape holds all that was said."
        );
        let joined = streams.into_iter().flat_map(|said| said.body);
        let all = [tape.bytes(), joined.collect()].concat();
        let found = cast.secrets.found_in(&all);
        let Frames {
            gossip,
            control,
            catch_up,
            other,
        } = tape.frames();
        let (name, bytes, findings) = (listener.name, tape.bytes().len(), found.len());
        println!("| {name} | {bytes} | {gossip} | {control} | {catch_up} | {other} | {findings} |");
        assert!(
            catch_up > 0 && other > 0,
            "{name} was told what everybody is told."
        );
        assert!(
            found.is_empty(),
            "{name} learns nothing of anybody: {found:?}"
        );
        assert_eq!(
            places_told(&all, &cast.homes()),
            0,
            "No place of a pass reached {name}."
        );
    }
    println!("{} forms were searched for.", cast.secrets.count());
}

/// No home, host or stranger keeps anything of another space's members, but a host of those who stood there what they
/// showed. Süd was also told of a pass.
fn nothing_is_kept(cast: &Cast) {
    println!("| folder | bytes | findings | of which may be there |");
    println!("|---|---|---|---|");
    for (name, home) in [
        ("Nord", &cast.nord),
        ("West", &cast.west),
        ("Wald", &cast.wald),
    ] {
        let kinds = kept(cast, name, home, |_, _| false);
        assert!(kinds.is_empty(), "{name} keeps nothing: {kinds:?}");
    }
    let shown_at = |desk: usize, what: What| {
        matches!(what, What::Name | What::Email) || what == What::NumberAt(desk)
    };
    let told = |what: What| matches!(what, What::Pass | What::Place);
    let at_ost = kept(cast, "Ost", &cast.ost, |what, member| {
        member == 0 && shown_at(OST, what)
    });
    let at_sued = kept(cast, "Süd", &cast.sued, |what, member| {
        shown_at(SUED, what) || member == 0 && told(what)
    });
    // The control: the search finds in the files what is known to be there.
    for (kinds, desk) in [(at_ost, OST), (at_sued, SUED)] {
        let is = [What::Name, What::NumberAt(desk)];
        assert!(
            is.iter().all(|what| kinds.contains(what)),
            "A desk counts its visitors: {kinds:?}"
        );
    }
}

/// What kinds of things a folder holds of other spaces' members, all of which may be there.
fn kept(cast: &Cast, name: &str, home: &Home, may: impl Fn(What, usize) -> bool) -> BTreeSet<What> {
    let files = contents(&home.path());
    let bytes: Vec<u8> = files.into_iter().flat_map(|(_, bytes)| bytes).collect();
    let mut found = cast.secrets.found_in(&bytes);
    found.retain(|(_, member), _| cast.members[*member].home != space(home));
    let kinds = found.keys().map(|(what, _)| *what).collect();
    let all = found.len();
    found.retain(|(what, member), _| !may(*what, *member));
    println!(
        "| {name} | {} | {all} | {} {kinds:?} |",
        bytes.len(),
        all - found.len()
    );
    assert!(
        found.is_empty(),
        "{name} keeps nothing that was not shown there: {found:?}"
    );
    kinds
}

/// One member has one number at each host, whatever is shown there, and the two cannot be joined.
fn numbers_do_not_join(cast: &Cast, announced: &str) {
    let guests = |home: &Home| {
        let facts = ledger(home).into_iter();
        let guests = facts.filter_map(|fact| match fact {
            Fact::Visit(VisitFact::Opened(opened)) => Some(opened.guest),
            _ => None,
        });
        guests.collect::<Vec<_>>()
    };
    let number = |pass: &str, host: SpaceId| pass_in(pass).0.guest_at(host);
    let [sued, ost] = [&cast.sued, &cast.ost].map(space);
    let (card, at_sued) = (&cast.members[0].card, guests(&cast.sued));
    assert_eq!(
        number(card, sued),
        number(announced, sued),
        "S is one for card and pass."
    );
    let own = at_sued.iter().filter(|guest| **guest == number(card, sued));
    assert_eq!(own.count(), 1, "The day at Süd is counted once.");
    assert_eq!(
        at_sued.len(),
        2 * MEMBERS - 1,
        "So is everybody's whose card counts."
    );
    assert_eq!(
        guests(&cast.ost),
        [number(card, ost)],
        "Ost has its own number for this member."
    );
    let mut numbers = Secrets::default();
    for guest in &at_sued {
        numbers.add_bytes(What::NumberAt(SUED), 0, &guest.0);
    }
    for (path, bytes) in contents(&cast.ost.path()) {
        let found = numbers.found_in(&bytes);
        assert!(
            found.is_empty(),
            "No number of Süd is in {}.",
            path.display()
        );
    }
    let own: Vec<u8> = contents(&cast.sued.path().join("ledger"))
        .into_iter()
        .flat_map(|(_, bytes)| bytes)
        .collect();
    let found = numbers.found_in(&own);
    assert!(!found.is_empty(), "They are in the ledger of Süd.");
}
