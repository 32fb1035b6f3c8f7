//! When wrong codes were typed here.

use std::collections::VecDeque;

use crate::core::limits::{CODE_WINDOW, MAX_WRONG_CODES};
use crate::core::moment::Uptime;

/// When wrong codes were typed here: the last [`MAX_WRONG_CODES`] of them.
#[derive(Debug, Default)]
pub struct WrongCodes {
    typed: VecDeque<Uptime>,
}

impl WrongCodes {
    /// Whether no more may be typed for now.
    pub fn are_too_many(&self, now: Uptime) -> bool {
        let first = self.typed.front();
        let recent = first.is_some_and(|first| now.since(*first) < CODE_WINDOW);
        recent && self.typed.len() >= MAX_WRONG_CODES
    }

    /// One was typed.
    pub fn note(&mut self, now: Uptime) {
        if self.typed.len() >= MAX_WRONG_CODES {
            self.typed.pop_front();
        }
        self.typed.push_back(now);
    }
}
