//! Who takes part: homes with their members, hosts, and those who only listen.

use std::fs;

use covisa::core::{Entry, Fact};
use covisa::store::Segments;
use covisa_tests::adversary::Manners;
use covisa_tests::program::Home;
use data_encoding::HEXLOWER;
use federation_spec::protocol::{Cursor, Epoch, Reply, Request};
use federation_spec::records::Pass;
use federation_spec::wire::ids::SpaceId;

use super::secrets::{Secrets, What, pass_in};

/// Members of each home that was visited from.
pub(super) const MEMBERS: usize = 16;

/// The hosts by their numbers.
pub(super) const SUED: usize = 0;
/// The other host.
pub(super) const OST: usize = 1;

/// The spaces. Nord and West are homes, Süd and Ost hosts; Mitte and Wald only
/// listen, and nobody has heard of Fern.
pub(super) struct Cast {
    pub(super) nord: Home,
    pub(super) west: Home,
    pub(super) sued: Home,
    pub(super) ost: Home,
    pub(super) mitte: Home,
    pub(super) wald: Home,
    fern: Home,
    pub(super) members: Vec<Member>,
    pub(super) secrets: Secrets,
}

/// A member and the card.
pub(super) struct Member {
    pub(super) home: SpaceId,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) card: String,
    pub(super) card_id: String,
}

impl Cast {
    /// All of them, founded.
    pub(super) fn found() -> Self {
        let found = |name: &str| Home::init(&format!("Example {name}"));
        Self {
            nord: found("Nord"),
            west: found("West"),
            sued: found("Süd"),
            ost: found("Ost"),
            mitte: found("Mitte"),
            wald: found("Wald"),
            fern: found("Fern"),
            members: Vec::new(),
            secrets: Secrets::default(),
        }
    }

    /// Members are read in and have cards: those of Nord, of West, one of Ost and one of Fern.
    pub(super) fn take_members_in(&mut self) {
        let nord = members_of(&self.nord, "Nora", MEMBERS);
        let west = members_of(&self.west, "Wanda", MEMBERS);
        let ost = members_of(&self.ost, "Olga", 1);
        let fern = members_of(&self.fern, "Freya", 1);
        for member in nord.into_iter().chain(west).chain(ost).chain(fern) {
            self.keep_secret(member);
        }
    }

    /// The spaces whose members stood at a desk or could have.
    pub(super) fn homes(&self) -> [SpaceId; 4] {
        [&self.nord, &self.west, &self.ost, &self.fern].map(space)
    }

    /// A pass for one host that a member of Nord has beside the card.
    pub(super) fn issue(&mut self, member: usize, host: &str, flags: &[&str]) -> String {
        let id = self.members[member].id.clone();
        let arguments = ["pass", "issue", &id, "--for", host, "--show", "name,email"];
        let issued = self.nord.done(&[&arguments[..], flags].concat());
        let pass = issued["pass"].as_str().unwrap().to_owned();
        self.keep_pass(member, &pass, &issued);
        pass
    }

    fn keep_secret(&mut self, (member, issued): (Member, serde_json::Value)) {
        let (number, hosts) = (self.members.len(), [&self.sued, &self.ost].map(space));
        let email = email_of(&member.name);
        let secrets = &mut self.secrets;
        secrets.add_text(What::Name, number, &member.name);
        secrets.add_text(What::Id, number, &member.id);
        secrets.add_text(What::Email, number, &email);
        let Pass::Card(card) = pass_in(&member.card).0 else {
            panic!("What a home issues for everyone is a card.")
        };
        secrets.add_subject(number, card.0.subject, &hosts);
        let pass = member.card.clone();
        self.members.push(member);
        self.keep_pass(number, &pass, &issued);
    }

    fn keep_pass(&mut self, member: usize, pass: &str, issued: &serde_json::Value) {
        let told = |name: &str| issued[name].as_str().unwrap().to_owned();
        self.secrets.add_pass(member, pass);
        self.secrets.add_text(What::Id, member, &told("id"));
        let code = told("code");
        self.secrets.add_text(What::Pass, member, &code);
        self.secrets
            .add_text(What::Pass, member, &code.replace('-', ""));
    }
}

/// A home's space id.
pub(super) fn space(home: &Home) -> SpaceId {
    home.space.parse().unwrap()
}

/// What the ledger of a home holds.
pub(super) fn ledger(home: &Home) -> Vec<Fact> {
    let entries = Segments::read_up_to(&home.path().join("ledger"), u64::MAX);
    let (entries, _) = entries.unwrap();
    let facts = entries.into_iter();
    facts.map(|(_, Entry { fact, .. })| fact).collect()
}

/// The manners of a peer that is the node of a home, as its profile names it, and holds these records.
pub(super) fn node_of(home: &Home, records: &[Vec<u8>]) -> Manners {
    let text = fs::read_to_string(home.path().join("keys/transport")).unwrap();
    let seed = HEXLOWER.decode(text.trim().as_bytes()).unwrap();
    holding(records).key(seed.try_into().unwrap())
}

/// The manners of a peer that holds these records and answers what it is asked.
pub(super) fn holding(records: &[Vec<u8>]) -> Manners {
    let records = records.to_vec();
    Manners::default().catch_up(move |frame| Some(answer(&records, frame).encode()))
}

fn answer(records: &[Vec<u8>], frame: &[u8]) -> Reply {
    let at = Cursor {
        epoch: Epoch([7; 8]),
        arrival: records.len() as u64,
    };
    let page = |next, records| Reply::Records {
        next,
        more: false,
        records,
    };
    match Request::decode(frame).unwrap() {
        Request::Changes(None) => page(Some(at), records.to_vec()),
        Request::Changes(cursor) => page(cursor, Vec::new()),
        Request::Reconcile { .. } => Reply::Reconcile {
            message: Vec::new(),
            at,
        },
        Request::Fetch { .. } | Request::KeyLog(_) | Request::Space(_) => {
            page(None, records.to_vec())
        }
        Request::News(_) | Request::Deliver(_) => Reply::Noted,
    }
}

/// Reads a list of so many members in and issues a card to each.
fn members_of(home: &Home, name: &str, count: usize) -> Vec<(Member, serde_json::Value)> {
    let names = (1..=count).map(|number| format!("{name} Example {number:02}"));
    let rows = names.map(|name| format!("{name},{},Flex\n", email_of(&name)));
    let list = format!("Name,Email,Plan\n{}", rows.collect::<String>());
    let file = home.file("members.csv", list);
    home.done(&["member", "import", &file, "--travels", "Flex"]);
    let issued = home.done(&["pass", "issue", "--all", "--show", "name,email,plan"]);
    let issued = issued["items"].as_array().unwrap().clone();
    let member = |pass: serde_json::Value| {
        let told = |name: &str| pass[name].as_str().unwrap().to_owned();
        let member = Member {
            home: space(home),
            id: told("member"),
            name: told("name"),
            card: told("pass"),
            card_id: told("id"),
        };
        (member, pass)
    };
    issued.into_iter().map(member).collect()
}

fn email_of(name: &str) -> String {
    format!("{}@members.example", name.to_lowercase().replace(' ', "."))
}
