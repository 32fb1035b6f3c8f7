//! The way of a record from bytes to admission, with the stage at which it stops; and the CDDL tool beside it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use cddl_cat::context::BasicContext;
use federation_spec::records::{
    Attestation, Card, Decoded, KeyEvent, SpaceProfile, StatusList, Terms, VisitMessage, Vouches,
};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::cbor::{self, Item, Profile};
use federation_spec::wire::envelope::{Envelope, EnvelopeError, RecordType};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::limits::MAX_MESSAGE;
use federation_spec::wire::signature::{Verified, verify};
use serde_json::Value;

use super::plain_json::{Told, unhex};

/// Where a record stopped, and the sentence that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub stage: &'static str,
    pub error: String,
}

fn refusal(stage: &'static str, error: impl ToString) -> Refusal {
    let error = error.to_string();
    Refusal { stage, error }
}

/// Keeps a vector of a folder where that is asked for, and sees that its file says this.
pub fn keep(folder: &str, name: &str, vector: &Value) {
    let folder = spec_dir().join("vectors").join(folder);
    let path = folder.join(format!("{name}.json"));
    if std::env::var("COVISA_WRITE_VECTORS").is_ok_and(|value| value == "1") {
        let text = serde_json::to_string_pretty(vector).expect("a vector is JSON");
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        std::fs::write(&path, text + "\n").expect("the vectors can be written");
    }
    let held = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{name}: {error}; `make vectors` writes what is missing"));
    let held: Value = serde_json::from_str(&held).expect("a vector is JSON");
    assert_eq!(&held, vector, "{name}: its file says the same.");
}

/// Climbs from bytes to an admissible record of any type.
pub fn climb(record: &[u8], keys: &KeyView, now: Timestamp) -> Result<RecordType, Refusal> {
    let envelope = envelope(record)?;
    let kind = envelope.kind();
    match kind {
        RecordType::KeyEvent => admit::<KeyEvent>(envelope, keys, now).map(drop),
        RecordType::Profile => admit::<SpaceProfile>(envelope, keys, now).map(drop),
        RecordType::Terms => admit::<Terms>(envelope, keys, now).map(drop),
        RecordType::StatusList => admit::<StatusList>(envelope, keys, now).map(drop),
        RecordType::Vouches => admit::<Vouches>(envelope, keys, now).map(drop),
        RecordType::Card => admit::<Card>(envelope, keys, now).map(drop),
        RecordType::Attestation => admit::<Attestation>(envelope, keys, now).map(drop),
        RecordType::VisitMessage => admit::<VisitMessage>(envelope, keys, now).map(drop),
    }
    .map(|()| kind)
}

/// The first rung.
pub fn envelope(record: &[u8]) -> Result<Envelope, Refusal> {
    Envelope::parse(record).map_err(|error| match error {
        EnvelopeError::Scan(_) => refusal("scanner", error),
        _ => refusal("envelope", error),
    })
}

/// The rungs above the envelope, for one type.
pub fn admit<T: Told>(
    envelope: Envelope,
    keys: &KeyView,
    now: Timestamp,
) -> Result<Verified<T>, Refusal> {
    let decoded = Decoded::<T>::read(envelope).map_err(|fault| refusal("cddl", fault))?;
    let verified = verify(decoded, keys).map_err(|error| refusal("signature", error))?;
    verified
        .record()
        .admit(now)
        .map_err(|error| refusal("admission", error))?;
    Ok(verified)
}

/// What a verifier holds that has seen these key events.
pub fn key_view(events: &[Vec<u8>]) -> KeyView {
    events.iter().fold(KeyView::default(), |view, event| {
        let event = envelope(event).expect("a key event of a vector is an envelope");
        let event = admit::<KeyEvent>(event, &view, Timestamp(u64::MAX))
            .expect("a key event of a vector is good");
        view.with(&event)
    })
}

/// The key view of a vector's list of records.
pub fn view_of(list: &Value) -> KeyView {
    let events: Vec<_> = list
        .as_array()
        .expect("key events are a list")
        .iter()
        .map(unhex)
        .collect();
    key_view(&events)
}

/// The folder of the standard in this repository.
pub fn spec_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../federation-spec")
}

/// Every vector of a folder: name and content, in the order of names.
pub fn vectors(folder: &str) -> Vec<(String, Value)> {
    let dir = spec_dir().join("vectors").join(folder);
    let files = std::fs::read_dir(&dir).expect("the folder of vectors is there");
    let mut paths: Vec<_> = files
        .map(|file| file.expect("a folder can be listed").path())
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path
            .file_stem()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(path).expect("a vector can be read");
        (name, serde_json::from_str(&text).expect("a vector is JSON"))
    };
    paths.iter().map(read).collect()
}

static CDDL: LazyLock<BasicContext> = LazyLock::new(|| {
    let text = std::fs::read_to_string(spec_dir().join("covisa.cddl")).expect("the CDDL is there");
    let rules = cddl_cat::flatten::flatten_from_str(&text).expect("the CDDL can be read");
    BasicContext::new(rules)
});

/// Whether the CDDL tool accepts header and payload of a record whose envelope is good.
pub fn cddl_accepts(record: &[u8], kind: RecordType) -> bool {
    let (header, payload) = header_and_payload(record);
    let name = match kind {
        RecordType::KeyEvent => "key-event",
        other => &other.to_string(),
    };
    cddl_accepts_item(&format!("{name}-header"), &header)
        && cddl_accepts_item(&format!("{name}-payload"), &payload)
}

/// Whether the CDDL tool accepts one item under a rule.
pub fn cddl_accepts_item(rule: &str, bytes: &[u8]) -> bool {
    let value: ciborium::Value = ciborium::from_reader(bytes).expect("the scanner let it pass");
    let rule = CDDL.rules.get(rule).expect("the CDDL has this rule");
    cddl_cat::cbor::validate_cbor(rule, &value, &*CDDL).is_ok()
}

/// Protected header and payload, as bytes.
pub fn header_and_payload(record: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let outer = cbor::decode(record, Profile::sign1(MAX_MESSAGE)).expect("the scanner let it pass");
    if let Item::Tag(18, sign1) = outer
        && let Item::Array(items) = *sign1
        && let [Item::Bytes(header), _, Item::Bytes(payload), _] = items.as_slice()
    {
        return (header.clone(), payload.clone());
    }
    panic!("the envelope of this record was read before");
}
