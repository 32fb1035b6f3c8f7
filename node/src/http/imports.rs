//! `/members/imports`: a member list is read in, whole or not at all. `/members/export`: and written out.

use data_encoding::BASE64;
use serde_json::{Value, json};

use super::api::Api;
use super::body::Body;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use crate::core::MemberCommand;
use crate::core::orders::{ImportOrder, ListedMember};
use crate::core::views::{ImportChange, ImportItem, ImportView};
use crate::roster::{self, Column, NotARoster, Profile, Roster};
use crate::words::problem::Telling;
use crate::words::{Locale, lists};

/// Problems of rows that an error tells.
const TOLD: usize = 20;

/// `POST /members/imports`
pub async fn import(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let (body, locale) = (Body::of(request)?, request.locale());
    let dry_run = body.flag("dry_run")?;
    let roster = read(&body, locale).await?;
    if !dry_run && !body.flag("skip_problems")? && !roster.problems.is_empty() {
        return Err(unread(&roster, locale));
    }
    let complete = body.flag("complete")?;
    if !dry_run && ends_unread(&roster, complete) {
        return Err(Trouble::rows_unread());
    }
    let travels = body.texts("travels")?;
    let order = ImportOrder {
        source: body.text("source")?.unwrap_or(roster.profile.clone()),
        members: roster.rows.clone(),
        complete,
        travels: travels.map(|plans| plans.into_iter().collect()),
        dry_run,
    };
    let view = api
        .ask(|to| MemberCommand::Import(Box::new(order), to))
        .await?;
    let status = if view.import.is_some() { 201 } else { 200 };
    Ok(Response::json(status, &imported(&roster, &view, locale)))
}

/// Whether a list that is to name everyone would end members whose rows cannot be read.
pub fn ends_unread(roster: &Roster, complete: bool) -> bool {
    complete && !roster.problems.is_empty()
}

/// `POST /members/imports/undo`
pub async fn undo(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let import = Body::if_any(request)?.text("import")?;
    api.ask(|to| MemberCommand::UndoImport(import, to)).await?;
    Ok(Response::json(200, &json!({ "undone": true })))
}

/// `GET /members/export`: CSV that spreadsheets open and that can be read in again.
pub async fn export(api: &Api) -> Result<Response, Trouble> {
    let members = api.ask(MemberCommand::List).await?;
    let rows = members.into_iter().map(|view| ListedMember {
        line: 0,
        name: view.name,
        email: view.email,
        plan: view.plan,
        since: view.since,
        until: view.until,
        external_id: view.external_id.or(Some(view.member)),
        ended: view.ended,
    });
    Ok(Response::new(
        200,
        "text/csv; charset=utf-8",
        roster::write(rows),
    ))
}

pub(super) async fn read(body: &Body, locale: Locale) -> Result<Roster, Trouble> {
    let list = body.needed("list", "the file as base64")?;
    let list = BASE64.decode(list.as_bytes());
    let list = list.map_err(|_| Trouble::bad_value("list", "the file as base64"))?;
    let own = body.text("profile_file")?;
    let own = own.map(|text| Profile::parse(&text)).transpose();
    let own = own.map_err(|wrong| {
        let text = lists::profile(&wrong, locale);
        Trouble::bad_list(Telling::of("profile-invalid"), text)
    })?;
    let named = body.text("profile")?;
    let reading = tokio::task::spawn_blocking(move || match own {
        Some(profile) => roster::read_with(&list, &profile),
        None => roster::read(&list, named.as_deref()),
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

fn imported(roster: &Roster, view: &ImportView, locale: Locale) -> Value {
    let count = |change| {
        view.items
            .iter()
            .filter(|item| item.change == change)
            .count()
    };
    let problem = |problem: &roster::RowProblem| json!({ "line": problem.line, "text": lists::row(problem, locale) });
    let plan = |(plan, travels): &(String, bool)| json!({ "plan": plan, "travels": travels });
    json!({
        "import": view.import,
        "profile": roster.profile,
        "rows": roster.rows.len() + roster.problems.len(),
        "new": count(ImportChange::New),
        "changed": count(ImportChange::Changed),
        "resumed": count(ImportChange::Resumed),
        "ending": count(ImportChange::Ending),
        "unchanged": view.unchanged,
        "missing": view.missing,
        "revoked": view.revoked,
        "columns": roster.matched.iter().map(column).collect::<Vec<_>>(),
        "plans": view.plans.iter().map(plan).collect::<Vec<_>>(),
        "problems": roster.problems.iter().map(problem).collect::<Vec<_>>(),
        "items": view.items.iter().map(item).collect::<Vec<_>>(),
    })
}

fn column(column: &Column) -> Value {
    json!({
        "header": column.header,
        "field": column.field.map(roster::Field::key),
        "samples": column.samples,
    })
}

fn item(item: &ImportItem) -> Value {
    json!({
        "line": item.line,
        "name": item.name,
        "change": change(item.change),
        "revokes": item.revokes,
        "offers_card": item.offers_card,
    })
}

fn change(change: ImportChange) -> &'static str {
    match change {
        ImportChange::New => "new",
        ImportChange::Changed => "changed",
        ImportChange::Ending => "ending",
        ImportChange::Resumed => "resumed",
    }
}
