//! Member lists that are read in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::Day;
use crate::core::views::{Emptied, ImportChange, ImportItem, ImportView, ListedPlan};
use crate::http::contract::Bounded;
use crate::roster::{Column, Field, Roster, RowProblem};
use crate::words::{Locale, lists};

/// A member list in base64, with what is said about it.
const MAX_LIST: usize = 24 * 1024 * 1024;

/// What an import changed, or would change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Import {
    /// its name, for undoing it; null if nothing was changed
    import: Option<String>,
    /// how the list was read
    profile: String,
    rows: usize,
    new: usize,
    changed: usize,
    resumed: usize,
    ending: usize,
    unchanged: usize,
    /// members of this source whom the list does not name
    missing: usize,
    /// passes that count no more
    revoked: usize,
    /// members who had ended and are named, while the list has no column for their state: they stay ended
    stay_ended: usize,
    /// of how many members an empty cell removes what was known
    emptied: ImportEmptied,
    /// what of the list may have been meant otherwise
    notices: Vec<String>,
    columns: Vec<ImportColumn>,
    plans: Vec<ImportPlan>,
    problems: Vec<ImportProblem>,
    items: Vec<Imported>,
}

/// What a column was taken for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ImportColumn {
    header: String,
    /// what the column was taken for; null if it is not stored
    field: Option<&'static str>,
    /// at most three
    samples: Vec<String>,
}

/// A plan of the list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ImportPlan {
    /// its label; empty for those without a plan
    plan: String,
    travels: bool,
    /// how many the list names
    members: usize,
}

/// Of how many members an empty cell removes what was known.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ImportEmptied {
    plan: usize,
    since: usize,
    until: usize,
    email: usize,
}

/// A row that cannot be read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ImportProblem {
    line: u32,
    text: String,
}

/// A member whom the import changes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Imported {
    /// null for one who is not in the list
    line: Option<u32>,
    name: String,
    #[schemars(extend("enum" = ["new", "changed", "resumed", "ending"]))]
    change: &'static str,
    /// passes of hers count no more
    revokes: bool,
    /// a new card would say more
    offers_card: bool,
    /// the plan behind it
    plan: Option<String>,
    /// the first day behind it, as it was read
    since: Option<Day>,
    /// the last day behind it, as it was read
    until: Option<Day>,
}

impl Import {
    /// Words what became of a list.
    pub fn of(roster: &Roster, view: ImportView, locale: Locale) -> Self {
        let count = |change| {
            let items = view.items.iter();
            items.filter(|item| item.change == change).count()
        };
        Self {
            new: count(ImportChange::New),
            changed: count(ImportChange::Changed),
            resumed: count(ImportChange::Resumed),
            ending: count(ImportChange::Ending),
            import: view.import,
            profile: roster.profile.clone(),
            rows: roster.rows.len() + roster.problems.len(),
            unchanged: view.unchanged,
            missing: view.missing,
            revoked: view.revoked,
            stay_ended: view.stay_ended,
            emptied: view.emptied.into(),
            notices: notices(roster, locale),
            columns: roster.matched.iter().map(column).collect(),
            plans: view.plans.into_iter().map(plan).collect(),
            problems: problems(roster, locale),
            items: view.items.into_iter().map(item).collect(),
        }
    }
}

fn column(column: &Column) -> ImportColumn {
    ImportColumn {
        header: column.header.clone(),
        field: column.field.map(Field::key),
        samples: column.samples.clone(),
    }
}

fn plan(listed: ListedPlan) -> ImportPlan {
    ImportPlan {
        plan: listed.plan,
        travels: listed.travels,
        members: listed.members,
    }
}

impl From<Emptied> for ImportEmptied {
    fn from(emptied: Emptied) -> Self {
        let Emptied {
            plan,
            since,
            until,
            email,
        } = emptied;
        Self {
            plan,
            since,
            until,
            email,
        }
    }
}

fn notices(roster: &Roster, locale: Locale) -> Vec<String> {
    let notices = roster.notices.iter();
    notices
        .map(|notice| lists::notice(notice, locale))
        .collect()
}

fn problems(roster: &Roster, locale: Locale) -> Vec<ImportProblem> {
    let problem = |problem: &RowProblem| ImportProblem {
        line: problem.line,
        text: lists::row(problem, locale),
    };
    roster.problems.iter().map(problem).collect()
}

fn item(item: ImportItem) -> Imported {
    Imported {
        line: item.line,
        name: item.name,
        change: match item.change {
            ImportChange::New => "new",
            ImportChange::Changed => "changed",
            ImportChange::Ending => "ending",
            ImportChange::Resumed => "resumed",
        },
        revokes: item.revokes,
        offers_card: item.offers_card,
        plan: item.behind.plan,
        since: item.behind.since.map(Into::into),
        until: item.behind.until.map(Into::into),
    }
}

/// A member list.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenList {
    /// the file, CSV or .xlsx: at most 16 MiB and 100,000 rows
    #[schemars(example = &"the file as base64", extend("contentEncoding" = "base64"))]
    pub list: String,
    /// cobot, nexudus, officernd or by-hand; found out if not given
    pub profile: Option<String>,
    /// the text of a profile of your own
    pub profile_file: Option<String>,
    /// in which charset the file was saved: utf-8, windows-1250, macintosh, cp850 or another; found out if not given
    pub charset: Option<String>,
    /// which system the list comes from; the profile's name if not given
    pub source: Option<String>,
    /// the plans that may use the visa, an empty text for those without one; nobody else of the list may
    pub travels: Option<Vec<String>>,
    /// the list names everyone: members of this source who are missing have left
    #[serde(default)]
    pub complete: bool,
    /// members who had ended and are named are members again, though the list has no column for their state
    #[serde(default)]
    pub resume: bool,
    /// only say what would change
    #[serde(default)]
    pub dry_run: bool,
    /// import the good rows although others have problems; refused together with complete, which would end the members of
    /// the others
    #[serde(default)]
    pub skip_problems: bool,
}

impl Bounded for GivenList {
    const MAX: usize = MAX_LIST;
}

/// Which import.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct WhichImport {
    /// which one; the last if not given
    pub import: Option<String>,
}

impl Bounded for WhichImport {}

/// An import was taken back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Undone {
    undone: bool,
}

impl Undone {
    /// It was.
    pub const DONE: Self = Self { undone: true };
}
