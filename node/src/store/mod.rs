//! The disk. The only folder naming sled and negentropy.
//!
//! | file | what it keeps |
//! |---|---|
//! | [`chain`] | the form of the ledger's entries |
//! | [`checkpoint`] | what the visits come to, so that ten years open at once |
//! | [`damage`] | entries that are not what was written, and how far that is proven |
//! | [`pen`] | the port to the ledger, and what is never written over |
//! | [`segments`] | everything that cannot be fetched again: append-only, chained, fsynced |
//! | [`reading`] | reads segments, whole or damaged, wherever they lie |
//! | [`pinned`] | what a desk needs to judge pinned homes: one small file a space, replaced whole |
//! | [`index`] | every record held, in sled: rebuildable from the first two and from peers |
//! | [`records`] | the port to the index, for whoever does not write it |
//! | [`writer`] | the one thread that writes: several changes, one fsync |
//! | [`serve`] | answers peers' requests from the index |
//! | [`reconcile`] | compares the index with a peer's |
//! | [`files`] | how a file is replaced so that a power cut leaves the old one or the new one |

pub mod chain;
pub mod checkpoint;
pub mod damage;
pub mod files;
pub mod head;
pub mod index;
pub mod mark;
pub mod pen;
pub mod pinned;
pub mod reading;
pub mod reconcile;
pub mod records;
pub mod segments;
pub mod serve;
pub mod writer;

pub use damage::Damage;
pub use index::{Index, Opened};
pub use pen::{Ledger, NotAppended, Pen};
pub use pinned::Pinned;
pub use records::Records;
pub use segments::{LedgerError, Segments};
pub use writer::Writer;
