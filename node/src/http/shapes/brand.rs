//! How what goes out of the house looks.

use data_encoding::BASE64;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::core::facts::Brand;
use crate::http::contract::Bounded;

/// A logo in base64.
const MAX_LOGO: usize = 6 * 1024 * 1024;

/// How what goes out of the house looks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Look {
    /// # and six hexadecimal digits
    colour: Option<String>,
    /// PNG in base64
    logo: Option<String>,
}

impl From<Brand> for Look {
    fn from(brand: Brand) -> Self {
        Self {
            logo: brand.logo.as_ref().map(|logo| BASE64.encode(logo)),
            colour: brand.colour,
        }
    }
}

/// How it is to look: what is not named stays, an empty text takes it away.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenLook {
    /// # and six hexadecimal digits
    #[schemars(example = &"#00664a")]
    pub colour: Option<String>,
    /// JPEG or PNG in base64, at most 4 MiB
    #[schemars(example = &"the file as base64")]
    pub logo: Option<String>,
}

impl Bounded for GivenLook {
    const MAX: usize = MAX_LOGO;
}

/// How long a card counts that the house gives, unless more is said.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cards {
    /// 1 to 400
    #[schemars(example = &365)]
    pub days: u64,
}

impl Bounded for Cards {}
