//! No page, no log, no answer and no file that is made for others tells a token, a key or the recovery words.

use std::fs;

use covisa::pages::shell::Place;
use covisa_tests::asking::Asking;
use covisa_tests::program::Home;
use data_encoding::{BASE32_NOPAD, BASE64, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use serde_json::json;

use crate::doors::{api_routes, fragment_routes, pair, sent, token};
use crate::first_run::{FirstRun, example, found};

/// Where the recovery words are shown, and nowhere else.
const SHOWN: &str = "/fragments/settings/recovery";

/// A secret: what it is, and the forms in which it might stand somewhere.
type Secret = (String, Vec<Vec<u8>>);

/// The seeds of a home's keys, in every form that bytes take.
fn keys(home: &Home) -> Vec<Secret> {
    let files = fs::read_dir(home.path().join("keys")).unwrap();
    let key = |file: fs::DirEntry| {
        let text = fs::read(file.path()).unwrap();
        // A line of seeds begins with the number from which on it counts.
        let hex = text.trim_ascii().rsplit(|byte| *byte == b' ').next();
        let seed = HEXLOWER.decode(hex.unwrap()).unwrap();
        let forms = [HEXLOWER, HEXUPPER, BASE64, BASE64URL_NOPAD, BASE32_NOPAD];
        let mut forms: Vec<Vec<u8>> = forms.map(|form| form.encode(&seed).into_bytes()).to_vec();
        forms.push(BASE32_NOPAD.encode(&seed).to_lowercase().into_bytes());
        forms.push(format!("{seed:?}").into_bytes());
        forms.push(seed);
        (format!("the key {:?}", file.file_name()), forms)
    };
    // To whom backups are sealed is no secret: both halves of that file are public.
    let files = files.filter(|file| file.as_ref().unwrap().file_name() != "backup");
    files.map(|file| key(file.unwrap())).collect()
}

/// Any three recovery words in a row, between whatever stands there.
fn words(home: &Home) -> Secret {
    let text = fs::read_to_string(home.path().join("recovery.txt")).unwrap();
    let line = text
        .lines()
        .find(|line| line.split_whitespace().count() == 24);
    let words: Vec<&str> = line.unwrap().split_whitespace().collect();
    let between = [" ", "</li><li>", "\",\"", "\n", ", "];
    let forms = between.iter().flat_map(|between| {
        let rows = words.windows(3).map(|row| row.join(between).into_bytes());
        rows.collect::<Vec<_>>()
    });
    ("the recovery words".to_owned(), forms.collect())
}

/// What of the secrets stands in some bytes.
fn told(secrets: &[Secret], bytes: &[u8]) -> Vec<String> {
    let holds = |form: &Vec<u8>| {
        bytes
            .windows(form.len())
            .any(|part| part == form.as_slice())
    };
    let told = secrets.iter().filter(|(_, forms)| forms.iter().any(holds));
    told.map(|(name, _)| name.clone()).collect()
}

/// Every answer there is, by what was asked.
fn answers(ask: &Asking, member: &str, space: &str) -> Vec<(String, Vec<u8>)> {
    let shells = Place::ALL.iter().map(|place| place.path());
    let pages = shells.chain(["/metrics", "/readyz", "/assets/app.js"]);
    let pages = pages.map(|page| ("GET".to_owned(), page.to_owned()));
    let all = pages
        .into_iter()
        .chain(api_routes())
        .chain(fragment_routes());
    let body = json!({ "name": "Example Member", "which": "bare", "contacts": [], "label": "Example browser" });
    let answer = |(method, path): (String, String)| {
        let path = path.replace("members/x", &format!("members/{member}"));
        let path = path.replace("spaces/x", &format!("spaces/{space}"));
        let path = path.replace("records/x", "records/key-log");
        let answer = sent(ask, &method, &path, &body);
        let headers: String = answer
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\n"))
            .collect();
        (
            format!("{method} {path}"),
            [headers.into_bytes(), answer.body].concat(),
        )
    };
    all.map(answer).collect()
}

#[test]
fn neither_pages_nor_logs_nor_answers_tell_a_secret() {
    let home = Home::empty();
    fs::create_dir_all(home.path()).unwrap();
    fs::write(
        home.path().join("config.toml"),
        "[log]\nlevel = \"trace\"\n",
    )
    .unwrap();
    let run = FirstRun::begin(&home);
    let form = run.entered();
    let page = form.send("GET", "/fragments/start", &[], b"").body;
    let founded = found(&form, &example());
    let ready = run.serves();
    let space = ready["space"].as_str().unwrap();
    let own = run.ask.with_token(&home.token());
    let paired = pair(&run.ask, founded.json()["code"].as_str().unwrap()).json();
    let admin = paired["token"].as_str().unwrap().to_owned();
    let reader = token(&own, "reader");
    let mut secrets = keys(&home);
    assert!(secrets.len() >= 3, "There are keys to look for.");
    for (name, token) in [
        ("the home's token", &home.token()),
        ("an admin's token", &admin),
        ("a reader's token", &reader),
    ] {
        secrets.push((name.to_owned(), vec![token.clone().into_bytes()]));
    }
    secrets.push(words(&home));
    let member = own
        .post("members", &json!({ "name": "Carol Example" }))
        .json()["member"]
        .clone();
    for ask in [&own, &own.with_token(&reader), &run.ask] {
        for (what, bytes) in answers(ask, member.as_str().unwrap(), space) {
            let allowed = what == format!("POST {SHOWN}");
            let told = told(&secrets, &bytes);
            assert!(told.is_empty() || allowed, "{what} does not tell {told:?}.");
        }
    }
    let shown = sent(&own, "POST", SHOWN, &json!({}));
    assert_eq!(
        told(&secrets, &shown.body),
        ["the recovery words"],
        "There they are shown, and nothing else."
    );
    let others = [
        ("the form", page),
        ("standard output", run.out().into_bytes()),
        ("the log", run.log().into_bytes()),
    ];
    assert!(run.log().contains("TRACE"), "The log says all that it can.");
    for (what, bytes) in others {
        assert_eq!(
            told(&secrets, &bytes),
            Vec::<String>::new(),
            "{what} tells no secret."
        );
    }
}

#[test]
fn recovery_words_are_shown_until_they_are_taken_away() {
    let nord = Home::init("Example Nord");
    let node = crate::bad_kit::offline(&nord);
    let secret = [words(&nord)];
    let text = fs::read_to_string(nord.path().join("recovery.txt")).unwrap();
    let line = text
        .lines()
        .find(|line| line.split_whitespace().count() == 24)
        .unwrap();
    let taken = |word: &str| {
        sent(
            &node.ask,
            "POST",
            "/fragments/settings/recovery/taken",
            &json!({ "word": word }),
        )
    };
    for word in ["", "example", line, line.split_whitespace().next().unwrap()] {
        let wrong = line.split_whitespace().nth(6) != Some(word);
        if wrong {
            assert_eq!(taken(word).status, 422, "{word:?} is not the seventh word.");
        }
        assert!(nord.path().join("recovery.txt").exists(), "The file stays.");
    }
    assert_eq!(
        taken(line.split_whitespace().nth(6).unwrap()).status,
        200,
        "The seventh word is."
    );
    assert!(
        !nord.path().join("recovery.txt").exists(),
        "The file is gone."
    );
    let again = sent(&node.ask, "POST", SHOWN, &json!({}));
    assert_eq!(again.status, 404, "They are shown no more.");
    assert!(
        told(&secret, &again.body).is_empty(),
        "Nothing is left to be shown."
    );
    for (path, bytes) in covisa_tests::program::contents(&nord.path()) {
        let told = told(&secret, &bytes);
        assert!(told.is_empty(), "{} does not hold them.", path.display());
    }
}

#[test]
fn what_the_command_line_says_is_no_secret() {
    let nord = Home::init("Example Nord");
    let mut secrets = keys(&nord);
    secrets.push(words(&nord));
    secrets.push((
        "the home's token".to_owned(),
        vec![nord.token().into_bytes()],
    ));
    let node = crate::bad_kit::offline(&nord);
    let folder = nord.beside("directory").display().to_string();
    for arguments in [
        &["status"][..],
        &["token", "list"],
        &["desk", "pair"],
        &["terms", "show"],
        &["terms", "review"],
        &["terms", "delivery"],
        &["space", "show", &nord.space],
        &["space", "export", &folder],
        &["member", "add", "--name", "Carol Example"],
    ] {
        let said = nord.verb(arguments);
        assert_eq!(said.exit, 0, "{arguments:?} is done: {}", said.err);
        let all = [said.out, said.err.into_bytes()].concat();
        assert!(
            told(&secrets, &all).is_empty(),
            "{arguments:?} tells no secret."
        );
    }
    for (path, bytes) in covisa_tests::program::contents(&nord.beside("directory")) {
        assert!(
            told(&secrets, &bytes).is_empty(),
            "{} tells no secret.",
            path.display()
        );
    }
    assert!(
        told(&secrets, node.log().as_bytes()).is_empty(),
        "Nor does the log."
    );
}
