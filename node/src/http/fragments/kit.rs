//! The kit.

use super::{html, own, status};
use crate::http::api::Api;
use crate::http::brand::brand;
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
    let content = own.terms.current().map(|own| &own.content);
    let kit = Kit {
        terms: content.map(|content| terms::summary(content, locale)),
        closed: content.is_some_and(|content| content.closed_since.is_some()),
        addresses: status.addresses,
        brand: brand(api).await?,
        known: status.spaces + 1,
        day: status.today,
        profile: own.profile,
    };
    let shown = kit.html(locale).map_err(|_| Trouble::too_long_to_draw())?;
    Ok(html(request, shown))
}
