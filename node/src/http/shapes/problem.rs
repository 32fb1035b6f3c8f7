//! A problem, RFC 9457.

use schemars::JsonSchema;
use serde::Serialize;

/// A problem.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Problem {
    /// `urn:covisa:problem:` and the code
    #[serde(rename = "type")]
    pub kind: String,
    /// what happened
    pub title: String,
    /// the status of the response
    pub status: u16,
    /// what programs go by: it does not change
    pub code: String,
    /// what to do next on a command line
    pub next: String,
    /// what to do next for somebody who looks at a web page
    pub page: String,
    /// in which line of a file, from 1
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// at which key there
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}
