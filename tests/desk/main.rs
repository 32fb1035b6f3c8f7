//! The desk page and printed cards in a real browser, and photos of QR codes.

#![allow(clippy::unwrap_used)]

mod browser;
mod looks;
mod page;
mod photos;
mod pictures;
mod sheets;
mod world;
