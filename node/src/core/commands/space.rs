//! Spaces: which are known, what is thought of them, and what this one says of itself.

use federation_spec::records::profile::{Contact, Premises};
use federation_spec::records::values::{List, Text};
use federation_spec::wire::ids::{SpaceId, Timestamp};

use crate::core::ask::To;
use crate::core::facts::{Fact, Regard, SpaceFact, Welcoming};
use crate::core::orders::{RawRecord, RegardOrder, SpaceFilter};
use crate::core::output::Outbox;
use crate::core::own::{OwnProfile, Whereabouts};
use crate::core::problem::Problem;
use crate::core::state::Core;
use crate::core::views::{PlaceView, SpaceView, SpacesTurn};

/// Questions about spaces.
#[derive(Debug)]
pub enum SpaceCommand {
    /// Lists spaces that are known, a turn at a time.
    List(SpaceFilter, To<SpacesTurn<SpaceView>>),
    /// Tells where the spaces are, for a map, a turn at a time.
    Places(SpaceFilter, To<SpacesTurn<PlaceView>>),
    /// Shows one space.
    Show(SpaceId, To<SpaceView>),
    /// Gives the signed bytes of a record; all events for a key log.
    Record(SpaceId, RawRecord, To<Vec<u8>>),
    /// Publishes this space's first profile.
    Introduce(Box<OwnProfile>, To<()>),
    /// Says how people reach this space.
    SetContacts(List<Contact, 0, 8>, To<SpaceView>),
    /// Says what visitors may have to know before they come.
    SetPremises(Box<Premises>, To<SpaceView>),
    /// Says who and where this space is, from now on.
    Move(Box<Whereabouts>, To<SpaceView>),
    /// Gives a space a standing, and says why. The space as it is then; `None` if nothing is known of it.
    SetRegard(SpaceId, RegardOrder, To<Option<SpaceView>>),
    /// Does not decide on a space now.
    PutOff(SpaceId, To<SpaceView>),
    /// Vouches for a space, or does not any more.
    Vouch(SpaceId, bool, To<SpaceView>),
    /// Tells what members of spaces get for which others vouch.
    ShowWelcome(To<Welcoming>),
    /// Says what they get from now on.
    SetWelcome(Welcoming, To<Welcoming>),
}

impl Core {
    pub(super) fn on_space(&mut self, question: SpaceCommand, now: Timestamp, out: &mut Outbox) {
        match question {
            SpaceCommand::List(filter, to) => {
                let turn = self.list_spaces(&filter, now);
                tell_turn(&filter, to, turn, out);
            }
            SpaceCommand::Places(filter, to) => {
                let turn = self.list_places(&filter, now);
                tell_turn(&filter, to, turn, out);
            }
            SpaceCommand::Show(space, to) => out.tell(to, self.show_space(&space, now)),
            SpaceCommand::Record(space, which, to) => out.tell(to, self.raw_record(&space, which)),
            SpaceCommand::Introduce(profile, to) => self.change(to, out, |core, out| {
                core.introduce(*profile, now, out)?;
                out.tell(to, Ok(()));
                Ok(())
            }),
            SpaceCommand::SetContacts(contacts, to) => {
                self.introduce_anew(to, now, out, |core, out| {
                    core.set_contacts(contacts, now, out)
                });
            }
            SpaceCommand::SetPremises(premises, to) => {
                self.introduce_anew(to, now, out, |core, out| {
                    core.set_premises(*premises, now, out)
                });
            }
            SpaceCommand::Move(place, to) => {
                self.introduce_anew(to, now, out, |core, out| {
                    core.set_whereabouts(*place, now, out)
                });
            }
            SpaceCommand::SetRegard(space, order, to) => self.change(to, out, |core, out| {
                core.set_regard(to, space, order, now, out)
            }),
            SpaceCommand::PutOff(space, to) => self.note(to, now, out, |core| {
                let view = core.show_space(&space, now)?;
                Ok((vec![Fact::Space(SpaceFact::PutOff { space })], view))
            }),
            SpaceCommand::Vouch(space, vouches, to) => self.change(to, out, |core, out| {
                core.show_space(&space, now)?;
                match vouches {
                    true => core.vouch(space, now, out)?,
                    false => core.unvouch(&space, now, out)?,
                }
                out.tell(to, core.show_space(&space, now));
                Ok(())
            }),
            SpaceCommand::ShowWelcome(to) => out.tell(to, Ok(self.books.welcome())),
            SpaceCommand::SetWelcome(welcoming, to) => self.note(to, now, out, |_| {
                Ok((Self::welcome_as(welcoming), welcoming))
            }),
        }
    }

    /// Changes this space's profile, and answers with the space as it is then.
    fn introduce_anew(
        &mut self,
        to: To<SpaceView>,
        now: Timestamp,
        out: &mut Outbox,
        publish: impl FnOnce(&mut Self, &mut Outbox) -> Result<(), Problem>,
    ) {
        self.change(to, out, |core, out| {
            publish(core, out)?;
            out.tell(to, core.show_space(&core.identity.space(), now));
            Ok(())
        });
    }

    fn set_regard(
        &mut self,
        to: To<Option<SpaceView>>,
        space: SpaceId,
        order: RegardOrder,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let RegardOrder {
            regard,
            limit,
            note,
        } = order;
        let fits = |note: &String| Text::<1, 280>::new(note.as_str()).is_some();
        if !note.as_ref().is_none_or(fits) {
            return Err(Problem::BadText("note"));
        }
        if space == self.identity.space() {
            return Err(Problem::OwnSpace);
        }
        let known = self.directory.get(&space).is_some();
        if !known && self.books.regard_of(&space) == Regard::None {
            return Err(Problem::UnknownSpace);
        }
        // Whoever is not sure of a key any more does not vouch for it either. A block holds at once, whatever can be signed: its vouch
        // is withdrawn as soon as it can be.
        match regard {
            Regard::Pinned => {}
            Regard::None => self.unvouch(&space, now, out)?,
            Regard::Blocked => drop(self.unvouch(&space, now, out)),
        }
        let standing = Fact::Space(SpaceFact::Standing {
            space,
            standing: regard,
            limit: limit.filter(|_| regard == Regard::Pinned),
            note,
        });
        let mut batch = self.batch(standing, now);
        batch.pinned.push(self.regarded(space, regard));
        let view = self.show_space(&space, now).ok();
        out.persist(batch).answer(to, Ok(view));
        Ok(())
    }
}

/// The last turn of a walk waits for what is being written, as all that is shown does: what the turns before it showed is
/// on disk by then.
fn tell_turn<T: std::fmt::Debug + Send + 'static>(
    filter: &SpaceFilter,
    to: To<SpacesTurn<T>>,
    turn: SpacesTurn<T>,
    out: &mut Outbox,
) {
    let is_last = turn.after.is_none() || turn.found.len() >= filter.limit;
    match is_last {
        true => out.tell(to, Ok(turn)),
        false => out.answer(to, Ok(turn)),
    }
}
