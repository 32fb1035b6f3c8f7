//! Things to hang up and to put on a web site: a sticker for the window, a flyer, a badge, a snippet.

use askama::Template;
use federation_spec::records::profile::ProfileBody;

use super::rendered;
use crate::qr::{self, Shape, TooLong};
use crate::words::Locale;

/// What the kit is made of.
#[derive(Debug)]
pub struct Kit {
    /// This space's id.
    pub space: String,
    /// This space.
    pub profile: Option<ProfileBody>,
    /// Own terms in a sentence.
    pub terms: Option<String>,
    /// Addresses under which other nodes reach this one.
    pub addresses: Vec<String>,
    /// This space for search engines, as JSON-LD.
    pub json_ld: String,
}

#[derive(Template)]
#[template(path = "kit.html")]
struct Page<'a> {
    t: Locale,
    name: &'a str,
    city: Option<&'a str>,
    contact: Option<&'a str>,
    kit: &'a Kit,
    sticker: Option<(String, Shape)>,
    snippet: String,
}

impl Kit {
    /// The page.
    pub fn html(&self, t: Locale) -> Result<String, TooLong> {
        let profile = self.profile.as_ref();
        let address = self.addresses.iter().find(|address| is_outward(address));
        let address = address.or(self.addresses.first());
        let mut contacts = profile
            .into_iter()
            .flat_map(|profile| profile.contact.iter());
        Ok(rendered(&Page {
            t,
            name: profile.map_or("", |profile| profile.name.as_str()),
            city: profile
                .and_then(|profile| profile.place.city.as_ref())
                .map(|city| city.as_str()),
            contact: contacts
                .find_map(|contact| contact.value.as_ref())
                .map(|value| value.as_str()),
            kit: self,
            sticker: address
                .map(|address| Ok((address.clone(), qr::shape(address)?)))
                .transpose()?,
            snippet: self.snippet(t),
        }))
    }

    /// A badge without a script and without a request: a link, and what search engines read.
    fn snippet(&self, t: Locale) -> String {
        format!(
            "<p lang=\"{}\"><strong>{}</strong> {}</p>\n<script type=\"application/ld+json\">\n{}\n</script>",
            t.tag(),
            escaped(&t.say("kit-badge")),
            escaped(self.terms.as_deref().unwrap_or_default()),
            self.json_ld.replace('<', "\\u003c"),
        )
    }
}

/// Whether an address can lead here from elsewhere.
pub(super) fn is_outward(address: &str) -> bool {
    !address.starts_with("/ip4/127.") && !address.starts_with("/ip6/::1/")
}

/// Text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
