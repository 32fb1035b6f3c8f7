//! Member lists that are read in.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{Day, Moment};
use crate::core::facts::KeptProfile;
use crate::core::orders::ListedState;
use crate::core::views::{
    Emptied, ImportChange, ImportItem, ImportView, ListedPlan, RedoView, UndoView,
};
use crate::http::contract::Bounded;
use crate::http::problem::Trouble;
use crate::roster::{Column, Corrections, DateOrder, Field, Roster, RowProblem};
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
    /// rows whose number is that of somebody else here, with another name and address: they change nothing, and without
    /// skip_problems nothing is imported
    others: Vec<OtherPerson>,
    /// rows of people who have left by the list and whom it does not name otherwise, while a member here has their address:
    /// nothing ends
    left_elsewhere: Vec<u32>,
    /// of how many members an empty cell removes what was known
    emptied: ImportEmptied,
    /// what of the list may have been meant otherwise
    notices: Vec<String>,
    /// words of a state that nobody knows, at most 20: rows with them are problems
    words: Vec<String>,
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

/// A row with the number of somebody else.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OtherPerson {
    line: u32,
    /// whose number it is here
    name: String,
}

fn other((line, name): (u32, String)) -> OtherPerson {
    OtherPerson { line, name }
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
    /// passes of this member are no longer valid
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
            others: view.others.into_iter().map(other).collect(),
            left_elsewhere: view.left_elsewhere,
            emptied: view.emptied.into(),
            notices: notices(roster, locale),
            words: roster.words.clone(),
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
    /// what columns are taken for, by their headers: name, first_name, last_name, email, plan, since, until, external_id,
    /// state, or an empty text for one that is not stored
    pub columns: Option<BTreeMap<String, String>>,
    /// words of a state that mean active, not_yet or ended; an empty text says nothing
    pub words: Option<BTreeMap<String, String>>,
    /// which number of a date such as 05/06/2026 stands first: day-first or month-first
    pub dates: Option<String>,
    /// keep what is said of columns, words and dates under this name, for lists with the same headers; at most 40 bytes
    pub keep: Option<String>,
    /// which system the list comes from; the profile's name if not given
    pub source: Option<String>,
    /// the plans that may use the Coworking Visa, an empty text for those without one; nobody else of the list may
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

impl GivenList {
    /// What a person says of the list.
    pub fn corrections(&self) -> Result<Corrections, Trouble> {
        let field = |(header, word): (&String, &String)| {
            let field = Field::ALL.into_iter().find(|field| field.key() == word);
            match field.is_some() || word.is_empty() {
                true => Ok((header.clone(), field)),
                false => Err(Trouble::bad_value(
                    "columns",
                    r#"{"Name": "name", "Notes": ""}"#,
                )),
            }
        };
        let state = |(word, state): (&String, &String)| {
            let state = match state.as_str() {
                "active" => ListedState::Runs,
                "not_yet" => ListedState::NotYet,
                "ended" => ListedState::Ended,
                _ => return Err(Trouble::bad_value("words", r#"{"lapsed": "ended"}"#)),
            };
            Ok((word.clone(), state))
        };
        let order = |word: &String| {
            DateOrder::of_word(word).ok_or_else(|| Trouble::bad_value("dates", "day-first"))
        };
        let columns = self.columns.iter().flatten().map(field);
        let words = self.words.iter().flatten();
        let words = words.filter(|(_, state)| !state.is_empty()).map(state);
        let dates = self.dates.as_ref().filter(|word| !word.is_empty());
        Ok(Corrections {
            columns: columns.collect::<Result<_, _>>()?,
            words: words.collect::<Result<_, _>>()?,
            dates: dates.map(order).transpose()?,
        })
    }
}

impl Bounded for GivenList {
    const MAX: usize = MAX_LIST;
}

/// Which import.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct WhichImport {
    /// which one; the last if not given
    pub import: Option<String>,
    /// only say what would change
    #[serde(default)]
    pub dry_run: bool,
}

impl Bounded for WhichImport {}

/// How lists of one kind are read, as a person corrected it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListProfile {
    /// its name
    name: String,
    /// the profile, in TOML
    text: String,
}

impl From<KeptProfile> for ListProfile {
    fn from(kept: KeptProfile) -> Self {
        Self {
            name: kept.name,
            text: kept.text,
        }
    }
}

/// How lists of one kind were read is kept no longer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Forgotten {
    forgotten: bool,
}

impl Forgotten {
    /// It is.
    pub const DONE: Self = Self { forgotten: true };
}

/// What taking an import back did, or would do.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Undone {
    /// it was done; false if it was only asked what would change
    undone: bool,
    import: String,
    /// members whom it brought: nothing stays of them
    members_gone: usize,
    /// members whom it changed: they are as they were before
    members_back: usize,
    /// plans of which it said something: that is as it was before
    plans_back: usize,
    /// passes of those whom it brought: they count no more
    passes_gone: usize,
    /// passes that it suspended: they count again
    passes_back: usize,
}

impl From<UndoView> for Undone {
    fn from(view: UndoView) -> Self {
        Self {
            undone: view.done,
            import: view.import,
            members_gone: view.members_gone,
            members_back: view.members_back,
            plans_back: view.plans_back,
            passes_gone: view.passes_gone,
            passes_back: view.passes_back,
        }
    }
}

/// What doing an import again did that was taken back, or would do.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Redone {
    /// it was done; false if it was only asked what would change
    redone: bool,
    import: String,
    /// when it was taken back
    undone_at: Moment,
    /// members who are as the list says again
    members: usize,
    /// passes that count again
    passes_back: usize,
    /// passes that do not count any more
    passes_gone: usize,
}

impl From<RedoView> for Redone {
    fn from(view: RedoView) -> Self {
        Self {
            redone: view.done,
            import: view.import,
            undone_at: view.at.into(),
            members: view.members,
            passes_back: view.passes_back,
            passes_gone: view.passes_gone,
        }
    }
}

/// How an import is done again.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct HowRedone {
    /// only say what would change
    #[serde(default)]
    pub dry_run: bool,
}

impl Bounded for HowRedone {}
