//! Wrong usage, and a home that somebody else has.

use std::fs::{self, File};
use std::io::Write as _;
use std::time::{Duration, Instant};

use covisa_tests::program::{Home, Output, Running, command};

/// Asserts that a verb is wrong usage.
fn wrong(home: &Home, arguments: &[&str]) {
    let error = home.verb(arguments).error(2);
    assert!(
        !error["text"].as_str().unwrap().is_empty(),
        "{arguments:?} is explained: {error}"
    );
}

#[test]
fn wrong_usage_ends_with_2_and_one_object() {
    let nord = Home::init("Example Nord");
    let unknown = "covisa:aaaa";
    for arguments in [
        &["fly"][..],
        &["space"],
        &["space", "fly"],
        &["space", "show"],
        &["space", "show", unknown],
        &["space", "pin", unknown],
        &["space", "show", &nord.space, "--raw"],
        &["space", "show", &nord.space, "--record", "card", "--raw"],
        &["space", "list", "--near", "nowhere"],
        &["space", "list", "--km", "5"],
        &["peer", "add", "not an address"],
        &["peer", "add", "/ip4/127.0.0.1/tcp/8611"],
        &["member", "add"],
        &[
            "member",
            "add",
            "--name",
            "Alice Example",
            "--tier",
            "golden",
        ],
        &[
            "member",
            "add",
            "--name",
            "Alice Example",
            "--since",
            "yesterday",
        ],
        &["pass", "issue"],
        &["pass", "issue", "m-x", "--days", "many"],
        &["pass", "issue", "m-x", "--out", "card.gif"],
        &["verify"],
        &["verify", "CV1", "--stdin"],
        &["verify", "CV1", "--admit", "a reason"],
        &["verify", "CV1", "--fact", "nothing"],
        &["verify", "CV1", "--fact", "shoe_size=43"],
        &["verify", "CV1", "--fact", "guests=many"],
        &["verify", "CV1", "--fact", "booked_on=soon"],
        &["visit", "add", "CV1"],
        &["visit", "add", "CV1", "--date", "tomorrow"],
        &["visit", "list", "--day", "2026-13-01"],
        &["terms", "publish"],
        &["serve", "--http", "nowhere"],
        &["serve", "--http", "0.0.0.0:8610"],
        &["serve", "--listen", "nowhere"],
        &["serve", "--peer", "/ip4/127.0.0.1/tcp/8611"],
        &["init", "--name", ""],
    ] {
        wrong(&nord, arguments);
    }
    let file = nord.file("terms.toml", crate::meeting::days_a_month(2));
    wrong(
        &nord,
        &["terms", "publish", &file, "--applies-from", "some day"],
    );
}

#[test]
fn founding_needs_what_it_asks_for() {
    let home = Home::empty();
    for flags in [
        &["init"][..],
        &["init", "--name", ""],
        &["init", "--name", "Example Nord", "--tz", "Berlin"],
        &["init", "--name", "Example Nord", "--country", "Germany"],
        &["init", "--name", "Example Nord", "--lat", "52.5"],
        &[
            "init",
            "--name",
            "Example Nord",
            "--lat",
            "152.5",
            "--lon",
            "13",
        ],
    ] {
        wrong(&home, flags);
    }
    assert!(!home.path().exists(), "Nothing was begun.");
}

#[test]
fn a_second_founding_is_refused() {
    let nord = Home::init("Example Nord");
    let before = covisa_tests::program::contents(&nord.path());
    let refused = nord.verb(&["init", "--name", "Example Nord"]).error(1);
    assert_eq!(
        refused["code"], "already-set-up",
        "There is a space already: {refused}"
    );
    assert_eq!(
        covisa_tests::program::contents(&nord.path()),
        before,
        "Nothing was changed."
    );
}

#[test]
fn a_home_that_is_not_set_up_says_what_to_type() {
    let home = Home::empty();
    for arguments in [
        &[][..],
        &["serve"],
        &["status"],
        &["space", "list"],
        &["verify", "CV1"],
        &["desk", "pair"],
    ] {
        let error = home.verb(arguments).error(2);
        let next = error["next"].as_str().unwrap();
        let path = home.path().display().to_string();
        assert!(
            next.contains(" init ") && next.contains(&path),
            "The line to type is said: {next}"
        );
    }
    let mut alone = command();
    alone.env("COVISA_HOME", home.path());
    let talk = Output::of(alone, b"");
    assert_eq!(talk.exit, 2, "covisa alone ends with 2: {}", talk.err);
    assert!(
        talk.err.contains(" init --name "),
        "The line to type is said in words too: {}",
        talk.err
    );
    assert!(talk.out.is_empty(), "Talk goes to standard error.");
}

#[test]
fn the_home_is_named_by_the_environment_or_lies_in_the_data_directory() {
    let nord = Home::init("Example Nord");
    let mut named = command();
    named
        .env("COVISA_HOME", nord.path())
        .env("COVISA_JSON", "1")
        .arg("status");
    assert_eq!(
        Output::of(named, b"").json(0)["space"],
        nord.space.as_str(),
        "COVISA_HOME names the home."
    );
    let data = Home::empty();
    fs::create_dir_all(data.path()).unwrap();
    let mut founding = command();
    founding
        .env("XDG_DATA_HOME", data.path())
        .args(["--json", "init", "--name", "Example Süd"]);
    let founded = Output::of(founding, b"").json(0);
    assert_eq!(
        founded["home"],
        data.path().join("covisa").display().to_string(),
        "A user's data directory is the default."
    );
    let mut nowhere = command();
    nowhere.args(["--json", "status"]);
    Output::of(nowhere, b"").error(2);
}

#[test]
fn a_home_can_be_named_by_a_relative_path() {
    let around = Home::empty();
    fs::create_dir_all(around.path()).unwrap();
    for (home, arguments) in [
        ("nord", ["init", "--name", "Example Nord"].as_slice()),
        ("nord", &["status"]),
    ] {
        let mut relative = command();
        relative
            .current_dir(around.path())
            .args(["--home", home, "--json"])
            .args(arguments);
        Output::of(relative, b"").json(0);
    }
}

#[test]
fn no_colour_and_no_talk_stand_on_standard_output() {
    let nord = Home::init("Example Nord");
    let mut talking = command();
    talking
        .arg("--home")
        .arg(nord.path())
        .args(["verify", "nonsense"]);
    let told = Output::of(talking, b"");
    assert_eq!(told.exit, 3, "The verdict is red.");
    assert!(
        !told.text().contains('\u{1b}'),
        "There is no colour off a terminal: {}",
        told.text()
    );
    assert!(
        told.text().contains("COV-R02"),
        "The code stands in the text: {}",
        told.text()
    );
}

#[test]
fn a_home_that_another_process_holds_is_waited_for_ten_seconds() {
    let nord = Home::init("Example Nord");
    let lock = nord.path().join("lock");
    fs::write(&lock, "1\n\n").unwrap();
    let held = File::options().write(true).open(&lock).unwrap();
    held.lock().unwrap();
    let begun = Instant::now();
    let refused = nord.verb(&["status"]).error(7);
    let waited = begun.elapsed();
    assert_eq!(refused["code"], "in-use", "The home is in use: {refused}");
    assert!(
        (10..20).contains(&waited.as_secs()),
        "It was waited for about ten seconds: {waited:?}"
    );
    let verb = std::thread::spawn({
        let mut status = nord.command();
        status.arg("status");
        move || Output::of(status, b"")
    });
    std::thread::sleep(Duration::from_millis(500));
    drop(held);
    verb.join().unwrap().json(0);
}

#[test]
fn what_a_dead_process_left_in_the_lock_does_not_count() {
    let nord = Home::init("Example Nord");
    let mut lock = File::create(nord.path().join("lock")).unwrap();
    writeln!(lock, "1\nhttp://127.0.0.1:9").unwrap();
    drop(lock);
    assert_eq!(
        nord.done(&["status"])["running"],
        false,
        "The lock is free, so nobody runs the node."
    );
    let node = nord.serve();
    let url = node.ask.url.clone();
    node.kill();
    let text = fs::read_to_string(nord.path().join("lock")).unwrap();
    assert!(
        text.contains(&url),
        "The dead node's address still stands there: {text}"
    );
    assert_eq!(
        nord.done(&["status"])["running"],
        false,
        "It does not count."
    );
}

#[test]
fn a_second_node_on_one_home_is_refused() {
    let nord = Home::init("Example Nord");
    let node = nord.serve();
    let refused = nord
        .verb(&[
            "serve",
            "--http",
            "127.0.0.1:0",
            "--listen",
            "/ip4/127.0.0.1/tcp/0",
        ])
        .error(7);
    assert_eq!(refused["code"], "in-use", "The home is in use: {refused}");
    assert_eq!(
        nord.done(&["status"])["running"],
        true,
        "The first one goes on."
    );
    node.stop();
}

#[test]
fn a_node_without_a_network_serves_its_desk() {
    let nord = Home::init("Example Nord");
    let node = Running::start(&nord, &["serve", "--http", "127.0.0.1:0", "--offline"]);
    assert_eq!(
        node.ready["addresses"],
        serde_json::json!([]),
        "It listens for nobody."
    );
    assert_eq!(
        node.ask.send("GET", "/readyz", &[], b"").status,
        200,
        "It is ready: peers are not a condition."
    );
    let card = nord.card_of("Carol Example");
    nord.verb(&["verify", &card]).json(0);
    node.stop();
}

#[test]
fn verbs_at_the_same_time_wait_for_each_other() {
    let nord = Home::init("Example Nord");
    let adding: Vec<_> = (0..6)
        .map(|number| {
            let mut add = nord.command();
            add.args([
                "member",
                "add",
                "--name",
                &format!("Example Member {number}"),
            ]);
            std::thread::spawn(move || Output::of(add, b"").json(0))
        })
        .collect();
    adding
        .into_iter()
        .for_each(|adding| drop(adding.join().unwrap()));
    assert_eq!(
        nord.done(&["member", "list"])["items"]
            .as_array()
            .unwrap()
            .len(),
        6,
        "Every member is there."
    );
}
