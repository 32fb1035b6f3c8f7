//! Errors as RFC 9457 problems: a stable `code`, what happened, what to do next. The one place that maps them.

use serde_json::json;

use super::api::Response;
use crate::core::Problem;
use crate::terms_file::TermsError;
use crate::words::problem::{Told, problem};

/// An error on its way to a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The status code.
    pub status: u16,
    /// What is told.
    pub told: Told,
    /// Where a form is wrong: line and key.
    pub at: Option<(u32, String)>,
}

impl Trouble {
    fn new(status: u16, code: &'static str, text: impl Into<String>, next: &str) -> Self {
        Self {
            status,
            told: Told {
                code,
                text: text.into(),
                next: next.to_owned(),
            },
            at: None,
        }
    }

    /// No such path.
    pub fn no_such_path() -> Self {
        Self::new(
            404,
            "no-such-path",
            "There is nothing at this path.",
            "GET /api/v1/openapi.json lists what there is.",
        )
    }

    /// Not by this method.
    pub fn wrong_method() -> Self {
        Self::new(
            405,
            "wrong-method",
            "This path does not take this method.",
            "GET /api/v1/openapi.json lists what there is.",
        )
    }

    /// No token, or a wrong one.
    pub fn no_token() -> Self {
        let next = "Send Authorization: Bearer TOKEN; the token is in the file api-token of the node's home.";
        Self::new(401, "no-token", "This needs a token.", next)
    }

    /// A token of another role.
    pub fn not_for_desks() -> Self {
        Self::new(
            403,
            "not-for-desks",
            "A desk's token does not reach this.",
            "Ask the operator of the node.",
        )
    }

    /// A change, asked for by somebody who may only look.
    pub fn not_for_readers() -> Self {
        Self::new(
            403,
            "not-for-readers",
            "This browser may look at everything and change nothing.",
            "Ask the operator of the node.",
        )
    }

    /// A foreign Host.
    pub fn forbidden_host() -> Self {
        let next = "Use 127.0.0.1 and the node's port, or add the name to http.public_hosts.";
        Self::new(
            403,
            "forbidden-host",
            "This node does not answer under that name.",
            next,
        )
    }

    /// A foreign page.
    pub fn forbidden_origin() -> Self {
        Self::new(
            403,
            "forbidden-origin",
            "Pages from elsewhere may not ask this node.",
            "Open the node's own page.",
        )
    }

    /// A body of another kind.
    pub fn unsupported(wanted: &str) -> Self {
        Self::new(
            415,
            "unsupported-body",
            format!("The body must be {wanted}."),
            "Send it with that Content-Type.",
        )
    }

    /// A body that would have to be unpacked.
    pub fn packed() -> Self {
        Self::new(
            415,
            "packed-body",
            "The body has a Content-Encoding; nothing is unpacked here.",
            "Send it as it is, without that header.",
        )
    }

    /// A body that is not JSON, or not the JSON that is needed.
    pub fn bad_json(what: &str) -> Self {
        Self::new(
            400,
            "bad-json",
            format!("The body is not what is needed here: {what}."),
            "Mend the body and send it again.",
        )
    }

    /// A value in a path or query that cannot be read.
    pub fn bad_value(name: &str, example: &str) -> Self {
        Self::new(
            400,
            "bad-value",
            format!("{name} cannot be read."),
            &format!("Write it as in {example}."),
        )
    }

    /// A body larger than the bound.
    pub fn too_large(max: usize) -> Self {
        Self::new(
            413,
            "too-large",
            format!("The body is larger than {max} bytes."),
            "Send less.",
        )
    }

    /// Somebody else changed it meanwhile.
    pub fn changed_meanwhile() -> Self {
        Self::new(
            412,
            "changed-meanwhile",
            "It was changed since you read it.",
            "Read it again, then send your change.",
        )
    }

    /// A key that stands for another POST.
    pub fn key_reused() -> Self {
        let next = "Use a new Idempotency-Key for a new request.";
        Self::new(
            422,
            "key-reused",
            "This Idempotency-Key stands for another request.",
            next,
        )
    }

    /// The first POST of a key is still being answered.
    pub fn in_progress() -> Self {
        let next = "Send it again in a moment: the answer will be that of the first.";
        Self::new(
            409,
            "in-progress",
            "This request is being carried out.",
            next,
        )
    }

    /// A member list that cannot be read.
    pub fn bad_list(code: &'static str, text: String, next: &str) -> Self {
        Self::new(422, code, text, next)
    }

    /// A pass that is longer than any code can be.
    pub fn too_long_to_draw() -> Self {
        Self::new(
            422,
            "no-qr",
            "The pass is too long for a QR code.",
            "Let it show less.",
        )
    }

    /// A photo that shows no code.
    pub fn bad_photo(text: &str) -> Self {
        Self::new(
            422,
            "bad-photo",
            text,
            "Take another picture, or type the code.",
        )
    }

    /// The node is stopping.
    pub fn stopping() -> Self {
        Self::new(
            503,
            "stopping",
            "The node is stopping.",
            "Start it again: covisa serve.",
        )
    }

    /// The response.
    pub fn response(&self) -> Response {
        let mut body = json!({
            "type": format!("urn:covisa:problem:{}", self.told.code),
            "title": self.told.text,
            "status": self.status,
            "code": self.told.code,
            "next": self.told.next,
        });
        if let Some((line, key)) = &self.at {
            body["line"] = json!(line);
            body["key"] = json!(key);
        }
        let response = Response::new(
            self.status,
            "application/problem+json",
            body.to_string().into_bytes(),
        );
        match self.status {
            401 => response.with("www-authenticate", "Bearer"),
            503 => response.with("retry-after", "1"),
            _ => response,
        }
    }
}

impl From<&Problem> for Trouble {
    fn from(from: &Problem) -> Self {
        let status = match from {
            Problem::UnknownSpace | Problem::NoRecord | Problem::UnknownMember => 404,
            Problem::UnknownVisit | Problem::UnknownPeer | Problem::UnknownToken => 404,
            Problem::OwnSpace | Problem::MemberEnded | Problem::OwnPeer | Problem::Twin => 409,
            Problem::TooManyMembers | Problem::TooManyPeers | Problem::TooManyPairings => 409,
            Problem::BadText(_) | Problem::BadDays { .. } | Problem::DayInFuture => 422,
            Problem::PassNotGenuine | Problem::TermsTooLarge { .. } | Problem::BadAddress(_) => 422,
            Problem::UnknownPass | Problem::UnknownRequest => 404,
            Problem::PlanStays(_) | Problem::NothingToUndo | Problem::PassEnded => 409,
            Problem::ListsFull | Problem::NotPinned | Problem::TooManyMessages => 409,
            Problem::TooManyPasses { .. } | Problem::CannotShow(_) => 422,
            Problem::OwnHost | Problem::BadDates => 422,
            Problem::WrongCode => 403,
            Problem::ClockInDoubt | Problem::ReadOnly(_) => 503,
        };
        Self {
            status,
            told: problem(from),
            at: None,
        }
    }
}

impl From<TermsError> for Trouble {
    fn from(wrong: TermsError) -> Self {
        let next =
            "covisa terms check FILE explains each mistake; config/terms.toml shows every setting.";
        Self {
            at: Some((wrong.line, wrong.key.clone())),
            ..Self::new(
                422,
                "terms-invalid",
                format!("{}: {}", wrong.key, wrong.text),
                next,
            )
        }
    }
}
