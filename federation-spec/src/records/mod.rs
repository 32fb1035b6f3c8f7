//! What each record says, one file a record, and how a record is read from claims and written into them. SPEC §3
//!
//! A record is declared once, as a table of (wire key, name, type) in [`fields`]; its CBOR form, its plain form and its
//! bounds follow from that one declaration.

pub mod attestation;
pub mod card;
pub mod fields;
mod ids;
pub mod invitation;
pub mod key_log;
pub mod pass;
pub mod profile;
pub mod status;
pub mod status_list;
pub mod terms;
mod times;
pub mod values;
pub mod visit_message;
pub mod vouches;

use crate::wire::cbor::{Profile, decode, encode};
use crate::wire::limits::MAX_MESSAGE;

pub use attestation::Attestation;
pub use card::Card;
pub use invitation::Invitation;
pub use key_log::KeyEvent;
pub use pass::Pass;
pub use profile::Profile as SpaceProfile;
pub use status_list::StatusList;
pub use terms::Terms;
pub use visit_message::VisitMessage;
pub use vouches::Vouches;

pub use crate::wire::record::{Authority, Decoded, Fault, FaultKind, Record, Tenure};

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

/// Declares a record whose payload is its claims and nothing more. The last part says whose key signs it.
macro_rules! record_of_claims {
    ($(#[$doc:meta])* pub struct $record:ident($type:ident), by |$claims:ident| $authority:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $record(pub $type);

        impl $crate::records::Record for $record {
            const TYPE: $crate::wire::envelope::RecordType =
                $crate::wire::envelope::RecordType::$record;

            fn read(payload: &[u8]) -> Result<Self, $crate::records::Fault> {
                $crate::records::read_claims(payload).map(Self)
            }

            fn payload(&self) -> Vec<u8> {
                $crate::records::write_claims(&self.0)
            }

            fn authority(&self) -> $crate::records::Authority<'_> {
                let $claims = &self.0;
                $authority
            }
        }
    };
}

pub(crate) use record_of_claims;
