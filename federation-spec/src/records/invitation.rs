//! Invitations: what a space hands to somebody who is to found or run another one, as a text. No record: nobody signs it, and
//! whoever has it may redeem it. SPEC §3.11

use data_encoding::BASE64URL_NOPAD;

use crate::wire::cbor::{Profile, decode, encode};
use crate::wire::ids::{Hash32, InvitationSecret, SpaceId, Timestamp};
use crate::wire::limits::{MAX_INVITATION, MAX_INVITATION_TEXT};
use crate::wire::text::is_blank;

use super::fields::{Field as _, map_fields};
use super::values::{List, Text, Version1};

/// What every invitation of this version starts with.
pub const PREFIX: &str = "CVI1.";
/// What invitations of every version start with, before the version's digit.
const FAMILY: &str = "CVI";
/// Bytes of the checksum.
const CHECK: usize = 4;

/// Multiaddrs at which the nodes of a space that invites are reached, as text; each ends in the peer's id.
pub type InvitingNodes = List<Text<1, 160>, 1, 4>;

map_fields! {
    /// An invitation.
    pub struct Invitation: Body {
        /// Profile version.
        0 => version: Version1,
        /// The space that invites.
        1 => space: SpaceId,
        /// What redeems it.
        2 => secret: InvitationSecret,
        /// Where its nodes are reached.
        3 => nodes: InvitingNodes,
        /// When it ends.
        4 => expires_at: Timestamp,
        /// What the space says that it is called.
        5 => name: Option<Text<1, 80>>,
    }
}

/// Why a text holds no invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvitationError {
    /// Longer than [`MAX_INVITATION_TEXT`] bytes.
    #[error("invitation: longer than any")]
    TooLong,
    /// There is none in it.
    #[error("invitation: none")]
    None,
    /// One of a later version.
    #[error("invitation: of version {0}, newer than this program")]
    NewerVersion(u8),
    /// The right start, but letters are missing, added or changed.
    #[error("invitation: damaged on the way")]
    Damaged,
}

impl Invitation {
    /// The text: `CVI1.` and base64url of its length, itself and a checksum.
    pub fn text(&self) -> String {
        let body = encode(&self.to_item());
        let length = u16::try_from(body.len() + CHECK).expect("every field has a bound");
        let check = Hash32::of(&body);
        let bytes = [&length.to_be_bytes()[..], &body, &check.0[..CHECK]].concat();
        format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&bytes))
    }

    /// Reads the first whole invitation of a text: a link, a line, a letter that holds it, with what mail programs do to it.
    pub fn read(text: &str) -> Result<Self, InvitationError> {
        if text.len() > MAX_INVITATION_TEXT {
            return Err(InvitationError::TooLong);
        }
        let mut first = None;
        for (at, _) in text.match_indices(FAMILY) {
            match read_at(&text[at + FAMILY.len()..]) {
                Ok(invitation) => return Ok(invitation),
                Err(error) => drop(first.get_or_insert(error)),
            }
        }
        Err(first.unwrap_or(InvitationError::None))
    }
}

/// Reads what stands behind `CVI`.
fn read_at(text: &str) -> Result<Invitation, InvitationError> {
    let (version, rest) = text.split_once('.').ok_or(InvitationError::Damaged)?;
    let number = version.bytes().all(|byte| byte.is_ascii_digit());
    match version.parse::<u8>() {
        _ if !number => return Err(InvitationError::Damaged),
        Ok(1) => {}
        Ok(version) if version > 1 => return Err(InvitationError::NewerVersion(version)),
        Ok(_) | Err(_) => return Err(InvitationError::Damaged),
    }
    let broken = |c: char| is_blank(c) || c == '>';
    let letters = rest.chars().filter(|c| !broken(*c));
    let letters = letters.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let letters: String = letters
        .take(letters_of(2 + MAX_INVITATION + CHECK))
        .collect();
    // Three bytes hold the length.
    let head = letters
        .get(..4)
        .and_then(|four| BASE64URL_NOPAD.decode(four.as_bytes()).ok());
    let head = head.ok_or(InvitationError::Damaged)?;
    let length = 2 + usize::from(u16::from_be_bytes([head[0], head[1]]));
    let own = letters.get(..letters_of(length));
    let bytes = own.and_then(|own| BASE64URL_NOPAD.decode(own.as_bytes()).ok());
    let bytes = bytes.ok_or(InvitationError::Damaged)?;
    let (body, check) = bytes[2..]
        .split_last_chunk::<CHECK>()
        .ok_or(InvitationError::Damaged)?;
    if Hash32::of(body).0[..CHECK] != check[..] {
        return Err(InvitationError::Damaged);
    }
    let item =
        decode(body, Profile::plain(MAX_INVITATION)).map_err(|_| InvitationError::Damaged)?;
    Invitation::from_item(&item).map_err(|_| InvitationError::Damaged)
}

/// Letters of base64url that so many bytes take.
fn letters_of(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}
