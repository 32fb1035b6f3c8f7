//! Pictures that somebody gives, decoded within bounds: the only place where `image` decodes. A logo is any JPEG or PNG,
//! made small, and written anew as PNG, so that nothing but its pixels is kept. Named with `qr.rs` alone: `image`.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};

/// Largest file that is taken, bytes.
pub const MAX_FILE: usize = 4 * 1024 * 1024;
/// Longest sides of a logo, pixels.
const SIDES: (u32, u32) = (360, 140);
/// Longest side of the file's picture, pixels.
const MAX_SIDE: u32 = 8_000;
/// Pixels of a picture: the largest photograph of a telephone, of what is sold as 50 megapixels.
pub const MAX_PIXELS: u64 = 8_192 * 6_144;
/// The same for a JPEG that comes in several passes: all its coefficients are held until the last one.
pub const MAX_PIXELS_IN_PASSES: u64 = 4_096 * 4_096;
/// Memory that decoding may take.
const MAX_ALLOC: u64 = 256 * 1024 * 1024;

/// Why a picture is not decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undecoded {
    /// More pixels, or longer sides, than are taken.
    #[error("the picture is too large")]
    TooLarge,
    /// Neither JPEG nor PNG, or not a whole one.
    #[error("the picture cannot be read")]
    NotAPicture,
}

/// Decodes a JPEG or PNG. What its header says of its size is looked at before a single pixel is decoded: a file of 12 KB can
/// say that it has a hundred million.
pub fn decoded(file: &[u8], max_side: u32) -> Result<DynamicImage, Undecoded> {
    let mut reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .map_err(|_| Undecoded::NotAPicture)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(max_side);
    limits.max_image_height = Some(max_side);
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(undecoded)?;
    let (width, height) = decoder.dimensions();
    let most = match in_passes(file) {
        true => MAX_PIXELS_IN_PASSES,
        false => MAX_PIXELS,
    };
    if u64::from(width) * u64::from(height) > most || decoder.total_bytes() > MAX_ALLOC {
        return Err(Undecoded::TooLarge);
    }
    DynamicImage::from_decoder(decoder).map_err(undecoded)
}

fn undecoded(error: ImageError) -> Undecoded {
    match error {
        ImageError::Limits(_) => Undecoded::TooLarge,
        _ => Undecoded::NotAPicture,
    }
}

/// Whether a file is a JPEG in several passes, as its frame's marker says.
fn in_passes(file: &[u8]) -> bool {
    let Some(mut rest) = file.strip_prefix(&[0xff, 0xd8]) else {
        return false;
    };
    loop {
        match rest {
            [0xff, 0xff, ..] => rest = &rest[1..],
            [0xff, 0xc2 | 0xc6 | 0xca | 0xce, ..] => return true,
            // The frame of a JPEG in one pass, or its first scan.
            [0xff, 0xc0 | 0xc1 | 0xda, ..] => return false,
            [0xff, _, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                match rest.get(2 + length.max(2)..) {
                    Some(behind) => rest = behind,
                    None => return false,
                }
            }
            // Whatever stands between two segments is passed over, as decoders do.
            [_, behind @ ..] => rest = behind,
            [] => return false,
        }
    }
}

/// No picture that a logo can be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no JPEG or PNG of a size that a logo has")]
pub struct NotALogo;

/// Makes a logo. Its PNG has at most 200 KiB: every pixel costs at most four bytes.
pub fn logo(file: &[u8]) -> Result<Vec<u8>, NotALogo> {
    if file.len() > MAX_FILE {
        return Err(NotALogo);
    }
    let picture = decoded(file, MAX_SIDE).map_err(|_| NotALogo)?;
    let fits = picture.width() <= SIDES.0 && picture.height() <= SIDES.1;
    let small = match fits {
        true => picture,
        false => picture.thumbnail(SIDES.0, SIDES.1),
    };
    let mut bytes = Vec::new();
    small
        .to_rgba8()
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .map_err(|_| NotALogo)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, RgbaImage};

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbaImage::from_fn(width, height, |x, y| {
            image::Rgba([(x * 7) as u8, (y * 13) as u8, (x * y) as u8, 255])
        });
        let mut bytes = Vec::new();
        picture
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .unwrap_or_default();
        bytes
    }

    #[test]
    fn a_large_picture_becomes_a_small_one() {
        let made = logo(&png(2_000, 1_000)).map(|bytes| bytes.len());
        assert!(
            made.is_ok_and(|len| len < 200 * 1024),
            "It is small: {made:?}"
        );
    }

    /// A JPEG whose header says that it is so large, in passes or in one.
    fn said(width: u16, height: u16, frame: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        image::GrayImage::new(8, 8)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)
            .unwrap_or_default();
        let at = bytes
            .windows(2)
            .position(|pair| pair == [0xff, 0xc0])
            .unwrap_or_default();
        bytes[at + 1] = frame;
        bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
        bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
        bytes
    }

    #[test]
    fn pixels_are_counted_before_they_are_decoded() {
        let told = |file: &[u8]| decoded(file, 10_000).map(|picture| picture.width());
        for (width, height, frame) in [
            (8_192, 6_145, 0xc0),
            (10_000, 10_000, 0xc0),
            (4_097, 4_096, 0xc2),
            (10_001, 1, 0xc0),
        ] {
            assert_eq!(
                told(&said(width, height, frame)),
                Err(Undecoded::TooLarge),
                "{width} x {height} is refused by its header."
            );
        }
        for (width, height, frame) in [(8_192, 6_144, 0xc0), (4_096, 4_096, 0xc2)] {
            assert_ne!(
                told(&said(width, height, frame)).err(),
                Some(Undecoded::TooLarge),
                "{width} x {height} is looked at."
            );
        }
        assert_eq!(told(&png(90, 10)), Ok(90), "A whole picture is decoded.");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for file in [
            &b""[..],
            b"GIF89a",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            &[0; 5_000_000],
        ] {
            assert_eq!(logo(file), Err(NotALogo), "Only pictures are taken.");
        }
        let cut = png(100, 100);
        assert_eq!(logo(&cut[..cut.len() / 2]), Err(NotALogo), "Whole ones.");
    }
}
