//! A member list as a file that spreadsheets open and [`read`](super::read) reads back.
//!
//! UTF-8 with a byte-order mark, commas and CRLF. Excel takes a file without the mark for one in the old encoding of its
//! country and spoils every accent; LibreOffice, Numbers and Google's tables take both. A line `sep=,` would make Excel
//! overlook the mark, so there is none. What a spreadsheet would run as a formula has an apostrophe before it.

use std::borrow::Borrow;

use csv::{Terminator, WriterBuilder};
use federation_spec::rules::LocalDay;

use super::cell::guarded;
use super::list::Field;
use crate::calendar::day_text;
use crate::core::orders::{Listed, ListedMember, ListedState};

/// The columns, by the names that the profile "by-hand" knows.
const COLUMNS: [Field; 7] = [
    Field::Name,
    Field::Email,
    Field::Plan,
    Field::Since,
    Field::Until,
    Field::ExternalId,
    Field::State,
];

/// Writes members as CSV.
pub fn write(members: impl IntoIterator<Item: Borrow<ListedMember>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let written = "a list in memory takes every record of seven cells";
    writer.write_record(COLUMNS.map(Field::key)).expect(written);
    for member in members {
        let member = member.borrow();
        let cells = COLUMNS.map(|field| guarded(&cell(member, field)));
        writer.write_record(cells).expect(written);
    }
    writer.into_inner().expect(written)
}

/// The word for a state, in English: every profile knows it.
fn state(state: &ListedState) -> &'static str {
    match state {
        ListedState::Runs => "active",
        ListedState::NotYet => "not yet",
        ListedState::Ended => "ended",
    }
}

fn cell(member: &ListedMember, field: Field) -> String {
    let stated = |text: &Listed<String>| text.value().cloned().unwrap_or_default();
    let day = |day: Listed<LocalDay>| day.value().copied().map(day_text).unwrap_or_default();
    match field {
        Field::Name => member.name.clone(),
        Field::Email => stated(&member.email),
        Field::Plan => stated(&member.plan),
        Field::Since => day(member.since),
        Field::Until => day(member.until),
        Field::ExternalId => stated(&member.external_id),
        Field::State => member.state.value().map_or("", state).to_owned(),
        Field::FirstName | Field::LastName => String::new(),
    }
}
