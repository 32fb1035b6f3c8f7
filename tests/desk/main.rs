//! The desk page and printed cards in a real browser, and photos of QR codes.

#![allow(clippy::unwrap_used)]

mod browser;
mod first_run;
mod looks;
mod operator;
mod own_terms;
mod page;
mod pages;
mod photos;
mod pictures;
mod sheets;
mod world;
