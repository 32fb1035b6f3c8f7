//! The half of the valid vectors that covisa writes.

use data_encoding::HEXLOWER;
use federation_spec::records::fields::Field;
use federation_spec::records::terms::{Content, Edition};
use federation_spec::records::{Authority, Card, KeyEvent, Record, SpaceProfile, Terms};
use federation_spec::rules::supersede::next_sequence;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{Hash32, SpaceId, Subject, Timestamp};
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
            "expect": expectation(&envelope, &self.key, &self.id().to_string(), &claims["issued_at"]),
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

    fn card(&self, member: &str, more: Value, body: Value) -> Card {
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
}

fn merge(into: &mut Value, more: Value) {
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
    ]
}
