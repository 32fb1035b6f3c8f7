# Terms as the few sentences people read: what a space gives to visitors. Each sentence gets its capital and its full stop
# by itself; a message that begins one may begin with a small letter.

## What a space said about the Coworking Visa, where no grant follows.

terms-declined = this space does not take part in the Coworking Visa
terms-accepted = this space takes part in the Coworking Visa, but has not said what it gives
# Where something is given to anyone, which is told behind it
terms-accepted-anyone = this space takes part in the Coworking Visa, but has not said what members of other spaces get by it
terms-silent = this space has not said whether it takes part in the Coworking Visa, or what it gives visitors
terms-accepted-guests = this space takes part in the Coworking Visa, but has not said what it gives those who come on their own
# The two above where something is given to guests whom members bring, or to people who think of joining
terms-silent-guests = this space has not said whether it takes part in the Coworking Visa, or what it gives those who come on their own
terms-silent-members = this space has not said whether it takes part in the Coworking Visa, or what it gives members of other spaces
# Where a price is all that was said
terms-silent-price = this space has not said whether it takes part in the Coworking Visa
# $date: a day, or a year or month in digits
terms-closed = this space has been closed for good since { $date }

## A grant: who may do what. Everything that is told of it is added step by step, in the order of this list;
## terms-grant comes last. A person who is spoken of is in the plural: translate "anyone" as "all people".
## $what: what was told so far, from "may work here free" on

# $what: a benefit; $areas: a list of areas, in the host's words
terms-only = { $what } ({ $areas } only)
# $amount: one of the messages cap-...
terms-for = { $what } for { $amount }
terms-at-most = { $what }, but at most { $amount }
# $days: a list of days, in the form .every
terms-weekdays = { $what } on { $days }
terms-working-week = { $what } from Monday to Friday
# $days: a list of days, in the form .every; $weeks: a list of messages week-...
terms-weekdays-of-month = { $what } on { $days } (only the { $weeks } such day in a month)
# $from, $until: times such as 09:00
terms-between = { $what } from { $from } to { $until }
# The same on its own
times-of-day = { $from } to { $until }
# The same on its own
days-of-month = { $days } (the { $weeks } such day in a month)
week-first = first
week-second = second
week-third = third
week-fourth = fourth
week-fifth = fifth
week-last = last
terms-never-more = { $what }, but never more than their home space gives its visitors
# $conditions: one of the messages terms-if-...
terms-if = { $what } { $conditions }
terms-never-more-if = { $what }, but never more than their home space gives its visitors, and only { $conditions }
# $spaces: a number
terms-waived =
    { $spaces ->
        [one] { $what } (1 space is exempt from the distance rule)
       *[other] { $what } ({ $spaces } spaces are exempt from the distance rule)
    }
terms-not-for-regulars = { $what }, as long as they do not come regularly
# $who: one of the messages audience-...
terms-grant = { $who } { $what }
# $label: what the host calls it
terms-grant-labelled = { $label }: { $who } { $what }
# $grant: a grant to members, as terms-grant has it
terms-and-anyone = { $grant }, and so may anyone else

## What is granted, behind who may do it.

benefit-free = may work here free
# $percent: a number
benefit-discount = may work here at { $percent }% off
benefit-discount-unsaid = may work here at a discount
benefit-area = may use a part of the house
benefit-welcome = may come (whether it costs anything was not said)
benefit-fee-waived = need not pay the fee that others pay
benefit-at-a-price = may buy a place to work
benefit-free-or-discount = may work here either free or at a discount (the host decides)

## To whom something is granted.
## $which: `active` if only active members are meant, otherwise `all`

audience-members =
    { $which ->
        [active] active members of other spaces
       *[all] members of other spaces
    }
# $kinds: a list of kinds of places, in the form .plural
audience-members-kinds =
    { $which ->
        [active] active members of other { $kinds }
       *[all] members of other { $kinds }
    }
# $partners: the message terms-partners
audience-partners =
    { $which ->
        [active] active members of { $partners }
       *[all] members of { $partners }
    }
audience-guests = guests brought by a member of this space
audience-would-be-members = people who think of joining this space
audience-anyone = anyone
# Members are named before, and have it without a limit.
audience-anyone-else = anyone else
audience-anyone-active = anyone who is an active member of a space
# $kinds: kinds of places, the first in the form .a, the others in the form .or
audience-anyone-kinds =
    { $which ->
        [active] anyone who is an active member of { $kinds }
       *[all] anyone who is a member of { $kinds }
    }
# $who: one of the messages above; $members: kinds of members, in the form .members
audience-without = { $who } (but not { $members })

## Partner spaces: `partner spaces ("listed spaces": Spalah and 2 more; 1 space)`.

# $told: the messages below, joined with list-semicolon
terms-partners = partner spaces ({ $told })
# $name: what the host calls the group
partners-group = "{ $name }"
# $spaces: names, and how many more, as a list
partners-group-of = "{ $name }": { $spaces }
# $number: how many spaces
partners-spaces =
    { $number ->
        [one] 1 space
       *[other] { $number } spaces
    }
partners-more = { $number } more
# $kinds: a list of kinds of places, in the form .plural
partners-kinds = { $kinds } only

## What must hold for a grant. terms-if-...: behind "may work here free".
## $home: a list of messages condition-home-...; $they: a list of messages condition-they-... and booking-...

terms-if-home = if their home space { $home }
terms-if-they = if they { $they }
terms-if-both = if their home space { $home } and if they { $they }

## Behind "if their home space".

condition-home-takes-ours = takes members of this one too
condition-home-has-room = has a room of its own
# $km: a number
condition-home-distance = is at least { $km } km away
# $place: one of the messages where-...
condition-home-region = is { $place }

## Behind "if they".

# $membership: a kind of membership, in the form .membership
condition-they-tier = hold { $membership } or a higher one
# $days: a number
condition-they-days =
    { $days ->
        [one] have been members for at least 1 day
       *[other] have been members for at least { $days } days
    }
# $percent: a number
condition-they-share = spend at least { $percent }% of their visits at home
# $km: a number
condition-they-distance = live at least { $km } km away
# $documents: a list of messages identity-...
condition-they-bring = bring { $documents }
# $place: one of the messages where-...
condition-they-live = live { $place }
# $name: a programme, in the host's words
condition-they-coupon = hand over a coupon of { $name }
# $kinds: kinds of places, the first in the form .a, the others in the form .or
condition-they-members = are members of { $kinds }
condition-they-active = are active members of a space

## Documents, behind "bring".

identity-photo-id = an identity document with a photo
identity-id = an identity document
identity-membership-proof = proof of membership
identity-letter = a letter from their home space
# $document: one of the messages above; $marks: a list of messages mark-...
identity-bearing = { $document } with { $marks }
# $days: `30 days`, a number
identity-fresh = { $document } (at most { $days } old)
mark-date = a date
mark-stamp = a stamp
mark-photo = a photo
mark-signature = a signature
mark-name = their name

## How visitors announce themselves. The message itself, .day-before and .days-before: behind "if they".
## .visitors...: the beginning of a sentence at the desk, as in "Visitors book first; no booking was stated."
## $days: a number, 2 or more

booking-contact-first = get in touch first
    .day-before = get in touch by the day before
    .days-before = get in touch at least { $days } days before
    .visitors = Visitors get in touch first
    .visitors-day-before = Visitors get in touch by the day before
    .visitors-days-before = Visitors get in touch at least { $days } days before
booking-reserve = book first
    .day-before = book by the day before
    .days-before = book at least { $days } days before
    .visitors = Visitors book first
    .visitors-day-before = Visitors book by the day before
    .visitors-days-before = Visitors book at least { $days } days before
booking-form = fill in the form first
    .day-before = fill in the form by the day before
    .days-before = fill in the form at least { $days } days before
    .visitors = Visitors fill in the form first
    .visitors-day-before = Visitors fill in the form by the day before
    .visitors-days-before = Visitors fill in the form at least { $days } days before
booking-approval = ask first and wait for the yes
    .day-before = ask first and wait for the yes by the day before
    .days-before = ask first and wait for the yes at least { $days } days before
    .visitors = Visitors ask first and wait for the yes
    .visitors-day-before = Visitors ask and wait for the yes by the day before
    .visitors-days-before = Visitors ask and wait for the yes at least { $days } days before
# $booking: one of the messages above; $link: a web address
booking-link = { $booking } ({ $link })

## Where a home space must be, seen from this space: behind "their home space is". .from: behind "visitors".

where-same-city = in the same city
    .from = from the same city
where-same-region = in the same region
    .from = from the same region
where-same-country = in the same country
    .from = from the same country
where-travelling = in another city
    .from = when travelling
where-another-country = in another country
    .from = from another country
# $place: one of the messages above; $name: what the host calls the region
where-named = { $place } ({ $name })

## What is added to a grant behind a semicolon.

terms-no-proof = no proof is asked for
terms-no-booking = nobody has to book
terms-extent-unsaid = how much or how often was not said
terms-days-not-fixed = the host decides for how many days
terms-number-not-fixed = the number is not fixed in practice
terms-more-on-request = the host may give more on request
# $place: one of the messages where-...
terms-advised = meant for those whose home space is { $place }, but this is not enforced
terms-advised-residence = meant for those who live { $place }, but this is not enforced
# $conditions: the host's own words, each as condition-quoted
terms-in-words = only if: { $conditions }
condition-quoted = “{ $condition }”
terms-waived-by-agreement = the rules on distance and region can be waived if the two spaces agree on it

## Guests of visitors.
## $most: a number

guests-none = they may not bring guests
guests-free = they may bring guests free
guests-free-most =
    { $most ->
        [one] they may bring 1 guest free
       *[other] they may bring up to { $most } guests free
    }
guests-paid = they may bring guests at a price
guests-paid-most =
    { $most ->
        [one] they may bring 1 guest at a price
       *[other] they may bring up to { $most } guests at a price
    }
guests-house = guests only as the space's own rules allow
invited-at-once = 
    { $most ->
        [one] a member brings at most 1 guest at once
       *[other] a member brings at most { $most } guests at once
    }
invited-per-member = counted for the member who brings them
invited-present = that member stays with them
invited-registers = that member registers them
invited-pays = that member pays for them

## Sentences that follow a grant.

# $account, $done: in the host's words
terms-account = Needed first: { $account }
# $link: a web address
terms-booking-link = Booking: { $link }
terms-on-arrival = On arrival: { $done }
# $fields: a list, in the host's words
terms-form-fields = The form asks for: { $fields }
# $note: the host's own words
terms-grant-note = Note: { $note }
terms-cost-unsaid = What it costs was not said

## Prices.
## $prices: a list of prices, as price-... has them

# All that is granted is a place at a price.
prices-price = Price: { $prices }
# What is free runs out.
prices-after-that = After that: { $prices }
# Members of other spaces pay nothing.
prices-everyone-else = Everyone else: { $prices }
# Those who do not meet the conditions.
prices-otherwise = Otherwise: { $prices }
prices-beside = Also listed: { $prices }
prices-donation = Asked for: { $prices }

## The space.

# $hours: opening hours in the syntax of OpenStreetMap, `Mo-Fr 09:00-18:00`
hours-open = Open { $hours }
# $asides: the messages below, joined with list-semicolon
hours-open-asides = Open { $hours } ({ $asides })
hours-unsaid = When it is open was not said
hours-unsaid-asides = When it is open for visitors was not said ({ $asides })
hours-other-days-unsaid = the hours of other days were not said
hours-other-days-closed = closed on other days
hours-key-holders = for key holders { $hours }
hours-staffed = staffed { $hours }

# $people: a number
terms-room =
    { $people ->
        [one] There is room for 1 person
       *[other] There is room for { $people } people
    }

## Areas and things. $areas: a list of them

areas-included = Included: { $areas }
areas-extra = At extra cost: { $areas }
areas-excluded = Not for visitors: { $areas }
areas-unsaid = Also there, but not said to be for visitors: { $areas }
# $name: in the host's words; $asides: the messages below and a note of the host, joined with list-semicolon
area-asides = { $name } ({ $asides })
# $count: a number, 2 or more
area-count = { $count } of them
# $seats: a number
area-seats =
    { $seats ->
        [one] 1 seat
       *[other] { $seats } seats
    }

## Sites. $sites: a list of their names

sites-one = Site: { $sites }
sites-more = Sites: { $sites }
sites-several = There are several sites
sites-one-count = A day at one site counts at all of them
# $site, $city: in the host's words
site-city = { $site } ({ $city })

## What must be signed, and how fresh the home's word on a pass has to be.

agreement-not-needed = Nothing has to be signed
agreement-needed = Something has to be signed on arrival
drop-in-not-free = There is no free drop-in
drop-in-none = Nobody can just drop in
drop-in-no-days = Nobody can buy a day
keys-none = Visitors get no key
keys-lent = Visitors are lent a key
keys-for-a-deposit = Visitors get a key for a deposit
keys-for-a-fee = Visitors get a key for a fee
door-escort = Somebody of the space goes with visitors
# $how and what follows: the host's own words
door-how = At the door: { $how }
terms-payment = Payment: { $ways }
terms-plans = Plans of the space: { $plans }
terms-networks = Also takes part in: { $networks }
terms-events = Events: { $events }
terms-languages = Languages: { $languages }
terms-contact = Contact: { $contacts }
# $days: a number
status-refuse-days =
    { $days ->
        [one] A pass is refused if its home space has been silent for more than a day
       *[other] A pass is refused if its home space has been silent for more than { $days } days
    }
# $hours: a number, 25 or more
status-refuse-hours = A pass is refused if its home space has been silent for more than { $hours } hours
status-ask-home = At each check the home space is asked for its newest word, so it can see that somebody is here

## When a person last looked at the terms.

review-none = Nobody has confirmed these terms yet.
# $date: the message `date`
review-old = Not confirmed since { $date }.

## Terms as rows: labels of what the sentence says too.

rows-house = The space
rows-gives = They
rows-amount = How much
rows-days = On
rows-visa = Coworking Visa
rows-visa-accepted = takes part
rows-visa-declined = does not take part
rows-times = At
rows-if = Only
rows-also = Also
rows-price = Price
rows-note = Note
rows-door = Door
rows-payment = Payment
rows-plans = Plans
rows-networks = Networks
rows-events = Events
rows-contact = Contact
rows-hours = Hours
rows-capacity = Room for
rows-rooms = Rooms
rows-sites = Houses
rows-languages = Languages
