//! Room for connections. Places are held by address, so that nobody takes those of others; some are kept for addresses
//! whose browser showed a token lately. Where there is no place, whoever was quiet longest gives way: connections that
//! strangers only hold do not keep a desk out.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::source::Source;

/// Connections at once.
const PLACES: usize = 256;
/// Of these, places that only known addresses take.
const KEPT: usize = 64;
/// Places of one address.
const OF_ONE: usize = 64;
/// Connections that wait for a place: in all, and of one address.
const WAITING: usize = 256;
const WAITING_OF_ONE: usize = 192;
/// Addresses that are known, and for how long after a token came from there.
const KNOWN: usize = 256;
const KNOWN_FOR: Duration = Duration::from_secs(24 * 3_600);
/// Nobody is sent away before they were quiet for this long, unless others of their address hold more than their share: time
/// to ask, and to take an answer.
const GRACE: Duration = Duration::from_secs(1);
/// How often a full room is looked at again, unless somebody leaves.
const LOOK: Duration = Duration::from_millis(250);

/// Who is connected.
#[derive(Debug, Default)]
pub struct Room {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    held: Mutex<Held>,
    left: Notify,
}

#[derive(Debug, Default)]
struct Held {
    guests: Vec<Arc<Guest>>,
    /// Since when an address is known: the last token from there.
    known: BTreeMap<Source, Instant>,
    waiting: BTreeMap<Source, usize>,
    /// Requests that proxies pass on, by who asks.
    passed_on: BTreeMap<Source, usize>,
}

/// One connection.
#[derive(Debug)]
pub struct Guest {
    /// Whose it is; `None` for one of a proxy, which is many's.
    from: Option<Source>,
    /// Since when nothing was asked with a token; `None` while such a request is being answered.
    quiet: Mutex<Option<Instant>>,
    sent_away: Notify,
}

/// What a new connection gets.
#[derive(Debug)]
pub enum Entry {
    /// A place that was free.
    Place(Place),
    /// Its turn will come.
    Turn(Turn),
    /// Nothing: too many of its address wait already.
    Full,
}

/// A guest's place. When it is dropped, there is room for another.
#[derive(Debug)]
pub struct Place {
    shared: Arc<Shared>,
    guest: Arc<Guest>,
}

/// Somebody who waits for a place.
#[derive(Debug)]
pub struct Turn {
    shared: Arc<Shared>,
    from: Source,
}

/// A request with a token is being answered; until this is dropped its guest is not sent away.
#[derive(Debug)]
pub struct Served {
    guest: Arc<Guest>,
}

/// A request that a proxy passed on is being answered.
#[derive(Debug)]
pub struct PassedOn {
    shared: Arc<Shared>,
    from: Source,
}

impl Room {
    /// A new connection from there; of a proxy's, who asks is known request by request.
    pub fn enter(&self, from: Source, proxy: bool) -> Entry {
        let mut held = self.shared.held();
        let waiting = held.waiting.get(&from).copied().unwrap_or(0);
        // Nobody overtakes those of the same address.
        if waiting == 0
            && let Some(guest) = held.take(from, proxy)
        {
            return Entry::Place(self.shared.place(guest));
        }
        let all: usize = held.waiting.values().sum();
        if proxy || waiting >= WAITING_OF_ONE || all >= WAITING {
            return Entry::Full;
        }
        *held.waiting.entry(from).or_default() += 1;
        Entry::Turn(Turn {
            shared: self.shared.clone(),
            from,
        })
    }
}

impl Turn {
    /// A place, when there is one.
    pub async fn place(self) -> Place {
        loop {
            // Whether somebody left or time went by: it is looked at again.
            let _ = tokio::time::timeout(LOOK, self.shared.left.notified()).await;
            if let Some(guest) = self.shared.held().take(self.from, false) {
                return self.shared.place(guest);
            }
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        one_less(&mut self.shared.held().waiting, self.from);
    }
}

impl Shared {
    fn held(&self) -> MutexGuard<'_, Held> {
        lock(&self.held)
    }

    fn place(self: &Arc<Self>, guest: Arc<Guest>) -> Place {
        Place {
            shared: self.clone(),
            guest,
        }
    }
}

impl Held {
    /// A place for a connection from there, if there is one or somebody gives way.
    fn take(&mut self, from: Source, proxy: bool) -> Option<Arc<Guest>> {
        let own = Some(from).filter(|_| !proxy);
        if let Some(from) = own
            && self.count(from) >= OF_ONE
        {
            self.send_away(GRACE, |guest| guest.from == Some(from))?;
        } else if !proxy && !self.knows(from) && self.strangers() >= PLACES - KEPT {
            self.one_stranger_less(from, GRACE)?;
        } else if self.guests.len() >= PLACES {
            let first = !proxy && self.knows(from);
            first
                .then(|| self.one_stranger_less(from, Duration::ZERO))
                .flatten()
                .or_else(|| self.send_away(GRACE, |_| true))?;
        }
        let guest = Arc::new(Guest {
            from: own,
            quiet: Mutex::new(Some(Instant::now())),
            sent_away: Notify::new(),
        });
        self.guests.push(guest.clone());
        Some(guest)
    }

    /// A stranger gives way, of the address that has most: at once if that is more than the new one's share, else after
    /// this grace.
    fn one_stranger_less(&mut self, newcomer: Source, grace: Duration) -> Option<()> {
        let mut counts: BTreeMap<Source, usize> = BTreeMap::new();
        let strangers = self.guests.iter().filter_map(|guest| guest.from);
        for from in strangers.filter(|from| !self.knows(*from)) {
            *counts.entry(from).or_default() += 1;
        }
        let (most, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        let grace = match count > self.count(newcomer) + 1 {
            true => Duration::ZERO,
            false => grace,
        };
        self.send_away(grace, |guest| guest.from == Some(most))
    }

    /// Sends away the one of these that was quiet longest, if for long enough.
    fn send_away(&mut self, grace: Duration, of: impl Fn(&Guest) -> bool) -> Option<()> {
        let guests = self.guests.iter().enumerate();
        let quiet = guests.filter(|(_, guest)| of(guest));
        let quiet = quiet.filter_map(|(at, guest)| lock(&guest.quiet).map(|since| (since, at)));
        let (since, at) = quiet.min()?;
        if since.elapsed() < grace {
            return None;
        }
        self.guests.swap_remove(at).sent_away.notify_one();
        Some(())
    }

    fn count(&self, from: Source) -> usize {
        let of = |guest: &&Arc<Guest>| guest.from == Some(from);
        self.guests.iter().filter(of).count()
    }

    fn strangers(&self) -> usize {
        let guests = self.guests.iter().filter_map(|guest| guest.from);
        guests.filter(|from| !self.knows(*from)).count()
    }

    fn knows(&self, from: Source) -> bool {
        let since = self.known.get(&from);
        since.is_some_and(|since| since.elapsed() < KNOWN_FOR)
    }

    fn know(&mut self, from: Source) {
        if !self.known.contains_key(&from) && self.known.len() >= KNOWN {
            let oldest = self.known.iter().min_by_key(|(_, since)| **since);
            if let Some(oldest) = oldest.map(|(from, _)| *from) {
                self.known.remove(&oldest);
            }
        }
        self.known.insert(from, Instant::now());
    }
}

impl Guest {
    /// From now on, until what is returned is dropped, a request with a token is being answered.
    fn serve(self: &Arc<Self>) -> Served {
        *lock(&self.quiet) = None;
        Served {
            guest: self.clone(),
        }
    }
}

impl Place {
    /// Waits until the place is needed for another.
    pub async fn sent_away(&self) {
        self.guest.sent_away.notified().await;
    }

    /// What requests over this connection tell the room.
    pub fn bell(&self) -> Bell {
        Bell {
            shared: self.shared.clone(),
            guest: self.guest.clone(),
        }
    }
}

/// By what the requests of a connection are made known to the room. Clones are cheap.
#[derive(Debug, Clone)]
pub struct Bell {
    shared: Arc<Shared>,
    guest: Arc<Guest>,
}

impl Bell {
    /// A request with a token came from there, and is being answered until what is returned is dropped.
    pub fn serve(&self, from: Source) -> Served {
        self.shared.held().know(self.guest.from.unwrap_or(from));
        self.guest.serve()
    }

    /// A request from there came over a connection of a proxy. `None` if as many from there, or from all whom nobody knows,
    /// are being answered as would have places here.
    pub fn passed_on(&self, from: Source) -> Option<PassedOn> {
        let mut held = self.shared.held();
        let of_one = held.passed_on.get(&from).copied().unwrap_or(0);
        let strangers = held.passed_on.iter();
        let strangers = strangers.filter(|(from, _)| !held.knows(**from));
        let strangers: usize = strangers.map(|(_, count)| count).sum();
        if of_one >= OF_ONE || (!held.knows(from) && strangers >= PLACES - KEPT) {
            return None;
        }
        *held.passed_on.entry(from).or_default() += 1;
        Some(PassedOn {
            shared: self.shared.clone(),
            from,
        })
    }

    /// Whether it is a proxy's connection.
    pub fn of_proxy(&self) -> bool {
        self.guest.from.is_none()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let left = |guest: &Arc<Guest>| !Arc::ptr_eq(guest, &self.guest);
        self.shared.held().guests.retain(left);
        self.shared.left.notify_one();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        *lock(&self.guest.quiet) = Some(Instant::now());
    }
}

impl Drop for PassedOn {
    fn drop(&mut self) {
        one_less(&mut self.shared.held().passed_on, self.from);
    }
}

fn one_less(counts: &mut BTreeMap<Source, usize>, from: Source) {
    if let Some(count) = counts.get_mut(&from) {
        *count -= 1;
        if *count == 0 {
            counts.remove(&from);
        }
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic leaves nothing half done here: what is held is replaced whole.
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    fn at(number: u32) -> Source {
        Source::of(IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + number)))
    }

    /// How many of so many connections from there have a place, and these.
    fn come(room: &Room, from: Source, proxy: bool, many: usize) -> Vec<Place> {
        let entries = (0..many).map(|_| room.enter(from, proxy));
        let places = entries.filter_map(|entry| match entry {
            Entry::Place(place) => Some(place),
            Entry::Turn(_) | Entry::Full => None,
        });
        places.collect()
    }

    #[test]
    fn one_address_has_its_places_and_no_more() {
        let room = Room::default();
        let of_one = come(&room, at(1), false, OF_ONE + 1);
        assert_eq!(of_one.len(), OF_ONE, "One more waits.");
        let other = come(&room, at(2), false, 1);
        assert_eq!(other.len(), 1, "Somebody else does not.");
        let entry = room.enter(at(1), false);
        assert!(matches!(entry, Entry::Turn(_)), "It may wait.");
        let waiting: Vec<Entry> = (1..WAITING_OF_ONE)
            .map(|_| room.enter(at(1), false))
            .collect();
        assert!(
            matches!(waiting.last(), Some(Entry::Turn(_))),
            "So may as many as there is room for."
        );
        assert!(
            matches!(room.enter(at(1), false), Entry::Full),
            "One more of them is sent away."
        );
        drop((entry, waiting));
        assert_eq!(lock(&room.shared.held).waiting.len(), 0, "Nobody waits.");
    }

    #[test]
    fn many_addresses_leave_the_kept_places_to_who_is_known() {
        let room = Room::default();
        let known = come(&room, at(0), false, 1);
        drop(known[0].bell().serve(at(0)));
        let crowd: Vec<Place> = (1..=1_000)
            .flat_map(|number| come(&room, at(number), false, 1))
            .collect();
        assert_eq!(crowd.len(), PLACES - KEPT, "Strangers have these.");
        let more = come(&room, at(0), false, OF_ONE - 1);
        assert_eq!(more.len(), OF_ONE - 1, "Who is known comes in.");
        assert_eq!(
            lock(&room.shared.held).guests.len(),
            PLACES,
            "Every place is taken."
        );
    }

    #[test]
    fn who_is_known_does_not_wait_for_strangers() {
        let room = Room::default();
        let own: Vec<Place> = (0..=1)
            .flat_map(|number| {
                let first = come(&room, at(number), false, 1);
                drop(first[0].bell().serve(at(number)));
                let more = come(&room, at(number), false, KEPT / 2 - 1);
                first.into_iter().chain(more)
            })
            .collect();
        let crowd: Vec<Place> = (2..=1_000)
            .flat_map(|number| come(&room, at(number), false, 1))
            .collect();
        assert_eq!(
            own.len() + crowd.len(),
            PLACES,
            "The kept places are taken, and all others too."
        );
        let line: Vec<Entry> = (2_000..2_000 + WAITING as u32)
            .map(|number| room.enter(at(number), false))
            .collect();
        assert!(
            matches!(line.last(), Some(Entry::Turn(_))),
            "As many strangers wait as may."
        );
        let one_more = come(&room, at(0), false, 1);
        assert_eq!(one_more.len(), 1, "Who is known comes in at once.");
        let held = lock(&room.shared.held);
        let own = held.count(at(0)) + held.count(at(1));
        assert_eq!(
            (own, held.guests.len()),
            (KEPT + 1, PLACES),
            "A stranger gave way, and nobody who is known."
        );
    }

    #[test]
    fn who_holds_more_than_a_share_gives_way_at_once() {
        let room = Room::default();
        let crowd: Vec<Place> = (1..=3)
            .flat_map(|number| come(&room, at(number), false, OF_ONE))
            .collect();
        assert_eq!(crowd.len(), PLACES - KEPT, "Three addresses fill the room.");
        let newcomer = come(&room, at(9), false, 1);
        assert_eq!(newcomer.len(), 1, "A fourth does not wait for them.");
        let held = lock(&room.shared.held);
        assert_eq!(
            held.guests.len(),
            PLACES - KEPT,
            "One of them was sent away."
        );
    }

    #[test]
    fn known_addresses_are_a_bounded_number() {
        let room = Room::default();
        for number in 0..1_000 {
            lock(&room.shared.held).know(at(number));
        }
        let held = lock(&room.shared.held);
        assert_eq!(held.known.len(), KNOWN, "No more are remembered.");
        assert!(held.knows(at(999)), "The last one is.");
    }

    #[test]
    fn behind_a_proxy_each_address_has_as_many_requests() {
        let room = Room::default();
        let proxied = come(&room, at(0), true, OF_ONE + 1);
        assert_eq!(proxied.len(), OF_ONE + 1, "A proxy is not one address.");
        let bell = proxied[0].bell();
        let asked: Vec<_> = (0..=OF_ONE).map(|_| bell.passed_on(at(7))).collect();
        let answered = asked.iter().flatten().count();
        assert_eq!(answered, OF_ONE, "One more is refused.");
        assert!(bell.passed_on(at(8)).is_some(), "Somebody else is not.");
        drop(asked);
        assert!(bell.passed_on(at(7)).is_some(), "Nor are they afterwards.");
    }
}
