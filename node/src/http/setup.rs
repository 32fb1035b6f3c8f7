//! A home without a space: the pages of the first run, and nothing else. Whoever has the code that the terminal shows can
//! found the space; when it is founded, the node takes over this address.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use data_encoding::BASE64;

use federation_spec::records::Invitation;
use federation_spec::records::terms::Content;
use federation_spec::records::values::List;
use federation_spec::wire::ids::Hash32;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::answers::Answers;
use super::contract::{Asked as _, Body, Bounded, MAX_BODY, Told as _};
use super::guard::{Caller, Guard, bearer, token_hash};
use super::invitations::read;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use super::shapes::desk::{Pair, Paired};
use super::shapes::invitation::Pasted;
use super::tries::Tries;
use super::{pages, system, whereabouts};
use crate::backup::BackupError;
use crate::backup::prove::{Order, prove};
use crate::backup::shelf::{Erasures, erasures_of, received};
use crate::calendar::local_parts;
use crate::clock;
use crate::core::Problem;
use crate::core::contact::contacts_of;
use crate::core::facts::Role;
use crate::core::own::{OwnProfile, default_terms};
use crate::core::problem::InvitationProblem;
use crate::keys::recipient::Opener;
use crate::keys::words::{Words, WordsError};
use crate::pages::invitations::inviter;
use crate::pages::shell::Place;
use crate::pages::start;
use crate::pages::terms::Form;
use crate::random::{pairing_code, secret_token};
use crate::terms_file;

/// Bytes of a backup that comes in by a page, in base64: about 380 MB of it, more than a house writes in ten years.
const MAX_BACKUP: usize = 512 * 1024 * 1024;

/// What the first-run pages gather.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Who and where the space is.
    pub profile: OwnProfile,
    /// What it grants.
    pub content: Content,
    /// The invitation that its people bring.
    pub invitation: Option<Invitation>,
    /// The code with which the browser comes in once the node runs.
    pub code: String,
}

/// What the first-run pages begin with.
#[derive(Debug, Clone)]
pub enum Beginning {
    /// A space that is new.
    Found(Box<Founding>),
    /// A space that lived on another computer.
    Move(Moving),
}

/// A backup that was shown to be whole, and is to be made a home of.
#[derive(Debug, Clone)]
pub struct Moving {
    /// Where it lies.
    pub file: PathBuf,
    /// What opens it.
    pub opener: Opener,
    /// What was erased since, if that list came with it.
    pub erased: Option<Erasures>,
    /// The code with which the browser comes in once the node runs.
    pub code: String,
}

/// The first run. Clones are cheap.
#[derive(Debug, Clone)]
pub struct Setup {
    guard: Arc<Guard>,
    held: Arc<Mutex<Held>>,
    tries: Arc<Tries>,
    beginning: mpsc::Sender<Beginning>,
    home: PathBuf,
}

#[derive(Debug, Default)]
struct Held {
    code: String,
    token: Option<Hash32>,
    founded: bool,
    /// Why the last beginning came to nothing.
    failed: Option<String>,
    moving: Option<Moving>,
}

impl Setup {
    /// A first run at an address, its code, and where the founding arrives.
    pub fn new(guard: Guard, home: &Path) -> (Self, String, mpsc::Receiver<Beginning>) {
        let (beginning, arriving) = mpsc::channel(1);
        let code = pairing_code();
        let held = Held {
            code: code.clone(),
            ..Held::default()
        };
        let setup = Self {
            guard: Arc::new(guard),
            held: Arc::new(Mutex::new(held)),
            tries: Arc::default(),
            beginning,
            home: home.to_owned(),
        };
        (setup, code, arriving)
    }

    /// It could not be founded, and why: the page may try again.
    pub fn again(&self, reason: &str) {
        let mut held = self.held();
        (held.founded, held.failed) = (false, Some(reason.to_owned()));
    }

    /// Whether the node is there, which takes over this address: not yet, or not at all.
    fn ready(&self) -> Result<Response, Trouble> {
        match &self.held().failed {
            Some(reason) => Err(Trouble::not_begun(reason)),
            None => Err(Trouble::stopping()),
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn route(&self, request: &Request, caller: Caller) -> Result<Response, Trouble> {
        let path: Vec<&str> = request.path.trim_start_matches('/').split('/').collect();
        match (request.method.as_str(), path.as_slice()) {
            ("GET", ["healthz"]) => Ok(system::healthz()),
            ("GET", ["readyz"]) => self.ready(),
            ("GET", ["assets", name]) => pages::asset(name).ok_or(Trouble::no_such_path()),
            ("POST", ["desk", "pair"]) => self.pair(request),
            ("GET", ["" | "start" | "desk" | "join"]) => Ok(pages::page(request, Place::Start)),
            (_, ["fragments", ..]) if caller == Caller::Nobody => Err(Trouble::no_token()),
            ("GET", ["fragments", "start", "cities"]) => Ok(whereabouts::proposed(request)),
            ("GET", ["fragments", ..]) => {
                Ok(fragment(start::found(request.locale(), &default_terms())))
            }
            ("POST", ["fragments", "start", "preview"]) => {
                let content = content(&request.json()?)?;
                let invitation = invitation(request)?;
                let inviter = invitation.map(|one| inviter(request.locale(), &one, clock::now()));
                let said = start::preview(request.locale(), &content);
                Ok(fragment(inviter.unwrap_or_default() + &said))
            }
            ("POST", ["fragments", "start", "found"]) => self.found(request),
            ("POST", ["fragments", "start", "move", "check"]) => self.check(request),
            ("POST", ["fragments", "start", "move"]) => self.move_here(),
            _ => Err(Trouble::stopping()),
        }
    }

    /// The code of the terminal becomes a token of this first run.
    fn pair(&self, request: &Request) -> Result<Response, Trouble> {
        let Body(Pair { code }) = Body::of(request)?;
        self.tries.begin(request.from)?;
        let mut held = self.held();
        if held.code.is_empty() || held.code != code.trim() {
            return Err(Trouble::from(&Problem::WrongCode));
        }
        self.tries.right(request.from);
        // It works once: whoever comes later does not push out who is there.
        held.code.clear();
        let token = secret_token();
        held.token = Some(token_hash(&token));
        let paired = Paired {
            token,
            name: "setup".to_owned(),
            role: Role::Admin.into(),
        };
        Ok(paired.response(201))
    }

    fn found(&self, request: &Request) -> Result<Response, Trouble> {
        let code = pairing_code();
        let founding = Founding {
            profile: profile(request)?,
            content: content(&request.json()?)?,
            invitation: invitation(request)?,
            code: code.clone(),
        };
        self.begin(Beginning::Found(Box::new(founding)), &code)
    }

    /// The browser comes again, and then it is the node that answers.
    fn begin(&self, beginning: Beginning, code: &str) -> Result<Response, Trouble> {
        let mut held = self.held();
        if held.founded || self.beginning.try_send(beginning).is_err() {
            return Err(Trouble::in_progress());
        }
        held.founded = true;
        held.failed = None;
        Ok(Response::json(201, &json!({ "code": code })).with("connection", "close"))
    }

    /// A backup came in: whether it is whole, and what it holds.
    fn check(&self, request: &Request) -> Result<Response, Trouble> {
        self.held().moving = None;
        let Body(given): Body<GivenMove> = Body::of(request)?;
        let opener = Opener::read(&given.words).map_err(|wrong| Trouble::bad_words(&wrong))?;
        let bytes = BASE64.decode(given.file.as_bytes());
        let bytes = bytes.map_err(|_| Trouble::bad_value("file", "the file as base64"))?;
        let file = received(&self.home, &bytes).map_err(|error| Trouble::backup(&error))?;
        drop(bytes);
        let erased = given.erased.as_deref().map(|list| {
            let list = BASE64.decode(list.as_bytes());
            let list = list.map_err(|_| Trouble::bad_value("erased", "the file as base64"))?;
            erasures_of(&list).map_err(|error| Trouble::backup(&error))
        });
        let erased = erased.transpose()?;
        let order = Order {
            file: &file,
            opener: &opener,
            sought: &[],
        };
        let proven = prove(&order, &mut |_, _| Ok(()), &mut |_, _| {});
        let proven = proven.map_err(|error| match (&error, Words::read(&given.words)) {
            // What is no passphrase was meant to be the words.
            (BackupError::NoPassphrase, Err(wrong)) => Trouble::bad_words(&wrong),
            // So were most of them, or too many.
            (BackupError::WrongPassphrase, Err(wrong @ WordsError::Count(13..))) => {
                Trouble::bad_words(&wrong)
            }
            _ => Trouble::backup(&error),
        })?;
        let (day, time) = local_parts(proven.made_at, "UTC");
        let backup = start::Backup {
            made: format!("{day} {time} UTC"),
            counts: proven.counts,
        };
        let shown = start::moving(request.locale(), &backup);
        self.held().moving = Some(Moving {
            file,
            opener,
            erased,
            code: pairing_code(),
        });
        Ok(fragment(shown))
    }

    fn move_here(&self) -> Result<Response, Trouble> {
        let moving = self.held().moving.clone().ok_or(Trouble::no_such_path())?;
        let code = moving.code.clone();
        self.begin(Beginning::Move(moving), &code)
    }
}

/// A backup in base64, and the words of the sheet or the passphrase.
#[derive(Deserialize, JsonSchema)]
struct GivenMove {
    #[schemars(example = &"the file as base64")]
    file: String,
    #[schemars(example = &"the 24 words of the sheet, or the passphrase")]
    words: String,
    erased: Option<String>,
}

impl Bounded for GivenMove {
    const MAX: usize = MAX_BACKUP;
}

impl Answers for Setup {
    fn admit(&self, request: &Request) -> Result<Caller, Trouble> {
        self.guard.admits(request)?;
        let token = bearer(request).map(token_hash);
        let known = token.is_some() && token == self.held().token;
        match known {
            true => Ok(Caller::ADMIN),
            false if request.path.starts_with("/fragments/") => Err(Trouble::no_token()),
            false => Ok(Caller::Nobody),
        }
    }

    fn room_for(&self, request: &Request, caller: Caller) -> usize {
        match caller != Caller::Nobody && request.path == "/fragments/start/move/check" {
            true => MAX_BACKUP,
            false => MAX_BODY,
        }
    }

    async fn answer_as(&self, request: &Request, caller: Caller) -> Response {
        // A backup takes its time: others are answered meanwhile.
        let answer = tokio::task::block_in_place(|| self.route(request, caller));
        let response = answer.unwrap_or_else(|trouble| trouble.response(request.locale()));
        match self.held().founded {
            true => response.with("connection", "close"),
            false => response,
        }
    }
}

/// Who and where the space is, and how people reach it.
fn profile(request: &Request) -> Result<OwnProfile, Trouble> {
    let Body(Founder { contact }) = Body::of(request)?;
    let contact: Vec<String> = contact.into_iter().collect();
    let Body(given) = Body::of(request)?;
    Ok(OwnProfile {
        whereabouts: whereabouts::read(given)?,
        contact: contacts_of(&contact)
            .ok_or(Trouble::bad_value("contact", "desk@space.example"))?,
        addresses: List::default(),
    })
}

/// How the founder is reached.
#[derive(Debug, Deserialize, JsonSchema)]
struct Founder {
    #[schemars(example = &"desk@space.example")]
    contact: Option<String>,
}

impl Bounded for Founder {}

/// The invitation that the founder brings, if there is one. One that has ended is told of before the space is founded.
fn invitation(request: &Request) -> Result<Option<Invitation>, Trouble> {
    let Body(pasted): Body<Pasted> = Body::of(request)?;
    let invitation = pasted.text().map(|text| read(&text)).transpose()?;
    match &invitation {
        Some(one) if one.expires_at <= clock::now() => {
            Err((&Problem::from(InvitationProblem::Ended)).into())
        }
        _ => Ok(invitation),
    }
}

/// What the form grants, laid over the programme's default.
fn content(fields: &Value) -> Result<Content, Trouble> {
    let form = Form::sent(fields);
    Ok(terms_file::checked(form.over(&default_terms()))?)
}

fn fragment(html: String) -> Response {
    Response::new(200, "text/html; charset=utf-8", html.into_bytes())
}
