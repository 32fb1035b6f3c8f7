//! What two spaces say to each other about one visit: a request, an answer, an advance notice; or, before the first one, that an
//! invitation is redeemed. SPEC §3.8
//!
//! A message goes from node to node and nowhere else: it is neither gossiped nor held for anyone.

use crate::wire::envelope::RecordType;
use crate::wire::ids::{CodeMark, InvitationKey, InvitationProof, MessageId, SpaceId, Timestamp};
use crate::wire::limits::MAX_PASS;
use crate::wire::signature::Redemption;

use super::fields::{Fault, FaultKind, map_fields, words};
use super::values::{Bytes, Text, Version1};
use super::{Authority, Record, Tenure, read_claims, write_claims};

words! {
    /// What a message is. (3 and 4 are kept for receipts.)
    pub enum MessageKind {
        /// A host asks about somebody at its desk.
        Request = 1 "request",
        /// The home answers.
        Answer = 2 "answer",
        /// The home tells a host that a member is coming.
        Notice = 5 "notice",
        /// A space that was invited says so to the one that invited it.
        Redemption = 6 "redemption",
    }
}

words! {
    /// What a home answers.
    pub enum Decision {
        /// The visitor is ours: a pass for the host comes with it.
        Ours = 1 "ours",
        /// The visitor is not ours, or not in a way that could be told.
        NotOurs = 2 "not ours",
    }
}

map_fields! {
    /// The claims of a message about a visit.
    pub struct VisitMessageClaims: Claims {
        /// The space that says it.
        1 => from: SpaceId,
        /// The space that is told.
        3 => to: SpaceId,
        /// When it is pointless.
        4 => expires_at: Timestamp,
        /// When it was signed.
        6 => issued_at: Timestamp,
        /// Drawn at random: what was heard once is not heard again.
        7 => id: MessageId,
        /// The body.
        -65537 => body: VisitMessageBody,
    }
}

map_fields! {
    /// The body of a message about a visit.
    pub struct VisitMessageBody: Body {
        /// Profile version.
        0 => version: Version1,
        /// What it is.
        1 => kind: MessageKind,
        /// An answer: to which request.
        2 => request: Option<MessageId>,
        /// An answer: what.
        6 => decision: Option<Decision>,
        /// A request or a notice: the mark of the code that the visitor says.
        10 => code: Option<CodeMark>,
        /// An answer or a notice: a signed pass for the host.
        11 => pass: Option<Bytes<1, MAX_PASS>>,
        /// A request: what visitors say of themselves, as the desk wrote it down.
        12 => says: Option<Text<1, 160>>,
        /// A redemption: which invitation.
        13 => invitation: Option<InvitationKey>,
        /// A redemption: that whoever says it has the invitation.
        14 => proof: Option<InvitationProof>,
    }
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Is somebody at our desk yours?
    Request(Visitor),
    /// To a request: the visitor is ours, and this is their pass for you.
    Ours {
        /// Which request.
        request: MessageId,
        /// The signed bytes of the pass.
        pass: Vec<u8>,
    },
    /// To a request: nothing can be said for the visitor.
    NotOurs {
        /// Which request.
        request: MessageId,
    },
    /// A member of ours is coming: this is their pass for you.
    Notice {
        /// The mark of the code that the member will say.
        code: CodeMark,
        /// The signed bytes of the pass.
        pass: Vec<u8>,
    },
    /// You have invited us.
    Redemption {
        /// With this invitation.
        invitation: InvitationKey,
        /// What its key signed.
        proof: InvitationProof,
    },
}

/// By what a visitor is to be known at home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visitor {
    /// By a code: the home's node looks it up.
    Code(CodeMark),
    /// By what visitors say of themselves: a person at home answers.
    Says(Text<1, 160>),
}

/// A message about a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitMessage {
    /// The space that says it.
    pub from: SpaceId,
    /// The space that is told.
    pub to: SpaceId,
    /// Its number.
    pub id: MessageId,
    /// When it was signed.
    pub issued_at: Timestamp,
    /// When it is pointless.
    pub expires_at: Timestamp,
    /// What it says.
    pub said: Said,
}

impl VisitMessage {
    fn of_claims(claims: VisitMessageClaims) -> Result<Self, Fault> {
        Ok(Self {
            from: claims.from,
            to: claims.to,
            id: claims.id,
            issued_at: claims.issued_at,
            expires_at: claims.expires_at,
            said: said(claims.body).ok_or(Fault::new(FaultKind::Form).under(-65537))?,
        })
    }

    /// What it says, if it redeems an invitation.
    pub fn redemption(&self) -> Redemption {
        Redemption {
            by: self.from,
            of: self.to,
            message: self.id,
        }
    }

    fn claims(&self) -> VisitMessageClaims {
        VisitMessageClaims {
            from: self.from,
            to: self.to,
            expires_at: self.expires_at,
            issued_at: self.issued_at,
            id: self.id,
            body: body(&self.said),
        }
    }
}

impl Record for VisitMessage {
    const TYPE: RecordType = RecordType::VisitMessage;

    fn read(payload: &[u8]) -> Result<Self, Fault> {
        Self::of_claims(read_claims(payload)?)
    }

    fn payload(&self) -> Vec<u8> {
        write_claims(&self.claims())
    }

    fn authority(&self) -> Authority<'_> {
        Authority::Space {
            space: self.from,
            at: self.issued_at,
            tenure: Tenure::Latest,
        }
    }
}

/// Each kind has its own keys, all of them and no others.
fn said(body: VisitMessageBody) -> Option<Said> {
    let pass = body.pass.map(|pass| pass.as_slice().to_vec());
    if let (MessageKind::Redemption, Some(invitation), Some(proof)) =
        (body.kind, body.invitation, body.proof)
    {
        let others = (body.request, body.decision, body.code, pass, body.says);
        let alone = others == (None, None, None, None, None);
        return alone.then_some(Said::Redemption { invitation, proof });
    }
    if body.invitation.is_some() || body.proof.is_some() {
        return None;
    }
    let parts = (body.request, body.decision, body.code, pass, body.says);
    Some(match (body.kind, parts) {
        (MessageKind::Request, (None, None, Some(code), None, None)) => {
            Said::Request(Visitor::Code(code))
        }
        (MessageKind::Request, (None, None, None, None, Some(says))) => {
            Said::Request(Visitor::Says(says))
        }
        (MessageKind::Answer, (Some(request), Some(Decision::Ours), None, Some(pass), None)) => {
            Said::Ours { request, pass }
        }
        (MessageKind::Answer, (Some(request), Some(Decision::NotOurs), None, None, None)) => {
            Said::NotOurs { request }
        }
        (MessageKind::Notice, (None, None, Some(code), Some(pass), None)) => {
            Said::Notice { code, pass }
        }
        _ => return None,
    })
}

fn body(said: &Said) -> VisitMessageBody {
    let of = |kind| VisitMessageBody {
        version: Version1,
        kind,
        request: None,
        decision: None,
        code: None,
        pass: None,
        says: None,
        invitation: None,
        proof: None,
    };
    match said {
        Said::Request(Visitor::Code(code)) => VisitMessageBody {
            code: Some(*code),
            ..of(MessageKind::Request)
        },
        Said::Request(Visitor::Says(says)) => VisitMessageBody {
            says: Some(says.clone()),
            ..of(MessageKind::Request)
        },
        Said::Ours { request, pass } => VisitMessageBody {
            request: Some(*request),
            decision: Some(Decision::Ours),
            pass: Bytes::new(pass.as_slice()),
            ..of(MessageKind::Answer)
        },
        Said::NotOurs { request } => VisitMessageBody {
            request: Some(*request),
            decision: Some(Decision::NotOurs),
            ..of(MessageKind::Answer)
        },
        Said::Notice { code, pass } => VisitMessageBody {
            code: Some(*code),
            pass: Bytes::new(pass.as_slice()),
            ..of(MessageKind::Notice)
        },
        Said::Redemption { invitation, proof } => VisitMessageBody {
            invitation: Some(*invitation),
            proof: Some(*proof),
            ..of(MessageKind::Redemption)
        },
    }
}
