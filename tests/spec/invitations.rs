//! Invitations: every vector is read, and written again. SPEC §3.11

use federation_spec::records::Invitation;
use federation_spec::records::fields::Field as _;
use federation_spec::records::invitation::{InvitationError, PREFIX};
use federation_spec::wire::cbor::encode;
use federation_spec::wire::ids::{Hash32, InvitationSecret, MessageId, SpaceId};
use federation_spec::wire::limits::{MAX_INVITATION, MAX_INVITATION_TEXT};
use federation_spec::wire::signature::{Redemption, SignatureError, redeemed};
use serde_json::Value;

use super::ladder::{cddl_accepts_item, vectors};
use super::plain_json::json;

fn word(error: InvitationError) -> &'static str {
    match error {
        InvitationError::TooLong => "too long",
        InvitationError::None => "none",
        InvitationError::NewerVersion(_) => "newer version",
        InvitationError::Damaged => "damaged",
    }
}

#[test]
fn every_text_comes_to_what_the_vector_says() {
    let all = vectors("invitations");
    assert!(all.len() >= 20, "there are {}", all.len());
    for (name, vector) in all {
        let text = vector["text"].as_str().expect("a text is text");
        match Invitation::read(text) {
            Ok(read) => {
                assert_eq!(json(&read.to_plain()), vector["invitation"], "{name}");
                let key = read.secret.key().to_string();
                assert_eq!(Value::from(key), vector["key"], "{name}");
                assert!(
                    cddl_accepts_item("invitation", &encode(&read.to_item())),
                    "{name}"
                );
                if name.starts_with("read-01") || name.starts_with("read-02") {
                    assert_eq!(read.text(), text, "{name} is written as it was");
                }
            }
            Err(error) => assert_eq!(Value::from(word(error)), vector["error"], "{name}"),
        }
    }
}

#[test]
fn what_is_damaged_in_any_place_is_no_other_invitation() {
    let (_, vector) = vectors("invitations")
        .into_iter()
        .find(|(name, _)| name == "read-01-full")
        .expect("it is there");
    let text = vector["text"].as_str().expect("a text is text");
    let meant = Invitation::read(text).expect("it is one");
    for at in 0..text.len() {
        for other in ["A", "z", "-", "=", ".", "é"] {
            let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
            if let Ok(read) = Invitation::read(&changed) {
                assert_eq!(read, meant, "changed at {at}");
            }
        }
        let cut = Invitation::read(&text[..at]);
        assert!(cut.is_err(), "cut at {at}");
    }
    assert!(text.starts_with(PREFIX));
    let largest = format!("{PREFIX}{}", "A".repeat(MAX_INVITATION_TEXT - PREFIX.len()));
    assert_eq!(Invitation::read(&largest), Err(InvitationError::Damaged));
    assert!(text.len() < MAX_INVITATION * 4 / 3);
}

#[test]
fn a_proof_is_for_one_space_at_one_other_in_one_message() {
    let space = |byte| SpaceId::from_bytes([byte; 20]);
    let secret = InvitationSecret(Hash32::of(b"secret").0);
    let meant = Redemption {
        by: space(1),
        of: space(2),
        message: MessageId([3; 16]),
    };
    let proof = secret.redeems(&meant);
    let good = redeemed(&meant, secret.key(), &proof).expect("it is proven");
    assert_eq!((good.by(), good.invitation()), (space(1), secret.key()));
    let others = [
        Redemption {
            by: space(9),
            ..meant
        },
        Redemption {
            of: space(9),
            ..meant
        },
        Redemption {
            message: MessageId([9; 16]),
            ..meant
        },
    ];
    for other in others {
        let refused = redeemed(&other, secret.key(), &proof);
        assert_eq!(refused, Err(SignatureError::Wrong), "{other:?}");
    }
    let another = InvitationSecret(Hash32::of(b"another").0);
    assert_eq!(
        redeemed(&meant, another.key(), &proof),
        Err(SignatureError::Wrong)
    );
    let printed = format!("{secret:?}");
    assert!(!printed.contains(&secret.0[0].to_string()), "{printed}");
}
