//! QR codes: drawn for cards, read from photos. The only file naming `fast_qr`, `rqrr` and `image`.

use std::io::Cursor;

use fast_qr::convert::Builder as _;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder, QRCode};
use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, ImageFormat, Luma};

use crate::picture::{self, Undecoded};

/// Largest photo, bytes.
pub const MAX_PHOTO: usize = 8 * 1024 * 1024;
/// Longest side of a photo, pixels.
const MAX_SIDE: u32 = 10_000;
/// Longest side at which a photo is averaged: a larger one is first made as small, in place, since averaging takes 16 bytes
/// for each pixel of a row.
const AVERAGED: u32 = 4000;
/// Longest side at which a photo is looked at: a code that fills a quarter of it still has 6 pixels a module.
const LARGEST: u32 = 2000;
/// How a photo is looked at: longest side, and degrees it is turned first. The reader fails about one large code in
/// three for how its edges happen to fall between the pixels; another size or another angle lets them fall anew.
const LOOKS: [(u32, u16); 12] = [
    (1600, 0),
    (1000, 0),
    (1280, 20),
    (820, 45),
    (1600, 30),
    (1280, 60),
    (700, 10),
    (1000, 60),
    (1400, 70),
    (450, 0),
    (560, 30),
    (1900, 20),
];
/// How a picture of a running camera is looked at: the next one, where the hand has moved, comes at once.
const GLANCES: [(u32, u16); 3] = [(1000, 0), (820, 45), (700, 10)];
/// Longest side at which a further code is looked for.
const COARSE: u32 = 1000;
/// What is around a turned picture, and over a code that was read.
const GREY: u8 = 128;
/// Pixels of one module in a drawing.
const MODULE: u32 = 8;
/// Modules of white around a code. ISO/IEC 18004 asks for 4.
const QUIET: u32 = 4;

/// Why a photo shows no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// Larger than [`MAX_PHOTO`], or than any photo of a card need be.
    #[error(
        "the picture is too large: at most 8 MiB, 10,000 pixels a side and 50 megapixels in all"
    )]
    TooLarge,
    /// Neither JPEG nor PNG.
    #[error("the picture cannot be read: send a JPEG or PNG")]
    NotAPicture,
    /// No code found.
    #[error(
        "no QR code was found in the picture: hold the camera closer and straight, and avoid glare"
    )]
    NoCode,
    /// More than one code.
    #[error("more than one QR code is in the picture: show one at a time")]
    SeveralCodes,
}

/// A text that does not fit into a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for a QR code")]
pub struct TooLong;

/// A QR code as a shape, to be put into a drawing of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Modules of one side, the white around the code included.
    pub side: usize,
    /// The dark modules as the data of one SVG path, one module a unit. It holds letters, digits and blanks only.
    pub path: String,
}

/// Draws a QR code of level M as a shape.
pub fn shape(text: &str) -> Result<Shape, TooLong> {
    let code = code(text)?;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        for run in code[row][..code.size].chunk_by(|one, other| one.value() == other.value()) {
            let (x, y, wide) = (column + QUIET as usize, row + QUIET as usize, run.len());
            if run[0].value() {
                // A run is one box: side by side in one path they leave no hairline of white between them.
                path.push_str(&format!("M{x} {y}h{wide}v1H{x}z"));
            }
            column += wide;
        }
    }
    Ok(Shape {
        side: code.size + 2 * QUIET as usize,
        path,
    })
}

/// Draws a QR code of level M as SVG.
pub fn svg(text: &str) -> Result<String, TooLong> {
    Ok(SvgBuilder::default()
        .margin(QUIET as usize)
        .to_str(&code(text)?))
}

/// Draws a QR code of level M as PNG.
pub fn png(text: &str) -> Result<Vec<u8>, TooLong> {
    let code = code(text)?;
    let modules = code.size as u32;
    let side = (modules + 2 * QUIET) * MODULE;
    let dark = |x: u32, y: u32| {
        let (column, row) = (
            (x / MODULE).wrapping_sub(QUIET),
            (y / MODULE).wrapping_sub(QUIET),
        );
        column < modules && row < modules && code[row as usize][column as usize].value()
    };
    let picture = GrayImage::from_fn(side, side, |x, y| Luma([if dark(x, y) { 0 } else { 255 }]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(picture)
        .write_to(&mut bytes, ImageFormat::Png)
        .map_err(|_| TooLong)?;
    Ok(bytes.into_inner())
}

/// Reads the one QR code of a photo. Takes up to a second for a large one: never on the core's thread.
pub fn read(photo: &[u8]) -> Result<String, PhotoError> {
    look(photo, &LOOKS)
}

/// Reads the one QR code of a picture of a running camera, in a few looks. Never on the core's thread.
pub fn glance(frame: &[u8]) -> Result<String, PhotoError> {
    look(frame, &GLANCES)
}

fn look(photo: &[u8], looks: &[(u32, u16)]) -> Result<String, PhotoError> {
    if photo.len() > MAX_PHOTO {
        return Err(PhotoError::TooLarge);
    }
    let base = stretched(base(photo)?);
    for &(side, degrees) in looks {
        // A small picture is not blown up before it was looked at as it is.
        let side = if degrees == 0 {
            side.min(longest(&base))
        } else {
            side.min(longest(&base) * 3 / 2)
        };
        let candidate = turned(scaled(&base, side), degrees);
        match codes(&candidate).as_slice() {
            [] => {}
            [one] if alone(&candidate, one) => return Ok(one.text.clone()),
            _ => return Err(PhotoError::SeveralCodes),
        }
    }
    Err(PhotoError::NoCode)
}

fn code(text: &str) -> Result<QRCode, TooLong> {
    QRBuilder::new(text)
        .ecl(ECL::M)
        .build()
        .map_err(|_| TooLong)
}

/// A photo as it is first looked at.
fn base(photo: &[u8]) -> Result<GrayImage, PhotoError> {
    let decoded = picture::decoded(photo, MAX_SIDE).map_err(|wrong| match wrong {
        Undecoded::TooLarge => PhotoError::TooLarge,
        Undecoded::NotAPicture => PhotoError::NotAPicture,
    })?;
    let whole = decoded.into_luma8();
    let whole = match longest(&whole) {
        0..=AVERAGED => whole,
        _ => DynamicImage::from(whole)
            .thumbnail(AVERAGED, AVERAGED)
            .into_luma8(),
    };
    Ok(scaled(&whole, longest(&whole).min(LARGEST)))
}

fn longest(picture: &GrayImage) -> u32 {
    picture.width().max(picture.height())
}

/// The picture with this longest side.
fn scaled(picture: &GrayImage, side: u32) -> GrayImage {
    let longest = longest(picture);
    if side == longest {
        return picture.clone();
    }
    let share =
        |length: u32| (u64::from(length) * u64::from(side) / u64::from(longest)).max(1) as u32;
    image::imageops::resize(
        picture,
        share(picture.width()),
        share(picture.height()),
        FilterType::Triangle,
    )
}

/// The same picture with its darkest and brightest made black and white.
fn stretched(mut picture: GrayImage) -> GrayImage {
    let (low, high) = picture.pixels().fold((255, 0), |(low, high), pixel| {
        (pixel.0[0].min(low), pixel.0[0].max(high))
    });
    let range = u32::from(high.saturating_sub(low)).max(1);
    for pixel in picture.pixels_mut() {
        pixel.0[0] = (u32::from(pixel.0[0] - low) * 255 / range) as u8;
    }
    picture
}

/// The picture turned around its middle, in a frame that holds all of it.
fn turned(picture: GrayImage, degrees: u16) -> GrayImage {
    if degrees == 0 {
        return picture;
    }
    let (sin, cos) = f32::from(degrees).to_radians().sin_cos();
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let (wide, high) = (width * cos + height * sin, width * sin + height * cos);
    let (columns, rows) = (picture.width() as usize, picture.height() as usize);
    let pixels = picture.as_raw();
    GrayImage::from_fn(wide as u32, high as u32, |x, y| {
        let (dx, dy) = (x as f32 - wide / 2.0, y as f32 - high / 2.0);
        let (u, v) = (
            dx * cos + dy * sin + width / 2.0,
            dy * cos - dx * sin + height / 2.0,
        );
        if u < 0.0 || v < 0.0 {
            return Luma([GREY]);
        }
        let (column, row) = (u as usize, v as usize);
        if column + 1 >= columns || row + 1 >= rows {
            return Luma([GREY]);
        }
        // Between the four nearest pixels.
        let (right, down) = (u - column as f32, v - row as f32);
        let at = |offset: usize| f32::from(pixels[row * columns + column + offset]);
        let above = at(0) + (at(1) - at(0)) * right;
        let below = at(columns) + (at(columns + 1) - at(columns)) * right;
        Luma([(above + (below - above) * down) as u8])
    })
}

/// A code that was read, and the box around it: left, top, right, bottom.
struct Found {
    text: String,
    place: [u32; 4],
}

/// The codes of a picture, each text once.
fn codes(picture: &GrayImage) -> Vec<Found> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = picture.as_raw();
    let brightness = |x: usize, y: usize| pixels[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, brightness);
    let mut found: Vec<Found> = prepared
        .detect_grids()
        .into_iter()
        .filter_map(|grid| {
            let (_, text) = grid.decode().ok()?;
            let xs = grid
                .bounds
                .map(|point| point.x.clamp(0, width as i32) as u32);
            let ys = grid
                .bounds
                .map(|point| point.y.clamp(0, height as i32) as u32);
            let least = |all: [u32; 4]| all.into_iter().min().unwrap_or(0);
            let most = |all: [u32; 4]| all.into_iter().max().unwrap_or(0);
            let place = [least(xs), least(ys), most(xs), most(ys)];
            Some(Found { text, place })
        })
        .collect();
    found.sort_by(|one, other| one.text.cmp(&other.text));
    found.dedup_by(|one, other| one.text == other.text);
    found
}

/// Whether no other code is in the picture: this one is painted over, then two more looks are taken.
/// They are coarse: a second card that was laid there to be checked is as large as the first.
fn alone(picture: &GrayImage, found: &Found) -> bool {
    let mut rest = picture.clone();
    let [left, top, right, bottom] = found.place;
    for y in top..bottom {
        for x in left..right {
            rest.put_pixel(x, y, Luma([GREY]));
        }
    }
    let rest = scaled(&rest, longest(&rest).min(COARSE));
    let other = |picture: &GrayImage| codes(picture).iter().any(|other| other.text != found.text);
    !other(&rest) && !other(&turned(rest, 20))
}
