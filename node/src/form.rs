//! TOML and JSON as plain trees that remember their lines, and back. Knows no record.

use federation_spec::plain::{Entry, Plain, PlainValue};
use toml::de::{DeTable, DeValue};

/// Text that is not TOML at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {text}")]
pub struct NotToml {
    /// The line, from 1.
    pub line: u32,
    /// What the parser says.
    pub text: String,
}

/// Reads a TOML file. A byte-order mark and Windows line ends are forgiven.
pub fn from_toml(text: &str) -> Result<Plain, NotToml> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = DeTable::parse(text).map_err(|error| NotToml {
        line: error.span().map_or(1, |span| line_at(text, span.start)),
        text: error.message().to_owned(),
    })?;
    Ok(from_table(table.get_ref(), 1, text))
}

/// Writes a TOML file.
pub fn to_toml(plain: &Plain) -> String {
    toml::to_string_pretty(&toml_value(plain)).unwrap_or_default()
}

/// Reads a JSON value. `null` entries of objects are left out.
pub fn from_json(value: &serde_json::Value) -> Plain {
    use serde_json::Value;
    match value {
        Value::Null => PlainValue::List(Vec::new()),
        Value::Bool(value) => PlainValue::Bool(*value),
        Value::Number(number) => PlainValue::Number(number.to_string()),
        Value::String(text) => PlainValue::Text(text.clone()),
        Value::Array(items) => PlainValue::List(items.iter().map(from_json).collect()),
        Value::Object(entries) => PlainValue::Table(
            entries
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| Entry {
                    name: name.clone(),
                    line: 0,
                    value: from_json(value),
                })
                .collect(),
        ),
    }
    .into()
}

/// Writes a JSON value.
pub fn to_json(plain: &Plain) -> serde_json::Value {
    use serde_json::Value;
    match &plain.value {
        PlainValue::Text(text) => Value::String(text.clone()),
        PlainValue::Number(digits) => digits.parse().map_or(Value::Null, Value::Number),
        PlainValue::Bool(value) => Value::Bool(*value),
        PlainValue::List(items) => Value::Array(items.iter().map(to_json).collect()),
        PlainValue::Table(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| (entry.name.clone(), to_json(&entry.value)));
            Value::Object(pairs.collect())
        }
    }
}

/// The line of a setting, by its way, as `grant[0].caps[1].per`; of what should hold it, if it is not there.
pub fn line_of(plain: &Plain, way: &str) -> u32 {
    let mut at = plain;
    for part in way.split(['.', '[', ']']).filter(|part| !part.is_empty()) {
        let next = match &at.value {
            PlainValue::Table(entries) => entries
                .iter()
                .find(|entry| entry.name == part)
                .map(|entry| &entry.value),
            PlainValue::List(items) => part.parse().ok().and_then(|index: usize| items.get(index)),
            _ => None,
        };
        let Some(next) = next else {
            break;
        };
        at = next;
    }
    at.line
}

fn from_table(table: &DeTable<'_>, line: u32, text: &str) -> Plain {
    let entry = |(name, value): (
        &toml::Spanned<std::borrow::Cow<'_, str>>,
        &toml::Spanned<DeValue<'_>>,
    )| Entry {
        name: name.get_ref().to_string(),
        line: line_at(text, name.span().start),
        value: from_value(value.get_ref(), line_at(text, value.span().start), text),
    };
    Plain {
        line,
        value: PlainValue::Table(table.iter().map(entry).collect()),
    }
}

fn from_value(value: &DeValue<'_>, line: u32, text: &str) -> Plain {
    let value = match value {
        DeValue::Table(table) => return from_table(table, line, text),
        DeValue::String(string) => PlainValue::Text(string.to_string()),
        DeValue::Integer(number) => PlainValue::Number(number.to_string()),
        DeValue::Float(number) => PlainValue::Number(number.to_string()),
        DeValue::Boolean(value) => PlainValue::Bool(*value),
        DeValue::Datetime(moment) => PlainValue::Text(moment.to_string()),
        DeValue::Array(items) => PlainValue::List(
            items
                .iter()
                .map(|item| from_value(item.get_ref(), line_at(text, item.span().start), text))
                .collect(),
        ),
    };
    Plain { line, value }
}

fn toml_value(plain: &Plain) -> toml::Value {
    match &plain.value {
        PlainValue::Text(text) => toml::Value::String(text.clone()),
        PlainValue::Number(digits) => digits
            .parse()
            .map(toml::Value::Integer)
            .or_else(|_| digits.parse().map(toml::Value::Float))
            .unwrap_or_else(|_| toml::Value::String(digits.clone())),
        PlainValue::Bool(value) => toml::Value::Boolean(*value),
        PlainValue::List(items) => toml::Value::Array(items.iter().map(toml_value).collect()),
        PlainValue::Table(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| (entry.name.clone(), toml_value(&entry.value)));
            toml::Value::Table(pairs.collect())
        }
    }
}

fn line_at(text: &str, offset: usize) -> u32 {
    text.bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count() as u32
        + 1
}
