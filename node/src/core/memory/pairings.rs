//! Codes that wait for a browser.

use std::collections::BTreeMap;

use crate::core::facts::{Role, WayIn};
use crate::core::limits::{MAX_PAIRINGS, PAIRING_LIFE};
use crate::core::moment::Uptime;
use crate::core::problem::Problem;

/// Codes that wait for a browser.
#[derive(Debug, Default)]
pub struct Pairings {
    codes: BTreeMap<String, Invitation>,
}

/// What a code is good for.
#[derive(Debug)]
pub struct Invitation {
    /// What the browser may do.
    pub role: Role,
    /// What the operator calls it.
    pub label: Option<String>,
    /// Whose phone it is, if it is a member's.
    pub member: Option<String>,
    /// When the code was given out.
    pub at: Uptime,
}

impl Invitation {
    /// Given out now. A member's phone has the role of a member, whatever else is said.
    pub fn new(role: Role, label: Option<String>, member: Option<String>, at: Uptime) -> Self {
        Self {
            role: if member.is_some() { Role::Member } else { role },
            label,
            member,
            at,
        }
    }
}

impl Pairings {
    /// Whether one more may wait.
    pub fn have_room(&mut self, now: Uptime) -> bool {
        self.drop_old(now);
        self.codes.len() < MAX_PAIRINGS
    }

    /// Lets a code wait.
    pub fn hold(&mut self, code: String, invitation: Invitation) {
        self.codes.insert(code, invitation);
    }

    /// What a code is good for, which is used up by it. A wrong one uses up nothing: how many there may be is counted
    /// where they come from, before they are asked for here.
    pub fn take(&mut self, code: &str, way: WayIn, now: Uptime) -> Result<Invitation, Problem> {
        self.drop_old(now);
        let fits = |offer: &Invitation| way.pairs(offer.role);
        match self.codes.get(code).is_some_and(fits) {
            true => self.codes.remove(code).ok_or(Problem::WrongCode),
            false => Err(Problem::WrongCode),
        }
    }

    fn drop_old(&mut self, now: Uptime) {
        self.codes
            .retain(|_, offer| now.since(offer.at) < PAIRING_LIFE);
    }
}
