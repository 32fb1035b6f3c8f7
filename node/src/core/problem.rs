//! Why something was not done.

/// Why a command was not carried out. Data: `words` says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No such space.
    UnknownSpace,
    /// No such record of this space.
    NoRecord,
    /// One's own space cannot be pinned or blocked.
    OwnSpace,
    /// An invitation is not made, found or accepted.
    Invitation(InvitationProblem),
    /// Nobody vouches for a space whose key was not checked.
    VouchNotPinned,
    /// One vouches for so many at most.
    TooManyVouches,
    /// No such member.
    UnknownMember,
    /// The membership ended.
    MemberEnded,
    /// Too many members.
    TooManyMembers,
    /// The member's plan may not use the visa.
    PlanStays(String),
    /// No import that can still be undone.
    NothingToUndo,
    /// No list was taken back within a day, or something else has changed since.
    NothingToRedo,
    /// No such pass, and no member of that id.
    UnknownPass,
    /// The pass has ended, or was taken back for good.
    PassEnded,
    /// There is no room in the status list for the name of another suspension.
    NoRoomToSuspend,
    /// The suspension cannot be lifted: an import made it, or it has no name.
    CannotResume,
    /// Too many passes for one command.
    TooManyPasses {
        /// The most.
        max: usize,
    },
    /// All places of all status lists are in use.
    ListsFull,
    /// A pass cannot show this.
    CannotShow(String),
    /// A pass for a host is not for this space itself.
    OwnHost,
    /// Days of a pass for one host that cannot be: they have passed, or end before they begin.
    BadDates,
    /// No such request, or none that waits for an answer.
    UnknownRequest,
    /// The other space is not pinned, so that it takes no messages from here, or none are taken from it.
    NotPinned,
    /// Too many messages wait.
    TooManyMessages,
    /// A name, plan or other text is too long or empty.
    BadText(&'static str),
    /// So many rows of a member list have the numbers of other people.
    OtherPeople(usize),
    /// As many kinds of member lists are kept as may be.
    TooManyProfiles,
    /// Nothing of that name is kept of how lists are read.
    UnknownProfile,
    /// A text that cannot be an e-mail address.
    BadEmail,
    /// A number of days outside the bounds.
    BadDays {
        /// The most.
        max: u64,
    },
    /// No such visit.
    UnknownVisit,
    /// Nothing that the visitor showed is there.
    NothingShown,
    /// The pass cannot be counted: not genuine.
    PassNotGenuine,
    /// A day that has not come.
    DayInFuture,
    /// No such peer.
    UnknownPeer,
    /// Too many peers.
    TooManyPeers,
    /// That is this node itself.
    OwnPeer,
    /// Not an address of a peer.
    BadAddress(String),
    /// The code is wrong, used or too old.
    WrongCode,
    /// Too many codes wait.
    TooManyPairings,
    /// No such token.
    UnknownToken,
    /// The signed terms would be larger than a record may be.
    TermsTooLarge {
        /// Bytes.
        len: usize,
        /// The bound.
        max: usize,
    },
    /// The clock of this computer cannot be right: nothing is dated by it.
    ClockInDoubt,
    /// This home was copied or brought back, and has not heard yet what was signed since.
    HomeCopied,
    /// Something of this space was signed later than now: this clock is wrong, or was.
    OwnFuture,
    /// This node listens for what peers know of its space before it says anything by itself.
    Listening,
    /// Another node signs with this space's key: nothing is published until a person looks at it.
    Twin,
    /// This computer does not have the key that signs for the space now.
    NoKey,
    /// The space was handed over to another computer.
    HandedOver,
    /// This home was not made of a backup, or a person has said that nothing is missing.
    NotRestored,
    /// The space was taken over with its recovery words.
    Recovered,
    /// Two key events of this space exclude each other: only the recovery words end that.
    KeyLogForked,
    /// This space has ended.
    SpaceEnded,
    /// These are not the recovery words that count.
    WrongWords,
    /// The key log has no room for another event.
    KeyLogFull,
    /// Another writer of the same ledger was quicker: nothing was done.
    Overtaken,
    /// The disk failed: nothing is written until the node is started anew.
    ReadOnly(String),
}

/// Why an invitation is not made, found or accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationProblem {
    /// There is no such one.
    Unknown,
    /// It has ended.
    Ended,
    /// What follows by itself follows for one space.
    FollowsOne,
    /// So many can be redeemed at once at most.
    TooMany,
    /// It is for fewer spaces or days than one, or for more than may be.
    OutOfBounds,
    /// Nothing listens for other nodes: there is nowhere to come to.
    NowhereReached,
}

impl From<InvitationProblem> for Problem {
    fn from(problem: InvitationProblem) -> Self {
        Self::Invitation(problem)
    }
}
