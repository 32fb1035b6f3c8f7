//! HTTP: the desk page and the API. The only folder naming warp.
//!
//! | file | what it does |
//! |---|---|
//! | [`request`], [`response`] | what comes and what goes, with or without a socket |
//! | [`api`] | what every endpoint works with |
//! | [`routes`] | which path is answered by whom |
//! | [`guard`] | who may ask: Host, Origin, token |
//! | [`spaces`], [`terms`], [`members`], [`passes`], [`requests`], [`visits`], [`peers`], [`desk`], [`tokens`], [`system`] | the endpoints |
//! | [`events`] | what happens, as it happens |
//! | [`brand`] | how what goes out of the house looks |
//! | [`contract`], [`shapes`] | what an endpoint takes and gives, declared once: read in, answered, bounded, described |
//! | [`endpoint`], [`schemas`], [`document`] | an endpoint, the shapes, and the API as they are described |
//! | [`outward`] | the directory for maps and search engines |
//! | [`setup`] | the first run |
//! | [`problem`] | errors, as RFC 9457 problems |
//! | [`idempotency`] | a POST sent twice is done once |
//! | [`pages`] | shells and their assets, compiled in |
//! | [`fragments`] | what pages show |
//! | [`server`] | sockets: our accept loop around warp's service |
//! | [`room`] | how many are connected, and who gives way |

#![warn(clippy::wildcard_enum_match_arm)]

pub mod answers;
pub mod api;
mod backups;
mod brand;
pub mod contract;
pub mod desk;
pub mod document;
pub mod door;
pub mod endpoint;
pub mod events;
pub mod fragments;
pub mod guard;
pub mod idempotency;
pub mod imports;
pub mod invitations;
pub mod keys;
pub mod members;
pub mod outward;
pub mod pages;
pub mod passes;
pub mod peers;
pub mod pictures;
pub mod prepared;
pub mod problem;
pub mod request;
pub mod requests;
pub mod response;
pub mod room;
pub mod routes;
pub mod schemas;
pub mod server;
pub mod setup;
pub mod shapes;
pub mod spaces;
pub mod system;
pub mod tablets;
pub mod terms;
pub mod tokens;
pub mod tries;
pub mod visits;
pub mod walk;
pub mod whereabouts;

pub use answers::Answers;
pub use api::Api;
pub use request::Request;
pub use response::Response;
