# What went wrong: each message says what happened.
# .next: what to type next on a command line. What stands there as it is typed stays as it is: covisa ..., --days, ID, FILE.
# .page: what to do next for somebody who looks at a web page: one short sentence, without commands.

## The federation and this space's own records.

problem-unknown-space = covisa on this computer knows no such space.
    .next = covisa space list shows those it knows.
    .page = Look at the list of spaces.
problem-no-record = This space has published no such record.
    .next = covisa space show ID shows what it has published.
    .page = Look at the page of that space.
problem-own-space = That is this space itself.
    .next = Pin and block other spaces.
    .page = Choose another space.
problem-vouch-not-pinned = You vouch only for a space whose key you have checked.
    .next = Compare its fingerprint with its people, then: covisa space pin ID
    .page = Compare its fingerprint with its people first, and say that you have checked it.
# $max: a number
problem-too-many-vouches = A space vouches for at most { $max } others.
    .next = Take one back: covisa space unvouch ID
    .page = Take one back first.
problem-unknown-invitation = There is no such invitation.
    .next = covisa invitation list shows them.
    .page = Look at the list of invitations.
problem-invitation-ended = This invitation has ended.
    .next = Ask whoever sent it for another one.
    .page = Ask whoever sent it for another one.
problem-no-invitation = That is no invitation.
    .next = Paste the line that begins with CVI1., or the whole letter.
    .page = Paste the line that begins with CVI1., or the whole letter.
problem-damaged-invitation = The invitation was damaged on the way: letters are missing or changed.
    .next = Copy the whole line again, or ask for another one.
    .page = Copy the whole line again, or ask for another one.
problem-newer-invitation = This invitation was made by a newer version of covisa.
    .next = Update covisa, then accept it again.
    .page = Update covisa, then open it again.
problem-follows-one = Only an invitation for one space can let it in by itself.
    .next = Leave out --follows, or invite each space by itself.
    .page = Invite each space by itself, or decide once they have come.
# $max: a number
problem-too-many-invitations = { $max } invitations are open; there is no room for another one.
    .next = Take one back: covisa invitation withdraw KEY
    .page = Take one back first.
# $times, $days: numbers
problem-bad-invitation = An invitation is for 1 to { $times } spaces, and for 1 to { $days } days.
    .next = Give other numbers with --times and --days.
    .page = Choose other numbers.
problem-nowhere-reached = This node listens for no others, so that nobody could come to it.
    .next = Start it, and invite then: covisa serve
    .page = Set network.listen in config.toml, and start covisa again.
# $len, $max: numbers
problem-terms-too-large = Signed, the terms would have { $len } bytes; a record may have at most { $max }.
    .next = Shorten notes and lists.
    .page = Shorten notes and lists, then publish the terms again.
# $key: a setting, as it stands in the file; $text: what is wrong, in English
problem-terms-invalid = { $key }: { $text }
    .next = covisa terms check FILE explains each mistake; config/terms.toml shows every setting.
    .page = Correct that line, then publish the terms again.
problem-twin = covisa on another computer signs with this space's key, so nothing is published here.
    .next = Stop the other one, then say here: covisa confirm home
    .page = Stop the other one, then confirm on the Home page that this is the right computer.
problem-home-copied = covisa on this computer was copied or restored from a copy, so nothing is issued before it has heard what was signed since.
    .next = Let it run until it has reached a space whose key you checked. If no other computer runs this space: covisa confirm home
    .page = Let it run until it has reached other spaces. If no other computer runs this space, confirm that on the Home page.
problem-wrong-words = These are not the recovery words of this space.
    .next = Check each word against the sheet; words of an older sheet count no more after a recovery.
    .page = Check each word against the sheet; words of an older sheet count no more after a recovery.
problem-words-together = One of the words is not the one on the sheet, or two have changed places.
    .next = Compare all 24 with the sheet, in their order.
    .page = Compare all 24 with the sheet, in their order.
problem-words-unknown = Word { $word } is not in the list of recovery words.
    .next = Compare it letter by letter with the sheet.
    .page = Compare it letter by letter with the sheet.
problem-words-count = 24 words belong there, and these are { $words }.
    .next = Type all 24 words of the sheet, in their order.
    .page = Type all 24 words of the sheet, in their order.
problem-no-words = No new recovery words were drawn, or covisa was started again since.
    .next = Begin again: covisa key recover
    .page = Begin again: the new words come first.
problem-space-ended = This space has closed: it gives nothing any more.
    .next = If it was closed by mistake: covisa key recover
    .page = If it was closed by mistake, the recovery words open it again.
problem-key-log-full = The list of keys of this space has no room for another one there.
    .next = Name an earlier place: covisa key recover --after 1
    .page = Ask whoever looks after covisa to name an earlier place.
problem-key-log-forked = Two keys were announced in the name of this space, and nobody can tell which one is right: somebody else has had its keys.
    .next = covisa key recover
    .page = Use the recovery words: they settle it.
problem-recovered = Somebody used the recovery words of this space on another computer, so nothing is signed on this one.
    .next = Work on the other computer. If it was not you: covisa key status
    .page = Work on the other computer. If it was not you, call the spaces that know you.
problem-handed-over = This space has moved to another computer, so nothing is signed on this one.
    .next = Work on the other computer. If it is gone: covisa key recover
    .page = Work on the other computer. If it is gone, use the recovery words.
problem-not-restored = This computer’s records were not restored from a backup, or somebody has said already that nothing is missing.
    .next = covisa status
    .page = There is nothing to look at.
problem-backup-no-words = Backups are sealed to the recovery words, and nobody has typed those that count on this computer.
    .next = covisa backup words
    .page = Type the 24 words of the recovery sheet once.
problem-backup-damaged = The records on this computer are damaged, so no backup is made that would take the place of a good one.
    .next = covisa ledger verify; then covisa restore FILE --over
    .page = Restore the last good backup.
# $reason: what the system said
problem-backup-failed = No backup was made: { $reason }
    .next = Check that the folder of backups is there and yours, and that its disk has room.
    .page = Check that the folder of backups is there, and that its disk has room.
problem-restore-not-a-backup = This file is no backup of covisa.
    .next = Name the file that covisa backup wrote: it ends in .covisa
    .page = Take the file that ends in .covisa.
problem-restore-newer = A later version of covisa made this backup.
    .next = Install that version, or a later one.
    .page = Install that version, or a later one.
problem-restore-wrong-words = These words do not open this backup.
    .next = Use the sheet that counted when the backup was made.
    .page = Use the sheet that counted when the backup was made, of the same space; or the passphrase that was chosen before it.
problem-restore-broken = This file is cut or damaged.
    .next = Copy it again, or take another one of the backups.
    .page = Copy it again, or take another one of the backups.
problem-short-passphrase = A passphrase of backups has at least { $fewest } characters.
    .next = Choose several words that nobody guesses: whoever has a backup may try as long as he likes.
    .page = Choose several words that nobody guesses.
# $reason: a sentence in English
problem-not-begun = It did not work: { $reason }
    .next = Correct that, and try again.
    .page = Correct that, and try again.
problem-no-key = The computer that runs covisa does not have the key with which this space signs.
    .next = covisa key status
    .page = Settings, Keys says where the key is.
problem-own-future = Something of this space was signed with a later date than today's, so the clock of this computer is or was wrong.
    .next = Set its date and time. If they are right: covisa confirm clock
    .page = Set the date and time of the computer that runs covisa. If they are right, confirm that on the Home page.
problem-listening = covisa is still listening for what others know of its space.
    .next = Try again in a few seconds.
    .page = Try again in a few seconds.
problem-no-room-to-suspend = The status list has no room for another suspension.
    .next = Take the pass back for good with covisa pass revoke, and issue a new one later.
    .page = Take the pass back for good, and issue a new one later.
problem-cannot-resume = This suspension cannot be lifted.
    .next = Issue a new pass: covisa pass issue
    .page = Issue a new pass.
problem-clock-in-doubt = The clock of this computer cannot be right, so nothing is signed.
    .next = Set its date and time, then try again.
    .page = Set the date and time of the computer that runs covisa, then try again.
problem-overtaken = Something else wrote to this space at the same moment, so nothing was done.
    .next = Do it again.
    .page = Do it again.
# $reason: what the disk said, in English
problem-read-only = Nothing can be saved: { $reason }.
    .next = Repair the disk, then start covisa again. Checks without check-in still work.
    .page = Have the computer's disk repaired and covisa started again. Passes can still be checked.

## Members, plans and member lists.

problem-unknown-member = There is no such member.
    .next = covisa member list shows the ids.
    .page = Look at the list of members.
problem-member-ended = This membership does not run today.
    .next = covisa member list shows since when and until when each one runs.
    .page = Look in the list of members since when and until when it runs.
problem-too-many-members = This space has as many members as covisa can keep for one space.
    .next = Use a second space for the others.
    .page = Use a second space for the others.
# $field: a word for what was written: `says` is what visitors say of themselves, `source` where a member list is from
problem-bad-text =
    { $field ->
        [name] The name must have 1 to 80 characters.
        [plan] The plan must have 1 to 80 characters.
        [email] The e-mail address must have 1 to 80 characters.
        [says] What the visitor says must have 1 to 80 characters.
        [label] The name of the device must have 1 to 80 characters.
        [source] The name of the system that the list came from must have 1 to 80 characters.
        [note] The note must have 1 to 280 characters.
       *[other] The { $field } must have 1 to 80 characters.
    }
    .next = Give it a text of that length.
    .page = Give it a text of that length: a letter with an accent counts as two.
# $plan: a name
problem-plan-stays = Members of the plan "{ $plan }" do not use the Coworking Visa.
    .next = Change that with covisa plan set PLAN --travels yes, or give the member another plan.
    .page = Change that in the list of plans, or give the member another plan.
problem-nothing-to-undo = There is no import of the last 24 hours to undo.
    .next = Import the list as it was before.
    .page = Import the list as it was before.
problem-nothing-to-redo = No list was taken back within a day, or something else has changed since.
    .next = Read the list in again: covisa member import FILE
    .page = Import the list again.
# $text: the message lists-unread of lists.ftl with its rows
problem-rows-invalid = { $text }
    .next = Correct these rows, then import the list again. To import the others without them: --skip-problems.
    .page = Correct these rows, then import the list again, or import the others without them.
# $text: one of the sentences of lists.ftl on a file that is no member list
problem-not-a-list = { $text }
    .next = Export the list as CSV or .xlsx, then import that file.
    .page = Export the list as CSV or .xlsx, then import that file.
# The same, where the named profile is not known.
problem-not-a-list-profile = { $text }
    .next = Name one of these, or a profile file of your own; without --profile it is detected.
    .page = Choose another kind of list, or let it be detected.
# The same, where the named character set is not known.
problem-not-a-list-charset = { $text }
    .next = Name one of these: --encoding windows-1250; without it the character set is detected.
    .page = Choose another character set, or let it be detected.
# The same, where a column of which something was said is not there.
problem-not-a-list-column = { $text }
    .next = Write the header as it stands there: --column "HEADER=FIELD".
    .page = Load the page again, then choose the file.
# The same, where no column holds the names.
problem-not-a-list-names = { $text }
    .next = Rename the header of that column, or name it in a profile file: --profile FILE.
    .page = Rename the header of the column that holds the names, then import the list again.
# $text: one of the messages profile-... of lists.ftl
problem-profile-invalid = { $text }
    .next = Correct the profile; those in config/profiles of the program's source show how they are written.
    .page = Correct the profile file, or let the kind of the list be detected.

## Passes.

# $max: a number
problem-bad-days = A pass of this kind can be valid for 1 to { $max } days.
    .next = Give a number in that range with --days.
    .page = Give a number of days in that range.
problem-unknown-pass = There is no such pass, and no member of that id has one.
    .next = covisa pass list shows them.
    .page = Look at the list of passes.
problem-pass-ended = There is nothing to change: no such pass is valid any more.
    .next = covisa pass list shows the status of each pass.
    .page = Look at the status of each pass in the list of passes.
# $max: a number
problem-too-many-passes = More than { $max } passes with one command are too many.
    .next = Issue them in parts.
    .page = Issue them in parts.
problem-lists-full = Every place of all 64 status lists is in use.
    .next = Let passes end, or issue shorter ones.
    .page = Let passes end, or issue shorter ones.
# $what: what was asked for
problem-cannot-show = A pass cannot show "{ $what }".
    .next = Choose from tier, name, plan, home_name, member_since and email, or none.
    .page = Choose something else for the pass to show, or nothing.
problem-own-host = A pass for one host must be for another space than this one.
    .next = Give the host's id with --for.
    .page = Choose the space that the member will visit.
problem-bad-dates = These dates are not possible: they have passed, or end before they begin.
    .next = Write days as 2026-11-21, the first before the last.
    .page = Choose days from today on, the first before the last.
problem-bad-email = That cannot be an e-mail address.
    .next = Write one as in name@example.org, with at most 80 characters, or leave it out.
    .page = Write one as in name@example.org, or leave the field empty.
# $rows: how many
problem-other-people =
    { $rows ->
        [one] The number of 1 row is that of somebody else here, with another name and address. Nothing was imported.
       *[other] The numbers of { $rows } rows are those of other people here, with other names and addresses. Nothing was imported.
    }
    .next = If the numbers only count the rows, say so: --column "No=". To import the others without these rows: --skip-problems.
    .page = If the numbers only count the rows, choose "not stored" for that column.
problem-too-many-profiles = No more kinds of member lists can be kept.
    .next = Forget one: covisa member profiles lists them.
    .page = Forget one that is not needed, then import the list again.
problem-unknown-profile = No kind of member list of that name is kept.
    .next = covisa member profiles lists them.
    .page = Load the page again.

## Visits, and messages to other spaces.

problem-unknown-visit = There is no such visit.
    .next = covisa visit list shows the ids.
    .page = Look at the list of visits.
problem-nothing-shown = Nothing that this visitor showed is kept any more.
    .next = Check the visitor's pass again, with --check-in.
    .page = Ask the visitor to show the pass again.
problem-pass-not-genuine = The pass cannot be checked, so its visit cannot be counted.
    .next = covisa verify says what is wrong with it.
    .page = Show the pass at the desk: it says what is wrong with it.
problem-day-in-future = That day is still to come.
    .next = Note visits of today or earlier.
    .page = Choose today or an earlier day.
problem-unknown-request = There is no such question, or it has been answered or has ended.
    .next = covisa request list shows them.
    .page = Look at the list of questions.
problem-not-pinned = Messages go only between spaces that have checked each other's keys.
    .next = Check the other space's key with its people, then: covisa space pin ID
    .page = Check the other space's key with its people, then note on its page that you have.
problem-too-many-messages = No more messages can wait: as many as covisa keeps are waiting.
    .next = Wait until some of them have been delivered or have ended.
    .page = Wait until some of them have been delivered or have ended.

## Nodes of other spaces, and desks.

problem-unknown-peer = There is no such connection.
    .next = covisa peer list shows them.
    .page = Look at the list of connections.
problem-too-many-peers = There are as many named connections as covisa keeps.
    .next = Remove one with covisa peer remove ID.
    .page = Remove another one first.
problem-own-peer = That address is your own.
    .next = Add the address that the other space's covisa prints.
    .page = Enter the address that the other space's page shows.
# $what: what is wrong with it, in English, with the address
problem-bad-address = { $what }.
    .next = Copy the whole address that the other space's covisa prints: /ip4/.../tcp/8611/p2p/12D3KooW...
    .page = Copy the whole address that the other space's page shows.
problem-wrong-code = The code is wrong, used or too old.
    .next = Type covisa desk pair for a new one.
    .page = Ask the operator for a new code.
problem-too-many-tries = Too many wrong codes came from your address.
    .next = Wait a minute, then type the code again.
    .page = Wait a minute, then type the code again.
problem-too-many-pairings = Too many codes wait for a desk.
    .next = Use one of them, or wait ten minutes.
    .page = Use one of them, or wait ten minutes.
problem-unknown-token = There is no such token.
    .next = covisa token list shows them.
    .page = Look under “Who has access” in the settings.
# $what: which of these it is
problem-bad-photo =
    { $what ->
        [too-large] The picture is too large: at most 8 MiB, 10,000 pixels a side and 50 megapixels in all.
        [not-a-picture] The picture cannot be read: send a JPEG or PNG.
        [several-codes] More than one QR code is in the picture: show one at a time.
        [no-address] The code in the picture is not the address of a space.
       *[no-code] No QR code was found in the picture: hold the camera closer and straight, and avoid glare.
    }
    .next = Take another picture, or type the code.
    .page = Take another picture, or type the code.

## Requests to the API. Programmers read these, seldom others.

problem-crowded = Too many requests come from your address at once.
    .next = Send it again in a second.
    .page = Try again in a moment.
problem-pictures-wait = Too many pictures are being looked at.
    .next = Send it again in a second.
    .page = Take the picture again in a moment.
problem-no-such-path = There is nothing at this path.
    .next = GET /api/v1/openapi.json lists what there is.
    .page = Go back to the Home page.
problem-wrong-method = This path does not take this method.
    .next = GET /api/v1/openapi.json lists what there is.
    .page = Go back to the Home page.
problem-no-token = This needs a token.
    .next = Send Authorization: Bearer TOKEN; the token is in the file api-token in covisa's folder.
    .page = Let this browser in again.
problem-not-for-desks = A front desk may not do this.
    .next = Ask the operator.
    .page = Ask the operator.
problem-city-unknown = No city called { $city } is known here.
    .next = Say its zone too, as in Europe/Berlin; country and position are for the map.
    .page = Check the spelling, or open “Kind, region, country, time zone, position” and fill in the time zone.
problem-no-public-host = A phone cannot reach covisa on this computer: it has no public name.
    .next = Put a proxy with TLS in front of it, and name that in http.public_hosts.
    .page = Send the pass as a file instead.
problem-not-for-members = Your coworking pass is all that this phone may open.
    .next = Ask the operator.
    .page = Open your coworking pass.
problem-enough-passes = You have made as many passes today as is allowed.
    .next = Try again tomorrow.
    .page = Try again tomorrow, or ask at the desk of your home space.
problem-not-for-readers = This browser may look at everything and change nothing.
    .next = Ask the operator.
    .page = Ask the operator.
problem-no-qr = The pass is too long for a QR code.
    .next = Let it show less.
    .page = Let it show less.
problem-wrong-word = This is not the seventh of the recovery words.
    .next = Count again on the printed sheet.
    .page = Count again on the printed sheet.
problem-rows-unread = The list is to name everyone, but some of its rows cannot be read: these members would count as having left.
    .next = Correct the rows in the file, then check the list again.
    .page = Correct the rows in the file and choose it again, or untick “The list names everyone”.
problem-bad-logo = This is not a JPEG or PNG of the size of a logo.
    .next = Give a picture of at most 4 MiB and 8,000 pixels a side.
    .page = Choose a picture of at most 4 MiB and 8,000 pixels a side.
problem-door-by-file = config.toml or a flag says where tablets come in.
    .next = Take http.desk_listen out of it, then start covisa again.
    .page = Take http.desk_listen out of it, then start covisa again.
problem-door-readable = Without a certificate nothing is encrypted on the way to the tablets.
    .next = If that network is the house’s own and no guest’s, say --own-network.
    .page = If that network is yours alone and no guest’s, tick that.
# $port: as a number; $reason: what the system said, in English
problem-door-port = Port { $port } cannot be used: { $reason }.
    .next = Name another with --port.
    .page = Choose another one.
# $reason: what is wrong, in English
problem-door-certificate = The certificate cannot be used: { $reason }.
    .next = Put both files right: certificate.pem and key.pem.
    .page = Put both files right: certificate.pem and key.pem.
# $names, $wanted: names of computers
problem-door-other-name = The certificate speaks for { $names }, and not for { $wanted }.
    .next = Name one of its names with --name.
    .page = Choose one of its names.
# $names: names of computers
problem-door-no-name = The certificate names { $names }: say which name tablets ask for.
    .next = Say it with --name.
    .page = Type it under “Where”.
# $days: as a number
problem-door-certificate-ends = { $days ->
        [0] The certificate for tablets has ended, or ends today.
        [one] The certificate for tablets ends in a day.
       *[other] The certificate for tablets ends in { $days } days.
    }
    .next = Put a newer one in its place.
    .page = Put a newer one in its place.
problem-forbidden-host = covisa does not answer under that name.
    .next = Use 127.0.0.1 and covisa's port, or add the name to http.public_hosts.
    .page = Ask the operator for the right address.
problem-forbidden-origin = Pages from elsewhere may not ask covisa.
    .next = Open covisa's own page.
    .page = Open covisa's own page.
# $wanted: a media type
problem-unsupported-body = The body must be { $wanted }.
    .next = Send it with that Content-Type.
    .page = Reload the page and try again.
problem-packed-body = The body has a Content-Encoding; nothing is unpacked here.
    .next = Send it as it is, without that header.
    .page = Reload the page and try again.
# $what: which of these it is; $detail: what the parser says, in English
problem-bad-json =
    { $what ->
        [object] The body is not what is needed here: an object in braces is needed.
        [no-sense] The body is not what is needed here: the request makes no sense.
        [late] The body is not what is needed here: the body did not arrive in time.
        [cut-short] The body is not what is needed here: the body was cut short.
        [no-text] The body is not what is needed here: not UTF-8.
       *[other] The body is not what is needed here: { $detail }.
    }
    .next = Correct the body and send it again.
    .page = Try again.
# $name: one of these words, or a field as programs name it; $example: an example, with words in English
problem-bad-value =
    { $name ->
        [space-id] the space id cannot be read.
        [record] the record cannot be read.
       *[other] { $name } cannot be read.
    }
    .next = Write it as in { $example }.
    .page = Look at what you wrote there, and write it as in { $example }.
# $max: a number
problem-too-large = The body is larger than { $max } bytes.
    .next = Send less.
    .page = Choose a smaller file.
problem-changed-meanwhile = It was changed since you read it.
    .next = Read it again, then send your change.
    .page = Look in a second window at what applies now, and change it there; what you typed stays here until then.
problem-key-reused = This Idempotency-Key stands for another request.
    .next = Use a new Idempotency-Key for a new request.
    .page = Reload the page and try again.
problem-in-progress = This request is being carried out.
    .next = Send it again in a moment: the answer will be that of the first.
    .page = Wait a moment, then try again.
problem-stopping = covisa is stopping.
    .next = Start it again: covisa serve.
    .page = Wait until covisa is running again, then reload the page.

## What the operator has to look after, shown with how the node is. They stand in a line behind "warning:".

warning-recovery = recovery.txt is still in covisa's folder: print it, keep it elsewhere, and delete it
warning-twin = covisa on another computer signs with this space's key: nothing is published until somebody says which of the two is the right one
    .next = stop the other one, then: covisa confirm home
warning-copied = covisa's folder was copied or restored from a copy: nothing is issued until a space whose key you checked has told what was signed since
    .next = if no other computer runs this space: covisa confirm home
# $when: a date and a time of day
warning-restored = the records were restored from a backup of { $when }: nobody is green until somebody has looked at the list of pinned spaces
    .next = covisa space list --standing pinned; then covisa confirm restored
# $from, $until: a date and a time of day
warning-visits-missing = visits between { $from } and { $until } may be missing here: days that are counted are amber until their period is over
# $homes: a number
warning-key-waits = the key that signs is to be replaced after 90 days, and this waits until the nodes of two spaces that you pinned have answered: { $homes } so far
warning-backup-words = no backup can be made until the recovery words were typed once: covisa backup words
# $when: a date and a time of day
warning-backup-old = the last backup was made on { $when }
# $reason: what the system said
warning-backup-failed = the last backup failed: { $reason }
# $day: a date; $time: a time of day
warning-clock-unconfirmed = nothing was written here for a long time: nothing is erased or forgotten until somebody confirms that it is { $day }, { $time }
    .next = covisa confirm clock
# $way: behind or ahead; $minutes: a number; $homes: names of spaces
warning-clock-ours = the clock of this computer seems wrong: it is { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} { $way ->
    [behind] behind
   *[ahead] ahead of
} those of { $homes }
warning-clock-theirs = the clocks of { $homes } seem wrong: this one is { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} { $way ->
    [behind] behind
   *[ahead] ahead of
} them
warning-clock-differs = the clock of this computer and that of { $homes } do not agree: this one is { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} { $way ->
    [behind] behind
   *[ahead] ahead
}
# $day: a date; $time: a time of day
warning-own-future = something of this space was signed with a later date, and others do not hear what is signed now: is it { $day }, { $time }?
    .next = covisa confirm clock
warning-few-places = the status lists are nearly full: soon no more passes can be issued
warning-clock-behind = the clock of this computer shows a moment that has passed: set its date and time
warning-clock-ahead = the clock of this computer is years ahead of everything covisa knows: set its date and time, or install a newer version
