//! Vouches: for whom this space vouches, and for whom others do whom its operator knows. SPEC §3.10, §4.9

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use federation_spec::records::key_log::KeyReason;
use federation_spec::records::values::{List, Version1};
use federation_spec::records::vouches::{Vouch, Vouches, VouchesBody, VouchesClaims};
use federation_spec::rules::key_log::LogState;
use federation_spec::rules::trust::{Said, Web, vouched};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::limits::{MAX_VOUCH_LIFE, MAX_VOUCHED};

use super::facts::{Fact, OwnFact, Regard, Welcoming};
use super::limits::{DAY, OWN_RECORD_LEFT};
use super::output::Outbox;
use super::own::Hand;
use super::problem::Problem;
use super::state::Core;
use super::views::VoucherView;

/// For whom a space vouches.
pub(super) type VouchedFor = List<Vouch, 0, { MAX_VOUCHED }>;

impl Core {
    /// Works out anew for whom others vouch, if something has changed that it rests on. What strangers say of each other is nothing
    /// of that: they may say it as often as they like.
    pub(super) fn settle_trust(&mut self, now: Timestamp) {
        let regards = self.books.regards_changed();
        let changed = self.directory.take_changed_vouchers();
        let matters = |space: &SpaceId| {
            self.trust.rests_on(space) || self.books.regard_of(space) == Regard::Pinned
        };
        if self.trust.holds(regards, now) && !changed.iter().any(matters) {
            return;
        }
        let web = Known {
            core: self,
            now,
            first_end: Cell::new(None),
            awaited: RefCell::default(),
        };
        let vouched = vouched(&web, now);
        // Shares grow by the year: a day more or less is nothing to them.
        let again = web
            .first_end
            .get()
            .map_or(now.plus(DAY), |end| end.min(now.plus(DAY)));
        let awaited = web.awaited.take();
        self.trust.hold((vouched, awaited), regards, Some(again));
    }

    /// Those who vouch for a space, by whom it came in.
    pub(super) fn vouchers_of(&self, space: &SpaceId) -> &[SpaceId] {
        self.trust.of(space).map_or(&[], |vouched| &vouched.by)
    }

    /// The same, by name.
    pub(super) fn voucher_views(&self, space: &SpaceId) -> Vec<VoucherView> {
        let view = |space: &SpaceId| VoucherView {
            space: *space,
            name: self.name_of(space),
        };
        self.vouchers_of(space).iter().map(view).collect()
    }

    /// Since when this space vouches for another one.
    pub(super) fn vouches_since(&self, space: &SpaceId) -> Option<Timestamp> {
        let held = self.vouches_of(&self.identity.space())?;
        Some(held.of(space)?.since)
    }

    /// Vouches for a space whose key the operator has checked.
    pub(super) fn vouch(
        &mut self,
        space: SpaceId,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        if space == self.identity.space() {
            return Err(Problem::OwnSpace);
        }
        if self.books.regard_of(&space) != Regard::Pinned {
            return Err(Problem::VouchNotPinned);
        }
        let mut vouches = self.said_so_far();
        if vouches.iter().any(|vouch| vouch.space == space) {
            return Ok(());
        }
        vouches.push(Vouch { space, since: now });
        vouches.sort_by_cached_key(|vouch| vouch.space.to_string());
        let vouches = List::new(vouches).ok_or(Problem::TooManyVouches)?;
        self.sign_vouches(vouches, Hand::Person, now, out)
    }

    /// Vouches for a space no more. All others are vouched for anew by it, so that it waits where that is in doubt.
    pub(super) fn unvouch(
        &mut self,
        space: &SpaceId,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let mut vouches = self.said_so_far();
        let before = vouches.len();
        vouches.retain(|vouch| vouch.space != *space);
        if vouches.len() == before {
            return Ok(());
        }
        let vouches = List::new(vouches).ok_or(Problem::TooManyVouches)?;
        self.sign_vouches(vouches, Hand::Person, now, out)
    }

    /// Signs own vouches anew when their end comes near, and without whoever is pinned no more. Those of before somebody else may
    /// have had the keys are given again by a person alone.
    pub(super) fn renew_vouches(&mut self, now: Timestamp, out: &mut Outbox) {
        let overdue = self.is_overdue::<Vouches>(0, now);
        let due = |held: &&Vouches| overdue || held.0.expires_at.since(now) < OWN_RECORD_LEFT;
        let stays = |vouch: &Vouch| self.books.regard_of(&vouch.space) == Regard::Pinned;
        let blocked = |held: &Vouches| !held.all().all(stays);
        let held = self.vouches_of(&self.identity.space());
        if let Some(held) = held.filter(|held| due(held) || blocked(held)) {
            let staying = held.all().filter(|vouch| stays(vouch)).cloned();
            let vouches = List::new(staying.collect()).expect("no more than there were");
            // What may not be signed now is overdue at the next tick as well.
            let _ = self.sign_vouches(vouches, Hand::Itself, now, out);
        }
    }

    /// Own vouches, if any were signed.
    pub(super) fn own_vouches(&self) -> Option<&Vouches> {
        self.directory.get(&self.identity.space())?.vouches()
    }

    /// The operator says what members of spaces get for which others vouch.
    pub(super) fn welcome_as(welcoming: Welcoming) -> Vec<Fact> {
        vec![Fact::Own(OwnFact::WelcomeSet { welcoming })]
    }

    /// The vouches of a space, unless they are of the time before it said that somebody else may have its keys: those who have
    /// them vouch as well.
    pub(super) fn vouches_of(&self, space: &SpaceId) -> Option<&Vouches> {
        let held = self.directory.get(space)?.vouches()?;
        let mut line = self.keys.log(space)?.line();
        let later = line.any(|(event, _)| {
            event.reason() == KeyReason::Compromised && held.0.issued_at < event.issued_at()
        });
        (!later).then_some(held)
    }

    fn said_so_far(&self) -> Vec<Vouch> {
        let held = self.vouches_of(&self.identity.space());
        held.map_or(Vec::new(), |held| held.0.body.vouches.as_slice().to_vec())
    }

    pub(super) fn sign_vouches(
        &mut self,
        vouches: VouchedFor,
        hand: Hand,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        self.may_sign(hand)?;
        let last = self.own_vouches();
        let issued_at = last.map_or(now, |held| held.0.issued_at.max(now));
        let number = last.map(|held| held.0.body.sequence);
        let claims = VouchesClaims {
            space: self.identity.space(),
            expires_at: issued_at.plus(MAX_VOUCH_LIFE),
            issued_at,
            body: VouchesBody {
                version: Version1,
                sequence: self.next_number::<Vouches>(0, number, issued_at),
                vouches,
            },
        };
        let verified = self.identity.signed(&Vouches(claims), &self.keys)?;
        self.publish_own(verified, hand, now, out);
        Ok(())
    }
}

/// What this node knows, as the flow of trust asks for it.
struct Known<'a> {
    core: &'a Core,
    now: Timestamp,
    /// When the first of the vouches ends that were looked at.
    first_end: Cell<Option<Timestamp>>,
    /// Who was asked for and is not known.
    awaited: RefCell<BTreeSet<SpaceId>>,
}

impl Web for Known<'_> {
    fn own(&self) -> SpaceId {
        self.core.identity.space()
    }

    fn pinned(&self) -> Vec<(SpaceId, Timestamp)> {
        self.core.books.pinned_since().collect()
    }

    fn is_out(&self, space: &SpaceId) -> bool {
        let log = self.core.keys.log(space);
        let ended = log.is_some_and(|log| !matches!(log.state(), LogState::Running));
        let known = self.core.directory.get(space);
        if known.is_none() {
            self.awaited.borrow_mut().insert(*space);
        }
        ended
            || self.core.books.regard_of(space) == Regard::Blocked
            || known.is_none_or(|known| known.conflicting())
    }

    fn vouches_of(&self, space: &SpaceId) -> Vec<Said> {
        let Some(held) = self.core.vouches_of(space) else {
            return Vec::new();
        };
        let end = held.0.expires_at;
        if end <= self.now {
            return Vec::new();
        }
        let first = self.first_end.get().map_or(end, |first| first.min(end));
        self.first_end.set(Some(first));
        let said = held.all().map(|vouch| Said {
            space: vouch.space,
            since: vouch.since,
        });
        said.collect()
    }

    fn hand_of(&self, space: &SpaceId) -> Option<String> {
        let profile = self.core.directory.get(space)?.profile()?;
        let domain = profile.0.body.domain.as_ref()?;
        Some(domain.as_str().to_ascii_lowercase())
    }
}
