//! Which record was seen under which number of its space: no number is ever used twice.

use std::collections::HashMap;

use covisa::core::{Climbed, SpaceCommand};
use federation_spec::rules::supersede::Latest;
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{Hash32, SpaceId};

use crate::story::profile;
use crate::world::World;

/// A number of a space, in the line that it counts.
type Number = (SpaceId, RecordType, u8, u64);

/// What was seen.
#[derive(Debug, Default)]
pub struct Numbers(HashMap<Number, Hash32>);

impl Numbers {
    /// A record is seen. Fails if another one was seen under its number.
    pub fn see(&mut self, climbed: &Climbed, bytes: &[u8]) -> Result<(), String> {
        let Some(number) = number(climbed) else {
            return Ok(());
        };
        let hash = Hash32::of(bytes);
        match *self.0.entry(number).or_insert(hash) == hash {
            true => Ok(()),
            false => Err(format!("two records were seen under {number:?}")),
        }
    }
}

fn number(climbed: &Climbed) -> Option<Number> {
    fn of(record: &impl Latest, kind: RecordType) -> Number {
        (record.space(), kind, record.line(), record.sequence())
    }
    match climbed {
        Climbed::KeyEvent(event) => Some(of(event.record(), RecordType::KeyEvent)),
        Climbed::Profile(profile) => Some(of(profile.record(), RecordType::Profile)),
        Climbed::Terms(terms) => Some(of(terms.record(), RecordType::Terms)),
        Climbed::StatusList(list) => Some(of(list.record(), RecordType::StatusList)),
        Climbed::Vouches(vouches) => Some(of(vouches.record(), RecordType::Vouches)),
        Climbed::KeyNotHeld(_) | Climbed::Fell(_) => None,
    }
}

/// The invariant can fail: two copies of a home that do not know of each other sign in one moment.
#[test]
fn a_number_that_is_used_again_is_seen() {
    let mut world = World::of(2, 2);
    world.cut(1);
    world.bring_back(1, world.home(0).clone());
    world.start(1);
    world.pass(20_000);
    for who in [0, 1] {
        let named = Box::new(profile(who));
        world.ask(who, |to| SpaceCommand::Introduce(named, to));
    }
    world.pass(5_000);
    let wrong = world.wrong.as_deref().unwrap_or_default();
    assert!(wrong.contains("two records were seen under"), "{wrong}");
}
