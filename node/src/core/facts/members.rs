//! Members, plans and member lists, as the ledger tells of them.

use federation_spec::rules::LocalDay;
use serde::{Deserialize, Serialize};

use super::form::day_option;

/// Who belongs to this space, and by which plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum MemberFact {
    /// A member joined. One that an import brought counts from [`Self::Imported`] on.
    #[serde(rename = "member_added")]
    Added(Member),
    /// What is known of a member changed: this is all of it.
    #[serde(rename = "member_changed")]
    Changed(Member),
    /// A membership ended.
    #[serde(rename = "member_ended")]
    Ended {
        /// The member.
        member: String,
        /// The import that ended it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<String>,
    },
    /// A membership that had ended runs again.
    #[serde(rename = "member_resumed")]
    Resumed {
        /// The member.
        member: String,
        /// The import that named the member again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<String>,
    },
    /// Nothing is known of a member any longer: the entries that told it are erased.
    #[serde(rename = "member_erased")]
    Erased {
        /// The member.
        member: String,
    },
    /// A member list was read in: everything before that names this import counts from now on.
    #[serde(rename = "imported")]
    Imported {
        /// Its name.
        import: String,
        /// Which system the list came from.
        source: String,
    },
    /// What an import did is not so any longer. For a day it can be done again.
    #[serde(rename = "import_undone")]
    ImportUndone {
        /// Its name.
        import: String,
        /// The name of the undoing: suspensions under it count from here on. Those of the first version have none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        undoing: Option<String>,
        /// The places of passes that it gives back: list and entry.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        given_back: Vec<(u8, u16)>,
    },
    /// An import that was taken back is done again: suspensions under its name count anew.
    #[serde(rename = "import_redone")]
    ImportRedone {
        /// Its name.
        import: String,
    },
    /// An import that was taken back cannot be done again: nothing is kept of whom it brought.
    #[serde(rename = "undoing_settled")]
    UndoingSettled {
        /// The import's name.
        import: String,
    },
    /// How lists of one kind are read, as a person corrected it. One of the same name is kept no longer.
    #[serde(rename = "list_profile_kept")]
    ProfileKept(KeptProfile),
    /// What was kept of lists of one kind is kept no longer.
    #[serde(rename = "list_profile_forgotten")]
    ProfileForgotten {
        /// Its name.
        name: String,
    },
    /// What the operator says of a plan.
    #[serde(rename = "plan_set")]
    PlanSet(PlanRule),
}

impl MemberFact {
    /// The import that did it: it counts once all of that is there.
    pub fn import(&self) -> Option<&String> {
        match self {
            Self::Added(member) | Self::Changed(member) => member.import.as_ref(),
            Self::Ended { import, .. } | Self::Resumed { import, .. } => import.as_ref(),
            Self::PlanSet(rule) => rule.import.as_ref(),
            Self::Erased { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::ImportRedone { .. }
            | Self::UndoingSettled { .. }
            | Self::ProfileKept(_)
            | Self::ProfileForgotten { .. } => None,
        }
    }

    /// The member whom an import changed by it.
    pub fn member(&self) -> Option<&String> {
        match self {
            Self::Added(member) | Self::Changed(member) => Some(&member.member),
            Self::Ended { member, .. } | Self::Resumed { member, .. } => Some(member),
            Self::PlanSet(_)
            | Self::ProfileKept(_)
            | Self::ProfileForgotten { .. }
            | Self::Erased { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::ImportRedone { .. }
            | Self::UndoingSettled { .. } => None,
        }
    }

    /// The member whose membership runs again by it.
    pub fn resumed(&self) -> Option<&String> {
        match self {
            Self::Resumed { member, .. } => Some(member),
            Self::Added(_)
            | Self::Changed(_)
            | Self::Ended { .. }
            | Self::Erased { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::ImportRedone { .. }
            | Self::UndoingSettled { .. }
            | Self::ProfileKept(_)
            | Self::ProfileForgotten { .. }
            | Self::PlanSet(_) => None,
        }
    }

    /// The plan that an import changed by it.
    pub fn plan(&self) -> Option<&String> {
        match self {
            Self::PlanSet(rule) => Some(&rule.plan),
            Self::Added(_)
            | Self::Changed(_)
            | Self::ProfileKept(_)
            | Self::ProfileForgotten { .. }
            | Self::Ended { .. }
            | Self::Resumed { .. }
            | Self::Erased { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::ImportRedone { .. }
            | Self::UndoingSettled { .. } => None,
        }
    }
}

/// A member of this space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The member's id here.
    pub member: String,
    /// What is known of the member.
    #[serde(flatten)]
    pub details: MemberDetails,
    /// Which member list the member came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The member's number there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// The import that wrote this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<String>,
}

/// What is known of a member, as an operator or a member list says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberDetails {
    /// The member's name.
    pub name: String,
    /// The label of the plan.
    pub plan: Option<String>,
    /// The kind of the membership: a word of `Tier`.
    pub tier: Option<String>,
    /// Member since this local day.
    #[serde(with = "day_option", default)]
    pub since: Option<LocalDay>,
    /// Member until this local day, the day included.
    #[serde(with = "day_option", default)]
    pub until: Option<LocalDay>,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where the member lives, if passes are to say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lives: Option<Residence>,
}

impl MemberDetails {
    /// The label of the plan, [`NO_PLAN`] without one.
    pub fn plan_label(&self) -> &str {
        self.plan.as_deref().unwrap_or(NO_PLAN)
    }
}

/// Where a member lives: no nearer than a city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Residence {
    /// The city.
    pub city: String,
    /// Its country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its middle: north and east in 1/100,000 of a degree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[i64; 2]>,
}

/// How member lists of one kind are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptProfile {
    /// Its name.
    pub name: String,
    /// The profile, in TOML.
    pub text: String,
}

/// The label under which something is said of members without a plan.
pub const NO_PLAN: &str = "";

/// What the operator says of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRule {
    /// Its label; [`NO_PLAN`] for members who have none.
    pub plan: String,
    /// Its members may use the Coworking Visa.
    pub travels: bool,
    /// The kind of membership that it is: a word of `Tier`.
    pub tier: Option<String>,
    /// The import that said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<String>,
}
