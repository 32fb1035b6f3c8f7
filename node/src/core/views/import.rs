//! What a member list changes, or would change.

use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::Timestamp;

/// What an import changes, or would change.
#[derive(Debug, Clone, Default)]
pub struct ImportView {
    /// Its name, for undoing it; `None` if nothing was changed.
    pub import: Option<String>,
    /// Each member whom it changes.
    pub items: Vec<ImportItem>,
    /// Members whom it leaves as they are.
    pub unchanged: usize,
    /// Members of the same source whom the list does not name.
    pub missing: usize,
    /// Passes that it takes back.
    pub revoked: usize,
    /// Members who had ended and are named, while the list says nothing of their state: they stay ended.
    pub stay_ended: usize,
    /// Rows whose number is that of somebody else here: another name, and another address. They change nothing.
    pub others: Vec<(u32, String)>,
    /// Rows of people who have left by the list and are not known by it, while a member here has their address: nothing ends.
    pub left_elsewhere: Vec<u32>,
    /// What was known of members and is known no longer behind it.
    pub emptied: Emptied,
    /// The plans of the list.
    pub plans: Vec<ListedPlan>,
}

/// What taking an import back does, or would do.
#[derive(Debug, Clone)]
pub struct UndoView {
    /// The import.
    pub import: String,
    /// When it was made.
    pub at: Timestamp,
    /// Members whom it brought: nothing stays of them.
    pub members_gone: usize,
    /// Members whom it changed: they are as they were before.
    pub members_back: usize,
    /// Plans of which it said something.
    pub plans_back: usize,
    /// Passes of those whom it brought, which count no more.
    pub passes_gone: usize,
    /// Passes that it suspended, which count again.
    pub passes_back: usize,
    /// It was done; else it would be.
    pub done: bool,
}

/// What doing an import again does that was taken back, or would do.
#[derive(Debug, Clone)]
pub struct RedoView {
    /// The import.
    pub import: String,
    /// When it was taken back.
    pub at: Timestamp,
    /// Members who are as the list says again.
    pub members: usize,
    /// Passes that count again.
    pub passes_back: usize,
    /// Passes that do not count any more.
    pub passes_gone: usize,
    /// It was done; else it would be.
    pub done: bool,
}

/// Of how many members an import empties what: there is a column, and nothing in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Emptied {
    /// Their plan.
    pub plan: usize,
    /// Their first day.
    pub since: usize,
    /// Their last day.
    pub until: usize,
    /// Their e-mail address.
    pub email: usize,
}

/// A plan that a list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPlan {
    /// Its label; [`NO_PLAN`](crate::core::facts::NO_PLAN) for those who have none.
    pub plan: String,
    /// Whether its members may use the Coworking Visa.
    pub travels: bool,
    /// How many the list names.
    pub members: usize,
}

/// What an import does with one member.
#[derive(Debug, Clone)]
pub struct ImportItem {
    /// The member's line in the list; `None` for one who is not in it.
    pub line: Option<u32>,
    /// The member's name.
    pub name: String,
    /// What happens.
    pub change: ImportChange,
    /// The member has passes that are no longer valid after it.
    pub revokes: bool,
    /// The membership rises: a new card would say more.
    pub offers_card: bool,
    /// The plan and the days of the membership behind it.
    pub behind: ListedDays,
}

/// The plan of a membership, and its days as they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListedDays {
    /// The label of the plan.
    pub plan: Option<String>,
    /// The first day.
    pub since: Option<LocalDay>,
    /// The last day.
    pub until: Option<LocalDay>,
}

/// What can happen to a member by an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportChange {
    /// The member joins.
    New,
    /// Something of the member changes.
    Changed,
    /// The membership ends.
    Ending,
    /// The membership, which had ended, runs again.
    Resumed,
}
