//! Shapes of the API as JSON Schema.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

/// Shapes as they are described, once each, by name.
#[derive(Debug)]
pub struct Schemas {
    told: SchemaGenerator,
    asked: SchemaGenerator,
}

impl Default for Schemas {
    /// Nothing is described yet.
    fn default() -> Self {
        let mut settings = SchemaSettings::draft2020_12();
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
        Self {
            told: settings.clone().for_serialize().into_generator(),
            asked: settings.for_deserialize().into_generator(),
        }
    }
}

impl Schemas {
    /// The schema of a shape that is answered.
    pub fn told<T: JsonSchema>(&mut self) -> Schema {
        self.told.subschema_for::<T>()
    }

    /// The schema of a shape that is asked with, in full.
    pub fn asked<T: JsonSchema>(&mut self) -> Schema {
        let mut schema = self.asked.root_schema_for::<T>();
        for part in ["title", "$defs", "components"] {
            schema.remove(part);
        }
        schema
    }

    /// What a shape that is answered is, in words.
    pub fn about(&self, schema: &Schema) -> String {
        let name = schema.get("$ref").and_then(Value::as_str);
        let name = name.and_then(|name| name.rsplit('/').next());
        let held = name.and_then(|name| self.told.definitions().get(name));
        let about = held.unwrap_or(schema.as_value()).get("description");
        about.and_then(Value::as_str).unwrap_or("done").to_owned()
    }

    /// All shapes that were described, by name.
    pub fn schemas(self) -> Map<String, Value> {
        let (mut asked, told) = (self.asked, self.told);
        let mut told = told;
        let mut all = asked.take_definitions(true);
        all.extend(told.take_definitions(true));
        all
    }
}
