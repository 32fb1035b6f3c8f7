# Member lists that are imported: what is wrong with a file, or with a row of it. "Row" is a line of a spreadsheet.

## A row that is not taken: `row 17: there is no name`.

# $line: its number; $reason: one of the messages row-...
lists-row = row { $line }: { $reason }

## Why it is not taken.
## $field: one of the messages field-...; $value: what stands there

row-no-name = there is no name
row-no-key = there is neither an e-mail address nor a number
row-bad-email = "{ $value }" is not an e-mail address
row-bad-date = { $field }: "{ $value }" is not a date
# $dayfirst, $monthfirst: the message `date`, twice
row-ambiguous-date = { $field }: "{ $value }" can mean { $dayfirst } or { $monthfirst }; write the one you mean
# $since, $until: the message `date`
row-ends-before-it-begins = it ends on { $until }, before it begins on { $since }
row-unknown-state = "{ $value }" says neither that the membership is active nor that it has ended
row-too-long = { $field }: more than 80 characters (a letter with an accent counts as two)
row-not-text = { $field }: characters that are not text
# $cells, $headers: one of the messages lists-cells and lists-headers each
row-cells = { $cells } under { $headers }: the row may be shifted
# $line: the number of the other row
row-duplicate = row { $line } is about the same member and says something else

lists-cells =
    { $number ->
        [one] { $number } cell
       *[other] { $number } cells
    }
lists-headers =
    { $number ->
        [one] { $number } header
       *[other] { $number } headers
    }

## What a column holds, as it stands before a colon.

field-name = the name
field-first-name = the first name
field-last-name = the last name
field-email = the e-mail address
field-plan = the plan
field-since = the start
field-until = the end
field-external-id = the number
field-state = the state

## Rows that cannot be read, and nothing of the list was imported. Behind it follow the rows, one a line.
## $bad, $rows, $number: numbers

lists-unread-only = The only row cannot be read, so nothing was imported:
lists-unread =
    { $rows ->
        [one] { $bad } of { $rows } row cannot be read, so nothing was imported:
       *[other] { $bad } of { $rows } rows cannot be read, so nothing was imported:
    }
lists-unread-more = and { $number } more
# What of a list may have been meant otherwise. $header: the header of a column; $value: one of its words
lists-dates-unused = The column "{ $header }" holds dates and is not stored: does it say when a membership begins or ends?
lists-no-state = The column "{ $header }" is not read as the state of the membership: "{ $value }" looks like part of an address.
lists-states-unused = The column "{ $header }" holds words such as "{ $value }" and is not stored: does it say whether a membership runs?
# $name: a character set, or a sheet of a workbook; $sample: a cell with letters that others would read otherwise; $of: how many sheets there are
lists-charset-guessed = Read as { $name }, which gives "{ $sample }". If letters are wrong, choose another character set.
lists-sheet = Read from the sheet "{ $name }", one of { $of }.

## A file that is no member list, and what to do.
## $found, $most: numbers

lists-too-large = The file has { $found } MiB; a member list may have at most { $most } MiB.
lists-empty = The file is empty.
lists-header-only = There is no member below the header.
lists-workbook = This workbook cannot be read: it may be an older .xls, locked with a password, or damaged. Save it as .xlsx or CSV.
lists-pdf = This is a PDF: export the list as CSV or .xlsx instead.
lists-markup = This is a web page, whatever the file is called: save it as CSV in your spreadsheet.
lists-binary = This is not text: export the list as CSV.
# $headers, $expected: messages lists-quoted, joined with list-comma
lists-no-name-column = No column holds the names. The headers are { $headers }; one like { $expected } is needed.
lists-no-such-column = There is no column "{ $header }". The headers are { $headers }.
lists-quoted = "{ $name }"
lists-too-many-rows = There are more than { $most } rows.
lists-too-many-columns = There are { $found } columns; a member list may have at most { $most }.
# $known: names, joined with list-comma
lists-unknown-profile = There is no such profile. Those there are: { $known }.
lists-unknown-charset = There is no such character set. Those there are: { $known }.
# $line: the number of the row
lists-broken = A quotation mark in row { $line } is never closed.

## A profile file, which describes how the lists of another system look, and cannot be used.

# $most: a number
profile-too-large = The profile file has more than { $most } KiB.
# $line: a number; $text: what the parser says, in English
profile-not-toml = The profile file cannot be read: line { $line }: { $text }.
# $path: a setting, as it stands in the file; $text: what is wrong, in English
profile-mistake = The profile file cannot be used: line { $line }: { $path }: { $text }.
