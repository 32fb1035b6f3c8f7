//! What an endpoint takes and gives, as types: one declaration is read in, answered, bounded and described.

use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use super::schemas::Schemas;

/// Bytes of a body, unless its type says otherwise.
pub const MAX_BODY: usize = 256 * 1024;

/// What a request says.
pub trait Asked: Sized {
    /// Bytes of its body.
    const MAX: usize = MAX_BODY;

    /// Reads it.
    fn of(request: &Request) -> Result<Self, Trouble>;

    /// Adds what it is to the description of its operation.
    fn describe(schemas: &mut Schemas, operation: &mut Map<String, Value>);
}

/// What an answer says.
pub trait Told {
    /// Tells it.
    fn response(self, status: u16) -> Response;

    /// The descriptions of what may come, by status.
    fn describe(schemas: &mut Schemas, status: u16) -> Vec<(u16, Value)>;
}

/// Nothing is said that matters.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Asked for Nothing {
    fn of(_: &Request) -> Result<Self, Trouble> {
        Ok(Self)
    }

    fn describe(_: &mut Schemas, _: &mut Map<String, Value>) {}
}

/// A JSON object in the body.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + JsonSchema + Bounded> Asked for Body<T> {
    const MAX: usize = T::MAX;

    fn of(request: &Request) -> Result<Self, Trouble> {
        read(request.json()?).map(Self)
    }

    fn describe(schemas: &mut Schemas, operation: &mut Map<String, Value>) {
        operation.insert("requestBody".to_owned(), json_body::<T>(schemas, true));
    }
}

/// A JSON object in the body, or none.
#[derive(Debug)]
pub struct BodyIfAny<T>(pub T);

impl<T: DeserializeOwned + JsonSchema + Bounded> Asked for BodyIfAny<T> {
    const MAX: usize = T::MAX;

    fn of(request: &Request) -> Result<Self, Trouble> {
        let said = match request.body.is_empty() {
            true => json!({}),
            false => request.json()?,
        };
        read(said).map(Self)
    }

    fn describe(schemas: &mut Schemas, operation: &mut Map<String, Value>) {
        operation.insert("requestBody".to_owned(), json_body::<T>(schemas, false));
    }
}

/// Two shapes in one JSON object of the body: each takes its own fields of it.
#[derive(Debug)]
pub struct Both<A, B>(pub A, pub B);

impl<A, B> Asked for Both<A, B>
where
    A: DeserializeOwned + JsonSchema + Bounded,
    B: DeserializeOwned + JsonSchema,
{
    const MAX: usize = A::MAX;

    fn of(request: &Request) -> Result<Self, Trouble> {
        let said = request.json()?;
        Ok(Self(read(said.clone())?, read(said)?))
    }

    fn describe(schemas: &mut Schemas, operation: &mut Map<String, Value>) {
        let mut body = json_body::<A>(schemas, true);
        let more = schemas.asked::<B>();
        let more = more.get("properties").and_then(Value::as_object);
        let schema = &mut body["content"]["application/json"]["schema"];
        if let Some(fields) = schema["properties"].as_object_mut() {
            fields.extend(more.cloned().into_iter().flatten());
        }
        operation.insert("requestBody".to_owned(), body);
    }
}

/// What a JSON object of a body is bounded by.
pub trait Bounded {
    /// Bytes of the whole body.
    const MAX: usize = MAX_BODY;
}

/// What stands in the query.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + JsonSchema> Asked for Query<T> {
    fn of(request: &Request) -> Result<Self, Trouble> {
        // The first one of a name counts.
        let mut said = Map::new();
        for (name, value) in request.query.iter().rev() {
            said.insert(name.clone(), json!(value));
        }
        read(Value::Object(said)).map(Self)
    }

    fn describe(schemas: &mut Schemas, operation: &mut Map<String, Value>) {
        let schema = schemas.asked::<T>();
        let fields = schema.get("properties").and_then(Value::as_object).cloned();
        let parameters = fields.into_iter().flatten().map(|(name, mut field)| {
            let about = field
                .as_object_mut()
                .and_then(|field| field.remove("description"));
            json!({ "name": name, "in": "query", "required": false, "description": about, "schema": field })
        });
        let held = operation.entry("parameters").or_insert(json!([]));
        if let Some(held) = held.as_array_mut() {
            held.extend(parameters);
        }
    }
}

/// One shape, told as JSON.
impl<T: Serialize + JsonSchema> Told for T {
    fn response(self, status: u16) -> Response {
        Response::json(status, &self)
    }

    fn describe(schemas: &mut Schemas, status: u16) -> Vec<(u16, Value)> {
        vec![(status, told_json::<T>(schemas))]
    }
}

/// A shape, with headers beside it.
#[derive(Debug)]
pub struct Headed<T> {
    told: T,
    headers: Vec<(&'static str, String)>,
}

impl<T> Headed<T> {
    /// A shape without any.
    pub fn new(told: T) -> Self {
        let headers = Vec::new();
        Self { told, headers }
    }

    /// With one more header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

impl<T: Serialize + JsonSchema> Told for Headed<T> {
    fn response(self, status: u16) -> Response {
        let told = Response::json(status, &self.told);
        let headers = self.headers.into_iter();
        headers.fold(told, |told, (name, value)| told.with(name, value))
    }

    fn describe(schemas: &mut Schemas, status: u16) -> Vec<(u16, Value)> {
        T::describe(schemas, status)
    }
}

/// A shape that was made, or that would be.
#[derive(Debug)]
pub struct Made<T> {
    /// What is told.
    pub told: T,
    /// Whether something was made.
    pub made: bool,
}

impl<T: Serialize + JsonSchema> Told for Made<T> {
    fn response(self, status: u16) -> Response {
        let status = if self.made { status } else { 200 };
        Response::json(status, &self.told)
    }

    fn describe(schemas: &mut Schemas, status: u16) -> Vec<(u16, Value)> {
        [T::describe(schemas, 200), T::describe(schemas, status)].concat()
    }
}

/// Bytes of a media type that is not JSON, or JSON of a form that others have fixed.
pub trait Kind {
    /// What it is.
    const ABOUT: &'static str;
    /// The media types that it may have.
    const TYPES: &'static [&'static str];
}

/// An answer in bytes.
#[derive(Debug)]
pub struct Raw<K> {
    response: Response,
    kind: PhantomData<K>,
}

impl<K: Kind> Raw<K> {
    /// Bytes of the media type of this place in the list.
    pub fn new(at: usize, bytes: Vec<u8>) -> Self {
        Self {
            response: Response::new(200, K::TYPES[at], bytes),
            kind: PhantomData,
        }
    }
}

impl<K: Kind> Told for Raw<K> {
    fn response(self, _: u16) -> Response {
        self.response
    }

    fn describe(_: &mut Schemas, status: u16) -> Vec<(u16, Value)> {
        let plain = |kind: &&str| ((*kind).to_owned(), json!({}));
        let content: Map<String, Value> = K::TYPES.iter().map(plain).collect();
        vec![(
            status,
            json!({ "description": K::ABOUT, "content": content }),
        )]
    }
}

fn told_json<T: JsonSchema>(schemas: &mut Schemas) -> Value {
    let schema = schemas.told::<T>();
    let about = schemas.about(&schema);
    json!({ "description": about, "content": { "application/json": { "schema": schema } } })
}

fn json_body<T: JsonSchema>(schemas: &mut Schemas, required: bool) -> Value {
    let schema = schemas.asked::<T>();
    json!({ "required": required, "content": { "application/json": { "schema": schema } } })
}

/// Reads a shape. A field that is null is as good as none; one that is not as it has to be is named, with an example.
pub fn read<T: DeserializeOwned + JsonSchema>(mut said: Value) -> Result<T, Trouble> {
    without_null(&mut said);
    let missing = |schema: &Schema| {
        let required = schema.get("required").and_then(Value::as_array);
        let mut required = required.into_iter().flatten().filter_map(Value::as_str);
        required
            .find(|name| said.get(name).is_none())
            .map(str::to_owned)
    };
    serde_path_to_error::deserialize::<_, T>(&said).map_err(|wrong| {
        let schema = schema_for!(T);
        let path = wrong.path().to_string();
        let path = missing(&schema).unwrap_or(path);
        let (name, example) = named(schema.as_value(), &path);
        Trouble::bad_value(&name, &example)
    })
}

fn without_null(said: &mut Value) {
    if let Some(fields) = said.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
        fields.values_mut().for_each(without_null);
    }
}

/// The field at a path, and how it has to be. Where there is none of that name: the object that it was to be in, and what that
/// may have.
fn named(schema: &Value, path: &str) -> (String, String) {
    let (mut names, mut field) = (Vec::new(), schema);
    for part in path.split('.') {
        let part = part.split('[').next().unwrap_or(part);
        let Some(inner) = within(schema, field, part) else {
            break;
        };
        names.push(part);
        field = inner;
    }
    match names.is_empty() {
        true => (path.to_owned(), example(schema, &Value::Null)),
        false => (names.join("."), example(schema, field)),
    }
}

/// How a field has to be: the example that its shape declares, or in words what kind of value it is.
fn example(schema: &Value, field: &Value) -> String {
    let field = resolved(schema, field);
    if let Some(fields) = field.get("properties").and_then(Value::as_object) {
        return fields.keys().cloned().collect::<Vec<_>>().join(", ");
    }
    let declared = field.get("examples").and_then(|all| all.get(0));
    match (declared, field.get("enum").and_then(Value::as_array)) {
        (Some(example), _) => example.as_str().map_or(example.to_string(), str::to_owned),
        (None, Some(words)) => {
            let words = words.iter().filter_map(Value::as_str);
            words.collect::<Vec<_>>().join(", ")
        }
        (None, None) => kind_in_words(field).to_owned(),
    }
}

fn within<'a>(schema: &'a Value, field: &'a Value, name: &str) -> Option<&'a Value> {
    resolved(schema, field).get("properties")?.get(name)
}

/// What a reference, or one of several that may be null, stands for.
fn resolved<'a>(schema: &'a Value, field: &'a Value) -> &'a Value {
    let one = field.get("anyOf").and_then(|all| all.get(0));
    let field = one.unwrap_or(field);
    let name = field.get("$ref").and_then(Value::as_str);
    let name = name.and_then(|name| name.strip_prefix("#/$defs/"));
    let held = name.and_then(|name| schema.get("$defs")?.get(name));
    held.unwrap_or(field)
}

fn kind_in_words(field: &Value) -> &'static str {
    let kind = field.get("type");
    let kind = kind.and_then(|kind| kind.get(0)).or(kind);
    match kind.and_then(Value::as_str) {
        Some("integer") => "a whole number",
        Some("boolean") => "true or false",
        Some("array") => "[\"one\", \"two\"]",
        Some("object") => "{}",
        Some(_) | None => "text",
    }
}
