//! Room for connections. When none is left, whoever was quiet longest gives way: connections that strangers only hold
//! do not keep a desk out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

/// Connections at once.
const CONNECTIONS: usize = 64;
/// Nobody is sent away before they were quiet for this long: time to ask, and to take an answer.
const GRACE: Duration = Duration::from_secs(1);
/// How often a full room is looked at again, unless somebody leaves.
const LOOK: Duration = Duration::from_millis(50);

/// Who is connected.
#[derive(Debug, Default)]
pub struct Room {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    guests: Mutex<Vec<Arc<Guest>>>,
    left: Notify,
}

/// One connection.
#[derive(Debug)]
pub struct Guest {
    /// Since when nothing was asked with a token; `None` while such a request is being answered.
    quiet: Mutex<Option<Instant>>,
    sent_away: Notify,
}

/// A guest's place. When it is dropped, there is room for another.
#[derive(Debug)]
pub struct Place {
    shared: Arc<Shared>,
    guest: Arc<Guest>,
}

/// A request with a token is being answered; until this is dropped its guest is not sent away.
#[derive(Debug)]
pub struct Served {
    guest: Arc<Guest>,
}

impl Room {
    /// A place for a new connection. Waits while everyone there is being served or has only just come.
    pub async fn enter(&self) -> Place {
        loop {
            if let Some(guest) = self.shared.take() {
                return Place {
                    shared: self.shared.clone(),
                    guest,
                };
            }
            // Whether somebody left or time went by: it is looked at again.
            let _ = tokio::time::timeout(LOOK, self.shared.left.notified()).await;
        }
    }
}

impl Shared {
    fn take(&self) -> Option<Arc<Guest>> {
        let mut guests = lock(&self.guests);
        if guests.len() >= CONNECTIONS {
            let at = longest_quiet(&guests)?;
            guests.swap_remove(at).sent_away.notify_one();
        }
        let guest = Arc::new(Guest::new());
        guests.push(guest.clone());
        Some(guest)
    }
}

impl Guest {
    fn new() -> Self {
        Self {
            quiet: Mutex::new(Some(Instant::now())),
            sent_away: Notify::new(),
        }
    }

    /// From now on, until what is returned is dropped, a request with a token is being answered.
    pub fn serve(self: &Arc<Self>) -> Served {
        *lock(&self.quiet) = None;
        Served {
            guest: self.clone(),
        }
    }
}

impl Place {
    /// Who has this place.
    pub fn guest(&self) -> &Arc<Guest> {
        &self.guest
    }

    /// Waits until the place is needed for another.
    pub async fn sent_away(&self) {
        self.guest.sent_away.notified().await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        lock(&self.shared.guests).retain(|guest| !Arc::ptr_eq(guest, &self.guest));
        self.shared.left.notify_one();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        *lock(&self.guest.quiet) = Some(Instant::now());
    }
}

/// Where among them the one is that was quiet longest, if for long enough.
fn longest_quiet(guests: &[Arc<Guest>]) -> Option<usize> {
    let since = |(at, guest): (usize, &Arc<Guest>)| lock(&guest.quiet).map(|since| (since, at));
    let (since, at) = guests.iter().enumerate().filter_map(since).min()?;
    (since.elapsed() >= GRACE).then_some(at)
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic leaves nothing half done here: what is held is replaced whole.
    held.lock().unwrap_or_else(PoisonError::into_inner)
}
