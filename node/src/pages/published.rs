//! Terms that are published: what they said before, and who has them.

use askama::Template;
use federation_spec::wire::ids::Timestamp;

use super::rendered;
use crate::calendar::local_parts;
use crate::core::views::{DeliveryItem, DeliveryView, TermsView};
use crate::words::numbers::day_of;
use crate::words::{Locale, terms};

/// What terms said and say, the newest first: from which day on, and as a sentence.
pub(super) fn history(t: Locale, history: &[TermsView], zone: &str) -> Vec<(String, String)> {
    let row = |terms: &TermsView| {
        let from = day_of(terms.applies_from, zone, t);
        (from, terms::summary(&terms.content, t))
    };
    history.iter().rev().map(row).collect()
}

#[derive(Template)]
#[template(path = "delivery.html")]
struct DeliveryPage<'a> {
    t: Locale,
    view: &'a DeliveryView,
    arrived: usize,
    zone: &'a str,
}

/// Who has them.
pub fn delivery(t: Locale, view: &DeliveryView, zone: &str) -> String {
    let has = |item: &&DeliveryItem| item.has_since.is_some();
    rendered(&DeliveryPage {
        t,
        view,
        arrived: view.items.iter().filter(has).count(),
        zone,
    })
}

impl DeliveryPage<'_> {
    fn time(&self, at: &Timestamp) -> String {
        local_parts(*at, self.zone).1
    }

    fn day(&self, at: &Timestamp) -> String {
        day_of(*at, self.zone, self.t)
    }
}
