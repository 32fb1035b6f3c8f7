//! Imports that are taken back: members, plans and passes are as before, and nobody who was brought is left anywhere.

use covisa_tests::faulty::{Fault, Faulty};
use covisa_tests::program::Home;

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
            ["revoked", "valid", "valid", "valid"],
            "Hers is not."
        );
        assert!(
            !holds(home, "Hapax") && !holds(home, "hapax"),
            "Nothing of her is left."
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
        assert!(!holds(home, "@example.org"), "No address is left.");
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
            "She does not come back with the later one."
        );
        assert!(!holds(home, "Ana Example"), "Nothing of her is left.");
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
        assert!(members(home).is_empty(), "She stays erased.");
        assert_eq!(statuses(home), ["revoked"], "So does her pass.");
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
        statuses(&home).iter().all(|status| status == "revoked"),
        "Nor a card."
    );
    assert!(!holds(&home, "@example.org"), "Nor an address.");
}
