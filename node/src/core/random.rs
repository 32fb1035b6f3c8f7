//! Where random bytes come from: an argument, so that the core has none of its own.

/// A source of random bytes.
pub trait Random {
    /// Fills the bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}
