//! Settings.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::members::{card_days, everyone};
use super::{html, own, status};
use crate::backup::shelf::Standing;
use crate::calendar::day_text;
use crate::core::{Problem, SpaceCommand, TokenCommand};
use crate::home::{recovery_words, remove_recovery_words};
use crate::http::api::Api;
use crate::http::backups;
use crate::http::brand::brand;
use crate::http::contract::{Asked as _, Body, Both, Bounded};
use crate::http::desk::{offered, role_of};
use crate::http::door;
use crate::http::keys;
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::http::shapes::desk::GivenPairing;
use crate::http::shapes::key::{GivenRecovery, GivenWords, WhyRecovered};
use crate::http::tablets;
use crate::pages::happened::{self, NewSheet};
use crate::pages::settings::{self as page, BackupsShown, Settings, TabletsShown};
use crate::tls::{self, Certificate};
use crate::words::Locale;

/// The word that is typed again by whoever printed them all: the seventh.
const PROOF: usize = 6;

/// `GET /fragments/settings`
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let status = status(api).await?;
    let profile = own(api, &status).await?.profile;
    let mut tokens = api.ask(TokenCommand::List).await?;
    // A phone has the name of its member.
    let members = everyone(api).await?;
    for token in &mut tokens {
        let theirs = members
            .iter()
            .find(|member| Some(&member.member) == token.member.as_ref());
        token.label = theirs
            .map(|member| member.details.name.clone())
            .or(token.label.take());
    }
    let settings = Settings {
        profile,
        tokens,
        brand: brand(api).await?,
        card_days: card_days(api).await?,
        welcome: api.ask(SpaceCommand::ShowWelcome).await?,
        backups: backups_shown(backups::standing(api, &status).await?),
        recovery: words(api).is_some(),
        tablets: tablets_shown(api, request.locale()).await?,
        status,
    };
    Ok(html(request, settings.html(request.locale())))
}

fn backups_shown(standing: Standing) -> BackupsShown {
    let kept = standing.kept.into_iter();
    BackupsShown {
        folder: standing.folder.display().to_string(),
        at_home: standing.at_home,
        sealed: standing.sealed,
        passphrase: standing.passphrase,
        trouble: standing.trouble,
        kept: kept
            .map(|kept| (kept.name, kept.made_at, kept.bytes))
            .collect(),
    }
}

async fn tablets_shown(api: &Api, locale: Locale) -> Result<TabletsShown, Trouble> {
    let (placed, view) = tablets::door(api).await?;
    let home = api.guard.home();
    let certificate = home.and_then(|home| Certificate::load(home).ok().flatten());
    let mut names = match certificate {
        Some(own) => own.names,
        None => door::addresses().iter().map(ToString::to_string).collect(),
    };
    names.retain(|name| !name.starts_with("*."));
    let folder = api.guard.home().map(|home| tls::place(home).0);
    Ok(TabletsShown {
        placed,
        url: view.url,
        ends_at: view.certificate.map(|own| own.ends_at),
        trouble: view.trouble.map(|trouble| trouble.text(locale)),
        by_file: view.by_file,
        names,
        folder: folder.map_or(String::new(), |folder| folder.display().to_string()),
    })
}

/// `POST /fragments/settings/pair`: a code for one browser.
pub async fn pair(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(given): Body<GivenPairing> = Body::of(request)?;
    let role = role_of(given.role.as_deref())?;
    let offer = offered(api, role, given.label).await?;
    let url = offer.url.unwrap_or_default();
    let shown = page::pairing(request.locale(), role, &url, &offer.code);
    Ok(html(
        request,
        shown.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}

/// `POST /fragments/settings/recovery`: the recovery words, while they are in the home.
pub async fn recovery(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let words = words(api).ok_or(Trouble::no_such_path())?;
    let shown = page::recovery(request.locale(), &status(api).await?, &words);
    Ok(html(
        request,
        shown.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}

/// `POST /fragments/settings/recovery/taken`: they are printed, as the seventh word shows: the file goes.
pub async fn taken(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(Seventh { word }) = Body::of(request)?;
    let words = words(api).ok_or(Trouble::no_such_path())?;
    let seventh = words.split_whitespace().nth(PROOF).unwrap_or_default();
    if !word.trim().eq_ignore_ascii_case(seventh) {
        return Err(Trouble::wrong_word());
    }
    let home = api.guard.home().ok_or(Trouble::no_such_path())?;
    remove_recovery_words(home)
        .map_err(|error| Trouble::from(&Problem::ReadOnly(error.to_string())))?;
    Ok(Response::json(200, &json!({ "taken": true })))
}

/// `POST /fragments/settings/key/words`: something happened; new words, on a sheet to be printed.
pub async fn new_words(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Both(given, happened): Both<GivenWords, Happened> = Both::of(request)?;
    let drawn = keys::words(api, given).await?;
    let status = status(api).await?;
    let sheet = NewSheet {
        name: &status.name,
        space: status.space.to_string(),
        day: day_text(status.today),
        words: &drawn.words,
        stolen: matches!(happened.reason, WhyRecovered::Stolen),
    };
    let shown = sheet.html(request.locale());
    Ok(html(
        request,
        shown.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}

/// `POST /fragments/settings/key/recover`: the sheet is printed, and the new words count.
pub async fn recovered(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(given): Body<GivenRecovery> = Body::of(request)?;
    let recovered = keys::recover(api, given, request.locale()).await?;
    let shown = happened::recovered(request.locale(), recovered.to_reprint());
    Ok(html(request, shown))
}

/// What happened.
#[derive(Debug, Deserialize, JsonSchema)]
struct Happened {
    #[schemars(example = &"stolen")]
    reason: WhyRecovered,
}

fn words(api: &Api) -> Option<String> {
    recovery_words(api.guard.home()?)
}

/// What shows that the words are on paper.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Seventh {
    /// the seventh of them
    #[schemars(example = &"the seventh word")]
    word: String,
}

impl Bounded for Seventh {}
