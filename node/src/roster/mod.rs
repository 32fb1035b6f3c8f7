//! Member lists as operators have them: bytes become plain rows, and rows become a file. Pure; the only folder naming csv,
//! encoding_rs and chardetng.
//!
//! | file | what it knows |
//! |---|---|
//! | [`list`] | what comes out: rows, columns, problems, and why a file is no member list |
//! | [`text`] | old and new encodings, and what is no text at all |
//! | [`table`] | separators, the header line, records and their line numbers |
//! | [`header`] | which column holds what |
//! | [`profile`] | whose export it is: profiles are files in `config/profiles` |
//! | [`vocabulary`] | the words of five languages: active, ended, nothing, months |
//! | [`cell`] | one cell: cleaned, bounded, an address |
//! | [`date`] | dates in many forms, and whether the day or the month stands first |
//! | [`reading`] | all of it together |
//! | [`writing`] | a file that spreadsheets open and [`reading`] reads back |

pub mod cell;
pub mod date;
pub mod header;
pub mod list;
pub mod profile;
pub mod reading;
pub mod table;
pub mod text;
pub mod vocabulary;
pub mod writing;

pub use header::key;
pub use list::{Column, Field, Instead, MAX_BYTES, NotARoster, Problem, Roster, RowProblem};
pub use profile::{BadProfile, Profile};
pub use reading::{read, read_with};
pub use writing::write;
