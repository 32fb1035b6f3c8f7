//! Whole nodes: real processes, real libp2p, real disks.
//!
//! | file | what it tells |
//! |---|---|
//! | [`two`] | what one space publishes, another one sees |
//! | [`line`] | three nodes in a line, whose ends never meet |
//! | [`bounds`] | what catching up with ten thousand spaces costs |
//! | [`cards`] | a card of one space at another one's desk |
//! | [`verbs`] | every verb, with and without the running node |
//! | [`usage`] | wrong usage, and a home that somebody else has |
//! | [`mistakes`] | mistakes in files, and that nothing happens because of them |
//! | [`api`] | the API: tokens, bodies, pages, what is kept of a POST |
//! | [`sockets`] | who may ask: hosts, origins, slow and odd clients |
//! | [`pairing`] | a desk is paired |
//! | [`renewed`] | own records are signed anew in time |
//! | [`ruined`] | an index that is damaged, a ledger that was cut |
//! | [`bad_gossip`] | bad messages on the topic, and what is said of each |
//! | [`bad_peers`] | right records from peers that mean harm |
//! | [`bad_control`] | bad gossipsub, identify and yamux: nothing ends, nobody is dialled |
//! | [`bad_streams`] | bad questions, answers and streams of catch-up |
//! | [`bad_answers`] | bad answers to what a node asks |
//! | [`records`] | what is published, read by others' libraries |

#![allow(clippy::unwrap_used)]

mod api;
mod bad_answers;
mod bad_control;
mod bad_gossip;
mod bad_peers;
mod bad_streams;
mod bounds;
mod cards;
mod judging;
mod line;
mod meeting;
mod mistakes;
mod pairing;
mod records;
mod renewed;
mod ruined;
mod sockets;
mod strangers;
mod two;
mod usage;
mod verbs;
