//! `covisa key`: which keys speak for this space; another one; the recovery words.

use std::io::{BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};
use federation_spec::wire::ids::SpaceId;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::carrier::{Carrier, encode, get, in_use, not_set_up, send, take};
use super::exit::{DONE, FAILED, Failure, USAGE, say};
use super::print::{Context, field, table, typed};
use crate::home::Owner;
use crate::keys::words::{COUNT, Words};
use crate::net::visiting::read_space;
use crate::startup::adopted::adopt_space;
use crate::store::files::replace;
use crate::{clock, keys, random};

/// How long nodes that are asked for a space have to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest file of words that is read, bytes.
const MAX_WORDS: u64 = 4096;

/// The keys of this space.
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Which keys speak for this space, and whether this computer has them.
    Status,
    /// Put another key in the place of the one that signs: cards go on counting.
    Rotate,
    /// Put the keys of this computer under a passphrase, which every start asks for from then on.
    Lock,
    /// Take the passphrase off again.
    Unlock,
    /// The same, since another computer or other people have to do with it from now on.
    Retire,
    /// Take the space over with its 24 recovery words: after a loss, a theft, a change of staff.
    Recover(Recover),
    /// Say that this space has closed: its passes count nowhere any more.
    End {
        /// The id of the space that its members belong to from now on.
        #[arg(long, env = "COVISA_SUCCESSOR", value_name = "ID")]
        successor: Option<String>,
    },
    /// Of two recoveries of another space that exclude each other, say which one counts here.
    Choose {
        /// The id of that space.
        space: String,
        /// The key event that counts, as its people tell you.
        event: String,
    },
}

/// Take the space over with its recovery words.
#[derive(Debug, Args)]
pub struct Recover {
    /// What happened.
    #[arg(long, env = "COVISA_RECOVER_WHY", value_enum)]
    pub why: Why,
    /// A file with the 24 words; else they are typed.
    #[arg(long, env = "COVISA_WORDS_FILE", value_name = "FILE")]
    pub words_file: Option<PathBuf>,
    /// Where the sheet with the new words goes: print it, then delete it. Else they are shown, and the seventh is asked for.
    #[arg(long, env = "COVISA_SHEET", value_name = "FILE")]
    pub sheet: Option<PathBuf>,
    /// The number of the last key event that is kept: what came after it counts no more. Else the last one.
    #[arg(long, env = "COVISA_RECOVER_AFTER", value_name = "NUMBER")]
    pub after: Option<u64>,
    /// On a computer without a home: the id of the space, as the sheet has it.
    #[arg(
        long,
        env = "COVISA_RECOVER_SPACE",
        value_name = "ID",
        requires = "peer"
    )]
    pub space: Option<String>,
    /// Address of a node that knows the space; may stand more than once.
    #[arg(
        long,
        env = "COVISA_RECOVER_PEER",
        value_name = "MULTIADDR",
        requires = "space"
    )]
    pub peer: Vec<String>,
}

/// Why the recovery words are used.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Why {
    /// The computer is gone or broken, and nobody else has it.
    Lost,
    /// Somebody else may have the keys: cards made until now have to be made again.
    Stolen,
    /// Other people look after the space from now on.
    Staff,
}

impl Why {
    fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Stolen => "stolen",
            Self::Staff => "staff",
        }
    }
}

/// The keys of this space.
pub fn run(context: &Context, verb: Key) -> Result<u8, Failure> {
    let rotate = |reason: &str| send("POST", "keys/rotate", &json!({ "reason": reason }));
    match verb {
        Key::Status => context.one("key-status", &get("keys", &[]), told),
        Key::Rotate => context.one("key-rotate", &rotate("rotation"), told),
        Key::Lock => locked(context, true),
        Key::Unlock => locked(context, false),
        Key::Retire => context.one("key-retire", &rotate("retired"), told),
        Key::Recover(recover) => self::recover(context, &recover),
        Key::End { successor } => {
            let request = send("POST", "keys/end", &json!({ "successor": successor }));
            context.one("key-end", &request, told)
        }
        Key::Choose { space, event } => {
            let path = format!("spaces/{}/recovery", encode(&space));
            let request = send("PUT", &path, &json!({ "event": event }));
            context.one("key-choose", &request, |_| {
                "That one counts here now.".to_owned()
            })
        }
    }
}

fn recover(context: &Context, recover: &Recover) -> Result<u8, Failure> {
    let words = read_words(recover.words_file.as_deref(), context.json)?;
    // Whoever mistypes a word hears of it before anything is fetched or made.
    Words::read(&words).map_err(|wrong| {
        let next = "Compare all 24 words with the sheet, in their order.";
        Failure::new(
            USAGE,
            "words",
            format!("These are no recovery words: {wrong}."),
            next,
        )
    })?;
    if let Some(space) = &recover.space {
        adopt(context.home.path(), space, &recover.peer)?;
    }
    let carrier = context.carrier()?;
    if recover.space.is_some() {
        say(&published(&carrier)?);
    }
    let done = recovered(&carrier, recover, &words, context.json);
    carrier.close();
    context.show("key-recover", &done?, told)?;
    Ok(DONE)
}

/// Puts the keys under a passphrase, or takes it off: while no node has them.
fn locked(context: &Context, under: bool) -> Result<u8, Failure> {
    let home = context.home.path();
    if !keys::exist(home) {
        return Err(not_set_up(&context.home));
    }
    let held = match take(&context.home)? {
        Owner::Us(held) => held,
        Owner::Other(holder) => return Err(in_use(&context.home, &holder)),
    };
    let failed = |error: keys::KeyError| Failure::from_start(&error.into());
    if under {
        let passphrase = context.passphrase.new_one("keys")?;
        keys::lock::lock(home, &passphrase).map_err(failed)?;
    } else {
        context.passphrase.open(home)?;
        keys::lock::unlock(home).map_err(failed)?;
    }
    drop(held);
    let value = json!({ "locked": under });
    context.show("key-lock", &value, |_| match under {
        true => "The keys are under the passphrase. Without it, only the 24 recovery words help."
            .to_owned(),
        false => "The keys are under no passphrase any more.".to_owned(),
    })?;
    Ok(DONE)
}

/// What stands in the name of the space, and is about to be signed anew: a thief may have written it.
fn published(carrier: &Carrier) -> Result<String, Failure> {
    let status = carrier.json(&get("status", &[]))?;
    let space = carrier.json(&get(&format!("spaces/{}", field(&status, "space")), &[]))?;
    let terms = carrier.json(&get("terms", &[]));
    let terms = terms.map_or("-".to_owned(), |terms| field(&terms, "summary"));
    let place = &space["profile"]["place"];
    Ok(format!(
        "What other spaces read of yours, and what is signed anew: {}, {}. {terms}\n\
         If somebody else has written that, put it right afterwards: covisa space change, covisa terms publish FILE",
        field(&space, "name"),
        field(place, "city"),
    ))
}

/// Draws new words, brings them on paper, and takes the space over.
fn recovered(
    carrier: &Carrier,
    recover: &Recover,
    words: &str,
    quiet: bool,
) -> Result<Value, Failure> {
    let given = json!({ "words": words, "after": recover.after });
    let drawn = carrier.json(&send("POST", "keys/words", &given))?;
    let new = Zeroizing::new(field(&drawn, "words"));
    let space = field(&drawn, "space");
    let seventh = match &recover.sheet {
        Some(path) => {
            let text = Zeroizing::new(keys::sheet(&space, &new));
            replace(path, text.as_bytes()).map_err(|error| {
                let text = format!("{}: {error}.", typed(path));
                Failure::new(
                    FAILED,
                    "no-sheet",
                    text,
                    "Name another place for the sheet.",
                )
            })?;
            if !quiet {
                say(&format!(
                    "{} holds the 24 new words: print it, take it away, then delete it.",
                    typed(path)
                ));
            }
            new.split_whitespace().nth(6).unwrap_or_default().to_owned()
        }
        None => asked_for_seventh(&new)?,
    };
    let given = json!({
        "words": words, "seventh": seventh, "reason": recover.why.word(), "after": recover.after,
    });
    carrier.json(&send("POST", "keys/recover", &given))
}

/// Begins with what other nodes hold of the space.
fn adopt(home: &Path, space: &str, peers: &[String]) -> Result<(), Failure> {
    if keys::exist(home) {
        let text = format!("{} is the home of a space already.", typed(home));
        let next = "Leave --space and --peer out, or name another folder with --home.";
        return Err(Failure::new(USAGE, "home-exists", text, next));
    }
    let id: SpaceId = space.parse().map_err(|_| {
        let next = "Write it as the sheet has it: covisa: and 32 letters.";
        Failure::new(
            USAGE,
            "usage",
            "--space is no id of a space.".to_owned(),
            next,
        )
    })?;
    say("Asking for what is known of the space...");
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| Failure::new(FAILED, "no-threads", error.to_string(), ""))?;
    let records = runtime
        .block_on(read_space(peers, id, random::bytes(), PATIENCE))
        .map_err(|error| Failure::new(FAILED, "no-network", error, ""))?;
    if records.is_empty() {
        let text = "None of these nodes answered with anything of that space.".to_owned();
        let next = "Check the id and the addresses, or ask another space that knows yours for the address of its node.";
        return Err(Failure::new(FAILED, "not-held", text, next));
    }
    crate::store::files::private_directory(home)
        .map_err(|error| Failure::new(FAILED, "no-home", error.to_string(), ""))?;
    adopt_space(home, id, &records, clock::now()).map_err(|error| Failure::from_start(&error))
}

pub fn read_words(file: Option<&Path>, quiet: bool) -> Result<Zeroizing<String>, Failure> {
    let mut text = Zeroizing::new(String::new());
    let failed = |what: String| {
        let next = "Name a file with the 24 words: --words-file FILE";
        Failure::new(USAGE, "no-words", what, next)
    };
    match file {
        Some(path) => {
            let opened = std::fs::File::open(path);
            let read = opened.and_then(|file| file.take(MAX_WORDS).read_to_string(&mut text));
            read.map_err(|error| failed(format!("{}: {error}.", typed(path))))?;
            // A sheet, as the program writes it, says more than the words.
            let mut lines = text.lines();
            let line = lines.find(|line| line.split_whitespace().count() == COUNT);
            let line = line.map(|line| Zeroizing::new(line.to_owned()));
            text = line.unwrap_or(text);
        }
        None => {
            if !quiet && std::io::stdin().is_terminal() {
                say("Type the 24 words of the recovery sheet, then Enter:");
            }
            let mut lines = std::io::stdin().lock();
            while text.split_whitespace().count() < COUNT {
                let read = lines.read_line(&mut text);
                if read.map_err(|error| failed(error.to_string()))? == 0 {
                    break;
                }
            }
        }
    }
    Ok(text)
}

/// Shows the new words, and asks for the seventh once they are on paper.
fn asked_for_seventh(new: &str) -> Result<String, Failure> {
    let mut out = std::io::stderr().lock();
    let shown = writeln!(
        out,
        "\nThe new recovery words. Write them down now; the old ones will count no more:\n"
    )
    .and_then(|()| {
        let words: Vec<&str> = new.split_whitespace().collect();
        words.chunks(6).enumerate().try_for_each(|(row, words)| {
            let numbered: Vec<String> = (row * 6 + 1..)
                .zip(words)
                .map(|(number, word)| format!("{number:>2} {word:<10}"))
                .collect();
            writeln!(out, "  {}", numbered.join(""))
        })
    })
    .and_then(|()| write!(out, "\nType word 7 of the sheet: "))
    .and_then(|()| out.flush());
    drop(out);
    let mut word = String::new();
    let read = shown.and_then(|()| std::io::stdin().read_line(&mut word));
    match read {
        Ok(1..) => Ok(word.trim().to_owned()),
        Ok(0) | Err(_) => {
            let text = "The new words were not confirmed, so nothing was changed.".to_owned();
            let next = "Name a file for the sheet: --sheet FILE";
            Err(Failure::new(USAGE, "not-confirmed", text, next))
        }
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn told(value: &Value) -> String {
    let mut lines = Vec::new();
    lines.push(match (value["signs"] == true, value["state"].as_str()) {
        (true, Some("ended")) => "This space has ended.".to_owned(),
        (true, _) => "This computer signs for the space.".to_owned(),
        (false, _) => field(value, "why"),
    });
    let row = |event: &Value| {
        let by = match event["recovery"] == true {
            true => "recovery words",
            false => "key",
        };
        vec![
            field(event, "number"),
            field(event, "at"),
            field(event, "reason"),
            by.to_owned(),
            field(event, "key").chars().take(16).collect(),
        ]
    };
    let names = ["number", "made", "reason", "by", "key"];
    let rows: Vec<Vec<String>> = list(value, "events").iter().map(row).collect();
    lines.push(table(&names, &rows));
    let beside: Vec<Vec<String>> = list(value, "beside").iter().map(row).collect();
    if !beside.is_empty() {
        lines.push("These exclude each other:".to_owned());
        lines.push(table(&names, &beside));
    }
    if let Some(homes) = value["waits_for_homes"].as_u64() {
        lines.push(format!("It is time for another key. It waits until the nodes of two spaces that you pinned have answered: {homes} so far."));
    } else if value["rotates_at"].is_string() {
        lines.push(format!(
            "Another key follows by itself on {}.",
            field(value, "rotates_at")
                .chars()
                .take(10)
                .collect::<String>()
        ));
    }
    let reprint = list(value, "reprint").len();
    if reprint > 0 {
        lines.push(format!(
            "{reprint} members have cards that were signed by a key which somebody else may have. Make them new ones: covisa pass issue --reprint --out cards.html"
        ));
    }
    lines.join("\n")
}
