//! The kit.

use super::{html, own, status};
use crate::http::api::Api;
use crate::http::outward::business;
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::pages::kit::Kit;
use crate::words::terms;

/// `GET /fragments/kit`
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let status = status(api).await?;
    let own = own(api, &status).await?;
    let locale = request.locale();
    let json_ld = business(&own, locale).map(|mut own| {
        own["@context"] = "https://schema.org".into();
        format!("{own:#}")
    });
    let kit = Kit {
        space: own.space.to_string(),
        terms: own
            .terms
            .current()
            .map(|own| terms::summary(&own.content, locale)),
        addresses: status.addresses,
        json_ld: json_ld.unwrap_or_default(),
        profile: own.profile,
    };
    let shown = kit.html(locale).map_err(|_| Trouble::too_long_to_draw())?;
    Ok(html(request, shown))
}
