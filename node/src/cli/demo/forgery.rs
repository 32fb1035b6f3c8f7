//! Passes that nobody should let in, made with the public library alone.

use federation_spec::records::card::{Attribute, CardBody, CardClaims, Tier};
use federation_spec::records::values::{List, Text, Version1};
use federation_spec::records::{Card, KeyEvent};
use federation_spec::wire::ids::{Hash32, SpaceId, Subject, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign};
use federation_spec::wire::text;

use crate::random;

/// A well-formed card of a home, by whatever key, for so many seconds.
pub(super) fn card(
    home: SpaceId,
    home_name: &str,
    key: &SigningKey,
    from: Timestamp,
    seconds: u64,
) -> String {
    let attributes = [
        Text::new("Example Visitor").map(Attribute::Name),
        Text::new(home_name).map(Attribute::HomeName),
    ];
    let card = Card(CardClaims {
        home,
        subject: Subject([7; 16]),
        audience: None,
        expires_at: from.plus(seconds),
        not_before: None,
        issued_at: from,
        status: None,
        body: CardBody {
            version: Version1,
            tier: Some(Tier::Flex),
            attributes: List::new(attributes.into_iter().flatten().collect()).unwrap_or_default(),
            photo: None,
        },
    });
    text::write(sign(&card, key).bytes())
}

/// A card of a space that was founded just now, on no network: a thief's, perhaps, under a name you know.
pub(super) fn card_of_new_space(name: &str, now: Timestamp) -> String {
    let key = thief();
    let event = KeyEvent::inception(key.public(), Hash32([1; 32]), Hash32([2; 32]), now);
    card(event.space(), name, &key, now, 30 * 86_400)
}

/// A key that belongs to nobody here.
pub(super) fn thief() -> SigningKey {
    SigningKey::from_seed(&random::bytes())
}
