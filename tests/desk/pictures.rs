//! What a hand, a lens and a lamp do to a card before its picture arrives: transformations written out by hand.

use covisa_tests::chance::Chance;
use std::io::Cursor;
use std::process::Command;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, RgbImage};

use super::browser::path_of;
use super::world::left_out;

/// How a picture of a code is taken.
#[derive(Debug, Clone, Copy)]
pub struct Shot {
    /// Pixels of the picture.
    pub size: (u32, u32),
    /// The code's side, as a share of the picture's shorter side.
    pub share: f64,
    /// Degrees that the card is turned.
    pub turn: f64,
    /// How slanted: by so much the far edge is shorter than the near one.
    pub slant: f64,
    /// Standard deviation of the blur, pixels.
    pub blur: f64,
    /// How much of the light is left, 0 to 1.
    pub light: f64,
    /// Standard deviation of the sensor's noise, grey levels.
    pub noise: f64,
    /// A lamp at one side: the share of light that the other side lacks.
    pub shade: f64,
    /// Things on the table around the card.
    pub clutter: bool,
    /// JPEG quality; PNG without.
    pub jpeg: Option<u8>,
}

/// A calm picture of a card that fills most of it.
pub const CALM: Shot = Shot {
    size: (1280, 960),
    share: 0.8,
    turn: 0.0,
    slant: 0.0,
    blur: 0.0,
    light: 1.0,
    noise: 0.0,
    shade: 0.0,
    clutter: false,
    jpeg: None,
};

/// Numbers that look random and are the same every time.
struct Dice(Chance);

impl Dice {
    fn share(&mut self) -> f64 {
        (self.0.draw() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.0.below(bound as usize) as u32
    }

    /// Nearly normal: mean 0, deviation 1.
    fn normal(&mut self) -> f64 {
        (0..4).map(|_| self.share()).sum::<f64>() * 1.732 - 3.464
    }
}

/// Takes the picture of a card, as a file.
pub fn take(card: &GrayImage, shot: &Shot) -> Vec<u8> {
    encoded(&seen(card, shot), shot.jpeg)
}

/// What a camera sees of a card.
pub fn seen(card: &GrayImage, shot: &Shot) -> GrayImage {
    let mut picture = table(shot);
    lay(&mut picture, card, &corners(shot));
    if shot.blur > 0.0 {
        picture = blurred(&picture, shot.blur);
    }
    lit(&mut picture, shot);
    picture
}

/// A plain table, or one with things on it: papers, stripes, dots.
fn table(shot: &Shot) -> GrayImage {
    let (width, height) = shot.size;
    let mut picture = GrayImage::from_fn(width, height, |x, y| {
        Luma([(150 + (x * 40 / width) + (y * 30 / height)) as u8])
    });
    if !shot.clutter {
        return picture;
    }
    let mut dice = Dice(Chance::of(11));
    for _ in 0..120 {
        let (left, top) = (dice.below(width), dice.below(height));
        let (wide, high) = (4 + dice.below(width / 5), 3 + dice.below(height / 6));
        let (grey, step) = (dice.below(256) as u8, 1 + dice.below(7));
        for y in top..(top + high).min(height) {
            for x in left..(left + wide).min(width) {
                if (x / step + y / step) % 3 != 0 {
                    picture.put_pixel(x, y, Luma([grey]));
                }
            }
        }
    }
    picture
}

/// Where the card's corners come to lie: top left, top right, bottom right, bottom left.
fn corners(shot: &Shot) -> [(f64, f64); 4] {
    let (width, height) = (f64::from(shot.size.0), f64::from(shot.size.1));
    let half = width.min(height) * shot.share / 2.0;
    let (sin, cos) = shot.turn.to_radians().sin_cos();
    let turned = |x: f64, y: f64| {
        // A slanted card's far edge is shorter, and it is less high.
        let (x, y) = (
            x * (1.0 + shot.slant * y / 2.0),
            y * (1.0 - shot.slant / 3.0),
        );
        let (x, y) = (x * half, y * half);
        (
            width / 2.0 + x * cos - y * sin,
            height / 2.0 + x * sin + y * cos,
        )
    };
    [
        turned(-1.0, -1.0),
        turned(1.0, -1.0),
        turned(1.0, 1.0),
        turned(-1.0, 1.0),
    ]
}

/// Draws the card between its corners, four samples a pixel.
fn lay(picture: &mut GrayImage, card: &GrayImage, corners: &[(f64, f64); 4]) {
    let map = projection(corners);
    let reach = |all: [f64; 4], end: u32| {
        let least = all.into_iter().fold(f64::MAX, f64::min).floor().max(0.0) as u32;
        let most = all.into_iter().fold(0.0, f64::max).ceil() as u32;
        least..most.min(end)
    };
    let (columns, rows) = (
        reach(corners.map(|at| at.0), picture.width()),
        reach(corners.map(|at| at.1), picture.height()),
    );
    for y in rows {
        for x in columns.clone() {
            let mut sum = 0.0;
            let mut hits = 0.0;
            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let (px, py) = (f64::from(x) + dx, f64::from(y) + dy);
                let depth = map[6] * px + map[7] * py + 1.0;
                let u = (map[0] * px + map[1] * py + map[2]) / depth;
                let v = (map[3] * px + map[4] * py + map[5]) / depth;
                if (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v) {
                    sum += sample(card, u, v);
                    hits += 1.0;
                }
            }
            if hits > 0.0 {
                let behind = f64::from(picture.get_pixel(x, y).0[0]);
                picture.put_pixel(x, y, Luma([((sum + behind * (4.0 - hits)) / 4.0) as u8]));
            }
        }
    }
}

/// The card's brightness at a place within it, between its nearest four pixels.
fn sample(card: &GrayImage, u: f64, v: f64) -> f64 {
    let (x, y) = (
        u * f64::from(card.width()) - 0.5,
        v * f64::from(card.height()) - 0.5,
    );
    let at = |x: f64, y: f64| {
        let column = x.clamp(0.0, f64::from(card.width() - 1)) as u32;
        let row = y.clamp(0.0, f64::from(card.height() - 1)) as u32;
        f64::from(card.get_pixel(column, row).0[0])
    };
    let (left, top) = (x.floor(), y.floor());
    let (right, down) = (x - left, y - top);
    let above = at(left, top) * (1.0 - right) + at(left + 1.0, top) * right;
    let below = at(left, top + 1.0) * (1.0 - right) + at(left + 1.0, top + 1.0) * right;
    above * (1.0 - down) + below * down
}

/// The projection that takes the corners to the unit square: eight equations, solved by elimination.
fn projection(corners: &[(f64, f64); 4]) -> [f64; 8] {
    let square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    let mut rows = [[0.0; 9]; 8];
    for (index, (&(x, y), (u, v))) in corners.iter().zip(square).enumerate() {
        rows[2 * index] = [x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u];
        rows[2 * index + 1] = [0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v];
    }
    for column in 0..8 {
        let pivot = (column..8).max_by(|one, other| {
            rows[*one][column]
                .abs()
                .total_cmp(&rows[*other][column].abs())
        });
        rows.swap(column, pivot.unwrap_or(column));
        let own = rows[column];
        for (index, row) in rows.iter_mut().enumerate() {
            if index != column {
                let factor = row[column] / own[column];
                row.iter_mut()
                    .zip(own)
                    .for_each(|(cell, other)| *cell -= factor * other);
            }
        }
    }
    std::array::from_fn(|index| rows[index][8] / rows[index][index])
}

/// A Gaussian blur, along the rows and then along the columns.
pub fn blurred(picture: &GrayImage, deviation: f64) -> GrayImage {
    // Of the enum and not of the picture: that one is compiled here, without optimisation.
    DynamicImage::ImageLuma8(picture.clone())
        .blur(deviation as f32)
        .into_luma8()
}

/// Light, shade and noise. The darkest of a photo is never black.
fn lit(picture: &mut GrayImage, shot: &Shot) {
    let mut dice = Dice(Chance::of(5));
    let width = f64::from(picture.width());
    for (x, _, pixel) in picture.enumerate_pixels_mut() {
        let shade = 1.0 - shot.shade * f64::from(x) / width;
        let light = 12.0 + f64::from(pixel.0[0]) * 0.9;
        let value = light * shot.light * shade
            + shot.noise * if shot.noise > 0.0 { dice.normal() } else { 0.0 };
        pixel.0[0] = value.round().clamp(0.0, 255.0) as u8;
    }
}

fn encoded(picture: &GrayImage, jpeg: Option<u8>) -> Vec<u8> {
    let colour: RgbImage = DynamicImage::ImageLuma8(picture.clone()).to_rgb8();
    let mut bytes = Cursor::new(Vec::new());
    match jpeg {
        Some(quality) => JpegEncoder::new_with_quality(&mut bytes, quality)
            .encode_image(&colour)
            .unwrap(),
        None => colour.write_to(&mut bytes, ImageFormat::Png).unwrap(),
    }
    bytes.into_inner()
}

/// What `zbarimg` reads in a picture, where the machine has it.
pub fn read_by_others(test: &str, picture: &[u8]) -> Option<String> {
    if path_of("zbarimg").is_none() {
        left_out(
            &format!("{test}, read by zbarimg"),
            "install zbar-tools, then: cargo test --test desk",
        );
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("card.png");
    std::fs::write(&file, picture).unwrap();
    let read = Command::new("zbarimg")
        .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(&file)
        .output()
        .unwrap();
    Some(
        String::from_utf8(read.stdout)
            .unwrap()
            .trim_end()
            .to_owned(),
    )
}
