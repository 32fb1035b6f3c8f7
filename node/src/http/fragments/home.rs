//! The first page.

use federation_spec::wire::ids::Timestamp;

use super::html;
use crate::calendar::parse_day;
use crate::clock;
use crate::core::views::{RequestState, RequestView, TermsView, VisitView};
use crate::core::{DeskCommand, MemberCommand, SystemCommand, TermsCommand, VisitCommand};
use crate::http::api::Api;
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::http::{backups, system};
use crate::pages::home::Home;
use crate::words::terms;

/// Seconds after which a person is asked whether the terms are still true (about 6 months).
const REVIEW: u64 = 182 * 86_400;

/// `GET /fragments/?day=`: the visits are of today, or of that day.
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let status = api.ask(SystemCommand::Status).await?;
    let members = api.ask(MemberCommand::List).await?;
    let terms = own_terms(api).await?;
    let now = clock::now();
    let active = members.iter().filter(|member| member.is_active());
    let day = request.query("day").and_then(parse_day);
    let day = day.filter(|day| *day < status.today);
    let day = day.unwrap_or(status.today);
    let standing = backups::standing(api, &status).await?;
    let page = Home {
        backup: system::of_backups(&standing, &status.zone, request.locale()),
        backed_up: standing
            .kept
            .first()
            .map(|kept| (kept.made_at, standing.folder.display().to_string())),
        today: visits(api, status.today).await?.len(),
        visits: visits(api, day).await?,
        day,
        asked: asked(api).await?,
        members: active.clone().count(),
        carded: active.filter(|member| member.card_until.is_some()).count(),
        recovery: (api.guard.home()).is_some_and(|home| home.join("recovery.txt").exists()),
        review_due: terms.as_ref().is_some_and(|terms| is_due(terms, now)),
        summary: terms.map(|terms| terms::summary(&terms.content, request.locale())),
        status,
    };
    Ok(html(request, page.html(request.locale())))
}

fn is_due(terms: &TermsView, now: Timestamp) -> bool {
    terms.reviewed_at.is_none_or(|at| now.since(at) > REVIEW)
}

async fn own_terms(api: &Api) -> Result<Option<TermsView>, Trouble> {
    let held = api.handle.ask(TermsCommand::Show).await;
    Ok(held.map_err(|_| Trouble::stopping())?.ok())
}

/// Questions of other spaces that wait for an answer from here.
async fn asked(api: &Api) -> Result<Vec<RequestView>, Trouble> {
    let mut all = api.ask(DeskCommand::ListRequests).await?;
    let waits = |state| matches!(state, RequestState::Waiting | RequestState::Delivered);
    all.retain(|request| !request.ours && waits(request.state));
    Ok(all)
}

async fn visits(
    api: &Api,
    day: federation_spec::rules::LocalDay,
) -> Result<Vec<VisitView>, Trouble> {
    api.ask(|to| VisitCommand::List(Some(day), to)).await
}
