//! The covisa node: one space's member of the federation.

pub mod calendar;
pub mod cli;
pub mod clock;
pub mod config;
pub mod core;
pub mod form;
pub mod gazetteer;
pub mod handle;
pub mod home;
pub mod http;
pub mod keys;
pub mod metrics;
pub mod net;
pub mod pages;
pub mod pool;
pub mod qr;
pub mod random;
pub mod roster;
pub mod runtime;
pub mod service;
pub mod startup;
pub mod store;
pub mod terms_file;
pub mod verify;
pub mod words;
pub mod written;
