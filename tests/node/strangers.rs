//! What a peer cannot make a node do, whatever it sends: the core alone, under a clock of the test's own.

use std::sync::Arc;

use covisa::core::limits::{ASK_PATIENCE, MAX_CURSORS};
use covisa::core::memory::identity::Identity;
use covisa::core::random::Random;
use covisa::core::recalled::Anew;
use covisa::core::{
    Climbed, Core, Effect, IndexChange, Input, Method, Moment, NetworkOrder, Outbox, Output, Page,
    Parcel, Peer, Setup, Ticket, Uptime,
};
use covisa::verify::{climb, climb_page};
use covisa_tests::made::{Made, THREE_A_MONTH, content};
use federation_spec::protocol::{Cursor, Epoch, Request};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::{Hash32, Timestamp};

const NOW: Timestamp = Timestamp(1_800_000_000);

/// Fills with one byte: nothing here depends on chance.
struct Fixed;

impl Random for Fixed {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(6);
    }
}

/// A node of an example space, and whoever is connected with it.
struct Desk {
    core: Core,
}

impl Desk {
    fn new() -> Self {
        let own = Made::of(1, NOW);
        let mut core = Core::new(Setup {
            identity: Identity::new(own.space, own.ring(), [2; 32]),
            peer: peer(0),
            cursor: cursor(4, 1),
            cursors: Vec::new(),
            released: Timestamp(0),
            last_entry: 1,
        });
        let founding = climb(&own.inception().bytes, &KeyView::default());
        core.restore(founding, Some(1), false, NOW);
        Self { core }
    }

    fn handle(&mut self, input: Input) -> Vec<Output> {
        let moment = Moment {
            wall: NOW,
            up: Uptime(0),
            boot: Uptime(0),
        };
        flat(self.core.handle(input, moment, &mut Fixed))
    }

    fn meet(&mut self, number: u16) -> Vec<Output> {
        self.handle(Input::Connected {
            peer: peer(number),
            address: format!("/memory/{number}"),
        })
    }

    fn page(
        &mut self,
        number: u16,
        method: Method,
        records: &[&[u8]],
        next: Option<Cursor>,
    ) -> Vec<Output> {
        let parcel = Parcel {
            method,
            records: records.iter().map(|record| Arc::from(*record)).collect(),
            next,
            more: next.is_some(),
        };
        let from = peer(number);
        let mut outputs = self.handle(Input::Parcel { from, parcel });
        let climbs = |output: &Output| matches!(output, Output::Effect(Effect::Climb(..)));
        if let Some(at) = outputs.iter().position(climbs)
            && let Output::Effect(Effect::Climb(from, parcel)) = outputs.remove(at)
        {
            outputs.extend(self.climbed(from, parcel));
        }
        outputs
    }

    /// What a parcel that has climbed brings about, once it is on disk too.
    fn climbed(&mut self, from: Peer, parcel: Parcel) -> Vec<Output> {
        let ids = parcel.records.iter().map(|record| Hash32::of(record));
        let page = Page {
            method: parcel.method,
            ids: ids.collect(),
            records: climb_page(&parcel.records, self.core.keys()),
            next: parcel.next,
            more: parcel.more,
        };
        let mut outputs = self.handle(Input::Page { from, page });
        let later = |output: &Output| matches!(output, Output::Later(_));
        while let Some(at) = outputs.iter().position(later) {
            if let Output::Later(again) = outputs.remove(at) {
                outputs.extend(self.handle(Input::Again(again)));
            }
        }
        outputs
    }
}

#[test]
fn a_record_under_a_key_that_no_log_holds_is_asked_about_once() {
    let mut desk = Desk::new();
    desk.meet(1);
    let known = Made::of(2, NOW);
    desk.page(1, Method::Stream, &[&known.inception().bytes], None);
    let mut thief = Made::of(2, NOW);
    thief.key = Made::of(3, NOW).key;
    let forged = thief.terms(&content(THREE_A_MONTH), 0);
    let climbed = climb(&forged.bytes, desk.core.keys());
    assert!(
        matches!(climbed, Climbed::KeyNotHeld(_)),
        "The record names a known space and a key that is not in its log."
    );
    let asked = desk.handle(Input::Gossip {
        ticket: Ticket(1),
        from: peer(1),
        climbed,
    });
    assert_eq!(key_logs(&asked), 1, "The key log is asked for.");
    let answered = desk.page(1, Method::KeyLog, &[&known.inception().bytes], None);
    let again = answered
        .iter()
        .filter(|output| matches!(output, Output::Effect(Effect::Climb(..))))
        .count();
    assert_eq!(
        (again, key_logs(&answered)),
        (0, 0),
        "A log that brings no new key starts nothing again."
    );
}

#[test]
fn pages_that_lead_nowhere_are_not_followed() {
    let mut desk = Desk::new();
    desk.meet(1);
    let record = Made::of(2, NOW).inception().bytes;
    let first = desk.page(1, Method::Stream, &[&record], Some(cursor(9, 5)));
    assert_eq!(changes(&first), 1, "A page that leads on is followed.");
    for nowhere in [cursor(9, 5), cursor(9, 4), cursor(8, 50)] {
        let mut desk = Desk::new();
        desk.meet(1);
        desk.page(1, Method::Stream, &[&record], Some(cursor(9, 5)));
        let next = desk.page(1, Method::Stream, &[], Some(nowhere));
        assert_eq!(
            changes(&next),
            0,
            "{nowhere:?} after 5 of epoch 9 leads nowhere."
        );
    }
}

#[test]
fn peers_that_come_and_go_leave_a_bounded_trace() {
    let mut desk = Desk::new();
    let mut held = 0_i64;
    for number in 1..(MAX_CURSORS as u16 + 200) {
        desk.meet(number);
        let record = Made::of(100 + u64::from(number), NOW).inception().bytes;
        let outputs = desk.page(
            number,
            Method::Stream,
            &[&record],
            Some(cursor(9, u64::from(number))),
        );
        for output in &outputs {
            let Output::Persist(batch, _) = output else {
                continue;
            };
            held += batch.index.iter().map(weight).sum::<i64>();
        }
        desk.handle(Input::Gone { peer: peer(number) });
    }
    assert!(
        (1..=MAX_CURSORS as i64 + 1).contains(&held),
        "{held} cursors are kept: peer ids cost nothing, so only so many may be."
    );
}

fn weight(change: &IndexChange) -> i64 {
    match change {
        IndexChange::Cursor(_, Some(_)) => 1,
        IndexChange::Cursor(_, None) => -1,
        _ => 0,
    }
}

fn peer(number: u16) -> Peer {
    let mut bytes = [3; 38];
    bytes[..2].copy_from_slice(&number.to_be_bytes());
    Peer(bytes.as_slice().into())
}

fn cursor(epoch: u8, arrival: u64) -> Cursor {
    Cursor {
        epoch: Epoch([epoch; 8]),
        arrival,
    }
}

fn key_logs(outputs: &[Output]) -> usize {
    let asked = |output: &&Output| {
        matches!(
            output,
            Output::Effect(Effect::Network(NetworkOrder::Ask(_, Request::KeyLog(_), _)))
        )
    };
    outputs.iter().filter(asked).count()
}

fn changes(outputs: &[Output]) -> usize {
    let asked = |output: &&Output| {
        matches!(
            output,
            Output::Effect(Effect::Network(NetworkOrder::Ask(
                _,
                Request::Changes(_),
                _
            )))
        )
    };
    outputs.iter().filter(asked).count()
}

/// Outputs with what depends on the disk taken out behind what it depends on.
fn flat(outputs: Outbox) -> Vec<Output> {
    let unfold = |output| match output {
        Output::Persist(batch, then) => {
            let mut all = vec![Output::Persist(batch, Outbox::default())];
            all.extend(flat(then));
            all
        }
        Output::Settled(then) => flat(then),
        other => vec![other],
    };
    outputs.into_iter().flat_map(unfold).collect()
}

#[test]
fn what_the_disk_did_not_take_of_a_peer_is_asked_for_again() {
    let mut desk = Desk::new();
    desk.meet(1);
    let other = Made::of(2, NOW);
    let read = Some(cursor(9, 5));
    desk.page(1, Method::Stream, &[&other.inception().bytes], read);
    desk.core.forget_for(Desk::new().core, Anew::ReadOnly);
    let later = Moment {
        wall: NOW,
        up: Uptime(ASK_PATIENCE),
        boot: Uptime(0),
    };
    let asked = flat(desk.core.handle(Input::Tick, later, &mut Fixed));
    let from = asked.iter().find_map(|output| match output {
        Output::Effect(Effect::Network(NetworkOrder::Ask(_, Request::Changes(from), _))) => {
            Some(*from)
        }
        _ => None,
    });
    assert_eq!(
        from,
        Some(None),
        "The record was forgotten, so the cursor behind it is too: {asked:?}"
    );
}
