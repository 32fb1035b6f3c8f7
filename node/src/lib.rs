//! The covisa node: one space's member of the federation.

pub mod form;
