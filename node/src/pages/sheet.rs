//! Passes on paper: printed cards as one HTML page that needs nothing else.
//!
//! A page has no script and asks for nothing. What members and spaces wrote is text in it, never markup, and has a box of
//! fixed size on the card: what does not fit ends in an ellipsis and leaves the code alone.

use askama::Template;
use federation_spec::records::profile::ProfileBody;
use federation_spec::wire::ids::SpaceId;
use federation_spec::wire::text;

use super::rendered;
use super::way::Way;
use crate::core::views::IssuedPass;
use crate::qr::{self, Shape, TooLong};
use crate::words::{Locale, numbers};

/// What a page may do, for the header of an answer that carries one: show itself, with its own styles.
pub const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/// Contact lines on a card. More have no room; the first ones count.
pub const MAX_CONTACTS: usize = 2;

/// A pass as it is printed. Every text but `text` is shown as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedPass {
    /// The pass itself, as text: what the QR code holds.
    pub text: String,
    /// Name of the home space.
    pub home: String,
    /// Where the home space is.
    pub place: Option<String>,
    /// How the home space is reached, a line each. The first [`MAX_CONTACTS`] are printed.
    pub contacts: Vec<Way>,
    /// The member's name, if the pass discloses it.
    pub name: Option<String>,
    /// The member's plan, if the pass discloses it.
    pub plan: Option<String>,
    /// The short code: what a desk types when it cannot scan. Shown in groups of five.
    pub code: Option<String>,
    /// The last day, in words.
    pub valid_until: String,
    /// The host's name, if the pass is for one host only.
    pub for_host: Option<String>,
    /// The days at that host, in words.
    pub host_days: Option<String>,
}

/// What a printed pass says of its home.
#[derive(Debug, Clone, Default)]
pub struct House {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Option<String>,
    /// How it is reached.
    pub contacts: Vec<Way>,
}

impl House {
    /// Of a profile.
    pub fn of(profile: &ProfileBody) -> Self {
        let contacts = profile.contact.iter();
        Self {
            name: profile.name.as_str().to_owned(),
            place: (profile.place.city.as_ref()).map(|city| city.as_str().to_owned()),
            contacts: contacts.filter_map(Way::of).collect(),
        }
    }
}

impl PrintedPass {
    /// A pass that was just issued.
    pub fn of(issued: &IssuedPass, house: &House, t: Locale) -> Self {
        let pass = &issued.pass;
        let named = issued.shows.iter().any(|word| word == "name");
        let host = |id: SpaceId| pass.host_name.clone().unwrap_or(id.to_string());
        Self {
            text: text::write(&issued.signed),
            home: house.name.clone(),
            place: house.place.clone(),
            contacts: house.contacts.clone(),
            name: named.then(|| issued.name.clone()),
            plan: None,
            code: Some(issued.code.to_string()),
            valid_until: numbers::short_day(pass.last_day, t),
            for_host: pass.host.map(host),
            host_days: None,
        }
    }
}

/// What is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One card a page, for a printer of cards: ID-1 of ISO/IEC 7810, 85.60 x 53.98 mm.
    Card,
    /// Ten cards a page with cut marks: A4.
    Sheet,
}

/// Lays passes out as one HTML page. It takes about 20 kB a pass, so that the caller bounds how many there are.
pub fn html(passes: &[PrintedPass], layout: Layout, t: Locale) -> Result<String, TooLong> {
    let cards = passes
        .iter()
        .map(Card::new)
        .collect::<Result<Vec<_>, _>>()?;
    let page = Page {
        t,
        policy: POLICY,
        layout,
        sheets: cards.chunks(layout.cards()).map(Sheet::new).collect(),
    };
    Ok(rendered(&page))
}

impl Layout {
    /// Cards of one page.
    fn cards(self) -> usize {
        match self {
            Self::Card => 1,
            Self::Sheet => COLUMNS * ROWS,
        }
    }
}

/// The whole page.
#[derive(Template)]
#[template(path = "sheet.html")]
struct Page<'a> {
    t: Locale,
    policy: &'static str,
    layout: Layout,
    sheets: Vec<Sheet<'a>>,
}

/// One page of paper.
struct Sheet<'a> {
    cards: &'a [Card<'a>],
    marks: String,
}

impl<'a> Sheet<'a> {
    fn new(cards: &'a [Card<'a>]) -> Self {
        Self {
            cards,
            marks: cut_marks(cards.len()),
        }
    }
}

/// One card.
struct Card<'a> {
    pass: &'a PrintedPass,
    contacts: &'a [Way],
    code: Option<String>,
    shape: Shape,
}

impl<'a> Card<'a> {
    fn new(pass: &'a PrintedPass) -> Result<Self, TooLong> {
        Ok(Self {
            pass,
            contacts: &pass.contacts[..pass.contacts.len().min(MAX_CONTACTS)],
            code: pass.code.as_deref().map(grouped),
            shape: qr::shape(&pass.text)?,
        })
    }

    /// Whether it says more than a card for all hosts does, so that its type is smaller.
    fn guest(&self) -> bool {
        self.pass.for_host.is_some() || self.pass.host_days.is_some()
    }

    /// Who holds the card, for people who do not see the code.
    fn label(&self, t: &Locale) -> String {
        let whose: Vec<&str> = (self.pass.name.iter().map(String::as_str))
            .chain([self.pass.home.as_str()])
            .collect();
        format!("{}: {}", t.say("made-code"), whose.join(", "))
    }
}

/// In groups of five, as a code is read aloud.
pub(super) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().filter(|c| c.is_alphanumeric()).collect();
    let groups: Vec<String> = letters.chunks(5).map(String::from_iter).collect();
    groups.join(" ")
}

/// How large a line of type may be, as a class of the style sheet: long names are set smaller before they are cut.
fn fit(text: &str) -> &'static str {
    match text.chars().map(width).sum::<usize>() {
        0..=32 => "large",
        33..=48 => "middle",
        _ => "small",
    }
}

/// Columns that a character takes, roughly: scripts from Hangul on, and emoji, are drawn twice as wide as Latin.
fn width(c: char) -> usize {
    if c < '\u{1100}' { 1 } else { 2 }
}

/// Where to cut, as the data of one SVG path in millimetres: a stroke at both ends of each edge, a cross where four cards
/// meet. The cards lie edge to edge, so that one cut parts two of them.
fn cut_marks(cards: usize) -> String {
    let (columns, rows) = (cards.min(COLUMNS), cards.div_ceil(COLUMNS));
    let x = |column: usize| LEFT + WIDTH * column as f64;
    let y = |row: usize| TOP + HEIGHT * row as f64;
    let mut path = String::new();
    for column in 0..=columns {
        for from in [y(0) - GAP - STROKE, y(rows) + GAP] {
            path.push_str(&format!("M{:.2} {from:.2}v{STROKE}", x(column)));
        }
    }
    for row in 0..=rows {
        for from in [x(0) - GAP - STROKE, x(columns) + GAP] {
            path.push_str(&format!("M{from:.2} {:.2}h{STROKE}", y(row)));
        }
    }
    for row in 1..rows {
        let (x, y) = (x(1), y(row));
        path.push_str(&format!("M{x:.2} {:.2}v{}", y - ARM, 2.0 * ARM));
        path.push_str(&format!("M{:.2} {y:.2}h{}", x - ARM, 2.0 * ARM));
    }
    path
}

/// Cards beside each other on a sheet.
const COLUMNS: usize = 2;
/// Cards below each other on a sheet.
const ROWS: usize = 5;
/// A card's width, millimetres. The style sheet says it too.
const WIDTH: f64 = 85.60;
/// A card's height, millimetres.
const HEIGHT: f64 = 53.98;
/// From the paper's left edge to the first card, millimetres: A4 is 210 wide.
const LEFT: f64 = (210.0 - WIDTH * COLUMNS as f64) / 2.0;
/// From the paper's upper edge to the first card, millimetres: A4 is 297 high.
const TOP: f64 = (297.0 - HEIGHT * ROWS as f64) / 2.0;
/// Between a card and a cut mark, millimetres.
const GAP: f64 = 1.5;
/// Length of a cut mark, millimetres. With the gap it stays out of the margin where printers print nothing.
const STROKE: f64 = 5.0;
/// Half the length of a cross, millimetres.
const ARM: f64 = 1.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_groups_of_five() {
        assert_eq!(
            grouped("7K3MP9Q2RT"),
            "7K3MP 9Q2RT",
            "Ten letters are two groups."
        );
        assert_eq!(
            grouped("7K3MP-9Q2RT"),
            "7K3MP 9Q2RT",
            "What parted the groups before is not shown twice."
        );
    }

    #[test]
    fn a_sheet_with_one_card_has_the_marks_of_one_card() {
        let strokes = |cards| cut_marks(cards).matches('M').count();
        assert_eq!(strokes(1), 8, "Two at each corner.");
        assert_eq!(
            strokes(10),
            6 + 12 + 8,
            "Each edge twice, and four crosses."
        );
    }

    #[test]
    fn a_text_beyond_any_code_is_too_long() {
        let pass = PrintedPass {
            text: "A".repeat(4000),
            ..PrintedPass::default()
        };
        assert_eq!(
            html(&[pass], Layout::Card, Locale::En),
            Err(TooLong),
            "A page without its code must not be made."
        );
    }
}
