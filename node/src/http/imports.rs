//! `/members/imports`: a member list is read in, whole or not at all. `/members/export`: and written out.

use data_encoding::BASE64;

use super::api::Api;
use super::contract::{Kind, Made, Raw};
use super::problem::Trouble;
use super::shapes::import::{GivenList, Import, Undone, WhichImport};
use crate::core::orders::{ImportOrder, Listed, ListedMember, ListedState};
use crate::core::views::MemberState;
use crate::core::{MemberCommand, SystemCommand};
use crate::roster::{self, Hints, NotARoster, Profile, Roster};
use crate::words::problem::Telling;
use crate::words::{Locale, lists};

/// Problems of rows that an error tells.
const TOLD: usize = 20;

/// `POST /members/imports`
pub async fn import(api: &Api, given: GivenList, locale: Locale) -> Result<Made<Import>, Trouble> {
    let roster = read(api, &given, locale).await?;
    if !given.dry_run && !given.skip_problems && !roster.problems.is_empty() {
        return Err(unread(&roster, locale));
    }
    if !given.dry_run && ends_unread(&roster, given.complete) {
        return Err(Trouble::rows_unread());
    }
    let order = ImportOrder {
        source: given.source.unwrap_or(roster.profile.clone()),
        members: roster.rows.clone(),
        complete: given.complete,
        travels: given.travels.map(|plans| plans.into_iter().collect()),
        resume: given.resume,
        dry_run: given.dry_run,
    };
    let view = api
        .ask(|to| MemberCommand::Import(Box::new(order), to))
        .await?;
    Ok(Made {
        made: view.import.is_some(),
        told: Import::of(&roster, view, locale),
    })
}

/// Whether a list that is to name everyone would end members whose rows cannot be read.
pub fn ends_unread(roster: &Roster, complete: bool) -> bool {
    complete && !roster.problems.is_empty()
}

/// `POST /members/imports/undo`
pub async fn undo(api: &Api, which: WhichImport) -> Result<Undone, Trouble> {
    api.ask(|to| MemberCommand::UndoImport(which.import, to))
        .await?;
    Ok(Undone::DONE)
}

/// A member list as a file.
#[derive(Debug)]
pub struct Csv;

impl Kind for Csv {
    const ABOUT: &'static str = "UTF-8 with a byte-order mark, ready to be read in again";
    const TYPES: &'static [&'static str] = &["text/csv; charset=utf-8"];
}

/// `GET /members/export`: CSV that spreadsheets open and that can be read in again.
pub async fn export(api: &Api) -> Result<Raw<Csv>, Trouble> {
    let members = api.ask(MemberCommand::List).await?;
    let rows = members.into_iter().map(|view| ListedMember {
        line: 0,
        name: view.details.name,
        email: view.details.email.into(),
        plan: view.details.plan.into(),
        since: view.details.since.into(),
        until: view.details.until.into(),
        external_id: view.external_id.or(Some(view.member)).into(),
        state: Listed::Is(match view.state {
            MemberState::Active => ListedState::Runs,
            MemberState::NotYet => ListedState::NotYet,
            MemberState::Ended => ListedState::Ended,
        }),
    });
    Ok(Raw::new(0, roster::write(rows)))
}

pub(super) async fn read(api: &Api, given: &GivenList, locale: Locale) -> Result<Roster, Trouble> {
    let list = BASE64.decode(given.list.as_bytes());
    let list = list.map_err(|_| Trouble::bad_value("list", "the file as base64"))?;
    let own = given.profile_file.as_deref();
    let own = own.map(Profile::parse).transpose();
    let own = own.map_err(|wrong| {
        let text = lists::profile(&wrong, locale);
        Trouble::bad_list(Telling::of("profile-invalid"), text)
    })?;
    let (named, charset) = (given.profile.clone(), given.charset.clone());
    let country = api.ask(SystemCommand::Status).await?.country;
    let reading = tokio::task::spawn_blocking(move || {
        let hints = Hints {
            charset: charset.as_deref(),
            country: country.as_deref(),
        };
        match own {
            Some(profile) => roster::read_with(&list, &profile, hints),
            None => roster::read(&list, named.as_deref(), hints),
        }
    });
    reading
        .await
        .map_err(|_| Trouble::stopping())?
        .map_err(|wrong| not_a_list(&wrong, locale))
}

fn not_a_list(wrong: &NotARoster, locale: Locale) -> Trouble {
    let telling = Telling::of("not-a-list");
    let telling = match wrong {
        NotARoster::UnknownProfile { .. } => telling.by("not-a-list-profile"),
        NotARoster::UnknownCharset { .. } => telling.by("not-a-list-charset"),
        NotARoster::NoNameColumn { .. } => telling.by("not-a-list-names"),
        NotARoster::TooLarge { .. }
        | NotARoster::Empty
        | NotARoster::HeaderOnly
        | NotARoster::NotText(_)
        | NotARoster::TooManyRows { .. }
        | NotARoster::TooManyColumns { .. }
        | NotARoster::Broken { .. } => telling,
    };
    Trouble::bad_list(telling, lists::not_a_roster(wrong, locale))
}

/// Rows that cannot be read: nothing of the list is taken.
fn unread(roster: &Roster, locale: Locale) -> Trouble {
    let rows = roster.problems.len() + roster.rows.len();
    let text = lists::unread(&roster.problems, rows, TOLD, locale);
    Trouble::bad_list(Telling::of("rows-invalid"), text)
}
