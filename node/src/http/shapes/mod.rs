//! What the API takes and gives, a file a noun. The field names are what scripts rely on; the comments are what the
//! description of the API says of them.

pub mod backup;
pub mod brand;
pub mod check;
pub mod desk;
pub mod import;
pub mod invitation;
pub mod key;
pub mod member;
pub mod pass;
pub mod peer;
pub mod premises;
pub mod problem;
pub mod request;
pub mod space;
pub mod status;
pub mod tablets;
pub mod terms;
pub mod token;
pub mod values;
pub mod visit;

use schemars::JsonSchema;
use serde::Serialize;

/// Several of a kind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Items<T> {
    items: Vec<T>,
}

impl<T> FromIterator<T> for Items<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let items = items.into_iter().collect();
        Self { items }
    }
}
