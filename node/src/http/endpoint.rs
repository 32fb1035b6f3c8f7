//! What is declared of an endpoint.

use serde_json::{Map, Value};

use super::schemas::Schemas;
use crate::core::facts::May;

/// An endpoint: what is declared of it.
#[derive(Debug)]
pub struct Endpoint {
    /// `GET`, `POST`, `PUT`, `DELETE`.
    pub method: &'static str,
    /// The segments of its path after `/api/v1`; a name stands for one that differs.
    pub pattern: &'static str,
    /// What its caller has to be allowed to do.
    pub may: May,
    /// What it is for.
    pub about: &'static str,
    /// The status of an answer.
    pub status: u16,
    /// Describes what it takes.
    pub asked: fn(&mut Schemas, &mut Map<String, Value>),
    /// Describes what it gives.
    pub told: fn(&mut Schemas, u16) -> Vec<(u16, Value)>,
}

impl Endpoint {
    /// Its path, as OpenAPI writes it.
    pub fn path(&self) -> String {
        let segments = self.pattern.trim_matches(['[', ']']).split(',');
        let path = segments.map(|segment| {
            let segment = segment.trim();
            match segment.strip_prefix('"') {
                Some(fixed) => fixed.trim_end_matches('"').to_owned(),
                None => format!("{{{segment}}}"),
            }
        });
        format!("/api/v1/{}", path.collect::<Vec<_>>().join("/"))
    }
}
