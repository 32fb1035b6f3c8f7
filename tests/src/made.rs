//! Example spaces that no node runs: their keys are made of a number, their records are signed here.

use std::path::Path;
use std::sync::Arc;

use covisa::core::IndexChange;
use covisa::core::batch::Slot;
use covisa::core::memory::identity::KeyRing;
use covisa::store::index::index_file;
use covisa::store::{Index, Records as _};
use covisa::{clock, terms_file};
use federation_spec::protocol::Epoch;
use federation_spec::records::card::{Attribute, CardBody, CardClaims};
use federation_spec::records::profile::{Contact, Place, ProfileBody, ProfileClaims, SpaceKind};
use federation_spec::records::status::{ListId, Status, StatusClaim, StatusEntries};
use federation_spec::records::status_list::{StatusListBody, StatusListClaims, Suspension};
use federation_spec::records::terms::{Content, Edition, TermsBody, TermsClaims};
use federation_spec::records::values::{Bytes, List, Text, Version1};
use federation_spec::records::vouches::{Vouch, VouchesBody, VouchesClaims};
use federation_spec::records::{Card, KeyEvent, SpaceProfile, StatusList, Terms, Vouches};
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, SpaceId, Subject, SuspensionTag, Timestamp};
use federation_spec::wire::limits::LIST_ENTRIES;
use federation_spec::wire::signature::{SigningKey, sign};
use federation_spec::wire::text;

/// Seconds of a day.
pub const DAY: u64 = 86_400;

/// Three days each calendar month to members.
pub const THREE_A_MONTH: &str = r#"
visa = "accepted"

[[grant]]
to = "members"
benefit = "free"
caps = [{ amount = 3, unit = "day", per = "calendar month" }]
"#;

/// Content of terms.
pub fn content(toml: &str) -> Content {
    terms_file::from_toml(toml).unwrap_or_else(|wrong| panic!("{wrong}: {toml}"))
}

/// A space without a node.
#[derive(Debug)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// Its id.
    pub space: SpaceId,
    /// What its key is made of.
    pub seed: [u8; 32],
    /// Its key.
    pub key: SigningKey,
    /// When it was founded.
    pub founded: Timestamp,
    inception: KeyEvent,
}

impl Made {
    /// The space of a number, founded at a moment.
    pub fn of(number: u64, founded: Timestamp) -> Self {
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&number.to_be_bytes());
        let key = SigningKey::from_seed(&seed);
        let inception = KeyEvent::inception(
            key.public(),
            Self::next_of(&seed).public().thumbprint(),
            Hash32::of(b"recovery"),
            founded,
        );
        Self {
            name: format!("Example {number}"),
            space: inception.space(),
            seed,
            key,
            founded,
            inception,
        }
    }

    fn next_of(seed: &[u8; 32]) -> SigningKey {
        SigningKey::from_seed(&Hash32::of(seed).0)
    }

    /// Its keys, as its own node has them.
    pub fn ring(&self) -> KeyRing {
        KeyRing::of(self.key.clone(), Self::next_of(&self.seed))
    }

    /// Its inception event.
    pub fn inception(&self) -> Kept {
        Kept::of(
            self.space,
            sign(&self.inception, &self.key),
            self.founded,
            Timestamp(0),
        )
    }

    /// Its profile.
    pub fn profile(&self) -> Kept {
        self.profile_of("Example City", List::default())
    }

    /// Its profile, if it is in this city and reached in these ways.
    pub fn profile_of(&self, city: &str, contact: List<Contact, 0, 8>) -> Kept {
        let body = ProfileBody {
            version: Version1,
            sequence: self.founded.millis(),
            name: Text::new(self.name.as_str()).unwrap(),
            kind: SpaceKind::Coworking,
            place: Place {
                country: Text::new("DE"),
                region: None,
                city: Text::new(city),
                address: None,
                position: None,
            },
            zone: Text::new("Europe/Berlin").unwrap(),
            contact,
            addresses: List::default(),
            domain: None,
            key_log_head: Hash32::of(b"head"),
            peers: List::new(vec![Bytes::new([9; 38]).unwrap()]).unwrap(),
            premises: None,
        };
        let claims = ProfileClaims {
            space: self.space,
            expires_at: self.founded.plus(90 * DAY),
            issued_at: self.founded,
            body,
        };
        let ends = claims.expires_at;
        Kept::of(
            self.space,
            sign(&SpaceProfile(claims), &self.key),
            self.founded,
            ends,
        )
    }

    /// Its terms, the `more`-th after the first.
    pub fn terms(&self, content: &Content, more: u64) -> Kept {
        let issued_at = self.founded;
        let claims = TermsClaims {
            space: self.space,
            expires_at: issued_at.plus(90 * DAY),
            issued_at,
            body: TermsBody {
                version: Version1,
                sequence: issued_at.millis() + more,
                current: Edition::new(content.clone(), issued_at),
                upcoming: None,
                previous: None,
                reviewed_at: None,
            },
        };
        let ends = claims.expires_at;
        Kept::of(self.space, sign(&Terms(claims), &self.key), issued_at, ends)
    }

    /// Its vouches for these spaces, since it was founded.
    pub fn vouches(&self, spaces: &[SpaceId]) -> Kept {
        let since = self.founded;
        let vouch = |space: &SpaceId| Vouch {
            space: *space,
            since,
        };
        let mut vouches: Vec<Vouch> = spaces.iter().map(vouch).collect();
        vouches.sort_by_cached_key(|vouch| vouch.space.to_string());
        let claims = VouchesClaims {
            space: self.space,
            expires_at: since.plus(90 * DAY),
            issued_at: since,
            body: VouchesBody {
                version: Version1,
                sequence: since.millis(),
                vouches: List::new(vouches).unwrap(),
            },
        };
        let ends = claims.expires_at;
        Kept::of(self.space, sign(&Vouches(claims), &self.key), since, ends)
    }

    /// The name of its first status list.
    pub fn list(&self) -> ListId {
        ListId {
            space: self.space,
            number: 0,
        }
    }

    /// The three records that every space has had from the beginning.
    pub fn records(&self, content: &Content) -> [Kept; 3] {
        [self.inception(), self.profile(), self.terms(content, 0)]
    }

    /// One of its status lists, the `more`-th after the first: what it says of places, and valid of all others.
    pub fn status_list(&self, number: u8, more: u64, said: &[(u16, Status)]) -> Kept {
        self.naming_list(number, more, said, Vec::new(), Vec::new())
    }

    /// The same, with suspensions by name and with names that are lifted.
    pub fn naming_list(
        &self,
        number: u8,
        more: u64,
        said: &[(u16, Status)],
        suspensions: Vec<Suspension>,
        lifted: Vec<SuspensionTag>,
    ) -> Kept {
        let issued_at = self.founded.plus(more);
        let space = self.space;
        let claims = StatusListClaims {
            space,
            list: ListId { space, number },
            expires_at: issued_at.plus(7 * DAY),
            issued_at,
            entries: StatusEntries::of(said.iter().copied()),
            ttl: None,
            body: StatusListBody {
                version: Version1,
                sequence: issued_at.millis(),
                since: self.founded,
                suspensions: List::new(suspensions).unwrap(),
                lifted: List::new(lifted).unwrap(),
            },
        };
        let ends = claims.expires_at;
        Kept::of(space, sign(&StatusList(claims), &self.key), issued_at, ends)
    }

    /// A card of a member of this space, as text.
    pub fn card(&self, home_name: &str) -> String {
        let card = card_of(
            self.space,
            home_name,
            self.founded,
            self.founded.plus(30 * DAY),
        );
        text::write(sign(&card, &self.key).bytes())
    }
}

/// The signed bytes of a card of one of many members of a space; `listed` gives it a place in the space's status list.
pub fn numbered_card(made: &Made, number: u64, listed: bool) -> Vec<u8> {
    let place = (number % u64::from(LIST_ENTRIES)) as u16;
    let status = StatusClaim::new(made.list(), place).filter(|_| listed);
    let Card(claims) = card_of(
        made.space,
        &made.name,
        made.founded,
        made.founded.plus(30 * DAY),
    );
    let card = Card(CardClaims {
        subject: Subject::of_card(&[3; 32], &format!("m-{number}")),
        status,
        ..claims
    });
    sign(&card, &made.key).bytes().to_vec()
}

/// A card that shows its holder's and its home's name.
pub fn card_of(
    home: SpaceId,
    home_name: &str,
    issued_at: Timestamp,
    expires_at: Timestamp,
) -> Card {
    let shown = ["Alice Example", home_name].map(|name| Text::new(name).unwrap());
    let [name, home_name] = shown;
    Card(CardClaims {
        home,
        subject: Subject::of_card(&[3; 32], "m-alice"),
        audience: None,
        expires_at,
        not_before: None,
        issued_at,
        status: None,
        body: CardBody {
            version: Version1,
            tier: None,
            attributes: List::new(vec![Attribute::Name(name), Attribute::HomeName(home_name)])
                .unwrap(),
            photo: None,
        },
    })
}

/// A signed record and its place in an index.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its place.
    pub slot: Slot,
    /// When it was signed.
    pub issued_at: Timestamp,
    /// When it ends; 0 for never.
    pub expires_at: Timestamp,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Kept {
    fn of(space: SpaceId, envelope: Envelope, issued_at: Timestamp, expires_at: Timestamp) -> Self {
        let kind: RecordType = envelope.kind();
        Self {
            slot: Slot {
                space,
                kind,
                rival: false,
            },
            issued_at,
            expires_at,
            bytes: envelope.bytes().clone(),
        }
    }
}

/// Puts records into the index of a home that nobody has open, each with the next arrival number.
pub fn feed(home: &Path, records: &[Kept]) {
    change(home, |mut arrival| {
        let mut next = || {
            arrival += 1;
            arrival
        };
        let put = |kept: &Kept| IndexChange::Put {
            slot: kept.slot,
            arrival: next(),
            issued_at: kept.issued_at,
            expires_at: kept.expires_at,
            bytes: kept.bytes.clone(),
        };
        records.iter().map(put).collect()
    });
}

/// Forgets how far every peer's index was read, in a home that nobody has open.
pub fn forget_cursors(home: &Path) {
    let index = open(home);
    let peers = index.cursors();
    assert!(!peers.is_empty(), "There was a cursor to forget.");
    let changes = peers
        .into_iter()
        .map(|(peer, _)| IndexChange::Cursor(peer, None));
    apply(home, &index, &changes.collect::<Vec<_>>());
}

fn change(home: &Path, changes: impl FnOnce(u64) -> Vec<IndexChange>) {
    let index = open(home);
    let changes = changes(index.cursor().arrival);
    apply(home, &index, &changes);
}

fn open(home: &Path) -> Index {
    let opened = Index::open(home, clock::now(), Epoch([5; 8])).unwrap();
    assert!(opened.quarantined.is_none(), "The index of the home opens.");
    opened.index
}

fn apply(home: &Path, index: &Index, changes: &[IndexChange]) {
    let head = index
        .ledger()
        .expect("a home that was founded has a ledger head in its index");
    for some in changes.chunks(1000) {
        index.apply(some, head).unwrap();
    }
    index.sync(&index_file(home).unwrap()).unwrap();
}
