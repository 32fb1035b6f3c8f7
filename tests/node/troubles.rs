//! Lists on which programs of this kind have failed, read in as files: what has no column stays, what is empty is told before it
//! is removed, and nobody travels or comes back on a guess.

use std::path::Path;

use covisa_tests::program::{Home, Output, command};
use serde_json::{Value, json};

use super::imports::{both, import, list, members};

fn trouble(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("troubles");
    folder.join(name).display().to_string()
}

/// These values of each member, in the order of their names.
fn told(home: &Home, names: &[&str]) -> Value {
    let told = |one: Value| -> Value { names.iter().map(|name| one[*name].clone()).collect() };
    members(home).into_iter().map(told).collect()
}

/// What a verb says in words.
fn said(home: &Home, words: &[&str]) -> String {
    let mut command = command();
    command.arg("--home").arg(home.path()).args(words);
    Output::of(command, b"").text()
}

#[test]
fn what_a_list_has_no_column_for_stays_as_it_was() {
    both(|home| {
        let source = ["--source", "one"];
        import(
            home,
            &trouble("plan-given.csv"),
            &["--source", "one", "--travels", "Flex"],
        );
        let names = [
            "name", "email", "plan", "since", "until", "state", "travels",
        ];
        let before = told(home, &names);
        let done = import(home, &trouble("plan-left-out.csv"), &source);
        assert_eq!(done["unchanged"], 3, "Nothing of them is in it: {done}");
        assert_eq!(
            told(home, &names),
            before,
            "Plans, days and addresses stay."
        );
        assert_eq!(before[1][6], json!(false), "Virtual Office stays at home.");
        assert_eq!(before[2][5], json!("ended"), "Who had left has left.");
    });
}

#[test]
fn what_an_empty_cell_removes_is_told_by_number_before_it_is_done() {
    both(|home| {
        let flags = ["--source", "one", "--dry-run"];
        import(home, &trouble("plan-given.csv"), &flags[..2]);
        let preview = import(home, &trouble("plan-emptied.csv"), &flags);
        let emptied = json!({"plan": 1, "since": 1, "until": 1, "email": 1});
        assert_eq!(preview["emptied"], emptied, "Each field by its members.");
        let words = said(
            home,
            &[
                "member",
                "import",
                &trouble("plan-emptied.csv"),
                "--source",
                "one",
                "--dry-run",
            ],
        );
        for what in ["plan", "first day", "last day", "e-mail address"] {
            let line = format!("Empty cells remove the {what} of 1 member.");
            assert!(words.contains(&line), "{what}: {words}");
        }
        assert!(
            words.contains("29 February 2024"),
            "Days are told in words: {words}"
        );
        import(home, &trouble("plan-emptied.csv"), &flags[..2]);
        let wanted = json!([["Flex", "2024-02-29", null], ["Virtual Office", null, null]]);
        let after = told(home, &["plan", "since", "until"]);
        assert_eq!(after[0][0], Value::Null, "Ana has no plan: {after}");
        assert_eq!(after[1], wanted[1], "Ben has no first day.");
    });
}

#[test]
fn who_has_no_plan_does_not_travel_where_plans_are_named() {
    both(|home| {
        let done = import(home, &trouble("no-plan.csv"), &["--travels", "Flex"]);
        let plans = json!([
            {"plan": "", "travels": false, "members": 4},
            {"plan": "Flex", "travels": true, "members": 3},
            {"plan": "Flex+", "travels": false, "members": 1},
        ]);
        assert_eq!(done["plans"], plans, "By number, and one spelling a plan.");
        let travel: Vec<bool> = members(home)
            .iter()
            .map(|one| one["travels"] == true)
            .collect();
        assert_eq!(
            travel,
            [true, false, false, false, false, true, true, false],
            "Flex travels, however it is written; nobody else does."
        );
        let done = import(home, &trouble("no-plan.csv"), &["--travels", "Flex,"]);
        assert_eq!(
            done["plans"][0]["travels"], true,
            "An empty name lets them: {done}"
        );
        home.done(&["plan", "set", "", "--travels", "no"]);
        let travel = members(home)
            .iter()
            .filter(|one| one["travels"] == true)
            .count();
        assert_eq!(travel, 3, "And a person can say so by hand.");
    });
}

#[test]
fn a_state_of_an_address_is_no_state_of_a_membership() {
    both(|home| {
        import(home, &trouble("state-of-an-address.csv"), &[]);
        assert_eq!(
            told(home, &["name"]),
            json!([["Ben Example"]]),
            "Ana has left."
        );
        let done = import(home, &trouble("expiration.csv"), &[]);
        let fields: Vec<&Value> = done["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["field"])
            .collect();
        assert_eq!(
            *fields.last().unwrap(),
            "until",
            "Expiration is the last day: {done}"
        );
        assert!(
            !fields.contains(&&json!("state")),
            "ON is Ontario, and no state: {done}"
        );
        let notices = done["notices"].as_array().unwrap();
        assert!(
            notices
                .iter()
                .any(|one| one.as_str().unwrap().contains("\"state\"")),
            "That it was not taken is told: {notices:?}"
        );
    });
}

#[test]
fn a_membership_that_begins_later_is_not_yet_one_in_every_place() {
    both(|home| {
        import(home, &trouble("begins-later.csv"), &[]);
        let state = json!([["not yet", false], ["not yet", false]]);
        assert_eq!(told(home, &["state", "active"]), state, "In the list.");
        let table = said(home, &["member", "list"]);
        assert_eq!(table.matches("not yet").count(), 2, "In words: {table}");
        let out = home.beside("later.csv").display().to_string();
        home.done(&["member", "export", "--out", &out]);
        let written = std::fs::read_to_string(&out).unwrap();
        assert_eq!(
            written.matches("not yet").count(),
            2,
            "In the file: {written}"
        );
        let again = import(home, &out, &["--source", "by-hand", "--dry-run"]);
        assert_eq!(again["ending"], 0, "Read in again nobody leaves: {again}");
    });
}

#[test]
fn words_of_a_state_from_other_systems_are_known() {
    both(|home| {
        let done = import(home, &trouble("states.csv"), &[]);
        assert_eq!(done["problems"], json!([]), "All are known.");
        assert_eq!(
            told(home, &["name"]),
            json!([["Ana Example"]]),
            "Only grace runs."
        );
    });
}

#[test]
fn who_had_ended_comes_back_only_if_the_list_or_a_person_says_so() {
    both(|home| {
        let (all, gone) = ("Ana,ana@example.org,,,\n", "Ana,ana@example.org,,,ended\n");
        import(home, &list(home, all), &[]);
        import(home, &list(home, gone), &[]);
        let stateless = home.file(
            "stateless.csv",
            "name,email,plan\nAna,ana@example.org,Flex\n",
        );
        let done = import(home, &stateless, &[]);
        assert_eq!(
            (&done["stay_ended"], &done["resumed"]),
            (&json!(1), &json!(0))
        );
        assert_eq!(told(home, &["plan", "state"]), json!([["Flex", "ended"]]));
        let done = import(home, &stateless, &["--resume"]);
        assert_eq!(done["resumed"], 1, "A person says so: {done}");
        import(home, &list(home, gone), &[]);
        let done = import(home, &stateless, &["--complete"]);
        assert_eq!(done["resumed"], 1, "The list names who is a member: {done}");
        import(home, &list(home, gone), &[]);
        let done = import(home, &list(home, "Ana,ana@example.org,,,active\n"), &[]);
        assert_eq!(done["resumed"], 1, "The list says it: {done}");
    });
}

#[test]
fn a_member_whose_address_cannot_be_one_is_not_noted() {
    let home = Home::init("Example Nord");
    for email in [
        "ana",
        "ana@",
        "@example.org",
        "ana example@example.org",
        "ana@example",
        "=1@example.org",
    ] {
        let words = ["member", "add", "--name", "Ana", "--email", email];
        assert_eq!(
            home.verb(&words).error(2)["code"],
            "bad-email",
            "{email} is none."
        );
    }
    home.done(&[
        "member",
        "add",
        "--name",
        "Ana",
        "--email",
        " Ana@Example.org ",
    ]);
    assert_eq!(
        told(&home, &["email"]),
        json!([["ana@example.org"]]),
        "Kept as it is compared."
    );
}
