//! The spec: vectors, properties, and the terms that real listings state.

#![allow(clippy::unwrap_used)]

mod listings;
mod vectors;
