//! `/members/imports`: a member list is read in, whole or not at all. `/members/export`: and written out.

use data_encoding::BASE64;

use super::api::Api;
use super::contract::{Kind, Made, Raw};
use super::problem::Trouble;
use super::shapes::Items;
use super::shapes::import::{
    Forgotten, GivenList, HowRedone, Import, ListProfile, Redone, Undone, WhichImport,
};
use crate::core::facts::KeptProfile;
use crate::core::orders::{ImportOrder, Listed, ListedMember, ListedState, UndoOrder};
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
    let order = order(&given, &roster)?;
    let view = api
        .ask(|to| MemberCommand::Import(Box::new(order), to))
        .await?;
    Ok(Made {
        made: view.import.is_some(),
        told: Import::of(&roster, view, locale),
    })
}

/// What is to be done with a list that was read.
pub(super) fn order(given: &GivenList, roster: &Roster) -> Result<ImportOrder, Trouble> {
    let keep = given.keep.as_ref().filter(|name| !name.is_empty());
    if keep.is_some_and(|name| Profile::named(name).is_some()) {
        return Err(Trouble::bad_value("keep", "Our own list"));
    }
    let corrections = given.corrections()?;
    let source = given.source.as_ref().unwrap_or(&roster.source);
    let keep = keep.map(|name| KeptProfile {
        name: name.clone(),
        text: roster::kept(name, source, roster, &corrections),
    });
    let travels = given.travels.as_ref();
    Ok(ImportOrder {
        source: source.clone(),
        members: roster.rows.clone(),
        complete: given.complete,
        travels: travels.map(|plans| plans.iter().cloned().collect()),
        resume: given.resume,
        skip_problems: given.skip_problems,
        keep,
        dry_run: given.dry_run,
    })
}

/// `GET /members/profiles`
pub async fn profiles(api: &Api) -> Result<Items<ListProfile>, Trouble> {
    let kept = api.ask(MemberCommand::ListProfiles).await?;
    Ok(kept.into_iter().map(Into::into).collect())
}

/// `DELETE /members/profiles/{name}`
pub async fn forget(api: &Api, name: &str) -> Result<Forgotten, Trouble> {
    api.ask(|to| MemberCommand::ForgetProfile(name.to_owned(), to))
        .await?;
    Ok(Forgotten::DONE)
}

/// Whether a list that is to name everyone would end members whose rows cannot be read.
pub fn ends_unread(roster: &Roster, complete: bool) -> bool {
    complete && !roster.problems.is_empty()
}

/// `POST /members/imports/undo`
pub async fn undo(api: &Api, which: WhichImport) -> Result<Undone, Trouble> {
    let order = UndoOrder {
        import: which.import,
        dry_run: which.dry_run,
    };
    let view = api.ask(|to| MemberCommand::UndoImport(order, to)).await?;
    Ok(view.into())
}

/// `POST /members/imports/redo`
pub async fn redo(api: &Api, which: HowRedone) -> Result<Redone, Trouble> {
    let view = api.ask(|to| MemberCommand::RedoImport(which.dry_run, to));
    Ok(view.await?.into())
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

async fn read(api: &Api, given: &GivenList, locale: Locale) -> Result<Roster, Trouble> {
    let read = look(api, given, locale).await?;
    read.map_err(|wrong| not_a_list(&wrong, locale))
}

/// Reads a list, as a person corrects it.
pub(super) async fn look(
    api: &Api,
    given: &GivenList,
    locale: Locale,
) -> Result<Result<Roster, NotARoster>, Trouble> {
    let list = BASE64.decode(given.list.as_bytes());
    let list = list.map_err(|_| Trouble::bad_value("list", "the file as base64"))?;
    let own = given.profile_file.as_deref();
    let own = own.map(Profile::parse).transpose();
    let own = own.map_err(|wrong| {
        let text = lists::profile(&wrong, locale);
        Trouble::bad_list(Telling::of("profile-invalid"), text)
    })?;
    let corrections = given.corrections()?;
    let kept = api.ask(MemberCommand::ListProfiles).await?;
    let (named, charset) = (given.profile.clone(), given.charset.clone());
    let country = api.ask(SystemCommand::Status).await?.country;
    let reading = tokio::task::spawn_blocking(move || {
        let kept = kept
            .iter()
            .filter_map(|kept| Profile::parse(&kept.text).ok());
        let kept: Vec<Profile> = kept.map(Profile::exactly).collect();
        let hints = Hints {
            kept: &kept,
            corrections: Some(&corrections).filter(|by| !by.are_none()),
            charset: charset.as_deref().filter(|name| !name.is_empty()),
            country: country.as_deref(),
        };
        match own {
            Some(profile) => roster::read_with(&list, &profile, hints),
            None => roster::read(&list, named.as_deref(), hints),
        }
    });
    reading.await.map_err(|_| Trouble::stopping())
}

pub(super) fn not_a_list(wrong: &NotARoster, locale: Locale) -> Trouble {
    let telling = Telling::of("not-a-list");
    let telling = match wrong {
        NotARoster::UnknownProfile { .. } => telling.by("not-a-list-profile"),
        NotARoster::UnknownCharset { .. } => telling.by("not-a-list-charset"),
        NotARoster::NoNameColumn { .. } => telling.by("not-a-list-names"),
        NotARoster::NoSuchColumn { .. } => telling.by("not-a-list-column"),
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
