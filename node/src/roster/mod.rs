//! Member lists as operators have them: bytes become plain rows, and rows become a file. Pure; the only folder naming csv,
//! encoding_rs, chardetng, oem_cp, calamine and zip.
//!
//! | file | what it knows |
//! |---|---|
//! | [`list`] | what comes out: rows, columns, problems, and why a file is no member list |
//! | [`text`], [`charset`] | old and new charsets, and what is no text at all |
//! | `workbook` | the sheets of an Excel workbook, as text |
//! | [`table`] | separators, the header line, records and their line numbers |
//! | [`fit`] | how well what a column holds fits its header |
//! | [`header`] | which column holds what |
//! | [`profile`] | whose export it is: profiles are files in `config/profiles` |
//! | [`vocabulary`] | the words of five languages: active, ended, nothing, months |
//! | [`correction`] | what a person says of a list that was taken otherwise, and a profile that keeps it |
//! | [`cell`] | one cell: cleaned, bounded, an address |
//! | [`date`] | dates in many forms, and whether the day or the month stands first |
//! | [`reading`] | all of it together |
//! | [`writing`] | a file that spreadsheets open and [`reading`] reads back |

pub mod cell;
pub mod charset;
pub mod correction;
pub mod date;
pub mod fit;
pub mod header;
pub mod list;
pub mod profile;
pub mod reading;
pub mod table;
pub mod text;
pub mod vocabulary;
mod workbook;
pub mod writing;

pub use charset::Charset;
pub use correction::{Corrections, kept};
pub use date::DateOrder;
pub use header::key;
pub use list::{
    Column, Field, Instead, MAX_BYTES, NotARoster, Notice, Problem, Roster, RowProblem,
};
pub use profile::{BadProfile, Profile};
pub use reading::{read, read_with};
pub use text::Hints;
pub use writing::write;
