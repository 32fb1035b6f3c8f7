## The frame around every page

place-home = Home
place-desk = Desk
place-members = Members
place-spaces = Spaces
place-terms = Terms
place-kit = Kit
place-settings = Settings
shell-skip = Skip to the page
shell-nav = Places
shell-noscript = These pages need JavaScript. Everything they do can also be typed: covisa --help
shell-language = Language
shell-loading = One moment …

## Who is here

login-title = Let this browser in
login-how = Your pages open for browsers that you let in yourself. There is no password to remember or to lose.
login-step-1 = On the computer that runs covisa, type
login-step-2 = Open the address that it prints, or type the code at its end here.
login-label = Code
login-button = Let in

## What the script says

said-silent = The node does not answer. What you typed is still here: check that covisa runs, then try again.
said-silent-first = The node does not answer. This page opens as soon as it does: check that covisa runs.
said-strange = The node gave an answer that this page does not understand. Reload the page.
said-sure = Really?
said-saved = Saved.
said-copied = Copied.
said-revoked = This browser is not let in any more. Let it in again to go on.
said-wrong-role = This browser may look at everything and change nothing.
said-missing = Something is missing.
said-working = Working …

## The first page
# $peers: other nodes connected now

home-health-good =
    { $peers ->
        [one] All is well · 1 other node in reach
       *[other] All is well · { $peers } other nodes in reach
    }
home-health-alone = Works, but no other node is in reach right now
home-health-copied = This home was copied or brought back: it has not heard yet what was signed since
home-confirm-home = This is the home
home-confirm-home-sure = Is this the only machine that runs this space?
home-confirm-clock = That is right
home-confirm-clock-sure = Is the date right, and the time?
home-health-clock = The clock of this computer cannot be right: set its date and time
home-health-twin = A second node runs with this space's key: stop one of them
home-health-store = Nothing can be written: { $reason }
# $count: visitors today
home-desk =
    { $count ->
        [0] No visitors yet today
        [one] 1 visitor today
       *[other] { $count } visitors today
    }
# $count: members who have a card
home-members =
    { $count ->
        [0] Nobody has a card yet
        [one] 1 has a card
       *[other] { $count } have cards
    }
# $count: spaces whose key was checked
home-spaces =
    { $count ->
        [0] No key checked yet
        [one] You have checked the key of 1
       *[other] You have checked the keys of { $count }
    }
home-todo = To do
home-todo-none = Nothing. Enjoy the day.
home-today = Here today
home-today-none = No visitors yet.
home-day = Here on { $day }
visit-forget = Forget
visit-forget-sure = Really? Her name goes, the visit still counts.
home-task-requests =
    { $count ->
        [one] A space asks whether a visitor is yours
       *[other] { $count } questions of other spaces wait for an answer
    }
home-task-recovery = Print the recovery words and take them away
home-task-members = Bring in your member list
home-task-friends = Find other spaces
home-task-pin =
    { $count ->
        [one] Check the key of the space you know of
       *[other] Check the keys of spaces you trust: { $count } are known
    }
home-task-cards =
    { $count ->
        [one] 1 card ends within a week
       *[other] { $count } cards end within a week
    }
home-task-review = Look through your terms: are they still true?

## Visits

visit-nth =
    { $day ->
        [one] first visit
       *[other] visit no. { $day }
    }
visit-over = over
space-unnamed = A space without a name

## Words of many pages

search = Search
save = Save
more = Show more
days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }

## Members

members-lead =
    { $count ->
        [0] Nobody is written down yet.
        [one] 1 person is written down.
       *[other] { $count } people are written down.
    }
members-import = Bring in a list
members-add = Add one
members-none-title = Nobody yet
members-none = Export the member list from the system you use, or save a spreadsheet as CSV, and bring it in. Only names, addresses, plans and dates are kept, and they stay on this computer.
members-search = Name, plan or e-mail
members-which = Which members
members-all = Everyone
members-card = Card
members-until = Valid until
members-found-none = Nobody fits.
members-cards-title = Many at once
members-cards = Ten cards fit on a sheet of A4. The file opens in any browser, from where you print it.
# $count: members without a card
members-print-bare =
    { $count ->
        [one] Make a card for the one without
       *[other] Make cards for the { $count } without
    }
# $count: members whose card ends within a week
members-print-due =
    { $count ->
        [one] Renew the card that ends
       *[other] Renew the { $count } cards that end
    }
members-printed = The cards are made. The file is among your downloads.
members-export = Save as CSV
members-undo = Take back the last list
members-undo-sure = Really take it back?
members-undo-title = The last list
# $when: the message date-time
members-undo-when = Brought in on { $when }. It can be taken back for a day; then this would happen:
members-undo-gone =
    { $count ->
        [one] 1 member whom it brought is erased
       *[other] { $count } members whom it brought are erased
    }
members-undo-passes-gone =
    { $count ->
        [one] 1 of their passes counts no more, printed cards too
       *[other] { $count } of their passes count no more, printed cards too
    }
members-undo-back =
    { $count ->
        [one] 1 member whom it changed is as before
       *[other] { $count } members whom it changed are as before
    }
members-undo-passes-back =
    { $count ->
        [one] 1 pass that it had stopped counts again
       *[other] { $count } passes that it had stopped count again
    }
members-undo-plans =
    { $count ->
        [one] what was said of 1 plan is as before
       *[other] what was said of { $count } plans is as before
    }
member-carded = has a card
member-due = card ends soon
member-bare = no card
member-stays = does not travel
member-not-yet = not yet
member-ended = ended
member-ended-how = Her passes count no more. If she comes back, bring her in with the next list, or give her another last day below.
member-stays-how = Her plan does not use the visa. When you bring in a list, you choose which plans do.
member-not-yet-how = The first day is still to come. From then on there can be a pass.
member-change = Change what is known of her
member-erase-what = Erasing removes everything that names her from this computer. Her passes count no more, and there is no way back.
member-end-now = End the membership
member-end-sure = Really end it?
member-erase = Erase her
member-erase-sure = Really erase? There is no way back.
member-name = Name
member-first-name = First name
member-last-name = Last name
member-email = E-mail
member-city = City where she lives
member-city-what = Only if passes are to say it: some hosts ask how far somebody has come.
member-country = Country where she lives
member-residence = Where that city is on the map
member-plan = Plan
member-tier = Kind of membership
member-since = Member since
member-until = Member until
member-external-id = Number there
member-state = Active or not
member-tier-unsaid = not said
member-tier-day = Day visitor
member-tier-flex = Flexible desk
member-tier-dedicated = Desk of her own
member-tier-team = Office or team

## A card, a pass for one host

card-title = Card
card-what = For every host. It is printed, or sent to her phone; whoever has it has the pass.
card-shows = What hosts see
shows-home-name = Name of this space
card-days = How long it lives
card-issue = Make a card
card-lost = Card lost
card-lost-sure = Really lost? The old one counts no more.
guest-title = Pass for one host
guest-what = Only that host can use it, and it shows only what she chooses.
guest-nobody = First check the key of a space she wants to visit: Spaces.
guest-host = Host
guest-from = First day
guest-until = Last day
guest-shows = What this host sees
guest-announce = Tell the host that she is coming
guest-announce-what = Then she needs neither phone nor card: she says her short code.
guest-issue = Make the pass
passes-title = Her passes
passes-none = None yet.
passes-kind = For
passes-state = How it stands
passes-do = What you can do
pass-card = every host (card)
pass-for = only
pass-valid = counts
pass-suspended = suspended
pass-revoked = taken back
pass-over = over
pass-suspend = Suspend
pass-resume = Let it count again
pass-revoke = Take back
pass-revoke-sure = Really? For good.
made-card = The new card
made-guest = The new pass for
made-code = QR code of the pass
made-short = Short code
# $what: what the host's terms ask for, words of the wire
made-wanting = The host's terms ask for what it does not show: { $what }.
made-keep = It is shown once and kept nowhere. Print it or send it now.
made-print = Save to print
made-passport = Save passport to send
made-copy = Copy the text

## The passport that a member gets

passport-title = Coworking passport
passport-show = Show this at the desk
passport-only = Only for
passport-until = Valid until { $day }
passport-how = How to use it
passport-how-text = Show the code at the desk of a host, or say the short code and the name of your home space. The file works without internet.
passport-learns = Who learns what
passport-learns-host = The host you visit sees what is printed here, and counts your days under a number that no other host has.
passport-learns-home = Your home space learns nothing of your visits, unless the host asks it about you.
passport-learns-else = Nobody else learns anything.
passport-hosts = Where you can work
passport-lost = Lost it?
passport-lost-text = Tell your home space. The old one then counts no more.

## Bringing in a list

import-lead = Drop the file that your system exports. Nothing is changed before you have seen what would change.
import-file = Member list (CSV or .xlsx)
import-complete = The list names everyone
import-complete-what = Whoever came with an earlier list and is not in this one has left.
import-look = Look through it
# $profile: name of a system; $matched of $columns columns are understood
import-guess = Looks like a list of { $profile }: { $matched } of { $columns } columns are understood
import-done = The list is in.
import-new = new
import-changed = changed
import-resumed = back again
import-ending = lose the visa
import-problems = with problems
import-unchanged = as before
import-revoked =
    { $count ->
        [one] 1 pass is taken back by it.
       *[other] { $count } passes are taken back by it.
    }
import-column = Column
import-taken = Taken for
import-samples = For example
import-dropped = not stored
import-problems-title = Rows that cannot be read
import-row = Row { $line }
import-plans = Which plans may travel?
import-planless = Members without a plan
# How many members of the list have the plan.
import-plan-members = ({ $count })
import-each =
    { $count ->
        [one] The one change
       *[other] All { $count } changes
    }
import-hidden = … and { $count } more.
import-emptied-plan =
    { $count ->
        [one] Empty cells remove the plan of 1 member.
       *[other] Empty cells remove the plan of { $count } members.
    }
import-emptied-since =
    { $count ->
        [one] Empty cells remove the first day of 1 member.
       *[other] Empty cells remove the first day of { $count } members.
    }
import-emptied-until =
    { $count ->
        [one] Empty cells remove the last day of 1 member.
       *[other] Empty cells remove the last day of { $count } members.
    }
import-emptied-email =
    { $count ->
        [one] Empty cells remove the e-mail address of 1 member.
       *[other] Empty cells remove the e-mail address of { $count } members.
    }
import-since = from { $day }
import-until = until { $day }
import-stay-ended =
    { $count ->
        [one] 1 member of the list had ended here and stays so: the list has no column for the state.
       *[other] { $count } members of the list had ended here and stay so: the list has no column for the state.
    }
import-resume = Those who had ended are members again.
# $line: a row; $name: whose number it is here
import-other = Row { $line } has the number of { $name }, and another name and address: it is left out. If the numbers only count the rows, choose "not stored" for them.
import-left-elsewhere =
    { $count ->
        [one] 1 row says that somebody has left whom this list did not bring, and a member here has the same address: nothing ends.
       *[other] { $count } rows say that people have left whom this list did not bring, and members here have the same addresses: nothing ends.
    }
import-nameless = No column is known to hold the names
import-nameless-what = Choose which column holds the names, or the first and the last name.
import-words = What do these words mean?
import-word-unsaid = Please choose
import-word-active = is a member
import-word-not-yet = will be a member from the first day on
import-word-ended = is no member
import-dates = How are dates such as 05/06/2026 meant?
import-day-first = the day first: 5 June
import-month-first = the month first: 6 May
import-keep = Remember this under the name
import-keep-example = Our own list
import-keep-what = The next list with the same headers is read in this way. Left empty, nothing is remembered.
import-more = Letters look wrong?
import-charset = Character set
import-charset-found = found out
charset-everyone = all languages
charset-western = Western Europe, America
charset-central = Central Europe
charset-turkish = Turkish
charset-baltic = Baltic
charset-mac = older Macs
charset-dos = DOS programs
import-nothing = Everything is as it was. There is nothing to do.
import-go = Bring it in
import-skips = Rows with problems are left out.
import-undo = Undo

## Questions of other spaces

requests-title = Is this one of yours?
requests-lead = A host asks because a visitor has neither phone nor card. Your answer lets her in for today.
requests-none = Nobody asks.
request-asked-us = asked you at { $time }
request-asked-by-us = you asked at { $time }
request-waiting = has not arrived yet
request-delivered = waits for an answer
request-ours = she is a member
request-not-ours = not a member
request-ended = too late
request-who = Who is it?
request-choose = Choose …
request-yes = Yes, she is ours
request-no = No

## Spaces

copy = Copy
spaces-lead =
    { $count ->
        [0] No other space is known yet.
        [one] 1 other space is known.
       *[other] { $count } other spaces are known.
    }
spaces-find = Find spaces
spaces-map = Map
spaces-search = Name or city
spaces-country = Country
spaces-standing = Standing
spaces-all = Every standing
spaces-none = No space fits.
spaces-out = This list, for other programs:
map-label =
    { $count ->
        [one] Map of the world with 1 space
       *[other] Map of the world with { $count } spaces
    }
map-ended = A ring: the terms of the spaces there have ended.
# $name: a space whose key was checked
space-looks-like = Its name looks like that of { $name }, and it has another key. Call { $name } before you trust it.
space-conflicting = It has signed two different statements under one number. Ask its people what happened.
space-no-terms = It has not said what it grants.
space-grants = What it grants
space-signed = Signed on
space-holds = Holds until
space-held = Held until
space-ended = ended
space-history = What it has promised, the newest first
space-trust = Is it really they?
space-trust-what = Call them on a number you know, and have them read this to you: it stands on their own pages. Once you have checked it, their members can be green at your desk.
space-pin = It is the same: trust this key
space-unpin = Trust it no more
space-unpin-sure = Really? Their members turn amber, and what they promised before today is forgotten here.
space-block = Block
space-block-sure = Really? Their members turn red.
space-unblock = Block it no more
space-reach = How to reach them
space-heard = Last heard
ago-minutes =
    { $count ->
        [0] just now
        [one] 1 minute ago
       *[other] { $count } minutes ago
    }
ago-hours =
    { $count ->
        [one] 1 hour ago
       *[other] { $count } hours ago
    }
ago-days =
    { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }
channel-email = E-mail
channel-phone = Telephone
channel-web = Web
channel-form = Form
channel-social = Group
channel-post = Post
find-lead = One connection is enough: nodes tell each other of all the others.
find-add = Connect with another space
find-address = Its address
find-address-what = Its people find it on their page “Find spaces”. It begins with a slash.
find-connect = Connect
find-own = Your own address
find-own-what = Give it to other spaces. From outside your house it must lead to you: your router passes port 8611 on.
find-peers = Connections
find-peers-none = None yet.
find-nearby = In this network
find-nearby-none = Nobody that says so.
find-nearby-off = This node does not look for others here: it is reached from this computer alone, or the settings say so.
find-nearby-claims = by its own word
peer-connected = connected
peer-away = not in reach
peer-space = its space

## Own terms

terms-lead = What you give members of other spaces. Every desk and every member reads it in her own language.
terms-now = What applies now
terms-none = You have not said anything yet.
terms-upcoming = From { $day }:
# $day: a day
terms-ended = Its terms ended on { $day } and have not been renewed: ask before you go.
terms-reviewed = Last confirmed on { $day }.
terms-reviewed-now = Confirmed.
terms-still-true = Still true
terms-change = Change it
terms-more = Your terms say more than this form can show. All of that stays as it is.
terms-says = In words
# $day: a day
terms-replaces = What was to apply from { $day } is replaced by this.
terms-before = Now
terms-after = Then
terms-from = Valid from
terms-from-what = Empty: at once. Whoever is here with your old terms keeps them.
terms-publish = Sign and publish
terms-published = Published. Connected spaces have it in a moment, the others when they are back.
terms-history = Everything you ever published
form-as-it-is = as it is now
form-unsaid = not said
form-visa = Does your space take part?
form-visa-yes = Yes
form-visa-no = No
form-gives = Members of other spaces
form-benefit = What they get
form-percent = Percent off
form-amount = How much
form-unit = Of what
form-per = In what time
form-amount-what = Leave the number out for “welcome, no number”.
form-more = More if we like
form-booking = Before they come
form-booking-none = nothing is needed
form-booking-contact = write or call first
form-booking-reserve = book
form-booking-form = fill in a form
form-booking-approval = ask, and wait for a yes
form-days-before = Days before
form-photo-id = The desk looks at a document with a photo
form-guests = Guests of theirs
form-guests-none = none
form-guests-free = free
form-guests-paid = at a price
form-guests-policy = as the house decides
form-km = Home at least … km away
form-price = Price of a day after that
form-price-form = A number, as in 12 or 8.40
form-currency = Currency
form-currency-form = Three letters, as in EUR
form-hours = Open for visitors
form-hours-what = No day ticked: hours are not said.
form-hours-text = In the way of OpenStreetMap, as in Mo-Fr 09:00-18:00; PH off
# $country: two letters, DE
terms-holidays = Public holidays (PH) are those of the country { $country }. Days that are holidays in a part of it only are not known: then the desk is told nothing of hours.
terms-holidays-unknown = These hours go by public holidays (PH), and no calendar of your country is held: the desk is told nothing of hours. Say the country in the settings, or write dates.
form-from = from
form-to = to
form-note = Anything else visitors should know
form-benefit-none = nothing
form-benefit-free = work free
form-benefit-discount = work at a lower price
form-benefit-priced = may buy a place
form-benefit-host-decides = free or cheaper, as we decide
form-benefit-welcome = may come, we do not say at what price
form-unit-day = days
form-unit-half-day = half days
form-unit-hour = hours
form-unit-week = weeks
form-unit-month = months
form-per-month = a calendar month
form-per-week = a week
form-per-day = a day
form-per-year = a year
form-per-visit = a stay
form-per-first-visits = of their first visits
form-per-lifetime = in all
form-per-unstated = (we do not say)
day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday

## Settings

print = Print
recovery-title = Keep this safe
recovery-what = Print these 24 words and take them away from this computer. Should it ever be stolen, they are the way back to your name.
recovery-show = Show the words
recovery-sheet = Recovery words. Keep this sheet where you keep your contracts.
recovery-code = QR code of the recovery words
recovery-print = Print the sheet
recovery-word = Type the seventh word again, to be sure that the sheet can be read
recovery-taken = It is printed: remove the words from here
recovery-gone = The words are gone from this computer. Take good care of the sheet.
devices-title = Who may come in
devices-none = Nobody but you.
devices-since = since { $day }
devices-out = Lock out
devices-out-sure = Really?
role-desk = Desk: checks visitors
role-reader = Reader: sees everything, changes nothing
role-admin = Operator: may do everything
let-in-title = Let in another browser
let-in-here-only = For now only browsers on this computer reach these pages. For a tablet at the desk, set http.desk_listen in config.toml.
let-in-name = What do you call it?
let-in-name-example = Tablet at the desk
let-in-role = It is for
let-in-go = Make a code
pairing-code = QR code of the address
pairing-how = Scan this with the other device, or open the address and type the code.
pairing-once = It works once, within ten minutes. It is for:
contacts-title = How people reach you
contacts-what = Other spaces see it, and it stands on your members' cards.
contacts-lines = One in each line
key-title = Your key
key-what = Other spaces call you and have you read this to them. Read it as it stands here.
settings-cities = City data:
settings-map = Map: Natural Earth

## The kit

kit-lead = Show that travelling members are welcome.
kit-sticker = Sticker for the window
kit-sticker-what = Its code holds your node's address: another space scans it and is connected with you.
kit-welcome = Coworkers from elsewhere are welcome
kit-code = QR code of this node's address
kit-sticker-text = Coworking visa · covisa
kit-flyer = Flyer for your members
kit-flyer-what = A5, to lie at the desk.
kit-flyer-title = Work elsewhere, free for a few days
kit-flyer-text = Your membership here opens the doors of other spaces. Ask at the desk for your passport: printed, or on your phone.
kit-flyer-here = What we give in return:
kit-snippet = For your web site
kit-snippet-what = A sentence for people and a few lines for search engines. It needs no script and asks nobody for anything.
kit-badge = We honour the coworking visa.

## The first run

start-title = Start your space
start-kind = Welcome to covisa
start-lead = Three minutes, and your desk can check visitors from other spaces. Nothing leaves this computer before you press the button.
start-space = Your space
start-name = Its name
start-city = Its city
start-what-kind = What kind of place
start-region = State, province or region
start-region-what = Some terms are for one region: they go by this.
start-cities = Cities
start-city-what = Country, time zone and place on the map follow from it.
start-place = Kind, region, country, time zone, position
start-zone = Time zone
start-lat = Degrees north (south: minus)
start-lon = Degrees east (west: minus)
start-contact = How people reach you
start-terms = What you give members of other spaces
start-later = All of this can be changed at any time.
start-go = Start
# $city, $country, $zone: what was found for a city
start-city-found = { $city }, { $country } · { $zone }
welcome-title = First steps
welcome-kind = Your space is there
welcome-lead = Three steps, then you are ready for the first visitor.
welcome-try = Try it
welcome-try-what = Make a card for yourself, and see what your desk says to it.
welcome-you = Your name
welcome-card = Make my card
welcome-made = This is your card. On paper or on a phone, it is what your members carry.
welcome-show = Show it at the desk
welcome-done = To the first page
said-founding = Your space is being founded …
said-not-founded = It was not founded: look at the terminal, mend what it says, and try again.

## Printed cards

sheet-title = Coworking visa cards
sheet-card = Print at 100 %, no fit to page, on cards of 85.60 × 53.98 mm.
sheet-sheet = Print on A4 at 100 %, no fit to page. Cut along the marks.
sheet-kind = Coworking visa card
# The host's name follows.
sheet-guest = Coworking visa: pass for
sheet-days = Days
sheet-contact = Contact of the home space
sheet-print = Whoever holds this card can show it. Lost? Tell your home space.

## The public directory, as files that anyone may host

directory-title = Find a space in your area to join
# $country: its two letters
directory-country = Spaces in { $country }
# $day: of when the list is
directory-day = As of { $day }.
directory-what = Members of these spaces work in the others for a few days. Each of them signs its own entry and runs its own node; nobody owns this list.

## Who has the newest terms

delivery-title = Delivered
delivery-nobody = Nobody to deliver to yet: find spaces, and check their keys.
# $arrived of $all spaces have them
delivery-count = { $arrived } of { $all } spaces have them
delivery-on-its-way = on its way
# $day: a day
delivery-heard = last heard on { $day }; gets them when it is back

## How what goes out of the house looks

brand-title = Your colours
brand-what = They stand on the passports that your members carry.
brand-colour = Colour
brand-logo = Logo
brand-no-logo = Without logo

## The log, and stickers of other spaces

log-title = What the node says
log-what = The last lines of its log, for whoever helps you. They name no member.
log-none = Nothing yet.
find-sticker = Or a photo of the sticker in another space's window
find-sticker-read = Read the sticker

## The passport on a phone

role-member = A member's phone
phone-title = Passport on her phone
phone-what = She scans this code with her phone, and her passport opens there: she makes her own passes, also for one host.
phone-go = Show the code
phone-no-host = Your node has no public name, so that a phone cannot reach it. Send her the passport as a file: make a card above.
passport-login = Ask at the desk of your home space: they show you a code.
passport-not-now = Your membership does not use the visa right now. Ask at the desk of your home space.
passport-card = Your card
passport-card-what = For every host. It stays on this phone and is there without a network.
passport-card-make = Make my card
passport-announce = Tell the host that I am coming: then I can do without phone and card
passport-desk-sees = The desk will see
passport-desk-home = Home space
passport-offline = No connection to your home space right now. Your passes are here all the same.
