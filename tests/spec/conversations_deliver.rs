//! The transcript in which messages about visits are delivered. SPEC §8.9

use data_encoding::HEXLOWER;
use federation_spec::protocol::Request;
use federation_spec::wire::cbor::{Item, encode};
use federation_spec::wire::ids::{Hash32, InvitationSecret, Timestamp};
use federation_spec::wire::signature::Redemption;
use serde_json::{Value, json};

use super::conversations::{Held, Talk, bytes};
use super::written::{NOW, Space, mark, number};

/// The Attic's node `a` delivers to the Yard's node `b`, which has pinned the Attic and the Annex, and not the Shed.
struct Stage {
    yard: Space,
    attic: Space,
    annex: Space,
    shed: Space,
}

/// What is said, the message, and the answer.
type Said = (&'static str, Vec<u8>, &'static str);

const NOTED: &str = "Noted.";
const MALFORMED: &str = "Refused: malformed.";
const NOT_TAKEN: &str = "Refused: not taken.";

pub fn deliver() -> Value {
    let [yard, attic, annex, shed] = ["Yard", "Attic", "Annex", "Shed"].map(Space::named);
    let stage = Stage {
        yard,
        attic,
        annex,
        shed,
    };
    let mut talk = Talk::between(
        "Messages about visits are delivered: what is taken is noted, what will never be is malformed, what may be is not taken.",
        [&[], &stage.held()],
        stage.sides(),
    );
    let said = [
        stage.announced(),
        stage.answered(),
        stage.not_for_this_desk(),
        stage.not_by_the_rules(),
        stage.redeemed(),
    ];
    for (says, message, answer) in said.into_iter().flatten() {
        talk.ask(says, &Request::Deliver(message), answer);
    }
    talk.ask_by_hand(
        "Two messages at once.",
        &two_at_once(),
        "Refused: unknown request.",
    );
    talk.json()
}

impl Stage {
    fn held(&self) -> Vec<Held> {
        let profile = |space: &Space, name, byte| {
            bytes(&space.signed(&space.profile(name, json!({"peers": [peer(byte)]}))))
        };
        let records = [
            bytes(&self.yard.inception()),
            bytes(&self.attic.inception()),
            profile(&self.attic, "Example Attic", "a1"),
            bytes(&self.annex.inception()),
            profile(&self.annex, "Example Annex", "a2"),
            bytes(&self.shed.inception()),
            profile(&self.shed, "Example Shed", "a1"),
        ];
        let numbered = records.into_iter().zip(1..);
        numbered
            .map(|(record, arrival)| (arrival, false, record))
            .collect()
    }

    fn sides(&self) -> [Value; 2] {
        let desk = |space: &Space, byte, pinned: &[&Space], asked: Vec<Value>| {
            let pinned: Vec<_> = pinned.iter().map(|space| space.id().to_string()).collect();
            let invitations = [("once", NOW.plus(60)), ("ended", NOW)].map(|(word, ends)| {
                json!({"invitation": secret(word).key().to_string(), "times": 1, "ends": ends.0})
            });
            let invitations = invitations.iter().filter(|_| space.id() == self.yard.id());
            let invitations: Vec<_> = invitations.collect();
            json!({"space": space.id().to_string(), "peer": peer(byte), "pinned": pinned, "asked": asked, "invitations": invitations})
        };
        let open = |word, of: &Space| json!({"id": id(word), "of": of.id().to_string()});
        let asked = vec![
            open("first", &self.attic),
            open("second", &self.attic),
            open("third", &self.annex),
        ];
        [
            desk(&self.attic, "a1", &[], Vec::new()),
            desk(&self.yard, "b1", &[&self.attic, &self.annex], asked),
        ]
    }

    /// What the Attic says to the Yard.
    fn said(&self, word: &str, body: Value) -> Vec<u8> {
        let message = self.attic.message(self.yard.id(), number(word), body);
        bytes(&self.attic.signed(&message))
    }

    /// What a space says to another one: a member is coming.
    fn coming(from: &Space, to: &Space, word: &str) -> Vec<u8> {
        let code = mark("7ZK4P-9QX2M", &number(word));
        let body = json!({"kind": "notice", "code": code, "pass": from.pass_for(to.id())});
        bytes(&from.signed(&from.message(to.id(), number(word), body)))
    }

    fn ours(&self, word: &str, request: &str, host: &Space) -> Vec<u8> {
        let pass = self.attic.pass_for(host.id());
        let body =
            json!({"kind": "answer", "request": id(request), "decision": "ours", "pass": pass});
        self.said(word, body)
    }

    fn not_ours(&self, word: &str, request: &str) -> Vec<u8> {
        let body = json!({"kind": "answer", "request": id(request), "decision": "not ours"});
        self.said(word, body)
    }

    fn announced(&self) -> Vec<Said> {
        let notice = Self::coming(&self.attic, &self.yard, "notice");
        vec![
            ("A member of the Attic is coming.", notice.clone(), NOTED),
            ("The same once more: the answer was lost.", notice, NOTED),
            (
                "Is this one yours?",
                self.said("ask", asking("Example Member")),
                NOTED,
            ),
            (
                "Another message with the number of that one.",
                self.said("ask", asking("Somebody else")),
                NOTED,
            ),
        ]
    }

    fn answered(&self) -> Vec<Said> {
        let ours = self.ours("ours", "first", &self.yard);
        vec![
            (
                "To your first question: ours, but with a pass for the Annex.",
                self.ours("wrong pass", "first", &self.annex),
                MALFORMED,
            ),
            ("To your first question: ours.", ours.clone(), NOTED),
            ("The same once more.", ours, NOTED),
            (
                "To your first question: not ours, after all.",
                self.not_ours("again", "first"),
                MALFORMED,
            ),
            (
                "To your second question: not ours.",
                self.not_ours("not ours", "second"),
                NOTED,
            ),
            (
                "To the question that you asked the Annex: not ours.",
                self.not_ours("other", "third"),
                MALFORMED,
            ),
            (
                "To a question that nobody asked: not ours.",
                self.not_ours("unasked", "fourth"),
                MALFORMED,
            ),
        ]
    }

    fn not_for_this_desk(&self) -> Vec<Said> {
        let of_yard = json!({"kind": "notice", "code": "00".repeat(16), "pass": self.yard.pass_for(self.yard.id())});
        vec![
            (
                "A member of the Attic is coming to the Annex.",
                Self::coming(&self.attic, &self.annex, "elsewhere"),
                MALFORMED,
            ),
            (
                "A member of the Shed is coming, whose node this is as well, and which nobody pinned.",
                Self::coming(&self.shed, &self.yard, "shed"),
                NOT_TAKEN,
            ),
            (
                "A member of the Annex is coming; but this is none of its nodes.",
                Self::coming(&self.annex, &self.yard, "annex"),
                NOT_TAKEN,
            ),
            (
                "A member of a house is coming of which nothing is held.",
                Self::coming(&Space::named("Nowhere"), &self.yard, "nowhere"),
                NOT_TAKEN,
            ),
            (
                "A member of the Shed is coming to the Annex.",
                Self::coming(&self.shed, &self.annex, "shed elsewhere"),
                MALFORMED,
            ),
            (
                "A member is coming, with a pass of the Yard itself.",
                self.said("of yard", of_yard),
                MALFORMED,
            ),
        ]
    }

    /// A space redeems an invitation; whether whoever says so has it.
    fn redeeming(&self, by: &Space, (word, has): (&str, bool), message: &str) -> Vec<u8> {
        let redemption = Redemption {
            by: match has {
                true => by.id(),
                false => self.annex.id(),
            },
            of: self.yard.id(),
            message: number(message),
        };
        let (key, proof) = (secret(word).key(), secret(word).redeems(&redemption));
        let proof = HEXLOWER.encode(&proof.0);
        let body = json!({"kind": "redemption", "invitation": key.to_string(), "proof": proof});
        bytes(&by.signed(&by.message(self.yard.id(), number(message), body)))
    }

    fn redeemed(&self) -> Vec<Said> {
        let shed = |which, message| self.redeeming(&self.shed, which, message);
        vec![
            (
                "The Shed redeems an invitation, and shows a proof that was made for the Annex.",
                shed(("once", false), "stolen"),
                MALFORMED,
            ),
            (
                "The Annex redeems an invitation; but this is none of its nodes.",
                self.redeeming(&self.annex, ("once", true), "annex redeems"),
                NOT_TAKEN,
            ),
            (
                "The Shed redeems an invitation that has ended.",
                shed(("ended", true), "ended"),
                MALFORMED,
            ),
            (
                "The Shed redeems an invitation that the Yard never made.",
                shed(("never", true), "never"),
                MALFORMED,
            ),
            (
                "The Shed, which nobody pinned, redeems an invitation for one space.",
                shed(("once", true), "redeems"),
                NOTED,
            ),
            (
                "The same in another message.",
                shed(("once", true), "redeems again"),
                NOTED,
            ),
            (
                "The Attic redeems it, after the one space for which it was.",
                self.redeeming(&self.attic, ("once", true), "attic redeems"),
                MALFORMED,
            ),
            (
                "A member of the Shed is coming: it is still not pinned.",
                Self::coming(&self.shed, &self.yard, "shed again"),
                NOT_TAKEN,
            ),
        ]
    }

    fn not_by_the_rules(&self) -> Vec<Said> {
        let dated = |word, from, to| {
            let asking = asking("Example Member");
            let mut message = self.attic.message(self.yard.id(), number(word), asking);
            (message.issued_at, message.expires_at) = (Timestamp(from), Timestamp(to));
            bytes(&self.attic.signed(&message))
        };
        let card = self.attic.card("17", json!({}), json!({}));
        vec![
            (
                "A message that ends now.",
                dated("ends", NOW.0 - 60, NOW.0),
                MALFORMED,
            ),
            (
                "A message from 601 seconds ahead.",
                dated("ahead", NOW.0 + 601, NOW.0 + 900),
                NOT_TAKEN,
            ),
            (
                "A card, which is no message.",
                bytes(&self.attic.signed(&card)),
                MALFORMED,
            ),
            ("Bytes that are no record.", vec![0], MALFORMED),
        ]
    }
}

/// The secret of an invitation, made of a word.
fn secret(word: &str) -> InvitationSecret {
    InvitationSecret(Hash32::of(word.as_bytes()).0)
}

/// The number that a word gives, in hexadecimal.
fn id(word: &str) -> String {
    HEXLOWER.encode(&number(word).0)
}

fn asking(says: &str) -> Value {
    json!({"kind": "request", "says": says})
}

/// The peer id of a node, made of one byte.
fn peer(byte: &str) -> String {
    format!("002408011220{}", byte.repeat(32))
}

fn two_at_once() -> Vec<u8> {
    let two = Item::Array(vec![Item::Bytes(vec![0]); 2]);
    let frame = [(0, Item::int(1)), (1, Item::int(6)), (5, two)];
    let frame = frame.map(|(key, value)| (Item::int(key), value));
    encode(&Item::Map(frame.to_vec()))
}
