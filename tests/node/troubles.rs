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

/// A list whose headers and words nobody but its house knows.
const OWN: &str = "Who is it;Where;Comes from;Goes on;Standing\n\
    Ana Example;ana@example.org;03/04/2026;05/06/2098;merry\n\
    Ben Example;ben@example.org;03/04/2026;;sad\n";

/// What the house says of it.
const SAID: [&str; 16] = [
    "--column",
    "Who is it=name",
    "--column",
    "Where=email",
    "--column",
    "Comes from=since",
    "--column",
    "Goes on=until",
    "--column",
    "Standing=state",
    "--word",
    "merry=active",
    "--word",
    "sad=ended",
    "--dates",
    "day-first",
];

#[test]
fn what_a_person_says_of_columns_words_and_dates_is_done_and_remembered() {
    both(|home| {
        let file = home.file("own.csv", OWN);
        let import_words = ["member", "import", &file];
        let refused = home.verb(&import_words).error(1);
        assert_eq!(
            refused["code"], "not-a-list",
            "Nothing of it is understood."
        );
        let columns = [&import_words[..], &SAID[..10], &["--dry-run"]].concat();
        let asked = &home.done(&columns)["words"];
        assert_eq!(
            *asked,
            json!(["merry", "sad"]),
            "The words are asked about."
        );
        assert!(said(home, &columns).contains("merry, sad"), "In words too.");
        let kept = [&import_words[..], &SAID, &["--keep", "Our own list"]].concat();
        let done = home.done(&kept);
        assert_eq!(
            (&done["new"], &done["problems"]),
            (&json!(1), &json!([])),
            "{done}"
        );
        let days = told(home, &["name", "since", "until"]);
        assert_eq!(days, json!([["Ana Example", "2026-04-03", "2098-06-05"]]));
        let again = home.done(&["member", "import", &file, "--dry-run"]);
        assert_eq!(
            (&again["profile"], &again["unchanged"], &again["new"]),
            (&json!("Our own list"), &json!(1), &json!(0)),
            "The same list is known, and so are its members: {again}"
        );
        let named = home.done(&["member", "profiles"]);
        assert_eq!(named["items"][0]["name"], "Our own list");
        home.done(&["member", "forget-profile", "Our own list"]);
        assert_eq!(
            home.verb(&import_words).error(1)["code"],
            "not-a-list",
            "It is forgotten."
        );
        let gone = home.verb(&["member", "forget-profile", "Our own list"]);
        assert_eq!(gone.error(1)["code"], "unknown-profile");
    });
}

#[test]
fn what_a_person_says_of_a_column_goes_before_what_it_looks_like() {
    both(|home| {
        let file = home.file(
            "two.csv",
            "Name,Email,Other Email,Plan,Start\nAna,a@example.org,other@example.org,Flex,2026-01-01\n",
        );
        let done = import(
            home,
            &file,
            &["--column", "Other Email=email", "--column", "Plan="],
        );
        let fields: Vec<&Value> = done["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["field"])
            .collect();
        assert_eq!(
            fields,
            [
                &json!("name"),
                &Value::Null,
                &json!("email"),
                &Value::Null,
                &json!("since")
            ]
        );
        let email = told(home, &["email", "plan"]);
        assert_eq!(email, json!([["other@example.org", null]]));
        for (flag, value) in [
            ("--column", "Plan=plant"),
            ("--word", "x=maybe"),
            ("--dates", "day"),
        ] {
            let words = ["member", "import", &file, flag, value];
            assert_eq!(
                home.verb(&words).error(2)["code"],
                "bad-value",
                "{flag} {value}"
            );
        }
        for (flag, value) in [("--column", "Plan"), ("--word", "=ended")] {
            home.verb(&["member", "import", &file, flag, value])
                .error(2);
        }
        let words = [
            "member", "import", &file, "--keep", "cobot", "--column", "Plan=",
        ];
        assert_eq!(
            home.verb(&words).error(2)["code"],
            "bad-value",
            "That name is taken."
        );
    });
}

#[test]
fn no_more_kinds_of_lists_are_remembered_than_may_be() {
    let home = Home::init("Example Nord");
    let file = home.file("own.csv", OWN);
    let keep = |name: &str| {
        home.verb(&[&["member", "import", &file][..], &SAID, &["--keep", name]].concat())
    };
    for number in 0..32 {
        keep(&format!("List {number}")).json(0);
    }
    assert_eq!(keep("One more").error(1)["code"], "too-many-profiles");
    keep("List 7").json(0);
}

#[test]
fn letters_are_those_of_the_country_or_those_that_a_person_says() {
    let (polish, _, _) = encoding_rs::WINDOWS_1250.encode("Name;Email\nŁukasz Żak;a@example.org\n");
    let names = |home: &Home| told(home, &["name"]);
    let nord = Home::empty();
    let words = [
        "init",
        "--name",
        "Example Nord",
        "--city",
        "Warszawa",
        "--country",
        "PL",
        "--tz",
        "Europe/Warsaw",
    ];
    nord.verb(&words).json(0);
    let done = import(&nord, &nord.file("pl.csv", &polish), &[]);
    assert_eq!(
        names(&nord),
        json!([["Łukasz Żak"]]),
        "In a house in Poland."
    );
    let notice = done["notices"][0].as_str().unwrap();
    assert!(notice.contains("Łukasz Żak"), "{notice}");
    let (turkish, _, _) =
        encoding_rs::WINDOWS_1254.encode("Name;Email\nIşıl Yağız;a@example.org\n");
    let sued = Home::init("Example Süd");
    import(
        &sued,
        &sued.file("tr.csv", &turkish),
        &["--encoding", "windows-1254"],
    );
    assert_eq!(names(&sued), json!([["Işıl Yağız"]]), "As a person says.");
    let words = ["member", "import", "x", "--encoding", "klingon"];
    let file = sued.file("x", "Name,Email\nAna,a@example.org\n");
    let words = words.map(|word| if word == "x" { file.as_str() } else { word });
    let refused = sued.verb(&words).error(1);
    assert!(
        refused["next"].as_str().unwrap().contains("--encoding"),
        "{refused}"
    );
}

#[test]
fn numbers_that_only_count_the_rows_are_nobodys() {
    both(|home| {
        let three = "No,Name,Email\n1,Ana Example,ana@example.org\n2,Ben Example,ben@example.org\n3,Cem Example,cem@example.org\n";
        let two = "No,Name,Email\n1,Ben Example,ben@example.org\n2,Cem Example,cem@example.org\n";
        import(home, &home.file("three.csv", three), &[]);
        let file = home.file("two.csv", two);
        let preview = import(home, &file, &["--dry-run", "--complete"]);
        let others =
            json!([{"line": 2, "name": "Ana Example"}, {"line": 3, "name": "Ben Example"}]);
        assert_eq!(preview["others"], others, "Whose numbers they are is told.");
        let refused = home
            .verb(&["member", "import", &file, "--complete"])
            .error(1);
        assert_eq!(refused["code"], "other-people");
        import(home, &file, &["--column", "No=", "--complete"]);
        let states = json!([
            ["Ana Example", "ended"],
            ["Ben Example", "active"],
            ["Cem Example", "active"]
        ]);
        assert_eq!(
            told(home, &["name", "state"]),
            states,
            "By their addresses."
        );
    });
}

#[test]
fn who_has_left_under_another_key_is_found_or_told() {
    both(|home| {
        let file = |name: &str, text: &str| home.file(name, text);
        import(
            home,
            &file(
                "1.csv",
                "Name,Email\nAna,ana@example.org\nBen,ben@example.org\n",
            ),
            &[],
        );
        let numbered = "Member ID,Name,Email,Status\n1,Ana,ana@example.org,active\n2,Ben,ben@example.org,ended\n";
        let done = import(home, &file("2.csv", numbered), &[]);
        assert_eq!(
            (&done["new"], &done["ending"]),
            (&json!(0), &json!(1)),
            "By the address: {done}"
        );
        let renumbered = "Member ID,Name,Email,Status\n0001,Ana,ana@example.org,ended\n";
        let done = import(home, &file("3.csv", renumbered), &[]);
        assert_eq!(done["ending"], 1, "However the number is written: {done}");
    });
    both(|home| {
        home.done(&[
            "member",
            "add",
            "--name",
            "Ana",
            "--email",
            "ana@example.org",
        ]);
        let out = home.beside("out.csv").display().to_string();
        home.done(&["member", "export", "--out", &out]);
        let written = std::fs::read_to_string(&out).unwrap();
        let ended = home.file("ended.csv", written.replace("active", "ended"));
        let other = home.file(
            "other.csv",
            "Name,Email,Status\nAna,ana@example.org,ended\n",
        );
        let preview = import(home, &other, &["--dry-run"]);
        assert_eq!(
            preview["left_elsewhere"],
            json!([2]),
            "It is told: {preview}"
        );
        let done = import(home, &ended, &[]);
        assert_eq!(
            (&done["new"], &done["ending"]),
            (&json!(0), &json!(1)),
            "By our own number: {done}"
        );
    });
}

#[test]
fn what_a_house_remembers_of_a_list_is_of_just_that_list() {
    both(|home| {
        let header = "Plan Name,Start Date,Name,Email";
        let row = "Flex,2026-01-01,Ana,ana@example.org";
        let mine = home.file("mine.csv", format!("{header}\n{row}\n"));
        import(home, &mine, &["--column", "Plan Name=", "--keep", "mine"]);
        let again = import(home, &mine, &["--dry-run"]);
        assert_eq!(again["profile"], "mine", "Before that of a system: {again}");
        let more = home.file("more.csv", format!("{header},Status\n{row},expired\n"));
        let done = import(home, &more, &["--dry-run"]);
        assert_eq!(done["profile"], "cobot", "Another list is not of it.");
        assert_eq!(done["columns"][4]["field"], "state", "{done}");
        let words = ["member", "import", &more, "--column", "Statuss=state"];
        let refused = home.verb(&words).error(1);
        assert!(
            refused["text"].as_str().unwrap().contains("Statuss"),
            "{refused}"
        );
    });
}

#[test]
fn colleagues_with_one_address_stay_two_people() {
    both(|home| {
        let one = "Member ID,Name,Email\n3,Ana Example,office@example.org\n";
        import(home, &home.file("one.csv", one), &[]);
        let two = format!("{one}9,Ben Example,office@example.org\n");
        let done = import(home, &home.file("two.csv", two), &[]);
        assert_eq!(
            (&done["new"], &done["unchanged"]),
            (&json!(1), &json!(1)),
            "{done}"
        );
        let new = "Member ID,Name,Email\n12,Cy Example,office@example.org\n";
        let done = import(home, &home.file("new.csv", new), &[]);
        assert_eq!(done["new"], 1, "Nor is a third one either of them: {done}");
        let names = json!([["Ana Example"], ["Ben Example"], ["Cy Example"]]);
        assert_eq!(told(home, &["name"]), names);
    });
}
