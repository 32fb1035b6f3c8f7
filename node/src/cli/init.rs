//! `covisa init`: founds a space.

use std::path::Path;

use federation_spec::records::Invitation;
use federation_spec::records::profile::{Contact, Position, SpaceKind};
use federation_spec::records::terms::Content;
use federation_spec::records::values::{List, Text};
use serde_json::json;

use super::arguments::Init;
use super::carrier::in_use;
use super::exit::{DONE, FAILED, Failure, USAGE, say};
use super::print::{Context, typed};
use super::terms;
use crate::calendar::check_zone;
use crate::core::contact::contacts_of;
use crate::core::own::{OwnProfile, Region, Whereabouts};
use crate::core::{InvitationCommand, Problem, SpaceCommand, SystemCommand, TermsCommand};
use crate::gazetteer::{City, place};
use crate::home::Owner;
use crate::runtime::Node;
use crate::service::admin_token;
use crate::store::files::private_directory;
use crate::words::{Locale, problem};
use crate::{clock, keys, startup, terms_file};

/// Founds a space: keys, recovery words, profile and first terms.
pub fn run(context: &Context, init: Init) -> Result<u8, Failure> {
    let content = match &init.terms {
        Some(file) => Some(
            terms_file::from_toml(&terms::read(file)?)
                .map_err(|wrong| usage(wrong.to_string(), ""))?,
        ),
        None => None,
    };
    let profile = profile(&init)?;
    let home = context.home.path();
    if keys::exist(home) {
        let text = format!("There is a space in {} already.", typed(home));
        return Err(Failure::new(
            FAILED,
            "already-set-up",
            text,
            "Use another folder: covisa --home DIR init ...",
        ));
    }
    let invitation = init.invitation.as_deref().map(invited).transpose()?;
    private_directory(home).map_err(|error| failed(home, &error))?;
    let lock = match context.home.take().map_err(|error| failed(home, &error))? {
        Owner::Us(lock) => lock,
        Owner::Other(holder) => return Err(in_use(&context.home, &holder)),
    };
    let defaulted = content.is_none();
    let zone = profile.whereabouts.zone.as_str().to_owned();
    let space = found(home, profile, content, invitation.as_ref())?;
    drop(lock);
    if init.tz.is_none() && zone == "UTC" {
        say(
            "Its time zone is not known, so days are counted by UTC: covisa space change --tz Europe/Berlin",
        );
    }
    if defaulted {
        say(
            "No terms were given, so the Coworking Visa's default is published: 3 days per calendar month, no booking needed.",
        );
        say("Write your own with config/terms.toml as a start, then: covisa terms publish FILE");
    }
    say(&format!(
        "{} holds 24 recovery words: print it, take it away, then delete it.",
        typed(&home.join("recovery.txt"))
    ));
    let next = format!("covisa --home {} serve", typed(home));
    let value = json!({ "space": space, "home": home.display().to_string() });
    context.show("init", &value, |_| format!("{space}\nNext: {next}"))?;
    Ok(DONE)
}

/// Reads the invitation that a founder brings.
fn invited(text: &str) -> Result<Invitation, Failure> {
    let read = Invitation::read(text);
    let read = read.map_err(|error| {
        usage(
            format!("--invitation: {error}."),
            "Paste the whole line that begins with CVI1.",
        )
    })?;
    match read.expires_at <= clock::now() {
        true => Err(usage(
            "--invitation: it has ended.".to_owned(),
            "Ask whoever sent it for another one.",
        )),
        false => Ok(read),
    }
}

/// Founds a space in a folder and publishes its first records. Not within an asynchronous task.
pub(super) fn found(
    home: &Path,
    profile: OwnProfile,
    content: Option<Content>,
    invitation: Option<&Invitation>,
) -> Result<String, Failure> {
    private_directory(home).map_err(|error| failed(home, &error))?;
    let start =
        |error: startup::StartError| Failure::new(FAILED, "not-founded", error.to_string(), "");
    startup::found_space(home, clock::now()).map_err(start)?;
    admin_token(home).map_err(|error| failed(home, &error))?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| failed(home, &error))?;
    runtime.block_on(async {
        let node = Node::start(home, None).await.map_err(start)?;
        let profile = Box::new(profile);
        let introduce = |to| SpaceCommand::Introduce(profile, to);
        done(node.handle.ask(introduce).await)?;
        let publish = |to| match content {
            Some(content) => TermsCommand::Publish(Box::new(content), None, to),
            None => TermsCommand::PublishDefault(to),
        };
        done(node.handle.ask(publish).await)?;
        if let Some(invitation) = invitation.cloned() {
            // The space that invited is told once the node runs. This one is founded, whatever became of the invitation.
            let accept = |to| InvitationCommand::Accept(Box::new(invitation), false, to);
            if let Err(failure) = done(node.handle.ask(accept).await) {
                say(&format!(
                    "The invitation was not accepted. {}",
                    failure.text
                ));
            }
        }
        let status = done(node.handle.ask(SystemCommand::Status).await)?;
        node.stop().await;
        Ok(status.space.to_string())
    })
}

/// What the arguments say of the space.
pub(super) fn profile(init: &Init) -> Result<OwnProfile, Failure> {
    // What is not said follows from the city.
    let city = init.city.as_deref();
    let known = city.and_then(|city| place(city.trim(), init.country.as_deref()));
    let of_city = |part: fn(&City) -> &str| known.as_ref().map(part);
    let zone = init.tz.as_deref().or(of_city(|city| &city.zone));
    let zone = zone.unwrap_or("UTC");
    check_zone(zone)
        .map_err(|bad| usage(format!("--tz: {bad}."), "Write it as in Europe/Berlin."))?;
    let country = init.country.as_deref().or(of_city(|city| &city.country));
    let country = country.map(str::to_ascii_uppercase);
    let country = bounded(country.as_deref(), "--country", "two letters, as in DE")?;
    let position = match (init.lat, init.lon) {
        (Some(lat), Some(lon)) => Some(position(lat, lon).ok_or_else(|| {
            usage(
                "--lat must be from -90 to 90 and --lon from -180 to 180.".to_owned(),
                "Write degrees, as in --lat 52.52 --lon 13.40.",
            )
        })?),
        _ => known
            .as_ref()
            .and_then(|city| self::position(city.latitude, city.longitude)),
    };
    Ok(OwnProfile {
        whereabouts: Whereabouts {
            name: bounded(Some(init.name.trim()), "--name", "1 to 80 bytes")?
                .ok_or_else(|| usage("--name is empty.".to_owned(), ""))?,
            kind: init.kind.as_deref().map(kind).transpose()?,
            country,
            region: Region::Now(bounded(
                init.region.as_deref(),
                "--region",
                "1 to 60 bytes",
            )?),
            city: bounded(city, "--city", "1 to 80 bytes")?,
            position,
            zone: bounded(Some(zone), "--tz", "a zone")?
                .ok_or_else(|| usage("--tz is empty.".to_owned(), ""))?,
        },
        contact: contacts(&init.contact)?,
        addresses: List::default(),
    })
}

fn kind(word: &str) -> Result<SpaceKind, Failure> {
    SpaceKind::of_word(word).ok_or_else(|| {
        let words = SpaceKind::WORDS.join(", ");
        usage(
            format!("--kind: {word:?} is no kind of place."),
            &format!("It is one of: {words}."),
        )
    })
}

fn contacts(given: &[String]) -> Result<List<Contact, 0, 8>, Failure> {
    contacts_of(given).ok_or_else(|| {
        let text = "--contact takes at most 8 lines of 1 to 160 bytes.".to_owned();
        usage(text, "Write it as in --contact desk@example.org")
    })
}

fn position(lat: f64, lon: f64) -> Option<Position> {
    let finite = lat.is_finite() && lon.is_finite();
    Position::from_degrees(lat, lon).filter(|_| finite)
}

fn bounded<const MIN: usize, const MAX: usize>(
    text: Option<&str>,
    flag: &str,
    wanted: &str,
) -> Result<Option<Text<MIN, MAX>>, Failure> {
    match text {
        None => Ok(None),
        Some(text) if text.contains(char::is_control) => {
            Err(usage(format!("{flag} must be one line of letters."), ""))
        }
        Some(text) => Text::new(text)
            .map(Some)
            .ok_or_else(|| usage(format!("{flag} must have {wanted}."), "")),
    }
}

fn usage(text: String, next: &str) -> Failure {
    Failure::new(USAGE, "usage", text, next)
}

fn failed(home: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        FAILED,
        "no-home",
        format!("{}: {error}", typed(home)),
        "Check that the folder is yours and can be written.",
    )
}

/// What the node answered.
fn done<T, E>(answer: Result<Result<T, Problem>, E>) -> Result<T, Failure> {
    let answer = answer.map_err(|_| failed_text("the node stopped"))?;
    answer.map_err(|problem| failed_text(&problem::problem(&problem, Locale::En).text))
}

fn failed_text(text: &str) -> Failure {
    Failure::new(FAILED, "not-founded", text, "")
}
