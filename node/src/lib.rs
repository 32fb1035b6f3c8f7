//! The covisa node: one space's member of the federation.

pub mod calendar;
pub mod clock;
pub mod config;
pub mod core;
pub mod form;
pub mod handle;
pub mod home;
pub mod keys;
pub mod metrics;
pub mod net;
pub mod runtime;
pub mod startup;
pub mod store;
pub mod verify;
