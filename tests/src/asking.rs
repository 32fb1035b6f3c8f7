//! Requests to a running node, and its counters.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpSocket;

/// The way to ask a node.
#[derive(Debug, Clone)]
pub struct Asking {
    /// Its URL.
    pub url: String,
    token: Option<String>,
    agent: ureq::Agent,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let held = self.headers.iter().find(|(held, _)| held == name);
        held.map(|(_, value)| value.as_str())
    }

    /// The stable code of a problem.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl Asking {
    /// The way to a URL with a token.
    pub fn new(url: &str, token: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)));
        Self {
            url: url.to_owned(),
            token: Some(token.to_owned()).filter(|token| !token.is_empty()),
            agent: config.build().into(),
        }
    }

    /// The same node with another token; none if it is empty.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self::new(&self.url, token)
    }

    /// The host and port as a Host header names them.
    pub fn host(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// Any request.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.try_send(method, path, headers, body).unwrap()
    }

    /// Any request to a node that may die before it answers.
    pub fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Answer, ureq::Error> {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url));
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = self.agent.run(request.body(body.to_vec())?)?;
        let headers = answer.headers().iter();
        let headers =
            headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        let answer = Answer {
            status: answer.status().as_u16(),
            headers: headers.collect(),
            body: answer
                .body_mut()
                .with_config()
                .limit(64 << 20)
                .read_to_vec()?,
        };
        let kind = answer.header("content-type");
        crate::described::hold(method, path, answer.status, kind, &answer.body);
        Ok(answer)
    }

    /// GET under `/api/v1`.
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", &format!("/api/v1/{path}"), &[], b"")
    }

    /// POST of JSON under `/api/v1`.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.json("POST", path, &[], body)
    }

    /// Any request with a JSON body under `/api/v1`.
    pub fn json(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let mut all = vec![("content-type", "application/json")];
        all.extend(headers);
        self.send(
            method,
            &format!("/api/v1/{path}"),
            &all,
            body.to_string().as_bytes(),
        )
    }

    /// A counter by its name and labels, as `/metrics` shows it; 0 if it was never counted.
    pub fn metric(&self, name: &str) -> u64 {
        let text = String::from_utf8(self.send("GET", "/metrics", &[], b"").body).unwrap();
        let value = |line: &str| Some(line.strip_prefix(name)?.strip_prefix(' ')?.parse().unwrap());
        text.lines().find_map(value).unwrap_or(0)
    }

    /// A counter of one way: `records_admitted`, `catch_up_bytes`.
    pub fn counted(&self, name: &str, method: &str) -> u64 {
        self.metric(&format!("covisa_{name}_total{{method=\"{method}\"}}"))
    }

    /// How many gossip messages were judged so.
    pub fn judged(&self, verdict: &str) -> u64 {
        self.metric(&format!(
            "covisa_gossip_messages_total{{verdict=\"{verdict}\"}}"
        ))
    }

    /// Sends these very bytes over a connection of its own, and takes all that comes until the node closes it or nothing
    /// comes for a while.
    pub fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        // What came before an error is what came.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// POST of JSON by somebody at this address of loopback, who says so.
    pub fn post_from(&self, from: Ipv4Addr, path: &str, header: &str, body: &Value) -> Answer {
        let body = body.to_string();
        let text = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\n{header}content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            self.host(),
            body.len()
        );
        let mut stream = connected_from(from, self.host()).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        parsed(&String::from_utf8(answer).unwrap())
    }

    /// A GET of a path with exactly these header lines; the status code of its answer, 0 if there was none.
    pub fn raw_status(&self, request_line: &str, lines: &[String]) -> u16 {
        let headers: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
        let answer =
            self.raw(format!("{request_line}\r\n{headers}connection: close\r\n\r\n").as_bytes());
        answer
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0)
    }
}

/// A connection to a host and port from this address of loopback.
pub fn connected_from(from: Ipv4Addr, host: &str) -> std::io::Result<TcpStream> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let address: SocketAddr = host.parse().unwrap();
    let stream = runtime.block_on(async {
        let socket = TcpSocket::new_v4()?;
        socket.bind((from, 0).into())?;
        socket.connect(address).await?.into_std()
    })?;
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    Ok(stream)
}

/// An answer whose end is the end of its connection.
fn parsed(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    let header = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap();
        (name.to_lowercase(), value.to_owned())
    };
    Answer {
        status: status.unwrap().parse().unwrap(),
        headers: lines.map(header).collect(),
        body: body.into(),
    }
}
