//! The frames of catch-up: one request, one reply, one stream. SPEC §8
//!
//! A frame is one deterministic CBOR map; key 0 is the version, key 1 the kind. The writer closes its side after it.

use crate::records::fields::{Fault, FaultKind, Field, map_fields};
use crate::records::values::{Bytes, List, Number, Version1};
use crate::wire::cbor::{Item, Profile, decode, encode};
use crate::wire::ids::{Hash32, SpaceId, Timestamp};
use crate::wire::limits::{MAX_MESSAGE, MAX_RECONCILE, MAX_REPLY, MAX_REQUEST};
use crate::wire::scanner::ScanError;

/// Which index a cursor belongs to: drawn anew with each new index. 8 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Epoch(pub [u8; 8]);

/// How far a node has read another's index: everything up to this arrival number. SPEC §8.3
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// Whose numbers these are.
    pub epoch: Epoch,
    /// The last number read.
    pub arrival: u64,
}

/// Drawn for each reconciliation, so that nobody can choose records whose sums collide. 16 bytes. SPEC §8.4
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Salt(pub [u8; 16]);

impl Salt {
    /// The id of a record in this reconciliation: SHA-256(salt ‖ record id).
    pub fn id(self, record: &Hash32) -> Hash32 {
        Hash32::of(&[self.0.as_slice(), record.0.as_slice()].concat())
    }
}

/// What a node asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// What arrived after the cursor; all there is, without one. SPEC §8.3
    Changes(Option<Cursor>),
    /// One message of a reconciliation. SPEC §8.4
    Reconcile {
        /// The salt of its ids.
        salt: Salt,
        /// The negentropy message.
        message: Vec<u8>,
    },
    /// The records of these salted ids. SPEC §8.5
    Fetch {
        /// The salt they were made with.
        salt: Salt,
        /// At most 1,024.
        ids: Vec<Hash32>,
    },
    /// The key log of a space. SPEC §8.6
    KeyLog(SpaceId),
    /// "I have something new, up to this." The receiver may ask for it. SPEC §8.7
    News(Cursor),
    /// A message about a visit, as signed, for the space of the receiving node. SPEC §8.9
    Deliver(Vec<u8>),
    /// Every record of one space. SPEC §8.10
    Space(SpaceId),
}

/// What a node says of itself in every frame. Hearsay: it raises doubts and gives warnings, and decides nothing. SPEC §8.2
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sender {
    /// What its clock shows.
    pub at: Option<Timestamp>,
    /// Its space.
    pub space: Option<SpaceId>,
    /// Its process.
    pub run: Option<Run>,
}

/// The name of a process: 8 bytes that it drew when it began. Two nodes that hold one key have two. SPEC §8.2
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Run(pub [u8; 8]);

/// What it is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Records, exactly as signed, in the order of their arrival.
    Records {
        /// Where to go on; `None` in answers to `Fetch` and `KeyLog`.
        next: Option<Cursor>,
        /// Whether there is more after `next`.
        more: bool,
        /// At most 1,024, and 1 MiB together.
        records: Vec<Vec<u8>>,
    },
    /// One message of a reconciliation, and where the answering index stood.
    Reconcile {
        /// The negentropy message; empty when the answerer has nothing to add.
        message: Vec<u8>,
        /// What a cursor may start from once the differences are fetched.
        at: Cursor,
    },
    /// Heard.
    Noted,
    /// The request is refused.
    Refused(Refused),
}

/// Why not. SPEC §8.8
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The request is of a kind or version this node does not know.
    UnknownRequest,
    /// The cursor's epoch is not that of this index, or its number lies in the future: reconcile.
    UnknownCursor,
    /// Too many requests: later.
    Busy,
    /// The message made no sense.
    Malformed,
    /// The receiver takes no messages from this space, or none that say this. Perhaps later.
    NotTaken,
}

/// Key of [`Sender::at`].
const AT: i64 = 33;
/// Key of [`Sender::space`].
const SENDER: i64 = 35;
/// Key of [`Sender::run`].
const RUN: i64 = 37;

impl Sender {
    /// What stands in a frame: what is no time, no space id or no eight bytes is overlooked, as all odd keys may be.
    fn of(frame: &Item) -> Self {
        Self {
            at: frame.get(AT).and_then(|at| Timestamp::from_item(at).ok()),
            space: frame
                .get(SENDER)
                .and_then(|space| SpaceId::from_item(space).ok()),
            run: frame
                .get(RUN)
                .and_then(|run| Bytes::<8, 8>::from_item(run).ok())
                .and_then(|run| run.as_slice().try_into().ok())
                .map(Run),
        }
    }

    /// The bytes of a frame that says it.
    fn on(self, frame: Frame) -> Vec<u8> {
        let mut item = frame.to_item();
        if let Item::Map(entries) = &mut item {
            let at = self.at.map(|at| (Item::int(AT), at.to_item()));
            let space = self.space.map(|space| (Item::int(SENDER), space.to_item()));
            let run = self
                .run
                .map(|run| (Item::int(RUN), Item::Bytes(run.0.to_vec())));
            // They come after all keys of frames.
            entries.extend(at.into_iter().chain(space).chain(run));
        }
        encode(&item)
    }
}

map_fields! {
    /// Every frame, with all the keys that any kind may hold.
    pub struct Frame: Body {
        /// Protocol version.
        0 => version: Version1,
        /// Requests 1 to 7, replies 16 to 19.
        1 => kind: Number<1, 31>,
        /// An index's epoch.
        2 => epoch: Option<Bytes<8, 8>>,
        /// An arrival number.
        3 => arrival: Option<u64>,
        /// More after this.
        4 => more: bool,
        /// Records.
        5 => records: List<Bytes<1, MAX_MESSAGE>, 0, 1024>,
        /// A salt.
        6 => salt: Option<Bytes<16, 16>>,
        /// A negentropy message.
        7 => message: Option<Bytes<1, MAX_RECONCILE>>,
        /// Salted record ids.
        8 => ids: List<Hash32, 0, 1024>,
        /// A space.
        9 => space: Option<SpaceId>,
        /// A refusal.
        10 => refusal: Option<Number<1, 255>>,
    }
}

/// Why bytes are not a frame.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// Not deterministic CBOR, or too long.
    #[error("frame: {0}")]
    Scan(#[from] ScanError),
    /// Not the shape of a frame.
    #[error("frame: {0}")]
    Shape(#[from] Fault),
}

impl Request {
    /// The bytes of the frame.
    pub fn encode(&self) -> Vec<u8> {
        self.encode_from(Sender::default())
    }

    /// The bytes of the frame, with what the sender says of itself.
    pub fn encode_from(&self, sender: Sender) -> Vec<u8> {
        sender.on(self.frame())
    }

    fn frame(&self) -> Frame {
        match self {
            Self::Changes(cursor) => Frame::of(1).with_cursor(*cursor),
            Self::Reconcile { salt, message } => Frame {
                message: Bytes::new(message.as_slice()),
                ..Frame::of(2).with_salt(*salt)
            },
            Self::Fetch { salt, ids } => Frame {
                ids: List::new(ids.clone()).unwrap_or_default(),
                ..Frame::of(3).with_salt(*salt)
            },
            Self::KeyLog(space) => Frame {
                space: Some(*space),
                ..Frame::of(4)
            },
            Self::News(cursor) => Frame::of(5).with_cursor(Some(*cursor)),
            Self::Deliver(message) => Frame {
                records: Bytes::new(message.as_slice())
                    .and_then(|message| List::new(vec![message]))
                    .unwrap_or_default(),
                ..Frame::of(6)
            },
            Self::Space(space) => Frame {
                space: Some(*space),
                ..Frame::of(7)
            },
        }
    }

    /// Reads a frame of at most [`MAX_REQUEST`] bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        Self::decode_from(bytes).map(|(request, _)| request)
    }

    /// Reads a frame, and what its sender says of itself.
    pub fn decode_from(bytes: &[u8]) -> Result<(Self, Sender), FrameError> {
        let (frame, sender) = Frame::read(bytes, MAX_REQUEST)?;
        let request = match frame.kind.value() {
            1 => Self::Changes(frame.cursor()?),
            2 => Self::Reconcile {
                salt: frame.salt().ok_or_else(missing(6))?,
                message: frame.message.ok_or_else(missing(7))?.as_slice().to_vec(),
            },
            3 => Self::Fetch {
                salt: frame.salt().ok_or_else(missing(6))?,
                ids: frame.ids.as_slice().to_vec(),
            },
            4 => Self::KeyLog(frame.space.ok_or_else(missing(9))?),
            5 => Self::News(frame.cursor()?.ok_or_else(missing(2))?),
            6 => match frame.records.as_slice() {
                [message] => Self::Deliver(message.as_slice().to_vec()),
                _ => return Err(Fault::new(FaultKind::Length).under(5).into()),
            },
            7 => Self::Space(frame.space.ok_or_else(missing(9))?),
            _ => return Err(unknown_kind().into()),
        };
        Ok((request, sender))
    }
}

impl Reply {
    /// The bytes of the frame.
    pub fn encode(&self) -> Vec<u8> {
        self.encode_from(Sender::default())
    }

    /// The bytes of the frame, with what the sender says of itself.
    pub fn encode_from(&self, sender: Sender) -> Vec<u8> {
        sender.on(self.frame())
    }

    fn frame(&self) -> Frame {
        match self {
            Self::Records {
                next,
                more,
                records,
            } => Frame {
                more: *more,
                records: List::new(
                    records
                        .iter()
                        .filter_map(|record| Bytes::new(record.as_slice()))
                        .collect(),
                )
                .unwrap_or_default(),
                ..Frame::of(16).with_cursor(*next)
            },
            Self::Reconcile { message, at } => Frame {
                message: Bytes::new(message.as_slice()),
                ..Frame::of(17).with_cursor(Some(*at))
            },
            Self::Noted => Frame::of(18),
            Self::Refused(refused) => Frame {
                refusal: Number::new(refused.code()),
                ..Frame::of(19)
            },
        }
    }

    /// Reads a frame of at most [`MAX_REPLY`] bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        Self::decode_from(bytes).map(|(reply, _)| reply)
    }

    /// Reads a frame, and what its sender says of itself.
    pub fn decode_from(bytes: &[u8]) -> Result<(Self, Sender), FrameError> {
        let (frame, sender) = Frame::read(bytes, MAX_REPLY)?;
        let reply = match frame.kind.value() {
            16 => Self::Records {
                next: frame.cursor()?,
                more: frame.more,
                records: frame
                    .records
                    .iter()
                    .map(|record| record.as_slice().to_vec())
                    .collect(),
            },
            17 => Self::Reconcile {
                at: frame.cursor()?.ok_or_else(missing(2))?,
                message: frame
                    .message
                    .map_or(Vec::new(), |message| message.as_slice().to_vec()),
            },
            18 => Self::Noted,
            19 => Self::Refused(Refused::of_code(
                frame.refusal.ok_or_else(missing(10))?.value(),
            )),
            _ => return Err(unknown_kind().into()),
        };
        Ok((reply, sender))
    }
}

impl Refused {
    fn code(self) -> i64 {
        match self {
            Self::UnknownRequest => 1,
            Self::UnknownCursor => 2,
            Self::Busy => 3,
            Self::Malformed => 4,
            Self::NotTaken => 5,
        }
    }

    /// An unknown code is read as "busy": ask again later.
    fn of_code(code: i64) -> Self {
        match code {
            1 => Self::UnknownRequest,
            2 => Self::UnknownCursor,
            4 => Self::Malformed,
            5 => Self::NotTaken,
            _ => Self::Busy,
        }
    }
}

/// The keys that a frame of each kind may hold beside version and kind. SPEC §8.2
fn keys_of(kind: i64) -> Result<&'static [i64], Fault> {
    Ok(match kind {
        1 | 5 => &[2, 3],
        2 => &[6, 7],
        3 => &[6, 8],
        4 | 7 => &[9],
        6 => &[5],
        16 => &[2, 3, 4, 5],
        17 => &[2, 3, 7],
        18 => &[],
        19 => &[10],
        _ => return Err(unknown_kind()),
    })
}

fn unknown_kind() -> Fault {
    Fault::new(FaultKind::OutOfRange).under(1)
}

fn missing(key: i64) -> impl FnOnce() -> Fault {
    move || Fault::new(FaultKind::Missing).under(key)
}

impl Frame {
    /// Reads a frame that holds no key of another kind: what a peer means must not depend on who reads it.
    fn read(bytes: &[u8], most: usize) -> Result<(Self, Sender), FrameError> {
        let item = decode(bytes, Profile::frame(most))?;
        let frame = Self::from_item(&item)?;
        let own = keys_of(frame.kind.value())?;
        match (2..=10).find(|key| item.get(*key).is_some() && !own.contains(key)) {
            None => Ok((frame, Sender::of(&item))),
            Some(stray) => Err(Fault::new(FaultKind::UnknownKey).under(stray).into()),
        }
    }

    fn of(kind: i64) -> Self {
        Self {
            version: Version1,
            kind: Number::new(kind).expect("kinds are within 1 to 31"),
            epoch: None,
            arrival: None,
            more: false,
            records: List::default(),
            salt: None,
            message: None,
            ids: List::default(),
            space: None,
            refusal: None,
        }
    }

    fn with_cursor(self, cursor: Option<Cursor>) -> Self {
        Self {
            epoch: cursor.and_then(|cursor| Bytes::new(cursor.epoch.0)),
            arrival: cursor.map(|cursor| cursor.arrival),
            ..self
        }
    }

    fn with_salt(self, salt: Salt) -> Self {
        Self {
            salt: Bytes::new(salt.0),
            ..self
        }
    }

    /// Epoch and arrival number stand together or not at all.
    fn cursor(&self) -> Result<Option<Cursor>, Fault> {
        let epoch = self
            .epoch
            .as_ref()
            .and_then(|epoch| epoch.as_slice().try_into().ok());
        match (epoch.map(Epoch), self.arrival) {
            (Some(epoch), Some(arrival)) => Ok(Some(Cursor { epoch, arrival })),
            (None, None) => Ok(None),
            (None, Some(_)) => Err(missing(2)()),
            (Some(_), None) => Err(missing(3)()),
        }
    }

    fn salt(&self) -> Option<Salt> {
        self.salt.as_ref()?.as_slice().try_into().ok().map(Salt)
    }
}
