//! Mistakes in config.toml and in terms files: where they are, what to write instead, and that nothing else happens.

use covisa_tests::program::{Home, contents};

/// A file, the line of its mistake, and a piece of what is said about it.
type Mistake = (&'static str, u32, &'static str);

const CONFIGURATIONS: &[Mistake] = &[
    ("network = 3\n", 1, "as in [network]"),
    (
        "[network]\nlisten = \"/ip4/0.0.0.0/tcp/8611\"\n",
        2,
        "a list of addresses",
    ),
    (
        "[network]\nlisten = [\"0.0.0.0:8611\"]\n",
        2,
        "write one such as \"/ip4/0.0.0.0/tcp/8611\"",
    ),
    (
        "[network]\nlisten = [\n  \"/ip4/0.0.0.0/tcp/8611\",\n  \"nowhere\",\n]\n",
        4,
        "nowhere",
    ),
    (
        "# nowhere\n[network]\nlisten = [\"nowhere\"]\n",
        3,
        "network.listen",
    ),
    ("[network]\nlisten = [\"\"]\n", 2, "network.listen"),
    (
        "[network]\npeers = [\"/ip4/192.0.2.7/tcp/8611\"]\n",
        2,
        "names no peer",
    ),
    (
        "[network]\npeers = [\"example.org\"]\n",
        2,
        "copy the address",
    ),
    (
        "[network]\nannounce = [\"example.org:8611\"]\n",
        2,
        "/dns4/",
    ),
    ("[network]\nlisen = []\n", 2, "did you mean \"listen\"?"),
    ("[netwrok]\n", 1, "did you mean \"network\"?"),
    ("[http]\nlisten = \"8610\"\n", 2, "127.0.0.1:8610"),
    ("[http]\nlisten = \"localhost:8610\"\n", 2, "127.0.0.1:8610"),
    (
        "[http]\nlisten = \"0.0.0.0:8610\"\n",
        2,
        "write \"127.0.0.1:8610\"",
    ),
    (
        "[http]\nlisten = \"[::1]:8610\"\n",
        2,
        "write \"127.0.0.1:8610\"",
    ),
    ("[http]\nlisten = 8610\n", 2, "127.0.0.1:8610"),
    (
        "[http]\npublic_hosts = [\"https://desk.example.org\"]\n",
        2,
        "desk.example.org:8610",
    ),
    ("[log]\nlevel = \"loud\"\n", 2, "write \"info\""),
    ("[log]\nlevel = \"covisa=loud\"\n", 2, "write \"info\""),
    ("[log]\nlevel = 3\n", 2, "a level"),
    ("[http\nlisten = \"127.0.0.1:8610\"\n", 1, ""),
    ("\n\n[http]\nlisten = \"127.0.0.1:8610\n", 4, ""),
    (
        "[http]\nlisten = \"127.0.0.1:1\"\nlisten = \"127.0.0.1:2\"\n",
        3,
        "duplicate",
    ),
];

const TERMS: &[Mistake] = &[
    ("visa = 3\n", 1, "visa: is a number"),
    ("visa = \"acepted\"\n", 1, "did you mean \"accepted\"?"),
    ("vsia = \"accepted\"\n", 1, "did you mean \"visa\"?"),
    (
        "visa = \"declined\"\n\n[[grant]]\nto = \"members\"\nbenefit = \"free\"\n",
        1,
        "visa = \"accepted\"",
    ),
    ("[[grant]]\nbenefit = \"free\"\n", 1, "to: is missing"),
    ("payment = [\"\"]\n", 1, "is empty; write something"),
    (
        "payment = [\"123456789012345678901234567890123456789012345678901234567890123456789012345678901\"]\n",
        1,
        "is too long: 81,",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nbetween = { from = \"9 am\", until = \"17:00\" }\n",
        4,
        "write it as in \"09:00\"",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nbetween = { from = \"20:00\", until = \"03:00\" }\n",
        1,
        "midnight is until",
    ),
    (
        "[[price]]\namount = 9\nunit = \"day\"\nbefore_tax = true\ntax_included = true\n",
        1,
        "cannot both be true",
    ),
    (
        "[[grant]]\nto = \"everyone\"\nbenefit = \"free\"\n",
        2,
        "grant[0].to",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"gratis\"\n",
        3,
        "grant[0].benefit",
    ),
    ("[grant]\nto = \"members\"\n", 1, "grant: is a table"),
    (
        "[[grant]]\nto = \"partners\"\nbenefit = \"free\"\n",
        1,
        "names none",
    ),
    (
        "[[grant]]\nto = \"partners\"\nbenefit = \"free\"\ngroups = [\"Example Ring\"]\n",
        4,
        "[[group]]",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = \"three\", unit = \"day\", per = \"week\" }]\n",
        4,
        "amount",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = 99999, unit = \"day\", per = \"week\" }]\n",
        4,
        "0 to 10000",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = -1, unit = \"day\", per = \"week\" }]\n",
        4,
        "0 to 10000",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = 2.5, unit = \"day\", per = \"week\" }]\n",
        4,
        "amount",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = 3, unit = \"dya\", per = \"week\" }]\n",
        4,
        "did you mean \"day\"?",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = 3, unit = \"day\" }]\n",
        4,
        "per: is missing",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = 3, unit = \"block\", per = \"week\" }]\n",
        4,
        "block_hours",
    ),
    (
        "[hours]\nopen = \"from nine to five\"\n",
        2,
        "Mo-Fr 09:00-18:00",
    ),
    ("[hours]\nopen = 9\n", 2, "hours.open"),
    ("capacity = 0\n", 1, "capacity"),
    ("several_sites = \"yes\"\n", 1, "several_sites"),
    ("note = \"one\"\nnote = \"two\"\n", 2, "not TOML"),
    ("visa = accepted\n", 1, "not TOML"),
    ("\u{feff}visa = \"no\"\r\n", 1, "visa"),
];

/// A file with one mistake of each kind, in the order in which they are told.
const EVERYTHING_WRONG: &str = r#"vsia = "accepted"
visa = "no"
capacity = 0
languages = ["en", 3, "de"]

[hours]
open = "sunrise-sunset"

[[grant]]
benefit = "fre"
caps = [{ amount = 3, unit = "block", per = "weak" }]

[[grant]]
to = "partners"
benefit = "free"
groups = ["Example Ring"]
caps = [{ amount = 3, unit = "day", per = "rolling" }, { amount = 2, unit = "block", per = "week" }]

[[grant]]
to = "members"

[[price]]
unit = "day"
when = "after"
currency = "EURO"

[[price]]
unit = "day"
or_more = true
when = "after"
"#;

#[test]
fn all_mistakes_of_a_terms_file_are_told_at_once_in_its_order() {
    let found = covisa::terms_file::mistakes(EVERYTHING_WRONG);
    let found: Vec<(u32, &str)> = found
        .iter()
        .map(|wrong| (wrong.line, wrong.key.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (1, "vsia"),
            (2, "visa"),
            (3, "capacity"),
            (4, "languages[1]"),
            (7, "hours.open"),
            (9, "grant[0].to"),
            (10, "grant[0].benefit"),
            (11, "grant[0].caps[0].per"),
            (16, "grant[1].groups"),
            (17, "grant[1].caps[0]"),
            (17, "grant[1].caps[1]"),
            (19, "grant[2].benefit"),
            (25, "price[0].currency"),
            (27, "price[1]"),
        ],
        "Each stands on its line."
    );
    let nord = Home::init("Example Nord");
    let file = nord.path().join("wrong.toml");
    std::fs::write(&file, EVERYTHING_WRONG).unwrap();
    let error = nord
        .verb(&["terms", "check", &file.display().to_string()])
        .error(6);
    let text = error["text"].as_str().unwrap();
    assert_eq!(text.lines().count(), 14, "One line each: {text}");
    for words in [
        "visa: \"no\" is not known here; write one of: \"accepted\", \"declined\"",
        "grant[0].to: is missing; write one of: \"members\", \"anyone\", \"partners\", \"guests of members\"",
        "did you mean \"free\"? It is one of: \"free\", \"discount\"",
        "currency: must have 3 letters, as in \"EUR\"",
        "where the sun stands is not reckoned here",
    ] {
        assert!(text.contains(words), "{words:?} is said: {text}");
    }
}

#[test]
fn one_mistake_hides_no_other() {
    let found = |text: &str| -> Vec<String> {
        let found = covisa::terms_file::mistakes(text).into_iter();
        found.map(|wrong| wrong.key).collect()
    };
    let misspelt = "[[grants]]\nto = \"members\"\n\n[hours]\nopen = \"nonsense\"\n\n[[grant]]\nto = \"partners\"\nbenefit = \"free\"\n";
    assert_eq!(found(misspelt), ["grants", "hours.open", "grant[0]"]);
    let hours = "[hours]\nopen = \"Feb 30 10:00-12:00\"\nunnamed_days = \"maybe\"\nkey_holders = \"SH off\"\n";
    assert_eq!(
        found(hours),
        ["hours.open", "hours.unnamed_days", "hours.key_holders"]
    );
    let closed =
        "[hours]\nunnamed_days = \"closed\"\n\n[[grant]]\nto = \"partners\"\nbenefit = \"free\"\n";
    assert_eq!(found(closed), ["grant[0]"]);
    assert_eq!(found("grant = 3\nvisa = \"no\"\n"), ["grant", "visa"]);
}

#[test]
fn what_may_not_be_meant_is_said_and_no_mistake() {
    let nord = Home::init("Example Nord");
    let file = nord.path().join("nights.toml");
    let terms = "visa = \"accepted\"\n[hours]\nopen = \"Su 08:00-03:00; Mo 08:00-23:00\"\n";
    std::fs::write(&file, terms).unwrap();
    let told = nord.done(&["terms", "check", &file.display().to_string()]);
    let remark = &told["remarks"][0];
    assert_eq!(
        (&remark["line"], &remark["key"]),
        (&3.into(), &"hours.open".into()),
        "{told}"
    );
    let text = remark["text"].as_str().unwrap();
    assert!(
        text.contains("runs past midnight"),
        "The night ends at midnight: {text}"
    );
}

/// What can be published and may not be meant: what the file says, which setting is asked about, and a piece of the question.
const ODD: [(&str, &str, &str); 23] = [
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nbooking = { days_before = 2 }\n",
        "grant[0].booking.days_before",
        "how long before",
    ),
    (
        "[[grant]]\nto = \"guests of members\"\nbenefit = \"free\"\ninvited = { per_member = true }\n",
        "grant[0].invited.per_member",
        "for whom is counted",
    ),
    (
        "[[grant]]\nto = \"guests of members\"\nbenefit = \"free\"\nguests = { rule = \"none\" }\n",
        "grant[0].guests",
        "invited = { at_once = 1 }",
    ),
    (
        "[[contact]]\nchannel = \"phone\"\n",
        "contact[0]",
        "without an address",
    ),
    (
        "[[group]]\nname = \"friends\"\nby_name = [\"Example West\"]\n",
        "group[0].spaces",
        "names are shown and match nobody",
    ),
    (
        "[[price]]\nunit = \"night\"\nwhen = \"after\"\n",
        "price[0]",
        "says no amount",
    ),
    (
        "[[grant]]\nto = \"anyone\"\nbenefit = \"at a price\"\nprice = [{ unit = \"day\", when = \"after\" }]\n",
        "grant[0].price[0]",
        "says no amount",
    ),
    (
        "closed_since = \"2011\"\n[[grant]]\nto = \"anyone\"\nbenefit = \"free\"\n",
        "closed_since",
        "closed gives nothing",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nrequires = { home_share_percent = 50 }\n",
        "grant[0].requires.home_share_percent",
        "no home attests this yet",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nrequires = { km_from_residence = 50 }\n",
        "grant[0].requires.km_from_residence",
        "only if they want it to",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nrequires.region = { rule = \"travelling\", of = \"residence\" }\n",
        "grant[0].requires.region.of",
        "only if they want it to",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nidentity = [\"photo id\"]\nproof = { bears = [\"stamp\"] }\n",
        "grant[0].proof",
        "identity asks for neither",
    ),
    (
        "[hours]\nunnamed_days = \"closed\"\nkey_holders = \"24/7\"\n",
        "hours.unnamed_days",
        "there is no open",
    ),
    (
        "[[grant]]\nto = \"anyone\"\nbenefit = \"at a price\"\n",
        "grant[0].benefit",
        "without a price",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nidentity = [\"photo id\", \"none\"]\n",
        "grant[0].identity",
        "passed over",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nguests = { rule = \"none\", at_most = 2 }\n",
        "grant[0].guests.at_most",
        "none are welcome",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = 0, unit = \"day\", per = \"week\" }]\n",
        "grant[0].caps",
        "gives 0",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nrequires = { waived_by_agreement = true }\n",
        "grant[0].requires.waived_by_agreement",
        "has none",
    ),
    (
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nidentity = [\"letter\"]\nidentity_any = true\n",
        "grant[0].identity_any",
        "does not name two",
    ),
    (
        "[[grant]]\nto = \"guests of members\"\nbenefit = \"free\"\ncaps = [{ amount = 1, unit = \"day\", per = \"month\" }, { amount = 2, unit = \"day\", per = \"year\" }]\ninvited = { per_member = true }\n",
        "grant[0].invited.per_member",
        "every cap of this grant",
    ),
    (
        "[[grant]]\nto = \"guests of members\"\nbenefit = \"free\"\nrequires = { min_tier = \"dedicated\" }\n",
        "grant[0].requires",
        "asked of the guests",
    ),
    (
        "[[price]]\namount = 0\ncurrency = \"EUR\"\nunit = \"day\"\n",
        "price[0]",
        "a price of 0",
    ),
    (
        "[hours]\nstaffed = \"Mo-Fr \\\"by appointment\\\"\"\n",
        "hours.staffed",
        "a comment",
    ),
];

#[test]
fn what_is_odd_is_asked_about_and_can_be_published() {
    for (text, key, piece) in ODD {
        let content = covisa::terms_file::from_toml(text).expect("this can be published");
        let remarks = covisa::terms_file::remarks(text, &content);
        let [remark] = remarks.as_slice() else {
            panic!("One thing is odd about {text}: {remarks:?}");
        };
        assert_eq!(remark.key, key, "The setting is named: {text}");
        assert!(
            remark.text.contains(piece),
            "{piece:?} is said: {}",
            remark.text
        );
        assert!(remark.line > 0, "And its line: {remark:?}");
    }
    let usual = "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nidentity = [\"letter\"]\nproof = { valid_days = 30 }\n";
    let content = covisa::terms_file::from_toml(usual).expect("so does this");
    assert_eq!(
        covisa::terms_file::remarks(usual, &content),
        [],
        "Nothing is odd here."
    );
}

/// Asserts that the words name file, line and piece.
fn named(text: &str, file: &str, line: u32, piece: &str) {
    let place = format!("{file}:{line}:");
    assert!(
        text.starts_with(&place),
        "The mistake stands at {place} {text}"
    );
    assert!(text.contains(piece), "{piece:?} is said: {text}");
}

#[test]
fn a_mistake_in_the_configuration_is_named_and_nothing_starts() {
    let nord = Home::init("Example Nord");
    let config = nord.path().join("config.toml");
    for (text, line, piece) in CONFIGURATIONS {
        std::fs::write(&config, text).unwrap();
        let before = contents(&nord.path());
        let error = nord
            .verb(&["serve", "--offline", "--http", "127.0.0.1:0"])
            .error(6);
        assert_eq!(
            error["code"], "config-invalid",
            "It is the configuration: {error}"
        );
        named(
            error["text"].as_str().unwrap(),
            &config.display().to_string(),
            *line,
            piece,
        );
        assert_eq!(
            contents(&nord.path()),
            before,
            "Nothing was changed for {text:?}."
        );
    }
}

#[test]
fn a_configuration_that_is_no_text_is_refused() {
    let nord = Home::init("Example Nord");
    for bytes in [vec![0xff, 0xfe, 0x00], vec![b'#'; 300 * 1024]] {
        std::fs::write(nord.path().join("config.toml"), bytes).unwrap();
        nord.verb(&["serve", "--offline", "--http", "127.0.0.1:0"])
            .error(6);
    }
}

#[test]
fn a_mistake_in_terms_is_named_and_nothing_is_published() {
    let nord = Home::init("Example Nord");
    let before = contents(&nord.path());
    for (text, line, piece) in TERMS {
        let file = nord.file("terms.toml", text);
        for verb in ["check", "publish"] {
            let error = nord.verb(&["terms", verb, &file]).error(6);
            assert_eq!(
                error["code"], "terms-invalid",
                "It is the terms file: {error}"
            );
            named(error["text"].as_str().unwrap(), &file, *line, piece);
        }
        assert_eq!(
            contents(&nord.path()),
            before,
            "Nothing was changed for {text:?}."
        );
    }
}

#[test]
fn founding_with_bad_terms_founds_nothing() {
    let home = Home::empty();
    let file = home.file("terms.toml", "visa = \"acepted\"\n");
    let error = home
        .verb(&["init", "--name", "Example Nord", "--terms", &file])
        .error(6);
    named(
        error["text"].as_str().unwrap(),
        &file,
        1,
        "did you mean \"accepted\"?",
    );
    assert!(!home.path().exists(), "Nothing was begun.");
}

#[test]
fn terms_that_are_no_text_are_refused() {
    let nord = Home::init("Example Nord");
    for bytes in [vec![0xff, 0xfe, 0x00], vec![b'#'; 100 * 1024]] {
        let file = nord.file("terms.toml", bytes);
        nord.verb(&["terms", "publish", &file]).error(6);
    }
}

#[test]
fn terms_too_large_for_a_record_are_refused() {
    let nord = Home::init("Example Nord");
    let grant = format!(
        "[[grant]]\nto = \"partners\"\nbenefit = \"free\"\nspaces = [{}]\n",
        format!("\"covisa:{}\", ", "a".repeat(32)).repeat(60)
    );
    let file = nord.file("terms.toml", grant.repeat(16));
    let before = nord.done(&["terms", "show"]);
    let error = nord.verb(&["terms", "publish", &file]).error(1);
    assert_eq!(
        error["code"], "terms-too-large",
        "The record would be too large: {error}"
    );
    assert_eq!(nord.done(&["terms", "show"]), before, "The old terms stay.");
}

#[test]
fn the_same_mistake_over_http_names_line_and_key() {
    let nord = Home::init("Example Nord");
    let node = nord.serve();
    let text = "visa = \"accepted\"\n\n[[grant]]\nto = \"membres\"\n";
    let answer = node.ask.send(
        "PUT",
        "/api/v1/terms",
        &[("content-type", "application/toml")],
        text.as_bytes(),
    );
    assert_eq!(answer.status, 422, "The terms are not taken.");
    let problem = answer.json();
    assert_eq!(
        problem["code"], "terms-invalid",
        "The problem has its code: {problem}"
    );
    assert_eq!(
        (&problem["line"], &problem["key"]),
        (&4.into(), &"grant[0].to".into()),
        "Its place is named: {problem}"
    );
}
