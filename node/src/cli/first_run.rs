//! The first run: where there is no space yet, somebody founds one on the pages.

use std::io::IsTerminal as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use tokio::sync::mpsc::Receiver;

use super::arguments::Serve;
use super::carrier::{Carrier, in_use, send, take};
use super::exit::{DONE, FAILED, Failure, INVALID, USAGE, say};
use super::init;
use super::print::{Context, field};
use crate::backup::restore::{Bringing, restore};
use crate::clock;
use crate::config::{self, check_http};
use crate::home::Owner;
use crate::http::guard::Guard;
use crate::http::server::{self, Listening};
use crate::http::setup::{Beginning, Setup};
use crate::store::files::{private_directory, replace};

/// A space that was just founded.
#[derive(Debug)]
pub(super) struct Founded {
    /// Where its pages are expected.
    pub(super) http: SocketAddr,
    /// The code with which the browser comes in.
    pub(super) code: String,
}

/// Whether somebody is there who can open a page.
pub(super) fn at_a_terminal(context: &Context) -> bool {
    !context.json && std::io::stdout().is_terminal() && std::io::stdin().is_terminal()
}

/// Whether there is a desktop whose browser can be opened.
pub(super) fn on_a_desktop(context: &Context) -> bool {
    let screen = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let has_screen = cfg!(target_os = "macos") || screen("DISPLAY") || screen("WAYLAND_DISPLAY");
    at_a_terminal(context) && has_screen
}

/// Opens an address in this desktop's browser. Where that fails, the address stands on the terminal.
pub(super) fn open_browser(url: &str) {
    let _ = open::that_detached(url);
}

/// Opens the pages of a node that runs already: what somebody means who starts it a second time.
pub(super) fn open_running(context: &Context) -> Result<u8, Failure> {
    let carrier = Carrier::running(&context.home, &context.passphrase)?;
    let offered = carrier.json(&send("POST", "desk/pairings", &json!({ "role": "admin" })));
    carrier.close();
    let url = field(&offered?, "url");
    open_browser(&url);
    say(&format!("It runs already. Your pages are at {url}"));
    Ok(DONE)
}

/// Serves the first-run pages until a space is founded; `None` if it was stopped before.
pub(super) fn wait(context: &Context, serve: &Serve) -> Result<Option<Founded>, Failure> {
    let home = context.home.path();
    private_directory(home).map_err(|error| failed(&error.to_string()))?;
    let lock = match take(&context.home)? {
        Owner::Us(lock) => lock,
        Owner::Other(holder) => return Err(in_use(&context.home, &holder)),
    };
    let (address, http) = address(context, serve)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| failed(&error.to_string()))?;
    let founded = runtime.block_on(founded(context, address, &http));
    runtime.shutdown_background();
    drop(lock);
    founded
}

/// Where the pages are to be, and under which further names.
fn address(context: &Context, serve: &Serve) -> Result<(SocketAddr, config::Http), Failure> {
    let path = context.home.path().join("config.toml");
    let config = config::load(&path, "", serve.desk_without_tls)
        .map_err(|wrong| Failure::new(INVALID, "config-invalid", wrong.to_string(), ""))?;
    let listen = serve.http.as_ref().unwrap_or(&config.http.listen);
    let address = check_http(listen)
        .map_err(|what| Failure::new(USAGE, "usage", format!("--http: {what}."), ""))?;
    Ok((address, config.http))
}

async fn founded(
    context: &Context,
    address: SocketAddr,
    http: &config::Http,
) -> Result<Option<Founded>, Failure> {
    let listener = server::bind(address)
        .await
        .map_err(|error| failed(&format!("{address} cannot be listened on: {error}")))?;
    let port = listener
        .local_addr()
        .map_or(address.port(), |own| own.port());
    let guard = Guard::new(context.home.path(), port, &http.public_hosts, "");
    let (setup, code, arriving) = Setup::new(guard, context.home.path());
    let url = format!("http://127.0.0.1:{port}/start#{code}");
    let _told = Address::tell(context.home.path(), &url)?;
    if on_a_desktop(context) {
        open_browser(&url);
    }
    let proxies = config::check_proxies(&http.trusted_proxies).map_err(|what| failed(&what))?;
    let serving = server::serve(Listening::here(listener), setup.clone(), Arc::new(proxies));
    let serving = tokio::spawn(serving);
    let founded = found_as_asked(context, &setup, arriving).await;
    serving.abort();
    // An aborted task ends with an error; that is what was wanted.
    let _ = serving.await;
    let http = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    Ok(founded?.map(|code| Founded { http, code }))
}

/// Where the space is founded, with the code of one use, in a file that goes when this is dropped.
struct Address(Option<PathBuf>);

impl Address {
    /// Says it to somebody who sits at a terminal. What is said elsewhere stands in a journal, where others read it: there
    /// it is in a file that the home's owner alone reads, for as long as the code is good for anything.
    fn tell(home: &Path, url: &str) -> Result<Self, Failure> {
        const WELCOME: &str = "There is no space here yet.";
        if std::io::stderr().is_terminal() {
            say(&format!("{WELCOME} Found yours at:\n{url}"));
            return Ok(Self(None));
        }
        let path = home.join("first-run");
        replace(&path, format!("{url}\n").as_bytes()).map_err(|error| {
            let file = path.display();
            failed(&format!("{file} cannot be written: {error}"))
        })?;
        let place = url.split('#').next().unwrap_or_default();
        let file = path.display();
        say(&format!(
            "{WELCOME} Found yours at {place}: the whole address, with its code, stands in\n{file}"
        ));
        Ok(Self(Some(path)))
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        // What is not there is gone.
        let _ = self.0.take().map(std::fs::remove_file);
    }
}

/// Founds the space that somebody describes; what cannot be founded is said, and can be mended on the page.
async fn found_as_asked(
    context: &Context,
    setup: &Setup,
    mut arriving: Receiver<Beginning>,
) -> Result<Option<String>, Failure> {
    let mut interrupt = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .map_err(|error| failed(&error.to_string()))?;
    loop {
        let beginning = tokio::select! {
            beginning = arriving.recv() => beginning,
            _ = tokio::signal::ctrl_c() => None,
            _ = interrupt.recv() => None,
        };
        let Some(beginning) = beginning else {
            return Ok(None);
        };
        let home = context.home.path().to_owned();
        let beginning = tokio::task::spawn_blocking(move || begun(&home, beginning));
        match beginning
            .await
            .map_err(|error| failed(&error.to_string()))?
        {
            Ok(code) => return Ok(Some(code)),
            Err(failure) => {
                say(&failure.text);
                setup.again(&failure.text);
            }
        }
    }
}

/// Founds the space, or makes the home of its backup. Returns the code with which the browser comes in.
fn begun(home: &Path, beginning: Beginning) -> Result<String, Failure> {
    match beginning {
        Beginning::Found(founding) => {
            let invitation = founding.invitation.as_ref();
            init::found(home, founding.profile, Some(founding.content), invitation)?;
            Ok(founding.code)
        }
        Beginning::Move(moving) => {
            let bringing = Bringing {
                file: &moving.file,
                opener: &moving.opener,
                home,
                moving: true,
                over: false,
                erased: moving.erased.as_ref(),
                now: clock::now(),
            };
            let made = restore(&bringing, &mut |_, _| {});
            made.map_err(|error| {
                Failure::new(FAILED, "not-moved", format!("{error}."), error.next())
            })?;
            // It holds what the home holds: the sheet opens it wherever it came from.
            let _ = std::fs::remove_file(&moving.file);
            Ok(moving.code)
        }
    }
}

fn failed(text: &str) -> Failure {
    Failure::new(FAILED, "not-started", text.to_owned(), "")
}
