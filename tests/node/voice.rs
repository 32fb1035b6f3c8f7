//! Somebody with the keys of a home, who talks as that home's node would.

use covisa::clock;
use covisa_tests::adversary::{Adversary, Manners};
use covisa_tests::made::{DAY, card_of};
use covisa_tests::program::{Home, Running};
use data_encoding::HEXLOWER;
use federation_spec::protocol::Request;
use federation_spec::records::attestation::AttestationClaims;
use federation_spec::records::visit_message::{Said, VisitMessage};
use federation_spec::records::{Attestation, Card};
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::ids::{CodeMark, Hash32, MessageId, SpaceId, Subject, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign};

use crate::bad_streams::words;
use crate::judging::fresh;

/// A home whose keys the test has: it talks as that home's node would.
pub struct Voice {
    /// The home.
    pub space: SpaceId,
    /// Whom it talks to.
    pub to: SpaceId,
    /// Its key.
    pub key: SigningKey,
    /// What its key is made of.
    pub seed: [u8; 32],
    transport: [u8; 32],
}

impl Voice {
    /// That of a home, which talks to another one.
    pub fn of(home: &Home, to: &Home) -> Self {
        Self {
            space: home.space.parse().unwrap(),
            to: to.space.parse().unwrap(),
            key: SigningKey::from_seed(&seed(home, "signing")),
            seed: seed(home, "signing"),
            transport: seed(home, "transport"),
        }
    }

    /// Its node, connected with another one.
    pub fn connect(&self, node: &Running) -> Adversary {
        Adversary::with(&node.address(), Manners::default().key(self.transport))
    }

    /// A message that is in order, but for what it says.
    pub fn message(&self, said: Said) -> VisitMessage {
        let now = clock::now();
        VisitMessage {
            from: self.space,
            to: self.to,
            id: number(),
            issued_at: now,
            expires_at: now.plus(DAY),
            said,
        }
    }

    /// A notice that is in order, of a pass.
    pub fn notice(&self, pass: &[u8]) -> VisitMessage {
        self.message(Said::Notice {
            code: CodeMark(number().0),
            pass: pass.to_vec(),
        })
    }

    /// A notice of a pass under this code, until a moment.
    pub fn announce(&self, code: &str, pass: &[u8], expires_at: Timestamp) -> VisitMessage {
        let id = number();
        let code = ShortCode::read(code).unwrap().mark(&id);
        let pass = pass.to_vec();
        VisitMessage {
            id,
            expires_at,
            ..self.message(Said::Notice { code, pass })
        }
    }

    /// The signed bytes of a message.
    pub fn signed(&self, message: &VisitMessage) -> Vec<u8> {
        sign(message, &self.key).bytes().to_vec()
    }

    /// A pass for the host that is told, changed before it is signed.
    pub fn pass(&self, change: impl FnOnce(&mut AttestationClaims)) -> Vec<u8> {
        let now = clock::now();
        let Card(card) = card_of(self.space, "Example Nord", now, now.plus(DAY));
        let mut claims = AttestationClaims {
            home: self.space,
            subject: Subject::of_card(&[3; 32], "m-alice").at_host(self.to),
            audience: self.to,
            expires_at: card.expires_at,
            not_before: None,
            issued_at: now,
            status: None,
            body: card.body,
        };
        change(&mut claims);
        sign(&Attestation(claims), &self.key).bytes().to_vec()
    }
}

/// A seed among the keys of a home, as whoever has its files has it.
pub fn seed(home: &Home, name: &str) -> [u8; 32] {
    let hex = std::fs::read_to_string(home.path().join("keys").join(name)).unwrap();
    let bytes = HEXLOWER.decode(hex.trim().as_bytes()).unwrap();
    bytes.try_into().unwrap()
}

/// A number that no other message of this run has.
pub fn number() -> MessageId {
    let bytes = Hash32::of(&fresh().to_be_bytes()).0;
    MessageId(bytes[..16].try_into().unwrap())
}

/// Delivers the bytes of a message.
pub fn deliver(peer: &Adversary, message: Vec<u8>) -> String {
    words(&peer.ask(&Request::Deliver(message).encode()))
}
