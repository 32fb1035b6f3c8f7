//! Where a chain of entries stands.

use federation_spec::wire::ids::Hash32;

/// Where the chain stands: the last entry's number, and the hash of its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; 0 before the first.
    pub number: u64,
    /// Hash of its header; zeros before the first.
    pub hash: Hash32,
}
