//! What one space publishes, another one sees.

use covisa_tests::program::Home;

use crate::meeting::{connect, days_a_month, knows, nord_and_sued, publish, shown, wait_for_terms};
use covisa_tests::wait_for;

#[test]
fn terms_published_at_one_space_are_listed_at_another() {
    let (nord, sued) = (Home::init("Example Nord"), Home::init("Example Süd"));
    let seq = publish(&nord, 2);
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    wait_for_terms(&other, &nord.space, seq);
    let listed = sued.done(&["space", "list"]);
    let items = listed["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "Süd knows one other space.");
    assert_eq!(items[0]["space"], nord.space.as_str(), "It is Nord.");
    assert_eq!(
        items[0]["name"], "Example Nord",
        "Its profile came with its terms."
    );
    assert_eq!(
        items[0]["country"], "DE",
        "Its country is that of its profile."
    );
    assert_eq!(
        items[0]["standing"], "stranger",
        "Nobody at Süd has checked its key."
    );
    assert_eq!(
        items[0]["terms_seq"], seq,
        "The terms are those that Nord published last."
    );
    let whole = sued.done(&["space", "show", &nord.space]);
    assert!(
        whole["summary"].as_str().unwrap().contains('2'),
        "The sentence names the two days: {whole}"
    );
    assert_eq!(
        whole["expires_at"],
        nord.done(&["terms", "show"])["expires_at"],
        "Both sides say the same end of the record."
    );
}

#[test]
fn an_edit_reaches_the_other_space_while_both_run() {
    let (nord, sued) = (Home::init("Example Nord"), Home::init("Example Süd"));
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    wait_for("Süd knows Nord", || knows(&other, &nord));
    for days in [4, 5, 6] {
        let seq = publish(&nord, days);
        wait_for_terms(&other, &nord.space, seq);
        let caps = &shown(&other, &nord.space)["terms"]["grant"][0]["caps"][0]["amount"];
        assert_eq!(*caps, days, "What Süd shows is what Nord wrote last.");
    }
}

#[test]
fn an_edit_made_while_the_node_did_not_run_is_seen_after_its_start() {
    let (nord, sued) = nord_and_sued();
    let other = sued.serve_at("127.0.8.1", 0, &[]);
    nord.done(&["peer", "add", &other.address()]);
    let seq = publish(&nord, 7);
    assert_ne!(
        shown(&other, &nord.space)["terms_seq"],
        seq,
        "Nobody has told Süd yet."
    );
    let one = nord.serve();
    wait_for_terms(&other, &nord.space, seq);
    one.stop();
}

#[test]
fn a_killed_node_has_everything_that_it_answered() {
    let (nord, sued) = nord_and_sued();
    let one = nord.serve();
    nord.done(&["space", "pin", &sued.space]);
    let seq = publish(&nord, 8);
    let member = nord.done(&["member", "add", "--name", "Alice Example"]);
    let visitor = sued.card_of("Carol Example");
    let check = nord.verb(&["verify", &visitor, "--check-in"]).json(0);
    one.kill();
    assert_eq!(
        nord.done(&["terms", "show"])["seq"],
        seq,
        "The terms are there, without the node."
    );
    let again = nord.serve();
    let members = nord.done(&["member", "list"]);
    assert_eq!(
        members["items"][0]["member"], member["member"],
        "The member is there."
    );
    let visits = nord.done(&["visit", "list"]);
    assert_eq!(
        visits["items"][0]["visit"], check["checked_in"],
        "The visit is there."
    );
    assert_eq!(
        shown(&again, &sued.space)["standing"],
        "pinned",
        "The pin is there."
    );
    assert_eq!(
        nord.done(&["status"])["store"],
        "ok",
        "The store is as it should be."
    );
    let third = Home::init("Example West");
    let other = third.serve();
    connect(&other, &again);
    wait_for_terms(&other, &nord.space, seq);
}

#[test]
fn publishing_the_same_terms_again_changes_nothing() {
    let nord = Home::init("Example Nord");
    let first = nord.publish(&days_a_month(2));
    let again = nord.publish(&format!(
        "# The same, written differently.\n{}",
        days_a_month(2)
    ));
    for field in ["seq", "issued_at", "expires_at", "summary", "content_hash"] {
        assert_eq!(
            first[field], again[field],
            "Unchanged content keeps its {field}."
        );
    }
    let history = nord.done(&["terms", "history"]);
    let summaries: Vec<_> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["summary"])
        .collect();
    assert_eq!(
        summaries.len(),
        2,
        "History has the default and the edit, once each: {summaries:?}"
    );
    let other = nord.publish(&days_a_month(3));
    assert!(
        other["seq"].as_u64() > first["seq"].as_u64(),
        "Changed content gets a higher number."
    );
}

#[test]
fn what_terms_show_as_toml_can_be_published_again() {
    let nord = Home::init("Example Nord");
    let rich = include_str!("../listings/22-new-work-city.toml");
    let first = nord.publish(rich);
    let mut command = nord.command();
    command.args(["terms", "show", "--toml"]);
    let text = covisa_tests::program::Output::of(command, b"");
    assert_eq!(text.exit, 0, "Terms are shown as a file: {}", text.err);
    let again = nord.publish(&text.text());
    assert_eq!(
        first["seq"], again["seq"],
        "The file that was shown says the same."
    );
}

#[test]
fn terms_for_later_are_shown_beside_those_of_now() {
    let (nord, sued) = nord_and_sued();
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    publish(&nord, 3);
    let now = nord.done(&["terms", "show"]);
    let file = nord.file("later.toml", days_a_month(9));
    let published = nord.done(&["terms", "publish", &file, "--applies-from", "2040-07-01"]);
    assert_eq!(
        published["summary"], now["summary"],
        "What applies now stays."
    );
    let upcoming = &published["upcoming"];
    assert!(
        upcoming["summary"].as_str().unwrap().contains('9'),
        "What comes is shown: {published}"
    );
    assert_eq!(
        upcoming["applies_from"], "2040-06-30T22:00:00Z",
        "It begins with the first second of that day at the house, in Berlin."
    );
    let seq = published["seq"].as_u64().unwrap();
    wait_for_terms(&other, &nord.space, seq);
    assert_eq!(
        shown(&other, &nord.space)["terms"]["grant"][0]["caps"][0]["amount"],
        3,
        "The other side shows what applies now."
    );
    let next = &shown(&other, &nord.space)["upcoming"]["summary"];
    assert!(
        next.as_str().unwrap().contains('9'),
        "And what comes: {next}"
    );
    let page = format!("/fragments/spaces/{}", nord.space);
    let page = String::from_utf8(other.ask.send("GET", &page, &[], b"").body).unwrap();
    assert!(
        page.contains("From 1 July 2040: "),
        "So does the page, with the day at that house: {page}"
    );
    let history = nord.done(&["terms", "history"]);
    assert_eq!(
        history["items"].as_array().unwrap().len(),
        2,
        "What has not begun is no history."
    );
    let same = nord.done(&["terms", "publish", &file, "--applies-from", "2040-07-01"]);
    assert_eq!(
        same["seq"], seq,
        "The same for the same day changes nothing."
    );
}
