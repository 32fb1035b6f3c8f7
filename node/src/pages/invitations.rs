//! Spaces meet: an invitation is made, or accepted; and who waits for a decision.

use askama::Template;
use data_encoding::BASE64;
use federation_spec::records::Invitation;
use federation_spec::rules::Standing;
use federation_spec::wire::ids::{Hash32, Timestamp};

use super::rendered;
use super::sheet::POLICY;
use super::spaces::{fingerprint, name, place, standing};
use crate::core::limits::{INVITATION_DAYS, MAX_INVITATION_DAYS, MAX_TIMES};
use crate::core::views::{
    AcceptedState, AcceptedView, GivenState, GivenView, InvitationsView, MadeInvitation,
    UndecidedView,
};
use crate::qr::{self, Shape, TooLong};
use crate::words::numbers::day_of;
use crate::words::{Locale, terms};

#[derive(Template)]
#[template(path = "invite.html")]
struct InvitePage<'a> {
    t: Locale,
    view: &'a InvitationsView,
    zone: &'a str,
}

/// Where invitations are made, and what became of those that were. `zone`: of the house, IANA.
pub fn invite(t: Locale, view: &InvitationsView, zone: &str) -> String {
    rendered(&InvitePage { t, view, zone })
}

impl InvitePage<'_> {
    fn given(&self, given: &GivenView) -> String {
        let day = |id| {
            self.t
                .with(id, "day", day_of(given.expires_at, self.zone, self.t))
        };
        match given.state {
            GivenState::Open => day("given-open"),
            GivenState::Used => self.t.say("given-used"),
            GivenState::Withdrawn => self.t.say("given-withdrawn"),
            GivenState::Ended => day("given-ended"),
        }
    }

    fn accepted(&self, accepted: &AcceptedView) -> String {
        self.t.say(match accepted.state {
            AcceptedState::Waiting => "accepted-waiting",
            AcceptedState::Told => "accepted-told",
            AcceptedState::Refused => "accepted-refused",
            AcceptedState::Ended => "accepted-ended",
        })
    }
}

#[derive(Template)]
#[template(path = "invited.html")]
struct MadePage<'a> {
    t: Locale,
    made: &'a MadeInvitation,
    letter: String,
    until: String,
    shape: Shape,
}

/// An invitation that was just made. `own`: what this space is called.
pub fn made(
    t: Locale,
    made: &MadeInvitation,
    (own, link): (&str, &str),
    zone: &str,
) -> Result<String, TooLong> {
    let parts = [("name", own), ("link", link), ("text", &made.text)];
    Ok(rendered(&MadePage {
        t,
        letter: t.say_with(
            "invite-letter",
            &parts.map(|(name, value)| (name, value.into())),
        ),
        until: day_of(made.given.expires_at, zone, t),
        shape: qr::shape(link)?,
        made,
    }))
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinPage {
    t: Locale,
}

/// Where an invitation is accepted.
pub fn join(t: Locale) -> String {
    rendered(&JoinPage { t })
}

#[derive(Template)]
#[template(path = "inviter.html")]
struct Inviter {
    said: String,
    fingerprint: String,
}

#[derive(Template)]
#[template(path = "nobody-yet.html")]
struct NobodyYet {
    t: Locale,
}

/// What is to be pasted, where nothing is yet.
pub fn nobody_yet(t: Locale) -> String {
    rendered(&NobodyYet { t })
}

/// Who invites, as the invitation says.
pub fn inviter(t: Locale, invitation: &Invitation, now: Timestamp) -> String {
    let day = day_of(invitation.expires_at, "UTC", t);
    let said = match &invitation.name {
        _ if invitation.expires_at <= now => t.with("join-ended", "day", day),
        None => t.with("join-of-nobody", "day", day),
        Some(name) => {
            let parts = [("name", name.as_str().into()), ("day", day.into())];
            t.say_with("join-of", &parts)
        }
    };
    rendered(&Inviter {
        said,
        fingerprint: fingerprint(&invitation.space.to_string()),
    })
}

/// What the page does by itself: it hands the invitation over that stands behind the `#` of its address.
const HANDS_OVER: &str = include_str!("../../assets/invitation.js");

#[derive(Template)]
#[template(path = "invitation.html")]
struct Explained {
    t: Locale,
    policy: String,
    script: &'static str,
}

/// A page that anyone may host: it explains an invitation to whoever opens its link, and hands it over to covisa. No server is
/// told the invitation.
pub fn explained(t: Locale) -> String {
    let script = BASE64.encode(&Hash32::of(HANDS_OVER.as_bytes()).0);
    rendered(&Explained {
        t,
        policy: format!("{POLICY}; script-src 'sha256-{script}'"),
        script: HANDS_OVER,
    })
}

/// A space that waits for a decision.
#[derive(Debug)]
struct Waiting<'a> {
    one: &'a UndecidedView,
    place: String,
    since: String,
    terms: Option<String>,
}

#[derive(Template)]
#[template(path = "undecided.html")]
struct UndecidedPage<'a> {
    t: Locale,
    waiting: Vec<Waiting<'a>>,
    accepted: Vec<(&'a AcceptedView, &'static str)>,
}

/// Who waits for a decision, and which acceptances have not arrived; nothing where nobody does. `zone`: of the house, IANA.
pub fn undecided(t: Locale, view: &InvitationsView, zone: &str) -> String {
    let waiting = |one| Waiting {
        one,
        place: place(&one.space),
        since: since(t, one, zone),
        terms: terms::now_and_next(&one.space, t),
    };
    let on_the_way = |accepted| Some((accepted, pending(accepted)?));
    rendered(&UndecidedPage {
        t,
        waiting: view.undecided.iter().map(waiting).collect(),
        accepted: view.accepted.iter().filter_map(on_the_way).collect(),
    })
}

/// What is said of an acceptance that has not arrived.
fn pending(accepted: &AcceptedView) -> Option<&'static str> {
    match accepted.state {
        AcceptedState::Waiting => Some("accepted-waiting"),
        AcceptedState::Refused => Some("accepted-refused"),
        AcceptedState::Told | AcceptedState::Ended => None,
    }
}

fn since(t: Locale, one: &UndecidedView, zone: &str) -> String {
    let day = day_of(one.since, zone, t);
    match &one.invited_as {
        None => t.with("decide-invites", "day", day),
        Some(None) => t.with("decide-invited", "day", day),
        Some(Some(name)) => {
            let parts = [("name", name.as_str().into()), ("day", day.into())];
            t.say_with("decide-invited-as", &parts)
        }
    }
}
