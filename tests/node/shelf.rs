//! The shelf: how many backups are kept and where, and what opens them.

use std::fs;
use std::path::PathBuf;

use covisa_tests::program::Home;
use covisa_tests::wait_for;

use crate::backups::{backup_of, refused, restored, words_of};

#[test]
fn three_backups_are_kept_where_a_person_wants_them_and_one_is_made_without_anybody() {
    let home = Home::init("Example Nord");
    let share = home.beside("share");
    let config = format!("[backup]\nfolder = \"{}\"\n", share.display());
    fs::write(home.path().join("config.toml"), config).unwrap();
    let missing = home.verb(&["backup"]).error(1);
    assert_eq!(
        missing["code"], "backup-failed",
        "It is not mounted: {missing}"
    );
    fs::create_dir(&share).unwrap();
    let node = home.serve();
    let kept = || -> Vec<PathBuf> {
        let files = fs::read_dir(&share)
            .unwrap()
            .map(|file| file.unwrap().path());
        files
            .filter(|path| path.extension().is_some_and(|end| end == "covisa"))
            .collect()
    };
    wait_for("One is made", || kept().len() == 1);
    assert!(home.done(&["status"])["backup_at"].is_string());
    for second in 0..4 {
        home.done(&["backup"]);
        std::thread::sleep(std::time::Duration::from_millis(1_050));
        assert!(kept().len() <= 3, "After {second} more: {:?}", kept());
    }
    let listed = home.done(&["backup", "list"]);
    assert_eq!(listed["backups"].as_array().unwrap().len(), 3, "{listed}");
    node.stop();
}

#[test]
fn backups_are_sealed_to_the_words_that_count() {
    let home = Home::init("Example Nord");
    let words = words_of(&home);
    fs::remove_file(home.path().join("keys/backup")).unwrap();
    home.done(&["backup"]);
    fs::remove_file(home.path().join("recovery.txt")).unwrap();
    let nobody = home.verb(&["backup"]).error(1);
    assert_eq!(nobody["code"], "backup-no-words", "{nobody}");
    let another = Home::init("Example Süd");
    let wrong = home.verb(&["backup", "words", "--words-file", &words_of(&another)]);
    assert_eq!(wrong.error(1)["code"], "wrong-words");
    home.done(&["backup", "words", "--words-file", &words]);
    let first = backup_of(&home);
    let sheet = home.beside("new-sheet.txt");
    let recover = ["key", "recover", "--why", "staff", "--words-file", &words];
    home.done(&[&recover[..], &["--sheet", sheet.to_str().unwrap()]].concat());
    let text = fs::read_to_string(&sheet).unwrap();
    let new = text
        .lines()
        .find(|line| line.split(' ').count() == 24)
        .unwrap();
    let new = home.file("new-words.txt", new);
    std::thread::sleep(std::time::Duration::from_millis(1_050));
    let second = backup_of(&home);
    restored(&Home::empty(), &first, &words, &["--check"]).json(0);
    restored(&Home::empty(), &second, &new, &["--check"]).json(0);
    assert_eq!(refused(&Home::empty(), &second, &words, &[]), "wrong-words");
}

#[test]
fn a_passphrase_opens_backups_besides_the_words() {
    let home = Home::init("Example Nord");
    let words = words_of(&home);
    let secret = home.file("secret.txt", "four words nobody guesses\n");
    let order = ["--passphrase-file", &secret, "backup", "passphrase"];
    let by = |file: &str, backup: &str, to: &Home| {
        to.verb(&["--passphrase-file", file, "restore", backup, "--passphrase"])
    };
    let before = home.file("before.covisa", fs::read(backup_of(&home)).unwrap());
    let short = home.file("short.txt", "guessed\n");
    let refused_short = home.verb(&["--passphrase-file", &short, "backup", "passphrase"]);
    assert_eq!(refused_short.error(1)["code"], "short-passphrase");
    assert_eq!(home.done(&order)["passphrase"], true);
    std::thread::sleep(std::time::Duration::from_millis(1_050));
    let backup = home.file("after.covisa", fs::read(backup_of(&home)).unwrap());

    let wrong = by(&short, &backup, &Home::empty()).error(1);
    assert_eq!(wrong["code"], "wrong-passphrase", "{wrong}");
    let none = by(&secret, &before, &Home::empty()).error(1);
    assert_eq!(none["code"], "wrong-passphrase", "It came later: {none}");
    restored(&Home::empty(), &backup, &words, &["--check"]).json(0);
    let new = Home::empty();
    by(&secret, &backup, &new).json(0);
    let listed = new.done(&["backup", "list"]);
    assert_eq!(
        listed["passphrase"], true,
        "It goes with the home: {listed}"
    );
    let sealed = fs::read(home.path().join("keys/backup")).unwrap();
    let held = |bytes: &[u8]| bytes.windows(5).any(|word| word == b"words");
    assert!(!held(&sealed), "The passphrase itself is nowhere.");

    let off = home.done(&["backup", "passphrase", "--off"]);
    assert_eq!(off["passphrase"], false, "{off}");
    std::thread::sleep(std::time::Duration::from_millis(1_050));
    let alone = backup_of(&home);
    assert_eq!(
        by(&secret, &alone, &Home::empty()).error(1)["code"],
        "wrong-passphrase"
    );
    restored(&Home::empty(), &alone, &words, &["--check"]).json(0);
}
