//! Which records of which spaces are held. SPEC §4
//!
//! [`mod@line`] is one record with what stands beside it, [`held`] what is held of one space, [`spaces`] all of them, [`room`]
//! the bounds on strangers, [`status_line`] the status lists of one number and what any of them ever took away, [`taken`] how
//! they come there.

mod held;
mod line;
mod log_records;
mod room;
mod spaces;
mod status_line;
mod taken;

pub use held::{Held, Known};
pub use line::{Admitted, Lasting, Line};
pub use spaces::{Admission, Change, Directory, Keep};
