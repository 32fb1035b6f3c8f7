//! A second opinion on what deterministic CBOR is: slow, decoding into a tree and encoding again. And a generator of
//! inputs to compare the scanner with it.

use ciborium::Value;
use ciborium::value::Integer;
pub use covisa_tests::chance::Chance as Random;

/// Most levels and most entries, as SPEC §2.1 has them; not taken from the code, which is what is being checked.
const LEVELS: usize = 8;
const ENTRIES: usize = 256;

/// Whether `bytes` are one deterministic item within the limits.
pub fn is_deterministic(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    match ciborium::from_reader::<Value, _>(&mut rest) {
        Ok(value) if rest.is_empty() => encode(&value).is_some_and(|again| again == bytes),
        _ => false,
    }
}

/// The one encoding of a value; `None` if the profile has none for it.
pub fn encode(value: &Value) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    write(value, 0, &mut out).map(|()| out)
}

fn write(value: &Value, depth: usize, out: &mut Vec<u8>) -> Option<()> {
    match value {
        Value::Integer(number) => integer(*number, out)?,
        Value::Bytes(bytes) => string(2, bytes, out),
        Value::Text(text) => string(3, text.as_bytes(), out),
        Value::Bool(value) => out.push(0xf4 + u8::from(*value)),
        Value::Null => out.push(0xf6),
        Value::Array(items) if depth < LEVELS && items.len() <= ENTRIES => {
            head(4, items.len() as u64, out);
            items
                .iter()
                .try_for_each(|item| write(item, depth + 1, out))?;
        }
        Value::Map(entries) if depth < LEVELS && entries.len() <= ENTRIES => {
            map(entries, depth + 1, out)?
        }
        _ => return None,
    }
    Some(())
}

fn map(entries: &[(Value, Value)], depth: usize, out: &mut Vec<u8>) -> Option<()> {
    let mut encoded = Vec::new();
    for (key, value) in entries {
        if !matches!(key, Value::Integer(_) | Value::Text(_)) {
            return None;
        }
        let (mut k, mut v) = (Vec::new(), Vec::new());
        write(key, depth, &mut k)?;
        write(value, depth, &mut v)?;
        encoded.push((k, v));
    }
    encoded.sort();
    if encoded.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return None;
    }
    head(5, encoded.len() as u64, out);
    encoded.iter().for_each(|(k, v)| {
        out.extend(k);
        out.extend(v);
    });
    Some(())
}

fn integer(number: Integer, out: &mut Vec<u8>) -> Option<()> {
    let number = i128::from(number);
    let (major, argument) = if number < 0 {
        (1, -1 - number)
    } else {
        (0, number)
    };
    head(major, u64::try_from(argument).ok()?, out);
    Some(())
}

fn string(major: u8, bytes: &[u8], out: &mut Vec<u8>) {
    head(major, bytes.len() as u64, out);
    out.extend(bytes);
}

fn head(major: u8, argument: u64, out: &mut Vec<u8>) {
    let major = major << 5;
    match argument {
        0..=23 => out.push(major | argument as u8),
        24..=0xff => out.extend([major | 24, argument as u8]),
        0x100..=0xffff => {
            out.push(major | 25);
            out.extend((argument as u16).to_be_bytes());
        }
        0x1_0000..=0xffff_ffff => {
            out.push(major | 26);
            out.extend((argument as u32).to_be_bytes());
        }
        _ => {
            out.push(major | 27);
            out.extend(argument.to_be_bytes());
        }
    }
}

/// An integer near one of the borders at which heads grow, or anywhere.
fn number(random: &mut Random) -> i128 {
    const BORDERS: [i128; 7] = [0, 23, 255, 65_535, 0xffff_ffff, u64::MAX as i128, 100];
    let near = *random.one(&BORDERS) + random.below(3) as i128 - 1;
    let near = near.clamp(0, u64::MAX.into());
    match random.below(4) {
        0 => i128::from(random.draw()),
        1 => -1 - near,
        _ => near,
    }
}

fn text(random: &mut Random) -> String {
    const LETTERS: [char; 8] = ['a', 'b', 'Z', '0', 'ü', '€', '😀', '\u{7f}'];
    let len = random.below(6);
    (0..len).map(|_| *random.one(&LETTERS)).collect()
}

fn key(random: &mut Random) -> Value {
    match random.below(4) {
        0 => Value::Text(text(random)),
        _ => Value::Integer(
            number(random)
                .try_into()
                .expect("the number has 64 bits and a sign"),
        ),
    }
}

/// Values and bytes at random.
pub trait Values {
    /// A value with a deterministic form, but for the odd duplicate key or a level too many.
    fn value(&mut self, levels: usize) -> Value;

    /// A map of short keys in any order, perhaps one of them twice.
    fn loose_map(&mut self) -> Vec<u8>;

    /// One change of the kinds that break determinism, or that should not.
    fn mutate(&mut self, bytes: &mut Vec<u8>);
}

impl Values for Random {
    fn value(&mut self, levels: usize) -> Value {
        let kinds = if levels == 0 { 6 } else { 9 };
        match self.below(kinds) {
            0 | 1 => Value::Integer(
                number(self)
                    .try_into()
                    .expect("the number has 64 bits and a sign"),
            ),
            2 => Value::Text(text(self)),
            3 => {
                let len = *self.one(&[0, 1, 2, 5, 23, 24, 30]);
                Value::Bytes((0..len).map(|_| self.draw() as u8).collect())
            }
            4 => Value::Bool(self.below(2) == 0),
            5 => Value::Null,
            6 => Value::Array((0..self.below(4)).map(|_| self.value(levels - 1)).collect()),
            _ => {
                let entries = self.below(4);
                Value::Map(
                    (0..entries)
                        .map(|_| (key(self), self.value(levels - 1)))
                        .collect(),
                )
            }
        }
    }

    fn loose_map(&mut self) -> Vec<u8> {
        const KEYS: [&[u8]; 6] = [
            &[0x00],
            &[0x17],
            &[0x18, 0x18],
            &[0x20],
            &[0x60],
            &[0x61, b'a'],
        ];
        let entries = 2 + self.below(2);
        let mut bytes = vec![0xa0 | entries as u8];
        (0..entries).for_each(|_| bytes.extend([*self.one(&KEYS), &[0xf6]].concat()));
        bytes
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        const HEADS: [u8; 20] = [
            0x00, 0x18, 0x19, 0x1b, 0x1c, 0x1f, 0x38, 0x58, 0x5f, 0x78, 0x80, 0x9f, 0xa0, 0xbf,
            0xc1, 0xd2, 0xf4, 0xf7, 0xf9, 0xff,
        ];
        let at = self.below(bytes.len().max(1));
        match self.below(7) {
            _ if bytes.is_empty() => bytes.push(self.draw() as u8),
            0 => bytes[at] ^= 1 << self.below(8),
            1 => bytes[at] = *self.one(&HEADS),
            2 => bytes.insert(at, *self.one(&HEADS)),
            3 => drop(bytes.remove(at)),
            4 => bytes.truncate(at),
            5 => bytes.push(self.draw() as u8),
            _ => {
                let other = self.below(bytes.len());
                bytes.swap(at, other);
            }
        }
    }
}
