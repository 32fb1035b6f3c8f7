//! The folder of backups: what lies there, how many are kept, and which entries were erased since, listed without a name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use serde::{Deserialize, Serialize};

use super::BackupError;
use super::make::{Made, make};
use crate::calendar::local_parts;
use crate::clock;
use crate::core::holdings::Holdings;
use crate::keys::recipient::Recipient;
use crate::store::files::{private_directory, replace};

/// So many are kept.
pub const KEPT: usize = 3;
/// A backup is from the future if it is dated so many seconds ahead (an hour).
const AHEAD: u64 = 3_600;
/// How a backup's name ends.
pub const ENDING: &str = "covisa";
/// How the name of the list of what was erased ends.
const LIST: &str = "erased.json";
/// What a backup that came in by a page is called until a home is made of it.
const RECEIVED: &str = "moving.covisa";
/// Longest list of erased entries that is read, bytes.
const MAX_LIST: u64 = 64 * 1024 * 1024;

/// The folder of backups of a home.
#[derive(Debug)]
pub struct Shelf {
    home: PathBuf,
    /// The folder that a person named; else one in the home.
    named: Option<PathBuf>,
    /// What became of the last one that this process made, if it failed.
    failed: Mutex<Option<String>>,
    /// One at a time.
    turn: Mutex<()>,
    /// How the backups stood when they were looked at last.
    looked: Mutex<Option<Standing>>,
    /// Somebody is looking: a share that does not answer holds one up, and nobody else.
    looking: AtomicBool,
}

/// How the backups of a space stand.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Where they lie.
    pub folder: PathBuf,
    /// In the home itself, and would be lost with it.
    pub at_home: bool,
    /// They are sealed to the recovery words that count, so that one can be made.
    pub sealed: bool,
    /// A passphrase opens those that are made, besides.
    pub passphrase: bool,
    /// What went wrong with the last one, if anything did.
    pub trouble: Option<String>,
    /// The newest first.
    pub kept: Vec<Kept>,
}

impl Standing {
    /// Of a shelf whose folder has not answered yet.
    pub fn silent(shelf: &Shelf) -> Self {
        Self {
            folder: shelf.folder(),
            at_home: shelf.is_at_home(),
            sealed: true,
            passphrase: false,
            trouble: Some(format!("{} does not answer", shelf.folder().display())),
            kept: Vec::new(),
        }
    }
}

/// A backup that lies there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// When it was made, by the file's date.
    pub made_at: Timestamp,
    /// How long it is, bytes.
    pub bytes: u64,
}

/// Which entries of a ledger were erased: no backup gives them back.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Erased {
    space: String,
    /// By their numbers: the hashes of the headers, hexadecimal.
    entries: BTreeMap<u64, BTreeSet<String>>,
}

impl Erased {
    fn into_erasures(self) -> Erasures {
        let hash = |hex: String| {
            let bytes = data_encoding::HEXLOWER.decode(hex.as_bytes()).ok()?;
            Some(Hash32(bytes.try_into().ok()?))
        };
        let entries = self.entries.into_iter();
        entries
            .map(|(number, hashes)| (number, hashes.into_iter().filter_map(hash).collect()))
            .collect()
    }
}

impl Shelf {
    /// The shelf of a home: in a folder that a person named, or in the home.
    pub fn new(home: &Path, named: Option<PathBuf>) -> Self {
        Self {
            home: home.to_owned(),
            named,
            failed: Mutex::default(),
            turn: Mutex::default(),
            looked: Mutex::default(),
            looking: AtomicBool::new(false),
        }
    }

    /// The folder.
    pub fn folder(&self) -> PathBuf {
        let own = || self.home.join("backups");
        self.named.clone().unwrap_or_else(own)
    }

    /// Whether the backups lie in the home itself, and would be lost with it.
    pub fn is_at_home(&self) -> bool {
        self.named.is_none()
    }

    /// The home.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// What went wrong with the last one, if anything did.
    pub fn trouble(&self) -> Option<String> {
        held(&self.failed).clone()
    }

    /// How they stood when they were looked at last.
    pub fn stood(&self) -> Option<Standing> {
        held(&self.looked).clone()
    }

    /// Looks how the backups of a space stand, whose words are these; none while somebody else does.
    pub fn look(&self, space: SpaceId, words: Option<Hash32>) -> Option<Standing> {
        if self.looking.swap(true, Ordering::AcqRel) {
            return None;
        }
        let standing = self.standing(space, words);
        *held(&self.looked) = Some(standing.clone());
        self.looking.store(false, Ordering::Release);
        Some(standing)
    }

    fn standing(&self, space: SpaceId, words: Option<Hash32>) -> Standing {
        let recipient = Recipient::read(&self.home).ok().flatten();
        let counts = |to: &Recipient| words.is_none_or(|words| to.words() == words);
        Standing {
            folder: self.folder(),
            at_home: self.is_at_home(),
            sealed: recipient.as_ref().is_some_and(counts),
            passphrase: recipient.is_some_and(|to| to.has_besides()),
            trouble: self.trouble(),
            kept: self.kept(space, clock::now()),
        }
    }

    /// The backups of a space, the newest first. One from the future, which a wrong clock made, comes last: it takes nobody's place.
    pub fn kept(&self, space: SpaceId, now: Timestamp) -> Vec<Kept> {
        let Ok(files) = fs::read_dir(self.folder()) else {
            return Vec::new();
        };
        let mut kept: Vec<Kept> = files
            .filter_map(|file| {
                let file = file.ok()?;
                let name = file.file_name().into_string().ok()?;
                let metadata = file.metadata().ok()?;
                let since = metadata
                    .modified()
                    .ok()?
                    .duration_since(std::time::UNIX_EPOCH);
                is_ours(&name, space).then_some(())?;
                Some(Kept {
                    name,
                    made_at: Timestamp(since.ok()?.as_secs()),
                    bytes: metadata.len(),
                })
            })
            .collect();
        let order = |kept: &Kept| {
            let ahead = kept.made_at > now.plus(AHEAD);
            (ahead, Reverse((kept.made_at, kept.name.clone())))
        };
        kept.sort_by_key(order);
        kept
    }

    /// Makes one, lists what was erased beside it, and lets the oldest go. One that is being made is waited for.
    pub fn make(
        &self,
        holdings: &Holdings,
        now: Timestamp,
        told: &mut dyn FnMut(u64, u64),
    ) -> Result<(PathBuf, Made), BackupError> {
        let _turn = held(&self.turn);
        let made = self.make_one(holdings, now, told);
        *held(&self.failed) = made.as_ref().err().map(ToString::to_string);
        made
    }

    fn make_one(
        &self,
        holdings: &Holdings,
        now: Timestamp,
        told: &mut dyn FnMut(u64, u64),
    ) -> Result<(PathBuf, Made), BackupError> {
        let folder = self.folder();
        let failed = |source| BackupError::io(&folder, source);
        // A share that is not mounted is no place for a folder of our own.
        match self.is_at_home() {
            true => private_directory(&folder).map_err(failed)?,
            false => drop(fs::read_dir(&folder).map_err(failed)?),
        }
        let (day, time) = local_parts(now, "UTC");
        let start = start_of(holdings.space);
        let seconds = now.0 % 60;
        let time = time.replace(':', "");
        let path = folder.join(format!("{start}{day}-{time}{seconds:02}.{ENDING}"));
        let made = make(&self.home, holdings, now, &path, told)?;
        list(&folder, holdings.space, &made.erased)?;
        let others = self.kept(holdings.space, now).into_iter();
        let others = others.filter(|kept| folder.join(&kept.name) != path);
        for old in others.skip(KEPT - 1) {
            fs::remove_file(folder.join(old.name)).map_err(failed)?;
        }
        Ok((path, made))
    }

    /// Lists what was erased beside the backups that are there: none of them gives it back.
    pub fn list_erased(&self, space: SpaceId) -> Result<(), BackupError> {
        let _turn = held(&self.turn);
        match self.kept(space, clock::now()).is_empty() {
            true => Ok(()),
            false => list(&self.folder(), space, &super::make::erased(&self.home)?),
        }
    }
}

/// Entries that were erased, by their numbers: each with the hashes of the headers under which it was. A number is used anew where a
/// home was brought back.
pub type Erasures = BTreeMap<u64, BTreeSet<Hash32>>;

/// What was erased of a space, by the list that lies beside a backup; none where there is no list.
pub fn erased_since(backup: &Path, space: &str) -> Result<Option<Erasures>, BackupError> {
    let folder = backup
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    match space.parse::<SpaceId>() {
        Ok(space) => Ok(read_list(&list_of(folder, space))?.map(Erased::into_erasures)),
        Err(_) => Ok(None),
    }
}

/// What a list says, whose bytes came from elsewhere.
pub fn erasures_of(list: &[u8]) -> Result<Erasures, BackupError> {
    let erased: Result<Erased, _> = serde_json::from_slice(list);
    let erased = erased.map_err(|_| BackupError::BadList("what was given".to_owned()))?;
    Ok(erased.into_erasures())
}

/// Keeps a backup that came in by a page in the home that is to be made of it.
pub fn received(home: &Path, sealed: &[u8]) -> Result<PathBuf, BackupError> {
    let file = home.join(RECEIVED);
    replace(&file, sealed).map_err(|source| BackupError::io(&file, source))?;
    Ok(file)
}

/// Adds to the list in a folder.
fn list(folder: &Path, space: SpaceId, erased: &BTreeMap<u64, Hash32>) -> Result<(), BackupError> {
    let path = list_of(folder, space);
    // One that cannot be read is written anew: the ledger has all that this home erased.
    let mut listed = read_list(&path).ok().flatten().unwrap_or_default();
    listed.space = space.to_string();
    for (number, hash) in erased {
        listed
            .entries
            .entry(*number)
            .or_default()
            .insert(hash.hex());
    }
    let text = serde_json::to_vec(&listed).map_err(|error| BackupError::io(&path, error.into()))?;
    replace(&path, &text).map_err(|source| BackupError::io(&path, source))
}

fn read_list(path: &Path) -> Result<Option<Erased>, BackupError> {
    let failed = |source| BackupError::io(path, source);
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(failed)?,
    };
    let mut text = Vec::new();
    file.take(MAX_LIST).read_to_end(&mut text).map_err(failed)?;
    let list = serde_json::from_slice(&text);
    list.map(Some)
        .map_err(|_| BackupError::BadList(path.display().to_string()))
}

fn list_of(folder: &Path, space: SpaceId) -> PathBuf {
    folder.join(format!("{}{LIST}", start_of(space)))
}

/// Whether a shelf gave a backup this name: copies that somebody else named stay where they are.
fn is_ours(name: &str, space: SpaceId) -> bool {
    let made = name.strip_prefix(&start_of(space));
    let made = made.and_then(|made| made.strip_suffix(ENDING)?.strip_suffix('.'));
    let form = "0000-00-00-000000";
    made.is_some_and(|made| {
        let alike = made.bytes().zip(form.bytes());
        made.len() == form.len()
            && alike.into_iter().all(|(letter, form)| match form {
                b'-' => letter == b'-',
                _ => letter.is_ascii_digit(),
            })
    })
}

/// How the names of a space's backups begin.
fn start_of(space: SpaceId) -> String {
    let id = space.to_string();
    format!("covisa-{}-", &id["covisa:".len()..][..8])
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
