//! A file that a card's QR code is drawn into: found to be usable before the card is issued, there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::exit::{FAILED, Failure, USAGE};
use super::print::typed;
use crate::pages::sheet::{self, Layout, PrintedPass};
use crate::qr;
use crate::words::Locale;

/// A picture that is about to be drawn.
#[derive(Debug)]
pub struct Picture {
    kind: Kind,
    path: PathBuf,
    file: File,
    /// Where it is drawn until it is whole; none for a device.
    beside: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Svg,
    Png,
    /// Cards to print.
    Html,
}

impl Picture {
    /// Makes ready to draw into a file, which stays as it is until then.
    pub fn begin(out: &Path) -> Result<Self, Failure> {
        let kind = kind(out)?;
        // What a link leads to is what is meant.
        let path = fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
        let (file, beside) = open(&path).map_err(|error| no_file(out, &error, ""))?;
        Ok(Self {
            kind,
            path,
            file,
            beside,
        })
    }

    /// Whether it is a page, which can hold several passes.
    pub fn is_page(&self) -> bool {
        matches!(self.kind, Kind::Html)
    }

    /// Draws passes: one as a picture, any number as a page of cards.
    pub fn draw(mut self, passes: &[PrintedPass], layout: Layout) -> Result<(), Failure> {
        let too_long = |error: qr::TooLong| Failure::new(FAILED, "no-qr", error.to_string(), "");
        let text = passes.first().map_or("", |pass| pass.text.as_str());
        let bytes = match self.kind {
            Kind::Svg => qr::svg(text).map_err(too_long)?.into_bytes(),
            Kind::Png => qr::png(text).map_err(too_long)?,
            Kind::Html => sheet::html(passes, layout, Locale::En)
                .map_err(too_long)?
                .into_bytes(),
        };
        self.put(&bytes).map_err(|error| {
            let next = "The card is issued all the same: type this again with another file.";
            no_file(&self.path, &error, next)
        })
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        if let Some(beside) = &self.beside {
            self.file.sync_all()?;
            fs::rename(beside, &self.path)?;
            self.beside = None;
        }
        Ok(())
    }
}

impl Drop for Picture {
    /// Nothing half drawn stays.
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            let _ = fs::remove_file(beside);
        }
    }
}

/// Opens a device itself, and beside anything else a new file that only its owner may read: whoever sees a card has it.
fn open(path: &Path) -> io::Result<(File, Option<PathBuf>)> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => {
            return Ok((OpenOptions::new().write(true).open(path)?, None));
        }
        _ => {}
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let mut options = OpenOptions::new();
    let file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&beside)?;
    Ok((file, Some(beside)))
}

fn kind(out: &Path) -> Result<Kind, Failure> {
    match out.extension().and_then(|extension| extension.to_str()) {
        Some("svg") => Ok(Kind::Svg),
        Some("png") => Ok(Kind::Png),
        Some("html") => Ok(Kind::Html),
        _ => {
            let text = format!("{} is neither .svg, .png nor .html.", typed(out));
            let next = "Name the file card.svg, card.png or cards.html.";
            Err(Failure::new(USAGE, "usage", text, next))
        }
    }
}

fn no_file(path: &Path, error: &io::Error, next: &str) -> Failure {
    let text = format!("{}: {error}.", typed(path));
    Failure::new(FAILED, "no-file", text, next)
}
