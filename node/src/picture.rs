//! A logo that somebody gives: any JPEG or PNG, made small, and written anew as PNG, so that nothing but its pixels is
//! kept. Named with `qr.rs` alone: `image`.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

/// Largest file that is taken, bytes.
pub const MAX_FILE: usize = 4 * 1024 * 1024;
/// Longest sides of a logo, pixels.
const SIDES: (u32, u32) = (360, 140);
/// Longest side of the file's picture, pixels.
const MAX_SIDE: u32 = 8_000;
/// Memory that decoding may take.
const MAX_ALLOC: u64 = 256 * 1024 * 1024;

/// No picture that a logo can be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no JPEG or PNG of a size that a logo has")]
pub struct NotALogo;

/// Makes a logo. Its PNG has at most 200 KiB: every pixel costs at most four bytes.
pub fn logo(file: &[u8]) -> Result<Vec<u8>, NotALogo> {
    if file.len() > MAX_FILE {
        return Err(NotALogo);
    }
    let mut reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .map_err(|_| NotALogo)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let picture = reader.decode().map_err(|_| NotALogo)?;
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
