//! What is not free, and what it costs. covisa shows prices; it moves no money. SPEC §3.4.7

use crate::plain::{Contradiction, Mistake};
use crate::records::fields::{map_fields, words};
use crate::records::values::{Number, Text, Thousandths};

use super::said;

words! {
    /// What one pays for.
    pub enum PriceUnit {
        /// A begun hour.
        Hour = 1 "hour",
        /// Half a day.
        HalfDay = 2 "half day",
        /// A day.
        Day = 3 "day",
        /// A stretch of `block_hours`.
        Block = 4 "block",
        /// A week.
        Week = 5 "week",
        /// A month.
        Month = 6 "month",
        /// A night.
        Night = 7 "night",
        /// Once, however long one stays: a deposit, a joining fee.
        Once = 8 "once",
        /// Each time one comes.
        Visit = 9 "visit",
        /// A year.
        Year = 10 "year",
        /// A begun minute.
        Minute = 11 "minute",
    }
}

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
        /// In thousandths of the currency's unit on the wire; a decimal such as 8.40 in the plain form. Absent: not said.
        1 => amount: Option<Thousandths<1_000_000_000_000>>,
        /// ISO 4217, as `EUR`. Absent: the host did not say.
        2 => currency: Option<Text<3, 3>>,
        /// The sign the host wrote, where it is ambiguous: `$`.
        3 => sign: Option<Text<1, 4>>,
        /// The currency is a reading of an ambiguous sign, not the host's own word.
        4 => currency_assumed: bool,
        /// What one pays for.
        5 => unit: PriceUnit,
        /// For so many units at once: a pack.
        6 => count: Option<Number<1, 1_000>>,
        /// To be used within so many days.
        7 => within_days: Option<Number<1, 3_660>>,
        /// With the unit `block`: so many hours long.
        8 => block_hours: Option<Number<1, 8_784>>,
        /// How it stands to what is free. Absent: after.
        9 => when: Option<PriceWhen>,
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
        /// From `amount` up to this.
        15 => up_to: Option<Thousandths<1_000_000_000_000>>,
        /// `amount` or more.
        16 => or_more: bool,
        /// Credited to those who join, without a number of days.
        17 => credited: bool,
        /// Tax is in it.
        19 => tax_included: bool,
        /// What the host calls it.
        21 => label: Option<Text<1, 80>>,
        /// It can be negotiated.
        23 => negotiable: bool,
        /// Sold in packs as well, and nobody said of how many.
        25 => in_packs: bool,
    }
}

impl Price {
    /// A price that says nothing but what one pays for, and how it stands to what is free.
    pub fn new(unit: PriceUnit, when: PriceWhen) -> Self {
        Self {
            unit,
            when: Some(when),
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
            up_to: None,
            or_more: false,
            credited: false,
            tax_included: false,
            label: None,
            negotiable: false,
            in_packs: false,
        }
    }

    /// How it stands to what is free.
    pub fn when(&self) -> PriceWhen {
        self.when.unwrap_or(PriceWhen::After)
    }

    pub(super) fn contradictions(&self, path: &str) -> Vec<Mistake> {
        let backwards = self
            .amount
            .zip(self.up_to)
            .is_some_and(|(least, most)| most <= least);
        let all = [
            (
                (self.unit == PriceUnit::Block) != self.block_hours.is_some(),
                Contradiction::BlockLength,
            ),
            (backwards, Contradiction::RangeBackwards),
            (
                self.or_more && (self.amount.is_none() || self.up_to.is_some()),
                Contradiction::OpenRange,
            ),
            (
                self.before_tax && self.tax_included,
                Contradiction::TaxBothWays,
            ),
        ];
        said(all, path)
    }
}
