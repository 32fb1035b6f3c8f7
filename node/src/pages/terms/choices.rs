//! What the form lets people choose: each word of the wire with its sentence.

use federation_spec::records::terms::amount::{Period, Unit};
use federation_spec::records::terms::content::Stance;
use federation_spec::records::terms::grant::{Benefit, BookingKind, GuestRule};

use super::typed::Offered;

impl Offered for Stance {
    const ALL: &'static [Self] = Self::ALL;
    const UNSAID: Option<&'static str> = Some("form-unsaid");

    fn said(self) -> Option<&'static str> {
        Some(match self {
            Self::Accepted => "form-visa-yes",
            Self::Declined => "form-visa-no",
        })
    }
}

impl Offered for Benefit {
    const ALL: &'static [Self] = Self::ALL;
    const UNSAID: Option<&'static str> = Some("form-benefit-none");

    fn said(self) -> Option<&'static str> {
        match self {
            Self::Free => Some("form-benefit-free"),
            Self::Discount => Some("form-benefit-discount"),
            Self::Priced => Some("form-benefit-priced"),
            Self::HostDecides => Some("form-benefit-host-decides"),
            Self::Welcome => Some("form-benefit-welcome"),
            // Which area, which fee: only a file can say it.
            Self::Area | Self::FeeWaived => None,
        }
    }
}

impl Offered for Unit {
    const ALL: &'static [Self] = Self::ALL;
    const UNSAID: Option<&'static str> = None;

    fn said(self) -> Option<&'static str> {
        match self {
            Self::Hour => Some("form-unit-hour"),
            Self::HalfDay => Some("form-unit-half-day"),
            Self::Day => Some("form-unit-day"),
            Self::Week => Some("form-unit-week"),
            Self::Month => Some("form-unit-month"),
            Self::Visit => Some("form-unit-visit"),
            // How long it is: only a file can say it.
            Self::Block => None,
        }
    }
}

impl Offered for Period {
    const ALL: &'static [Self] = Self::ALL;
    const UNSAID: Option<&'static str> = None;

    fn said(self) -> Option<&'static str> {
        match self {
            Self::Visit => Some("form-per-visit"),
            Self::Day => Some("form-per-day"),
            Self::Week => Some("form-per-week"),
            Self::Month => Some("form-per-month"),
            Self::CalendarMonth => Some("form-per-calendar-month"),
            Self::Year => Some("form-per-year"),
            Self::Lifetime => Some("form-per-lifetime"),
            Self::FirstVisits => Some("form-per-first-visits"),
            Self::Unstated => Some("form-per-unstated"),
            // Over how many days: only a file can say it.
            Self::Rolling => None,
        }
    }
}

impl Offered for BookingKind {
    const ALL: &'static [Self] = Self::ALL;
    const UNSAID: Option<&'static str> = Some("form-unsaid");

    fn said(self) -> Option<&'static str> {
        Some(match self {
            Self::NotNeeded => "form-booking-none",
            Self::Contact => "form-booking-contact",
            Self::Reserve => "form-booking-reserve",
            Self::Form => "form-booking-form",
            Self::Approval => "form-booking-approval",
        })
    }
}

impl Offered for GuestRule {
    const ALL: &'static [Self] = Self::ALL;
    const UNSAID: Option<&'static str> = Some("form-unsaid");

    fn said(self) -> Option<&'static str> {
        Some(match self {
            Self::None => "form-guests-none",
            Self::Free => "form-guests-free",
            Self::Paid => "form-guests-paid",
            Self::HostPolicy => "form-guests-policy",
        })
    }
}
