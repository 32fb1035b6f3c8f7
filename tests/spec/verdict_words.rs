//! The sentences follow from the decision: on made-up questions, in every language, none says what the level or the
//! numbers deny.

use covisa::words::Locale;
use covisa::words::reason::{Context, reason};
use covisa::words::verdict::{allowance, headline, sentence, told as worded};
use federation_spec::records::terms::grant::{Benefit, Period, Unit};
use federation_spec::rules::reason::Given;
use federation_spec::rules::{Allowance, GreenReason, Level, Reason, Verdict};

use super::reference::Random;
use super::verdict_kit::{THREE_A_MONTH, at_sued, number, told};
use super::verdict_property::{CASES, story};

/// How each language welcomes, and says that something costs nothing or less.
const WELCOMES: [(Locale, &[&str]); 5] = [
    (
        Locale::En,
        &[
            "is welcome",
            "free",
            "welcome at",
            "works here",
            "no fee",
            "pays",
            "may use",
        ],
    ),
    (
        Locale::De,
        &[
            "ist willkommen",
            "kostenlos",
            "willkommen zum",
            "arbeitet hier",
            "keine gebühr",
            "zahlt",
            "darf",
        ],
    ),
    (
        Locale::Es,
        &[
            "gratis",
            "precio de este espacio",
            "puede trabajar",
            "puede entrar",
            "puede usar",
            "no paga",
            "descuento",
        ],
    ),
    (
        Locale::Fr,
        &[
            "peut venir",
            "gratuit",
            "bienvenue au",
            "travaille ici",
            "paie",
            "a accès",
        ],
    ),
    (
        Locale::PtBr,
        &[
            "pode entrar",
            "de graça",
            "pode entrar",
            "trabalha aqui",
            "não paga",
            "paga menos",
            "a menos",
            "entra pelo",
            "pode usar",
        ],
    ),
];

/// What stands between two numbers of which the first is a part of the second.
const OF: [(Locale, &str); 5] = [
    (Locale::En, "of"),
    (Locale::De, "von"),
    (Locale::Es, "de"),
    (Locale::Fr, "sur"),
    (Locale::PtBr, "de"),
];

fn context() -> Context {
    Context {
        home: Some("Example Nord".to_owned()),
        alike: None,
        vouchers: vec!["Example West".to_owned(), "Example Ost".to_owned()],
        back: false,
        zone: "Europe/Berlin".to_owned(),
    }
}

/// All that a desk or a program is told in words.
fn texts(verdict: &Verdict, locale: Locale) -> Vec<String> {
    let context = context();
    let reasons = verdict.reasons.iter();
    let mut texts: Vec<String> = reasons
        .map(|one| worded(one, verdict, &context, locale))
        .chain(verdict.visit.iter().map(|visit| allowance(visit, locale)))
        .collect();
    texts.push(headline(verdict.level, locale));
    texts.push(sentence(verdict, &context, locale));
    texts
}

/// A number as it stands in a sentence, without what marks thousands.
fn a_number(word: &str) -> Option<u64> {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let other = |c: char| c.is_alphabetic();
    (!word.contains(other)).then(|| digits.parse().ok())?
}

/// The first part that is said to be greater than its whole: `Day 2 of 1`.
fn impossible(text: &str, of: &str) -> Option<(u64, u64)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let parts = words.windows(3).filter(|three| three[1] == of);
    let pair = |three: &[&str]| Some((a_number(three[0])?, a_number(three[2])?));
    parts.filter_map(pair).find(|(part, whole)| part > whole)
}

#[test]
fn no_sentence_denies_the_level_or_the_numbers() {
    let mut random = Random::of(11);
    let (mut used_up, mut beyond) = (0, 0);
    for case in 0..CASES {
        let verdict = story(&mut random, None).verdict();
        let over = verdict.reasons.iter().any(Reason::is_used_up);
        let past = |visit: &Allowance| visit.of.is_some_and(|of| visit.day > of);
        used_up += usize::from(over);
        beyond += usize::from(verdict.visit.as_ref().is_some_and(past));
        for (locale, of) in OF {
            for text in texts(&verdict, locale) {
                assert_eq!(
                    impossible(&text, of),
                    None,
                    "No part is greater than its whole in case {case}: {text:?}"
                );
            }
        }
        if !over {
            continue;
        }
        // Another grant may still apply, once the desk has confirmed what it asks: what is used up is told behind that.
        if verdict.reasons.iter().any(Reason::is_settled_by_desk) {
            continue;
        }
        assert!(
            verdict.level != Level::Green,
            "What is used up is for a person to decide in case {case}: {verdict:?}"
        );
        for (locale, _) in OF {
            let welcome = headline(Level::Green, locale);
            assert!(
                !texts(&verdict, locale).contains(&welcome),
                "The screen does not say {welcome} in case {case}."
            );
        }
        for (locale, words) in WELCOMES {
            for text in texts(&verdict, locale) {
                let low = text.to_lowercase();
                let welcome = words.iter().find(|word| low.contains(**word));
                assert_eq!(
                    welcome, None,
                    "Where days are used up nobody is welcomed in case {case}: {text:?}"
                );
            }
        }
    }
    assert!(
        used_up > CASES / 100 && beyond > CASES / 100,
        "Often enough more was used than is given: {used_up}, {beyond}."
    );
}

#[test]
fn the_lists_of_words_know_every_benefit() {
    let benefits = Benefit::WORDS
        .iter()
        .filter_map(|word| Benefit::of_word(word));
    for benefit in benefits {
        for percent in [None, Some(20)] {
            let granted = Reason::Green(GreenReason::Granted(Given {
                benefit,
                percent,
                areas: Vec::new(),
            }));
            for (locale, words) in WELCOMES {
                let text = reason(&granted, &context(), locale).to_lowercase();
                assert!(
                    words.iter().any(|word| text.contains(word)),
                    "The test above would see {text:?} in {locale:?}."
                );
            }
        }
    }
}

#[test]
fn who_is_let_in_beyond_the_days_is_told_so_and_in_numbers_that_can_be() {
    let over = at_sued(THREE_A_MONTH).at("2026-11-17 10:00").came(&[
        "2026-11-03",
        "2026-11-04",
        "2026-11-05",
    ]);
    let verdict = over.verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A03",
        "Nothing is granted beside it."
    );
    assert_eq!(
        number(&verdict),
        "4 of 3",
        "Scripts read the plain numbers."
    );
    let visit = verdict.visit.expect("days are counted");
    assert_eq!(
        allowance(&visit, Locale::En),
        "Day 4, more than 3 per calendar month.",
        "People read what they mean."
    );
    let last = Allowance { day: 3, ..visit };
    assert_eq!(
        allowance(&last, Locale::En),
        "Day 3 of 3 per calendar month.",
        "The last day that is given is one of them."
    );
    let other = Allowance {
        day: 2,
        of: Some(1),
        unit: Unit::HalfDay,
        period: Some(Period::Unstated),
    };
    assert_eq!(
        allowance(&other, Locale::De),
        "Halber Tag 2, mehr als 1.",
        "So it is in another unit, without a period."
    );
}
