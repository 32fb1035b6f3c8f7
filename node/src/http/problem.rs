//! Errors as RFC 9457 problems: a stable `code`, what happened, what to do next. The one place that maps them.

use super::door::NotOpened;
use super::response::Response;
use super::shapes;
use crate::backup::BackupError;
use crate::core::Problem;
use crate::core::problem::InvitationProblem;
use crate::keys::words::WordsError;
use crate::pages;
use crate::terms_file::TermsError;
use crate::words::Locale;
use crate::words::problem::{Telling, telling};

/// An error on its way to a response. In which language it is told is known when it becomes one.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    /// The status code.
    pub status: u16,
    /// What is to be told.
    telling: Telling,
    /// Where a form is wrong: line and key.
    pub at: Option<(u32, String)>,
    /// After how many seconds it may be asked for again, if that is known.
    wait: Option<u64>,
}

/// Troubles of which nothing is told but their message.
macro_rules! plain_troubles {
    ($($(#[$meta:meta])* $name:ident = $status:literal $code:literal;)*) => {
        impl Trouble {
            $($(#[$meta])* pub fn $name() -> Self { Self::new($status, Telling::of($code)) })*
        }
    };
}

plain_troubles! {
    /// No such path.
    no_such_path = 404 "no-such-path";
    /// Not by this method.
    wrong_method = 405 "wrong-method";
    /// No token, or a wrong one.
    no_token = 401 "no-token";
    /// A token of another role.
    not_for_desks = 403 "not-for-desks";
    /// No name under which a phone could reach this node.
    no_public_host = 409 "no-public-host";
    /// A member's phone has that member's passport and nothing else.
    not_for_members = 403 "not-for-members";
    /// A member who has had many passes made today.
    enough_passes = 429 "enough-passes";
    /// A change, asked for by somebody who may only look.
    not_for_readers = 403 "not-for-readers";
    /// A pass that is longer than any code can be.
    too_long_to_draw = 422 "no-qr";
    /// Not the word that stands on the recovery sheet.
    wrong_word = 422 "wrong-word";
    /// A text without an invitation.
    no_invitation = 422 "no-invitation";
    /// An invitation that was damaged on the way.
    damaged_invitation = 422 "damaged-invitation";
    /// An invitation of a later version.
    newer_invitation = 422 "newer-invitation";
    /// New words were asked for by nobody, or by a process that has ended.
    no_words = 409 "no-words";
    /// Rows of a list that names everyone cannot be read.
    rows_unread = 422 "rows-unread";
    /// A file that is no logo.
    bad_logo = 422 "bad-logo";
    /// A door that a file or a flag has placed.
    door_by_file = 409 "door-by-file";
    /// A door without TLS, in a network of which nobody said whose it is.
    door_readable = 422 "door-readable";
    /// A foreign Host.
    forbidden_host = 403 "forbidden-host";
    /// A foreign page.
    forbidden_origin = 403 "forbidden-origin";
    /// A body that would have to be unpacked.
    packed = 415 "packed-body";
    /// Somebody else changed it meanwhile.
    changed_meanwhile = 412 "changed-meanwhile";
    /// A key that stands for another POST.
    key_reused = 422 "key-reused";
    /// The first POST of a key is still being answered.
    in_progress = 409 "in-progress";
    /// More requests at once from one address than are answered.
    crowded = 503 "crowded";
    /// More pictures than are looked at.
    pictures_wait = 503 "pictures-wait";
    /// The node is stopping.
    stopping = 503 "stopping";
}

impl Trouble {
    fn new(status: u16, telling: Telling) -> Self {
        Self {
            status,
            telling,
            at: None,
            wait: None,
        }
    }

    /// A body of another kind.
    pub fn unsupported(wanted: &'static str) -> Self {
        let telling = Telling::of("unsupported-body").with("wanted", wanted);
        Self::new(415, telling)
    }

    /// A body that is not what is needed, or a request that is not; `what` is a word that its message knows.
    pub fn bad_json(what: &'static str) -> Self {
        Self::no_json(what, String::new())
    }

    /// A body that is not JSON, and what the parser says.
    pub fn not_json(detail: String) -> Self {
        Self::no_json("other", detail)
    }

    fn no_json(what: &'static str, detail: String) -> Self {
        let telling = Telling::of("bad-json")
            .with("what", what)
            .with("detail", detail);
        Self::new(400, telling)
    }

    /// A value in a path, query or body that cannot be read: a field, or a word that its message knows.
    pub fn bad_value(name: &str, example: &str) -> Self {
        let telling = Telling::of("bad-value")
            .with("name", name.to_owned())
            .with("example", example.to_owned());
        Self::new(400, telling)
    }

    /// A city that the gazetteer lacks, so that nothing follows from it.
    pub fn city_unknown(city: &str) -> Self {
        Self::new(
            422,
            Telling::of("city-unknown").with("city", city.to_owned()),
        )
    }

    /// A body larger than the bound.
    pub fn too_large(max: usize) -> Self {
        Self::new(413, Telling::of("too-large").with("max", max))
    }

    /// A member list that cannot be read.
    pub fn bad_list(telling: Telling, text: String) -> Self {
        Self::new(422, telling.with("text", text))
    }

    /// Too many wrong pairing codes from one place; in so many seconds one more is looked at.
    pub fn too_many_tries(wait: u64) -> Self {
        Self {
            wait: Some(wait),
            ..Self::new(429, Telling::of("too-many-tries"))
        }
    }

    /// A text that is not 24 recovery words.
    pub fn bad_words(wrong: &WordsError) -> Self {
        let telling = match wrong {
            WordsError::Count(words) => Telling::of("words-count").with("words", *words),
            WordsError::Unknown(word) => Telling::of("words-unknown").with("word", *word),
            WordsError::Together => Telling::of("words-together"),
        };
        Self::new(422, telling)
    }

    /// A passphrase that is soon guessed: fewest characters.
    pub fn short_passphrase(fewest: usize) -> Self {
        Self::new(422, Telling::of("short-passphrase").with("fewest", fewest))
    }

    /// What was to be founded, or brought here, was not.
    pub fn not_begun(reason: &str) -> Self {
        Self::new(
            500,
            Telling::of("not-begun").with("reason", reason.to_owned()),
        )
    }

    /// A photo that shows no code; `what` is a word that its message knows.
    pub fn bad_photo(what: &'static str) -> Self {
        Self::new(422, Telling::of("bad-photo").with("what", what))
    }

    /// A certificate that ends in so many days, or has ended.
    pub fn door_certificate_ends(days: u64) -> Self {
        Self::new(
            409,
            Telling::of("door-certificate-ends").with("days", usize::try_from(days).unwrap_or(0)),
        )
    }

    /// What happened, in words.
    pub fn text(&self, locale: Locale) -> String {
        self.telling.told(locale).text
    }

    /// The response to a browser that would show a page: what happened and what to do next, for whoever sits before it.
    pub fn page(&self, locale: Locale) -> Response {
        let told = self.telling.told(locale);
        let html = pages::refused::html(locale, &told.text, &told.page);
        let page = Response::new(self.status, "text/html; charset=utf-8", html.into_bytes());
        self.headed(page).with(
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        )
    }

    /// With the headers that its status asks for.
    fn headed(&self, response: Response) -> Response {
        match (self.status, self.wait) {
            (401, _) => response.with("www-authenticate", "Bearer"),
            (503, None) => response.with("retry-after", "1"),
            (_, Some(wait)) => response.with("retry-after", wait.to_string()),
            _ => response,
        }
    }

    /// The response.
    pub fn response(&self, locale: Locale) -> Response {
        let told = self.telling.told(locale);
        let problem = shapes::problem::Problem {
            kind: format!("urn:covisa:problem:{}", told.code),
            title: told.text,
            status: self.status,
            code: told.code.to_owned(),
            next: told.next,
            page: told.page,
            line: self.at.as_ref().map(|(line, _)| *line),
            key: self.at.as_ref().map(|(_, key)| key.clone()),
        };
        let body = serde_json::to_vec(&problem).expect("a problem is text and numbers");
        self.headed(Response::new(self.status, "application/problem+json", body))
    }
}

impl From<&Problem> for Trouble {
    fn from(from: &Problem) -> Self {
        let status = match from {
            Problem::UnknownSpace | Problem::NoRecord | Problem::UnknownMember => 404,
            Problem::UnknownVisit | Problem::UnknownPeer | Problem::UnknownToken => 404,
            Problem::VouchNotPinned | Problem::TooManyVouches => 409,
            Problem::Invitation(InvitationProblem::Unknown) => 404,
            Problem::Invitation(
                InvitationProblem::Ended
                | InvitationProblem::TooMany
                | InvitationProblem::NowhereReached,
            ) => 409,
            Problem::Invitation(InvitationProblem::OutOfBounds | InvitationProblem::FollowsOne) => {
                422
            }
            Problem::OwnSpace | Problem::MemberEnded | Problem::OwnPeer | Problem::Twin => 409,
            Problem::Overtaken => 409,
            Problem::TooManyMembers
            | Problem::TooManyPeers
            | Problem::TooManyPairings
            | Problem::TooManyProfiles => 409,
            Problem::UnknownProfile => 404,
            Problem::BadText(_)
            | Problem::BadEmail
            | Problem::OtherPeople(_)
            | Problem::BadDays { .. }
            | Problem::DayInFuture => 422,
            Problem::PassNotGenuine | Problem::TermsTooLarge { .. } | Problem::BadAddress(_) => 422,
            Problem::UnknownPass | Problem::UnknownRequest => 404,
            Problem::PlanStays(_) | Problem::NothingToUndo | Problem::NothingToRedo => 409,
            Problem::PassEnded => 409,
            Problem::ListsFull | Problem::NotPinned | Problem::TooManyMessages => 409,
            Problem::NothingShown | Problem::HomeCopied | Problem::Listening => 409,
            Problem::NoRoomToSuspend | Problem::CannotResume => 409,
            Problem::TooManyPasses { .. } | Problem::CannotShow(_) => 422,
            Problem::OwnHost | Problem::BadDates => 422,
            Problem::NoKey
            | Problem::HandedOver
            | Problem::Recovered
            | Problem::NotRestored
            | Problem::KeyLogForked
            | Problem::KeyLogFull
            | Problem::SpaceEnded => 409,
            Problem::WrongWords => 422,
            Problem::WrongCode => 403,
            Problem::ClockInDoubt | Problem::OwnFuture | Problem::ReadOnly(_) => 503,
        };
        Self::new(status, telling(from))
    }
}

impl Trouble {
    /// A backup that is not made.
    pub fn backup(error: &BackupError) -> Self {
        let (status, id) = match error {
            BackupError::NoRecipient | BackupError::OldWords => (409, "backup-no-words"),
            BackupError::Damaged(_) => (409, "backup-damaged"),
            BackupError::NotABackup(_) => (422, "restore-not-a-backup"),
            BackupError::Newer(_) => (422, "restore-newer"),
            BackupError::WrongWords | BackupError::NoPassphrase | BackupError::WrongPassphrase => {
                (422, "restore-wrong-words")
            }
            BackupError::Broken(_) | BackupError::BadList(_) => (422, "restore-broken"),
            BackupError::Io { .. }
            | BackupError::AnotherSpace(_)
            | BackupError::HomeExists(_)
            | BackupError::HomeIsNewer(_)
            | BackupError::Start(_) => (503, "backup-failed"),
        };
        Self::new(status, Telling::of(id).with("reason", error.to_string()))
    }
}

impl From<&NotOpened> for Trouble {
    fn from(from: &NotOpened) -> Self {
        match from {
            NotOpened::Port { address, error } => {
                let telling = Telling::of("door-port").with("port", usize::from(address.port()));
                Self::new(409, telling.with("reason", error.to_string()))
            }
            NotOpened::Readable => Self::door_readable(),
            NotOpened::NoName { names } => Self::new(
                422,
                Telling::of("door-no-name").with("names", names.join(", ")),
            ),
            NotOpened::Certificate(wrong) => Self::new(
                422,
                Telling::of("door-certificate").with("reason", wrong.to_string()),
            ),
            NotOpened::OtherName { wanted, names } => {
                let telling = Telling::of("door-other-name").with("names", names.join(", "));
                Self::new(422, telling.with("wanted", wanted.clone()))
            }
        }
    }
}

impl From<TermsError> for Trouble {
    fn from(wrong: TermsError) -> Self {
        let telling = Telling::of("terms-invalid")
            .with("key", wrong.key.clone())
            .with("text", wrong.text);
        Self {
            at: Some((wrong.line, wrong.key)),
            ..Self::new(422, telling)
        }
    }
}
