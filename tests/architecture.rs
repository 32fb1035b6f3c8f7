//! The arrows of ARCHITECTURE.md.

#![allow(clippy::unwrap_used)]
