//! Every verb and flag. Each flag has a `COVISA_*` variable; secrets never stand on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::backup::{Backup, Restore};
use super::key::Key;
use super::ledger::Ledger;
use super::neighbours::{Invitation, Peer, Space};
use super::people::{Member, Pass, Plan, Request, Visit};
use super::verify::Verify;

/// A coworking visa with no centre: spaces exchange signed terms, and a front desk checks a visitor in seconds.
#[derive(Debug, Parser)]
#[command(name = "covisa", version, about, max_term_width = 100)]
pub struct Arguments {
    /// The node's home [default: the user's data directory, then covisa].
    #[arg(long, global = true, env = "COVISA_HOME", value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// A file with the passphrase of the space's keys, if they are under one (covisa key lock).
    #[arg(
        long,
        global = true,
        env = "COVISA_PASSPHRASE_FILE",
        value_name = "FILE"
    )]
    pub passphrase_file: Option<PathBuf>,
    /// A command that prints it.
    #[arg(
        long,
        global = true,
        env = "COVISA_PASSPHRASE_COMMAND",
        value_name = "COMMAND"
    )]
    pub passphrase_command: Option<String>,
    /// Print one JSON object instead of text.
    #[arg(long, global = true, env = "COVISA_JSON", value_parser = clap::builder::FalseyValueParser::new())]
    pub json: bool,
    /// What to do; serve, if nothing is said.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Found a space: keys, recovery words, profile and first terms.
    Init(Init),
    /// Run the node: desk page, API, network.
    Serve(Serve),
    /// How the node is.
    Status,
    /// End a doubt: say that this machine is the home, or that its clock is right.
    Confirm {
        /// What is confirmed.
        what: Confirmed,
        /// With `restored`: nobody visited between the backup and its bringing back, so that no visit is missing.
        #[arg(long, env = "COVISA_NOBODY_CAME")]
        nobody_came: bool,
    },
    /// A sealed file of all that this space cannot get back from others.
    Backup(Backup),
    /// Make a home of a backup: after a loss, or on another computer.
    Restore(Restore),
    /// What this node wrote down for good.
    #[command(subcommand)]
    Ledger(Ledger),
    /// The keys of this space: another one, the recovery words.
    #[command(subcommand)]
    Key(Key),
    /// Other nodes to stay connected with.
    #[command(subcommand)]
    Peer(Peer),
    /// Spaces known from the network.
    #[command(subcommand)]
    Space(Space),
    /// Invitations: for somebody who is to found or run another space, and from one who does.
    #[command(subcommand)]
    Invitation(Invitation),
    /// This space's own terms.
    #[command(subcommand)]
    Terms(Terms),
    /// This space's members.
    #[command(subcommand)]
    Member(Member),
    /// Members' plans: which of them may use the Coworking Visa.
    #[command(subcommand)]
    Plan(Plan),
    /// Passes for members.
    #[command(subcommand)]
    Pass(Pass),
    /// Check a visitor's pass. Exit code 0 green, 4 amber, 3 red.
    Verify(Verify),
    /// Questions to a visitor's home, and to this space.
    #[command(subcommand)]
    Request(Request),
    /// Visits at this house.
    #[command(subcommand)]
    Visit(Visit),
    /// Desks: browsers at the reception.
    #[command(subcommand)]
    Desk(Desk),
    /// Tokens of paired desks.
    #[command(subcommand)]
    Token(Token),
    /// Three example spaces on this machine: see the main job done.
    Demo(Demo),
}

/// What a person can confirm.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum Confirmed {
    /// This is the only machine that runs this space.
    Home,
    /// The date and the time of this computer are right.
    Clock,
    /// The pinned spaces were looked at, after a backup was brought back.
    Restored,
}

impl Verb {
    /// `covisa` alone.
    pub fn serve() -> Self {
        Self::Serve(Serve {
            listen: Vec::new(),
            http: None,
            desk_http: None,
            desk_without_tls: false,
            peer: Vec::new(),
            offline: false,
            first_run: false,
            browser: true,
        })
    }
}

/// Found a space.
#[derive(Debug, Args)]
pub struct Init {
    /// The space's name, as visitors know it.
    #[arg(long, env = "COVISA_NAME")]
    pub name: String,
    /// What kind of place it is: coworking, makerspace, hackerspace, library, cafe, incubator, club, museum or other; coworking if not given.
    #[arg(long, env = "COVISA_KIND")]
    pub kind: Option<String>,
    /// Its city.
    #[arg(long, env = "COVISA_CITY")]
    pub city: Option<String>,
    /// Its state, province or region, as terms name it.
    #[arg(long, env = "COVISA_REGION")]
    pub region: Option<String>,
    /// Its country: two letters, as in DE.
    #[arg(long, env = "COVISA_COUNTRY")]
    pub country: Option<String>,
    /// Degrees north.
    #[arg(long, env = "COVISA_LAT", allow_hyphen_values = true, requires = "lon")]
    pub lat: Option<f64>,
    /// Degrees east.
    #[arg(long, env = "COVISA_LON", allow_hyphen_values = true, requires = "lat")]
    pub lon: Option<f64>,
    /// Its time zone, as in Europe/Berlin.
    #[arg(long, env = "COVISA_TZ", value_name = "ZONE")]
    pub tz: Option<String>,
    /// How people reach it: an e-mail address, a telephone number or a link; may stand more than once.
    #[arg(long, env = "COVISA_CONTACT", value_name = "CONTACT")]
    pub contact: Vec<String>,
    /// Terms to publish at once; else the programme's default.
    #[arg(long, env = "COVISA_TERMS", value_name = "FILE")]
    pub terms: Option<PathBuf>,
    /// An invitation of another space: the line that begins with CVI1.
    #[arg(long, env = "COVISA_INVITATION", value_name = "LINE")]
    pub invitation: Option<String>,
}

/// Run the node.
#[derive(Debug, Args)]
pub struct Serve {
    /// Multiaddr to listen on for other nodes, as in /ip4/0.0.0.0/tcp/8611; may stand more than once.
    #[arg(
        long,
        env = "COVISA_LISTEN",
        value_name = "MULTIADDR",
        value_delimiter = ','
    )]
    pub listen: Vec<String>,
    /// Address and port of the desk page and the API; port 0 picks a free one.
    #[arg(long, env = "COVISA_HTTP", value_name = "ADDR:PORT")]
    pub http: Option<String>,
    /// Address and port for desks on other machines: the desk page and nothing else.
    #[arg(long, env = "COVISA_DESK_HTTP", value_name = "ADDR:PORT")]
    pub desk_http: Option<String>,
    /// Let them come in without TLS: the network is the house's own.
    #[arg(long, env = "COVISA_DESK_WITHOUT_TLS", value_parser = clap::builder::FalseyValueParser::new())]
    pub desk_without_tls: bool,
    /// Multiaddr of a node to stay connected with; may stand more than once.
    #[arg(
        long,
        env = "COVISA_PEER",
        value_name = "MULTIADDR",
        value_delimiter = ','
    )]
    pub peer: Vec<String>,
    /// No network: only the desk and the API.
    #[arg(long, env = "COVISA_OFFLINE", value_parser = clap::builder::FalseyValueParser::new())]
    pub offline: bool,
    /// Where there is no space yet, wait for somebody to found one on the pages. At a terminal this is so anyway;
    /// elsewhere their address, with its code, is in the home's file first-run.
    #[arg(long, env = "COVISA_FIRST_RUN", value_parser = clap::builder::FalseyValueParser::new())]
    pub first_run: bool,
    /// Open the pages in this desktop's browser, as `covisa` alone does.
    #[arg(long, env = "COVISA_BROWSER", value_parser = clap::builder::FalseyValueParser::new())]
    pub browser: bool,
}

/// Own terms.
#[derive(Debug, Subcommand)]
pub enum Terms {
    /// Explain what a terms file says, or what is wrong with it. Changes nothing.
    Check {
        /// The file.
        file: PathBuf,
    },
    /// Publish terms to everyone.
    Publish {
        /// The file.
        file: PathBuf,
        /// From this day on, as in 2026-12-01.
        #[arg(long, value_name = "DATE", env = "COVISA_TERMS_APPLIES_FROM")]
        applies_from: Option<String>,
    },
    /// What this space's terms say now.
    Show {
        /// As a file, ready to be published again.
        #[arg(long, env = "COVISA_TERMS_TOML", value_parser = clap::builder::FalseyValueParser::new())]
        toml: bool,
    },
    /// What they ever said, or what those of another space said since it was pinned.
    History {
        /// The other space's id.
        space: Option<String>,
    },
    /// They are still true: whoever reads them sees that somebody looked.
    Review,
    /// Which spaces have them.
    Delivery,
}

/// Desks.
#[derive(Debug, Subcommand)]
pub enum Desk {
    /// An address that lets one browser in, as a desk unless you say otherwise.
    Pair {
        /// desk; reader, who sees everything and changes nothing; or admin.
        #[arg(long, default_value = "desk", env = "COVISA_DESK_ROLE")]
        role: String,
        /// What you call the device.
        #[arg(long, env = "COVISA_DESK_LABEL")]
        label: Option<String>,
    },
    /// Where tablets and phones at the desk come in: shown; with a flag, opened, moved or shut at once.
    Tablets {
        /// Let them in.
        #[arg(long, env = "COVISA_DESK_TABLETS_OPEN", value_parser = clap::builder::FalseyValueParser::new())]
        open: bool,
        /// Shut the door: tablets stop working at once.
        #[arg(long, conflicts_with = "open", env = "COVISA_DESK_TABLETS_SHUT", value_parser = clap::builder::FalseyValueParser::new())]
        shut: bool,
        /// The port, from 1024.
        #[arg(long, env = "COVISA_DESK_TABLETS_PORT")]
        port: Option<u16>,
        /// The name or address of this computer in its network; "" for that which it has.
        #[arg(long, env = "COVISA_DESK_TABLETS_NAME")]
        name: Option<String>,
        /// That network is the house's own and no guest's: nothing is encrypted without a certificate.
        #[arg(long, env = "COVISA_DESK_TABLETS_OWN_NETWORK", value_parser = clap::builder::FalseyValueParser::new())]
        own_network: bool,
    },
}

/// Tokens.
#[derive(Debug, Subcommand)]
pub enum Token {
    /// All paired desks.
    List,
    /// A desk's token is no longer valid.
    Revoke {
        /// The token's name.
        id: String,
    },
}

/// The demo.
#[derive(Debug, Args)]
pub struct Demo {
    /// End after the last step instead of staying up.
    #[arg(long, env = "COVISA_DEMO_EXIT", value_parser = clap::builder::FalseyValueParser::new())]
    pub exit: bool,
}
