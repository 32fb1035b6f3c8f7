//! QR codes: drawn for cards, read from photos. The only file naming `fast_qr`, `rqrr` and `image`.

use std::cell::LazyCell;
use std::io::Cursor;
use std::time::{Duration, Instant};

use fast_qr::convert::Builder as _;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder, QRCode};
use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageFormat, Luma};

use crate::picture::{self, Undecoded};

/// Largest photo, bytes.
pub const MAX_PHOTO: usize = 8 * 1024 * 1024;
/// Longest side of a photo, pixels.
const MAX_SIDE: u32 = 10_000;
/// Longest side at which a photo is looked at: a code that fills a quarter of it still has 6 pixels a module.
const LARGEST: u32 = 2000;
/// How a picture is looked at: its longest side, the degrees that it is turned first, and through what.
type Look = (u32, u16, Lens);

/// What a picture is looked at through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lens {
    /// As it is, and light on dark.
    Plain,
    /// Made softer: the noise of poor light goes.
    Soft,
    /// Made softer, then black and white by the light of each place.
    Level,
}

use Lens::{Level, Plain, Soft};

/// How a photo is looked at. The reader fails about one large code in three for how its edges happen to fall between the
/// pixels; another size or another angle lets them fall anew. Chosen by the corpus of `make photographs`.
const LOOKS: [Look; 15] = [
    (1600, 0, Plain),
    (1000, 0, Plain),
    (1280, 20, Plain),
    (820, 45, Plain),
    (1600, 30, Soft),
    (1280, 60, Plain),
    (700, 10, Plain),
    (1900, 3, Level),
    (1000, 60, Plain),
    (1400, 70, Soft),
    (450, 0, Plain),
    (560, 30, Plain),
    (1900, 33, Level),
    (1900, 20, Soft),
    (1600, 31, Plain),
];
/// How a picture of a running camera is looked at: the next one, where the hand has moved, comes at once.
const GLANCES: [Look; 3] = [(1000, 0, Plain), (820, 45, Plain), (700, 10, Plain)];
/// After this, no further look is taken: what was drawn to be hard to look at holds up nobody for long.
const PATIENCE: Duration = Duration::from_secs(15);
/// How soft a picture is made: the deviation in pixels.
const SOFTNESS: f32 = 1.0;
/// The light of a place is the mean of what is around it, so far as a share of the longest side.
const AROUND: usize = 24;
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
    /// The dark modules as the data of one SVG path, one module a unit. It holds letters, digits, blanks and minus signs only.
    pub path: String,
}

/// Draws a QR code of level M as a shape.
pub fn shape(text: &str) -> Result<Shape, TooLong> {
    let code = code(text)?;
    let mut path = String::new();
    for row in 0..code.size {
        let (mut column, mut before) = (0, None);
        for run in code[row][..code.size].chunk_by(|one, other| one.value() == other.value()) {
            let (x, y, wide) = (column + QUIET as usize, row + QUIET as usize, run.len());
            if run[0].value() {
                // A run is one box: side by side in one path they leave no hairline of white between them.
                let to = match before {
                    None => format!("M{x} {y}"),
                    Some(before) => format!("m{} 0", x - before),
                };
                path.push_str(&format!("{to}h{wide}v1h-{wide}z"));
                before = Some(x);
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

/// Reads the one QR code of a photo. Takes up to a second or two for a large one: never on the core's thread.
pub fn read(photo: &[u8]) -> Result<String, PhotoError> {
    look(photo, &LOOKS)
}

/// Reads the one QR code of a picture of a running camera, in a few looks. Never on the core's thread.
pub fn glance(frame: &[u8]) -> Result<String, PhotoError> {
    look(frame, &GLANCES)
}

fn look(photo: &[u8], looks: &[Look]) -> Result<String, PhotoError> {
    if photo.len() > MAX_PHOTO {
        return Err(PhotoError::TooLarge);
    }
    let base = stretched(base(photo)?);
    let softer = LazyCell::new(|| image::imageops::blur(&base, SOFTNESS));
    let begun = Instant::now();
    for &(side, degrees, lens) in looks {
        if begun.elapsed() > PATIENCE {
            break;
        }
        // A small picture is not blown up before it was looked at as it is.
        let most = if degrees == 0 { 1 } else { 2 };
        let side = side.min(longest(&base) * most);
        let seen = match lens {
            Plain => laid(&base, side, degrees),
            Soft => laid(&softer, side, degrees),
            Level => levelled(&laid(&softer, side, degrees)),
        };
        if let Some(text) = one_code(seen, lens)? {
            return Ok(text);
        }
    }
    Err(PhotoError::NoCode)
}

/// The one code of a picture, dark on light or light on dark: a screen in dark colours shows it so.
fn one_code(mut seen: GrayImage, lens: Lens) -> Result<Option<String>, PhotoError> {
    let mut found = codes(&seen);
    if found.is_empty() && lens == Plain {
        image::imageops::invert(&mut seen);
        found = codes(&seen);
    }
    match found.as_slice() {
        [] => Ok(None),
        [one] if alone(&seen, one) => Ok(Some(one.text.clone())),
        [_] | [_, _, ..] => Err(PhotoError::SeveralCodes),
    }
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
    let whole = match decoded.color().has_alpha() {
        true => grounded(&decoded.into_luma_alpha8()),
        false => decoded.into_luma8(),
    };
    Ok(scaled(&whole, longest(&whole).min(LARGEST)))
}

/// A picture that lets something through, on a ground that is unlike what is drawn on it.
fn grounded(picture: &GrayAlphaImage) -> GrayImage {
    let (sum, weight) = picture.pixels().fold((0, 0), |(sum, weight), pixel| {
        let [grey, alpha] = pixel.0.map(u64::from);
        (sum + grey * alpha, weight + alpha)
    });
    let ground: u32 = if sum * 2 > weight * 255 { 0 } else { 255 };
    GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [grey, alpha] = picture.get_pixel(x, y).0.map(u32::from);
        Luma([((grey * alpha + ground * (255 - alpha)) / 255) as u8])
    })
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
    image::imageops::thumbnail(picture, share(picture.width()), share(picture.height()))
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

/// The picture with this longest side, turned around its middle, in a frame that holds all of it.
fn laid(picture: &GrayImage, side: u32, degrees: u16) -> GrayImage {
    let small = longest(picture).min(side);
    let zoom = side as f32 / small as f32;
    let picture = scaled(picture, small);
    if degrees == 0 {
        return picture;
    }
    let (sin, cos) = f32::from(degrees).to_radians().sin_cos();
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let (wide, high) = (
        (width * cos + height * sin) * zoom,
        (width * sin + height * cos) * zoom,
    );
    let (columns, rows) = (picture.width() as usize, picture.height() as usize);
    let pixels = picture.as_raw();
    GrayImage::from_fn(wide as u32, high as u32, |x, y| {
        let (dx, dy) = (
            (x as f32 - wide / 2.0) / zoom,
            (y as f32 - high / 2.0) / zoom,
        );
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

/// The picture in black and white: what is darker than the mean around it is black. Poor light falls off slowly, and the mean of
/// some hundreds of pixels does so with it, whatever the noise.
fn levelled(picture: &GrayImage) -> GrayImage {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    // The sum of all pixels above and to the left.
    let mut sums = vec![0_u32; (width + 1) * (height + 1)];
    let pixels = picture.as_raw();
    for y in 0..height {
        let mut row = 0;
        for x in 0..width {
            row += u32::from(pixels[y * width + x]);
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
        }
    }
    let reach = width.max(height) / AROUND + 1;
    GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
        let (x, y) = (x as usize, y as usize);
        let (left, right) = (x.saturating_sub(reach), (x + reach).min(width));
        let (top, bottom) = (y.saturating_sub(reach), (y + reach).min(height));
        let at = |x: usize, y: usize| sums[y * (width + 1) + x];
        let sum = at(right, bottom) + at(left, top) - at(left, bottom) - at(right, top);
        let many = ((right - left) * (bottom - top)) as u32;
        // A little darker: plain paper is all white.
        let dark = u32::from(pixels[y * width + x]) * many * 40 < sum * 39;
        Luma([if dark { 0 } else { 255 }])
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
    !other(&rest) && !other(&laid(&rest, longest(&rest), 20))
}
