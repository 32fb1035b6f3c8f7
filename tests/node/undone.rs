//! Imports that are taken back: members, plans and passes are as before, and nobody who was brought is left anywhere.

use covisa_tests::faulty::{Fault, Faulty};
use covisa_tests::program::Home;
use covisa_tests::wait_for;
use serde_json::json;

use crate::imports::{both, counts, holds, import, list, members, passes, statuses};

const DAY: i32 = 86_400;

/// Taking an import back tells by number what it does before it does it.
fn told_first(home: &Home, import: &str, numbers: [u64; 5]) {
    let names = [
        "members_gone",
        "members_back",
        "plans_back",
        "passes_gone",
        "passes_back",
    ];
    let words = ["member", "undo-import", import, "--dry-run"];
    let told = home.done(&words);
    let told_numbers = names.map(|name| told[name].as_u64().unwrap());
    assert_eq!(told_numbers, numbers, "It is told by number: {told}");
    assert_eq!(told["undone"], false, "And nothing is done.");
    let undone = home.done(&words[..3]);
    let done = names.map(|name| undone[name].as_u64().unwrap());
    assert_eq!(done, numbers, "It does what it said.");
}

#[test]
fn undoing_puts_everyone_and_every_pass_back() {
    both(|home| {
        let rows = "Ana Example,ana@example.org,Flex,1,\nBo Example,bo@example.org,Flex,2,\nCy Example,cy@example.org,Day,3,\n";
        import(home, &list(home, rows), &["--travels", "Flex,Day"]);
        home.done(&["pass", "issue", "--all"]);
        let (before, carried) = (members(home), passes(home));
        let rows = "Ana Sample,ana@example.org,Day,1,\nBo Example,bo@example.org,Flex,2,ended\nHapax Legomenon,hapax@example.org,Flex,4,\n";
        let done = import(
            home,
            &list(home, rows),
            &["--travels", "Flex", "--complete"],
        );
        assert_eq!(
            counts(&done),
            [3, 1, 1, 0, 2, 0, 1, 3],
            "Much changes: {done}"
        );
        home.done(&["pass", "issue", "--all"]);
        assert_ne!(members(home), before, "The members are other ones.");
        assert!(holds(home, "Hapax"), "The new one is on disk.");
        let name = done["import"].as_str().unwrap();
        told_first(home, name, [1, 3, 1, 1, 3]);
        assert_eq!(members(home), before, "Everyone is as before.");
        let now = passes(home);
        for pass in &carried {
            assert!(now.contains(pass), "{pass:?} is as before: {now:?}");
        }
        assert_eq!(
            statuses(home),
            ["suspended", "valid", "valid", "valid"],
            "That of whom the list brought is not."
        );
        let twice = ["member", "undo-import", done["import"].as_str().unwrap()];
        let refused = home.verb(&twice).error(1);
        assert_eq!(refused["code"], "nothing-to-undo", "It is undone once.");
        home.done(&["member", "undo-import"]);
        assert!(
            members(home).is_empty(),
            "The last one is undone if none is named."
        );
        let refused = home.verb(&["member", "undo-import"]).error(1);
        assert_eq!(refused["code"], "nothing-to-undo", "There is no other one.");
    });
}

#[test]
fn an_import_below_another_one_is_undone_for_good() {
    both(|home| {
        let first = list(home, "Ana Example,ana@example.org,Flex,1,\n");
        let first = import(home, &first, &[]);
        import(
            home,
            &list(home, "Ana Example,ana@example.org,Day,1,\n"),
            &[],
        );
        home.done(&["member", "undo-import", first["import"].as_str().unwrap()]);
        assert!(members(home).is_empty(), "Ana is gone.");
        home.done(&["member", "undo-import"]);
        assert!(
            members(home).is_empty(),
            "The member does not come back with the later one."
        );
        for plan in ["One", "Two", "Three", "Four"] {
            let rows = format!("Bo Example,bo@example.org,{plan},1,\n");
            import(home, &list(home, &rows), &[]);
        }
        home.done(&["member", "undo-import"]);
        let plan = members(home)[0]["plan"].clone();
        assert_eq!(
            plan, "Three",
            "The last one is the last, however quick they were."
        );
    });
}

#[test]
fn an_erased_member_has_no_pass_again() {
    both(|home| {
        import(
            home,
            &list(home, "Ana Example,ana@example.org,Flex,1,\n"),
            &[],
        );
        home.done(&["pass", "issue", "--all"]);
        import(
            home,
            &list(home, "Ana Example,ana@example.org,Flex,1,ended\n"),
            &[],
        );
        let ana = members(home)[0]["member"].as_str().unwrap().to_owned();
        home.done(&["member", "erase", &ana]);
        home.done(&["member", "undo-import"]);
        assert!(members(home).is_empty(), "The member stays erased.");
        assert_eq!(statuses(home), ["revoked"], "So does the pass.");
    });
}

#[test]
fn an_import_is_undone_for_a_day() {
    let home = Home::init("Example Nord");
    import(
        &home,
        &list(&home, "Ana Example,ana@example.org,Flex,1,\n"),
        &[],
    );
    let faulty = Faulty::of(&home);
    let at = |clock: i32| {
        faulty.set(Fault {
            clock,
            ..Fault::default()
        });
        faulty.verb(&home, &["member", "undo-import"])
    };
    let late = at(DAY + 60).error(1);
    assert_eq!(late["code"], "nothing-to-undo", "A day later it stays.");
    assert_eq!(members(&home).len(), 1, "Ana is there.");
    at(DAY - 3_600).json(0);
    assert!(members(&home).is_empty(), "Within the day it is undone.");
}

#[test]
fn more_members_than_a_status_list_has_places_get_their_cards_and_lose_them() {
    let home = Home::init("Example Nord");
    let row = |number: u32| format!("Example {number},m{number}@example.org,Flex,{number},\n");
    import(
        &home,
        &list(&home, &(0..8_200).map(row).collect::<String>()),
        &[],
    );
    home.done(&[
        "pass",
        "issue",
        "--all",
        "--out",
        &home.beside("cards.html").display().to_string(),
    ]);
    assert_eq!(statuses(&home).len(), 8_200, "Everyone has a card.");
    home.done(&["member", "undo-import"]);
    assert!(members(&home).is_empty(), "Nobody is left.");
    assert!(
        !statuses(&home).contains(&"valid".to_owned()),
        "Nor a card."
    );
    home.done(&["member", "redo-import"]);
    assert_eq!(members(&home).len(), 8_200, "Everyone is back.");
    let statuses = statuses(&home);
    let valid = statuses.iter().filter(|one| *one == "valid").count();
    println!("of 8200 cards, {valid} are valid again");
    assert!(valid > 0, "As many cards as there were names for: {valid}");
}

/// The node runs by a clock so many seconds ahead, which a person confirms, until something is so.
fn later(home: &Home, clock: i32, what: &str, so: impl Fn() -> bool) {
    let faulty = Faulty::of(home);
    faulty.set(Fault {
        clock,
        ..Fault::default()
    });
    let node = faulty.serve(home);
    node.ask.post("confirm/clock", &json!({}));
    wait_for(what, so);
    node.stop();
}

#[test]
fn a_list_that_was_taken_back_is_done_again_within_a_day_just_as_it_was() {
    both(|home| {
        let rows = "Ana Example,ana@example.org,Flex,1,\nBo Example,bo@example.org,Flex,2,\n";
        import(home, &list(home, rows), &[]);
        home.done(&["pass", "issue", "--all"]);
        let rows = "Ana Example,ana@example.org,Day,1,\nBo Example,bo@example.org,Flex,2,ended\nCy Example,cy@example.org,Flex,3,\n";
        import(home, &list(home, rows), &[]);
        home.done(&["pass", "issue", "--all", "--days", "90"]);
        let (everyone, cards) = (members(home), passes(home));
        home.done(&["member", "undo-import"]);
        assert_eq!(members(home).len(), 2, "Cy is gone.");
        let told = home.done(&["member", "redo-import", "--dry-run"]);
        let numbers = ["members", "passes_back", "passes_gone"].map(|name| told[name].as_u64());
        assert_eq!(numbers, [Some(3), Some(1), Some(1)], "{told}");
        assert_eq!(members(home).len(), 2, "Nothing is done yet.");
        home.done(&["member", "redo-import"]);
        assert_eq!(
            (members(home), passes(home)),
            (everyone, cards),
            "All is as it was."
        );
        let twice = home.verb(&["member", "redo-import"]).error(1);
        assert_eq!(twice["code"], "nothing-to-redo");
        // Back and forth as often as one likes.
        home.done(&["member", "undo-import"]);
        assert_eq!(members(home).len(), 2);
        home.done(&["member", "redo-import"]);
        home.done(&["member", "undo-import"]);
        home.done(&["member", "add", "--name", "Example Dora"]);
        let changed = home.verb(&["member", "redo-import"]).error(1);
        assert_eq!(
            changed["code"], "nothing-to-redo",
            "Something else has changed since."
        );
    });
}

#[test]
fn what_was_revoked_meanwhile_stays_so_when_a_list_is_done_again() {
    both(|home| {
        import(
            home,
            &list(home, "Ana Example,ana@example.org,Flex,1,\n"),
            &[],
        );
        home.done(&["pass", "issue", "--all"]);
        let pass = passes(home)[0].0.clone();
        home.done(&["member", "undo-import"]);
        home.done(&["pass", "revoke", &pass]);
        home.done(&["member", "redo-import"]);
        assert_eq!(
            said(home),
            ["revoked"],
            "What was taken back for good is not given back."
        );
    });
}

#[test]
fn whoever_was_given_a_card_meanwhile_loses_it_with_the_membership_when_a_list_is_done_again() {
    let runs =
        "Ana Example,ana@example.org,Flex,1,active\nBo Example,bo@example.org,Flex,2,active\n";
    let gone =
        "Ana Example,ana@example.org,Flex,1,active\nBo Example,bo@example.org,Flex,2,ended\n";
    both(|home| {
        import(home, &list(home, runs), &[]);
        import(home, &list(home, gone), &[]);
        home.done(&["member", "undo-import"]);
        home.done(&["pass", "issue", "--all"]);
        assert_eq!(said(home), ["valid", "valid"]);
        home.done(&["member", "redo-import"]);
        assert_eq!(
            said(home),
            ["suspended", "valid"],
            "Bo has ended again, and so has the card that came between."
        );
        home.done(&["member", "undo-import"]);
        assert_eq!(said(home), ["valid", "valid"], "And it is back with Bo.");
    });
    let virtual_office = "Ana Example,ana@example.org,Virtual,1,active\n";
    both(|home| {
        import(home, &list(home, virtual_office), &["--travels", "Virtual"]);
        import(home, &list(home, virtual_office), &["--travels", ""]);
        home.done(&["member", "undo-import"]);
        home.done(&["pass", "issue", "--all"]);
        home.done(&["member", "redo-import"]);
        assert_eq!(said(home), ["suspended"], "The plan stays at home again.");
    });
}

#[test]
fn a_day_later_nothing_is_left_of_whom_a_list_brought() {
    let home = Home::init("Example Nord");
    import(
        &home,
        &list(&home, "Hapax Legomenon,hapax@example.org,Flex,1,\n"),
        &[],
    );
    home.done(&["pass", "issue", "--all"]);
    home.done(&["member", "undo-import"]);
    assert_eq!(said(&home), ["suspended"]);
    assert!(holds(&home, "Hapax"), "For a day it can be done again.");
    later(&home, DAY + 3_600, "the member is erased", || {
        !holds(&home, "Hapax")
    });
    assert!(!holds(&home, "hapax"), "Nor is the address left.");
    assert_eq!(
        said(&home),
        ["revoked"],
        "The card counts no more for good."
    );
    let late = home.verb(&["member", "redo-import"]).error(1);
    assert_eq!(late["code"], "nothing-to-redo");
}

/// What every pass says, the newest first.
fn said(home: &Home) -> Vec<String> {
    statuses(home)
}

#[test]
fn nobody_keeps_a_pass_that_the_list_made_possible() {
    let back =
        "Ana Example,ana@example.org,Flex,1,active\nBen Example,ben@example.org,Flex,2,active\n";
    let gone =
        "Ana Example,ana@example.org,Flex,1,active\nBen Example,ben@example.org,Flex,2,ended\n";
    both(|home| {
        import(home, &list(home, back), &[]);
        import(home, &list(home, gone), &[]);
        import(home, &list(home, back), &[]);
        home.done(&["pass", "issue", "--all"]);
        let told = home.done(&["member", "undo-import", "--dry-run"]);
        assert_eq!(
            (&told["members_back"], &told["passes_gone"]),
            (&1.into(), &1.into())
        );
        home.done(&["member", "undo-import"]);
        let mut now = said(home);
        now.sort_unstable();
        assert_eq!(
            now,
            ["suspended", "valid"],
            "Ben has ended again, and so has his card."
        );
    });
    let virtual_office = "Ana Example,ana@example.org,Virtual,1,active\n";
    both(|home| {
        import(home, &list(home, virtual_office), &["--travels", ""]);
        import(home, &list(home, virtual_office), &["--travels", "Virtual"]);
        home.done(&["pass", "issue", "--all"]);
        home.done(&["member", "undo-import"]);
        assert_eq!(said(home), ["suspended"], "The plan stays at home again.");
    });
    both(|home| {
        let until = |day: &str| {
            home.file(
                &format!("{day}.csv"),
                format!("Name,Email,Until\nAna,ana@example.org,{day}\n"),
            )
        };
        import(home, &until("2020-01-01"), &["--source", "one"]);
        import(home, &until("2099-01-01"), &["--source", "one"]);
        home.done(&["pass", "issue", "--all"]);
        home.done(&["member", "undo-import"]);
        assert_eq!(said(home), ["suspended"], "The membership is over again.");
    });
}

#[test]
fn whom_something_else_has_ended_stays_ended() {
    let runs =
        "Ana Example,ana@example.org,Flex,1,active\nBen Example,ben@example.org,Flex,2,active\n";
    let moved =
        "Ana Example,ana@example.org,Day,1,active\nBen Example,ben@example.org,Day,2,active\n";
    let gone =
        "Ana Example,ana@example.org,Day,1,active\nBen Example,ben@example.org,Day,2,ended\n";
    let ended = |home: &Home| -> Vec<bool> {
        members(home)
            .iter()
            .map(|one| one["state"] == "ended")
            .collect()
    };
    both(|home| {
        import(home, &list(home, runs), &[]);
        let change = import(home, &list(home, moved), &[]);
        import(home, &list(home, gone), &[]);
        home.done(&["member", "undo-import", change["import"].as_str().unwrap()]);
        assert_eq!(ended(home), [false, true], "A later list ended Ben.");
    });
    both(|home| {
        import(home, &list(home, runs), &[]);
        let change = import(home, &list(home, moved), &[]);
        let ben = members(home)[1]["member"].as_str().unwrap().to_owned();
        home.done(&["member", "end", &ben]);
        home.done(&["member", "undo-import", change["import"].as_str().unwrap()]);
        assert_eq!(ended(home), [false, true], "A person ended Ben.");
    });
    both(|home| {
        import(home, &list(home, runs), &[]);
        import(home, &list(home, gone), &[]);
        let back = import(home, &list(home, runs), &[]);
        home.done(&["pass", "issue", "--all"]);
        import(home, &list(home, gone), &[]);
        home.done(&["member", "undo-import", back["import"].as_str().unwrap()]);
        home.done(&["member", "undo-import"]);
        assert_eq!(
            ended(home),
            [false, true],
            "Ben had ended before all of it."
        );
        assert!(
            said(home).contains(&"suspended".to_owned()),
            "His card is none: {:?}",
            said(home)
        );
        let valid = said(home).iter().filter(|one| *one == "valid").count();
        assert_eq!(valid, 1, "Ana's alone counts.");
    });
}
