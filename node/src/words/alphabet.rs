//! The order of names in a reader's language: CLDR, as ICU knows it. The only file naming `icu_collator`.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::Locale;

/// The alphabet of a language.
pub struct Alphabet(CollatorBorrowed<'static>);

impl std::fmt::Debug for Alphabet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Alphabet").finish_non_exhaustive()
    }
}

impl Alphabet {
    /// The alphabet in which a reader looks for names.
    pub fn of(reader: Locale) -> Self {
        let locale = match reader {
            Locale::En => locale!("en"),
            Locale::De => locale!("de"),
            Locale::Es => locale!("es"),
            Locale::Fr => locale!("fr"),
            Locale::PtBr => locale!("pt-BR"),
        };
        let collator = Collator::try_new(locale.into(), CollatorOptions::default());
        Self(collator.expect("the alphabets of our languages are compiled in"))
    }

    /// Which of two names stands first.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.0.compare(one, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(reader: Locale, names: &[&'static str]) -> Vec<&'static str> {
        let alphabet = Alphabet::of(reader);
        let mut names = names.to_vec();
        names.sort_by(|one, other| alphabet.compare(one, other));
        names
    }

    #[test]
    fn names_stand_where_a_reader_looks_for_them() {
        let names = [
            "Zoë", "Özgür", "adam", "Ángel", "Andrea", "Nuñez", "Nunes", "Łukasz",
        ];
        let expected = [
            "adam", "Andrea", "Ángel", "Łukasz", "Nunes", "Nuñez", "Özgür", "Zoë",
        ];
        for reader in [Locale::En, Locale::De, Locale::Fr, Locale::PtBr] {
            assert_eq!(sorted(reader, &names), expected, "{reader:?}");
        }
        let alike = ["Nuñez", "Nuny"];
        assert_eq!(sorted(Locale::En, &alike), ["Nuñez", "Nuny"]);
        assert_eq!(
            sorted(Locale::Es, &alike),
            ["Nuny", "Nuñez"],
            "In Spanish ñ is a letter of its own, behind n."
        );
    }
}
