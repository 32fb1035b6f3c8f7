//! Photos of cards: drawn by us and by another tool, and taken as badly as people take them.

use std::io::Cursor;
use std::process::Command;

use covisa::qr::{MAX_PHOTO, PhotoError, png, read};
use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use serde_json::Value;

use super::browser::path_of;
use super::pictures::{CALM, Shot, take};
use super::world::left_out;

/// A real pass text: from the vectors, and of the length that a card with a name and a plan has.
fn pass() -> String {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../federation-spec/vectors/text/read-01-plain.json"
    );
    let vector: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    vector["text"].as_str().unwrap().to_owned()
}

/// The same text's start: as long as a card is that discloses nothing but a name.
fn short() -> String {
    pass()[..400].to_owned()
}

fn ours(text: &str) -> GrayImage {
    image::load_from_memory(&png(text).unwrap())
        .unwrap()
        .to_luma8()
}

/// A card drawn by `qrencode`, where the machine has it.
fn theirs(test: &str, text: &str) -> Option<GrayImage> {
    if path_of("qrencode").is_none() {
        left_out(
            &format!("{test}, drawn by qrencode"),
            "install qrencode, then: cargo test --test desk",
        );
        return None;
    }
    let drawn = Command::new("qrencode")
        .args(["-s", "6", "-m", "4", "-l", "M", "-o", "-", text])
        .output()
        .unwrap();
    Some(image::load_from_memory(&drawn.stdout).unwrap().to_luma8())
}

/// Every shot of a card must give its text, whichever tool drew it.
fn reads(test: &str, shots: &[(String, Shot)]) {
    let text = pass();
    for (tool, card) in [
        ("covisa", Some(ours(&text))),
        ("qrencode", theirs(test, &text)),
    ] {
        for (name, shot) in shots.iter().filter(|_| card.is_some()) {
            let got = card.as_ref().map(|card| read(&take(card, shot)));
            assert_eq!(
                got,
                Some(Ok(text.clone())),
                "A card drawn by {tool} must be read: {name}."
            );
        }
    }
}

fn each<T: std::fmt::Display + Copy>(
    what: &str,
    values: &[T],
    shot: impl Fn(T) -> Shot,
) -> Vec<(String, Shot)> {
    values
        .iter()
        .map(|value| (format!("{what} {value}"), shot(*value)))
        .collect()
}

/// A picture that a hand takes: the code has 6 pixels a module.
const HAND: Shot = Shot {
    size: (960, 720),
    share: 0.7,
    ..CALM
};

#[test]
fn a_drawn_code_is_read_as_it_is() {
    for text in [pass(), short(), "CV1".to_owned()] {
        assert_eq!(
            read(&png(&text).unwrap()),
            Ok(text),
            "What we draw must be read."
        );
    }
}

#[test]
fn a_turned_card_is_read() {
    reads(
        "turned",
        &each("turned by", &[5.0, 15.0, 30.0, 45.0, 90.0, 180.0], |turn| {
            Shot { turn, ..HAND }
        }),
    );
}

#[test]
fn a_blurred_card_is_read() {
    reads(
        "blurred",
        &each("blurred by", &[1.0, 2.0], |blur| Shot { blur, ..HAND }),
    );
}

#[test]
fn a_slanted_card_is_read() {
    let slanted = |slant| Shot {
        slant,
        turn: 12.0,
        ..HAND
    };
    reads("slanted", &each("slanted by", &[0.2, 0.4], slanted));
}

#[test]
fn a_card_in_low_light_is_read() {
    let dim = |light| Shot {
        light,
        noise: 5.0,
        shade: 0.4,
        ..HAND
    };
    reads("low light", &each("light of", &[0.4, 0.2], dim));
}

#[test]
fn a_card_in_a_poor_jpeg_is_read() {
    let poor = |jpeg| Shot {
        jpeg: Some(jpeg),
        turn: 7.0,
        ..HAND
    };
    reads("poor JPEG", &each("quality of", &[60], poor));
}

#[test]
fn a_small_card_on_a_full_table_is_read() {
    let table = |share| Shot {
        size: (1600, 1200),
        share,
        clutter: true,
        turn: 10.0,
        ..CALM
    };
    reads("full table", &each("a share of", &[0.6, 0.4], table));
}

#[test]
fn a_card_with_everything_wrong_at_once_is_read() {
    let hurried = |turn| Shot {
        size: (1600, 1200),
        share: 0.55,
        turn,
        slant: 0.15,
        blur: 1.5,
        light: 0.6,
        noise: 6.0,
        shade: 0.3,
        clutter: true,
        jpeg: Some(60),
    };
    reads("everything", &each("turned by", &[0.0, 20.0], hurried));
}

#[test]
fn a_picture_without_a_code_has_none() {
    let empty = GrayImage::from_pixel(64, 64, Luma([255]));
    let full = Shot {
        share: 0.001,
        clutter: true,
        size: (800, 600),
        ..CALM
    };
    for picture in [as_png(&empty), take(&empty, &full)] {
        assert_eq!(
            read(&picture),
            Err(PhotoError::NoCode),
            "No code must be made up."
        );
    }
}

#[test]
fn two_codes_are_too_many_and_one_code_twice_is_one() {
    let (one, other) = (ours(&pass()), ours(&short()));
    let beside = |left: &GrayImage, right: &GrayImage| {
        let mut both = GrayImage::from_pixel(
            left.width() + right.width(),
            left.height().max(right.height()),
            Luma([255]),
        );
        image::imageops::overlay(&mut both, left, 0, 0);
        image::imageops::overlay(&mut both, right, i64::from(left.width()), 0);
        as_png(&both)
    };
    assert_eq!(
        read(&beside(&one, &other)),
        Err(PhotoError::SeveralCodes),
        "It must not be guessed which is meant."
    );
    assert_eq!(
        read(&beside(&one, &one)),
        Ok(pass()),
        "Front and back of one card are one code."
    );
}

#[test]
fn what_is_no_picture_is_told() {
    for bytes in [
        b"".as_slice(),
        b"CV1ABC",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0 cut short",
    ] {
        assert_eq!(
            read(bytes),
            Err(PhotoError::NotAPicture),
            "{bytes:?} is no picture."
        );
    }
    let mut cut = png(&pass()).unwrap();
    cut.truncate(cut.len() / 2);
    assert_eq!(
        read(&cut),
        Err(PhotoError::NotAPicture),
        "Half a picture is none."
    );
}

#[test]
fn a_picture_beyond_the_bounds_is_too_large() {
    assert_eq!(
        read(&vec![0; MAX_PHOTO + 1]),
        Err(PhotoError::TooLarge),
        "Bytes must be bounded."
    );
    // Few bytes that would become very many pixels.
    let wide = GrayImage::from_pixel(10_001, 8, Luma([255]));
    assert_eq!(
        read(&as_png(&wide)),
        Err(PhotoError::TooLarge),
        "Pixels must be bounded."
    );
}

fn as_png(picture: &GrayImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(picture.clone())
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}
