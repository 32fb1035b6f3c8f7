//! Bytes become text: UTF-8, UTF-16, Windows-1252 and what else spreadsheets have saved in.
//!
//! What is no valid UTF-8 is guessed by chardetng, unless it plainly was UTF-8 before it was damaged: then the damage stays
//! visible as U+FFFD, and the rows that have it are problems.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
    WINDOWS_1254, WINDOWS_1257, WINDOWS_1258,
};

use super::list::{Instead, MAX_BYTES, NotARoster};

/// As much is looked at to see whether a file without a mark is UTF-16.
const SAMPLE: usize = 4096;
/// An encoding is guessed from so many bytes of the lines that are not plain ASCII.
const GUESSED_FROM: usize = 256 * 1024;
/// From fewer foreign letters than this nobody can tell the Latin encodings apart: "Hélène" and "Hélčne" are the same bytes.
const FEW_LETTERS: usize = 64;
/// Latin encodings that share most letters with Windows-1252, that of the five languages.
const LIKE_1252: [&Encoding; 6] = [
    WINDOWS_1250,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1258,
    ISO_8859_2,
    ISO_8859_4,
];

/// The text of a file, each line ending with one `\n` and no byte-order mark before it.
pub fn decode(bytes: &[u8]) -> Result<String, NotARoster> {
    if bytes.len() > MAX_BYTES {
        return Err(NotARoster::TooLarge {
            found: bytes.len(),
            most: MAX_BYTES,
        });
    }
    if let Some(instead) = recognised(bytes) {
        return Err(NotARoster::NotText(instead));
    }
    let (encoding, bytes) = encoding(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    checked(text.into_owned())
}

/// What plainly says of itself that it is no text.
fn recognised(bytes: &[u8]) -> Option<Instead> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"PK\x03\x04") || begins(b"\xd0\xcf\x11\xe0") {
        return Some(Instead::Workbook);
    }
    begins(b"%PDF").then_some(Instead::Pdf)
}

/// The encoding, and the bytes behind the byte-order mark.
fn encoding(bytes: &[u8]) -> (&'static Encoding, &[u8]) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding, &bytes[mark..]);
    }
    let encoding = plainly_utf16(bytes).unwrap_or_else(|| one_byte_encoding(bytes));
    (encoding, bytes)
}

/// UTF-16 without a mark: of Latin text every second byte is zero, and none of the others.
fn plainly_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |from: usize| {
        let every_second = sample.iter().skip(from).step_by(2);
        every_second.filter(|byte| **byte == 0).count()
    };
    let half = sample.len() / 4;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > half => Some(UTF_16LE),
        (even, 0) if even > half => Some(UTF_16BE),
        _ => None,
    }
}

fn one_byte_encoding(bytes: &[u8]) -> &'static Encoding {
    if was_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut foreign = 0;
    let mut left = GUESSED_FROM;
    for line in bytes.split(|byte| *byte == b'\n') {
        if left > 0 && !line.is_ascii() {
            let line = &line[..line.len().min(left)];
            left -= line.len();
            foreign += line.iter().filter(|byte| !byte.is_ascii()).count();
            detector.feed(line, false);
        }
    }
    detector.feed(b"\n", true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if foreign < FEW_LETTERS && LIKE_1252.contains(&guess) {
        return WINDOWS_1252;
    }
    guess
}

/// Whether there are more characters of two bytes and more than there are places that are wrong.
fn was_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong == 0 || right > wrong
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
            assert_eq!(decode(&bytes).as_ref(), Ok(&wanted), "{name} is read.");
        }
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        let cases: [(&[u8], NotARoster); 7] = [
            (b"", NotARoster::Empty),
            (b" \r\n\t\r\n", NotARoster::Empty),
            (
                b"PK\x03\x04\x14\0\x06\0",
                NotARoster::NotText(Instead::Workbook),
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                NotARoster::NotText(Instead::Workbook),
            ),
            (b"%PDF-1.7", NotARoster::NotText(Instead::Pdf)),
            (b"<html><table>", NotARoster::NotText(Instead::Markup)),
            (b"Name,\0\0\0\x01\x02", NotARoster::NotText(Instead::Binary)),
        ];
        for (bytes, wanted) in cases {
            assert_eq!(decode(bytes), Err(wanted), "{bytes:?} is refused as such.");
        }
    }

    #[test]
    fn a_few_foreign_letters_are_those_of_the_five_languages() {
        for name in ["Hélène", "Großmann", "Íñigo", "João", "Ærø"] {
            let text = format!("Name;Email\n{name} Example;a@example.org\n");
            let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
            assert_eq!(decode(&bytes), Ok(text), "{name} is spelled as it was.");
        }
        let cyrillic =
            b"\xc8\xec\xff;\xcf\xee\xf7\xf2\xe0\n\xcf\xf0\xe8\xec\xe5\xf0;a@example.org\n";
        let text = decode(cyrillic).unwrap();
        assert!(text.starts_with("Имя;Почта"), "Others are guessed: {text}");
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let text = decode(b"Name\nZo\xc3\xab\nJos\xc3\xa9\nBr\xff\n").unwrap();
        assert!(
            text.contains("Zoë") && text.contains("Br\u{fffd}"),
            "One wrong byte does not turn the others into two letters each: {text}"
        );
    }
}
