//! Keys under a passphrase: from a file, a command, the service manager; and a start where nobody is there to type it.

use std::fs;
use std::process::Stdio;

use covisa_tests::program::{Home, Running};

const PASSPHRASE: &str = "an example of several words";

/// A space with a member, whose keys are under a passphrase; the file that holds it.
fn locked() -> (Home, String) {
    let home = Home::init("Example Nord");
    home.done(&["member", "add", "--name", "Alice Example"]);
    let file = home.file("passphrase.txt", format!("{PASSPHRASE}\n"));
    let done = home.done(&["--passphrase-file", &file, "key", "lock"]);
    assert_eq!(done["locked"], true, "{done}");
    (home, file)
}

fn is_sealed(home: &Home, name: &str) -> bool {
    let bytes = fs::read(home.path().join("keys").join(name)).unwrap();
    bytes.starts_with(b"age-encryption.org/")
}

const SECRETS: [&str; 5] = ["signing", "next", "seeds", "transport", "secret"];

#[test]
fn without_the_passphrase_nothing_starts_and_it_is_said_what_to_do() {
    let (home, file) = locked();
    for name in SECRETS.into_iter().chain(["lock"]) {
        assert!(
            is_sealed(&home, name),
            "keys/{name} says nothing by itself."
        );
    }
    let nobody = home.verb_with(&["status"], b"").error(1);
    assert_eq!(nobody["code"], "key-locked", "{nobody}");
    let next = nobody["next"].as_str().unwrap();
    assert!(next.contains("LoadCredential"), "{next}");
    let wrong = home.file("wrong.txt", "another one");
    let refused = home.verb(&["--passphrase-file", &wrong, "status"]).error(1);
    assert_eq!(refused["code"], "key-locked", "{refused}");
    assert!(!refused.to_string().contains("another one"), "{refused}");
    let gone = home
        .verb(&["--passphrase-file", "/nowhere", "status"])
        .error(1);
    assert_eq!(gone["code"], "no-passphrase", "{gone}");
    let failed = home
        .verb(&["--passphrase-command", "exit 3", "status"])
        .error(1);
    assert_eq!(failed["code"], "no-passphrase", "{failed}");
    let status = home.done(&["--passphrase-file", &file, "status"]);
    assert_eq!(status["name"], "Example Nord");
    let command = format!("cat {file}");
    home.done(&["--passphrase-command", &command, "key", "status"]);
    home.done(&["ledger", "verify"]);
}

#[test]
fn a_service_starts_by_a_credential_and_all_that_it_writes_is_under_the_passphrase() {
    let (home, file) = locked();
    let folder = home.beside("credentials");
    fs::create_dir(&folder).unwrap();
    fs::copy(&file, folder.join("covisa.passphrase")).unwrap();
    let mut serve = home.command();
    serve
        .env("CREDENTIALS_DIRECTORY", &folder)
        .args(["serve", "--http", "127.0.0.1:0", "--offline"])
        .stdin(Stdio::null());
    let node = Running::spawned(&home, serve);
    home.done(&["key", "rotate"]);
    home.done(&["key", "rotate"]);
    let sheet = fs::read_to_string(home.path().join("recovery.txt")).unwrap();
    let words = sheet.lines().find(|line| line.split(' ').count() == 24);
    let words = home.file("words.txt", words.unwrap());
    let backup = home.done(&["backup"])["file"].as_str().unwrap().to_owned();
    let new = home.beside("new-sheet.txt");
    let recover = ["key", "recover", "--why", "stolen", "--words-file", &words];
    home.done(&[&recover[..], &["--sheet", new.to_str().unwrap()]].concat());
    node.stop();
    for name in SECRETS {
        assert!(
            is_sealed(&home, name),
            "keys/{name} says nothing by itself."
        );
    }
    let status = home.done(&["--passphrase-file", &file, "key", "status"]);
    assert_eq!(status["signs"], true, "{status}");
    let elsewhere = Home::empty();
    elsewhere.done(&["restore", &backup, "--words-file", &words]);
    assert!(
        !is_sealed(&elsewhere, "seeds"),
        "A home made of a backup has no passphrase."
    );
    elsewhere.done(&["key", "status"]);
}

#[test]
fn the_passphrase_comes_off_and_a_locking_that_was_cut_short_is_done_again() {
    let (home, file) = locked();
    home.done(&["--passphrase-file", &file, "key", "unlock"]);
    assert!(!home.path().join("keys/lock").exists());
    home.done(&["key", "status"]);
    let plain = fs::read(home.path().join("keys/seeds")).unwrap();
    home.done(&["--passphrase-file", &file, "key", "lock"]);
    fs::write(home.path().join("keys/seeds"), plain).unwrap();
    home.done(&["--passphrase-file", &file, "key", "status"]);
    home.done(&["--passphrase-file", &file, "key", "lock"]);
    assert!(is_sealed(&home, "seeds"), "It is done whole.");
    let node = {
        let mut serve = home.command();
        serve.args([
            "--passphrase-file",
            &file,
            "serve",
            "--http",
            "127.0.0.1:0",
            "--offline",
        ]);
        Running::spawned(&home, serve)
    };
    let busy = home
        .verb(&["--passphrase-file", &file, "key", "unlock"])
        .error(7);
    assert_eq!(busy["code"], "in-use", "{busy}");
    node.stop();
    let empty = home.file("empty.txt", "\n");
    home.done(&["--passphrase-file", &file, "key", "unlock"]);
    let none = home
        .verb(&["--passphrase-file", &empty, "key", "lock"])
        .error(2);
    assert_eq!(none["code"], "no-passphrase", "{none}");
}
