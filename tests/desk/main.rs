//! Every page and printed card in a real browser, and photos of QR codes.

#![allow(clippy::unwrap_used)]

mod accessible;
mod agreed;
mod amber;
mod asked;
mod browser;
mod camera;
mod confirmed;
mod doubt;
mod first_run;
mod hostile;
mod hostile_spaces;
mod invited;
mod lists;
mod live;
mod looks;
mod moving;
mod neutral;
mod operator;
mod own_terms;
mod page;
mod pages;
mod phone;
mod photographs;
mod photos;
mod picked;
mod pictures;
mod roles;
mod sheets;
mod tablets;
mod tour;
mod typed;
mod world;
