//! Which names people would take for each other: letters of other scripts that look the same, what cannot be seen, and
//! case. By UTS #39; the only file naming `unicode_security`. A likeness is said to people, and never used.

use unicode_security::skeleton;

/// What remains of a name for the eye.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness([String; 3]);

impl Likeness {
    /// Of a name.
    pub fn of(name: &str) -> Self {
        let seen: String = name.chars().filter(|c| is_seen(*c)).collect();
        let whole = bare(skeleton(&seen));
        Self([
            bare(skeleton(&seen.to_lowercase())),
            bare(whole.to_lowercase().chars()),
            whole,
        ])
    }

    /// Whether two names would be taken for each other.
    pub fn is_like(&self, other: &Self) -> bool {
        let same = |(one, other): (&String, &String)| one == other && !one.is_empty();
        self.0.iter().zip(&other.0).any(same)
    }
}

/// Neither a control nor anything that only steers the line, nor a mark of no width.
pub(super) fn is_seen(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    !c.is_control() && !invisible
}

/// Letters and digits alone: nobody tells names apart by a hyphen or a second blank.
fn bare(name: impl Iterator<Item = char>) -> String {
    name.filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::Likeness;

    fn alike(one: &str, other: &str) -> bool {
        Likeness::of(one).is_like(&Likeness::of(other))
    }

    #[test]
    fn names_that_look_the_same_are_alike() {
        let copies = [
            "Example Nord",
            "EXAMPLE NORD",
            "Ехаmрlе Nоrd",         // Cyrillic Е, х, а, р, е, о
            "ExampIe Nord",         // a capital I for an l
            "Exam\u{200b}ple Nord", // a blank of no width
            "\u{202e}Example Nord\u{202c}",
            "Example-Nord",
            "Εxample Nοrd", // Greek
            "Example  Nord.",
            "𝐄𝐱𝐚𝐦𝐩𝐥𝐞 Nord",
        ];
        for copy in copies {
            assert!(alike("Example Nord", copy), "{copy:?} looks like it.");
        }
    }

    #[test]
    fn other_names_are_not() {
        for other in [
            "Example Süd",
            "Example",
            "Exemple Nord",
            "",
            "\u{200b}",
            "Example Norden",
        ] {
            assert!(!alike("Example Nord", other), "{other:?} is another name.");
        }
        assert!(!alike("", "\u{200b}"), "Nothing is like nothing.");
    }
}
