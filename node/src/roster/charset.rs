//! In which charset a file was saved. The only file naming encoding_rs, chardetng and oem_cp.
//!
//! A mark says it, or the bytes are valid UTF-8. Otherwise chardetng guesses, with the house's country as a hint; and since few
//! letters tell little, each charset that people's lists are saved in is tried, and the one is taken in which the fewest letters
//! stand where no letter of their kind stands in a word. What plainly was UTF-8 before it was damaged stays UTF-8: the damage
//! stays visible as U+FFFD, and the rows that have it are problems.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250,
    WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258,
};
use oem_cp::code_table::DECODING_TABLE_CP850;
use oem_cp::decode_string_complete_table;

/// As much is looked at to see whether a file without a mark is UTF-16.
const SAMPLE: usize = 4096;
/// A charset is guessed from so many bytes of the lines that are not plain ASCII.
const GUESSED_FROM: usize = 256 * 1024;
/// From fewer foreign letters than this nobody can tell the Latin charsets apart: "Hélène" and "Hélčne" are the same bytes.
const FEW_LETTERS: usize = 64;
/// Latin charsets that share most letters with Windows-1252, that of the five languages.
const LIKE_1252: [&Encoding; 6] = [
    WINDOWS_1250,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1258,
    ISO_8859_2,
    ISO_8859_4,
];

/// How bytes become text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// One of the Encoding Standard.
    Web(&'static Encoding),
    /// Code page 850, of DOS programs in western Europe.
    Dos850,
}

/// In which charset a file was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) charset: Charset,
    /// Bytes of the byte-order mark.
    pub(super) mark: usize,
    /// Nothing in the file says it.
    pub(super) guessed: bool,
}

impl Charset {
    /// Names that people may give, the most common ones first.
    pub const NAMES: [&'static str; 10] = [
        "utf-8",
        "windows-1252",
        "windows-1250",
        "iso-8859-2",
        "windows-1254",
        "windows-1257",
        "macintosh",
        "cp850",
        "utf-16le",
        "utf-16be",
    ];

    /// The charset of that name, in any case: one of [`Self::NAMES`], or a label of the Encoding Standard.
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "cp850" | "ibm850" | "850" | "dos" => Some(Self::Dos850),
            "macroman" | "mac-roman" => Some(Self::Web(MACINTOSH)),
            name => Encoding::for_label(name.as_bytes()).map(Self::Web),
        }
    }

    /// Its name.
    pub fn name(self) -> String {
        match self {
            Self::Web(encoding) => encoding.name().to_ascii_lowercase(),
            Self::Dos850 => "cp850".to_owned(),
        }
    }

    pub(super) fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Dos850 => decode_string_complete_table(bytes, &DECODING_TABLE_CP850),
        }
    }
}

/// The charset of a file: as it was stated, as its mark says, or as it looks.
pub(super) fn charset(bytes: &[u8], stated: Option<Charset>, country: Option<&str>) -> Found {
    let certain = |encoding, mark| Found {
        charset: Charset::Web(encoding),
        mark,
        guessed: false,
    };
    let marked = Encoding::for_bom(bytes);
    if let Some(charset) = stated {
        let same = marked.filter(|(encoding, _)| Charset::Web(encoding) == charset);
        let mark = same.map_or(0, |(_, mark)| mark);
        let guessed = false;
        return Found {
            charset,
            mark,
            guessed,
        };
    }
    if let Some((encoding, mark)) = marked {
        return certain(encoding, mark);
    }
    if let Some(encoding) = plainly_utf16(bytes).or(was_utf8(bytes).then_some(UTF_8)) {
        return certain(encoding, 0);
    }
    Found {
        charset: guess(bytes, country),
        mark: 0,
        guessed: true,
    }
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

/// Whether there are more characters of two bytes and more than there are places that are wrong.
fn was_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong == 0 || right > wrong
}

/// The charset in which the fewest letters are out of place; of equal ones the likeliest.
fn guess(bytes: &[u8], country: Option<&str>) -> Charset {
    let sample = foreign_lines(bytes);
    let likeliest = likeliest(&sample, country);
    let others = LIKE_1252.into_iter().chain([MACINTOSH]);
    let others = likeliest.into_iter().chain(others).map(Charset::Web);
    let mut best: Option<(usize, Charset)> = None;
    for charset in others.chain([Charset::Dos850]) {
        let odd = odd_letters(&charset.decode(&sample));
        if best.is_none_or(|(fewest, _)| odd < fewest) {
            best = Some((odd, charset));
        }
    }
    best.map_or(Charset::Web(WINDOWS_1252), |(_, charset)| charset)
}

/// The lines that are not plain ASCII.
fn foreign_lines(bytes: &[u8]) -> Vec<u8> {
    let mut lines = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let left = GUESSED_FROM - lines.len().min(GUESSED_FROM);
        if left > 0 && !line.is_ascii() {
            lines.extend(&line[..line.len().min(left)]);
            lines.push(b'\n');
        }
    }
    lines
}

/// What chardetng takes it for, and Windows-1252: which comes first if few letters tell little.
fn likeliest(lines: &[u8], country: Option<&str>) -> [&'static Encoding; 2] {
    let domain = country.map(str::to_ascii_lowercase);
    let domain = domain.filter(|domain| domain.len() == 2 && domain.is_ascii());
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(lines, true);
    let guess = detector.guess(domain.as_deref().map(str::as_bytes), Utf8Detection::Deny);
    let foreign = lines.iter().filter(|byte| !byte.is_ascii()).count();
    let native = domain.is_some_and(|domain| is_native(guess, &domain));
    match foreign < FEW_LETTERS && LIKE_1252.contains(&guess) && !native {
        true => [WINDOWS_1252, guess],
        false => [guess, WINDOWS_1252],
    }
}

/// Whether a charset was made for the languages of a country.
fn is_native(encoding: &'static Encoding, domain: &str) -> bool {
    let central = [
        "pl", "cz", "sk", "hu", "si", "hr", "ro", "ba", "rs", "me", "al", "md",
    ];
    match domain {
        "tr" | "az" | "cy" => encoding == WINDOWS_1254,
        "lt" | "lv" | "ee" => [WINDOWS_1257, ISO_8859_4].contains(&encoding),
        "vn" => encoding == WINDOWS_1258,
        domain => central.contains(&domain) && [WINDOWS_1250, ISO_8859_2].contains(&encoding),
    }
}

/// How many foreign characters stand where none of their kind stands in a word: an upper-case letter behind a lower-case one, a
/// lower-case one between upper-case ones, a mark within a word.
fn odd_letters(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| chars.get(index)).copied();
    let odd = |(index, c): (usize, &char)| {
        !c.is_ascii() && is_odd(at(index.checked_sub(1)), *c, at(Some(index + 1)))
    };
    chars.iter().enumerate().filter(|one| odd(*one)).count()
}

fn is_odd(before: Option<char>, c: char, behind: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let upper = |c: Option<char>| c.is_some_and(char::is_uppercase);
    match c {
        c if c.is_control() || c == char::REPLACEMENT_CHARACTER => true,
        // Marks of words: D’Exemple, Sant·Ana, n.º
        '’' | '‘' | '·' | 'º' | 'ª' | '´' => false,
        // Quotations stand at the rim of a word.
        '“' | '„' | '«' | '‚' | '¿' | '¡' => letter(before),
        '”' | '»' => letter(behind),
        c if c.is_uppercase() => lower(before) || letter(before) && lower(behind),
        c if c.is_lowercase() => upper(before) && upper(behind),
        c if c.is_alphabetic() => false,
        _ => letter(before) || letter(behind),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A list with this name in it, saved so.
    fn saved(name: &str, charset: Charset) -> (String, Vec<u8>) {
        let text = format!("Name;Email\n{name};a@example.org\n");
        let bytes = match charset {
            Charset::Web(encoding) => encoding.encode(&text).0.into_owned(),
            Charset::Dos850 => {
                oem_cp::encode_string_checked(&text, &oem_cp::code_table::ENCODING_TABLE_CP850)
                    .unwrap()
            }
        };
        (text, bytes)
    }

    fn read(bytes: &[u8], country: Option<&str>) -> String {
        charset(bytes, None, country).charset.decode(bytes)
    }

    #[test]
    fn a_few_foreign_letters_are_those_of_the_five_languages() {
        for name in [
            "Hélène",
            "Großmann",
            "Íñigo",
            "João",
            "Ærø",
            "MÜLLER",
            "L’Été",
        ] {
            let (text, bytes) = saved(name, Charset::Web(WINDOWS_1252));
            for country in [None, Some("DE"), Some("FR"), Some("BR"), Some("US")] {
                assert_eq!(read(&bytes, country), text, "{name} in {country:?}.");
            }
        }
        let cyrillic =
            b"\xc8\xec\xff;\xcf\xee\xf7\xf2\xe0\n\xcf\xf0\xe8\xec\xe5\xf0;a@example.org\n";
        let text = read(cyrillic, None);
        assert!(text.starts_with("Имя;Почта"), "Others are guessed: {text}");
    }

    #[test]
    fn the_country_of_the_house_weighs_in() {
        let cases = [
            ("PL", WINDOWS_1250, "Łukasz Żak, Święcicki Paweł"),
            ("PL", ISO_8859_2, "Łukasz Żak, Święcicki Paweł"),
            ("CZ", WINDOWS_1250, "Jiří Dvořák, Žaneta Šťastná"),
            ("HU", WINDOWS_1250, "Győző Szűcs, Őri Ágnes"),
            ("TR", WINDOWS_1254, "Özgür Şahin, Gülşen Yıldız"),
            ("LT", WINDOWS_1257, "Jūratė Žukauskienė, Šarūnas"),
            ("LV", WINDOWS_1257, "Jānis Bērziņš, Kristīne"),
        ];
        for (country, encoding, name) in cases {
            let (text, bytes) = saved(name, Charset::Web(encoding));
            let got = read(&bytes, Some(country));
            assert_eq!(got, text, "{} in {country}.", encoding.name());
        }
    }

    #[test]
    fn old_programs_of_macs_and_of_dos_are_told_by_where_letters_stand() {
        for name in [
            "Hélène Müller",
            "François Général",
            "Jürgen Größer",
            "João Conceição",
            "Íñigo Muñoz",
        ] {
            for charset in [Charset::Web(MACINTOSH), Charset::Dos850] {
                let (text, bytes) = saved(name, charset);
                for country in [None, Some("FR"), Some("DE")] {
                    let got = read(&bytes, country);
                    assert_eq!(got, text, "{} in {country:?}.", charset.name());
                }
            }
        }
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let text = read(b"Name\nZo\xc3\xab\nJos\xc3\xa9\nBr\xff\n", None);
        assert!(
            text.contains("Zoë") && text.contains("Br\u{fffd}"),
            "One wrong byte does not turn the others into two letters each: {text}"
        );
    }

    #[test]
    fn a_charset_is_known_by_its_names() {
        for name in Charset::NAMES {
            assert_eq!(
                Charset::named(name).unwrap().name(),
                name,
                "{name} is its name."
            );
        }
        for name in ["CP850", "latin1", "Windows-1250", "mac", "UTF8"] {
            assert!(Charset::named(name).is_some(), "{name} is one.");
        }
        assert_eq!(Charset::named("nonsense"), None, "Others are none.");
    }
}
