//! What a column of a list is, by its header and by what stands in it.

use covisa::core::orders::{Listed, ListedState};
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

/// A list with one row, and the states of its rows.
fn states(list: &str) -> Vec<Listed<ListedState>> {
    let roster = read(list.as_bytes(), None, Hints::default()).unwrap();
    roster.rows.iter().map(|row| row.state).collect()
}

#[test]
fn nobody_is_a_member_on_a_guess() {
    let (ended, runs) = (
        Listed::Is(ListedState::Ended),
        Listed::Is(ListedState::Runs),
    );
    let ticked = "Name;Email;Active\nAna;a@x.org;x\nBo;b@x.org;\nCy;c@x.org;[ ]\nDi;d@x.org;-\n";
    assert_eq!(
        states(ticked),
        [runs, ended, ended, ended],
        "No tick, no member."
    );
    let said = "Name;Email;Status\nAna;a@x.org;active\nBo;b@x.org;\n";
    assert_eq!(
        states(said),
        [runs, Listed::Empty],
        "An empty word is none."
    );
    for word in [
        "none",
        "never",
        "keine",
        "#N/A",
        "✗ active",
        "!active",
        "~~active~~",
        "active?",
        "?active",
    ] {
        let list = format!("Name;Email;Status\nAna;a@x.org;{word}\nBo;b@x.org;active\n");
        assert_eq!(states(&list), [runs], "{word} is asked about.");
    }
    for until in ["#N/A", "#REF!", "#VALUE!"] {
        let list = format!("Name;Email;Until\nAna;a@x.org;{until}\nBo;b@x.org;2027-01-01\n");
        assert_eq!(states(&list).len(), 1, "{until} is no day.");
    }
    let plan = "Name;Email;Plan;Until\nAna;a@x.org;Unlimited;unlimited\n";
    let roster = read(plan.as_bytes(), None, Hints::default()).unwrap();
    let row = &roster.rows[0];
    assert_eq!(
        (row.plan.value(), row.until),
        (Some(&"Unlimited".to_owned()), Listed::Empty),
        "A plan, and no end."
    );
}

#[test]
fn systems_lists_may_have_columns_that_somebody_added() {
    let cases = [
        (
            "Plan Name;Start Date;Name;Email;Active",
            "Flex;2026-01-01;Ana;a@x.org;no",
            "cobot",
            STATE,
        ),
        (
            "Name;Location;Plan;Start Date;Email;Active",
            "Ana;Here;Flex;2026-01-01;a@x.org;no",
            "officernd",
            STATE,
        ),
        (
            "FullName;RegistrationDate;Email;Status",
            "Ana;2026-01-01;a@x.org;Expired",
            "nexudus",
            STATE,
        ),
        (
            "Plan Name;Start Date;Name;Email;Expires On",
            "Flex;2026-01-01;Ana;a@x.org;2027-01-01",
            "cobot",
            Some(Field::Until),
        ),
    ];
    for (header, row, profile, field) in cases {
        let list = format!("{header}\n{row}\n");
        let roster = read(list.as_bytes(), None, Hints::default()).unwrap();
        let last = roster.matched.last().unwrap();
        assert_eq!(
            (roster.profile.as_str(), last.field),
            (profile, field),
            "{header}"
        );
    }
}

#[test]
fn a_column_of_states_that_nobody_took_is_told() {
    for (header, word) in [
        ("Cancelled", "yes"),
        ("Account Status", "Expired"),
        ("Vertragsstatus", "beendet"),
    ] {
        let list = format!("Name;Email;Until;{header}\nAna;a@x.org;2027-01-01;{word}\n");
        let roster = read(list.as_bytes(), None, Hints::default()).unwrap();
        let notice = Notice::States {
            header: header.to_owned(),
            value: word.to_owned(),
        };
        assert_eq!(roster.notices, [notice], "{header} is pointed out.");
    }
    let list = "Name;Email;Membership;Membership Type\nAna;a@x.org;Expired;Flex\n";
    let roster = read(list.as_bytes(), None, Hints::default()).unwrap();
    let fields: Vec<Option<Field>> = roster.matched.iter().map(|column| column.field).collect();
    assert_eq!(
        fields[2..],
        [None, Some(Field::Plan)],
        "A state is no plan."
    );
    assert_eq!(roster.notices.len(), 1, "And is pointed out.");
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
