//! Whole nodes: real processes, real libp2p, real disks.

#![allow(clippy::unwrap_used)]
