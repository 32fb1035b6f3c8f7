//! Own terms: the form, its preview, and publishing.

use federation_spec::records::terms::Content;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::{html, own, status};
use crate::calendar::day_text;
use crate::clock;
use crate::core::TermsCommand;
use crate::core::views::TermsView;
use crate::http::api::Api;
use crate::http::contract::{Asked as _, Body, Bounded};
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::http::shapes::values::GivenDay;
use crate::pages::published;
use crate::pages::terms::{self as page, Form, Here};
use crate::terms_file::{self, TermsError};
use crate::words::numbers::day_of;
use crate::words::terms;

/// `GET /fragments/terms`
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let (status, published) = (status(api).await?, published(api).await?);
    let history = api.ask(|to| TermsCommand::History(None, to)).await?;
    let profile = own(api, &status).await?.profile;
    let country = profile.and_then(|profile| profile.place.country);
    let here = Here {
        zone: status.zone.as_str(),
        country: country.as_ref().map(|country| country.as_str()),
        today: day_text(status.today),
        now: clock::now(),
    };
    let text = published
        .as_ref()
        .map(|terms| terms_file::to_toml(&terms.content));
    let whole = text.unwrap_or_default();
    let shown = page::terms(request.locale(), published.as_ref(), &history, here, whole);
    Ok(html(request, shown))
}

/// `POST /fragments/terms/preview`: what the form would say.
pub async fn preview(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let published = published(api).await?;
    let content = content(request, published.as_ref())?;
    let sentence = |content: &Content| terms::summary(content, request.locale());
    let before = published.as_ref().map(|terms| sentence(&terms.content));
    let day = match published.and_then(|terms| terms.upcoming) {
        Some((from, _)) => Some(day_of(from, &status(api).await?.zone, request.locale())),
        None => None,
    };
    let shown = page::preview(request.locale(), before, sentence(&content), day);
    Ok(html(request, shown))
}

/// `POST /fragments/terms/publish`: the form is laid over what it was made from, and that is published.
pub async fn publish(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(form): Body<Publishing> = Body::of(request)?;
    let published = published(api).await?;
    let content = content(request, published.as_ref())?;
    published_as(api, content, form).await
}

/// Content is published, if nobody has published other terms meanwhile.
async fn published_as(api: &Api, content: Content, form: Publishing) -> Result<Response, Trouble> {
    let seq = published(api).await?.map_or(0, |terms| terms.sequence);
    if form.seq != Some(seq) {
        return Err(Trouble::changed_meanwhile());
    }
    let from = form.applies_from.map(|day| day.0);
    let publish = |to| TermsCommand::Publish(Box::new(content), from, to);
    let view = api.ask(publish).await?;
    Ok(Response::json(200, &json!({ "seq": view.sequence })))
}

fn content(request: &Request, published: Option<&TermsView>) -> Result<Content, Trouble> {
    let form = Form::sent(&request.json()?);
    let held = published.map_or_else(Content::default, |terms| terms.content.clone());
    Ok(terms_file::checked(form.over(&held))?)
}

async fn published(api: &Api) -> Result<Option<TermsView>, Trouble> {
    let held = api.handle.ask(TermsCommand::Show).await;
    Ok(held.map_err(|_| Trouble::stopping())?.ok())
}

/// `GET /fragments/terms/delivery`: who has them.
pub async fn delivery(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let zone = status(api).await?.zone;
    let view = api.ask(TermsCommand::Delivery).await?;
    Ok(html(
        request,
        published::delivery(request.locale(), &view, &zone),
    ))
}

/// What a form says beside its fields.
#[derive(Debug, Deserialize, JsonSchema)]
struct Publishing {
    /// the number of the terms that it was made from
    seq: Option<u64>,
    /// from this day on
    applies_from: Option<GivenDay>,
}

impl Bounded for Publishing {}

/// `POST /fragments/terms/whole/preview`: what terms in the form of the file would say, or each line that is wrong.
pub async fn preview_whole(_: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(Whole { text, .. }) = Body::of(request)?;
    let t = request.locale();
    let told = |wrong: &TermsError| (wrong.line, wrong.key.clone(), wrong.text.clone());
    let shown = match terms_file::from_toml(&text) {
        Ok(content) => {
            let remarks = terms_file::remarks(&text, &content);
            page::whole(t, Some(&content), remarks.iter().map(told).collect())
        }
        Err(_) => {
            let wrong = terms_file::mistakes(&text);
            page::whole(t, None, wrong.iter().map(told).collect())
        }
    };
    Ok(html(request, shown))
}

/// `POST /fragments/terms/whole`: all of it is published, in the place of what it was made from.
pub async fn publish_whole(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(Whole { text, publishing }) = Body::of(request)?;
    let content = terms_file::from_toml(&text)?;
    published_as(api, content, publishing).await
}

/// Terms in the form of the file.
#[derive(Debug, Deserialize, JsonSchema)]
struct Whole {
    /// all of it
    #[schemars(example = &"[[grant]]...")]
    text: String,
    #[serde(flatten)]
    publishing: Publishing,
}

impl Bounded for Whole {}
