//! `/backups`: what lies there, another one, to which words they are sealed; and what one may not know that was brought back.

use std::time::Duration;

use zeroize::Zeroizing;

use super::api::Api;
use super::contract::{Kind, Raw};
use super::problem::Trouble;
use super::shapes::backup::{Backup, Backups, GivenPassphrase, GivenSeen, GivenSheet, Restored};
use super::shapes::status::Confirmed;
use crate::backup::BackupError;
use crate::backup::shelf::Standing;
use crate::clock;
use crate::core::views::StatusView;
use crate::core::{KeyCommand, Problem, SystemCommand};
use crate::keys::besides::{Besides, FEWEST};
use crate::keys::recipient::Recipient;
use crate::keys::words::Words;

/// So long a folder of backups may take to answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// `GET /backups`
pub async fn list(api: &Api) -> Result<Backups, Trouble> {
    let status = api.ask(SystemCommand::Status).await?;
    Ok(Backups::of(standing(api, &status).await?))
}

/// How they stand.
pub async fn standing(api: &Api, status: &StatusView) -> Result<Standing, Trouble> {
    let (space, words, shelf) = (status.space, status.words, api.shelf.clone());
    let looked = aside(move || shelf.look(space, words));
    // A share may take its time, or not answer at all: nobody waits for it.
    let looked = tokio::time::timeout(PATIENCE, looked).await;
    let standing = looked.ok().transpose()?.flatten();
    Ok(standing
        .or_else(|| api.shelf.stood())
        .unwrap_or_else(|| Standing::silent(&api.shelf)))
}

/// `POST /backups`: one is made now.
pub async fn make(api: &Api) -> Result<Backup, Trouble> {
    let status = api.ask(SystemCommand::Status).await?;
    if let Some(elsewhere) = &status.elsewhere {
        return Err(Trouble::from(elsewhere));
    }
    let holdings = api.ask(SystemCommand::Holdings).await?;
    let shelf = api.shelf.clone();
    let made = move || shelf.make(&holdings, clock::now(), &mut |_, _| {});
    let (path, made) = aside(made)
        .await?
        .map_err(|error| Trouble::backup(&error))?;
    Ok(Backup::made(&path, made.bytes, made.entries))
}

/// `PUT /backups/words`: backups are sealed to these words, which must be those that count.
pub async fn seal_to(api: &Api, given: GivenSheet) -> Result<Backups, Trouble> {
    let words = Words::read(&given.words).map_err(|wrong| Trouble::bad_words(&wrong))?;
    let status = api.ask(KeyCommand::Status).await?;
    let last = status.events.last();
    if last.is_none_or(|last| last.announces != words.thumbprint()) {
        return Err(Trouble::from(&Problem::WrongWords));
    }
    let recipient = Recipient::of(&words).ok_or(Trouble::from(&Problem::NoKey))?;
    keep(api, recipient).await
}

/// `PUT /backups/passphrase`: what opens them besides the words.
pub async fn open_besides(api: &Api, given: GivenPassphrase) -> Result<Backups, Trouble> {
    let passphrase = given.passphrase.map(Zeroizing::new);
    if let Some(passphrase) = &passphrase
        && passphrase.chars().count() < FEWEST
    {
        return Err(Trouble::short_passphrase(FEWEST));
    }
    let home = api.shelf.home().to_owned();
    let recipient = aside(move || Recipient::read(&home)).await?;
    let recipient = recipient.map_err(|error| not_kept(&error))?;
    let recipient = recipient.ok_or_else(|| Trouble::backup(&BackupError::NoRecipient))?;
    let drawn = aside(move || passphrase.map(|text| Besides::draw(&text)).transpose());
    let besides = drawn.await?.map_err(|error| not_kept(&error))?;
    keep(api, recipient.with_besides(besides)).await
}

/// Keeps in the home to whom backups are sealed.
async fn keep(api: &Api, recipient: Recipient) -> Result<Backups, Trouble> {
    let home = api.shelf.home().to_owned();
    let written = aside(move || recipient.write(&home)).await?;
    written.map_err(|error| not_kept(&error))?;
    list(api).await
}

fn not_kept(error: &impl ToString) -> Trouble {
    Trouble::from(&Problem::ReadOnly(error.to_string()))
}

/// A sealed backup.
#[derive(Debug)]
pub struct Sealed;

impl Kind for Sealed {
    const ABOUT: &'static str = "an age file, which the recovery words open";
    const TYPES: &'static [&'static str] = &["application/octet-stream"];
}

/// `GET /backups/{name}`: the file itself.
pub async fn file(api: &Api, name: &str) -> Result<Raw<Sealed>, Trouble> {
    let status = api.ask(SystemCommand::Status).await?;
    let standing = standing(api, &status).await?;
    let kept = standing.kept.iter().find(|kept| kept.name == name);
    let kept = kept.ok_or(Trouble::from(&Problem::NoRecord))?;
    let path = standing.folder.join(&kept.name);
    let read = aside(move || {
        std::fs::read(&path).map_err(|error| Trouble::backup(&BackupError::io(&path, error)))
    });
    Ok(Raw::new(0, read.await??))
}

/// `GET /restored`: what the backup may not know of which this home was made.
pub async fn restored(api: &Api) -> Result<Restored, Trouble> {
    let view = api.ask(SystemCommand::ShowRestored).await?;
    Ok(Restored::of(view))
}

/// `POST /confirm/restored`: a person has looked at it.
pub async fn seen(api: &Api, given: GivenSeen) -> Result<Confirmed, Trouble> {
    let complete = given.nobody_came;
    api.ask(|to| SystemCommand::ConfirmRestored(complete, to))
        .await?;
    Ok(Confirmed::DONE)
}

/// What takes its time is done where no desk waits for it.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Trouble> {
    let done = tokio::task::spawn_blocking(work).await;
    // A panic there was reported when it happened.
    done.map_err(|_| Trouble::stopping())
}
