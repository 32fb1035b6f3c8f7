//! QR codes: drawn for cards, read from photos. The only file naming `fast_qr`, `rqrr` and `image`.

use std::io::Cursor;

use fast_qr::convert::Builder as _;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder, QRCode};
use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, ImageFormat, ImageReader, Limits, Luma};

/// Largest photo, bytes.
pub const MAX_PHOTO: usize = 8 * 1024 * 1024;
/// Longest side of a photo, pixels.
const MAX_SIDE: u32 = 10_000;
/// Memory that decoding a photo may take.
const MAX_ALLOC: u64 = 256 * 1024 * 1024;
/// Pixels of one module in a drawing.
const MODULE: u32 = 8;
/// Modules of white around a code. ISO/IEC 18004 asks for 4.
const QUIET: u32 = 4;

/// Why a photo shows no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// Larger than [`MAX_PHOTO`], or than any photo of a card need be.
    #[error("the picture is too large: at most 8 MiB and 10,000 pixels a side")]
    TooLarge,
    /// Neither JPEG nor PNG.
    #[error("the picture cannot be read: send a JPEG or PNG")]
    NotAPicture,
    /// No code found.
    #[error("no QR code was found in the picture: hold the camera closer and straight, and avoid glare")]
    NoCode,
    /// More than one code.
    #[error("more than one QR code is in the picture: show one at a time")]
    SeveralCodes,
}

/// A text that does not fit into a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for a QR code")]
pub struct TooLong;

/// Draws a QR code of level M as SVG.
pub fn svg(text: &str) -> Result<String, TooLong> {
    Ok(SvgBuilder::default().margin(QUIET as usize).to_str(&code(text)?))
}

/// Draws a QR code of level M as PNG.
pub fn png(text: &str) -> Result<Vec<u8>, TooLong> {
    let code = code(text)?;
    let modules = code.size as u32;
    let side = (modules + 2 * QUIET) * MODULE;
    let dark = |x: u32, y: u32| {
        let (column, row) = ((x / MODULE).wrapping_sub(QUIET), (y / MODULE).wrapping_sub(QUIET));
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
    if photo.len() > MAX_PHOTO {
        return Err(PhotoError::TooLarge);
    }
    let picture = decode(photo)?.to_luma8();
    let longest = picture.width().max(picture.height());
    // A code that is blurred or slanted at one size is often plain at another.
    let sides = [longest.min(1600), 1000, 700, 450, longest.min(2400)];
    let mut several = false;
    for side in sides.into_iter().filter(|side| *side <= longest) {
        let scaled = scaled(&picture, side, longest);
        for candidate in [scaled.clone(), stretched(&scaled)] {
            match codes(&candidate).as_slice() {
                [one] => return Ok(one.clone()),
                [] => {}
                _ => several = true,
            }
        }
    }
    Err(if several {
        PhotoError::SeveralCodes
    } else {
        PhotoError::NoCode
    })
}

fn code(text: &str) -> Result<QRCode, TooLong> {
    QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| TooLong)
}

fn decode(photo: &[u8]) -> Result<DynamicImage, PhotoError> {
    let mut reader = ImageReader::new(Cursor::new(photo))
        .with_guessed_format()
        .map_err(|_| PhotoError::NotAPicture)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => PhotoError::TooLarge,
        _ => PhotoError::NotAPicture,
    })
}

fn scaled(picture: &GrayImage, side: u32, longest: u32) -> GrayImage {
    if side == longest {
        return picture.clone();
    }
    let share = |length: u32| (u64::from(length) * u64::from(side) / u64::from(longest)).max(1) as u32;
    image::imageops::resize(
        picture,
        share(picture.width()),
        share(picture.height()),
        FilterType::Triangle,
    )
}

/// The same picture with its darkest and brightest made black and white.
fn stretched(picture: &GrayImage) -> GrayImage {
    let low = picture.pixels().map(|pixel| pixel.0[0]).min().unwrap_or(0);
    let high = picture.pixels().map(|pixel| pixel.0[0]).max().unwrap_or(255);
    let range = u32::from(high.saturating_sub(low)).max(1);
    let mut out = picture.clone();
    for pixel in out.pixels_mut() {
        pixel.0[0] = (u32::from(pixel.0[0] - low) * 255 / range) as u8;
    }
    out
}

fn codes(picture: &GrayImage) -> Vec<String> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let brightness = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, brightness);
    let mut texts: Vec<String> = prepared
        .detect_grids()
        .into_iter()
        .filter_map(|grid| Some(grid.decode().ok()?.1))
        .collect();
    texts.sort();
    texts.dedup();
    texts
}
