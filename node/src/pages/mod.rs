//! Pages, values in and HTML out; pure, and the only folder naming `askama`. Templates are in `node/templates`.
//!
//! | file | what it lays out |
//! |---|---|
//! | [`shell`] | what stands around every page, and the desk: no data in it |
//! | [`start`] | the first run |
//! | [`home`] | how the node is, and what is to be done |
//! | [`members`] | members, their passes, questions of other spaces |
//! | [`imports`] | member lists that are read in |
//! | [`spaces`], [`map`] | the directory, its map, one space |
//! | [`terms`], [`week`] | own terms, and hours as a week |
//! | [`invitations`] | spaces invite each other, and wait for a decision |
//! | [`published`] | what terms said before, and who has them |
//! | [`way`] | how people are reached |
//! | [`kit`] | things to hang up |
//! | [`refused`] | that somebody may not come in this way |
//! | [`settings`] | browsers, contacts, the key, the recovery words |
//! | [`glossary`] | words that need one, and what they mean |
//! | [`directory`] | the public directory as files that anyone may host |
//! | [`passport`] | what a member sees on the phone |
//! | [`card`] | a pass that was just made, and the passport to send |
//! | [`sheet`] | cards on paper |
//!
//! A page is a shell and a fragment. What members and spaces wrote is text in it, never markup: askama escapes it.

use askama::filters::Html;

pub mod card;
pub mod directory;
pub mod glossary;
pub mod happened;
pub mod home;
pub mod imports;
pub mod invitations;
pub mod kit;
pub mod map;
pub mod members;
pub mod passport;
pub mod published;
pub mod refused;
pub mod settings;
pub mod sheet;
pub mod shell;
pub mod spaces;
pub mod start;
pub mod terms;
pub mod way;
pub mod week;

/// How text stands in a page: never as markup, and without the characters that turn the rest of a line around (Unicode's
/// embeddings, overrides and isolates). The marks that scripts need stay.
#[derive(Debug, Clone, Copy)]
pub struct Text;

impl askama::filters::Escaper for Text {
    fn write_escaped_str<W: std::fmt::Write>(&self, dest: W, text: &str) -> std::fmt::Result {
        match text.contains(turns_around) {
            true => Html.write_escaped_str(dest, &text.replace(turns_around, "\u{fffd}")),
            false => Html.write_escaped_str(dest, text),
        }
    }
}

/// Whether a character turns the rest of a line around.
fn turns_around(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a template renders into memory.
fn rendered(template: &impl askama::Template) -> String {
    template
        .render()
        .expect("writing into memory does not fail, and no filter of the templates does")
}

/// Whether a choice is the one that was made.
fn same(one: &str, other: &str) -> bool {
    one == other
}
