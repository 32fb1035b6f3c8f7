//! `covisa backup`, `covisa restore`: one sealed file, and a home made of one.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::carrier::{get, in_use, send, take};
use super::exit::{DONE, FAILED, Failure, USAGE, say};
use super::key::read_words;
use super::print::{Context, field, table, typed};
use crate::backup::BackupError;
use crate::backup::prove::{Order, Proven, prove};
use crate::backup::restore::{Bringing, Brought, restore};
use crate::calendar::local_parts;
use crate::clock;
use crate::home::Owner;
use crate::keys::besides::Passphrase;
use crate::keys::recipient::Opener;
use crate::keys::words::Words;
use crate::store::files::{private_directory, replace};

/// Backups of this space.
#[derive(Debug, Args)]
pub struct Backup {
    /// What to do; make one, if nothing is said.
    #[command(subcommand)]
    verb: Option<BackupVerb>,
}

/// What is done with backups.
#[derive(Debug, Subcommand)]
enum BackupVerb {
    /// Make one now.
    Now {
        /// A copy of it goes here too: onto a stick, or for another computer.
        #[arg(long, env = "COVISA_BACKUP_TO", value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Which there are, and where they lie.
    List,
    /// Type the recovery words once, so that backups can be sealed to them.
    Words {
        /// A file with the 24 words; else they are typed.
        #[arg(long, env = "COVISA_WORDS_FILE", value_name = "FILE")]
        words_file: Option<PathBuf>,
    },
    /// Choose a passphrase that opens the backups besides the words: typed, or by --passphrase-file and --passphrase-command.
    Passphrase {
        /// None opens them any more but the words.
        #[arg(long, env = "COVISA_BACKUP_PASSPHRASE_OFF")]
        off: bool,
    },
}

/// Make a home of a backup.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only show that it is whole and what it holds: nothing is written.
    #[arg(long, env = "COVISA_RESTORE_CHECK")]
    check: bool,
    /// A file with the 24 words of the sheet that counted when it was made; else they are typed.
    #[arg(long, env = "COVISA_WORDS_FILE", value_name = "FILE")]
    words_file: Option<PathBuf>,
    /// By the passphrase of the backups instead of the words: typed, or by --passphrase-file and --passphrase-command.
    #[arg(long, env = "COVISA_RESTORE_PASSPHRASE", conflicts_with = "words_file")]
    passphrase: bool,
    /// The space lives on this computer from now on: any other one that has its keys stands down.
    #[arg(long = "move", env = "COVISA_RESTORE_MOVE")]
    moving: bool,
    /// Over a home of the same space, which is kept beside the new one.
    #[arg(long, env = "COVISA_RESTORE_OVER")]
    over: bool,
}

/// Backups of this space.
pub fn run(context: &Context, backup: Backup) -> Result<u8, Failure> {
    match backup.verb.unwrap_or(BackupVerb::Now { to: None }) {
        BackupVerb::Now { to } => now(context, to.as_deref()),
        BackupVerb::List => context.one("backup-list", &get("backups", &[]), listed),
        BackupVerb::Passphrase { off } => besides(context, off),
        BackupVerb::Words { words_file } => {
            let words = read_words(words_file.as_deref(), context.json)?;
            let given = json!({ "words": words.as_str() });
            context.one(
                "backup-words",
                &send("PUT", "backups/words", &given),
                |_| {
                    "Backups are sealed to these words from now on, and these words open them."
                        .to_owned()
                },
            )
        }
    }
}

/// A passphrase opens the backups besides the words, or none does any more.
fn besides(context: &Context, off: bool) -> Result<u8, Failure> {
    let passphrase = match off {
        true => None,
        false => Some(context.passphrase.new_one("backups")?),
    };
    let given = json!({ "passphrase": passphrase.as_ref().map(|text| text.as_str()) });
    let request = send("PUT", "backups/passphrase", &given);
    context.one("backup-passphrase", &request, |value| {
        match value["passphrase"] == true {
            true => "The passphrase opens every backup that is made from now on, besides the 24 words. Whoever has a backup may guess as long as he likes: choose one that nobody guesses.",
            false => "Only the 24 words open the backups that are made from now on.",
        }
        .to_owned()
    })
}

fn now(context: &Context, to: Option<&Path>) -> Result<u8, Failure> {
    let carrier = context.carrier()?;
    let made = carrier.json(&send("POST", "backups", &json!({})));
    carrier.close();
    let mut made = made?;
    if let Some(to) = to {
        let from = PathBuf::from(made["file"].as_str().unwrap_or_default());
        let to = copied(&from, to).map_err(|error| {
            let text = format!("{}: {error}.", typed(to));
            let next = format!(
                "The backup itself is {}. Is the folder of the copy there?",
                typed(&from)
            );
            Failure::new(FAILED, "no-copy", text, next)
        })?;
        made["copy"] = json!(to.display().to_string());
    }
    context.show("backup", &made, |made| {
        let copy = made["copy"].as_str().map(|copy| format!(", and in {copy}"));
        format!(
            "{} of the ledger's entries are in {}{} ({}).\nThe 24 recovery words open it; to see that it is whole: covisa restore {} --check",
            field(made, "entries"),
            field(made, "file"),
            copy.unwrap_or_default(),
            size(made["bytes"].as_u64().unwrap_or(0)),
            field(made, "file"),
        )
    })?;
    Ok(DONE)
}

/// Copies a backup into a folder or under a name, and with it the list of what was erased.
fn copied(from: &Path, to: &Path) -> std::io::Result<PathBuf> {
    let name = from.file_name().unwrap_or_default();
    let to = if to.is_dir() {
        to.join(name)
    } else {
        to.to_owned()
    };
    replace(&to, &std::fs::read(from)?)?;
    let beside = |name: &str| name.ends_with("-erased.json");
    let folder = from.parent().unwrap_or(Path::new("."));
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        if file.file_name().to_str().is_some_and(beside) {
            replace(
                &to.with_file_name(file.file_name()),
                &std::fs::read(file.path())?,
            )?;
        }
    }
    Ok(to)
}

fn listed(value: &Value) -> String {
    let backups = value["backups"].as_array().cloned().unwrap_or_default();
    let rows: Vec<Vec<String>> = backups
        .iter()
        .map(|one| {
            vec![
                field(one, "made_at"),
                size(one["bytes"].as_u64().unwrap_or(0)),
                field(one, "file"),
            ]
        })
        .collect();
    let mut lines = vec![match rows.is_empty() {
        true => format!("There is no backup in {}.", field(value, "folder")),
        false => table(&["made", "size", "file"], &rows),
    }];
    if value["at_home"] == true {
        lines.push("They lie on the same disk as the space itself: name another folder in config.toml, backup.folder, or copy one now and then.".to_owned());
    }
    if value["sealed"] == false {
        lines.push(
            "None can be made until the recovery words were typed once: covisa backup words"
                .to_owned(),
        );
    }
    if value["passphrase"] == true {
        lines.push("A passphrase opens them besides the 24 words.".to_owned());
    }
    if value["trouble"].is_string() {
        lines.push(format!("The last one failed: {}", field(value, "trouble")));
    }
    lines.join("\n")
}

/// Makes a home of a backup, or shows that one could be made.
pub fn run_restore(context: &Context, order: &Restore) -> Result<u8, Failure> {
    let home = context.home.path();
    let opener = opener(context, order)?;
    let mut progress = Progress::new("Reading", context.json);
    let mut told = |done, of| progress.told(done, of);
    if order.check {
        let proving = Order {
            file: &order.file,
            opener: &opener,
            sought: &[],
        };
        let proven = prove(&proving, &mut |_, _| Ok(()), &mut told);
        let proven = proven.map_err(|error| failed(&error))?;
        let value = json!({ "written": false, "backup": of_backup(&proven) });
        context.show("restore", &value, |value| {
            format!(
                "The backup is whole. {}\nNothing was written.",
                holds(value)
            )
        })?;
        return Ok(DONE);
    }
    private_directory(home).map_err(|error| failed(&BackupError::io(home, error)))?;
    let lock = match take(&context.home)? {
        Owner::Us(lock) => lock,
        Owner::Other(holder) => return Err(in_use(&context.home, &holder)),
    };
    let bringing = Bringing {
        file: &order.file,
        opener: &opener,
        home,
        moving: order.moving,
        over: order.over,
        erased: None,
        now: clock::now(),
    };
    let brought = restore(&bringing, &mut told).map_err(|error| failed(&error))?;
    drop(lock);
    let value = of_brought(&brought);
    context.show("restore", &value, |value| {
        told_of(value, home, order.moving)
    })?;
    Ok(DONE)
}

/// What opens the backup.
fn opener(context: &Context, order: &Restore) -> Result<Opener, Failure> {
    if order.passphrase {
        let given = context.passphrase.of_backup()?;
        return Ok(Opener::Passphrase(Passphrase::new(&given)));
    }
    let words = read_words(order.words_file.as_deref(), context.json)?;
    let words = Words::read(&words).map_err(|wrong| {
        let next = "Compare all 24 words with the sheet, in their order.";
        let text = format!("These are no recovery words: {wrong}.");
        Failure::new(USAGE, "words", text, next)
    })?;
    Ok(Opener::Words(words))
}

/// What was brought back, and what to do next.
fn told_of(value: &Value, home: &Path, moving: bool) -> String {
    let home = typed(home);
    let mut lines = vec![format!("The home {home} is made. {}", holds(value))];
    let many = |name: &str| value[name].as_u64().filter(|many| *many > 0);
    lines.extend(
        many("joined")
            .map(|many| format!("{many} later entries of the ledger that was there follow it.")),
    );
    lines.extend(
        many("erased")
            .map(|many| format!("{many} entries that were erased since are erased here too.")),
    );
    let aside = value["aside"].as_str();
    lines.extend(aside.map(|aside| format!("What was there lies in {aside}.")));
    lines.push(match moving {
        true => "Start it: covisa serve. As soon as a space that you pinned has answered, the other computer is told to stand down.".to_owned(),
        false => "Start it: covisa serve. It gives nothing out until a space that you pinned has told what was signed since.".to_owned(),
    });
    lines.push(
        "Browsers and tablets have to be let in again, unless all that was written since is there."
            .to_owned(),
    );
    lines.push("Until you have looked at the list of pinned spaces, nobody is green: covisa space list --standing pinned, then covisa confirm restored".to_owned());
    lines.join("\n")
}

fn failed(error: &BackupError) -> Failure {
    let code = match error {
        BackupError::Io { .. } => "backup-io",
        BackupError::NoRecipient | BackupError::OldWords => "backup-no-words",
        BackupError::Damaged(_) => "backup-damaged",
        BackupError::NotABackup(_) => "not-a-backup",
        BackupError::Newer(_) => "backup-newer",
        BackupError::WrongWords => "wrong-words",
        BackupError::NoPassphrase | BackupError::WrongPassphrase => "wrong-passphrase",
        BackupError::Broken(_) => "backup-broken",
        BackupError::BadList(_) => "bad-list",
        BackupError::AnotherSpace(_) => "another-space",
        BackupError::HomeExists(_) => "home-exists",
        BackupError::HomeIsNewer(_) => "home-is-newer",
        BackupError::Start(error) => return Failure::from_start(error),
    };
    Failure::new(FAILED, code, format!("{error}."), error.next())
}

fn of_backup(backup: &Proven) -> Value {
    let (day, time) = local_parts(backup.made_at, "UTC");
    json!({
        "space": backup.head.space,
        "made_at": format!("{day}T{time}Z"),
        "program": backup.head.program,
        "entries": backup.entries,
        "members": backup.counts.members,
        "passes": backup.counts.passes,
        "visits": backup.counts.visits,
        "pinned": backup.counts.pinned,
        "blocked": backup.counts.blocked,
    })
}

fn of_brought(brought: &Brought) -> Value {
    json!({
        "written": true,
        "backup": of_backup(&brought.backup),
        "joined": brought.joined,
        "erased": brought.erased,
        "aside": brought.aside.as_ref().map(|aside| aside.display().to_string()),
    })
}

/// What a backup holds, in a sentence.
fn holds(value: &Value) -> String {
    let backup = &value["backup"];
    format!(
        "It is of {} and was made {}: {} members, {} passes, {} visits, {} pinned spaces, {} entries of the ledger.",
        field(backup, "space"),
        field(backup, "made_at"),
        field(backup, "members"),
        field(backup, "passes"),
        field(backup, "visits"),
        field(backup, "pinned"),
        field(backup, "entries"),
    )
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..10_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// How far something is that takes its time, on a terminal.
struct Progress {
    what: &'static str,
    shown: Option<u64>,
    quiet: bool,
}

impl Progress {
    fn new(what: &'static str, json: bool) -> Self {
        let quiet = json || !std::io::stderr().is_terminal();
        Self {
            what,
            shown: None,
            quiet,
        }
    }

    fn told(&mut self, done: u64, of: u64) {
        let percent = done.saturating_mul(100) / of.max(1);
        if self.quiet || self.shown == Some(percent) {
            return;
        }
        self.shown = Some(percent);
        let mut out = std::io::stderr().lock();
        // A terminal that went away is no reason to stop.
        let _ = write!(out, "\r{}: {percent} %", self.what).and_then(|()| out.flush());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            say("");
        }
    }
}
