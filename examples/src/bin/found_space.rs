//! Founds a space, signs a card and reads it back, with the library alone: every step of the ladder.
//!
//! `cargo run -p covisa-examples --bin found_space`

use federation_spec::records::card::{Attribute, CardBody, CardClaims, Tier};
use federation_spec::records::values::{List, Text, Version1};
use federation_spec::records::{Card, Decoded, KeyEvent};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{Hash32, Subject, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign, verify};
use federation_spec::wire::text;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A real space draws its seed at random and keeps it; this one is an example.
    let key = SigningKey::from_seed(&[1; 32]);
    let now = Timestamp(1_795_000_000);
    let event = KeyEvent::inception(key.public(), Hash32([2; 32]), Hash32([3; 32]), now);
    println!("space   {}", event.space());

    let card = Card(CardClaims {
        home: event.space(),
        subject: Subject::of_card(&[4; 32], "m-example"),
        audience: None,
        expires_at: now.plus(30 * 86_400),
        not_before: None,
        issued_at: now,
        // Without a place in a status list: it is judged by its own dates alone.
        status: None,
        body: CardBody {
            version: Version1,
            tier: Some(Tier::Flex),
            attributes: List::new(
                Text::new("Example Member")
                    .map(Attribute::Name)
                    .into_iter()
                    .collect(),
            )
            .unwrap_or_default(),
            photo: None,
        },
    });
    let pass = text::write(sign(&card, &key).bytes());
    println!("pass    {pass}");

    // What a host does: its key view first, then up the ladder.
    let founding = Decoded::<KeyEvent>::read(Envelope::parse(sign(&event, &key).bytes())?)?;
    let keys = KeyView::default().with(&verify(founding, &KeyView::default())?);
    let shown = Decoded::<Card>::read(Envelope::parse(&text::read(&pass)?)?)?;
    let genuine = verify(shown, &keys)?;
    println!(
        "genuine {}",
        genuine.record().name().unwrap_or("without a name")
    );
    Ok(())
}
