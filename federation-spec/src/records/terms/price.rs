//! What is not free, and what it costs. covisa shows prices; it moves no money. SPEC §3.4.7

use crate::plain::{Contradiction, Mistake};
use crate::records::fields::{map_fields, words};
use crate::records::values::{Number, Text, Thousandths};

use super::amount::Unit;
use super::said;

words! {
    /// How a price stands to what is free.
    pub enum PriceWhen {
        /// When the free amount is used up, or nothing is free.
        After = 1 "after",
        /// At the same time: both a free visit and a price are listed.
        Beside = 2 "beside",
        /// A donation, suggested.
        Donation = 3 "donation",
    }
}

map_fields! {
    /// One price.
    pub struct Price: Body {
        /// In thousandths of the currency's unit on the wire; a decimal such as 8.40 in the plain form.
        1 => amount: Option<Thousandths<1_000_000_000_000>>,
        /// ISO 4217, as `EUR`. Absent: the host did not say.
        2 => currency: Option<Text<3, 3>>,
        /// The sign the host wrote, where it is ambiguous: `$`.
        3 => sign: Option<Text<1, 4>>,
        /// The currency is a reading of an ambiguous sign, not the host's own word.
        4 => currency_assumed: bool,
        /// What one pays for.
        5 => unit: Unit,
        /// For so many units at once: a pack.
        6 => count: Option<Number<1, 1_000>>,
        /// To be used within so many days.
        7 => within_days: Option<Number<1, 3_660>>,
        /// With the unit `block`: so many hours long.
        8 => block_hours: Option<Number<1, 8_784>>,
        /// How it stands to what is free.
        9 => when: PriceWhen,
        /// For whom, if not for every visitor.
        10 => only_for: Option<Text<1, 80>>,
        /// Before tax.
        11 => before_tax: bool,
        /// Credited to those who join within so many days.
        12 => credited_within_days: Option<Number<1, 366>>,
        /// At least so many units must be taken.
        13 => at_least: Option<Number<1, 366>>,
        /// More about it, in the host's words.
        14 => note: Option<Text<1, 160>>,
    }
}

impl Price {
    /// A price that says nothing but what one pays for, and how it stands to what is free.
    pub fn new(unit: Unit, when: PriceWhen) -> Self {
        Self {
            unit,
            when,
            amount: None,
            currency: None,
            sign: None,
            currency_assumed: false,
            count: None,
            within_days: None,
            block_hours: None,
            only_for: None,
            before_tax: false,
            credited_within_days: None,
            at_least: None,
            note: None,
        }
    }

    pub(super) fn contradictions(&self, path: &str) -> Vec<Mistake> {
        let says_nothing = self.amount.is_none() && self.count.is_none() && self.at_least.is_none();
        let all = [
            (
                says_nothing && self.when != PriceWhen::Donation,
                Contradiction::PriceEmpty,
            ),
            (
                (self.unit == Unit::Block) != self.block_hours.is_some(),
                Contradiction::BlockLength,
            ),
        ];
        said(all, path)
    }
}
