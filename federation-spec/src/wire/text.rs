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
/// Case, white space, hyphens and characters that nobody sees do not matter. If the text makes no sense as it stands, it
/// is read once more as if a scanner set to a US keyboard had typed on a German one (Y and Z swapped), and on a French one.
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
        Err(_) => [from_qwertz, from_azerty]
            .iter()
            .find_map(|layout| read_letters(&text.chars().map(layout).collect::<String>()).ok())
            .map_or(plain, Ok),
    }
}

fn read_letters(text: &str) -> Result<Vec<u8>, TextError> {
    let mut letters = String::with_capacity(text.len());
    let meant = text.chars().filter(|c| !is_blank(*c) && *c != '-');
    letters.extend(meant.map(|c| c.to_ascii_uppercase()));
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

/// White space, and what word processors and messengers add unseen: soft hyphens, joiners, marks of writing direction
/// and byte order. SPEC §6.2
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn body_of(letters: &str) -> Result<&str, TextError> {
    if let Some(body) = letters.strip_prefix(PREFIX) {
        return Ok(body);
    }
    let version = letters
        .strip_prefix("CV")
        .and_then(|rest| rest.chars().next());
    match version.and_then(|digit| digit.to_digit(10)) {
        Some(version) if version > 1 => Err(TextError::NewerVersion(version as u8)),
        _ => Err(TextError::NotAPass),
    }
}

fn from_qwertz(typed: char) -> char {
    match typed {
        'z' => 'y',
        'y' => 'z',
        'Z' => 'Y',
        'Y' => 'Z',
        other => other,
    }
}

/// What a French keyboard shows for the keys a US-set scanner presses.
fn from_azerty(typed: char) -> char {
    const TYPED: &str = "&é\"'(-è_çàqwazQWAZ,?;";
    const MEANT: &str = "1234567890azqwAZQWmMm";
    TYPED
        .chars()
        .position(|c| c == typed)
        .and_then(|at| MEANT.chars().nth(at))
        .unwrap_or(typed)
}
