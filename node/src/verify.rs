//! Climbing the ladder: bytes become a verified record, or fall on one step.

use std::num::NonZero;
use std::sync::OnceLock;
use std::thread;

use federation_spec::records::pass::{UnprovenPass, is_of_later_version};
use federation_spec::records::visit_message::Said;
use federation_spec::records::{
    Attestation, Card, Decoded, KeyEvent, Pass, Record, SpaceProfile, StatusList, Terms,
    VisitMessage, Vouches,
};
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::question::Refusal;
use federation_spec::wire::envelope::{Envelope, EnvelopeError, RecordType};
use federation_spec::wire::ids::SpaceId;
use federation_spec::wire::signature::{KeyTrust, SignatureError, Verified, redeemed, verify};
use federation_spec::wire::text::{self, TextError};

use crate::core::climbed::{Fall, Keyless};
use crate::core::shown::Heard;
use crate::core::{Climbed, Shown};

/// A page shorter than this is not worth sharing out.
const WORTH_SHARING: usize = 64;

/// Climbs with one record of the network.
pub fn climb(bytes: &[u8], keys: &KeyView) -> Climbed {
    match Envelope::parse(bytes) {
        Ok(envelope) => climb_on(envelope, keys),
        Err(error) => Climbed::Fell(error.into()),
    }
}

/// Climbs with many records on all processors: first the key events, which count for all others.
pub fn climb_page(records: &[impl AsRef<[u8]> + Sync], keys: &KeyView) -> Vec<Climbed> {
    let first = |record: &_| first_step(AsRef::<[u8]>::as_ref(record), keys);
    let steps = on_all_processors(records.iter().collect(), first);
    let events = steps.iter().filter_map(|step| match step {
        Step::Ended(Climbed::KeyEvent(event)) => Some(event.as_ref()),
        _ => None,
    });
    let (keys, _) = keys.with_all(events);
    on_all_processors(steps, |step| match step {
        Step::Ended(climbed) => climbed,
        Step::Waits(envelope) => climb_on(envelope, &keys),
    })
}

/// Where a record of a page stands after its key events have climbed.
enum Step {
    Ended(Climbed),
    Waits(Envelope),
}

fn first_step(bytes: &[u8], keys: &KeyView) -> Step {
    match Envelope::parse(bytes) {
        Ok(envelope) if envelope.kind() == RecordType::KeyEvent => {
            Step::Ended(climb_on(envelope, keys))
        }
        Ok(envelope) => Step::Waits(envelope),
        Err(error) => Step::Ended(Climbed::Fell(error.into())),
    }
}

/// Does the same with each item, shared out among the processors, in order.
fn on_all_processors<T: Send, U: Send>(items: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    if items.len() < WORTH_SHARING || processors() == 1 {
        return items.into_iter().map(work).collect();
    }
    let processors = processors();
    let share = items.len().div_ceil(processors);
    let mut items = items.into_iter();
    let shares: Vec<Vec<T>> = (0..processors)
        .map(|_| items.by_ref().take(share).collect())
        .collect();
    let work = &work;
    thread::scope(|scope| {
        let working: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(move || share.into_iter().map(work).collect::<Vec<U>>()))
            .collect();
        let done = working.into_iter().flat_map(|share| {
            share
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        done.collect()
    })
}

/// How many there are. The system looks that up in files, each time that it is asked.
fn processors() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get))
}

fn climb_on(envelope: Envelope, keys: &KeyView) -> Climbed {
    match envelope.kind() {
        RecordType::KeyEvent => climb_as(envelope, keys, Climbed::KeyEvent, |event: &KeyEvent| {
            event.space()
        }),
        RecordType::Profile => climb_as(
            envelope,
            keys,
            Climbed::Profile,
            |profile: &SpaceProfile| profile.0.space,
        ),
        RecordType::Terms => climb_as(envelope, keys, Climbed::Terms, |terms: &Terms| {
            terms.0.space
        }),
        RecordType::StatusList => {
            climb_as(envelope, keys, Climbed::StatusList, |list: &StatusList| {
                list.0.space
            })
        }
        RecordType::Vouches => climb_as(envelope, keys, Climbed::Vouches, |vouches: &Vouches| {
            vouches.0.space
        }),
        RecordType::Card | RecordType::Attestation | RecordType::VisitMessage => {
            Climbed::Fell(Fall::Private)
        }
    }
}

fn climb_as<T: Record>(
    envelope: Envelope,
    keys: &KeyView,
    climbed: impl FnOnce(Box<Verified<T>>) -> Climbed,
    space: impl FnOnce(&T) -> SpaceId,
) -> Climbed {
    let (kind, bytes) = (envelope.kind(), envelope.bytes().clone());
    let decoded = match Decoded::<T>::read(envelope) {
        Ok(decoded) => decoded,
        Err(fault) => return Climbed::Fell(fault.into()),
    };
    let space = space(decoded.unproven());
    match verify(decoded, keys) {
        Ok(verified) => climbed(Box::new(verified)),
        Err(error @ (SignatureError::UnknownSpace(_) | SignatureError::UnknownKey(_)))
            if kind != RecordType::KeyEvent =>
        {
            Climbed::KeyNotHeld(Keyless {
                space,
                kind,
                bytes,
                space_known: matches!(error, SignatureError::UnknownKey(_)),
            })
        }
        Err(error) => Climbed::Fell(error.into()),
    }
}

/// Climbs with a message about a visit, and with the pass that it carries.
pub fn climb_message(bytes: &[u8], keys: &KeyView) -> Heard {
    let decoded = Envelope::parse(bytes)
        .map_err(Fall::from)
        .and_then(|envelope| Decoded::<VisitMessage>::read(envelope).map_err(Fall::from));
    let Ok(decoded) = decoded else {
        return Heard::Fell;
    };
    match verify(decoded, keys) {
        Ok(message) if message.signer().trust != KeyTrust::Sound => Heard::KeyNotHeld,
        Ok(message) => {
            let pass = match &message.record().said {
                Said::Ours { pass, .. } | Said::Notice { pass, .. } => Some(pass),
                Said::Request(_) | Said::NotOurs { .. } => None,
                Said::Redemption { invitation, proof } => {
                    let redemption = message.record().redemption();
                    return match redeemed(&redemption, *invitation, proof) {
                        Ok(redeemed) => Heard::Redemption {
                            message: Box::new(message),
                            redeemed,
                        },
                        Err(_) => Heard::Fell,
                    };
                }
            };
            let pass = pass.map(|pass| Box::new(climb_signed_pass(pass, keys)));
            Heard::Message {
                message: Box::new(message),
                pass,
            }
        }
        Err(SignatureError::UnknownSpace(_) | SignatureError::UnknownKey(_)) => Heard::KeyNotHeld,
        Err(SignatureError::Wrong | SignatureError::WeakKey) => Heard::Fell,
    }
}

/// Climbs with a pass text, as far as it goes.
pub fn climb_pass(text: &str, keys: &KeyView) -> Shown {
    match text::read(text) {
        Ok(signed) => climb_signed_pass(&signed, keys),
        Err(error) => Shown::Refused(refusal(error), None),
    }
}

/// Climbs with the signed bytes of a pass.
pub fn climb_signed_pass(signed: &[u8], keys: &KeyView) -> Shown {
    match Envelope::parse(signed) {
        Ok(envelope) => match envelope.kind() {
            RecordType::Card => shown_as::<Card>(envelope, keys),
            RecordType::Attestation => shown_as::<Attestation>(envelope, keys),
            RecordType::KeyEvent
            | RecordType::Profile
            | RecordType::Terms
            | RecordType::StatusList
            | RecordType::Vouches
            | RecordType::VisitMessage => Shown::Refused(Refusal::Malformed, None),
        },
        Err(EnvelopeError::UnknownType(_)) => Shown::Refused(Refusal::NewerVersion, None),
        Err(_) => Shown::Refused(Refusal::Malformed, None),
    }
}

fn shown_as<T: Record + Clone>(envelope: Envelope, keys: &KeyView) -> Shown
where
    Pass: From<T>,
    UnprovenPass: From<Decoded<T>>,
{
    let Ok(decoded) = Decoded::<T>::read(envelope.clone()) else {
        let refusal = match is_of_later_version(envelope.payload()) {
            true => Refusal::NewerVersion,
            false => Refusal::Malformed,
        };
        return Shown::Refused(refusal, None);
    };
    let pass = Pass::from(decoded.unproven().clone());
    match verify(decoded.clone(), keys) {
        Ok(verified) => Shown::Genuine(Box::new(verified.widened())),
        Err(SignatureError::UnknownSpace(_)) => Shown::UnknownHome(Box::new(pass)),
        Err(SignatureError::UnknownKey(_)) => Shown::UnknownKey(Box::new(decoded.into())),
        Err(SignatureError::Wrong | SignatureError::WeakKey) => {
            Shown::Refused(Refusal::WrongSignature, Some(pass.home()))
        }
    }
}

fn refusal(error: TextError) -> Refusal {
    match error {
        TextError::Empty | TextError::TooLong | TextError::Damaged => Refusal::Unreadable,
        TextError::NotAPass => Refusal::NotAPass,
        TextError::NewerVersion(_) => Refusal::NewerVersion,
    }
}
