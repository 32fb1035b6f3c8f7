//! `covisa serve`: runs the node until it is told to stop.

use std::io::IsTerminal as _;
use std::path::Path;

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use super::arguments::Serve;
use super::carrier::{in_use, not_set_up, take};
use super::exit::{DONE, FAILED, Failure, INVALID, USAGE};
use super::first_run;
use super::print::Context;
use crate::config::{self, Config};
use crate::core::TokenCommand;
use crate::core::facts::Role;
use crate::core::limits::MAX_NAMED_PEERS;
use crate::home::{Lock, Owner};
use crate::net::address::{check_listen_address, peer_of_seed};
use crate::service::{self, Options, Service, ServiceError};
use crate::tls::Certificate;
use crate::{keys, log};

/// Runs the node.
pub fn run(context: &Context, mut serve: Serve) -> Result<u8, Failure> {
    let home = context.home.path();
    let mut code = None;
    if !keys::exist(home) {
        if !serve.first_run && !first_run::at_a_terminal(context) {
            return Err(not_set_up(&context.home));
        }
        let Some(founded) = first_run::wait(context, &serve)? else {
            return Ok(DONE);
        };
        serve.http = Some(founded.http.to_string());
        // The browser that founded the space is there already.
        serve.browser = false;
        code = Some(founded.code);
    }
    context.passphrase.open(home)?;
    let own = own_peer(home)?;
    let config =
        config::load(&home.join("config.toml"), &own, serve.desk_without_tls).map_err(|wrong| {
            Failure::new(
                INVALID,
                "config-invalid",
                wrong.to_string(),
                "config/config.toml in the project shows every setting.",
            )
        })?;
    let browser = serve.browser;
    let options = options(context, serve, &config, &own)?;
    let lock = match take(&context.home)? {
        Owner::Us(lock) => lock,
        Owner::Other(_) if browser && first_run::on_a_desktop(context) => {
            return first_run::open_running(context);
        }
        Owner::Other(holder) => return Err(in_use(&context.home, &holder)),
    };
    start_log(&config)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| failed(&error.to_string()))?;
    let begin = Begin {
        browser: browser && first_run::on_a_desktop(context),
        code,
    };
    runtime.block_on(until_stopped(context, options, lock, begin))
}

/// The peer id of this home's node.
fn own_peer(home: &Path) -> Result<String, Failure> {
    let keys = keys::load(home).map_err(|error| Failure::from_start(&error.into()))?;
    let peer = peer_of_seed(&keys.transport).map(|peer| peer.to_string());
    Ok(peer.unwrap_or_default())
}

/// What happens at the start beside serving.
struct Begin {
    /// The pages are opened in this desktop's browser.
    browser: bool,
    /// The code with which the browser that founded the space comes in.
    code: Option<String>,
}

async fn until_stopped(
    context: &Context,
    options: Options,
    mut lock: Lock,
    begin: Begin,
) -> Result<u8, Failure> {
    let mut interrupt =
        signal(SignalKind::interrupt()).map_err(|error| failed(&error.to_string()))?;
    let mut terminate =
        signal(SignalKind::terminate()).map_err(|error| failed(&error.to_string()))?;
    let service = tokio::select! {
        started = Service::start(options) => started.map_err(|error| not_started(&error))?,
        _ = interrupt.recv() => leave(),
        _ = terminate.recv() => leave(),
    };
    for notice in &service.node.notices {
        tracing::warn!("{notice}");
    }
    lock.announce(&service.url)
        .map_err(|error| failed(&error.to_string()))?;
    if let Some(code) = begin.code {
        let offer = |to| TokenCommand::OfferPairing {
            code,
            role: Role::Admin,
            label: None,
            member: None,
            to,
        };
        // Whoever cannot come in this way comes in by the address that is told next.
        let _ = service.node.handle.ask(offer).await;
    }
    if let Err(failure) = tell(context, &service, begin.browser).await {
        service.stop().await;
        return Err(failure);
    }
    let handle = service.node.handle.clone();
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        () = handle.ended() => return Err(failed("the node ended unexpectedly: see its log, then start it again")),
    }
    tokio::select! {
        () = service.stop() => {}
        _ = interrupt.recv() => leave(),
        _ = terminate.recv() => leave(),
    }
    Ok(DONE)
}

/// Says where the node is reached, at a terminal with codes that let one browser in. What is not said to somebody who sits
/// there stands in a journal, where others read it: there, a script alone gets the desk's code.
async fn tell(context: &Context, service: &Service, browser: bool) -> Result<(), Failure> {
    let seen = std::io::stdout().is_terminal();
    let page = async |role| {
        let url = match seen || (context.json && role == Role::Desk) {
            true => service.page_url(role).await,
            false => service.bare_url(role),
        };
        url.map_err(|error| failed(&error.to_string()))
    };
    let (desk, pages) = (page(Role::Desk).await?, page(Role::Admin).await?);
    if browser {
        first_run::open_browser(&pages);
    }
    let ready = json!({
        "space": service.status.space.to_string(),
        "http": service.url,
        "desk": desk,
        "pages": pages,
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
            "{} is up.\nyour pages are at {pages}\nthe desk is at    {desk}{}{}",
            service.status.name,
            if seen { "" } else { CODES },
            addresses.concat()
        )
    })
}

/// How a browser comes in where no code was said.
const CODES: &str =
    "\ncovisa desk pair gives a desk its code, covisa desk pair --role admin gives you yours";

/// Leaves at once, told while opening or, a second time, while stopping: what was answered is on disk. The lock goes with
/// the process, not before it.
fn leave() -> ! {
    std::process::exit(i32::from(DONE))
}

fn options(
    context: &Context,
    serve: Serve,
    config: &Config,
    own: &str,
) -> Result<Options, Failure> {
    let mut options = service::options(context.home.path(), config)
        .map_err(|what| usage("http.listen", &what))?;
    if let Some(listen) = &serve.http {
        options.http = config::check_http(listen).map_err(|what| usage("--http", &what))?;
    }
    if let Some(listen) = &serve.desk_http {
        let plain = serve.desk_without_tls || config.http.desk_without_tls;
        let without_tls = plain || Certificate::is_there(context.home.path());
        options.desk_plain = plain;
        options.desk_http =
            config::check_desk(listen, without_tls).map_err(|what| usage("--desk-http", &what))?;
    }
    for address in &serve.listen {
        check_listen_address(address).map_err(|bad| usage("--listen", &bad.to_string()))?;
    }
    for address in &serve.peer {
        config::check_peer(address, own).map_err(|what| usage("--peer", &what))?;
    }
    if options.peers.len() + serve.peer.len() > MAX_NAMED_PEERS {
        let what =
            format!("with those of config.toml, more than {MAX_NAMED_PEERS} nodes are named");
        return Err(usage("--peer", &what));
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
    let colour = std::env::var_os("NO_COLOR").is_none() && std::io::stderr().is_terminal();
    log::start(&config.log.level, colour).map_err(|_| {
        let text = format!(
            "config.toml: log.level: {:?} is not a level; write \"info\"",
            config.log.level
        );
        Failure::new(INVALID, "config-invalid", text, "")
    })
}

fn usage(flag: &str, what: &str) -> Failure {
    Failure::new(USAGE, "usage", format!("{flag}: {what}."), "")
}

fn not_started(error: &ServiceError) -> Failure {
    match error {
        ServiceError::Node(error) => Failure::from_start(error),
        other => failed(&other.to_string()),
    }
}

fn failed(text: &str) -> Failure {
    Failure::new(FAILED, "not-started", text, "")
}
