//! Four hundred photographs of codes, as people take and save them, read beside another program: nothing that zbar reads is
//! missed. A share of them each time; all of them, with the time that each took, by `make photographs`.

use std::io::Cursor;
use std::time::Instant;

use covisa::qr::{png, read};
use covisa_tests::chance::Chance;
use image::{DynamicImage, GrayImage, ImageFormat, Rgba, RgbaImage};

use super::pictures::{Shot, read_by_others, take};

/// Photographs of the corpus.
const MANY: usize = 480;
/// Where nobody asks for all, every so-manieth is taken, of those that are no larger than this: nothing here is optimised.
const SHARE: usize = 48;
const SMALL: u32 = 1600;
/// All of them where it is there.
const ALL: &str = "COVISA_PHOTOGRAPHS";

/// What the code is on.
#[derive(Debug, Clone, Copy)]
enum Ground {
    /// White paper.
    Paper,
    /// A screen in dark colours: the code is light.
    Dark,
    /// No ground at all: a saved picture whose light modules are transparent, over pixels of this grey.
    Clear(u8),
}

/// One photograph: what is in it, and how it was taken.
#[derive(Debug, Clone, Copy)]
struct Photograph {
    length: usize,
    ground: Ground,
    shot: Shot,
}

fn one_of<T: Copy>(chance: &mut Chance, all: &[T]) -> T {
    all[chance.below(all.len())]
}

/// The photograph of this number: the same each time.
fn photograph(number: usize) -> Photograph {
    let mut chance = Chance::of(number as u64 + 1);
    let ground = match number % 8 {
        0 => Ground::Dark,
        1 => Ground::Clear(one_of(&mut chance, &[0, 255])),
        _ => Ground::Paper,
    };
    let size = match number % 5 {
        0 => (4000, 3000),
        1 => (3000, 4000),
        2 => (1600, 1200),
        3 => (1280, 960),
        _ => (960, 720),
    };
    let shot = Shot {
        size,
        share: one_of(&mut chance, &[0.35, 0.45, 0.6, 0.75, 0.9]),
        turn: one_of(
            &mut chance,
            &[0.0, 2.0, 5.0, 12.0, 30.0, 45.0, 88.0, 180.0, 271.0],
        ),
        slant: one_of(&mut chance, &[0.0, 0.0, 0.1, 0.2, 0.3]),
        blur: one_of(&mut chance, &[0.0, 0.5, 1.0, 1.5]) * f64::from(size.0.max(size.1)) / 1600.0,
        light: one_of(&mut chance, &[1.0, 0.7, 0.4, 0.25]),
        noise: one_of(&mut chance, &[0.0, 2.0, 5.0, 8.0]),
        shade: one_of(&mut chance, &[0.0, 0.3, 0.45, 0.6]),
        clutter: chance.below(3) == 0,
        // No telephone writes PNG of 12 megapixels, which noise makes larger than what a desk takes.
        jpeg: one_of(&mut chance, &[None, Some(90), Some(75), Some(60)])
            .or((size.0.max(size.1) > 2000).then_some(90)),
    };
    Photograph {
        length: one_of(&mut chance, &[60, 200, 400, 520]),
        ground,
        shot,
    }
}

/// A text of the length that a pass has, and of its letters.
fn text(length: usize) -> String {
    let mut chance = Chance::of(length as u64);
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let drawn = (0..length).map(|_| one_of(&mut chance, letters) as char);
    "CV1".chars().chain(drawn).collect()
}

fn code(text: &str) -> GrayImage {
    image::load_from_memory(&png(text).unwrap())
        .unwrap()
        .to_luma8()
}

/// The file, as it is sent.
fn file(photograph: &Photograph) -> Vec<u8> {
    let mut code = code(&text(photograph.length));
    match photograph.ground {
        Ground::Paper => take(&code, &photograph.shot),
        Ground::Dark => {
            image::imageops::invert(&mut code);
            take(&code, &photograph.shot)
        }
        Ground::Clear(grey) => {
            let clear = RgbaImage::from_fn(code.width(), code.height(), |x, y| {
                match code.get_pixel(x, y).0[0] {
                    0 => Rgba([0, 0, 0, 255]),
                    _ => Rgba([grey, grey, grey, 0]),
                }
            });
            let mut bytes = Cursor::new(Vec::new());
            DynamicImage::ImageRgba8(clear)
                .write_to(&mut bytes, ImageFormat::Png)
                .unwrap();
            bytes.into_inner()
        }
    }
}

#[test]
fn what_zbar_reads_is_read() {
    let step = match std::env::var_os(ALL) {
        Some(_) => 1,
        None => SHARE,
    };
    let mut missed = Vec::new();
    let (mut ours, mut theirs, mut all) = (0, 0, 0);
    let mut slowest = 0.0_f64;
    let large = |number: &usize| {
        step > 1
            && photograph(*number)
                .shot
                .size
                .0
                .max(photograph(*number).shot.size.1)
                > SMALL
    };
    for number in (0..MANY).step_by(step).filter(|number| !large(number)) {
        let photograph = photograph(number);
        let text = text(photograph.length);
        let file = file(&photograph);
        let begun = Instant::now();
        let seen = read(&file).ok();
        let took = begun.elapsed().as_secs_f64();
        slowest = slowest.max(took);
        let Some(other) = read_by_others("photographs", &file) else {
            return;
        };
        assert!(
            seen.is_none() || seen.as_ref() == Some(&text),
            "What is read in photograph {number} must be what is in it: {photograph:?}."
        );
        all += 1;
        ours += usize::from(seen.is_some());
        theirs += usize::from(other == text);
        if step == 1 {
            println!(
                "{number:3} {} {} {took:.2} s {photograph:?}",
                if seen.is_some() { "read" } else { "----" },
                if other == text { "zbar" } else { "----" },
            );
        }
        if other == text && seen.is_none() {
            missed.push((number, photograph));
        }
    }
    println!("{all} photographs: {ours} read, {theirs} by zbar; the slowest took {slowest:.2} s");
    assert!(
        missed.is_empty(),
        "What zbar reads must be read: {missed:#?}."
    );
}
