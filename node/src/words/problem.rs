//! What went wrong, and what to do next: one place maps each problem to a code, a sentence and a next step.

use crate::core::Problem;

/// A problem as people and programs read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Stable, for programs.
    pub code: &'static str,
    /// What happened.
    pub text: String,
    /// What to do next.
    pub next: String,
}

/// Words a problem.
pub fn problem(problem: &Problem) -> Told {
    let (code, text, next) = match problem {
        Problem::UnknownSpace => (
            "unknown-space",
            "This node knows no such space.".to_owned(),
            "covisa space list shows those it knows.",
        ),
        Problem::NoRecord => (
            "no-record",
            "This space has published no such record.".to_owned(),
            "covisa space show ID shows what it has published.",
        ),
        Problem::OwnSpace => (
            "own-space",
            "That is this space itself.".to_owned(),
            "Pin and block other spaces.",
        ),
        Problem::UnknownMember => (
            "unknown-member",
            "There is no such member.".to_owned(),
            "covisa member list shows the ids.",
        ),
        Problem::MemberEnded => (
            "member-ended",
            "This membership does not run today.".to_owned(),
            "covisa member list shows since when and until when each one runs.",
        ),
        Problem::TooManyMembers => (
            "too-many-members",
            "This space has as many members as one node keeps.".to_owned(),
            "Use a second space for the others.",
        ),
        Problem::BadText(what) => (
            "bad-text",
            format!("The {what} must have 1 to 80 bytes."),
            "Shorten it.",
        ),
        Problem::BadDays { max } => (
            "bad-days",
            format!("A card lives 1 to {max} days."),
            "Give a number in that range with --days.",
        ),
        Problem::UnknownVisit => (
            "unknown-visit",
            "There is no such visit.".to_owned(),
            "covisa visit list shows the ids.",
        ),
        Problem::PassNotGenuine => (
            "pass-not-genuine",
            "The pass cannot be checked, so its visit cannot be counted.".to_owned(),
            "covisa verify says what is wrong with it.",
        ),
        Problem::DayInFuture => (
            "day-in-future",
            "That day has not come.".to_owned(),
            "Note visits of today or earlier.",
        ),
        Problem::UnknownPeer => (
            "unknown-peer",
            "No such peer was named.".to_owned(),
            "covisa peer list shows them.",
        ),
        Problem::TooManyPeers => (
            "too-many-peers",
            "This node has as many named peers as it keeps.".to_owned(),
            "Remove one with covisa peer remove ID.",
        ),
        Problem::OwnPeer => (
            "own-peer",
            "That address is this node's own.".to_owned(),
            "Add the address that the other node prints.",
        ),
        Problem::BadAddress(what) => (
            "bad-address",
            format!("{what}."),
            "Copy the whole address that the other node prints: /ip4/.../tcp/8611/p2p/12D3KooW...",
        ),
        Problem::WrongCode => (
            "wrong-code",
            "The code is wrong, used or too old.".to_owned(),
            "Type covisa desk pair for a new one.",
        ),
        Problem::TooManyPairings => (
            "too-many-pairings",
            "Too many codes wait for a desk.".to_owned(),
            "Use one of them, or wait ten minutes.",
        ),
        Problem::UnknownToken => (
            "unknown-token",
            "There is no such token.".to_owned(),
            "covisa token list shows them.",
        ),
        Problem::TermsTooLarge { len, max } => (
            "terms-too-large",
            format!("Signed, the terms would have {len} bytes; a record has at most {max}."),
            "Shorten notes and lists.",
        ),
        Problem::Twin => (
            "twin",
            "Another node signs with this space's key, so nothing is published here.".to_owned(),
            "Stop the other copy of this home, then start this one anew.",
        ),
        Problem::Busy => (
            "busy",
            "More checks wait than can be made.".to_owned(),
            "Try again in a moment.",
        ),
        Problem::ReadOnly(reason) => (
            "read-only",
            format!("Nothing can be written: {reason}."),
            "Mend the disk, then start the node anew. Checks without check-in still work.",
        ),
    };
    Told {
        code,
        text,
        next: next.to_owned(),
    }
}
