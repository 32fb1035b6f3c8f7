//! What went wrong, and what to do next: each problem has a code, a sentence and a next step.

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
    Told {
        code: code(problem),
        text: text(problem),
        next: next(problem).to_owned(),
    }
}

fn code(problem: &Problem) -> &'static str {
    match problem {
        Problem::UnknownSpace => "unknown-space",
        Problem::NoRecord => "no-record",
        Problem::OwnSpace => "own-space",
        Problem::UnknownMember => "unknown-member",
        Problem::MemberEnded => "member-ended",
        Problem::TooManyMembers => "too-many-members",
        Problem::BadText(_) => "bad-text",
        Problem::BadDays { .. } => "bad-days",
        Problem::UnknownVisit => "unknown-visit",
        Problem::PassNotGenuine => "pass-not-genuine",
        Problem::DayInFuture => "day-in-future",
        Problem::UnknownPeer => "unknown-peer",
        Problem::TooManyPeers => "too-many-peers",
        Problem::OwnPeer => "own-peer",
        Problem::BadAddress(_) => "bad-address",
        Problem::WrongCode => "wrong-code",
        Problem::TooManyPairings => "too-many-pairings",
        Problem::UnknownToken => "unknown-token",
        Problem::TermsTooLarge { .. } => "terms-too-large",
        Problem::Twin => "twin",
        Problem::ClockInDoubt => "clock-in-doubt",
        Problem::ReadOnly(_) => "read-only",
        Problem::PlanStays(_) => "plan-stays",
        Problem::NothingToUndo => "nothing-to-undo",
        Problem::UnknownPass => "unknown-pass",
        Problem::PassEnded => "pass-ended",
        Problem::TooManyPasses { .. } => "too-many-passes",
        Problem::ListsFull => "lists-full",
        Problem::CannotShow(_) => "cannot-show",
        Problem::OwnHost => "own-host",
        Problem::BadDates => "bad-dates",
        Problem::UnknownRequest => "unknown-request",
        Problem::NotPinned => "not-pinned",
        Problem::TooManyMessages => "too-many-messages",
    }
}

fn text(problem: &Problem) -> String {
    let fixed = match problem {
        Problem::BadText(what) => return format!("The {what} must have 1 to 80 bytes."),
        Problem::BadDays { max } => return format!("A pass of this kind lives 1 to {max} days."),
        Problem::PlanStays(plan) => {
            return format!("Members of the plan {plan:?} do not use the visa.");
        }
        Problem::TooManyPasses { max } => {
            return format!("More than {max} passes with one command are too many.");
        }
        Problem::CannotShow(what) => return format!("A pass cannot show {what:?}."),
        Problem::BadAddress(what) => return format!("{what}."),
        Problem::TermsTooLarge { len, max } => {
            return format!(
                "Signed, the terms would have {len} bytes; a record has at most {max}."
            );
        }
        Problem::ReadOnly(reason) => return format!("Nothing can be written: {reason}."),
        Problem::UnknownSpace => "This node knows no such space.",
        Problem::NoRecord => "This space has published no such record.",
        Problem::OwnSpace => "That is this space itself.",
        Problem::UnknownMember => "There is no such member.",
        Problem::MemberEnded => "This membership does not run today.",
        Problem::TooManyMembers => "This space has as many members as one node keeps.",
        Problem::UnknownVisit => "There is no such visit.",
        Problem::PassNotGenuine => "The pass cannot be checked, so its visit cannot be counted.",
        Problem::DayInFuture => "That day has not come.",
        Problem::UnknownPeer => "No such peer was named.",
        Problem::TooManyPeers => "This node has as many named peers as it keeps.",
        Problem::OwnPeer => "That address is this node's own.",
        Problem::WrongCode => "The code is wrong, used or too old.",
        Problem::TooManyPairings => "Too many codes wait for a desk.",
        Problem::UnknownToken => "There is no such token.",
        Problem::Twin => "Another node signs with this space's key, so nothing is published here.",
        Problem::ClockInDoubt => {
            "The clock of this computer cannot be right, so nothing is signed by it."
        }
        Problem::NothingToUndo => "There is no import of the last 24 hours to take back.",
        Problem::UnknownPass => "There is no such pass, and no member of that id has one.",
        Problem::PassEnded => "There is nothing to change: no such pass runs any more.",
        Problem::ListsFull => "Every place of all 64 status lists is in use.",
        Problem::OwnHost => "A pass for one host is for another space than this one.",
        Problem::BadDates => "These dates cannot be: they have passed, or end before they begin.",
        Problem::UnknownRequest => {
            "There is no such request, or it has been answered or has ended."
        }
        Problem::NotPinned => {
            "Messages go only between spaces that have checked each other's keys."
        }
        Problem::TooManyMessages => "As many messages wait as one node keeps.",
    };
    fixed.to_owned()
}

fn next(problem: &Problem) -> &'static str {
    match problem {
        Problem::UnknownSpace => "covisa space list shows those it knows.",
        Problem::NoRecord => "covisa space show ID shows what it has published.",
        Problem::OwnSpace => "Pin and block other spaces.",
        Problem::UnknownMember => "covisa member list shows the ids.",
        Problem::MemberEnded => "covisa member list shows since when and until when each one runs.",
        Problem::TooManyMembers => "Use a second space for the others.",
        Problem::BadText(_) => "Give it a text of that length.",
        Problem::BadDays { .. } => "Give a number in that range with --days.",
        Problem::UnknownVisit => "covisa visit list shows the ids.",
        Problem::PassNotGenuine => "covisa verify says what is wrong with it.",
        Problem::DayInFuture => "Note visits of today or earlier.",
        Problem::UnknownPeer => "covisa peer list shows them.",
        Problem::TooManyPeers => "Remove one with covisa peer remove ID.",
        Problem::OwnPeer => "Add the address that the other node prints.",
        Problem::BadAddress(_) => {
            "Copy the whole address that the other node prints: /ip4/.../tcp/8611/p2p/12D3KooW..."
        }
        Problem::WrongCode => "Type covisa desk pair for a new one.",
        Problem::TooManyPairings => "Use one of them, or wait ten minutes.",
        Problem::UnknownToken => "covisa token list shows them.",
        Problem::TermsTooLarge { .. } => "Shorten notes and lists.",
        Problem::Twin => "Stop the other copy of this home, then start this one anew.",
        Problem::ClockInDoubt => "Set its date and time, then try again.",
        Problem::PlanStays(_) => {
            "Change that with covisa plan set PLAN --travels yes, or give the member another plan."
        }
        Problem::NothingToUndo => "Import the list as it was before.",
        Problem::UnknownPass => "covisa pass list shows them.",
        Problem::PassEnded => "covisa pass list shows how each one stands.",
        Problem::TooManyPasses { .. } => "Issue them in parts.",
        Problem::ListsFull => "Let passes end, or issue shorter ones.",
        Problem::CannotShow(_) => {
            "Choose from tier, name, plan, home_name, member_since and email, or none."
        }
        Problem::OwnHost => "Give the host's id with --for.",
        Problem::BadDates => "Write days as 2026-11-21, the first before the last.",
        Problem::UnknownRequest => "covisa request list shows them.",
        Problem::NotPinned => {
            "Check the other space's key with its people, then: covisa space pin ID"
        }
        Problem::TooManyMessages => "Wait until some of them have been delivered or have ended.",
        Problem::ReadOnly(_) => {
            "Mend the disk, then start the node anew. Checks without check-in still work."
        }
    }
}
