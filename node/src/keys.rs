//! The space's keys: files of their own, readable by their owner alone, replaced whole or not at all.
//!
//! | file | what it is |
//! |---|---|
//! | `keys/signing` | the key that the founding of the space brought in |
//! | `keys/next` | the key that came or comes next, number 1 of the key log |
//! | `keys/seeds` | a line for each seed: the number of the key log from which on it makes the keys, and the seed |
//! | `keys/backup` | to whom backups are sealed: the public half of a key that follows from the recovery words |
//! | `keys/lock` | if there is one: the key under which the other secrets lie, itself under a passphrase |
//! | `keys/transport` | the libp2p key: never signs a record |
//! | `keys/secret` | under it members' subjects are made |
//! | `recovery.txt` | 24 words of the recovery key: to be printed and taken away |

pub mod besides;
pub mod lock;
pub mod recipient;
mod under;
pub mod words;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use federation_spec::records::KeyEvent;
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::signature::{SigningKey, sign};
use zeroize::Zeroizing;

use self::recipient::Recipient;
use self::words::Words;

use crate::core::memory::identity::KeyRing;
use crate::random;
use crate::store::files::{private_directory, replace};

/// Longest key file that is read, bytes: twice what one has.
const MAX_FILE: u64 = 128;

/// The first number of the key log whose key a seed makes: 0 and 1 have files of their own.
const FIRST_DERIVED: u64 = 2;

/// The numbers of the key log whose keys have files of their own.
const SINGLE: [(u64, &str); 2] = [(0, "signing"), (1, "next")];

/// Longest file of seeds that is read, bytes: one for every event of a log.
pub const MAX_SEEDS: u64 = MAX_SEEDS_HELD as u64 * 72;

/// Most seeds of a home: a recovery that failed leaves one too.
const MAX_SEEDS_HELD: usize = 256;

/// A seed, and the number of the key log from which on it makes the keys.
type Seed = (u64, Zeroizing<[u8; 32]>);

/// The keys a node works with.
#[derive(Clone)]
pub struct Keys {
    /// Signs records.
    pub ring: KeyRing,
    /// Seed of the libp2p key.
    pub transport: [u8; 32],
    /// Makes subjects.
    pub secret: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(***)")
    }
}

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The system said no.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// Others could read the file.
    #[error("{} can be read by others", path.display())]
    Exposed {
        /// Which file.
        path: PathBuf,
    },
    /// The file does not hold a key.
    #[error("{} does not hold a key: bring it back from your backup", path.display())]
    NotAKey {
        /// Which file.
        path: PathBuf,
    },
    /// The keys are under a passphrase, and it was not given.
    #[error("the keys of this space are under a passphrase")]
    Locked,
    /// It was given, and is another one.
    #[error("that is not the passphrase of these keys")]
    WrongPassphrase,
    /// No words could be made of the recovery key.
    #[error("no words could be made of the recovery key")]
    NoWords,
}

/// Whether a home has keys.
pub fn exist(home: &Path) -> bool {
    let keys = home.join("keys");
    keys.join("signing").exists() || keys.join("seeds").exists()
}

/// Makes all keys of a new space and writes them and the recovery words into a folder. Returns the signed bytes of the
/// inception event that founds the space.
pub fn create(home: &Path, now: Timestamp) -> Result<Vec<u8>, KeyError> {
    let directory = home.join("keys");
    private_directory(&directory).map_err(|source| io_error(&directory, source))?;
    let [signing, next, transport, secret, recovery, later] =
        [(); 6].map(|()| Zeroizing::new(random::bytes::<32>()));
    let key = SigningKey::from_seed(&signing);
    let thumbprint = |seed: &[u8; 32]| SigningKey::from_seed(seed).public().thumbprint();
    let event = KeyEvent::inception(key.public(), thumbprint(&next), thumbprint(&recovery), now);
    write_recovery(home, &recovery, &event.space().to_string())?;
    let words = Words::of_seed(&recovery).ok_or(KeyError::NoWords)?;
    let recipient = Recipient::of(&words).ok_or(KeyError::NoWords)?;
    recipient.write(home)?;
    write_seeds(home, &[(FIRST_DERIVED, later)])?;
    for (name, seed) in [
        ("next", &next),
        ("transport", &transport),
        ("secret", &secret),
        ("signing", &signing),
    ] {
        let path = directory.join(name);
        let text = Zeroizing::new(format!("{}\n", HEXLOWER.encode(seed.as_slice())));
        replace(&path, text.as_bytes()).map_err(|source| io_error(&path, source))?;
    }
    Ok(sign(&event, &key).bytes().to_vec())
}

/// Reads the keys of a home. None of its secrets may be readable by others, those it does not work with today neither.
pub fn load(home: &Path) -> Result<Keys, KeyError> {
    for secret in [home.join("keys").join("next"), home.join("recovery.txt")] {
        if let Ok(metadata) = fs::metadata(&secret) {
            check_private(&secret, &metadata)?;
        }
    }
    let read = |name: &str| read_seed(&home.join("keys").join(name));
    Ok(Keys {
        ring: ring(home)?,
        transport: *read("transport")?,
        secret: *read("secret")?,
    })
}

/// The keys that these files hold, by their names in the folder of keys: of a home that is not on disk.
pub fn of_files(files: &BTreeMap<&str, Zeroizing<Vec<u8>>>) -> Result<Keys, KeyError> {
    let seed = |name: &str| {
        let text = files.get(name);
        text.map(|text| seed_of(text, Path::new(name))).transpose()
    };
    let needed = |name: &str| {
        seed(name)?.ok_or_else(|| KeyError::NotAKey {
            path: PathBuf::from(name),
        })
    };
    let mut single = Vec::new();
    for (number, name) in SINGLE {
        single.extend(seed(name)?.map(|seed| (number, SigningKey::from_seed(&seed))));
    }
    let seeds = files.get("seeds");
    let seeds = seeds.map(|text| seeds_of(text, Path::new("seeds")));
    Ok(Keys {
        ring: KeyRing::new(single, seeds.transpose()?.unwrap_or_default()),
        transport: *needed("transport")?,
        secret: *needed("secret")?,
    })
}

/// The key that the founding of a space brought in.
pub fn founding_key(home: &Path) -> Result<SigningKey, KeyError> {
    let seed = read_seed(&home.join("keys").join("signing"))?;
    Ok(SigningKey::from_seed(&seed))
}

/// The signing keys of a home. One of a version before this has no seeds: they are made where the disk takes them.
fn ring(home: &Path) -> Result<KeyRing, KeyError> {
    let directory = home.join("keys");
    let mut single = Vec::new();
    for (number, name) in SINGLE {
        let path = directory.join(name);
        if path.exists() {
            single.push((number, SigningKey::from_seed(&*read_seed(&path)?)));
        }
    }
    let seeds = match read_seeds(&directory.join("seeds"))? {
        None if single.is_empty() => return Err(KeyError::NotAKey { path: directory }),
        None => {
            let made = vec![(FIRST_DERIVED, Zeroizing::new(random::bytes::<32>()))];
            // On a disk that takes nothing there is no other key, and nothing would be signed with one.
            write_seeds(home, &made).map_or_else(|_| Vec::new(), |()| made)
        }
        Some(seeds) => seeds,
    };
    Ok(KeyRing::new(single, seeds))
}

/// The keys that a recovery at a number of the key log brings in: of a seed that nobody else has. It is on disk before any of
/// them signs.
pub fn renewed_ring(home: &Path, number: u64) -> Result<KeyRing, KeyError> {
    let mut seeds = read_seeds(&home.join("keys").join("seeds"))?.unwrap_or_default();
    if seeds.len() >= MAX_SEEDS_HELD {
        let path = home.join("keys").join("seeds");
        return Err(io_error(&path, io::ErrorKind::FileTooLarge.into()));
    }
    seeds.push((number, Zeroizing::new(random::bytes::<32>())));
    write_seeds(home, &seeds)?;
    ring(home)
}

fn read_seeds(path: &Path) -> Result<Option<Vec<Seed>>, KeyError> {
    let read = read_private(path, MAX_SEEDS)?;
    read.map(|text| seeds_of(&text, path)).transpose()
}

fn seeds_of(text: &[u8], path: &Path) -> Result<Vec<Seed>, KeyError> {
    let lines = text.split(|byte| *byte == b'\n');
    let seeds = lines.filter(|line| !line.is_empty()).map(seed_of_line);
    let seeds: Option<Vec<Seed>> = seeds.collect();
    let seeds = seeds.filter(|seeds| !seeds.is_empty());
    seeds.ok_or_else(|| KeyError::NotAKey {
        path: path.to_owned(),
    })
}

/// `2 <64 hexadecimal digits>`.
fn seed_of_line(line: &[u8]) -> Option<Seed> {
    let line = std::str::from_utf8(line).ok()?;
    let (from, hex) = line.split_once(' ')?;
    let bytes = Zeroizing::new(HEXLOWER.decode(hex.trim().as_bytes()).ok()?);
    Some((
        from.parse().ok()?,
        Zeroizing::new(bytes.as_slice().try_into().ok()?),
    ))
}

fn write_seeds(home: &Path, seeds: &[Seed]) -> Result<(), KeyError> {
    let path = home.join("keys").join("seeds");
    let mut text = Zeroizing::new(String::new());
    for (from, seed) in seeds {
        let hex = Zeroizing::new(HEXLOWER.encode(seed.as_slice()));
        text.push_str(&format!("{from} {}\n", hex.as_str()));
    }
    lock::write_private(home, &path, text.as_bytes())
}

fn read_seed(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let missing = || io_error(path, io::ErrorKind::NotFound.into());
    let text = read_private(path, MAX_FILE)?.ok_or_else(missing)?;
    seed_of(&text, path)
}

fn seed_of(text: &[u8], path: &Path) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let bytes = Zeroizing::new(HEXLOWER.decode(text.trim_ascii()).unwrap_or_default());
    let seed = bytes.as_slice().try_into().map_err(|_| KeyError::NotAKey {
        path: path.to_owned(),
    })?;
    Ok(Zeroizing::new(seed))
}

/// The text of a key file that nobody else can read; none if there is no such file.
pub fn read_private(path: &Path, most: u64) -> Result<Option<Zeroizing<Vec<u8>>>, KeyError> {
    let failed = |source| io_error(path, source);
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(failed)?,
    };
    check_private(path, &file.metadata().map_err(failed)?)?;
    let mut text = Zeroizing::new(Vec::new());
    let longest = most + lock::OVERHEAD;
    file.take(longest).read_to_end(&mut text).map_err(failed)?;
    lock::plain(path, text).map(Some)
}

fn check_private(path: &Path, metadata: &fs::Metadata) -> Result<(), KeyError> {
    if metadata.mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(KeyError::Exposed {
        path: path.to_owned(),
    })
}

/// The sheet of recovery words, as text: for the paper.
pub fn sheet(space: &str, words: &str) -> String {
    format!(
        "covisa recovery words\n\nSpace: {space}\n\n{words}\n\n\
         Whoever has these 24 words can take this space over.\n\
         Whoever takes the computer has the key that signs and the next one: then only these words help.\n\
         Print this page, put it where you keep contracts, and delete this file.\n\
         Computer lost: covisa key recover --why lost\n\
         Computer stolen, or its files copied: covisa key recover --why stolen\n\
         Other people look after the space: covisa key recover --why staff\n\
         On a new computer add: --space {space} --peer ADDRESS OF A SPACE THAT KNOWS YOU\n"
    )
}

/// Makes the keys of a home whose space has none here yet: those of the network and of subjects, and a seed.
pub fn create_bare(home: &Path) -> Result<(), KeyError> {
    let directory = home.join("keys");
    private_directory(&directory).map_err(|source| io_error(&directory, source))?;
    for name in ["transport", "secret"] {
        let seed = Zeroizing::new(random::bytes::<32>());
        let path = directory.join(name);
        let text = Zeroizing::new(format!("{}\n", HEXLOWER.encode(seed.as_slice())));
        replace(&path, text.as_bytes()).map_err(|source| io_error(&path, source))?;
    }
    write_seeds(home, &[(0, Zeroizing::new(random::bytes::<32>()))])
}

fn write_recovery(home: &Path, seed: &[u8; 32], space: &str) -> Result<(), KeyError> {
    let words = Words::of_seed(seed).ok_or(KeyError::NoWords)?.text();
    let words = words.as_str();
    let text = Zeroizing::new(sheet(space, words));
    let path = home.join("recovery.txt");
    replace(&path, text.as_bytes()).map_err(|source| io_error(&path, source))
}

fn io_error(path: &Path, source: io::Error) -> KeyError {
    KeyError::Io {
        path: path.to_owned(),
        source,
    }
}
