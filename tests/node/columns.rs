//! What a column of a list is, by its header and by what stands in it.

use covisa::roster::{Field, Hints, Notice, read};

const NAME: Option<Field> = Some(Field::Name);
const EMAIL: Option<Field> = Some(Field::Email);
const STATE: Option<Field> = Some(Field::State);

/// Headers, one row of values, and what each column is.
const COLUMNS: &[(&str, &str, &[Option<Field>])] = &[
    (
        "Name;Email;State",
        "Ana;a@x.org;active",
        &[NAME, EMAIL, STATE],
    ),
    (
        "Name;Email;State;City",
        "Ana;a@x.org;active;Toronto",
        &[NAME, EMAIL, STATE, None],
    ),
    (
        "Name;Email;State;City",
        "Ana;a@x.org;ON;Toronto",
        &[NAME, EMAIL, None, None],
    ),
    (
        "Name;Email;State;Zip",
        "Ana;a@x.org;Ohio;44101",
        &[NAME, EMAIL, None, None],
    ),
    (
        "Name;Email;Estado;Ciudad",
        "Ana;a@x.org;activo;Lima",
        &[NAME, EMAIL, STATE, None],
    ),
    (
        "Name;Email;Estado;Cidade",
        "Ana;a@x.org;SP;Santos",
        &[NAME, EMAIL, None, None],
    ),
    (
        "Name;Email;État;Ville",
        "Ana;a@x.org;en cours;Lyon",
        &[NAME, EMAIL, STATE, None],
    ),
    (
        "Name;Email;State;Status",
        "Ana;a@x.org;NO;Lapsed",
        &[NAME, EMAIL, None, STATE],
    ),
    (
        "Name;Email;Active;Status",
        "Ana;a@x.org;yes;Gold",
        &[NAME, EMAIL, STATE, None],
    ),
    (
        "Member;Contact;Email",
        "yes;Ana;a@x.org",
        &[None, NAME, EMAIL],
    ),
    (
        "Name;Email;Ends;Until",
        "Ana;a@x.org;soon;2027-01-31",
        &[NAME, EMAIL, None, Some(Field::Until)],
    ),
    (
        "Name;Mail;E-mail address",
        "Ana;by post;a@x.org",
        &[NAME, None, EMAIL],
    ),
];

/// Headers of a last day that other systems and people write.
const LAST_DAYS: [&str; 50] = [
    "Expires On",
    "Expiration",
    "expiration_date",
    "Expiry",
    "Paid Until",
    "Paid-Thru",
    "Paid Through",
    "Valid Thru",
    "Termination Date",
    "Terminated On",
    "Membership End Date",
    "Membership Expires",
    "End_Date",
    "Ends At",
    "Ended On",
    "Cancelled At",
    "Canceled On",
    "Leaving Date",
    "Date Left",
    "Last Day",
    "Contract End",
    "Subscription Ends",
    "Current Period End",
    "Good Through",
    "Active Until",
    "Exit Date",
    "Ablaufdatum",
    "Läuft ab am",
    "Gültig bis",
    "Bezahlt bis",
    "Vertrag bis",
    "Kündigungsdatum",
    "Letzter Tag",
    "Austritt am",
    "Endet am",
    "Caduca el",
    "Fecha de caducidad",
    "Pagado hasta",
    "Vigente hasta",
    "Fecha final",
    "Último día",
    "Date d'échéance",
    "Expire le",
    "Payé jusqu'au",
    "Dernier jour",
    "Résilié le",
    "Data de validade",
    "Vence em",
    "Pago até",
    "Fim do contrato",
];

#[test]
fn headers_of_a_last_day_are_known_and_a_column_of_days_that_nobody_took_is_told() {
    let taken = |header: &str| {
        let list = format!("Name;Email;{header}\nAna;a@example.org;2027-02-28\n");
        read(list.as_bytes(), None, Hints::default()).unwrap()
    };
    for header in LAST_DAYS {
        let roster = taken(header);
        assert_eq!(
            roster.matched[2].field,
            Some(Field::Until),
            "{header} is a last day."
        );
        assert_eq!(roster.notices, [], "{header}: nothing to look at.");
    }
    for header in ["Birthday", "Renewal Date", "Xyz"] {
        let notice = Notice::Dates {
            header: header.to_owned(),
        };
        assert_eq!(taken(header).notices, [notice], "{header} is pointed out.");
    }
}

#[test]
fn a_header_of_two_meanings_is_taken_by_what_its_column_holds() {
    let fields = |header: &str, row: &str| -> Vec<Option<Field>> {
        let list = format!("{header}\n{row}\n");
        let roster = read(list.as_bytes(), None, Hints::default()).unwrap();
        roster.matched.iter().map(|column| column.field).collect()
    };
    for (header, row, wanted) in COLUMNS {
        assert_eq!(fields(header, row), *wanted, "{header}: {row}");
    }
}
