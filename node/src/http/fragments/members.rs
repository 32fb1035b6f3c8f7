//! Members, their passes, their lists, and questions of other spaces.

use federation_spec::rules::Standing;

use super::{html, own, status};
use crate::clock;
use crate::core::facts::Role;
use crate::core::limits::MAX_MEMBERS;
use crate::core::orders::{Bearers, SpaceFilter, UndoOrder};
use crate::core::views::{IssuedPass, MemberView, SpaceView, UndoView};
use crate::core::{DeskCommand, MemberCommand, PassCommand, SystemCommand};
use crate::http::api::Api;
use crate::http::brand::brand;
use crate::http::contract::{Asked as _, Body, Both};
use crate::http::desk::offered_to;
use crate::http::imports::{ends_unread, look, not_a_list, order};
use crate::http::passes::{issued, issued_one};
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::http::shapes::import::GivenList;
use crate::http::shapes::pass::{GivenPass, GivenSheet};
use crate::http::walk;
use crate::pages::card::made;
use crate::pages::imports::{self, BadRow, Preview, TakenColumn};
use crate::pages::members::{self as page, Wanted};
use crate::pages::settings::pairing;
use crate::pages::sheet::{self, House, Layout, PrintedPass};
use crate::roster::{Field, NotARoster, Problem, Roster, RowProblem};
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
        sort: text("sort"),
        page: text("page")
            .parse()
            .map_or(0, |page: usize| page.min(MAX_MEMBERS)),
    };
    let at = (status.zone.as_str(), clock::now());
    let undo = undoing(api).await;
    let redo = api.ask(|to| MemberCommand::RedoImport(true, to)).await.ok();
    let news = (status.requests, undo.as_ref(), redo.as_ref());
    let days = card_days(api).await?;
    let list = page::list(request.locale(), &members, &wanted, news, at, days);
    Ok(html(request, list))
}

/// What taking the last list back would do, if there is one that can be.
async fn undoing(api: &Api) -> Option<UndoView> {
    let order = UndoOrder {
        import: None,
        dry_run: true,
    };
    let view = api.ask(|to| MemberCommand::UndoImport(order, to)).await;
    view.ok()
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
    let at = (status.zone.as_str(), status.today, clock::now());
    let house = (&*hosts, api.for_phones().is_some(), card_days(api).await?);
    let shown = page::member(request.locale(), member, &passes, house, at);
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
        "distrusted" => Bearers::Distrusted,
        "these" => Bearers::Named(sheet.members),
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
    let Body(mut given): Body<GivenList> = Body::of(request)?;
    (given.dry_run, given.skip_problems) = (dry_run, true);
    let locale = request.locale();
    let roster = match look(api, &given, locale).await? {
        Ok(roster) => roster,
        Err(NotARoster::NoNameColumn { headers, .. }) if dry_run && !headers.is_empty() => {
            return Ok(html(request, imports::nameless(locale, headers, fields())));
        }
        Err(wrong) => return Err(not_a_list(&wrong, locale)),
    };
    if !dry_run && ends_unread(&roster, given.complete) {
        return Err(Trouble::rows_unread());
    }
    let order = order(&given, &roster)?;
    let view = api
        .ask(|to| MemberCommand::Import(Box::new(order), to))
        .await?;
    let preview = Preview {
        system: roster.system.clone(),
        columns: columns(&roster),
        fields: fields(),
        words: words(&given, &roster),
        dates: dates(&given, &roster),
        resume: given.resume,
        corrected: given.columns.is_some() || given.words.is_some() || given.dates.is_some(),
        problems: problems(&roster, locale),
        notices: notices(&roster, locale),
        unsafe_rows: ends_unread(&roster, given.complete),
        done: view.import.is_some(),
        named: true,
        view,
    };
    Ok(html(request, imports::preview(request.locale(), &preview)))
}

/// Days for which a card counts that the house gives.
pub(super) async fn card_days(api: &Api) -> Result<u64, Trouble> {
    api.ask(SystemCommand::ShowCards).await
}

/// `GET /fragments/members/requests`
pub async fn requests(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let views = api.ask(DeskCommand::ListRequests).await?;
    let (members, status) = (everyone(api).await?, status(api).await?);
    let shown = page::requests(request.locale(), &views, &members, &status.zone);
    Ok(html(request, shown))
}

/// Words of a state that nobody knows, and those that were taught: what each means, as far as it was said.
fn words(given: &GivenList, roster: &Roster) -> Vec<(String, String)> {
    let said = given.words.iter().flatten();
    let mut words: Vec<(String, String)> = said
        .map(|(word, state)| (word.clone(), state.clone()))
        .collect();
    for word in &roster.words {
        if !words.iter().any(|(said, _)| said == word) {
            words.push((word.clone(), String::new()));
        }
    }
    words
}

/// Which number of a date stands first, where a person has to say it: nothing said is an empty text.
fn dates(given: &GivenList, roster: &Roster) -> Option<String> {
    let unsure = |row: &RowProblem| matches!(row.problem, Problem::AmbiguousDate { .. });
    let asked = roster.problems.iter().any(unsure) || given.dates.is_some();
    asked.then(|| given.dates.clone().unwrap_or_default())
}

/// The words of all fields that a column can be taken for.
fn fields() -> Vec<&'static str> {
    Field::ALL.map(Field::key).to_vec()
}

fn columns(roster: &Roster) -> Vec<TakenColumn> {
    let column = |column: &crate::roster::Column| TakenColumn {
        header: column.header.clone(),
        field: column.field.map(Field::key),
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
    let row = |problem: &RowProblem| BadRow {
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

/// `POST /fragments/members/{id}/phone`: a code that opens a member's passport on their own phone.
pub async fn phone(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let offer = offered_to(api, Role::Member, None, Some(id.to_owned())).await?;
    let url = offer.url.ok_or(Trouble::no_public_host())?;
    let shown = pairing(request.locale(), Role::Member, &url, &offer.code);
    Ok(html(
        request,
        shown.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}
