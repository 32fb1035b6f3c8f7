# What a desk reads when a pass is shown. Short: somebody stands there and waits.

## The word that fills the screen: let in, decide yourself, do not let in.

headline-green = Welcome
headline-amber = You decide
headline-red = Refuse

## How this space stands to the visitor's home space.

# A member of this very space.
standing-self = this space
standing-pinned = checked by us
standing-vouched = vouched for
standing-stranger = not checked by us
standing-blocked = blocked here
standing-unknown = not known here

## Which day of how many this is: `Day 2 of 3 per calendar month.`
## $number: one of the messages visit-...; $of: a number; $per: one of the messages per-... of numbers.ftl

allowance = { $number }.
allowance-of = { $number } of { $of }.
allowance-of-per = { $number } of { $of } { $per }.
allowance-beyond = { $number }, more than { $of }.
allowance-beyond-per = { $number }, more than { $of } { $per }.

## Which one it is.
## $number: a number

visit-hour = Hour { $number }
visit-half-day = Half day { $number }
visit-day = Day { $number }
visit-visit = Visit { $number }
visit-block = Block { $number }
visit-week = Week { $number }
visit-month = Month { $number }

## How old the list of passes that were taken back is.

status-age-now = checked against a list from just now
# $minutes: a number, 1 to 59
status-age-minutes = checked against a list from { $minutes } min ago
# $hours: a number, 1 to 47
status-age-hours = checked against a list from { $hours } h ago
# $days: a number, 2 or more
status-age-days = checked against a list from { $days } days ago

## What stands for the name of a home space that is not known, at the beginning of a sentence; .inside: within one.
## In all that follows, $home is a name or one of these two.

home-space = The home space
    .inside = the home space

## Green: what the visitor has here. .only: in these areas.
## $areas: a list, in the host's words

granted-free = Works here free.
    .only = Works here free ({ $areas } only).
# $percent: a number
granted-discount = Pays { $percent } % less.
    .only = Pays { $percent } % less ({ $areas } only).
granted-discount-unsaid = Pays a lower price.
    .only = Pays a lower price ({ $areas } only).
granted-area = May use a part of the house.
    .only = May use { $areas }.
granted-welcome = Is welcome; your terms do not say whether it costs anything.
    .only = Is welcome ({ $areas } only); your terms do not say whether it costs anything.
granted-fee-waived = Pays no fee.
    .only = Pays no fee ({ $areas } only).
granted-at-a-price = Welcome at this space's price.
    .only = Welcome at this space's price ({ $areas } only).
granted-free-or-discount = Free or at a lower price, as you decide.
    .only = Free or at a lower price, as you decide ({ $areas } only).

# $time: hours and minutes, 18:30
reason-already-in = Already in since { $time } ({ $minutes } min).
reason-back-again = Back again: today is counted already, since { $time }.
reason-own-member = A member of this space.
reason-free-for-everyone = Free for everyone: nothing is counted.
# $prices: a list of prices, as price-... of numbers.ftl has them
reason-prices = Price: { $prices }.
reason-prices-beside = This visit is free. Also for sale: { $prices }.
# $home: in the form .inside
reason-waived = Distance and region rules are waived for { $home }.
# $place: one of the messages where-... of terms.ftl, in the form .from
reason-advised = This space prefers visitors { $place }, but does not insist.
# $visits: a number
reason-not-for-regulars =
    { $visits ->
        [one] Not meant for regular visitors: { $visits } visit so far.
       *[other] Not meant for regular visitors: { $visits } visits so far.
    }
reason-more-on-request = This space may give more if you like.
# $note, $done: the host's own words
reason-note = Note: { $note }
reason-on-arrival = On arrival: { $done }
# What there is if what the desk has yet to confirm does not hold. $what: one of the messages granted-...
reason-otherwise = Without that: { $what }
# Behind the reasons to ask. $what: one of the messages granted-...
reason-if-admitted = If you let the visitor in: { $what }

## Amber: the clock, and the home space.
## $when: the message date-time

reason-clock-in-doubt = The clock of this computer cannot be right. Set its date and time, then scan again.
reason-books-damaged = Some of this space's records are missing, perhaps one that speaks against this visitor. Ask the home space, and have the backup restored.
reason-books-restored = The records of this space were restored from a backup of { $when }. What was written after it, perhaps against this visitor, is not known here until somebody in charge has looked at the list of spaces.
# $from, $until: the message date-time
reason-visits-missing = Visits between { $from } and { $until } may be missing here, since a backup was restored: it may be a later day of the visitor’s than counted.
# $home: the home space; $by: those who vouch for it
reason-home-vouched = { $by } vouch for { $home }, which nobody here has checked. Somebody in charge decides.
# $home: the home space; $by: those who vouch for it
reason-vouched-unseen = { $by } vouch for { $home }, which nobody here has checked. Look at an identity document and say so.
# $home: the home space; $by: those who vouch for it
reason-vouched-day-used = { $by } vouch for { $home }, which nobody here has checked. Members of such spaces get one day here, and this visitor has had it.
# $home: the home
reason-limited-unseen = Members of { $home } are welcome here once somebody has looked at an identity document. Look at one and say so.
# $home: the home
reason-limited-day-used = Members of { $home } get one day here, and this visitor has had it.
# $home: the home space; $by: those who vouch for it
reason-vouched = { $by } vouch for { $home }; that is enough here.
reason-home-unknown = covisa on this computer does not know the home space, so the pass cannot be checked.
# $name: the name that two spaces have, or the message space-alike; $space: the id of the one that is known
reason-home-alike = covisa on this computer does not know the home space. Its name is that of { $name } ({ $space }), but its key is another: call the space you already know before you let anyone in.
reason-name-of-another = This is not the space you know: its name is that of { $name } ({ $space }), but its key is another. Call the space you know before you let anyone in.
space-alike = a space you know
reason-home-not-pinned = { $home } is known from the network, but nobody here has checked its key.
reason-home-conflicting = { $home } has signed two different statements under one number.
reason-key-distrusted-known = This card was signed with a key that { $home } took back on { $when }, because somebody else may have it. The visitor was here before that.
reason-home-terms-missing = { $home } has published no terms.
# $home: in the form .inside
reason-home-terms-expired = The terms of { $home } ended on { $when }.
reason-status-unknown = { $home } keeps a list of passes that were taken back, and that list has not arrived here yet.
reason-status-stale = { $home } has been silent since { $when }: what it has taken back since then is not known here. The pass itself is genuine.
reason-at-another-desk = Checked in at another desk at { $time }: this may be a copy. Look at the name, and ask.
# $home: in the form .inside
reason-status-unnamed = This pass cannot be taken back, and { $home } no longer makes such passes. Ask for a new one.
# $time: hours and minutes, 18:30
reason-home-asked = { $home } was asked at { $time }, but the question has not arrived there yet.
    .delivered = { $home } was asked at { $time } and has not answered yet.

## Amber: what this space gives.

reason-own-terms-missing = Your own space has published no terms yet: ask the operator to publish them.
reason-own-visa-declined = This space does not take part in the Coworking Visa.
# $date: a day, or a year or month in digits
reason-own-house-closed = By its own terms this space is closed for good (since { $date }).
reason-nothing-granted = This space grants this visitor nothing.
# $home: in the form .inside
reason-home-states-no-number = You give no more than the home space gives, and { $home } gives no number.
reason-home-takes-not-ours = { $home } does not say that it takes our members.
reason-not-a-partner = { $home } is not among the partners this is meant for.
    .by-name = { $home } is among the partners by name, but the terms do not have its id: add the id to settle this.
reason-for-would-be-members = Only for people who are thinking of joining this space: ask, and note the answer.

# $used: a number; $of: `3 days`, in the form .of; $per: one of the messages per-... of numbers.ftl
used-share = { $used } of { $of }
used-share-per = { $used } of { $of } { $per }
# The same where more was used than is given. $of: `3 days`
used-beyond = { $used }, more than { $of }
used-beyond-per = { $used }, more than { $of } { $per }
# $share: one of the four above. .by-home: the home space gives less than this space, so its number counts
reason-used-up = Used { $share }.
    .by-home = Used { $share }, the number the home space gives.
# Follows the one above. $date: the message `date`
reason-starts-again = Starts again on { $date }.
reason-used-up-unstated = Used { $share }. Your terms never stated when it starts again.
# $sure: `3 days`; $most: a number
reason-ask-host = More than { $sure }: up to { $most } if you say so.
# $visits: a number
reason-extent-unstated =
    { $visits ->
        [one] Your terms never said how often: { $visits } visit so far.
       *[other] Your terms never said how often: { $visits } visits so far.
    }

## Amber: where the visitor comes from.
## $km, $least: numbers; $place: one of the messages where-... of terms.ftl, in the form .from; $home: in the form .inside

reason-too-near-home = The home space is { $km } km away; at least { $least } km are needed.
reason-too-near-residence = The visitor's residence is { $km } km away; at least { $least } km are needed.
reason-place-unknown-home = Nobody knows where { $home } is; at least { $least } km are needed.
reason-place-unknown-residence = The pass does not say where the visitor lives; at least { $least } km are needed.
reason-wrong-region = Only for visitors { $place }.
# $place: here and in the next one not in the form .from
reason-wrong-region-residence = Only for people who live { $place }.
reason-region-unknown = Only for visitors { $place }, and nobody knows where { $home } is.
reason-region-unknown-residence = Only for people who live { $place }, and the pass does not say where the visitor lives.

## Amber: what kind of member, of what kind of place.

# $percent, $needed: numbers
reason-home-share = { $percent } % of the visits were at home; at least { $needed } % are needed.
reason-home-share-unattested = The pass does not attest that at least { $needed } % of the visits are at home.
reason-home-room-unknown = { $home } does not say that it has a room of its own.
# $kind: one of the messages kind-... of numbers.ftl; $kinds: a list of them
reason-wrong-kind = { $home } is of the kind { $kind }; this is meant for { $kinds }.
# $tier, $least: messages tier-... of numbers.ftl
reason-tier-too-low = A { $tier } member; at least { $least } is needed.
reason-tier-unknown = The pass does not say what kind of member this is.
reason-tier-excluded = Not for { $tier } members.
# $days, $least: numbers
reason-member-too-short = A member for { $days ->
        [one] 1 day
       *[other] { $days } days
    }; at least { $least } are needed.
reason-member-since-unknown = The pass does not say since when; at least { $least } days of membership are needed.

## Amber: the day itself.

# $days: a list of days, weekday-... of numbers.ftl
reason-wrong-weekday = Only on { $days }.
# $weeks: a list of messages week-... of terms.ftl
reason-wrong-weekday-of-month = Only on { $days } (the { $weeks } such day in a month).
# $from, $until: times such as 09:00
reason-wrong-time = Only from { $from } to { $until }.
reason-closed = Closed now.
# $when: the message date-time
reason-closed-until = Closed now. Opens on { $when }.
# $booking: booking-... of terms.ftl, in the form .visitors...
reason-not-booked = { $booking }; no booking was stated. If there is one, note its day.
# $was: `2 days`; $days: a number
reason-booked-late =
    { $days ->
        [one] Booked { $was } before; it must be the day before.
       *[other] Booked { $was } before; it must be at least { $days } days before.
    }
# $document: one of the messages identity-... of terms.ftl
reason-identity-not-seen = Visitors bring { $document }: look at it and note that you did.
# $condition: the host's own words, as condition-quoted
reason-condition = Only if this holds: { $condition }. Ask, and confirm it.
# $name: the programme, in the host's words
reason-coupon = Visitors hand over a coupon of { $name }: take it, and confirm that.
# $guests, $most: numbers
reason-guests-not-covered = Brings { $guests ->
        [one] 1 guest
       *[other] { $guests } guests
    }; guests are not covered.
reason-guests-too-many = Brings { $guests ->
        [one] 1 guest
       *[other] { $guests } guests
    }; at most { $most } are covered.
reason-guests-undecided = Brings { $guests ->
        [one] 1 guest
       *[other] { $guests } guests
    }: this space's own policy decides.
# $capacity: a number
reason-room-full = The room is full: it takes { $capacity ->
        [one] 1 person
       *[other] { $capacity } people
    }.

## Red: the pass is no longer valid, or not yet, or not here.
## $when: the message date-time

# $home: in the form .inside
reason-expired = The pass ended on { $when }. Ask for a new one from { $home }.
reason-not-yet-valid = The pass begins on { $when }.
reason-other-host = The pass was made for another space.
reason-home-blocked = { $home } is blocked here.
reason-home-ended = { $home } closed on { $when }: its passes no longer count.
    .successor = { $home } closed on { $when }. Its members belong to another space now ({ $space }) and need a pass from there.
reason-key-distrusted = This card was signed with a key that { $home } took back on { $when }, because somebody else may have it. Only a new card from there counts.
reason-revoked = { $home } ended this pass. It is no longer valid.
reason-suspended = { $home } has suspended this pass for now.
reason-replaced = This card was lost and replaced.
# $home: in the form .inside; $hours: a number, 24 or more
reason-status-too-old = The last word of { $home } on its passes is from { $when }, and this space accepts none older than { $hours } hours.

## What was shown or typed is not a pass, or not a code that lets anyone in.

refusal-unreadable = The code could not be read. Scan again.
refusal-not-a-pass = This is not a covisa code: scan again.
refusal-newer-version = This pass is of a newer version. Update covisa on this computer.
refusal-malformed = This pass is damaged or faulty.
refusal-wrong-signature = This pass is not genuine: the home space did not sign it.
refusal-unknown-key = This pass is not genuine: it is signed with a key the home space never announced.
refusal-unknown-code = No visit was announced here under this code. Check each character, or ask the home space.
refusal-used-code = This code was used before: one code lets one visitor in, once.
refusal-ended-code = This code has ended. Ask the home space for a new one.
refusal-too-many-codes = Too many wrong codes. Wait a minute, then type it again.
refusal-not-ours = The home space was asked and does not confirm that this is its member.
refusal-no-answer = The home space was asked and did not answer in time.

## What a visitor shows beside the name.

shown-since = member since { $day }
