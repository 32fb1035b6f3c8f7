//! Records and their JSON in vector files: the plain form of the claims, with attributes spelled out.

use data_encoding::HEXLOWER;
use federation_spec::plain::{Entry, Plain, PlainValue};
use federation_spec::records::attestation::AttestationClaims;
use federation_spec::records::card::{Attribute, CardBody, CardClaims};
use federation_spec::records::fields::Field;
use federation_spec::records::key_log::KeyEventClaims;
use federation_spec::records::profile::ProfileClaims;
use federation_spec::records::status::Status;
use federation_spec::records::status_list::StatusListClaims;
use federation_spec::records::terms::TermsClaims;
use federation_spec::records::values::List;
use federation_spec::records::visit_message::VisitMessageClaims;
use federation_spec::records::vouches::VouchesClaims;
use federation_spec::records::{
    Attestation, Card, KeyEvent, Pass, Record, SpaceProfile, StatusList, Terms, VisitMessage,
    Vouches,
};
use federation_spec::rules::supersede::{Inadmissible, examine_at};
use federation_spec::wire::cbor::{self, Profile};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::limits::{LIST_ENTRIES, MAX_MESSAGE};
use serde_json::{Map, Value, json};

/// A record that vector files can say in JSON.
pub trait Told: Record + PartialEq + std::fmt::Debug {
    /// Builds the typed record from the claims of a vector.
    fn of_claims(claims: &Value) -> Self;
    /// The claims of the record.
    fn claims(&self) -> Value;
    /// What a vector says beside that follows from the record.
    fn follows(&self) -> Map<String, Value> {
        Map::new()
    }
    /// The last rung of the ladder for this type.
    fn admit(&self, now: Timestamp) -> Result<(), Inadmissible>;
}

impl Told for KeyEvent {
    fn of_claims(claims: &Value) -> Self {
        let claims = KeyEventClaims::from_plain(&plain(claims))
            .expect("the claims are those of a key event");
        Self::read(&cbor::encode(&claims.to_item())).expect("written claims can be read")
    }

    fn claims(&self) -> Value {
        told_by::<KeyEventClaims>(self)
    }

    fn admit(&self, now: Timestamp) -> Result<(), Inadmissible> {
        examine_at(self, now)
    }
}

impl Told for SpaceProfile {
    fn of_claims(claims: &Value) -> Self {
        Self(ProfileClaims::from_plain(&plain(claims)).expect("the claims are those of a profile"))
    }

    fn claims(&self) -> Value {
        json(&self.0.to_plain())
    }

    fn admit(&self, now: Timestamp) -> Result<(), Inadmissible> {
        examine_at(self, now)
    }
}

impl Told for Terms {
    fn of_claims(claims: &Value) -> Self {
        Self(TermsClaims::from_plain(&plain(claims)).expect("the claims are those of terms"))
    }

    fn claims(&self) -> Value {
        json(&self.0.to_plain())
    }

    fn admit(&self, now: Timestamp) -> Result<(), Inadmissible> {
        examine_at(self, now)
    }
}

impl Told for StatusList {
    fn of_claims(claims: &Value) -> Self {
        Self(StatusListClaims::from_plain(&plain(claims)).expect("the claims are those of a list"))
    }

    fn claims(&self) -> Value {
        json(&self.0.to_plain())
    }

    /// The places that are not valid.
    fn follows(&self) -> Map<String, Value> {
        let status = |place| self.at(place).expect("a list has every place");
        let places = (0..LIST_ENTRIES).filter(|place| status(*place) != Status::Valid);
        let places = places.map(|place| (place.to_string(), json!(status(place).code())));
        let places = Value::Object(places.collect());
        Map::from_iter([("statuses".to_owned(), places)])
    }

    fn admit(&self, now: Timestamp) -> Result<(), Inadmissible> {
        examine_at(self, now)
    }
}

impl Told for Vouches {
    fn of_claims(claims: &Value) -> Self {
        Self(VouchesClaims::from_plain(&plain(claims)).expect("the claims are those of vouches"))
    }

    fn claims(&self) -> Value {
        json(&self.0.to_plain())
    }

    fn admit(&self, now: Timestamp) -> Result<(), Inadmissible> {
        examine_at(self, now)
    }
}

impl Told for Card {
    fn of_claims(claims: &Value) -> Self {
        let (rest, shown) = without_attributes(claims);
        let mut claims =
            CardClaims::from_plain(&plain(&rest)).expect("the claims are those of a card");
        claims.body.attributes = shown;
        Self(claims)
    }

    fn claims(&self) -> Value {
        with_attributes(json(&self.0.to_plain()), &self.0.body)
    }

    fn admit(&self, _now: Timestamp) -> Result<(), Inadmissible> {
        Pass::from(self.clone()).examine()
    }
}

impl Told for Attestation {
    fn of_claims(claims: &Value) -> Self {
        let (rest, shown) = without_attributes(claims);
        let mut claims = AttestationClaims::from_plain(&plain(&rest))
            .expect("the claims are those of a pass for one host");
        claims.body.attributes = shown;
        Self(claims)
    }

    fn claims(&self) -> Value {
        with_attributes(json(&self.0.to_plain()), &self.0.body)
    }

    fn admit(&self, _now: Timestamp) -> Result<(), Inadmissible> {
        Pass::from(self.clone()).examine()
    }
}

impl Told for VisitMessage {
    fn of_claims(claims: &Value) -> Self {
        let claims = VisitMessageClaims::from_plain(&plain(claims))
            .expect("the claims are those of a message");
        Self::read(&cbor::encode(&claims.to_item())).expect("written claims can be read")
    }

    fn claims(&self) -> Value {
        told_by::<VisitMessageClaims>(self)
    }

    fn admit(&self, now: Timestamp) -> Result<(), Inadmissible> {
        self.examine_at(now)
    }
}

/// The claims of a record that has a form of its own beside them.
fn told_by<C: Field>(record: &impl Record) -> Value {
    let item =
        cbor::decode(&record.payload(), Profile::plain(MAX_MESSAGE)).expect("a payload is CBOR");
    let claims = C::from_item(&item).expect("a payload holds claims");
    json(&claims.to_plain())
}

/// The claims of a pass without its attributes, which have no plain form of their own, and these.
fn without_attributes(claims: &Value) -> (Value, List<Attribute, 0, 16>) {
    let mut rest = claims.clone();
    let body = rest["body"].as_object_mut().expect("a pass has a body");
    let shown = body.remove("attributes").unwrap_or_else(|| json!([]));
    let shown = shown.as_array().expect("attributes are a list");
    let shown = List::new(shown.iter().map(attribute).collect()).expect("at most 16 attributes");
    (rest, shown)
}

fn with_attributes(mut claims: Value, body: &CardBody) -> Value {
    if !body.attributes.is_empty() {
        claims["body"]["attributes"] = body.attributes.iter().map(attribute_json).collect();
    }
    claims
}

fn attribute(json: &Value) -> Attribute {
    let (word, value) = json
        .as_object()
        .and_then(|one| one.iter().next())
        .expect("an attribute is a table of one");
    let value = &plain(value);
    let read = "the value is one of this attribute";
    match word.as_str() {
        "name" => Attribute::Name(Field::from_plain(value).expect(read)),
        "plan" => Attribute::Plan(Field::from_plain(value).expect(read)),
        "home_name" => Attribute::HomeName(Field::from_plain(value).expect(read)),
        "member_since" => Attribute::MemberSince(Field::from_plain(value).expect(read)),
        "company" => Attribute::Company(Field::from_plain(value).expect(read)),
        "over_18" => Attribute::Over18(Field::from_plain(value).expect(read)),
        "email" => Attribute::Email(Field::from_plain(value).expect(read)),
        "country" => Attribute::Country(Field::from_plain(value).expect(read)),
        "access_needs" => Attribute::AccessNeeds(Field::from_plain(value).expect(read)),
        "residence" => Attribute::Residence(Field::from_plain(value).expect(read)),
        "home_share" => Attribute::HomeShare(Field::from_plain(value).expect(read)),
        "city" => Attribute::City(Field::from_plain(value).expect(read)),
        "other" => other(&json["other"]),
        unknown => panic!("no attribute is called {unknown}"),
    }
}

fn other(pair: &Value) -> Attribute {
    let bytes = unhex(&pair[1]);
    let item = cbor::decode(&bytes, Profile::plain(MAX_MESSAGE)).expect("the value is CBOR");
    let id = match &pair[0] {
        Value::String(digits) => digits.parse().ok(),
        number => number.as_u64(),
    };
    Attribute::Other(id.expect("an id is a number"), item)
}

fn attribute_json(attribute: &Attribute) -> Value {
    match attribute {
        Attribute::Other(id, item) => {
            // JSON readers may round what is larger.
            let id = if *id < 1 << 53 {
                json!(id)
            } else {
                json!(id.to_string())
            };
            json!({"other": [id, HEXLOWER.encode(&cbor::encode(item))]})
        }
        known => json!({known.word(): json(&known.value())}),
    }
}

/// The bytes of a JSON text of hexadecimal digits.
pub fn unhex(value: &Value) -> Vec<u8> {
    let digits = value.as_str().expect("bytes stand as text");
    HEXLOWER
        .decode(digits.as_bytes())
        .expect("bytes stand in hexadecimal")
}

/// JSON as a plain tree.
pub fn plain(json: &Value) -> Plain {
    match json {
        Value::Null => panic!("the plain form has no null"),
        Value::Bool(value) => PlainValue::Bool(*value).into(),
        Value::Number(number) => Plain::number(number),
        Value::String(text) => Plain::text(text.as_str()),
        Value::Array(items) => PlainValue::List(items.iter().map(plain).collect()).into(),
        Value::Object(entries) => PlainValue::Table(entries.iter().map(entry).collect()).into(),
    }
}

fn entry((name, value): (&String, &Value)) -> Entry {
    Entry {
        name: name.clone(),
        line: 0,
        value: plain(value),
    }
}

/// A plain tree as JSON.
pub fn json(plain: &Plain) -> Value {
    match &plain.value {
        PlainValue::Text(text) => Value::from(text.as_str()),
        PlainValue::Number(digits) => {
            serde_json::from_str(digits).expect("a plain number is a JSON number")
        }
        PlainValue::Bool(value) => Value::from(*value),
        PlainValue::List(items) => items.iter().map(json).collect(),
        PlainValue::Table(entries) => {
            let entries = entries
                .iter()
                .map(|entry| (entry.name.clone(), json(&entry.value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}
