//! A request, as far as anyone here looks at it, with or without a socket.

use serde_json::Value;

use super::problem::Trouble;
use crate::source::Source;
use crate::words::Locale;

/// A request, as far as anyone here looks at it.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// `GET`, `POST`, `PUT`, `DELETE`.
    pub method: String,
    /// The path, percent-decoded segment by segment where it is routed.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// Header names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Where it comes from.
    pub from: Source,
}

impl Request {
    /// The one value of a header; `None` if there is none or more than one.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(held, _)| held == name)
            .map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }

    /// Whether a browser asks, which shows pages to people.
    pub fn reads_pages(&self) -> bool {
        let accepts = self.header("accept").unwrap_or_default();
        self.method == "GET" && accepts.contains("text/html")
    }

    /// In which language the answer is worded: as its `Accept-Language` asks; English without one.
    pub fn locale(&self) -> Locale {
        self.header("accept-language")
            .map(Locale::negotiate)
            .unwrap_or_default()
    }

    /// A value of the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(held, _)| held == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as a JSON object.
    pub fn json(&self) -> Result<Value, Trouble> {
        let kind = self.header("content-type").unwrap_or_default();
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(Trouble::unsupported("application/json"));
        }
        let value: Value = serde_json::from_slice(&self.body)
            .map_err(|error| Trouble::not_json(error.to_string()))?;
        if value.is_object() {
            Ok(value)
        } else {
            Err(Trouble::bad_json("object"))
        }
    }
}

/// The pairs of a query, percent-decoded; `+` is a space.
pub fn query_pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

/// Pairs as a query, percent-encoded.
pub fn query_text(pairs: impl Iterator<Item = (String, String)>) -> String {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs = pairs.map(|(name, value)| format!("{}={}", encode(&name), encode(&value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// A segment of a path, percent-decoded.
pub fn path_segment(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}

fn decode(text: &str) -> String {
    path_segment(&text.replace('+', " "))
}

/// Pages and their assets hold no data; everything else does.
pub fn needs_token(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/fragments/")
}
