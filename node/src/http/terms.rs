//! `/terms`: this space's own.

use federation_spec::records::terms::Content;
use serde_json::{Map, Value, json};

use super::api::Api;
use super::contract::{Asked, Headed, Query, Told};
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use super::schemas::Schemas;
use super::shapes::Items;
use super::shapes::terms::{CheckedTerms, Delivered, Terms, WhichDay, WhichForm};
use super::spaces::space_of;
use crate::clock;
use crate::core::TermsCommand;
use crate::core::views::TermsView;
use crate::terms_file;
use crate::words::Locale;

/// Own terms, in one of their two forms.
#[derive(Debug)]
pub enum InForm {
    /// As JSON.
    Json(Box<Headed<Terms>>),
    /// As the file that an operator writes, with the same headers.
    Toml(Response),
}

impl Told for InForm {
    fn response(self, status: u16) -> Response {
        match self {
            Self::Json(terms) => terms.response(status),
            Self::Toml(file) => file,
        }
    }

    fn describe(schemas: &mut Schemas, status: u16) -> Vec<(u16, Value)> {
        let mut told = Terms::describe(schemas, status);
        for (_, told) in &mut told {
            told["content"]["application/toml"] = json!({});
        }
        told
    }
}

/// Terms that are to be published, as TOML or as JSON of the same form, and from when on.
#[derive(Debug)]
pub struct GivenTerms {
    content: Content,
    from: WhichDay,
    /// The terms that they are to take the place of, by their ETag.
    instead: Option<String>,
}

impl Asked for GivenTerms {
    fn of(request: &Request) -> Result<Self, Trouble> {
        Ok(Self {
            content: content_of(request)?,
            from: Query::of(request)?.0,
            instead: request.header("if-match").map(str::to_owned),
        })
    }

    fn describe(schemas: &mut Schemas, operation: &mut Map<String, Value>) {
        Query::<WhichDay>::describe(schemas, operation);
        in_either_form(operation);
    }
}

/// Terms that are to be looked at, in the same forms.
#[derive(Debug)]
pub struct TermsToCheck(Content);

impl Asked for TermsToCheck {
    fn of(request: &Request) -> Result<Self, Trouble> {
        content_of(request).map(Self)
    }

    fn describe(_: &mut Schemas, operation: &mut Map<String, Value>) {
        in_either_form(operation);
    }
}

/// Terms as TOML or as JSON of the same form.
fn content_of(request: &Request) -> Result<Content, Trouble> {
    let kind = request.header("content-type").unwrap_or_default();
    if !kind.starts_with("application/toml") {
        return Ok(terms_file::from_json(&request.json()?)?);
    }
    let text = std::str::from_utf8(&request.body);
    Ok(terms_file::from_toml(
        text.map_err(|_| Trouble::bad_json("no-text"))?,
    )?)
}

fn in_either_form(operation: &mut Map<String, Value>) {
    let forms =
        json!({ "application/json": { "schema": { "type": "object" } }, "application/toml": {} });
    let body = json!({ "required": true, "content": forms });
    operation.insert("requestBody".to_owned(), body);
}

/// In which form own terms are asked for: by the query, or by what is accepted.
#[derive(Debug)]
pub struct AskedForm {
    toml: bool,
}

impl Asked for AskedForm {
    fn of(request: &Request) -> Result<Self, Trouble> {
        let form: WhichForm = Query::of(request)?.0;
        let toml = form.format.as_deref() == Some("toml")
            || request.header("accept") == Some("application/toml");
        Ok(Self { toml })
    }

    fn describe(schemas: &mut Schemas, operation: &mut Map<String, Value>) {
        Query::<WhichForm>::describe(schemas, operation);
    }
}

/// `GET /terms`; with `Accept: application/toml`, or `?format=toml`, the file form.
pub async fn show(api: &Api, form: AskedForm, locale: Locale) -> Result<InForm, Trouble> {
    let view = held(api).await?;
    if !form.toml {
        return Ok(InForm::Json(Box::new(told(&view, locale))));
    }
    let file = terms_file::to_toml(&view.content).into_bytes();
    let file = Response::new(200, "application/toml", file);
    Ok(InForm::Toml(file.with("etag", etag(&view))))
}

/// `PUT /terms`, as TOML or its JSON mirror; `?applies_from=2026-12-01` for later.
pub async fn publish(
    api: &Api,
    given: GivenTerms,
    locale: Locale,
) -> Result<Headed<Terms>, Trouble> {
    if let Some(wanted) = given.instead {
        let current = etag(&held(api).await?);
        if wanted != "*" && wanted != current {
            return Err(Trouble::changed_meanwhile());
        }
    }
    let from = given.from.applies_from.map(|day| day.0);
    let view = api
        .ask(|to| TermsCommand::Publish(Box::new(given.content), from, to))
        .await?;
    Ok(told(&view, locale))
}

/// `POST /terms/check`: what terms would say, and which homes could meet what they ask. Nothing is published.
pub async fn check(
    api: &Api,
    TermsToCheck(content): TermsToCheck,
    locale: Locale,
) -> Result<CheckedTerms, Trouble> {
    let asked = Box::new(content.clone());
    let homes = api.ask(|to| TermsCommand::Meetable(asked, to)).await?;
    Ok(CheckedTerms::of(&content, &homes, locale))
}

/// `POST /terms/review`: a person has looked at them, and they are true.
pub async fn review(api: &Api, locale: Locale) -> Result<Headed<Terms>, Trouble> {
    let view = api.ask(TermsCommand::Review).await?;
    Ok(told(&view, locale))
}

/// `GET /terms/delivery`: who has the newest ones. Each question asks the connected nodes again.
pub async fn delivery(api: &Api) -> Result<Items<Delivered>, Trouble> {
    let view = api.ask(TermsCommand::Delivery).await?;
    Ok(view.items.into_iter().map(Into::into).collect())
}

/// `GET /terms/history`: all that own terms ever said. `GET /spaces/{id}/history`: what another space's said and say.
pub async fn history(
    api: &Api,
    space: Option<&str>,
    locale: Locale,
) -> Result<Items<Terms>, Trouble> {
    let space = space.map(space_of).transpose()?;
    let views = api.ask(|to| TermsCommand::History(space, to)).await?;
    let now = clock::now();
    let terms = views.iter().map(|view| Terms::of(view, now, locale));
    Ok(terms.collect())
}

fn told(view: &TermsView, locale: Locale) -> Headed<Terms> {
    let terms = Terms::of(view, clock::now(), locale);
    Headed::new(terms).with("etag", etag(view))
}

async fn held(api: &Api) -> Result<TermsView, Trouble> {
    api.ask(TermsCommand::Show).await
}

fn etag(view: &TermsView) -> String {
    format!("\"{}-{}\"", view.sequence, &view.content_hash.hex()[..16])
}
