//! Asks a node over HTTP, as a stranger's script would.

use std::time::{Duration, Instant};

use serde_json::Value;

/// How long something may take to arrive everywhere.
const PATIENCE: Duration = Duration::from_secs(15);

/// A client of one node.
#[derive(Debug, Clone)]
pub(super) struct Client {
    agent: ureq::Agent,
    url: String,
    token: String,
}

impl Client {
    pub(super) fn new(url: &str, token: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)));
        Self {
            agent: config.build().into(),
            url: url.to_owned(),
            token: token.to_owned(),
        }
    }

    pub(super) fn get(&self, path: &str) -> Result<Value, String> {
        self.send("GET", path, "application/json", Vec::new())
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.send(
            "POST",
            path,
            "application/json",
            body.to_string().into_bytes(),
        )
    }

    pub(super) fn put(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.send(
            "PUT",
            path,
            "application/json",
            body.to_string().into_bytes(),
        )
    }

    pub(super) fn put_toml(&self, path: &str, toml: &str) -> Result<Value, String> {
        self.send("PUT", path, "application/toml", toml.as_bytes().to_vec())
    }

    pub(super) fn delete(&self, path: &str) -> Result<Value, String> {
        self.send("DELETE", path, "application/json", Vec::new())
    }

    /// Asks until the answer is as wanted.
    pub(super) fn until(
        &self,
        path: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value, String> {
        again(|| self.get(path), wanted)
    }

    /// The same with a POST that changes nothing.
    pub(super) fn until_answered(
        &self,
        path: &str,
        body: &Value,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value, String> {
        again(|| self.post(path, body), wanted)
    }

    fn send(&self, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Result<Value, String> {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", kind)
            .body(body)
            .map_err(|error| error.to_string())?;
        let mut answer = self.agent.run(request).map_err(|error| error.to_string())?;
        let status = answer.status().as_u16();
        let value: Value = answer
            .body_mut()
            .read_json()
            .map_err(|error| error.to_string())?;
        if status < 300 {
            Ok(value)
        } else {
            Err(format!("{status}: {}", value["title"]))
        }
    }
}

fn again(
    ask: impl Fn() -> Result<Value, String>,
    wanted: impl Fn(&Value) -> bool,
) -> Result<Value, String> {
    let begun = Instant::now();
    loop {
        match ask() {
            Ok(value) if wanted(&value) => return Ok(value),
            other if begun.elapsed() > PATIENCE => {
                return Err(format!("not within {PATIENCE:?}: {other:?}"));
            }
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}
