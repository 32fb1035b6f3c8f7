//! What happens is told as it happens, in the form of server-sent events, to as many as have room.

use std::time::{Duration, Instant};

use covisa_tests::asking::Answer;
use covisa_tests::program::{Home, Running};
use serde_json::json;

/// How long an answer is held back while nothing happens, and some.
const HELD: Duration = Duration::from_secs(20);

fn id(answer: &Answer) -> u64 {
    let text = String::from_utf8_lossy(&answer.body);
    let line = text.lines().find_map(|line| line.strip_prefix("id: "));
    line.unwrap_or_else(|| panic!("An event has a number: {text:?}"))
        .parse()
        .unwrap()
}

#[test]
fn an_event_comes_with_each_change_and_as_many_wait_as_have_room() {
    let home = Home::init("Example Nord");
    let node = Running::start(&home, &["serve", "--http", "127.0.0.1:0", "--offline"]);
    assert_eq!(
        node.ask.with_token("").get("events").status,
        401,
        "Only whoever has a token hears."
    );
    node.ask.post("members", &json!({ "name": "Example Ana" }));
    let first = node.ask.get("events");
    assert_eq!(
        (first.status, first.header("content-type")),
        (200, Some("text/event-stream")),
        "It is an event stream."
    );
    let known = id(&first);
    let after = |known: &str| {
        let ask = node.ask.clone();
        let known = known.to_owned();
        std::thread::spawn(move || {
            ask.send("GET", "/api/v1/events", &[("last-event-id", &known)], b"")
        })
    };
    for odd in ["", "-1", "18446744073709551616", "1 OR 1", "0"] {
        let told = after(odd).join().unwrap();
        assert_eq!(id(&told), known, "{odd:?} is not what is known.");
    }

    let begun = Instant::now();
    let waiting: Vec<_> = (0..56).map(|_| after(&known.to_string())).collect();
    std::thread::sleep(Duration::from_secs(2));
    let member = node.ask.post("members", &json!({ "name": "Example Ben" }));
    assert_eq!(member.status, 201, "Others are served meanwhile.");
    let answers: Vec<_> = waiting.into_iter().map(|one| one.join().unwrap()).collect();
    let (told, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|one| one.status == 200);
    assert!(
        told.len() >= 40 && refused.len() >= 4,
        "There is room for 48, and there is a bound: {} heard of it.",
        told.len()
    );
    assert!(
        refused.iter().all(|one| one.status == 503),
        "Whoever has no room is told so."
    );
    for one in told {
        assert!(id(one) > known, "It is a newer one.");
    }
    assert!(begun.elapsed() < HELD, "It came with the change.");
}
