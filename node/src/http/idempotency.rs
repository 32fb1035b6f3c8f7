//! A POST sent twice is done once: the answer of an `Idempotency-Key` is kept and given again.
//!
//! Kept in memory, the last 1,024 of them: enough for a desk that was offline for a while. Check-ins are idempotent
//! by themselves, a day at a time.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use federation_spec::wire::ids::Hash32;

use super::guard::Caller;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;

/// Answers kept.
const MAX_KEPT: usize = 1024;
/// Longest key, bytes.
const MAX_KEY: usize = 128;

/// Answers already given.
#[derive(Debug, Default)]
pub struct Remembered {
    kept: Mutex<VecDeque<Kept>>,
}

#[derive(Debug)]
struct Kept {
    key: Hash32,
    request: Hash32,
    /// `None` while the first one is being answered.
    response: Option<Response>,
}

impl Remembered {
    /// The answer that this POST got before; a problem if its key stands for another one, or if the first one is still
    /// being answered. Otherwise the key is taken, and [`Self::note`] must follow.
    pub fn answer(&self, request: &Request, caller: Caller) -> Option<Response> {
        let (key, hash) = identify(request, caller)?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(found) = kept.iter().find(|kept| kept.key == key) else {
            if kept.len() >= MAX_KEPT {
                kept.pop_front();
            }
            kept.push_back(Kept {
                key,
                request: hash,
                response: None,
            });
            return None;
        };
        Some(match &found.response {
            _ if found.request != hash => Trouble::key_reused().response(request.locale()),
            Some(response) => response.clone(),
            None => Trouble::in_progress().response(request.locale()),
        })
    }

    /// Keeps an answer, unless the request was refused for a reason that may pass.
    pub fn note(&self, request: &Request, caller: Caller, response: &Response) {
        let Some((key, _)) = identify(request, caller) else {
            return;
        };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if response.status >= 500 {
            kept.retain(|kept| kept.key != key);
        } else if let Some(taken) = kept.iter_mut().find(|kept| kept.key == key) {
            taken.response = Some(response.clone());
        }
    }
}

fn identify(request: &Request, caller: Caller) -> Option<(Hash32, Hash32)> {
    // Nobody's answers are not kept: a stranger would push those of the desks out.
    if request.method != "POST" || caller == Caller::Nobody {
        return None;
    }
    let key = request
        .header("idempotency-key")
        .filter(|key| (1..=MAX_KEY).contains(&key.len()))?;
    let owner = format!(
        "{caller:?} {} {key}",
        super::guard::bearer(request).unwrap_or_default()
    );
    let content = [request.path.as_bytes(), b"\n", request.body.as_slice()].concat();
    Some((Hash32::of(owner.as_bytes()), Hash32::of(&content)))
}
