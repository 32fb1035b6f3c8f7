//! The spec: vectors, properties, and the terms that real listings state.

#![allow(clippy::unwrap_used)]

mod drift;
mod ladder;
mod listings;
mod plain_json;
mod properties;
mod reference;
mod vectors;
mod written;
