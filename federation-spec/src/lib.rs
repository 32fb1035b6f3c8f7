//! The records and rules of the covisa federation.
//!
//! Bytes come in at the bottom of a ladder of types, and there is no way round a step:
//!
//! ```text
//! &[u8] ──▶ Envelope ──▶ Decoded<T> ──▶ Verified<T> ──▶ (Admitted<T>, in the node's core) ──▶ Verdict
//!        scanner,       shape of the    signed by a key    fresh, newest,                      rules::decide
//!        envelope       record (CDDL)   of the space       within policy
//! ```
//!
//! | room | what it knows |
//! |---|---|
//! | [`wire`] | bytes: limits, deterministic CBOR, the COSE envelope, signatures, the pass text |
//! | [`records`] | what each record says: key log, profile, terms, card |
//! | [`protocol`] | what two nodes say to each other: the catch-up frames |
//! | [`rules`] | what follows from it: whose key, which record wins, and the verdict at a desk |
//!
//! The crate is pure: no clock, no I/O, no randomness of its own. Time is an argument named `now`.
//! The authority is `SPEC.md`; `// SPEC §n` marks where a numbered rule is kept.

pub mod plain;
pub mod protocol;
pub mod records;
pub mod rules;
pub mod wire;
