//! The pass text: `CV1` and Base32 of one zlib stream of the signed bytes, for a QR code, a keyboard or a card. SPEC §6

use data_encoding::BASE32_NOPAD;

use super::limits::{MAX_PASS, MAX_PASS_COMPRESSED, MAX_PASS_TEXT};
use super::zlib::{InflateError, deflate, inflate};

/// What every pass text of this version starts with.
pub const PREFIX: &str = "CV1";

/// Why a text does not carry a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space and characters that nobody sees.
    #[error("empty")]
    Empty,
    /// Longer than [`MAX_PASS_TEXT`] bytes, or larger than a pass may be once it is decoded.
    #[error("longer than any pass")]
    TooLong,
    /// It starts with something else: a web address, another programme's code, a name.
    #[error("not a covisa pass")]
    NotAPass,
    /// A pass of a later version: `CV2` and so on.
    #[error("a pass of version {0}, newer than this program")]
    NewerVersion(u8),
    /// The right start, but letters are missing, added or changed.
    #[error("damaged on the way")]
    Damaged,
}

/// Writes the pass text of signed bytes: upper case, no padding. SPEC §6.1
pub fn write(signed: &[u8]) -> String {
    format!("{PREFIX}{}", BASE32_NOPAD.encode(&deflate(signed)))
}

/// Reads a pass text, forgiving what scanners and people do to it, and returns the signed bytes. SPEC §6.2
///
/// Case, white space, hyphens, control characters and characters that nobody sees do not matter, nor what scanners put around it, nor
/// that it was scanned twice. If the text makes no sense as it stands, it is read again as if a scanner set to a US keyboard
/// had typed on one of another layout.
pub fn read(text: &str) -> Result<Vec<u8>, TextError> {
    if text.len() > MAX_PASS_TEXT {
        return Err(TextError::TooLong);
    }
    let text = text.trim_matches(is_blank);
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    let plain = read_letters(text);
    match plain {
        Ok(_) | Err(TextError::NewerVersion(_)) => plain,
        Err(_) => LAYOUTS
            .iter()
            .find_map(|(typed, meant)| {
                let meant = |c: char| key_of(c, typed, meant);
                read_letters(&text.chars().map(meant).collect::<String>()).ok()
            })
            .map_or(plain, Ok),
    }
}

fn read_letters(text: &str) -> Result<Vec<u8>, TextError> {
    let meant = text.chars().map(letter);
    let letters: String = meant.filter(|c| !is_blank(*c) && *c != '-').collect();
    let body = body_of(&letters)?;
    let packed = BASE32_NOPAD
        .decode(body.as_bytes())
        .map_err(|_| TextError::Damaged)?;
    if packed.len() > MAX_PASS_COMPRESSED {
        return Err(TextError::TooLong);
    }
    inflate(&packed, MAX_PASS).map_err(|error| match error {
        InflateError::TooLong { .. } => TextError::TooLong,
        InflateError::Broken | InflateError::Trailing => TextError::Damaged,
    })
}

/// A letter as it is compared: ASCII in upper case, also where it is written in full width or as a Turkish keyboard has it.
pub(super) fn letter(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{130}' | '\u{131}' => 'I',
        c => c,
    }
    .to_ascii_uppercase()
}

/// White space, control characters, and what word processors and messengers add unseen: soft hyphens, joiners, marks of writing
/// direction and byte order. SPEC §6.2
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What stands behind the prefix, once: scanned several times it is the same each time. What scanners put around it is left out.
fn body_of(letters: &str) -> Result<&str, TextError> {
    let mut rest = without_frame(letters);
    let Some(mut body) = rest.strip_prefix(PREFIX).map(body_at) else {
        return Err(no_pass(rest));
    };
    let first = body;
    loop {
        rest = without_frame(&rest[PREFIX.len() + body.len()..]);
        if rest.is_empty() {
            return Ok(first);
        }
        body = rest
            .strip_prefix(PREFIX)
            .map(body_at)
            .ok_or(TextError::Damaged)?;
        if body != first {
            return Err(TextError::Damaged);
        }
    }
}

/// What stands before the next frame or prefix.
fn body_at(letters: &str) -> &str {
    let frame = letters.find(is_frame).unwrap_or(letters.len());
    let prefix = letters.find(PREFIX).unwrap_or(letters.len());
    &letters[..frame.min(prefix)]
}

/// The letters without what scanners put before and behind a code: stars and quotation marks, and identifiers of AIM such as `]Q1`.
fn without_frame(mut letters: &str) -> &str {
    while let Some(first) = letters.chars().next().filter(|c| is_frame(*c)) {
        let identifier = letters.get(1..3).filter(|two| {
            let mut two = two.bytes();
            let (letter, modifier) = (two.next(), two.next());
            letter.is_some_and(|one| one.is_ascii_uppercase())
                && modifier.is_some_and(|one| one.is_ascii_alphanumeric())
        });
        letters = match (first, identifier) {
            (']', Some(_)) => &letters[3..],
            (']', None) => break,
            _ => &letters[1..],
        };
    }
    letters
}

fn is_frame(c: char) -> bool {
    matches!(c, '*' | '"' | '\'' | '`' | ']')
}

fn no_pass(letters: &str) -> TextError {
    let version = letters
        .strip_prefix("CV")
        .and_then(|rest| rest.chars().next());
    match version.and_then(|digit| digit.to_digit(10)) {
        Some(version) if version > 1 => TextError::NewerVersion(version as u8),
        _ => TextError::NotAPass,
    }
}

/// What keyboards of other layouts show for the keys that a US-set scanner presses, and which keys these are. SPEC §6.2
const LAYOUTS: [(&str, &str); 7] = [
    ("zyZY", "yzYZ"),
    ("&é\"'(-è_çàqwazQWAZ,?;§!", "1234567890azqwAZQWmMm68"),
    ("+ěščřžýáíéĚŠČŘŽÝÁÍÉzyZY", "1234567890234567890yzYZ"),
    ("+ěščřžýáíéĚŠČŘŽÝÁÍÉ", "1234567890234567890"),
    ("+ľščťžýáíéĽŠČŤŽÝÁÍÉzyZY", "1234567890234567890yzYZ"),
    ("+ľščťžýáíéĽŠČŤŽÝÁÍÉ", "1234567890234567890"),
    ("ąčęėįšųūĄČĘĖĮŠŲŪ", "1234567812345678"),
];

/// The key that shows a character.
fn key_of(shown: char, typed: &str, meant: &str) -> char {
    let at = typed.chars().position(|c| c == shown);
    at.and_then(|at| meant.chars().nth(at)).unwrap_or(shown)
}
