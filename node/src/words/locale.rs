//! In which language, and the sentences of each: Fluent files in `node/locales`, compiled in. The only file naming Fluent.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use unic_langid::LanguageIdentifier;

/// In which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Portuguese as it is spoken in Brazil.
    PtBr,
}

impl Locale {
    /// Every language, in the order in which people choose one.
    pub const ALL: [Self; 5] = [Self::En, Self::De, Self::Es, Self::Fr, Self::PtBr];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::PtBr => "pt-BR",
        }
    }

    /// What the language calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Es => "Español",
            Self::Fr => "Français",
            Self::PtBr => "Português (Brasil)",
        }
    }

    /// The language with exactly this tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let same = |one: &Self| one.tag().eq_ignore_ascii_case(tag);
        Self::ALL.into_iter().find(same)
    }

    /// The best of our languages for an `Accept-Language` header, RFC 9110, read in the order in which browsers write it;
    /// English where none is near.
    pub fn negotiate(accepted: &str) -> Self {
        let wanted = accepted_languages::parse(accepted);
        let ours = Self::ALL.map(offered);
        let default = offered(Self::En);
        let found =
            negotiate_languages(&wanted, &ours, Some(&default), NegotiationStrategy::Lookup);
        let best = found.first().map(|found| found.to_string());
        best.and_then(|tag| Self::of_tag(&tag)).unwrap_or_default()
    }

    /// The sentence of this id; in English where the language lacks it.
    pub fn say(self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The sentence of this id, with the one thing that it names.
    pub fn with<'a>(self, id: &str, name: &'static str, value: impl Into<Value<'a>>) -> String {
        self.say_with(id, &[(name, value.into())])
    }

    /// The sentence of this id (`message` or `message.attribute`), with what it names filled in.
    pub fn say_with(self, id: &str, given: &[(&'static str, Value<'_>)]) -> String {
        let args: FluentArgs = given
            .iter()
            .map(|(name, value)| (*name, value.fluent()))
            .collect();
        let said = |locale: Self| formatted(&BUNDLES[locale as usize], id, &args);
        said(self)
            .or_else(|| said(Self::En))
            .unwrap_or_else(|| id.to_owned())
    }
}

/// The id of a message made from the word of a closed list: `unit-half-day`. The test of the locales knows each such list.
pub fn id(subject: &str, word: &str) -> String {
    format!("{subject}-{}", word.replace([' ', '_'], "-"))
}

/// What a sentence names: text as it stands, or a number that decides about its plural.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// A text that is put in as it is.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
}

impl Value<'_> {
    fn fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_ref()),
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! value_of_number {
    ($($type:ty),*) => {$(
        impl From<$type> for Value<'_> {
            #[allow(clippy::cast_precision_loss, reason = "what people read has fewer digits than a float")]
            fn from(number: $type) -> Self {
                Self::Number(number as f64)
            }
        }

        impl From<&$type> for Value<'_> {
            fn from(number: &$type) -> Self {
                Self::from(*number)
            }
        }
    )*};
}

value_of_number!(u8, u16, u32, i32, u64, i64, usize);

/// `say!(locale, "id")`, `say!(locale, "id", name = value, ...)`: one sentence.
#[macro_export]
macro_rules! say {
    ($locale:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $locale.say_with($id, &[$((stringify!($name), $crate::words::locale::Value::from($value))),*])
    };
}

type Bundle = FluentBundle<FluentResource>;

/// One a language, in the order of [`Locale::ALL`].
static BUNDLES: LazyLock<Vec<Bundle>> =
    LazyLock::new(|| Locale::ALL.into_iter().map(bundle).collect());

/// The files of a language.
macro_rules! files {
    ($tag:literal) => {
        files!($tag, "numbers", "terms", "verdict", "problem", "lists", "pages", "desk")
    };
    ($tag:literal, $($name:literal),*) => {
        [$(include_str!(concat!("../../locales/", $tag, "/", $name, ".ftl"))),*]
    };
}

const FILES: [[&str; 7]; 5] = [
    files!("en"),
    files!("de"),
    files!("es"),
    files!("fr"),
    files!("pt-BR"),
];

fn bundle(locale: Locale) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![identifier(locale)]);
    // What is filled in stands between marks only where a page asks for it: these sentences go to terminals too.
    bundle.set_use_isolating(false);
    for text in FILES[locale as usize] {
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, mistakes)| {
                debug_assert!(mistakes.is_empty(), "{}: {mistakes:?}", locale.tag());
                read
            });
        let doubled = bundle.add_resource(resource).err();
        debug_assert!(doubled.is_none(), "{}: {doubled:?}", locale.tag());
    }
    bundle
}

fn formatted(bundle: &Bundle, id: &str, args: &FluentArgs) -> Option<String> {
    let (message, attribute) = match id.split_once('.') {
        Some((message, attribute)) => (bundle.get_message(message)?, Some(attribute)),
        None => (bundle.get_message(id)?, None),
    };
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut missing = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut missing);
    debug_assert!(missing.is_empty(), "{id}: {missing:?}");
    Some(text.into_owned())
}

fn identifier(locale: Locale) -> LanguageIdentifier {
    locale.tag().parse().expect("each tag is well-formed")
}

/// The same for the one that negotiates.
fn offered(locale: Locale) -> fluent_langneg::LanguageIdentifier {
    locale.tag().parse().expect("each tag is well-formed")
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn a_browser_gets_the_nearest_language_that_there_is() {
        let cases = [
            ("de-AT,de;q=0.9,en;q=0.8", Locale::De),
            ("pt", Locale::PtBr),
            ("pt-PT", Locale::PtBr),
            ("es-MX", Locale::Es),
            ("ja,fr;q=0.4", Locale::Fr),
            ("en-GB,fr;q=0.2", Locale::En),
            ("tlh", Locale::En),
            ("", Locale::En),
            ("*", Locale::En),
        ];
        for (accepted, locale) in cases {
            assert_eq!(
                Locale::negotiate(accepted),
                locale,
                "{accepted:?} is understood."
            );
        }
    }
}
