//! What a request says: the fields of its JSON object, each of the kind that it has to be.

use federation_spec::records::card::Tier;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{MessageId, SpaceId};
use serde_json::Value;

use super::problem::Trouble;
use super::request::Request;
use crate::calendar::parse_day;

/// A JSON object. A field that is null is as good as none.
#[derive(Debug)]
pub struct Body(Value);

impl Body {
    /// The body of a request.
    pub fn of(request: &Request) -> Result<Self, Trouble> {
        request.json().map(Self)
    }

    /// The body of a request that needs none.
    pub fn if_any(request: &Request) -> Result<Self, Trouble> {
        match request.body.is_empty() {
            true => Ok(Self(Value::Null)),
            false => Self::of(request),
        }
    }

    /// A text.
    pub fn text(&self, name: &str) -> Result<Option<String>, Trouble> {
        self.field(name, "text", |value| value.as_str().map(str::to_owned))
    }

    /// A text that must be there.
    pub fn needed(&self, name: &str, example: &str) -> Result<String, Trouble> {
        let text = self.text(name)?;
        text.ok_or(Trouble::bad_value(
            name,
            &format!("{{\"{name}\": \"{example}\"}}"),
        ))
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Result<Option<u64>, Trouble> {
        self.field(name, "a whole number", Value::as_u64)
    }

    /// True or false; false if it is not there.
    pub fn flag(&self, name: &str) -> Result<bool, Trouble> {
        let flag = self.field(name, "true or false", Value::as_bool)?;
        Ok(flag.unwrap_or(false))
    }

    /// A local day.
    pub fn day(&self, name: &str) -> Result<Option<LocalDay>, Trouble> {
        self.field(name, "2026-11-21", |value| {
            value.as_str().and_then(parse_day)
        })
    }

    /// A space.
    pub fn space(&self, name: &str) -> Result<Option<SpaceId>, Trouble> {
        self.field(name, "covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", |value| {
            value.as_str()?.parse().ok()
        })
    }

    /// The word of a kind of membership.
    pub fn tier(&self, name: &str) -> Result<Option<String>, Trouble> {
        self.field(name, "day, flex, dedicated or team", |value| {
            let word = value.as_str()?;
            Tier::of_word(word).map(|_| word.to_owned())
        })
    }

    /// A list of texts.
    pub fn texts(&self, name: &str) -> Result<Option<Vec<String>>, Trouble> {
        self.field(name, "[\"one\", \"two\"]", |value| {
            let texts = value.as_array()?.iter();
            texts.map(|text| text.as_str().map(str::to_owned)).collect()
        })
    }

    /// A message by its number.
    pub fn message(&self, name: &str) -> Result<Option<MessageId>, Trouble> {
        self.field(name, "0123456789abcdef0123456789abcdef", |value| {
            message_id(value.as_str()?)
        })
    }

    /// A value as it is; `None` for null.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    fn field<T>(
        &self,
        name: &str,
        example: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<Option<T>, Trouble> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => match read(value) {
                Some(read) => Ok(Some(read)),
                None => Err(Trouble::bad_value(name, example)),
            },
        }
    }
}

/// The number of a message, as paths and answers write it.
pub fn message_id(text: &str) -> Option<MessageId> {
    let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?;
    bytes.try_into().ok().map(MessageId)
}

/// The same, written.
pub fn message_text(id: &MessageId) -> String {
    id.hex()
}
