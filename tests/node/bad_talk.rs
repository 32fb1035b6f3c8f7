//! Messages about visits that come twice, all at once, too late or too often.

use covisa::clock;
use covisa_tests::adversary::Adversary;
use covisa_tests::adversary::streams::End;
use covisa_tests::faulty::{Fault, Faulty};
use covisa_tests::made::DAY;
use covisa_tests::table::Table;
use covisa_tests::{PATIENCE, wait_until};
use data_encoding::HEXLOWER;
use federation_spec::protocol::{CATCH_UP, Request};
use federation_spec::records::Decoded;
use federation_spec::records::visit_message::{Said, VisitMessage, Visitor};
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{CodeMark, MessageId};
use serde_json::json;

use crate::bad_kit::told;
use crate::bad_messages::Desk;
use crate::bad_streams::words;
use crate::voice::deliver;

#[test]
fn a_question_by_a_code_of_nobody_is_answered_once() {
    let desk = Desk::new();
    let peer = desk.nord.connect(&desk.node);
    let mark = Visitor::Code(CodeMark([1; 16]));
    let question = desk.nord.message(Said::Request(mark));
    for expected in ["noted", "noted"] {
        assert_eq!(
            deliver(&peer, desk.nord.signed(&question)),
            expected,
            "It is heard."
        );
    }
    let delivered = || {
        let asked = peer.asked().into_iter();
        let bytes = asked.filter_map(|frame| match Request::decode(&frame) {
            Ok(Request::Deliver(bytes)) => Some(bytes),
            _ => None,
        });
        bytes.collect::<Vec<_>>()
    };
    let answer = wait_until("The answer comes", || delivered().into_iter().next());
    let answer = Decoded::<VisitMessage>::read(Envelope::parse(&answer).unwrap()).unwrap();
    assert_eq!(
        answer.unproven().said,
        Said::NotOurs {
            request: question.id
        },
        "Nothing can be said of the code."
    );
    assert_eq!(
        delivered().len(),
        1,
        "A question that came twice is answered once."
    );
}

#[test]
fn one_notice_told_many_times_at_once_is_kept_once() {
    let desk = Desk::new();
    let peer = desk.nord.connect(&desk.node);
    let first = desk.nord.signed(&desk.nord.notice(&desk.nord.pass(|_| {})));
    let second = desk.nord.signed(&desk.nord.notice(&desk.nord.pass(|_| {})));
    let before = desk.ledger();
    assert_eq!(deliver(&peer, first), "noted", "The first one is noted.");
    let one = desk.ledger() - before;
    let frame = Request::Deliver(second).encode();
    let told: Vec<_> = (0..4)
        .map(|_| peer.open(CATCH_UP, &frame, End::Close, PATIENCE))
        .collect();
    for came in told {
        assert_eq!(words(&came.recv().unwrap()), "noted", "Each is noted.");
    }
    assert_eq!(
        desk.ledger() - before - one,
        one,
        "One entry is written for all of them."
    );
}

#[test]
fn a_home_that_talks_too_much_is_told_to_wait() {
    let Desk {
        nord,
        sued,
        mut node,
        card,
    } = Desk::new();
    let mut table = Table::new("messages-many");
    let say = |peer: &Adversary| deliver(peer, nord.signed(&nord.notice(&nord.pass(|_| {}))));
    let mut held = 0;
    // The window of a minute is a matter of the process: with a new one it begins again.
    for round in 0..5 {
        let peer = nord.connect(&node);
        let most = 60.min(256 - held);
        let replies: Vec<String> = (0..most).map(|_| say(&peer)).collect();
        let noted = replies.iter().filter(|reply| *reply == "noted").count();
        table.note(
            117,
            format!("minute {round}, noted"),
            most.to_string(),
            noted.to_string(),
        );
        held += noted;
        let about = format!("message {}, {held} held", most + 1);
        table.note(117, about, "refused: busy", say(&peer));
        let check = node.ask.post("desk/check", &json!({ "pass": card })).json();
        table.note(117, "the desk meanwhile", "green COV-G01", told(&check));
        drop(peer);
        node.stop();
        node = sued.serve();
    }
    let desk = Desk {
        nord,
        sued,
        node,
        card,
    };
    let peer = desk.nord.connect(&desk.node);
    let more = desk.nord.signed(&desk.nord.notice(&desk.nord.pass(|_| {})));
    let got = desk.reply(&peer, more);
    table.note(
        118,
        "message 257 of one space, after a restart",
        "refused: busy, nothing kept",
        got,
    );
    table.finish();
}

#[test]
fn an_answer_after_its_question_ended_is_noted_as_long_as_there_was_none() {
    let desk = Desk::new();
    let Desk {
        nord, sued, node, ..
    } = desk;
    node.stop();
    let faulty = Faulty::of(&sued);
    let node = faulty.serve_online(&sued);
    let peer = nord.connect(&node);
    let asked = sued.done(&["request", "ask", &nord.space.to_string(), "--says", "Alice"]);
    let request = asked["request"].as_str().unwrap().to_owned();
    let id = HEXLOWER
        .decode(request.as_bytes())
        .unwrap()
        .try_into()
        .unwrap();
    faulty.set(Fault {
        clock: 2 * DAY as i32,
        ..Fault::default()
    });
    let check = || {
        told(
            &node
                .ask
                .post("desk/check", &json!({ "request": request }))
                .json(),
        )
    };
    assert_eq!(
        check(),
        "amber COV-A35",
        "A clock that jumps is not believed."
    );
    node.ask.post("confirm/clock", &json!({}));
    assert_eq!(check(), "amber COV-A40", "Nobody answered within a day.");
    let now = clock::now().plus(2 * DAY);
    let late = VisitMessage {
        issued_at: now,
        expires_at: now.plus(DAY),
        ..nord.message(Said::NotOurs {
            request: MessageId(id),
        })
    };
    assert_eq!(
        deliver(&peer, nord.signed(&late)),
        "noted",
        "It is the first answer."
    );
    assert_eq!(check(), "red COV-R19", "What the home says late it says.");
}
