//! A desk is paired: a code of one use becomes a token that can be revoked.

use covisa_tests::asking::{Answer, Asking};
use covisa_tests::program::{Home, Running};
use serde_json::json;

fn offline(home: &Home) -> Running {
    Running::start(home, &["serve", "--http", "127.0.0.1:0", "--offline"])
}

fn pair(ask: &Asking, code: &str) -> Answer {
    let body = json!({ "code": code }).to_string();
    ask.with_token("").send(
        "POST",
        "/desk/pair",
        &[("content-type", "application/json")],
        body.as_bytes(),
    )
}

fn offer(home: &Home) -> String {
    home.done(&["desk", "pair"])["code"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn a_code_pairs_one_desk_once() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let code = offer(&nord);
    let paired = pair(&node.ask, &code);
    assert_eq!(
        paired.status,
        201,
        "The code becomes a token: {}",
        paired.json()
    );
    assert_eq!(paired.json()["role"], "desk", "It has the role of a desk.");
    let again = pair(&node.ask, &code);
    assert_eq!(
        (again.status, again.code().as_str()),
        (403, "wrong-code"),
        "A code works once."
    );
    let printed = node.ready["desk"]
        .as_str()
        .unwrap()
        .split('#')
        .nth(1)
        .unwrap()
        .to_owned();
    assert_eq!(
        pair(&node.ask, &printed).status,
        201,
        "The address that serve prints carries a code too."
    );
    let tokens = nord.done(&["token", "list"]);
    assert_eq!(
        tokens["items"].as_array().unwrap().len(),
        2,
        "Two desks are paired."
    );
    assert!(
        !tokens
            .to_string()
            .contains(paired.json()["token"].as_str().unwrap()),
        "No token is ever shown again."
    );
}

#[test]
fn a_revoked_token_counts_no_more_and_a_kept_one_over_a_restart() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let [one, other] = [(); 2].map(|()| pair(&node.ask, &offer(&nord)).json());
    let revoked = nord.done(&["token", "revoke", one["name"].as_str().unwrap()]);
    assert_eq!(
        revoked["token"], one["name"],
        "One desk's token is revoked."
    );
    let visits = |node: &Running, token: &serde_json::Value| {
        node.ask
            .with_token(token["token"].as_str().unwrap())
            .get("visits")
            .status
    };
    assert_eq!(visits(&node, &one), 401, "It counts no more.");
    assert_eq!(visits(&node, &other), 200, "The other one does.");
    node.kill();
    let node = offline(&nord);
    assert_eq!(
        (visits(&node, &one), visits(&node, &other)),
        (401, 200),
        "Both stay so over a restart."
    );
}

#[test]
fn five_wrong_codes_use_up_all_that_wait() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let code = offer(&nord);
    for wrong in 0..4 {
        assert_eq!(
            pair(&node.ask, "AAAAAAAAAAAAAAAA").status,
            403,
            "Wrong code {wrong} is refused."
        );
    }
    assert_eq!(
        pair(&node.ask, &code).status,
        201,
        "After four wrong ones the right one still works."
    );
    let code = offer(&nord);
    for _ in 0..5 {
        pair(&node.ask, "AAAAAAAAAAAAAAAA");
    }
    assert_eq!(
        pair(&node.ask, &code).status,
        403,
        "After five wrong ones it does not."
    );
    assert_eq!(
        pair(&node.ask, &offer(&nord)).status,
        201,
        "A new one does."
    );
}

#[test]
fn a_code_does_not_outlive_the_node() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let code = offer(&nord);
    node.stop();
    let node = offline(&nord);
    assert_eq!(
        pair(&node.ask, &code).status,
        403,
        "The code was the old node's."
    );
}
