//! What is typed about people: members, plans, passes, visits, requests.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::core::limits::MAX_CARD_DAYS;

/// Members.
#[derive(Debug, Subcommand)]
pub enum Member {
    /// Add a member.
    Add(Details),
    /// Change what is known of a member: give all of it.
    Change {
        /// The member's id.
        id: String,
        /// All that is known of the member from now on.
        #[command(flatten)]
        details: Details,
    },
    /// All members.
    List,
    /// End a membership: the member's passes are no longer valid.
    End {
        /// The member's id.
        id: String,
    },
    /// An address that opens a member's passport on their own phone.
    Phone {
        /// The member's id.
        id: String,
    },
    /// Erase everything that names a member, here and in the ledger. This cannot be undone.
    Erase {
        /// The member's id.
        id: String,
    },
    /// Read a member list in, as CSV or .xlsx: of Cobot, Nexudus, OfficeRnD, or by hand.
    Import(Import),
    /// Take an import of the last 24 hours back.
    UndoImport {
        /// Which one; the last, if none is named.
        import: Option<String>,
        /// Only say what would change.
        #[arg(long, env = "COVISA_MEMBER_UNDO_IMPORT_DRY_RUN", value_parser = clap::builder::FalseyValueParser::new())]
        dry_run: bool,
    },
    /// Do the import again that was taken back last, within 24 hours and if nothing else has changed since.
    RedoImport {
        /// Only say what would change.
        #[arg(long, env = "COVISA_MEMBER_REDO_IMPORT_DRY_RUN", value_parser = clap::builder::FalseyValueParser::new())]
        dry_run: bool,
    },
    /// How lists of some kinds are read, as it was remembered with --keep.
    Profiles,
    /// Forget how lists of one kind are read.
    ForgetProfile {
        /// Its name.
        name: String,
    },
    /// Write all members as CSV.
    Export {
        /// The file; standard output without one.
        #[arg(long, value_name = "FILE", env = "COVISA_MEMBER_EXPORT_OUT")]
        out: Option<PathBuf>,
    },
}

/// What is known of a member.
#[derive(Debug, Args)]
pub struct Details {
    /// The member's name.
    #[arg(long, env = "COVISA_MEMBER_NAME")]
    pub name: String,
    /// The label of the plan.
    #[arg(long, env = "COVISA_MEMBER_PLAN")]
    pub plan: Option<String>,
    /// What kind of member: day, flex, dedicated or team.
    #[arg(long, env = "COVISA_MEMBER_TIER")]
    pub tier: Option<String>,
    /// Member since this day.
    #[arg(long, value_name = "DATE", env = "COVISA_MEMBER_SINCE")]
    pub since: Option<String>,
    /// Member until this day, the day included.
    #[arg(long, value_name = "DATE", env = "COVISA_MEMBER_UNTIL")]
    pub until: Option<String>,
    /// The e-mail address.
    #[arg(long, env = "COVISA_MEMBER_EMAIL")]
    pub email: Option<String>,
    /// The city where the member lives, if passes are to say it.
    #[arg(long, env = "COVISA_MEMBER_CITY")]
    pub city: Option<String>,
    /// Its country: two letters, as in DE. It follows from a city that is known.
    #[arg(long, env = "COVISA_MEMBER_COUNTRY", requires = "city")]
    pub country: Option<String>,
}

/// A member list.
#[derive(Debug, Args)]
pub struct Import {
    /// The file.
    pub file: PathBuf,
    /// Only say what would change.
    #[arg(long, env = "COVISA_MEMBER_IMPORT_DRY_RUN", value_parser = clap::builder::FalseyValueParser::new())]
    pub dry_run: bool,
    /// How the file names its columns: cobot, nexudus, officernd, by-hand, or a file of your own. Detected if not given.
    #[arg(long, value_name = "NAME|FILE", env = "COVISA_MEMBER_IMPORT_PROFILE")]
    pub profile: Option<String>,
    /// In which charset the file was saved: utf-8, windows-1252, windows-1250, iso-8859-2, windows-1254, windows-1257,
    /// macintosh, cp850 and others. Detected if not given.
    #[arg(long, value_name = "CHARSET", env = "COVISA_MEMBER_IMPORT_ENCODING")]
    pub encoding: Option<String>,
    /// What a column is taken for: name, first_name, last_name, email, plan, since, until, external_id, state; leave it empty for one
    /// that is not stored. May be given several times.
    #[arg(long = "column", value_name = "HEADER=FIELD", value_parser = pair, env = "COVISA_MEMBER_IMPORT_COLUMN")]
    pub columns: Vec<(String, String)>,
    /// What a word of a state means: active, not_yet or ended. May be given several times.
    #[arg(long = "word", value_name = "WORD=STATE", value_parser = pair, env = "COVISA_MEMBER_IMPORT_WORD")]
    pub words: Vec<(String, String)>,
    /// Which number of a date such as 05/06/2026 stands first, where nothing in the list says it.
    #[arg(
        long,
        value_name = "day-first|month-first",
        env = "COVISA_MEMBER_IMPORT_DATES"
    )]
    pub dates: Option<String>,
    /// Remember what --column, --word and --dates say under this name, for lists with the same headers.
    #[arg(long, value_name = "NAME", env = "COVISA_MEMBER_IMPORT_KEEP")]
    pub keep: Option<String>,
    /// Which system the list comes from, so that its members are known again; the profile's name if not given.
    #[arg(long, value_name = "NAME", env = "COVISA_MEMBER_IMPORT_SOURCE")]
    pub source: Option<String>,
    /// The plans that may use the Coworking Visa, separated by commas, an empty one for members without a plan; nobody else of the list
    /// may.
    #[arg(
        long,
        value_name = "PLANS",
        value_delimiter = ',',
        env = "COVISA_MEMBER_IMPORT_TRAVELS"
    )]
    pub travels: Option<Vec<String>>,
    /// The list names everyone: members of this source who are missing have left.
    #[arg(long, env = "COVISA_MEMBER_IMPORT_COMPLETE", value_parser = clap::builder::FalseyValueParser::new())]
    pub complete: bool,
    /// Members who had ended and are named are members again, though the list has no column for their state.
    #[arg(long, env = "COVISA_MEMBER_IMPORT_RESUME", value_parser = clap::builder::FalseyValueParser::new())]
    pub resume: bool,
    /// Import the good rows although others have problems. Not with --complete: the members of the others would end.
    #[arg(long, env = "COVISA_MEMBER_IMPORT_SKIP_PROBLEMS", value_parser = clap::builder::FalseyValueParser::new())]
    pub skip_problems: bool,
}

/// A pair as in `HEADER=FIELD`: the last `=` divides it.
fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.rsplit_once('=');
    let pair = pair.map(|(one, other)| (one.trim().to_owned(), other.trim().to_owned()));
    pair.filter(|(one, _)| !one.is_empty()).ok_or_else(|| {
        "write what it is said of, = and what it means: \"Notes=\", \"lapsed=ended\"".to_owned()
    })
}

/// Plans.
#[derive(Debug, Subcommand)]
pub enum Plan {
    /// All plans, and whether their members may use the Coworking Visa.
    List,
    /// Say something of a plan.
    Set {
        /// Its label, as the members have it.
        plan: String,
        /// Whether its members may use the Coworking Visa.
        #[arg(long, value_name = "yes|no", env = "COVISA_PLAN_TRAVELS")]
        travels: YesNo,
        /// What kind of membership it is: day, flex, dedicated or team.
        #[arg(long, env = "COVISA_PLAN_TIER")]
        tier: Option<String>,
    },
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// Passes.
#[derive(Debug, Subcommand)]
pub enum Pass {
    /// Issue cards, or passes for one host.
    Issue(Box<Issue>),
    /// Passes that were issued, of one member or of all.
    List {
        /// The member's id.
        member: Option<String>,
    },
    /// A pass is no longer valid: its id, or a member's for all of theirs.
    Revoke {
        /// The id.
        id: String,
    },
    /// A pass is not valid for now: its id, or a member's for all of theirs.
    Suspend {
        /// The id.
        id: String,
    },
    /// A suspended pass is valid again.
    Resume {
        /// The id.
        id: String,
    },
    /// A card was lost: it is no longer valid, and another one takes its place.
    Replace {
        /// The card's id, or the member's.
        id: String,
        /// Draw the new one into this file: .svg, .png or .html.
        #[arg(long, value_name = "FILE", env = "COVISA_PASS_OUT")]
        out: Option<PathBuf>,
    },
}

/// Passes to be issued.
#[derive(Debug, Args)]
pub struct Issue {
    /// The members' ids.
    #[arg(value_name = "MEMBER", required_unless_present_any = ["all", "due", "reprint"])]
    pub members: Vec<String>,
    /// Every member who may use the Coworking Visa.
    #[arg(long, conflicts_with = "members", env = "COVISA_PASS_ALL", value_parser = clap::builder::FalseyValueParser::new())]
    pub all: bool,
    /// Those of them whose card ends within so many days: the old one counts to its end.
    #[arg(long, value_name = "DAYS", conflicts_with_all = ["members", "all"], env = "COVISA_PASS_DUE")]
    pub due: Option<u64>,
    /// Those of them who hold a card under a key that somebody else may have: the new ones take their place.
    #[arg(long, conflicts_with_all = ["members", "all", "due"], env = "COVISA_PASS_REPRINT", value_parser = clap::builder::FalseyValueParser::new())]
    pub reprint: bool,
    /// Valid for so many days, at most 400; a card else for as long as the house says (covisa space cards).
    #[arg(long, env = "COVISA_PASS_DAYS", allow_negative_numbers = true, value_parser = days)]
    pub days: Option<u64>,
    /// It takes the place of the cards that you gave them before: those count no more.
    #[arg(long, conflicts_with_all = ["host", "due"], env = "COVISA_PASS_INSTEAD", value_parser = clap::builder::FalseyValueParser::new())]
    pub instead: bool,
    /// For this host only, by its id.
    #[arg(long = "for", value_name = "SPACE", env = "COVISA_PASS_FOR")]
    pub host: Option<String>,
    /// With --for: from this day on.
    #[arg(long, value_name = "DATE", requires = "host", env = "COVISA_PASS_FROM")]
    pub from: Option<String>,
    /// With --for: up to this day.
    #[arg(
        long,
        value_name = "DATE",
        requires = "host",
        env = "COVISA_PASS_UNTIL"
    )]
    pub until: Option<String>,
    /// What it shows: tier, name, plan, home_name, member_since, email, city, country, residence (its point on the map), separated by commas; or none.
    #[arg(
        long,
        value_name = "WHAT",
        value_delimiter = ',',
        env = "COVISA_PASS_SHOW"
    )]
    pub show: Option<Vec<String>>,
    /// With --for: tell the host, so that the member can say the short code there.
    #[arg(long, requires = "host", env = "COVISA_PASS_ANNOUNCE", value_parser = clap::builder::FalseyValueParser::new())]
    pub announce: bool,
    /// Draw into this file: .svg or .png for one QR code, .html to print cards.
    #[arg(long, value_name = "FILE", env = "COVISA_PASS_OUT")]
    pub out: Option<PathBuf>,
    /// With an .html file: one card a page instead of ten on A4.
    #[arg(long, requires = "out", env = "COVISA_PASS_SINGLE", value_parser = clap::builder::FalseyValueParser::new())]
    pub single: bool,
}

/// A number of days; the API knows how many there may be.
fn days(text: &str) -> Result<u64, String> {
    let wanted = format!("write a whole number from 1 to {MAX_CARD_DAYS}");
    text.parse().map_err(|_| wanted)
}

/// Questions to a home.
#[derive(Debug, Subcommand)]
pub enum Request {
    /// Ask a home whether a visitor is one of its members.
    Ask {
        /// The home's id.
        space: String,
        /// What visitors say of themselves: as little as will do.
        #[arg(long, env = "COVISA_REQUEST_SAYS")]
        says: String,
    },
    /// Questions of this space, and to it.
    List,
    /// Answer a question.
    Answer {
        /// Its number.
        id: String,
        /// The visitor is this member.
        #[arg(long, value_name = "ID", env = "COVISA_REQUEST_MEMBER")]
        member: Option<String>,
        /// The visitor is not our member.
        #[arg(long, conflicts_with = "member", required_unless_present = "member", env = "COVISA_REQUEST_NO", value_parser = clap::builder::FalseyValueParser::new())]
        no: bool,
    },
}

/// Visits.
#[derive(Debug, Subcommand)]
pub enum Visit {
    /// All visits, or those of one day.
    List {
        /// The day.
        #[arg(long, env = "COVISA_VISIT_DAY")]
        day: Option<String>,
    },
    /// Note a visit from paper.
    Add {
        /// The pass text.
        pass: String,
        /// The day.
        #[arg(long, env = "COVISA_VISIT_DATE")]
        date: String,
    },
    /// Take a visit back that was noted by mistake.
    Remove {
        /// The visit's id.
        id: String,
    },
    /// Erase what a visitor showed; the visit still counts.
    Erase {
        /// The visit's id.
        id: String,
    },
    /// The visitor agrees that what they showed is kept for longer, or for less long, than is usual.
    Keep {
        /// The visit's id.
        id: String,
        /// Days after the visit.
        #[arg(long, env = "COVISA_VISIT_KEEP_DAYS")]
        days: u64,
    },
    /// The visitor leaves.
    End {
        /// The visit's id.
        id: String,
    },
    /// The visitor did not leave, or came back today.
    Reopen {
        /// The visit's id.
        id: String,
    },
}
