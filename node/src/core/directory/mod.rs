//! Which records of which spaces are held. SPEC §4
//!
//! [`held`] is what is held of one space, [`spaces`] all of them and the bounds on strangers.

mod held;
mod spaces;

pub use held::{Admitted, Held, Known, Line};
pub use spaces::{Admission, Change, Directory, Keep};
