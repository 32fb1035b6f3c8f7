//! What each record says, one file a record, and how a record is read from claims and written into them. SPEC §3
//!
//! A record is declared once, as a table of (wire key, name, type) in [`fields`]; its CBOR form, its plain form and its
//! bounds follow from that one declaration.

pub mod attestation;
pub mod card;
pub mod fields;
mod ids;
pub mod key_log;
pub mod pass;
pub mod profile;
pub mod status;
pub mod status_list;
pub mod terms;
pub mod values;
pub mod visit_message;

use crate::wire::cbor::{Profile, decode, encode};
use crate::wire::limits::MAX_MESSAGE;

pub use attestation::Attestation;
pub use card::Card;
pub use key_log::KeyEvent;
pub use pass::Pass;
pub use profile::Profile as SpaceProfile;
pub use status_list::StatusList;
pub use terms::Terms;
pub use visit_message::VisitMessage;

pub use crate::wire::record::{Authority, Decoded, Fault, FaultKind, Record};

/// Reads claims of a declared shape from payload bytes.
pub(crate) fn read_claims<C: fields::Field>(payload: &[u8]) -> Result<C, Fault> {
    let item = decode(payload, Profile::plain(MAX_MESSAGE))
        .map_err(|_| Fault::new(FaultKind::WrongType))?;
    C::from_item(&item)
}

/// Writes claims of a declared shape.
pub(crate) fn write_claims<C: fields::Field>(claims: &C) -> Vec<u8> {
    encode(&claims.to_item())
}
