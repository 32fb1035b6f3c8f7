//! What the core holds, in parts: each owns its fields, and everything that touches them is a method of it. A part decides
//! nothing that needs another one; the files above ask several and put together what follows.
//!
//! | part | what it holds |
//! |---|---|
//! | [`directory`] | which records of which spaces are held |
//! | [`books`] | what only this node knows, as the ledger tells it |
//! | [`identity`] | who this node signs for |
//! | [`own_records`] | what this space has signed, and whether another machine signs too |
//! | [`restored`] | of which backup this home was made, and what a person has said of it |
//! | [`sessions`] | connected peers, what is going on with each, how far each was read |
//! | [`reading`], [`reconciling`] | how far reading a peer's index, or comparing two sets, is |
//! | [`granted`] | who is favoured, who brings news, who is silent |
//! | [`keyless`] | records that wait for a key log |
//! | [`surroundings`] | where this node is reached, and who is near it |
//! | [`watch`] | the clock on the wall, and what is held against it |
//! | [`listening`] | how far listening before speaking is |
//! | [`held_checks`] | checks and questions of desks that wait |
//! | [`unsettled`] | visits that are not on disk yet |
//! | [`wrong_codes`] | codes that were typed wrong |
//! | [`pairings`] | codes that wait for a browser |
//! | [`deliveries`] | messages under way |
//! | [`terms_delivery`] | who has this space's newest terms |
//! | [`trust`] | for whom others vouch, as far as it was worked out |
//! | [`disk`] | whether what is written stays |

pub mod books;
pub mod deliveries;
pub mod directory;
pub mod disk;
pub mod granted;
pub mod held_checks;
pub mod identity;
pub mod keyless;
pub mod listening;
pub mod own_records;
pub mod pairings;
pub mod reading;
pub mod reconciling;
pub mod restored;
pub mod sessions;
pub mod surroundings;
pub mod terms_delivery;
pub mod trust;
pub mod unsettled;
pub mod watch;
pub mod wrong_codes;
