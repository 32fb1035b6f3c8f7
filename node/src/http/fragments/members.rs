//! Members, their passes, their lists, and questions of other spaces.

use federation_spec::rules::Standing;

use super::{html, own, status};
use crate::clock;
use crate::core::facts::Role;
use crate::core::limits::MAX_MEMBERS;
use crate::core::orders::{Bearers, ImportOrder, SpaceFilter};
use crate::core::views::{IssuedPass, MemberView, SpaceView};
use crate::core::{DeskCommand, MemberCommand, PassCommand};
use crate::http::api::Api;
use crate::http::brand::brand;
use crate::http::contract::{Asked as _, Body, Both};
use crate::http::desk::offered_to;
use crate::http::imports::{ends_unread, read};
use crate::http::passes::{issued, issued_one};
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::http::shapes::import::GivenList;
use crate::http::shapes::pass::{GivenPass, GivenSheet};
use crate::http::walk;
use crate::pages::card::made;
use crate::pages::members::{self as page, BadRow, Preview, TakenColumn, Wanted};
use crate::pages::settings::pairing;
use crate::pages::sheet::{self, House, Layout, PrintedPass};
use crate::roster::Roster;
use crate::words::numbers::sentence_case;
use crate::words::{Locale, lists};

/// Hosts that a pass can be made for, in one choice.
const HOSTS: usize = 200;

/// `GET /fragments/members?q=&status=&page=`
pub async fn list(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let status = status(api).await?;
    let members = everyone(api).await?;
    let text = |name| request.query(name).unwrap_or_default().trim().to_owned();
    let wanted = Wanted {
        text: text("q"),
        stand: text("status"),
        page: text("page")
            .parse()
            .map_or(0, |page: usize| page.min(MAX_MEMBERS)),
    };
    let (waiting, zone, now) = (status.requests, &status.zone, clock::now());
    let list = page::list(request.locale(), &members, &wanted, waiting, zone, now);
    Ok(html(request, list))
}

/// `GET /fragments/members/{id}`
pub async fn show(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let members = everyone(api).await?;
    let Some(member) = members.iter().find(|member| member.member == id) else {
        return Err(Trouble::from(&crate::core::Problem::UnknownMember));
    };
    let passes = |to| PassCommand::List(Some(id.to_owned()), to);
    let passes = api.ask(passes).await?;
    let (status, hosts) = (status(api).await?, hosts(api).await?);
    let at = (status.today, clock::now());
    let public = api.guard.public_url().is_some();
    let shown = page::member(request.locale(), member, &passes, (&hosts, public), at);
    Ok(html(request, shown))
}

/// `POST /fragments/members/{id}/card`: a card, or with `for` a pass for one host.
pub async fn issue(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let Body(given): Body<GivenPass> = Body::of(request)?;
    let order = given.order(Bearers::Named(vec![id.to_owned()]));
    let issued = issued_one(api, order).await?;
    shown(api, request, &issued).await
}

/// `POST /fragments/members/{id}/lost`: another card in the place of the lost one.
pub async fn replace(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let issued = api
        .ask(|to| PassCommand::Replace(id.to_owned(), to))
        .await?;
    shown(api, request, &issued).await
}

/// `POST /fragments/members/sheet`: cards for all who have none, or whose card ends soon, as a page to print.
pub async fn sheet(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Both(sheet, given): Both<GivenSheet, GivenPass> = Both::of(request)?;
    let bearers = match sheet.which.as_str() {
        "due" => Bearers::Due(7),
        _ => Bearers::Named(without_card(&everyone(api).await?)),
    };
    let issued = issued(api, given.order(bearers)).await?;
    let house = house(api).await?;
    let locale = request.locale();
    let drawing = tokio::task::spawn_blocking(move || {
        let passes: Vec<PrintedPass> = issued
            .iter()
            .map(|issued| PrintedPass::of(issued, &house, locale))
            .collect();
        sheet::html(&passes, Layout::Sheet, locale)
    });
    let drawn = drawing.await.map_err(|_| Trouble::stopping())?;
    let page = drawn.map_err(|_| Trouble::too_long_to_draw())?;
    Ok(html(request, page))
}

fn without_card(members: &[MemberView]) -> Vec<String> {
    let bare =
        |member: &&MemberView| member.is_active() && member.travels && member.card_until.is_none();
    let bare = members.iter().filter(bare);
    bare.map(|member| member.member.clone()).collect()
}

/// `POST /fragments/members/preview` and `/import`: what a list would change; and the list taken in, without the rows
/// that cannot be read, which the preview showed.
pub async fn preview(api: &Api, request: &Request, dry_run: bool) -> Result<Response, Trouble> {
    let Body(given): Body<GivenList> = Body::of(request)?;
    let roster = read(api, &given, request.locale()).await?;
    let (travels, complete, resume) = (given.travels, given.complete, given.resume);
    if !dry_run && ends_unread(&roster, complete) {
        return Err(Trouble::rows_unread());
    }
    let order = ImportOrder {
        source: roster.profile.clone(),
        members: roster.rows.clone(),
        complete,
        travels: travels.map(|plans| plans.into_iter().collect()),
        resume,
        dry_run,
    };
    let view = api
        .ask(|to| MemberCommand::Import(Box::new(order), to))
        .await?;
    let preview = Preview {
        profile: roster.profile.clone(),
        rows: roster.rows.len() + roster.problems.len(),
        columns: columns(&roster),
        problems: problems(&roster, request.locale()),
        notices: notices(&roster, request.locale()),
        unsafe_rows: ends_unread(&roster, complete),
        done: view.import.is_some(),
        view,
    };
    Ok(html(request, page::preview(request.locale(), &preview)))
}

/// `GET /fragments/members/requests`
pub async fn requests(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let views = api.ask(DeskCommand::ListRequests).await?;
    let (members, status) = (everyone(api).await?, status(api).await?);
    let shown = page::requests(request.locale(), &views, &members, &status.zone);
    Ok(html(request, shown))
}

fn columns(roster: &Roster) -> Vec<TakenColumn> {
    let column = |column: &crate::roster::Column| TakenColumn {
        header: column.header.clone(),
        field: column.field.map(crate::roster::Field::key),
        samples: column.samples.clone(),
    };
    roster.matched.iter().map(column).collect()
}

fn notices(roster: &Roster, locale: Locale) -> Vec<String> {
    let notices = roster.notices.iter();
    notices
        .map(|notice| lists::notice(notice, locale))
        .collect()
}

fn problems(roster: &Roster, locale: Locale) -> Vec<BadRow> {
    let row = |problem: &crate::roster::RowProblem| BadRow {
        line: problem.line,
        text: sentence_case(&lists::row(problem, locale)),
    };
    roster.problems.iter().map(row).collect()
}

pub(super) async fn everyone(api: &Api) -> Result<Vec<MemberView>, Trouble> {
    api.ask(MemberCommand::List).await
}

pub(super) async fn hosts(api: &Api) -> Result<Vec<SpaceView>, Trouble> {
    let filter = SpaceFilter {
        standing: Some(Standing::Pinned),
        limit: HOSTS,
        ..SpaceFilter::default()
    };
    Ok(walk::page(api, filter).await?.spaces)
}

pub(super) async fn house(api: &Api) -> Result<House, Trouble> {
    let own = own(api, &status(api).await?).await?;
    Ok(own.profile.as_ref().map(House::of).unwrap_or_default())
}

/// A pass that was just made.
async fn shown(api: &Api, request: &Request, issued: &IssuedPass) -> Result<Response, Trouble> {
    let hosts = hosts(api).await?;
    let made = made(
        request.locale(),
        issued,
        (&house(api).await?, &brand(api).await?),
        &hosts,
    );
    let made = made.map_err(|_| Trouble::too_long_to_draw())?;
    Ok(html(request, made))
}

/// `POST /fragments/members/{id}/phone`: a code that opens her passport on her own phone.
pub async fn phone(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let offer = offered_to(api, Role::Member, None, Some(id.to_owned())).await?;
    let url = offer.url.ok_or(Trouble::no_public_host())?;
    let shown = pairing(request.locale(), Role::Member, &url, &offer.code);
    Ok(html(
        request,
        shown.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}
