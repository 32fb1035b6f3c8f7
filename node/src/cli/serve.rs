//! `covisa serve`: runs the node until it is told to stop.

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::arguments::Serve;
use super::carrier::{in_use, not_set_up, take};
use super::exit::{DONE, FAILED, Failure, INVALID, USAGE};
use super::print::Context;
use crate::config::{self, Config};
use crate::home::{Lock, Owner};
use crate::keys;
use crate::net::address::{check_listen_address, check_peer_address};
use crate::service::{self, Options, Service};

/// Runs the node.
pub fn run(context: &Context, serve: Serve) -> Result<u8, Failure> {
    let home = context.home.path();
    if !keys::exist(home) {
        return Err(not_set_up(&context.home));
    }
    let config = config::load(&home.join("config.toml")).map_err(|wrong| {
        Failure::new(
            INVALID,
            "config-invalid",
            wrong.to_string(),
            "config/config.toml in the project shows every setting.",
        )
    })?;
    let options = options(context, serve, &config)?;
    let lock = match take(&context.home)? {
        Owner::Us(lock) => lock,
        Owner::Other(url) => return Err(in_use(&context.home, url.as_deref())),
    };
    start_log(&config)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| failed(&error.to_string()))?;
    runtime.block_on(until_stopped(context, options, lock))
}

async fn until_stopped(context: &Context, options: Options, mut lock: Lock) -> Result<u8, Failure> {
    let mut interrupt =
        signal(SignalKind::interrupt()).map_err(|error| failed(&error.to_string()))?;
    let mut terminate =
        signal(SignalKind::terminate()).map_err(|error| failed(&error.to_string()))?;
    let service = Service::start(options)
        .await
        .map_err(|error| failed(&error.to_string()))?;
    for notice in &service.node.notices {
        tracing::warn!("{notice}");
    }
    lock.announce(&service.url)
        .map_err(|error| failed(&error.to_string()))?;
    let desk = service
        .desk_url()
        .await
        .map_err(|error| failed(&error.to_string()))?;
    let ready = json!({
        "space": service.status.space.to_string(),
        "http": service.url,
        "desk": desk,
        "addresses": service.status.addresses,
    });
    context.show("serve", &ready, |_| {
        let addresses: Vec<String> = service
            .status
            .addresses
            .iter()
            .map(|address| format!("\nothers reach it at {address}"))
            .collect();
        format!(
            "{} is up.\nthe desk is at   {desk}{}",
            service.status.name,
            addresses.concat()
        )
    })?;
    let handle = service.node.handle.clone();
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        () = handle.ended() => return Err(failed("the node ended unexpectedly: see its log, then start it again")),
    }
    // A second signal while stopping leaves at once: the default action is back.
    tokio::select! {
        () = service.stop() => {}
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(DONE)
}

fn options(context: &Context, serve: Serve, config: &Config) -> Result<Options, Failure> {
    let mut options = service::options(context.home.path(), config)
        .map_err(|what| usage("http.listen", &what))?;
    if let Some(listen) = &serve.http {
        options.http = config::check_http(listen).map_err(|what| usage("--http", &what))?;
    }
    for address in &serve.listen {
        check_listen_address(address).map_err(|bad| usage("--listen", &bad.to_string()))?;
    }
    for address in &serve.peer {
        let next = "copy the address that the other node prints";
        check_peer_address(address).map_err(|bad| usage("--peer", &format!("{bad}; {next}")))?;
    }
    if !serve.listen.is_empty() {
        options.listen = Some(serve.listen);
    }
    if serve.offline {
        options.listen = None;
    }
    options.peers.extend(serve.peer);
    Ok(options)
}

fn start_log(config: &Config) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&config.log.level).map_err(|_| {
        let text = format!(
            "config.toml: log.level: {:?} is not a level; write \"info\"",
            config.log.level
        );
        Failure::new(INVALID, "config-invalid", text, "")
    })?;
    let colour = std::env::var_os("NO_COLOR").is_none()
        && std::io::IsTerminal::is_terminal(&std::io::stderr());
    // Only a second start in one process could fail here.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(colour)
        .with_writer(std::io::stderr)
        .try_init();
    Ok(())
}

fn usage(flag: &str, what: &str) -> Failure {
    Failure::new(USAGE, "usage", format!("{flag}: {what}."), "")
}

fn failed(text: &str) -> Failure {
    Failure::new(FAILED, "not-started", text, "")
}
