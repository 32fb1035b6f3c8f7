//! The bare limits: what the machine does with the same bytes when nothing but the unavoidable is done.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};

use bytes::Bytes;
use ed25519_dalek::{Signature, VerifyingKey};
use serde_cbor::Value;
use warp::Filter as _;

/// The first argument that makes this program a limit.
pub const WORD: &str = "limit";

/// A program of this kind that runs; it ends when this is dropped.
#[derive(Debug)]
pub struct Limit {
    child: Child,
    /// The port it answers at; 0 if it answers at none.
    pub port: u16,
}

impl Limit {
    /// Starts a limit as a process of its own.
    pub fn start(arguments: &[&str]) -> Self {
        Self::spawn(Command::new(std::env::current_exe().unwrap()), arguments)
    }

    /// The same for what would run on another machine: it takes no time of a processor that anybody here wants.
    pub fn start_aside(arguments: &[&str]) -> Self {
        let mut nice = Command::new("nice");
        nice.args(["-n", "19"])
            .arg(std::env::current_exe().unwrap());
        Self::spawn(nice, arguments)
    }

    fn spawn(mut command: Command, arguments: &[&str]) -> Self {
        let mut child = command
            .arg(WORD)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = child.stdout.as_mut().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        Self {
            child,
            port: line.trim().parse().unwrap(),
        }
    }

    /// Lets one that waits for it begin.
    pub fn begin(&mut self) {
        drop(self.child.stdin.take());
    }

    /// Whether it has not ended by itself.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits until it has ended by itself.
    pub fn ended(&mut self) {
        self.child.wait().unwrap();
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a limit until standard input ends.
pub fn serve(arguments: &[String]) {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["desk", key] => desk(key),
        ["stream", spaces] => crate::join::stream(spaces.parse().unwrap()),
        ["flood", address, founded, peer] => {
            crate::flood::send(address, founded.parse().unwrap(), peer.parse().unwrap());
        }
        ["take", port, directory] => crate::join::take(port.parse().unwrap(), directory.as_ref()),
        other => panic!("no such limit: {other:?}"),
    }
}

/// Says where it listens, and lives as long as whoever asked for it.
pub fn ready(port: u16) {
    println!("{port}");
    std::io::stdout().flush().unwrap();
    std::thread::spawn(|| {
        let mut end = Vec::new();
        // However it ends, nobody needs this process any longer.
        let _ = std::io::stdin().read_to_end(&mut end);
        std::process::exit(0);
    });
}

/// Bare warp: a card's signed bytes come in, serde_cbor takes them apart, `verify_strict` says yes or no.
fn desk(key: &str) {
    let key: [u8; 32] = data_encoding::HEXLOWER
        .decode(key.as_bytes())
        .unwrap()
        .try_into()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async move {
        let hello = warp::path("hello").map(|| "true".to_owned());
        let verify = warp::path("verify")
            .and(warp::body::bytes())
            .map(move |body: Bytes| checks(&key, &body).to_string());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        ready(listener.local_addr().unwrap().port());
        warp::serve(hello.or(verify)).incoming(listener).run().await;
    });
}

/// Decodes a COSE_Sign1 and its claims, and checks the signature, with a key decoded each time.
pub fn checks(key: &[u8; 32], bytes: &[u8]) -> bool {
    let Ok(Value::Tag(_, sign1)) = serde_cbor::from_slice(bytes) else {
        return false;
    };
    let Value::Array(parts) = *sign1 else {
        return false;
    };
    let [protected, _, Value::Bytes(payload), Value::Bytes(signature)] = parts.as_slice() else {
        return false;
    };
    let claims: Result<Value, _> = serde_cbor::from_slice(payload);
    let signed = Value::Array(vec![
        Value::Text("Signature1".to_owned()),
        protected.clone(),
        Value::Bytes(Vec::new()),
        Value::Bytes(payload.clone()),
    ]);
    let (Ok(key), Ok(signature), Ok(signed)) = (
        VerifyingKey::from_bytes(key),
        Signature::from_slice(signature),
        serde_cbor::to_vec(&signed),
    ) else {
        return false;
    };
    claims.is_ok() && key.verify_strict(&signed, &signature).is_ok()
}
