## The frame around every page

place-home = Home
place-desk = Desk
place-members = Members
place-spaces = Spaces
place-terms = Terms
place-kit = Kit
place-settings = Settings
shell-skip = Skip to the page
shell-nav = Sections
shell-noscript = These pages need JavaScript. Everything they do can also be typed: covisa --help
shell-language = Language
shell-loading = One moment …

## Who is here

login-title = Let this browser in
login-how = Your pages open for browsers that you let in yourself. There is no password to remember or to lose.
login-other = Is somebody in already? On that computer: Settings, “Let in another browser”, then type the code here.
login-alone = Nobody yet? Then:
login-step-1 = On the computer that runs covisa, type
login-step-2 = Open the address that it prints, or type the code at its end here.
login-label = Code
login-button = Let in

## What the script says

said-silent = covisa does not answer. What you typed is still here: check that covisa is running, then try again.
said-silent-first = covisa does not answer. This page opens as soon as it answers again: check that covisa is running.
said-strange = This page does not understand the answer from covisa. Reload the page.
said-sure = Really?
said-saved = Saved.
said-copied = Copied.
said-revoked = This browser no longer has access. Let it in again to go on.
said-wrong-role = This browser may look at everything and change nothing.
said-missing = Something is missing.
said-working = Working …

## The first page
# $peers: other nodes connected now

home-health-good =
    { $peers ->
        [one] All is well · 1 other space connected
       *[other] All is well · { $peers } other spaces connected
    }
home-health-alone = Working, but no other space is connected right now
home-health-asked = 
    { $count ->
        [one] A question is waiting for you
       *[other] { $count } questions are waiting for you
    }
# A question about somebody of whom nothing but a short code is known
home-asked-code = A short code was said
home-answer = Answer
home-asked-more = 
    { $count ->
        [one] 1 more question
       *[other] { $count } more questions
    }
home-health-copied = covisa on this computer was copied or restored: it does not know yet what was signed since
home-confirm-home = This is the right computer
home-confirm-home-sure = Is this the only computer that runs this space?
home-confirm-clock = Date and time are right
home-confirm-clock-sure = Are the date and the time right?
home-health-restored = Restored from a backup: nobody is green until you have looked at the spaces
home-confirm-restored = I have looked at the spaces
home-confirm-restored-sure = Yes: those that are marked as checked are all still to be trusted
home-confirm-nobody-came = Nobody came in that time
home-confirm-nobody-came-sure = Yes: nobody came, and all days count as before
# $when: a date and a time of day; $folder: a path
home-backed-up = Last backup: { $when }, in { $folder }
home-health-clock = The clock of this computer cannot be right: set its date and time
home-health-twin = A second computer runs covisa with this space's key: stop one of them
home-health-store = Nothing can be saved: { $reason }
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
        [one] 1 member has a card
       *[other] { $count } members have a card
    }
# $count: spaces whose key was checked
home-spaces =
    { $count ->
        [0] No space checked yet
        [one] You have checked 1 space
       *[other] You have checked { $count } spaces
    }
home-todo = To do
home-todo-none = Nothing to do. Enjoy the day.
home-today = Here today
home-day-before = the day before
home-day-after = the day after
home-today-none = No visitors yet.
home-day = Here on { $day }
visit-forget = Delete name
visit-forget-sure = Really? The name is deleted; the visit still counts.
home-task-requests =
    { $count ->
        [one] A space asks whether a visitor is your member
       *[other] { $count } questions from other spaces are waiting for an answer
    }
home-task-recovery = Print the recovery words and keep them away from this computer
home-task-members = Import your member list
home-task-friends = Find other spaces
home-task-decide =
    { $count ->
        [one] A space waits for your decision
       *[other] { $count } spaces wait for your decision
    }
home-task-pin =
    { $count ->
        [one] Check the key of the one space known here
       *[other] Check the keys of spaces you trust: { $count } are known
    }
home-task-cards =
    { $count ->
        [one] 1 card ends within a week
       *[other] { $count } cards end within a week
    }
home-task-review = Look through your terms: are they still right?

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
        [0] Nobody is listed yet.
        [one] 1 person is listed.
       *[other] { $count } people are listed.
    }
members-import = Import list
members-add = Add a member
members-none-title = No members yet
members-none = Export the member list from the system you use, or save a spreadsheet as CSV, and import it. Only names, addresses, plans and dates are kept, and they stay on this computer.
members-search = Name, plan or e-mail
members-which = Which members
members-sort = Sorted by:
members-pick-all = Select everyone on this page
members-print-picked = Cards for those selected
members-instead = Cards that those selected have now stop counting
members-all = Everyone
members-card = Card
members-until = Valid until
members-found-none = No member found.
members-cards-title = Many cards at once
members-cards = Ten cards fit on a sheet of A4. Open the file in any browser and print it from there.
# $count: members without a card
members-print-bare =
    { $count ->
        [one] Make a card for the 1 member without one
       *[other] Make cards for the { $count } members without one
    }
# $count: members whose card ends within a week
members-print-due =
    { $count ->
        [one] Renew the 1 card that ends soon
       *[other] Renew the { $count } cards that end soon
    }
members-printed = The cards are ready. The file is in your downloads.
members-export = Save as CSV
members-undo = Undo the last import
members-undo-sure = Really undo it?
members-redo-title = A list was taken back
# $when: date and time
members-redo-when = On { $when }. For a day, as long as nothing else changes, it can be brought in again just as it was, with its cards. After that nothing is kept of the people it brought.
# $count: members
members-redo = Bring it in again ({ $count ->
        [one] 1 member
       *[other] { $count } members
    })
members-undo-title = The last import
# $when: the message date-time
members-undo-when = Imported on { $when }. You can undo it for a day; then this would happen:
members-undo-gone =
    { $count ->
        [one] 1 member who came with it is deleted
       *[other] { $count } members who came with it are deleted
    }
members-undo-passes-gone =
    { $count ->
        [one] 1 of their passes is no longer valid, printed cards included
       *[other] { $count } of their passes are no longer valid, printed cards included
    }
members-undo-back =
    { $count ->
        [one] 1 member it changed is as before
       *[other] { $count } members it changed are as before
    }
members-undo-passes-back =
    { $count ->
        [one] 1 pass it had ended is valid again
       *[other] { $count } passes it had ended are valid again
    }
members-undo-plans =
    { $count ->
        [one] the choice for 1 plan is as before
       *[other] the choices for { $count } plans are as before
    }
member-carded = has a card
member-due = card ends soon
member-bare = no card
member-stays = does not travel
member-not-yet = not yet
member-ended = ended
member-ended-how = Their passes are no longer valid. If they come back, import them with the next list, or enter another last day below.
member-stays-how = This plan does not use the Coworking Visa. When you import a list, you choose which plans do.
member-not-yet-how = The first day is still to come. From then on there can be a pass.
member-change = Change data
member-erase-what = This deletes everything that names this person from this computer. Their passes become invalid, and there is no way back.
member-end-now = End the membership
member-end-sure = Really end it?
member-erase = Delete data
member-erase-sure = Really delete? There is no way back.
member-name = Name
member-first-name = First name
member-last-name = Last name
member-email = E-mail
member-city = City
member-city-what = Where they live. Only if passes are to show it: some hosts ask how far somebody has come.
member-country = Country of that city
member-residence = Where that city is on the map
member-plan = Plan
member-tier = Kind of membership
member-since = Member since
member-until = Member until
member-external-id = Number in the other system
member-state = Active or not
member-tier-unsaid = not said
member-tier-day = Day member
member-tier-flex = Flexible desk
member-tier-dedicated = Dedicated desk
member-tier-team = Office or team

## A card, a pass for one host

card-title = Card
# Where the member has a card already
card-new = New card
card-what = For every host. It is printed, or sent to a phone; whoever has it has the pass.
card-shows = What hosts see
shows-home-name = Name of this space
card-days = Valid for
# $day: its last day
card-instead = The card until { $day } stops counting
card-instead-what = One card at a time is safer. Untick it if both are to count, while the new one is in the post, say.
card-issue = Make a card
card-lost = Card lost
card-lost-sure = Really lost? The old one is then no longer valid.
guest-title = Pass for one host
guest-what = Only that host can use it, and it shows only what the member chooses.
guest-nobody = First check the key of a space the member wants to visit, under “Spaces”.
guest-host = Host
guest-from = First day
guest-until = Last day
guest-shows = What this host sees
guest-announce = Tell the host that the member is coming
guest-announce-what = Then neither phone nor card is needed: the short code is enough.
guest-issue = Make the pass
passes-title = Passes
passes-none = None yet.
passes-kind = For
passes-state = Status
passes-made = Made on
passes-do = Actions
pass-card = every host (card)
pass-card-phone = Card on the phone
pass-for = only
pass-valid = valid
pass-suspended = suspended
pass-revoked = taken back
pass-over = ended
pass-suspend = Suspend
pass-resume = Make it valid again
pass-revoke = Take back
pass-revoke-sure = Really? For good.
made-card = The new card
made-guest = The new pass for
made-code = QR code of the pass
made-short = Short code
# $what: what the host's terms ask for, words of the wire
made-wanting = The host's terms also ask for something this pass does not show: { $what }.
made-keep = It is shown only this once and not kept. Print it or send it now.
made-print = Save to print
made-passport = Save pass to send
made-copy = Copy the text

## The passport that a member gets

passport-title = Coworking pass
passport-show = Show this at the desk
passport-only = Only for
passport-until = Valid until { $day }
passport-how = How to use it
passport-how-text = Show the code at the desk of a host, or say the short code and the name of your home space. The file works without internet.
passport-learns = Who learns what
passport-learns-host = The host you visit sees what is printed here, and counts your days under a number that no other host has.
passport-learns-home = Your home space learns nothing about your visits, unless the host asks it about you.
passport-learns-else = Nobody else learns anything.
passport-hosts = Where you can work
passport-lost = Lost it?
passport-lost-text = Tell your home space. The old one is then no longer valid.

## Importing a list

import-lead = Drop the file that your system exports. Nothing changes before you have seen what would change.
import-file = Member list (CSV or .xlsx)
import-complete = The list names everyone
import-complete-what = Whoever came with an earlier list and is not on this one has left.
import-look = Check list
# $profile: name of a system; $matched of $columns columns are understood
import-guess = Looks like a list of { $profile }: { $matched } of { $columns } columns are understood
import-guess-columns = Read by the names of its columns: { $matched } of { $columns } are understood
import-done = The list is imported.
import-new = new
import-changed = changed
import-resumed = back again
import-ending = lose the Coworking Visa
import-problems = with problems
import-unchanged = unchanged
import-revoked =
    { $count ->
        [one] It takes back 1 pass.
       *[other] It takes back { $count } passes.
    }
import-column = Column
import-taken = Read as
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
        [one] The 1 change
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
        [one] The membership of 1 person on the list has ended here and stays ended: the list has no column for the state.
       *[other] The memberships of { $count } people on the list have ended here and stay ended: the list has no column for the state.
    }
import-resume = Those whose membership had ended are members again.
# $line: a row; $name: whose number it is here
import-other = Row { $line } has the number of { $name }, but another name and address: it is left out. If the numbers only count the rows, choose "not stored" for them.
import-left-elsewhere =
    { $count ->
        [one] 1 row says that somebody has left. The member here with that address did not come with this list, so nothing ends.
       *[other] { $count } rows say that people have left. The members here with those addresses did not come with this list, so nothing ends.
    }
import-nameless = Which column holds the names?
import-nameless-what = Choose the column with the names, or those with the first and the last name.
import-words = What do these words mean?
import-word-unsaid = Please choose
import-word-active = is a member
import-word-not-yet = will be a member from the first day on
import-word-ended = is no longer a member
import-dates = How are dates such as 05/06/2026 meant?
import-day-first = the day first: 5 June
import-month-first = the month first: 6 May
import-keep = Remember this under the name
import-keep-example = Our own list
import-keep-what = The next list with the same headers is read the same way. Leave it empty to remember nothing.
import-more = Letters look wrong?
import-charset = Character set
import-charset-found = detected
charset-everyone = all languages
charset-western = Western Europe, America
charset-central = Central Europe
charset-turkish = Turkish
charset-baltic = Baltic
charset-mac = older Macs
charset-dos = DOS programs
import-nothing = This list changes nothing. There is nothing to do.
import-go = Import list
import-skips = Rows with problems are left out.
import-undo = Undo

## Questions from other spaces

requests-title = Is this your member?
requests-lead = A host asks because a visitor has neither phone nor card. Your answer lets them in for today.
requests-none = No questions right now.
request-asked-us = asked you at { $time }
request-asked-by-us = you asked at { $time }
request-waiting = has not arrived yet
request-delivered = is waiting for an answer
request-ours = is a member
request-not-ours = not a member
request-ended = too late
request-who = Who is it?
request-choose = Choose …
request-yes = Yes, our member
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
directory-count =
    { $count ->
        [one] 1 space.
       *[other] { $count } spaces.
    }
spaces-map = Map
spaces-search = Name or city
spaces-country = Country
spaces-standing = Status
spaces-all = Every status
spaces-none = No space found.
spaces-out = This list for other programs:
map-label =
    { $count ->
        [one] Map of the world with 1 space
       *[other] Map of the world with { $count } spaces
    }
map-ended = A ring: the terms of the spaces there have ended.
# $name: a space whose key was checked
space-looks-like = Its name looks like that of { $name }, and it has another key. Call { $name } before you trust it.
space-conflicting = It has signed two different statements under one number. Ask the people there what happened.
space-no-terms = It has not said what it offers.
space-grants = What it offers
space-points = Point by point
space-signed = Signed on
space-holds = Valid until
space-held = Was valid until
space-ended = ended
space-history = What it has promised, the newest first
space-trust = Is it really them?
space-trust-what = Call them on a number you know and have them read this to you: they find it on their own pages. Once you have checked it, their members can be green at your desk.
space-trust-done = You have checked this: their members can be green at your desk. If you ever doubt it, call them on a number you know and have them read it to you again.
space-pin = It is the same: trust this key
space-vouch = Vouch for them
space-vouch-sure = You say to everybody that you know the people of this space. Others who have checked your key may let its members in because of it.
space-unvouch = Do not vouch for them any more
# $by: the names of two spaces
space-vouched = { $by } vouch for this space. What its members get because of that you choose in the settings.
space-unpin = Stop trusting it
space-unpin-sure = Really? Their members turn amber, and what they promised before today is forgotten here.
space-block = Block
space-block-sure = Really? Their members turn red.
space-unblock = Unblock
space-reach = How to reach them
space-heard = Last heard
space-no-contact = none stated
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
channel-social = Social media
channel-post = Post
channel-fax = Fax
find-lead = One connection is enough: spaces tell each other about all the others.
find-add = Connect with another space
find-address = Address
find-address-what = They find it on their page “Find spaces”. It begins with a slash.
find-connect = Connect
find-own = Your own address
find-own-what = Give it to other spaces. It must lead to this computer from outside: on your router, forward the port that stands behind /tcp/.
find-invited = You have an invitation
find-invite-what = Send a link to somebody you know who runs another space: her node finds yours by it, and nobody types an address.
find-by-address = With an address
join-title = You are invited
join-field = Invitation
join-field-what = The line that begins with CVI1., or the letter that holds it.
join-of = { $name } invites you, until { $day }.
join-of-nobody = A space that does not say its name invites you, until { $day }.
join-ended = This invitation ended on { $day }. Ask for another one.
join-pin = Join, and welcome their members
join-pin-what = If you know who sent it to you: their members can be green at your desk from now on.
join-only = Only join
invite-title = Invite a space
invite-name = Whom do you invite?
invite-name-what = For your own list: it is not sent.
invite-follows = Once they have accepted
invite-nothing = I decide then
invite-pin = Their members are welcome at once: I know these people
invite-vouch = The same, and I vouch for them to others
invite-more = For several spaces, or another time
invite-times = Spaces
invite-days = Days
invite-make = Make the invitation
invite-made = Send this to them
invite-made-what = It is shown once. Whoever has it can accept it, until { $day }: send it to nobody else.
invite-letter =
    { $name } invites you to the Coworking Visa: your members work here for a few days, ours at yours.

    Open this link on the computer on which covisa runs:
    { $link }

    Or copy this line, and paste it there under Spaces, “Find spaces”:
    { $text }

    You do not have covisa yet? https://github.com/covisa/covisa
invite-copy-letter = Copy the letter
invite-copy-line = Copy the line alone
invite-code = The invitation as a code
invite-given = Invitations you sent
invite-given-none = None yet.
invite-accepted = Invitations you accepted
invite-someone = Without a name
invite-withdraw = Take back
invite-withdraw-sure = Really? Nobody can accept it then.
given-open = open until { $day }
given-used = accepted
given-withdrawn = taken back
given-ended = ended on { $day }
accepted-waiting = not reached yet: covisa goes on trying
accepted-told = they know you
accepted-refused = they do not know this invitation any more: ask for another one
accepted-ended = it ended before they were reached: ask for another one
decide-title = Waiting for your decision
decide-invited-as = They accepted your invitation “{ $name }” on { $day }.
decide-invited = They accepted your invitation on { $day }.
decide-invites = They invited you; you accepted on { $day }.
decide-yes = Welcome their members
decide-one-day = For one day
decide-later = Not now
decide-never = Never
space-note = Your note: { $note }
space-limit-one-day = Limited: their members get one day.
space-limit-identity-seen = Limited: their members are welcome once a document was looked at.
space-limit-lift = Lift the limit
space-limit-to-one-day = Limit to one day
space-note-why = A note, for your own people
start-invited = Have you been invited?
start-invited-what = Paste the invitation: you are connected as soon as the space is founded.
explained-title = Your space is invited
explained-what = Another coworking space wants to exchange visits with yours: your members work there for a few days, theirs at yours. You decide on what terms.
explained-lost = The invitation is missing from this address. Open the link that you were sent, as a whole.
explained-noscript = This page needs JavaScript to hand the invitation over. Or copy the whole address into covisa: Spaces, “Find spaces”.
explained-here = covisa runs on this computer
explained-here-what = Open the invitation there: you see who invites you before anything happens.
explained-open = Open it in covisa
explained-elsewhere = On a phone, or on another computer
explained-elsewhere-what = Send this line to the computer on which covisa runs, and paste it there under Spaces, “Find spaces”.
explained-new = You do not have covisa yet?
explained-new-what = It costs nothing, and runs on a computer of your office: no account, no fee, nobody in between. Install it, then open this link again.
find-peers = Connections
find-peers-none = None yet.
find-nearby = In this network
find-nearby-none = No space was found in this network.
find-nearby-off = covisa does not look for others here: it can only be reached from this computer, or the settings say so.
find-nearby-claims = by its own account
peer-connected = connected
peer-away = not reachable
peer-space = its space

## Own terms

terms-lead = What you give members of other spaces. Every desk and every member reads it in their own language.
terms-now = What applies now
terms-none = You have not published any terms yet.
terms-upcoming = From { $day }:
# $day: a day
terms-ended = Its terms ended on { $day } and have not been renewed: ask before you go.
terms-reviewed = Last confirmed on { $day }.
terms-reviewed-now = Confirmed.
terms-still-true = Still right
terms-change = Change terms
terms-more = Your terms say more than this form can show. All of that stays as it is.
terms-whole = Everything your terms can say
terms-whole-what = Several offers side by side, groups, distances, prices and all else, in plain lines. Each line that is wrong is named while you type.
terms-whole-wrong = This cannot be published yet:
# $line: as a number
terms-whole-line = Line { $line }:
terms-whole-sample = Every setting, with an example
terms-says = In words
# $day: a day
terms-replaces = This replaces what was to apply from { $day }.
terms-before = Now
terms-after = Then
terms-from = Valid from
terms-from-what = Leave it empty for “at once”. Whoever is here under your old terms keeps them.
terms-publish = Sign and publish
terms-published = Published. Connected spaces get it in a moment, the others when they are back.
terms-history = Everything you ever published
form-as-it-is = as it is now
form-unsaid = not said
form-visa = Does your space take part?
form-visa-yes = Yes
form-visa-no = No
form-gives = Members of other spaces
# Headings over groups of questions
form-group-who = Who, and how much
form-group-before = Before and on arrival
form-group-price = What costs something
form-group-house = Hours and the rest
form-benefit = What they get
form-percent = Percent off
form-amount = How much
form-unit = Unit
form-per = Per
form-amount-what = Leave the number empty for “welcome, no number”.
form-more = More if we like
form-booking = Before they come
form-booking-none = nothing is needed
form-booking-contact = write or call first
form-booking-reserve = book
form-booking-form = fill in a form
form-booking-approval = ask, and wait for a yes
form-days-before = Days before
form-photo-id = The desk looks at a document with a photo
form-guests = Their guests
form-guests-none = none
form-guests-free = free
form-guests-paid = at a price
form-guests-policy = as we decide
form-km = Home space at least … km away
form-price = Price of a day after that
form-price-form = A number, as in 12 or 8.40
form-currency = Currency
form-currency-form = Three letters, as in EUR
form-hours = Open for visitors
form-week-days = Mon–Fri
form-week-all = Every day
form-hours-what = If no day is ticked, no hours are stated.
form-hours-text = As OpenStreetMap writes it: Mo-Fr 09:00-18:00; PH off
# $country: two letters, DE
terms-holidays = Public holidays (PH) are those of the country { $country }. Holidays of only a part of it are not known: on those days the desk is told nothing about hours.
terms-holidays-unknown = These hours depend on public holidays (PH), and covisa has no calendar of your country: the desk is told nothing about hours. Set the country in the settings, or write dates.
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
form-unit-visit = visits
form-unit-half-day = half days
form-unit-hour = hours
form-unit-week = weeks
form-unit-month = months
form-per-month = a month
form-per-calendar-month = a calendar month
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

recovery-title = Keep this safe
recovery-what = Print these 24 words and keep them away from this computer. Should it ever be stolen, they are the way back to your name.
recovery-show = Show the words
recovery-sheet = Recovery words. Keep this sheet where you keep your contracts.
# $day: a date
recovery-day = Printed on { $day }
recovery-code = QR code of the recovery words
recovery-cases = Computer lost or broken: on a new one, choose “Move from another computer” and take the last backup; these words open it. Computer stolen, or its files copied: the same, then Settings, “Your key”. Whoever takes the computer has the key that signs and the next one: then only these words help. The code holds the 24 words, for the camera of another computer.
recovery-print = Print the sheet
recovery-word = Type the seventh word again, to be sure that the sheet can be read
recovery-taken = It is printed: delete the words here
recovery-gone = The words are gone from this computer. Take good care of the sheet.
devices-title = Who has access
devices-none = Nobody but you.
devices-since = since { $day }
devices-out = Lock out
devices-out-sure = Really?
role-desk = Desk: checks visitors
role-reader = Reader: sees everything, changes nothing
role-admin = Operator: may do everything
let-in-title = Let in another browser
let-in-here-only = For now only browsers on this computer reach these pages. For a tablet, switch on “Tablets at the desk” first.
let-in-name = Name
let-in-name-example = Tablet at the desk
let-in-role = It is for
let-in-go = Make a code
tablets-title = Tablets at the desk
tablets-what = A tablet or a phone at the desk can check visitors, too. It reaches the desk page and nothing else.
tablets-open = Tablets come in at
tablets-plain = Nothing is encrypted on the way, so a tablet’s camera stays off: use a scanner, photos or the code. With a certificate of your own (see “Where”) the camera works, and members’ phones can keep their pass.
# $day: until when it counts
tablets-encrypted = Encrypted, with your certificate. It counts until { $day }.
tablets-by-file = config.toml says where. To change it here, take http.desk_listen out of that file and start covisa again.
tablets-own-network = This network is ours alone; guests use another
tablets-own-network-what = Needed without a certificate: whoever is in the network could read along.
tablets-place = Where
tablets-name = Name or address of this computer
tablets-name-any = whichever it has
tablets-port = Port
tablets-again = After a change of name, port or certificate, let the tablets in again with a new code.
# $folder: where on this computer
tablets-certificate = Your own certificate: put certificate.pem and key.pem into { $folder }. covisa takes them within half a minute, and again whenever they change.
cards-title = Cards
settings-index = Settings on this page
# Headings over groups of settings
settings-house = Your house
settings-desk = Desk and cards
settings-machine = Key and computer
cards-days = A card counts for so many days
cards-theft = For cards you print or send from now on; members’ phones make shorter ones by themselves. A card can be taken back at any time. Only if your key is stolen must all of them be printed anew.
vouched-title = Spaces others vouch for
vouched-what = A space that you have not checked is vouched for as soon as two others say that they know it: spaces that you have checked, or that are vouched for by those. Nobody else decides whom you trust.
vouched-get = Their members
vouched-ask = are amber: somebody in charge decides
vouched-identity-seen = get what your terms give, once you have looked at a document
vouched-one-day = get what your terms give, for one day
vouched-full = get what your terms give, as if you had checked their key
premises-title = Before you come
premises-own = What visitors need to know
premises-what = Other spaces and their members read it. What you leave open counts as “not stated”, never as “no”.
premises-change = Access and equipment
premises-unstated = not stated
premises-step-free = Step-free way in
premises-door = Narrowest door
premises-door-cm = Narrowest door, in cm
# $count: centimetres
premises-cm = { $count } cm
premises-lift = Lift
premises-toilets = Wheelchair toilet
premises-floor = Floor
premises-floor-number = Floor (0 is street level)
# $floor: 0 is that of the street
premises-at-floor = { $floor ->
        [0] street level
       *[other] { $floor }
    }
premises-entrance = How to find the entrance
premises-entrance-example = Second courtyard, ring twice
premises-booths = Phone booths
premises-quiet = Quiet zone
premises-monitors = Monitors for visitors
premises-nursery = Childcare
premises-pets = Pets welcome
premises-parking = Parking
parking-none = none
parking-bicycle = bicycles
parking-car = cars
parking-accessible = accessible parking
parking-charging = charging electric cars
extent-yes = yes
extent-no = no
extent-limited = partly, or ask first
tablets-go = Let tablets in
pairing-code = QR code of the address
pairing-how = Scan this with the other device, or open the address and type the code.
pairing-here-only = This address works on this computer only: open it in another browser here. For another device, switch on “Tablets at the desk” first.
pairing-once = It works once, within ten minutes. It is for:
contacts-title = How people reach you
contacts-what = Other spaces see it, and it is printed on your members' cards.
contacts-lines = One per line
key-title = Your key
key-what = Other spaces call you and ask you to read this out. Read it exactly as it stands here.
happened-title = Computer stolen, or other people take over
happened-what = What happened?
happened-stolen = The computer or its files may be in other hands
happened-staff = Other people look after the space from now on
happened-show = Show the new sheet
happened-lost = If it is another computer that is broken or gone, start covisa on a new one and choose “Move from another computer”.
happened-then-stolen = What will be done: this computer gets new keys, and all other spaces hear of it. Cards made until now count no more; a house that knows the visitor from before is asked to decide. Everybody gets a new card.
happened-then-staff = What will be done: this computer gets new keys. The old words and the old keys count no more; cards go on counting.
happened-sheet = Print this new sheet first. The old one then opens only backups that were made until today: keep it as long as you keep those.
happened-do = The new sheet is printed: use the new words
happened-done = Done. This computer signs with new keys, and the new sheet counts.
# $count: a number
happened-reprint = 
    { $count ->
        [one] { $count } member needs a new card.
       *[other] { $count } members need new cards.
    }
happened-print = Make all new cards, as a page to print
happened-nobody = Nobody needs a new card.
closing-title = The space closes, is sold or merges
closing-what = All other spaces hear that this one has ended. Its cards count nowhere any more, and its members are led to the space that goes on in its place. This cannot be taken back.
closing-successor = The id of the space that goes on in its place, if there is one
closing-go = End this space for good
closing-sure = Really end it, for good?
backup-title = Backup
backup-what = Every night, one file with all that this space cannot get back from others. The 24 recovery words open it. Three are kept.
    .besides = Every night, one file with all that this space cannot get back from others. The 24 recovery words open it, and so does your passphrase. Three are kept.
backup-none = There is none yet.
backup-take = Save a copy
backup-at-home = They lie on this computer, and would be lost with it. Save a copy now and then on a stick or share, or name another folder in config.toml.
backup-now = Make one now
backup-made = The backup is made.
backup-unsealed = Backups are sealed with the recovery words, and nobody has typed those that count on this computer. Type them once:
backup-seal = Use these words
settings-cities = City data:
settings-map = Map: Natural Earth

## The kit

kit-lead = Show that travelling members are welcome.
kit-sticker = Sticker for the window
kit-sticker-what = Its code holds your address: another space scans it and is connected with you.
kit-sticker-web = Its code opens your web site: whoever passes by sees who you are.
kit-sticker-no-web = Add a web address to your contacts in Settings, and the code leads passers-by there.
kit-welcome = Coworkers from elsewhere are welcome
kit-code = QR code of your address
kit-sticker-text = Coworking Visa · covisa
kit-flyer = Flyer for your members
kit-flyer-what = A5, for the front desk.
kit-flyer-title = Work elsewhere, free for a few days
kit-flyer-text = Your membership here opens the doors of other spaces. Ask at the desk for your coworking pass: printed, or on your phone.
# $count: spaces that are known, two at least
kit-flyer-known = { $count } spaces take part.
kit-flyer-here = What we give in return:
kit-badges = Badges and logo
kit-badges-what = For your web site, your mails, your door. PNG for programs that cannot read SVG.
kit-badge-light = Badge, light
kit-badge-dark = Badge, dark
kit-logo = Logo
kit-closed = Your terms say that your space has closed, so there is nothing to hang up.
kit-snippet = For your web site
kit-snippet-what = A sentence about your visa that search engines understand too. It has no script and loads nothing.
kit-snippet-show = Show the code
print-or-pdf = Print, or save as PDF
kit-badge = We honour the Coworking Visa.

## The first run

start-title = Start your space
start-kind = Welcome to covisa
start-lead = Three minutes, and your desk can check visitors from other spaces. Nothing leaves this computer before you press the button.
move-title = Move from another computer
move-what = On the old computer: Settings, Backup. Is it lost, take the last backup from the share or stick where they lie.
move-file = The backup: a file that ends in .covisa
move-words = The 24 words of the recovery sheet
move-words-what = In their order; capitals, numbers and line breaks do not matter. The passphrase of the backups does as well, if there is one.
move-erased = The list of what was erased since, if there is one: covisa-…-erased.json
move-erased-what = It lies beside the backup. Without it, whoever was erased after the backup was made is there again.
move-check = Show what it holds
# $when: a date and a time of day
move-whole = The backup is whole. It was made on { $when } and holds:
# $count: a number
move-members = 
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
move-cards = 
    { $count ->
        [one] { $count } card or pass
       *[other] { $count } cards and passes
    }
move-visits = 
    { $count ->
        [one] { $count } visit
       *[other] { $count } visits
    }
move-pinned = 
    { $count ->
        [one] { $count } space whose key you checked
       *[other] { $count } spaces whose keys you checked
    }
move-then = The space will live on this computer. As soon as a space that you know answers, the old computer is told and signs nothing any more.
move-go = Move it here
start-space = Your space
start-name = Name
start-city = City
start-what-kind = What kind of place
start-region = State, province or region
start-region-what = Some terms apply to one region only: they go by this.
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
words-title = Words explained
word-visa = Coworking Visa
    .means = The agreement among spaces that each other’s members may work there for some days. Each space says for itself what it offers.
word-home = Home space
    .means = The space that a visitor is a member of. It makes the visitor’s pass and can take it back.
word-pass = Pass, card
    .means = What a visitor shows: a QR code signed by the home space, on a phone or on paper. A printed or sent one for all spaces is called a card.
word-code = Short code
    .means = Ten letters and digits that stand for a pass, to be said or typed where nothing can be scanned. The home space is asked about it.
word-offer = Terms
    .means = What a space offers visitors: how many days, when, for whom, and what they have to do first.
word-key = Key
    .means = The long line of letters by which a space is known. Names can be copied, a key cannot.
word-checked = Checked by us
    .means = Somebody here has called that space and compared its key. Only then can its members be green at the desk.
word-colours = Green, amber, red
    .means = What the desk shows. Green: welcome. Amber: the pass is genuine, and a person decides about the rest. Red: this pass does not count.
word-back = Taken back, suspended
    .means = The home space says that a pass does not count: for good, or until it says otherwise. Other spaces hear it within seconds.
word-connection = Connection
    .means = covisa of another space that yours talks to. One is enough: news of all others comes along.
word-recovery = Recovery words
    .means = 24 words that prove that a space is yours. Whoever has them has the space: keep them on paper, away from the computer.
welcome-kind = Your space is ready
welcome-lead = Three steps, then you are ready for the first visitor.
welcome-try = Try it
welcome-try-what = Make a card for yourself, and see what your desk says to it.
welcome-you = Your name
welcome-card = Make my card
welcome-made = This is your card. On paper or on a phone, it is what your members carry.
welcome-show = Show it at the desk
welcome-done = To the Home page
said-founding = Your space is being set up …
said-not-founded = It was not set up: look at the terminal, correct what it says, and try again.

## Printed cards

sheet-title = Coworking Visa cards
sheet-card = Print at 100 %, no fit to page, on cards of 85.60 × 53.98 mm.
sheet-sheet = Print on A4 at 100 %, no fit to page. Cut along the marks.
sheet-kind = Coworking Visa card
# The host's name follows.
sheet-guest = Coworking Visa pass for
sheet-days = Days
sheet-contact = Contact of the home space
sheet-print = Whoever holds this card can show it. Lost? Tell your home space.

## The public directory, as files that anyone may host

directory-title = Find a space in your area to join
# $country: its two letters
directory-country = Spaces in { $country }
# $day: of when the list is
directory-day = As of { $day }.
directory-what = Members of these spaces work in the others for a few days. Each space signs its own entry and runs covisa itself; nobody owns this list.

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
brand-what = They appear on the coworking passes that your members carry.
brand-colour = Colour
brand-logo = Logo
brand-no-logo = Without logo

## The log, and stickers of other spaces

log-title = What covisa reports
log-what = The last lines of its log, for whoever helps you. They name no member.
log-none = Nothing yet.
find-sticker = Or a photo of the sticker in another space's window
find-sticker-read = Read the sticker

## The passport on a phone

role-member = A member's phone
phone-title = Coworking pass on a phone
phone-what = The member scans this code with a phone, and the coworking pass opens there. Members can then make passes themselves, also for one host.
phone-go = Show the code
phone-no-host = Members’ phones cannot reach covisa yet. With a certificate under “Tablets at the desk” (Settings) they can. Until then, send the pass as a file: make a card above.
passport-login = Ask at the desk of your home space: they show you a code.
passport-not-now = Your membership does not use the Coworking Visa right now. Ask at the desk of your home space.
passport-card = Your card
passport-card-what = For every host. It stays on this phone and is there without a network.
passport-card-make = Make my card
passport-announce = Tell the host that I am coming: then I need neither phone nor card
passport-desk-sees = The desk will see
passport-desk-home = Home space
passport-offline = No connection to your home space right now. Your passes are here all the same.
