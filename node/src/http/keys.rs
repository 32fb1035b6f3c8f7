//! `/keys`: which keys speak for this space, another one, the recovery words, the end.

use std::path::Path;

use data_encoding::HEXLOWER_PERMISSIVE;
use federation_spec::wire::ids::Hash32;

use super::api::Api;
use super::problem::Trouble;
use super::shapes::key::{
    GivenChoice, GivenEnd, GivenRecovery, GivenRotation, GivenWords, Keys, NewWords,
};
use super::shapes::status::Confirmed;
use crate::core::orders::Recovery;
use crate::core::views::KeyStatusView;
use crate::core::{KeyCommand, Problem, SystemCommand};
use crate::keys;
use crate::keys::recipient::Recipient;
use crate::keys::words::Words;
use crate::words::Locale;

/// Which of the new words shows that they are on paper.
const PROOF: usize = 7;

/// `GET /keys`
pub async fn status(api: &Api, locale: Locale) -> Result<Keys, Trouble> {
    Ok(Keys::of(&api.ask(KeyCommand::Status).await?, locale))
}

/// `POST /keys/rotate`
pub async fn rotate(api: &Api, given: GivenRotation, locale: Locale) -> Result<Keys, Trouble> {
    let reason = given.reason.into();
    let view = api.ask(|to| KeyCommand::Rotate(reason, to)).await?;
    Ok(Keys::of(&view, locale))
}

/// `POST /keys/words`: new words, against the ones that count. Nothing has happened yet.
pub async fn words(api: &Api, given: GivenWords) -> Result<NewWords, Trouble> {
    let words = read(&given.words)?;
    count(&words, given.after, &api.ask(KeyCommand::Status).await?)?;
    let status = api.ask(SystemCommand::Status).await?;
    let new = Words::draw().ok_or(Trouble::from(&Problem::NoKey))?;
    let text = new.text().to_string();
    api.prepared.put(new);
    Ok(NewWords {
        words: text,
        space: status.space.into(),
    })
}

/// `POST /keys/recover`: the new words are on paper, and the space is taken over.
pub async fn recover(api: &Api, given: GivenRecovery, locale: Locale) -> Result<Keys, Trouble> {
    let words = read(&given.words)?;
    let new = api.prepared.get().ok_or(Trouble::no_words())?;
    let seventh = new.word(PROOF).unwrap_or_default();
    if !given.seventh.trim().eq_ignore_ascii_case(seventh) {
        return Err(Trouble::wrong_word());
    }
    let home = api.guard.home().ok_or(Trouble::no_such_path())?;
    let before = api.ask(KeyCommand::Status).await?;
    count(&words, given.after, &before)?;
    let number = 1 + given.after.unwrap_or(last_number(&before));
    let ring = ring(home, number)?;
    let recovery = Recovery {
        key: words.key(),
        ring,
        announces: new.thumbprint(),
        reason: given.reason.into(),
        after: given.after,
    };
    let recovery = Box::new(recovery);
    let view = api.ask(|to| KeyCommand::Recover(recovery, to)).await?;
    api.prepared.take();
    // The space has its new words either way; without this, backups wait until they are typed.
    if let Some(recipient) = Recipient::of(&new)
        && let Err(error) = recipient.write(home)
    {
        tracing::warn!("backups are not sealed to the new words yet: {error}");
    }
    // The words that are in the home still, if any, count no more.
    let _ = crate::home::remove_recovery_words(home);
    Ok(Keys::of(&view, locale))
}

/// `POST /keys/end`
pub async fn end(api: &Api, given: GivenEnd, locale: Locale) -> Result<Keys, Trouble> {
    let successor = given.successor.map(|space| space.0);
    let view = api.ask(|to| KeyCommand::End(successor, to)).await?;
    Ok(Keys::of(&view, locale))
}

/// `PUT /spaces/{space}/recovery`: which of two recoveries of a space counts here.
pub async fn choose(api: &Api, space: &str, given: GivenChoice) -> Result<Confirmed, Trouble> {
    let space = super::spaces::space_of(space)?;
    let event = HEXLOWER_PERMISSIVE.decode(given.event.trim().as_bytes());
    let event = event.ok().and_then(|bytes| bytes.try_into().ok());
    let event = Hash32(event.ok_or(Trouble::bad_value("event", "64 hexadecimal digits"))?);
    api.ask(|to| KeyCommand::Choose(space, event, to)).await?;
    Ok(Confirmed::DONE)
}

fn read(words: &str) -> Result<Words, Trouble> {
    Words::read(words).map_err(|wrong| Trouble::bad_words(&wrong))
}

/// Whether words are those that the event announced which would be followed.
fn count(words: &Words, after: Option<u64>, view: &KeyStatusView) -> Result<(), Trouble> {
    let print = words.thumbprint();
    let after = after.unwrap_or(last_number(view));
    let mut events = view.events.iter();
    match events.any(|event| event.sequence == after && event.announces == print) {
        true => Ok(()),
        false => Err(Trouble::from(&Problem::WrongWords)),
    }
}

fn last_number(view: &KeyStatusView) -> u64 {
    view.events.last().map_or(0, |event| event.sequence)
}

fn ring(home: &Path, number: u64) -> Result<crate::core::memory::identity::KeyRing, Trouble> {
    keys::renewed_ring(home, number)
        .map_err(|error| Trouble::from(&Problem::ReadOnly(error.to_string())))
}
