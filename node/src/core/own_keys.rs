//! This space's own key log: another key, a recovery, the end of the space; and what is heard of it from elsewhere. SPEC §3.2
//!
//! A machine signs as long as it has the key of the last event that counts and the one that this event announces. If it has not,
//! the space lives elsewhere, and this machine stands down.

use federation_spec::protocol::Request;
use federation_spec::records::key_log::{Following, KeyReason};
use federation_spec::records::{Decoded, KeyEvent};
use federation_spec::rules::key_log::{Heard, LogState};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use federation_spec::wire::signature::{KeyTrust, SigningKey, Verified, sign, verify};

use super::batch::Batch;
use super::facts::{Fact, OwnFact, SpaceFact};
use super::memory::directory::{Change, Keep};
use super::memory::identity::Holder;
use super::moment::Moment;
use super::orders::Recovery;
use super::output::{Effect, NetworkOrder, Outbox};
use super::own::Hand;
use super::peers::Method;
use super::problem::Problem;
use super::state::Core;
use super::views::{KeyEventView, KeyStatusView};

impl Core {
    /// Whether this machine signs for its space, or why not.
    pub(super) fn holds_keys(&self) -> Result<(), Problem> {
        let Some(log) = self.keys.log(&self.identity.space()) else {
            return Err(Problem::NoKey);
        };
        match log.state() {
            LogState::Forked | LogState::RecoveredTwice => return Err(Problem::KeyLogForked),
            LogState::Running | LogState::Ended { .. } => {}
        }
        match self.identity.holder(log) {
            Holder::Us => Ok(()),
            Holder::Successor => Err(Problem::HandedOver),
            Holder::Another => Err(Problem::Recovered),
        }
    }

    /// Refuses what rests on the books where the space lives on another machine: visitors are counted there.
    pub(super) fn lives_here(&self) -> Result<(), Problem> {
        match self.holds_keys() {
            Err(elsewhere @ (Problem::HandedOver | Problem::Recovered)) => Err(elsewhere),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Whether this space has ended.
    pub(super) fn has_ended(&self) -> bool {
        self.end_of(&self.identity.space()).is_some()
    }

    /// Since when the key with which passes are signed is in force.
    pub(super) fn key_since(&self) -> Option<Timestamp> {
        let log = self.keys.log(&self.identity.space())?;
        Some(log.last_event().issued_at())
    }

    /// Another event takes the place of the last one: its key is the announced one.
    pub(super) fn follow_on(
        &mut self,
        reason: KeyReason,
        successor: Option<SpaceId>,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        self.may_sign(Hand::Person)?;
        self.follow(
            Followed {
                reason,
                successor,
                beside: None,
            },
            now,
            out,
        )
    }

    /// The same to another machine, which is this one.
    pub(super) fn hand_over(
        &mut self,
        beside: Option<Fact>,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let reason = KeyReason::Retired;
        self.follow(
            Followed {
                reason,
                successor: None,
                beside,
            },
            now,
            out,
        )
    }

    fn follow(&mut self, order: Followed, now: Timestamp, out: &mut Outbox) -> Result<(), Problem> {
        let log = self
            .keys
            .log(&self.identity.space())
            .ok_or(Problem::NoKey)?;
        let last = log.last_event();
        let sequence = next_number(last)?;
        let ring = self.identity.ring();
        let key = ring.announced_by(last).ok_or(Problem::NoKey)?;
        let event = KeyEvent::following(Following {
            space: self.identity.space(),
            sequence,
            previous: log.head(),
            key: key.public(),
            next: ring
                .announces(u64::from(sequence) + 1)
                .ok_or(Problem::NoKey)?,
            recovery: last.recovery(),
            reason: order.reason,
            recovery_key: None,
            successor: order.successor,
            issued_at: self.after_all_own(last.issued_at(), now),
        });
        self.publish_event(&event, &key, order.beside, now, out)
    }

    /// The recovery words bring in keys that nobody else has, and announce other words.
    pub(super) fn recover(
        &mut self,
        recovery: Recovery,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        self.disk.writable()?;
        self.watch.sound()?;
        let log = self
            .keys
            .log(&self.identity.space())
            .ok_or(Problem::NoKey)?;
        let after = recovery.after.unwrap_or(log.last_event().sequence());
        let (last, previous) = log.event(after).ok_or(Problem::KeyLogFull)?;
        let key = recovery.key;
        if key.public().thumbprint() != last.recovery() {
            return Err(Problem::WrongWords);
        }
        let sequence = next_number(last)?;
        let ring = recovery.ring;
        let event = KeyEvent::following(Following {
            space: self.identity.space(),
            sequence,
            previous,
            key: ring.newest(sequence.into()).ok_or(Problem::NoKey)?,
            next: ring
                .announces(u64::from(sequence) + 1)
                .ok_or(Problem::NoKey)?,
            recovery: recovery.announces,
            reason: recovery.reason,
            recovery_key: Some(key.public()),
            successor: None,
            issued_at: self.after_all_own(last.issued_at(), now),
        });
        self.identity.take_ring(ring);
        // Whoever has the words says that this is the home, whoever else signs for it.
        let confirmed = Some(Fact::Own(OwnFact::HomeConfirmed));
        self.publish_event(&event, &key, confirmed, now, out)?;
        self.own.put_behind(self.watch.seen().wall.max(now));
        Ok(())
    }

    /// A moment after everything that this space signed, so that all of it stays within the tenure of its key.
    fn after_all_own(&self, last: Timestamp, now: Timestamp) -> Timestamp {
        let known = self.directory.get(&self.identity.space());
        let records = known.and_then(|known| known.newest());
        let passes = self.books.passes.iter().map(|note| note.issued_at);
        let newest = passes.chain(records).max();
        let after = newest.map_or(last, |newest| newest.plus(1).max(last));
        now.max(after)
    }

    /// Writes an own event, and a fact with it if there is one, gives it to the network once it is on disk, and signs everything anew under its key.
    fn publish_event(
        &mut self,
        event: &KeyEvent,
        key: &SigningKey,
        beside: Option<Fact>,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let decoded = Decoded::<KeyEvent>::read(sign(event, key))
            .expect("what this node writes has the shape it reads");
        let verified = verify(decoded, &self.keys).map_err(|_| Problem::NoKey)?;
        let (keys, heard) = self.keys.with_all([&verified]);
        if heard != [Heard::Held] {
            return Err(Problem::KeyLogForked);
        }
        let mut bodies = self.bodies(|_| true);
        if event.reason() == KeyReason::Compromised {
            // Whoever had the keys may have vouched: a person says anew for whom this space does.
            bodies = bodies.without_vouches();
        }
        let waits = self.listening.holds_back();
        let then = self.take_own_events(keys, &[&verified], beside, now, out);
        if !waits {
            then.network(NetworkOrder::Publish(verified.bytes().clone()));
        }
        self.sign_anew(bodies, now, out);
        Ok(())
    }

    /// The own log goes on: on disk, and for all that is verified and signed from now on. What follows it is put into what comes
    /// back.
    fn take_own_events<'a>(
        &mut self,
        keys: KeyView,
        came: &[&Verified<KeyEvent>],
        beside: Option<Fact>,
        now: Timestamp,
        out: &'a mut Outbox,
    ) -> &'a mut Outbox {
        let space = self.identity.space();
        let before = std::mem::replace(&mut self.keys, keys);
        self.listening.begin_agreeing();
        let facts: Vec<Fact> = came
            .iter()
            .map(|event| {
                Fact::Own(OwnFact::Signed {
                    record: event.bytes().to_vec(),
                })
            })
            .chain(beside)
            .collect();
        let batch = self.batch_of(facts, now);
        let mut change = Change::default();
        if let Some(log) = self.keys.log(&space) {
            self.directory
                .follow_log(log, came, Keep::Newest, &mut change);
        }
        if self.has_lost_events(&before, &space) {
            let gone = self.directory.drop_unsigned(&space, &self.keys);
            change.index.extend(gone);
        }
        self.settle_own_log();
        self.refresh_house();
        out.effect(Effect::Keys(self.keys.clone()));
        out.persist(Batch {
            index: change.index,
            ..batch
        })
    }

    /// Signs by what the own log says. Of two recoveries the one with this machine's keys is its own.
    pub(super) fn settle_own_log(&mut self) {
        let space = self.identity.space();
        let Some(log) = self.keys.log(&space) else {
            return;
        };
        if log.state() == LogState::RecoveredTwice {
            let ours = log.beside().find(|(event, _)| {
                event.recovery_key().is_some() && self.identity.holder_of(event) == Holder::Us
            });
            if let Some((_, hash)) = ours {
                self.keys = self.keys.choosing(&space, hash);
            }
        }
        if let Some(log) = self.keys.log(&space) {
            self.identity.follow(log);
        }
    }

    /// Events of this very space that its ledger does not hold. A home that was brought back from a copy takes its own past in
    /// again; on any other, another machine has this space's keys, or had them.
    pub(super) fn hear_own_events(
        &mut self,
        keys: KeyView,
        came: &[&Verified<KeyEvent>],
        now: Moment,
        out: &mut Outbox,
    ) {
        if self.disk.writable().is_err() {
            return;
        }
        tracing::warn!("key events of this space that it did not know were taken in");
        let copied = self.own.is_copied();
        self.take_own_events(keys, came, None, now.wall, out);
        if !copied && self.holds_keys().is_ok() {
            self.note_another(now, out);
        }
    }

    /// A person says which of two recoveries of another space counts here. What follows it is asked for.
    pub(super) fn choose_recovery(
        &mut self,
        space: SpaceId,
        recovery: Hash32,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let log = self.keys.log(&space).ok_or(Problem::UnknownSpace)?;
        let offered = log.beside().any(|(_, hash)| hash == recovery);
        if log.state() != LogState::RecoveredTwice || !offered {
            return Err(Problem::NoRecord);
        }
        self.keys = self.keys.choosing(&space, recovery);
        let mut change = Change::default();
        let keep = self.keep(&space);
        if let Some(log) = self.keys.log(&space) {
            self.directory.follow_log(log, &[], keep, &mut change);
        }
        out.effect(Effect::Keys(self.keys.clone()));
        let fact = Fact::Space(SpaceFact::RecoveryChosen { space, recovery });
        let batch = self.batch(fact, now);
        let mut batch = Batch {
            index: change.index,
            ..batch
        };
        self.note_pinned(&space, &mut batch);
        out.persist(batch);
        for peer in self.sessions.peers() {
            out.ask(peer.clone(), Request::KeyLog(space), Method::KeyLog);
        }
        Ok(())
    }

    /// Members who hold cards under a key that somebody else may have.
    pub(super) fn to_reprint(&self) -> Vec<String> {
        let log = self.keys.log(&self.identity.space());
        let keys = log.into_iter().flat_map(|log| log.keys());
        let distrusted = keys.filter_map(|key| match key.trust {
            KeyTrust::Distrusted { since } => Some(since),
            KeyTrust::Sound | KeyTrust::Disputed => None,
        });
        let since = distrusted.max();
        since.map_or(Vec::new(), |since| self.books.passes.holders_before(since))
    }

    /// How it stands with the keys of this space.
    pub(super) fn key_status(&self, now: Moment) -> Result<KeyStatusView, Problem> {
        let log = self
            .keys
            .log(&self.identity.space())
            .ok_or(Problem::NoKey)?;
        let view = |(event, hash): (&KeyEvent, Hash32)| KeyEventView {
            sequence: event.sequence(),
            at: event.issued_at(),
            reason: event.reason(),
            recovery: event.recovery_key().is_some(),
            announces: event.recovery(),
            key: event.keys().first().map(|key| key.thumbprint()),
            hash,
        };
        Ok(KeyStatusView {
            events: log.line().map(view).collect(),
            beside: log.beside().map(view).collect(),
            state: log.state(),
            problem: self.holds_keys().err(),
            rotation: self.rotation(now),
            reprint: self.to_reprint(),
        })
    }
}

/// How another event takes the place of the last one.
struct Followed {
    reason: KeyReason,
    successor: Option<SpaceId>,
    beside: Option<Fact>,
}

/// The number after an event's.
fn next_number(last: &KeyEvent) -> Result<u8, Problem> {
    u8::try_from(last.sequence() + 1).map_err(|_| Problem::KeyLogFull)
}
