//! Which column holds what: headers are compared by their letters and digits alone.

use super::fit::{Contents, Fit};
use super::list::Field;
use super::profile::Profile;

/// Headers of a state that are those of an address too, as they are compared.
const ALSO_OF_AN_ADDRESS: [&str; 4] = ["state", "estado", "etat", "stato"];

/// A header or a word as it is compared: lower case, without accents, punctuation and spaces.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => key.push_str(letters),
            None if c.is_alphanumeric() => key.push(c),
            None => {}
        }
    }
    key
}

/// What each column of a header is taken for. Each field takes one column: of those whose header is an alias of its, the one
/// whose values fit best, and of equal ones that of the first alias. `contents` is empty while nothing is known of the values.
pub(super) fn assign(
    profile: &Profile,
    headers: &[String],
    contents: &[Contents],
) -> Vec<Option<Field>> {
    let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
    let mut taken = vec![None; keys.len()];
    if let Some((first, last)) = parts_of_names(profile, &keys) {
        taken[first] = Some(Field::FirstName);
        if let Some(last) = last {
            taken[last] = Some(Field::LastName);
        }
    }
    let fit = |column: usize, field| contents.get(column).map_or(Fit::Some, |one| one.fit(field));
    let is_state = |column: usize| {
        let unsure = ALSO_OF_AN_ADDRESS.contains(&keys[column].as_str());
        !unsure || contents.get(column).is_none_or(|one| one.says_states())
    };
    for field in Field::ALL {
        if field.is_part_of_name() {
            continue;
        }
        let aliases = profile.keys(field).iter();
        let columns = aliases.flat_map(|alias| (0..keys.len()).filter(|at| keys[*at] == *alias));
        let free = columns.filter(|column| taken[*column].is_none());
        let free = free.filter(|column| field != Field::State || is_state(*column));
        // A plan is no state and no day: a column of those may say more.
        let free = free.filter(|at| field != Field::Plan || fit(*at, Field::Plan) > Fit::No);
        // Of equal ones the last is the greatest, so they are asked from the last one on.
        let free: Vec<usize> = free.collect();
        let best = free
            .into_iter()
            .rev()
            .max_by_key(|column| fit(*column, field));
        if let Some(column) = best {
            taken[column] = Some(field);
        }
    }
    taken
}

/// Whether a header may be that of a state and was not taken for one.
pub(super) fn may_be_state(header: &str) -> bool {
    ALSO_OF_AN_ADDRESS.contains(&key(header).as_str())
}

/// The columns of first and last names. "Name" alone is the whole name; beside "Vorname" it is the surname, beside
/// "Surname" the first name: one of the two says which part it is.
fn parts_of_names(profile: &Profile, keys: &[String]) -> Option<(usize, Option<usize>)> {
    let first = column_of(profile, Field::FirstName, keys, |_| true)?;
    let last = column_of(profile, Field::LastName, keys, |column| column != first);
    let says_which = |column: usize| !profile.keys(Field::Name).contains(&keys[column]);
    (says_which(first) || last.is_some_and(says_which)).then_some((first, last))
}

/// The free column with the first alias of a field which is there.
fn column_of(
    profile: &Profile,
    field: Field,
    keys: &[String],
    free: impl Fn(usize) -> bool,
) -> Option<usize> {
    let with = |alias: &String| {
        let columns = keys.iter().enumerate();
        let mut columns = columns.filter(|(column, key)| *key == alias && free(*column));
        columns.next().map(|(column, _)| column)
    };
    profile.keys(field).iter().find_map(with)
}

/// Whether columns that were assigned say who the members are.
pub(super) fn names_members(fields: &[Option<Field>]) -> bool {
    fields.contains(&Some(Field::Name)) || fields.contains(&Some(Field::FirstName))
}

/// The plain letters of one with an accent, in lower case.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_by_their_letters_alone() {
        let same = [
            ("E-Mail", "email"),
            ("\u{feff} e  mail: ", "email"),
            ("Prénom", "prenom"),
            ("Pre\u{301}nom", "prenom"),
            ("START_DATE*", "startdate"),
            ("N.º", "nº"),
            ("Größe", "grosse"),
        ];
        for (written, wanted) in same {
            assert_eq!(key(written), wanted, "{written} is compared as {wanted}.");
        }
    }

    #[test]
    fn a_name_beside_a_part_of_one_is_the_other_part() {
        let profile = Profile::named("by-hand").unwrap();
        let assigned = |headers: &[&str]| {
            let headers: Vec<String> = headers.iter().map(ToString::to_string).collect();
            assign(profile, &headers, &[])
        };
        assert_eq!(
            assigned(&["Name", "Vorname"]),
            [Some(Field::LastName), Some(Field::FirstName)],
            "As many lists in German have it."
        );
        assert_eq!(
            assigned(&["Nombre", "Apellidos"]),
            [Some(Field::FirstName), Some(Field::LastName)],
            "As lists in Spanish have it."
        );
        assert_eq!(
            assigned(&["Nombre", "Nombre completo"]),
            [None, Some(Field::Name)],
            "A first name says nothing more than the whole one."
        );
        assert_eq!(
            assigned(&["Name", "Email", "Notes", "E-mail"]),
            [Some(Field::Name), Some(Field::Email), None, None],
            "A second column for the same is not stored."
        );
    }
}
