//! The half of the valid vectors that covisa writes.

use data_encoding::HEXLOWER;
use federation_spec::records::fields::Field;
use federation_spec::records::status::{Status, StatusEntries};
use federation_spec::records::terms::{Content, Edition};
use federation_spec::records::{
    Attestation, Authority, Card, KeyEvent, Record, SpaceProfile, StatusList, Terms, VisitMessage,
    Vouches,
};
use federation_spec::rules::supersede::next_sequence;
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{Hash32, MessageId, SpaceId, Subject, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign};
use serde_json::{Value, json};

use super::plain_json::{Told, plain};
use super::vectors::expectation;

/// The clock of covisa's half.
pub const NOW: Timestamp = Timestamp(1_810_000_000);
const DAY: u64 = 86_400;

/// A space of the vectors: its key and its inception.
pub struct Space {
    seed: [u8; 32],
    key: SigningKey,
    event: KeyEvent,
}

impl Space {
    /// The space that a name gives.
    pub fn named(name: &str) -> Self {
        Self::founded(name, NOW)
    }

    /// The same, founded at another time.
    pub fn founded(name: &str, at: Timestamp) -> Self {
        let key =
            |part: &str| Hash32::of(format!("covisa vector key of {name}{part}").as_bytes()).0;
        let print = |part: &str| SigningKey::from_seed(&key(part)).public().thumbprint();
        let seed = key("");
        let signing = SigningKey::from_seed(&seed);
        let event = KeyEvent::inception(signing.public(), print(" next"), print(" recovery"), at);
        Self {
            seed,
            key: signing,
            event,
        }
    }

    /// Its id.
    pub fn id(&self) -> SpaceId {
        self.event.space()
    }

    /// Its inception event.
    pub fn inception(&self) -> Envelope {
        self.signed(&self.event)
    }

    /// A record, signed with its key.
    pub fn signed<T: Record>(&self, record: &T) -> Envelope {
        sign(record, &self.key)
    }

    fn vector<T: Told>(&self, about: &str, record: &T) -> Value {
        let envelope = self.signed(record);
        let log = match record.authority() {
            Authority::Itself { .. } => Vec::new(),
            Authority::Space { .. } => vec![HEXLOWER.encode(self.inception().bytes())],
        };
        let claims = record.claims();
        json!({
            "about": about,
            "written_by": "covisa",
            "type": T::TYPE.to_string(),
            "seed": HEXLOWER.encode(&self.seed),
            "rebuild": true,
            "now": NOW.0,
            "key_log": log,
            "expect": expectation(&envelope, &self.key, self.id(), record),
            "claims": claims,
            "payload": HEXLOWER.encode(envelope.payload()),
            "record": HEXLOWER.encode(envelope.bytes()),
        })
    }

    /// A profile with few fields, and more.
    pub fn profile(&self, name: &str, more: Value) -> SpaceProfile {
        let mut body = json!({
            "version": 1, "sequence": next_sequence(None, NOW), "name": name, "kind": "hackerspace", "place": {},
            "zone": "Asia/Kathmandu", "key_log_head": Hash32::of(self.inception().payload()).hex(),
            "peers": [format!("002408011220{}", "5a".repeat(32))],
        });
        merge(&mut body, more);
        SpaceProfile::of_claims(&json!({
            "space": self.id().to_string(), "expires_at": NOW.plus(100 * DAY).0, "issued_at": NOW.0, "body": body,
        }))
    }

    /// Terms of this content.
    pub fn terms(&self, content: Value) -> Terms {
        let content = Content::from_plain(&plain(&content)).expect("the content is one");
        assert_eq!(
            content.check(),
            Ok(()),
            "A vector does not contradict itself."
        );
        let edition = Edition::new(content, NOW);
        let claims = json!({
            "space": self.id().to_string(), "expires_at": NOW.plus(100 * DAY).0, "issued_at": NOW.0,
            "body": {"version": 1, "sequence": next_sequence(Some(NOW.millis() + 4), NOW),
                     "current": super::plain_json::json(&edition.to_plain()), "reviewed_at": NOW.0},
        });
        Terms::of_claims(&claims)
    }

    /// A card of a member.
    pub fn card(&self, member: &str, more: Value, body: Value) -> Card {
        let subject = Subject::of_card(&self.seed, member).text();
        let mut full = json!({"version": 1});
        merge(&mut full, body);
        let mut claims = json!({
            "home": self.id().to_string(), "subject": subject, "expires_at": NOW.plus(60 * DAY).0, "issued_at": NOW.0,
            "body": full,
        });
        merge(&mut claims, more);
        Card::of_claims(&claims)
    }

    /// The status list of a number, in which these places are not valid.
    pub fn status_list(&self, number: u8, places: &[(u16, Status)]) -> StatusList {
        let entries = StatusEntries::of(places.iter().copied());
        StatusList::of_claims(&json!({
            "space": self.id().to_string(), "list": self.list(number), "expires_at": NOW.plus(7 * DAY).0,
            "issued_at": NOW.0, "entries": super::plain_json::json(&entries.to_plain()), "ttl": 21_600,
            "body": {"version": 1, "sequence": next_sequence(None, NOW), "since": NOW.0 - 40 * DAY},
        }))
    }

    /// Vouches for these spaces.
    pub fn vouches(&self, spaces: &[SpaceId]) -> Vouches {
        let mut ids: Vec<String> = spaces.iter().map(ToString::to_string).collect();
        ids.sort();
        let said = ids.iter();
        let said = said.map(|space| json!({"space": space, "since": NOW.0 - 7 * DAY}));
        Vouches::of_claims(&json!({
            "space": self.id().to_string(), "expires_at": NOW.plus(90 * DAY).0, "issued_at": NOW.0,
            "body": {"version": 1, "sequence": next_sequence(None, NOW), "vouches": said.collect::<Value>()},
        }))
    }

    fn list(&self, number: u8) -> String {
        format!("{}/s/{number}", self.id())
    }

    fn place(&self, number: u8, index: u16) -> Value {
        json!({"place": {"index": index, "list": self.list(number)}})
    }

    /// A pass for one host: a member's card, for that host alone.
    pub fn attestation(
        &self,
        member: &str,
        host: SpaceId,
        more: Value,
        body: Value,
    ) -> Attestation {
        let mut full = json!({"version": 1});
        merge(&mut full, body);
        let subject = Subject::of_card(&self.seed, member).at_host(host).text();
        let mut claims = json!({
            "home": self.id().to_string(), "subject": subject, "audience": host.to_string(),
            "expires_at": NOW.plus(30 * DAY).0, "issued_at": NOW.0, "body": full,
        });
        merge(&mut claims, more);
        Attestation::of_claims(&claims)
    }

    /// A message about a visit, its number made of its words.
    pub fn message(&self, to: SpaceId, number: MessageId, body: Value) -> VisitMessage {
        let mut full = json!({"version": 1});
        merge(&mut full, body);
        VisitMessage::of_claims(&json!({
            "from": self.id().to_string(), "to": to.to_string(), "expires_at": NOW.plus(DAY).0, "issued_at": NOW.0,
            "id": HEXLOWER.encode(&number.0), "body": full,
        }))
    }

    /// The signed bytes of a pass for one host, in hexadecimal.
    pub fn pass_for(&self, host: SpaceId) -> String {
        let pass = self.attestation("17", host, json!({}), json!({}));
        HEXLOWER.encode(self.signed(&pass).bytes())
    }
}

/// The number of a message, made of a word.
pub fn number(word: &str) -> MessageId {
    let mut id = [0; 16];
    id.copy_from_slice(&Hash32::of(word.as_bytes()).0[..16]);
    MessageId(id)
}

/// The mark of a code in a message.
pub fn mark(code: &str, number: &MessageId) -> String {
    let code = ShortCode::read(code).expect("it is a code");
    HEXLOWER.encode(&code.mark(number).0)
}

/// Adds the entries of one table to another.
pub fn merge(into: &mut Value, more: Value) {
    let (Some(into), Value::Object(more)) = (into.as_object_mut(), more) else {
        panic!("two tables are merged");
    };
    into.extend(more);
}

/// Every vector that covisa writes: name and content.
pub fn vectors() -> Vec<(String, Value)> {
    let (yard, attic) = (Space::named("Yard"), Space::named("Attic"));
    let made = [
        keys(&yard, &attic),
        profiles(&yard, &attic),
        terms(&yard, &attic),
        cards(&yard, &attic),
        status_lists(&yard, &attic),
        vouches(&yard, &attic),
        attestations(&yard, &attic),
        messages(&yard, &attic),
    ];
    made.into_iter()
        .flatten()
        .map(|(name, vector)| (format!("covisa-{name}"), vector))
        .collect()
}

type Named = Vec<(&'static str, Value)>;

fn keys(yard: &Space, attic: &Space) -> Named {
    vec![
        (
            "key-1",
            yard.vector("An inception as covisa founds a space.", &yard.event),
        ),
        (
            "key-2",
            attic.vector("Another space: another id.", &attic.event),
        ),
    ]
}

fn profiles(yard: &Space, attic: &Space) -> Named {
    let more = json!({
        "kind": "library",
        "place": {"country": "NP", "city": "काठमाडौँ", "position": {"latitude": 2_771_725, "longitude": 8_532_400}},
        "contact": [{"channel": "form", "value": "https://attic.example/visit"}, {"channel": "post"}],
        "addresses": ["0407c0000201"], "domain": "attic.example",
    });
    vec![
        (
            "profile-1",
            yard.vector(
                "A profile with few fields.",
                &yard.profile("Example Yard", json!({})),
            ),
        ),
        (
            "profile-2",
            attic.vector(
                "A profile with text outside ASCII.",
                &attic.profile("अटारी", more),
            ),
        ),
    ]
}

fn terms(yard: &Space, attic: &Space) -> Named {
    let day_a_month = json!({"to": "members", "benefit": "free",
        "caps": [{"amount": 1, "ask_up_to": 3, "unit": "day", "per": "calendar month"}]});
    let block = json!({"to": "members", "benefit": "free",
        "caps": [{"amount": 2, "unit": "block", "per": "rolling", "rolling_days": 90, "block_hours": 5},
                 {"amount": 20, "unit": "hour", "per": "year"}],
        "requires": {"home_takes_ours": true, "min_tier": "dedicated", "km_from_home": 100,
                     "waived_for": [yard.id().to_string()], "region": {"rule": "same country"}}});
    let priced = json!({"to": "anyone", "benefit": "at a price",
        "price": [{"amount": 8.4, "currency": "EUR", "unit": "half day", "when": "after"},
                  {"unit": "day", "when": "donation"},
                  {"amount": 0.001, "sign": "$", "currency_assumed": true, "currency": "USD", "unit": "hour",
                   "when": "beside", "before_tax": true}]});
    let partners = json!({"to": "partners", "groups": ["Valley"], "benefit": "discount", "discount_percent": 50,
        "booking": {"how": "contact first", "days_before": 0, "link": "https://attic.example/book"},
        "identity": ["membership proof"], "guests": {"rule": "none"}, "weekdays": ["tue", "thu"],
        "not_for_regulars": true, "label": "Valley pass"});
    let house = json!({"visa": "accepted", "grant": [day_a_month, priced], "several_sites": true,
        "site": [{"name": "Front"}, {"name": "Back", "city": "Patan"}], "languages": ["ne", "en"], "capacity": 12,
        "hours": {"open": "Su-Fr 10:00-17:00", "unnamed_days": "closed"},
        "area": [{"name": "Booth", "for_visitors": "included"}], "agreement": "not needed"});
    let groups = json!({"visa": "accepted", "grant": [partners],
        "group": [{"name": "Valley", "spaces": [yard.id().to_string()]}], "networks": ["Valley"], "plans": ["Month"]});
    vec![
        (
            "terms-1",
            yard.vector(
                "One free day a month, up to three on request.",
                &yard.terms(json!({"visa": "accepted", "grant": [day_a_month]})),
            ),
        ),
        (
            "terms-2",
            yard.vector(
                "Two caps at once, and conditions.",
                &yard.terms(json!({"visa": "accepted", "grant": [block]})),
            ),
        ),
        (
            "terms-3",
            attic.vector(
                "Prices: a decimal, a donation, an ambiguous sign.",
                &attic.terms(json!({"grant": [priced]})),
            ),
        ),
        (
            "terms-4",
            attic.vector("A group of partners, at a discount.", &attic.terms(groups)),
        ),
        (
            "terms-5",
            attic.vector("Two grants, hours, sites and areas.", &attic.terms(house)),
        ),
    ]
}

fn cards(yard: &Space, attic: &Space) -> Named {
    let shown = json!({"tier": "flex", "attributes": [
        {"name": "Ўладзіслава"}, {"member_since": 1_767_225_600}, {"over_18": true}, {"home_share": 0}]});
    let unknown = json!({"attributes": [{"residence": {"latitude": -1, "longitude": 0}}, {"other": [1000, "a16161f5"]}]});
    let aimed = json!({"audience": yard.id().to_string(), "not_before": NOW.plus(2 * DAY).0});
    let six = json!({"tier": "flex", "attributes": [
        {"name": "Example Member"}, {"plan": "Flex 10"}, {"home_name": "Example Attic"},
        {"member_since": 1_767_225_600}, {"over_18": true}, {"country": "NP"}]});
    let listed = json!({"status": attic.place(12, 4711), "expires_at": NOW.plus(400 * DAY).0});
    vec![
        (
            "card-1",
            yard.vector(
                "A card with nothing on it.",
                &yard.card("17", json!({}), json!({})),
            ),
        ),
        (
            "card-2",
            yard.vector(
                "A card with a tier and four attributes.",
                &yard.card("18", json!({}), shown.clone()),
            ),
        ),
        (
            "card-3",
            attic.vector(
                "A card for one host, for later.",
                &attic.card("17", aimed, shown),
            ),
        ),
        (
            "card-4",
            attic.vector(
                "An attribute by local agreement.",
                &attic.card("a", json!({}), unknown),
            ),
        ),
        (
            "card-5",
            attic.vector(
                "A card for 400 days with six attributes; covisa-status-list-2 says that it counts.",
                &attic.card("b", listed, six),
            ),
        ),
    ]
}

/// 41 places at random, in turn revoked, suspended and replaced.
fn drawn() -> Vec<(u16, Status)> {
    let place = |n: usize| {
        let Hash32(drawn) = Hash32::of(format!("place {n}").as_bytes());
        u16::from_be_bytes([drawn[0], drawn[1]]) % 8192
    };
    let statuses = [Status::Revoked, Status::Suspended, Status::Replaced];
    (0..41).map(|n| (place(n), statuses[n % 3])).collect()
}

fn vouches(yard: &Space, attic: &Space) -> Named {
    let one = yard.vouches(&[attic.id()]);
    vec![("vouches-1", yard.vector("Vouches for one space.", &one))]
}

fn status_lists(yard: &Space, attic: &Space) -> Named {
    let (empty, some) = (yard.status_list(0, &[]), attic.status_list(12, &drawn()));
    let sized = |about: &str, size: usize| format!("{about}: {size} bytes in all.");
    vec![
        (
            "status-list-1",
            yard.vector(
                &sized(
                    "A list in which every pass counts",
                    yard.signed(&empty).bytes().len(),
                ),
                &empty,
            ),
        ),
        (
            "status-list-2",
            attic.vector(
                &sized(
                    "41 places at random that do not count",
                    attic.signed(&some).bytes().len(),
                ),
                &some,
            ),
        ),
    ]
}

fn attestations(yard: &Space, attic: &Space) -> Named {
    let shown = json!({"tier": "team", "attributes": [{"name": "Example Member"}, {"email": "member@attic.example"}]});
    let (lost, _) = drawn()[2];
    let listed = json!({"status": attic.place(12, lost), "not_before": NOW.plus(DAY).0});
    vec![
        (
            "attestation-1",
            yard.vector(
                "A pass for one host with nothing on it.",
                &yard.attestation("17", attic.id(), json!({}), json!({})),
            ),
        ),
        (
            "attestation-2",
            attic.vector(
                "A pass for one host, from tomorrow; covisa-status-list-2 says that it was replaced.",
                &attic.attestation("17", yard.id(), listed, shown),
            ),
        ),
    ]
}

fn messages(yard: &Space, attic: &Space) -> Named {
    let (asked, code) = (number("asked"), "7ZK4P-9QX2M");
    let by_code = json!({"kind": "request", "code": mark(code, &asked)});
    let by_word = json!({"kind": "request", "says": "Ўладзіслава, since 2026"});
    let answered = HEXLOWER.encode(&asked.0);
    let ours = json!({"kind": "answer", "request": answered, "decision": "ours", "pass": attic.pass_for(yard.id())});
    let not_ours = json!({"kind": "answer", "request": answered, "decision": "not ours"});
    let coming = number("coming");
    let notice =
        json!({"kind": "notice", "code": mark(code, &coming), "pass": attic.pass_for(yard.id())});
    let asks = |about, number, body| yard.vector(about, &yard.message(attic.id(), number, body));
    let says = |about, number, body| attic.vector(about, &attic.message(yard.id(), number, body));
    vec![
        (
            "visit-message-1",
            asks("A host asks by a code.", asked, by_code),
        ),
        (
            "visit-message-2",
            asks(
                "A host asks by what the visitor says.",
                number("word"),
                by_word,
            ),
        ),
        (
            "visit-message-3",
            says("The home answers with a pass.", number("ours"), ours),
        ),
        (
            "visit-message-4",
            says(
                "The home answers that nothing can be said.",
                number("not ours"),
                not_ours,
            ),
        ),
        (
            "visit-message-5",
            says("The home says that a member is coming.", coming, notice),
        ),
    ]
}
