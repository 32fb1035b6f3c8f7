//! What is typed about spaces, this one and others, and about their nodes.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Who and where a space is.
#[derive(Debug, Args)]
pub struct Whereabouts {
    /// Its name, as visitors know it.
    #[arg(long, env = "COVISA_SPACE_NAME")]
    pub name: Option<String>,
    /// What kind of place it is: coworking, makerspace, hackerspace, library, cafe, incubator, club, museum or other.
    #[arg(long, env = "COVISA_SPACE_KIND")]
    pub kind: Option<String>,
    /// Its city.
    #[arg(long, env = "COVISA_SPACE_CITY")]
    pub city: Option<String>,
    /// Its state, province or region, as terms name it.
    #[arg(long, env = "COVISA_SPACE_REGION")]
    pub region: Option<String>,
    /// Its country: two letters, as in DE.
    #[arg(long, env = "COVISA_SPACE_CHANGE_COUNTRY")]
    pub country: Option<String>,
    /// Its time zone, as in Europe/Berlin.
    #[arg(long, env = "COVISA_SPACE_TZ", value_name = "ZONE")]
    pub tz: Option<String>,
    /// Degrees north.
    #[arg(
        long,
        env = "COVISA_SPACE_LAT",
        allow_hyphen_values = true,
        requires = "lon"
    )]
    pub lat: Option<f64>,
    /// Degrees east.
    #[arg(
        long,
        env = "COVISA_SPACE_LON",
        allow_hyphen_values = true,
        requires = "lat"
    )]
    pub lon: Option<f64>,
}

/// Other nodes.
#[derive(Debug, Subcommand)]
pub enum Peer {
    /// Stay connected with a node.
    Add {
        /// Its address, as it prints it: /ip4/.../tcp/8611/p2p/12D3KooW...
        multiaddr: String,
    },
    /// Who is named and who is connected.
    List,
    /// Who says in this house's network to be a space.
    Nearby,
    /// Do not stay connected with a node.
    Remove {
        /// Its peer id or address.
        id: String,
    },
}

/// Invitations.
#[derive(Debug, Subcommand)]
pub enum Invitation {
    /// Make one for somebody who is to found or run another space. It is shown once.
    New {
        /// Whom it is for: for your own list.
        #[arg(long, env = "COVISA_INVITATION_NAME")]
        name: Option<String>,
        /// How many spaces may redeem it, 1 to 100.
        #[arg(long, default_value_t = 1, env = "COVISA_INVITATION_TIMES")]
        times: u16,
        /// For how many days, 1 to 31.
        #[arg(long, default_value_t = 7, env = "COVISA_INVITATION_DAYS")]
        days: u64,
        /// What follows for whoever redeems it.
        #[arg(
            long,
            value_enum,
            default_value = "nothing",
            env = "COVISA_INVITATION_FOLLOWS"
        )]
        follows: FollowsWord,
    },
    /// Those of this space, those that it accepted, and who waits for your decision.
    List,
    /// Take one back: nobody can redeem it any more.
    Withdraw {
        /// Its key, as the list shows it.
        invitation: String,
    },
    /// Accept that of another space.
    Accept {
        /// The line that begins with CVI1., or the link or letter that holds it. Whoever has it can redeem it: rather use --stdin where others can see your processes.
        #[arg(required_unless_present = "stdin")]
        text: Option<String>,
        /// Read it from standard input.
        #[arg(long, conflicts_with = "text", env = "COVISA_INVITATION_STDIN", value_parser = clap::builder::FalseyValueParser::new())]
        stdin: bool,
        /// You know who sent it: their members are welcome from now on.
        #[arg(long, env = "COVISA_INVITATION_PIN", value_parser = clap::builder::FalseyValueParser::new())]
        pin: bool,
    },
}

/// What follows for a space that redeems an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FollowsWord {
    /// You decide then.
    Nothing,
    /// Its members are welcome at once.
    Pin,
    /// The same, and you vouch for it.
    Vouch,
}

impl FollowsWord {
    /// As the API has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Pin => "pin",
            Self::Vouch => "vouch",
        }
    }
}

/// Spaces.
#[derive(Debug, Subcommand)]
pub enum Space {
    /// All spaces known.
    List {
        /// Of one country: two letters.
        #[arg(long, env = "COVISA_SPACE_COUNTRY")]
        country: Option<String>,
        /// With this in name, city or id.
        #[arg(long = "q", value_name = "TEXT", env = "COVISA_SPACE_TEXT")]
        text: Option<String>,
        /// Around this point: degrees north, then east.
        #[arg(
            long,
            value_name = "LAT,LON",
            allow_hyphen_values = true,
            env = "COVISA_SPACE_NEAR"
        )]
        near: Option<String>,
        /// With --near: within so many kilometres.
        #[arg(long, requires = "near", default_value_t = 50, env = "COVISA_SPACE_KM")]
        km: u64,
    },
    /// One space: profile, terms, standing.
    Show {
        /// Its id.
        id: String,
        /// With --raw: which signed record.
        #[arg(long, requires = "raw", env = "COVISA_SPACE_RECORD")]
        record: Option<RecordName>,
        /// The exact signed bytes on standard output.
        #[arg(long, requires = "record", env = "COVISA_SPACE_RAW", value_parser = clap::builder::FalseyValueParser::new())]
        raw: bool,
    },
    /// Write the directory as files that anyone may host: pages, GeoJSON, JSON-LD.
    Export {
        /// The folder; it is made if it is not there.
        folder: PathBuf,
        /// The language of the pages: en, de, es, fr or pt-BR.
        #[arg(long, default_value = "en", env = "COVISA_SPACE_LANGUAGE")]
        language: String,
    },
    /// The colour and the logo that stand on your members' passports; without either, what they are.
    Brand {
        /// As in #00664a.
        #[arg(long, env = "COVISA_SPACE_COLOUR")]
        colour: Option<String>,
        /// A JPEG or PNG.
        #[arg(long, value_name = "FILE", env = "COVISA_SPACE_LOGO")]
        logo: Option<PathBuf>,
    },
    /// For how many days a card counts that you give without saying more; without --days, how it is.
    Cards {
        /// 1 to 400.
        #[arg(long, env = "COVISA_SPACE_CARD_DAYS")]
        days: Option<u64>,
    },
    /// Say what visitors may have to know before they come; without anything, what is said.
    Premises {
        /// What, as in step_free=yes lift=limited floor=2 entrance="second courtyard" parking=bicycle,car; pets= takes it back.
        #[arg(value_name = "WHAT=SAID")]
        said: Vec<String>,
    },
    /// Change what this space is called and where it is. What is left out stays, or follows from the city.
    Change(Whereabouts),
    /// Say how people reach this space itself: printed on its members' cards.
    Contacts {
        /// E-mail addresses, telephone numbers, links: all of them.
        contacts: Vec<String>,
    },
    /// You have checked this space's key: its members can be green at your desk.
    Pin {
        /// Its id.
        id: String,
        /// Limit what its members get: once an identity document was looked at, or on one day.
        #[arg(long, value_enum, env = "COVISA_SPACE_LIMIT")]
        limit: Option<LimitWord>,
        /// Why, for your own people.
        #[arg(long, env = "COVISA_SPACE_NOTE")]
        note: Option<String>,
    },
    /// Do not decide on this space now.
    Later {
        /// Its id.
        id: String,
    },
    /// Take a pin back.
    Unpin {
        /// Its id.
        id: String,
    },
    /// You know the people of this space, whose key you have checked: others may go by that.
    Vouch {
        /// Its id.
        id: String,
    },
    /// Take that back.
    Unvouch {
        /// Its id.
        id: String,
    },
    /// What members of spaces get for which others vouch; without a word, what they get now.
    Welcome {
        /// ask: a person decides; identity-seen, one-day, full: what members of pinned spaces get, once a document was looked at, on one day, or just so.
        #[arg(value_enum)]
        welcome: Option<WelcomeWord>,
    },
    /// Refuse this space's members.
    Block {
        /// Its id.
        id: String,
        /// Why, for your own people.
        #[arg(long, env = "COVISA_SPACE_NOTE")]
        note: Option<String>,
    },
    /// Take a block back.
    Unblock {
        /// Its id.
        id: String,
    },
}

/// To what members of a pinned space are limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LimitWord {
    /// Once an identity document was looked at.
    IdentitySeen,
    /// On one day.
    OneDay,
}

impl LimitWord {
    /// As the API has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::IdentitySeen => "identity_seen",
            Self::OneDay => "one_day",
        }
    }
}

/// What members of spaces get for which others vouch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WelcomeWord {
    /// A person decides.
    Ask,
    /// What members of pinned spaces get, once an identity document was looked at.
    IdentitySeen,
    /// The same on one day.
    OneDay,
    /// What members of pinned spaces get.
    Full,
}

impl WelcomeWord {
    /// As the API has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::IdentitySeen => "identity_seen",
            Self::OneDay => "one_day",
            Self::Full => "full",
        }
    }
}

/// A signed record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RecordName {
    /// The profile.
    Profile,
    /// The terms.
    Terms,
    /// The inception event.
    Key,
    /// All key events: a CBOR sequence.
    KeyLog,
    /// All status lists: a CBOR sequence.
    StatusLists,
    /// For whom it vouches.
    Vouches,
}

impl RecordName {
    /// As it stands in a path.
    pub fn word(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Terms => "terms",
            Self::Key => "key",
            Self::KeyLog => "key-log",
            Self::StatusLists => "status-lists",
            Self::Vouches => "vouches",
        }
    }
}
