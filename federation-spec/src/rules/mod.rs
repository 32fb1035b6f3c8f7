//! What follows from records: whose key speaks, which record wins, and what a desk is told. SPEC §4, §5

pub mod key_view;
pub mod supersede;
