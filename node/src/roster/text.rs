//! Bytes become text, in whichever charset they were saved.

use super::charset::{Charset, charset};
use super::correction::Corrections;

use super::list::{Instead, MAX_BYTES, NotARoster};
use super::profile::Profile;

/// What is known of a file beside its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// Profiles that were kept in this house: they come before those that come along.
    pub kept: &'a [Profile],
    /// What a person says of it.
    pub corrections: Option<&'a Corrections>,
    /// The charset in which somebody says that it was saved: a name that [`Charset::named`] knows.
    pub charset: Option<&'a str>,
    /// Where the house is: ISO 3166-1 alpha-2.
    pub country: Option<&'a str>,
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Each line ends with one `\n`, and no byte-order mark stands before it.
    pub(super) text: String,
    /// The charset, where it was guessed.
    pub(super) guessed: Option<Charset>,
}

/// The text of a file. A charset that was stated is taken as it is.
pub(super) fn decode(bytes: &[u8], hints: Hints<'_>) -> Result<Decoded, NotARoster> {
    if bytes.len() > MAX_BYTES {
        return Err(NotARoster::TooLarge {
            found: bytes.len(),
            most: MAX_BYTES,
        });
    }
    if let Some(instead) = recognised(bytes) {
        return Err(NotARoster::NotText(instead));
    }
    let stated = hints.charset.map(|name| {
        let known = Charset::NAMES.map(str::to_owned).to_vec();
        Charset::named(name).ok_or(NotARoster::UnknownCharset { known })
    });
    let found = charset(bytes, stated.transpose()?, hints.country);
    let text = checked(found.charset.decode(&bytes[found.mark..]))?;
    let guessed = (found.guessed && !text.is_ascii()).then_some(found.charset);
    Ok(Decoded { text, guessed })
}

/// What plainly says of itself that it is no text.
fn recognised(bytes: &[u8]) -> Option<Instead> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"\xd0\xcf\x11\xe0") {
        return Some(Instead::Workbook);
    }
    begins(b"%PDF").then_some(Instead::Pdf)
}

fn checked(text: String) -> Result<String, NotARoster> {
    if text.contains('\0') {
        return Err(NotARoster::NotText(Instead::Binary));
    }
    if text.trim_start().starts_with('<') {
        return Err(NotARoster::NotText(Instead::Markup));
    }
    if text.trim().is_empty() {
        return Err(NotARoster::Empty);
    }
    if text.contains('\r') {
        return Ok(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    Ok(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const LIST: &str = "Name;E-Mail\r\nZoë Example;zoe@example.org\r\n";

    fn text(bytes: &[u8]) -> Result<String, NotARoster> {
        decode(bytes, Hints::default()).map(|decoded| decoded.text)
    }

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = text.encode_utf16();
        let units = mark.then_some(0xfeff).into_iter().chain(units);
        let bytes = units.flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        });
        bytes.collect()
    }

    #[test]
    fn every_common_encoding_gives_the_same_text() {
        let wanted = LIST.replace("\r\n", "\n");
        let old: Vec<u8> = LIST.chars().map(|c| c as u8).collect();
        let cases = [
            ("UTF-8", LIST.as_bytes().to_vec()),
            ("UTF-8 with a mark", format!("\u{feff}{LIST}").into_bytes()),
            ("UTF-16 LE with a mark", utf16(LIST, false, true)),
            ("UTF-16 BE with a mark", utf16(LIST, true, true)),
            ("UTF-16 LE", utf16(LIST, false, false)),
            ("UTF-16 BE", utf16(LIST, true, false)),
            ("Windows-1252", old),
            ("old Mac line ends", LIST.replace("\r\n", "\r").into_bytes()),
        ];
        for (name, bytes) in cases {
            assert_eq!(text(&bytes), Ok(wanted.clone()), "{name} is read.");
        }
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        let cases: [(&[u8], NotARoster); 6] = [
            (b"", NotARoster::Empty),
            (b" \r\n\t\r\n", NotARoster::Empty),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                NotARoster::NotText(Instead::Workbook),
            ),
            (b"%PDF-1.7", NotARoster::NotText(Instead::Pdf)),
            (b"<html><table>", NotARoster::NotText(Instead::Markup)),
            (b"Name,\0\0\0\x01\x02", NotARoster::NotText(Instead::Binary)),
        ];
        for (bytes, wanted) in cases {
            assert_eq!(text(bytes), Err(wanted), "{bytes:?} is refused as such.");
        }
    }
}
