//! The spec: vectors, properties, and the terms that real listings state.

#![allow(clippy::unwrap_used)]

mod citations;
mod conversations;
mod converge;
mod drift;
mod frames;
mod ladder;
mod listings;
mod plain_json;
mod properties;
mod reference;
mod transcripts;
mod vectors;
mod written;
