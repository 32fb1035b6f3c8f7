//! The form of a negentropy message. SPEC §8.4
//!
//! What two sets have in common is the business of a library, which takes some messages that end too soon for others that
//! do not: whatever comes from a stranger is looked at here first.

/// The first byte of a message of version 1.
const VERSION: u8 = 0x61;
/// First bytes that a message of any version has.
const VERSIONS: std::ops::RangeInclusive<u8> = 0x60..=0x6f;
/// Bytes of an id, and of a fingerprint.
const ID: u64 = 32;
const FINGERPRINT: u64 = 16;
/// The modes of a range.
const SKIP: u64 = 0;
const FINGERPRINT_OF: u64 = 1;
const IDS: u64 = 2;
/// What every timestamp is below.
const INFINITY: u64 = u64::MAX;

/// Whether a message makes sense: it is one of another version, or has the form of version 1. Whether its ranges are of use
/// is not asked.
pub fn makes_sense(message: &[u8]) -> bool {
    match message.split_first() {
        Some((&VERSION, ranges)) => are_ranges(ranges).is_some(),
        Some((version, _)) => VERSIONS.contains(version),
        None => false,
    }
}

fn are_ranges(mut rest: &[u8]) -> Option<()> {
    let mut timestamp = 0_u64;
    while !rest.is_empty() {
        timestamp = match varint(&mut rest)? {
            0 => INFINITY,
            more => timestamp
                .checked_add(more - 1)
                .filter(|sum| *sum < INFINITY)?,
        };
        let prefix = varint(&mut rest)?;
        skip(&mut rest, Some(prefix).filter(|bytes| *bytes <= ID)?)?;
        let payload = match varint(&mut rest)? {
            SKIP => 0,
            FINGERPRINT_OF => FINGERPRINT,
            IDS => varint(&mut rest)?.checked_mul(ID)?,
            _ => return None,
        };
        skip(&mut rest, payload)?;
    }
    Some(())
}

/// Base 128, the most significant group first, the high bit on all bytes but the last; in the shortest form, at most 64 bits.
fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for (at, byte) in rest.iter().enumerate() {
        if (at == 0 && *byte == 0x80) || number > u64::MAX >> 7 {
            return None;
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            *rest = &rest[at + 1..];
            return Some(number);
        }
    }
    None
}

fn skip(rest: &mut &[u8], bytes: u64) -> Option<()> {
    *rest = rest.get(usize::try_from(bytes).ok()?..)?;
    Some(())
}
