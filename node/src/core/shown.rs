//! What was shown at a desk, or said by another space about a visit, after it has climbed.

use federation_spec::records::pass::UnprovenPass;
use federation_spec::records::{Pass, VisitMessage};
use federation_spec::rules::question::Refusal;
use federation_spec::wire::ids::{MessageId, SpaceId, Timestamp};
use federation_spec::wire::signature::{Redeemed, Verified};

/// What was shown at a desk, after it climbed as far as it could.
#[derive(Debug, Clone)]
pub enum Shown {
    /// A pass signed by a key valid for its home.
    Genuine(Box<Verified<Pass>>),
    /// A pass of a home whose keys are not held: unproven.
    UnknownHome(Box<Pass>),
    /// A pass that names its home and a key which that home's log, as it is held, does not have.
    UnknownKey(Box<UnprovenPass>),
    /// Nothing yet: the home was asked.
    Asked {
        /// The home.
        home: SpaceId,
        /// The request.
        request: MessageId,
        /// When it was asked.
        at: Timestamp,
        /// Its node has the question.
        delivered: bool,
    },
    /// Not a pass; with the home it names, if it names one.
    Refused(Refusal, Option<SpaceId>),
}

/// What became of a message about a visit on the ladder.
#[derive(Debug, Clone)]
pub enum Heard {
    /// It is signed by the space that it names; the pass inside has climbed too.
    Message {
        /// The message.
        message: Box<Verified<VisitMessage>>,
        /// The pass that it carries.
        pass: Option<Box<Shown>>,
    },
    /// A space redeems an invitation that it has.
    Redemption {
        /// The message.
        message: Box<Verified<VisitMessage>>,
        /// That it has it.
        redeemed: Redeemed,
    },
    /// It is signed by a space, or a key, whose log is not held.
    KeyNotHeld,
    /// It fell.
    Fell,
}
