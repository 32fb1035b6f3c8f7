//! Answers peers' requests from the index. Reads only. SPEC §8

use std::collections::HashSet;

use federation_spec::protocol::{Cursor, Refused, Reply, Request, Salt};
use federation_spec::records::{KeyEvent, Record as _};
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use federation_spec::wire::limits::{MAX_REPLY_RECORDS, MAX_REPLY_RECORDS_BYTES};

use super::reconcile::answer;
use super::records::{Item, Kept, Records};

/// The answer to a request, with so many bytes of records at most. `durable` is the last arrival number that is on disk:
/// what is not does not leave.
pub fn serve(
    index: &impl Records,
    request: &Request,
    durable: u64,
    most: usize,
    now: Timestamp,
) -> Reply {
    let here = Cursor {
        arrival: durable,
        ..index.cursor()
    };
    match request {
        Request::Changes(from) => changes(index, *from, here, most, now),
        Request::Reconcile { salt, message } => match answer(index, *salt, message, now) {
            Some(message) => Reply::Reconcile { message, at: here },
            None => Reply::Refused(Refused::Malformed),
        },
        Request::Fetch { salt, ids } => fetch(index, *salt, ids, most, now),
        Request::KeyLog(space) => key_log(index, *space),
        Request::Space(space) => whole_space(index, *space, here.arrival, most, now),
        // The core answers these itself.
        Request::News(_) | Request::Deliver(_) => Reply::Refused(Refused::UnknownRequest),
    }
}

fn changes(
    index: &impl Records,
    from: Option<Cursor>,
    here: Cursor,
    most: usize,
    now: Timestamp,
) -> Reply {
    let start = match from {
        Some(cursor) if cursor.epoch != here.epoch || cursor.arrival > here.arrival => {
            return Reply::Refused(Refused::UnknownCursor);
        }
        Some(cursor) => cursor.arrival,
        None => 0,
    };
    let mut page = Page::of(most);
    let mut last = start;
    for kept in index
        .after(start)
        .take_while(|kept| kept.item.arrival <= here.arrival)
    {
        if !kept.item.holds(now) {
            continue;
        }
        let arrival = kept.item.arrival;
        if !page.add(kept) {
            return page.reply(
                Some(Cursor {
                    arrival: last,
                    ..here
                }),
                true,
            );
        }
        last = arrival;
    }
    page.reply(Some(here), false)
}

fn fetch(index: &impl Records, salt: Salt, ids: &[Hash32], most: usize, now: Timestamp) -> Reply {
    let wanted: HashSet<&Hash32> = ids.iter().collect();
    let asked = |item: &Item| item.holds(now) && wanted.contains(&salt.id(&item.id));
    filled(index, asked, most).0.reply(None, false)
}

fn key_log(index: &impl Records, space: SpaceId) -> Reply {
    let mut page = Page::of(MAX_REPLY_RECORDS_BYTES);
    let mut events = index.key_log(&space);
    events.sort_by_key(|event| (number_of(event), event.item.arrival));
    for event in events {
        page.add(event);
    }
    page.reply(None, false)
}

/// The number of a key event in its log: each stands behind the one that it follows.
fn number_of(event: &Kept) -> u64 {
    let envelope = Envelope::parse(&event.bytes).ok();
    let event = envelope.and_then(|envelope| KeyEvent::read(envelope.payload()).ok());
    event.map_or(0, |event| event.sequence())
}

/// All records of one space, in the order in which they can be verified.
fn whole_space(
    index: &impl Records,
    space: SpaceId,
    durable: u64,
    most: usize,
    now: Timestamp,
) -> Reply {
    let wanted =
        |item: &Item| item.slot.space == space && item.arrival <= durable && item.holds(now);
    let (page, more) = filled(index, wanted, most);
    page.reply(None, more)
}

/// The wanted records, as many as go into a reply, and whether there are more. Key events first: what comes after can then be
/// verified.
fn filled(index: &impl Records, wanted: impl Fn(&Item) -> bool, most: usize) -> (Page, bool) {
    let mut found: Vec<Item> = index.items().filter(wanted).collect();
    found.sort_by_key(|item| (item.slot.kind, item.arrival));
    let mut page = Page::of(most);
    // One that has left since then is not to be had any longer.
    let mut kept = found.iter().filter_map(|item| index.get(item.arrival));
    let more = !kept.all(|kept| page.add(kept));
    (page, more)
}

/// A reply that is being filled up to its bounds.
struct Page {
    most: usize,
    records: Vec<Vec<u8>>,
    bytes: usize,
}

impl Page {
    /// An empty one for so many bytes.
    fn of(most: usize) -> Self {
        Self {
            most: most.min(MAX_REPLY_RECORDS_BYTES),
            records: Vec::new(),
            bytes: 0,
        }
    }

    /// Takes a record in, if there is room.
    fn add(&mut self, kept: Kept) -> bool {
        let room =
            self.records.len() < MAX_REPLY_RECORDS && self.bytes + kept.bytes.len() <= self.most;
        if room {
            self.bytes += kept.bytes.len();
            self.records.push(kept.bytes);
        }
        room
    }

    fn reply(self, next: Option<Cursor>, more: bool) -> Reply {
        Reply::Records {
            next,
            more,
            records: self.records,
        }
    }
}
