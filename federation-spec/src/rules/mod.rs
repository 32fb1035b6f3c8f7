//! What follows from records: whose key speaks, which record wins, and what a desk is told. SPEC §4, §5

#![warn(clippy::wildcard_enum_match_arm)]

pub mod count;
pub mod decide;
pub mod grants;
pub mod key_log;
pub mod key_view;
pub mod offer;
mod on_the_day;
mod places;
pub mod question;
pub mod reason;
mod status;
pub mod supersede;
pub mod takings;
pub mod trust;
pub mod verdict;

pub use decide::decide;
pub use question::{
    Books, Clock, DayFacts, DeskFacts, Home, HomeEnd, HomeTerms, Host, Limit, LocalDay, Opening,
    Presented, Question, Standing, Visit, Welcome,
};
pub use reason::{
    GrantReason, GreenReason, HomeReason, MemberReason, PassReason, PlaceReason, Reason,
    TodayReason, Wanted,
};
pub use takings::{Places, Takings};
pub use verdict::{Allowance, Level, Verdict};
